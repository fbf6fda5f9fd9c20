"""Takes files only from visits that opened the page Import as somebody who may import.

Streamlit takes a file from every open page and keeps it in memory, before anybody signed in.
"""

import re

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime.scriptrunner import get_script_run_ctx

_UPLOAD = re.compile(r"/_stcore/upload_file/([^/]+)/")
_MAY: set[str] = set()


def take_uploads() -> None:
    """Take files from this visit from now on."""
    context = get_script_run_ctx()
    if context is not None:
        _MAY.add(context.session_id)


class Uploads:
    """Refuses files of visits that may not import."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse the file with 403."""
        upload = _UPLOAD.search(scope["path"]) if scope["type"] == "http" else None
        if upload is None or scope["method"] == "OPTIONS" or upload[1] in _MAY:
            await self.app(scope, receive, send)
        else:
            await PlainTextResponse("Files are taken on the page Import alone.", status_code=403)(scope, receive, send)

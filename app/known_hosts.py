"""Refuses requests under a name that is not the server's, and pages of other sites that open a connection to it.

Streamlit asks for the name only where a page opens its connection, and asks the internet for this machine's address
when the page is of another site; here nothing leaves the machine. Whether the server lives, it tells under any name:
who watches over it asks by its number.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed


class KnownHosts:
    """Lets through what is asked under an allowed name (`server.allowedHosts`) and, if by a page, by one of ours."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it: HTTP with 421 or 403, a connection by closing it."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host, origin = headers.get("host"), headers.get("origin")
        lives = scope["type"] == "http" and scope["path"].endswith("/_stcore/health")
        if lives or (is_host_allowed(host) and (origin is None or _is_own(origin, host))):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        elif not is_host_allowed(host):
            said = "This server does not answer to that name; its names stand in STREAMLIT_SERVER_ALLOWED_HOSTS."
            await PlainTextResponse(said, status_code=421)(scope, receive, send)
        else:
            await PlainTextResponse("Pages of other sites may not ask this server.", status_code=403)(
                scope, receive, send
            )


def _is_own(origin: str, host: str | None) -> bool:
    return urlsplit(origin).netloc == host or origin in config.get_option("server.corsAllowedOrigins")

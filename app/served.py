"""The application as a server runs it: the script `main.py`, safe headers, one address of the server for all pages."""

import asyncio
import gc
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

logging.getLogger("streamlit.runtime.caching.cache_data_api").addFilter(
    lambda record: "No runtime found" not in record.getMessage()
)
"""The graph is read before the first page on purpose; Streamlit would warn of it."""

sys.path[:0] = [folder for folder in (str(Path(__file__).parent.parent),) if folder not in sys.path]

from app.app_pages import find_page  # noqa: E402 - the folder above must be importable first
from app.frame import SECTIONS  # noqa: E402
from app.known_hosts import KnownHosts  # noqa: E402
from app.no_delay import send_at_once  # noqa: E402
from app.roles import SignInSettingsError, sign_in_is_on  # noqa: E402
from app.sign_in_answers import SignInAnswers  # noqa: E402
from app.uploads import Uploads  # noqa: E402
from graph_loader.errors import LegalGraphError  # noqa: E402

LOG = logging.getLogger(__name__)
AUDIT = logging.getLogger("legalgraph.audit")

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' blob: data:; "
    "worker-src 'self' blob:; frame-src 'self' blob:; frame-ancestors 'none'; object-src 'none'; base-uri 'self'; "
    "form-action 'self'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-frame-options", b"DENY"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
)
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
UNCOMPRESSED = frozenset({b"accept-encoding", b"if-none-match", b"if-modified-since"})


class SafeHeaders:
    """Adds the headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; its answer gets the headers that it does not have."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(pair for pair in HEADERS if pair[0] not in given)]
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class KnownServer:
    """Tells the page where its server is; else a page that is opened by its own address first asks a wrong one.

    The browser's part of Streamlit looks for the server under `/document/` before `/`, and each miss is an error in
    the browser's console.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; an HTML page gets the server's address."""
        if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self.app(scope, receive, send)
            return
        plain = dict(scope)
        plain["headers"] = [pair for pair in scope["headers"] if pair[0].lower() not in UNCOMPRESSED]
        start: Message = {}
        body = bytearray()

        async def collect(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            body.extend(message.get("body", b""))
            if message.get("more_body"):
                return
            headers = [pair for pair in start["headers"] if pair[0].lower() != b"content-length"]
            page = bytes(body)
            if b"text/html" in dict(headers).get(b"content-type", b""):
                page = page.replace(b"<head>", f"<head><script>{_server()}</script>".encode(), 1)
            start["headers"] = [*headers, (b"content-length", str(len(page)).encode())]
            await send(start)
            await send({"type": "http.response.body", "body": page})

        await self.app(plain, receive, collect)


def _server() -> str:
    folder = str(st.get_option("server.baseUrlPath") or "").strip("/")
    path = f' + "/{folder}"' if folder.replace("/", "").replace("-", "").isalnum() else ""
    return f"window.__streamlit = {{ BACKEND_BASE_URL: location.origin{path} }};"


def _read_graph() -> None:
    """Read pages and graph before somebody asks for them; a store that cannot be opened is told by the pages.

    Streamlit looks for garbage after every run of a page; what stands now stays, so it need not be looked through.
    """
    for pages in SECTIONS.values():
        for name in pages:
            import_module(f"app.app_pages.{name}_page")
    try:
        find_page.read_first()
    except LegalGraphError as error:
        LOG.warning("%s", error)
    gc.collect()
    gc.freeze()


def _show_audit() -> None:
    """Write who signs in, asks and loads to the server's log; Python keeps such lines to itself otherwise."""
    lines = logging.StreamHandler()
    lines.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
    AUDIT.addHandler(lines)
    AUDIT.setLevel(logging.INFO)
    AUDIT.propagate = False


def _say_who_may_enter() -> None:
    """Warn who starts the server where anybody who reaches it may do everything, or where nobody may enter."""
    try:
        if not sign_in_is_on() and st.get_option("server.address") not in LOOPBACK:
            LOG.warning("Others may reach this address and nobody has to sign in: everybody may import and correct.")
    except SignInSettingsError as error:
        LOG.error("Nobody is let in: %s", error)  # noqa: TRY400 - the sentence says it all


@asynccontextmanager
async def _ready(_: Any) -> AsyncIterator[dict[str, Any] | None]:  # noqa: ANN401 - Streamlit's App
    _show_audit()
    _say_who_may_enter()
    send_at_once(asyncio.get_running_loop())
    await asyncio.to_thread(_read_graph)
    yield None


app = st.App(
    Path(__file__).with_name("main.py"),
    lifespan=_ready,
    middleware=[Middleware(one) for one in (SafeHeaders, KnownHosts, Uploads, SignInAnswers, KnownServer)],
)

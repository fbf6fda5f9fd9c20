"""How a sign-in ends for the person: back on the page that was asked for, with a word on what went wrong.

Streamlit answers every end of a sign-in with the first page and keeps the reason to its log; a provider that cannot
be reached it answers with two English words. This middleware stands around its three addresses: it remembers which
page was asked for when a sign-in begins, leads back to it, and puts a failure's reason into the address
(`?sign_in=refused`), where the page reads it. Over TLS it marks Streamlit's cookies as `Secure`.
"""

import logging
from urllib.parse import parse_qs, parse_qsl, quote, unquote, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config
from streamlit.auth_util import get_origin_from_redirect_uri

from app.sign_in import REASON

LOG = logging.getLogger(__name__)

BACK = "legalgraph_back"
"""The cookie that keeps the page asked for while the person is at the provider."""

LONGEST_BACK = 1500
BACK_SECONDS = 900
USER = "_streamlit_user="


class SignInAnswers:
    """Changes where the answers of `/auth/login`, `/oauth2callback` and `/auth/logout` lead."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; an answer of sign-in leads to the page asked for, with the reason of a failure."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = str(scope["path"])
        ways = {"/auth/login": _begin, "/oauth2callback": _end, "/auth/logout": _leave}
        way = next((way for end, way in ways.items() if path.endswith(end)), None)
        if way is None:
            await self.app(scope, receive, _secure(send))
            return
        start: Message = {}
        body: list[Message] = []

        async def collect(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            else:
                body.append(message)

        try:
            await self.app(scope, receive, collect)
        except Exception:
            LOG.exception("Sign-in failed")
            start = {"status": 500, "headers": []}
        answer = way(Headers(scope=scope), parse_qs(scope["query_string"].decode("latin-1")), start)
        if answer is None:
            await _secure(send)(start)
            for message in body:
                await send(message)
        else:
            await answer(scope, receive, _secure(send))


def _begin(headers: Headers, _: dict[str, list[str]], start: Message) -> RedirectResponse | None:
    """Remember the page asked for; where Streamlit does not lead to the provider, lead back to that page."""
    back = _page(headers.get("referer", ""), headers.get("host", ""))
    if not _leads_away(start):
        return _to(back, "unavailable" if start["status"] >= 400 else "failed", start)
    cookie = f"{BACK}={quote(back, safe='')}; Path=/; Max-Age={BACK_SECONDS}; HttpOnly; SameSite=lax"
    start["headers"] = [*start["headers"], (b"set-cookie", cookie.encode("ascii"))]
    return None


def _end(headers: Headers, asked: dict[str, list[str]], start: Message) -> RedirectResponse | None:
    """Lead to the page asked for, signed in or with the reason why not."""
    kept = unquote(cookie_parser(headers.get("cookie", "")).get(BACK, _first()))
    back = _page(f"//{headers.get('host', '')}{kept}", headers.get("host", ""))
    if any(_is_set(value) for name, value in start["headers"] if name.lower() == b"set-cookie"):
        return _to(back, None, start)
    if not asked.keys() & {"code", "error"}:
        return _to(_first(), "out", start)
    return _to(back, "refused" if asked.get("error") == ["access_denied"] else "failed", start)


def _leave(_: Headers, __: dict[str, list[str]], start: Message) -> RedirectResponse | None:
    """Say that one is signed out, unless the provider has to hear of it first."""
    return None if _leads_away(start) else _to(_first(), "out", start)


def _to(page: str, reason: str | None, start: Message) -> RedirectResponse:
    """Return the way to a page with the cookies of Streamlit's answer."""
    if reason is not None:
        page += f"{'&' if '?' in page else '?'}{urlencode({REASON: reason})}"
    answer = RedirectResponse(page, status_code=302)
    cookies = [pair for pair in start["headers"] if pair[0].lower() == b"set-cookie"]
    if reason in {None, "out"}:
        cookies.append((b"set-cookie", f"{BACK}=; Path=/; Max-Age=0; HttpOnly; SameSite=lax".encode("ascii")))
    answer.raw_headers.extend(cookies)
    return answer


def _page(address: str, host: str) -> str:
    """Return the path and parameters of an address of this server; the first page for any other address."""
    parts = urlsplit(address)
    if parts.netloc != host:
        return _first()
    parameters = [pair for pair in parse_qsl(parts.query) if pair[0] != REASON]
    page = "/" + parts.path.lstrip("/\\") + (f"?{urlencode(parameters)}" if parameters else "")
    return page if len(page) <= LONGEST_BACK else _first()


def _first() -> str:
    folder = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{folder}/" if folder else "/"


def _leads_away(start: Message) -> bool:
    location = Headers(raw=list(start["headers"])).get("location", "")
    return location.startswith(("http://", "https://"))


def _is_set(cookie: bytes) -> bool:
    text = cookie.decode("latin-1")
    return text.startswith(USER) and "max-age=0" not in text.lower()


def _secure(send: Send) -> Send:
    """Return a `send` that marks cookies as `Secure` where the application is reached over TLS."""

    async def marked(message: Message) -> None:
        if message["type"] == "http.response.start" and (get_origin_from_redirect_uri() or "").startswith("https:"):
            headers = MutableHeaders(raw=list(message["headers"]))
            message["headers"] = [
                (name, value if name.lower() != b"set-cookie" or b"; secure" in value.lower() else value + b"; Secure")
                for name, value in headers.raw
            ]
        await send(message)

    return marked

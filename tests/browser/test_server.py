"""The production settings, by real requests: headers, names, other sites, uploads, faults, and where it listens."""

import http.client
import re
import time
from pathlib import Path
from urllib.parse import urlparse

import pytest

from tests.browser.conftest import App, Watched
from tests.browser.test_sign_in import EDITOR, READER, Guarded, frames, guarded, text_of  # noqa: F401

SAFE = {
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}
FORBIDDEN = ("unsafe-eval'", "ws:", "wss:", "http:", "https:", " * ")


def ask(
    app: App, path: str, method: str = "GET", body: bytes | None = None, **headers: str
) -> http.client.HTTPResponse:
    """Send one request as it is; a name with `_` is a header with `-`."""
    connection = http.client.HTTPConnection(urlparse(app.address).netloc, timeout=60)
    connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/document?doc=29-NQ/TW", 200),
        ("/_stcore/health", 200),
        ("/_stcore/host-config", 200),
        ("/app/static/icon.png", 200),
        ("/app/static/none.png", 404),
        ("/media/none.csv", 404),
        ("/_stcore/upload_file/none/none", 403),
        ("/auth/login", 302),
        ("/oauth2callback?error=access_denied", 302),
        ("/..%2f..%2fetc/passwd", None),
    ],
)
@pytest.mark.parametrize("page", [True, False], ids=["page", "file"])
def test_every_answer_has_the_safe_headers(app, path, status, page):
    answer = ask(app, path, **({"Accept": "text/html"} if page else {}))
    assert answer.status == (status or answer.status)
    for name, value in SAFE.items():
        assert answer.headers.get_all(name) == [value]
    (policy,) = answer.headers.get_all("content-security-policy")
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
    assert rules["frame-ancestors"] == "'none'"
    assert rules["object-src"] == "'none'"
    assert rules["default-src"] == rules["form-action"] == rules["base-uri"] == "'self'"
    assert not any(word in f" {policy} ".replace("'wasm-unsafe-eval'", "") for word in FORBIDDEN)


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("{own}", None, 200),
        ("{own}", "http://{own}", 200),
        ("localhost:{port}", "http://localhost:{port}", 200),
        ("evil.example", None, 421),
        ("127.0.0.1.evil.example", None, 421),
        ("evil.example@127.0.0.1", None, 421),
        ("{own}", "https://evil.example", 403),
        ("{own}", "http://localhost:{port}", 403),
        ("{own}", "null", 403),
        ("{own}", "http://{own}.evil.example", 403),
    ],
)
def test_other_names_and_other_sites_are_refused(app, host, origin, status):
    """Over HTTP and over the connection by which a page gets its data alike."""
    own = urlparse(app.address)
    host, origin = ((value or "").format(own=own.netloc, port=own.port) for value in (host, origin))
    given = {"Host": host} | ({"Origin": origin} if origin else {})
    assert ask(app, "/", **given).status == status
    assert ask(app, "/_stcore/stream", **given | WEBSOCKET).status == (101 if status == 200 else 403)


def test_whether_it_lives_is_told_under_any_name(app):
    assert ask(app, "/_stcore/health", Host="10.0.0.7:8501").status == 200


WEBSOCKET = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Protocol": "streamlit",
}


def test_it_listens_on_this_machine_alone(app):
    port = f":{urlparse(app.address).port:04X}"
    lines = [line.split() for name in ("tcp", "tcp6") for line in Path("/proc/net", name).read_text().splitlines()[1:]]
    listening = [line[1] for line in lines if line[3] == "0A" and line[1].endswith(port)]
    assert listening == [f"0100007F{port}"]


def form(size: int) -> tuple[bytes, str]:
    """A file of so many bytes as a browser sends it."""
    head = b'--b\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n'
    return head + b"x" * size + b"\r\n--b--\r\n", "multipart/form-data; boundary=b"


def test_a_file_is_taken_from_an_editor_with_the_token_of_the_page_alone(guarded):  # noqa: F811
    """Not before sign-in, not from a reader, not from another site, and not beyond the limit."""
    statuses = {}
    for name in (None, READER, EDITOR):
        watched = guarded.visit()
        received = frames(watched)
        if name is None:
            watched.open("/import")
        else:
            guarded.sign_in(watched, name, "/import")
        cookies = {one["name"]: one["value"] for one in watched.page.context.cookies()}
        cookie = {"Cookie": "; ".join(f"{key}={value}" for key, value in cookies.items())}
        token = {"X_Xsrftoken": cookies["_streamlit_xsrf"]}
        visits = set(re.findall(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", text_of(received)))
        assert visits
        for size, headers in ((10, cookie | token), (10, cookie), (52 * 2**20, cookie | token)):
            body, kind = form(size)
            found = set()
            for visit in visits:
                path = f"/_stcore/upload_file/{visit}/{time.time_ns()}"
                found.add(ask(guarded.app, path, "PUT", body, Content_Type=kind, **headers).status)
            statuses[name, size, "X_Xsrftoken" in headers] = found
        watched.check()
    assert statuses.pop((EDITOR, 10, True)) >= {204}
    assert statuses.pop((EDITOR, 10, False)) == {403}
    assert statuses.pop((EDITOR, 52 * 2**20, True)) >= {413}
    assert set.union(*statuses.values()) == {403}


@pytest.mark.parametrize(("language", "said"), [("vi", "mỗi tệp tối đa 50 MB"), ("en", "at most 50 MB each")])
def test_a_file_that_is_too_large_is_told_in_the_language_of_the_page(browser, app, tmp_path, language, said):
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(51 * 2**20)
    watched = Watched(browser, app.address)
    page = watched.open(f"/import?lang={language}")
    page.locator("input[type=file]").set_input_files(large)
    page.locator("[aria-invalid=true]").wait_for()
    style = "box => getComputedStyle(box, '::after').content"
    assert said in page.get_by_test_id("stFileUploader").evaluate(style)
    watched.check()


FAULT = """
import app.app_pages.quality_page as page
def draw(words):
    raise RuntimeError("the secret of /etc/shadow")
page.draw = draw
import app.app_pages.impact_page as page
def draw(words):
    import streamlit as st
    @st.fragment
    def part():
        raise RuntimeError("the secret of /etc/shadow")
    part()
page.draw = draw
import app.state as state
words = state.words
def no_words():
    import streamlit as st
    if "fault" in st.query_params:
        raise RuntimeError("the secret of /etc/shadow")
    return words()
state.words = no_words
"""


def test_a_fault_is_told_without_its_traceback_and_kept_in_the_log(browser, folder, tmp_path):
    app = App(folder, log=tmp_path / "log", first=FAULT)
    try:
        watched = Watched(browser, app.address)
        received = frames(watched)
        for path in ("/quality", "/impact", "/impact?lang=en"):
            page = watched.open(path)
            page.get_by_text(re.compile("Có lỗi ngoài dự kiến|Something unexpected")).wait_for()
        page.goto(f"{app.address}/?fault=1")
        page.get_by_test_id("stException").wait_for()
        said = page.get_by_test_id("stApp").inner_text() + text_of(received)
        for word in ("secret", "Traceback", "RuntimeError"):
            assert word not in said
        assert app.log.read_text("utf-8").count("the secret of /etc/shadow") >= 4
        watched.check()
    finally:
        app.stop()

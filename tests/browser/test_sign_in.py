"""Sign-in against a provider of one's own: who sees what, who may do what, and every way in which it can fail."""

import json
import re
import shutil
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest
from joserfc.jwk import RSAKey
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from tests.browser.conftest import App, Watched
from tests.browser.test_states import PAGES
from tests.oidc_provider import CLIENT, OidcProvider, Person

EDITOR, READER, NAMESAKE, LATE, SERVICE, STRANGER = "Lan", "Bình", "Lan giả", "Muộn", "Máy", "Người lạ"
PEOPLE = {
    EDITOR: Person("1", {"email": "Lan@example.vn", "email_verified": True}),
    READER: Person("2", {"email": "binh@example.vn", "email_verified": True}),
    NAMESAKE: Person("3", {"email": "lan@example.vn", "email_verified": False}),
    LATE: Person("4", {"email": "lan@example.vn", "email_verified": True}, age=13 * 3600),
    SERVICE: Person("5f0c", {}),
    STRANGER: Person("6", {"email": "x@elsewhere.example", "email_verified": True}),
}
ROLES = """
[roles]
editors = ["lan@EXAMPLE.vn", "5f0c"]
readers = ["@example.vn", "3"]
"""
NEEDED = "Hãy đăng nhập để dùng"


def secrets_file(folder: Path, provider: OidcProvider, roles: str = ROLES) -> dict[str, str]:
    """Write the settings of sign-in; return the variable that names them."""
    file = folder / "secrets.toml"
    file.write_text(
        f"""[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "a long text that only the tests know"
client_id = "{CLIENT}"
client_secret = "{provider.secret}"
server_metadata_url = "{provider.issuer}/.well-known/openid-configuration"
{roles}""",
        "utf-8",
    )
    return {"STREAMLIT_SECRETS_FILES": str(file)}


class Guarded:
    """An application with sign-in, on a store of its own."""

    def __init__(self, browser, folder: Path, place: Path) -> None:
        self.browser = browser
        self.store = place / "store"
        shutil.copytree(folder, self.store)
        self.provider = OidcProvider(dict(PEOPLE))
        self.app = App(self.store, secrets_file(place, self.provider))

    def visit(self) -> Watched:
        """Return a new window."""
        return Watched(self.browser, self.app.address, also=(self.provider.issuer,))

    def enter(self, name: str, path: str = "/") -> Watched:
        """Open a page as somebody who signs in for it."""
        watched = self.visit()
        self.sign_in(watched, name, path)
        return watched

    def sign_in(self, watched: Watched, name: str, path: str) -> None:
        """Open a page in a window and sign in for it."""
        page = watched.open(path)
        page.get_by_role("button", name="Đăng nhập").click()
        page.get_by_role("button", name=name, exact=True).click()
        page.get_by_test_id("stCaptionContainer").first.wait_for()
        watched.settle()


@pytest.fixture(scope="module")
def guarded(browser, folder, tmp_path_factory) -> Iterator[Guarded]:
    started = Guarded(browser, folder, tmp_path_factory.mktemp("guarded"))
    yield started
    started.app.stop()
    started.provider.stop()


def frames(watched: Watched, event: str = "framereceived") -> list[bytes]:
    """Everything that the server sends to a page from now on, or (`framesent`) the page to the server."""
    found: list[bytes] = []

    def keep(data: bytes | str) -> None:
        found.append(data if isinstance(data, bytes) else data.encode())

    watched.page.on("websocket", lambda socket: socket.on(event, keep))
    return found


def text_of(messages: list[bytes]) -> str:
    """The texts in messages, those within JSON too."""
    text = b"".join(messages).decode("utf-8", "replace")
    return re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), text)


TOLD = ("Nghị quyết", "urn:lex")
"""What pages with documents say, whichever they are."""


@pytest.mark.parametrize("name", PAGES)
def test_nothing_of_the_store_is_shown_before_sign_in(guarded, name):
    watched = guarded.visit()
    received = frames(watched)
    page = watched.open(f"/{name}?doc=29-NQ/TW&q=29-NQ/TW&from=20/KH-UBND&to=29-NQ/TW&query=cascade&way=own&edge=1")
    page.get_by_text(NEEDED).wait_for()
    assert page.get_by_test_id("stMain").locator("table, svg.drawing, blockquote, input, textarea").count() == 0
    assert NEEDED in text_of(received)
    assert not any(told in text_of(received) for told in TOLD)
    watched.check()


def test_a_link_is_opened_after_sign_in_and_sign_out_leaves_nothing(guarded):
    watched = guarded.visit()
    received = frames(watched)
    guarded.sign_in(watched, READER, "/document?doc=29-NQ/TW&view=reader&lang=vi")
    page = watched.page
    page.get_by_role("heading", level=2, name="Nghị quyết 29-NQ/TW").wait_for()
    assert all(told in text_of(received) for told in TOLD)
    assert urlparse(page.url).path == "/document"
    assert parse_qs(urlparse(page.url).query)["view"] == ["reader"]
    page.get_by_text("binh@example.vn · chỉ xem").wait_for()
    page.get_by_role("button", name="Đăng xuất").click()
    page.get_by_text("Bạn đã đăng xuất").wait_for()
    assert urlparse(page.url).path == "/"
    assert guarded.provider.asked[-1]["post_logout_redirect_uri"] == f"{guarded.app.address}/oauth2callback"
    watched.open("/document?doc=29-NQ/TW").get_by_text(NEEDED).wait_for()
    assert [cookie for cookie in page.context.cookies() if cookie["name"].startswith("_streamlit_user")] == []
    watched.check()


def test_the_code_flow_has_state_nonce_and_proof_and_its_cookies_are_out_of_reach_of_scripts(guarded):
    watched = guarded.enter(READER)
    asked = next(one for one in reversed(guarded.provider.asked) if "response_type" in one)
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["state"]) > 20
    assert len(asked["nonce"]) > 10
    cookies = {cookie["name"]: cookie for cookie in watched.page.context.cookies(guarded.app.address)}
    assert "_streamlit_user" in cookies
    for name, cookie in cookies.items():
        assert cookie["sameSite"] in {"Lax", "Strict"}, name
        assert cookie["httpOnly"] or name == "_streamlit_xsrf"
    assert "legalgraph_back" not in cookies
    watched.check()


def test_a_reader_looks_and_asks_but_changes_nothing(guarded):
    watched = guarded.enter(READER, "/cypher?query=cascade")
    page = watched.page
    page.get_by_label("Văn bản").first.fill("29-NQ/TW")
    page.get_by_role("button", name="Chạy").click()
    page.get_by_text("dòng,").first.wait_for()
    page.get_by_text("Câu lệnh Cypher").first.click()
    assert page.get_by_role("button", name="Sửa thành câu của tôi").count() == 0
    for path, said in (
        ("/cypher?way=own&cypher=MATCH%20(d)%20RETURN%20d.id", "Tài khoản này chỉ được dùng câu hỏi có sẵn"),
        ("/import", "Tài khoản này không được nhập văn bản"),
        ("/import?way=corrections", "Tài khoản này không được nhập văn bản"),
        ("/import?way=paste", "Tài khoản này không được nhập văn bản"),
    ):
        watched.open(path).get_by_text(said).wait_for()
        assert page.get_by_test_id("stMain").locator("textarea, input[type=file], table").count() == 0
    watched.check()


def test_an_editor_may_and_what_is_done_bears_the_name(guarded):
    watched = guarded.enter(EDITOR, "/cypher?way=own&cypher=MATCH%20(d:Document)%20RETURN%20count(d)%20AS%20n")
    page = watched.page
    page.get_by_text("lan@example.vn · biên tập").wait_for()
    page.get_by_text("1 dòng,").wait_for()
    page.get_by_label("Tên cho câu vừa chạy").fill("đếm văn bản")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_text("Câu đã lưu (1)").wait_for()
    watched.open("/import?way=paste")
    page.get_by_label("Toàn văn").fill(PLAN)
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_label("Người ký").fill("Nguyễn Văn Bình")
    page.get_by_role("button", name="Lưu chỉnh sửa").click()
    corrected(guarded, watched, "Nguyễn Văn Bình")
    page.get_by_test_id("stButtonGroup").get_by_role("radio", name="Chỉnh sửa đã lưu").click()
    page.get_by_role("cell", name="lan@example.vn").first.wait_for()
    lines = (guarded.store / "corrections.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["who"] for line in lines] == ["lan@example.vn"]
    audit = guarded.app.log.read_text("utf-8")
    assert "legalgraph.audit who='lan@example.vn' signed in as editor" in audit
    assert "legalgraph.audit who='lan@example.vn' sha256=" in audit
    watched.check()


PLAN = """ỦY BAN NHÂN DÂN
TỈNH SƠN LA
-------
Số: 52/KH-UBND
Sơn La, ngày 12 tháng 03 năm 2024

KẾ HOẠCH
Thực hiện Chỉ thị số 29-CT/TW về xóa mù chữ

Thực hiện Chỉ thị số 29-CT/TW ngày 05/01/2024 của Bộ Chính trị, Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:
1. Các xã mở lớp buổi tối.
"""


def corrected(guarded: Guarded, watched: Watched, told: str) -> None:
    """Wait until a correction stands in its file and the page shows it."""
    file = guarded.store / "corrections.jsonl"
    for _ in range(100):
        watched.settle()
        if file.exists() and told in file.read_text("utf-8"):
            watched.settle()
            return
    raise AssertionError(told)


def test_what_an_editor_sends_changes_nothing_when_a_reader_sends_it(guarded):
    """The messages of an editor's page, sent again over a reader's connection: what each button and box would do."""
    watched = guarded.visit()
    sent = frames(watched, "framesent")
    guarded.sign_in(watched, EDITOR, "/import?way=paste")
    page = watched.page
    page.get_by_label("Toàn văn").fill(PLAN.replace("52/KH-UBND", "53/KH-UBND"))
    sent.clear()
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_label("Người ký").fill("Trần Thị Cúc")
    page.get_by_role("button", name="Lưu chỉnh sửa").click()
    corrected(guarded, watched, "Trần Thị Cúc")
    page.get_by_role("button", name="Nạp 1 văn bản").click()
    page.get_by_text(re.compile(r"Đã nạp \d")).wait_for()
    importing = list(sent)
    watched.open("/cypher?way=own&cypher=MATCH%20(d:Place)%20RETURN%20count(d)%20AS%20n")
    page.get_by_label("Tên cho câu vừa chạy").fill("đếm nơi")
    sent.clear()
    page.get_by_role("button", name="Lưu").click()
    page.get_by_text("đếm nơi").first.wait_for()
    asking = list(sent)
    watched.check()
    assert len(importing) >= 3
    assert asking

    before = contents(guarded.store)
    reader = guarded.enter(READER, "/import?way=paste")
    cookies = {one["name"]: one["value"] for one in reader.page.context.cookies()}
    reader.check()
    assert "Phiên đăng nhập" in send_again(guarded.app.address, cookies | {"_streamlit_xsrf": "none"}, asking)
    received = send_again(guarded.app.address, cookies, [*importing, *asking])
    assert "Tài khoản này không được nhập văn bản" in received
    assert "Tài khoản này chỉ được dùng câu hỏi có sẵn" in received
    assert contents(guarded.store) == before
    audit = guarded.app.log.read_text("utf-8")
    assert "who='lan@example.vn' loads 1" in audit
    assert "who='binh@example.vn' sha256=" not in audit
    assert "who='binh@example.vn' loads" not in audit


def contents(store: Path) -> dict[str, bytes]:
    """The files beside the graph that people's work changes, and what was handed over."""
    return {
        str(file): file.read_bytes() for file in sorted(store.rglob("*")) if file.suffix in {".jsonl", ".txt", ".kgl"}
    }


def send_again(address: str, cookies: dict[str, str], messages: list[bytes]) -> str:
    """Send messages over a connection of its own; return what the server sends back within seconds."""
    received: list[bytes] = []
    with connect(
        f"{address.replace('http', 'ws')}/_stcore/stream",
        origin=address,
        subprotocols=[Subprotocol("streamlit"), Subprotocol(cookies["_streamlit_xsrf"])],
        additional_headers={"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())},
        max_size=None,
    ) as socket:
        for message in messages:
            socket.send(message)
            until = time.monotonic() + 2
            while time.monotonic() < until:
                try:
                    received.append(socket.recv(timeout=0.5))
                except TimeoutError:
                    break
    return text_of(received)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (NAMESAKE, "id:3 · chỉ xem"),
        (SERVICE, "id:5f0c · biên tập"),
        (STRANGER, "Bạn đã đăng nhập là x@elsewhere.example, nhưng tài khoản này chưa được phép xem"),
        (LATE, "Phiên đăng nhập đã hết hạn"),
    ],
)
def test_who_counts_as_what(guarded, name, said):
    """An e-mail that is not verified makes no editor; the provider's own name may; a sign-in lasts twelve hours."""
    watched = guarded.enter(name, "/document?doc=29-NQ/TW")
    watched.page.get_by_text(said).wait_for()
    seen = watched.page.get_by_role("heading", level=2, name="Nghị quyết 29-NQ/TW").count()
    assert seen == (name in {NAMESAKE, SERVICE})
    watched.check()


def test_a_refusal_is_told_and_the_next_try_leads_to_the_page(guarded):
    watched = guarded.enter("refuse", "/document?doc=29-NQ/TW")
    page = watched.page
    page.get_by_text("Nơi đăng nhập đã từ chối").wait_for()
    assert "sign_in=" not in page.url
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_role("button", name=READER, exact=True).click()
    page.get_by_role("heading", level=2, name="Nghị quyết 29-NQ/TW").wait_for()
    watched.check()


def test_a_token_that_somebody_else_signed_lets_nobody_in(guarded):
    guarded.provider.signs_with = RSAKey.generate_key(2048, {"kid": "one"})
    try:
        watched = guarded.enter(EDITOR, "/document?doc=29-NQ/TW")
    finally:
        guarded.provider.signs_with = guarded.provider.key
    watched.page.get_by_text("Đăng nhập chưa xong").wait_for()
    watched.check()


@pytest.mark.parametrize("value", ["forged", "eyJlbWFpbCI6ImxhbkBleGFtcGxlLnZuIn0.aaaa.bbbb"])
def test_a_forged_or_outdated_cookie_lets_nobody_in(guarded, value):
    watched = guarded.visit()
    watched.page.context.add_cookies([{"name": "_streamlit_user", "value": value, "url": guarded.app.address}])
    watched.open("/document?doc=29-NQ/TW").get_by_text("Phiên đăng nhập đã hết hạn").wait_for()
    watched.check()


def test_the_way_back_leads_to_no_other_server(guarded):
    for referer in (
        "https://evil.example/x",
        f"{guarded.app.address}//evil.example/x",
        f"{guarded.app.address}/\\evil",
    ):
        asked = urllib.request.Request(f"{guarded.app.address}/auth/login?provider=none", headers={"Referer": referer})
        with pytest.raises(urllib.error.HTTPError) as answer:
            urllib.request.build_opener(_NoRedirect).open(asked)
        assert urlparse(answer.value.headers["location"]).netloc == ""
        assert not answer.value.headers["location"].startswith(("//", "/\\"))


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def test_a_provider_that_is_away_is_told(browser, folder, tmp_path):
    provider = OidcProvider(PEOPLE)
    app = App(folder, secrets_file(tmp_path, provider), tmp_path / "log")
    provider.stop()
    try:
        watched = Watched(browser, app.address)
        page = watched.open("/document?doc=29-NQ/TW&lang=en")
        page.get_by_role("button", name="Sign in").click()
        page.get_by_text("The sign-in service cannot be reached").wait_for()
        assert urlparse(page.url).path == "/document"
        watched.check()
    finally:
        app.stop()


def test_over_tls_cookies_are_marked_secure_and_an_open_server_is_warned_of(folder, tmp_path):
    provider = OidcProvider(PEOPLE)
    named = secrets_file(tmp_path, provider)
    file = Path(named["STREAMLIT_SECRETS_FILES"])
    file.write_text(file.read_text("utf-8").replace("http://127.0.0.1:{port}/", "https://graph.example.vn/"), "utf-8")
    for environment, secure, warned in ((named, True, False), ({"STREAMLIT_SERVER_ADDRESS": "0.0.0.0"}, False, True)):
        app = App(folder, environment, tmp_path / "log")
        try:
            with urllib.request.urlopen(f"{app.address}/_stcore/health") as answer:
                cookies = answer.headers.get_all("set-cookie")
        finally:
            app.stop()
        assert cookies
        assert all(cookie.lower().count("; secure") == secure for cookie in cookies)
        assert ("everybody may import" in app.log.read_text("utf-8")) == warned
    provider.stop()


@pytest.mark.parametrize(
    "text",
    ["[auth\nclient_id = 1", "[roles]\neditors = ['lan@example.vn']", "[auth]\n", None],
    ids=["no TOML", "roles alone", "empty", "no file"],
)
def test_settings_of_sign_in_that_cannot_be_read_let_nobody_in(browser, folder, tmp_path, text):
    file = tmp_path / "secrets.toml"
    if text is not None:
        file.write_text(text, "utf-8")
    app = App(folder, {"STREAMLIT_SECRETS_FILES": str(file)}, tmp_path / "log")
    try:
        watched = Watched(browser, app.address)
        page = watched.open("/document?doc=29-NQ/TW")
        page.get_by_role("alert").filter(has_text="Phần đăng nhập của máy chủ chưa được cài đặt đúng").wait_for()
        assert page.get_by_role("heading", level=2).count() == 0
        watched.check()
    finally:
        app.stop()

"""The application on a store of its own, in headless Chromium; every test asserts a silent console and network."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_loader.loading import load
from graph_loader.resources import resource
from graph_loader.stores import open_store

WAIT = 60_000

HOSTILE = """ỦY BAN NHÂN DÂN
TỈNH LAI CHÂU
-------
Số: 7/KH-UBND
Lai Châu, ngày 05 tháng 6 năm 2024

KẾ HOẠCH
Thực hiện Chỉ thị số 29-CT/TW <script>window.hacked = 1</script> <img src=x onerror="window.hacked=2">
[bấm](javascript:alert(3)) {{7*7}} href

Căn cứ Chỉ thị số 29-CT/TW ngày 05/01/2024 của Bộ Chính trị về <img src=x onerror="window.hacked=4"> phổ cập;
Thực hiện Chỉ thị số 29-CT/TW ngày 05/01/2024 của Bộ Chính trị <svg onload="window.hacked=5">, Ủy ban nhân dân tỉnh
ban hành kế hoạch như sau:
1. Các sở làm theo kế hoạch này.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
<b>Nguyễn Văn A</b>
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser, and has one more try, in sight: a busy machine loses clicks."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=1))


class App:
    """A server of the application; `address` is where it listens.

    Args:
        store: a folder, or the address of a Neo4j.
        environment: variables beside those of the tests.
        log: where the server's words go; None for a file beside the folder.
        first: Python that runs in the server before it serves, such as a fault to inject.
    """

    def __init__(
        self, store: Path | str, environment: dict[str, str] | None = None, log: Path | None = None, first: str = ""
    ) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        self.log = log or Path(store).with_suffix(".log")
        serve = f"{first}\nfrom graph_loader.serving import serve; serve({port}, {str(store)!r}, browser=False)"
        with self.log.open("wb") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-c", serve],
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=Path(__file__).parents[2],
                env=os.environ | (environment or {}),
            )
        self._wait()

    def _wait(self) -> None:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=2).close()
            except OSError:
                if self._process.poll() is not None:
                    break
                time.sleep(0.1)
            else:
                return
        raise RuntimeError(f"The application did not start:\n{self.log.read_text('utf-8')}")

    def stop(self) -> None:
        """Stop the server."""
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample documents and a hostile one."""
    place = tmp_path_factory.mktemp("app")
    hostile = place / "hostile.txt"
    hostile.write_text(HOSTILE, "utf-8")
    with open_store(str(place / "store")) as store:
        report = load([resource("data", "samples"), hostile], store)
    assert report.loaded >= 20
    return place / "store"


@pytest.fixture(scope="session")
def app(folder: Path) -> Iterator[App]:
    """The application on the sample documents."""
    started = App(folder)
    yield started
    started.stop()


class Watched:
    """A page that remembers what went wrong in it.

    Args:
        browser: that of the tests.
        address: of the application.
        also: addresses of other servers that it may ask.
        context: of the browser's window.
    """

    def __init__(self, browser, address: str, *, also: tuple[str, ...] = (), **context) -> None:
        settings = {"viewport": {"width": 1280, "height": 720}, "locale": "vi-VN", "accept_downloads": True} | context
        self._context = browser.new_context(**settings)
        self.page = self._context.new_page()
        self.page.set_default_timeout(WAIT)
        self.address = address
        self._own = (address, address.replace("http", "ws"), "blob:", "data:", "about:", *also)
        self.errors: list[str] = []
        self.outside: list[str] = []
        self.page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.errors.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)

    def _asked(self, request) -> None:
        if not request.url.startswith(self._own):
            self.outside.append(request.url)

    def _answered(self, response) -> None:
        if response.status >= 400:
            self.errors.append(f"{response.status} {response.url}")

    def open(self, path: str = "/"):
        """Open an address of the application and wait until its page stands."""
        self.page.goto(self.address + path)
        self.page.get_by_test_id("stCaptionContainer").first.wait_for()
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the server has answered."""
        self.page.wait_for_timeout(150)
        self.page.wait_for_function(
            "() => !document.querySelector('[data-testid=stApp]') ||"
            " document.querySelector('[data-testid=stApp]').dataset.testScriptState !== 'running'"
        )
        self.page.wait_for_timeout(150)

    def check(self) -> None:
        """Assert that nothing left the machine, nothing failed, and no document ran anything."""
        assert self.outside == []
        assert self.errors == []
        assert self.page.evaluate("window.hacked") is None
        self._context.close()


@pytest.fixture
def watched(app: App, browser) -> Iterator[Watched]:
    """A page of the application at 1280 by 720, in Vietnamese."""
    page = Watched(browser, app.address)
    yield page
    page.check()

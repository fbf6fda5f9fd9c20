"""A store that is missing, damaged, no folder, or being loaded: each is told, and the page comes back by itself."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_loader.loading import load
from graph_loader.resources import resource
from graph_loader.stores import open_store
from graph_loader.stores.embedded import EmbeddedStore
from tests.browser.conftest import App, Watched
from tests.browser.test_import import PLAN

COMES_BACK = "Trang này sẽ tự mở lại"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of its own with the sample documents."""
    folder = tmp_path_factory.mktemp("faults") / "store"
    with open_store(str(folder)) as opened:
        load([resource("data", "samples")], opened)
    return folder


@pytest.fixture(scope="module")
def app(store: Path) -> Iterator[App]:
    started = App(store)
    yield started
    started.stop()


def test_a_damaged_graph_is_told_and_the_page_comes_back_with_a_whole_one(watched, store):
    page = watched.open("/document?doc=29-NQ/TW")
    page.get_by_role("heading", level=2, name="Nghị quyết 29-NQ/TW").wait_for()
    graph = store / "graph.kgl"
    whole = graph.read_bytes()
    graph.write_bytes(whole[: len(whole) // 3])
    page.reload()
    told = page.get_by_role("alert").filter(has_text=re.compile("hỏng.*nạp lại"))
    told.wait_for()
    page.get_by_text(COMES_BACK).wait_for()
    graph.write_bytes(whole)
    page.get_by_role("heading", level=2, name="Nghị quyết 29-NQ/TW").wait_for()
    told.wait_for(state="detached")


def test_damaged_texts_are_told_where_they_are_needed_alone(watched, store):
    texts = store / "texts.sqlite"
    whole = texts.read_bytes()
    texts.write_bytes(b"no database" * 1000)
    try:
        page = watched.open("/document?doc=29-NQ/TW&view=reader")
        page.get_by_role("alert").filter(has_text=re.compile("hỏng.*nạp lại")).wait_for()
        page.get_by_role("heading", level=2, name="Nghị quyết 29-NQ/TW").wait_for()
        watched.open("/lineage?doc=29-NQ/TW").locator("g.node.root").wait_for()
    finally:
        texts.write_bytes(whole)
    watched.open("/document?doc=29-NQ/TW&view=reader").locator("mark").first.wait_for()


def test_a_folder_that_is_none_is_told_on_every_page(browser, tmp_path):
    place = tmp_path / "store"
    place.write_text("no folder", "utf-8")
    app = App(place, log=tmp_path / "log")
    try:
        watched = Watched(browser, app.address)
        for name in ("", "quality", "cypher?query=cascade&p_document=29-NQ/TW", "import"):
            page = watched.open(f"/{name}")
            page.get_by_role("alert").filter(has_text="quyền").first.wait_for()
        place.unlink()
        page = watched.open()
        page.get_by_text("legalgraph load").wait_for()
        watched.check()
        assert "Traceback" not in app.log.read_text("utf-8")
    finally:
        app.stop()


def test_while_a_load_is_running_pages_answer_and_an_import_says_who_is_loading(watched, store):
    with EmbeddedStore(store):
        page = watched.open("/document?doc=29-NQ/TW")
        page.get_by_role("heading", level=2, name="Nghị quyết 29-NQ/TW").wait_for()
        watched.open("/import?way=paste")
        page.get_by_label("Toàn văn").fill(PLAN)
        page.get_by_role("button", name="Xem trước").click()
        page.locator("mark").first.wait_for()
        watched.settle()
        page.get_by_role("button", name=re.compile("Nạp 1 văn bản")).click()
        page.get_by_role("alert").filter(has_text=re.compile("đang nạp vào .*; hãy chờ")).wait_for()
    page.get_by_role("button", name=re.compile("Nạp 1 văn bản")).click()
    page.get_by_text(re.compile("Đã nạp 1")).wait_for()


def test_an_open_page_keeps_no_loader_out_and_notices_each_load(watched, store, tmp_path):
    page = watched.open("/?q=KH-UBND&level=province")
    folder = tmp_path / "documents"
    folder.mkdir()
    for number in range(301, 304):
        (folder / f"{number}.txt").write_text(PLAN.replace("41/KH-UBND", f"{number}/KH-UBND"), "utf-8")
        command = [sys.executable, "-m", "graph_loader.cli", "load", str(folder), "--store", str(store)]
        done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        page.get_by_label("Tìm văn bản").fill(f"{number}/KH-UBND")
        page.get_by_label("Tìm văn bản").press("Enter")
        page.get_by_role("link", name=f"Kế hoạch {number}/KH-UBND").first.wait_for()
        page.get_by_text("Có dữ liệu mới").first.wait_for()
    EmbeddedStore(store).close()

"""The main job of every page on a real Neo4j: the tests of the embedded folder, run again over another store."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_loader.loading import load
from graph_loader.resources import resource
from graph_loader.stores.neo4j import Neo4jStore
from graph_loader.stores.settings import Neo4jSettings
from tests.browser.conftest import HOSTILE, App, Watched
from tests.browser.test_asking import (  # noqa: F401 - collected here again
    test_a_cascade_is_stepped_through_by_keyboard_and_taken_away,
    test_a_path_is_a_list_of_sentences_and_a_drawing,
    test_a_point_of_the_timeline_opens_its_document,
    test_a_saved_query_is_a_form_and_its_answer_a_link,
    test_a_statement_that_writes_is_refused_with_the_reason,
    test_coverage_says_who_has_acted_after_how_many_days,
    test_impact_is_a_work_list_to_download,
    test_own_cypher_is_completed_run_and_kept_in_the_history,
    test_quality_lists_findings_and_each_line_opens_its_proof,
)
from tests.browser.test_import import (  # noqa: F401
    PLAN,
    test_a_document_is_looked_at_corrected_loaded_and_the_correction_undone,
)
from tests.browser.test_reading import (  # noqa: F401
    test_a_click_on_a_line_shows_the_sentence_beside_the_drawing_and_the_link_reopens_it,
    test_a_lineage_grows_where_it_is_opened_and_a_step_can_be_taken_back,
    test_a_proof_leads_to_its_sentence_in_the_text,
    test_a_search_without_diacritics_finds_the_document_and_a_click_opens_it,
    test_filters_stand_in_the_address,
    test_the_outline_has_typed_lists_with_counts_in_both_directions,
    test_the_reader_marks_citations_and_a_click_leads_to_the_cited_document,
)
from tests.browser.test_states import test_the_hostile_title_is_shown_as_it_is_written  # noqa: F401
from tests.conftest import empty
from tests.neo4j_server import Neo4jServer, ServerMissingError

pytestmark = pytest.mark.neo4j


def reached_by(settings: Neo4jSettings, place: Path) -> dict[str, str]:
    """The variables by which a server, and this process, reach a database; corrections stand in `place`."""
    return {
        "NEO4J_USERNAME": settings.username,
        "NEO4J_PASSWORD": settings.password,
        "NEO4J_DATABASE": settings.database,
        "LEGALGRAPH_CORRECTIONS": str(place / "corrections.jsonl"),
    }


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what the application keeps beside the database, with a hostile document in it."""
    folder = tmp_path_factory.mktemp("neo4j-app")
    (folder / "hostile.txt").write_text(HOSTILE, "utf-8")
    return folder


@pytest.fixture(scope="module")
def app(neo4j_settings: Neo4jSettings, place: Path) -> Iterator[App]:
    """The application on a Neo4j with the sample documents and a hostile one."""
    empty(neo4j_settings)
    with Neo4jStore(neo4j_settings) as store:
        load([resource("data", "samples"), place / "hostile.txt"], store)
    started = App(neo4j_settings.uri, reached_by(neo4j_settings, place), place / "app.log")
    yield started
    started.stop()


@pytest.fixture
def own(browser, app, neo4j_settings, place, monkeypatch) -> Iterator[tuple[Watched, str]]:
    """A page of the application, and its store as `open_store` takes it."""
    for name, value in reached_by(neo4j_settings, place).items():
        monkeypatch.setenv(name, value)
    page = Watched(browser, app.address)
    yield page, neo4j_settings.uri
    page.check()


def test_a_load_elsewhere_is_noticed_and_leaves_no_lock(watched, neo4j_settings, place):
    page = watched.open("/?q=88/KH-UBND")
    page.get_by_label("Tìm văn bản").wait_for()
    assert page.get_by_role("link", name="Kế hoạch 88/KH-UBND").count() == 0
    (place / "new.txt").write_text(PLAN.replace("41/KH-UBND", "88/KH-UBND"), "utf-8")
    with Neo4jStore(neo4j_settings) as store:
        load([place / "new.txt"], store)
    page.get_by_text("Kho vừa có dữ liệu mới").wait_for()
    page.get_by_role("button", name="Tải lại").click()
    page.get_by_role("link", name="Kế hoạch 88/KH-UBND").first.wait_for()
    Neo4jStore(neo4j_settings).close()


@pytest.mark.slow
def test_a_server_that_stops_is_told_and_the_page_comes_back_with_it(browser, tmp_path):
    try:
        server = Neo4jServer(tmp_path / "server", heap="512m")
    except ServerMissingError as reason:
        pytest.skip(str(reason))
    server.start()
    app = None
    try:
        with Neo4jStore(server.settings) as store:
            load([resource("data", "samples")], store)
        app = App(server.settings.uri, reached_by(server.settings, tmp_path), tmp_path / "log")
        watched = Watched(browser, app.address)
        page = watched.open("/document?doc=29-NQ/TW")
        page.get_by_role("heading", level=2, name="Nghị quyết 29-NQ/TW").wait_for()
        server.stop()
        gone = page.get_by_role("alert").filter(has_text=re.compile("Không có Neo4j nào trả lời ở .*; hãy"))
        gone.wait_for()
        assert page.get_by_role("heading", level=2, name="Nghị quyết 29-NQ/TW").count() == 1
        page.get_by_test_id("stButtonGroup").get_by_role("radio", name="Toàn văn").click()
        page.get_by_text("Trang này sẽ tự mở lại").wait_for()
        assert gone.count() >= 1
        server.start()
        page.get_by_role("heading", level=2, name="Nghị quyết 29-NQ/TW").wait_for()
        page.locator("mark").first.wait_for()
        gone.wait_for(state="detached")
        assert "Traceback" not in app.log.read_text("utf-8")
        watched.check()
    finally:
        if app is not None:
            app.stop()
        server.kill()

"""Fixtures that several tests share: the two stores, the real Neo4j behind one of them, and a browser."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph_loader.cli.root import run
from graph_loader.resources import resource
from graph_loader.stores.embedded import EmbeddedStore
from graph_loader.stores.neo4j import Neo4jStore
from graph_loader.stores.protocol import GraphStore
from graph_loader.stores.settings import Neo4jSettings
from tests.command_line import Result
from tests.graph_fixture import sample_graph, sample_sources
from tests.neo4j_server import Neo4jServer, ServerMissingError, given_settings

CHROMIUM = os.environ.get("LEGALGRAPH_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real documents (with corpus/, gold/ and eval/): LEGALGRAPH_CORPUS, else ../shared."""
    folder = Path(os.environ.get("LEGALGRAPH_CORPUS") or Path(__file__).parents[2] / "shared")
    if not (folder / "corpus").is_dir():
        pytest.skip(f"no real documents in {folder}; set LEGALGRAPH_CORPUS to their folder")
    return folder


@pytest.fixture(scope="session")
def browser():
    """One headless Chromium for all tests; a test is skipped in sight where the machine has none."""
    from playwright.sync_api import sync_playwright

    if CHROMIUM is None:
        pytest.skip("needs Chromium: install it or set LEGALGRAPH_CHROMIUM to its path")
    with sync_playwright() as run:
        started = run.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def neo4j_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jSettings]:
    """A real Neo4j: that of NEO4J_TEST_URI, else one started for this run; else the test is skipped."""
    given = given_settings()
    if given is not None:
        yield given
        return
    try:
        server = Neo4jServer(tmp_path_factory.mktemp("neo4j"))
    except ServerMissingError as reason:
        pytest.skip(str(reason))
    server.start()
    try:
        yield server.settings
    finally:
        server.kill()


def empty(settings: Neo4jSettings) -> None:
    """Drop everything that the database holds, a loader's lock included."""
    from neo4j import GraphDatabase

    auth = (settings.username, settings.password)
    with (
        GraphDatabase.driver(settings.uri, auth=auth) as driver,
        driver.session(database=settings.database) as session,
    ):
        session.run("MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS").consume()
        session.run("MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()


@pytest.fixture
def embedded_store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    """An empty embedded store, open for loading."""
    with EmbeddedStore(tmp_path / "store") as store:
        yield store


@pytest.fixture
def neo4j_store(neo4j_settings: Neo4jSettings) -> Iterator[Neo4jStore]:
    """An empty Neo4j store, open for loading."""
    empty(neo4j_settings)
    with Neo4jStore(neo4j_settings) as store:
        yield store


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest) -> GraphStore:
    """Each of the two stores, empty and open for loading."""
    opened: GraphStore = request.getfixturevalue(f"{request.param}_store")
    return opened


@pytest.fixture(scope="module")
def embedded_filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    """An embedded store with the sample graph, open for questions."""
    folder = tmp_path_factory.mktemp("filled")
    with EmbeddedStore(folder) as loader:
        loader.write(sample_graph(), sample_sources())
    with EmbeddedStore(folder, read_only=True) as store:
        yield store


@pytest.fixture(scope="module")
def neo4j_filled(neo4j_settings: Neo4jSettings) -> Iterator[Neo4jStore]:
    """A Neo4j store with the sample graph, open for questions."""
    empty(neo4j_settings)
    with Neo4jStore(neo4j_settings) as loader:
        loader.write(sample_graph(), sample_sources())
    with Neo4jStore(neo4j_settings, read_only=True) as store:
        yield store


@pytest.fixture(scope="module", params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def filled(request: pytest.FixtureRequest) -> GraphStore:
    """Each of the two stores with the sample graph, open for questions."""
    opened: GraphStore = request.getfixturevalue(f"{request.param}_filled")
    return opened


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample documents."""
    folder = tmp_path_factory.mktemp("cli") / "store"
    assert run(["load", str(resource("data", "samples")), "--store", str(folder)]) == 0
    return folder


@pytest.fixture
def legalgraph(
    samples: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Result]:
    monkeypatch.setenv("LEGALGRAPH_STORE", str(samples))
    monkeypatch.setenv("COLUMNS", "220")

    def call(*arguments: str) -> Result:
        capsys.readouterr()
        code = run(list(arguments))
        written = capsys.readouterr()
        return Result(code, written.out, written.err)

    return call

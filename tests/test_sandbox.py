"""Foreign statements over the embedded store run in a process of their own, which may end at any time."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_loader.errors import QueryFailedError, QueryRefusedError
from graph_loader.graph.model import Document, LegalGraph
from graph_loader.stores.embedded import EmbeddedStore
from graph_loader.stores.sandbox import Sandbox
from tests.graph_fixture import NQ29, sample_graph, sample_sources

COUNT = "MATCH (d:Document) RETURN count(d) AS documents"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with EmbeddedStore(tmp_path) as store:
        store.write(sample_graph(), sample_sources())
    return tmp_path


@pytest.fixture
def sandbox(folder: Path) -> Iterator[Sandbox]:
    sandbox = Sandbox(folder)
    yield sandbox
    sandbox.close()


def ask(sandbox: Sandbox, statement: str, **parameters: object) -> list[tuple[object, ...]]:
    return list(sandbox.run(statement, parameters, seconds=5, rows=10).rows)


def test_it_answers_with_plain_values_and_says_what_it_cut(sandbox: Sandbox) -> None:
    table = sandbox.run("UNWIND range(1, 20) AS x RETURN x, $id AS id", {"id": NQ29}, seconds=5, rows=10)
    assert table.columns == ("x", "id")
    assert (len(table.rows), table.rows[0], table.truncated) == (10, (1, NQ29), True)


def test_it_begins_again_when_it_was_killed(sandbox: Sandbox) -> None:
    assert ask(sandbox, COUNT) == [(25,)]
    assert sandbox._process is not None
    sandbox._process.kill()
    sandbox._process.wait()
    assert ask(sandbox, COUNT) == [(25,)]


def test_it_sees_what_was_loaded_since(sandbox: Sandbox, folder: Path) -> None:
    assert ask(sandbox, COUNT) == [(25,)]
    with EmbeddedStore(folder) as store:
        store.write(LegalGraph(documents=(Document(id="urn:lex:vn:one"),)), {})
    assert ask(sandbox, COUNT) == [(1,)]


def test_an_empty_folder_is_an_empty_graph(tmp_path: Path) -> None:
    sandbox = Sandbox(tmp_path / "nothing")
    assert ask(sandbox, COUNT) == [(0,)]
    sandbox.close()
    assert not (tmp_path / "nothing").exists()


def test_errors_keep_their_names_and_harm_no_later_statement(sandbox: Sandbox) -> None:
    with pytest.raises(QueryRefusedError):
        ask(sandbox, "CREATE (n)")
    with pytest.raises(QueryFailedError):
        ask(sandbox, "MATCH (")
    with pytest.raises(QueryFailedError, match="no plain value"):
        ask(sandbox, "RETURN $x AS x", x=object())
    assert ask(sandbox, "RETURN $day AS day", day=dt.date(2024, 1, 2)) == [("2024-01-02",)]


def test_closing_ends_the_process(sandbox: Sandbox) -> None:
    ask(sandbox, COUNT)
    process = sandbox._process
    assert process is not None
    sandbox.close()
    assert process.poll() is not None
    sandbox.close()


def test_both_limits_are_told_in_one_sentence(folder: Path) -> None:
    told = set()
    with EmbeddedStore(folder, read_only=True) as store:
        rows = "MATCH (a:Document), (b:Document), (c:Document), (d:Document), (e:Document) RETURN count(*)"
        for seconds, statement in ((600, rows), (0.001, rows)):
            with pytest.raises(QueryFailedError) as failed:
                store.run_here(statement, {}, seconds=seconds, rows=10)
            told.add(str(failed.value).replace(f"{seconds:g}", "N", 1))
    assert told == {
        "The query ran longer than N seconds or made more than 5,000,000 rows on its way, and was stopped; narrow it."
    }

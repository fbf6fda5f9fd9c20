"""What only the embedded store promises: its folder, its files, and readers in many threads."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import kglite
import pytest

from graph_loader.graph.model import LegalGraph
from graph_loader.stores.embedded import EmbeddedStore
from graph_loader.stores.protocol import SourceRecord, StoredSource
from tests.graphs import PLAN, cascade, random_graph


def test_a_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path / "a" / "b") as store:
        store.write(cascade(), {})
    assert {"graph.kgl", "texts.sqlite"} <= {file.name for file in (tmp_path / "a" / "b").iterdir()}


def test_the_graph_is_an_ordinary_file_of_its_engine(tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path) as store:
        store.write(cascade(), {})
    found = kglite.load(str(tmp_path / "graph.kgl")).cypher("MATCH (d:Document) RETURN count(d) AS documents")
    assert found.to_list() == [{"documents": 5}]


def test_a_load_that_changes_nothing_leaves_the_file_alone(tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path) as store:
        store.write(cascade(), {})
        before = (tmp_path / "graph.kgl").stat()
        store.write(cascade(), {PLAN: "a.txt"})
    after = (tmp_path / "graph.kgl").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_even_an_empty_load_leaves_a_graph(tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path) as store:
        store.write(LegalGraph(), {})
    assert (tmp_path / "graph.kgl").exists()


def test_a_graph_opens_again_as_it_was(tmp_path: Path) -> None:
    query = "MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, r ORDER BY a.id, type(r), b.id"
    with EmbeddedStore(tmp_path) as store:
        store.write(cascade(), {})
        before = store.run(query).rows
    with EmbeddedStore(tmp_path, read_only=True) as reader:
        assert reader.run(query).rows == before


def test_texts_are_kept_small(tmp_path: Path) -> None:
    text = "Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng của kế hoạch này.\n" * 20_000
    with EmbeddedStore(tmp_path) as store:
        store.keep([(SourceRecord(StoredSource("a.txt", "0" * 64, "rules"), b"{}"), text)])
        store.write(cascade(), {PLAN: "a.txt"})
        assert store.text(PLAN) == text
    with sqlite3.connect(tmp_path / "texts.sqlite") as connection:
        [(size,)] = connection.execute("SELECT length(text) FROM source").fetchall()
    assert size < len(text) / 20


def test_the_constraint_stands_in_the_file(tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path) as store:
        store.write(cascade(), {})
    graph = kglite.load(str(tmp_path / "graph.kgl"))
    with pytest.raises(kglite.ConstraintViolationError):
        graph.cypher(f"CREATE (:Document {{id: '{PLAN}', title: 'x'}})")


def test_readers_in_many_threads_while_a_load_saves(tmp_path: Path) -> None:
    query = "MATCH (d:Document) RETURN count(d)"
    sizes = (50, 80, 110)
    with EmbeddedStore(tmp_path) as store, EmbeddedStore(tmp_path, read_only=True) as reader:
        store.write(random_graph(sizes[0], 20), {})
        with ThreadPoolExecutor(4) as pool:
            seen = [pool.submit(reader.run, query) for _ in range(200)]
            for size in sizes[1:]:
                store.write(random_graph(size, 20), {})
                seen += [pool.submit(reader.run, query) for _ in range(200)]
            counts = [future.result().rows[0][0] for future in seen]
    assert set(counts) <= set(sizes)
    assert counts[-1] == sizes[-1]


def test_a_write_that_fails_leaves_the_former_graph_in_memory_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = "MATCH (d:Document) RETURN count(d)"
    with EmbeddedStore(tmp_path) as store:
        store.write(cascade(), {})

        def told(*_: object) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            store.write(random_graph(30, 30), {}, told)
        assert store.run(query).rows == ((5,),)
        store.write(random_graph(30, 30), {})
        assert store.run(query).rows == ((30,),)

"""What happens when things go wrong: killed loads, a server that goes away, two loads at once, a full disk."""

import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph_loader.errors import StoreBusyError, StoreUnavailableError
from graph_loader.graph.fold import words
from graph_loader.stores import neo4j as neo4j_store_module
from graph_loader.stores import open_store
from graph_loader.stores.difference import Held, Tables, tables_of
from graph_loader.stores.embedded import EmbeddedStore
from graph_loader.stores.neo4j import Neo4jStore
from graph_loader.stores.neo4j_errors import check_server
from graph_loader.stores.protocol import GraphStore, TextSearch
from graph_loader.stores.settings import Neo4jSettings, store_settings
from tests.conftest import empty
from tests.graphs import cascade, random_graph
from tests.load_forever import graphs, load
from tests.neo4j_server import Neo4jServer, ServerMissingError, free_port

pytestmark = pytest.mark.flaky(reruns=1)
"""Kills and restarts fall on random moments of a busy machine: one more try, counted in sight."""

ROOT = Path(__file__).parent.parent
ROUNDS = 100
KILLS_AFTER_SECONDS = 0.7
COMPLETED_EVERY = 3
"""In the rounds between, the next load that is killed begins where the last one was killed."""


# Killed loads


def start_loading(location: str, settings: Neo4jSettings | None = None) -> subprocess.Popen[str]:
    environment = dict(os.environ)
    if settings:
        environment |= {"NEO4J_USERNAME": settings.username, "NEO4J_PASSWORD": settings.password}
        environment |= {"NEO4J_DATABASE": settings.database}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.load_forever", location],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def kill_a_load(location: str, chance: random.Random, settings: Neo4jSettings | None = None) -> None:
    process = start_loading(location, settings)
    time.sleep(chance.random() * KILLS_AFTER_SECONDS)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert process.returncode == -signal.SIGKILL


def digests(tables: Tables) -> Held:
    nodes: dict[str, dict[str, int]] = {}
    for table in (*tables.nodes, *tables.parts):
        nodes.setdefault(table.label, {}).update(zip(table.keys, table.columns["digest"], strict=True))
    relations = {t.type: dict(zip(t.keys, t.columns["digest"], strict=True)) for t in tables.relations}
    return Held(nodes, {}, relations)


def held_by(store: GraphStore) -> Held:
    held: Held = store._held()
    return Held(held.nodes, {}, held.relations)


def same(one: Held, other: Held) -> bool:
    def filled(held: Held) -> tuple[object, object]:
        return {k: v for k, v in held.nodes.items() if v}, {k: v for k, v in held.relations.items() if v}

    return filled(one) == filled(other)


def assert_every_document_has_its_text(store: GraphStore) -> None:
    for (id_,) in store.run("MATCH (d:Document) RETURN d.id ORDER BY d.id").rows[::20]:
        assert store.text(id_) == f"văn bản {id_}"


def assert_every_text_is_found_by_its_words(store: GraphStore) -> None:
    ids = [id_ for (id_,) in store.run("MATCH (d:Document) RETURN d.id ORDER BY d.id").rows]
    hits = store.search_texts(TextSearch((("van", "ban"),)))
    assert hits is not None
    assert hits.total == len(ids)
    for id_ in ids[::20]:
        found = store.search_texts(TextSearch((tuple(words(id_)),)))
        assert found is not None
        assert id_ in found.ids


def broken_proofs(store: GraphStore) -> set[str]:
    """Return the ids of citations that lack an end; one that is removed while it is read has no id any more."""
    broken = """
    MATCH (c:Citation)
    WHERE COUNT { (c)<-[:ASSERTS]-(:Document) } <> 1 OR COUNT { (c)-[:SOURCE]->(:Document) } <> 1
       OR COUNT { (c)-[:TARGET]->(:Document) } <> 1
    RETURN c.id
    """
    return {id_ for (id_,) in store.run(broken).rows if id_ is not None}


def assert_every_proof_is_whole(store: GraphStore) -> None:
    assert broken_proofs(store) == set()


def kill_embedded(folder: Path, rounds: int) -> None:
    chance = random.Random(rounds)
    one, two = graphs()
    states = [Held(), digests(tables_of(one)), digests(tables_of(two))]
    for number in range(rounds):
        kill_a_load(str(folder), chance)
        with open_store(str(folder), read_only=True) as reader:
            assert_every_document_has_its_text(reader)
            assert_every_proof_is_whole(reader)
        with EmbeddedStore(folder) as store:
            assert any(same(held_by(store), state) for state in states)
            if number % COMPLETED_EVERY == COMPLETED_EVERY - 1 or number == rounds - 1:
                graph = (one, two)[number % 2]
                load(store, graph)
                assert same(held_by(store), digests(tables_of(graph)))
                assert_every_text_is_found_by_its_words(store)


def kill_neo4j(settings: Neo4jSettings, rounds: int) -> None:
    chance = random.Random(rounds)
    one, two = graphs()
    first, second = digests(tables_of(one)), digests(tables_of(two))
    for number in range(rounds):
        kill_a_load(settings.uri, chance, settings)
        with Neo4jStore(settings) as store:
            held = held_by(store)
            for label, ids in held.nodes.items():
                for id_, digest in ids.items():
                    assert digest in {first.nodes[label].get(id_), second.nodes[label].get(id_)}
            for type_, pairs in held.relations.items():
                for pair, digest in pairs.items():
                    assert digest in {first.relations[type_].get(pair), second.relations[type_].get(pair)}
            assert_every_proof_is_whole(store)
            assert_every_document_has_its_text(store)
            if number % COMPLETED_EVERY == COMPLETED_EVERY - 1 or number == rounds - 1:
                graph = (one, two)[number % 2]
                load(store, graph)
                assert same(held_by(store), digests(tables_of(graph)))
                assert_every_text_is_found_by_its_words(store)


def test_a_killed_load_leaves_the_folder_whole(tmp_path: Path) -> None:
    kill_embedded(tmp_path / "store", rounds=3)


@pytest.mark.slow
@pytest.mark.timeout(1500)
def test_a_hundred_killed_loads_leave_the_folder_whole(tmp_path: Path) -> None:
    kill_embedded(tmp_path / "store", ROUNDS)


@pytest.mark.neo4j
def test_a_killed_load_leaves_neo4j_whole(neo4j_settings: Neo4jSettings) -> None:
    empty(neo4j_settings)
    kill_neo4j(neo4j_settings, rounds=3)


@pytest.mark.neo4j
@pytest.mark.slow
@pytest.mark.timeout(1500)
def test_a_hundred_killed_loads_leave_neo4j_whole(neo4j_settings: Neo4jSettings) -> None:
    empty(neo4j_settings)
    kill_neo4j(neo4j_settings, ROUNDS)


# Two loads at once


def test_two_loads_at_once_are_told_apart(tmp_path: Path) -> None:
    process = start_loading(str(tmp_path / "store"))
    try:
        with pytest.raises(StoreBusyError, match=rf"process \({process.pid}\) is loading .* load again"):
            open_store(str(tmp_path / "store"))
        with open_store(str(tmp_path / "store"), read_only=True) as reader:
            reader.run("MATCH (d:Document) RETURN count(d)")
    finally:
        process.kill()
        process.wait()
    open_store(str(tmp_path / "store")).close()


def test_the_second_loader_of_one_process_is_refused_too(store: GraphStore) -> None:
    again: Callable[[], object] = (
        (lambda: EmbeddedStore(store.folder))
        if isinstance(store, EmbeddedStore)
        else (lambda: Neo4jStore(store._settings))
    )
    with pytest.raises(StoreBusyError, match=r"wait until it ends, or end it, and load again"):
        again()


@pytest.mark.neo4j
def test_two_loads_into_neo4j_are_told_apart(neo4j_settings: Neo4jSettings) -> None:
    empty(neo4j_settings)
    process = start_loading(neo4j_settings.uri, neo4j_settings)
    try:
        with pytest.raises(StoreBusyError, match=rf"process {process.pid} on .* wait until it ends"):
            Neo4jStore(neo4j_settings)
        with Neo4jStore(neo4j_settings, read_only=True) as reader:
            reader.run("MATCH (d:Document) RETURN count(d)")
    finally:
        process.kill()
        process.wait()
    Neo4jStore(neo4j_settings).close()


def as_other_host(store: Neo4jStore, seconds_silent: int) -> None:
    """Make the database believe that its loader is a process on another machine, silent for so long."""
    statement = "MATCH (l:Loader) SET l.holder = 'other', l.host = 'elsewhere', l.pid = 1, l.seen = timestamp() - $ms"
    store._driver.execute_query(statement, ms=seconds_silent * 1000, database_=store._settings.database)


@pytest.mark.neo4j
def test_a_loader_elsewhere_is_waited_for_until_it_is_silent_too_long(neo4j_store: Neo4jStore) -> None:
    as_other_host(neo4j_store, seconds_silent=30)
    with pytest.raises(StoreBusyError, match=r"process 1 on elsewhere"):
        Neo4jStore(neo4j_store._settings)
    as_other_host(neo4j_store, seconds_silent=61)
    Neo4jStore(neo4j_store._settings).close()


@pytest.mark.neo4j
def test_a_loader_that_was_taken_for_dead_cannot_write_any_more(neo4j_store: Neo4jStore) -> None:
    neo4j_store.write(cascade(), {})
    as_other_host(neo4j_store, seconds_silent=0)
    with pytest.raises(StoreBusyError, match=r"Another load took over"):
        neo4j_store.write(random_graph(20, 20), {})
    assert neo4j_store.run("MATCH (d:Document) RETURN count(d)").rows == ((5,),)


# Readers during a load


def test_a_reader_never_sees_half_a_load_of_a_folder(tmp_path: Path) -> None:
    seen: set[tuple[object, ...]] = set()
    with EmbeddedStore(tmp_path) as store, EmbeddedStore(tmp_path, read_only=True) as reader:
        query = "MATCH (d:Document) OPTIONAL MATCH (d)-[:ASSERTS]->(c) RETURN count(DISTINCT d), count(c)"

        def read(done: threading.Event) -> None:
            while not done.is_set():
                seen.update(reader.run(query).rows)

        reading(lambda: [load(store, graph) for _ in range(3) for graph in graphs()], read)
    one, two = graphs()
    whole = {(len(graph.documents), len(graph.citations)) for graph in (one, two)} | {(0, 0)}
    assert seen <= whole
    assert len(seen) > 1


@pytest.mark.neo4j
def test_a_reader_of_neo4j_always_sees_whole_proofs(neo4j_store: Neo4jStore) -> None:
    with Neo4jStore(neo4j_store._settings, read_only=True) as reader:

        def read(done: threading.Event) -> None:
            """A statement of Neo4j sees what is committed while it runs, so only what three in a row see is broken."""
            while not done.is_set():
                broken = broken_proofs(reader)
                for _ in range(2):
                    if broken:
                        broken &= broken_proofs(reader)
                assert not broken

        reading(lambda: [load(neo4j_store, graph) for graph in graphs()], read)


def reading(write: Callable[[], object], read: Callable[[threading.Event], None]) -> None:
    """Run `write` while a thread reads; raise what the reader raised."""
    done = threading.Event()
    failed: list[Exception] = []

    def run() -> None:
        try:
            read(done)
        except Exception as error:  # noqa: BLE001 - handed to the test
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        write()
    finally:
        done.set()
        thread.join()
    if failed:
        raise failed[0]


# A full disk


FULL_DISK = textwrap.dedent("""
    import resource, signal, sys
    from graph_loader.errors import StoreUnavailableError
    from graph_loader.stores import open_store
    from tests.graphs import random_graph
    from tests.load_forever import load
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with open_store(sys.argv[1]) as store:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
        try:
            load(store, random_graph(3000, 9000, seed=5))
        except StoreUnavailableError as error:
            print(error)
        else:
            print("no error")
""")


@pytest.mark.parametrize("room", [20_000, 150_000, 400_000])
def test_a_full_disk_is_named_and_leaves_the_former_graph(tmp_path: Path, room: int) -> None:
    one, _ = graphs()
    with EmbeddedStore(tmp_path) as store:
        load(store, one)
    command = [sys.executable, "-c", FULL_DISK, str(tmp_path), str(room)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "make room" in done.stdout, done.stdout + done.stderr
    with EmbeddedStore(tmp_path) as store:
        assert same(held_by(store), digests(tables_of(one)))
        assert_every_document_has_its_text(store)
        load(store, random_graph(3000, 9000, seed=5))
        assert store.run("MATCH (d:Document) RETURN count(d)").rows == ((3000,),)


def test_the_limit_of_this_process_is_untouched() -> None:
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


# Damaged, missing and impossible folders


@pytest.mark.parametrize("folder", ["none/such", "file/in", "other"])
def test_a_reader_is_told_that_there_is_no_store(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("a file", encoding="utf-8")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "plan.txt").write_text("a document", encoding="utf-8")
    place = tmp_path / folder
    with pytest.raises(StoreUnavailableError) as told:
        open_store(str(place), read_only=True)
    assert str(told.value) == (
        f"There is no store at {place}; load documents into it with `legalgraph load PATH --store {place}`, "
        "or check the path."
    )
    assert not (tmp_path / "none").exists()


def test_a_loader_of_what_must_be_there_does_not_make_it(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailableError, match="There is no store at"):
        open_store(str(tmp_path / "none"), missing_ok=False)
    assert not (tmp_path / "none").exists()
    open_store(str(tmp_path / "none")).close()
    open_store(str(tmp_path / "none"), missing_ok=False).close()
    open_store(str(tmp_path / "none"), read_only=True).close()


def test_a_server_may_start_before_the_first_load(tmp_path: Path) -> None:
    folder = tmp_path / "none" / "such"
    with open_store(str(folder), read_only=True, missing_ok=True) as store:
        assert store.run("MATCH (d:Document) RETURN count(d)").rows == ((0,),)
        assert list(store.sources()) == []
        assert store.version() == "empty"
        assert not folder.exists()
        with open_store(str(folder)) as loader:
            loader.write(cascade(), {})
        assert store.run("MATCH (d:Document) RETURN count(d)").rows == ((5,),)


def test_an_empty_folder_reads_as_empty_and_then_as_loaded(tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path, read_only=True) as reader:
        assert reader.run("MATCH (d:Document) RETURN count(d)").rows == ((0,),)
        with EmbeddedStore(tmp_path) as store:
            store.write(cascade(), {})
        assert reader.run("MATCH (d:Document) RETURN count(d)").rows == ((5,),)


@pytest.mark.parametrize("content", [b"", b"no graph at all", None])
def test_a_damaged_graph_is_named(tmp_path: Path, content: bytes | None) -> None:
    with EmbeddedStore(tmp_path) as store:
        store.write(cascade(), {})
    file = tmp_path / "graph.kgl"
    file.write_bytes(file.read_bytes()[:300] if content is None else content)
    for read_only in (True, False):
        with pytest.raises(StoreUnavailableError, match=r"graph\.kgl is damaged; remove it and load"):
            EmbeddedStore(tmp_path, read_only=read_only).run("RETURN 1 AS one")
    file.unlink()
    with EmbeddedStore(tmp_path) as store:
        store.write(cascade(), {})


def test_damaged_texts_are_named(tmp_path: Path) -> None:
    (tmp_path / "texts.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(StoreUnavailableError, match=r"texts\.sqlite is damaged"):
        EmbeddedStore(tmp_path)
    with EmbeddedStore(tmp_path, read_only=True) as store, pytest.raises(StoreUnavailableError, match="damaged"):
        list(store.sources())


def test_a_refused_opening_lets_go_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "texts.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(StoreUnavailableError):
        EmbeddedStore(tmp_path)
    (tmp_path / "texts.sqlite").unlink()
    EmbeddedStore(tmp_path).close()


def test_texts_that_somebody_locks_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph_loader.stores.texts._BUSY_SECONDS", 0.1)
    with EmbeddedStore(tmp_path) as store:
        other = sqlite3.connect(tmp_path / "texts.sqlite")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreBusyError, match="wait until it ends"):
            load(store, cascade())
        other.close()


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("x")
    with pytest.raises(StoreUnavailableError, match="cannot be used"):
        EmbeddedStore(tmp_path / "store")


# Addresses, passwords, databases, versions


@pytest.mark.parametrize("address", ["http://localhost:7474", "https://x.example", "sqlite:///x", "ftp://x"])
def test_other_schemes_are_refused(address: str) -> None:
    with pytest.raises(StoreUnavailableError, match=r"give a folder or an address with bolt"):
        store_settings(address, {})


@pytest.mark.parametrize("address", ["bolt://", "neo4j://:99999", "bolt://localhost:nine"])
def test_an_impossible_address_is_named(address: str) -> None:
    with pytest.raises(StoreUnavailableError):
        Neo4jStore(Neo4jSettings(address))


def test_no_server_is_named_at_once() -> None:
    port = free_port()
    started = time.monotonic()
    with pytest.raises(
        StoreUnavailableError, match=rf"No Neo4j answers at bolt://127\.0\.0\.1:{port}; start the server"
    ):
        Neo4jStore(Neo4jSettings(f"bolt://127.0.0.1:{port}"))
    assert time.monotonic() - started < 5


@pytest.mark.neo4j
def test_a_wrong_password_is_named(neo4j_settings: Neo4jSettings) -> None:
    wrong = Neo4jSettings(neo4j_settings.uri, neo4j_settings.username, "not the password", neo4j_settings.database)
    with pytest.raises(StoreUnavailableError, match=r"refuses the user neo4j: check NEO4J_USERNAME and NEO4J_PASSWORD"):
        Neo4jStore(wrong)


@pytest.mark.neo4j
@pytest.mark.parametrize("read_only", [True, False])
def test_an_unknown_database_is_named(neo4j_settings: Neo4jSettings, read_only: bool) -> None:
    unknown = Neo4jSettings(neo4j_settings.uri, neo4j_settings.username, neo4j_settings.password, "nosuch")
    with pytest.raises(StoreUnavailableError, match=r"has no database nosuch; check NEO4J_DATABASE"):
        Neo4jStore(unknown, read_only=read_only)


@pytest.mark.parametrize("agent", ["Neo4j/5.26.0", "Neo4j/5.26.31", "Neo4j/5.27-aura", "Neo4j/2025.01.0"])
def test_servers_that_are_new_enough(agent: str) -> None:
    check_server(agent, Neo4jSettings("bolt://x"))


@pytest.mark.parametrize("agent", ["Neo4j/5.25.1", "Neo4j/5.9.0", "Neo4j/4.4.40", "Neo4j/3.5.35"])
def test_old_servers_are_named(agent: str) -> None:
    with pytest.raises(StoreUnavailableError, match=rf"is {agent}; Neo4j 5\.26 or newer is needed: upgrade it"):
        check_server(agent, Neo4jSettings("bolt://x"))


@pytest.mark.parametrize("agent", ["Memgraph/2.0", "", "neo4j"])
def test_other_products_are_named(agent: str) -> None:
    with pytest.raises(StoreUnavailableError, match=r"give the address of a Neo4j 5\.26 or newer"):
        check_server(agent, Neo4jSettings("bolt://x"))


def test_a_password_never_shows() -> None:
    assert "geheim" not in repr(Neo4jSettings("bolt://x", "neo4j", "geheim"))


# A server that goes away


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A server of this module's own, to stop and start at will."""
    try:
        server = Neo4jServer(tmp_path_factory.mktemp("own"), heap="512m")
    except ServerMissingError as reason:
        pytest.skip(str(reason))
    server.start()
    try:
        yield server
    finally:
        server.kill()


@pytest.mark.neo4j
@pytest.mark.slow
@pytest.mark.parametrize("end", ["stop", "kill"])
def test_a_load_waits_for_a_server_that_is_started_again(own_server: Neo4jServer, end: str) -> None:
    empty(own_server.settings)
    graph = random_graph(4000, 9000, seed=3)
    first = threading.Event()

    def interrupt() -> None:
        first.wait()
        getattr(own_server, end)()
        own_server.start()

    thread = threading.Thread(target=interrupt)
    thread.start()
    try:
        with Neo4jStore(own_server.settings) as store:
            store.write(graph, {}, lambda stage, done, total: first.set())
            assert same(held_by(store), digests(tables_of(graph)))
            assert_every_proof_is_whole(store)
    finally:
        first.set()
        thread.join()


@pytest.mark.neo4j
@pytest.mark.slow
def test_a_load_ends_with_a_named_error_when_the_server_stays_away(
    own_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty(own_server.settings)
    monkeypatch.setattr(neo4j_store_module, "_WRITER_RETRY_SECONDS", 2)
    graph = random_graph(4000, 9000, seed=3)
    gone: list[str] = []

    def interrupt(stage: str, _done: int, _total: int) -> None:
        if not gone:
            gone.append(stage)
            own_server.kill()

    refused = pytest.raises(StoreUnavailableError, match=r"No Neo4j answers at .* start the server")
    with refused, Neo4jStore(own_server.settings) as store:
        store.write(graph, {}, interrupt)
    own_server.start()
    with Neo4jStore(own_server.settings) as store:
        assert_every_proof_is_whole(store)
        store.write(graph, {})
        assert same(held_by(store), digests(tables_of(graph)))


@pytest.mark.neo4j
@pytest.mark.slow
def test_a_database_that_is_read_only_is_named_and_still_read(own_server: Neo4jServer) -> None:
    with Neo4jStore(own_server.settings) as store:
        store.write(cascade(), {})
    own_server.stop()
    own_server.configure("server.databases.default_to_read_only=true")
    own_server.start()
    try:
        with pytest.raises(StoreUnavailableError, match=r"lets neo4j not write to neo4j: use a user with that right"):
            Neo4jStore(own_server.settings)
        with Neo4jStore(own_server.settings, read_only=True) as reader:
            assert reader.run("MATCH (d:Document) RETURN count(d)").rows == ((5,),)
    finally:
        own_server.stop()
        own_server.configure()
        own_server.start()

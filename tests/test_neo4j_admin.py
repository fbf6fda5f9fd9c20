"""The export for neo4j-admin, imported for real and compared with a database that was loaded."""

import shlex
from pathlib import Path

import pytest

from graph_loader.export.neo4j_admin import SCHEMA, SCRIPT, write_neo4j_admin
from graph_loader.stores.embedded import EmbeddedStore
from graph_loader.stores.neo4j import Neo4jStore
from graph_loader.stores.protocol import GraphStore, SourceRecord, StoredSource, WriteSummary
from tests.graphs import DISTRICT_PLAN, PLAN, cascade
from tests.neo4j_server import Neo4jServer, ServerMissingError

SOURCES = {PLAN: "plan.txt", DISTRICT_PLAN: "district.md"}
KEPT = [
    (SourceRecord(StoredSource("plan.txt", "a" * 64, "rules"), b'{"q":"\xc4\x91"}'), 'Kế hoạch "101",\r\nĐiều 1\n\n;x'),
    (SourceRecord(StoredSource("district.md", "b" * 64, "rules"), bytes(range(256))), "Kế hoạch 55"),
    (SourceRecord(StoredSource("menu.html", "c" * 64, "rules", "no kind"), b""), "menu"),
]


def everything(store: GraphStore) -> tuple[object, ...]:
    nodes = sorted(store.run("MATCH (n) WHERE NOT n:Loader RETURN n").rows, key=str)
    relations = sorted(store.run("MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, r").rows, key=str)
    texts = [(store.text(id_), store.record(id_)) for id_ in SOURCES]
    return nodes, relations, texts, list(store.sources()), list(store.records())


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """The files of an export of the cascade."""
    with EmbeddedStore(tmp_path / "store") as store:
        store.keep(KEPT)
        store.write(cascade(), SOURCES)
        assert write_neo4j_admin(store, cascade(), SOURCES, tmp_path / "export") == 20 + 36
    return tmp_path / "export"


def command_of(export: Path) -> list[str]:
    """The words of the script's last command."""
    text = (export / SCRIPT).read_text(encoding="utf-8").replace("\\\n", " ")
    return shlex.split(text.splitlines()[-1])


def test_the_script_names_every_file(export: Path) -> None:
    command = command_of(export)
    assert command[:5] == ["neo4j-admin", "database", "import", "full", "neo4j"]
    named = {word.rpartition("=")[2] for word in command if word.endswith(".csv")}
    assert named == {file.name for file in export.glob("*.csv")}
    assert "--nodes=Document:Plan=document-plan.csv" in command
    assert "--relationships=IMPLEMENTS=implements.csv" in command


def test_the_schema_stands_beside_it(export: Path) -> None:
    schema = (export / SCHEMA).read_text(encoding="utf-8")
    assert "CREATE CONSTRAINT document_id" in schema
    assert "CREATE FULLTEXT INDEX document_search" in schema
    assert schema.count(";\n") == schema.count("IF NOT EXISTS")


@pytest.mark.neo4j
@pytest.mark.slow
def test_an_import_equals_a_load(export: Path, neo4j_store: Neo4jStore, tmp_path: Path) -> None:
    neo4j_store.keep([(record, text if not record.source.not_legal else "") for record, text in KEPT])
    neo4j_store.write(cascade(), SOURCES)
    try:
        server = Neo4jServer(tmp_path / "server", heap="512m")
    except ServerMissingError as reason:
        pytest.skip(str(reason))
    server.admin(*command_of(export)[1:], cwd=export)
    server.start()
    try:
        with Neo4jStore(server.settings, read_only=True) as reader:
            assert reader.version() != "empty"
            assert everything(reader) == everything(neo4j_store)
        with Neo4jStore(server.settings) as store:
            assert store.write(cascade(), SOURCES) == WriteSummary()
            assert everything(store) == everything(neo4j_store)
    finally:
        server.kill()

"""What only the Neo4j store promises: its schema, its transactions, and what the server refuses for it."""

import pytest
from neo4j import GraphDatabase

from graph_loader.errors import QueryRefusedError
from graph_loader.stores.neo4j import TRANSACTION_ROWS, Neo4jStore
from tests.graphs import cascade, random_graph

pytestmark = pytest.mark.neo4j


def ask(store: Neo4jStore, statement: str) -> list[tuple[object, ...]]:
    found = store._driver.execute_query(statement, database_=store._settings.database)
    return [tuple(record) for record in found.records]


def test_constraints_and_indexes_stand_before_any_data(neo4j_store: Neo4jStore) -> None:
    unique = ask(
        neo4j_store, "SHOW CONSTRAINTS YIELD labelsOrTypes, properties, type RETURN labelsOrTypes[0], properties[0]"
    )
    keys = {"Document", "Authority", "Place", "Citation", "Task", "Finding", "Loader"}
    assert {("Text", "path"), *((label, "id") for label in keys)} <= set(unique)
    kinds = {name for (name,) in ask(neo4j_store, "SHOW INDEXES YIELD name RETURN name")}
    assert {"document_search", "document_number_key", "text_id"} <= kinds


def test_a_small_load_is_one_transaction(neo4j_store: Neo4jStore) -> None:
    seen: list[int] = []
    with Neo4jStore(neo4j_store._settings, read_only=True) as reader:
        count = "MATCH (d:Document) RETURN count(d)"
        neo4j_store.write(cascade(), {}, lambda *_: seen.append(reader.run(count).rows[0][0]))
    assert seen == [5]


def test_a_large_load_tells_readers_of_every_transaction(neo4j_store: Neo4jStore) -> None:
    versions = {neo4j_store.version()}
    rows = TRANSACTION_ROWS // 2
    neo4j_store.write(random_graph(rows, rows), {}, lambda *_: versions.add(neo4j_store.version()))
    assert len(versions) > 2


def test_a_loader_that_left_leaves_only_the_version(neo4j_store: Neo4jStore) -> None:
    neo4j_store.write(cascade(), {})
    neo4j_store.close()
    settings = neo4j_store._settings
    with GraphDatabase.driver(settings.uri, auth=(settings.username, settings.password)) as driver:
        found = driver.execute_query("MATCH (l:Loader) RETURN keys(l) AS keys", database_=settings.database)
    assert [sorted(record["keys"]) for record in found.records] == [["id", "version"]]


@pytest.mark.parametrize(
    "statement",
    [
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
        "SHOW SETTINGS",
        "SHOW TRANSACTIONS",
        "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
        "SHOW USERS",
        "CALL dbms.components()",
        "CREATE USER x SET PASSWORD 'y12345678'",
        "MATCH (d:Document) CALL (d) { SET d.title = 'x' }",
        "MATCH (d:Document) CALL (d) { DELETE d } IN TRANSACTIONS",
    ],
)
def test_the_store_itself_refuses_what_is_no_pure_read(neo4j_store: Neo4jStore, statement: str) -> None:
    neo4j_store.write(cascade(), {})
    with pytest.raises(QueryRefusedError):
        neo4j_store.run_guarded(statement)
    assert neo4j_store.run("MATCH (d:Document) WHERE d.title <> 'x' RETURN count(d)").rows == ((5,),)

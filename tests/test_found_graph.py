"""The graph in the result of a statement, however the statement returns it."""

import pytest

from app.components.found_graph import found_graph, ids_in
from graph_loader.extraction.model import RelationType
from graph_loader.stores import open_store
from graph_loader.stores.protocol import Table
from tests.graph_fixture import LC20, NQ29, sample_graph, sample_sources

EDGE = "MATCH (a:Document)-[r:IMPLEMENTS]->(b:Document {id: $id})"
WAYS = [
    "RETURN a, r, b",
    "RETURN r",
    "RETURN collect(r) AS all",
    "RETURN {one: a, by: r} AS map, b",
    "RETURN a.id AS from_id, type(r) AS relation, b.id AS to_id",
]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(str(tmp_path_factory.mktemp("found") / "store")) as opened:
        opened.write(sample_graph(), sample_sources())
        yield opened


@pytest.mark.parametrize("way", WAYS)
def test_every_way_to_return_a_relation_gives_the_same_graph(store, way):
    expected = {(row[0], row[1]) for row in store.run(f"{EDGE} RETURN a.id AS a, b.id AS b", {"id": NQ29}).rows}
    found = found_graph(store.run(f"{EDGE} {way}", {"id": NQ29}))
    assert expected
    assert {(link.source, link.target) for link in found.links} == expected
    assert {link.type for link in found.links} == {RelationType.IMPLEMENTS}
    assert set(found.ids) == {end for pair in expected for end in pair}


def test_a_path_is_a_graph(store):
    table = store.run(
        "MATCH p = (:Document {id: $low})-[:IMPLEMENTS*1..4]->(:Document {id: $high}) RETURN p",
        {"low": LC20, "high": NQ29},
    )
    found = found_graph(table)
    assert {LC20, NQ29} <= set(found.ids)
    assert len(found.links) >= 1


def test_documents_alone_are_a_graph_without_lines_and_other_nodes_are_none(store):
    assert found_graph(store.run("MATCH (d:Document) RETURN d LIMIT 3")).links == ()
    assert len(found_graph(store.run("MATCH (d:Document) RETURN d LIMIT 3")).ids) == 3
    assert found_graph(store.run("MATCH (p:Place) RETURN p LIMIT 3")).ids == ()
    assert found_graph(store.run("MATCH (d:Document) RETURN d.number LIMIT 3")).ids == ()


def test_the_ids_in_a_result_are_found_as_text_and_in_nodes(store):
    rows = store.run("MATCH (d:Document {id: $id}) RETURN d, d.number", {"id": LC20}).rows
    assert ids_in([*rows, (NQ29, 7, None, ["x"])]) == (LC20, NQ29)


def test_hostile_values_are_no_graph():
    hostile = {"labels": "Document", "properties": None}
    odd = {"type": "IMPLEMENTS", "source": None, "target": 3, "properties": {}}
    table = Table(("from_id", "relation", "to_id"), ((1, "DROP", None), (hostile, odd, [hostile, [odd]])))
    assert found_graph(table).ids == ()
    assert found_graph(table).links == ()

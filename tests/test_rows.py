"""The rows of a graph, their digests, and the difference between two graphs."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_loader.graph.model import Document, LegalGraph
from graph_loader.stores.difference import Held, changes, tables_of
from graph_loader.stores.rows import NodeTable, digest_of, number_key, number_plain
from graph_loader.stores.writing import BATCH_ROWS, batches, in_batches, shipped
from tests.graphs import cascade, random_graph

PLAIN = st.one_of(st.none(), st.booleans(), st.integers(-(2**53), 2**53), st.text(max_size=20))


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("101/KH-UBND", "101/KH-UBND"),
        ("101 / kh–ubnd", "101/KH-UBND"),
        ("29−NQ/TW", "29-NQ/TW"),
        ("116/2020/NĐ-CP", "116/2020/NĐ-CP"),
        ("116/2020/ND\u0323-CP", "116/2020/NḌ-CP"),
    ],
)
def test_the_form_in_which_numbers_are_compared(number: str, key: str) -> None:
    assert number_key(number) == key


def test_a_number_without_its_signs() -> None:
    assert number_plain("116/2020/NĐ–CP") == "1162020ndcp"


@given(st.lists(PLAIN, min_size=1, max_size=6))
def test_a_digest_is_a_signed_64_bit_number_of_the_values_alone(values: list[object]) -> None:
    digest = digest_of(values)
    assert 0 <= digest < 2**63
    assert digest == digest_of(json.loads(json.dumps(values)))


@given(st.lists(PLAIN, min_size=1, max_size=6), st.data())
def test_another_value_has_another_digest(values: list[object], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(values) - 1))
    other = [*values[:at], data.draw(PLAIN), *values[at + 1 :]]
    assert (digest_of(values) == digest_of(other)) == (json.dumps(values) == json.dumps(other))


def held(graph: LegalGraph) -> Held:
    tables = tables_of(graph)
    nodes: dict[str, dict[str, int]] = {}
    for table in (*tables.nodes, *tables.parts):
        nodes.setdefault(table.label, {}).update(zip(table.keys, table.columns["digest"], strict=True))
    kinds = {d.id: d.kind for d in graph.documents if d.kind}
    return Held(nodes, kinds, {t.type: dict(zip(t.keys, t.columns["digest"], strict=True)) for t in tables.relations})


def applied(before: Held, graph: LegalGraph) -> tuple[set[str], set[tuple[str, tuple[str, str]]]]:
    """Keys of nodes and relationships that a store has after the difference."""
    difference = changes(tables_of(graph), before)
    nodes = {id_ for ids in before.nodes.values() for id_ in ids}
    nodes -= {id_ for ids in (*difference.gone_nodes.values(), *difference.gone_parts.values()) for id_ in ids}
    for node in (*difference.nodes, *difference.parts):
        nodes |= {node.table.keys[row] for row in (*node.created, *node.changed)}
    relations = {(type_, pair) for type_, pairs in before.relations.items() for pair in pairs}
    relations -= {(key[0], pair) for key, pairs in difference.gone_relations.items() for pair in pairs}
    for relation in difference.relations:
        relations |= {(relation.table.type, relation.table.keys[row]) for row in relation.created}
    return nodes, relations


@settings(max_examples=25, deadline=None)
@given(st.integers(2, 30), st.integers(0, 20), st.integers(2, 30), st.integers(0, 20), st.integers(1, 3))
def test_the_difference_of_any_two_graphs_leads_from_one_to_the_other(
    documents: int, relations: int, other_documents: int, other_relations: int, seed: int
) -> None:
    before = held(random_graph(documents, min(relations, documents), seed=seed))
    graph = random_graph(other_documents, min(other_relations, other_documents), seed=1)
    after = held(graph)
    nodes = {id_ for ids in after.nodes.values() for id_ in ids}
    pairs = {(type_, pair) for type_, found in after.relations.items() for pair in found}
    assert applied(before, graph) == (nodes, pairs)
    assert list(batches(changes(tables_of(graph), after))) == []


def test_what_a_batch_refers_to_is_written_before() -> None:
    stages = [batch.stage for batch in batches(changes(tables_of(cascade()), Held()))]
    assert stages == sorted(stages, key=["nodes", "relations", "parts", "removals"].index)
    gone = [batch.stage for batch in batches(changes(tables_of(LegalGraph()), held(cascade())))]
    assert gone == sorted(gone, key=["parts", "removals"].index)


def test_batches_are_cut_by_rows_and_by_size() -> None:
    short = list(in_batches("nodes", "x", ({"id": str(n)} for n in range(BATCH_ROWS + 1))))
    assert [len(batch.rows) for batch in short] == [BATCH_ROWS, 1]
    long = list(in_batches("nodes", "x", ({"properties": {"text": "a" * 600_000}} for _ in range(3))))
    assert [len(batch.rows) for batch in long] == [2, 1]


@pytest.mark.parametrize("label", ["Plan) DETACH DELETE n //", "A B", "", "`x`", "1x"])
def test_only_names_of_the_model_become_labels(label: str) -> None:
    with pytest.raises(ValueError, match="no label or relationship type"):
        shipped("put_nodes", LABEL=label)


def test_documents_of_an_unknown_kind_have_no_label_of_one() -> None:
    graph = LegalGraph(documents=(Document(id="a", kind="KH"), Document(id="b", kind="??"), Document(id="c")))
    documents: list[NodeTable] = [table for table in tables_of(graph).nodes if table.label == "Document"]
    assert {table.kind: table.keys for table in documents} == {"Plan": ["a"], None: ["b", "c"]}

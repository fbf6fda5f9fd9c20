"""The same relation is the same value, whichever question returns it."""

from collections.abc import Iterator

from graph_loader.extraction.model import RelationType
from graph_loader.graph.expansion import expand
from graph_loader.graph.model import Relation
from graph_loader.graph.outline import outline
from graph_loader.graph.relations import COLUMNS
from graph_loader.graph.selection import selected, whole_graph
from graph_loader.graph.timeline import timeline
from graph_loader.stores.statements import statement
from tests.graph_fixture import NQ29, sample_graph, sample_sources

RETURNED_BY = ("all_relations", "relations_among", "relations_shown", "outline_in", "outline_out")

Key = tuple[str, RelationType, str]


def keyed(relations: Iterator[Relation] | tuple[Relation, ...]) -> dict[Key, Relation]:
    return {(one.source, one.type, one.target): one for one in relations}


def test_every_statement_that_returns_relations_ends_with_the_same_columns(filled):
    parameters = {"id": NQ29, "ids": [NQ29], "relation": "IMPLEMENTS", "relations": [], "scopes": None, "limit": 1}
    for name in RETURNED_BY:
        text = statement(name)
        given = {key: value for key, value in parameters.items() if f"${key}" in text}
        assert filled.run(text, given).columns[-len(COLUMNS) :] == COLUMNS, name


def test_every_question_returns_the_relations_as_they_were_written(store):
    graph = sample_graph()
    relations = [one.model_copy(update={"partial": at % 2 == 0}) for at, one in enumerate(graph.relations)]
    store.write(graph.model_copy(update={"relations": tuple(relations)}), sample_sources())
    written = keyed(tuple(relations))
    whole = whole_graph(store)
    assert keyed(whole.relations) == written
    ids = [document.id for document in whole.documents]
    assert keyed(selected(store, ids).relations) == written
    outlined = keyed(row.relation for id_ in ids for group in outline(store, id_).groups for row in group.rows)
    assert outlined == written
    shown = keyed(expand(store, NQ29, depth=3).relations)
    assert shown.items() <= written.items()
    assert shown
    drawn = {(one.from_id, one.relation, one.to_id): (one.quote, one.quoted_from) for one in timeline(store).relations}
    assert drawn
    assert all((written[key].quote, written[key].quoted_from) == said for key, said in drawn.items())


def test_an_outline_names_the_neighbour_at_the_other_end(filled):
    for group in outline(filled, NQ29).groups:
        for row in group.rows:
            ends = (NQ29, row.document.id) if group.direction == "out" else (row.document.id, NQ29)
            assert (row.relation.source, row.relation.target) == ends

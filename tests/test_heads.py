"""Where somebody begins: the documents at the head of the largest cascades, on both stores."""

from graph_loader.graph.heads import heads
from graph_loader.graph.impact import impact
from graph_loader.graph.outline import outline
from graph_loader.stores.protocol import GraphStore
from tests.graph_fixture import NQ29


def test_the_head_of_the_largest_cascade_comes_first(filled: GraphStore) -> None:
    found = heads(filled)
    assert found[0].document.id == NQ29
    assert [head.below for head in found] == sorted((head.below for head in found), reverse=True)


def test_a_head_carries_out_nothing_and_the_documents_below_rest_on_it(filled: GraphStore) -> None:
    for head in heads(filled):
        outwards = {group.relation for group in outline(filled, head.document.id).groups if group.direction == "out"}
        assert "IMPLEMENTS" not in outwards
        assert 1 <= head.below <= len(impact(filled, head.document.id).rows)


def test_no_more_heads_than_asked_for(filled: GraphStore) -> None:
    assert len(heads(filled)) > 1
    assert heads(filled, limit=1) == heads(filled)[:1]

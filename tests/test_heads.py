"""Where somebody begins: the documents at the head of the largest cascades, on both stores."""

from pathlib import Path

from graph_loader.extraction.model import RelationType, Scope
from graph_loader.graph.heads import heads
from graph_loader.graph.impact import impact
from graph_loader.graph.model import Document, LegalGraph, Relation, Status
from graph_loader.graph.outline import outline
from graph_loader.stores import open_store
from graph_loader.stores.protocol import GraphStore
from tests.graph_fixture import NQ29


def test_the_head_of_the_largest_cascade_comes_first(filled: GraphStore) -> None:
    found = heads(filled)
    assert found[0].document.id == NQ29
    loaded = [head.below for head in found if head.document.status == Status.LOADED]
    assert loaded == sorted(loaded, reverse=True)


def test_a_head_carries_out_nothing_that_is_loaded_and_the_documents_below_rest_on_it(filled: GraphStore) -> None:
    for head in heads(filled):
        assert "loaded" not in {one.status for one in carried_out(filled, head.document.id)}
        assert 1 <= head.below <= len(impact(filled, head.document.id).rows)


def test_a_head_that_is_only_cited_gives_way_to_the_loaded_one_below_it(tmp_path: Path) -> None:
    def plan(name: str, status: Status = Status.LOADED) -> Document:
        return Document(id=f"urn:{name}", number=name, kind="KH", status=status)

    above, head, other, alone = plan("1", Status.CITED), plan("2"), plan("3"), plan("4", Status.CITED)
    below = [plan(str(n)) for n in range(10, 17)]
    links = [
        (head, above),
        *((one, head) for one in below[:3]),
        (below[3], other),
        *((one, alone) for one in below[4:6]),
    ]
    relations = tuple(
        Relation(
            source=low.id,
            type=RelationType.IMPLEMENTS,
            target=high.id,
            scope=Scope.TITLE,
            support=1,
            confidence=0.9,
            quote="Thực hiện",
            quoted_from=low.id,
            rule="r",
        )
        for low, high in links
    )
    with open_store(str(tmp_path / "store")) as store:
        store.write(LegalGraph(documents=(above, head, other, alone, *below), relations=relations), {})
        assert [(one.document.number, one.below) for one in heads(store)] == [("2", 3), ("4", 2), ("3", 1), ("1", 4)]


def carried_out(store: GraphStore, id_: str) -> list[Document]:
    """The documents that a document says it carries out."""
    groups = [one for one in outline(store, id_).groups if (one.direction, one.relation) == ("out", "IMPLEMENTS")]
    return [row.document for group in groups for row in group.rows]


def test_no_more_heads_than_asked_for(filled: GraphStore) -> None:
    assert len(heads(filled)) > 1
    assert heads(filled, limit=1) == heads(filled)[:1]

"""One hop around a document, as typed lists with counts in both directions (the "lược đồ" of the portals)."""

from dataclasses import dataclass
from typing import Literal

from graph_loader.extraction.model import RelationType
from graph_loader.graph.documents import document, document_of
from graph_loader.graph.model import Document, Relation
from graph_loader.graph.relations import relation_of
from graph_loader.stores.protocol import GraphStore
from graph_loader.stores.statements import statement


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A neighbour, with the relation that joins it."""

    document: Document
    relation: Relation


@dataclass(frozen=True, slots=True)
class OutlineGroup:
    """Neighbours by one relation in one direction.

    Attributes:
        relation: the relation's type.
        direction: "out" where the document in the middle is the relation's source, "in" where it is its target.
        total: how many there are.
        rows: the first of them, strongest proof first.
    """

    relation: RelationType
    direction: Literal["out", "in"]
    total: int
    rows: tuple[OutlineRow, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The document in the middle and its groups, in the order of `RelationType`, "out" before "in"."""

    document: Document
    groups: tuple[OutlineGroup, ...]


def outline(store: GraphStore, id: str, *, limit: int = 50) -> Outline:  # noqa: A002 - the contract's name
    """Return the neighbours of a document, grouped by relation and direction; empty groups are left out.

    Args:
        store: the store to ask.
        id: the document's id.
        limit: how many neighbours of each group at most.

    Raises:
        NothingFoundError: no document has this id.
    """
    middle = document(store, id)
    groups: list[OutlineGroup] = []
    for relation, direction, total in store.run(statement("outline_totals"), {"id": id}).rows:
        parameters = {"id": id, "relation": relation, "limit": limit}
        rows = store.run(statement(f"outline_{direction}"), parameters).rows
        neighbours = tuple(OutlineRow(document_of(row[0]), relation_of(row)) for row in rows)
        groups.append(OutlineGroup(RelationType(relation), direction, total, neighbours))
    order = list(RelationType)
    return Outline(middle, tuple(sorted(groups, key=lambda g: (order.index(g.relation), g.direction == "in"))))

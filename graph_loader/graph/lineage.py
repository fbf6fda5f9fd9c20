"""What a document carries out, and what carries it out, with the sentence that proves each step."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal

from graph_loader.extraction.model import RelationType, Scope
from graph_loader.graph.documents import document
from graph_loader.graph.model import Document
from graph_loader.graph.walk import LINEAGE_RELATIONS, Edge, Sense, codes_within, walk
from graph_loader.stores.protocol import GraphStore
from graph_loader.stores.statements import statement

Direction = Literal["up", "down", "both"]

FARTHEST = 30
"""No cascade is deeper; a walk ends where nothing new is reached."""

_SCOPE_RANK: dict[str, int] = {scope: scope.rank for scope in Scope}
_RELATION_RANK: dict[str, int] = {relation: rank for rank, relation in enumerate(RelationType)}


@dataclass(frozen=True, slots=True)
class LineageRow:
    """An edge of the lineage, told from the document `id` that it leads to.

    Attributes:
        depth: how many edges lead from the root to `id` over this one, by the shortest way to its near end; the least
            depth of a document's rows is its distance from the root, and rows of depth 1 are the root's own relations.
        id: the document that the edge leads to, seen from the root (the root itself where a circle closes).
        number: as written; likewise `kind`, `title`, `issued_on`, `level`, `tier`, `place` and `status` are of `id`.
        relation: the relation's type; it holds from `from_id` to `to_id`.
        scope: where its strongest proof stands.
        confidence: of its strongest proof.
        quote: the sentence that proves it, in the text of the document `quoted_from`.
    """

    depth: int
    id: str
    number: str | None
    kind: str | None
    title: str | None
    issued_on: str | None
    level: str | None
    tier: int | None
    place: str | None
    status: str
    relation: str
    from_id: str
    to_id: str
    scope: str
    confidence: float
    quote: str
    quoted_from: str

    def to_json(self) -> dict[str, Any]:
        """Return the row as `legalgraph lineage --format json` writes it."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Lineage:
    """The lineage of `root`: rows nearest first; `truncated` says that there is more than the limit let through."""

    root: Document
    rows: tuple[LineageRow, ...]
    truncated: bool


@dataclass(frozen=True, slots=True)
class Reach:
    """How many documents stand next to a root in one sense, and how many in all; `cut` if there are more in all."""

    direct: int
    total: int
    cut: bool


def reach(
    store: GraphStore,
    id: str,  # noqa: A002 - the contract's name
    sense: Sense,
    *,
    relations: Collection[RelationType] = LINEAGE_RELATIONS,
    scopes: Collection[Scope] | None = None,
    until: str | None = None,
    place: str | None = None,
    limit: int = 1000,
) -> Reach:
    """Return how many documents stand above ("up") or below ("down") a document, directly and in all.

    A decision stands above the plan that it issues, so neither counts the other on the wrong side.

    Args:
        store: the store to ask.
        id: the document's id.
        sense: "up" to what it carries out, "down" to what carries it out.
        relations: the relations to follow.
        scopes: where the proof of a relation must stand; None for anywhere.
        until: ISO date; documents issued later are left out.
        place: code or name of a place; only its documents, those of its parts and those of no place are counted.
        limit: how many relations are read at most.
    """
    found = walk(
        store,
        id,
        sense,
        depth=FARTHEST,
        relations=relations,
        scopes=scopes,
        until=until,
        place=place,
        limit=limit,
    )
    beside: dict[str, bool] = {}
    for edge in found.edges:
        if edge.near == id:
            other_way = edge.relation is RelationType.ISSUES and (edge.source == id) == (sense == "up")
            beside[edge.far] = beside.get(edge.far, True) and other_way
    parameters = {
        "ids": [id],
        "left_out": [id],
        "relations": [str(relation) for relation in relations],
        "scopes": None if scopes is None else [str(scope) for scope in scopes],
        "until": until,
        "places": None if place is None else codes_within(store, place),
    }
    counted = store.run(statement("neighbours_waiting"), parameters).rows
    direct = sum(count for _, way, count in counted if way == sense)
    return Reach(direct, max(direct, len(found.distance) - 1 - sum(beside.values())), found.truncated)


def lineage(
    store: GraphStore,
    id: str,  # noqa: A002 - the contract's name
    *,
    direction: Direction = "up",
    depth: int = 3,
    relations: Collection[RelationType] | None = None,
    scopes: Collection[Scope] | None = None,
    until: str | None = None,
    place: str | None = None,
    limit: int = 500,
) -> Lineage:
    """Return the lineage of a document, one row an edge, nearest first, strongest proof first.

    Every edge that leaves a document nearer than `depth` is a row, so a document that is reached in two ways has two
    rows. "both" is the way up and the way down from the root, not up and then down again.

    Args:
        store: the store to ask.
        id: the document's id.
        direction: "up" to what it carries out, "down" to what carries it out, or "both".
        depth: how many edges away from the root.
        relations: the relations to follow; None for IMPLEMENTS, BASED_ON, GUIDES and ISSUES (a decision and the
            plan that it issues stand side by side, so ISSUES is walked in both senses).
        scopes: where the proof of a relation must stand; None for anywhere.
        until: ISO date; documents issued later are left out (those without a date stay).
        place: code or name of a place; only its documents, those of its parts and those of no place are walked.
        limit: how many rows at most.

    Raises:
        NothingFoundError: no document has this id.
    """
    root = document(store, id)
    senses: tuple[Sense, ...] = ("up", "down") if direction == "both" else (direction,)
    walks = [
        walk(
            store,
            id,
            sense,
            depth=depth,
            relations=LINEAGE_RELATIONS if relations is None else relations,
            scopes=scopes,
            until=until,
            place=place,
            limit=limit,
        )
        for sense in senses
    ]
    edges: dict[tuple[str, str, str], tuple[int, Edge]] = {}
    for found in walks:
        for edge in found.edges:
            key = (edge.source, str(edge.relation), edge.target)
            depth_of = found.distance[edge.near] + 1
            if key not in edges or depth_of < edges[key][0]:
                edges[key] = depth_of, edge
    known = _told(store, list(dict.fromkeys(edge.far for _, edge in edges.values())))
    rows = sorted((_row(steps, edge, known[edge.far]) for steps, edge in edges.values()), key=_nearest_first)
    return Lineage(root, tuple(rows[:limit]), any(found.truncated for found in walks) or len(rows) > limit)


_Told = tuple[str, str | None, str | None, str | None, str | None, str | None, int | None, str | None, str]
"""id, number, kind, title, issued_on, level, tier, place, status"""


def _told(store: GraphStore, ids: list[str]) -> dict[str, _Told]:
    return {row[0]: row for row in store.run(statement("lineage_documents"), {"ids": ids}).rows}


def _row(depth: int, edge: Edge, told: _Told) -> LineageRow:
    return LineageRow(
        depth,
        *told,
        edge.relation,
        edge.source,
        edge.target,
        edge.scope,
        edge.confidence,
        edge.quote,
        edge.quoted_from,
    )


def _nearest_first(row: LineageRow) -> tuple[int, int, int, str, str, int, str, str]:
    relation = _RELATION_RANK[row.relation]
    return (
        row.depth,
        _SCOPE_RANK[row.scope],
        row.tier or 99,
        row.issued_on or "",
        row.id,
        relation,
        row.from_id,
        row.to_id,
    )

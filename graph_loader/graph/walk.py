"""The breadth-first walk under lineage, paths, coverage and impact: one statement a level, no path counted twice.

Relations point from the document that carries out to the one that is carried out, so "up" follows them and "down"
goes against them. `ISSUES` joins a decision and the plan or scheme that it issues: they stand side by side, so a walk
crosses it in both senses, but never in one sense right after the other, or it would pass from a plan over its
decision to the decision's other annexes.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from graph_loader.extraction.model import RelationType, Scope
from graph_loader.stores.protocol import GraphStore
from graph_loader.stores.statements import statement

Sense = Literal["up", "down"]

LINEAGE_RELATIONS = (RelationType.IMPLEMENTS, RelationType.BASED_ON, RelationType.GUIDES, RelationType.ISSUES)
"""The relations that a cascade hangs on."""

_RELATIONS = {relation.value: relation for relation in RelationType}
_SCOPES = {scope.value: scope for scope in Scope}


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship that the walk crossed, from `near` to `far`; `source` and `target` are its own direction."""

    near: str
    far: str
    source: str
    target: str
    relation: RelationType
    scope: Scope
    confidence: float
    quote: str
    quoted_from: str
    partial: bool


@dataclass(frozen=True, slots=True)
class Walk:
    """Edges as they were met, the distance of every document reached (the start has 0), whether it was cut."""

    edges: tuple[Edge, ...]
    distance: dict[str, int]
    truncated: bool


def walk(
    store: GraphStore,
    start: str,
    sense: Sense,
    *,
    depth: int,
    relations: Collection[RelationType] = LINEAGE_RELATIONS,
    scopes: Collection[Scope] | None = None,
    until: str | None = None,
    place: str | None = None,
    goal: str | None = None,
    limit: int,
) -> Walk:
    """Walk from a document over relations, level by level, strongest proofs first.

    Args:
        store: the store to ask.
        start: id of the first document.
        sense: "up" to what it carries out, "down" to what carries it out.
        depth: how many edges away to go.
        relations: the relations to follow.
        scopes: where the proof of a relation must stand; None for anywhere.
        until: ISO date; documents issued later are left out (those without a date stay).
        place: code or name of a place; only its documents, those of its parts and those of no place are walked.
        goal: id of a document; the walk ends with the level that reaches it.
        limit: how many edges at most.
    """
    parameters: dict[str, Any] = {
        "relations": [str(relation) for relation in relations],
        "scopes": None if scopes is None else [str(scope) for scope in scopes],
        "until": until,
        "places": None if place is None else codes_within(store, place),
    }
    text = statement(f"walk_{sense}")
    distance = {start: 0}
    edges: dict[tuple[str, str, str], Edge] = {}
    crossed: dict[str, set[bool | None]] = {start: {None}}
    frontier = [start]
    for level in range(1, depth + 1):
        asked = limit + 1 - len(edges)
        table = store.run(text, parameters | {"ids": frontier, "limit": asked})
        frontier = []
        for edge, forward in _edges(table.rows):
            key = (edge.source, str(edge.relation), edge.target)
            turned = edge.relation is RelationType.ISSUES and crossed[edge.near] == {not forward}
            if key in edges or turned or edge.near == edge.far:
                continue
            if len(edges) == limit:
                return Walk(tuple(edges.values()), distance, truncated=True)
            edges[key] = edge
            if edge.far not in distance:
                distance[edge.far] = level
                frontier.append(edge.far)
            if distance[edge.far] == level:
                crossed.setdefault(edge.far, set()).add(forward if edge.relation is RelationType.ISSUES else None)
        if len(table.rows) == asked:
            return Walk(tuple(edges.values()), distance, truncated=True)
        if goal in distance or not frontier:
            break
    return Walk(tuple(edges.values()), distance, truncated=False)


def _edges(rows: tuple[tuple[Any, ...], ...]) -> Iterator[tuple[Edge, bool]]:
    for near, far, forward, relation, scope, confidence, quote, quoted_from, partial in rows:
        source, target = (near, far) if forward else (far, near)
        edge = Edge(
            near=near,
            far=far,
            source=source,
            target=target,
            relation=_RELATIONS[relation],
            scope=_SCOPES[scope],
            confidence=confidence,
            quote=quote,
            quoted_from=quoted_from,
            partial=bool(partial),
        )
        yield edge, forward


def codes_within(store: GraphStore, place: str) -> list[str]:
    """Return the codes of a place, given by code or name, and of its parts."""
    return [row[0] for row in store.run(statement("places_within"), {"place": place}).rows]

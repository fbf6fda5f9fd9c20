"""Who has acted on a directive: the places of a level, and the documents by which each carries it out."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime

from graph_loader.extraction.model import Level, RelationType
from graph_loader.graph.delays import LevelDelay, days_between, delays_of
from graph_loader.graph.documents import document, document_of, documents
from graph_loader.graph.fold import fold
from graph_loader.graph.model import Document
from graph_loader.graph.walk import walk
from graph_loader.stores.protocol import GraphStore
from graph_loader.stores.statements import statement

CARRYING_OUT = (RelationType.IMPLEMENTS, RelationType.GUIDES, RelationType.ISSUES)
"""The relations by which a document carries out another; a legal basis alone (BASED_ON) is no action."""

_DEPTH = 6
_MOST_EDGES = 20_000


@dataclass(frozen=True, slots=True)
class Action:
    """A document that carries out the directive; `depth` is 1 directly, more through others; `days` after it."""

    document: Document
    depth: int
    days: int | None


@dataclass(frozen=True, slots=True)
class PlaceCoverage:
    """A place as it was named on the date, and its actions, the first in time first.

    `predecessors` are names of places that it has followed and whose documents count for it. `state` is "loaded" where
    one of the documents was read, "cited" where others only name them, "none" where there are none.
    """

    code: str
    name: str
    part_of: str | None
    predecessors: tuple[str, ...]
    actions: tuple[Action, ...]
    state: str

    @property
    def first(self) -> Action | None:
        """The action that was first in time."""
        return self.actions[0] if self.actions else None


@dataclass(frozen=True, slots=True)
class Coverage:
    """A directive against the places of a level that were valid on a date, in the order of their names.

    `delays` says of every level, whatever places were asked for, how long its documents took to carry it out.
    """

    directive: Document
    level: Level
    on: str
    places: tuple[PlaceCoverage, ...]
    truncated: bool
    delays: tuple[LevelDelay, ...] = ()

    @property
    def acted(self) -> int:
        """How many places have an action."""
        return sum(1 for place in self.places if place.actions)


def coverage(
    store: GraphStore,
    id: str,  # noqa: A002 - the contract's name
    *,
    level: Level | str = Level.PROVINCE,
    on: str | None = None,
    within: str | None = None,
) -> Coverage:
    """Return which places have a document that carries out a directive, directly or through others.

    Args:
        store: the store to ask.
        id: the directive's id.
        level: the level of the places ("province", "district", "commune").
        on: ISO date on which the places must be valid; None for today. The documents of a place that ended before
            count for the places that followed it.
        within: code or name of a place; only places that are part of it are listed.

    Raises:
        NothingFoundError: no document has this id.
    """
    directive = document(store, id)
    day = on or datetime.now(UTC).date().isoformat()
    parameters = {"level": str(level), "on": day, "within": within}
    places = store.run(statement("coverage_places"), parameters).rows
    found = walk(store, id, "down", depth=_DEPTH, relations=CARRYING_OUT, limit=_MOST_EDGES)
    reached = [id_ for id_ in found.distance if id_ != id]
    by_place: dict[str, list[Action]] = defaultdict(list)
    for place_code, properties in store.run(statement("coverage_actions"), {"ids": reached, "level": str(level)}).rows:
        one = document_of(properties)
        by_place[place_code].append(Action(one, found.distance[one.id], days_between(directive, one)))
    return Coverage(
        directive=directive,
        level=Level(level),
        on=day,
        places=tuple(sorted((_place(row, by_place) for row in places), key=lambda p: (fold(p.name), p.code))),
        truncated=found.truncated,
        delays=delays_of(directive, documents(store, reached).values()),
    )


def _place(row: tuple[object, ...], by_place: dict[str, list[Action]]) -> PlaceCoverage:
    code, name, part_of, related = row
    assert isinstance(related, list)
    actions = [action for other in [code, *(r["code"] for r in related)] for action in by_place.get(str(other), [])]
    actions.sort(key=lambda a: (a.document.issued_on or "9999", a.depth, a.document.id))
    state = "none"
    if actions:
        state = "loaded" if any(a.document.status == "loaded" for a in actions) else "cited"
    return PlaceCoverage(
        code=str(code),
        name=str(name),
        part_of=None if part_of is None else str(part_of),
        predecessors=tuple(r["name"] for r in related),
        actions=tuple(actions),
        state=state,
    )

"""What a drawing shows of a lineage: the documents opened so far, how many wait behind each, siblings folded.

A drawing starts with one document and grows where its reader opens it, so that it never becomes a hairball.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from graph_loader.extraction.model import RelationType, Scope
from graph_loader.graph.documents import document, documents
from graph_loader.graph.model import Document, Relation
from graph_loader.graph.walk import LINEAGE_RELATIONS, Sense, codes_within, walk
from graph_loader.stores.protocol import GraphStore
from graph_loader.stores.statements import statement

PORTION = 30
"""How many neighbours one opening shows; opening the same document again shows as many more."""

MOST_SHOWN = 150
"""How many documents a drawing shows at most."""

FOLDED_FROM = 5
"""From how many siblings on they are folded into one box."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A document that was opened in one sense."""

    id: str
    sense: Sense


@dataclass(frozen=True, slots=True)
class Expansion:
    """What is shown.

    Attributes:
        root: id of the document that the drawing starts from.
        documents: the shown documents by id, in the order in which they were opened.
        relations: the relations among them.
        waiting_up: by id, how many documents above it are not shown; `waiting_down` likewise below it.
        full: whether the drawing holds as many documents as it may, so that openings are cut.
    """

    root: str
    documents: dict[str, Document]
    relations: tuple[Relation, ...]
    waiting_up: dict[str, int]
    waiting_down: dict[str, int]
    full: bool


@dataclass(frozen=True, slots=True)
class Folded:
    """Siblings that stand for one box: same kind and level, same neighbours by the same relations."""

    key: str
    members: tuple[str, ...]


def expand(
    store: GraphStore,
    root: str,
    openings: Sequence[Opening] = (),
    *,
    hidden: Collection[str] = (),
    depth: int = 1,
    relations: Collection[RelationType] = LINEAGE_RELATIONS,
    scopes: Collection[Scope] | None = None,
    until: str | None = None,
    place: str | None = None,
    most: int = MOST_SHOWN,
) -> Expansion:
    """Return what a drawing of a document's lineage shows.

    Args:
        store: the store to ask.
        root: id of the document that the drawing starts from.
        openings: what was opened since, in order; the same one twice shows twice as many.
        hidden: ids of documents that the reader took out; what hangs on the root through them alone goes with them.
        depth: how many relations away from the root are open from the start, upwards and downwards.
        relations: the relations to show.
        scopes: where the proof of a relation must stand; None for anywhere.
        until: ISO date; documents issued later are left out.
        place: code or name of a place; only its documents, those of its parts and those of no place are shown.
        most: how many documents at most.

    Raises:
        NothingFoundError: no document has the id `root`.
    """
    document(store, root)
    shown: dict[str, None] = {root: None}
    portions: dict[Opening, int] = defaultdict(int)
    full = False
    steps = [(Opening(root, sense), depth) for sense in ("up", "down")] + [(opening, 1) for opening in openings]
    for opening, far in steps:
        portions[opening] += 1
        limit = most * 2 if far > 1 else portions[opening] * PORTION
        found = walk(
            store,
            opening.id,
            opening.sense,
            depth=far,
            relations=relations,
            scopes=scopes,
            until=until,
            place=place,
            limit=limit,
        )
        for id_ in found.distance:
            if id_ not in shown and len(shown) == most:
                full = True
                break
            shown[id_] = None
    parameters: dict[str, Any] = {
        "ids": [id_ for id_ in shown if id_ == root or id_ not in hidden],
        "relations": [str(relation) for relation in relations],
        "scopes": None if scopes is None else [str(scope) for scope in scopes],
    }
    among = store.run(statement("relations_shown"), parameters)
    drawn = [Relation(**dict(zip(among.columns, row, strict=True))) for row in among.rows]
    tied = set(steps_from(root, drawn)) if hidden else set(parameters["ids"])
    ids = [id_ for id_ in parameters["ids"] if id_ in tied]
    waiting: dict[str, dict[str, int]] = {"up": {}, "down": {}}
    left_out = {
        "ids": ids,
        "left_out": [*ids, *hidden],
        "until": until,
        "places": None if place is None else codes_within(store, place),
    }
    for id_, sense, count in store.run(statement("neighbours_waiting"), parameters | left_out).rows:
        waiting[sense][id_] = waiting[sense].get(id_, 0) + count
    return Expansion(
        root=root,
        documents=documents(store, ids),
        relations=tuple(one for one in drawn if one.source in tied and one.target in tied),
        waiting_up=waiting["up"],
        waiting_down=waiting["down"],
        full=full,
    )


def steps_from(root: str, relations: Collection[Relation]) -> dict[str, int]:
    """Return how many relations away from the root each document is, whichever way they point; the root has 0."""
    near: dict[str, list[str]] = defaultdict(list)
    for relation in relations:
        near[relation.source].append(relation.target)
        near[relation.target].append(relation.source)
    steps = {root: 0}
    layer = [root]
    while layer:
        found = dict.fromkeys(other for id_ in layer for other in near[id_] if other not in steps)
        steps |= dict.fromkeys(found, steps[layer[0]] + 1)
        layer = list(found)
    return steps


def fold_siblings(expansion: Expansion, unfolded: Collection[str] = ()) -> tuple[Folded, ...]:
    """Return the groups of siblings that one box each should stand for.

    Args:
        expansion: what is shown.
        unfolded: keys of groups that the reader opened.

    Returns:
        Groups of at least `FOLDED_FROM` documents of one kind and level that have the same neighbours by the same
        relations. The root is never folded away.
    """
    ties: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for relation in expansion.relations:
        ties[relation.source].add(("out", relation.type, relation.target))
        ties[relation.target].add(("in", relation.type, relation.source))
    groups: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for id_, shown in expansion.documents.items():
        if id_ != expansion.root and ties[id_]:
            groups[shown.kind, shown.level, shown.tier, frozenset(ties[id_])].append(id_)
    folded = (Folded(f"fold:{min(members)}", tuple(members)) for members in groups.values())
    return tuple(group for group in folded if len(group.members) >= FOLDED_FROM and group.key not in unfolded)

"""A cascade as a lesson tells it: step by step from a document down, one step a row of the hierarchy."""

from dataclasses import dataclass

from graph_loader.extraction.model import RelationType
from graph_loader.graph.expansion import expand
from graph_loader.graph.model import Document, Relation
from graph_loader.stores.protocol import GraphStore

PER_STEP = 4
MOST_DOCUMENTS = 40
DEPTH = 6
RELATIONS = (RelationType.IMPLEMENTS, RelationType.GUIDES, RelationType.ISSUES)


@dataclass(frozen=True, slots=True)
class CascadeStep:
    """What a step adds: documents of one tier, and their relations to what earlier steps showed."""

    tier: int | None
    documents: tuple[Document, ...]
    relations: tuple[Relation, ...]


def cascade(store: GraphStore, id: str) -> tuple[CascadeStep, ...]:  # noqa: A002 - as the other questions name it
    """Return the steps of the cascade below a document; the first step is the document itself.

    Each further step has at most `PER_STEP` documents of one tier, in the order of their dates, all joined to what
    earlier steps showed; a document that only hangs on later ones comes after them.

    Raises:
        NothingFoundError: no document has this id.
    """
    shown = expand(store, id, depth=DEPTH, relations=RELATIONS, most=MOST_DOCUMENTS)
    below = _below(id, shown.relations)
    steps = [CascadeStep(shown.documents[id].tier, (shown.documents[id],), ())]
    told = {id}
    waiting = sorted(
        (one for key, one in shown.documents.items() if key in below),
        key=lambda one: (one.tier or 99, one.issued_on or "9999", one.id),
    )
    while waiting:
        ready = [one for one in waiting if _joined(one.id, told, shown.relations)]
        if not ready:
            break
        step = [one for one in ready if one.tier == ready[0].tier][:PER_STEP]
        ids = {one.id for one in step}
        relations = tuple(r for r in shown.relations if {r.source, r.target} & ids and {r.source, r.target} & told)
        steps.append(CascadeStep(ready[0].tier, tuple(step), relations))
        told |= ids
        waiting = [one for one in waiting if one.id not in ids]
    return tuple(steps)


def _joined(id_: str, told: set[str], relations: tuple[Relation, ...]) -> bool:
    return any((r.source == id_ and r.target in told) or (r.target == id_ and r.source in told) for r in relations)


def _below(root: str, relations: tuple[Relation, ...]) -> set[str]:
    """Return the ids that hang on the root, directly or through others; ISSUES hangs its target on its source."""
    under: dict[str, set[str]] = {}
    for relation in relations:
        issues = relation.type is RelationType.ISSUES
        above, lower = (relation.source, relation.target) if issues else (relation.target, relation.source)
        under.setdefault(above, set()).add(lower)
    found: set[str] = set()
    layer = {root}
    while layer:
        layer = {lower for above in layer for lower in under.get(above, ())} - found - {root}
        found |= layer
    return found

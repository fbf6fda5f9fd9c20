"""The documents that head the largest cascades: where somebody begins who has no document in mind yet."""

from dataclasses import dataclass

from graph_loader.graph.documents import documents
from graph_loader.graph.model import Document
from graph_loader.stores.protocol import GraphStore
from graph_loader.stores.queries import run_saved

_QUERY = "cascades-by-size"


@dataclass(frozen=True, slots=True)
class Head:
    """A document that carries out none that is loaded, and how many carry it out, directly or through others."""

    document: Document
    below: int


def heads(store: GraphStore, *, limit: int = 12) -> tuple[Head, ...]:
    """Return the documents at the head of the largest cascades, the largest first (cypher/queries).

    One that is only cited comes after the others where a loaded document below it heads the same cascade.

    Args:
        store: the store to ask.
        limit: how many at most.
    """
    table = run_saved(store, _QUERY)
    id_, below = table.columns.index("id"), table.columns.index("documents")
    counts = {str(row[id_]): int(row[below]) for row in table.rows[:limit]}
    known = documents(store, list(counts))
    return tuple(Head(known[one], count) for one, count in counts.items() if one in known)

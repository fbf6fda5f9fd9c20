"""How one document comes down to another: the shortest chains of relations between them, with their sentences."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from graph_loader.extraction.model import RelationType
from graph_loader.graph.documents import document, documents
from graph_loader.graph.model import Document
from graph_loader.graph.walk import LINEAGE_RELATIONS, Edge, walk
from graph_loader.stores.protocol import GraphStore

MOST_EDGES = 20_000
"""How many edges a search for chains reads at most; a document's whole lineage upwards is far below."""


@dataclass(frozen=True, slots=True)
class ChainLink:
    """A step of a chain: relation, the ids it holds between (in its own direction), and the proof."""

    from_id: str
    to_id: str
    relation: RelationType
    scope: str
    confidence: float
    quote: str
    quoted_from: str


@dataclass(frozen=True, slots=True)
class Chain:
    """`links[i]` joins `documents[i]` and `documents[i + 1]`; the first and the last are the ends that were asked."""

    documents: tuple[Document, ...]
    links: tuple[ChainLink, ...]


def paths(
    store: GraphStore,
    from_id: str,
    to_id: str,
    *,
    longest: int = 10,
    limit: int = 20,
    relations: Collection[RelationType] = LINEAGE_RELATIONS,
) -> tuple[Chain, ...]:
    """Return the shortest chains between two documents, in an order that depends on the graph alone.

    A chain goes one way: each document of it carries out or rests on the next. It is looked for upwards from
    `from_id`, and if there is none, upwards from `to_id`; it is always told from `from_id` to `to_id`.

    Args:
        store: the store to ask.
        from_id: id of one end.
        to_id: id of the other end.
        longest: how many links at most.
        limit: how many chains at most.
        relations: the relations to follow.

    Returns:
        All chains of the least length, up to `limit`; empty where there is none.

    Raises:
        NothingFoundError: no document has one of these ids.
    """
    for id_ in (from_id, to_id):
        document(store, id_)
    if from_id == to_id:
        return ()
    for low, high in ((from_id, to_id), (to_id, from_id)):
        found = walk(store, low, "up", depth=longest, relations=relations, goal=high, limit=MOST_EDGES)
        if high in found.distance:
            chains = list(islice(_chains(found.edges, found.distance, low, high), limit))
            ids = dict.fromkeys(end for chain in chains for edge in chain for end in (edge.near, edge.far))
            known = documents(store, ids)
            return tuple(_chain(chain, known, backwards=low == to_id) for chain in chains)
    return ()


def _chains(edges: Collection[Edge], distance: dict[str, int], low: str, high: str) -> Iterator[tuple[Edge, ...]]:
    """Yield the chains of the least length; edges towards `high` that lead nowhere are never entered."""
    before: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        if distance[edge.near] + 1 == distance[edge.far]:
            before[edge.far].append(edge)
    useful = {high}
    onward: dict[str, list[Edge]] = defaultdict(list)
    layer = [high]
    while layer:
        nearer: list[str] = []
        for id_ in layer:
            for edge in before[id_]:
                onward[edge.near].append(edge)
                if edge.near not in useful:
                    useful.add(edge.near)
                    nearer.append(edge.near)
        layer = nearer
    order = list(RelationType)
    for steps in onward.values():
        steps.sort(key=lambda e: (order.index(e.relation), e.scope.rank, e.far))

    def onwards(at: str, so_far: tuple[Edge, ...]) -> Iterator[tuple[Edge, ...]]:
        if at == high:
            yield so_far
            return
        for step in onward[at]:
            yield from onwards(step.far, (*so_far, step))

    yield from onwards(low, ())


def _chain(edges: tuple[Edge, ...], known: dict[str, Document], *, backwards: bool) -> Chain:
    ids = [edges[0].near, *(edge.far for edge in edges)]
    links = [
        ChainLink(
            from_id=edge.source,
            to_id=edge.target,
            relation=edge.relation,
            scope=edge.scope,
            confidence=edge.confidence,
            quote=edge.quote,
            quoted_from=edge.quoted_from,
        )
        for edge in edges
    ]
    if backwards:
        ids.reverse()
        links.reverse()
    return Chain(tuple(known[id_] for id_ in ids), tuple(links))

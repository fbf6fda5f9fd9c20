"""Groups of documents that hang together more than with the rest: the policy fields of a collection."""

from collections import Counter
from dataclasses import dataclass

import networkx as nx

from graph_loader.graph.documents import documents
from graph_loader.graph.model import Document
from graph_loader.stores.protocol import GraphStore
from graph_loader.stores.statements import statement

_SEED = 20


@dataclass(frozen=True, slots=True)
class Community:
    """A group: how many documents, those that most others of it point to (its name, so to say), and all ids."""

    size: int
    centre: tuple[Document, ...]
    members: tuple[str, ...]


def communities(store: GraphStore, *, smallest: int = 3, limit: int = 50) -> tuple[Community, ...]:
    """Return the communities of the graph of lineage relations, largest first (Louvain's method, fixed seed).

    Args:
        store: the store to ask.
        smallest: groups with fewer documents are left out.
        limit: how many groups at most.
    """
    graph: nx.Graph[str] = nx.Graph()
    cited: Counter[str] = Counter()
    for source, target in store.run(statement("lineage_edges")).rows:
        graph.add_edge(source, target)
        cited[target] += 1
    groups = nx.community.louvain_communities(graph, seed=_SEED) if graph else []
    ordered = sorted((sorted(group) for group in groups if len(group) >= smallest), key=lambda g: (-len(g), g[0]))
    shown = ordered[:limit]
    centres = [sorted(group, key=lambda id_: (-cited[id_], id_))[:3] for group in shown]
    known = documents(store, [id_ for centre in centres for id_ in centre])
    return tuple(
        Community(len(group), tuple(known[id_] for id_ in centre), tuple(group))
        for group, centre in zip(shown, centres, strict=True)
    )

"""Loads two graphs in turn into a store until it is killed: `python -m tests.load_forever FOLDER_OR_URI`.

It says `ready` on a line of its own before the first load, so that a test can kill it at any moment after.
"""

import sys

from graph_loader.graph.model import LegalGraph
from graph_loader.stores import open_store
from graph_loader.stores.protocol import GraphStore, SourceRecord, StoredSource
from tests.graphs import random_graph

DOCUMENTS, RELATIONS = 200, 400


def graphs() -> tuple[LegalGraph, LegalGraph]:
    """Return two graphs that share half of their documents; some of those have another title."""
    one = random_graph(DOCUMENTS, RELATIONS, seed=1)
    kept = one.documents[: DOCUMENTS // 2]
    ids = {document.id for document in kept}
    renamed = tuple(d.model_copy(update={"title": f"mới {n}"}) if n % 3 else d for n, d in enumerate(kept))
    other = random_graph(DOCUMENTS // 2, RELATIONS // 2, seed=2)
    two = LegalGraph(
        documents=renamed + other.documents,
        relations=tuple(r for r in one.relations if {r.source, r.target} <= ids) + other.relations,
        citations=tuple(c for c in one.citations if {c.asserted_by, c.source, c.target} <= ids) + other.citations,
    )
    return one, two


def load(store: GraphStore, graph: LegalGraph) -> None:
    """Keep a text for each document, then write, as a load of files does."""
    paths = {document.id: f"{document.id.rpartition(';')[2]}.txt" for document in graph.documents}
    store.keep(
        (SourceRecord(StoredSource(path, "0" * 64, "rules"), b"{}"), f"văn bản {id_}") for id_, path in paths.items()
    )
    store.write(graph, paths)


def main() -> None:
    """Load until killed."""
    both = graphs()
    with open_store(sys.argv[1]) as store:
        print("ready", flush=True)
        while True:
            for graph in both:
                load(store, graph)


if __name__ == "__main__":
    main()

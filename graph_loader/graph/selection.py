"""A part of the graph to be taken away: documents, and the relations between them."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph_loader.graph.documents import document_of, documents
from graph_loader.graph.lineage import Lineage
from graph_loader.graph.model import Document, Relation
from graph_loader.graph.relations import relation_of
from graph_loader.stores.protocol import GraphStore
from graph_loader.stores.statements import statement


@dataclass(frozen=True, slots=True)
class Selection:
    """Documents by id, relations by source, type and target; both ends of a relation are among the documents."""

    documents: tuple[Document, ...]
    relations: tuple[Relation, ...]


def whole_graph(store: GraphStore) -> Selection:
    """Return every document and every relation between documents."""
    every = tuple(document_of(row[0]) for row in store.run(statement("all_documents")).rows)
    return Selection(every, tuple(relation_of(row) for row in store.run(statement("all_relations")).rows))


def selected(store: GraphStore, ids: Iterable[str]) -> Selection:
    """Return these documents and every relation between them."""
    found = documents(store, ids)
    rows = store.run(statement("relations_among"), {"ids": list(found)}).rows
    return Selection(tuple(found[id_] for id_ in sorted(found)), tuple(relation_of(row) for row in rows))


def selected_lineage(store: GraphStore, lineage: Lineage) -> Selection:
    """Return the documents of a lineage and exactly its relations."""
    keys = {(row.from_id, row.relation, row.to_id) for row in lineage.rows}
    ends = {end for row in lineage.rows for end in (row.from_id, row.to_id)}
    every = selected(store, [lineage.root.id, *ends])
    return Selection(every.documents, tuple(r for r in every.relations if (r.source, str(r.type), r.target) in keys))

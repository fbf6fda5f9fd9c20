"""The sentences: what proves a relation, who cites a document, and what an appendix of tasks asks for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph_loader.extraction.model import RelationType
from graph_loader.graph.documents import document_of
from graph_loader.graph.model import Citation, Document, Task
from graph_loader.stores.protocol import GraphStore
from graph_loader.stores.statements import statement


@dataclass(frozen=True, slots=True)
class CitedBy:
    """A sentence that names the document: the document that says it, and the assertion with its proof."""

    document: Document
    citation: Citation


def proofs(store: GraphStore, source: str, relation_type: RelationType, target: str) -> tuple[Citation, ...]:
    """Return every assertion of one relation, strongest scope first.

    Args:
        store: the store to ask.
        source: id of the document that the relation leaves.
        relation_type: the relation's type.
        target: id of the document that it points to.
    """
    parameters = {"source": source, "relation": str(relation_type), "target": target}
    return tuple(_citation(row[0]) for row in store.run(statement("proofs"), parameters).rows)


def cited_by(store: GraphStore, id: str, *, limit: int = 500) -> tuple[CitedBy, ...]:  # noqa: A002
    """Return the sentences of other documents that name this one as an end of a relation, newest document first.

    Args:
        store: the store to ask.
        id: the document's id.
        limit: how many sentences at most.
    """
    rows = store.run(statement("cited_by"), {"id": id, "limit": limit}).rows
    return tuple(CitedBy(document_of(asserting), _citation(citation)) for asserting, citation in rows)


def quoted_at(store: GraphStore, id: str, quote: str) -> int | None:  # noqa: A002 - the contract's name
    """Return where a quote begins in the text of a document; None where the store has no such text or place.

    Args:
        store: the store to ask.
        id: the document's id.
        quote: the beginning of a sentence; how its blanks and line ends are written counts for nothing.
    """
    text, words = store.text(id), quote.split()
    if text is None or not words:
        return None
    found = re.search(r"\s+".join(map(re.escape, words)), text)
    return found.start() if found else None


def tasks(store: GraphStore, id: str) -> tuple[Task, ...]:  # noqa: A002 - the contract's name
    """Return the rows of the document's appendix of tasks, in the order of the text."""
    return tuple(Task.model_validate(row[0]) for row in store.run(statement("tasks"), {"id": id}).rows)


def _citation(properties: Mapping[str, Any]) -> Citation:
    renamed = {"source": "source_id", "type": "relation", "target": "target_id"}
    fields = {name: properties[renamed.get(name, name)] for name in Citation.model_fields}
    return Citation.model_validate(fields | {"partial": bool(fields["partial"])})

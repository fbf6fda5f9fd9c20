"""What became of the law since a date: documents that were issued, and those that were amended, replaced or ended."""

from dataclasses import dataclass

from graph_loader.extraction.model import RelationType
from graph_loader.graph.documents import document_of
from graph_loader.graph.model import Document
from graph_loader.stores.protocol import GraphStore
from graph_loader.stores.statements import statement


@dataclass(frozen=True, slots=True)
class Change:
    """A document of the span that amends, replaces or repeals another, with the sentence that says so."""

    document: Document
    relation: RelationType
    changed: Document
    partial: bool
    quote: str
    quoted_from: str


def changes(store: GraphStore, since: str, until: str | None = None, *, limit: int = 500) -> tuple[Change, ...]:
    """Return what documents issued in a span of time amend, replace or repeal, newest first.

    Args:
        store: the store to ask.
        since: ISO date of the first day.
        until: ISO date of the last day; None for no end.
        limit: how many at most.
    """
    parameters = {"since": since, "until": until, "limit": limit}
    return tuple(
        Change(document_of(row[0]), RelationType(row[1]), document_of(row[2]), bool(row[3]), row[4], row[5])
        for row in store.run(statement("changes"), parameters).rows
    )

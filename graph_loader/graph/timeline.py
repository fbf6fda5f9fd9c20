"""Documents on their dates, in lanes by level, with the relations between them."""

from calendar import monthrange
from dataclasses import dataclass

from graph_loader.extraction.model import RelationType
from graph_loader.graph.documents import document_of, documents
from graph_loader.graph.lineage import Direction, lineage
from graph_loader.graph.model import Document
from graph_loader.graph.relations import relation_of
from graph_loader.stores.protocol import GraphStore
from graph_loader.stores.statements import statement


def first_day(text: str) -> str:
    """Return the first day of an ISO date of which the day, or month and day, may be missing ("2019", "2019-05")."""
    return text + "-01-01"[len(text) - 10 :] if len(text) < 10 else text


def last_day(text: str) -> str:
    """Return the last day of an ISO date of which the day, or month and day, may be missing."""
    if len(text) == 4:
        return f"{text}-12-31"
    if len(text) == 7:
        year, month = (int(part) for part in text.split("-"))
        return f"{text}-{monthrange(year, month)[1]:02}"
    return text


@dataclass(frozen=True, slots=True)
class TimelineRelation:
    """A relation between two documents of the timeline, by their ids, with its sentence."""

    from_id: str
    to_id: str
    relation: RelationType
    quote: str
    quoted_from: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Documents in the order of their dates; `undated` have none; relations hold between those that are shown."""

    documents: tuple[Document, ...]
    undated: tuple[Document, ...]
    relations: tuple[TimelineRelation, ...]
    truncated: bool


def timeline(
    store: GraphStore,
    id: str | None = None,  # noqa: A002 - the contract's name
    *,
    direction: Direction = "both",
    depth: int = 3,
    since: str | None = None,
    until: str | None = None,
    place: str | None = None,
    limit: int = 500,
) -> Timeline:
    """Return the documents of a lineage, or of a span of time, on their dates.

    Args:
        store: the store to ask.
        id: id of the document whose lineage is shown; None for all loaded documents.
        direction: which way the lineage goes.
        depth: how far it goes.
        since: ISO date; documents issued before are left out.
        until: ISO date; documents issued after are left out.
        place: code or name of a place; documents of other places are left out.
        limit: how many documents (or relations of the lineage) at most.

    Raises:
        NothingFoundError: no document has this id.
    """
    if id is None:
        return _of_span(store, since, until, place, limit)
    found = lineage(store, id, direction=direction, depth=depth, until=until, place=place, limit=limit)
    known = documents(store, [id, *(row.id for row in found.rows)])
    shown = {one.id: one for one in known.values() if since is None or one.issued_on is None or one.issued_on >= since}
    relations = tuple(
        TimelineRelation(row.from_id, row.to_id, RelationType(row.relation), row.quote, row.quoted_from)
        for row in found.rows
        if row.from_id in shown and row.to_id in shown
    )
    return _timeline(shown, relations, truncated=found.truncated)


def _of_span(store: GraphStore, since: str | None, until: str | None, place: str | None, limit: int) -> Timeline:
    parameters = {"since": since, "until": until, "place": place, "limit": limit + 1}
    rows = store.run(statement("timeline_documents"), parameters).rows
    shown = {one.id: one for one in (document_of(row[0]) for row in rows[:limit])}
    related = store.run(statement("relations_among"), {"ids": list(shown)}).rows
    relations = tuple(
        TimelineRelation(one.source, one.target, one.type, one.quote, one.quoted_from)
        for one in map(relation_of, related)
    )
    return _timeline(shown, relations, truncated=len(rows) > limit)


def _timeline(shown: dict[str, Document], relations: tuple[TimelineRelation, ...], *, truncated: bool) -> Timeline:
    dated = sorted((d for d in shown.values() if d.issued_on), key=lambda d: (d.issued_on or "", d.tier or 99, d.id))
    undated = sorted((d for d in shown.values() if not d.issued_on), key=lambda d: d.id)
    return Timeline(tuple(dated), tuple(undated), relations, truncated)

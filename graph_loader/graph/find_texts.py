"""Finding documents by what stands in their text, with the passage that shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph_loader.graph.documents import documents
from graph_loader.graph.model import Document, Status
from graph_loader.graph.snippet import Snippet, snippet
from graph_loader.graph.text_query import TextQuery
from graph_loader.stores.protocol import GraphStore, TextSearch


@dataclass(frozen=True, slots=True)
class FoundText:
    """A document whose text has what was searched, and the passage that shows it best."""

    document: Document
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class FoundTexts:
    """A page of such documents; `total` counts all of them, `as_phrase` those that have the words as one phrase."""

    rows: tuple[FoundText, ...] = ()
    total: int = 0
    as_phrase: int = 0


def find_texts(
    store: GraphStore,
    query: TextQuery,
    filters: Mapping[str, Any],
    *,
    besides: tuple[str, ...] = (),
    limit: int = 10,
    offset: int = 0,
) -> FoundTexts | None:
    """Return the loaded documents whose text has every run of a question, as one phrase first, then newest first.

    Args:
        store: the store to ask.
        query: what is asked; without words it finds nothing.
        filters: `kind`, `level`, `place`, `places`, `year` and `status` as `find` makes them.
        besides: folded words; documents that have all of them in number, title, issuer, place or signer are left out.
        limit: how many on the page.
        offset: how many to pass over first.

    Returns:
        The page, or None where the store has no index of its texts before its next load.
    """
    if not query.runs or filters["status"] not in {None, Status.LOADED}:
        return FoundTexts()
    asked = {name: filters[name] for name in ("kind", "level", "place", "year")}
    places = tuple(filters["places"])
    hits = store.search_texts(TextSearch(query.runs, besides, **asked, places=places, offset=offset, limit=limit))
    if hits is None:
        return None
    known = documents(store, hits.ids)
    texts = ((id_, store.text(id_)) for id_ in hits.ids if id_ in known)
    rows = tuple(FoundText(known[id_], snippet(text, query)) for id_, text in texts if text is not None)
    return FoundTexts(rows, hits.total, hits.as_phrase)

"""Stores of the graph: Neo4j and the embedded folder, alike behind `GraphStore`."""

import shlex
from pathlib import Path

from graph_loader.errors import StoreUnavailableError
from graph_loader.stores.embedded import EmbeddedStore, holds_store
from graph_loader.stores.protocol import GraphStore, SourceRecord, StoredSource, Table, WriteSummary
from graph_loader.stores.settings import store_settings

__all__ = ["GraphStore", "SourceRecord", "StoredSource", "Table", "WriteSummary", "open_store"]


def open_store(location: str | None = None, *, read_only: bool = False, missing_ok: bool | None = None) -> GraphStore:
    """Open the store that is meant.

    Args:
        location: a folder, or an address with `bolt://` or `neo4j://`; None for `LEGALGRAPH_STORE`, else `NEO4J_URI`
            (both also from a `.env` file), else the embedded folder in the user's data folder.
        read_only: open for questions. Otherwise the caller is the store's one loader until it closes it.
        missing_ok: whether a folder may hold no store yet. By default a loader makes it there, and a reader, who may
            have mistyped its name, is refused. A server that may start before the first load asks for it: it sees an
            empty graph, and the graph as soon as it is loaded.

    Raises:
        StoreBusyError: another loader has the store.
        StoreUnavailableError: it is not there or cannot be reached; the message says what to do.
    """
    settings = store_settings(location)
    if isinstance(settings, Path):
        if not (holds_store(settings) or (missing_ok if missing_ok is not None else not read_only)):
            place = shlex.quote(str(settings))
            raise StoreUnavailableError(
                f"There is no store at {place}; load documents into it with `legalgraph load PATH --store {place}`, "
                "or check the path."
            )
        return EmbeddedStore(settings, read_only=read_only)
    from graph_loader.stores.neo4j import Neo4jStore  # noqa: PLC0415 - the driver takes a moment that folders need not

    return Neo4jStore(settings, read_only=read_only)

"""Stores of the graph: Neo4j and the embedded folder, alike behind `GraphStore`."""

from pathlib import Path

from graph_loader.stores.embedded import EmbeddedStore
from graph_loader.stores.protocol import GraphStore, SourceRecord, StoredSource, Table, WriteSummary
from graph_loader.stores.settings import store_settings

__all__ = ["GraphStore", "SourceRecord", "StoredSource", "Table", "WriteSummary", "open_store"]


def open_store(location: str | None = None, *, read_only: bool = False) -> GraphStore:
    """Open the store that is meant.

    Args:
        location: a folder, or an address with `bolt://` or `neo4j://`; None for `LEGALGRAPH_STORE`, else `NEO4J_URI`
            (both also from a `.env` file), else the embedded folder in the user's data folder.
        read_only: open for questions. Otherwise the caller is the store's one loader until it closes it.

    Raises:
        StoreBusyError: another loader has the store.
        StoreUnavailableError: it cannot be reached; the message says what to do.
    """
    settings = store_settings(location)
    if isinstance(settings, Path):
        return EmbeddedStore(settings, read_only=read_only)
    from graph_loader.stores.neo4j import Neo4jStore  # noqa: PLC0415 - the driver takes a moment that folders need not

    return Neo4jStore(settings, read_only=read_only)

"""What a search can be narrowed by: the places and years that documents really have."""

from graph_loader.stores.protocol import GraphStore
from graph_loader.stores.statements import statement


def named_places(store: GraphStore, *, limit: int = 300) -> tuple[tuple[str, str, int], ...]:
    """Return (code, name, number of documents) of the places with most documents."""
    rows = store.run(statement("document_places"), {"limit": limit}).rows
    return tuple((str(code), str(name or code), int(total)) for code, name, total in rows)


def issue_years(store: GraphStore) -> tuple[int, ...]:
    """Return the years of issue, the latest first."""
    return tuple(int(row[0]) for row in store.run(statement("document_years")).rows)

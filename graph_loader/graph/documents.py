"""Documents as the store holds them, back as the model's frozen values."""

from collections.abc import Iterable, Mapping
from typing import Any

from graph_loader.errors import NothingFoundError
from graph_loader.graph.model import Document
from graph_loader.stores.protocol import GraphStore
from graph_loader.stores.statements import statement


def document_of(properties: Mapping[str, Any]) -> Document:
    """Return the Document of a node's properties; the empty title that stores write for None becomes None again.

    Args:
        properties: the node's properties; names that the model does not have are left out.
    """
    known = {name: properties[name] for name in Document.model_fields if properties.get(name) is not None}
    return Document.model_validate(known | {"title": properties.get("title") or None})


def documents(store: GraphStore, ids: Iterable[str]) -> dict[str, Document]:
    """Return the documents of these ids that the store has, by id, in the order of `ids`."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    table = store.run(statement("documents"), {"ids": wanted})
    found = {document.id: document for document in (document_of(row[0]) for row in table.rows)}
    return {id_: found[id_] for id_ in wanted if id_ in found}


def document(store: GraphStore, id: str) -> Document:  # noqa: A002 - the contract's name
    """Return the document of an id.

    Raises:
        NothingFoundError: the store has no such document.
    """
    found = documents(store, [id])
    if id not in found:
        raise NothingFoundError(f"No document has the id {id}; look for it with `legalgraph find`.")
    return found[id]

"""The graph in the result of a statement: documents and the relations between them, however the statement returns them.

Nodes, relationships and paths count wherever they stand, also in lists and maps; so do the columns `from_id`,
`relation` and `to_id` of plain values.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_loader.extraction.model import RelationType
from graph_loader.graph.drawing import Link
from graph_loader.stores.cells import is_node, is_relationship
from graph_loader.stores.protocol import Table

ID_PREFIX = "urn:lex:"
ENDS = ("from_id", "to_id")


@dataclass(frozen=True, slots=True)
class FoundGraph:
    """Ids of the documents in the order of the result, and the relations of the result between them."""

    ids: tuple[str, ...]
    links: tuple[Link, ...]


def found_graph(table: Table) -> FoundGraph:
    """Return the documents and relations that a result holds; empty where it holds plain values alone."""
    ids: dict[str, None] = {}
    links: dict[tuple[str, RelationType, str], Link] = {}
    for source, relation, target in _relations(table):
        if relation in set(RelationType):
            key = (source, RelationType(relation), target)
            links.setdefault(key, Link(*key))
            ids.update(dict.fromkeys((source, target)))
    for row in table.rows:
        ids.update(dict.fromkeys(id_ for value in row for id_ in _documents(value)))
    return FoundGraph(tuple(ids), tuple(links.values()))


def _relations(table: Table) -> Iterator[tuple[str, str, str]]:
    at = {column: index for index, column in enumerate(table.columns)}
    named = at.get("relation")
    for row in table.rows:
        if at.keys() >= set(ENDS):
            source, target = (row[at[end]] for end in ENDS)
            if isinstance(source, str) and isinstance(target, str):
                yield source, str(row[named]) if named is not None else str(RelationType.CITES), target
        for value in row:
            yield from _relationships(value)


def _relationships(value: Any) -> Iterator[tuple[str, str, str]]:  # noqa: ANN401 - any plain value
    if isinstance(value, Mapping):
        if is_relationship(value):
            if isinstance(value["source"], str) and isinstance(value["target"], str):
                yield value["source"], str(value["type"]), value["target"]
            return
        for item in value.values():
            yield from _relationships(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _relationships(item)


def _documents(value: Any) -> Iterator[str]:  # noqa: ANN401 - any plain value
    if isinstance(value, Mapping):
        if is_node(value):
            id_ = value["properties"].get("id")
            if "Document" in value["labels"] and isinstance(id_, str):
                yield id_
            return
        for item in value.values():
            yield from _documents(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _documents(item)


def ids_in(rows: Sequence[Sequence[Any]]) -> tuple[str, ...]:
    """Return the ids of documents that stand in rows, as text or in nodes and relationships, each once."""
    found: dict[str, None] = {}
    for row in rows:
        for value in row:
            if isinstance(value, str) and value.startswith(ID_PREFIX):
                found[value] = None
            found.update(dict.fromkeys(_documents(value)))
            found.update(dict.fromkeys(end for source, _, target in _relationships(value) for end in (source, target)))
    return tuple(found)

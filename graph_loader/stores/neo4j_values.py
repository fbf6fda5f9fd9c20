"""The values of the Neo4j driver as plain ones (see `Table`)."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

Ids = Mapping[str, Any]
"""Element id of a node to its property `id`."""


def plain_rows(rows: Iterable[Iterable[Any]], ids_of: Callable[[list[str]], Ids]) -> tuple[tuple[Any, ...], ...]:
    """Return rows with plain values only.

    Args:
        rows: values as the driver gives them.
        ids_of: asked once for the ids of nodes that only stand as the end of a relationship, by their element ids.
    """
    listed = [tuple(row) for row in rows]
    bare: set[str] = set()
    for row in listed:
        for value in row:
            _collect(value, bare)
    ids = ids_of(sorted(bare)) if bare else {}
    return tuple(tuple(_plain(value, ids) for value in row) for row in listed)


def _ends(relationship: Relationship) -> tuple[Node, Node]:
    start, end = relationship.start_node, relationship.end_node
    if start is None or end is None:
        raise ValueError("The server sent a relationship without its ends.")
    return start, end


def _collect(value: Any, bare: set[str]) -> None:  # noqa: ANN401 - any value of the driver
    if isinstance(value, Relationship):
        bare.update(node.element_id for node in _ends(value) if "id" not in node)
    elif isinstance(value, Path):
        for relationship in value.relationships:
            _collect(relationship, bare)
    elif isinstance(value, Mapping):
        for item in value.values():
            _collect(item, bare)
    elif isinstance(value, list):
        for item in value:
            _collect(item, bare)


def _plain(value: Any, ids: Ids) -> Any:  # noqa: ANN401 - any value of the driver
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Node):
        return {"labels": sorted(value.labels), "properties": _properties(value, ids)}
    if isinstance(value, Relationship):
        source, target = (node.get("id", ids.get(node.element_id)) for node in _ends(value))
        return {"type": value.type, "source": source, "target": target, "properties": _properties(value, ids)}
    if isinstance(value, Path):
        nodes = [_plain(node, ids) for node in value.nodes]
        return {"nodes": nodes, "relationships": [_plain(relationship, ids) for relationship in value.relationships]}
    if isinstance(value, Date | DateTime | Time):
        return value.iso_format()
    if isinstance(value, Duration):
        days_and_months = {"months": value.months, "days": value.days}
        return days_and_months | {"seconds": value.seconds + value.nanoseconds / 1e9}
    if isinstance(value, Point):
        return list(value)
    if isinstance(value, bytes | bytearray):
        return f"{len(value)} bytes"
    if isinstance(value, Mapping):
        return {name: _plain(item, ids) for name, item in value.items()}
    return [_plain(item, ids) for item in value]


def _properties(value: Node | Relationship, ids: Ids) -> dict[str, Any]:
    return {name: _plain(item, ids) for name, item in sorted(value.items())}

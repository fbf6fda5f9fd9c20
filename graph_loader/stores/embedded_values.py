"""The embedded engine's values as plain ones (see `Table`)."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

Ids = Mapping[int, Any]
"""The engine's number of a node to its property `id`."""

UNTITLED = frozenset({"Authority", "Place", "Citation", "Task", "Finding"})
"""Labels without a property `title`: the engine makes one up for every node."""

_PLAIN = frozenset({str, int, float, bool, type(None)})
_NODE = {"id", "labels", "properties"}
_RELATIONSHIP = {"id", "start", "end", "type", "properties"}


def plain_rows(rows: Iterable[tuple[Any, ...]], ids_of: Callable[[list[int]], Ids]) -> tuple[tuple[Any, ...], ...]:
    """Return rows with plain values only.

    Args:
        rows: values as the engine gives them.
        ids_of: asked once for the ids of the nodes that relationships start and end at, by the engine's numbers.
    """
    listed = list(rows)
    types: set[type] = set()
    for row in listed:
        types.update(map(type, row))
    if types <= _PLAIN:
        return tuple(listed)
    numbers: set[int] = set()
    for row in listed:
        for value in row:
            _collect(value, numbers)
    ids = ids_of(sorted(numbers)) if numbers else {}
    return tuple(tuple(_plain(value, ids) for value in row) for row in listed)


def _collect(value: Any, numbers: set[int]) -> None:  # noqa: ANN401 - any value of the engine
    if isinstance(value, dict):
        if value.keys() == _RELATIONSHIP:
            numbers.update((value["start"], value["end"]))
        else:
            for item in value.values():
                _collect(item, numbers)
    elif isinstance(value, list):
        for item in value:
            _collect(item, numbers)


def _plain(value: Any, ids: Ids) -> Any:  # noqa: ANN401 - any value of the engine
    if isinstance(value, dict):
        return _plain_map(value, ids)
    if isinstance(value, list | tuple):
        return [_plain(item, ids) for item in value]
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return value


def _plain_map(value: dict[str, Any], ids: Ids) -> dict[str, Any]:
    if value.keys() == _NODE:
        labels = value["labels"]
        made_up = {"type", "title"} if UNTITLED.intersection(labels) else {"type"}
        properties = {name: _plain(item, ids) for name, item in value["properties"].items() if name not in made_up}
        return {"labels": sorted(labels), "properties": properties}
    if value.keys() == _RELATIONSHIP:
        properties = {name: _plain(item, ids) for name, item in value["properties"].items()}
        ends = {"source": ids.get(value["start"]), "target": ids.get(value["end"])}
        return {"type": value["type"], **ends, "properties": properties}
    return {name: _plain(item, ids) for name, item in value.items()}

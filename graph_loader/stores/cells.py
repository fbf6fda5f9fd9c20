"""What a value of a `Table` is, and how a node, a relationship or a path reads in one cell."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

_CALLED_BY = ("number", "name", "title", "what", "quote")


def is_node(value: Mapping[str, Any]) -> bool:
    """Whether a plain value is a node (see `Table`)."""
    return value.keys() == {"labels", "properties"} and isinstance(value["properties"], Mapping)


def is_relationship(value: Mapping[str, Any]) -> bool:
    """Whether a plain value is a relationship (see `Table`)."""
    return value.keys() == {"type", "source", "target", "properties"}


def is_path(value: Mapping[str, Any]) -> bool:
    """Whether a plain value is a path (see `Table`)."""
    return value.keys() == {"nodes", "relationships"} and isinstance(value["nodes"], Sequence)


def in_one_cell(value: object) -> object:
    """Return a value as it reads in a cell of a table or a CSV file.

    A node is its number or name with its id, "20/KH-UBND (urn:lex:...)"; a relationship its ends' ids around its type;
    a path its nodes with the types between them. Lists and other maps become JSON; anything else stays.
    """
    match value:
        case Mapping() if is_node(value):
            return _node(value)
        case Mapping() if is_relationship(value):
            return f"{value['source']} {value['type']} {value['target']}"
        case Mapping() if is_path(value):
            types = [str(one["type"]) for one in value["relationships"]]
            parts = [_node(value["nodes"][0])] if value["nodes"] else []
            for type_, node in zip(types, value["nodes"][1:], strict=True):
                parts += [type_, _node(node)]
            return " – ".join(parts)
        case list() | tuple() if any(isinstance(one, Mapping) for one in value):
            inner = [in_one_cell(one) for one in value]
            return "; ".join(map(str, inner))
        case list() | tuple() | Mapping():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return value


def _node(node: Mapping[str, Any]) -> str:
    properties = node["properties"]
    called = next((properties[name] for name in _CALLED_BY if properties.get(name)), None)
    id_ = properties.get("id") or properties.get("code")
    if called is None:
        return str(id_ or " ".join(node["labels"]))
    return f"{called} ({id_})" if id_ else str(called)

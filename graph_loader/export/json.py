"""Values of the library as JSON: dataclasses, models, tables, whatever they hold."""

from typing import Any

import orjson
from pydantic import BaseModel


def to_json(value: object) -> bytes:
    """Return any value that the library answers with as indented UTF-8 JSON, its fields in their order.

    Args:
        value: a dataclass, a model, a mapping, a sequence of those, or a plain value.
    """
    return orjson.dumps(value, default=_plain, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _plain(value: Any) -> Any:  # noqa: ANN401 - what orjson does not know by itself
    if isinstance(value, BaseModel):
        return value.model_dump()
    if isinstance(value, frozenset | set):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON.")

"""How results reach a terminal or another program: results to stdout, everything else to stderr."""

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum, StrEnum
from typing import Any

from pydantic import BaseModel
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

_SHORT = {"number", "kind", "date", "issued_on", "status", "depth", "relation", "days", "code", "count", "severity"}
_DIRECTION_MARKS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROLS = dict.fromkeys([*range(32), *range(127, 160), 0x2028, 0x2029, *_DIRECTION_MARKS], " ")

out = Console(soft_wrap=False, highlight=False)
err = Console(stderr=True, highlight=False)


class Format(StrEnum):
    """How a result is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class TableOrJson(StrEnum):
    """How a result is written that is no plain list of rows."""

    TABLE = "table"
    JSON = "json"


def safe(value: object, style: str = "") -> Text:
    """Return a text that a terminal may show: no control character or direction mark of a document gets through."""
    return Text("" if value is None else str(value).translate(_CONTROLS), style=style)


def shortened(text: str | None, length: int) -> str:
    """Return `text` on one line, cut off at a blank with "…" where it is longer than `length`."""
    line = " ".join((text or "").split())
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0] + "…"


def plain(value: Any) -> Any:  # noqa: ANN401 - any value of the library
    """Return a value of the library as dicts, lists and plain values that JSON knows."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {plain(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    return value


def write_json(value: Any) -> None:  # noqa: ANN401 - any value of the library
    """Write a value to stdout as JSON in UTF-8."""
    text = json.dumps(plain(value), ensure_ascii=False, indent=2)
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write rows to stdout as CSV in UTF-8 (RFC 4180); lists and maps as JSON."""
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")  # type: ignore[union-attr]
    writer = csv.writer(sys.stdout)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(value) for value in row])


def cell(value: object) -> str:
    """Return a value of a result as the text of one cell."""
    if value is None:
        return ""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple | dict):
        return json.dumps(plain(value), ensure_ascii=False)
    return str(value)


def write_table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str | None = None) -> None:
    """Write rows to stdout as a table that fits the terminal."""
    table = Table(title=title, title_justify="left", header_style="bold", box=SIMPLE_HEAD)
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column in _SHORT)
    for row in rows:
        table.add_row(*(value if isinstance(value, Text) else safe(cell(value)) for value in row))
    out.print(table)


def write_rows(format_: Format, columns: Sequence[str], rows: Sequence[Sequence[object]], value: object) -> None:
    """Write a result in the asked format: `rows` as table or CSV, `value` as JSON."""
    match format_:
        case Format.JSON:
            write_json(value)
        case Format.CSV:
            write_csv(columns, rows)
        case Format.TABLE:
            write_table(columns, rows)

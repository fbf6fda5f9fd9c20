"""How results reach a terminal or another program: results to stdout, everything else to stderr."""

import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum

from rich.console import Console
from rich.text import Text

from graph_loader.cli.tables import table_of
from graph_loader.stores.cells import in_one_cell

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


def write_json(value: object) -> None:
    """Write a value of the library to stdout as JSON in UTF-8."""
    from graph_loader.export.json import to_json

    write_bytes(to_json(value))


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write rows to stdout as CSV that a spreadsheet opens rightly."""
    from graph_loader.export.csv import to_csv

    write_bytes(to_csv(columns, rows))


def write_bytes(content: bytes) -> None:
    """Write a file's content to stdout."""
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def write_table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str | None = None) -> None:
    """Write rows to stdout as a table that fits the terminal."""
    cells = [[value if isinstance(value, Text) else safe(_cell(value)) for value in row] for row in rows]
    out.print(table_of(columns, cells, out.width, title=title))


def write_rows(format_: Format, columns: Sequence[str], rows: Sequence[Sequence[object]], value: object) -> None:
    """Write a result in the asked format: `rows` as table or CSV, `value` as JSON."""
    match format_:
        case Format.JSON:
            write_json(value)
        case Format.CSV:
            write_csv(columns, rows)
        case Format.TABLE:
            write_table(columns, rows)


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(_cell(item) for item in value)
    return "" if value is None else str(in_one_cell(value))

"""Files that the pages offer: tables as CSV that opens with its letters in Excel, and safe file names."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from graph_loader.graph.fold import fold

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a table as CSV in UTF-8 with a byte order mark.

    A text that a spreadsheet would take for a formula gets an apostrophe in front (CWE-1236).
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([_plain(column) for column in columns])
    writer.writerows([_plain(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _plain(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def file_name(text: str, suffix: str) -> str:
    """Return a file name of letters, digits and dashes made from any text."""
    stem = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:80] or "legalgraph"
    return f"{stem}.{suffix}"

"""Tables as CSV that spreadsheets open with their letters, and without running what a document says."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from graph_loader.stores.cells import in_one_cell

_BEGINS_FORMULA = ("=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠")
_FORMULA_AFTER_SIGN = re.compile(r"([;,\t\r\n][ \"]*)(?=[=@＝＠]|[+＋](?=\S)|[-－](?=[\d(\w]+[!(|*+/^]))")
"""A sign that another spreadsheet takes for the end of a cell, with a formula behind it."""


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[object]], *, delimiter: str = ",") -> bytes:
    """Return a table as CSV (RFC 4180) in UTF-8 with a byte order mark, as Excel needs it to see the letters.

    A text that a spreadsheet would take for a formula gets an apostrophe in front (CWE-1236), also within a cell,
    behind a sign at which a spreadsheet with other settings would end it; nodes, relationships, paths, lists and maps
    read as `in_one_cell` says; None becomes an empty cell.

    Args:
        columns: the first line.
        rows: the others.
        delimiter: between the cells; ";" where the computer's decimal sign is a comma.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow([_cell(column) for column in columns])
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def _cell(value: object) -> object:
    value = in_one_cell(value)
    if not isinstance(value, str):
        return value
    text = _FORMULA_AFTER_SIGN.sub(r"\1'", value.replace("\x00", ""))
    return f"'{text}" if text.lstrip().startswith(_BEGINS_FORMULA) or text.startswith(("\t", "\r", "\n")) else text

"""What the system says when a file, a disk or a connection fails, in words of our own, so that they can be translated.

The words stand in `data/reference/system_errors.csv`, by the name of the error number or of SQLite's code.
"""

import errno
import re
import sqlite3

from graph_loader.reference.tables import rows

_IN_WORDS = re.compile(r"\(os error (\d+)\)")
"""How the engine of the embedded graph ends a message about a failure of the system."""

_REASONS = {row["name"]: row["en"] for row in rows("system_errors.csv")}
"""Read beforehand: when a disk fails, it may be too late to read them."""


def reason_of(error: BaseException) -> str:
    """Return why something failed, as a part of a sentence.

    Args:
        error: of the system, of SQLite or of the engine of the embedded graph; of another error, the first line.
    """
    number = _number(error)
    if number is not None:
        return _REASONS.get(errno.errorcode.get(number, ""), f"system error {number}")
    if isinstance(error, sqlite3.Error):
        name = getattr(error, "sqlite_errorname", "")
        known = _REASONS.get("_".join(name.split("_")[:2]))
        if known:
            return known
    text = str(error).strip()
    return text.splitlines()[0].rstrip(".") if text else type(error).__name__


def _number(error: BaseException) -> int | None:
    if isinstance(error, OSError) and error.errno is not None:
        return error.errno
    named = _IN_WORDS.search(str(error))
    return int(named[1]) if named else None

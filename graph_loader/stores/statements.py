"""The text of the statements that the product ships: one file each under `cypher/`."""

import re
from functools import cache

from graph_loader.errors import NothingFoundError
from graph_loader.resources import resource

_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


@cache
def statement(name: str, folder: str = "internal") -> str:
    """Return the text of `cypher/<folder>/<name>.cypher`.

    Args:
        name: the file's name without its suffix: lower-case words joined by "_" or "-".
        folder: the folder under `cypher/`.

    Raises:
        NothingFoundError: no such statement is shipped.
    """
    if not _NAME.fullmatch(name):
        raise NothingFoundError(f"{name!r} is no name of a statement; names are lower-case words joined by '-' or '_'.")
    path = resource("cypher", folder) / f"{name}.cypher"
    if not path.is_file():
        raise NothingFoundError(f"No statement is named {name}; `legalgraph queries` lists those that there are.")
    return path.read_text(encoding="utf-8")

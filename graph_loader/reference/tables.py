"""Reads a CSV file of `data/reference`."""

import csv
from collections.abc import Iterator

from graph_loader.resources import resource


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of `data/reference/{name}` as column → text; blank cells are ""."""
    with resource("data", "reference", name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def parts(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that holds several, separated by "|"."""
    return tuple(cell.split("|")) if cell else ()

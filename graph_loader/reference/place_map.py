"""Where a province stands on a grid that is laid out like the map (data/reference/place_map.csv)."""

from functools import cache
from typing import Literal

from graph_loader.reference.tables import rows

MapName = Literal["now", "before"]
"""`now` is the map of the 34 provinces and cities since 1 July 2025, `before` that of the 63 until then."""


@cache
def place_map(name: MapName) -> dict[str, tuple[int, int]]:
    """Return the row and column of each province by its code, both from 1; no two stand in one cell."""
    return {row["code"]: (int(row["row"]), int(row["column"])) for row in rows("place_map.csv") if row["map"] == name}

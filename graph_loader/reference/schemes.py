"""Programmes that are known by their names alone (data/reference/schemes.csv)."""

import re
from functools import cache

from graph_loader.reference.places import lower_name
from graph_loader.reference.tables import rows


@cache
def scheme_pattern() -> re.Pattern[str]:
    """Return the pattern of the longest known name at a position of `Reading.lower`; blanks may be line ends."""
    names = sorted({lower_name(row["name"]) for row in rows("schemes.csv")}, key=len, reverse=True)
    return re.compile("(?:" + "|".join(re.escape(name).replace(r"\ ", r"[ \n]+") for name in names) + r")(?!\w)")

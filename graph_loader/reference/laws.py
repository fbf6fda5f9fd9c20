"""The established names of laws, codes and ordinances (data/reference/laws.csv): where the name of a law ends."""

import re
from collections.abc import Mapping
from functools import cache

from graph_loader.reference.places import lower_name
from graph_loader.reference.tables import rows


@cache
def law_names() -> frozenset[str]:
    """Return the names without "Luật" in lower case ("tổ chức chính quyền địa phương"), codes and ordinances too."""
    return frozenset(lower_name(row["name"]) for row in rows("laws.csv"))


@cache
def law_openings() -> Mapping[str, str]:
    """Return a name by the words it begins with, in lower case ("giáo dục quốc phòng"); no whole names."""
    found: dict[str, str] = {}
    for row in rows("laws.csv"):
        words = lower_name(row["name"]).replace(",", "").split()
        for length in range(2, len(words)):
            found.setdefault(" ".join(words[:length]), row["name"])
    return {opening: name for opening, name in found.items() if opening not in law_names()}


@cache
def law_name_pattern() -> re.Pattern[str]:
    """Return the pattern of the longest known name at a position of `Reading.lower`; blanks may be line ends."""
    names = sorted(law_names(), key=len, reverse=True)
    return re.compile(
        "(?:" + "|".join(re.escape(name).replace(r"\ ", r"[ \n]+").replace(",", ",?") for name in names) + r")(?!\w)"
    )

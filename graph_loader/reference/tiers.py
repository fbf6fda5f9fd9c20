"""The rows of the hierarchy, the Party's centre on top (data/reference/tiers.csv)."""

from dataclasses import dataclass
from functools import cache

from graph_loader.extraction.model import Level
from graph_loader.reference.tables import rows

OTHER_TIER = 11
"""The lowest row: bodies that are neither of the Party nor of the State's levels, and unknown ones."""


@dataclass(frozen=True, slots=True)
class TierRow:
    """One row of the drawing: `tier` grows downwards; labels in Vietnamese and English."""

    tier: int
    key: str
    level: Level
    label_vi: str
    label_en: str


@cache
def tiers() -> tuple[TierRow, ...]:
    """Return the rows, top first."""
    return tuple(
        TierRow(int(row["tier"]), row["key"], Level(row["level"]), row["label_vi"], row["label_en"])
        for row in rows("tiers.csv")
    )


@cache
def tier_of_level(level: Level | None) -> int:
    """Return the row of an issuer of which only the level is known: that of the State's body."""
    if level is None:
        return OTHER_TIER
    of_state = {Level.CENTRAL: "government", Level.PROVINCE: "province_state", Level.DISTRICT: "district_state"}
    return next(row.tier for row in tiers() if row.key == of_state.get(level, level.value))

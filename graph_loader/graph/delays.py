"""How long each level took to carry out a directive."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from graph_loader.extraction.model import Level
from graph_loader.graph.model import Document


@dataclass(frozen=True, slots=True)
class LevelDelay:
    """The documents of a level that carry out a directive, directly or through others.

    Attributes:
        level: of the documents.
        documents: how many there are.
        dated: how many of them have a full date, as the directive must have one.
        least, middle, most: days from the directive to the first, the middle (median) and the last of the dated ones;
            None where there are none.
    """

    level: Level
    documents: int
    dated: int
    least: int | None
    middle: int | None
    most: int | None


def delays_of(directive: Document, carried_out_by: Iterable[Document]) -> tuple[LevelDelay, ...]:
    """Return the delay of each level that has documents, from the centre down; those of no known level are left out."""
    days: dict[str, list[int | None]] = defaultdict(list)
    for one in carried_out_by:
        if one.level:
            days[one.level].append(days_between(directive, one))
    return tuple(_delay(level, days[level]) for level in Level if days[level])


def days_between(earlier: Document, later: Document) -> int | None:
    """Return the days from one document's issue to another's; None where one of them has no full date."""
    try:
        return (date.fromisoformat(later.issued_on or "") - date.fromisoformat(earlier.issued_on or "")).days
    except ValueError:
        return None


def _delay(level: Level, days: list[int | None]) -> LevelDelay:
    dated = [one for one in days if one is not None]
    if not dated:
        return LevelDelay(level, len(days), 0, None, None, None)
    return LevelDelay(level, len(days), len(dated), min(dated), round(median(dated)), max(dated))

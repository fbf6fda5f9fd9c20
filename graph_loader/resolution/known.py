"""What data/reference/aliases.csv knows of acts of the centre: by number, by name, and where the two disagree."""

from collections import defaultdict
from functools import cache

from graph_loader.extraction.model import Target
from graph_loader.extraction.number import Number
from graph_loader.reference.aliases import AliasRow, aliases
from graph_loader.resolution.identity import (
    NAMED_BY_LAW,
    Reference,
    Slot,
    parsed_number,
    period_of,
    tail_of,
    title_key,
)
from graph_loader.resolution.urn import COUNTRY


@cache
def known_slots() -> dict[Slot, AliasRow]:
    """Return the acts of aliases.csv by their slot."""
    return {slot: row for row in aliases() if (slot := slot_of(row))}


def slot_of(row: AliasRow) -> Slot | None:
    """Return the slot of a known act; None for one without a number."""
    if row.number is None:
        return None
    parsed = parsed_number(row.number)
    tail = tail_of(parsed.codes)
    period = period_of(parsed, tail, row.issued_on, None, of_party=row.authority.startswith("dang."), local=False)
    return (COUNTRY, tail, parsed.serial, period) if period else None


@cache
def _known_names() -> dict[str, list[AliasRow]]:
    found: dict[str, list[AliasRow]] = defaultdict(list)
    for row in aliases():
        for key in {title_key(row.kind, name) for name in row.names}:
            found[key].append(row)
    return found


def _latest(rows: list[AliasRow], before: str) -> list[AliasRow]:
    """Return the last act of a name that no act has any more: texts still name it after its end."""
    issued = [row for row in rows if row.issued_on[: len(before)] <= before]
    return [max(issued, key=lambda row: row.issued_on)] if issued else []


def known_by_name(reference: Reference, before: str | None) -> AliasRow | None:
    """Return the act of aliases.csv that a name means in a document of a date; None unless it is exactly one."""
    if not (reference.name and reference.kind):
        return None
    named = _known_names().get(title_key(reference.kind, reference.name), [])
    rows = [row for row in named if row.kind == reference.kind]
    if not rows and reference.kind == "Luat":
        rows = [row for row in named if row.kind == "Bộ luật"]
    said = reference.issued_on
    if said:
        rows = [row for row in rows if row.issued_on.startswith(said)]
    elif before:
        rows = [row for row in rows if row.meant_on(before)] or _latest(rows, before)
    return rows[0] if len(rows) == 1 else None


def misnumbered(target: Target) -> AliasRow | None:
    """Return the law that a citation means by its name and misses by its number; None unless it is exactly one.

    The number must be a slip of that law's: two of its serial, year and National Assembly are right, or the date is;
    where only the serial is wrong, by one digit.
    """
    if not (target.number and target.name and target.kind in NAMED_BY_LAW):
        return None
    named = _known_names().get(title_key(target.kind, target.name), [])
    mine = parsed_number(target.number)
    numbered = [(row, parsed_number(row.number)) for row in named if row.number]
    if any(theirs.key == mine.key for _, theirs in numbered):
        return None
    near = [row for row, theirs in numbered if row.issued_on == target.issued_on or _slipped(mine, theirs)]
    return near[0] if len(near) == 1 else None


def _slipped(mine: Number, theirs: Number) -> bool:
    same_serial, same_year = mine.serial == theirs.serial, mine.year == theirs.year
    if same_serial:
        return same_year or mine.codes == theirs.codes
    one_digit = len(mine.serial) == len(theirs.serial) and _differences(mine.serial, theirs.serial) == 1
    return same_year and mine.codes == theirs.codes and one_digit


def _differences(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))

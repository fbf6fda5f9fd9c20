"""Administrative units of Vietnam with their validity and successors (data/reference/places.csv, communes.csv).

Sources: the units of the General Statistics Office before and after 1 July 2025 (Nghị quyết 202/2025/QH15 made 34
provinces of 63; the district level ended; communes were merged) and, kept by hand, units that ended earlier.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from graph_loader.extraction.model import Level
from graph_loader.extraction.reading import reading_of
from graph_loader.graph.fold import fold
from graph_loader.reference.tables import parts, rows

_TYPE = re.compile(
    r"(?:thành phố trực thuộc trung ương|thành phố|tỉnh|huyện|quận|thị xã|thị trấn|phường|xã|đặc khu|"
    r"tp\.?|tx\.?|tt\.?|q\.|h\.|p\.|x\.)\s*(?=\S)"
)
_JOINTS = re.compile(r"[\s.\-–'’]+")


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One unit as it was between two dates.

    Attributes:
        code: unique; the code of the General Statistics Office, with ".2025" for a unit formed on 1 July 2025.
        name: without its type ("Lào Cai").
        type: tỉnh, thành phố, huyện, quận, thị xã, xã, phường, thị trấn or đặc khu.
        level: province, district or commune.
        part_of: code of the unit above; None for a province.
        valid_from: ISO date or year of its first day; None where it is not recorded.
        valid_to: ISO date of its last day; None where it stands.
        successors: codes of the units that followed it.
        aliases: other spellings of its name.
    """

    code: str
    name: str
    type: str
    level: Level
    part_of: str | None
    valid_from: str | None
    valid_to: str | None
    successors: tuple[str, ...]
    aliases: tuple[str, ...]

    def stands(self, on: str) -> bool:
        """Whether the unit stood on a date (ISO date, `YYYY-MM` or `YYYY`: at some time within it)."""
        begins = self.valid_from is None or self.valid_from[: len(on)] <= on
        return begins and (self.valid_to is None or on <= self.valid_to[: len(on)])


def _read(name: str) -> tuple[PlaceRow, ...]:
    return tuple(
        PlaceRow(
            row["code"],
            row["name"],
            row["type"],
            Level(row["level"]),
            row["part_of"] or None,
            row["valid_from"] or None,
            row["valid_to"] or None,
            parts(row["successors"]),
            parts(row["aliases"]),
        )
        for row in rows(name)
    )


@cache
def places() -> tuple[PlaceRow, ...]:
    """Return every province and district of every time."""
    return _read("places.csv")


@cache
def communes() -> tuple[PlaceRow, ...]:
    """Return every commune before and after 1 July 2025 (13,356 rows: read only when they are asked for)."""
    return _read("communes.csv")


def provinces(on: str) -> tuple[PlaceRow, ...]:
    """Return the provinces and central cities that stood on an ISO date."""
    return tuple(place for place in places() if place.level is Level.PROVINCE and place.stands(on))


@cache
def _codes() -> Mapping[str, PlaceRow]:
    return {place.code: place for place in places()}


@cache
def _commune_codes() -> Mapping[str, PlaceRow]:
    return {place.code: place for place in communes()}


def place(code: str) -> PlaceRow:
    """Return the unit of a code.

    Raises:
        KeyError: no unit has that code.
    """
    return _codes().get(code) or _commune_codes()[code]


def lower_name(name: str) -> str:
    """Return a name as `Reading.lower` has it: lower case, NFC, new placement of tone marks."""
    return reading_of(name).lower


@cache
def by_lower_name(level: Level) -> Mapping[str, tuple[PlaceRow, ...]]:
    """Return the units of a level by name and alias as they stand in `Reading.lower` ("lào cai", "thừa thiên - huế").

    For rules that read texts: one dictionary access finds the units of a name.
    """
    units = communes() if level is Level.COMMUNE else (unit for unit in places() if unit.level is level)
    return _by_key(units, lower_name)


@cache
def _by_folded_name(level: Level) -> Mapping[str, tuple[PlaceRow, ...]]:
    units = communes() if level is Level.COMMUNE else (unit for unit in places() if unit.level is level)
    return _by_key(units, _folded)


def _folded(name: str) -> str:
    return _JOINTS.sub("", fold(name))


def _by_key(units: Iterable[PlaceRow], key_of: Callable[[str], str]) -> Mapping[str, tuple[PlaceRow, ...]]:
    found: dict[str, list[PlaceRow]] = defaultdict(list)
    for unit in units:
        for key in {key_of(name) for name in (unit.name, *unit.aliases)}:
            found[key].append(unit)
    return {key: tuple(values) for key, values in found.items()}


@lru_cache(maxsize=65536)
def find(name: str, level: Level | None = None, on: str | None = None) -> tuple[PlaceRow, ...]:
    """Return the units that a name may mean, provinces first.

    Args:
        name: with or without its type and diacritics: "Lào Cai", "tỉnh Thừa Thiên - Huế", "TP.HCM", "BRVT". Where
            units match it letter by letter, those that match only without diacritics are left out.
        level: only units of this level; communes are searched only when asked for.
        on: only units that stood on this date (ISO date, `YYYY-MM` or `YYYY`).

    Returns:
        All that match; empty where none does.
    """
    lower = lower_name(name).strip()
    bare = _TYPE.sub("", lower, count=1) if _TYPE.match(lower) else lower
    levels = (level,) if level else (Level.PROVINCE, Level.DISTRICT)
    for index, key in ((by_lower_name, lower), (by_lower_name, bare), (_by_folded_name, _folded(bare))):
        found = [unit for each in levels for unit in index(each).get(key, ()) if on is None or unit.stands(on)]
        if found:
            return tuple(found)
    return ()


@lru_cache(maxsize=65536)
def ancestors(code: str, on: str | None = None) -> tuple[PlaceRow, ...]:
    """Return the units above a unit, nearest first, each as it was named on a date where one is given."""
    above: list[PlaceRow] = []
    part_of = place(code).part_of
    while part_of is not None:
        parent = place(part_of)
        if on is not None and not parent.stands(on):
            parent = next((former for former in _predecessors(parent.code) if former.stands(on)), parent)
        above.append(parent)
        part_of = parent.part_of
    return tuple(above)


def _predecessors(code: str) -> tuple[PlaceRow, ...]:
    return tuple(unit for unit in places() if unit.successors == (code,))


@lru_cache(maxsize=65536)
def heirs(code: str) -> tuple[PlaceRow, ...]:
    """Return the units that follow a unit, directly and through others, nearest first."""
    found: dict[str, PlaceRow] = {}
    waiting = list(place(code).successors)
    while waiting:
        heir = place(waiting.pop(0))
        if heir.code not in found:
            found[heir.code] = heir
            waiting.extend(heir.successors)
    return tuple(found.values())

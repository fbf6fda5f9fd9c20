"""Which place a local authority belongs to: the one that is named, else the citing document's own."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from graph_loader.extraction.model import Level
from graph_loader.reference.places import PlaceRow, ancestors, find, lower_name, places
from graph_loader.resolution.urn import COUNTRY, UNKNOWN, slug

LOCAL_LEVELS = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A place as an identity holds it.

    Attributes:
        key: the jurisdiction of its URNs, "vn;son.la;muong.la"; the same before and after a change of its borders.
        unit: its row in the reference data; None for a place that is not in it.
    """

    key: str
    unit: PlaceRow | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """Where and when the citing document stands; both None for a document that does not say.

    Attributes:
        level: level of its issuer.
        place: its jurisdiction, where it is a local document.
        issued_on: its date.
    """

    level: Level | None = None
    place: Jurisdiction | None = None
    issued_on: str | None = None

    def own(self, level: Level | None) -> Jurisdiction | None:
        """Return the place of this document at a level: its own, or the one above it; None where it has none."""
        if self.place is None or level is None:
            return None
        if level is self.level:
            return self.place
        if self.place.unit is None:
            return None
        above = ancestors(self.place.unit.code, self.issued_on)
        return next((of_unit(unit, self.issued_on) for unit in above if unit.level is level), None)


@cache
def _homonyms() -> Mapping[tuple[str | None, str], int]:
    """Count the districts of one name in one province ("huyện Cao Lãnh" and "thành phố Cao Lãnh")."""
    counts: dict[tuple[str | None, str], int] = defaultdict(int)
    for unit in places():
        if unit.level is Level.DISTRICT and not unit.code.startswith("h."):
            counts[unit.part_of, slug(unit.name)] += 1
    return counts


@lru_cache(maxsize=65536)
def of_unit(unit: PlaceRow, issued_on: str | None = None) -> Jurisdiction:
    """Return the jurisdiction of a unit, the units above it named as of a date."""
    chain = [unit, *ancestors(unit.code, issued_on)]
    names = [
        slug(f"{each.type} {each.name}" if _homonyms().get((each.part_of, slug(each.name)), 0) > 1 else each.name)
        for each in reversed(chain)
    ]
    return Jurisdiction(";".join((COUNTRY, *names)), unit)


@lru_cache(maxsize=65536)
def named(
    name: str, level: Level | None, issuer: str | None, issued_on: str | None, context: Context
) -> Jurisdiction | None:
    """Return the jurisdiction of a place that a text names.

    Args:
        name: the place, usually without its type.
        level: its level, where known.
        issuer: the phrase it stands in, whose type ("huyện Cao Lãnh") tells units of one name apart.
        issued_on: the date of the document that it issued, where known.
        context: the citing document; a unit of its province is meant rather than one of the same name elsewhere.

    Returns:
        None where the name means several places and nothing tells which, and where no province has it: all are known.
    """
    when = issued_on or context.issued_on
    units = (find(name, level, when) if when else ()) or find(name, level)
    if not units and level in {Level.DISTRICT, Level.COMMUNE}:
        above = context.own(Level.PROVINCE)
        return Jurisdiction(f"{above.key if above else f'{COUNTRY};{UNKNOWN}'};{slug(name)}")
    if not units:
        return None
    if level is None:
        units = tuple(unit for unit in units if unit.level is units[0].level)
    units = _near(_typed(units, issuer), context, when)
    jurisdictions = {of_unit(unit, when).key: unit for unit in units}
    if len(jurisdictions) != 1:
        return None
    standing = [unit for unit in units if when is None or unit.stands(when)] or list(units)
    return of_unit(max(standing, key=lambda unit: (unit.valid_to or "9999", unit.code)), when)


def _typed(units: tuple[PlaceRow, ...], issuer: str | None) -> tuple[PlaceRow, ...]:
    if issuer is None or len(units) == 1:
        return units
    phrase = lower_name(issuer)
    typed = tuple(unit for unit in units if f"{unit.type} {lower_name(unit.name)}" in phrase)
    return typed or units


def _near(units: tuple[PlaceRow, ...], context: Context, when: str | None) -> tuple[PlaceRow, ...]:
    if len(units) == 1 or context.place is None or context.place.unit is None:
        return units
    own = of_unit(context.place.unit, context.issued_on).key
    province = ";".join(own.split(";")[:2])
    for prefix in (own, province):
        near = tuple(unit for unit in units if f"{of_unit(unit, when).key};".startswith(f"{prefix};"))
        if near:
            return near
    return units

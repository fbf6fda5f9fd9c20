"""Acts that are widely cited, with the number, date and title they have, and the names that mean them.

data/reference/aliases.csv holds only facts that are certain: laws and codes of the National Assembly and resolutions
of the Party's centre. A plenum that passed several resolutions has its name beside the one that it stands for in use.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graph_loader.reference.places import lower_name
from graph_loader.reference.tables import parts, rows


@dataclass(frozen=True, slots=True)
class AliasRow:
    """A named act.

    Attributes:
        kind: key of data/reference/kinds.csv.
        number: its number as written; None for the Constitution and for resolutions of a congress.
        issued_on: ISO date.
        authority: id of data/reference/authorities.csv.
        names: established names that mean it without a number; several acts that followed each other share one.
        title: its title.
        until: ISO date from which the act of that name that follows it was in force; None for the latest known one.
    """

    kind: str
    number: str | None
    issued_on: str
    authority: str
    names: tuple[str, ...]
    title: str
    until: str | None

    def meant_on(self, on: str) -> bool:
        """Whether a text of a date that gives only the name can mean this act: issued by then, its heir not in force.

        Between the day on which the heir was issued and that on which it came into force both can be meant.
        """
        return self.issued_on[: len(on)] <= on and (self.until is None or on < self.until[: len(on)])


@cache
def aliases() -> tuple[AliasRow, ...]:
    """Return every named act."""
    return tuple(
        AliasRow(
            row["kind"],
            row["number"] or None,
            row["issued_on"],
            row["authority"],
            parts(row["names"]),
            row["title"],
            row["until"] or None,
        )
        for row in rows("aliases.csv")
    )


@cache
def by_lower_alias() -> Mapping[str, tuple[AliasRow, ...]]:
    """Return the acts by name as it stands in `Reading.lower`; several where acts of one name followed each other."""
    found: dict[str, list[AliasRow]] = defaultdict(list)
    for row in aliases():
        for name in row.names:
            found[lower_name(name)].append(row)
    return {name: tuple(named) for name, named in found.items()}

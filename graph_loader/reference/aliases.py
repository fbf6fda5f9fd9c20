"""Acts that are cited by an established name, with the number and date they have (data/reference/aliases.csv)."""

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
        number: its number as written.
        issued_on: ISO date.
        authority: id of data/reference/authorities.csv.
        names: established names, the usual one first ("Luật Giáo dục").
        next: ISO date of the act of the same name that follows it; None for the latest known one.
    """

    kind: str
    number: str
    issued_on: str
    authority: str
    names: tuple[str, ...]
    next: str | None

    def meant_on(self, on: str) -> bool:
        """Whether a text of this date that gives only the name means this act: issued by then, its heir not yet."""
        return self.issued_on[: len(on)] <= on and (self.next is None or on < self.next[: len(on)])


@cache
def aliases() -> tuple[AliasRow, ...]:
    """Return every named act."""
    return tuple(
        AliasRow(
            row["kind"],
            row["number"],
            row["issued_on"],
            row["authority"],
            parts(row["names"]),
            row["next"] or None,
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

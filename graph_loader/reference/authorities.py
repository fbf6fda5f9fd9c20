"""Issuing authorities with their names, number codes, validity and successors (data/reference/authorities.csv).

Ids are the authority part of a URN:LEX (RFC 9676): `bo.tai.chinh`, `dang.bo;ban.thuong.vu`. A local authority is
one row for all places; `{unit}`, `{place}` and `{committee}` in its name stand for "tỉnh Lào Cai", "Lào Cai" and
"Tỉnh ủy". Sources: the resolutions of the National Assembly on the structure of the Government of 2002, 2007 and
2025 (Nghị quyết 176/2025/QH15), and the Party's Hướng dẫn 36-HD/VPTW of 2018 on document numbers.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graph_loader.extraction.model import Level
from graph_loader.graph.fold import fold
from graph_loader.reference.places import PlaceRow, lower_name
from graph_loader.reference.tables import parts, rows

_COMMITTEES = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy"}
_NO_CODE = re.compile(r"[^0-9a-z]+")


@dataclass(frozen=True, slots=True)
class AuthorityRow:
    """An authority, or one kind of local authority.

    Attributes:
        id: authority part of a URN:LEX.
        name: as it writes itself; a pattern for a local one.
        forms: how texts name it, heads of the body and abbreviations included.
        codes: how numbers name it ("TTg", "BTC", "UBND", "QH" for QH15).
        levels: the levels that it exists at.
        tiers: the row of the hierarchy at each of its levels.
        local: whether it belongs to a place.
        valid_from: ISO date or year of its first day, where recorded.
        valid_to: ISO date or year of its last day; None where it stands.
        successors: ids of the authorities that followed it.
        kinds: kinds of documents that it alone issues.
    """

    id: str
    name: str
    forms: tuple[str, ...]
    codes: tuple[str, ...]
    levels: tuple[Level, ...]
    tiers: tuple[int, ...]
    local: bool
    valid_from: str | None
    valid_to: str | None
    successors: tuple[str, ...]
    kinds: tuple[str, ...]

    def tier_at(self, level: Level | None) -> int:
        """Return its row of the hierarchy at a level; that of its first level where it does not exist at that one."""
        return self.tiers[self.levels.index(level)] if level in self.levels else self.tiers[0]

    def name_at(self, unit: PlaceRow | None) -> str:
        """Return its name at a place: "UBND tỉnh Lào Cai", "Tỉnh ủy Lào Cai"; its bare name without a place."""
        if unit is None:
            return re.sub(r"\s*\{\w+\}", "", self.name).strip() or self.forms[0]
        committee = _COMMITTEES.get(unit.type, f"Đảng ủy {unit.type}")
        return self.name.format(unit=f"{unit.type} {unit.name}", place=unit.name, committee=committee)


@cache
def authorities() -> tuple[AuthorityRow, ...]:
    """Return every authority."""
    return tuple(
        AuthorityRow(
            row["id"],
            row["name"],
            parts(row["forms"]),
            parts(row["codes"]),
            tuple(Level(level) for level in parts(row["levels"])),
            tuple(int(tier) for tier in parts(row["tiers"])),
            row["local"] == "yes",
            row["valid_from"] or None,
            row["valid_to"] or None,
            parts(row["successors"]),
            parts(row["kinds"]),
        )
        for row in rows("authorities.csv")
    )


@cache
def _ids() -> Mapping[str, AuthorityRow]:
    return {row.id: row for row in authorities()}


def authority(authority_id: str) -> AuthorityRow:
    """Return the authority of an id.

    Raises:
        KeyError: none has that id.
    """
    return _ids()[authority_id]


@cache
def by_kind() -> Mapping[str, AuthorityRow]:
    """Return the authority that alone issues a kind, by kind: a law is the National Assembly's."""
    return {kind: row for row in authorities() for kind in row.kinds}


@cache
def by_lower_form() -> Mapping[str, AuthorityRow]:
    """Return the authorities by each of their forms as it stands in `Reading.lower`.

    The offices of data/reference/offices.csv are joined to the names they lead: "bộ trưởng bộ tài chính",
    "giám đốc sở tư pháp". A form that several authorities have belongs to the first of the file.
    """
    offices = [(row["office"], row["of"] + " ") for row in rows("offices.csv")]
    found: dict[str, AuthorityRow] = {}
    for row in authorities():
        for form in row.forms:
            led = [f"{office} {form}" for office, of in offices if form.startswith(of)]
            for name in (form, *led):
                found.setdefault(lower_name(name), row)
    return found


def folded_code(code: str) -> str:
    """Return a number code without case, diacritics and signs, so that "BGD&ĐT" and "BGDĐT" compare."""
    return _NO_CODE.sub("", fold(code))


@cache
def by_code() -> Mapping[str, tuple[AuthorityRow, ...]]:
    """Return the authorities by folded number code ("ttg", "bgddt", "tw": all organs of the Party's centre)."""
    found: dict[str, list[AuthorityRow]] = defaultdict(list)
    for row in authorities():
        for code in row.codes:
            found[folded_code(code)].append(row)
    return {code: tuple(named) for code, named in found.items()}


def of_code(code: str) -> tuple[AuthorityRow, ...]:
    """Return the authorities of a number code, its term left out ("QH15", "HĐNN8"); empty if it is unknown."""
    folded = folded_code(code)
    return by_code().get(folded) or by_code().get(folded.rstrip("0123456789"), ())

"""The kinds of documents (data/reference/kinds.csv): their names, labels and the codes that they carry in a number.

Sources: Điều 7 and Phụ lục III of Nghị định 30/2020/NĐ-CP (the 29 kinds of administrative documents), Điều 4 of the
Law on the promulgation of legal normative documents (64/2025/QH15 and those before it), Quy định 66-QĐ/TW of 2017 with
Hướng dẫn 36-HD/VPTW of 2018 (the Party's kinds).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graph_loader.extraction.reading import reading_of
from graph_loader.graph.fold import fold
from graph_loader.reference.tables import parts, rows


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document.

    Attributes:
        abbreviation: the key ("KH", "QD", "Luat"); a kind without a usual abbreviation is keyed by its name.
        name: Vietnamese name with a capital ("Kế hoạch").
        english: English name.
        label: label of its nodes in the graph ("Plan").
        families: normative, administrative, party, judicial.
        codes: what stands for the kind in a number ("KH", "QĐ"), the usual one first.
        aliases: longer or older names of the same kind ("Kế hoạch hành động").
    """

    abbreviation: str
    name: str
    english: str
    label: str
    families: tuple[str, ...]
    codes: tuple[str, ...]
    aliases: tuple[str, ...]


@cache
def kinds() -> tuple[Kind, ...]:
    """Return every kind, in the order of the file (the highest normative acts first)."""
    return tuple(
        Kind(
            row["abbreviation"],
            row["name"],
            row["english"],
            row["label"],
            parts(row["family"]),
            parts(row["codes"]),
            parts(row["aliases"]),
        )
        for row in rows("kinds.csv")
    )


@cache
def by_abbreviation() -> Mapping[str, Kind]:
    """Return the kinds by abbreviation."""
    return {kind.abbreviation: kind for kind in kinds()}


@cache
def by_lower_name() -> Mapping[str, Kind]:
    """Return the kinds by name and alias as they stand in `Reading.lower` ("kế hoạch", "chương trình hành động")."""
    return {reading_of(name).lower: kind for kind in kinds() for name in (kind.name, *kind.aliases)}


@cache
def by_folded_name() -> Mapping[str, Kind]:
    """Return the kinds by name and alias without diacritics ("ke hoach")."""
    return {fold(name): kind for kind in kinds() for name in (kind.name, *kind.aliases)}


@cache
def by_code() -> Mapping[str, Kind]:
    """Return the kinds by the code of a number in lower case with diacritics ("kh", "qđ", "cthđ", "đa")."""
    return {code.lower(): kind for kind in kinds() for code in kind.codes}

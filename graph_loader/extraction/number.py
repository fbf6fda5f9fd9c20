"""Document numbers: where one stands, its parts, and the key under which two ways of writing it are one number.

A number is a serial, perhaps a year, and a suffix of codes for the kind and the issuer: `116/2020/NĐ-CP`, `29-NQ/TW`,
`20/KH-UBND`, `7244/VPCP-CN` (Nghị định 30/2020/NĐ-CP, annex I and VI; Hướng dẫn 36-HD/VPTW of the Party's office).
Real texts put blanks beside its signs (`29- NQ/TW`, `78/2021/NĐ -CP`), break it over lines, swap its signs
(`522/QĐ/TTg`, `27/NQ-TW`) or leave the serial blank (`Số:     /KH-UBND`); all of that is one grammar here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from graph_loader.extraction.model import Level
from graph_loader.reference.authorities import authorities
from graph_loader.reference.kinds import by_code

_UP = "A-ZĐÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯ"
_LETTER = rf"(?:[{_UP}0-9&]|[a-zđ](?!gày|(?:ăm|ủa|ề)(?!\w)))"
_SEGMENT = rf"(?:(?:UBTV)?QH[ \n]?1[ ]?[0-9]|[{_UP}]{_LETTER}*(?:\.(?=[{_UP}0-9]){_LETTER}+)*)"
_JOIN = (
    rf"(?:[/-]|[ \n]{{1,4}}[/-](?=[{_UP}])|[/-][ \n]{{1,4}}(?=[{_UP}]{{2}}|[CT]Tr|TTg)|"
    r"[ ][-][ ](?=(?:CP|UBND|HĐND|TTg|TW|TU|B[A-ZĐ]{2,7})(?!\w))|[ ](?:-[ ])?(?=[A-ZĐ]{2,8}[ \n]ngày[ \n]\d))"
)
_SUFFIX = rf"{_SEGMENT}(?:{_JOIN}{_SEGMENT}){{0,4}}(?:/nb|/(?:19|20)[0-9]{{2}}|-[0-9]{{1,4}}(?![\w/.-]))?"
_NOT_WORD = r"(?:(?![\wà-ỹ]|[/-][A-ZĐ]{2})|(?=ngày|(?:năm|của|về)(?!\w)))"

CORE = re.compile(
    r"(?P<serial>[0-9](?:(?<![\w/.,-][0-9])|(?<=[sS]ố[0-9])|(?<=SỐ[0-9]))[0-9]{0,5}"
    r"(?:\.[0-9]{1,3}|(?P<range>-[0-9]{1,4})(?=[ ]?/))?[a-zA-Z]?)"
    r"(?:[ \n]{0,2}/[ \n]{0,2}(?:(?P<year>(?:19|20)[0-9]{2})|(?P<damaged>20[0-9](?=[ ]?/[ ]?[A-ZĐ]{2}))))?"
    r"(?:[ \n]{0,3}[/-][ \n]{0,3}|(?P<unsigned>[ \n]?)(?=(?:QĐ|NQ|CT|TT|NĐ|TB|KH|CV|HD|KL)[ ]?[/-]))"
    rf"(?P<suffix>{_SUFFIX}){_NOT_WORD}"
)
"""A whole number, in `Reading.text`. `range`, `unsigned`, `damaged` (a year short of a digit): only after "số"."""

BLANK = re.compile(rf"[ \n.…_:-]*/[ \n]?(?P<suffix>(?:20[0-9]{{2}}[ ]?/[ ]?)?{_SUFFIX}){_NOT_WORD}")
"""A number whose serial was left blank, to be matched after the word "số"."""


_COMMITTEES = {"TU": Level.PROVINCE, "HU": Level.DISTRICT, "QU": Level.DISTRICT, "THU": Level.DISTRICT} | {
    "TXU": Level.DISTRICT,
    "TW": Level.CENTRAL,
    "TƯ": Level.CENTRAL,
}


@dataclass(frozen=True, slots=True)
class Organ:
    """The issuer that a code of a number stands for.

    Attributes:
        name: its name where the code means one authority of the centre, else None.
        level: its level; None where it is the citing document's own ("UBND").
        local: it belongs to a place, which the number does not say.
    """

    name: str | None
    level: Level | None
    local: bool


@cache
def _organs() -> Mapping[str, Organ]:
    """Return the codes of authorities.csv in upper case; the first row that has a code wins."""
    table: dict[str, Organ] = {}
    for row in authorities():
        level = row.levels[0] if len(row.levels) == 1 else None
        for code in row.codes:
            table.setdefault(code.upper(), Organ(None if row.local else row.name, level, row.local))
    for code, level in _COMMITTEES.items():
        table[code] = Organ(None, level, level is not Level.CENTRAL)
    table["ĐH"] = Organ(None, None, local=True)
    return table


_KIND_LAST = frozenset({"QĐ", "NQ", "NĐ"})
"""Codes of a kind that old numbers have after the issuer's ("134 NV/QĐ"); others are those of an office there."""
_GLUED = re.compile(r"(TTLT|TTR|CTR|NQ|NĐ|QĐ|TT|CT|KH|KL|TB|BC)(.{2,})")
_KIND_FIRST = frozenset({"ct", "hđ", "tb"})
"""Codes of a kind and of an issuer as well, which at the head of a suffix are the kind's."""


@cache
def _kind_of_code(code: str) -> str | None:
    table = by_code()
    if code.rstrip("0123456789") in _organs() and code.lower() not in _KIND_FIRST:
        return None
    kind = table.get(code.lower())
    if kind is None:
        stems = (table[code[:length].lower()] for length in (4, 3, 2) if code[:length].lower() in table)
        kind = next(stems, None) if len(code) <= 6 else None
    return kind.abbreviation if kind else None


@dataclass(frozen=True)
class Number:
    """A number that was read.

    Attributes:
        written: as written, without blanks.
        serial: digits (and letter) without leading zeros; "" where it is left blank.
        year: the year that is part of the number.
        codes: the codes of its suffix in upper case, in order.
    """

    written: str
    serial: str
    year: str | None
    codes: tuple[str, ...]

    @cached_property
    def key(self) -> str:
        """The same for all ways of writing one number: case, signs, blanks and leading zeros do not count."""
        return "-".join((self.serial, *((self.year,) if self.year else ()), *self.codes))

    @cached_property
    def kind(self) -> str | None:
        """The kind that its suffix says (`QD` for QĐ-UBND), or None."""
        return _kind_of(self.codes)

    @cached_property
    def organ(self) -> Organ | None:
        """The issuer that its suffix says, as far as that is known."""
        return _organ_of(self.codes)


@cache
def _kind_of(codes: tuple[str, ...]) -> str | None:
    if codes and (kind := _kind_of_code(codes[0])):
        return kind
    return next((by_code()[code.lower()].abbreviation for code in codes[1:] if code in _KIND_LAST), None)


_MINISTRY = re.compile(r"B[A-ZĐƯ&]{1,10}")
_DEPARTMENT = re.compile(r"S[A-ZĐƯ&]{1,10}")


@cache
def _organ_of(codes: tuple[str, ...]) -> Organ | None:
    table = _organs()
    for position, code in enumerate(codes):
        if position == 0 and code.lower() in by_code() and (len(codes) > 1 or code not in table):
            continue
        if organ := table.get(code) or table.get(code.rstrip("0123456789")):
            return organ
        if _MINISTRY.fullmatch(code):
            return Organ(None, Level.MINISTRY, local=False)
        if _DEPARTMENT.fullmatch(code):
            return Organ(None, Level.PROVINCE, local=True)
    return None


_PARTS = re.compile(r"[/.\-]+")
_RUN_TOGETHER = re.compile(r"(^\d+|(?<=/)(?:19|20)\d\d)(?=[A-ZĐ]{2})")
_TIGHT = re.compile(r"\s+")
_DECIMAL = re.compile(r"\d{1,3}")
_YEAR = re.compile(r"(?:19|20)\d\d")


@lru_cache(maxsize=65536)
def number_of(written: str) -> Number:
    """Return the parts of a number as written (in the form of `Reading.text`)."""
    tight = _TIGHT.sub("", written).strip(".…_:")
    parts = [part for part in _PARTS.split(_RUN_TOGETHER.sub(r"\1-", tight.upper())) if part]
    serial = ""
    if parts and parts[0][:1].isdigit():
        serial = parts.pop(0).lstrip("0") or "0"
        if parts and _DECIMAL.fullmatch(parts[0]):
            serial += "." + parts.pop(0)
    year = next((parts.pop(at) for at in (0, -1) if parts and _YEAR.fullmatch(parts[at])), None)
    return Number(tight, serial, year, tuple(piece for code in parts for piece in _unglued(code)))


def _unglued(code: str) -> tuple[str, ...]:
    """Return the codes of "NĐCP", "TTBTC": a kind and an issuer whose sign was left out."""
    glued = _GLUED.fullmatch(code)
    if (
        glued is None
        or code in _organs()
        or code.lower() in by_code()
        or glued[2] not in _organs()
        or glued[2].lower() in _KIND_FIRST
    ):
        return (code,)
    return glued[1], glued[2]


def coded(number: Number) -> bool:
    """Tell whether the suffix is made of codes: one that is known, or two capitals at least."""
    capitals = sum(letter.isupper() for letter in number.written)
    return bool(number.codes) and (capitals > 1 or number.kind is not None or number.organ is not None)

"""What a text says of the identity of a document, in parts that can be compared.

A number begins again every year (administrative documents), with every congress (documents of the Party), or with every
National Assembly (`686/NQ-UBTVQH15`); and each place numbers its own. So a document is identified by its series (place
and codes), its serial and its period. Only a number of the centre that carries its year says all of that by itself.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from graph_loader.extraction.model import Header, Level, Target
from graph_loader.extraction.number import Number, number_of
from graph_loader.extraction.reading import reading_of
from graph_loader.graph.fold import fold
from graph_loader.reference.authorities import AuthorityRow, by_code, by_kind, by_lower_form, folded_code, of_code
from graph_loader.reference.kinds import by_abbreviation, kinds
from graph_loader.reference.places import find, lower_name
from graph_loader.reference.terms import central_term, local_term
from graph_loader.resolution.jurisdiction import LOCAL_LEVELS, Context, Jurisdiction, named
from graph_loader.resolution.urn import COUNTRY

_TERM_IN_ISSUER = re.compile(r"khóa\s+(?:thứ\s+)?([ivx]+)\b")
_ASSEMBLY = re.compile(r"(?:qh|ubtvqh|hdnn)(\d+)$")
_DATE_BEHIND = re.compile(r"\s*(?:\(sửa đổi\)|(?:năm|ngày)\s.*|(?:19|20)\d\d)$")
_NO_WORD = re.compile(r"[^0-9a-z]+")
NAMED_BY_LAW = frozenset({"HP", "Bộ luật", "Luat", "PL"})
"""Kinds of acts that are known by their name: of those that have one name a newer one follows an older one."""

_JOINT = re.compile(r"(?:lt|lb|ph)$")
_JOINTS = frozenset({"và", "cùng", "-", "&"})
_LONGEST_FORM = 16
_PARTY = "dang."
_NATIONAL_LEVELS = frozenset({Level.CENTRAL, Level.MINISTRY})
_CODE_LEVELS = {"hu": Level.DISTRICT, "qu": Level.DISTRICT, "thu": Level.DISTRICT, "txu": Level.DISTRICT}

Slot = tuple[str, str, str, str]
Series = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Reference:
    """A way of naming a document.

    Attributes:
        kind: key of data/reference/kinds.csv.
        written: its number as written; None where it has none.
        serial: digits of the number without leading zeros, "" where they are left blank.
        tail: folded codes of the number, "khubnd".
        issued_on: ISO date, `YYYY-MM` or `YYYY`.
        jurisdiction: "vn" for the centre, a place for a local authority, None where nothing tells which.
        authorities: ids of authorities.csv that issued it, where the text or the number says so.
        level: level of the issuer.
        issuer: the issuer as written.
        place: the place as written.
        period: in which the serial is used once; None where nothing tells.
        name: the name it is cited by, tidied.
        title: the trích yếu that the citing text gives it.
    """

    kind: str | None
    written: str | None
    serial: str
    tail: str
    issued_on: str | None
    jurisdiction: Jurisdiction | None
    authorities: tuple[str, ...]
    level: Level | None
    issuer: str | None
    place: str | None
    period: str | None
    name: str | None
    title: str | None = None

    @property
    def series(self) -> Series | None:
        """The (jurisdiction, codes, serial) that may return in another period; None where a part is missing."""
        if not self.serial or not self.tail or self.jurisdiction is None:
            return None
        return self.jurisdiction.key, self.tail, self.serial

    @property
    def slot(self) -> Slot | None:
        """The series with its period: a whole identity; None where a part is missing."""
        series = self.series
        return (*series, self.period) if series and self.period else None


def of_header(header: Header, own: Context) -> Reference:
    """Return the identity that a document states of itself; `own` is its context without a place of its own."""
    return _reference(
        header.kind, header.number, header.issued_on, header.issuer, header.level, header.place, header.title, own
    )


def of_target(target: Target, context: Context) -> Reference:
    """Return the identity of a cited document; `context` is that of the citing document."""
    return _reference(
        target.kind,
        target.number,
        target.issued_on,
        target.issuer,
        target.level,
        target.place,
        target.name,
        context,
        title=target.title,
    )


def dated_by_force(target: Target, own_date: str | None) -> bool:
    """Tell whether the date beside the name of a law can only be that of its coming into force.

    A plan of January 2014 lists "Luật Tiếp công dân 01/7/2014": the law is of 2013.
    """
    if target.number or target.kind not in NAMED_BY_LAW or not target.issued_on or not own_date:
        return False
    exact = min(len(target.issued_on), len(own_date))
    return target.issued_on[:exact] > own_date[:exact]


def _reference(  # noqa: PLR0917 - the fields that a header and a target share
    kind: str | None,
    number: str | None,
    issued_on: str | None,
    issuer: str | None,
    level: Level | None,
    place: str | None,
    name: str | None,
    context: Context,
    *,
    title: str | None = None,
) -> Reference:
    parsed = parsed_number(number) if number else None
    said = issuing(issuer) if issuer else ()
    coded = _coded(parsed.codes, level) if parsed else ()
    rows = said or coded
    local = _is_local(parsed, coded, said, level)
    if local:
        at = level if level in LOCAL_LEVELS else _local_level(parsed, rows) or context.level
        jurisdiction = _place(place, at, issuer, issued_on, context)
    else:
        national = bool(rows) or level in _NATIONAL_LEVELS or (parsed is not None and parsed.organ is not None)
        jurisdiction = Jurisdiction(COUNTRY) if national else None
    tail = tail_of(parsed.codes) if parsed else ""
    of_party = any(row.id.startswith(_PARTY) for row in coded or said)
    return Reference(
        kind=kind,
        written=number,
        serial=parsed.serial if parsed else "",
        tail=tail,
        issued_on=issued_on,
        jurisdiction=jurisdiction,
        authorities=tuple(dict.fromkeys(row.id for row in rows)),
        level=level,
        issuer=issuer,
        place=place,
        period=period_of(parsed, tail, issued_on, issuer, of_party=of_party, local=local),
        name=name,
        title=title,
    )


def _place(
    place: str | None, at: Level | None, issuer: str | None, issued_on: str | None, context: Context
) -> Jurisdiction | None:
    """Return the place that is named; the citing document's own where none is, or one that no province has."""
    found = named(place, at, issuer, issued_on, context) if place else None
    nameless = place is None or (at is Level.PROVINCE and not find(place))
    return found or (context.own(at) if nameless else None)


@lru_cache(maxsize=262144)
def parsed_number(written: str) -> Number:
    """Return the parts of a number in whatever form it was written."""
    return number_of(reading_of(written).text)


@lru_cache(maxsize=65536)
def tail_of(codes: tuple[str, ...]) -> str:
    """Return the codes of a number in one word, folded: their signs and case do not count.

    A code of a kind that one authority alone issues stands for both: "132/2008/NĐ" is short for NĐ-CP.
    """
    tail = folded_code("".join(codes))
    alone = _alone().get(tail)
    return tail + folded_code(alone.codes[0]) if alone else tail


@cache
def _alone() -> dict[str, AuthorityRow]:
    """Return the authorities that alone issue a kind, by the folded codes of that kind."""
    return {
        folded_code(code): row for kind, row in by_kind().items() if row.codes for code in by_abbreviation()[kind].codes
    }


@lru_cache(maxsize=65536)
def _coded(codes: tuple[str, ...], level: Level | None) -> tuple[AuthorityRow, ...]:
    """Return the authorities that the codes of a number name; a code of the kind names none.

    Only a joint act names several: in others, what follows the issuer is the unit that drafted it (`UBND-VP6`).
    """
    if len(codes) == 1 and (alone := _alone().get(folded_code(codes[0]))):
        return (alone,)
    first = 1 if len(codes) > 1 and number_of(f"1-{codes[0]}").kind else 0
    found = [row for code in codes[first:] if (row := _row_of(code, level))]
    return tuple(found if _JOINT.search(folded_code(codes[0])) else found[:1]) if codes else ()


def _row_of(code: str, level: Level | None) -> AuthorityRow | None:
    named = of_code(code) or _run_together(folded_code(code))
    fitting = [row for row in named if level in row.levels]
    if not fitting:
        fitting = [row for row in named if not (row.local and level in _NATIONAL_LEVELS)]
    return fitting[0] if fitting else None


def _run_together(folded: str) -> tuple[AuthorityRow, ...]:
    """Return the authorities of a code that was written in one with that of the kind ("TTBNNMT", "NĐCP")."""
    for length in (2, 3, 4):
        if folded[:length] in _kind_codes() and (rows := by_code().get(folded[length:])):
            return rows
    return ()


@cache
def _kind_codes() -> frozenset[str]:
    return frozenset(folded_code(code) for kind in kinds() for code in kind.codes)


def _local_level(parsed: Number | None, rows: tuple[AuthorityRow, ...]) -> Level | None:
    for code in parsed.codes if parsed else ():
        if level := _CODE_LEVELS.get(fold(code)):
            return level
    if parsed and "TU" in parsed.codes:
        return Level.PROVINCE
    return rows[0].levels[0] if rows and len(rows[0].levels) == 1 else None


def _is_local(
    parsed: Number | None, coded: tuple[AuthorityRow, ...], said: tuple[AuthorityRow, ...], level: Level | None
) -> bool:
    if coded:
        return any(row.local for row in coded)
    if said:
        return any(row.local for row in said)
    if parsed and parsed.organ:
        return parsed.organ.local and level not in _NATIONAL_LEVELS
    return level in LOCAL_LEVELS


def period_of(
    parsed: Number | None, tail: str, issued_on: str | None, issuer: str | None, *, of_party: bool, local: bool
) -> str | None:
    """Return the period in which a serial of the number's series is used once.

    It is the year of the number, else the National Assembly's or the Party's term, else the year of the date.
    """
    if parsed is None:
        return None
    if parsed.year:
        return parsed.year
    if assembly := _ASSEMBLY.search(tail):
        return assembly[1]
    if of_party and local:
        return local_term(issued_on) if issued_on else None
    if of_party:
        said = _TERM_IN_ISSUER.search(lower_name(issuer)) if issuer else None
        return (central_term(issued_on) if issued_on else None) or (said[1].upper() if said else None)
    return issued_on[:4] if issued_on else None


@lru_cache(maxsize=65536)
def issuing(issuer: str) -> tuple[AuthorityRow, ...]:
    """Return the authorities that an issuer phrase names: "Bộ trưởng Bộ Tài chính", "Bộ Chính trị, Ban Bí thư".

    The first must stand at the head of the phrase, a further one behind a comma or "và".
    """
    forms = by_lower_form()
    words = lower_name(issuer).split()
    found: list[AuthorityRow] = []
    position = 0
    while position < len(words):
        joined = position == 0 or words[position - 1].endswith(",") or words[position - 1] in _JOINTS
        if joined:
            for end in range(min(len(words), position + _LONGEST_FORM), position, -1):
                row = forms.get(" ".join(words[position:end]).rstrip(",;:"))
                if row:
                    found.append(row)
                    position = end - 1
                    break
            else:
                if not found:
                    return ()
        position += 1
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=262144)
def name_key(name: str) -> str:
    """Return a name without case, diacritics and signs, so that two spellings compare."""
    return _NO_WORD.sub(" ", fold(lower_name(name))).strip()


def title_key(kind: str, name: str) -> str:
    """Return a title without the word for its kind in front, so that a name and a trích yếu compare.

    The name of a law also loses the date or year behind it; in that of a scheme they are a part of the name.
    """
    key = name_key(_DATE_BEHIND.sub("", lower_name(name).strip()) if kind in NAMED_BY_LAW else name)
    row = by_abbreviation().get(kind)
    for word in (row.name, *row.aliases) if row else ():
        prefix = name_key(word) + " "
        if key.startswith(prefix):
            return key.removeprefix(prefix)
    return key

"""The header of a document: what it says of itself in letterhead, title and signature."""

import re
from dataclasses import replace
from functools import cache

from graph_loader.extraction.heading import site_heading
from graph_loader.extraction.layout import in_capitals
from graph_loader.extraction.letterhead import (
    LOCAL,
    Issuer,
    Letterhead,
    clean,
    date_in,
    issuer_of,
    read_letterhead,
    seat_in,
)
from graph_loader.extraction.model import Header, Level
from graph_loader.extraction.number import number_of
from graph_loader.extraction.reading import Reading
from graph_loader.extraction.signing import signer_of
from graph_loader.extraction.structure import Structure
from graph_loader.extraction.title import sentence_case
from graph_loader.reference import places
from graph_loader.reference.authorities import AuthorityRow, by_lower_form, of_code
from graph_loader.reference.tables import rows as reference_rows

_LETTER = re.compile(r"(?<!\w)(?:v\s?/\s?v|kính\s{1,4}g\s{0,6}ửi)(?!\w)")
_JOINT = frozenset({"TTLT", "TTLB", "NQLT"})
_OF_CENTRE = re.compile(
    r"của[ \n]+(bộ[ \n]+chính[ \n]+trị|ban[ \n]+bí[ \n]+thư)(?!\w)(?P<both>,[ \n]*ban[ \n]+bí[ \n]+thư(?!\w))?"
)
_FOR_CENTRE = re.compile(r"t ?/? ?m[. ]+(bộ[ \n]+chính[ \n]+trị|ban[ \n]+bí[ \n]+thư)(?!\w)")
_SIGNED_BY_PREMIER = re.compile(r"(?<!\w)thủ[ \n]+tướng(?!\w)")
_SUBJECT = re.compile(r"^\(?v ?/ ?v[:\s]*", re.IGNORECASE)
_ATTACHED = re.compile(r"\((?:được )?(?:ban hành )?kèm theo [^()]*\)$", re.IGNORECASE)
_ATTACHED_TO = re.compile(r"kèm[ \n]+theo[ \n][^()]{10,200}?[ \n]của[ \n]([^()]{3,120})\)")
_PASSED = re.compile(r"(?:thông qua|ký)[ \n]+(?=ngày)")
_OF = re.compile(r"(?<!\w)của[ \n]+\Z")
_LONGEST_AUTHORITY = 120
"""How long the line of the authority below the title is at most."""

_SELF_NAMED = re.compile(
    r"(?<!\w)(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|ban cán sự đảng (?:ubnd|ủy ban nhân dân))[ \n]+"
    r"(?=(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)(?!\w))"
)


def read_header(reading: Reading, structure: Structure) -> Header:
    """Return what a document says of itself.

    Args:
        reading: the text in the form that rules read.
        structure: its parts.

    Returns:
        The header; a field that the text does not give is None.
    """
    front, back = structure.front, structure.back
    end = max(front.kind_span.end, front.title.start if front.kind else front.preamble)
    head = read_letterhead(clean(reading, front.start, end))
    if head.number is None and (site := site_heading(reading, front.start, back.foot)):
        issuer = site.issuer if head.issuer.name is None else head.issuer
        head = replace(head, number=site.number, issued_on=head.issued_on or site.issued_on, issuer=issuer)
    issued_on = head.issued_on or _issued_elsewhere(reading, structure)
    kind = _kind(reading, structure, head)
    issuer = _issuer(reading, structure, head, kind, issued_on)
    return Header(
        kind=kind,
        number=head.number,
        issued_on=issued_on,
        issuer=_with_office(reading, structure, issuer),
        level=issuer.level,
        place=issuer.unit.name if issuer.unit and issuer.level in LOCAL else None,
        title=_title(reading, structure),
        signer=signer_of(clean(reading, *back.signature)),
    )


def _kind(reading: Reading, structure: Structure, head: Letterhead) -> str | None:
    front = structure.front
    number = number_of(head.number) if head.number else None
    if number and "VBHN" in number.codes:
        return number.kind
    if front.kind:
        return front.kind.abbreviation
    of_issuer = bool(number and number.codes and of_code(number.codes[0]))
    if number and number.kind and not of_issuer:
        return number.kind
    letter = _LETTER.search(reading.lower, front.start, front.body) is not None
    if letter or (of_issuer and number and number.kind is None):
        return "CV"
    return number.kind if number else None


def _issued_elsewhere(reading: Reading, structure: Structure) -> str | None:
    """Return the date that a text without one in its letterhead gives at its end ("thông qua ngày ...")."""
    front, back = structure.front, structure.back
    end = back.signature.end if back.signed else back.appendix
    tail = clean(reading, max(front.body, end - 2500), end)
    passed = _PASSED.search(tail.lower)
    if passed:
        return date_in(tail.text[passed.end() : passed.end() + 60])
    seat, dated_at = seat_in(tail.text)
    return date_in(tail.text[dated_at : dated_at + 60]) if seat else None


def _issuer(reading: Reading, structure: Structure, head: Letterhead, kind: str | None, on: str | None) -> Issuer:
    """Return the issuer of the letterhead, completed from title, number, seat and first sentences."""
    issuer = head.issuer
    front, lower = structure.front, reading.lower
    above = (
        _OF_CENTRE.search(lower, front.kind_span.end, front.title.start)
        or _OF_CENTRE.match(lower, front.title.start)
        or _FOR_CENTRE.search(lower, *structure.back.signature)
    )
    if above and issuer.level is Level.CENTRAL and head.party:
        issuer = issuer_of([" ".join(above[1].split())], on)
        if above.re is _OF_CENTRE and above["both"]:
            issuer = _joined(issuer, issuer_of(["ban bí thư"], on))
    codes = number_of(head.number).codes if head.number else ()
    if joint := _joint(codes):
        return joint
    attached = _ATTACHED_TO.search(reading.lower, structure.front.start, structure.front.preamble + 600)
    if issuer.name is None and head.number is None and attached:
        issuer = issuer_of([" ".join(attached[1].split())], on)
    if issuer.authority is None or "ĐH" in codes:
        row = _authority_of(head.number, kind, issuer)
        if row is not None:
            name = issuer.name if row.local else row.name
            issuer = replace(
                issuer, name=name, authority=row, level=issuer.level or (None if row.local else row.levels[0])
            )
    if issuer.level is None and issuer.unit is None:
        organ = number_of(head.number).organ if head.number else None
        issuer = replace(issuer, level=organ.level if organ else None)
    if issuer.level is None and _SIGNED_BY_PREMIER.search(reading.lower, *structure.back.signature):
        issuer = replace(issuer, level=Level.CENTRAL)
    if issuer.unit is None and (issuer.level in LOCAL or issuer.level is None):
        issuer = _placed(reading, structure, head, issuer, on)
    if issuer.authority is not None and issuer.unit is not None:
        return replace(issuer, name=issuer.authority.name_at(issuer.unit))
    return issuer


def _with_office(reading: Reading, structure: Structure, issuer: Issuer) -> str | None:
    """Return the name of the issuer, with the office that the line of authority below the title names.

    What a minister or chairman decides by himself is his ("BỘ TRƯỞNG BỘ TÀI CHÍNH"; Luật Ban hành văn bản quy phạm
    pháp luật 2015, Điều 4), though the letterhead names the body alone.
    """
    front = structure.front
    line = reading.lower[max(front.title.end, front.kind_span.end) : front.preamble].replace("|", " ")
    words = line.split()
    row = next(
        (
            found
            for taken in range(min(len(words), 16), 1, -1)
            if (found := by_lower_form().get(" ".join(words[:taken])))
        ),
        None,
    )
    if row is None or row is not issuer.authority or issuer.name is None:
        return issuer.name
    office = next((office for office in _offices() if " ".join(words).startswith(office.lower() + " ")), None)
    return f"{office} {issuer.name}" if office and not issuer.name.startswith(office) else issuer.name


@cache
def _offices() -> tuple[str, ...]:
    """Return the offices that lead an authority, the longest first."""
    return tuple(
        sorted({row["office"] for row in reference_rows("offices.csv")}, key=lambda office: (-len(office), office))
    )


def _joint(codes: tuple[str, ...]) -> Issuer | None:
    """Return the authorities of a joint document ("TTLT-BYT-BTC") under the first; None where it is not a joint one."""
    if not _JOINT & set(codes):
        return None
    rows = [row for code in codes if code not in _JOINT for row in of_code(code)[:1] if not row.local]
    issuers = [Issuer(row.name, row, row.levels[0]) for row in dict.fromkeys(rows)]
    return _joined(*issuers) if issuers else None


def _joined(first: Issuer, *others: Issuer) -> Issuer:
    """Return the first of several issuers under the names of all."""
    return replace(first, name=", ".join(issuer.name for issuer in (first, *others) if issuer.name))


def _authority_of(number: str | None, kind: str | None, issuer: Issuer) -> AuthorityRow | None:
    """Return the authority that a number stands for; of an official letter the first code is the issuer's."""
    if number is None:
        return None
    codes = number_of(number).codes
    if kind == "CV" and codes and codes[0] != "CV":
        codes = codes[:1]
    for code in codes:
        rows = of_code(code)
        at_level = [row for row in rows if row.local == (issuer.level in LOCAL or issuer.unit is not None)]
        if len({row.name for row in at_level}) == 1 or (at_level and kind == "CV"):
            return at_level[0]
        if issuer.level is None and len({row.name for row in rows}) == 1:
            return rows[0]
    return None


def _placed(reading: Reading, structure: Structure, head: Letterhead, issuer: Issuer, on: str | None) -> Issuer:
    """Return a local issuer with the unit that the seat, the first sentences or a mention of its own number give."""
    seat, lower, front = head.seat, reading.lower, structure.front
    below = max(front.title.end, front.kind_span.end) if front.kind else front.title.end
    line = " ".join(lower[below : front.preamble].replace("|", " ").split())
    named = issuer_of([line], on) if 0 < len(line) < _LONGEST_AUTHORITY else Issuer()
    if named.unit is not None and issuer.authority in (None, named.authority):
        return replace(named, name=issuer.name or named.name, level=issuer.level or named.level)
    units = (places.find(seat, issuer.level, on) or places.find(seat, issuer.level)) if seat else ()
    if units and (issuer.authority or issuer.level):
        row, unit = issuer.authority, units[0]
        name = row.name_at(unit) if row else issuer.name
        return replace(issuer, name=name, level=issuer.level or unit.level, unit=unit)
    found = _self_named(lower, front.preamble, min(front.body + 4000, len(lower)), on)
    own = lower.find(head.number.lower(), front.body) if head.number else -1
    if own >= 0 and (found is None or found.unit is None):
        beside = _self_named(lower, own, own + 250, on)
        found = beside if beside and beside.unit else found
    if found is None:
        return issuer
    return replace(found, name=issuer.name or found.name, level=issuer.level or found.level)


def _self_named(lower: str, start: int, end: int, on: str | None) -> Issuer | None:
    """Return the local authority that a stretch of the text names first, as its sentences name their own author."""
    named = next(
        (m for m in _SELF_NAMED.finditer(lower, start, end) if not _OF.search(lower, m.start() - 8, m.start())), None
    )
    if named is None:
        return None
    found = issuer_of([" ".join(lower[named.start() : named.start() + 120].split())], on)
    return found if found.authority else None


def _title(reading: Reading, structure: Structure) -> str | None:
    title = structure.front.title
    if title.end <= title.start:
        return None
    words = clean(reading, *title).text
    text = re.sub(r"\s+", " ", re.sub(r"[-–_=*~]{3,}", " ", words.replace("|", " "))).strip(" .-:;")
    text = _ATTACHED.sub("", _SUBJECT.sub("", text)).strip()
    if in_capitals(text):
        return sentence_case(text)
    return text[:1].upper() + text[1:] or None

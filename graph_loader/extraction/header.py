"""The header of a document: what it says of itself in letterhead, title and signature."""

import re
from dataclasses import replace

from graph_loader.extraction.heading import site_heading
from graph_loader.extraction.layout import in_capitals
from graph_loader.extraction.letterhead import (
    LOCAL,
    PLACE_LINE,
    Issuer,
    Letterhead,
    clean,
    date_in,
    issuer_of,
    read_letterhead,
)
from graph_loader.extraction.model import Header
from graph_loader.extraction.number import number_of
from graph_loader.extraction.reading import Reading
from graph_loader.extraction.signing import signer_of
from graph_loader.extraction.structure import Structure
from graph_loader.extraction.title import sentence_case
from graph_loader.reference import places
from graph_loader.reference.authorities import AuthorityRow, of_code

_LETTER = re.compile(r"(?<!\w)(?:v\s?/\s?v|kính gửi)(?!\w)")
_PASSED = re.compile(r"(?:thông qua|ký)[ \n]+(?=ngày)")
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
    issuer = _issuer(reading, structure, head, issued_on)
    return Header(
        kind=_kind(reading, structure, head),
        number=head.number,
        issued_on=issued_on,
        issuer=issuer.name,
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
    if _LETTER.search(reading.lower, front.start, front.body):
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
    seat = PLACE_LINE.search(tail.text)
    return date_in(tail.text[seat.end("place") : seat.end("place") + 60]) if seat else None


def _issuer(reading: Reading, structure: Structure, head: Letterhead, on: str | None) -> Issuer:
    """Return the issuer of the letterhead, completed from number, seat and preamble where the letterhead is short."""
    issuer = head.issuer
    organ = number_of(head.number).organ if head.number else None
    if issuer.level is None and organ is not None:
        rows = () if issuer.authority else _authorities(head.number)
        row = rows[0] if rows else issuer.authority
        issuer = replace(issuer, name=issuer.name or organ.name, authority=row, level=organ.level)
    local = issuer.level in LOCAL or (organ is not None and organ.local) or issuer.level is None
    if issuer.unit is None and local:
        return _placed(reading, structure, head.seat, issuer, on)
    return issuer


def _authorities(number: str | None) -> tuple[AuthorityRow, ...]:
    codes = number_of(number).codes if number else ()
    return next((rows for code in reversed(codes) if (rows := of_code(code)) and rows[0].local), ())


def _placed(reading: Reading, structure: Structure, seat: str | None, issuer: Issuer, on: str | None) -> Issuer:
    """Return a local issuer with the unit that the seat before the date or the first sentences give."""
    front = structure.front
    named = _SELF_NAMED.search(reading.lower, front.preamble, min(front.body + 4000, len(reading.lower)))
    units = (places.find(seat, issuer.level, on) or places.find(seat, issuer.level)) if seat else ()
    if units and (issuer.authority or issuer.level):
        row, unit = issuer.authority, units[0]
        return replace(
            issuer, name=row.name_at(unit) if row else issuer.name, level=issuer.level or unit.level, unit=unit
        )
    if named is None:
        return issuer
    words = " ".join(reading.lower[named.start() : named.start() + 120].split())
    found = issuer_of([words], on)
    if found.authority is None:
        return issuer
    return replace(found, name=issuer.name or found.name, level=issuer.level or found.level)


def _title(reading: Reading, structure: Structure) -> str | None:
    title = structure.front.title
    if title.end <= title.start:
        return None
    words = clean(reading, *title).text
    text = re.sub(r"\s+", " ", re.sub(r"[-–_=*~]{3,}", " ", words.replace("|", " "))).strip(" .-:;")
    if not text:
        return None
    return sentence_case(text) if in_capitals(text) else text


def not_legal_reason(reading: Reading, structure: Structure, header: Header) -> str | None:
    """Return why a page is no legal document, in one sentence, or None where it is one."""
    if not reading.text.strip():
        return "The page has no text."
    if structure.front.anchored or header.number:
        return None
    return "The page has neither letterhead nor number nor kind of a document."

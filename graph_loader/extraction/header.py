"""The header of a document: what it says of itself in letterhead, title and signature."""

import re
from dataclasses import replace

from graph_loader.extraction.layout import in_capitals
from graph_loader.extraction.letterhead import Issuer, Letterhead, clean, date_in, read_letterhead, unit_in
from graph_loader.extraction.model import Header, Level
from graph_loader.extraction.number import number_of
from graph_loader.extraction.reading import Reading
from graph_loader.extraction.signing import signer_of
from graph_loader.extraction.structure import Structure
from graph_loader.extraction.title import sentence_case
from graph_loader.reference import places

_LETTER = re.compile(r"(?<!\w)(?:v\s?/\s?v|kính gửi)(?!\w)")
_PASSED = re.compile(r"(?:thông qua|ký)[ \n]+(?=ngày)")
_LOCAL = frozenset({Level.PROVINCE, Level.DISTRICT, Level.COMMUNE})
_SELF_NAMED = re.compile(
    r"(?<!\w)(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|ban thường vụ|ban cán sự đảng ubnd)[ \n]+"
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
    signature = clean(reading, back.signature.start, back.signature.end)
    issued_on = head.issued_on or _issued_elsewhere(reading, structure)
    kind = _kind(reading, structure, head)
    issuer = _issuer(reading, structure, head, issued_on)
    return Header(
        kind=kind,
        number=head.number,
        issued_on=issued_on,
        issuer=issuer.name,
        level=issuer.level,
        place=issuer.place if issuer.level in _LOCAL else None,
        title=_title(reading, structure),
        signer=signer_of(signature),
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
    back = structure.back
    tail = clean(reading, max(structure.front.body, back.signature.start - 1500), back.signature.end)
    passed = _PASSED.search(tail.lower)
    if passed:
        return date_in(tail.text[passed.end() :])
    return date_in(clean(reading, *back.signature).text)


def _issuer(reading: Reading, structure: Structure, head: Letterhead, on: str | None) -> Issuer:
    """Return the issuer of the letterhead, completed from number, seat and preamble where the letterhead is short."""
    issuer = head.issuer
    organ = number_of(head.number).organ if head.number else None
    if issuer.level is None and organ is not None and (organ.level or organ.local):
        issuer = replace(issuer, name=issuer.name or organ.name, level=organ.level)
    local = issuer.level in _LOCAL or (organ is not None and organ.local)
    if issuer.place is None and (local or issuer.level is None):
        issuer = _placed(reading, structure, head, issuer, on, local=local)
    return issuer


def _placed(
    reading: Reading, structure: Structure, head: Letterhead, issuer: Issuer, on: str | None, *, local: bool
) -> Issuer:
    """Return an issuer with the place that the seat before the date or the preamble gives."""
    front = structure.front
    named = _SELF_NAMED.search(reading.lower, front.preamble, min(front.body + 4000, len(reading.lower)))
    if head.seat and (local or head.number):
        levels = (issuer.level,) if issuer.level else (None,)
        units = places.find(head.seat, levels[0], on) or places.find(head.seat, levels[0])
        if units and local:
            unit = units[0]
            row = issuer.authority
            name = row.name_at(unit) if row else issuer.name
            return replace(issuer, name=name, level=issuer.level or unit.level, unit=unit, place=unit.name)
    if named and (local or not head.number):
        words = " ".join(reading.lower[named.end() : named.end() + 80].split())
        unit, level, place = unit_in(words, on)
        return replace(
            issuer,
            name=issuer.name or reading.text[named.start() : named.end()].strip(),
            level=issuer.level or level or Level.PROVINCE,
            unit=unit,
            place=unit.name if unit else place,
        )
    return issuer


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

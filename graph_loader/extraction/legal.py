"""Whether a page is a legal document at all: news, forms, translations and login pages are told apart."""

import re

from graph_loader.extraction.model import Header
from graph_loader.extraction.number import number_of
from graph_loader.extraction.reading import Reading
from graph_loader.extraction.structure import Structure

_SAMPLE = 4_000
_GLANCE = 200
_FEWEST = 20
"""A page with fewer letters has no text."""

_DAMAGED = re.compile(r"[^\W\d_][?\ufffd][^\W\d_]|\ufffd")
_ENGLISH = re.compile(r"socialist\s+republic\s+of\s+viet\s?nam|independence\s*-\s*freedom|\bpursuant to\b")
_ATTACHED = re.compile(
    r"\((?:được )?(?:ban hành )?kèm theo (?:quyết định|nghị quyết|thông tư|nghị định|quy định|kế hoạch)(?!\w)"
)
_ADDRESS = re.compile(r"kính\s{1,4}g\s{0,6}ửi")


def not_legal_reason(reading: Reading, structure: Structure, header: Header) -> str | None:
    """Return why a page is no legal document, in one sentence, or None where it is one.

    A document shows at least two of its marks (number, kind line, addressee, date, signature, national title, "kèm theo
    Quyết định ..."), one of them number, kind or addressee. A blank number is no fault; a form in which everything is
    blank is no document.

    Args:
        reading: the text.
        structure: its parts.
        header: its header.
    """
    front, back = structure.front, structure.back
    sample = reading.lower[front.start : front.start + _SAMPLE]
    if _letters(sample[:_GLANCE]) < _FEWEST and _letters(sample) < _FEWEST:
        return "The page has no text."
    marked = len(sample) - len(sample.encode("ascii", "ignore"))
    if marked < 0.04 * len(sample) and marked < 0.04 * _letters(sample):
        if _ENGLISH.search(sample):
            return "The page is a translation into English and not the Vietnamese document."
        return "The page is not in Vietnamese."
    addressed = _ADDRESS.search(reading.lower, front.start, front.preamble) is not None
    naming = (header.number is not None, front.kind is not None, addressed)
    attached = _ATTACHED.search(reading.lower, front.start, front.preamble + 500) is not None
    bearing = (header.issued_on is not None, header.signer is not None or back.signed, front.titled, attached)
    if not any(naming) and len(_DAMAGED.findall(sample)) * 50 > _letters(sample):
        return "The letters of the text were damaged by a conversion; convert the original again."
    if not any(naming) or sum(naming) + sum(bearing) < 2:
        return "The page has no number, kind, addressee, date and signature of a document."
    blank = header.number is None or not number_of(header.number).serial
    if blank and not attached and not header.issued_on and not header.signer and header.level is None:
        return "The page is a form in which number, date, issuer and signature are blank."
    return None


def _letters(sample: str) -> int:
    return sum(map(str.isalpha, sample))

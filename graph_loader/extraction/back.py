"""The back of a document: signature, recipients, appendices, and the foot of the page that is the site's.

The signature closes the text itself (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7 and II.9: signature and recipients);
what follows it belongs to the appendices. Without one, the first heading of an appendix ends the body.
"""

import re
from dataclasses import dataclass
from functools import cache

from graph_loader.extraction.foot import foot_of, kind_names
from graph_loader.extraction.layout import LOWER, Segment, in_capitals, segments
from graph_loader.extraction.person import is_office, is_shouted_name, person_in, unsigned
from graph_loader.reference.formulas import alternatives, begins, formulas

_SIGNATURE = 12_000
"""How far a signature with its recipients reaches at most."""

_RECIPIENTS = re.compile(r"nơi\s{1,2}nhận(?!\w)")
_ITEM = re.compile(rf"[-+–•(*;]|Như |Lưu|[{LOWER}]")
_ATTACHED = re.compile(
    r"[\n|][ ]*\(?[ ]?(?:được )?(?:ban hành|phê duyệt|đính|kèm)[ \n]{1,3}(?:kèm[ \n]{1,3})?(?:theo|kèm)(?!\w)"
)
_OF_LIST = re.compile(r"- \d{1,3} (?=[A-ZĐ])")
_INDENT = 80
"""How many blanks stand before the mark of a footnote at most."""

_NOTE = re.compile(r"\[[1i]\] ")


@dataclass(frozen=True, slots=True)
class Back:
    """Where the parts of the back stand, as offsets of `Reading.text`.

    Attributes:
        signature: from the first line of signature or recipients to the last; empty where there is none.
        appendix: start of the first appendix; equal to `foot` where there is none.
        notes: start of the footnotes that a converter put behind the signature; equal to `foot` where there are none.
        foot: start of the site's foot; the end of the text where there is none.
    """

    signature: Segment
    appendix: int
    notes: int
    foot: int

    @property
    def signed(self) -> bool:
        """Whether a signature or a list of recipients was found."""
        return self.signature.end > self.signature.start


@cache
def _signing() -> re.Pattern[str]:
    """The first line of a signature: an office, or the list of recipients."""
    return re.compile(rf"[\n|][ ]*(?:{alternatives(formulas('office'))}|{_RECIPIENTS.pattern})")


@cache
def _appendix() -> re.Pattern[str]:
    return re.compile(rf"[\n|][ ]*{alternatives(formulas('appendix'))}")


def back_of(text: str, lower: str, start: int, preamble: int, body: int) -> Back:
    """Return the parts of the back of a text; linear in its length.

    Args:
        text: `Reading.text` with walls between table cells.
        lower: `Reading.lower`.
        start: where the letterhead begins.
        preamble: where the preamble begins.
        body: where the body begins.
    """
    signature = _signature(text, lower, preamble)
    after = signature.end if signature.end > signature.start else body
    foot = foot_of(text, lower, after, own=lower[start:preamble])
    appendix = _first_appendix(text, lower, body, signature, foot)
    notes = _notes(lower, max(after - 1, 0), foot)
    return Back(signature, min(appendix, notes), notes, foot)


def _notes(lower: str, start: int, foot: int) -> int:
    """Return the start of the first line that opens with the mark of a footnote; `foot` where there is none."""
    for match in _NOTE.finditer(lower, start, foot):
        first = max(start, match.start() - _INDENT)
        line = max(lower.rfind("\n", first, match.start()), lower.rfind("|", first, match.start()))
        if line >= 0 and not lower[line + 1 : match.start()].strip(" "):
            return line + 1
    return foot


def _signature(text: str, lower: str, preamble: int) -> Segment:
    tried = preamble
    for match in _signing().finditer(lower, max(preamble - 1, 0)):
        if match.start() < tried or text[max(preamble, match.start() - 2) : match.start()].rstrip().endswith(","):
            continue
        line = next(segments(text, match.start() + 1))
        words = text[line.start : line.end]
        if in_capitals(words) or is_office(words) or _RECIPIENTS.match(lower, line.start):
            found, tried = _signed(text, lower, line.start)
            if found:
                return found
    return Segment(preamble, preamble)


def _signed(text: str, lower: str, start: int) -> tuple[Segment | None, int]:
    """Return the block of recipients and signature that begins at `start`, or None, and how far was looked."""
    recipients = signing = shouted = False
    name: Segment | None = None
    end = previous = start
    for count, segment in enumerate(segments(text, start, min(start + _SIGNATURE, len(text)))):
        words, low = text[segment.start : segment.end], lower[segment.start : segment.end]
        listed = recipients and not signing and (words[0] in "-+•" or words.endswith(";"))
        if listed or _RECIPIENTS.match(low) or (low in {"nơi", "nhận:", "nhận"} and not name):
            recipients = True
        elif in_capitals(words):
            if name and not _signs_too(low):
                break
            if not begins("office").match(low) and (_heading(low) or not (signing or recipients)):
                break
            shouted = shouted or (signing and is_shouted_name(words))
            signing = signing or is_office(text[previous : segment.end].replace("\n", " ")) or is_office(words)
        elif is_office(words):
            signing = True
        elif signing and person_in(unsigned(words)):
            name = segment
        elif name and person_in(unsigned(text[name.start : segment.end])):
            name = Segment(name.start, segment.end)
        elif _ends(words, count, named=name is not None, recipients=recipients):
            break
        elif not recipients and len(words) > 90:
            return None, segment.start
        end, previous = segment.end, segment.start
    signed = name is not None or shouted or (recipients and end - start > 30)
    return (Segment(start, end) if signed else None), end


def _ends(words: str, count: int, *, named: bool, recipients: bool) -> bool:
    """Whether a line in small letters stands after the block of recipients and signature."""
    item = _ITEM.match(words) is not None
    if named:
        goes_on = (recipients and item) or words.startswith(("(", "-"))
        return not goes_on or _OF_LIST.match(words) is not None
    return count > (120 if recipients else 8) and not (item or words.endswith((";", ",", ":")))


def _signs_too(low: str) -> bool:
    """Whether a line after a name begins the signature of a second authority."""
    return re.match(r"(?:tm|kt|tl|tuq|t/m|k/t|t/l)(?!\w)", low) is not None or low in formulas("office")


def _heading(low: str) -> bool:
    return begins("appendix").match(low) is not None or kind_names().match(low) is not None


def _first_appendix(text: str, lower: str, body: int, signature: Segment, foot: int) -> int:
    if signature.end > signature.start:
        following = next(segments(text, signature.end, foot), None)
        return following.start if following else foot
    for match in _appendix().finditer(lower, max(body - 1, 0), foot):
        line_end = min(end for end in (text.find("\n", match.end()), text.find("|", match.end()), foot) if end >= 0)
        line = text[match.start() + 1 : line_end].strip()
        if in_capitals(line) or (line.startswith("Phụ lục") and len(line) < 16):
            return match.start() + 1
    attached = _ATTACHED.search(lower, max(body - 1, 0), foot)
    if attached is None:
        return foot
    start = attached.start() + 1
    for segment in reversed(list(segments(text, max(body, start - 1500), start))):
        if not in_capitals(text[segment.start : segment.end]):
            break
        start = segment.start
    return start

"""The form of a text that rules read: one Unicode form, one shape of each letter, with the way back to the text.

Rules never touch the canonical text itself. They match `Reading.lower`, in which every letter has one shape:
NFC, lower case, Latin for look-alike Cyrillic and Greek letters, "-" for every dash, a blank for every tab, carriage
return, no-break space and markdown mark, and the new placement of tone marks (`hòa`, `ủy`; Quyết định 1989/QĐ-BGDĐT
of 2018). Letters that take no room are gone from within words, page numbers from within sentences (pages.py), marks of
quotation from the beginning of lines; straight quotes are turned to the word that they stand at, and words that lost
the blank between them ("theoQuyết định") have it again. Line ends and "|" (table cells) stay. `Reading.text` is the
same with the case kept. Both have one length.
"""

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import cached_property

from graph_loader.extraction.pages import without_page_numbers

_SAME_LENGTH = str.maketrans(
    dict.fromkeys("\t\r\v\f\u00a0\u2002\u2003\u2007\u2009\u202f\u3000*_#`", " ")
    | dict.fromkeys("\u200c\u200d\u2060\ufeff", "\u200b")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad", "-")
    | dict.fromkeys("\u0085\u2028\u2029", "\n")
    | dict(zip("АВЕЅІЈКМНОРСТХаеосрхуіѕј", "ABESIJKMHOPCTXaeocpxyisj", strict=True))
    | dict(zip("ΑΒΕΗΙΚΜΝΟΡΤΥΧΖο", "ABEHIKMNOPTYXZo", strict=True))
    | {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "„": "“", "‟": "“", "″": "”", "＂": '"', "∕": "/", "⁄": "/", "／": "/"}
)

_TONES = "àáảãạ", "òóỏõọ", "èéẻẽẹ", "ùúủũụ", "ỳýỷỹỵ"
_PLACEMENT = {
    old: new
    for first, second in (("o", "a"), ("o", "e"), ("u", "y"))
    for tone, (marked_first, marked_second) in enumerate(
        zip(
            next(t for t in _TONES if unicodedata.normalize("NFD", t[0])[0] == first),
            next(t for t in _TONES if unicodedata.normalize("NFD", t[0])[0] == second),
            strict=True,
        )
    )
    for old, new in [(first + marked_second, marked_first + second)]
}
_VOWELS = "àáảãạăắằẳẵặâấầẩẫậèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵ"
_OLD_PLACEMENT = re.compile(rf"(o(?<![qg]o)[{_TONES[0]}{_TONES[2]}]|u(?<![qg]u)[{_TONES[4]}])(?![a-zđ{_VOWELS}])")
_SHAPES = {chr(letter): shape for letter, shape in _SAME_LENGTH.items()}
_FREQUENT = "*_\r\t\u00a0–"
"""The letters of `_SHAPES` that a text holds by the hundred: they are replaced one after the other, which is faster."""

_CHANGED = re.compile(f"[{re.escape(''.join(letter for letter in _SHAPES if letter not in _FREQUENT))}]")
_IRREGULAR = re.compile(r"[^\u0300-\u036f]?[\u0300-\u036f]+|\u200b+")
_SOFT_HYPHEN = re.compile(r"(?<=[^\W\d_])[\u0300-\u036f]*\u00ad(?=[^\W\d_])")
_WITHIN_WORD = re.compile(r"(?<=[\w\u0300-\u036f])\u200b+(?=\w)")
_OPENING_QUOTE = re.compile(r'"(?<![\w.,;:!?)”]")(?=\w)')
_LETTERS = r"a-zđàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_GLUED = re.compile(
    rf"[BCDĐGHKLMNPQRSTUVXỦ12](?<=[{_LETTERS}].)"
    rf"(?:(?<=[12])\d{{3}}(?!\d)|(?<=Ủ)y|(?<=[UH])(?:BND|ĐND)|(?<![12UỦ])[{_LETTERS}])"
)
_GLUED_DAY = re.compile(rf"ngày(?<=[{_LETTERS}]ngày)(?=[ ]?\d{{1,2}}[ ]?(?:tháng|[/-]))")
_BEGINNING = 8_000
"""A converter that loses blanks loses some in the first so many letters."""

_WORD_BEFORE = re.compile(rf"[{_LETTERS}]+\Z")
_WORD = re.compile(rf".[{_LETTERS}]*")
_QUOTED_LINE = re.compile(r"(?m)^[ ]*(?:>[ ]?)+")


@dataclass(frozen=True)
class Reading:
    """A text in the form that rules read.

    Attributes:
        source: the canonical text.
        text: the reading form, case kept.
        offsets: for each index of `text` (and one past its end) the index in `source`; None where they are equal.
    """

    source: str
    text: str
    offsets: "array[int] | None"

    @cached_property
    def lower(self) -> str:
        """`text` in lower case with the new placement of tone marks; same length."""
        lower = self.text.lower()
        if len(lower) != len(self.text):
            lower = "".join(c if len(low := c.lower()) != 1 else low for c in self.text)
        return _OLD_PLACEMENT.sub(lambda m: _PLACEMENT[m.group(1)], lower)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the canonical (start, end) of a span of `text`."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end]


def reading_of(source: str) -> Reading:
    """Return the reading form of a canonical text; linear in its length."""
    text, offsets = _composed(_same_length(source))
    if breaks := _breaks(text):
        text, offsets = _parted(text, offsets or array("q", range(len(source) + 1)), breaks)
    return Reading(source, text, offsets)


def _composed(translated: str) -> "tuple[str, array[int] | None]":
    """Return a text in NFC, without the letters that take no room, and the way back; None where nothing changed."""
    if "\u200b" not in translated and unicodedata.is_normalized("NFC", translated):
        return translated, None
    pieces: list[str] = []
    offsets = array("q")
    position = 0
    for match in _IRREGULAR.finditer(translated):
        _add_plain(translated[position : match.start()], position, pieces, offsets)
        piece = "" if match.group()[0] == "\u200b" else unicodedata.normalize("NFC", match.group())
        pieces.append(piece)
        offsets.extend([match.start()] * len(piece))
        position = match.end()
    _add_plain(translated[position:], position, pieces, offsets)
    offsets.append(len(translated))
    return "".join(pieces), offsets


def _parted(text: str, offsets: "array[int]", breaks: list[int]) -> "tuple[str, array[int]]":
    """Return a text with a blank at each break, and the way back."""
    pieces: list[str] = []
    way = array("q")
    start = 0
    for end in breaks:
        pieces += (text[start:end], " ")
        way += offsets[start:end]
        way.append(offsets[end])
        start = end
    return "".join((*pieces, text[start:])), way + offsets[start:]


def _same_length(source: str) -> str:
    """Return a text with one shape of each letter, of the same length; U+200B stands where a letter takes no room."""
    if "\r" in source and "\n" not in source:
        source = source.replace("\r", "\n")
    if "\u00ad" in source:
        source = _SOFT_HYPHEN.sub(_softened, source)
    text = source
    for letter in _FREQUENT:
        text = text.replace(letter, _SHAPES[letter])
    text = _CHANGED.sub(lambda match: _SHAPES[match.group()], text)
    if "\u200b" in text:
        within = _WITHIN_WORD.sub(lambda match: "\x00" * len(match.group()), text)
        text = within.replace("\u200b", " ").replace("\x00", "\u200b")
    if '"' in text:
        text = _OPENING_QUOTE.sub("“", text).replace('"', "”")
    if "\n>" in text or "\n >" in text:
        text = _QUOTED_LINE.sub(lambda match: " " * len(match.group()), text)
    return without_page_numbers(text)


def _softened(match: re.Match[str]) -> str:
    """Return a soft hyphen as a letter that takes no room, but as it is between capitals ("NĐ-CP")."""
    around = match.string[match.start() - 1], match.string[match.end()]
    return match.group() if any(map(str.isupper, around)) and around[1].isupper() else match.group()[:-1] + "\u200b"


def _breaks(text: str) -> list[int]:
    """Return where the blank between two words is lost: nowhere, if nowhere in letterhead, title and preamble."""
    first = any(_is_glued(text, m) for glued in (_GLUED, _GLUED_DAY) for m in glued.finditer(text, 0, _BEGINNING))
    if not first:
        return []
    found = [m.start() for glued in (_GLUED, _GLUED_DAY) for m in glued.finditer(text) if _is_glued(text, m)]
    return sorted(found)


def _is_glued(text: str, match: re.Match[str]) -> bool:
    """Whether two words of Vietnamese stand here without a blank: one of them has a letter that only Vietnamese has.

    Names such as "MobiFone" and marks within a word ("chỨc") are no two words.
    """
    before = _WORD_BEFORE.search(text, max(0, match.start() - 9), match.start())
    after = _WORD.match(text, match.start())
    return before is not None and after is not None and not (before.group() + after.group()).isascii()


def _add_plain(run: str, position: int, pieces: list[str], offsets: "array[int]") -> None:
    """Add a run without combining marks, letter by letter where a letter has another form in NFC."""
    if unicodedata.is_normalized("NFC", run):
        pieces.append(run)
        offsets.extend(range(position, position + len(run)))
        return
    for index, letter in enumerate(run):
        piece = unicodedata.normalize("NFC", letter)
        pieces.append(piece)
        offsets.extend([position + index] * len(piece))

"""How a text is laid out: segments (lines and table cells) and blocks (logical paragraphs).

All offsets are those of `Reading.text`. Nothing here knows the parts of a document.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

LONG_LINE = 130
"""A line longer than this was not wrapped by hand or by a converter: its end is the end of a paragraph."""

LOWER = "a-zđàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
"""The small letters of Vietnamese, for a character class."""

UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
"""The capitals of Vietnamese, for a character class."""

_CELL = re.compile(r"[^\n|]+")
_LONG = re.compile(rf"[^\n]{{{LONG_LINE},}}")

_MARKER = (
    r"[ ]*(?:[-+•–][ ]|\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)][ ]|[a-zđ]{1,2}\)|[IVX]{1,5}[.\-)][ ]|[A-Z][.)][ ]|"
    r"(?:Điều|ĐIỀU)[ ]+\d+[a-zđ]?[ ]*[.:\n|]|(?:Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Phụ lục|PHỤ LỤC)[ ]+(?:\d|[IVX]|thứ|THỨ)|"
    r"(?:Căn cứ|CĂN CỨ|Xét|Theo đề nghị|Nơi nhận|Kính gửi|Số[ ]*:)\b)"
)
_WALL = r"[ ]*[\n|][ \n|]*|(?<=\|)[ ]*"
_ENDED = r"(?<=[.;:!?…/]\n)|(?<=[.;:!?…/] \n)|(?<=[.;:!?…/]  \n)|(?<=[.;:!?…/]   \n)"
_WRAPPED = re.compile(rf"[\n|](?:{_WALL}|(?={_MARKER})|(?:{_ENDED})(?=[ ]*[^ {LOWER}]))")
_UNWRAPPED = re.compile(rf"[\n|](?:{_WALL}|(?=[ ]*[^ {LOWER}])|(?={_MARKER}))")


class Segment(NamedTuple):
    """A line, or a cell of a line, without the blanks around it."""

    start: int
    end: int


def segments(text: str, start: int = 0, end: int | None = None) -> Iterator[Segment]:
    """Yield the segments of `text[start:end]` that are not blank, in order."""
    for match in _CELL.finditer(text, start, len(text) if end is None else end):
        cell = match.group()
        stripped = cell.strip()
        if stripped:
            first = match.start() + len(cell) - len(cell.lstrip())
            yield Segment(first, first + len(stripped))


def is_wrapped(text: str) -> bool:
    """Whether the lines of a text were broken at a width, so that a line end is not the end of a paragraph."""
    return sum(m.end() - m.start() for m in _LONG.finditer(text)) < 0.35 * len(text)


def in_capitals(text: str) -> bool:
    """Whether a text has at least two letters and all of them are capitals."""
    return text.isupper() and sum(c.isalpha() for c in text[:40]) > 1


class Gap(NamedTuple):
    """What stands between two blocks: its offsets, and whether it is the wall of a table cell."""

    start: int
    end: int
    wall: bool


def gaps(text: str, start: int, end: int, *, wrapped: bool) -> Iterator[Gap]:
    """Yield the gaps between the blocks of `text[start:end]`: blank lines, cell walls and ends of paragraphs."""
    pattern = _WRAPPED if wrapped else _UNWRAPPED
    for match in pattern.finditer(text, start, end):
        first, last = match.span()
        yield Gap(first, last, (last - first > 1 and "|" in match.group()) or text[first] == "|")


_SQUEEZE = re.compile(rf"[^{LOWER}]+")


def squeezed(lower: str) -> str:
    """Return only the letters of a lower-case text: marks and line ends inside words are gone."""
    return _SQUEEZE.sub("", lower)

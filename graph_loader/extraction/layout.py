"""How a text is laid out: segments (lines and table cells) and blocks (logical paragraphs).

All offsets are those of `Reading.text`. Nothing here knows the parts of a document.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from graph_loader.extraction.reading import Reading

LONG_LINE = 130
"""A line longer than this was not wrapped by hand or by a converter: its end is the end of a paragraph."""

LOWER = "a-zđàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
"""The small letters of Vietnamese, for a character class."""

UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
"""The capitals of Vietnamese, for a character class."""

_TAB = re.compile(r"(?<!\n)\t")
_FILLED = re.compile(r"[\t ]*[^\s|]")
_WIDE = " " * 5
_RUN = re.compile(r" {5} *")
_COLUMNS = re.compile(
    r"(?<=[^\s|:.…])(?<![Nn]gày)(?<![Tt]háng)(?<![Ss]ố)[ ]{5,}(?=[^\s|/.…_-])(?!tháng|năm|ngày)|"
    rf"(?<=:)[ ]{{5,}}(?=[{UPPER}]{{2}})"
)

_LIST_MARK = re.compile(r"(?:[^\w]{1,2}|\(?\w{1,3}[.)]|(?:Điều|Mục|Chương|Phần) [\dIVX]+[.:]?)")
_SMALL_AT_ONCE = re.compile(rf"(?:[^{LOWER}]*+[{LOWER}]){{5}}")
_MOSTLY_SMALL = re.compile(rf"(?:[^{LOWER}]*+[{LOWER}]){{5}}")
_CELL = re.compile(r"[^\n| ](?:[^\n|]*[^\n| ])?")

_MARKER = (
    r"[ ]*(?:[-+•–][ ](?!(?:19|20)\d\d[ \n,;])|\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)][ ]|[a-zđ]{1,2}\)|[IVX]{1,5}[.\-)][ ]|"
    r"[A-Z][.)][ ]|"
    r"(?:Điều|ĐIỀU)[ ]+\d+[a-zđ]?[ ]*[.:\n|]|"
    r"(?:Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Phụ lục|PHỤ LỤC)[ ]+(?:\d|[IVX]|thứ|THỨ)|"
    r"(?:Căn cứ|CĂN CỨ|Xét|Theo đề nghị|Nơi nhận|Kính gửi|Số[ ]*:)\b)"
)
_WALL = r"[ ]*[\n|][ \n|]*|(?<=\|)[ ]*"
_ENDED = r"(?<=[.;:!?…/]\n)|(?<=[.;:!?…/] \n)|(?<=[.;:!?…/]  \n)|(?<=[.;:!?…/]   \n)"
_WRAPPED = re.compile(rf"[\n|](?:{_WALL}|(?={_MARKER})|(?:{_ENDED})(?=[ ]*[^ {LOWER}]))")
_UNWRAPPED = re.compile(rf"[\n|](?:{_WALL}|(?=[ ]*[^ {LOWER}])|(?={_MARKER}))")


_NUMBER_END = re.compile(r"[/-][A-ZĐ]{2,}\Z")
_DAY = "ngày "
"""A paragraph that begins so goes on with one that ends with a number: a converter broke the citation in two."""


class Segment(NamedTuple):
    """A line, or a cell of a line, without the blanks around it."""

    start: int
    end: int


def segments(text: str, start: int = 0, end: int | None = None) -> Iterator[Segment]:
    """Yield the segments of `text[start:end]` that are not blank, in order."""
    for match in _CELL.finditer(text, start, len(text) if end is None else end):
        yield Segment._make(match.span())


def is_wrapped(text: str) -> bool:
    """Whether the lines of a text were broken at a width, so that a line end is not the end of a paragraph."""
    return sum(length for length in map(len, text.split("\n")) if length >= LONG_LINE) < 0.35 * len(text)


def in_capitals(text: str) -> bool:
    """Whether a text has at least two letters and all but a few of them are capitals ("... SỐ 06/QĐ-TTg")."""
    if text.isupper():
        return sum(map(str.isalpha, text[:40])) > 1
    if len(text) > 4000 or _SMALL_AT_ONCE.match(text, 0, 16):
        return False
    return sum(map(str.islower, text)) * 8 < sum(map(str.isupper, text))


def walled(reading: Reading) -> tuple[str, str]:
    """Return `Reading.text` and `Reading.lower` with a "|" for each gap that sets two cells of a line apart.

    A gap is a tab, or the five blanks and more that a PDF reader leaves between columns. One that indents a line,
    follows the mark of a list item or stands for a blank number or date is none. The lengths are the same.
    """
    source = reading.source
    if "\t" not in source and _WIDE not in source:
        return reading.text, reading.lower
    walls = sorted((*_tabs(source), *(start for start, _ in columns(source))))
    if reading.offsets is not None:
        offsets = reading.offsets
        walls = [bisect_left(offsets, wall) for wall in walls]
    return _with_walls(reading.text, walls), _with_walls(reading.lower, walls)


def columns(source: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of the blanks between two columns of a line, in a canonical text."""
    for run in _RUN.finditer(source):
        if _COLUMNS.match(source, run.start()):
            yield run.span()


def _tabs(source: str) -> Iterator[int]:
    """Yield the tabs between two cells of a line."""
    previous = -1
    for match in _TAB.finditer(source):
        at = match.start()
        start = max(previous, source.rfind("\n", previous + 1, at)) + 1
        previous = at
        cell = source[start:at].rstrip(" ")
        filled = cell and cell[-1] != "|" and not cell[-1].isspace() and _FILLED.match(source, at + 1)
        if filled and not _LIST_MARK.fullmatch(cell.strip()):
            yield at


def _with_walls(text: str, walls: list[int]) -> str:
    pieces: list[str] = []
    position = 0
    for wall in walls:
        pieces += (text[position:wall], "|")
        position = wall + 1
    return "".join((*pieces, text[position:]))


Gap = tuple[int, int, bool]
"""What stands between two blocks: its start and end, and whether it is the wall of a table cell."""


def gaps(text: str, start: int, end: int, *, wrapped: bool) -> Iterator[Gap]:
    """Yield the gaps between the blocks of `text[start:end]`: blank lines, cell walls and ends of paragraphs."""
    for match in (_WRAPPED if wrapped else _UNWRAPPED).finditer(text, start, end):
        first, last = match.span()
        if text.startswith(_DAY, last) and _NUMBER_END.search(text, max(start, first - 8), first):
            continue
        yield first, last, "|" in match.group()


_SQUEEZE = re.compile(rf"[^{LOWER}]+")


def squeezed(lower: str) -> str:
    """Return only the letters of a lower-case text: marks and line ends inside words are gone."""
    return _SQUEEZE.sub("", lower)


def bare(lower: str) -> str:
    """Return a lower-case text without its marks: "kết luận" and what a scanner makes of it, "két luan"."""
    return "".join(c for c in unicodedata.normalize("NFD", lower) if not unicodedata.combining(c)).replace("đ", "d")

"""Page numbers: lines that a converter of pages leaves in the middle of a sentence ("... của", "7", "Ủy ban ...").

A number of a table, of a list or of a clause may stand alone on a line, too. So only numbers that count on through the
text are page numbers ("2", "3", "4"; "- 2 -", "Trang 2/9"), and only if words of a sentence go on in small letters
after some of them.
"""

import re

_LINE = re.compile(
    r"\n[ ]*(?:(?:[Tt]rang|TRANG|[Pp]age)[ ]*:?[ ]*|-[ ]?)?"
    r"(?P<number>[1-9]\d{0,2})(?:[ ]*/[ ]*\d{1,3})?(?:[ ]?-)?[ ]*(?=\n)"
)
_NUMBERED = re.compile(r"(?:số|ngày|tháng|năm|điều|khoản|điểm|mục|chương|phần|phụ lục|quý|lần|thứ)\Z", re.IGNORECASE)
_ENDS = frozenset(".;:!?|…/”)-")
_TABLES = 20
"""Cells on lines of their own: a text with more of them was made from a web page, which has no pages to number."""

_FULL = 30
"""The least length of a line that was broken because it was full."""


def without_page_numbers(text: str) -> str:
    """Return a text in which blanks stand for each page number within a sentence; the length stays.

    Args:
        text: in the form of `Reading.text`.
    """
    if "\n" not in text or text.count("\n|\n") > _TABLES:
        return text
    chain: list[re.Match[str]] = []
    for match in _LINE.finditer(text):
        number = int(match["number"])
        if not chain or number == int(chain[-1]["number"]) + 1:
            chain.append(match)
        elif len(chain) == 1:
            chain = [match]
    cuts = [cut for match in chain if (cut := _within_sentence(text, match))]
    going_on = sum(text[end].islower() for _, end in cuts)
    if len(chain) < 2 or not cuts or going_on * 3 < len(cuts):
        return text
    pieces: list[str] = []
    position = 0
    for start, end in cuts:
        pieces += (text[position:start], " " * (end - start - 1), "\n")
        position = end
    return "".join((*pieces, text[position:]))


def _within_sentence(text: str, number: re.Match[str]) -> tuple[int, int] | None:
    """Return the span between the words around a page number if one sentence goes on over it, else None."""
    start = number.start()
    while start and text[start - 1] in " \n":
        start -= 1
    end = number.end()
    while end < len(text) and text[end] in " \n":
        end += 1
    line = text[text.rfind("\n", 0, start) + 1 : start].strip()
    if end == len(text) or not line or len(line) < _FULL or line[-1] in _ENDS or not text[end].isalnum():
        return None
    belongs = _NUMBERED.search(line) is not None and not text[end].isdigit()
    return None if belongs else (start, end)

"""The foot of a page: what a site puts below a document.

What stands after signature and recipients is an appendix (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.9 and III) unless
it is plainly the site's: the site's own heading of the document, a list of related documents, or phrases of sites that
follow each other closely down to the end of the page. Words such as "Nội dung sửa đổi" or "Bản quyền tác giả" are
phrases of sites as well as columns of an appendix, so one alone proves nothing; and below the foot no document goes on.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from graph_loader.extraction.heading import headings, repeated
from graph_loader.reference.formulas import alternatives, furniture
from graph_loader.reference.kinds import by_lower_name

_RUNS_ON = 1_500
"""How far two phrases of a foot stand apart at most, and the last one from the end of the page."""

_LONGEST_PHRASE = 100
"""How long a phrase of a site, or the number of an article, is at most."""

_GOES_ON = re.compile(r"[\n|][ ]*(?:điều\s{1,3}\d+[a-zđ]?[.:]|phụ\s{1,3}lục(?!\w))")
_ATTACHED_TO = re.compile(r"(?:theo|của|tại|bởi|số|và|[,(])\Z")
_ENTRY = re.compile(r"\n- \d{1,3} (?=[A-ZĐ])")
_LISTED = re.compile(r"[-*]? ?\d{1,3}[. ] ?(?=\S)")


@cache
def kind_names() -> re.Pattern[str]:
    """Return a pattern for any name of a kind in `Reading.lower`."""
    return re.compile(alternatives(frozenset(by_lower_name())))


@cache
def _phrase() -> re.Pattern[str]:
    return re.compile(rf"[\n|][ \-]*(?P<first>{alternatives(furniture('foot'))})")


@cache
def _notice() -> re.Pattern[str]:
    return re.compile(alternatives(furniture("notice")))


def names_a_document(low: str) -> bool:
    """Whether a line of the site (lower case) is an entry of a list of documents: a kind with a number or year."""
    marker = _LISTED.match(low)
    kind = kind_names().match(low, marker.end() if marker else 0)
    if kind is None:
        return False
    return any(c.isdigit() for c in low[kind.end() : kind.end() + 80]) and not _notice().search(low)


def foot_of(text: str, lower: str, after: int, *, own: str) -> int:
    """Return where the site's foot begins; the length of the text where there is none.

    Args:
        text: `Reading.text` with walls between table cells.
        lower: `Reading.lower`.
        after: the end of the signature, or where the body begins.
        own: the letterhead in lower case, with the document's own number.
    """
    start = max(after - 1, 0)
    found = headings(lower, start, len(lower))
    own_headings = [match.start() for match in found if match["number"] in own and _opens(lower, match.start())]
    run = _run(text, lower, start, sorted({*own_headings, *(match.start() for match in repeated(found))}))
    goes_on = _last_form(text, lower, own_headings[0]) if own_headings else start
    opening = (at for at in own_headings if at >= goes_on)
    limit = min((at + 1 for at in (*run, *opening)), default=len(text))
    return next(_lists(text, lower, after, limit), limit)


def _opens(lower: str, at: int) -> bool:
    """Whether a line begins anew, and does not go on with the sentence of the line before it."""
    return _ATTACHED_TO.search(lower[max(0, at - 12) : at].rstrip()) is None


def _last_form(text: str, lower: str, start: int, end: int | None = None) -> int:
    """Return the offset of the last article or appendix that begins between two offsets, else `start`."""
    end = len(lower) if end is None else end
    last = start
    for match in _GOES_ON.finditer(lower, start, min(end + _LONGEST_PHRASE, len(lower))):
        if match.start() < end and text[match.start() + 1 : match.end()].strip()[:1].isupper():
            last = match.start() + 1
    return last


def _run(text: str, lower: str, start: int, site_headings: list[int]) -> list[int]:
    """Return where lines of sites begin that follow each other closely down to the end, the last ones first."""
    run: list[int] = []
    reached, floor = len(lower), start
    while reached > floor:
        window = max(reached - _RUNS_ON, floor)
        form = _last_form(text, lower, window, reached)
        floor = form if form > window else floor
        end = min(reached + _LONGEST_PHRASE, len(lower))
        lines = [m.start() for m in _phrase().finditer(lower, window, end) if text[m.start("first")].isupper()]
        first = bisect_left(site_headings, window)
        lines += site_headings[first : bisect_left(site_headings, reached)]
        lines = [at for at in lines if floor <= at < reached]
        notices = (match.start() for match in _notice().finditer(lower, max(window, floor), reached))
        run += lines
        reached = min((*lines, *notices), default=0)
    return run


def _lists(text: str, lower: str, after: int, limit: int) -> Iterator[int]:
    """Yield where lists of related documents ("- 1 Luật giáo dục 2019") begin."""
    previous = -1
    for match in _ENTRY.finditer(text, max(after - 1, 0), limit):
        if not names_a_document(lower[match.end() : match.end() + 200].partition("\n")[0]):
            continue
        if previous >= 0 and match.start() - previous < 1500:
            yield previous
        previous = match.start() + 1

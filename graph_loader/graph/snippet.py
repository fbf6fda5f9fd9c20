"""The passage of a text that shows best why a search found it, quoted as it stands, with the words marked."""

import re
import unicodedata
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, pairwise

from graph_loader.graph.fold import MARKS, fold
from graph_loader.graph.text_query import TextQuery

LENGTH = 280
"""About how many characters a passage has."""

_LONGEST = 600
_BEFORE = 120
_LOOKED_AT = 4000
"""Of so many places at most the best is chosen, so that a text of any length takes milliseconds."""
_READ = 2_000_000
"""A longer text is read so far."""
_LETTERS = 0x2000
"""Below this stand all letters that Vietnamese is written with, and those that fold to them."""
_SENTENCE_END = re.compile(r"[.;:!?]\s+|\n\s*\n\s*|\n\s*(?=(?:[-+–•*]|\d+[.)]|[a-zđ]\))\s)")
_PARAGRAPH_END = re.compile(r"\n\s*\n")
_REST_OF_WORD = re.compile(rf"[\w{MARKS}]{{0,64}}")
_WHITE = re.compile(r"\s+")
_GAP = r"[\W_]+"

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage: `quote` is `text[start:end]` of the canonical text.

    Attributes:
        quote: the passage as it stands.
        start, end: its place, in code points of the canonical text.
        marks: the (start, end) of the words that were searched, in code points of the same text, in order.
        at: where a reader of the whole text is led: the passage's beginning, else that of the first mark's line.
        opens, closes: whether it begins with a sentence, and ends with one.
    """

    quote: str
    start: int
    end: int
    marks: tuple[tuple[int, int], ...]
    at: int
    opens: bool = True
    closes: bool = True

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """Yield the passage in pieces, each with whether it is marked; white space is one blank, "…" what is cut."""
        if not self.opens:
            yield "… ", False
        cuts = [self.start, *(offset for mark in self.marks for offset in mark), self.end]
        for number, (left, right) in enumerate(pairwise(cuts)):
            if left < right:
                yield _WHITE.sub(" ", self.quote[left - self.start : right - self.start]), number % 2 == 1
        if not self.closes:
            yield " …", False


def snippet(text: str, query: TextQuery) -> Snippet:
    """Return the passage of `text` that shows best why `query` found it.

    It has the words as one phrase where they stand so, with the diacritics that were typed before others; else it
    is the first place where most of them stand near together. Without any, it is the beginning of the text.
    """
    phrase = _phrase(text, query) if query.runs else None
    span = phrase or (_densest(text, query.runs) if query.runs else None)
    if span is None:
        end = _word_end(text, LENGTH)
        return Snippet(text[:end], 0, end, (), 0, closes=_closes(text, end))
    start, opens = _start(text, span[0])
    end = _end(text, start, span)
    marked = _pattern((query.words,) if phrase else query.runs)
    marks = tuple(match.span() for match in marked.finditer(text, start, end))
    line = text.rfind("\n", 0, marks[0][0] if marks else span[0]) + 1
    return Snippet(text[start:end], start, end, marks, max(start, line), opens, _closes(text, end))


def _phrase(text: str, query: TextQuery) -> tuple[int, int] | None:
    typed = _plain(" ".join(query.parts))
    first = None
    for match in islice(_pattern((query.words,)).finditer(text, 0, _READ), _LOOKED_AT):
        if _plain(match[0]) == typed:
            return match.span()
        first = first or match.span()
    return first


def _densest(text: str, runs: tuple[Run, ...]) -> tuple[int, int] | None:
    """Return the first span of a passage's length that has most of the runs."""
    best, most = None, 0
    window: deque[tuple[int, int]] = deque()
    held: Counter[int] = Counter()
    for start, end, run in islice(_places(text, runs), _LOOKED_AT):
        window.append((start, run))
        held[run] += 1
        while len(window) > 1 and (end - window[0][0] > LENGTH - _BEFORE or held[window[0][1]] > 1):
            held[window.popleft()[1]] -= 1
        different = sum(1 for times in held.values() if times)
        if different > most:
            best, most = (window[0][0], end), different
            if most == len(runs):
                break
    return best


def _places(text: str, runs: tuple[Run, ...]) -> Iterator[tuple[int, int, int]]:
    for match in _pattern(tuple(sorted(runs, key=len, reverse=True))).finditer(text, 0, _READ):
        yield *match.span(), match.lastindex or 0


def _start(text: str, first: int) -> tuple[int, bool]:
    """Return where a passage begins before its first word, and whether a sentence begins there."""
    before = max(0, first - _BEFORE)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, before, first)]
    if ends:
        return ends[-1], True
    start = _word_end(text, before) if before else 0
    return start + len(text[start:first]) - len(text[start:first].lstrip()), not before


def _end(text: str, start: int, span: tuple[int, int]) -> int:
    last = min(span[1], start + _LONGEST)
    goal = max(start + LENGTH, last)
    paragraph = _PARAGRAPH_END.search(text, last, goal)
    end = paragraph.start() if paragraph else _word_end(text, goal)
    return start + len(text[start:end].rstrip())


def _closes(text: str, end: int) -> bool:
    return end >= len(text) or text[end - 1] in ".;:!?" or _PARAGRAPH_END.match(text, end) is not None


def _word_end(text: str, at: int) -> int:
    """Return `at`, or the end of the word that it would cut."""
    if at >= len(text):
        return len(text)
    rest = _REST_OF_WORD.match(text, at)
    return rest.end() if rest else at


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


@lru_cache(maxsize=256)
def _pattern(runs: tuple[Run, ...]) -> re.Pattern[str]:
    """Return what matches each of the runs as the words of a text that fold to it, as a group of its own."""
    written = (_GAP.join("".join(map(_forms, word)) for word in run) for run in runs)
    inside = rf"[^\W_]|[{MARKS}]"
    return re.compile(rf"(?<!{inside})(?:{'|'.join(f'({run})' for run in written)})(?!{inside})")


@cache
def _written() -> dict[str, str]:
    """Return for each folded letter the letters that fold to it, itself included."""
    forms: dict[str, str] = {}
    for code in range(_LETTERS):
        letter = chr(code)
        if letter.isalnum():
            forms[fold(letter)] = forms.get(fold(letter), "") + letter
    return forms


def _forms(letter: str) -> str:
    forms = _written().get(letter, "") + letter
    return f"[{''.join(map(re.escape, dict.fromkeys(forms)))}][{MARKS}]*"

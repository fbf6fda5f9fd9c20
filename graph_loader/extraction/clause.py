"""Sentences as rules of grammar read them: the mentions, cues and marks of a block, in order.

A block of the structure is split once into sentences; of each only what matters to relations is kept. Blocks without
mentions are not read at all, save for their last words, which may open a list ("... các văn bản sau:").
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from graph_loader.extraction.model import Mention
from graph_loader.extraction.reading import Reading
from graph_loader.reference.cues import Cue, Role, cue_pattern, cues

_EDGE = re.compile(r"[.!?…]+[\"”’)]?\s+(?=[\"“‘(]?(?:[^\W\d_]|\d{1,2}(?:\.\d{1,2})*[.)]\s))|\n\s*\n|[;,]\s+")
_LAST_WORD = re.compile(r"\w+\Z")
_LONGEST = 4000
_AFTER = re.compile(r"hiệu\s+lực|thay\s+thế|bãi\s+bỏ|hủy\s+bỏ|:\s*\Z|này")
"""Words after the last mention of a sentence that say something of it, or open a list."""

_MARKS = ",;:()“”|"
_NUMBERING = re.compile(
    r"\s*(?:(?:điều|khoản|mục|phần|chương)\s+[\divxlc]+[a-zđ]?\s*[.:)]?\s*|[-+•*–]\s*|\(?\d{1,3}(?:\.\d{1,3})*\s*[.)/]\s*|"
    r"\(?[a-zđ]\d?\s*[).]\s*|[ivxlc]{1,5}\s*[.)]\s*|\.\s*)+"
)


class Token(NamedTuple):
    """One element of a sentence: a mention, a cue or a mark (`, ; : ( ) “ ” |`); offsets of the reading."""

    start: int
    end: int
    cue: Cue | None = None
    mention: Mention | None = None
    mark: str = ""

    def plays(self, *roles: Role) -> bool:
        """Whether this is a cue with one of the roles."""
        return self.cue is not None and self.cue.role in roles


class Sentence(NamedTuple):
    """A sentence; `begin` is where its words begin after numbering and bullets."""

    start: int
    begin: int
    end: int
    tokens: tuple[Token, ...]


@cache
def _token_pattern() -> re.Pattern[str]:
    return re.compile(cue_pattern() + "|" + "|".join(map(re.escape, _MARKS)))


def sentences_of(reading: Reading, start: int, end: int, mentions: Sequence[Mention]) -> Iterator[Sentence]:
    """Yield the sentences of `reading.text[start:end]` in order; only the last and those with mentions have tokens.

    Args:
        reading: the text.
        start: where the block begins.
        end: where it ends.
        mentions: the mentions that begin in the block, by start, the longer first. Cues and marks within a mention
            are kept only where the mention holds another one (the name of an amending law).
    """
    lower = reading.lower
    edges = list(_edges(reading.text, start, end, mentions))
    first = 0
    for sentence_start, sentence_end in pairwise(edges):
        last = first
        while last < len(mentions) and mentions[last].start < sentence_end:
            last += 1
        needed = last > first or sentence_end == end
        tokens = _tokens(lower, sentence_start, sentence_end, mentions[first:last]) if needed else ()
        first = last
        begin = after_numbering(lower, sentence_start, sentence_end)
        yield Sentence(sentence_start, begin, sentence_end, tokens)


def _edges(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Iterator[int]:
    """Yield where sentences begin, and the end; no edge lies within a mention, and no sentence grows without bound."""
    yield start
    begin, index, held = start, 0, start
    for match in _EDGE.finditer(text, start, end):
        stop, edge = match.start(), match.end()
        while index < len(mentions) and mentions[index].start <= stop:
            held = max(held, mentions[index].end)
            index += 1
        if stop < held or edge >= end:
            continue
        if edge - begin > _LONGEST or (text[stop] not in ";," and _ends_sentence(text, begin, stop)):
            yield edge
            begin = edge
    yield end


def after_numbering(lower: str, start: int, end: int) -> int:
    """Return where the words begin after bullets and numbering such as "Điều 1.", "2.1.", "a)"."""
    match = _NUMBERING.match(lower, start, end)
    position = match.end() if match else start
    while position < end and lower[position] in ' \n"“':
        position += 1
    return position


def _ends_sentence(text: str, start: int, stop: int) -> bool:
    """Whether the stop at `stop` ends the sentence from `start`: not after numbering or an abbreviation."""
    word = _LAST_WORD.search(text, max(start, stop - 12), stop)
    if word is None:
        return stop > start
    short = word.end() - word.start() <= 2
    if word.start() <= start + 8 and (short or word.group().isdigit()):
        return False
    return not (short and word.group()[0].isupper())


def _tokens(lower: str, start: int, end: int, mentions: Sequence[Mention]) -> tuple[Token, ...]:
    pattern = _token_pattern()
    tokens: list[Token] = []
    position = start
    table = cues()

    def read(stop: int) -> None:
        for match in pattern.finditer(lower, position, stop):
            found = match.group()
            if found in _MARKS:
                tokens.append(Token(match.start(), match.end(), None, None, found))
            else:
                tokens.append(Token(match.start(), match.end(), table.get(found) or table[_tidy(found)]))

    for index, mention in enumerate(mentions):
        if mention.start > position:
            read(mention.start)
        tokens.append(Token(mention.start, mention.end, mention=mention))
        holds = index + 1 < len(mentions) and mentions[index + 1].start < mention.end
        position = mention.start if holds else max(position, mention.end)
    if position < end and (not mentions or _AFTER.search(lower, position, end)):
        read(end)
    return tuple(tokens)


def _tidy(phrase: str) -> str:
    return re.sub(r"\s*,\s*", ", ", " ".join(phrase.split()))

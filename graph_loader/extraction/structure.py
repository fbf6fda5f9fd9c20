"""The parts of a text: title, preamble, body, appendix, and what belongs to the page and not to the document."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from graph_loader.extraction.back import Back, back_of
from graph_loader.extraction.foot import names_a_document
from graph_loader.extraction.front import Front, first_paragraph_end, front_of
from graph_loader.extraction.layout import gaps, in_capitals, is_wrapped, walled
from graph_loader.extraction.model import Scope
from graph_loader.extraction.reading import Reading


class BlockKind(StrEnum):
    """What a block is: running text, a table cell, a heading or letterhead line, or furniture of the page."""

    TEXT = "text"
    CELL = "cell"
    HEADING = "heading"
    FURNITURE = "furniture"


class Block(NamedTuple):
    """A logical paragraph: `Reading.text[start:end]`, with wrapped lines joined."""

    start: int
    end: int
    scope: Scope
    kind: BlockKind


class Section(NamedTuple):
    """A stretch of the text with one scope; `site`: not part of the document, `letterhead`: above the title."""

    start: int
    end: int
    scope: Scope
    site: bool = False
    letterhead: bool = False


@dataclass(frozen=True)
class Structure:
    """The parts of a text, in offsets of its reading.

    Attributes:
        text: `Reading.text` with walls ("|") between the table cells of a line.
        front: letterhead, kind line, title, preamble.
        back: signature, appendix, foot.
        sections: the whole text in order, each with its scope.
        wrapped: whether a line end may stand inside a paragraph.
    """

    reading: Reading
    text: str
    front: Front
    back: Back
    sections: tuple[Section, ...]
    wrapped: bool

    def scope_at(self, offset: int) -> Scope:
        """Return the scope of an offset of the reading."""
        return self.sections[max(bisect_right(self._starts, offset) - 1, 0)].scope

    def block_at(self, offset: int) -> Block:
        """Return the block that holds an offset, or the nearest one before it."""
        return self.blocks[max(bisect_right(self._block_starts, offset) - 1, 0)]

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the text, in order, without overlap; blank stretches belong to none."""
        found: list[Block] = []
        for section in self.sections:
            self._add_blocks(section, found)
        return tuple(found)

    @cached_property
    def _starts(self) -> list[int]:
        return [section.start for section in self.sections]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def _add_blocks(self, section: Section, found: list[Block]) -> None:
        text, (start, end, scope, site, letterhead) = self.text, section
        walled = False
        of_document = not letterhead and not site
        wrapped = self.wrapped and of_document
        between = [] if scope is Scope.TITLE else gaps(text, start, end, wrapped=wrapped)
        for gap_start, gap_end, wall in (*between, (end, end, False)):
            words = text[start:gap_start].strip(" \n|")
            if words:
                first = text.index(words[0], start)
                heading = _heading_length(words) if wrapped and words[:6].isupper() else 0
                if heading:
                    top = words[:heading].rstrip(" \n|")
                    kind = BlockKind.CELL if walled or wall else self._kind(first, top, section)
                    found.append(Block(first, first + len(top), scope, kind))
                    rest = words[heading:].lstrip(" \n|")
                    first, words = first + len(words) - len(rest), rest
                kind = BlockKind.CELL if of_document and (walled or wall) else self._kind(first, words, section)
                found.append(Block(first, first + len(words), scope, kind))
            start, walled = gap_end, wall

    def _kind(self, start: int, words: str, section: Section) -> BlockKind:
        if section.letterhead:
            return BlockKind.HEADING
        if section.site:
            listed = names_a_document(self.reading.lower[start : start + len(words)])
            return BlockKind.TEXT if listed else BlockKind.FURNITURE
        return BlockKind.HEADING if len(words) < 300 and in_capitals(words) else BlockKind.TEXT


def _heading_length(words: str) -> int:
    """Return the length of the lines in capitals that a wrapped paragraph begins with; 0 where it has but one sort."""
    if "\n" not in words:
        return 0
    end = 0
    for line in words.splitlines(keepends=True):
        if not in_capitals(line):
            return end
        end += len(line)
    return 0


def structure_of(reading: Reading) -> Structure:
    """Return the parts of a text; linear in its length.

    Args:
        reading: the text in the form that rules read.

    Returns:
        Sections, blocks and the spans of the letterhead's parts, all in offsets of `reading.text`.
    """
    text, lower = walled(reading)
    front = front_of(text, lower)
    back = back_of(text, lower, front.start, front.preamble, front.body)
    if front.body >= min(front.end, back.signature.start if back.signed else front.end):
        end = back.signature.start if back.signed else front.end
        front = replace(front, body=min(first_paragraph_end(text, front.preamble, end), end))
    return Structure(reading, text, front, back, tuple(_sections(text, front, back)), is_wrapped(text))


def _sections(text: str, front: Front, back: Back) -> Iterator[Section]:
    title, position = front.title, 0
    marks = (
        Section(0, front.start, Scope.HEADER, site=True),
        Section(front.start, title.start if title.end > title.start else front.preamble, Scope.HEADER, letterhead=True),
        Section(title.start, title.end, Scope.TITLE),
        Section(title.end, front.preamble, Scope.HEADER, letterhead=True),
        Section(front.preamble, front.body, Scope.PREAMBLE),
        Section(front.body, back.appendix, Scope.BODY),
        Section(back.appendix, back.notes, Scope.APPENDIX),
        Section(back.notes, back.foot, Scope.BODY),
        Section(back.foot, len(text), Scope.HEADER, site=True),
    )
    for mark in marks:
        end = min(max(mark.end, position), len(text))
        if end > position:
            yield mark._replace(start=position, end=end)
            position = end
    if position == 0:
        yield Section(0, 0, Scope.BODY)

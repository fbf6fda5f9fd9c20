"""Mentions: every span of a text that names a document, and the documents that they name.

Families of rules, each of which can be switched off (for the ablation table of the docs): `number` (numbered.py),
`law` (law.py), `party` (congress.py), `scheme` (scheme.py) and `short` (short.py).
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

from graph_loader.extraction.congress import CongressReader
from graph_loader.extraction.draft import Draft
from graph_loader.extraction.issuer import IssuerReader
from graph_loader.extraction.law import LawReader
from graph_loader.extraction.model import Header, Mention, Target
from graph_loader.extraction.numbered import NumberReader
from graph_loader.extraction.reading import Reading
from graph_loader.extraction.scheme import SchemeReader
from graph_loader.extraction.short import ShortReader
from graph_loader.extraction.structure import BlockKind, Structure
from graph_loader.extraction.target import group

FAMILIES = frozenset({"number", "law", "party", "scheme", "short"})
"""The families of rules."""


def find_mentions(
    reading: Reading, structure: Structure, header: Header, *, families: frozenset[str] = FAMILIES
) -> tuple[tuple[Target, ...], tuple[Mention, ...]]:
    """Return the documents that a text names and the spans that name them.

    Args:
        reading: the text in the form that rules read.
        structure: its parts; blocks of kind furniture are not read.
        header: what the document says of itself: its number is SELF, its place is that of "UBND tỉnh".
        families: the families of rules to use.

    Returns:
        Targets in the order of their first mentions; mentions in the order of the text (an outer one before those in
        it), offsets of the reading.
    """
    drafts = _drafts(reading, structure, header, families)
    targets, assigned = group(drafts, header, IssuerReader(reading.text, reading.lower, header))
    mentions = tuple(
        Mention(draft.start, draft.end, assigned[index], structure.scope_at(draft.start), draft.rule, draft.confidence)
        for index, draft in enumerate(drafts)
    )
    return targets, mentions


class _Blocks:
    """The blocks that are read, and which of them holds an offset."""

    def __init__(self, structure: Structure) -> None:
        self.all = [block for block in structure.blocks if block.kind is not BlockKind.FURNITURE]
        self._starts = [block.start for block in self.all]

    def sort(self, anchors: Iterable[re.Match[str]]) -> dict[int, list[re.Match[str]]]:
        """Return matches by the index of the block that holds their first letter, without those outside of blocks."""
        found: dict[int, list[re.Match[str]]] = defaultdict(list)
        for anchor in anchors:
            index = bisect_right(self._starts, anchor.start()) - 1
            if index >= 0 and anchor.start() < self.all[index].end:
                found[index].append(anchor)
        return found


def _drafts(reading: Reading, structure: Structure, header: Header, families: frozenset[str]) -> list[Draft]:
    blocks = _Blocks(structure)
    issuers = IssuerReader(reading.text, reading.lower, header)
    drafts: dict[int, list[Draft]] = defaultdict(list)
    schemes = SchemeReader(reading, header)
    if "law" in families:
        laws = LawReader(reading, issuers)
        for index, anchors in blocks.sort(laws.anchors()).items():
            drafts[index] += laws.in_block(blocks.all[index], anchors)
    if "number" in families:
        numbers = NumberReader(reading, issuers)
        for index, anchors in blocks.sort(numbers.anchors()).items():
            drafts[index] += numbers.in_block(blocks.all[index], _outside(anchors, drafts[index]))
            schemes.learn(blocks.all[index], drafts[index])
        for index, anchors in blocks.sort(numbers.blank_anchors()).items():
            drafts[index] += numbers.blanks(blocks.all[index], anchors)
    if "party" in families:
        congresses = CongressReader(reading, issuers)
        for index, anchors in blocks.sort(congresses.anchors()).items():
            drafts[index] += congresses.in_block(blocks.all[index], anchors)
    if "scheme" in families:
        nouns = blocks.sort(schemes.anchors())
        for index, anchors in nouns.items():
            found = schemes.in_block(blocks.all[index], anchors)
            schemes.remember(found)
            drafts[index] += found
        if schemes.has_titles:
            for index, anchors in nouns.items():
                taken = {draft.start for draft in drafts[index]}
                free = [anchor for anchor in anchors if anchor.start() not in taken]
                drafts[index] += schemes.repeats(blocks.all[index], free)
    if "short" in families:
        shorts = ShortReader(reading, issuers, [draft for here in drafts.values() for draft in here])
        for index, anchors in blocks.sort(shorts.anchors()).items():
            drafts[index] += shorts.in_block(blocks.all[index], anchors)
    return [draft for index in sorted(drafts) for draft in _settled(drafts[index])]


def _outside(anchors: Iterable[re.Match[str]], drafts: list[Draft]) -> list[re.Match[str]]:
    """Return the anchors that stand in none of the drafts; both are in the order of the text."""
    free: list[re.Match[str]] = []
    position, covered = 0, 0
    for anchor in anchors:
        while position < len(drafts) and drafts[position].start <= anchor.start():
            covered = max(covered, drafts[position].end)
            position += 1
        if anchor.start() >= covered:
            free.append(anchor)
    return free


def _precedence(draft: Draft) -> tuple[int, int, bool]:
    return draft.start, -draft.end, draft.rule == "law.unlisted" or draft.rule.startswith("scheme")


def _settled(drafts: list[Draft]) -> list[Draft]:
    """Return drafts in order, without those that cross or repeat another, or are a scheme that another one holds."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=_precedence):
        scheme = draft.rule.startswith("scheme") or draft.rule.startswith("short")
        for other in kept[-12:]:
            if other.end <= draft.start:
                continue
            if other.end < draft.end or (other.start, other.end) == (draft.start, draft.end):
                break
            if scheme and (other.start == draft.start or (other.end - draft.end <= 1 and other.kind != "KH")):
                break
        else:
            kept.append(draft)
    return kept

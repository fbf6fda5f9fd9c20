"""Mentions: every span of a text that names a document, and the documents that they name.

Families of rules, each of which can be switched off (for the ablation table of the docs): `number` (numbered.py),
`law` (law.py), `party` (congress.py), `scheme` (scheme.py) and `short` (short.py).
"""

from collections import defaultdict

from graph_loader.extraction.congress import CongressReader
from graph_loader.extraction.draft import Draft
from graph_loader.extraction.issuer import IssuerReader
from graph_loader.extraction.law import LawReader
from graph_loader.extraction.model import Header, Mention, Target
from graph_loader.extraction.number import CORE
from graph_loader.extraction.numbered import NumberReader
from graph_loader.extraction.reading import Reading
from graph_loader.extraction.scheme import SchemeReader
from graph_loader.extraction.short import ShortReader
from graph_loader.extraction.structure import Block, BlockKind, Structure
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


def _drafts(reading: Reading, structure: Structure, header: Header, families: frozenset[str]) -> list[Draft]:
    issuers = IssuerReader(reading.text, reading.lower, header)
    numbers, laws = NumberReader(reading, issuers), LawReader(reading, issuers)
    congresses, schemes = CongressReader(reading, issuers), SchemeReader(reading, issuers)
    blocks = [block for block in structure.blocks if block.kind is not BlockKind.FURNITURE]
    cores = _by_block(blocks, [(m.start(), m) for m in CORE.finditer(reading.text)])
    anchors = _by_block(blocks, [(start, start) for start in laws.anchors()]) if "law" in families else {}
    drafts: list[list[Draft]] = []
    for index, block in enumerate(blocks):
        here: list[Draft] = []
        if index in anchors:
            here += laws.in_block(block, anchors[index])
        if "number" in families:
            own = [m for m in cores.get(index, []) if not any(d.start <= m.start() < d.end for d in here)]
            found = numbers.in_block(block, own) + numbers.blanks(block)
            schemes.learn(block, found)
            here += found
        if "party" in families:
            here += congresses.in_block(block)
        drafts.append(here)
    if "scheme" in families:
        named = [schemes.in_block(block, repeats=False) for block in blocks]
        for here, found in zip(drafts, named, strict=True):
            schemes.remember(found)
            here += found
        for block, here in zip(blocks, drafts, strict=True):
            here += schemes.in_block(block, repeats=True)
    if "short" in families:
        shorts = ShortReader(reading, issuers, [draft for here in drafts for draft in here])
        for block, here in zip(blocks, drafts, strict=True):
            here += shorts.in_block(block)
    return [draft for here in drafts for draft in _settled(here)]


def _by_block(blocks, items):  # type: ignore[no-untyped-def]
    found = defaultdict(list)
    index = 0
    for start, item in items:
        while index < len(blocks) and blocks[index].end <= start:
            index += 1
        if index == len(blocks):
            break
        if blocks[index].start <= start:
            found[index].append(item)
    return found


def _settled(drafts: list[Draft]) -> list[Draft]:
    """Return drafts in order, without those that cross or repeat another, or are a scheme that another one holds."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: (draft.start, -draft.end, draft.rule.startswith("scheme"))):
        scheme = draft.rule.startswith("scheme") or draft.rule.startswith("short")
        for other in kept[-12:]:
            if other.end <= draft.start:
                continue
            if other.end < draft.end or (other.start, other.end) == (draft.start, draft.end):
                break
            if scheme and (other.start == draft.start or other.end - draft.end <= 1):
                break
        else:
            kept.append(draft)
    return kept

"""The trích yếu that a text gives a cited document: "Nghị quyết số 35-NQ/TU ... về phương hướng, nhiệm vụ năm 2023;".

A title stands right after the mention and opens with what its document does ("về", "ban hành", "phê duyệt", ...;
Nghị định 30/2020/NĐ-CP, phụ lục I, mục II.5). In a line of the preamble it ends at the semicolon, the end of the
line, or where the document itself begins to act; further down only a title that the sentence ends with is taken.
The phrases stand in data/reference/formulas.csv (`title`, `no_title`, `after_title`, `actor`).
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from graph_loader.extraction.model import SELF, Mention, Scope, Target
from graph_loader.extraction.reading import Reading
from graph_loader.extraction.structure import Structure
from graph_loader.reference.formulas import alternatives, formulas

_ABOUT = r"(?:v/v|về(?:\s{1,3}việc)?)\s{1,3}"
_OPENING = re.compile(
    rf"\s{{0,3}},?\s{{0,3}}(?:{_ABOUT}|(?={alternatives(formulas('title'))}))(?!{alternatives(formulas('no_title'))})"
)
_END = re.compile(
    r";|\.(?=\s|$)|\(|\||\n\n|:"
    rf"|\s(?={alternatives(formulas('after_title'))})"
    rf"|,\s{{0,3}}(?={alternatives(formulas('after_title') | formulas('actor'))})"
)
_JOINT = re.compile(r"[\s,]{1,4}(?:và|cùng|hoặc)?\s{0,3}(?:các\s{1,3})?$")
_LONGEST = 400
_SHORTEST_WORDS = 3


def with_titles(
    reading: Reading, structure: Structure, targets: tuple[Target, ...], mentions: Iterable[Mention]
) -> tuple[Target, ...]:
    """Return the targets with the titles that the text gives them.

    Args:
        reading: the text as rules read it.
        structure: its blocks and scopes.
        targets: the cited documents.
        mentions: where they are named, in order; offsets of the reading.
    """
    ordered = sorted(mentions, key=lambda mention: mention.start)
    found: dict[str, str] = {}
    for at, mention in enumerate(ordered):
        if mention.target == SELF or mention.target in found or mention.scope in (Scope.TITLE, Scope.HEADER):
            continue
        following = next((later for later in ordered[at + 1 : at + 6] if later.start >= mention.end), None)
        title = _title_after(reading, structure, mention, following)
        if title is not None:
            found[mention.target] = title
    return tuple(replace(t, title=found[t.id]) if t.id in found and not t.named else t for t in targets)


def _title_after(reading: Reading, structure: Structure, mention: Mention, following: Mention | None) -> str | None:
    block = structure.block_at(mention.start)
    lower = reading.lower
    opening = _OPENING.match(lower, mention.end, block.end)
    if opening is None:
        return None
    stop = min(block.end, opening.end() + _LONGEST)
    end = _END.search(lower, opening.end(), stop)
    if end is None and stop < block.end:
        return None
    limit = end.start() if end else stop
    if following is not None and opening.end() < following.start < limit:
        joint = _JOINT.search(lower, opening.end(), following.start)
        if joint is not None and joint.group().strip():
            limit = joint.start()
    sentence_ends = end is None or lower[end.start()] in ";."
    if mention.scope is not Scope.PREAMBLE and not (sentence_ends and limit == (end.start() if end else stop)):
        return None
    title = " ".join(reading.text[opening.end() : limit].split()).strip(" ,.-")
    if title.startswith("“") and title.endswith("”") and title.count("“") == 1:
        title = title[1:-1]
    whole = title.count("“") == title.count("”") and title.count('"') % 2 == 0
    if not whole or len(title.split()) < _SHORTEST_WORDS or title.isupper():
        return None
    return title[0].upper() + title[1:]

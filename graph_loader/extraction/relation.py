"""Relations between the documents that a text names, each with its proof.

`relate` reads the blocks of a text in order. The sentence is the unit of proof; what a line leaves open (the list that
it introduces) is carried on to the lines after it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph_loader.extraction.amendment import (
    annex_of_repealed,
    conceivable,
    ended,
    endings_of,
    is_repealing,
    within_power,
)
from graph_loader.extraction.attachment import Walk
from graph_loader.extraction.clause import Sentence, after_numbering, sentences_of
from graph_loader.extraction.judge import Judge
from graph_loader.extraction.link import CHANGES, Link, wording
from graph_loader.extraction.model import SELF, Header, Mention, Relation, RelationType, Scope, Target
from graph_loader.extraction.reading import Reading
from graph_loader.extraction.structure import Block, Structure

_QUOTE = 400
_PUT_FORWARD = frozenset({"TTr", "BC"})
"""Kinds by which somebody reports or proposes to a higher office; nobody carries them out."""

_TAIL = 600
_OPENING = 40
_AHEAD = 500
_CHANGING = wording(r"bãi bỏ|thay thế|sửa đổi|hết hiệu lực|hủy bỏ")


def relate(
    reading: Reading, structure: Structure, header: Header, targets: Sequence[Target], mentions: Sequence[Mention]
) -> tuple[Relation, ...]:
    """Return the relations of a text, one for each (source, type, target) at its strongest scope.

    Args:
        reading: the text.
        structure: its blocks.
        header: what the document says of itself.
        targets: the documents that it cites.
        mentions: where it cites them; offsets of the reading, as are those of the result.
    """
    if not mentions:
        return ()
    reader = _Reader(reading, header, {t.id: t for t in targets}, is_repealing(header))
    position = 0
    for block in structure.blocks:
        first = position
        while position < len(mentions) and mentions[position].start < block.end:
            position += 1
        if block.kind == "furniture" or reader.leaves_recitals(block):
            reader.carry = None
        if first < position:
            reader.read(block, mentions[first:position])
        else:
            ahead = position < len(mentions) and mentions[position].start - block.end <= _AHEAD
            if ahead or reader.carry is not None:
                reader.pass_by(block, ahead=ahead)
    return reader.relations()


@dataclass(slots=True)
class _Reader:
    reading: Reading
    header: Header
    targets: dict[str, Target]
    repealing: bool
    best: dict[tuple[str, RelationType, str], Relation] = field(default_factory=dict)
    carry: Link | None = None

    def leaves_recitals(self, block: Block) -> bool:
        """Whether a list of recitals is open, and `block` no longer stands in the preamble."""
        if self.carry is None or self.carry.relation is not RelationType.BASED_ON:
            return False
        return self.carry.mention.scope is Scope.PREAMBLE and block.scope is not Scope.PREAMBLE

    def read(self, block: Block, mentions: Sequence[Mention]) -> None:
        """Read a block that holds mentions."""
        text = self.reading.lower
        carry = self.carry
        link: Link | None = None
        for sentence in sentences_of(self.reading, block.start, block.end, mentions):
            if not sentence.tokens:
                carry, link = None, None
                continue
            endings = endings_of(text, sentence, self.header)
            judge = Judge(text, sentence, self.header, self.targets, endings, carry)
            walk = Walk(self.reading.text, text, sentence, self.targets, judge)
            links = walk.run()
            links += ended(text, sentence, endings, links) if endings else []
            for found in links:
                self._add(found, sentence)
            carry = None
            link = walk.path[0] if walk.path else None
        last = self._last(block)
        if last == ":":
            link = None if judge.introduces_steps(block) else judge.introduction(block) or link
        governed = self.carry is not None and link is not None and link.rule in {"own.list", "list"}
        opens = link is not None and (link.cue is None or governed or link.cue.start <= sentence.begin + _OPENING)
        listed = last in {";", ","} and opens and link is not None and link.rule != "own.duty"
        goes_on = governed and (self._is_item(block) or block.kind == "cell")
        self.carry = link if last == ":" or listed or goes_on else None

    def pass_by(self, block: Block, *, ahead: bool) -> None:
        """Keep what a block without mentions says of a list that it opens; `ahead`: a mention follows closely.

        A line that ends with a colon opens a list of anything, a heading only a list of changes.
        """
        annex = annex_of_repealed(self.reading.lower, block.start, block.end) if self.repealing else None
        if annex is not None:
            place = Mention(block.start, block.end, "", block.scope, "")
            self.carry = Link(place, SELF, RelationType.REPEALS, annex, "own.annex", 0.9)
            return
        in_table = block.kind == "cell" and self.carry is not None and self.carry.relation in CHANGES
        last = self._last(block)
        recital = block.scope is Scope.PREAMBLE and last in {";", ","}
        if in_table or recital or (last in {";", ",", "."} and self._is_item(block)):
            return
        link: Link | None = None
        if last != "." and ahead:
            start = max(block.start, block.end - _TAIL)
            if last == ":" or (start == block.start and _CHANGING.search(self.reading.lower, start, block.end)):
                sentence = list(sentences_of(self.reading, start, block.end, ()))[-1]
                endings = endings_of(self.reading.lower, sentence, self.header)
                judge = Judge(self.reading.lower, sentence, self.header, self.targets, endings, None)
                link = None if judge.introduces_steps(block) else judge.introduction(block)
        if link is not None and (last == ":" or link.relation in CHANGES):
            self.carry = link
        elif last != ":" or not self._is_item(block):
            self.carry = None

    def _last(self, block: Block) -> str:
        return self.reading.lower[max(block.start, block.end - 8) : block.end].rstrip()[-1:]

    def _is_item(self, block: Block) -> bool:
        return after_numbering(self.reading.lower, block.start, block.end) > block.start

    def relations(self) -> tuple[Relation, ...]:
        """Return one relation for each source, type and target; CITES only where a pair has no other."""
        told = {(source, target) for source, kind, target in self.best if kind is not RelationType.CITES}
        return tuple(
            relation
            for (source, kind, target), relation in self.best.items()
            if kind is not RelationType.CITES or (source, target) not in told
        )

    def _add(self, link: Link, sentence: Sentence) -> None:
        """Keep what a link says if it is new, or stands at a stronger scope than what is known."""
        mention = link.mention
        if mention.target in {link.source, SELF} or not mention.target:
            return
        if link.source == SELF and self._cannot(link.relation, self.targets.get(mention.target)):
            link = replace(link, relation=RelationType.CITES, rule="own.mention", partial=False)
        elif link.source != SELF and not conceivable(
            self._kind(link.source), link.relation, self._kind(mention.target)
        ):
            return
        key = link.source, link.relation, mention.target
        known = self.best.get(key)
        if known is not None and (known.scope is mention.scope or known.scope.rank <= mention.scope.rank):
            return
        start, end = self._proof(link, sentence)
        cue = link.cue.cue.phrase if link.cue and link.cue.cue else ""
        self.best[key] = Relation(
            source=link.source,
            type=link.relation,
            target=mention.target,
            scope=mention.scope,
            start=start,
            end=end,
            mention_start=mention.start,
            rule=f"{link.rule}:{cue}" if cue else link.rule,
            confidence=round(link.confidence, 2),
            partial=link.partial,
        )

    def _kind(self, identifier: str) -> str | None:
        target = self.targets.get(identifier)
        return target.kind if target else None

    def _cannot(self, relation: RelationType, target: Target | None) -> bool:
        """Whether no document stands so to this one: it carries out no proposal, and changes nothing above it."""
        if relation is RelationType.IMPLEMENTS:
            return target is not None and target.kind in _PUT_FORWARD
        return relation in CHANGES and not within_power(self.header, target)

    def _proof(self, link: Link, sentence: Sentence) -> tuple[int, int]:
        """Return the span that holds cue and mention, widened to the sentence where that is short."""
        text = self.reading.text
        start, end = link.mention.start, link.mention.end
        if link.cue is not None:
            start, end = min(start, link.cue.start), max(end, link.cue.end)
        if end - start > 2 * _QUOTE:
            start, end = link.mention.start, link.mention.end
        if end - start < _QUOTE and start >= sentence.begin:
            room = _QUOTE - (end - start)
            left = max(sentence.begin, start - room)
            start = left if left == sentence.begin else _after_blank(text, left, start)
            right = min(sentence.end, max(end, start + _QUOTE))
            end = right if right == sentence.end else _before_blank(text, end, right)
        while end > link.mention.end and text[end - 1] in " \n;,|":
            end -= 1
        return start, end


def _after_blank(text: str, left: int, limit: int) -> int:
    """Return where the first word after `left` begins, at most `limit`."""
    while left < limit and not text[left].isspace():
        left += 1
    while left < limit and text[left].isspace():
        left += 1
    return left


def _before_blank(text: str, limit: int, right: int) -> int:
    """Return where the last word before `right` ends, at least `limit`."""
    while right > limit and not text[right].isspace():
        right -= 1
    return right

"""Relations between the documents that a text names, each with its proof.

`relate` reads the blocks of a text in order. The sentence is the unit of proof; what a sentence leaves open (a list that
an earlier line introduced) is carried on.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph_loader.extraction.attachment import Link, Walk, relates
from graph_loader.extraction.amendment import enacts, ended
from graph_loader.extraction.clause import Sentence, Token, after_numbering, sentences_of
from graph_loader.extraction.model import SELF, Header, Mention, Relation, RelationType, Scope, Target
from graph_loader.extraction.reading import Reading
from graph_loader.extraction.structure import Block, Structure
from graph_loader.reference.cues import Role

_ARGUING = frozenset({"CV", "TTr", "BC", "TB", "CD", "KL", "NQ"})
_COMPETENCE = re.compile(
    r"\s+(?:vào\s+)?(?:chức năng|trách nhiệm|nhiệm vụ|tình hình|điều kiện|nội dung|thẩm quyền|kết quả)(?!\w)"
)
_QUOTE = 400
_CHANGES = frozenset({RelationType.AMENDS, RelationType.REPLACES, RelationType.REPEALS})


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
    reader = _Reader(reading, header, {t.id: t for t in targets})
    position = 0
    for block in structure.blocks:
        first = position
        while position < len(mentions) and mentions[position].start < block.end:
            position += 1
        reader.read(block, mentions[first:position])
    return _strongest(reader.found)


@dataclass(slots=True)
class _Carry:
    """What a list's introduction says of its items; `end` is where it stands."""

    link: Link


@dataclass(slots=True)
class _Reader:
    reading: Reading
    header: Header
    targets: dict[str, Target]
    found: list[Relation] = field(default_factory=list)
    carry: Link | None = None
    _open: bool = False

    def read(self, block: Block, mentions: Sequence[Mention]) -> None:
        text = self.reading.lower
        last = text[max(block.start, block.end - 8) : block.end].rstrip()[-1:]
        item = after_numbering(text, block.start, block.end) > block.start
        if not mentions:
            self._introduce(block, last, item=item)
            return
        carry = self.carry
        link: Link | None = None
        for sentence in sentences_of(self.reading, block.start, block.end, mentions):
            judge = _Own(text, sentence, self.header, self.targets, block, carry)
            walk = Walk(self.reading.text, text, sentence, self.targets, judge)
            links = walk.run()
            links += ended(text, sentence, self.header, links)
            for found in links:
                self._add(found, sentence)
            carry = None
            link = walk.path[0] if walk.path else None
        if last == ":":
            link = judge.introduction() or link
        governed = self.carry is not None and link is not None and link.rule in {"own.list", "list"}
        if not (last in {";", ",", ":"} or (governed and item)):
            link = None
        self.carry = link

    def _introduce(self, block: Block, last: str, *, item: bool) -> None:
        """Keep what a line without mentions says of the list that it opens; a heading opens one only of what it ends."""
        if last in {";", ","} or (last == "." and not item):
            if last == ".":
                self.carry = None
            return
        sentence = list(sentences_of(self.reading, block.start, block.end, ()))[-1]
        link = _Own(self.reading.lower, sentence, self.header, self.targets, block, None).introduction()
        if link is not None and (last == ":" or link.relation in _CHANGES):
            self.carry = link
        elif last != ":" or not item:
            self.carry = None

    def _add(self, link: Link, sentence: Sentence) -> None:
        mention = link.mention
        if mention.target in {link.source, SELF} or not mention.target:
            return
        start, end = self._proof(link, sentence)
        cue = link.cue.cue.phrase if link.cue and link.cue.cue else ""
        self.found.append(
            Relation(
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
        )

    def _proof(self, link: Link, sentence: Sentence) -> tuple[int, int]:
        """Return the span that holds cue and mention, widened to the sentence where that is short."""
        start, end = link.mention.start, link.mention.end
        if link.cue is not None:
            start, end = min(start, link.cue.start), max(end, link.cue.end)
        if end - start > 2 * _QUOTE:
            start = self.reading.text.rfind(" ", start, end - _QUOTE) + 1 or end - _QUOTE
        left = max(sentence.begin, end - _QUOTE) if start >= sentence.begin else start
        if left < start:
            start = left if left == sentence.begin else self._word(left, start)
        right = min(sentence.end, start + _QUOTE)
        if right > end:
            end = right if right == sentence.end else self._word_back(end, right)
        text = self.reading.text
        while end > start and text[end - 1] in " \n;,|":
            end -= 1
        return start, max(end, link.mention.end)

    def _word(self, left: int, limit: int) -> int:
        blank = re.compile(r"\s").search(self.reading.text, left, limit)
        return blank.end() if blank else limit

    def _word_back(self, limit: int, right: int) -> int:
        text = self.reading.text
        while right > limit and not text[right].isspace():
            right -= 1
        return right


@dataclass(slots=True)
class _Own:
    """Judges the clauses of the document itself in one sentence."""

    lower: str
    sentence: Sentence
    header: Header
    targets: dict[str, Target]
    block: Block
    carry: Link | None

    def __call__(self, tokens: list[Token], mention: Mention) -> Link:
        index = next((i for i in range(len(tokens) - 1, -1, -1) if relates(self.lower, tokens[i], mention)), None)
        if index is None or self._item(tokens, mention):
            return self._carried(mention)
        cue = tokens[index]
        recital = self._recital(tokens, index)
        if recital is not None:
            return recital_link(mention, recital, rests=self._rests(recital, mention))
        if cue.plays(Role.POINTER, Role.ATTACHED):
            return self._pointed(tokens, index, mention)
        return self._governed(tokens, index, mention)

    def introduction(self) -> Link | None:
        """What the words after the last mention say of a list that follows; None where they say nothing."""
        mentions = [i for i, t in enumerate(self.sentence.tokens) if t.mention is not None]
        tokens = list(self.sentence.tokens[mentions[-1] + 1 if mentions else 0 :])
        link = self(tokens, Mention(self.block.end, self.block.end, "", self.block.scope, ""))
        return link if link.cue is not None else None

    def _item(self, tokens: list[Token], mention: Mention) -> bool:
        """Whether the words before the mention are those of an item that an introduction governs."""
        if self.carry is None:
            return False
        if tokens and tokens[0].plays(Role.MENTION) and tokens[0].start == self.sentence.begin:
            return self.carry.relation is RelationType.IMPLEMENTS
        return not any(
            t.plays(Role.VERB, Role.BASIS, Role.ATTACHED) and relates(self.lower, t, mention) for t in tokens
        )

    def _carried(self, mention: Mention) -> Link:
        if self.carry is not None and len(self.lower[self.sentence.begin : mention.start].split()) <= 14:
            carry = self.carry
            partial = carry.relation is RelationType.REPEALS and _part_before(
                self.lower, self.sentence.begin, mention.start
            )
            return Link(mention, carry.source, carry.relation, carry.cue, "own.list", carry.confidence * 0.95, partial)
        return Link(mention, SELF, RelationType.CITES, None, "own.mention", 0.8)

    def _governed(self, tokens: list[Token], index: int, mention: Mention) -> Link:
        cue = tokens[index]
        assert cue.cue is not None
        relation = cue.cue.relation or RelationType.CITES
        if cue.plays(Role.BASIS):
            return Link(mention, SELF, RelationType.CITES, cue, "own.duty", 0.7)
        if cue.plays(Role.MENTION):
            return Link(mention, SELF, RelationType.CITES, cue, "own.cites", 0.9)
        if relation is RelationType.IMPLEMENTS:
            if any(t.cue and t.cue.relation is RelationType.REVIEWS for t in tokens[:index]):
                return Link(mention, SELF, RelationType.REVIEWS, cue, "own.review", 0.9)
            return Link(mention, SELF, relation, cue, "own.verb", 0.95)
        if relation is RelationType.GUIDES:
            if mention.scope is Scope.TITLE or any(t.plays(Role.SELF) for t in tokens[:index]):
                return Link(mention, SELF, relation, cue, "own.verb", 0.95)
            phrase = cue.cue.phrase
            relation = RelationType.IMPLEMENTS if "thực hiện" in phrase or "thi hành" in phrase else RelationType.CITES
            return Link(mention, SELF, relation, cue, "own.duty", 0.8)
        if relation is RelationType.REVIEWS:
            return Link(mention, SELF, relation, cue, "own.review", 0.9)
        if relation in _CHANGES:
            if any(t.mark == "“" for t in tokens):
                return Link(mention, SELF, RelationType.CITES, cue, "own.quoted", 0.8)
            relation, partial = enacts(self.lower, self.sentence, self.header, tokens, index, mention)
            return Link(
                mention, SELF, relation, cue, "own.enacts" if relation in _CHANGES else "own.duty", 0.95, partial
            )
        if relation is RelationType.ISSUES and self._opens(tokens, index) and mention.start - cue.end < 10:
            if self.header.kind in {"QD", "NQ"}:
                return Link(mention, SELF, relation, cue, "own.verb", 0.9)
        return Link(mention, SELF, RelationType.CITES, cue, "own.cites", 0.7)

    def _recital(self, tokens: list[Token], index: int) -> Token | None:
        """Return the "căn cứ" whose clause reaches to `tokens[index]`."""
        for at in range(index, -1, -1):
            token = tokens[at]
            if token.plays(Role.BASIS):
                charged = any(t.plays(Role.ACTOR, Role.DUTY) for t in tokens[:at])
                return token if self._opens(tokens, at) and not charged else None
            if token.mark == ";":
                return None
            before = tokens[at - 1] if at else None
            if (
                token.plays(Role.ACTOR, Role.VERB, Role.DUTY, Role.MENTION)
                and before is not None
                and before.mark == ","
            ):
                if self.lower[before.end : token.start].isspace():
                    return None
        return None

    def _rests(self, basis: Token, mention: Mention) -> bool:
        """Whether a clause that begins with "căn cứ" here says what the document itself rests on."""
        if mention.scope is Scope.BODY and _COMPETENCE.match(self.lower, basis.end):
            return False
        return mention.scope is not Scope.BODY or self.header.kind in _ARGUING

    def _opens(self, tokens: list[Token], index: int) -> bool:
        """Whether the cue opens its clause: it begins the sentence, or follows a comma or a semicolon."""
        cue = tokens[index]
        before = self.lower[self.sentence.begin : cue.start][-6:].rstrip(' \n"“')
        return not before or before[-1] in ",;:|"

    def _pointed(self, tokens: list[Token], index: int, mention: Mention) -> Link:
        pointer = tokens[index]
        own_words = pointer.cue is not None and not any(t.cue and t.cue.phrase == "theo" for t in tokens)
        for at, token in enumerate(tokens[:index] if own_words else ()):
            if token.cue is not None and token.cue.relation in _CHANGES and token.plays(Role.VERB):
                link = self._governed(tokens, at, mention)
                if link.relation in _CHANGES:
                    return link
        if any(t.plays(Role.FUNDS) for t in tokens[:index]):
            return Link(mention, SELF, RelationType.CITES, pointer, "own.cites", 0.85)
        for at in range(index - 1, -1, -1):
            token = tokens[at]
            if token.mark == ";":
                break
            if token.plays(Role.MENTION):
                return Link(mention, SELF, RelationType.CITES, token, "own.cites", 0.9)
            if token.plays(Role.VERB) and token.cue is not None:
                if token.cue.relation is RelationType.IMPLEMENTS:
                    between = self.lower[token.end : pointer.start].split()
                    if not between or len(between) > (12 if between[-2:] == ["quy", "định"] else 40):
                        break
                    return Link(mention, SELF, RelationType.IMPLEMENTS, token, "own.pointer", 0.85)
        return Link(mention, SELF, RelationType.CITES, pointer, "own.cites", 0.85)


def recital_link(mention: Mention, cue: Token, *, rests: bool) -> Link:
    """Return the link of a mention that stands in the clause of "căn cứ"."""
    if rests:
        return Link(mention, SELF, RelationType.BASED_ON, cue, "own.basis", 1.0)
    return Link(mention, SELF, RelationType.CITES, cue, "own.duty", 0.7)


def _part_before(lower: str, start: int, end: int) -> bool:
    return re.search(r"(?:điều|khoản|điểm|mục|chương|phụ lục|một phần)(?!\w)", lower[start:end]) is not None


def _strongest(found: list[Relation]) -> tuple[Relation, ...]:
    """Return one relation for each (source, type, target), the first at its strongest scope; CITES only where alone."""
    best: dict[tuple[str, RelationType, str], Relation] = {}
    for relation in found:
        key = relation.source, relation.type, relation.target
        known = best.get(key)
        if known is None or relation.scope.rank < known.scope.rank:
            best[key] = relation
    stronger = {(s, t) for s, kind, t in best if kind is not RelationType.CITES}
    return tuple(r for (s, kind, t), r in best.items() if kind is not RelationType.CITES or (s, t) not in stronger)

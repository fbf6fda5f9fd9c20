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
        last = text[block.start : block.end].rstrip()[-1:]
        if not mentions:
            if last == ":":
                self._introduce(block)
            elif last not in {";", ","}:
                self.carry = None
            return
        carry = self.carry
        link: Link | None = None
        for sentence in sentences_of(self.reading, block.start, block.end, mentions):
            judge = _Own(self.reading.lower, sentence, self.header, self.targets, block, carry)
            walk = Walk(self.reading.text, text, sentence, self.targets, judge)
            links = walk.run()
            links += ended(text, sentence, self.header, links)
            for found in links:
                self._add(found, sentence)
            carry = None
            link = walk.path[0] if walk.path else None
        self.carry = link if last in {";", ",", ":"} or self._is_item(block) else None

    def _is_item(self, block: Block) -> bool:
        return after_numbering(self.reading.lower, block.start, block.end) > block.start

    def _introduce(self, block: Block) -> None:
        sentence = list(sentences_of(self.reading, block.start, block.end, ()))[-1]
        judge = _Own(self.reading.lower, sentence, self.header, self.targets, block, None)
        place = Mention(block.end, block.end, "", Scope.BODY, "")
        link = judge(list(sentence.tokens), place)
        if link.cue is not None:
            self.carry = link

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
        if index is None:
            return self._carried(tokens, mention)
        cue = tokens[index]
        recital = self._recital(tokens, index)
        if recital is not None:
            return recital_link(mention, recital, rests=self._rests(mention))
        if cue.plays(Role.POINTER, Role.ATTACHED):
            return self._pointed(tokens, index, mention)
        return self._governed(tokens, index, mention)

    def _carried(self, tokens: list[Token], mention: Mention) -> Link:
        if self.carry is not None and len(self.lower[self.sentence.begin : mention.start].split()) <= 6:
            carry = self.carry
            partial = carry.relation is RelationType.REPEALS and _part_before(self.lower, self.sentence.begin, mention.start)
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
            relation, partial = enacts(self.lower, self.sentence, self.header, tokens, index, mention)
            return Link(mention, SELF, relation, cue, "own.enacts" if relation in _CHANGES else "own.duty", 0.95, partial)
        if relation is RelationType.ISSUES and self._opens(tokens, index) and mention.start - cue.end < 10:
            if self.header.kind in {"QD", "NQ"}:
                return Link(mention, SELF, relation, cue, "own.verb", 0.9)
        return Link(mention, SELF, RelationType.CITES, cue, "own.cites", 0.7)

    def _recital(self, tokens: list[Token], index: int) -> Token | None:
        """Return the "căn cứ" whose clause reaches to `tokens[index]`."""
        for at in range(index, -1, -1):
            token = tokens[at]
            if token.plays(Role.BASIS):
                return token if self._opens(tokens, at) else None
            if token.mark == ";":
                return None
            before = tokens[at - 1] if at else None
            if token.plays(Role.ACTOR, Role.VERB, Role.DUTY, Role.MENTION) and before is not None and before.mark == ",":
                if self.lower[before.end : token.start].isspace():
                    return None
        return None

    def _rests(self, mention: Mention) -> bool:
        """Whether a clause that begins with "căn cứ" here says what the document itself rests on."""
        return mention.scope is not Scope.BODY or self.header.kind in _ARGUING

    def _opens(self, tokens: list[Token], index: int) -> bool:
        """Whether the cue opens its clause: it begins the sentence, or follows a comma or a semicolon."""
        cue = tokens[index]
        if not self.lower[self.sentence.begin : cue.start].strip(" \n|"):
            return True
        before = tokens[index - 1] if index else None
        if before is None or before.mark not in {",", ";", ":"}:
            return False
        return self.lower[before.end : cue.start].isspace()

    def _pointed(self, tokens: list[Token], index: int, mention: Mention) -> Link:
        pointer = tokens[index]
        for at in range(index):
            if tokens[at].cue is not None and tokens[at].cue.relation in _CHANGES and tokens[at].plays(Role.VERB):
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
    return tuple(
        r for (s, kind, t), r in best.items() if kind is not RelationType.CITES or (s, t) not in stronger
    )

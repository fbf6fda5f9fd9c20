"""Which document a mention belongs to: the walk through one sentence, from left to right.

The walk keeps the path of documents that are open at each point. In "Căn cứ Kế hoạch A về việc thực hiện Nghị quyết B
và Nghị quyết C" the path at C is A, B: C joins B (a list), B stands in the title of A (a chain), A belongs to the
document itself. A mention joins the path in one of three ways:

- it opens a clause of the document itself (`own`);
- it stands in the title of the last document (`chain`), or is the agent that changed it (`passive`);
- it continues a list, and then takes the place of the member before it (`list`).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from graph_loader.extraction.clause import Sentence, Token
from graph_loader.extraction.link import CHANGES, JOINING, PART, RELATING, Link, relates
from graph_loader.extraction.model import SELF, Mention, RelationType, Scope, Target
from graph_loader.reference.cues import Role

_ASIDE = re.compile(r"(?:gắn(?: liền)? với|để|nhằm|trong|khi|nếu|đối với|làm cơ sở|theo đó)(?!\w)")
_BESIDE = re.compile(r"(?:gắn(?: liền)? với|kết hợp với|đồng thời|cùng với)(?:\s+(?:việc|tổ chức))*\s*$")
_OBJECT = re.compile(
    r"\s*(?:các|những|ý kiến|văn bản|nội dung|sự)?\s*"
    r"(?:hướng dẫn|chỉ đạo|yêu cầu|kết luận|đề nghị|ý kiến|thông báo|nhiệm vụ|quy định)"
    r"\s+(?:của|tại|nêu|theo|đã|được)(?!\w)"
)
_PART_FIRST = re.compile(r"\s*(?:các\s+)?(?:điều|khoản|điểm|mục|chương|phần|phụ lục|tiết)(?!\w)")
_ASIDES = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"\w+")
_OF_ACTS = CHANGES | {RelationType.GUIDES}
_DEPTH = 12
_REACH = 200
_PROPOSALS = frozenset({"TTr", "BC", "CV", "TB", "GM", "PT"})


Own = Callable[[list[Token], Mention], Link]
"""Judges a clause of the document itself: the tokens before a mention, and the mention."""


@dataclass(slots=True)
class Walk:
    """The walk through one sentence.

    Attributes:
        text: `Reading.text`.
        lower: `Reading.lower`.
        sentence: the sentence.
        targets: the targets of the text by id.
        own: the judge of the document's own clauses.
    """

    text: str
    lower: str
    sentence: Sentence
    targets: Mapping[str, Target]
    own: Own
    path: list[Link] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    _gap: list[Token] = field(default_factory=list)
    _parentheses: list[tuple[list[Link], list[Token]]] = field(default_factory=list)
    _end: int = 0

    def run(self) -> list[Link]:
        """Return the links of the sentence, in order; a mention that changed another gives two."""
        self._end = self.sentence.start
        for token in self.sentence.tokens:
            if token.mention is not None:
                self._reach(token.mention)
            elif token.mark in {"(", "“"}:
                self._parentheses.append((self.path, self._gap[-_REACH:]))
                self._gap = [*self._gap[-_REACH:], token]
            elif token.mark in {")", "”"}:
                if self._parentheses:
                    self.path, self._gap = self._parentheses.pop()
            else:
                self._gap.append(token)
        return self.links

    def _reach(self, mention: Mention) -> None:
        while self.path and (limit := self.path[-1].limit) is not None and mention.start >= limit:
            self.path.pop()
            self._gap = [t for t in self._gap if t.start >= limit]
        self._end = max(
            (link.mention.end for link in self.path if link.mention.end <= mention.start), default=self.sentence.start
        )
        holder = next((i for i, link in enumerate(self.path) if link.mention.end > mention.start), None)
        link = self._held(mention, holder) if holder is not None else self._attached(mention)
        if link is None:
            return
        if link.agent_of is None or link.source == SELF:
            self.links.append(link)
        if link.rule == "chain" and (head := self.path[-2] if len(self.path) > 1 else None):
            self.links += [
                Link(mention, twin, link.relation, link.cue, "chain", link.confidence * 0.9) for twin in head.twins
            ]
        if link.agent_of is not None:
            self.links.append(Link(link.agent_of, mention.target, link.changes, link.cue, "passive", 0.97))
        self._gap = []

    def _held(self, mention: Mention, holder: int) -> Link:
        """A mention within the name of another: "Luật sửa đổi, bổ sung một số điều của Luật X, Luật Y"."""
        outer = self.path[holder].mention
        cue = self._nearest(self._gap, mention)
        inner = self.path[holder + 1 :]
        if inner and cue is None:
            link = self._copy(inner[-1], mention)
        else:
            link = self._chain(self.path[holder], mention, self._gap)
        link.limit = outer.end
        self.path = [*self.path[: holder + 1], link]
        return link

    def _attached(self, mention: Mention) -> Link | None:
        gap, path = self._gap, self.path
        if not path:
            return self._open(gap, mention)
        if self._parentheses and any(link.mention.target == mention.target for link in path):
            return None
        stop = max((i for i, t in enumerate(gap) if t.mark == ";"), default=-1)
        runs_on = stop >= 0 and self._title_goes_on(gap[stop])
        if stop >= 0 and not runs_on:
            tail = gap[stop + 1 :]
            again = path[0].relation in CHANGES and _PART_FIRST.match(self.lower, gap[stop].end) is not None
            return self._join(0, mention) if again or not self._nearest(tail, mention) else self._open(tail, mention)
        joint = self._joint(mention)
        if joint is not None:
            return self._join(0 if joint.mark == ":" else self._level(mention, joint), mention)
        cue = self._nearest(gap, mention)
        if cue is None:
            return self._without_cue(mention)
        if self._is_passive(gap, cue, mention):
            return self._passive(mention, cue)
        if cue.plays(Role.ATTACHED):
            return self._issued_with(mention, cue)
        if cue.plays(Role.POINTER) and self._shares_object(gap, cue):
            return self._join(0, mention)
        if self._second_verb(cue):
            self.path = path[:-1]
            return self._push(self._chain(self.path[-1], mention, gap))
        begin = None if runs_on else self._new_clause(gap, cue, mention)
        if begin is not None:
            return self._open(gap[begin:], mention)
        if cue.plays(Role.POINTER) and not self._titled(cue):
            return self._join(len(path) - 1, mention)
        return self._push(self._chain(path[-1], mention, gap))

    def _second_verb(self, cue: Token) -> bool:
        """Whether a title has another verb: "hướng dẫn Nghị định A và sửa đổi, bổ sung Thông tư B"."""
        if len(self.path) < 2 or not cue.plays(Role.VERB) or cue.cue is None or cue.cue.relation not in _OF_ACTS:
            return False
        last, before = self.path[-1], self._gap[: self._gap.index(cue)]
        joint = before[-1] if before else None
        titled = any(t.plays(Role.OPENER, Role.VERB) for t in before)
        joined = joint is not None and joint.plays(Role.AND) and self.lower[joint.end : cue.start].isspace()
        return joined and not titled and last.rule == "chain" and last.relation in _OF_ACTS

    def _joint(self, mention: Mention) -> Token | None:
        """The comma, colon or "và" that joins the mention to a list, with nothing but filling words between."""
        for token in reversed(self._gap):
            if token.mark in {",", ":"} or token.plays(Role.AND):
                return token if JOINING.fullmatch(self.lower, token.end, mention.start) else None
            if token.plays(*RELATING):
                return None
        return None

    def _title_goes_on(self, stop: Token) -> bool:
        """Whether a title runs on after a semicolon: in a recital, before a small letter that opens no clause."""
        head = self.path[0]
        if head.mention.scope is not Scope.PREAMBLE or head.cue is None:
            return False
        following = self._gap[self._gap.index(stop) + 1 :]
        first = _WORD.search(self.text, stop.end)
        if first is None or not first.group().islower() or not following:
            return False
        return not (following[0].start == first.start() and following[0].cue is not None)

    def _shares_object(self, gap: list[Token], pointer: Token) -> bool:
        """The phrase "... và hướng dẫn của Bộ Nội vụ tại X": another object of the verb before it."""
        joint = next(
            (t for t in reversed(gap) if t.start < pointer.start and (t.mark == "," or t.plays(Role.AND))), None
        )
        return joint is not None and _OBJECT.match(self.lower, joint.end, pointer.end) is not None

    def _nearest(self, tokens: list[Token], mention: Mention) -> Token | None:
        """The last cue that relates; one that takes a document must stand close to it, and a noun is no verb."""
        return next((t for t in reversed(tokens) if relates(self.lower, t, mention)), None)

    def _open(self, tokens: list[Token], mention: Mention) -> Link:
        link = self.own(tokens, mention)
        self.path = [link]
        return link

    def _push(self, link: Link) -> Link:
        self.path = [*self.path[:1], *self.path[1:][-_DEPTH:], link]
        return link

    def _copy(self, member: Link, mention: Mention) -> Link:
        link = Link(
            mention,
            member.source,
            member.relation,
            member.cue,
            "list",
            member.confidence * 0.98,
            agent_of=member.agent_of,
        )
        link.changes = member.changes
        return link

    def _join(self, index: int, mention: Mention) -> Link:
        """Continue the list of the open document at `index`."""
        link = self._copy(self.path[index], mention)
        member = self.path[index]
        same = self._family(member.mention.target) == self._family(mention.target)
        if index == len(self.path) - 1 and same and JOINING.fullmatch(self._joined(member, mention)):
            link.twins = (*member.twins[-_DEPTH:], member.mention.target)
        if member.rule.startswith("own"):
            link.partial = link.relation in CHANGES and self._names_part(mention)
        self.path = [*self.path[:index], link]
        return link

    def _joined(self, member: Link, mention: Mention) -> str:
        return self.lower[member.mention.end : mention.start]

    def _names_part(self, mention: Mention) -> bool:
        return PART.search(self.lower, self._end, mention.start) is not None

    def _without_cue(self, mention: Mention) -> Link:
        gap, path = self._gap, self.path
        if self._parentheses and gap and gap[-1].mark == "(":
            return self._in_parentheses(mention)
        if JOINING.fullmatch(self.lower, self._end, mention.start):
            return self._join(len(path) - 1, mention)
        if path[0].relation is not RelationType.BASED_ON and any(t.plays(Role.DUTY, Role.ACTOR) for t in gap):
            return self._open(gap, mention)
        return self._push(self._chain(path[-1], mention, gap))

    def _in_parentheses(self, mention: Mention) -> Link:
        """A number in parentheses names what stands before them.

        "thực hiện kế hoạch đào tạo giáo viên theo Nghị định số A (Kế hoạch số B)": the plan is B, and B carries out A.
        """
        last = self.path[-1]
        if not self.lower[self._end : mention.start].strip(" \n("):
            noun = re.match(r"(\D*?)\s*(?:số\s|\d)", self.lower[mention.start : mention.end])
            if noun and last.rule == "own.pointer" and last.cue is not None:
                clause = " ".join(self.lower[last.cue.end : last.mention.start].split())
                if noun.group(1) and " ".join(noun.group(1).split()) in clause:
                    link = self._copy(last, mention)
                    last.source, last.relation, last.rule = mention.target, RelationType.IMPLEMENTS, "chain.parentheses"
                    self.path = [*self.path[:-1], link]
                    return link
            return self._join(len(self.path) - 1, mention)
        return self._join(0, mention)

    def _level(self, mention: Mention, joint: Token) -> int:
        """Which open document a list continues: the nearest of the same family, else as the joint suggests."""
        family = self._family(mention.target)
        outward = range(len(self.path) - 1, -1, -1)
        same = [index for index in outward if self._family(self.path[index].mention.target) == family]
        if same:
            passive = self.path[same[0]].agent_of is not None or self.path[same[0]].limit is not None
            return same[-1] if joint.mark == "," and not passive else same[0]
        last = self.path[-1]
        adjacent = joint.start - self._end <= 2
        changed = last.relation in CHANGES or last.relation is RelationType.GUIDES
        return len(self.path) - 1 if adjacent and not (changed and last.rule == "chain") else 0

    def _family(self, identifier: str) -> tuple[str | None, str]:
        target = self.targets.get(identifier)
        if target is None:
            return None, ""
        issuer = re.sub(r"^[^A-Za-zĐđ]*", "", re.sub(r"^.*?[\d.]+", "", target.number or "")).upper()
        return target.kind, re.sub(r"\d+", "", issuer)

    def _is_passive(self, gap: list[Token], cue: Token, mention: Mention) -> bool:
        if cue.plays(Role.PASSIVE):
            return True
        before = gap[gap.index(cue) - 1] if gap.index(cue) else None
        if cue.plays(Role.POINTER):
            if before is None:
                return False
            between = self.lower[before.end : cue.start]
            return before.plays(Role.PASSIVE) or (
                before.plays(Role.VERB)
                and before.cue is not None
                and before.cue.relation in CHANGES
                and (between.isspace() or re.fullmatch(r"\s*một số điều\s*", between) is not None)
            )
        return cue.plays(Role.VERB) and self.lower[cue.end : mention.start].strip().startswith("bởi")

    def _passive(self, mention: Mention, cue: Token) -> Link:
        family = self._family(mention.target)
        open_documents = range(len(self.path) - 1, -1, -1)
        families = {i: self._family(self.path[i].mention.target) for i in open_documents}
        same = [i for i in open_documents if families[i] == family] or [
            i for i in open_documents if families[i][0] == family[0]
        ]
        index = same[0] if same else len(self.path) - 1
        subject = self.path[index]
        changer = next((t for t in reversed(self._gap) if t.cue and t.cue.relation in CHANGES), cue)
        link = self._copy(subject, mention)
        link.rule, link.agent_of, link.cue = "passive", subject.mention, changer
        link.changes = (changer.cue.relation if changer.cue else None) or RelationType.AMENDS
        self.path = [*self.path[: index + 1], link]
        return link

    def _issued_with(self, mention: Mention, cue: Token) -> Link:
        """Read "X ban hành kèm theo Quyết định số Y": what governs X governs Y; Y issues X if X is identified."""
        last = self.path[-1]
        if self.lower[last.mention.end : cue.start].isspace():
            self.links.append(Link(last.mention, mention.target, RelationType.ISSUES, cue, "attached", 0.95))
            return self._join(len(self.path) - 1, mention)
        if self._titled(cue):
            return self._push(self._chain(last, mention, self._gap))
        return self._join(len(self.path) - 1, mention)

    def _titled(self, cue: Token) -> bool:
        """Whether the title of the last document is open at `cue`: its first word follows the document at once."""
        first = self._title_start()
        return first is not None and first.start < cue.start

    def _title_start(self) -> Token | None:
        first = next((t for t in self._gap if t.plays(Role.OPENER, Role.VERB)), None)
        if first is None or any(t.plays(Role.AND) for t in self._gap if t.start < first.start):
            return None
        between = _ASIDES.sub("", self.lower[self._end : first.start])
        words = between.split()
        near = len(words) <= (25 if words[:1] == ["của"] else 8)
        return first if near and not set(between) & set(",;:") else None

    def _new_clause(self, gap: list[Token], cue: Token, mention: Mention) -> int | None:
        """Return the index in `gap` where a clause of the document itself begins, None where the title goes on."""
        recital = self.path[0].cue is not None and self.path[0].cue.plays(Role.BASIS)
        at = gap.index(cue)
        if _BESIDE.search(self.lower, max(self._end, cue.start - 40), cue.start):
            return at
        title = self._title_start()
        enumerates = title is not None and self._opens_with_verb(gap, title)
        for index in range(at - 1, -1, -1):
            token = gap[index]
            if not recital and token.plays(Role.MENTION) and relates(self.lower, token, mention):
                return index
            if not (token.mark == "," or token.plays(Role.AND)):
                continue
            first = gap[index + 1]
            if not self.lower[token.end : first.start].isspace():
                continue
            if first.plays(Role.ACTOR, Role.BASIS):
                return index + 1
            if first.plays(Role.MENTION) and relates(self.lower, first, mention):
                return index + 1
            if first.plays(Role.VERB, Role.DUTY) and (token.mark == "," or not recital) and not enumerates:
                relation = first.cue.relation if first.cue else None
                if relation is RelationType.GUIDES or (recital and relation is not RelationType.IMPLEMENTS):
                    continue
                return index + 1
        if not recital and cue.plays(Role.MENTION):
            return at
        if recital or title is not None:
            return None
        comma = next((i for i, t in enumerate(gap[:at]) if t.mark == ","), None)
        if comma is not None:
            return comma + 1
        if cue.plays(Role.POINTER):
            return None
        between = self.lower[self._end : cue.start]
        return 0 if _ASIDE.search(between) or len(between.split()) > 20 else None

    def _opens_with_verb(self, gap: list[Token], title: Token) -> bool:
        """Whether a title begins with a duty ("về tăng cường ..., đẩy mạnh ..."), so that more of them may follow."""
        following = gap[gap.index(title) + 1 : gap.index(title) + 2]
        return (
            bool(following)
            and title.plays(Role.OPENER)
            and following[0].plays(Role.DUTY, Role.VERB)
            and (self.lower[title.end : following[0].start].isspace())
        )

    def _chain(self, head: Link, mention: Mention, gap: list[Token]) -> Link:
        """A mention in the title of `head`."""
        source = head.mention.target
        cue = self._nearest(gap, mention)
        relation, confidence = RelationType.CITES, 0.8
        if cue is not None and cue.cue is not None:
            verb = cue
            if cue.plays(Role.POINTER, Role.ATTACHED):
                verb = next((t for t in reversed(gap) if t.start < cue.start and t.plays(Role.VERB, Role.MENTION)), cue)
            if verb.cue is not None and verb.cue.role is Role.VERB and verb.cue.relation is not None:
                relation, confidence = verb.cue.relation, 0.95
            if relation is RelationType.IMPLEMENTS and any(
                t.cue and t.cue.relation is RelationType.REVIEWS for t in gap if t.start < verb.start
            ):
                relation = RelationType.REVIEWS
            if relation is RelationType.ISSUES and not JOINING.fullmatch(self.lower, verb.end, mention.start):
                relation = RelationType.CITES
            if relation in CHANGES and self._kind(source) in _PROPOSALS:
                relation = RelationType.CITES
        return Link(
            mention,
            source,
            relation,
            cue,
            "chain",
            confidence,
            relation is RelationType.REPEALS and self._names_part(mention),
        )

    def _kind(self, identifier: str) -> str | None:
        target = self.targets.get(identifier)
        return target.kind if target else None

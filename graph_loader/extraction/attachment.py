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

from graph_loader.extraction.amendment import outranks
from graph_loader.extraction.clause import Sentence, Token
from graph_loader.extraction.gap import Gap
from graph_loader.extraction.link import CHANGES, JOINING, PART, PROVISIONS, Link, reviews, titles_annex, wording
from graph_loader.extraction.model import SELF, Mention, RelationType, Scope, Target
from graph_loader.reference.cues import Role

_PART_FIRST = wording(r"\s*(?:các )?(?:điều|khoản|điểm|mục|chương|phần|phụ lục|tiết)(?!\w)")
_DRAFT = wording(r"(?<!\w)(?:dự thảo|dự án|đề nghị|xây dựng|trình)(?: [^\W\d_]+){1,3}\s*$")
_ELIDED = re.compile(r"số\s|\d")
_NOUN = re.compile(r"(\D*?)\s*(?:số\s|\d)")
_ISSUER = re.compile(r"^.*?\d+[^A-Za-zĐđ]*|\d+")
_OF_ACTS = CHANGES | {RelationType.GUIDES}
_OWN_ACTS = frozenset({"HP", "BL", "Luat", "PL", "NQ", "ND", "QD", "CT", "TT", "TTLT"})
"""Kinds that stand by themselves; what a decision issues is a plan, a scheme, a regulation."""

_ATTACHED = wording(r"(?<!\w)kèm theo\s*\Z")
_LAWS = frozenset({"BL", "Bộ luật", "Luat", "PL"})
_PROPOSALS = frozenset({"TTr", "BC", "CV", "TB", "GM", "PT"})
_TITLED = frozenset({Scope.TITLE, Scope.PREAMBLE})
_DEPTH = 12
_REACH = 200

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
        path: the documents that are open, the outermost first; never longer than a dozen.
        links: what was found.
    """

    text: str
    lower: str
    sentence: Sentence
    targets: Mapping[str, Target]
    own: Own
    path: list[Link] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    _tokens: list[Token] = field(default_factory=list)
    _parentheses: list[tuple[list[Link], list[Token]]] = field(default_factory=list)

    def run(self) -> list[Link]:
        """Return the links of the sentence, in order; a mention that changed another gives two."""
        for token in self.sentence.tokens:
            if token.mention is not None:
                self._reach(token.mention)
            elif token.mark in {"(", "“"}:
                self._parentheses.append((self.path, self._tokens[-_REACH:]))
                self._tokens = [*self._tokens[-_REACH:], token]
            elif token.mark in {")", "”"}:
                if self._parentheses:
                    self.path, self._tokens = self._parentheses.pop()
            else:
                self._tokens.append(token)
        return self.links

    def _reach(self, mention: Mention) -> None:
        while self.path and (limit := self.path[-1].limit) is not None and mention.start >= limit:
            self.path.pop()
            self._tokens = [t for t in self._tokens if t.start >= limit]
        ends = (link.mention.end for link in self.path if link.mention.end <= mention.start)
        gap = Gap(self.text, self.lower, self._tokens, max(ends, default=self.sentence.start), mention)
        holder = next((i for i, link in enumerate(self.path) if link.mention.end > mention.start), None)
        link = self._held(gap, holder) if holder is not None else self._attached(gap)
        if link is None:
            return
        if link.agent_of is None or link.source == SELF:
            self.links.append(link)
        if link.rule == "chain" and len(self.path) > 1:
            twins = self.path[-2].twins
            self.links += [Link(mention, t, link.relation, link.cue, "chain", link.confidence * 0.9) for t in twins]
        if link.agent_of is not None:
            self.links.append(Link(link.agent_of, mention.target, link.changes, link.cue, "passive", 0.97))
        self._tokens = []

    def _held(self, gap: Gap, holder: int) -> Link:
        """Attach a mention within the name of another: "Luật sửa đổi, bổ sung một số điều của Luật X, Luật Y"."""
        inner = self.path[holder + 1 :]
        lists = bool(inner) and gap.cue() is None
        link = self._copy(inner[-1], gap.mention) if lists else self._chain(self.path[holder], gap)
        link.limit = self.path[holder].mention.end
        self.path = [*self.path[: holder + 1], link]
        return link

    def _attached(self, gap: Gap) -> Link | None:
        mention = gap.mention
        if not self.path:
            return self._open(gap)
        if self._parentheses and any(link.mention.target == mention.target for link in self.path):
            return None
        if (clause := gap.wrote()) is not None:
            return self._open(gap.after(clause))
        stop = gap.stop()
        runs_on = stop is not None and self._is_preamble() and gap.title_runs_on(stop)
        if stop is not None and not runs_on:
            return self._after_semicolon(gap, stop)
        if self._names_before(gap):
            return self._in_parentheses(gap)
        joint = gap.joint()
        if joint is not None:
            return self._join(0 if joint.mark == ":" else self._level(joint, gap), gap)
        cue = gap.cue()
        if cue is None:
            return self._without_cue(gap)
        if gap.is_passive(cue):
            return self._passive(gap, cue)
        if cue.plays(Role.ATTACHED):
            return self._issued_with(gap, cue)
        if cue.plays(Role.POINTER) and (gap.shares_object(cue) or gap.lists_annex(cue)):
            return self._join(0, gap)
        if self.path[0].relation in CHANGES and any(t.mark in {":", "“"} for t in gap.tokens):
            return self._push(Link(mention, SELF, RelationType.CITES, cue, "own.quoted", 0.7))
        if self._continues_title(gap, cue):
            self.path = self.path[:-1]
            return self._push(self._chain(self.path[-1], gap))
        recital = self.path[0].relation is RelationType.BASED_ON
        begin = None if runs_on else gap.new_clause(cue, recital=recital)
        if begin is not None:
            is_subject = len(self.path) == 1 and self.path[0].rule == "own.mention"
            if is_subject and cue.cue is not None and cue.cue.relation in CHANGES:
                return self._push(self._chain(self.path[0], gap))
            return self._open(gap.after(begin - 1))
        if cue.plays(Role.POINTER) and not gap.is_titled(cue):
            return self._open(gap) if gap.is_far(cue) else self._join(len(self.path) - 1, gap)
        if cue.plays(Role.POINTER) and self._kind(mention.target) == "TTr":
            return self._open(gap.after(gap.tokens.index(cue) - 1))
        return self._push(self._chain(self.path[-1], gap))

    def _is_preamble(self) -> bool:
        return self.path[0].mention.scope is Scope.PREAMBLE and self.path[0].cue is not None

    def _after_semicolon(self, gap: Gap, stop: int) -> Link:
        """Attach a mention after a semicolon: a member of the outermost list, or a clause of its own."""
        tail = gap.after(stop)
        cue = tail.cue()
        if cue is not None and tail.is_passive(cue):
            return self._passive(gap, cue)
        again = self.path[0].relation in CHANGES and _PART_FIRST.match(self.lower, gap.tokens[stop].end) is not None
        lists = cue is None and not any(t.plays(Role.ENDED) for t in tail.tokens)
        if lists and self._amends_on(gap.tokens[stop].end, gap.mention):
            return self._join(1, gap)
        return self._join(0, gap) if again or lists else self._open(tail)

    def _amends_on(self, start: int, mention: Mention) -> bool:
        """Whether the title of an act that is repealed in part names one more act that it amended.

        "Bãi bỏ Điều 1 Nghị định A sửa đổi, bổ sung một số điều của Nghị định B; Nghị định C": C is whole, as B is.
        """
        outer = self.path[0]
        amends = len(self.path) > 1 and self.path[1].relation is RelationType.AMENDS and self.path[1].source != SELF
        return outer.partial and amends and PART.search(self.lower, start, mention.start) is None

    def _without_cue(self, gap: Gap) -> Link:
        if gap.is_filled() or gap.stands_beside():
            return self._join(len(self.path) - 1, gap)
        leaves = any(t.mark == "," or t.plays(Role.DUTY, Role.CHARGE, Role.ACTOR) for t in gap.tokens)
        if leaves and gap.mention.scope not in _TITLED and self.path[0].relation is not RelationType.BASED_ON:
            return self._open(gap)
        return self._push(self._chain(self.path[-1], gap))

    def _names_before(self, gap: Gap) -> bool:
        """Whether the mention stands alone in parentheses, and no verb before them governs what it names."""
        if not self._parentheses or not gap.tokens or gap.tokens[-1].mark != "(":
            return False
        opening = gap.tokens[-1]
        noun = _NOUN.match(self.lower, gap.mention.start, gap.mention.end)
        named = noun is not None and " ".join(noun.group(1).split()) in " ".join(
            self.lower[gap.end : opening.start].split()
        )
        return not named and not self.lower[opening.end : gap.mention.start].strip()

    def _in_parentheses(self, gap: Gap) -> Link:
        """Attach a number in parentheses: it names what stands before them.

        "thực hiện kế hoạch đào tạo giáo viên theo Nghị định số A (Kế hoạch số B)": the plan is B, and B carries out A.
        """
        mention, last = gap.mention, self.path[-1]
        if self.lower[gap.end : mention.start].strip(" \n("):
            return self._join(0, gap)
        noun = _NOUN.match(self.lower, mention.start, mention.end)
        if noun and noun.group(1) and last.rule == "own.pointer" and last.cue is not None:
            clause = " ".join(self.lower[last.cue.end : last.mention.start].split())
            if " ".join(noun.group(1).split()) in clause:
                link = self._copy(last, mention)
                last.source, last.relation, last.rule = mention.target, RelationType.IMPLEMENTS, "chain.parentheses"
                self.path = [*self.path[:-1], link]
                return link
        return self._join(len(self.path) - 1, gap)

    def _continues_title(self, gap: Gap, cue: Token) -> bool:
        """Whether `cue` is a second verb in the title that the last document stands in."""
        acts = cue.plays(Role.VERB) and cue.cue is not None and cue.cue.relation in _OF_ACTS
        in_title = len(self.path) > 1 and self.path[-1].rule == "chain" and self.path[-1].relation in _OF_ACTS
        return acts and in_title and gap.has_second_verb(cue)

    def _issued_with(self, gap: Gap, cue: Token) -> Link:
        """Read "X ban hành kèm theo Quyết định Y": what governs X governs Y; Y issues X if X is identified."""
        last = self.path[-1]
        if self.lower[last.mention.end : cue.start].isspace():
            self.links.append(Link(last.mention, gap.mention.target, RelationType.ISSUES, cue, "attached", 0.95))
            return self._join(len(self.path) - 1, gap)
        if not gap.is_titled(cue):
            return self._join(len(self.path) - 1, gap)
        return self._join(0, gap) if gap.lists_annex(cue) else self._push(self._chain(last, gap))

    def _passive(self, gap: Gap, cue: Token) -> Link:
        """Attach an act that changed one before it: the nearest of its family, else of its kind, else the last."""
        kind, issuer = self._family(gap.mention)
        families = [self._family(link.mention) for link in self.path]
        same = [i for i, family in enumerate(families) if family == (kind, issuer)]
        same = same or [i for i, family in enumerate(families) if family[0] == kind] or [len(self.path) - 1]
        subject = self.path[same[-1]]
        changer = next((t for t in reversed(gap.tokens) if t.cue and t.cue.relation in CHANGES), cue)
        link = self._copy(subject, gap.mention)
        link.rule, link.agent_of, link.cue = "passive", subject.mention, changer
        link.partial = subject.partial
        link.changes = (changer.cue.relation if changer.cue else None) or RelationType.AMENDS
        self.path = [*self.path[: same[-1] + 1], link]
        return link

    def _open(self, gap: Gap) -> Link:
        link = self.own(list(gap.tokens), gap.mention)
        self.path = [link]
        return link

    def _push(self, link: Link) -> Link:
        self.path = [*self.path[:1], *self.path[1:][-_DEPTH:], link]
        return link

    def _copy(self, member: Link, mention: Mention) -> Link:
        link = Link(mention, member.source, member.relation, member.cue, "list", member.confidence * 0.98)
        link.agent_of, link.changes = member.agent_of, member.changes
        return link

    def _join(self, index: int, gap: Gap) -> Link:
        """Continue the list of the open document at `index`."""
        mention, member = gap.mention, self.path[index]
        link = self._copy(member, mention)
        elided = _ELIDED.match(self.lower, mention.start) is not None
        last = index == len(self.path) - 1
        if last and elided and JOINING.fullmatch(self.lower, member.mention.end, mention.start):
            link.twins = (*member.twins[-_DEPTH:], member.mention.target)
        if member.rule.startswith("own"):
            link.partial = link.relation in CHANGES and (self._names_part(gap) or self._shares_part(member, gap))
        self.path = [*self.path[:index], link]
        return link

    def _shares_part(self, member: Link, gap: Gap) -> bool:
        """Whether the part that is named of one act is that of the next too: "các quy định về ... tại A và B"."""
        start = member.cue.end if member.cue is not None else member.mention.start
        attached = _ATTACHED.search(self.lower, max(start, member.mention.start - 20), member.mention.start) is not None
        joined = self.lower.find(";", gap.end, gap.mention.start) < 0
        return member.partial and joined and (attached or PROVISIONS.match(self.lower, start) is not None)

    def _names_part(self, gap: Gap) -> bool:
        return PART.search(self.lower, gap.end, gap.mention.start) is not None

    def _level(self, joint: Token, gap: Gap) -> int:
        """Return which open document a list continues: one of the same family, else as the joint suggests."""
        family = self._family(gap.mention)
        last = self.path[-1]
        same = [index for index, link in enumerate(self.path) if self._family(link.mention) == family]
        if same:
            inner = self.path[same[-1]]
            closed = joint.mark == "," and inner.agent_of is None and inner.limit is None
            return same[0] if closed else same[-1]
        if joint.plays(Role.AND) and {self._kind(last.mention.target), self._kind(gap.mention.target)} <= _LAWS:
            return len(self.path) - 1
        if joint.plays(Role.AND) and self._guides_above(gap.mention):
            return len(self.path) - 1
        adjacent = joint.start - gap.end <= 2
        changed = last.relation in _OF_ACTS and last.rule == "chain"
        return len(self.path) - 1 if adjacent and not changed else 0

    def _guides_above(self, mention: Mention) -> bool:
        """Whether a title that guides one act may guide this one too: it stands above the document of the title.

        "Thông tư A quy định chi tiết một số điều của Luật B và Nghị định C": C is guided by A, as B is.
        """
        last = self.path[-1]
        guides = last.rule == "chain" and last.relation is RelationType.GUIDES
        return guides and outranks(self._kind(mention.target), self._kind(last.source))

    def _family(self, mention: Mention) -> tuple[str | None, str]:
        """Return what makes two citations members of one list: the kind, and the issuer as the number shows it.

        A title that stands for a numbered act belongs to the family of its own noun.
        """
        target = self.targets.get(mention.target)
        if target is None:
            return None, ""
        words = self.lower[mention.start : mention.end]
        if target.number and not {"/", "-"} & set(words):
            return " ".join(words.split()[:2]), ""
        return target.kind, _ISSUER.sub("", target.number or "").upper()

    def _chain(self, head: Link, gap: Gap) -> Link:
        """Attach a mention in the title of `head`."""
        cue = gap.cue()
        link = Link(gap.mention, head.mention.target, RelationType.CITES, cue, "chain", 0.8)
        verb = cue
        if cue is not None and cue.plays(Role.POINTER, Role.ATTACHED):
            before = (
                t
                for t in reversed(gap.tokens)
                if t.start < cue.start
                and t.plays(Role.VERB, Role.MENTION)
                and not (cue.plays(Role.ATTACHED) and titles_annex(self.lower, gap.end, t))
            )
            verb = next(before, None)
        if verb is not None and verb.cue is not None and verb.cue.role is Role.VERB and verb.cue.relation is not None:
            link.relation, link.confidence = self._of_title(head, gap, verb, verb.cue.relation), 0.95
            link.partial = link.relation is RelationType.REPEALS and self._names_part(gap)
        return link

    def _of_title(self, head: Link, gap: Gap, verb: Token, relation: RelationType) -> RelationType:
        """Return what the verb of a title makes of its document."""
        if relation is RelationType.IMPLEMENTS and reviews(self.lower, gap.tokens, verb):
            return RelationType.REVIEWS
        if relation is RelationType.ISSUES and (
            self._kind(gap.mention.target) in _OWN_ACTS
            or not JOINING.fullmatch(self.lower, verb.end, gap.mention.start)
        ):
            return RelationType.CITES
        drafted = _DRAFT.search(self.lower, max(0, verb.start - 40), verb.start) is not None
        if relation in CHANGES and (drafted or self._kind(head.mention.target) in _PROPOSALS):
            return RelationType.CITES
        return relation

    def _kind(self, identifier: str) -> str | None:
        target = self.targets.get(identifier)
        return target.kind if target else None

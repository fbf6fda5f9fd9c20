"""What a document says of another one in its own clauses: recitals, duties, changes, pointers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_loader.extraction.amendment import Ending, enacts, ending_before, within_power
from graph_loader.extraction.clause import Sentence, Token
from graph_loader.extraction.link import CHANGES, JOINING, PART, VOICED, Link, relates, reviews, titles_annex, wording
from graph_loader.extraction.model import SELF, Header, Mention, RelationType, Scope, Target
from graph_loader.extraction.structure import Block
from graph_loader.reference.cues import Role

_ARGUING = frozenset({"CV", "TTr", "BC", "TB", "CD", "KL", "NQ"})
"""Kinds whose body argues from acts ("Căn cứ khoản 2 Điều 5 Luật ..."); elsewhere the body charges others."""

_ISSUING = frozenset({"QD", "NQ"})
_CLAUSE_OPENERS = (Role.ACTOR, Role.VERB, Role.DUTY, Role.CHARGE, Role.MENTION)
_COMPETENCE = wording(
    r"\s+(?:vào\s+)?(?:chức năng|trách nhiệm|nhiệm vụ|tình hình|điều kiện|nội dung|thẩm quyền|kết quả)(?!\w)"
)
_CONDITION = wording(r"(?<!\w)(?:(?:ngay )?sau khi|trước khi|trong khi|nếu|mặc dù)(?!\w)")
_TROUBLE = wording(r"(?:khó khăn|vướng mắc|bất cập|hạn chế)[^,;.]*(?:trong|khi)(?: quá trình| việc)?\s*$")
_ISSUED = wording(r"(?<!\w)ban hành (?:nghị định|thông tư|thông tư liên tịch|quyết định|nghị quyết|hướng dẫn)(?!\w)")
_GUIDE = wording(r"(?<!\w)(?:nghị định|thông tư|thông tư liên tịch|văn bản|quyết định|quy định)\s*$")
_NOT = wording(r"(?:không|chưa)(?: (?:phải|được))?\s*$")
_UNDONE = wording(r"(?:không|chưa|được)(?: (?:phải|được))?\s*$")
_STATING = frozenset({"quy định tại", "được quy định tại", "nêu tại", "nêu trong"})
_PLACES = frozenset({"tại", "trong", *_STATING})
_ISSUER = wording(
    r"(?:liên )?(?:bộ|thủ tướng|ngân hàng|tổng|ban|ủy ban|chính phủ|thanh tra|kiểm toán|tòa án|viện)(?!\w)"
)
_STATED = wording(r"được (?:hướng dẫn|quy định|nêu|ghi)\s*$")
_GRANTING = wording(r"(?:chấp thuận|đồng ý|thống nhất|nhất trí|ghi nhận)(?: với| theo| về)?(?!\w)")
_AS_FOLLOWS = wording(r"(?<!\w)(?:thực hiện|áp dụng|tiến hành|triển khai)(?:,? cụ thể)? như sau\s*:\s*\Z")
_FORM = wording(r"(?<!\w)(?:biểu )?mẫu(?: số)?(?: [\w.-]+)?(?: [^\W\d_]+ (?:phụ lục|mục)(?: [\w.-]+)?)?\s*\Z")
_DESCRIBING = wording(
    r"(?<!\w)(?:(?:đã|ngày|khi|được|người)|áp dụng (?:đối với|cho)[^;.]*|(?:đối với|trường hợp)[^,;.]*)\s*$"
)
_DIRECTED = wording(r"(?<!\w)(?:chỉ đạo|hướng dẫn|yêu cầu|kết luận) của [^,;:.]{2,80}$")
"""An order of somebody, right before the document that holds it: "triển khai ... chỉ đạo của Bộ trưởng tại X"."""

_FARTHEST_ORDER = 70
"""How many words stand between a verb and the document that holds such an order, at most."""

_PLACED = wording(r" (?:trên địa bàn|trong phạm vi|đối với|kể từ|từ ngày)(?!\w)")
"""Words after a verb that say where, for whom or since when, not what."""

_ADVERBIAL = wording(r"\s*(?:căn cứ|trong quá trình|(?:(?:ngay )?(?:sau|trước|trong) )?khi|trường hợp|qua)(?!\w)")
_NEW_SUBJECT = wording(
    r", (?:(?:các|những|mọi) )?(?:người|chủ|cơ quan|tổ chức|đơn vị|ủy ban|ubnd|hội đồng|bộ|sở|ban(?! ngành)|cá nhân|"
    r"nhà|đối tượng|trường|doanh nghiệp|công ty|hộ|cán bộ|công chức|viên chức|học sinh|học viên|sinh viên|giáo viên|"
    r"thủ trưởng|giám đốc|hiệu trưởng|chính phủ|phòng|cục|chi cục|thanh tra|kho bạc|ngân hàng|viện|tòa án|bên)(?!\w)"
    r"(?:\s+[^\s,;]+){3}"
)
"""A subject of its own and what it does, after an adverbial: "Sau khi thực hiện xong dự án, chủ đầu tư quyết toán"."""
_TO_FILL_IN = re.compile(r"…{2,}|\.{4,}|_{4,}")
_FORM_REACH = 300
"""How far from a recital of a form its next blank stands, at most."""
_OTHER_CLAUSE = wording(r",[^,]*\s(?:phải|có trách nhiệm|có quyền|không có|thì|được phép|đề nghị|yêu cầu)(?!\w)")


@dataclass(slots=True)
class Judge:
    """Judges the clauses of the document itself in one sentence.

    Attributes:
        lower: `Reading.lower`.
        sentence: the sentence.
        header: what the document says of itself.
        targets: the targets of the text by id.
        endings: the verbs of the sentence that end acts.
        carry: what an earlier line says of the items that follow it; None where none is open.
    """

    lower: str
    sentence: Sentence
    header: Header
    targets: Mapping[str, Target]
    endings: Sequence[Ending]
    carry: Link | None

    def __call__(self, tokens: list[Token], mention: Mention) -> Link:
        """Return the link of `mention` to the document itself; `tokens` are those of its clause, before it."""
        ending = ending_before(self.endings, tokens) if self.endings else None
        if ending is not None:
            return Link(mention, SELF, ending[1], ending[0], "own.ended", 0.9)
        if self._granted(tokens, mention):
            return Link(mention, SELF, RelationType.CITES, None, "own.cites", 0.85)
        index = next((i for i in range(len(tokens) - 1, -1, -1) if relates(self.lower, tokens[i], mention)), None)
        if index is None or self._item(tokens, mention):
            return self._carried(mention)
        cue = tokens[index]
        recital = self._recital(tokens, index)
        if recital is not None:
            if self._rests(recital, mention):
                return Link(mention, SELF, RelationType.BASED_ON, recital, "own.basis", 1.0)
            return Link(mention, SELF, RelationType.CITES, recital, "own.duty", 0.7)
        if cue.plays(Role.POINTER, Role.ATTACHED):
            return self._pointed(tokens, index, mention)
        return self._governed(tokens, index, mention)

    def _granted(self, tokens: Sequence[Token], mention: Mention) -> bool:
        """Whether the clause only grants what a letter asks: "Chấp thuận đề nghị của Sở ... tại Công văn số ..."."""
        start = next((t.end for t in reversed(tokens) if t.mark == ";"), self.sentence.begin)
        granting = _GRANTING.match(self.lower, start, mention.start)
        return granting is not None and VOICED.fullmatch(self.lower, granting.end(), mention.start) is not None

    def introduction(self, block: Block) -> Link | None:
        """Return what the words after the last mention of `block` say of a list that follows, None if nothing."""
        mentions = [i for i, t in enumerate(self.sentence.tokens) if t.mention is not None]
        tokens = list(self.sentence.tokens[mentions[-1] + 1 if mentions else 0 :])
        link = self(tokens, Mention(block.end, block.end, "", block.scope, ""))
        return link if link.cue is not None else None

    def introduces_steps(self, block: Block) -> bool:
        """Whether steps, not documents, follow a colon: "Việc giao đất thực hiện như sau:"."""
        return _AS_FOLLOWS.search(self.lower, max(self.sentence.begin, block.end - 60), block.end) is not None

    def _item(self, tokens: list[Token], mention: Mention) -> bool:
        """Whether the words before the mention are those of an item that an introduction governs."""
        if self.carry is None:
            return False
        carried_out = self.carry.relation is RelationType.IMPLEMENTS
        if any(t.plays(Role.MENTION) and t.cue and not (carried_out and t.cue.phrase == "ý kiến") for t in tokens):
            return False
        if any(t.plays(Role.POINTER) and t.cue and t.cue.phrase.startswith("theo") for t in tokens):
            return False
        return not any(
            t.plays(Role.VERB, Role.BASIS, Role.ATTACHED) and relates(self.lower, t, mention) for t in tokens
        )

    def _carried(self, mention: Mention) -> Link:
        if self.carry is not None and len(self.lower[self.sentence.begin : mention.start].split()) <= 14:
            carry = self.carry
            if carry.relation in CHANGES and not within_power(self.header, self.targets.get(mention.target)):
                return Link(mention, SELF, RelationType.CITES, carry.cue, "own.mention", 0.8)
            part = PART.search(self.lower, self.sentence.start, mention.start)
            partial = carry.relation is RelationType.REPEALS and (
                part is not None and self.lower[part.end() : part.end() + 1] not in {".", ":"}
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
            negated = _NOT.search(self.lower, max(self.sentence.begin, cue.start - 12), cue.start)
            trouble = negated or _TROUBLE.search(self.lower, max(self.sentence.begin, cue.start - 80), cue.start)
            if trouble or _CONDITION.search(self.lower, cue.end, mention.start):
                return Link(mention, SELF, RelationType.CITES, cue, "own.cites", 0.7)
            if reviews(self.lower, tokens, cue):
                return Link(mention, SELF, RelationType.REVIEWS, cue, "own.review", 0.9)
            return Link(mention, SELF, relation, cue, "own.verb", 0.95)
        if relation is RelationType.GUIDES:
            said = mention.scope is Scope.TITLE or any(t.plays(Role.SELF) for t in tokens[:index])
            issued = _ISSUED.search(self.lower, self.sentence.begin, cue.start) is not None
            if said or (issued and mention.scope is Scope.PREAMBLE):
                return Link(mention, SELF, relation, cue, "own.verb", 0.95)
            described = _GUIDE.search(self.lower, max(self.sentence.begin, cue.start - 30), cue.start) is not None
            orders = cue.cue.phrase.startswith("hướng dẫn ") and not described
            relation = RelationType.IMPLEMENTS if orders else RelationType.CITES
            return Link(mention, SELF, relation, cue, "own.duty", 0.8)
        if relation is RelationType.REVIEWS and JOINING.fullmatch(self.lower, cue.end, mention.start):
            return Link(mention, SELF, relation, cue, "own.review", 0.9)
        if relation in CHANGES:
            quoted = any(t.mark == "“" for t in tokens)
            if quoted or not within_power(self.header, self.targets.get(mention.target)):
                return Link(mention, SELF, RelationType.CITES, cue, "own.quoted", 0.8)
            relation, partial = enacts(self.lower, self.sentence, self.header, cue, mention)
            return Link(
                mention, SELF, relation, cue, "own.enacts" if relation in CHANGES else "own.duty", 0.95, partial
            )
        issues = self.header.kind in _ISSUING and self._opens(tokens, index) and mention.start - cue.end < 10
        if relation is RelationType.ISSUES and issues:
            return Link(mention, SELF, relation, cue, "own.verb", 0.9)
        return Link(mention, SELF, RelationType.CITES, cue, "own.cites", 0.7)

    def _recital(self, tokens: list[Token], index: int) -> Token | None:
        """Return the "căn cứ" whose clause reaches to `tokens[index]`."""
        for at in range(index, -1, -1):
            token = tokens[at]
            if token.plays(Role.BASIS) and at and tokens[at - 1].plays(Role.BASIS):
                continue
            if token.plays(Role.BASIS):
                if _OTHER_CLAUSE.search(self.lower, token.end, tokens[index].start):
                    return None
                charged = any(t.plays(Role.ACTOR, Role.DUTY, Role.CHARGE) for t in tokens[:at])
                return token if self._opens(tokens, at) and not charged else None
            if token.mark == ";":
                return None
            before = tokens[at - 1] if at else None
            follows = before is not None and before.mark == "," and self.lower[before.end : token.start].isspace()
            if follows and token.plays(*_CLAUSE_OPENERS):
                return None
        return None

    def _rests(self, basis: Token, mention: Mention) -> bool:
        """Whether a clause that begins with "căn cứ" here says what the document itself rests on.

        In a preamble it does. In the body it does where the document argues ("Căn cứ Điều 5 Luật ..., trường hợp của
        ông được miễn thuế"), or where nothing but the act follows; "căn cứ Luật ..., các sở xây dựng" is a duty.
        """
        at_once = JOINING.fullmatch(self.lower, basis.end, mention.start) is not None
        if mention.scope is Scope.APPENDIX:
            return at_once and self.header.kind in _ISSUING and not self._in_form(mention)
        if mention.scope is not Scope.BODY:
            return True
        if self.header.kind in _ARGUING:
            return _COMPETENCE.match(self.lower, basis.end) is None
        rest = self.lower[mention.end : self.sentence.end].rstrip()
        return at_once and (rest.endswith(";") or "," not in rest)

    def _in_form(self, mention: Mention) -> bool:
        """Whether blanks to fill in stand around a recital of an appendix: it is that of a future document."""
        around = max(0, mention.start - _FORM_REACH), mention.end + _FORM_REACH
        return _TO_FILL_IN.search(self.lower, *around) is not None

    def _opens(self, tokens: list[Token], index: int) -> bool:
        """Whether the cue opens its clause: it begins the sentence, or follows a comma or a semicolon."""
        cue = tokens[index]
        before = self.lower[max(self.sentence.begin, cue.start - 6) : cue.start].rstrip(' \n"“')
        return not before or before[-1] in ",;:|"

    def _pointed(self, tokens: list[Token], index: int, mention: Mention) -> Link:
        pointer = tokens[index]
        if pointer.plays(Role.ATTACHED) and index and tokens[index - 1].mark == "(":
            return Link(mention, SELF, RelationType.CITES, pointer, "own.cites", 0.85)
        own_words = pointer.cue is not None and not any(
            t.plays(Role.POINTER) and t.cue and t.cue.phrase.startswith("theo") for t in tokens
        )
        for at, token in enumerate(tokens[:index] if own_words else ()):
            if token.cue is not None and token.cue.relation in CHANGES and token.plays(Role.VERB):
                link = self._governed(tokens, at, mention)
                if link.relation in CHANGES:
                    return link
        if any(t.plays(Role.FUNDS) for t in tokens[:index]):
            return Link(mention, SELF, RelationType.CITES, pointer, "own.cites", 0.85)
        if pointer.cue is not None and pointer.cue.phrase in _PLACES and self._guides(tokens[:index], pointer, mention):
            return Link(mention, SELF, RelationType.GUIDES, pointer, "own.pointer", 0.9)
        if _FORM.search(self.lower, max(self.sentence.begin, pointer.start - 60), pointer.start):
            return Link(mention, SELF, RelationType.CITES, pointer, "own.cites", 0.85)
        verb = self._verb_before(tokens, index)
        if verb is None or verb.plays(Role.MENTION):
            return Link(mention, SELF, RelationType.CITES, verb or pointer, "own.cites", 0.85)
        return Link(mention, SELF, RelationType.IMPLEMENTS, verb, "own.pointer", 0.85)

    def _guides(self, tokens: list[Token], pointer: Token, mention: Mention) -> bool:
        """Whether the document says of itself that it guides: in its title, or with itself or its issuer as subject."""
        for at, token in enumerate(tokens):
            if token.plays(Role.VERB) and token.cue is not None and token.cue.relation is RelationType.GUIDES:
                issued = mention.scope is Scope.PREAMBLE and _ISSUED.search(
                    self.lower, self.sentence.begin, token.start
                )
                described = _GUIDE.search(self.lower, max(self.sentence.begin, token.start - 30), token.start)
                if self.lower[token.end : pointer.start].isspace() or (described and not issued):
                    return False
                if mention.scope is Scope.TITLE:
                    return self._opens(tokens, at)
                if issued or any(t.plays(Role.SELF) and token.start - t.end <= 40 for t in tokens[:at]):
                    return True
                subject = _ISSUER.match(self.lower, self.sentence.begin, token.start)
                first = not any(t.mark or t.plays(Role.VERB, Role.POINTER) for t in tokens[:at])
                return mention.scope is Scope.PREAMBLE and first and subject is not None
        return False

    def _verb_before(self, tokens: list[Token], index: int) -> Token | None:
        """Return the verb whose object a pointer belongs to: one that carries out, or one that only takes note.

        "thực hiện theo quy định tại X" is a bare pointer: its verb has no object, and counts for nothing.
        """
        first = index
        for at in range(index - 1, -1, -1):
            token = tokens[at]
            if token.mark == ";":
                return None
            if token.plays(Role.MENTION) and not self._is_object(tokens, at):
                return token
            if token.plays(Role.POINTER, Role.ATTACHED):
                first = at
            if token.plays(Role.VERB) and token.cue is not None and token.cue.relation is RelationType.IMPLEMENTS:
                if tokens[index].plays(Role.ATTACHED) and titles_annex(self.lower, self.sentence.begin, token):
                    continue
                if token.cue.phrase == "hoàn thành" and self._describes(token):
                    return None
                if self._in_adverbial(tokens, at, tokens[index]):
                    return None
                return token if self._has_object(token, tokens[first], tokens[index]) else None
        return None

    def _is_object(self, tokens: list[Token], at: int) -> bool:
        """Whether an opinion is what the verb right before it carries out: "thực hiện ý kiến của Bộ Nội vụ tại"."""
        verb, opinion = tokens[at - 1] if at else None, tokens[at]
        if verb is None or verb.cue is None or opinion.cue is None or opinion.cue.phrase != "ý kiến":
            return False
        carries_out = verb.plays(Role.VERB) and verb.cue.relation is RelationType.IMPLEMENTS
        return carries_out and self.lower[verb.end : opinion.start].isspace()

    def _describes(self, verb: Token) -> bool:
        """Whether a verb only describes whom or what the clause is about: "đối với học viên hoàn thành khóa học"."""
        return _DESCRIBING.search(self.lower, max(self.sentence.begin, verb.start - 200), verb.start) is not None

    def _in_adverbial(self, tokens: list[Token], at: int, pointer: Token) -> bool:
        """Whether a verb stands in an adverbial that ends before the clause of the pointer begins."""
        verb = tokens[at]
        head = next((t.end for t in reversed(tokens[:at]) if t.mark and t.mark in ",;:"), self.sentence.begin)
        opened = _ADVERBIAL.match(self.lower, head, verb.start)
        return opened is not None and _NEW_SUBJECT.search(self.lower, verb.end, pointer.start) is not None

    def _has_object(self, verb: Token, first: Token, pointer: Token) -> bool:
        """Whether words between a verb and the pointer after it are its object, and in the same clause."""
        between = self.lower[verb.end : pointer.start]
        count = len(between.split())
        stated = pointer.cue is not None and pointer.cue.phrase in _STATING
        far = count > (6 if stated else 40) and not pointer.plays(Role.ATTACHED)
        if far and not stated and count <= _FARTHEST_ORDER:
            far = _DIRECTED.search(between) is None
        negated = _UNDONE.search(self.lower, max(self.sentence.begin, verb.start - 12), verb.start) is not None
        bare = self.lower[verb.end : first.start].isspace() or _PLACED.match(self.lower, verb.end) is not None
        return not (bare or far or negated or _STATED.search(between) or _OTHER_CLAUSE.search(between))

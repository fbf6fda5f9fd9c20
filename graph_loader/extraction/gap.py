"""The words between two documents of a sentence: whether a title runs through them, a list, or a new clause begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph_loader.extraction.clause import Token
from graph_loader.extraction.link import CHANGES, JOINING, RELATING, relates, wording
from graph_loader.extraction.model import Mention, RelationType
from graph_loader.reference.cues import Role

_ASIDE = wording(r"(?:gắn(?: liền)? với|để|nhằm|trong|khi|nếu|đối với|làm cơ sở|theo đó)(?!\w)")
_BESIDE = wording(r"(?:gắn(?: liền)? với|kết hợp với|đồng thời|cùng với)(?: (?:việc|tổ chức))*\s*$")
_OBJECT = wording(
    r"\s*(?:các|những|ý kiến|văn bản|nội dung|sự)?\s*"
    r"(?:hướng dẫn|chỉ đạo|yêu cầu|kết luận|đề nghị|ý kiến|thông báo|nhiệm vụ|quy định)"
    r" (?:của|tại|nêu|theo|đã|được)(?!\w)"
)
_ANNEX = wording(
    r"\s*(?:các )?(?:Quy (?:chế|định|trình)|Điều lệ|Kế hoạch|Đề án|Chương trình|Chiến lược|Danh mục)(?!\w)"
)
_WROTE = wording(r"(?<!\w)(?:đã )?(?:có|gửi|ký)(?: các)?\s*\Z")
_PURPOSE = wording(r"\s*(?:để|nhằm|góp phần|đồng thời|qua đó|từ đó|trong đó|theo đó|trên cơ sở đó)(?!\w)")
_SOME = wording(r"\s*(?:một số (?:điều|nội dung))?\s*")
_ASIDES = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"\w+")
_NEXT = re.compile(r"\s+([^\W\d_]+)")
_FUNCTION_WORDS = frozenset({
    "của", "có", "là", "được", "đã", "và", "hoặc", "để", "nhằm", "trong", "tại", "theo", "với", "trên", "thì", "nêu",
    "vẫn", "phải", "cho", "từ", "do", "khi", "nếu", "như", "bị", "sẽ", "đang", "cùng", "này", "nói", "còn", "bằng",
    "hết", "gồm",
})  # fmt: skip
_ORDERS = frozenset({RelationType.IMPLEMENTS, RelationType.ISSUES})
_FAR = 20
_FARTHEST = 30


@dataclass(frozen=True, slots=True)
class Gap:
    """The gap before a mention.

    Attributes:
        text: `Reading.text`.
        lower: `Reading.lower`.
        tokens: its tokens, those within closed parentheses left out.
        end: where the last document before it ends, or the sentence begins.
        mention: the mention that ends it.
    """

    text: str
    lower: str
    tokens: Sequence[Token]
    end: int
    mention: Mention

    def after(self, index: int) -> "Gap":
        """Return the same gap without its first tokens, up to and with that at `index`."""
        return Gap(self.text, self.lower, self.tokens[index + 1 :], self.end, self.mention)

    def cue(self) -> Token | None:
        """Return the last cue that relates the mention."""
        return next((t for t in reversed(self.tokens) if relates(self.lower, t, self.mention)), None)

    def stop(self) -> int | None:
        """Return the index of the last semicolon."""
        return next((i for i in range(len(self.tokens) - 1, -1, -1) if self.tokens[i].mark == ";"), None)

    def wrote(self) -> int | None:
        """Return the index of the mark after which an office says that it wrote the mention: ", Bộ Nội vụ đã có"."""
        if not _WROTE.search(self.lower, max(self.end, self.mention.start - 20), self.mention.start):
            return None
        marks = (i for i in range(len(self.tokens) - 2, -1, -1) if self.tokens[i].mark in {",", ";"})
        mark = next(marks, None)
        if mark is None or not self.tokens[mark + 1].plays(Role.ACTOR):
            return None
        return mark if self.lower[self.tokens[mark].end : self.tokens[mark + 1].start].isspace() else None

    def is_filled(self) -> bool:
        """Whether nothing but the words of a list stands in it."""
        return JOINING.fullmatch(self.lower, self.end, self.mention.start) is not None

    def stands_beside(self) -> bool:
        """Whether the mention goes together with the document before it ("gắn với", "kết hợp với")."""
        return _BESIDE.search(self.lower, max(self.end, self.mention.start - 40), self.mention.start) is not None

    def joint(self) -> Token | None:
        """Return the comma, colon or "và" that joins the mention to a list, only filling words between.

        A comma within provisions ("khoản 1, khoản 2 Điều 3 Luật ...") is no joint.
        """
        for index in range(len(self.tokens) - 1, -1, -1):
            token = self.tokens[index]
            if token.plays(*RELATING):
                return None
            if token.mark in {",", ":"} or token.plays(Role.AND):
                before = next((t for t in reversed(self.tokens[:index]) if t.plays(*RELATING)), None)
                provisions = before is not None and JOINING.fullmatch(self.lower, before.end, token.start)
                joins = JOINING.fullmatch(self.lower, token.end, self.mention.start)
                return token if joins and not provisions else None
        return None

    def joint_before(self, cue: Token) -> Token | None:
        """Return the last comma or "và" before a cue."""
        return next(
            (t for t in reversed(self.tokens) if t.start < cue.start and (t.mark == "," or t.plays(Role.AND))), None
        )

    def title_runs_on(self, stop: int) -> bool:
        """Whether a title runs on after the semicolon: before a small letter that opens no clause."""
        following = self.tokens[stop + 1 :]
        first = _WORD.search(self.text, self.tokens[stop].end)
        if first is None or not first.group().islower() or not following:
            return False
        return not (following[0].start == first.start() and following[0].cue is not None)

    def title(self) -> Token | None:
        """Return the word that opens the title of the last document; it follows the document at once."""
        first = next((t for t in self.tokens if t.plays(Role.OPENER, Role.VERB)), None)
        if first is None or any(t.plays(Role.AND) for t in self.tokens if t.start < first.start):
            return None
        if any(t.plays(Role.CHARGE) for t in self.tokens if t.start < first.start):
            return None
        between = _ASIDES.sub("", self.lower[self.end : first.start])
        words = between.split()
        near = len(words) <= (25 if words[:1] == ["của"] else 8)
        return first if near and not set(between) & set(",;:") else None

    def is_far(self, cue: Token) -> bool:
        """Whether too many words stand before a cue for it to belong to the last document."""
        return len(self.lower[self.end : cue.start].split()) > _FARTHEST

    def is_titled(self, cue: Token) -> bool:
        """Whether the title of the last document is open at `cue`."""
        title = self.title()
        return title is not None and title.start < cue.start

    def shares_object(self, pointer: Token) -> bool:
        """Whether the mention is another object of the verb before: "... và hướng dẫn của Bộ Nội vụ tại X"."""
        joint = self.joint_before(pointer)
        return joint is not None and _OBJECT.match(self.lower, joint.end, pointer.end) is not None

    def lists_annex(self, cue: Token) -> bool:
        """Whether an annex is a member of a list by itself: "..., Quy chế ban hành kèm theo Quyết định X"."""
        joint = self.joint_before(cue)
        return joint is not None and _ANNEX.match(self.text, joint.end) is not None

    def has_second_verb(self, cue: Token) -> bool:
        """Whether the title of a document goes on with `cue`: "hướng dẫn Nghị định A và sửa đổi Thông tư B"."""
        before = self.tokens[: self.tokens.index(cue)]
        if not before or not before[-1].plays(Role.AND) or any(t.plays(Role.OPENER, Role.VERB) for t in before):
            return False
        return self.lower[before[-1].end : cue.start].isspace()

    def is_passive(self, cue: Token) -> bool:
        """Whether the document before it was changed by the mention ("được sửa đổi, bổ sung bởi", "sửa đổi tại")."""
        if cue.plays(Role.PASSIVE):
            return True
        if cue.plays(Role.VERB):
            return self.lower[cue.end : self.mention.start].strip().startswith("bởi")
        at = self.tokens.index(cue)
        if not cue.plays(Role.POINTER) or not at:
            return False
        before = self.tokens[at - 1]
        changes = before.plays(Role.VERB) and before.cue is not None and before.cue.relation in CHANGES
        return before.plays(Role.PASSIVE) or (
            changes and _SOME.fullmatch(self.lower, before.end, cue.start) is not None
        )

    def new_clause(self, cue: Token, *, recital: bool) -> int | None:
        """Return the index where a clause of the document itself begins, None where the title goes on.

        Args:
            cue: the cue that governs the mention.
            recital: the sentence is a recital ("Căn cứ ..."), whose titles run on over commas.
        """
        at = self.tokens.index(cue)
        if _BESIDE.search(self.lower, max(self.end, cue.start - 40), cue.start):
            return at
        title = self.title()
        enumerates = title is not None and self._opens_with_verb(title)
        for index in range(at - 1, -1, -1):
            token = self.tokens[index]
            if not recital and token.plays(Role.MENTION) and relates(self.lower, token, self.mention):
                return index
            if title is None and not recital and token.plays(Role.CHARGE):
                return index
            if token.mark == "," and not recital and _PURPOSE.match(self.lower, token.end):
                return index + 1
            if (token.mark == "," or token.plays(Role.AND)) and self._opens_clause(
                token, self.tokens[index + 1 : at + 1], recital=recital, enumerates=enumerates
            ):
                return index + 1
        if not recital and cue.plays(Role.MENTION):
            return at
        if recital or title is not None:
            return None
        comma = next((i for i, t in enumerate(self.tokens[:at]) if t.mark == ","), None)
        if comma is not None and not self._runs_into_title():
            return comma + 1
        between = self.lower[self.end : cue.start]
        aside = _ASIDE.search(between) is not None or len(between.split()) > _FAR
        return 0 if aside and not cue.plays(Role.POINTER) else None

    def _runs_into_title(self) -> bool:
        """Whether the last document runs into a title without "về": "Kế hoạch số 5 mua sắm thiết bị, đồ dùng ..."."""
        word = _NEXT.match(self.text, self.end)
        return word is not None and word.group(1).islower() and word.group(1) not in _FUNCTION_WORDS

    def _opens_clause(self, joint: Token, following: Sequence[Token], *, recital: bool, enumerates: bool) -> bool:
        """Whether a clause follows a comma or "và": an office that acts, a basis, a verb that is no title's."""
        first = following[0]
        if not self.lower[joint.end : first.start].isspace():
            return False
        if first.plays(Role.ACTOR):
            return not recital or any(t.plays(Role.DUTY, Role.CHARGE) or self._orders(t) for t in following[1:])
        if first.plays(Role.BASIS):
            return True
        if first.plays(Role.MENTION):
            return relates(self.lower, first, self.mention)
        if not first.plays(Role.VERB, Role.DUTY, Role.CHARGE) or enumerates or (recital and joint.mark != ","):
            return False
        relation = first.cue.relation if first.cue else None
        return relation is not RelationType.GUIDES and (not recital or relation is RelationType.IMPLEMENTS)

    def _orders(self, token: Token) -> bool:
        """Whether a token is a verb by which an office acts on its own: it carries out, or issues."""
        return token.plays(Role.VERB) and token.cue is not None and token.cue.relation in _ORDERS

    def _opens_with_verb(self, title: Token) -> bool:
        """Whether a title begins with a duty ("về tăng cường ..., đẩy mạnh ..."), so that more of them may follow."""
        at = self.tokens.index(title)
        if not title.plays(Role.OPENER) or at + 1 == len(self.tokens):
            return False
        following = self.tokens[at + 1]
        return following.plays(Role.DUTY, Role.CHARGE, Role.VERB) and self.lower[title.end : following.start].isspace()

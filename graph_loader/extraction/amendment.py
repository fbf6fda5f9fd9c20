"""Whether the document itself changes, replaces or repeals another one, or only speaks of it.

By Luật Ban hành văn bản quy phạm pháp luật (80/2015/QH13, 64/2025/QH15) an act is changed, replaced or ended only by
an act of its issuer or of a higher authority, and the changing act names it. Plans, reports and letters that speak of
a change make none.
"""

from collections.abc import Sequence

from graph_loader.extraction.clause import Sentence, Token
from graph_loader.extraction.link import CHANGES, PART, PROVISIONS, Link, wording
from graph_loader.extraction.model import SELF, Header, Level, Mention, RelationType, Scope, Target
from graph_loader.reference.cues import Role, cues

_ACTS = frozenset(
    {"HP", "Luat", "BL", "PL", "NQ", "ND", "QD", "TT", "TTLT", "NQLT", "LTT", "SL", "L", "CT", "QyD", "QC", "KL"}
)
_PLANS = frozenset({"KH", "CTr", "DA", "PA", "HD", "TB"})
_WORDING = wording(r"(?:cụm từ|từ ngữ|các từ|một số từ)(?!\w)")
_OPENING = wording(r"\s*(?:(?:nay|về việc|việc|v/v|phê duyệt)\s+)*")
_TITLE_OPENING = wording(
    r"\s*(?:(?:về việc|việc|v/v|phê duyệt|quyết định|nghị quyết|nghị định|thông tư|luật|pháp lệnh|kế hoạch|"
    r"chương trình|ban hành)\s+)*"
)
_ISSUING = wording(
    r"(?<!trình\s)(?:hội đồng nhân dân|ủy ban nhân dân|chính phủ|bộ trưởng|thủ tướng chính phủ|ubnd|hđnd|chủ tịch)"
    r"[^,;.]{0,60}?\s+ban hành\s+(?:quyết định|nghị quyết|nghị định|thông tư|thông tư liên tịch|luật)\s+"
    r"(?:về việc\s+|về\s+)?$"
)
_SINCE = wording(
    r"\s*(?:toàn bộ|một phần|hiệu lực|thi hành|đồng thời|cùng ngày|,|\s)*"
    r"(?:kể từ|từ|bởi|bằng|theo|tại|khi|do|vào|trước|\Z|[.;:])"
)
_PART_SUBJECT = wording(
    r"(?:các\s+|những\s+)?(?:nội dung|quy định|điều|khoản|điểm|phụ lục|danh mục|thủ tục|mục|chương|phần)(?!\w)"
)
_ANNEX = wording(r"danh mục(?: [^\W\d_]+){0,8} (bãi bỏ|hết hiệu lực)(?!\w)")
_LISTED = wording(
    r"\s*(?:(?:kể )?từ ngày [^,;:]{1,60},\s*)?(?:các|những) "
    r"(?:văn bản(?: quy phạm pháp luật)?|luật|pháp lệnh|nghị định|"
    r"nghị quyết|quyết định|thông tư|chỉ thị|quy định)(?: sau(?: đây)?| dưới đây)[^:;]{0,120}:"
)
_REPEALING = wording(r"(?:về việc |v/v )?(?:bãi bỏ|hủy bỏ)")
_PUBLISHING = wording(r"công bố|thủ tục hành chính")
_PARTLY = wording(r"\s*một phần")
_DRAFT = wording(r"(?<!\w)(?:dự thảo|dự án|đề nghị|xây dựng)(?: [^\W\d_]+){0,3}\s*$")
_JOINED = wording(r"\s*(?:,|,?\s(?:và|hoặc))\s*")
_AMENDING = wording(r"(?<!\w)(?:sửa đổi|bổ sung)(?!\w)")
_COORDINATED = wording(r"(?:,|\svà|;)(?:\s+đồng thời)?\s*$")
_LOOSE = frozenset({"bổ sung", "điều chỉnh", "sửa đổi"})
_OBJECT = wording(
    r"(?:\s|[\d.,;]+|(?:kỹ thuật|một số|nội dung|các|điều|khoản|điểm|mục|chương|phần|phụ lục|tiết|quy định|tại|của|và|"
    r"số|tên|cụm từ|danh mục|quy chế|quyết định|nghị quyết|nghị định|thông tư|kế hoạch|ban hành|kèm|theo|thứ|[a-zđ]|"
    r"[ivxlc]+)(?!\w))*"
)
_ATTACHED = wording(r"(?<!\w)(?:(?:được )?ban hành )?kèm theo\s*$")
_ANNEX_OF = wording(
    r"\s*(?:một số (?:điều|nội dung) (?:của|trong|tại) )?(?:bản )?(?:quy định|quy chế|quy trình|điều lệ|kế hoạch|đề án|"
    r"chương trình|phương án|bảng giá)(?!\w)|"
    r"(?<!\w)(?:tại|trong|thuộc|của) (?:(?:điểm|tiểu mục|mục|khoản|điều|phần|số thứ tự) [^\s,]+ )*"
    r"(?:phụ lục|danh mục|điều)(?!\w)"
)
_ASIDE = wording(r"(?<!\w)(?:để|nhằm|theo|phù hợp|căn cứ)(?!\w)")
_LOCAL = frozenset({Level.PROVINCE, Level.DISTRICT, Level.COMMUNE})
_FARTHEST = 600
_RANKS = {"HP": 0, "BL": 1, "Luat": 1, "PL": 1, "ND": 2, "TT": 3, "TTLT": 3}
"""Kinds of acts from the highest; other kinds stand at several levels."""

_DOWNWARD = frozenset({RelationType.GUIDES, RelationType.IMPLEMENTS})
"""What an act does to one above it, never to one below."""

_CENTRAL = frozenset({Level.CENTRAL, Level.MINISTRY})
_WHOLE = wording(r"toàn bộ(?: nội dung)?(?!\w)")


def enacts(lower: str, sentence: Sentence, header: Header, cue: Token, mention: Mention) -> tuple[RelationType, bool]:
    """Return the relation that the changing verb `cue` makes of the document itself, and whether in part.

    Args:
        lower: `Reading.lower`.
        sentence: the sentence.
        header: what the document says of itself.
        cue: the verb.
        mention: the mention that it governs.
    """
    relation = cue.cue.relation if cue.cue else None
    first = _first_of_compound(lower, sentence, cue)
    if relation is None or not _acts(lower, sentence, header.kind, first, mention.scope):
        return RelationType.CITES, False
    if first is not cue and _AMENDING.search(lower, first.start, cue.end):
        return RelationType.AMENDS, False
    if cue.cue and cue.cue.phrase in _LOOSE and not _names_act(lower, cue.end, mention.start):
        return RelationType.CITES, False
    return _in_part(relation, lower, cue.end, mention.start)


def _first_of_compound(lower: str, sentence: Sentence, cue: Token) -> Token:
    """Return the first of the changing verbs that share an object: "bãi bỏ, sửa đổi và thay thế một số điều của"."""
    first = cue
    for token in reversed(sentence.tokens):
        if token.start >= first.start or token.mark == "," or token.plays(Role.AND):
            continue
        relation = token.cue.relation if token.plays(Role.VERB) and token.cue else None
        if relation not in CHANGES or not _JOINED.fullmatch(lower, token.end, first.start):
            break
        first = token
    return first


def within_power(header: Header, target: Target | None) -> bool:
    """Whether a document can change an act: none of a locality changes one of the centre, no circular a decree."""
    if target is None:
        return True
    if header.level in _LOCAL and target.level in _CENTRAL:
        return False
    return not outranks(target.kind, header.kind)


def outranks(one: str | None, other: str | None) -> bool:
    """Whether acts of the first kind stand above those of the second; False where a kind stands at several levels."""
    ranks = _RANKS.get(one or ""), _RANKS.get(other or "")
    return ranks[0] is not None and ranks[1] is not None and ranks[0] < ranks[1]


def conceivable(source: str | None, relation: RelationType, target: str | None) -> bool:
    """Whether an act of one kind can stand so to one of another: no circular changes a decree, no law guides one."""
    if relation in CHANGES:
        return not outranks(target, source)
    return relation not in _DOWNWARD or not outranks(source, target)


def _in_part(relation: RelationType, lower: str, start: int, end: int) -> tuple[RelationType, bool]:
    between = lower[start:end]
    if relation is RelationType.AMENDS:
        return relation, False
    if _WORDING.search(between):
        return RelationType.AMENDS, False
    partial = _names_part(lower, start, end) or PROVISIONS.fullmatch(lower, start, end) is not None
    if relation is RelationType.REPLACES and partial:
        return RelationType.AMENDS, False
    return relation, partial and relation is RelationType.REPEALS


def _acts(lower: str, sentence: Sentence, kind: str | None, cue: Token, scope: Scope) -> bool:
    subject = next((t for t in sentence.tokens if t.plays(Role.SELF)), None)
    if subject is not None and subject.end <= cue.start:
        between = lower[subject.end : cue.start]
        if len(between) <= 40 or (subject.start == sentence.begin and _COORDINATED.search(between[-12:])):
            return True
    if _DRAFT.search(lower, max(sentence.begin, cue.start - 40), cue.start):
        return False
    before = lower[max(sentence.begin, cue.start - 120) : cue.start]
    opening = _TITLE_OPENING if scope is Scope.TITLE else _OPENING
    opens = cue.start - sentence.begin <= 120 and opening.fullmatch(before) is not None
    if scope is Scope.TITLE:
        return opens and (kind is None or kind in _ACTS or kind in _PLANS)
    issues = scope is Scope.PREAMBLE and _ISSUING.search(before) is not None
    return kind in _ACTS and (opens or issues)


Ending = tuple[Token, RelationType]
"""A verb that ends acts, and whether it repeals or replaces them."""


def ended(lower: str, sentence: Sentence, endings: Sequence[Ending], links: Sequence[Link]) -> list[Link]:
    """Return the repeals that a sentence states of the mentions before its verb.

    "Quyết định số 5/2010/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực"; "bị bãi bỏ", "được thay thế bởi
    Quyết định này" as well.
    """
    found: list[Link] = []
    for token, relation in endings:
        if not _SINCE.match(lower, token.end, sentence.end):
            continue
        for link in links:
            if link.source != SELF or link.mention.end > token.start:
                continue
            part = _subject_part(lower, sentence, link)
            if part is None:
                continue
            partial = relation is RelationType.REPEALS and (part or _PARTLY.match(lower, token.end) is not None)
            found.append(Link(link.mention, SELF, relation, token, "own.ended", 0.9, partial))
    return found


def _subject_part(lower: str, sentence: Sentence, link: Link) -> bool | None:
    """Return whether the subject that ends is a part of the act; None where it is something that the act governs."""
    cue = link.cue
    start = max(sentence.begin, lower.rfind(",", sentence.begin, link.mention.start) + 1)
    if cue is not None and cue.end <= link.mention.start and cue.plays(Role.POINTER, Role.ATTACHED, Role.VERB):
        return True if _PART_SUBJECT.match(lower, sentence.begin) else None
    return _names_part(lower, start, link.mention.start)


def ending_before(endings: Sequence[Ending], tokens: Sequence[Token]) -> Ending | None:
    """Return the ending that a colon opens a list of ("Các quyết định sau đây hết hiệu lực kể từ ngày ... :")."""
    for token, relation in endings:
        if token in tokens and any(t.mark == ":" for t in tokens[tokens.index(token) :]):
            return token, relation
    return None


def is_repealing(header: Header) -> bool:
    """Whether an act repeals others by its title; one that publishes what others ended, or procedures, does not."""
    title = " ".join((header.title or "").lower().split())
    return header.kind in _ACTS and _REPEALING.match(title) is not None and _PUBLISHING.search(title) is None


def annex_of_repealed(lower: str, start: int, end: int) -> Token | None:
    """Return the words of a heading by which the annex of a repealing act lists what it repeals.

    "DANH MỤC VĂN BẢN BỊ BÃI BỎ (kèm theo Quyết định ...)" below a decision "Bãi bỏ một số văn bản ...".
    """
    match = _ANNEX.search(lower, start, min(end, start + 300))
    return Token(match.start(1), match.end(1), cues()["bãi bỏ"]) if match else None


def endings_of(lower: str, sentence: Sentence, header: Header) -> list[Ending]:
    """Return the verbs that end acts of which the document itself is the cause.

    It says so ("kể từ ngày Nghị định này có hiệu lực"), or opens a list of what ends ("Các văn bản sau hết hiệu lực:").
    """
    if header.kind not in _ACTS:
        return []
    names_itself = lower.find("này", sentence.start, sentence.end) >= 0 and any(
        t.plays(Role.SELF) for t in sentence.tokens
    )
    if not names_itself and _LISTED.match(lower, sentence.begin, sentence.end) is None:
        return []
    found: list[Ending] = []
    for index, token in enumerate(sentence.tokens):
        relation = token.cue.relation if token.cue else None
        if token.plays(Role.ENDED):
            found.append((token, RelationType.REPEALS))
        elif token.plays(Role.PASSIVE) and relation in {RelationType.REPLACES, RelationType.REPEALS}:
            agent = next(
                (t for t in sentence.tokens[index + 1 :] if t.mention or t.mark == ":" or t.plays(Role.SELF)), None
            )
            if relation is not None and (agent is None or agent.mention is None):
                found.append((token, relation))
    return found


def _names_act(lower: str, start: int, end: int) -> bool:
    """Whether the object of "sửa đổi", "điều chỉnh" is the act that follows, a part of it, or what is attached to it.

    "điều chỉnh danh mục dự án tại mục 3 Phụ lục II kèm theo Quyết định X", "sửa đổi Quy chế ... kèm theo Quyết định X".
    """
    if _OBJECT.fullmatch(lower, start, end):
        return True
    attached = _ATTACHED.search(lower, max(start, end - 40), end)
    if attached is None or end - start > _FARTHEST:
        return False
    object_ = lower[start : attached.start()]
    return _ANNEX_OF.search(object_) is not None and _ASIDE.search(object_) is None


def _names_part(lower: str, start: int, end: int) -> bool:
    return PART.search(_WHOLE.sub("", lower[start:end])) is not None

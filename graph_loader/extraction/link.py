"""The place of a mention among documents, and the words that decide it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph_loader.extraction.clause import Token
from graph_loader.extraction.model import Mention, RelationType
from graph_loader.reference.cues import Role

RELATING = (Role.BASIS, Role.VERB, Role.PASSIVE, Role.ATTACHED, Role.POINTER, Role.MENTION)
"""The roles of cues that tie a document to the one that follows or precedes."""

CHANGES = frozenset({RelationType.AMENDS, RelationType.REPLACES, RelationType.REPEALS})
"""The relations by which one act changes or ends another."""


def wording(pattern: str) -> re.Pattern[str]:
    """Compile a pattern in which a blank stands for any blanks and line ends; for `Reading.lower`."""
    return re.compile(pattern.replace(" ", r"\s+"))


PART = wording(
    r"(?:(?:điều|khoản|điểm|mục|chương|phần|tiết|số thứ tự|mẫu số|mẫu|biểu)\s+(?:\d[\w.]*|[ivxlc]+|[a-zđ])|"
    r"(?:một số|các|những)\s+(?:điều|khoản|điểm|mục|mẫu|biểu mẫu|cụm từ|quy định)|"
    r"phụ lục|biểu mẫu|một phần|nội dung|tthc|thủ tục)(?!\w)"
)
"""Words for a part of an act."""

PROVISIONS = wording(r"\s*(?:các|những|một số) quy định(?!\w)[^;]{0,300}\s(?:tại|trong|của)\s*")
"""Provisions of an act that are named by what they are about: "các quy định về xử lý kỷ luật ... tại"."""

JOINING = wording(
    r"(?:\s|[\d.,/-]+|(?:các|những|cả|một số|toàn bộ|điểm|khoản|điều|mục|chương|phần|phụ lục|tiết|số|của|và|hoặc|"
    r"đồng thời|văn bản|bộ|nội dung|quy định|kế hoạch|nghị quyết|nghị định|thông tư|quyết định|chỉ thị|kết luận|"
    r"chương trình|đề án|luật|[a-zđ]|[ivxlc]+)(?!\w))*"
)
"""Words that may stand between the joint of a list and its next member."""

VOICED = wording(
    r"(?:(?:\s|các(?!\w))*(?:ý kiến|báo cáo|đề nghị|đề xuất|kiến nghị|tham mưu)(?: [^\W\d_]+){0,4}?)? "
    r"của [^,;:.]{2,150} tại\s*"
)
"""What somebody put forward in the letter that follows: "báo cáo đề xuất của Sở ... tại"."""

_OF = re.compile(r"\s+của(?!\w)")
_ANNEX_NOUN = wording(
    r"(?<!\w)(?:quy định|quy chế|quy trình|kế hoạch|chương trình|đề án|phương án|danh mục)(?: về)?(?: việc)?\s*$"
)
_URGING = wording(r";|(?<!\w)(?:tiếp tục|tích cực|đẩy mạnh|tăng cường)(?!\w)")
_NEAR = 60


@dataclass(slots=True)
class Link:
    """A mention in its place: `source` stands in `relation` to it, because of `cue`.

    `rule` names how it was attached; `agent_of` is the mention of the document that it changed (passive), `changes`
    how; `limit` is where the name that holds it ends; `twins` are the members of a list that share the title after it
    ("số A, số B quy định chi tiết ...").
    """

    mention: Mention
    source: str
    relation: RelationType
    cue: Token | None
    rule: str
    confidence: float
    partial: bool = False
    agent_of: Mention | None = None
    changes: RelationType = RelationType.AMENDS
    limit: int | None = None
    twins: tuple[str, ...] = ()


def relates(lower: str, token: Token, mention: Mention) -> bool:
    """Whether a cue relates `mention`: a noun ("hướng dẫn của Bộ") does not, nor does a far "tuyên truyền"."""
    if not token.plays(*RELATING):
        return False
    if token.plays(Role.VERB) and _OF.match(lower, token.end):
        return False
    if not token.plays(Role.MENTION) or VOICED.fullmatch(lower, token.end, mention.start):
        return True
    return mention.start - token.end <= _NEAR and len(lower[token.end : mention.start].split()) <= 5


def titles_annex(lower: str, floor: int, verb: Token) -> bool:
    """Whether a verb stands in the title of what is attached: "Quy định thực hiện ... ban hành kèm theo"."""
    return _ANNEX_NOUN.search(lower, max(floor, verb.start - 40), verb.start) is not None


def reviews(lower: str, tokens: Sequence[Token], verb: Token) -> bool:
    """Whether a word of review governs a verb that carries out: "sơ kết 05 năm thực hiện", "tổng kết việc thi hành"."""
    for token in reversed(tokens):
        if token.start < verb.start and token.cue is not None and token.cue.relation is RelationType.REVIEWS:
            between = lower[token.end : verb.start]
            return len(between.split()) <= 10 and not _URGING.search(between)
    return False

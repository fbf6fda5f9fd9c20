"""The front of a document: letterhead, kind, title (trích yếu), preamble, and where the body begins.

The order of the parts is that of Phụ lục I of Nghị định 30/2020/NĐ-CP and, for the Party, of Hướng dẫn 36-HD/VPTW of
2018: national or party title, issuer, number, place and date, kind, trích yếu, bases, content. A công văn has no kind:
its "V/v" stands below the number and "Kính gửi" opens it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from graph_loader.extraction.layout import LOWER, Segment, in_capitals, segments, squeezed
from graph_loader.reference.kinds import Kind, by_lower_name

_FRONT = 40_000
"""How far the front of a document is looked for after its letterhead begins."""

_NATION = re.compile(r"CỘNG\s{1,3}H(?:ÒA|OÀ|OÀ)\s{1,3}XÃ\s{1,3}HỘI\s{1,3}CHỦ\s{1,3}NGHĨA\s{1,3}VIỆT\s{1,3}NAM")
_PARTY = re.compile(r"ĐẢNG\s{1,3}CỘNG\s{1,3}SẢN\s{1,3}VIỆT\s{1,3}NAM")
_INSIDE = re.compile(r"(?:^|[\n|])[ \-]*(?:Căn cứ |Điều 1[.: ])")
_NUMBER = re.compile(r"(?:luật |pháp lệnh |nghị quyết |lệnh )?số ?[:.]|số ?\d{1,5} ?[-/]|số ?[-/] ?[a-zđ]|v/v|kính gửi")
_ISSUER = re.compile(
    r"(?:ỦY|UỶ) BAN|HỘI ĐỒNG|UBND|HĐND|CHỦ TỊCH|BỘ |QUỐC HỘI|CHÍNH PHỦ|THỦ TƯỚNG|VĂN PHÒNG|SỞ |CỤC |TỔNG CỤC |TỈNH |HUYỆN |"
    r"THÀNH |BAN |ĐẢNG |TÒA ÁN|TOÀ ÁN|VIỆN |NGÂN HÀNG|KIỂM TOÁN|THANH TRA|BẢO HIỂM|LIÊN |TRƯỜNG |ĐẠI HỌC"
)
_AUTHORITY = re.compile(
    r"(?:PHÓ )?(?:CHỦ TỊCH|BỘ TRƯỞNG|THỦ TƯỚNG|THỐNG ĐỐC|CHÁNH |VIỆN TRƯỞNG|TỔNG |GIÁM ĐỐC|CỤC TRƯỞNG|CHỦ NHIỆM|TRƯỞNG BAN|"
    r"HIỆU TRƯỞNG|BÍ THƯ)|(?:ỦY|UỶ) BAN |HỘI ĐỒNG |CHÍNH PHỦ$|QUỐC HỘI$|QUỐC HỘI NƯỚC|BAN CHẤP HÀNH|BAN THƯỜNG VỤ|"
    r"BỘ [A-ZĐ]|SỞ |ĐẠI HỘI"
)
_OPEN_LINE = re.compile(
    r"(?:CỦA|VÀ|THUỘC|DO|CHO|VỀ|VỚI|TẠI|BỞI|LÀ|CÁC|GIỮA|TỪ|ĐẾN|TRONG|NGÀY|SỐ|THEO|TRÊN|TRƯỚC|,|-|–|“)$"
)
_RULE = re.compile(r"^[-–_=*~.+ ]+$")
_PREAMBLE = re.compile(
    r"(?:[-+] ?)?(?:căn cứ|thực hiện|triển khai|tiếp tục|theo |xét |để |nhằm|tại |ngày \d|(?:sáng|chiều|tối) ngày|trên cơ sở|"
    r"sau khi|thi hành|trong |từ ngày|kính gửi|qua |hiện nay|vừa qua|thời gian|nay |hôm nay|quán triệt|phát huy|chấp hành)"
)
_DECIDES = re.compile(
    r"(?:nay )?(?:quyếtđịnh|quyếtnghị|chỉthị|banhành|kếtluận|thôngbáo|nghịquyết|hướngdẫn|thôngtư|quyđịnh)"
)
_SECTION = re.compile(
    r"(?:điều 1\b|chương (?:i|1)\b|phần (?:i|1|thứ nhất|một|a)\b|mục (?:i|1)\b|i ?[.\-)/:]|a ?[.)\-] |1 ?[.)/\-:]|1\.1|\(1\)|"
    r"a\)|i\. )"
)
_FOLLOWS = re.compile(r"(?:sau|sau đây|dưới đây|kiến|yêu cầu|kết luận|thông báo|chỉ đạo|quyết định|nghị quyết|là) ?:$")


@dataclass(frozen=True, slots=True)
class Front:
    """Where the parts of the front stand, as offsets of `Reading.text`.

    Attributes:
        start: start of the letterhead; what stands before it is the site's.
        kind: the kind named on a line of its own, None where no such line was found.
        kind_span: the kind line; empty at the end of the letterhead where there is none.
        title: the trích yếu (of a công văn: the "V/v" line); empty where there is none.
        preamble: start of the preamble, after title and authority line.
        body: start of the first section.
        anchored: a national or party title, a number line or a kind line was found.
    """

    start: int
    kind: Kind | None
    kind_span: Segment
    title: Segment
    preamble: int
    body: int
    anchored: bool


@cache
def _squeezed_kinds() -> dict[str, Kind]:
    return {squeezed(name): kind for name, kind in by_lower_name().items()}


@cache
def _capital_kinds() -> re.Pattern[str]:
    names = sorted((name.upper() for name in by_lower_name()), key=len, reverse=True)
    return re.compile("(?:" + "|".join(names).replace(" ", r"\s{1,3}") + r")\b")


def front_of(text: str, lower: str) -> Front:
    """Return the parts of the front of a text (`Reading.text` and `Reading.lower`); linear in its length."""
    start, anchored = _start(text, lower)
    front = list(segments(text, start, min(start + _FRONT, len(text))))
    if not front:
        empty = Segment(start, start)
        return Front(start, None, empty, empty, start, start, anchored=False)
    at, taken, kind = _kind_line(text, lower, front)
    if kind is None:
        return _letter(text, lower, start, front, anchored=anchored)
    kind_span = Segment(front[at].start, front[at + taken - 1].end if taken else front[at].start)
    title, after = _title(text, lower, front, at + taken, same_line=taken == 0)
    preamble = front[after].start if after < len(front) else front[-1].end
    body = _body(text, lower, front, after)
    return Front(start, kind, kind_span, title, preamble, max(body, preamble), anchored=True)


def _start(text: str, lower: str) -> tuple[int, bool]:
    """Return where the letterhead begins and whether anything marks it."""
    anchors = [m.start() for m in (_NATION.search(text), _PARTY.search(text)) if m]
    inside = _INSIDE.search(text)
    anchor = min(anchors, default=-1)
    if anchor >= 0 and (inside is None or anchor < inside.start()):
        return _walk_back(text, lower, anchor), True
    limit = inside.start() if inside else len(text)
    for segment in segments(text, 0, min(limit, _FRONT)):
        words = text[segment.start : segment.end]
        low = lower[segment.start : segment.end]
        if _NUMBER.match(low) or (in_capitals(words) and (_capital_kinds().match(words) or _ISSUER.match(words))):
            return segment.start, True
    first = next(segments(text), None)
    return (first.start if first else 0), False


def _walk_back(text: str, lower: str, anchor: int) -> int:
    """Return the start of the lines of issuer and number that stand before the national title."""
    start = anchor
    for segment in reversed(list(segments(text, max(0, anchor - 1500), anchor))[-14:]):
        words = text[segment.start : segment.end]
        low = lower[segment.start : segment.end]
        if _RULE.match(words) or in_capitals(words) or _NUMBER.match(low):
            start = segment.start
        elif len(words) > 3:
            break
    return start


def _kind_line(text: str, lower: str, front: Sequence[Segment]) -> tuple[int, int, Kind | None]:
    """Return the index of the kind line, how many segments it takes (0: the title begins with it), and the kind."""
    for i, segment in enumerate(front[:70]):
        words = text[segment.start : segment.end]
        low = lower[segment.start : segment.end]
        if low.startswith(("kính gửi", "căn cứ ", "điều 1")) or len(words) > 400:
            break
        for taken in (1, 2, 3):
            joined = squeezed("".join(lower[s.start : s.end] for s in front[i : i + taken]))
            if len(joined) > 24:
                break
            kind = _squeezed_kinds().get(joined)
            if kind and (in_capitals(words) or i > 3):
                longer = squeezed("".join(lower[s.start : s.end] for s in front[i : i + taken + 1]))
                if longer in _squeezed_kinds():
                    continue
                return i, taken, kind
        match = _capital_kinds().match(words)
        if match and in_capitals(words):
            kind = _squeezed_kinds()[squeezed(match.group().lower())]
            return i, 0, kind
    return 0, 0, None


def _title(text: str, lower: str, front: Sequence[Segment], at: int, *, same_line: bool) -> tuple[Segment, int]:
    """Return the title and the index of the first segment after it and after the authority line."""
    end = at
    while end < len(front) and _RULE.match(text[front[end].start : front[end].end]):
        end += 1
    first = end
    if first == len(front):
        return Segment(front[at - 1].end, front[at - 1].end), first
    if in_capitals(text[front[first].start : front[first].end]):
        end = _capital_title(text, front, first)
    else:
        end = _plain_title(text, lower, front, first)
    title_end = end
    if in_capitals(text[front[first].start : front[first].end]):
        title_end = _without_authority(text, front, first + (0 if not same_line else 1), end)
    title = (
        Segment(front[first].start, front[title_end - 1].end)
        if title_end > first
        else Segment(
            front[first - 1].end if first else front[0].start, front[first - 1].end if first else front[0].start
        )
    )
    while end < len(front):
        words = text[front[end].start : front[end].end]
        if not _RULE.match(words) and not (in_capitals(words) and _AUTHORITY.match(words)):
            break
        end += 1
    return title, end


def _capital_title(text: str, front: Sequence[Segment], first: int) -> int:
    end = first
    while end < len(front):
        words = text[front[end].start : front[end].end]
        note = words.startswith("(") and end > first and len(words) < 200
        if not (in_capitals(words) or (words.isdigit() and end > first) or note) or _decides(words):
            break
        if re.match(r"(?:I|A|1)[.)\-] |CHƯƠNG I\b|PHẦN (?:I|THỨ)\b|ĐIỀU 1\b|KÍNH GỬI", words):
            break
        end += 1
    return end


def _decides(words: str) -> bool:
    return words.rstrip().endswith(":") and _DECIDES.fullmatch(squeezed(words.lower())) is not None


def _plain_title(text: str, lower: str, front: Sequence[Segment], first: int) -> int:
    """Return the index after a title in small letters: one paragraph, ended by a blank line or by the preamble."""
    low = lower[front[first].start : front[first].end]
    if low.startswith(("căn cứ", "kính gửi", "điều 1")) or _SECTION.match(low):
        return first
    if _PREAMBLE.match(low) and (low.endswith((";", ":", ".")) or len(low) > 700):
        return first
    end = first + 1
    while end < len(front):
        between = text[front[end - 1].end : front[end].start]
        low = lower[front[end].start : front[end].end]
        words = text[front[end].start : front[end].end]
        if between.count("\n") > 1 or "|" in between or (_PREAMBLE.match(low) and words[0].isupper()):
            break
        if _SECTION.match(low) or in_capitals(words) or end - first > 8:
            break
        end += 1
    return end


def _without_authority(text: str, front: Sequence[Segment], first: int, end: int) -> int:
    """Return the end of the title without the line of the issuing authority below it."""
    for at in range(end - 1, max(first, end - 4), -1):
        words = text[front[at].start : front[at].end]
        before = text[front[at - 1].start : front[at - 1].end]
        if _AUTHORITY.match(words) and not _OPEN_LINE.search(before) and not words.endswith(","):
            return at
        if _RULE.match(words):
            return at
    return end


def _body(text: str, lower: str, front: Sequence[Segment], at: int) -> int:
    """Return where the first section begins: after "QUYẾT ĐỊNH:", "như sau:", or at "I.", "1.", "Điều 1"."""
    opened = False
    for i in range(at, len(front)):
        segment = front[i]
        low = lower[segment.start : segment.end]
        words = text[segment.start : segment.end]
        if _SECTION.match(low) and not (low.startswith(("1-", "1/")) and low[2:3].isdigit()):
            return segment.start
        if _decides(words) or (in_capitals(words) and _DECIDES.fullmatch(squeezed(low)) is not None):
            return front[i + 1].start if i + 1 < len(front) else segment.end
        if _FOLLOWS.search(low):
            opened = True
            if i + 1 < len(front):
                return front[i + 1].start
    del opened
    return front[-1].end


def _letter(text: str, lower: str, start: int, front: Sequence[Segment], *, anchored: bool) -> Front:
    """Return the front of a text without a kind line: a công văn, or a page that is no document."""
    title = Segment(start, start)
    address = None
    for i, segment in enumerate(front[:60]):
        low = lower[segment.start : segment.end]
        if low.startswith(("v/v", "v/ v", "về việc", "(v/v")) and title.end == title.start:
            end = i + 1
            while end < len(front) and "|" not in text[front[end - 1].end : front[end].start] and end - i < 9:
                following = lower[front[end].start : front[end].end]
                if re.match(r"kính gửi|[^,]{0,40}, ngày|\W*$", following):
                    break
                end += 1
            title = Segment(segment.start, front[end - 1].end)
        if low.startswith("kính gửi"):
            address = i
            break
    after = _after_address(text, front, address) if address is not None else _after_letterhead(lower, front, title)
    preamble = front[after].start if after < len(front) else front[-1].end
    body = _body(text, lower, front, after)
    return Front(start, None, Segment(preamble, preamble), title, preamble, max(body, preamble), anchored=anchored)


def _after_address(text: str, front: Sequence[Segment], address: int) -> int:
    """Return the index of the first paragraph after the list of addressees."""
    for at in range(address + 1, min(address + 80, len(front))):
        words = text[front[at].start : front[at].end]
        if words[0] in "-+(;|" or words[0] in LOWER or words.endswith((";", ",")):
            continue
        end = at
        while (
            end + 1 < len(front)
            and words[-1:] not in ".;:)"
            and text[front[end].end : front[end + 1].start].strip(" ") == "\n"
        ):
            end += 1
            words = text[front[end].start : front[end].end]
        if front[end].end - front[at].start > 80:
            return at
    return min(address + 1, len(front) - 1)


def _after_letterhead(lower: str, front: Sequence[Segment], title: Segment) -> int:
    for i, segment in enumerate(front):
        low = lower[segment.start : segment.end]
        if segment.start >= title.end and (_PREAMBLE.match(low) or len(low) > 90):
            return i
    return 0

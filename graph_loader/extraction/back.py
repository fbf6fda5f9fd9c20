"""The back of a document: signature, recipients, appendices, and the foot of the page that is the site's."""

import csv
import re
from dataclasses import dataclass
from functools import cache

from graph_loader.extraction.layout import LOWER, UPPER, Segment, in_capitals, segments
from graph_loader.reference.kinds import by_lower_name
from graph_loader.resources import resource

_SIGNING = re.compile(
    r"[\n|][ ]*(?:(?:TM|T/M|KT|K/T|TL|T/L|TUQ|TUN)[ ]?[./][ ]?(?=[A-ZĐỦ])|(?:TM|KT|TL|TUQ)[ ]+(?=[A-ZĐỦ]{2})|(?:Nơi nhận|NƠI NHẬN)\b|"
    r"(?:THỪA LỆNH|THỪA ỦY QUYỀN|THAY MẶT)\b|"
    r"(?:Q\. ?)?(?:PHÓ )?(?:CHỦ TỊCH|BỘ TRƯỞNG|THỦ TƯỚNG|TỔNG BÍ THƯ|BÍ THƯ|GIÁM ĐỐC|CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG|THỐNG ĐỐC|"
    r"VIỆN TRƯỞNG|CHÁNH ÁN|TỔNG GIÁM ĐỐC|CHÁNH VĂN PHÒNG|TỔNG KIỂM TOÁN|TỔNG THANH TRA|CHỦ NHIỆM|TRƯỞNG BAN|HIỆU TRƯỞNG|"
    r"CHỦ TỊCH NƯỚC|CHỦ TỊCH QUỐC HỘI)[^\n|]{0,40}\n)"
)
ROLE = re.compile(
    r"(?:TM|T/M|KT|K/T|TL|T/L|TUQ|TUN|Q)[ ]?[./ ]|(?:PHÓ |QUYỀN |Q\. ?|THỪA |THAY |NGUYÊN )?(?:CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|"
    r"TỔNG BÍ THƯ|BÍ THƯ|GIÁM ĐỐC|CỤC TRƯỞNG|TỔNG |THỐNG ĐỐC|VIỆN TRƯỞNG|CHÁNH |CHỦ NHIỆM|TRƯỞNG |HIỆU TRƯỞNG|VỤ TRƯỞNG|"
    r"MẶT |LỆNH |ỦY |UỶ |CHI CỤC|THƯỜNG TRỰC|ỦY VIÊN|UỶ VIÊN|HỘI ĐỒNG|BAN |BỘ |CHÍNH PHỦ|ỦY BAN|UỶ BAN|ĐẠI HỘI|ĐOÀN |KIỂM TOÁN|PHỤ TRÁCH)"
)
_TITLE = (
    r"(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|Đô đốc|Phó Đô đốc|Chuẩn Đô đốc|GS|PGS|TS|ThS|BS|KS|CN|CK[I]{1,2}|BSCK[I]{1,2}|Ts|Ths|Tiến sĩ|"
    r"Giáo sư|Luật sư|LS|Ông|Bà|Đồng chí|NSND|TTND|TTUT|NGND|NGUT)\b[. ,]*"
)
NAME = re.compile(
    rf"(?:\(?[Đđ]ã ký\)?:?[ ]*)?(?:{_TITLE})*((?:[{UPPER}][{LOWER}]*['’]?[{UPPER}{LOWER}]*[ ]+){{1,5}}[{UPPER}][{LOWER}]*['’]?[{LOWER}]*)[ .]*"
)
_RECIPIENT = re.compile(r"[-+–•(*;]|[Nn]hư |NƠI NHẬN|Nơi nhận|Lưu|[a-zđ]")
_APPENDIX = re.compile(
    r"[\n|][ ]*(?:PHỤ[ \n]{1,3}LỤC|PHỤ[ ]BIỂU|BIỂU[ ](?:MẪU|SỐ|TỔNG)|DANH[ \n]{1,3}(?:MỤC|SÁCH)|MẪU[ ]SỐ|Phụ lục(?:[ ](?:số[ ])?[IVX\d]+)?[ ]*\n)"
)
_ATTACHED = re.compile(
    r"[\n|][ ]*\(?[ ]?(?:Ban hành|Kèm|BAN HÀNH|KÈM|Được ban hành|Đính kèm|Phê duyệt kèm)[ \n]{1,3}(?:kèm[ \n]{1,3})?(?:theo|THEO|kèm|KÈM)"
)
_NOTE = re.compile(r"[\n|][ ]*\[1\][ ]")
_ENTRY = re.compile(r"\n- \d{1,3} (?=[A-ZĐ])")
_LISTED = re.compile(r"[-*]? ?\d{1,3}[. ] ?(?=\S)")


@dataclass(frozen=True, slots=True)
class Back:
    """Where the parts of the back stand, as offsets of `Reading.text`.

    Attributes:
        signature: from the first line of signature or recipients to the last; empty where there is none.
        appendix: start of the first appendix; equal to `foot` where there is none.
        notes: start of the footnotes that a converter put behind the signature; equal to `foot` where there are none.
        foot: start of the site's foot; the end of the text where there is none.
    """

    signature: Segment
    appendix: int
    notes: int
    foot: int


@cache
def _phrases(where: str) -> tuple[str, ...]:
    with resource("data", "reference", "furniture.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row["phrase"] for row in csv.DictReader(file) if row["where"] == where)


@cache
def _foot_phrase() -> re.Pattern[str]:
    return re.compile(r"[\n|][ \-]*(?:" + "|".join(map(re.escape, _phrases("foot"))) + r")\b")


@cache
def _notice() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _phrases("notice"))))


@cache
def _kind_names() -> re.Pattern[str]:
    names = sorted(by_lower_name(), key=len, reverse=True)
    return re.compile("(?:" + "|".join(names) + r")\b")


def names_a_document(low: str) -> bool:
    """Whether a line of site furniture (lower case) is an entry of a list of documents: a kind with a number or year."""
    marker = _LISTED.match(low)
    at = marker.end() if marker else 0
    kind = _kind_names().match(low, at)
    return bool(kind) and any(c.isdigit() for c in low[kind.end() : kind.end() + 80]) and not _notice().search(low)


def back_of(text: str, lower: str, start: int, body: int) -> Back:
    """Return the parts of the back of a text; linear in its length.

    Args:
        text: `Reading.text`.
        lower: `Reading.lower`.
        start: where the letterhead begins.
        body: where the body begins.
    """
    signature = _signature(text, body)
    after = signature.end if signature.end > signature.start else body
    foot = _foot(text, lower, after, own=lower[start:body])
    appendix = _first_appendix(text, body, signature, foot)
    note = _NOTE.search(text, max(after - 1, 0), foot)
    notes = note.start() + 1 if note else foot
    return Back(signature, min(appendix, notes), notes, foot)


def _signature(text: str, body: int) -> Segment:
    for match in _SIGNING.finditer(text, max(body - 1, 0)):
        found = _signed(text, match.start() + 1)
        if found:
            return found
    return Segment(body, body)


def _signed(text: str, start: int) -> Segment | None:
    """Return the block of recipients and signature that begins at `start`, if a name or recipients stand in it."""
    named = recipients = signing = False
    end = start
    for count, segment in enumerate(segments(text, start, min(start + 12_000, len(text)))):
        words = text[segment.start : segment.end]
        if words.startswith(("Nơi nhận", "NƠI NHẬN")):
            recipients = True
        elif in_capitals(words) and not ROLE.match(words) and _heading(words):
            break
        elif in_capitals(words):
            signing = signing or bool(ROLE.match(words))
            if named and not ROLE.match(words):
                break
        elif signing and NAME.fullmatch(words):
            named = True
        elif _RECIPIENT.match(words) or words.endswith((";", ",")) or words[0] in LOWER:
            if named and not recipients and not words.startswith(("(", "-")):
                break
        elif (named or count > 120) or (not recipients and count > 8):
            break
        elif not recipients and len(words) > 90:
            return None
        end = segment.end
    return Segment(start, end) if named or (recipients and end - start > 30) else None


def _heading(words: str) -> bool:
    return bool(_APPENDIX.match("\n" + words)) or bool(_kind_names().match(words.lower()))


def _foot(text: str, lower: str, after: int, *, own: str) -> int:
    """Return where the site's foot begins: a phrase of sites, a list of documents, or a line with the own number."""
    found = _foot_phrase().search(lower, max(after - 1, 0))
    limit = found.start() + 1 if found else len(text)
    for match in _own_heading().finditer(lower, max(after - 1, 0), limit):
        if match["number"] in own:
            limit = match.start() + 1
            break
    previous = first = -1
    for match in _ENTRY.finditer(text, max(after - 1, 0), limit):
        if not names_a_document(lower[match.end() : match.end() + 200].partition("\n")[0]):
            continue
        if previous >= 0 and match.start() - previous < 1500:
            return first
        previous = first = match.start() + 1
    return limit


@cache
def _own_heading() -> re.Pattern[str]:
    """The site's own heading of the page: kind and number without "số"."""
    return re.compile(
        rf"[\n|][ ]*(?:{_kind_names().pattern}) (?P<number>\d{{1,5}}(?:/\d{{4}})?[/-][{LOWER}][{LOWER}\d/\-]*)"
    )


def _first_appendix(text: str, body: int, signature: Segment, foot: int) -> int:
    signed = signature.end > signature.start
    if signed:
        following = next(segments(text, signature.end, foot), None)
        return following.start if following else foot
    for match in _APPENDIX.finditer(text, max(body - 1, 0), foot):
        return match.start() + 1
    attached = _ATTACHED.search(text, max(body - 1, 0), foot)
    if attached:
        start = attached.start() + 1
        for segment in reversed(list(segments(text, max(body, start - 1500), start))):
            if not in_capitals(text[segment.start : segment.end]):
                break
            start = segment.start
        return start
    return foot

"""Names of persons and of offices in the lines of a signature (Nghị định 30/2020/NĐ-CP, Điều 8, khoản 7)."""

import re
from functools import cache

from graph_loader.extraction.layout import LOWER, UPPER, in_capitals
from graph_loader.reference.formulas import alternatives, begins, formulas

_RANK = (
    r"(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|(?:Phó |Chuẩn )?Đô đốc|GS|PGS|TSKH|TS|ThS|BS|KS|CN|BSCK|CK|II?|"
    r"Ts|Ths|Tiến sĩ|Giáo sư|Luật sư|LS|Ông|Bà|Đồng chí|NSND|TTND|TTUT|NGND|NGUT|NSƯT)(?!\w)[. ,]*"
)
_SYLLABLE = rf"[{UPPER}][{LOWER}]{{0,6}}(?:['’][{UPPER}{LOWER}]{{0,6}})?"
_NAME = re.compile(rf"(?:{_RANK}){{0,4}}((?:{_SYLLABLE}[ -]+){{1,5}}{_SYLLABLE})")
_SIGNED = re.compile(r"[(\[]?(?:[Đđ]ã k[ýí]|ĐÃ KÝ|[Kk]ý tên|daky)[^)\]\n|:]*[)\]:]?[ ]*|^/s/[ ]*")
_BROKEN = re.compile(rf"(?<=\w)[ ]{{2,}}(?=[{LOWER}])(?!(?:tướng|tá|úy|sĩ)(?!\w))")
_SHOUTED = re.compile(r"(?:[^\W\d_]{1,7}[ ]){1,4}[^\W\d_]{1,7}")
_OF_BODY = re.compile(
    r"(?<!\w)(?:VÀ|CỦA|CÁC|DÂN|TỈNH|HUYỆN|THÀNH|PHỐ|CHÍNH|PHỦ|NƯỚC|TRƯỞNG|TỊCH|QUỐC|HỘI|BỘ|SỞ|BAN|CỤC|PHÒNG|THUẾ|"
    r"VĂN BẢN|UBND|HĐND)(?!\w)"
)


def unsigned(line: str) -> str:
    """Return a line without "(Đã ký)", with single blanks, words that marks have broken made whole."""
    return " ".join(_BROKEN.sub("", _SIGNED.sub("", line)).split()).strip(" .:;-_")


def person_in(line: str) -> str | None:
    """Return the name where a line is that of a person, without rank or degree ("Đại tá Lê Văn Nam"), else None."""
    match = _NAME.fullmatch(line)
    return match[1] if match else None


def is_shouted_name(line: str) -> bool:
    """Whether a line in capitals may be a person's name: two to five syllables, none that only authorities have."""
    named = _SHOUTED.fullmatch(line) is not None and not _OF_BODY.search(line)
    return named and not begins("office").match(line.lower())


def is_office(line: str) -> bool:
    """Whether a line is that of an office: in capitals, or nothing but its name in small letters ("Chủ tịch")."""
    low = " ".join(line.lower().split())
    if in_capitals(line):
        return _office().search(low) is not None
    return low.strip(" .:,") in formulas("office") and line[:1].isupper()


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives(formulas('office'))}")

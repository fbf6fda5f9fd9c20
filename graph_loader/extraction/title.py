"""A title in capitals written as a sentence: "THỰC HIỆN ĐỀ ÁN SỐ 06-ĐA/TU" becomes "Thực hiện Đề án số 06-ĐA/TU".

Capitals follow Phụ lục II of Nghị định 30/2020/NĐ-CP: authorities, places, kinds with a number or a quoted name,
names of laws. What no table knows is written small.
"""

import re
from collections.abc import Iterator
from functools import cache

from graph_loader.extraction.layout import UPPER
from graph_loader.extraction.model import Level
from graph_loader.extraction.reading import reading_of
from graph_loader.reference.authorities import authorities
from graph_loader.reference.formulas import alternatives, formulas
from graph_loader.reference.kinds import by_lower_name, kinds
from graph_loader.reference.places import by_lower_name as places_by_name
from graph_loader.reference.tables import rows

_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = "aàáảãạăắằẳẵặâấầẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
_SYLLABLE = re.compile(
    rf"(?:ngh?|nh|ch|gh?|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?[{_VOWELS}]{{1,3}}(?:ng|nh|ch|[cmnpt])?"
)
_NUMBER = re.compile(rf"\d[\d.]*(?:/\d{{4}})?[/-][{UPPER}][^\s,;:()“”\"]*")
_ROMAN = re.compile(
    r"(?<!\w)(?:(?<=khóa )|(?<=thứ )|(?<=quý )|(?<=loại )|(?<=hạng )|(?<=lục )|(?<=hội )|(?<=đoạn ))[ivxl]+(?!\w)|"
    r"(?<!\w)[ivx]{3,}(?!\w)"
)
_SENTENCES = re.compile(r"(?:[“\"]|(?<= )”)[ ]?(?=\w)")
_KIND_BEFORE = (
    r"(?:ban hành|phê duyệt|thực hiện|triển khai|điều chỉnh|bãi bỏ|sửa đổi|bổ sung|thay thế|một số điều của)[ ]"
)
_ATTACHED_BEFORE = r"(?:ban hành|phê duyệt|điều chỉnh|thông qua|sửa đổi|bổ sung|bãi bỏ)[ ]"
_LAW = re.compile(r"(?<!pháp )(?<!kỷ )(?<!\w)(?P<kind>(?:bộ )?luật )(?!sư|gia|pháp|số)(?=\w)")
_MEETING = re.compile(r"(?<!\w)tại (?P<kind>hội nghị|phiên họp|kỳ họp|hội thảo|diễn đàn)(?!\w)")
_IN_BRACKETS = re.compile(r"(?<=\()[A-Z]{2,6}(?=\))")
_NAMED_BY = re.compile(
    r"(?:thủ tướng chính phủ|phó thủ tướng(?: thường trực)?(?: chính phủ)?|tổng bí thư|chủ tịch nước|"
    r"chủ tịch quốc hội)[ ]"
    r"(?P<name>(?:\w+[ ]){1,3}\w+)(?=[ ](?:tại|về|trong|với|khi|-|–)(?!\w))"
)
_OF_UNIT = re.compile(r"(?<!\w)(?:tỉnh|thành phố|huyện|quận|thị xã|(?P<commune>xã|phường|thị trấn|đặc khu))[ ](?=\w)")
_AMBIGUOUS = frozenset({"hòa bình", "trung ương"})


def sentence_case(text: str) -> str:
    """Return a title in capitals as a sentence; numbers, abbreviations and names keep their capitals.

    Args:
        text: the title, with single blanks.
    """
    low = reading_of(text).lower
    if len(low) != len(text):
        return text
    letters = list(text.lower())
    if len(letters) != len(text):
        return text
    known = tuple(_known_phrases(low))
    for start, proper in known:
        _capitalise(letters, start, proper)
    for at in _initials(low):
        letters[at] = letters[at].upper()
    covered = {start + offset for start, proper in known for offset in range(len(proper))}
    for match in _WORD.finditer(text):
        if match.start() not in covered and _is_abbreviation(low, match.start(), match.end()):
            letters[match.start() : match.end()] = text[match.start() : match.end()]
        elif match.start() not in covered and any(map(str.islower, match.group())):
            letters[match.start() : match.end()] = match.group()
    for match in _IN_BRACKETS.finditer(text):
        if match.start() not in covered:
            letters[match.start() : match.end()] = match.group()
    for match in _ROMAN.finditer(low):
        letters[match.start() : match.end()] = match.group().upper()
    for match in _NUMBER.finditer(text):
        letters[match.start() : match.end()] = _codes(match.group())
    return "".join(letters)


def _is_abbreviation(low: str, start: int, end: int) -> bool:
    """Whether a word is no Vietnamese syllable and short, or has no vowel ("UBND", "FAO"); "5G" too."""
    word = low[start:end]
    if len(word) == 1:
        return low[start - 1 : start].isdigit()
    return not _SYLLABLE.fullmatch(word) and (len(word) < 6 or not any(letter in _VOWELS for letter in word))


def _capitalise(letters: list[str], start: int, proper: str) -> None:
    for offset, letter in enumerate(proper):
        if letter.isupper():
            letters[start + offset] = letters[start + offset].upper()


@cache
def _phrases() -> dict[str, str]:
    """Return names by their lower-case form: authorities with the offices that lead them, and proper names."""
    names = {form for row in authorities() for form in row.forms if " " in form}
    offices = {row["office"] for row in rows("offices.csv")}
    names |= {f"{office} {form}" for office in offices for row in authorities() for form in row.forms}
    names |= {row["name"] for row in rows("proper.csv")}
    names |= {f"{row['kind']} {row['name']}" for row in rows("laws.csv")}
    return {low: name for name in names if (low := reading_of(name).lower) not in _AMBIGUOUS}


def _known_phrases(low: str) -> Iterator[tuple[int, str]]:
    """Yield where names of authorities and places stand, each with its capitals; the longest first."""
    words = list(_WORD.finditer(low))
    covered = 0
    for index, word in enumerate(words):
        longest = _longest_from().get(word.group(), 0)
        if word.start() < covered or not longest:
            continue
        for last in range(min(index + longest, len(words)) - 1, index - 1, -1):
            phrase = low[word.start() : words[last].end()]
            proper = _phrases().get(phrase) or (_province(phrase) if last > index else None)
            if proper and len(proper) == len(phrase):
                yield word.start(), proper
                covered = words[last].end()
                break
    for match in _OF_UNIT.finditer(low):
        name = _place_at(low, match.end(), commune=match["commune"] is not None)
        if name:
            yield match.end(), name


@cache
def _longest_from() -> dict[str, int]:
    """Return by first word how many words the longest known name has."""
    found: dict[str, int] = {}
    for name in (*_phrases(), *places_by_name(Level.PROVINCE)):
        words = _WORD.findall(name)
        if words:
            found[words[0]] = max(found.get(words[0], 0), len(words))
    return found


def _province(phrase: str) -> str | None:
    units = places_by_name(Level.PROVINCE).get(phrase)
    return units[0].name if units and phrase not in _AMBIGUOUS else None


def _place_at(low: str, start: int, *, commune: bool) -> str | None:
    """Return the name of a unit that begins at `start`; of a commune, whose name may be any word, of two words."""
    words = low[start : start + 40].split(" ")
    levels = (Level.COMMUNE,) if commune else (Level.PROVINCE, Level.DISTRICT)
    for taken in range(min(4, len(words)), 1 if commune else 0, -1):
        name = " ".join(words[:taken]).strip(" ,.;)")
        for level in levels:
            units = places_by_name(level).get(name)
            if units and len(units[0].name) == len(name):
                return units[0].name
    return None


def _initials(low: str) -> Iterator[int]:
    """Yield the letters that begin the sentence, a quotation, a kind with its act, a law's name, a person's name."""
    first = _WORD.search(low)
    if first:
        yield first.start()
    for pattern in (_SENTENCES, _MEETING, _numbered_kind(), _issued_kind(), _attached()):
        for match in pattern.finditer(low):
            yield match.start("kind") if "kind" in pattern.groupindex else match.end()
    for match in _LAW.finditer(low):
        yield match.start("kind")
        yield match.end()
    for match in _NAMED_BY.finditer(low):
        for word in _WORD.finditer(match["name"]):
            yield match.start("name") + word.start()


@cache
def _numbered_kind() -> re.Pattern[str]:
    bodies = (
        "bộ|chính|thủ|quốc|ủy|ubnd|hđnd|hội đồng|chủ tịch|ban bí thư|ban chấp|ban thường|trung ương|tỉnh ủy|thành ủy"
    )
    follows = rf"(?=[ ](?:số[ ]\d|[“\"]|của[ ](?:{bodies})(?!\w)|đại[ ]hội))"
    return re.compile(rf"(?<!\w)(?<!quyền )(?P<kind>{alternatives(frozenset(by_lower_name()))}){follows}")


@cache
def _issued_kind() -> re.Pattern[str]:
    acts = frozenset(
        name for name in by_lower_name() if name not in {"lệnh", "luật", "hướng dẫn", "công bố", "văn bản"}
    )
    return re.compile(rf"(?<!\w){_KIND_BEFORE}(?P<kind>{alternatives(acts)})")


@cache
def _attached() -> re.Pattern[str]:
    """What is no document of its own and still written large where an act puts it into force ("Bảng giá đất")."""
    return re.compile(rf"(?<!\w){_ATTACHED_BEFORE}(?P<kind>{alternatives(formulas('attached'))})")


@cache
def _written_codes() -> dict[str, str]:
    codes = [code for kind in kinds() for code in kind.codes] + [code for row in authorities() for code in row.codes]
    return {code.upper(): code for code in codes if code != code.upper()}


def _codes(number: str) -> str:
    """Return a number with its codes as they are written: "06/QĐ-TTG" becomes "06/QĐ-TTg"."""
    return re.sub(rf"[{UPPER}]+", lambda m: _written_codes().get(m.group(), m.group()), number)

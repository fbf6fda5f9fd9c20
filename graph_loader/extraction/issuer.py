"""Issuers in running text: "UBND tỉnh Lào Cai", "Bộ trưởng Bộ Tài chính", "Đại hội Đảng bộ tỉnh lần thứ XVI".

An issuer is an office ("Bộ trưởng"), an authority, its place, and what pins it to a term ("khóa XI", "nhiệm kỳ
2020-2025"). Authorities with a known name come from data/reference/authorities.csv; others ("Ban Chỉ đạo phát triển
khoa học, công nghệ ...") begin with a known head and go on to the first word that no name holds. An issuer that the
text leaves without a place is the citing document's own.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graph_loader.extraction.model import Header, Level
from graph_loader.extraction.scan import after_blanks, before_marks, phrase
from graph_loader.reference import places
from graph_loader.reference.authorities import AuthorityRow, by_lower_form
from graph_loader.reference.places import lower_name


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuer that was read: where it ends, its name tidied, its level and place (None where unknown)."""

    end: int
    name: str
    level: Level | None
    place: str | None
    explicit_place: bool = False


_OFFICE = phrase(
    r"(?:(?:đồng chí )?(?:quyền )?(?:phó )?(?:bộ trưởng(?:, ?chủ nhiệm)?|thứ trưởng|giám đốc|tổng giám đốc|"
    r"tổng cục trưởng|cục trưởng|chủ nhiệm|trưởng(?= ban)|chánh văn phòng|thủ trưởng|viện trưởng|"
    r"chánh thanh tra|chỉ huy trưởng|tư lệnh|hiệu trưởng|bí thư|chánh án|chủ tịch|"
    r"thường trực|tập thể lãnh đạo|lãnh đạo)(?: các)? )"
)
_ORG = {
    "ủy ban nhân dân": "UBND",
    "ubnd": "UBND",
    "hội đồng nhân dân": "HĐND",
    "hđnd": "HĐND",
}
_ORG_NAME = phrase(r"(?<!\w)(" + "|".join(_ORG) + r")(?!\w)")
_TYPE = phrase(r"(?:các )?(tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)(?![\w])(?: (?=[\w]))?")
_TYPE_LEVEL = {
    "tỉnh": Level.PROVINCE,
    "huyện": Level.DISTRICT,
    "quận": Level.DISTRICT,
    "thị xã": Level.DISTRICT,
    "xã": Level.COMMUNE,
    "phường": Level.COMMUNE,
    "thị trấn": Level.COMMUNE,
    "đặc khu": Level.COMMUNE,
}
_COMMITTEE_LEVEL = {
    "tỉnh ủy": Level.PROVINCE,
    "thành ủy": Level.PROVINCE,
    "huyện ủy": Level.DISTRICT,
    "quận ủy": Level.DISTRICT,
    "thị ủy": Level.DISTRICT,
}
_COMMITTEE = phrase(
    r"(?:(?:ban thường vụ|btv|thường trực|thường vụ|ban chấp hành|bch|hội nghị(?: ban chấp hành)?|"
    r"(?:văn phòng|ban tổ chức|ban tuyên giáo(?: và dân vận)?|ban dân vận|ban nội chính|ủy ban kiểm tra|ubkt)) )?"
    r"(tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy)(?!\w)"
)
_LOCAL = phrase(
    r"(?:(?:thường trực|văn phòng|đảng đoàn|ban cán sự(?: đảng)?|bcs ?đ(?:ảng)?|"
    r"(?:(?:ban thường vụ|btv|thường trực|văn phòng|ban chấp hành|bch|ủy ban kiểm tra|ubkt) )?đảng (?:ủy|bộ)|"
    r"đoàn đbqh(?:,| và)|"
    r"ban pháp chế(?: của)?|ban kinh tế(?: -| và) ngân sách(?: của)?|ban văn hóa(?: -| và) xã hội(?: của)?|"
    r"ban đô thị(?: của)?|ban dân tộc(?: của)?|ban kinh tế(?: -| và) xã hội(?: của)?) )?"
    r"(ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd)(?!\w)(?: \((?:ubnd|hđnd)\))?"
)
_CENTRE = phrase(
    r"(?:hội nghị (?:trung ương|tw)(?: lần thứ)? (?:\d+|[ivx]+|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?!\w))|"
    r"(?:hội nghị(?: lần thứ)?(?: [\w]+)?(?: lần thứ [\w]+)?,?(?: của)? )?"
    r"(?:(?:ban chấp hành|bch) (?:trung ương|tw)(?: đảng)?(?: cộng sản việt nam)?|bchtw(?: đảng)?|"
    r"ban bí thư(?: trung ương(?: đảng)?)?|(?:văn phòng|ban tổ chức|ban tuyên giáo|ban dân vận|ban nội chính|"
    r"ban kinh tế|ủy ban kiểm tra|ban tuyên giáo và dân vận|ban đối ngoại) trung ương(?: đảng)?|"
    r"bộ chính trị(?:,? (?:và )?ban bí thư)?|trung ương(?: đảng)?)(?!\w)"
)
_CONGRESS = phrase(
    r"đại hội(?: đại biểu)?(?: đảng viên| đảng bộ| đảng toàn quốc| toàn quốc| đảng(?! bộ))?"
    r"(?: lần thứ [\w]+| [ivxl]+(?!\w))?"
    r"(?: (?:của )?đảng(?! bộ)(?: cộng sản việt nam)?| (?:của )?đảng bộ)?(?!\w)"
)
_ORDINAL = phrase(r",?(?: ?lần thứ| khóa) (?:[ivxl]+|\d+|[\w]+)(?: của đảng)?(?!\w)")
_TERM = phrase(r"(?:,? ?\(?(?:khóa|nhiệm kỳ)(?: thứ)? (?:[ivxl]+(?!\w)|\d{4} ?- ?\d{4}|\d+(?!\w))\)?| \(cũ\))")
_PARTY_TERM = phrase(r",? ?\(?(?:khóa (?:thứ )?(?:[ivxl]+|\d+)(?!\w)\)?|nhiệm kỳ \d{4} ?- ?\d{4})")
_HEAD = phrase(
    r"(?:ban chỉ đạo|ban chỉ huy|bcđ|tổ giúp việc|tổ công tác|tiểu ban|liên bộ|tổng hội|tand|vksnd|chi nhánh|sở|"
    r"cục|chi cục|tổng cục|vụ|văn phòng|viện|trung tâm|trường|đại học|học viện|hội đồng|"
    r"ủy ban|ban quản lý|ban tổ chức|ban cán sự|ban|thanh tra|công an|bộ chỉ huy|bộ tư lệnh|quân khu|tòa án|"
    r"viện kiểm sát|kho bạc|bảo hiểm xã hội|liên minh|liên đoàn|hội|tỉnh đoàn|thành đoàn|tổng công ty|công ty|"
    r"tập đoàn|ngân hàng|đảng ủy|đảng bộ|phòng|liên hiệp|hiệp hội|chính phủ|đoàn|ông|bà|bộ)(?!\w)"
)
_STOP = phrase(
    r"[,.;:()\"“”|/]|\n\n|(?<!\w)(?:về(?! phát| phòng| chuyển| cải| giải| an)|ban hành|phê duyệt|quy định|"
    r"hướng dẫn|sửa đổi|bổ sung|thay thế|bãi bỏ|thực hiện|triển khai|đã|được|có|trong|"
    r"tại|đến|để|nhằm|trình|gửi|v/v|công bố|giao|cho|là|do|ngày|số(?=[ \n:]*\d)|năm|thì|phải|như|khi|theo|căn cứ|"
    r"ủy quyền|kèm|hết|chấp thuận|thông qua|với|bằng|từ|trên|không|cùng|điều chỉnh|đề nghị|kết luận|"
    r"nghị quyết|nghị định|quyết định|kế hoạch|chỉ thị|thông tư|công văn|tờ trình|"
    r"(?<!pháp[ \n])luật|chương trình|tổ chức|yêu cầu|tiếp tục|tăng cường|đẩy mạnh|công nhận|phân công)(?!\w)"
)
_ACT = phrase(
    r"(?:nghị (?:quyết|định)|quyết định|kế hoạch|chương trình|chỉ thị|thông tư|đề án|dự án|quy (?:chế|định)|luật|"
    r"kết luận|phương án|chiến lược)(?!\w)"
)
_OPEN_NAMES = frozenset({"ban chỉ đạo", "ban chỉ huy", "bcđ", "ban chỉ đạo trung ương"})
"""Names that go on with what the body is for."""
_UNIT = phrase(r"(?<!\w)(?:tỉnh|thành phố|huyện|quận|thị xã)(?!\w)")
_OF_THE_CENTRE = phrase(r"trung ương|quốc gia|chính phủ|nhà nước")
_WHOLE_COUNTRY = re.compile(r"quốc gia|việt nam|toàn quốc|(?:giáo dục phổ thông|gdpt) (?:năm )?2018")
_WORD = re.compile(r"[^\s,.;:()\"“”|/]+")
_BLANKS = re.compile(r"\s+")


@cache
def _known() -> tuple[re.Pattern[str], Mapping[str, AuthorityRow]]:
    table = {_BLANKS.sub(" ", form): row for form, row in by_lower_form().items() if form not in _OPEN_NAMES}
    forms = sorted(table, key=len, reverse=True)
    return phrase("(?:" + "|".join(re.escape(form).replace(r"\ ", " ") for form in forms) + r")(?!\w)"), table


class IssuerReader:
    """Reads issuers of one text; `own` is the header of the document, whose place an issuer without one shares."""

    def __init__(self, text: str, lower: str, own: Header) -> None:
        self._text = text
        self._lower = lower
        self._own = own

    def at(self, position: int, limit: int) -> Issuer | None:
        """Return the issuer whose first letter is at `position` of the reading, ending before `limit`."""
        lower = self._lower
        office = _OFFICE.match(lower, position, limit)
        start = office.end() if office else position
        found = (
            self._centre(start, limit)
            or self._congress(start, limit)
            or self._committee(start, limit)
            or self._local(start, limit)
            or self._named(position, limit)
            or (self._named(start, limit) if office else None)
            or self._place_alone(start, limit)
            or self._generic(start, limit, office=office is not None)
        )
        if found is None:
            return None
        return Issuer(found.end, self._tidy(position, found.end), found.level, found.place, found.explicit_place)

    def _centre(self, start: int, limit: int) -> Issuer | None:
        match = _CENTRE.match(self._lower, start, limit)
        if not match:
            return None
        end = self._with(_PARTY_TERM, match.end(), limit)
        return Issuer(end, "", Level.CENTRAL, None)

    def _congress(self, start: int, limit: int) -> Issuer | None:
        lower = self._lower
        match = _CONGRESS.match(lower, start, limit)
        if not match:
            return None
        end, level, place, explicit = match.end(), Level.CENTRAL, None, False
        if "đảng bộ" in match.group() or "đảng viên" in match.group() or _TYPE.match(lower, after_blanks(lower, end)):
            end, found, place, explicit = self.place_after(end, limit)
            level = found or self._own.level or Level.OTHER
        for _ in range(2):
            end = self._with(_ORDINAL, end, limit)
            end = self._with(_PARTY_TERM, end, limit)
        return Issuer(end, "", level, place, explicit)

    def _committee(self, start: int, limit: int) -> Issuer | None:
        match = _COMMITTEE.match(self._lower, start, limit)
        if not match:
            return None
        level = _COMMITTEE_LEVEL[_BLANKS.sub(" ", match[1])]
        end, found, place, explicit = self.place_after(match.end(), limit, at=level)
        return Issuer(self._with(_PARTY_TERM, end, limit), "", found or level, place, explicit)

    def _local(self, start: int, limit: int) -> Issuer | None:
        match = _LOCAL.match(self._lower, start, limit)
        if not match:
            return None
        end, level, place, explicit = self.place_after(match.end(), limit)
        if level in {Level.CENTRAL, Level.MINISTRY}:
            level = None
        return Issuer(self._with(_TERM, end, limit), "", level, place, explicit)

    def _named(self, start: int, limit: int) -> Issuer | None:
        pattern, table = _known()
        match = pattern.match(self._lower, start, limit)
        if not match:
            return None
        known = table[_BLANKS.sub(" ", match.group())]
        if not known.local:
            end = match.end()
            term = phrase(r",? \(?khóa (?:[ivxl]+|\d+)\)?(?!\w)").match(self._lower, end, limit)
            return Issuer(term.end() if term else end, "", known.levels[0], None)
        level = known.levels[0] if len(known.levels) == 1 else None
        end, found, place, explicit = self.place_after(match.end(), limit)
        if level is None or (explicit and found and found in known.levels):
            level = found
        if not explicit and level is not self._own.level:
            place = self.own_place(level)
        return Issuer(self._with(_TERM, end, limit), "", level, place, explicit)

    def _place_alone(self, start: int, limit: int) -> Issuer | None:
        match = _TYPE.match(self._lower, start, limit)
        if not match:
            return None
        end, level, place, explicit = self.place_after(start, limit)
        return Issuer(end, "", level, place, explicit)

    def _generic(self, start: int, limit: int, *, office: bool) -> Issuer | None:
        head = _HEAD.match(self._lower, start, limit)
        if not head or (not office and not self._text[start].isupper()):
            return None
        word = _BLANKS.sub(" ", head.group())
        stop_at = min(limit, start + 220)
        end = head.end()
        stop = _STOP.search(self._lower, end, stop_at)
        last = stop.start() if stop else stop_at
        if word in _OPEN_NAMES:
            last = self._over_commas(end, stop_at)
        end = max(end, before_marks(self._lower, last))
        if word == "bộ":
            return Issuer(head.end(), "", Level.MINISTRY, None)
        if word in {"ông", "bà", "đoàn"} or word.endswith(("công ty", "tập đoàn", "hội", "chi nhánh")):
            return Issuer(end, "", Level.OTHER, None)
        if word == "liên bộ":
            return Issuer(end, "", Level.MINISTRY, None)
        inner = _UNIT.search(self._lower[head.end() : end])
        place: str | None
        if inner:
            _, level, place, explicit = self.place_after(head.end() + inner.start(), limit)
            return Issuer(end, "", level, place, explicit)
        if _OF_THE_CENTRE.search(self._lower[start:end]):
            return Issuer(end, "", Level.CENTRAL, None)
        if word in {"cục", "tổng cục", "vụ"}:
            return Issuer(end, "", Level.MINISTRY, None)
        level = Level.PROVINCE if word == "sở" and self._own.level is not Level.PROVINCE else self._own.level
        return Issuer(end, "", level, self.own_place(level))

    def _over_commas(self, start: int, limit: int) -> int:
        position = start
        while stop := _STOP.search(self._lower, position, limit):
            following = after_blanks(self._text, stop.end())
            goes_on = self._text[following : following + 1].islower() if stop.group() == "," else False
            if goes_on or (stop.group() == "về" and self._names_field(following)):
                position = stop.end()
                continue
            return stop.start()
        return limit

    def _names_field(self, position: int) -> bool:
        """Whether a field of work in capitals follows, as in "Ban Chỉ đạo Nhà nước về Du lịch"; no act begins there."""
        return self._text[position : position + 1].isupper() and not _ACT.match(self._lower, position)

    def place_after(
        self, position: int, limit: int, at: Level | None = None
    ) -> tuple[int, Level | None, str | None, bool]:
        """Read "tỉnh Lào Cai", "Thành phố", "Sơn La" after an authority.

        Args:
            position: where the authority's name ends.
            limit: where the block ends.
            at: the level that the authority has by its name.

        Returns:
            (end, level, place, whether the text itself names the place).
        """
        lower, own = self._lower, self._own
        start = after_blanks(lower, position)
        match = _TYPE.match(lower, start, limit)
        if match:
            kind = _BLANKS.sub(" ", match[1])
            level = _TYPE_LEVEL.get(kind)
            levels = (level,) if level else (Level.PROVINCE, Level.DISTRICT)
            named = self._name(match.end(), limit, levels, guess=True) if lower[match.end() - 1] in " \n" else None
            if named:
                return named[0], named[2] or level or Level.DISTRICT, named[1], True
            end = before_marks(lower, match.end())
            if level is None:
                level = own.level if own.level in {Level.PROVINCE, Level.DISTRICT} else Level.PROVINCE
            return end, level, self.own_place(level), False
        if start > position and (
            named := self._name(start, limit, (at or Level.PROVINCE, Level.DISTRICT), guess=False)
        ):
            return named[0], named[2], named[1], True
        level = at or own.level
        return position, level, self.own_place(level), False

    @property
    def own_level(self) -> Level | None:
        """The level of the citing document where it is one of a place, else None."""
        return self._own.level if self._own.level in _TYPE_LEVEL.values() else None

    def named_in(self, name: str) -> tuple[Level | None, str | None]:
        """Return the level and place that the title of a scheme says ("quốc gia", "tỉnh Lào Cai"), if it does."""
        lower = lower_name(name)
        if _WHOLE_COUNTRY.search(lower):
            return Level.CENTRAL, None
        for match in _TYPE.finditer(lower):
            _, level, place, explicit = IssuerReader(name, lower, self._own).place_after(match.start(), len(lower))
            if explicit and level is Level.PROVINCE:
                return level, place
        return None, None

    def own_place(self, level: Level | None) -> str | None:
        """Return the place of this level that the citing document belongs to, None where it has none."""
        own = self._own
        if level is None or own.place is None or level in {Level.CENTRAL, Level.MINISTRY, Level.OTHER}:
            return None
        if level is own.level:
            return own.place
        if level is Level.PROVINCE and own.level in {Level.DISTRICT, Level.COMMUNE}:
            units = places.find(own.place, own.level, (own.issued_on or "")[:10] or None)
            above = {up.name for unit in units for up in places.ancestors(unit.code) if up.level is Level.PROVINCE}
            return above.pop() if len(above) == 1 else None
        return None

    def _name(
        self, start: int, limit: int, levels: tuple[Level, ...], *, guess: bool
    ) -> tuple[int, str, Level | None] | None:
        ends: list[int] = []
        position = start
        while len(ends) < 6 and (word := _WORD.match(self._lower, position, limit)):
            ends.append(word.end())
            position = after_blanks(self._lower, word.end())
        for end in reversed(ends):
            key = _BLANKS.sub(" ", self._lower[start:end]).removesuffix(" -").replace("thành phố ", "")
            for level in levels:
                if units := places.by_lower_name(level).get(key):
                    return end, units[0].name, level
        if not guess:
            return None
        end = 0
        for index, stop in enumerate(ends[:4]):
            begin = start if index == 0 else after_blanks(self._lower, ends[index - 1])
            first = self._text[begin]
            if not (first.isupper() or (index == 0 and first.isdigit())) or _STOP.match(self._lower, begin):
                break
            end = stop
        shouting = self._text[start:end].isupper() and end - start > 3
        return (end, _BLANKS.sub(" ", self._text[start:end]), None) if end and not shouting else None

    def _with(self, pattern: re.Pattern[str], position: int, limit: int) -> int:
        match = pattern.match(self._lower, position, limit)
        return match.end() if match else position

    def _tidy(self, start: int, end: int) -> str:
        pieces, position = [], start
        for match in _ORG_NAME.finditer(self._lower, start, end):
            pieces += [self._text[position : match.start()], _ORG[_BLANKS.sub(" ", match[1])]]
            position = match.end()
        return " ".join("".join((*pieces, self._text[position:end])).split())

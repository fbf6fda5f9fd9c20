"""The front of a document: letterhead, kind, title (trích yếu), preamble, and where the body begins.

The order of the parts is that of Phụ lục I of Nghị định 30/2020/NĐ-CP and, for the Party, of Hướng dẫn 36-HD/VPTW of
2018: national or party title, issuer, number, place and date, kind, trích yếu, bases, content. A công văn has no kind:
its "V/v" stands below the number and "Kính gửi" opens it. Before 2011 the number often stood below the kind instead
("THÔNG TƯ / CỦA BỘ TÀI CHÍNH SỐ 10/2010/TT-BTC NGÀY 18 THÁNG 01 NĂM 2010").
"""

import re
from dataclasses import dataclass
from functools import cache

from graph_loader.extraction.kind_name import kind_at_start, kind_named, may_begin_kind, squeezed_kinds
from graph_loader.extraction.layout import LOWER, UPPER, Segment, gaps, in_capitals, segments, squeezed
from graph_loader.reference.authorities import by_lower_form
from graph_loader.reference.formulas import begins, formulas
from graph_loader.reference.kinds import Kind

_HEAD = 8_000
"""How far kind and title are looked for after the letterhead begins."""

_PREAMBLE = 40_000
"""How far the first section is looked for."""

_NATION = re.compile(r"CỘNG\s{1,4}H(?:ÒA|OÀ)\s{1,4}XÃ\s{1,4}HỘI\s{1,4}CHỦ\s{1,4}NGHĨA\s{1,4}VIỆT\s{1,4}NAM")
_PARTY = re.compile(r"ĐẢNG\s{1,4}CỘNG\s{1,4}SẢN\s{1,4}VIỆT\s{1,4}NAM")
_UNMARKED = re.compile(
    r"CONG\s{1,4}HOA\s{1,4}XA\s{1,4}HOI\s{1,4}CHU\s{1,4}NGHIA\s{1,4}VIET\s{1,4}NAM|"
    r"DANG\s{1,4}CONG\s{1,4}SAN\s{1,4}VIET\s{1,4}NAM"
)
"""The title of the nation or of the Party as a scanner reads it."""

_PARAGRAPH = 250
"""A line as long as this below a title is a paragraph of the text."""

_LONGEST_TITLE = 100
"""How long the title of the nation is at most, with the blanks between its words."""

_BASIS = r"[ \-]*(?:Căn cứ (?=[A-ZĐ])|Điều 1[.: ])"
_INSIDE_FIRST = re.compile(_BASIS)
_INSIDE = re.compile(rf"[\n|]{_BASIS}")
_NUMBER = re.compile(
    r"(?:luật |pháp lệnh |nghị quyết |lệnh )?s[ốoôóổ] ?[:.]|s[ốoôóổ] ?\d{1,5} ?[-/]|số ?[-/] ?[a-zđ]|v ?/ ?v|"
    r"kính\s{1,4}g\s{0,6}ửi"
)
_ADDRESS = re.compile(r"kính\s{1,4}g\s{0,6}ửi")
_SUBJECT = re.compile(r"\(?(?:v ?/ ?v|về việc|trích yếu)(?!\w)|về (?=\w)")
_SUBJECT_ENDS = re.compile(r"kính\s|[^,\n|]{0,40}, *(?:ngày|tháng)|(?:cộng|độc lập|đảng cộng sản)(?!\w)|\W*$|số ?:")
_NUMBERED_BELOW = re.compile(
    r"(?:của[ \n](?:(?!\n[ \n]*về[ \n])[^|]){3,160}?[ \n])?(?:luật[ \n])?số[ \n:]{1,3}\d[^|]{3,40}?[ \n]ngày[ \n]+"
    r"\d{1,2}[ \n]*(?:tháng|/|-)[ \n]*\d{1,2}[ \n]*(?:năm|/|-)[ \n]*\d{4}[ \n]*"
)
_TITLE_FOLLOWS = re.compile(rf"[ ]{{2,}}\S|[ ]+(?=[{UPPER}“\"(])|$")
_OPEN_LINE = re.compile(r"(?:của|và|thuộc|do|cho|với|tại|bởi|các|giữa|về|,|-|“)$")
_CONGRESS = ("đại hội ", "hội nghị ")
_FIRST_WORDS = frozenset({"bộ", "sở"})
"""Words that begin the name of an authority and many other lines of a wrapped title ("TOÀN / BỘ CHI PHÍ")."""

_RULE = re.compile(r"^[-_=~.+ o•]+$")
_SECTION = re.compile(
    r"điều\s+1(?!\d)|chương\s+(?:i|1)(?!\w)|phần\s+(?:i|1|thứ nhất|một|a)(?!\w)|mục\s+(?:i|1)(?!\w)|"
    r"i ?[.\-)/:](?!\w)|a ?[.)\-] |1 ?[.)/:](?!\d)|1 ?-(?! ?\d)|1\.1|\(1\)|a\)"
)
_FOLLOWS = re.compile(r"(?:sau|đây|kiến|yêu cầu|kết luận|thông báo|chỉ đạo|quyết định|nghị quyết|là|giao|đề nghị) ?:$")


@dataclass(frozen=True, slots=True)
class Front:
    """Where the parts of the front stand, as offsets of `Reading.text`.

    Attributes:
        start: start of the letterhead; what stands before it is the site's.
        kind: the kind named on a line of its own, None where no such line was found.
        kind_span: the kind line, with the line of number and date where that stands below it; may be empty.
        title: the trích yếu (of a công văn: the "V/v" line); empty where there is none.
        preamble: start of the preamble, after title and authority line.
        body: start of the first section; equal to `end` where no section was found.
        end: how far was looked.
        titled: the national title or that of the Party stands in the letterhead.
    """

    start: int
    kind: Kind | None
    kind_span: Segment
    title: Segment
    preamble: int
    body: int
    end: int
    titled: bool


@cache
def _decisions() -> frozenset[str]:
    return frozenset(squeezed(phrase) for phrase in formulas("decision"))


def front_of(text: str, lower: str) -> Front:
    """Return the parts of the front of a text; linear in its length.

    Args:
        text: `Reading.text` with walls between table cells.
        lower: `Reading.lower`.
    """
    start, titled = _start(text, lower)
    end = min(start + _PREAMBLE, len(text))
    lines = _Lines(text, lower, list(segments(text, start, min(start + _HEAD, len(text)))))
    if not lines.spans:
        empty = Segment(start, start)
        return Front(start, None, empty, empty, start, start, start, titled=False)
    found = lines.kind_line()
    if found is None:
        title, after = lines.letter()
        kind, kind_span = None, Segment(lines.spans[after].start, lines.spans[after].start)
    else:
        at, taken, kind = found
        below = lines.number_below(at + taken)
        kind_span = Segment(lines.spans[at].start, lines.spans[below - 1].end)
        title, after = lines.title(below)
    preamble = lines.spans[after].start if after < len(lines.spans) else lines.spans[-1].end
    body = _body(text, lower, preamble, end)
    return Front(start, kind, kind_span, title, preamble, max(body, preamble), end, titled=titled)


def first_paragraph_end(text: str, start: int, end: int) -> int:
    """Return where the second paragraph of `text[start:end]` begins; `end` where there is but one."""
    gap = next(gaps(text, start, end, wrapped=True), None)
    return gap[1] if gap else end


def _body(text: str, lower: str, start: int, end: int) -> int:
    """Return where the first section begins: after "QUYẾT ĐỊNH:" or "như sau:", or at "I.", "1.", "Điều 1"."""
    closed = False
    for segment in segments(text, start, end):
        low = lower[segment.start : segment.end]
        if closed or _SECTION.match(low):
            return segment.start
        words = text[segment.start : segment.end]
        closed = words[-1] == ":" and (_FOLLOWS.search(low[-24:]) is not None or _decides(words, low))
        closed = closed or (len(words) < 40 and in_capitals(words) and squeezed(low) in _decisions())
    return end


def _decides(words: str, low: str) -> bool:
    """Whether a line closes the preamble: "QUYẾT ĐỊNH:"."""
    return words.endswith(":") and len(words) < 40 and squeezed(low) in _decisions()


def _start(text: str, lower: str) -> tuple[int, bool]:
    """Return where the letterhead begins and whether the title of the nation or of the Party marks it."""
    inside = _INSIDE_FIRST.match(text) or _INSIDE.search(text)
    end = inside.start() + _LONGEST_TITLE if inside else len(text)
    titles = _NATION.search(text, 0, end), _PARTY.search(text, 0, end), _UNMARKED.search(text, 0, min(end, _HEAD))
    anchors = [match.start() for match in titles if match]
    anchor = min(anchors, default=-1)
    if anchor >= 0 and (inside is None or anchor < inside.start()):
        return _walk_back(text, lower, anchor), True
    limit = min(inside.start() if inside else len(text), _HEAD)
    for segment in segments(text, 0, limit):
        words = text[segment.start : segment.end]
        low = lower[segment.start : segment.end]
        if _NUMBER.match(lower, segment.start) or (
            in_capitals(words) and (kind_at_start().match(low) or begins("issuer").match(low))
        ):
            return segment.start, False
    first = next(segments(text), None)
    return (first.start if first else 0), False


def _walk_back(text: str, lower: str, anchor: int) -> int:
    """Return the start of the lines of issuer and number that stand before the national title."""
    start = anchor
    for segment in reversed(list(segments(text, max(0, anchor - 1500), anchor))[-14:]):
        words = text[segment.start : segment.end]
        if _RULE.match(words) or in_capitals(words) or _NUMBER.match(lower[segment.start : segment.end]):
            start = segment.start
        elif len(words) > 3:
            break
    return start


class _Lines:
    """The lines and cells of the front."""

    def __init__(self, text: str, lower: str, spans: list[Segment]) -> None:
        self._text = text
        self._lower = lower
        self.spans = spans

    def words(self, at: int) -> str:
        return self._text[self.spans[at].start : self.spans[at].end]

    def low(self, at: int) -> str:
        return self._lower[self.spans[at].start : self.spans[at].end]

    def between(self, at: int) -> str:
        """What stands between a line and the one before it."""
        return self._text[self.spans[at - 1].end : self.spans[at].start]

    def kind_line(self) -> tuple[int, int, Kind] | None:
        """Return index of the kind line, how many lines it takes, and the kind; a title beside it is split off."""
        for at in range(min(len(self.spans), 70)):
            words, low = self.words(at), self.low(at)
            if self.addresses(at) or low.startswith(("căn cứ ", "điều 1")) or len(words) > 600:
                return None
            most = min(3, len(self.spans) - at) if may_begin_kind(squeezed(low), shouted=words.isupper()) else 0
            for taken in range(most, 0, -1):
                joined = squeezed("".join(self.low(i) for i in range(at, min(at + taken, len(self.spans)))))
                kind = kind_named(joined, shouted=in_capitals(words))
                if kind and (in_capitals(words) or self._alone(at, taken)):
                    return at, taken, kind
            match = kind_at_start().match(low)
            if match and in_capitals(words[: match.end()]) and _TITLE_FOLLOWS.match(words, match.end()):
                self._split(at, match.end())
                return at, 1, squeezed_kinds()[squeezed(match.group())]
        return None

    def _split(self, at: int, length: int) -> None:
        """Make two lines of one; the first has `length` characters."""
        start, end = self.spans[at]
        rest = start + length + len(self._text[start + length : end]) - len(self._text[start + length : end].lstrip())
        self.spans[at : at + 1] = [Segment(start, start + length), Segment(rest, end)]

    def addresses(self, at: int) -> bool:
        """Whether a line begins "Kính gửi", also where that is wrapped."""
        return _ADDRESS.match(self._lower, self.spans[at].start) is not None

    def _alone(self, at: int, taken: int) -> bool:
        """Whether lines in small letters stand alone between blank lines or walls, below a letterhead."""
        if at < 3 or at + taken >= len(self.spans) or not self.words(at)[0].isupper():
            return False
        around = (self.between(at), self.between(at + taken))
        return all(gap.count("\n") > 1 or "|" in gap for gap in around)

    def number_below(self, at: int) -> int:
        """Return the index after a line "CỦA ... SỐ ... NGÀY ..." below the kind; `at` where there is none."""
        if at >= len(self.spans):
            return at
        match = _NUMBERED_BELOW.match(self._lower, self.spans[at].start, self.spans[at].start + 400)
        if match is None:
            return at
        while at < len(self.spans) and self.spans[at].start < match.end():
            at += 1
        return at

    def title(self, at: int) -> tuple[Segment, int]:
        """Return the title and the index of the first line after it and after the authority line."""
        while at < len(self.spans) and _RULE.match(self.words(at)):
            at += 1
        if at == len(self.spans):
            return Segment(self.spans[-1].end, self.spans[-1].end), at
        if self._names_issuer(at):
            at += 1
        if in_capitals(self.words(at)):
            after = self._capital_title(at)
            end = self._without_authority(at, after)
        else:
            after = end = self._plain_title(at)
        title = Segment(self.spans[at].start, self.spans[end - 1].end if end > at else self.spans[at].start)
        while after < len(self.spans) and (_RULE.match(self.words(after)) or self._is_authority(after)):
            after += 1
        return title, after

    def _names_issuer(self, at: int) -> bool:
        """Return whether a line of a party document names only who speaks ("CỦA BAN BÍ THƯ"), the title below it."""
        below = self.low(at + 1) if at + 1 < len(self.spans) else ""
        return (
            in_capitals(self.words(at))
            and len(self.words(at)) < 80
            and self.low(at).startswith(("của ", "hội nghị "))
            and below.startswith(("về ", "(về "))
            and not in_capitals(self.words(at + 1))
        )

    def _capital_title(self, at: int) -> int:
        first = at
        while at < len(self.spans):
            words, low = self.words(at), self.low(at)
            goes_on = at > first and (words.isdigit() or (words.startswith("(") and len(words) < 300))
            reporting = at > first and self.low(first).startswith("của ") and low.startswith("về ") and len(words) < 400
            if not (in_capitals(words) or goes_on or reporting) or _decides(words, low) or self.addresses(at):
                break
            if at > first and (_SECTION.match(low) or _RULE.match(words)):
                break
            at += 1
        return at

    def _plain_title(self, at: int) -> int:
        """Return the index after a title in small letters: one paragraph, ended by a blank line or by the preamble."""
        low = self.low(at)
        if low.startswith(("căn cứ", "điều 1")) or self.addresses(at) or _SECTION.match(low):
            return at
        if begins("preamble").match(low) and (low.endswith((";", ":", ".")) or len(low) > 700):
            return at
        first, at = at, at + 1
        while at < len(self.spans) and at - first < 9:
            opens = begins("preamble").match(self.low(at)) and self.words(at)[0].isupper()
            parted = self.between(at).count("\n") > 1 and not self._runs_on(at)
            if parted or "|" in self.between(at) or opens:
                break
            if _SECTION.match(self.low(at)) or in_capitals(self.words(at)) or _RULE.match(self.words(at)):
                break
            if len(self.words(at)) > _PARAGRAPH and self.words(at)[0].isupper():
                break
            at += 1
        return at

    def _runs_on(self, at: int) -> bool:
        """Whether a title in small letters goes on over a blank line: in the middle of a sentence."""
        before = self.words(at - 1)
        return self.words(at)[0].islower() and before[-1] not in ".:;!?”" and len(before) > 20

    def _without_authority(self, first: int, after: int) -> int:
        """Return the end of the title without the line of the issuing authority below it."""
        for at in range(max(first, after - 4), after):
            if _RULE.match(self.words(at)):
                return at
            if at == first and self.low(at).startswith(_CONGRESS):
                continue
            if self._is_authority(at) and not _OPEN_LINE.search(self.low(at - 1)):
                return at
        return after

    def _is_authority(self, at: int) -> bool:
        """Whether a line names an office or a body; of one word ("BỘ") the whole name must be known."""
        words, low = self.words(at), self.low(at)
        match = begins("authority").match(low)
        if match is None or not in_capitals(words) or words.endswith(","):
            return False
        if match.group() not in _FIRST_WORDS:
            return True
        following = self.low(at + 1) if at + 1 < len(self.spans) else ""
        names = f"{low} {following}".split()
        return any(" ".join(names[:taken]) in by_lower_form() for taken in range(2, min(len(names), 16) + 1))

    def letter(self) -> tuple[Segment, int]:
        """Return the subject and the index of the first line of the preamble of a text without a kind line."""
        title = Segment(self.spans[0].start, self.spans[0].start)
        numbered = False
        for at in range(min(len(self.spans), 60)):
            low = self.low(at)
            if self.addresses(at):
                return title, self._after_address(at)
            if low.startswith("căn cứ ") and numbered:
                break
            subject = _SUBJECT.match(low)
            if subject and title.end == title.start and (numbered or not low.startswith("về ")):
                title = Segment(self.spans[at].start, self.spans[self._subject_end(at)].end)
            numbered = numbered or _NUMBER.match(low) is not None
        for at, span in enumerate(self.spans):
            if span.start < title.end:
                continue
            opens = begins("preamble").match(self.low(at)) is not None
            titled = not opens and at + 1 < len(self.spans) and self.low(at + 1).startswith("căn cứ ")
            if (opens or len(self.low(at)) > 90) and not titled:
                return self._unnamed_title(title, at), at
        return title, 0

    def _unnamed_title(self, title: Segment, preamble: int) -> Segment:
        """Return the paragraph above the first basis as the title where neither kind nor subject was found."""
        above = preamble - 1
        while above > 0 and self._is_authority(above):
            above -= 1
        if title.end > title.start or above < 0 or _SUBJECT_ENDS.match(self.low(above)) or self._is_authority(above):
            return title
        long_enough = 20 < len(self.words(above)) < 400 and not _RULE.match(self.words(above))
        return self.spans[above] if long_enough and self.low(preamble).startswith("căn cứ") else title

    def _subject_end(self, at: int) -> int:
        last = at
        while last + 1 < len(self.spans) and last - at < 9 and "|" not in self.between(last + 1):
            if _SUBJECT_ENDS.match(self.low(last + 1)):
                break
            last += 1
        return last

    def _after_address(self, address: int) -> int:
        """Return the index of the first paragraph after the list of addressees."""
        last = min(address + 80, len(self.spans))
        for at in range(address + 1, last):
            words = self.words(at)
            if words[0] in "-+(;" or words[0] in LOWER or words.endswith((";", ",")):
                continue
            end = at
            while (
                end + 1 < len(self.spans)
                and self.words(end)[-1] not in ".;:)"
                and self.between(end + 1).strip(" ") == "\n"
            ):
                end += 1
            if self.spans[end].end - self.spans[at].start > 80:
                return at
        return min(address + 1, len(self.spans) - 1)

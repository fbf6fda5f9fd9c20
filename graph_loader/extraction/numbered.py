"""Citations by number: "Nghị quyết số 29-NQ/TW ngày 04/11/2013 của Ban Chấp hành Trung ương Đảng khóa XI".

The number is the anchor. Before it stand "số" and the noun of the kind, between them perhaps the issuer, the date or
what the document is about ("Quyết định của Thủ tướng Chính phủ số ...", "Báo cáo thẩm tra số ..."); after it date and
issuer in any order. In a list the noun is said once, and the issuer once, before or after.

Rules: `number.full` (noun and number), `number.list` (noun elided in a list), `number.bare` (a coded number without a
noun), `number.blank` (the serial left blank).
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from graph_loader.extraction.draft import Draft
from graph_loader.extraction.issuer import Issuer, IssuerReader
from graph_loader.extraction.model import Scope
from graph_loader.extraction.number import BLANK, CORE, Number, coded, number_of
from graph_loader.extraction.reading import Reading
from graph_loader.extraction.scan import before_marks, phrase
from graph_loader.extraction.structure import Block, BlockKind
from graph_loader.extraction.tail import proposer_before, said_before, tail_at
from graph_loader.reference.kinds import by_lower_name

_NO_NOUNS = frozenset({"hợp đồng", "danh mục", "phiếu gửi", "phiếu chuyển", "phiếu báo", "quy trình", "diễn văn"})
_SLIPS = {
    "nghị đinh": "nghị định",
    "nghi định": "nghị định",
    "nghi quyết": "nghị quyết",
    "quyết đinh": "quyết định",
    "quyết dịnh": "quyết định",
    "quyêt định": "quyết định",
    "thông tự": "thông tư",
    "kê hoạch": "kế hoạch",
    "chi thị": "chỉ thị",
}
"""Slips of the pen in the nouns of kinds."""
_SO = phrase(r"(?<!\w)(?:số )?s[ốoôóổồ] ?:? ?$")
_BLANK_SERIAL = re.compile(r"/(?<=[ :.…_\n-]/)[ \n]?(?:20\d\d[ ]?/[ ]?)?[A-ZĐ]")
_BLANK_SO = re.compile(r"(?<!\w)s(?:ố|ô|o)(?=[ \n:.…_-]*$)")
_PUT_FORWARD = frozenset({"TTr", "BC", "CV"})
_JOINT = frozenset({"TTLT", "NQLT"})
_ABBREVIATED = phrase(r"(?<!\w)(QĐ|NQ|NĐ|TT|CT|VB|KH|CV|TB|KL|TTLT|TTr|BC|HD) $")
_ENGLISH = phrase(r"no\.? ?$")
_FORM = phrase(r"(?<!\w)mẫu (?:số[ \n]{0,3}:?[ \n]{0,3})?(?=\d)")
_PERMIT = re.compile(r"GP|GCN|HĐ")
_BROKEN_OFF = frozenset({" số", "\nsố"})
_SPLIT = phrase(r"(?<!\w)(số) (\d{1,2}) $")
_MODIFIER = re.compile(r"[^\d.;:()\"“”|/]*$")
_NOT_MODIFIER = phrase(r"(?<!\w)(?:này|theo|tại|trên|trong|căn cứ|thực hiện|bởi|kèm|quy phạm)(?!\w)")
_LIST_GAP = phrase(r" ?(?:[,;]|và|hoặc|, ?và|; ?và|cùng|với)? ?(?:các )?$")
_LIST_OPENS = phrase(r"(?:[,;:+-]|[ \n]và|[ \n]hoặc) ?$")
_AND = phrase(r" và ")
_REFUSED = phrase(
    r"(?<!\w)(?:(?:mẫu|biểu|phiếu)(?: (?:điện tử|đơn|phiếu|tờ khai|giấy|in))*|"
    r"bảng|hợp đồng|tài khoản|hóa đơn|vận đơn|phụ lục|"
    r"tcvn|qcvn|tcxdvn|tcn|iso|lưu|tiêu chuẩn|quy chuẩn|lô|thửa|tờ bản đồ|đt|fax|điện thoại) ?:? ?$"
)


@cache
def noun_pattern() -> re.Pattern[str]:
    """Return the pattern of the nouns of kinds, longest first, for `Reading.lower`."""
    longest = sorted((*(name for name in by_lower_name() if name not in _NO_NOUNS), *_SLIPS), key=len, reverse=True)
    return phrase(r"(?<!\w)(" + "|".join(noun.replace(" ", r" ") for noun in longest) + r")(?!\w)")


_LAST_NOUN = re.compile(noun_pattern().pattern + r"[ \n:,]*\Z")


class _Noun(NamedTuple):
    """The noun of a kind, where it begins, what stands between it and the number, and whether nothing does."""

    kind: str
    start: int
    issued_on: str | None = None
    issuer: Issuer | None = None
    touching: bool = False


class NumberReader:
    """Finds the citations by number of one text, block by block in order."""

    def __init__(self, reading: Reading, issuers: IssuerReader) -> None:
        self._text = reading.text
        self._lower = reading.lower
        self._issuers = issuers
        found = (CORE.match(self._text, form.end()) for form in _FORM.finditer(self._lower))
        self._forms = {number_of(core.group()).key for core in found if core}

    def anchors(self) -> Iterator[re.Match[str]]:
        """Yield what has the form of a number, in order."""
        return CORE.finditer(self._text)

    def blank_anchors(self) -> Iterator[re.Match[str]]:
        """Yield the signs before which the serial of a number may be left blank."""
        return _BLANK_SERIAL.finditer(self._text)

    def in_block(self, block: Block, cores: list[re.Match[str]]) -> list[Draft]:
        """Return the citations of a block.

        Args:
            block: the block.
            cores: the matches of `number.CORE` in it, without those that belong to a law.

        Returns:
            Drafts in order.
        """
        found: list[Draft] = []
        for core in cores:
            if core.end() > block.end:
                continue
            number = number_of(core.group())
            if coded(number) and (draft := self._cite(block, core, number, found)):
                found.append(draft)
        _share_issuers(self._lower, found)
        _share_dates(self._lower, found)
        return found

    def blanks(self, block: Block, anchors: list[re.Match[str]]) -> list[Draft]:
        """Return the citations of a block whose serial was left blank ("Kế hoạch số    /KH-UBND ngày ...")."""
        found: list[Draft] = []
        for anchor in anchors:
            low = max(block.start, anchor.start() - 40)
            so = _BLANK_SO.search(self._lower[low : anchor.start()])
            if not so:
                continue
            suffix = BLANK.match(self._text, low + so.end(), block.end)
            noun = self._noun(low + so.start(), None, block.start)
            if suffix and noun and noun.touching:
                number = number_of("/" + suffix["suffix"])
                tail = tail_at(self._lower, suffix.end(), block.end, self._issuers)
                if not tail.issued_on and not tail.issuer:
                    continue
                kind = _kind(noun.kind, number)
                found.append(
                    Draft(noun.start, tail.end, kind, "number.blank", number, None, tail.issued_on, tail.issuer, 0.8)
                )
        return found

    def _cite(self, block: Block, core: re.Match[str], number: Number, found: list[Draft]) -> Draft | None:
        lower = self._lower
        start = core.start()
        opening = self._opening(block, start)
        window = max(opening, start - 20)
        so = _SO.search(lower[window:start])
        begin = window + so.start() if so else start
        if so is None and (core["unsigned"] is not None or core["range"] or core["damaged"]):
            return None
        if so is None and (split := _SPLIT.search(lower[window:start])):
            number = number_of(split[2] + core.group())
            begin = window + split.start()
            so = split
        if _REFUSED.search(lower[max(opening, begin - 40) : begin]):
            return None
        tail = tail_at(lower, core.end(), block.end, self._issuers, joint=number.kind in _JOINT or "LN" in core.group())
        previous = found[-1] if found and found[-1].end <= begin else None
        floor = previous.end if previous else opening
        if noun := self._noun(begin, number, floor):
            start = begin if so and noun.issuer and ":" in lower[noun.issuer.end : begin] else noun.start
            issued_on, issuer = tail.issued_on or noun.issued_on, tail.issuer or noun.issuer
            if not issued_on and (said := said_before(lower, noun.start, floor, self._issuers)):
                issued_on, issuer = said.issued_on, issuer or said.issuer
            kind = _kind(noun.kind, number)
            if issuer is None and kind in _PUT_FORWARD:
                issuer = proposer_before(lower, noun.start, floor, self._issuers)
            return Draft(start, tail.end, kind, "number.full", number, None, issued_on, issuer)
        if number.key in self._forms:
            return None
        gap = lower[floor:begin]
        if previous and (_LIST_GAP.match(gap) or (so and _LIST_OPENS.search(gap))):
            return Draft(
                begin,
                tail.end,
                number.kind or ("CV" if previous.number and previous.number.kind else previous.kind),
                "number.list",
                number,
                None,
                tail.issued_on,
                tail.issuer or (previous.issuer if self._same_organ(previous, number) else None),
                0.95,
            )
        if block.scope is Scope.HEADER or (begin == block.start and so and block.kind is not BlockKind.TEXT):
            return None
        if abbreviated := _ABBREVIATED.search(self._text[max(floor, begin - 8) : begin]):
            kind = "CV" if abbreviated[1] == "VB" else number.kind or "CV"
            begin -= len(abbreviated[0])
            return Draft(begin, tail.end, kind, "number.full", number, None, tail.issued_on, tail.issuer)
        if _ENGLISH.search(lower[max(floor, begin - 6) : begin]):
            return None
        if number.kind is None and not (so and tail.issued_on and number.organ and not _PERMIT.match(number.codes[0])):
            return None
        if begin == block.start and so and tail.end >= block.end - 1 and not tail.issued_on:
            return None
        if not so and number.organ is None:
            return None
        kind = number.kind or "CV"
        return Draft(begin, tail.end, kind, "number.bare", number, None, tail.issued_on, tail.issuer, 0.8)

    def _opening(self, block: Block, start: int) -> int:
        """Return where a citation may begin: before its block where that broke off after "số"."""
        if start > block.start:
            return block.start
        head = before_marks(self._lower, start)
        return max(0, head - 60) if self._lower[max(0, head - 3) : head] in _BROKEN_OFF else start

    def _same_organ(self, previous: Draft, number: Number) -> bool:
        return previous.number is not None and previous.number.codes[-1:] == number.codes[-1:]

    def _noun(self, before: int, number: Number | None, floor: int) -> _Noun | None:
        """Return the noun of the kind that a number before which only "số" stands belongs to; the nearest that fits."""
        lower = self._lower
        near = _LAST_NOUN.search(lower, max(floor, before - 40), before)
        if near and (number is None or _fits(_kind_of_noun(near[1]), number)):
            return _Noun(_kind_of_noun(near[1]), near.start(), touching=True)
        low = max(floor, before - 130)
        fallback: _Noun | None = None
        for match in reversed(list(noun_pattern().finditer(lower, low, before))):
            kind = _kind_of_noun(match[1])
            fits = number is None or _fits(kind, number)
            gap = lower[match.end() : before]
            if not gap.strip(" \n:,"):
                noun = _Noun(kind, match.start(), touching=True)
            elif (tail := tail_at(lower, match.end(), before, self._issuers)).end > match.end() and not lower[
                tail.end : before
            ].strip(" \n:,("):
                noun = _Noun(kind, match.start(), tail.issued_on, tail.issuer)
            elif number is None or len(gap) > 70:
                break
            elif fits and kind in {number.kind, "CV", "BC"} and _MODIFIER.match(gap) and not _NOT_MODIFIER.search(gap):
                return _Noun(kind, match.start())
            else:
                continue
            if fits:
                return noun
            fallback = fallback or noun
        return fallback


def _kind_of_noun(noun: str) -> str:
    name = " ".join(noun.split())
    return by_lower_name()[_SLIPS.get(name, name)].abbreviation


def _fits(noun: str, number: Number) -> bool:
    said = number.kind
    return said is None or noun in {said, "CV"} or (noun, said) in _ALIKE


_ALIKE = frozenset(
    {
        ("QyD", "QD"), ("TTLT", "TT"), ("Thông tri", "TT"), ("QC", "QD"), ("HD", "HD"), ("NQ", "NQLT"),
        ("Điều lệ", "QD"),
        ("Lệnh", "L"), ("TT", "TTLT"), ("TB", "KL"), ("KL", "TB"), ("DA", "DAn"), ("DAn", "DA"),
    }
)  # fmt: skip


def _kind(noun: str, number: Number) -> str:
    if noun == "CV" and number.kind and (number.organ or len(number.codes) == 1):
        return number.kind
    return noun


def _share_dates(lower: str, found: list[Draft]) -> None:
    """Give two numbers of a dated list the date after both: "số 8 và số 9 ngày 19/11; số 10 ngày 20/11"."""
    for index, (earlier, later) in enumerate(pairwise(found)):
        if earlier.issued_on or not later.issued_on or not _AND.fullmatch(lower, earlier.end, later.start):
            continue
        beside = (*found[max(0, index - 1) : index], *found[index + 2 : index + 3])
        lists = any(one.issued_on and _same_codes(one, later) for one in beside)
        if lists and later.rule == "number.list" and _same_codes(earlier, later):
            earlier.issued_on = later.issued_on


def _same_codes(one: Draft, other: Draft) -> bool:
    return one.number is not None and other.number is not None and one.number.codes == other.number.codes


def _share_issuers(lower: str, found: list[Draft]) -> None:
    for later, earlier in zip(reversed(found), reversed(found[:-1]), strict=False):
        if earlier.issuer is None and later.issuer and earlier.number and later.number:
            gap = lower[earlier.end : later.start]
            if _LIST_GAP.match(gap) and earlier.number.codes[-1:] == later.number.codes[-1:]:
                earlier.issuer = later.issuer

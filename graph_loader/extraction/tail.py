"""What follows the number or the name of a citation: its date and its issuer, in any order."""

from typing import NamedTuple

from graph_loader.extraction.date import date_at
from graph_loader.extraction.issuer import Issuer, IssuerReader
from graph_loader.extraction.scan import phrase

_OF = phrase(r"(?P<gap> ?,? ?)(?:\((?:sửa đổi)\) ?)?(?P<of>của |c[uủ]a |giữa )(?:các )?")
_BROKEN_OFF = 160
"""How far a citation may go on when its block breaks off at "ngày" or "của": what heads a line looks like an item."""
_ISSUED = phrase(
    r"(?<!\w)(?:(?:đã|tiếp tục|cũng|mới) )*(?:ban hành|thông qua|có|ký(?: ban hành)?|ra|gửi)(?: các)?[ \n]+\Z"
)
_OPEN_ENDS = frozenset({"ngày", " của"})
_ANOTHER = phrase(r" tại(?!\w)")
_SESSION = phrase(r" ?,? ?(?=hội nghị (?:lần thứ|trung ương|ban chấp|bch))")
_DATE_GAP = phrase(r" ?,? ?")
_PROPOSED = phrase(
    r"(?<!\w)(?:đề nghị|đề xuất|báo cáo|ý kiến(?: thẩm định)?) của (?:(?:đồng chí )?(?:bộ trưởng(?:, ?chủ nhiệm)?|"
    r"tổng giám đốc|giám đốc|tổng cục trưởng|cục trưởng|viện trưởng|chỉ huy trưởng|trưởng(?: ban)?(?= ban)|"
    r"chánh(?= văn phòng| thanh tra)|thủ trưởng|chủ tịch) )?"
)
_AT = phrase(r" tại (?:các )?$")
_MORE = phrase(r" ?(?:,|và|-) ?(?:và )?(?=(?:bộ|sở|ban|viện|tòa|ngân hàng|thanh tra|ủy ban|tổng|ubnd)(?!\w))")


class Tail(NamedTuple):
    """Where a citation ends, its date and its issuer."""

    end: int
    issued_on: str | None
    issuer: Issuer | None


def tail_at(
    lower: str,
    position: int,
    limit: int,
    issuers: IssuerReader,
    *,
    dated: bool = True,
    joint: bool = False,
    named: bool = False,
) -> Tail:
    """Read the date and the issuer after a number or a name.

    Args:
        lower: `Reading.lower`.
        position: where the number or the name ends.
        limit: where its block ends.
        issuers: reads issuers of the same text.
        dated: also take dates.
        named: after a name a date begins with "ngày": a bare one is another column of a table.
        joint: the document has several issuers ("của Bộ Tài chính và Bộ Nội vụ").

    Returns:
        The end of what was read (`position` where nothing follows), the date and the issuer.
    """
    if lower[limit - 4 : limit] in _OPEN_ENDS:
        limit = min(limit + _BROKEN_OFF, len(lower))
    end = position
    issued_on: str | None = None
    issuer: Issuer | None = None
    for _ in range(2):
        if dated and issued_on is None:
            gap = _DATE_GAP.match(lower, end, limit)
            start = gap.end() if gap else end
            found = None
            if named and lower[start : start + 1].isdigit():
                start = end
            if start > end or lower.startswith("ngày", end):
                found = date_at(lower, start, year_alone="," not in lower[end:start])
            if found and found.end <= limit:
                end, issued_on = found.end, found.iso
                continue
        if issuer is None and (read := _issuer(lower, end, limit, issuers, joint=joint)):
            end, issuer = read.end, read
            continue
        break
    return Tail(end, issued_on, issuer)


def said_before(lower: str, start: int, floor: int, issuers: IssuerReader) -> Tail | None:
    """Return what a clause says of the act that it issues: "Ngày 01/7/2025, Cục Thuế đã ban hành Công văn số ...".

    Args:
        lower: `Reading.lower`.
        start: where the citation begins.
        floor: where its block begins, or the citation before it ends.
        issuers: reads issuers of the same text.

    Returns:
        Date and issuer, the end being that of the issuer; None where no clause of this form stands right before.
    """
    low = max(floor, start - _BROKEN_OFF)
    verb = _ISSUED.search(lower, max(low, start - 40), start)
    day = lower.rfind("ngày", low, verb.start()) if verb else -1
    if verb is None or day < 0 or not (found := date_at(lower, day)) or len(found.iso) < 10:
        return None
    gap = _DATE_GAP.match(lower, found.end, verb.start())
    issuer = issuers.at(gap.end(), verb.start()) if gap else None
    if issuer is None or lower[issuer.end : verb.start()].strip():
        return None
    return Tail(issuer.end, found.iso, issuer)


def proposer_before(lower: str, start: int, floor: int, issuers: IssuerReader) -> Issuer | None:
    """Return who put forward the paper that is cited: "theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số ...".

    Args:
        lower: `Reading.lower`.
        start: where the citation begins.
        floor: where its block begins, or the citation before it ends.
        issuers: reads issuers of the same text.

    Returns:
        The authority, whose head may have been named; None where nobody is said to have put it forward.
    """
    at = _AT.search(lower, max(floor, start - 12), start)
    proposals = list(_PROPOSED.finditer(lower, max(floor, start - _BROKEN_OFF), at.start())) if at else []
    issuer = issuers.at(proposals[-1].end(), at.start()) if at and proposals else None
    return issuer if at and issuer and not lower[issuer.end : at.start()].strip() else None


def _issuer(lower: str, end: int, limit: int, issuers: IssuerReader, *, joint: bool) -> Issuer | None:
    if match := _OF.match(lower, end, limit):
        found = issuers.at(match.end(), limit)
        if found and "," in match["gap"] and _ANOTHER.match(lower, found.end, limit):
            return None
        if found and (joint or match["of"].startswith("giữa")):
            while (more := _MORE.match(lower, found.end, limit)) and (other := issuers.at(more.end(), limit)):
                if other.name.lower() == "bộ":
                    break
                found = Issuer(other.end, f"{found.name}, {other.name}", found.level, found.place)
        return found
    if match := _SESSION.match(lower, end, limit):
        return issuers.at(match.end(), limit)
    return None

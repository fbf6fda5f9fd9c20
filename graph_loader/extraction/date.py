"""Dates beside a citation: "ngày 04/11/2013", "ngày 04 tháng 11 năm 2013", "tháng 4 năm 2022", "năm 2013".

Patterns match `Reading.lower`, where markdown marks are blanks, so "tháng* *7 năm 20**25**" is read too.
"""

import re
from dataclasses import dataclass

_D = r"(\d[ \n]{0,2}\d?)"
_YEAR = r"((?:1[ \n]{0,2}9|2[ \n]{0,2}0)[ \n]{0,2}\d[ \n]{0,2}\d|\d\d(?!\d))"
_FULL = re.compile(
    rf"(?:ký|ban hành)?\s*(?:ngày\s+)?ngày\s*{_D}\s*(?:[/.-]|tháng|năm(?=\s*\d\d?\s*năm))\s*{_D}\s*"
    rf"(?:[/.-]|,?\s*năm)\s*{_YEAR}(?!\d)"
)
"""A whole date; the month may be misprinted as a year ("ngày 27 năm 12 năm 2019")."""

_BLANK = re.compile(r"ngày[\s.…_/]*tháng[\s.…_/]*năm\s*((?:19|20)\d\d)(?!\d)")
_PLAIN = re.compile(r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)")
_MONTH = re.compile(
    rf"(?:(?:ký|ban hành)?\s*ngày[\s.…_/]*)?(?:tháng\s*{_D}\s*(?:[/.-]|,?\s*năm)|(?<=[\s.…_/]){_D}\s*/)\s*{_YEAR}(?!\d)"
)
_ONLY_YEAR = re.compile(r"năm\s+((?:19|20)\d\d)(?![\d\w]|\s*[-/]\s*\d)")


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date and where it ends; `iso` is `2013-11-04`, `2022-04` or `2013`."""

    end: int
    iso: str


def date_at(lower: str, position: int, *, year_alone: bool = True) -> DateFound | None:
    """Return the date that begins at `position` of `Reading.lower`, or None.

    Args:
        lower: the text.
        position: offset of its first letter or digit.
        year_alone: also take "năm 2013".
    """
    first = lower[position : position + 1]
    if first.isdigit():
        match = _PLAIN.match(lower, position)
        return DateFound(match.end(), iso) if match and (iso := _iso(*match.groups())) else None
    if first not in "nktb":
        return None
    if match := _FULL.match(lower, position):
        iso = _iso(*match.groups())
        return DateFound(match.end(), iso) if iso else None
    if match := _MONTH.match(lower, position):
        iso = _iso(None, match[1] or match[2], match[3])
        return DateFound(match.end(), iso) if iso else None
    if match := _BLANK.match(lower, position):
        return DateFound(match.end(), match[1])
    if year_alone and (match := _ONLY_YEAR.match(lower, position)):
        return DateFound(match.end(), match[1])
    return None


def _iso(day: str | None, month: str, year: str) -> str | None:
    year_number = int(re.sub(r"\s", "", year))
    if year_number < 100:
        year_number += 1900 if year_number > 44 else 2000
    month_number = int(re.sub(r"\s", "", month))
    day_number = int(re.sub(r"\s", "", day)) if day else 1
    if not (1 <= month_number <= 12 and 1 <= day_number <= 31):
        return None
    return f"{year_number:04}-{month_number:02}" + (f"-{day_number:02}" if day else "")

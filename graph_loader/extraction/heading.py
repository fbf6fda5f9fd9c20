"""What a site says of a document in its own heading of the page, for texts that have lost their letterhead.

Portals repeat it above or below the text: "Công văn 123/BTC-TCT năm 2025 về thuế do Bộ Tài chính ban hành", "Công văn
123/BTC-TCT ngày 05/06/2025 ...". A heading counts where its number stands in two of them, so that a list of other
documents is not taken for one.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from graph_loader.extraction.layout import LOWER
from graph_loader.extraction.letterhead import Issuer, date_in, issuer_of, unit_in
from graph_loader.extraction.reading import Reading
from graph_loader.reference.formulas import alternatives
from graph_loader.reference.kinds import by_lower_name

_ISSUED_BY = re.compile(r"(?<!\w)do (.{3,90}?) ban hành")


@dataclass(frozen=True, slots=True)
class SiteHeading:
    """What a site's heading says; None where it does not say it."""

    kind: str
    number: str
    issued_on: str | None
    issuer: Issuer


@cache
def heading_pattern() -> re.Pattern[str]:
    """Return the pattern of a heading in `Reading.lower`: kind and number without "số" at the start of a line."""
    number = rf"\d{{1,6}}(?:/\d{{4}})?[/-][{LOWER}][{LOWER}\d/&\-]*"
    return re.compile(rf"\n[ ]*(?P<kind>{alternatives(frozenset(by_lower_name()))})[ ]+(?P<number>{number})")


def headings(lower: str, start: int, end: int) -> list[re.Match[str]]:
    """Return all headings in a stretch of the text."""
    return list(heading_pattern().finditer(lower, start, end))


def repeated(found: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return those headings whose number stands in at least two of them."""
    times = Counter(match["number"] for match in found)
    return [match for match in found if times[match["number"]] > 1]


def site_heading(reading: Reading, before: int, after: int) -> SiteHeading | None:
    """Return what the site's heading of a page says.

    Args:
        reading: the text.
        before: where the document begins; the site's part stands before it.
        after: where the document ends; the site's other part stands after it.
    """
    lower = reading.lower
    found = repeated(headings(lower, 0, before)) or repeated(headings(lower, max(after - 1, 0), len(lower)))
    if not found:
        return None
    first = found[0]
    lines = [lower[match.start("kind") : (lower.find("\n", match.end()) + 1 or len(lower) + 1) - 1] for match in found]
    same = " | ".join(
        " ".join(line.split()) for match, line in zip(found, lines, strict=True) if match["number"] == first["number"]
    )
    issued_on = date_in(same.replace(" năm ", " ngày tháng năm ")) if "ngày" not in same else date_in(same)
    issued_by = _ISSUED_BY.search(same)
    issuer = _issuer(" ".join(issued_by[1].split()), issued_on) if issued_by else Issuer()
    number = reading.text[first.start("number") : first.end("number")]
    return SiteHeading(by_lower_name()[" ".join(first["kind"].split())].abbreviation, number, issued_on, issuer)


def _issuer(words: str, on: str | None) -> Issuer:
    """Return the issuer of "do ... ban hành": an authority, or a place that stands for its committee."""
    issuer = issuer_of([words], on)
    if issuer.level is not None:
        return issuer
    unit, level = unit_in(words, on)
    return Issuer(None, None, level, unit)

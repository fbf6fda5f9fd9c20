"""The set phrases of official writing (data/reference/formulas.csv) and of web pages (data/reference/furniture.csv).

Formulas by part: `issuer` begins a line of the letterhead, `unit` the name of an authority in it, `other` that of a
body that is none of government or Party, `authority` the line of the authority below the title, `preamble` a basis or
an introduction, `decision` is the line that closes the preamble, `office` begins a line of the signature, `appendix`
its heading, `attached` what an act puts into force and is no kind of document. `title` opens the trích yếu of a cited
document, `no_title` only looks so, `after_title` and `actor` end it. Furniture: `foot` begins what a site puts below
a document, `notice` speaks for the site. Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW of 2018;
the pages of the portals.
"""

import re
from functools import cache

from graph_loader.extraction.reading import reading_of
from graph_loader.reference.tables import rows


@cache
def formulas(part: str) -> frozenset[str]:
    """Return the phrases of a part, in the form of `Reading.lower`."""
    return frozenset(reading_of(row["phrase"]).lower for row in rows("formulas.csv") if row["part"] == part)


@cache
def furniture(where: str) -> frozenset[str]:
    """Return the phrases of web pages (`foot` or `notice`), in the form of `Reading.lower`."""
    return frozenset(reading_of(row["phrase"]).lower for row in rows("furniture.csv") if row["where"] == where)


@cache
def begins(part: str) -> re.Pattern[str]:
    """Return a pattern for a stretch of `Reading.lower` that begins with a phrase of a part, as whole words."""
    return re.compile(alternatives(formulas(part)))


def alternatives(phrases: frozenset[str]) -> str:
    """Return a pattern for any of the phrases as whole words, the longest first; a blank may be a line end."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s{1,3}") for phrase in ordered) + r")(?!\w)"

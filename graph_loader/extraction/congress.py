"""Resolutions that a congress or a plenum of the Party gives its name: "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVI".

Also "Nghị quyết Hội nghị Trung ương 8 khóa XI" and "Nghị quyết Trung ương 4 (khóa XII)". Rule: `party.session`.
"""

import re

from graph_loader.extraction.draft import Draft
from graph_loader.extraction.issuer import Issuer, IssuerReader
from graph_loader.extraction.model import Level
from graph_loader.extraction.reading import Reading
from graph_loader.extraction.structure import Block

_CONGRESS = re.compile(r"(?<!\w)nghị[ \n]+quyết[ \n]+(?:của[ \n]+)?(?=đại[ \n]+hội(?!\w))")
_PLENUM = re.compile(
    r"(?<!\w)nghị[ \n]+quyết[ \n]+(?:của[ \n]+)?(?:"
    r"hội[ \n]+nghị[ \n]+(?:lần[ \n]+thứ[ \n]+)?(?:trung[ \n]+ương|tw|bch[ \n]+trung[ \n]+ương|ban[ \n]+chấp[ \n]+hành[ \n]+trung[ \n]+ương"
    r"(?:[ \n]+đảng)?)?[ \n]*(?:lần[ \n]+thứ[ \n]+)?(?:[ivx]+|\d+|[^\W\d_]+)|"
    r"(?:trung[ \n]+ương|tw)[ \n]*(?:lần[ \n]+thứ[ \n]+)?\d+)(?!\w)"
    r"(?:,?[ \n]+(?:của[ \n]+)?(?:ban[ \n]+chấp[ \n]+hành|bch)[ \n]+(?:trung[ \n]+ương|tw)(?:[ \n]+đảng)?)?"
    r"[ \n]*,?[ \n]*\(?khóa[ \n]+(?:[ivxl]+|\d+)(?!\w)\)?"
)


class CongressReader:
    """Finds the resolutions of congresses and plenums of one text."""

    def __init__(self, reading: Reading, issuers: IssuerReader) -> None:
        self._text = reading.text
        self._lower = reading.lower
        self._issuers = issuers

    def in_block(self, block: Block) -> list[Draft]:
        """Return the drafts of a block, in order."""
        lower = self._lower
        found: list[Draft] = []
        for match in _CONGRESS.finditer(lower, block.start, block.end):
            issuer = self._issuers.at(match.end(), block.end)
            words = lower[match.end() : issuer.end].split() if issuer else []
            if (
                issuer is None
                or not any(word in words for word in ("thứ", "khóa"))
                and not re.search(r"(?<!\w)[ivx]+(?!\w)", " ".join(words))
            ):
                continue
            name = " ".join(self._text[match.start() : issuer.end].split())
            found.append(Draft(match.start(), issuer.end, "NQ", "party.session", None, name, None, issuer))
        for match in _PLENUM.finditer(lower, block.start, block.end):
            issuer = Issuer(match.end(), "Ban Chấp hành Trung ương Đảng", Level.CENTRAL, None)
            name = " ".join(self._text[match.start() : match.end()].split())
            found.append(Draft(match.start(), match.end(), "NQ", "party.session", None, name, None, issuer))
        return sorted(found, key=lambda draft: draft.start)

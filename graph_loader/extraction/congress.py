"""Resolutions that a congress or a plenum of the Party gives its name: "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVI".

Also "Nghị quyết Hội nghị Trung ương 8 khóa XI" and "Nghị quyết Trung ương 4 (khóa XII)". Rule: `party.session`.
"""

import re
from collections.abc import Iterator

from graph_loader.extraction.draft import Draft
from graph_loader.extraction.issuer import Issuer, IssuerReader
from graph_loader.extraction.model import Level
from graph_loader.extraction.reading import Reading
from graph_loader.extraction.scan import phrase
from graph_loader.extraction.structure import Block

_ANCHOR = phrase(r"nghị quyết (?:của )?(?P<session>đại hội|hội nghị|trung ương|tw)(?!\w)")
_TERM = phrase(r"(?<!\w)(?:lần thứ|khóa|[ivx]+)(?!\w)")
_CENTRE = r"(?:trung ương|tw)"
_COMMITTEE = rf"(?:ban chấp hành|bch) {_CENTRE}(?: đảng)?"
_ORDINAL = r"(?:lần thứ )?(?:[ivx]+|\d+|[^\W\d_]+)(?!\w)"
_PLENUM = phrase(
    rf"(?:hội nghị (?:lần thứ )?(?:(?:{_COMMITTEE}|{_CENTRE}) )?{_ORDINAL}|{_CENTRE} ?(?:lần thứ )?\d+(?!\w))"
    rf"(?:,? (?:của )?{_COMMITTEE})?"
    r" ?,? ?\(?khóa (?:[ivxl]+|\d+)(?!\w)\)?"
)


class CongressReader:
    """Finds the resolutions of congresses and plenums of one text."""

    def __init__(self, reading: Reading, issuers: IssuerReader) -> None:
        self._text = reading.text
        self._lower = reading.lower
        self._issuers = issuers

    def anchors(self) -> Iterator[re.Match[str]]:
        """Yield the places where such a name may begin, in order."""
        return _ANCHOR.finditer(self._lower)

    def in_block(self, block: Block, anchors: list[re.Match[str]]) -> list[Draft]:
        """Return the drafts of a block, in order; `anchors` are the places in it."""
        found = []
        for anchor in anchors:
            draft = self._congress(anchor, block.end) if anchor.group().endswith("hội") else None
            draft = draft or self._plenum(anchor, block.end)
            if draft:
                found.append(draft)
        return found

    def _congress(self, anchor: re.Match[str], limit: int) -> Draft | None:
        issuer = self._issuers.at(anchor.start("session"), limit)
        if issuer is None or not _TERM.search(self._lower, anchor.end(), issuer.end):
            return None
        return self._draft(anchor.start(), issuer)

    def _plenum(self, anchor: re.Match[str], limit: int) -> Draft | None:
        match = _PLENUM.match(self._lower, anchor.start("session"), limit)
        if match is None:
            return None
        return self._draft(anchor.start(), Issuer(match.end(), "Ban Chấp hành Trung ương Đảng", Level.CENTRAL, None))

    def _draft(self, start: int, issuer: Issuer) -> Draft:
        name = " ".join(self._text[start : issuer.end].split())
        return Draft(start, issuer.end, "NQ", "party.session", None, name, None, issuer)

"""Ids of documents: URNs in the form of RFC 9676 (URN:LEX).

`urn:lex:JURISDICTION:AUTHORITY:MEASURE:DATE;NUMBER`, in lower case, without diacritics, words joined by ".", "/" as
"-": `urn:lex:vn;lao.cai:uy.ban.nhan.dan:ke.hoach:2023-01-16;20-kh-ubnd`. "vn" is not registered at the registry of
jurisdictions, so these are URNs of that form, not official ones. A part that nobody gives is "_": such an id is a
partial key, and the document gets its full one as soon as some document supplies the part. An act without a number has
"lex-" and digits that follow from what it is (RFC 9676, number-lex).
"""

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache

from graph_loader.extraction.reading import reading_of
from graph_loader.graph.fold import fold

UNKNOWN = "_"
COUNTRY = "vn"

_NO_WORD = re.compile(r"[^0-9a-z]+")
_NO_NUMBER = re.compile(r"[^0-9a-z.()'=_-]+")


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """Return words as a URN has them: "Ủy ban nhân dân" becomes "uy.ban.nhan.dan"."""
    return _NO_WORD.sub(".", fold(text)).strip(".")


@lru_cache(maxsize=262144)
def number_slug(number: str) -> str:
    """Return a number as a URN has it: "116/2020/NĐ-CP" becomes "116-2020-nd-cp"."""
    tight = re.sub(r"\s+", "", fold(reading_of(number).text)).replace("/", "-")
    return re.sub(r"-{2,}", "-", _NO_NUMBER.sub("", tight)).strip("-.")


def lex_number(*what: str) -> str:
    """Return the number of an act that has none, "lex-" with eight digits that follow from `what` identifies it."""
    digest = hashlib.sha256("\x1f".join(what).encode()).digest()
    return f"lex-{int.from_bytes(digest[:8], 'big') % 10**8:08d}"


def document_urn(
    jurisdiction: str | None, authorities: Iterable[str], kind: str | None, issued_on: str | None, number: str | None
) -> str:
    """Return the id of a document; a part that is None or empty is unknown.

    Args:
        jurisdiction: "vn" or, for a local authority, "vn;lao.cai", "vn;son.la;muong.la".
        authorities: authority parts; several for a joint act.
        kind: name of the kind ("Kế hoạch").
        issued_on: ISO date, `YYYY-MM` or `YYYY`.
        number: its number in the form of `number_slug` or `lex_number`.
    """
    authority = "+".join(authorities) or UNKNOWN
    measure = slug(kind) if kind else UNKNOWN
    where = jurisdiction or f"{COUNTRY};{UNKNOWN}"
    return f"urn:lex:{where}:{authority}:{measure}:{issued_on or UNKNOWN};{number or UNKNOWN}"

"""Search and sorting without diacritics: the folded form of Vietnamese text, and the words it is searched by."""

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

MARKS = "\u0300-\u036f"
"""Diacritics that stand behind their letter (NFD), as a range of a regular expression."""

WORDS_VERSION = 1
"""Of what `words` returns: stores that keep words make them anew when it is another."""

_WORD = re.compile(rf"[\w{MARKS}]{{1,64}}")
"""A run of letters and digits; longer ones, which no language has, are taken in pieces."""


def fold(text: str) -> str:
    """Return `text` in lower case without diacritics ("Đề án" becomes "de an"); words and their order stay."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("ð", "d"))
    return unicodedata.normalize("NFC", "".join(filterfalse(unicodedata.combining, decomposed)))


def words(text: str) -> list[str]:
    """Return the folded words of a text in order: its runs of letters and digits ("20/KH-UBND" has three)."""
    return [word for word in map(_folded, _WORD.findall(text.replace("_", " "))) if word]


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    return fold(word)

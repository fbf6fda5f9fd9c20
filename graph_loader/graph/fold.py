"""Search and sorting without diacritics: the folded form of Vietnamese text."""

import unicodedata
from itertools import filterfalse


def fold(text: str) -> str:
    """Return `text` in lower case without diacritics ("Đề án" becomes "de an"); words and their order stay."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("ð", "d"))
    return unicodedata.normalize("NFC", "".join(filterfalse(unicodedata.combining, decomposed)))

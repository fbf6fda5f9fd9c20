"""Search and sorting without diacritics: the folded form of Vietnamese text."""

import unicodedata

_D = str.maketrans("đĐðÐ", "dddd")


def fold(text: str) -> str:
    """Return `text` in lower case without diacritics ("Đề án" becomes "de an"); words and their order stay."""
    decomposed = unicodedata.normalize("NFD", text.translate(_D).lower())
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))

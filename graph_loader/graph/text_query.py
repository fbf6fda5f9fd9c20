"""What is asked of the texts of documents: words that must occur, and runs of words that must stand together."""

import re
from dataclasses import dataclass

from graph_loader.graph.fold import words

MOST_WORDS = 64
"""How many words of a question count; a text that is pasted whole is searched by its beginning."""

_PART = re.compile(r'["“”]([^"“”]*)["“”]|([^\s"“”]+)')


@dataclass(frozen=True, slots=True)
class TextQuery:
    """A question to the texts.

    Attributes:
        runs: folded words; each run must occur with its words in this order and nothing but signs between them.
        parts: what was typed, with its diacritics: in quotes, or without a blank.
        quoted: whether any of it was in quotes.
    """

    runs: tuple[tuple[str, ...], ...]
    parts: tuple[str, ...]
    quoted: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """All words in the order in which they were typed."""
        return tuple(word for run in self.runs for word in run)


def text_query(text: str) -> TextQuery:
    """Return the question that a text asks.

    What stands in quotes is one run, and so is what is typed without a blank ("29-NQ/TW"); every other word may stand
    anywhere in a text.
    """
    found = list(_PART.finditer(text))
    parts = [part for match in found if (part := " ".join((match[1] or match[2] or "").split()))]
    runs: dict[tuple[str, ...], None] = {}
    left = MOST_WORDS
    for part in parts:
        run = tuple(words(part))[:left]
        if run:
            runs[run] = None
            left -= len(run)
    return TextQuery(tuple(runs), tuple(parts), any(match[1] for match in found))

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
        typed: the question as it was typed, with its diacritics.
    """

    runs: tuple[tuple[str, ...], ...]
    typed: str

    @property
    def words(self) -> tuple[str, ...]:
        """All words in the order in which they were typed."""
        return tuple(word for run in self.runs for word in run)


def text_query(text: str) -> TextQuery:
    """Return the question that a text asks.

    What stands in quotes is one run, and so is what is typed without a blank ("29-NQ/TW"); every other word may stand
    anywhere in a text.
    """
    runs: dict[tuple[str, ...], None] = {}
    left = MOST_WORDS
    for part in _PART.finditer(text):
        run = tuple(words(part[1] if part[1] is not None else part[2]))[:left]
        if run:
            runs[run] = None
            left -= len(run)
    return TextQuery(tuple(runs), text)

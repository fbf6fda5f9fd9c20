"""What the engine of a store says of a statement that it cannot run, explained in the language of the reader.

The common messages of both engines stand in `data/reference/query_errors.csv` as patterns with a sentence in each
language; what is not there keeps the engine's own text.
"""

import re
from dataclasses import dataclass
from functools import cache

from app.words import Words
from graph_loader.reference.tables import rows

_ENGINE = "The query failed: "
_PLACE = re.compile(r"\{(\d)\}")


@dataclass(frozen=True, slots=True)
class Explained:
    """A sentence for the reader, and the engine's own text where the sentence is not that text."""

    sentence: str
    engine: str | None = None


def explained(words: Words, error: Exception) -> Explained:
    """Return what an error of a statement says in the language of the reader.

    Args:
        words: of the language.
        error: a named error of the library.
    """
    message = str(error)
    if not message.startswith(_ENGINE):
        return Explained(words.said(error))
    engine = message.removeprefix(_ENGINE)
    for pattern, texts in _patterns():
        found = pattern.search(engine)
        if found:
            return Explained(_filled(texts[words.language], found), engine)
    return Explained(words("cypher.engine_failed"), engine)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    return tuple((re.compile(row["pattern"]), {"vi": row["vi"], "en": row["en"]}) for row in rows("query_errors.csv"))


def _filled(text: str, found: re.Match[str]) -> str:
    values = [value for value in found.groups() if value is not None]
    return _PLACE.sub(lambda place: values[int(place[1]) - 1], text)

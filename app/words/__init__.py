"""The words of the interface, in Vietnamese and English; a test proves that no word is missing in either."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

LANGUAGES = ("vi", "en")


@dataclass(frozen=True)
class Words:
    """The words of one language; `words("find.title")` returns the text of a key."""

    language: str
    texts: dict[str, str]

    def __call__(self, key: str, **values: Any) -> str:  # noqa: ANN401 - anything that can be formatted
        """Return the text of `key` with its places filled.

        Raises:
            KeyError: the key has no text.
        """
        text = self.texts[key]
        return text.format(**values) if values else text

    def get(self, key: str, otherwise: str) -> str:
        """Return the text of `key`, or `otherwise` where there is none."""
        return self.texts.get(key, otherwise)


@cache
def words_of(language: str) -> Words:
    """Return the words of a language; Vietnamese for one that is unknown."""
    known = language if language in LANGUAGES else LANGUAGES[0]
    source = files(__package__).joinpath(f"{known}.yaml").read_text("utf-8")
    return Words(known, yaml.safe_load(source))

"""The words of the interface, in Vietnamese and English; a test proves that no word is missing in either."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from app.words.messages import in_vietnamese, phrase_in_vietnamese

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

    def said(self, message: object) -> str:
        """Return a message of the library - an error or the explanation of a finding - in this language."""
        return in_vietnamese(str(message)) if self.language == "vi" else str(message)

    def phrase(self, phrase: str) -> str:
        """Return a part of such a message in this language."""
        return phrase_in_vietnamese(phrase) if self.language == "vi" else phrase


@cache
def words_of(language: str) -> Words:
    """Return the words of a language; Vietnamese for one that is unknown."""
    known = language if language in LANGUAGES else LANGUAGES[0]
    source = files(__package__).joinpath(f"{known}.yaml").read_text("utf-8")
    return Words(known, yaml.safe_load(source))

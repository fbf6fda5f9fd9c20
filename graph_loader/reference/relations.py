"""The nine relations: what they are called, and their names in the European Legislation Identifier ontology."""

from dataclasses import dataclass
from functools import cache

from graph_loader.extraction.model import RelationType
from graph_loader.reference.tables import rows


@dataclass(frozen=True, slots=True)
class RelationWords:
    """A relation in words: its source `vi`/`en` its target; `eli` is its property in ELI's ontology."""

    type: RelationType
    eli: str
    vi: str
    en: str

    def word(self, language: str) -> str:
        """Return the word in "vi" or, for any other language, in English."""
        return self.vi if language == "vi" else self.en


@cache
def relation_words() -> dict[RelationType, RelationWords]:
    """Return the words of every relation (data/reference/relations.csv)."""
    listed = (
        RelationWords(RelationType(row["type"]), row["eli"], row["vi"], row["en"]) for row in rows("relations.csv")
    )
    return {words.type: words for words in listed}

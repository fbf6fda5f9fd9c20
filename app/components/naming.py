"""How documents, relations, levels and dates are named on the screen."""

import re
from typing import Any

from app.words import Words
from graph_loader.extraction.model import RelationType
from graph_loader.graph.fold import fold
from graph_loader.graph.model import Document
from graph_loader.reference.kinds import by_abbreviation
from graph_loader.reference.relations import relation_words
from graph_loader.reference.tiers import tiers

NOBODY = "local"
"""Who is written down where nobody signs in."""

_ISO_DATE = re.compile(r"(?<![\w:;./-])\d{4}-(?:0[1-9]|1[0-2])(?:-\d{2})?(?![\w;/-])")


def kind_name(words: Words, kind: str | None) -> str:
    """Return the name of a kind by its abbreviation; the abbreviation itself where it is unknown."""
    if kind is None:
        return words("kind.unknown")
    known = by_abbreviation().get(kind)
    if known is None:
        return kind
    return known.name if words.language == "vi" else known.english


def relation_word(words: Words, relation: RelationType | str) -> str:
    """Return the short word of a relation, from source to target ("thực hiện")."""
    return relation_words()[RelationType(relation)].word(words.language)


def tier_name(words: Words, tier: int | None) -> str:
    """Return the name of a row of the hierarchy."""
    for row in tiers():
        if row.tier == tier:
            return row.label_vi if words.language == "vi" else row.label_en
    return words("tier.unknown")


def level_name(words: Words, level: str | None) -> str:
    """Return the name of a level."""
    return words.get(f"level.{level}", words("level.unknown"))


def in_words(words: Words, column: str, value: Any) -> Any:  # noqa: ANN401 - any plain value
    """Return the word for a code of the graph in a column of a saved query, or a date as people write it."""
    if not isinstance(value, str) or not value:
        return value
    if _ISO_DATE.fullmatch(value):
        return date_word(value)
    name = column.removeprefix("from_").removeprefix("to_")
    if name == "relation" and value in set(RelationType):
        return relation_word(words, value)
    if name == "kind":
        return kind_name(words, value)
    if name in {"level", "scope", "status", "finding"}:
        return words.get(f"{name}.{value}", value)
    return words.get(f"quality.{value}", value) if name == "severity" else value


def person_word(words: Words, who: str) -> str:
    """Return how a person is called; who works without signing in is not named."""
    return words("person.here") if who == NOBODY else who


def date_word(issued_on: str | None) -> str:
    """Return a date as people write it: `dd/mm/yyyy`, or `mm/yyyy`, `yyyy` where only that is known."""
    return "/".join(reversed((issued_on or "").split("-")))


def dates_in_words(text: str) -> str:
    """Return a sentence with its ISO dates as people write them; those within ids stay."""
    return _ISO_DATE.sub(lambda found: date_word(found[0]), text)


def head_of(words: Words, document: Document) -> str:
    """Return kind and number ("Kế hoạch 20/KH-UBND"), or what else a document is called by.

    Where the number was left blank ("/KH-UBND", "-KH/BCSD") the blank is shown.
    """
    if document.number and document.number[0] not in "/-":
        return f"{kind_name(words, document.kind)} {document.number}" if document.kind else document.number
    if document.number:
        return words("document.blank_number", kind=kind_name(words, document.kind), rest=document.number)
    kind = kind_name(words, document.kind)
    if document.title is None:
        return kind
    return document.title if fold(document.title).startswith(fold(kind)) else f"{kind} {document.title}"


def title_of(words: Words, document: Document) -> str:
    """Return the title, or a word for its lack; empty where the head already says it."""
    if document.title and not document.number:
        return ""
    return document.title or words("document.no_title")


def foot_of(words: Words, document: Document) -> str:
    """Return date, place or issuer, and the marks of validity as words, joined by a middle dot."""
    parts = [date_word(document.issued_on), document.place or document.issuer or "", *marks_of(words, document)]
    return " · ".join(part for part in parts if part)


def marks_of(words: Words, document: Document) -> tuple[str, ...]:
    """Return the words for a document that has ended, or that nobody has loaded."""
    ended = (words("status.ended"),) if document.in_force is False else ()
    return (*ended, words("status.cited")) if document.status == "cited" else ended


def full_of(words: Words, document: Document) -> str:
    """Return everything that a box may have had to cut."""
    return "\n".join(
        part for part in (head_of(words, document), document.title, document.issuer, foot_of(words, document)) if part
    )

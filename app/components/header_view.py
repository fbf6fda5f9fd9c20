"""The head of a document's page: what it is, its standing, and its facts."""

from collections.abc import Sequence

from app.components.elements import Element, element
from app.components.naming import date_word, head_of, level_name, title_of
from app.components.proof import document_link
from app.words import Words
from graph_loader.extraction.model import RelationType
from graph_loader.graph.impact import Ending
from graph_loader.graph.model import Document
from graph_loader.graph.outline import Outline
from graph_loader.reference.tables import rows

ENDING = (RelationType.REPEALS, RelationType.REPLACES)


def document_header(words: Words, outline: Outline) -> Element:
    """Return the head of the document in the middle of an outline."""
    document = outline.document
    status = "good" if document.status == "loaded" else "cited"
    return element(
        "section",
        element(
            "h2",
            head_of(words, document),
            " ",
            element("span", words(f"status.{document.status}"), classes=f"tag {status}"),
            element("span", words("status.ended"), classes="tag bad") if document.in_force is False else None,
        ),
        element("p", title_of(words, document), classes="big", lang="vi"),
        *ended_by(words, _endings(outline)),
        element("p", words("document.cited_only"), classes="muted") if document.status == "cited" else None,
        element("p", words("document.unresolved", reason=_reason(words, document)), classes="muted")
        if document.unresolved
        else None,
        _facts(words, document),
    )


def _reason(words: Words, document: Document) -> str:
    for row in rows("unresolved.csv"):
        if row["reason"] == document.unresolved:
            return row[words.language]
    return words("unresolved.other")


def _endings(outline: Outline) -> list[Ending]:
    return [
        Ending(row.document, group.relation)
        for group in outline.groups
        if group.relation in ENDING and group.direction == "in"
        for row in group.rows
        if not row.relation.partial
    ]


def ended_by(words: Words, endings: Sequence[Ending]) -> list[Element]:
    """Return a line for each document that ends the one shown: how it does, which it is, and of which day."""
    return [
        element(
            "p",
            words(f"document.ended_by.{ending.relation}"),
            " ",
            document_link(words, ending.document),
            f" {words('document.of_date', date=date_word(ending.document.issued_on))}"
            if ending.document.issued_on
            else None,
            classes="bad",
        )
        for ending in endings
    ]


def _facts(words: Words, document: Document) -> Element:
    facts = (
        ("issued_on", date_word(document.issued_on)),
        ("issuer", document.issuer),
        ("level", level_name(words, document.level) if document.level else None),
        ("place", document.place),
        ("signer", document.signer),
        ("id", document.id),
    )
    pairs = [
        element("div", element("dt", words(f"document.{name}")), element("dd", value)) for name, value in facts if value
    ]
    return element("dl", *pairs, classes="facts")

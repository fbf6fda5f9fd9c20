"""Passages of texts that have the words of a search: each a way into the reader, at its place."""

from app import state
from app.components.elements import Element, element
from app.components.naming import foot_of, head_of, title_of
from app.words import Words
from graph_loader.graph.find_texts import FoundText, FoundTexts

LONGEST_TITLE = 140


def found_texts(words: Words, found: FoundTexts, first: int, *, id_: str, others: bool) -> list[Element]:
    """Return a page of hits in texts.

    Args:
        words: the language.
        found: the page.
        first: the number of its first hit.
        id_: of the heading, to scroll to.
        others: whether documents are listed above, so that these are further ones.
    """
    said = words("find.texts_other" if others else "find.texts_count", count=found.total)
    if 0 < found.as_phrase < found.total:
        said = f"{said} {words('find.texts_phrase', count=found.as_phrase)}"
    shown = words("find.texts_shown", first=first, last=first + len(found.rows) - 1)
    return [
        element("h3", words("find.texts"), id_=id_, classes="gap"),
        element("p", f"{said} {shown}", classes="muted"),
        *(_hit(words, row) for row in found.rows),
    ]


def texts_not_indexed(words: Words) -> Element:
    """Return the sentence for a store whose texts cannot be searched before the next load."""
    return element("p", words("find.texts_not_indexed"), classes="small muted")


def _short(title: str) -> str:
    line = " ".join(title.split())
    return line if len(line) <= LONGEST_TITLE else f"{line[:LONGEST_TITLE].rsplit(' ', 1)[0]} …"


def _hit(words: Words, row: FoundText) -> Element:
    document, passage = row.document, row.snippet
    head = element(
        "a", head_of(words, document), href=state.link("document", doc=document.id), picks={"document": document.id}
    )
    place = {"doc": document.id, "view": "reader", "at": str(passage.at)}
    pieces = (element("mark", piece, classes="hit") if marked else piece for piece, marked in passage.pieces())
    into = element(
        "a",
        *pieces,
        href=state.link("document", **place),
        picks={"document": document.id, "view": "reader", "at": str(passage.at)},
        title=words("find.read_here"),
        classes="passage",
    )
    title = element("span", f" {_short(title_of(words, document))}", lang="vi")
    return element(
        "section",
        element("p", head, title, element("span", f" · {foot_of(words, document)}", classes="muted")),
        element("blockquote", into, lang="vi"),
        classes="hit",
    )

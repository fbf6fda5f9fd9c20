"""A timeline's documents as a picture and as a list."""

from app.components.elements import Element, element
from app.components.naming import date_word, full_of, head_of, relation_word, tier_name, title_of
from app.components.proof import document_link
from app.words import Words
from graph_loader.export.timeline_svg import Arc, Point, to_timeline_svg
from graph_loader.graph.model import Document
from graph_loader.graph.timeline import Timeline

LISTED = 50
LONGEST_QUOTE = 220


def timeline_picture(words: Words, found: Timeline, root: Document | None) -> str:
    """Return the dated documents of a timeline as SVG."""
    names = {document.id: head_of(words, document) for document in found.documents}
    points = [
        Point(
            document.id,
            document.tier,
            document.issued_on or "",
            document.number or names[document.id],
            full_of(words, document),
            frozenset({"root"} if root and document.id == root.id else {"cited"} if document.status == "cited" else ()),
        )
        for document in found.documents
    ]
    arcs = [
        Arc(
            one.from_id,
            one.to_id,
            one.relation,
            relation_word(words, one.relation),
            f"{names[one.from_id]} {relation_word(words, one.relation)} {names[one.to_id]}: {_short(one.quote)}",
        )
        for one in found.relations
        if one.from_id in names and one.to_id in names
    ]
    return to_timeline_svg(
        points,
        arcs,
        title=words("timeline.title"),
        tier_name=lambda tier: tier_name(words, tier),
        group_name=lambda count: words("timeline.group", count=count),
    )


def timeline_list(words: Words, found: Timeline) -> list[Element]:
    """Return the first documents of a timeline as a table, and how many there are."""
    rows = [
        element(
            "tr",
            element("td", date_word(document.issued_on), classes="nowrap"),
            element("td", document_link(words, document)),
            element("td", title_of(words, document), lang="vi", classes="wide"),
            element("td", document.issuer or document.place or ""),
        )
        for document in found.documents[:LISTED]
    ]
    heads = [
        element("th", words(f"timeline.{name}"), scope="col", classes="wide" if name == "what" else "")
        for name in ("date", "document", "what", "issuer")
    ]
    count = len(found.documents)
    said = words("timeline.listed", shown=min(count, LISTED), count=count)
    return [
        element("p", said, classes="small muted"),
        element("table", element("thead", element("tr", *heads)), element("tbody", *rows), classes="stack"),
    ]


def _short(quote: str) -> str:
    return quote if len(quote) <= LONGEST_QUOTE else f"{quote[:LONGEST_QUOTE].rsplit(' ', 1)[0]} …"

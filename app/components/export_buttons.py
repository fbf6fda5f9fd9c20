"""What a drawing can be taken away as: a printable PDF, SVG, a page that works without a network, GraphML, CSV."""

from collections.abc import Callable, Mapping

import streamlit as st

from app.components.downloads import offer, offer_table
from app.components.lineage_view import SCREEN, caption_of, lineage_drawing
from app.components.naming import head_of, in_words, relation_word
from app.words import Words
from graph_loader.export.graphml import to_graphml
from graph_loader.export.html import PageRow, to_page
from graph_loader.export.pdf import paper_drawing, to_pdf
from graph_loader.export.svg import to_svg
from graph_loader.export.web_fonts import font_faces
from graph_loader.graph.drawing import Drawing
from graph_loader.graph.expansion import Expansion, Folded, steps_from
from graph_loader.graph.layout import Sizes
from graph_loader.graph.model import Document, Relation
from graph_loader.graph.selection import Selection


def lineage_downloads(
    words: Words,
    document: Document,
    expansion: Expansion,
    folded: tuple[Folded, ...],
    *,
    drawing: Drawing,
    note: str,
) -> None:
    """Offer the files of a drawn lineage; each holds what the screen shows."""
    name = head_of(words, document)
    title = words("drawing.title", document=name)
    selection = Selection(tuple(expansion.documents.values()), expansion.relations)
    with st.container(horizontal=True):
        _pictures(words, lambda sizes: lineage_drawing(words, expansion, folded, sizes), title, note, name)
        offer(
            words("export.html"),
            lambda: to_page(
                drawing, page_rows(words, expansion, folded), heading=title, note=note, language=words.language
            ),
            name,
            "html",
        )
        offer(words("export.graphml"), lambda: to_graphml(selection), name, "graphml")
        offer_table(
            words,
            words("export.csv"),
            name,
            words("export.columns").split("|"),
            lambda: [_line(words, one, expansion.documents) for one in expansion.relations],
        )


def picture_downloads(words: Words, make: Callable[[Sizes], Drawing], title: str, note: str) -> None:
    """Offer a drawing as PDF and SVG; `make` draws it with some lengths."""
    with st.container(horizontal=True):
        _pictures(words, make, title, note, title)


def _pictures(words: Words, make: Callable[[Sizes], Drawing], title: str, note: str, name: str) -> None:
    def pdf() -> bytes:
        drawing = paper_drawing(make)
        return to_pdf(drawing, caption_of(words, drawing, title, note))

    def svg() -> str:
        drawing = make(SCREEN)
        return to_svg(drawing, title=title, caption=caption_of(words, drawing, title, note), fonts=font_faces())

    offer(words("export.pdf"), pdf, name, "pdf")
    offer(words("export.svg"), svg, name, "svg")


def page_rows(words: Words, expansion: Expansion, folded: tuple[Folded, ...]) -> list[PageRow]:
    """Return a row for each relation that is shown, folded ones too, nearest to the root first."""
    stands_for = {member: group.key for group in folded for member in group.members}
    steps = steps_from(expansion.root, expansion.relations)

    def name(id_: str) -> str:
        one = expansion.documents.get(id_)
        if one is None:
            return id_
        return f"{head_of(words, one)}: {one.title}" if one.title and one.number else head_of(words, one)

    def row(one: Relation) -> PageRow:
        ends = stands_for.get(one.source, one.source), stands_for.get(one.target, one.target)
        return PageRow(
            line=f"{ends[0]}\n{one.type}\n{ends[1]}",
            depth=min(steps[one.source], steps[one.target]) + 1,
            source=name(one.source),
            relation=relation_word(words, one.type),
            target=name(one.target),
            quote=one.quote,
            quoted_from=name(one.quoted_from),
        )

    return sorted(map(row, expansion.relations), key=lambda one: (one.depth, one.source, one.target))


def _line(words: Words, relation: Relation, shown: Mapping[str, Document]) -> tuple[object, ...]:
    return (
        relation.source,
        head_of(words, shown[relation.source]),
        in_words(words, "relation", relation.type.value),
        relation.target,
        head_of(words, shown[relation.target]),
        in_words(words, "scope", relation.scope.value),
        relation.confidence,
        relation.quote,
        head_of(words, shown[relation.quoted_from]) if relation.quoted_from in shown else relation.quoted_from,
    )

"""What a drawing can be taken away as: SVG, a page that works without a network, GraphML, CSV."""

import streamlit as st

from app import state
from app.components.downloads import offer
from app.components.naming import head_of, relation_word
from app.words import Words
from graph_loader.export.csv import to_csv
from graph_loader.export.graphml import to_graphml
from graph_loader.export.html import to_html
from graph_loader.export.svg import to_svg
from graph_loader.extraction.model import RelationType
from graph_loader.graph.drawing import Drawing
from graph_loader.graph.expansion import Expansion
from graph_loader.graph.lineage import lineage
from graph_loader.graph.model import Document
from graph_loader.graph.selection import Selection

PAGE_DEPTH = 4


def lineage_downloads(words: Words, document: Document, expansion: Expansion, drawing: Drawing) -> None:
    """Offer the files of a drawn lineage."""
    name = head_of(words, document)
    title = words("drawing.title", document=name)
    legend = {type_: relation_word(words, type_) for type_ in RelationType if _drawn(drawing, type_)}
    selection = Selection(tuple(expansion.documents.values()), expansion.relations)
    with st.container(horizontal=True):
        offer(words("export.svg"), lambda: to_svg(drawing, title=title, legend=legend), name, "svg")
        offer(words("export.html"), lambda: _page(document.id, words.language), name, "html")
        offer(words("export.graphml"), lambda: to_graphml(selection), name, "graphml")
        offer(
            words("export.csv"),
            lambda: to_csv(words("export.columns").split("|"), _rows(words, expansion)),
            name,
            "csv",
        )


def _rows(words: Words, expansion: Expansion) -> list[tuple[object, ...]]:
    return [
        (
            relation.source,
            head_of(words, expansion.documents[relation.source]),
            relation.type.value,
            relation.target,
            head_of(words, expansion.documents[relation.target]),
            relation.scope.value,
            relation.confidence,
            relation.quote,
            relation.quoted_from,
        )
        for relation in expansion.relations
    ]


def _page(id_: str, language: str) -> str:
    """Return the whole lineage as an offline page; made only when it is asked for."""
    return to_html(lineage(state.store(), id_, direction="both", depth=PAGE_DEPTH), language=language)


def _drawn(drawing: Drawing, relation: RelationType) -> bool:
    return any(edge["relation"] == relation.value for edge in drawing.network.edges)

"""A drawing with its side panel: a click on a box or a line shows its proof beside it, and the drawing stays."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from app import state
from app.components.choices import remember
from app.components.drawing import show_svg
from app.components.elements import Element, element, show
from app.components.lineage_view import caption_of
from app.components.naming import head_of
from app.components.notices import failures_told
from app.components.proof import edge_proof, folded_proof, node_details
from app.words import Words
from graph_loader.export.svg import Caption, to_svg
from graph_loader.graph.documents import documents
from graph_loader.graph.drawing import Drawing
from graph_loader.graph.expansion import Expansion, Folded
from graph_loader.graph.model import Document

RELATION_PARTS = 3
WIDTHS = (2.6, 1)


def drawing_with_proof(
    words: Words,
    drawing: Drawing,
    root: Document,
    asked: Callable[[dict[str, Any]], None],
    *,
    key: str,
    height: int,
    title: str | None = None,
    note: str = "",
    expansion: Expansion | None = None,
    folded: tuple[Folded, ...] = (),
) -> None:
    """Show a drawing and its side panel; the picked line or box stands in the address as `edge` or `node`.

    A click on them runs this part of the page alone, so that the details come at once.

    Args:
        words: the language.
        drawing: what to show.
        root: the document that the panel tells of before something is picked.
        asked: called with what else was clicked: `{"open": "up"|"down", "of": id}`, `{"hide": id}` or
            `{"node": key}` for a folded group.
        key: names the place on the page.
        height: of the drawing in pixels.
        title: of the picture; the lineage of the root by itself.
        note: what a picture that is taken away says below its title.
        expansion: what a growing drawing shows; its boxes can be opened and hidden.
        folded: its folded groups.
    """
    name = title or words("drawing.title", document=head_of(words, root))
    caption = caption_of(words, drawing, name, note)
    svg = to_svg(drawing, title=name, caption=caption)

    @st.fragment
    def shown() -> None:
        with failures_told(words):
            left, right = st.columns(WIDTHS)
            with left:
                current = st.query_params.get("edge") or st.query_params.get("node")
                picked = show_svg(svg, words, key=key, title=name, height=height, picked=current)
                if picked and ("open" in picked or str(picked.get("node", "")).startswith("fold:")):
                    asked(picked)
                elif picked:
                    remember("edge", picked.get("edge"))
                    remember("node", picked.get("node"))
                show(_legend(words, caption), key=f"{key}_legend")
            with right, st.container(border=True):
                details = _details(words, root, expansion, folded)
                clicked = show(element("div", *details, classes="panel"), key=f"{key}_panel")
            if clicked and follow(clicked, root.id) and ("open" in clicked or "hide" in clicked):
                asked(clicked)

    shown()


def follow(clicked: dict[str, Any], root: str = "") -> dict[str, Any] | None:
    """Go where a click leads; return it where it leads nowhere by itself."""
    if "document" in clicked:
        state.go("document", doc=clicked["document"], view=clicked.get("view", ""), at=clicked.get("at", ""))
    if "lineage" in clicked:
        state.go("lineage", doc=clicked["lineage"])
    if "path" in clicked:
        state.go("path", **{"from": clicked["path"], "to": root})
    return clicked


def _details(
    words: Words, root: Document, expansion: Expansion | None, folded: tuple[Folded, ...]
) -> tuple[Element, ...]:
    edge = st.query_params.get("edge", "").split("\n")
    if len(edge) == RELATION_PARTS:
        group = next((one for one in folded if one.key in edge), None)
        if group is None or expansion is None:
            return edge_proof(words, *edge)
        other = edge[2] if edge[0] == group.key else edge[0]
        return folded_proof(words, expansion, group, other, edge[1])
    node = st.query_params.get("node", root.id)
    found = state.ask(documents, [node])
    pick = element("p", words("proof.pick"), classes="muted small")
    return (*node_details(words, found.get(node, root), root, grows=expansion is not None), pick)


def _legend(words: Words, caption: Caption) -> Element:
    relations = [
        element("span", element("span", "", classes=f"swatch {name}"), word, classes="legend")
        for name, word in caption.relations.items()
    ]
    marks = [element("span", word, classes="legend") for word in caption.marks.values()]
    return element("p", *relations, *marks, classes="small", role="note", aria_label=words("drawing.legend"))

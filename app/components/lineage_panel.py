"""A drawing with its side panel: a click on a box or a line shows its proof beside it, and the drawing stays."""

from typing import Any

import streamlit as st

from app import state
from app.components.choices import remember
from app.components.drawing import show_drawing
from app.components.elements import Element, element, show
from app.components.naming import head_of, relation_word
from app.components.proof import edge_proof, node_details
from app.words import Words
from graph_loader.graph.documents import documents
from graph_loader.graph.drawing import Drawing
from graph_loader.graph.model import Document

RELATION_PARTS = 3


def drawing_with_proof(
    words: Words, drawing: Drawing, root: Document, *, key: str, height: int, title: str | None = None
) -> dict[str, Any] | None:
    """Show a drawing and its side panel; the picked line or box stands in the address as `edge` or `node`.

    Returns:
        What else was clicked: `{"open": "up"|"down", "of": id}` or `{"node": key}` for a folded group.
    """
    asked: dict[str, Any] | None = None
    left, right = st.columns([2.6, 1])
    with left:
        name = title or words("drawing.title", document=head_of(words, root))
        current = st.query_params.get("edge") or st.query_params.get("node")
        picked = show_drawing(drawing, words, key=key, title=name, height=height, picked=current)
        if picked:
            if "open" in picked or str(picked.get("node", "")).startswith("fold:"):
                asked = picked
            else:
                remember("edge", picked.get("edge"))
                remember("node", picked.get("node"))
        show(element("p", words("drawing.help"), classes="small muted"), _legend(words, drawing), key=f"{key}_legend")
    with right, st.container(height=height + 36, border=True):
        clicked = show(*_details(words, root), key=f"{key}_panel")
    if clicked:
        asked = follow(clicked) or asked
    if picked and asked is None:
        st.rerun()
    return asked


def follow(clicked: dict[str, Any]) -> dict[str, Any] | None:
    """Go where a click leads; return it where it leads nowhere by itself."""
    if "document" in clicked:
        state.go("document", doc=clicked["document"], view=clicked.get("view", ""), at=clicked.get("at", ""))
    if "lineage" in clicked:
        state.go("lineage", doc=clicked["lineage"])
    return clicked


def _details(words: Words, root: Document) -> tuple[Element, ...]:
    edge = st.query_params.get("edge", "").split("\n")
    if len(edge) == RELATION_PARTS and not any(end.startswith("fold:") for end in edge):
        return edge_proof(words, *edge)
    node = st.query_params.get("node", root.id)
    found = state.ask(documents, [node])
    pick = element("p", words("proof.pick"), classes="muted")
    return (pick, *node_details(words, found.get(node, root)))


def _legend(words: Words, drawing: Drawing) -> Element:
    shown = dict.fromkeys(str(edge["relation"]) for edge in drawing.network.edges)
    marks = {mark for node in drawing.network.nodes for mark in node["marks"]}
    relations = [
        element("span", element("span", "", classes=f"swatch {name}"), relation_word(words, name), classes="legend")
        for name in shown
    ]
    notes = [
        element("span", words(f"legend.{mark}"), classes="legend")
        for mark in ("root", "cited", "ended")
        if mark in marks
    ]
    return element("p", *relations, *notes, classes="small", role="note", aria_label=words("drawing.legend"))

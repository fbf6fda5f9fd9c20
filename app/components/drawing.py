"""The drawing on the page: the SVG of a Drawing with zoom, search, and clicks that come back to Python.

The browser marks what is clicked at once. The page therefore sends a mark only where it comes from elsewhere, such as
a link that was opened; else each click would send the whole picture again.
"""

import hashlib
from functools import cache
from typing import Any

import streamlit as st

from app.components.browser_part import browser_part
from app.components.downloads import file_name
from app.words import Words
from graph_loader.export.svg import Caption, to_svg
from graph_loader.graph.drawing import Drawing

PARTS = ("dark.js", "drawing_picture.js", "drawing_mark.js", "drawing_time.js", "drawing.js")
WORDS = ("zoom_in", "zoom_out", "whole", "find", "find_help", "no_hit", "png", "print", "way", "opening")
READABLE = (0.82, 1.15)
"""How small and how large a drawing may be shown at first."""

FRAME = (
    '<div class="frame"><div class="bar" role="toolbar"></div><p class="said" role="status"></p>'
    '<div class="view" tabindex="0"></div></div>'
)


@cache
def _component() -> Any:  # noqa: ANN401 - Streamlit gives no type
    return st.components.v2.component(
        "legal_drawing",
        html=FRAME,
        css=browser_part("drawing.css"),
        js=browser_part(*PARTS),
    )


def show_drawing(
    drawing: Drawing,
    words: Words,
    *,
    key: str,
    title: str,
    height: int = 480,
    picked: str | None = None,
    caption: Caption | None = None,
    hint: str = "",
    zoom: tuple[float, float] = READABLE,
) -> dict[str, Any] | None:
    """Show a drawing; see `show_svg`. The caption travels with a picture that is taken away."""
    svg = to_svg(drawing, title=title, caption=caption)
    return show_svg(svg, words, key=key, title=title, height=height, picked=picked, hint=hint, zoom=zoom)


def show_svg(
    svg: str,
    words: Words,
    *,
    key: str,
    title: str,
    height: int = 480,
    picked: str | None = None,
    hint: str = "",
    zoom: tuple[float, float] = READABLE,
) -> dict[str, Any] | None:
    """Show an SVG of `graph_loader.export.svg`; return what was clicked since the last run, else None.

    Args:
        svg: its groups carry `data-node`, `data-edge` or `data-open`.
        words: the language.
        key: names the place on the page.
        title: accessible name of the picture; a picture that is taken away is called after it.
        height: of the view in pixels; a drawing that is higher scrolls.
        picked: node id or edge key that is marked as picked.
        hint: what can be done with the drawing; the general words by itself.
        zoom: how small and how large a drawing may be shown at first, so that it is as wide as the view.

    Returns:
        `{"node": id}`, `{"edge": key}`, `{"open": "up"|"down", "of": id}`, or of a timeline `{"span": "DAY/DAY"}`.
    """
    picture = hashlib.sha256(svg.encode()).hexdigest()
    memory = st.session_state.setdefault(f"picked_in_{key}", {})
    if memory.get("picture") != picture or memory["known"] != picked:
        memory |= {"picture": picture, "sent": picked, "known": picked}
    result = _component()(
        key=key,
        data={
            "svg": svg,
            "words": {name: words(f"drawing.{name}") for name in WORDS} | {"hint": hint or words("drawing.help")},
            "picked": memory["sent"],
            "view_height": height,
            "zoom": zoom,
            "name": title,
            "file": file_name(title, "png").removesuffix(".png"),
        },
        on_picked_change=lambda: None,
    )
    if not result.picked:
        return None
    found = dict(result.picked)
    if "node" in found or "edge" in found:
        memory["known"] = found.get("node") or found.get("edge")
    return found

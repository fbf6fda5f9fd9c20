"""The drawing on the page: the SVG of a Drawing with zoom, search, and clicks that come back to Python."""

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from app.words import Words
from graph_loader.export.svg import to_svg
from graph_loader.graph.drawing import Drawing

HERE = Path(__file__).parent

BUTTONS = ("zoom_in", "zoom_out", "whole", "find", "png", "print")


@cache
def _component() -> Any:  # noqa: ANN401 - Streamlit gives no type
    return st.components.v2.component(
        "legal_drawing",
        html='<div class="frame"><div class="bar" role="toolbar"></div><div class="view" tabindex="0"></div></div>',
        css=(HERE / "drawing.css").read_text("utf-8"),
        js=(HERE / "drawing.js").read_text("utf-8"),
    )


def show_drawing(
    drawing: Drawing, words: Words, *, key: str, title: str, height: int = 480, picked: str | None = None
) -> dict[str, Any] | None:
    """Show a drawing; return what was clicked since the last run, else None.

    Args:
        drawing: what to show.
        words: the language.
        key: names the place on the page.
        title: accessible name of the picture.
        height: of the view in pixels; a drawing that is higher scrolls.
        picked: node id or edge key that is marked as picked.

    Returns:
        `{"node": id}`, `{"edge": key}` or `{"open": "up"|"down", "of": id}`.
    """
    return show_svg(to_svg(drawing, title=title), words, key=key, title=title, height=height, picked=picked)


def show_svg(
    svg: str, words: Words, *, key: str, title: str, height: int = 480, picked: str | None = None
) -> dict[str, Any] | None:
    """Show an SVG whose groups carry `data-node`, `data-edge` or `data-open`; see `show_drawing`."""
    result = _component()(
        key=key,
        data={
            "svg": svg,
            "words": {name: words(f"drawing.{name}") for name in BUTTONS},
            "picked": picked,
            "view_height": height,
            "name": title,
        },
        on_picked_change=lambda: None,
    )
    return dict(result.picked) if result.picked else None

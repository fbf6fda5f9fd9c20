"""A slide by keyboard and on the whole screen: the keys of a presenter's remote, and the browser's full screen."""

from functools import cache
from typing import Any

import streamlit as st

from app.components.browser_part import browser_part
from app.words import Words

BUTTON = (
    "button { font: inherit; font-size: 0.875rem; font-family: var(--st-font); color: var(--st-text-color);"
    " white-space: nowrap;"
    " background: var(--st-background-color); border: 1px solid var(--st-border-color); border-radius: 8px;"
    " padding: 0.35rem 0.8rem; cursor: pointer; } button:hover { border-color: var(--st-primary-color); }"
    " button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }"
)


@cache
def _component() -> Any:  # noqa: ANN401 - Streamlit gives no type
    return st.components.v2.component(
        "legal_slide_keys",
        html='<button type="button"></button>',
        css=BUTTON,
        js=browser_part("slide_keys.js"),
    )


def slide_keys(words: Words, step: int) -> None:
    """Offer the full screen, and let keys press the buttons `back` and `on` and scroll the container `slide_box`.

    Page Down and Space step on, Page Up and Shift with Space back, the arrows scroll; not while somebody types.

    Args:
        words: the language.
        step: which is shown; a new one is seen from its top.
    """
    _component()(key="slide_keys", data={"word": words("trainer.full_screen"), "step": step}, width="content")


def slide_room() -> None:
    """Give the slide the room of the page's head, and large letters."""
    st.html(f"<style>{browser_part('slide.css')}</style>")

"""Another page, or another document on it, is shown from its top; Streamlit keeps how far the last one was scrolled."""

from functools import cache
from typing import Any

import streamlit as st

from app.components.browser_part import browser_part


@cache
def _component() -> Any:  # noqa: ANN401 - Streamlit gives no type
    return st.components.v2.component("legal_page_top", js=browser_part("page_top.js"))


def from_the_top(shown: str) -> None:
    """Scroll the page to its top when what is `shown` is another than before."""
    _component()(key="page_top", data={"shown": shown}, width="content", height="content")

"""Another page, or another document on it, is shown from its top; Streamlit keeps how far the last one was scrolled."""

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

HERE = Path(__file__).parent


@cache
def _component() -> Any:  # noqa: ANN401 - Streamlit gives no type
    return st.components.v2.component("legal_page_top", js=(HERE / "page_top.js").read_text("utf-8"))


def from_the_top(shown: str) -> None:
    """Scroll the page to its top when what is `shown` is another than before."""
    _component()(key="page_top", data={"shown": shown}, width="content", height="content")

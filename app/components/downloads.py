"""The files that the pages offer: made only when they are asked for, under safe names."""

import re
from collections.abc import Callable

import streamlit as st

from graph_loader.graph.fold import fold

TYPES = {
    "csv": "text/csv",
    "graphml": "application/xml",
    "html": "text/html",
    "json": "application/json",
    "svg": "image/svg+xml",
    "txt": "text/plain",
}


def offer(label: str, make: Callable[[], bytes | str], name: str, suffix: str) -> None:
    """Offer a file.

    Args:
        label: of the button.
        make: returns the file; called when somebody asks for it.
        name: any text; what the file is called after.
        suffix: its type, a key of `TYPES`.
    """
    st.download_button(
        label, make, file_name(name, suffix), TYPES[suffix], key=f"download_{suffix}_{label}", on_click="ignore"
    )


def file_name(text: str, suffix: str) -> str:
    """Return a file name of letters, digits and dashes made from any text."""
    stem = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:80] or "legalgraph"
    return f"{stem}.{suffix}"

"""The files that the pages offer: made only when they are asked for, under safe names."""

import re
from collections.abc import Callable, Iterable, Sequence

import streamlit as st

from app.words import Words
from graph_loader.export.csv import to_csv
from graph_loader.graph.fold import fold

TYPES = {
    "csv": "text/csv",
    "graphml": "application/xml",
    "html": "text/html",
    "json": "application/json",
    "pdf": "application/pdf",
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


def offer_table(
    words: Words, label: str, name: str, columns: Sequence[str], rows: Callable[[], Iterable[Sequence[object]]]
) -> None:
    """Offer a table as CSV twice: with commas, and with semicolons as Excel wants them where the comma is decimal.

    Args:
        words: of the language.
        label: of the first button.
        name: any text; what the file is called after.
        columns: the first line.
        rows: returns the others; called when somebody asks for the file.
    """
    with st.container(horizontal=True, width="content"):
        offer(label, lambda: to_csv(columns, rows()), name, "csv")
        st.download_button(
            words("downloads.semicolons"),
            lambda: to_csv(columns, rows(), delimiter=";"),
            file_name(name, "csv"),
            TYPES["csv"],
            key=f"download_semicolons_{label}",
            on_click="ignore",
            help=words("downloads.semicolons_help"),
        )


def file_name(text: str, suffix: str) -> str:
    """Return a file name of letters, digits and dashes made from any text."""
    stem = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:80] or "legalgraph"
    return f"{stem}.{suffix}"

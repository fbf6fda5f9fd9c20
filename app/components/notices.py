"""Notices whose text may hold words of documents or of the address: shown as text, never as markdown."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from app.components.elements import element, show
from app.words import Words
from graph_loader.errors import LegalGraphError, StoreUnavailableError

LOG = logging.getLogger(__name__)


def notice(text: str, *, key: str, tone: str = "info") -> None:
    """Show a sentence in a box; `tone` is `info`, `warning` or `error`."""
    show(
        element("p", text, classes=f"notice {tone}", role="status" if tone == "info" else "alert"), key=f"notice_{key}"
    )


@contextmanager
def failures_told(words: Words) -> Iterator[None]:
    """Show a named error of what runs inside as its sentence; of any other failure only that it happened."""
    try:
        yield
    except StoreUnavailableError as error:
        notice(words("app.store_unavailable", reason=words.said(error)), key="store", tone="error")
    except LegalGraphError as error:
        notice(words.said(error), key="named", tone="warning")
    except Exception:
        LOG.exception("A page failed")
        st.error(words("app.failed"))

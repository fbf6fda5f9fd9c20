"""The document that somebody looks at travels from page to page."""

import streamlit as st

from app import state
from graph_loader.errors import AmbiguousDocumentError, NothingFoundError
from graph_loader.graph.find import identify

PARAMETERS = {
    "document": "doc",
    "lineage": "doc",
    "path": "from",
    "coverage": "doc",
    "impact": "doc",
    "timeline": "doc",
    "trainer": "doc",
}
"""Which parameter of its address names the document that a page begins with."""


def carry(page: str) -> None:
    """Let a page that is opened without a document begin with the one last looked at; remember the one it names.

    Only on arrival: who wants another one there is not brought back to the first.
    """
    arrived = st.session_state.get("page_shown") != page
    st.session_state["page_shown"] = page
    name = PARAMETERS.get(page)
    if name is None:
        return
    asked = st.query_params.get(name, "")
    last = st.session_state.get("last_document", "")
    known = _known(asked or (last if arrived else ""))
    if known and not asked:
        st.query_params[name] = known
    if known:
        st.session_state["last_document"] = known


def _known(asked: str) -> str:
    if not asked:
        return ""
    try:
        return state.ask(identify, asked)
    except (AmbiguousDocumentError, NothingFoundError):
        return ""

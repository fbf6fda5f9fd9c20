"""What an open page does by itself: it says that there is new data, or that the store is gone, and comes back."""

import streamlit as st

from app import state
from app.components.notices import notice
from app.words import Words
from graph_loader.errors import LegalGraphError
from graph_loader.graph.stats import stats

LOOKS_EVERY = "20s"
TRIES_EVERY = "5s"


def notice_new_data(words: Words) -> None:
    """Say so when the store has changed since this session last looked, also while the page stands still.

    Raises:
        StoreUnavailableError: the store is gone; `come_back` brings the page back with it.
    """
    version = state.store().version()
    if st.session_state.setdefault("seen_version", version) != version:
        st.session_state["seen_version"] = version
        st.toast(words("app.new_data"), icon=":material/update:")

    @st.fragment(run_every=LOOKS_EVERY)
    def watch() -> None:
        try:
            changed = state.store().version() != st.session_state.get("seen_version")
        except LegalGraphError as error:
            notice(words("app.store_unavailable", reason=words.said(error)), key="store_gone", tone="error")
            return
        if changed:
            st.info(words("app.new_data_waiting"))
            if st.button(words("app.refresh"), key="refresh"):
                st.rerun()

    watch()


def come_back(words: Words) -> None:
    """Say that the page opens by itself once the store does, and open it then."""

    @st.fragment(run_every=TRIES_EVERY)
    def wait() -> None:
        st.caption(words("app.comes_back"))
        try:
            state.ask(stats)
        except LegalGraphError:
            return
        st.rerun()

    wait()

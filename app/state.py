"""What every page needs: the store, answers kept until the data changes, the language, and where links go."""

import os
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar
from urllib.parse import urlencode

import streamlit as st

from app.words import LANGUAGES, Words, words_of
from graph_loader.stores import open_store
from graph_loader.stores.protocol import GraphStore

P = ParamSpec("P")
T = TypeVar("T")

STORE_SETTING = "LEGALGRAPH_STORE"


@st.cache_resource(show_spinner=False)
def _opened(location: str | None) -> GraphStore:
    return open_store(location, read_only=True, missing_ok=True)


def store() -> GraphStore:
    """Return the store that this server shows, opened once for all sessions.

    Raises:
        StoreUnavailableError: it cannot be opened.
    """
    return _opened(location())


def location() -> str | None:
    """Return where the store is, as `open_store` takes it; None for what the environment names."""
    return os.environ.get(STORE_SETTING)


@st.cache_data(max_entries=400, show_spinner=False)
def _answer(
    question: str,  # noqa: ARG001 - part of the key
    version: str,  # noqa: ARG001 - part of the key
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
    _function: Callable[..., T],
) -> T:
    return _function(store(), *args, **kwargs)


def ask(function: Callable[Concatenate[GraphStore, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Ask the store a question of `graph_loader.graph`; the answer is kept until the store changes.

    Args:
        function: the question; its first argument is the store.
        args: its further arguments, plain values.
        kwargs: likewise, by name.
    """
    question = f"{function.__module__}.{function.__qualname__}"
    return _answer(question, store().version(), args, kwargs, function)


def words() -> Words:
    """Return the words of the session's language: `?lang=`, else what was chosen, else the browser's."""
    asked = st.query_params.get("lang")
    if asked in LANGUAGES:
        st.session_state["language"] = asked
    if "language" not in st.session_state:
        locale = (st.context.locale or "vi").lower()
        st.session_state["language"] = "en" if locale.startswith("en") else "vi"
    return words_of(st.session_state["language"])


def link(page: str, **parameters: str) -> str:
    """Return the relative address of a page with its parameters; the language travels along."""
    return f"{page}?{urlencode(_with_language(parameters))}"


def go(page: str, **parameters: str) -> None:
    """Switch to a page with its parameters."""
    st.switch_page(st.session_state["pages"][page], query_params=_with_language(parameters))


def _with_language(parameters: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in parameters.items() if value} | {"lang": st.session_state["language"]}

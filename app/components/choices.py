"""Choices that stand in the address by their code, so that a link means the same in either language.

The address leads: a box takes its value from it when the page opens and whenever a link changed it; a choice in the
box goes into the address.
"""

from collections.abc import Mapping
from typing import Any, Literal

import streamlit as st


def choose(
    name: str, label: str, options: Mapping[str, str], none: str, *, width: int | Literal["stretch"] = "stretch"
) -> str | None:
    """Offer one of some codes, or none; the choice stands in the address under `name`.

    Args:
        name: of the parameter.
        label: of the box.
        options: code to its word.
        none: the word for no choice.
        width: of the box in pixels; it stretches by itself.
    """
    asked = st.query_params.get(name, "")
    codes = ["", *options, *([asked] if asked and asked not in options else [])]
    key = _follow(name, asked)
    if st.session_state[key] not in codes:
        st.session_state[key] = ""
    picked = st.selectbox(
        label,
        codes,
        format_func=lambda code: options.get(code, code) if code else none,
        key=key,
        width=width,
    )
    remember(name, picked)
    return picked or None


def pick_one(name: str, label: str, options: Mapping[str, str], default: str, *, hidden: bool = False) -> str:
    """Offer one of a few codes side by side; the choice stands in the address unless it is the default."""
    asked = st.query_params.get(name, default)
    key = _follow(name, asked)
    if st.session_state[key] not in options:
        st.session_state[key] = default
    picked = st.segmented_control(
        label,
        list(options),
        format_func=lambda code: options[code],
        key=key,
        required=True,
        label_visibility="collapsed" if hidden else "visible",
    )
    chosen = str(picked or default)
    remember(name, "" if chosen == default else chosen)
    return chosen


def pick_some(name: str, label: str, options: Mapping[str, str], default: tuple[str, ...]) -> tuple[str, ...]:
    """Offer any of a few codes side by side; the choice stands in the address, joined by commas."""
    asked = st.query_params.get(name, ",".join(default))
    key = _follow(name, asked, [code for code in asked.split(",") if code in options])
    picked = st.pills(label, list(options), format_func=lambda code: options[code], selection_mode="multi", key=key)
    chosen = tuple(code for code in options if code in (picked or ()))
    remember(name, "" if set(chosen) == set(default) else ",".join(chosen) or "none")
    return chosen


def _follow(name: str, asked: str, value: Any = None) -> str:  # noqa: ANN401 - what the widget holds
    """Give the widget of a parameter the address's value if it has none yet or the address changed; return its key."""
    key, last = f"choice_{name}", f"address_{name}"
    if key not in st.session_state or st.session_state.get(last) != st.query_params.get(name, ""):
        st.session_state[key] = asked if value is None else value
        st.session_state[last] = st.query_params.get(name, "")
    return key


def remember(name: str, value: str | None) -> None:
    """Put a parameter into the address, or take it away where it has no value."""
    if value:
        if st.query_params.get(name) != value:
            st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]
    if f"address_{name}" in st.session_state:
        st.session_state[f"address_{name}"] = value or ""

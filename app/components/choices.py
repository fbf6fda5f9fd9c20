"""Choices that stand in the address by their code, so that a link means the same in either language."""

from collections.abc import Mapping
from typing import Literal

import streamlit as st


def choose(
    name: str, label: str, options: Mapping[str, str], none: str, *, width: "int | Literal['stretch']" = "stretch"
) -> str | None:
    """Offer one of some codes, or none; the choice stands in the address under `name`.

    Args:
        name: of the parameter.
        label: of the box.
        options: code to its word.
        none: the word for no choice.
        width: of the box in pixels; it stretches by itself.
    """
    codes = ["", *options]
    asked = st.query_params.get(name, "")
    if asked and asked not in options:
        codes.append(asked)
    picked = st.selectbox(
        label,
        codes,
        index=codes.index(asked),
        format_func=lambda code: options.get(code, code) if code else none,
        key=f"choose_{name}",
        width=width,
    )
    remember(name, picked)
    return picked or None


def pick_one(name: str, label: str, options: Mapping[str, str], default: str, *, hidden: bool = False) -> str:
    """Offer one of a few codes side by side; the choice stands in the address unless it is the default."""
    asked = st.query_params.get(name, default)
    picked = st.segmented_control(
        label,
        list(options),
        default=asked if asked in options else default,
        format_func=lambda code: options[code],
        key=f"pick_{name}",
        required=True,
        label_visibility="collapsed" if hidden else "visible",
    )
    chosen = str(picked or default)
    remember(name, "" if chosen == default else chosen)
    return chosen


def pick_some(name: str, label: str, options: Mapping[str, str], default: tuple[str, ...]) -> tuple[str, ...]:
    """Offer any of a few codes side by side; the choice stands in the address, joined by commas."""
    given = st.query_params.get(name)
    asked = default if given is None else tuple(code for code in given.split(",") if code in options)
    picked = st.pills(
        label,
        list(options),
        default=list(asked),
        format_func=lambda code: options[code],
        selection_mode="multi",
        key=f"some_{name}",
    )
    chosen = tuple(code for code in options if code in (picked or ()))
    remember(name, "" if set(chosen) == set(default) else ",".join(chosen) or "none")
    return chosen


def remember(name: str, value: str | None) -> None:
    """Put a parameter into the address, or take it away where it has no value."""
    if value:
        if st.query_params.get(name) != value:
            st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]

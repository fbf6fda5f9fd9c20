"""A long list in parts: which part is shown stands in the address; another list is shown from its beginning."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import streamlit as st

from app.components.choices import remember
from app.components.elements import Element, element
from app.words import Words

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """The items that are shown, and the line that says which they are and leads to the others."""

    items: Sequence[T]
    line: Element | None


def part_of(words: Words, items: Sequence[T], size: int, *, of: str, name: str = "page") -> Part[T]:
    """Return the part of a list that the address names.

    Args:
        words: of the language.
        items: the whole list.
        size: how many items a part has.
        of: what the list is, such as its filters: another list is shown from its beginning.
        name: of the parameter.
    """
    if st.session_state.setdefault(f"part_{name}", of) != of:
        st.session_state[f"part_{name}"] = of
        remember(name, "")
    last = max(1, -(-len(items) // size))
    number = st.query_params.get(name, "1")
    page = max(1, min(int(number[:9]), last)) if number.isascii() and number.isdecimal() else 1
    first = (page - 1) * size
    shown = items[first : first + size]
    if last == 1:
        return Part(shown, None)
    said = words("pager.shown", first=first + 1, last=first + len(shown), total=len(items))
    steps = [
        element("button", words(f"find.{word}"), picks={name: goal})
        for word, goal, there in (("previous", page - 1, page > 1), ("next", page + 1, page < last))
        if there
    ]
    return Part(shown, element("p", element("span", f"{said} "), *steps, classes="pager muted"))


def turn(clicked: dict[str, Any] | None, name: str = "page") -> None:
    """Turn to the part that was clicked, if a part was."""
    if clicked and name in clicked:
        remember(name, str(clicked[name]))
        st.rerun()

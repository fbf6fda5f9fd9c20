"""Rich pieces of a page as a tree of elements that the browser builds node by node.

No text is ever markup: the browser sets it with `textContent`, and knows only the tags, classes and attributes that
its own list allows. A piece with an address is a real link; a plain click on it comes back to Python instead.
"""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

import streamlit as st

from app.components.browser_part import browser_part


@dataclass(frozen=True, slots=True)
class Element:
    """One element: `tag`, style classes, text, children; `picks` is what a click on it sends to Python.

    Attributes:
        width: part of the room it takes, 0 to 1 (bars).
        cell: row and column in the grid around it, from 1.
        attributes: further attributes: `title`, `lang`, `role`, `id`, `scope`, `colspan`, `data-label` (what a cell is
            called where the table is shown as a list) and `aria-*`.
    """

    tag: str
    classes: str = ""
    text: str = ""
    children: tuple["Element", ...] = ()
    href: str = ""
    picks: dict[str, Any] | None = None
    width: float | None = None
    attributes: dict[str, str] = field(default_factory=dict)
    cell: tuple[int, int] | None = None

    def to_data(self) -> dict[str, Any]:
        """Return the form that the browser's builder reads."""
        data: dict[str, Any] = {"t": self.tag}
        if self.classes:
            data["c"] = self.classes
        if self.text:
            data["x"] = self.text
        if self.children:
            data["k"] = [child.to_data() for child in self.children]
        if self.href:
            data["h"] = self.href
        if self.picks is not None:
            data["p"] = self.picks
        if self.width is not None:
            data["w"] = self.width
        if self.cell is not None:
            data["g"] = self.cell
        if self.attributes:
            data["a"] = self.attributes
        return data


def element(  # noqa: D417
    tag: str,
    *content: "Element | str | None",
    classes: str = "",
    href: str = "",
    picks: dict[str, Any] | None = None,
    width: float | None = None,
    cell: tuple[int, int] | None = None,
    **attributes: str | None,
) -> Element:
    """Return an element of the given content: texts and elements, None left out.

    Args:
        content: children in order.
        attributes: `aria_label` becomes `aria-label`, `id_` becomes `id`; None is left out.
    """
    children = tuple(
        Element("#text", text=part) if isinstance(part, str) else part for part in content if part is not None
    )
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items() if value is not None}
    if len(children) == 1 and children[0].tag == "#text":
        return Element(tag, classes, children[0].text, (), href, picks, width, named, cell)
    return Element(tag, classes, "", children, href, picks, width, named, cell)


@cache
def _component() -> Any:  # noqa: ANN401 - Streamlit gives no type
    return st.components.v2.component(
        "legal_elements",
        html='<div class="elements"></div>',
        css=browser_part("elements.css"),
        js=browser_part("dark.js", "elements.js"),
    )


def show(*content: Element, key: str, show_id: str | None = None) -> dict[str, Any] | None:
    """Show elements; return what was picked by a click since the last run, else None.

    Args:
        content: the elements.
        key: names the place on the page; it stays the same between runs.
        show_id: the `id` of the element to scroll to when it changes.
    """
    result = _component()(
        key=key,
        data={"elements": [part.to_data() for part in content], "show": show_id},
        on_picked_change=lambda: None,
    )
    return dict(result.picked) if result.picked else None

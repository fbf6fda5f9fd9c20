"""Which document a page is about: `?doc=` with an id or a number; a number of several asks which is meant."""

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from app import state
from app.components.browser_part import browser_part
from app.components.elements import Element, element, show
from app.components.naming import foot_of, head_of
from app.components.notices import notice
from app.words import Words
from graph_loader.errors import AmbiguousDocumentError, NothingFoundError
from graph_loader.graph.documents import documents
from graph_loader.graph.find import find, identify
from graph_loader.graph.heads import heads
from graph_loader.graph.model import Document

SUGGESTED = 12


@cache
def _keys() -> Any:  # noqa: ANN401 - Streamlit gives no type
    return st.components.v2.component("legal_which", html="<span></span>", js=browser_part("which.js"))


def document_asked(words: Words, name: str = "doc") -> Document | None:
    """Return the document that the address names; else say how to choose one and return None."""
    asked = st.query_params.get(name, "")
    if not asked:
        st.info(words("document.choose"))
        _to_find(words)
        _pick(_largest(words, name), name)
        return None
    try:
        id_ = state.ask(identify, asked)
    except AmbiguousDocumentError as several:
        _which(words, asked, several.candidates, name)
        return None
    except NothingFoundError:
        notice(words("document.unknown", id=asked), key="unknown", tone="warning")
        _to_find(words, asked)
        return None
    return state.ask(documents, [id_])[id_]


def _to_find(words: Words, text: str = "") -> None:
    if st.button(words("document.go_find"), key="go_find", icon=":material/search:"):
        state.go("find", q=text)


def _which(words: Words, asked: str, candidates: tuple[str, ...], name: str) -> None:
    rows = [
        element(
            "li",
            element("a", head_of(words, one), picks={"id": one.id}),
            f" · {foot_of(words, one)} · {one.title or ''}",
        )
        for one in state.ask(documents, list(candidates[:50])).values()
    ]
    clicked = show(
        element("h3", words("which.several", number=asked, count=len(candidates))),
        element("ul", *rows),
        key=f"which_{name}",
    )
    if clicked:
        st.query_params[name] = clicked["id"]
        st.rerun()


def choose_document(
    words: Words, name: str, label: str, suggested: Callable[[], list[Element]] | None = None, *, brief: bool = False
) -> Document | None:
    """Offer a box to type a number or title into, and its hits to choose from; the choice stands in the address.

    Enter takes the only hit, or the document of exactly that number; the arrow keys go into the hits.

    Args:
        words: of the language.
        name: of the parameter.
        label: of the box.
        suggested: makes what stands there before something is typed: the heads of the largest cascades by itself.
        brief: whether only the head of a chosen document is told.
    """
    asked = st.query_params.get(name, "")
    if asked:
        try:
            id_ = state.ask(identify, asked)
        except (AmbiguousDocumentError, NothingFoundError):
            id_ = ""
        if id_:
            chosen = state.ask(documents, [id_])[id_]
            if show(_chosen(words, label, chosen, brief=brief), key=f"chosen_{name}"):
                del st.query_params[name]
                st.rerun()
            return chosen
    text = st.text_input(
        label, key=f"type_{name}", placeholder=words("which.placeholder"), type="search", live="300ms", max_chars=400
    )
    typed = text or asked
    _pick(_hits(words, name, typed) if typed else suggested() if suggested else _largest(words, name), name)
    _take_entered(name)
    return None


def _chosen(words: Words, label: str, chosen: Document, *, brief: bool) -> Element:
    head = element("strong", head_of(words, chosen))
    change = element("button", words("which.change"), classes="small", picks={"change": True})
    if brief:
        return element("p", head, " ", change)
    foot, title = f" · {foot_of(words, chosen)} ", element("div", chosen.title or "", classes="small", lang="vi")
    return element("p", element("span", f"{label}: ", classes="muted"), head, foot, change, title)


def _take_entered(name: str) -> None:
    """Choose what Enter means: the only hit of the box, or the document of exactly that number."""
    entered = _keys()(
        key=f"keys_{name}", data={"box": f"type_{name}", "hits": f"hits_{name}"}, on_entered_change=lambda: None
    ).entered
    if not entered:
        return
    text = str(entered["text"])
    found = state.ask(find, text, limit=2).rows
    id_ = found[0].document.id if len(found) == 1 else ""
    if not id_:
        with suppress(AmbiguousDocumentError, NothingFoundError):
            id_ = state.ask(identify, text)
    if id_:
        st.query_params[name] = id_
        st.rerun()


def _pick(shown: list[Element], name: str) -> None:
    clicked = show(*shown, key=f"hits_{name}")
    if clicked:
        st.query_params[name] = clicked["id"]
        st.rerun()


def _hits(words: Words, name: str, typed: str) -> list[Element]:
    rows = [choice(words, name, row.document) for row in state.ask(find, typed, limit=SUGGESTED).rows]
    return [element("ul", *rows) if rows else element("p", words("find.nothing", text=typed), classes="muted")]


def _largest(words: Words, name: str) -> list[Element]:
    found = state.ask(heads, limit=SUGGESTED)
    if not found:
        return [element("ul", *(choice(words, name, row.document) for row in state.ask(find, limit=SUGGESTED).rows))]
    rows = [choice(words, name, head.document, words("which.below", count=head.below)) for head in found]
    return [element("p", words("which.largest"), classes="muted"), element("ul", *rows)]


def choice(words: Words, name: str, document: Document, told: str = "") -> Element:
    """Return a line that chooses a document for the parameter `name`; `told` stands beside it."""
    facts = " · ".join(part for part in (foot_of(words, document), told) if part)
    return element(
        "li",
        element("a", head_of(words, document), picks={"id": document.id}, href=f"?{urlencode({name: document.id})}"),
        f" · {facts}",
        element("div", document.title or "", classes="small muted", lang="vi"),
    )

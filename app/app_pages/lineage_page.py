"""Lineage: a drawing that grows where its reader opens it, with filters, proofs beside it, and everything to export."""

from typing import Any

import streamlit as st

from app import state
from app.components.choices import choose, pick_one, pick_some, remember
from app.components.elements import element, show
from app.components.export_buttons import lineage_downloads
from app.components.lineage_panel import drawing_with_proof
from app.components.lineage_view import lineage_drawing
from app.components.naming import head_of, relation_word
from app.components.which import choose_document
from app.words import Words
from graph_loader.extraction.model import RelationType, Scope
from graph_loader.graph.expansion import Expansion, Opening, expand, fold_siblings
from graph_loader.graph.layout import Sizes
from graph_loader.graph.vocabulary import named_places
from graph_loader.graph.walk import LINEAGE_RELATIONS, Sense

SENSES: dict[str, Sense] = {"u": "up", "d": "down"}
DEPTHS = ("1", "2", "3", "4")
MOST_OPENINGS = 60


def draw(words: Words) -> None:
    """Draw the page."""
    document = choose_document(words, "doc", words("page.document"))
    if document is None:
        return
    relations, scopes, until, place, depth = _filters(words)
    openings = _openings()
    expansion = state.ask(
        expand,
        document.id,
        openings,
        depth=depth,
        relations=relations,
        scopes=scopes,
        until=until,
        place=place,
    )
    unfolded = st.query_params.get_all("unfold")
    _counts(words, expansion)
    drawing = lineage_drawing(words, expansion, fold_siblings(expansion, unfolded), Sizes(per_row=4))
    asked = drawing_with_proof(words, drawing, document, key="lineage", height=520)
    if asked:
        _answer(asked, openings)
    _steps(words, openings, unfolded)
    lineage_downloads(words, document, expansion, drawing)


def _filters(
    words: Words,
) -> tuple[tuple[RelationType, ...], tuple[Scope, ...] | None, str | None, str | None, int]:
    with st.expander(words("lineage.filters"), expanded=False, icon=":material/filter_alt:"):
        relations = pick_some(
            "relations",
            words("lineage.relations"),
            {str(relation): relation_word(words, relation) for relation in RelationType},
            tuple(str(relation) for relation in LINEAGE_RELATIONS),
        )
        scopes = pick_some(
            "scopes",
            words("lineage.scopes"),
            {str(scope): words(f"scope.{scope}") for scope in Scope},
            tuple(str(scope) for scope in Scope),
        )
        left, middle, right = st.columns(3)
        with left:
            depth = pick_one("depth", words("lineage.depth"), {one: one for one in DEPTHS}, "1")
        with middle:
            until = st.text_input(
                words("lineage.until"),
                st.query_params.get("until", ""),
                key="until_box",
                placeholder=words("lineage.until_form"),
                max_chars=10,
            )
            if until and not is_date(until):
                st.caption(words("lineage.until_wrong"))
                until = ""
            remember("until", until)
        with right:
            places = {code: name for code, name, _ in state.ask(named_places)}
            place = choose("place", words("find.place"), places, words("find.any_place"))
    chosen = tuple(RelationType(relation) for relation in relations) or LINEAGE_RELATIONS
    narrowed = tuple(Scope(scope) for scope in scopes)
    return chosen, narrowed if 0 < len(narrowed) < len(Scope) else None, until or None, place, int(depth)


def is_date(text: str) -> bool:
    """Whether a text is an ISO date or the first parts of one."""
    parts = text.split("-")
    return (
        len(parts) <= 3
        and all(part.isdecimal() for part in parts)
        and [len(part) for part in parts] == [4, 2, 2][: len(parts)]
    )


def _openings() -> tuple[Opening, ...]:
    given = [text.split(":", 1) for text in st.query_params.get_all("open")[:MOST_OPENINGS]]
    return tuple(Opening(parts[1], SENSES[parts[0]]) for parts in given if len(parts) == 2 and parts[0] in SENSES)


def _answer(asked: dict[str, Any], openings: tuple[Opening, ...]) -> None:
    """Open a document or a folded group, and draw again."""
    if "open" in asked:
        done = [f"{one.sense[0]}:{one.id}" for one in openings]
        st.query_params["open"] = [*done, f"{str(asked['open'])[0]}:{asked['of']}"]
    elif str(asked.get("node", "")).startswith("fold:"):
        st.query_params["unfold"] = [*st.query_params.get_all("unfold"), str(asked["node"])]
    st.rerun()


def _steps(words: Words, openings: tuple[Opening, ...], unfolded: list[str]) -> None:
    """Offer to take back the last opening, or all of them."""
    if not openings and not unfolded:
        return
    with st.container(horizontal=True):
        if st.button(words("lineage.undo"), key="undo", icon=":material/undo:"):
            if unfolded:
                st.query_params["unfold"] = unfolded[:-1]
            else:
                st.query_params["open"] = [f"{one.sense[0]}:{one.id}" for one in openings[:-1]]
            st.rerun()
        if st.button(words("lineage.fresh"), key="fresh", icon=":material/restart_alt:"):
            for name in ("open", "unfold"):
                st.query_params.pop(name, None)
            st.rerun()


def _counts(words: Words, expansion: Expansion) -> None:
    waiting = sum(expansion.waiting_up.values()) + sum(expansion.waiting_down.values())
    root = expansion.documents[expansion.root]
    said = words(
        "lineage.counts",
        document=head_of(words, root),
        shown=len(expansion.documents),
        relations=len(expansion.relations),
        waiting=waiting,
    )
    full = element("p", words("lineage.full"), classes="small bad") if expansion.full else element("span")
    show(element("p", said, classes="small muted"), full, key="counts")

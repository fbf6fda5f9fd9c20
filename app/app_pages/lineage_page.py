"""Lineage: a drawing that grows where its reader opens it, with filters, proofs beside it, and everything to export."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from app import state
from app.components.choices import choose, pick_one, pick_some, remember
from app.components.date_box import date_box
from app.components.elements import element, show
from app.components.export_buttons import lineage_downloads
from app.components.lineage_panel import drawing_with_proof
from app.components.lineage_view import SCREEN, lineage_drawing
from app.components.naming import date_word, relation_word
from app.components.which import choose_document
from app.words import Words
from graph_loader.extraction.model import RelationType, Scope
from graph_loader.graph.expansion import Expansion, Opening, expand, fold_siblings
from graph_loader.graph.lineage import reach
from graph_loader.graph.model import Document
from graph_loader.graph.timeline import last_day
from graph_loader.graph.vocabulary import named_places
from graph_loader.graph.walk import LINEAGE_RELATIONS, Sense

SENSES: dict[str, Sense] = {"u": "up", "d": "down"}
DEPTHS = ("1", "2", "3", "4")
MOST_STEPS = 60


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the filters let through."""

    relations: tuple[RelationType, ...]
    scopes: tuple[Scope, ...] | None
    until: str | None
    place: str | None

    @property
    def parameters(self) -> dict[str, Any]:
        """The filters by the names that the questions of the graph give them."""
        return {"relations": self.relations, "scopes": self.scopes, "until": self.until, "place": self.place}


@dataclass(frozen=True, slots=True)
class Steps:
    """What the reader did to the drawing, in order: `u:ID`, `d:ID` opened, `f:KEY` unfolded, `h:ID` hid."""

    done: tuple[str, ...]

    @property
    def openings(self) -> tuple[Opening, ...]:
        """The documents that were opened."""
        return tuple(Opening(step[2:], SENSES[step[0]]) for step in self.done if step[0] in SENSES)

    def of(self, letter: str) -> tuple[str, ...]:
        """Return what one kind of step was done to."""
        return tuple(step[2:] for step in self.done if step[0] == letter)


def draw(words: Words) -> None:
    """Draw the page."""
    document = choose_document(words, "doc", words("page.document"))
    if document is None:
        return
    steps = _steps_done()
    with st.container(horizontal=True, vertical_alignment="center"):
        narrowed, depth = _filters(words)
        _undo(words, steps)
    expansion = state.ask(expand, document.id, steps.openings, hidden=steps.of("h"), depth=depth, **narrowed.parameters)
    folded = fold_siblings(expansion, steps.of("f"))
    note = _counts(words, document, expansion, narrowed, steps)
    drawing = lineage_drawing(words, expansion, folded, SCREEN)
    drawing_with_proof(
        words,
        drawing,
        document,
        lambda asked: _take(asked, steps),
        key="lineage",
        height=520,
        note=note,
        expansion=expansion,
        folded=folded,
    )
    lineage_downloads(words, document, expansion, folded, drawing=drawing, note=note)


def _filters(words: Words) -> tuple[Narrowed, int]:
    with st.popover(words("lineage.filters"), icon=":material/filter_alt:", width="content"):
        depth = pick_one("depth", words("lineage.depth"), {one: one for one in DEPTHS}, "1")
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
        until = date_box(words, "until", words("lineage.until"))
        places = {code: name for code, name, _ in state.ask(named_places)}
        place = choose("place", words("find.place"), places, words("find.any_place"))
    chosen = tuple(RelationType(relation) for relation in relations) or LINEAGE_RELATIONS
    narrowed = tuple(Scope(scope) for scope in scopes)
    only = narrowed if 0 < len(narrowed) < len(Scope) else None
    return Narrowed(chosen, only, last_day(until) if until else None, place), int(depth)


def _steps_done() -> Steps:
    given = st.query_params.get_all("open")[:MOST_STEPS]
    return Steps(tuple(step for step in given if step[:2] in {"u:", "d:", "f:", "h:"}))


def _take(asked: dict[str, Any], steps: Steps) -> None:
    """Do what was clicked: open a document or a folded group, or hide a document; and draw again."""
    if "open" in asked:
        step = f"{str(asked['open'])[0]}:{asked['of']}"
    elif "hide" in asked:
        step = f"h:{asked['hide']}"
        remember("node", None)
    else:
        step = f"f:{asked['node']}"
    st.query_params["open"] = [*steps.done, step]
    st.rerun(scope="app")


def _undo(words: Words, steps: Steps) -> None:
    """Offer to take back the last step, or all of them."""
    if not steps.done:
        return
    if st.button(words("lineage.undo"), key="undo", icon=":material/undo:"):
        st.query_params["open"] = list(steps.done[:-1])
        st.rerun()
    if st.button(words("lineage.fresh"), key="fresh", icon=":material/restart_alt:"):
        st.query_params.pop("open", None)
        st.rerun()


def _counts(words: Words, document: Document, expansion: Expansion, narrowed: Narrowed, steps: Steps) -> str:
    """Say how many documents stand above and below in all, how many are shown, and what is left out; return it."""
    told = []
    for sense in SENSES.values():
        found = state.ask(reach, document.id, sense, **narrowed.parameters)
        total = words("lineage.at_least", count=found.total) if found.cut else str(found.total)
        told.append(words(f"reach.{sense}", direct=found.direct, total=total))
    waiting = sum(expansion.waiting_up.values()) + sum(expansion.waiting_down.values())
    told.append(
        words("lineage.counts", shown=len(expansion.documents), relations=len(expansion.relations), waiting=waiting)
    )
    hidden = len(set(steps.of("h")))
    if hidden:
        told.append(words("lineage.hidden", count=hidden))
    if narrowed.until:
        told.append(words("lineage.as_of", date=date_word(narrowed.until)))
    said = " · ".join(told)
    full = element("p", words("lineage.full"), classes="small bad") if expansion.full else None
    show(*(part for part in (element("p", said, classes="small muted"), full) if part is not None), key="counts")
    return f"{said} · {words('lineage.full')}" if expansion.full else said

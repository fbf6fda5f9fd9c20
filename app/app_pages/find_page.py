"""Find: one box, filters, the results as a table, and under it the passages of other documents that have the words."""

from typing import Any

import streamlit as st

from app import state
from app.components.choices import choose
from app.components.elements import Element, element, show
from app.components.found_texts import found_texts, texts_not_indexed
from app.components.naming import date_word, head_of, kind_name, level_name, marks_of
from app.words import Words
from graph_loader.extraction.model import Level
from graph_loader.graph.find import MOST_HITS, FindResult, FoundDocument, find
from graph_loader.graph.stats import Stats, stats
from graph_loader.graph.vocabulary import issue_years, named_places

PAGE = 25
TEXTS = 10
FILTER = 168
MOST_CHARACTERS = 400

Filters = tuple[str | None, str | None, str | None, str | None, str | None]
"""Kind, level, place, year, status."""


def read_first() -> None:
    """Ask what the page asks when somebody opens it, so that the answers stand ready.

    Raises:
        StoreUnavailableError: the store cannot be opened.
    """
    state.ask(stats)
    state.ask(named_places)
    state.ask(issue_years)
    _found("", (None, None, None, None, None), 1, 1)


def draw(words: Words) -> None:
    """Draw the page."""
    figures = state.ask(stats)
    text = st.text_input(
        words("find.label"),
        key="q",
        bind="query-params",
        placeholder=words("find.placeholder"),
        type="search",
        live="300ms",
        label_visibility="collapsed",
        icon=":material/search:",
        max_chars=MOST_CHARACTERS,
    )
    filters = _filters(words, figures)
    _from_the_first_page((text, *filters))
    page, texts_page = _number("page"), _number("texts")
    result = _found(text or "", filters, page, texts_page)
    if page > 1 and not result.rows and result.total:
        st.query_params.pop("page", None)
        st.rerun()
    if texts_page > 1 and result.texts and not result.texts.rows:
        st.query_params.pop("texts", None)
        st.rerun()
    jumps = st.session_state.get("jumps", 0)
    texts_id = f"texts-{jumps}"
    content = _results(words, text or "", result, (page, texts_page), texts_id, filtered=any(filters))
    held = words(
        "find.store_has", loaded=figures.loaded, cited=figures.cited, relations=sum(figures.relations.values())
    )
    foot = element("p", held, classes="small muted")
    picked = show(*content, foot, key="results", show_id=texts_id if jumps else None)
    if picked:
        _follow(picked)


def _found(text: str, filters: Filters, page: int, texts_page: int) -> FindResult:
    kind, level, place, year, status = filters
    return state.ask(
        find,
        text,
        kind=kind,
        level=level,
        place=place,
        year=int(year) if year else None,
        status=status,
        limit=PAGE,
        offset=(page - 1) * PAGE,
        texts_limit=TEXTS,
        texts_offset=(texts_page - 1) * TEXTS,
    )


def _follow(picked: dict[str, Any]) -> None:
    if "document" in picked:
        state.go("document", doc=picked["document"], view=picked.get("view", ""), at=picked.get("at", ""))
    if "page" in picked:
        st.query_params["page"] = str(picked["page"])
    if "texts" in picked:
        st.query_params["texts"] = str(picked["texts"])
        st.session_state["jumps"] = st.session_state.get("jumps", 0) + 1
    if "clear" in picked:
        st.session_state["clear_filters"] = True
    st.rerun()


def _filters(words: Words, figures: Stats) -> Filters:
    if st.session_state.pop("clear_filters", False):
        for name in ("kind", "level", "place", "year", "status", "page"):
            st.query_params.pop(name, None)
    kinds = {kind: f"{kind_name(words, kind)} ({count})" for kind, count in figures.kinds.items() if kind}
    levels = {str(level): level_name(words, level) for level in Level if figures.levels.get(level)}
    places = {code: f"{name} ({count})" for code, name, count in state.ask(named_places)}
    years = {str(year): str(year) for year in state.ask(issue_years)}
    states = {status: words(f"status.{status}") for status in ("loaded", "cited")}
    with st.container(horizontal=True):
        kind = choose("kind", words("find.kind"), kinds, words("find.any_kind"), width=FILTER)
        level = choose("level", words("find.level"), levels, words("find.any_level"), width=FILTER)
        place = choose("place", words("find.place"), places, words("find.any_place"), width=FILTER)
        year = choose("year", words("find.year"), years, words("find.any_year"), width=FILTER)
        status = choose("status", words("find.status"), states, words("find.any_status"), width=FILTER)
    return kind, level, place, year, status


def _from_the_first_page(asked: tuple[str | None, ...]) -> None:
    """Another question is shown from its first page."""
    if st.session_state.get("asked") not in {None, asked}:
        for name in ("page", "texts"):
            st.query_params.pop(name, None)
    st.session_state["asked"] = asked


def _number(name: str) -> int:
    number = st.query_params.get(name, "1")
    return max(1, int(number)) if number.isascii() and number.isdecimal() and len(number) < 7 else 1


def _results(
    words: Words, text: str, result: FindResult, pages: tuple[int, int], texts_id: str, *, filtered: bool
) -> list[Element]:
    page, texts_page = pages
    if result.is_empty:
        return [
            element("h3", words("find.nothing", text=text)),
            element("p", words("find.nothing_help")),
            *([element("p", element("button", words("find.clear"), picks={"clear": True}))] if filtered else []),
            *([texts_not_indexed(words)] if result.texts is None else []),
        ]
    parts = [element("p", words("find.corrected", text=result.corrected))] if result.corrected else []
    if result.texts and result.texts.total and result.rows:
        jump = element("button", words("find.texts_jump", count=result.texts.total), picks={"texts": texts_page})
        parts.append(element("p", jump))
    if result.rows:
        first = (page - 1) * PAGE + 1
        last = first + len(result.rows) - 1
        parts.append(_table(words, result.rows, words("find.shown", count=result.total, first=first, last=last)))
        parts += _steps(words, "page", page, more=last < min(result.total, MOST_HITS))
    else:
        parts.append(element("p", words("find.only_texts"), classes="muted"))
    if result.texts is None:
        parts.append(texts_not_indexed(words))
    elif result.texts.total:
        first = (texts_page - 1) * TEXTS + 1
        others = result.total > 0
        parts += found_texts(words, result.texts, first, id_=texts_id, others=others)
        parts += _steps(words, "texts", texts_page, more=first + len(result.texts.rows) <= result.texts.total)
    return parts


def _steps(words: Words, name: str, page: int, *, more: bool) -> list[Element]:
    steps = [
        element("button", words(f"find.{word}"), picks={name: goal})
        for word, goal, there in (("previous", page - 1, page > 1), ("next", page + 1, more))
        if there
    ]
    return [element("p", *steps)] if steps else []


def _table(words: Words, rows: tuple[FoundDocument, ...], caption: str) -> Element:
    columns = (
        ("document", 0.19, "", None),
        ("title", 0.45, "", None),
        ("issued", 0.09, "", None),
        ("place", 0.13, "", None),
        ("carries_out", 0.07, "number", words("find.carries_out_help")),
        ("carried_out_by", 0.07, "number", words("find.carried_out_by_help")),
    )
    heads = (
        element("th", words(f"find.column_{name}"), scope="col", width=width, classes=classes, title=help_)
        for name, width, classes, help_ in columns
    )
    return element(
        "table",
        element("caption", caption),
        element("thead", element("tr", *heads)),
        element("tbody", *(_row(words, row) for row in rows)),
        classes="stack",
    )


def _row(words: Words, row: FoundDocument) -> Element:
    document = row.document
    marks = (element("span", mark, classes="tag cited") for mark in marks_of(words, document))
    head = element(
        "a", head_of(words, document), href=state.link("document", doc=document.id), picks={"document": document.id}
    )
    return element(
        "tr",
        element("td", head, " ", *marks, colspan=None if document.number else "2"),
        element("td", document.title or "", lang="vi") if document.number else None,
        element("td", date_word(document.issued_on), classes="nowrap inline"),
        element("td", document.place or document.issuer or "", classes="inline"),
        _count(words, "carries_out", row.carries_out),
        _count(words, "carried_out_by", row.carried_out_by),
    )


def _count(words: Words, name: str, count: int) -> Element:
    return element("td", str(count or ""), classes="number inline", data_label=words(f"find.column_{name}"))

"""Find: one box, filters, and the results as a table."""

import streamlit as st

from app import state
from app.components.choices import choose
from app.components.elements import Element, element, show
from app.components.naming import date_word, head_of, kind_name, level_name, marks_of
from app.words import Words
from graph_loader.extraction.model import Level
from graph_loader.graph.find import MOST_HITS, FindResult, FoundDocument, find
from graph_loader.graph.stats import Stats, stats
from graph_loader.graph.vocabulary import issue_years, named_places

PAGE = 25
FILTER = 168


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
        max_chars=400,
    )
    filters = _filters(words, figures)
    page = _page_number()
    kind, level, place, year, status = filters
    result = state.ask(
        find,
        text or "",
        kind=kind,
        level=level,
        place=place,
        year=int(year) if year else None,
        status=status,
        limit=PAGE,
        offset=(page - 1) * PAGE,
    )
    if page > 1 and not result.rows and result.total:
        st.query_params.pop("page", None)
        st.rerun()
    picked = show(*_results(words, text or "", result, page, figures), key="results")
    if picked and "document" in picked:
        state.go("document", doc=picked["document"])
    if picked and "page" in picked:
        st.query_params["page"] = str(picked["page"])
        st.rerun()
    if picked and "clear" in picked:
        st.session_state["clear_filters"] = True
        st.rerun()


def _filters(words: Words, figures: Stats) -> tuple[str | None, str | None, str | None, str | None, str | None]:
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
    asked = (kind, level, place, year, status)
    if st.session_state.get("asked_filters") not in {None, asked}:
        st.query_params.pop("page", None)
    st.session_state["asked_filters"] = asked
    return asked


def _page_number() -> int:
    number = st.query_params.get("page", "1")
    return max(1, int(number)) if number.isdecimal() and len(number) < 7 else 1


def _results(words: Words, text: str, result: FindResult, page: int, figures: Stats) -> list[Element]:
    if not result.total:
        return [
            element("h3", words("find.nothing", text=text)),
            element("p", words("find.nothing_help")),
            element("p", element("button", words("find.clear"), picks={"clear": True})),
        ]
    first = (page - 1) * PAGE + 1
    said = words("find.shown", count=result.total, first=first, last=first + len(result.rows) - 1)
    parts = [element("p", words("find.corrected", text=result.corrected))] if result.corrected else []
    parts.append(_table(words, result.rows, said))
    steps = [
        element("button", words(f"find.{word}"), picks={"page": goal})
        for word, goal, there in (
            ("previous", page - 1, page > 1),
            ("next", page + 1, first + len(result.rows) <= min(result.total, MOST_HITS)),
        )
        if there
    ]
    held = words(
        "find.store_has", loaded=figures.loaded, cited=figures.cited, relations=sum(figures.relations.values())
    )
    return [*parts, element("p", *steps), element("p", held, classes="small muted")]


def _table(words: Words, rows: tuple[FoundDocument, ...], caption: str) -> Element:
    heads = element(
        "tr",
        element("th", words("find.column_document"), scope="col"),
        element("th", words("find.column_title"), scope="col"),
        element("th", words("find.column_issued"), scope="col"),
        element("th", words("find.column_place"), scope="col", classes="wide"),
        element(
            "th",
            words("find.column_carries_out"),
            scope="col",
            classes="number wide",
            title=words("find.carries_out_help"),
        ),
        element(
            "th",
            words("find.column_carried_out_by"),
            scope="col",
            classes="number wide",
            title=words("find.carried_out_by_help"),
        ),
    )
    return element(
        "table",
        element("caption", caption),
        element("thead", heads),
        element("tbody", *(_row(words, row) for row in rows)),
    )


def _row(words: Words, row: FoundDocument) -> Element:
    document = row.document
    marks = (element("span", mark, classes="tag cited") for mark in marks_of(words, document))
    return element(
        "tr",
        element(
            "td",
            element(
                "a",
                head_of(words, document),
                href=state.link("document", doc=document.id),
                picks={"document": document.id},
            ),
            " ",
            *marks,
        ),
        element("td", document.title or "", lang="vi"),
        element("td", date_word(document.issued_on), classes="nowrap"),
        element("td", document.place or document.issuer or "", classes="wide"),
        element("td", str(row.carries_out or ""), classes="number wide"),
        element("td", str(row.carried_out_by or ""), classes="number wide"),
    )

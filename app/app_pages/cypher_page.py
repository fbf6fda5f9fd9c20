"""Cypher: saved queries as forms made from their front matter, an editor, results as table, drawing or JSON."""

from typing import Any

import streamlit as st

from app import state
from app.components.choices import pick_one, remember
from app.components.cypher_editor import edit
from app.components.elements import element, show
from app.components.failed_query import failed_query
from app.components.own_statements import (
    history_list,
    parameter_fields,
    put_reopened,
    remember_statement,
    save_box,
    saved_list,
)
from app.components.query_form import query_form
from app.components.results import Shown, show_result
from app.roles import may_write_cypher, who
from app.words import Words
from graph_loader.errors import LegalGraphError
from graph_loader.own_queries import OwnQueries, Value, own_queries_of
from graph_loader.stores.protocol import GraphStore, Table
from graph_loader.stores.queries import run_foreign, run_saved, saved_queries, saved_query


def draw(words: Words) -> None:
    """Draw the page."""
    ways = {"saved": words("cypher.saved"), "own": words("cypher.own")}
    way = pick_one("way", words("page.cypher"), ways, "saved", hidden=True)
    if way == "saved":
        _saved(words)
    elif may_write_cypher():
        _own(words)
    else:
        st.info(words("cypher.not_allowed"))


def _text(words: Words, both: Any) -> str:  # noqa: ANN401 - the words of a query in both languages
    return str(both.vi if words.language == "vi" else both.en)


def _saved(words: Words) -> None:
    queries = sorted(saved_queries(), key=lambda query: (query.group, _text(words, query.title)))
    names = [query.name for query in queries]
    titles = {query.name: f"{words(f'group.{query.group}')}: {_text(words, query.title)}" for query in queries}
    asked = st.query_params.get("query", names[0])
    name = st.selectbox(
        words("cypher.query"),
        names,
        index=names.index(asked) if asked in names else 0,
        format_func=titles.__getitem__,
        key="saved_query",
    )
    remember("query", name)
    query = saved_query(name)
    st.caption(_text(words, query.description))
    values = query_form(words, query)
    with st.expander(words("cypher.statement")):
        show(element("pre", query.cypher), key="statement")
        if may_write_cypher() and st.button(words("cypher.edit_this"), key="edit_this"):
            st.session_state["cypher_text"] = query.cypher
            st.query_params["way"] = "own"
            st.rerun()
    if values is None:
        return
    try:
        table = state.ask(run_saved, name, values)
    except LegalGraphError as error:
        failed_query(words, error)
        return
    columns = tuple(_text(words, column.label) for column in query.columns)
    show_result(words, table, Shown(name, columns, f"{name} {sorted(values.items())}", in_words=True))


def _own(words: Words) -> None:
    if "cypher_text" not in st.session_state:
        st.session_state["cypher_text"] = st.query_params.get("cypher", words("cypher.example"))
    put_reopened()
    queries = own_queries_of(state.location())
    st.caption(words("cypher.own_help"))
    sent = edit(words, "cypher_text", key="editor")
    if sent is not None:
        st.session_state["cypher_asked"] = sent
        remember_statement(sent)
    lists = st.container()
    asked = st.session_state.get("cypher_asked") or st.query_params.get("cypher")
    if asked:
        _answer(words, queries, asked)
    with lists:
        saved_list(words, queries, who())
        history_list(words, queries, who())


def _answer(words: Words, queries: OwnQueries, asked: str) -> None:
    try:
        values = parameter_fields(words, asked)
        if values is None:
            return
        queries.ran(asked, values, who())
        save_box(words, queries, asked, values, who())
        table = state.ask(_run, asked, values, who())
    except LegalGraphError as error:
        failed_query(words, error)
        return
    show_result(words, table, Shown("cypher", table.columns, f"{asked} {sorted(values.items())}", cypher=asked))


def _run(store: GraphStore, cypher: str, values: dict[str, Value], asker: str) -> Table:
    return run_foreign(store, cypher, values, who=asker)

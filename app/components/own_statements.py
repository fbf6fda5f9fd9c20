"""Statements of one's own: their parameters, those saved by name, and the history of those run."""

from datetime import datetime

import streamlit as st

from app.components.choices import remember
from app.components.elements import Element, element, show
from app.components.naming import person_word
from app.components.notices import notice
from app.components.query_form import PREFIX
from app.words import Words
from graph_loader.own_queries import LONGEST_NAME, OwnQueries, OwnQuery, Value, parameters_of, text_of, value_of

FIELD = "own_value_"
LONGEST_VALUE = 400
LONGEST_LINK = 8000


def parameter_fields(words: Words, cypher: str) -> dict[str, Value] | None:
    """Offer a box for each parameter of a statement; return the values once all are there, else None.

    The values stand in the address as `p_NAME`.

    Raises:
        QueryRefusedError: the statement cannot be read with certainty.
    """
    names = parameters_of(cypher)
    for stale in [one for one in st.query_params if one.startswith(PREFIX) and one[len(PREFIX) :] not in names]:
        del st.query_params[stale]
    values: dict[str, str] = {}
    columns = st.columns(min(3, len(names))) if names else []
    for index, name in enumerate(names):
        st.session_state.setdefault(FIELD + name, st.query_params.get(PREFIX + name, ""))
        with columns[index % len(columns)]:
            values[name] = st.text_input(f"${name}", key=FIELD + name, max_chars=LONGEST_VALUE).strip()
        remember(PREFIX + name, values[name])
    missing = [name for name in names if not values[name]]
    if missing:
        st.caption(words("cypher.give_values", names=", ".join(f"`${name}`" for name in missing)))
        return None
    return {name: value_of(text) for name, text in values.items()}


def save_box(words: Words, queries: OwnQueries, cypher: str, values: dict[str, Value], who: str) -> None:
    """Offer to save what was just run under a name."""
    with st.form("save_query", border=False, clear_on_submit=True), st.container(horizontal=True):
        name = st.text_input(
            words("cypher.name"),
            key="query_name",
            max_chars=LONGEST_NAME,
            label_visibility="collapsed",
            placeholder=words("cypher.name"),
            width=360,
        )
        sent = st.form_submit_button(words("cypher.save"), icon=":material/bookmark_add:")
    if sent and not name.strip():
        notice(words("cypher.give_name"), key="no_name", tone="warning")
    elif sent:
        queries.save(name, cypher, values, who)
        st.rerun()


def saved_list(words: Words, queries: OwnQueries, who: str) -> None:
    """Show what is saved, to open again or remove."""
    saved = queries.saved()
    if not saved:
        return
    rows = [_saved_row(words, number, query, who) for number, query in enumerate(saved)]
    with st.expander(words("cypher.saved_own", count=len(saved)), expanded="cypher_asked" not in st.session_state):
        clicked = show(
            element("table", element("tbody", *rows), classes="stack", aria_label=words("cypher.saved_list")),
            key="own_saved",
        )
    if not clicked:
        return
    if "remove" in clicked:
        queries.remove(str(clicked["remove"]), who)
        st.rerun()
    for query in saved:
        if (query.name, query.who) == (clicked["name"], clicked["who"]):
            _reopen(query)


def _saved_row(words: Words, number: int, query: OwnQuery, who: str) -> Element:
    remove = element(
        "button",
        words("cypher.remove"),
        classes="small",
        picks={"remove": query.name},
        aria_label=f"{words('cypher.remove')}: {query.name}",
        id_=f"remove_{number}",
    )
    return element(
        "tr",
        element("td", element("button", query.name, picks={"name": query.name, "who": query.who}, title=query.cypher)),
        element("td", f"{person_word(words, query.who)} · {_facts(query)}", classes="small muted"),
        element("td", remove if query.who == who else None),
    )


def history_list(words: Words, queries: OwnQueries, who: str) -> None:
    """Show what this person ran, to run again."""
    history = queries.history(who)
    if not history:
        return
    with st.expander(words("cypher.history", count=len(history))):
        rows = [
            element(
                "li",
                element("button", query.cypher, classes="statement", picks={"text": query.cypher, "when": query.when}),
                element("div", _facts(query), classes="small muted"),
            )
            for query in history
        ]
        clicked = show(element("ul", *rows, classes="plain"), key="history")
    if clicked:
        for query in history:
            if (query.cypher, query.when) == (clicked["text"], clicked["when"]):
                _reopen(query)


def _facts(query: OwnQuery) -> str:
    """Return when a statement was run, in the server's time, and with which values."""
    when = datetime.fromisoformat(query.when).astimezone().strftime("%d/%m/%Y %H:%M")
    return " · ".join([when, *_values(query)])


def _values(query: OwnQuery) -> list[str]:
    return [f"${name} = {text_of(value)}" for name, value in query.parameters.items()]


def _reopen(query: OwnQuery) -> None:
    st.session_state["reopened"] = query
    st.rerun()


def remember_statement(cypher: str) -> None:
    """Put a statement into the address, unless it is too long for a link."""
    remember("cypher", cypher if len(cypher) <= LONGEST_LINK else "")


def put_reopened() -> None:
    """Put the statement and the values that were picked in the last run into the page, before its boxes are drawn."""
    query: OwnQuery | None = st.session_state.pop("reopened", None)
    if query is None:
        return
    st.session_state["cypher_text"] = st.session_state["cypher_asked"] = query.cypher
    remember_statement(query.cypher)
    for name, value in query.parameters.items():
        st.session_state[FIELD + name] = text_of(value)
        remember(PREFIX + name, text_of(value))

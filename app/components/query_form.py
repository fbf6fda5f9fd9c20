"""The form of a saved query, made from its front matter."""

from typing import Any

import streamlit as st

from app.components.naming import kind_name, level_name, relation_word
from app.words import Words
from graph_loader.extraction.model import Level, RelationType
from graph_loader.reference.kinds import kinds
from graph_loader.stores.queries import QueryParameter, SavedQuery

PREFIX = "p_"


def query_form(words: Words, query: SavedQuery) -> dict[str, Any] | None:
    """Show the form; return the values once all that are required are there, else None.

    The values stand in the address as `p_NAME`, so that an answer can be sent as a link.
    """
    given = {parameter.name: st.query_params.get(f"{PREFIX}{parameter.name}") for parameter in query.parameters}
    if query.parameters:
        with st.form(f"form_{query.name}", border=True):
            columns = st.columns(min(3, len(query.parameters)))
            entered = {}
            for index, parameter in enumerate(query.parameters):
                with columns[index % len(columns)]:
                    entered[parameter.name] = _field(words, query, parameter, given[parameter.name])
            sent = st.form_submit_button(words("cypher.run"), icon=":material/play_arrow:", type="primary")
        if sent:
            given = entered
            for parameter in query.parameters:
                _keep(parameter, entered[parameter.name])
    for stale in [name for name in st.query_params if name.startswith(PREFIX) and name[len(PREFIX) :] not in given]:
        del st.query_params[stale]
    missing = [parameter for parameter in query.parameters if parameter.required and not given[parameter.name]]
    if missing:
        return None
    return {name: value for name, value in given.items() if value}


def _keep(parameter: QueryParameter, value: str | None) -> None:
    name = f"{PREFIX}{parameter.name}"
    if value:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]


def _field(words: Words, query: SavedQuery, parameter: QueryParameter, given: str | None) -> str | None:
    label = parameter.label.vi if words.language == "vi" else parameter.label.en
    default = (
        ""
        if parameter.default is None
        else str(parameter.default).lower()
        if parameter.type == "boolean"
        else str(parameter.default)
    )
    value = given or default
    key = f"field_{query.name}_{parameter.name}"
    options = _options(words, parameter)
    if options is None:
        return st.text_input(label, value, key=key, placeholder=words(f"form.{parameter.type}"), max_chars=400)
    codes = ["", *options] if not parameter.required else list(options)
    return st.selectbox(
        label,
        codes,
        index=codes.index(value) if value in codes else 0,
        format_func=lambda code: options.get(code, words("form.any")),
        key=key,
    )


def _options(words: Words, parameter: QueryParameter) -> dict[str, str] | None:
    match parameter.type:
        case "kind":
            return {kind.abbreviation: kind_name(words, kind.abbreviation) for kind in kinds()}
        case "level":
            return {str(level): level_name(words, level) for level in Level}
        case "relation":
            return {str(relation): relation_word(words, relation) for relation in RelationType}
        case "boolean":
            return {"true": words("form.yes"), "false": words("form.no")}
        case _:
            return None

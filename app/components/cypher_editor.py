"""The editor of statements: highlighting, and completion of labels, relation types and properties."""

from functools import cache
from typing import Any

import streamlit as st

from app.components.browser_part import browser_part
from app.words import Words
from graph_loader.extraction.model import RelationType
from graph_loader.graph.model import Document
from graph_loader.reference.kinds import kinds

KEYWORDS = (
    "MATCH", "OPTIONAL", "WHERE", "RETURN", "WITH", "UNWIND", "ORDER", "BY", "SKIP", "LIMIT", "DISTINCT", "AS", "AND",
    "OR", "NOT", "IN", "IS", "NULL", "CASE", "WHEN", "THEN", "ELSE", "END", "EXISTS", "COUNT", "COLLECT", "UNION",
    "ALL", "CALL", "STARTS", "ENDS", "CONTAINS", "DESC", "ASC", "TRUE", "FALSE",
)  # fmt: skip
FUNCTIONS = (
    "count",
    "collect",
    "size",
    "type",
    "labels",
    "coalesce",
    "head",
    "last",
    "min",
    "max",
    "avg",
    "sum",
    "keys",
)
LABELS = ("Document", "Authority", "Place", "Citation", "Task", "Finding")
LINKS = ("ISSUED_BY", "OF_PLACE", "PART_OF", "SUCCEEDED_BY", "ASSERTS", "SOURCE", "TARGET", "HAS_TASK", "HAS_FINDING")
OF_RELATIONS = (
    "scope",
    "scope_rank",
    "support",
    "confidence",
    "quote",
    "quoted_from",
    "rule",
    "partial",
    "search",
    "year",
)


@cache
def _component() -> Any:  # noqa: ANN401 - Streamlit gives no type
    return st.components.v2.component(
        "legal_cypher",
        html='<div class="editor"></div>',
        css=browser_part("cypher_editor.css"),
        js=browser_part("dark.js", "cypher_editor.js"),
    )


def edit(words: Words, text_key: str, *, key: str) -> str | None:
    """Show the editor with the text that stands in the session; return what was sent since the last run, else None.

    Args:
        words: the language.
        text_key: where in the session's state the text stands; what is sent stands there before the page is drawn, so
            that the editor is never given an older text than it shows.
        key: names the place on the page.
    """

    def keep() -> None:
        if sent := st.session_state[key].get("sent"):
            st.session_state[text_key] = str(sent["text"])

    result = _component()(
        key=key,
        data={
            "text": st.session_state[text_key],
            "keywords": list(KEYWORDS),
            "functions": list(FUNCTIONS),
            "labels": [*LABELS, *sorted({kind.label for kind in kinds()})],
            "types": [*(str(relation) for relation in RelationType), *LINKS],
            "properties": [*Document.model_fields, *OF_RELATIONS],
            "words": {name: words(f"cypher.{name}") for name in ("run", "editor", "keys", "link")},
        },
        on_sent_change=keep,
    )
    return str(result.sent["text"]) if result.sent else None

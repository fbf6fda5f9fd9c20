"""The result of a query as a table, a drawing or JSON; with its time, its rows and its cut-off said."""

from collections.abc import Sequence
from typing import Any

import orjson
import streamlit as st

from app import state
from app.components.choices import pick_one
from app.components.downloads import offer
from app.components.drawing import show_drawing
from app.components.elements import Element, element, show
from app.components.lineage_panel import follow
from app.components.lineage_view import box_of, naming
from app.words import Words
from graph_loader.export.csv import to_csv
from graph_loader.extraction.model import RelationType
from graph_loader.graph.documents import documents
from graph_loader.graph.drawing import Drawing, Link, draw
from graph_loader.stores.protocol import Table

SHOWN_ROWS = 200
LONGEST_CELL = 400
MOST_DRAWN = 80
ID_PREFIX = "urn:lex:"


def show_result(words: Words, table: Table, *, name: str, columns: Sequence[str], draws: bool) -> None:
    """Show a result.

    Args:
        words: the language.
        table: the result.
        name: of the query, for the files' names.
        columns: what the columns are called on the screen.
        draws: whether it can be drawn: it has `from_id`, `to_id` and maybe `relation`.
    """
    said = words("result.said", rows=len(table.rows), ms=table.ms)
    if table.truncated:
        said = f"{said} {words('result.truncated')}"
    if not table.rows:
        show(element("p", words("result.none"), classes="muted"), key="result")
        return
    ways = {"table": words("result.table"), "graph": words("result.graph"), "json": words("result.json")}
    if not draws:
        del ways["graph"]
    way = pick_one("as", words("result.as"), ways, "table", hidden=True)
    st.caption(said)
    if way == "graph" and draws:
        picked = show_drawing(_drawing(words, table), words, key="result_graph", title=name, height=520)
        if picked and "node" in picked:
            state.go("document", doc=picked["node"])
    elif way == "json":
        rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows[:SHOWN_ROWS]]
        show(element("pre", orjson.dumps(rows, option=orjson.OPT_INDENT_2, default=str).decode()), key="result_json")
    else:
        clicked = show(_table(columns, table), key="result")
        if clicked:
            follow(clicked)
        if len(table.rows) > SHOWN_ROWS:
            st.caption(words("result.shown", shown=SHOWN_ROWS))
    offer(words("result.csv"), lambda: to_csv(columns, table.rows), name, "csv")


def _table(columns: Sequence[str], table: Table) -> Element:
    heads = [element("th", column, scope="col") for column in columns]
    rows = [element("tr", *(_cell(value) for value in row)) for row in table.rows[:SHOWN_ROWS]]
    return element("table", element("thead", element("tr", *heads)), element("tbody", *rows))


def _cell(value: Any) -> Element:  # noqa: ANN401 - any plain value
    if isinstance(value, str) and value.startswith(ID_PREFIX):
        short = value.rsplit(":", 1)[-1]
        link = element("a", short, href=state.link("document", doc=value), picks={"document": value}, title=value)
        return element("td", link)
    if isinstance(value, bool) or value is None:
        return element("td", "" if value is None else str(value).lower())
    if isinstance(value, int | float):
        return element("td", f"{value:g}" if isinstance(value, float) else str(value), classes="number")
    text = value if isinstance(value, str) else orjson.dumps(value, default=str).decode()
    return element("td", text if len(text) <= LONGEST_CELL else f"{text[:LONGEST_CELL]}…", lang="vi")


def _drawing(words: Words, table: Table) -> Drawing:
    at = {column: index for index, column in enumerate(table.columns)}
    links: dict[tuple[str, str, str], Link] = {}
    for row in table.rows:
        source, target = str(row[at["from_id"]]), str(row[at["to_id"]])
        named = str(row[at["relation"]]) if "relation" in at else ""
        relation = RelationType(named) if named in set(RelationType) else RelationType.CITES
        links.setdefault((source, relation, target), Link(source, relation, target))
    ids = list(dict.fromkeys(end for link in links.values() for end in (link.source, link.target)))[:MOST_DRAWN]
    known = state.ask(documents, ids)
    return draw([box_of(words, one) for one in known.values()], list(links.values()), naming(words))

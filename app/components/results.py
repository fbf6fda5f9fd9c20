"""The result of a query as a table, a drawing or JSON; with its time, its rows and its cut-off said."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
import streamlit as st

from app import state
from app.components.choices import pick_one
from app.components.downloads import offer, offer_table
from app.components.drawing import show_drawing
from app.components.elements import Element, element, show
from app.components.found_graph import ID_PREFIX, FoundGraph, found_graph, ids_in
from app.components.lineage_panel import follow
from app.components.lineage_view import box_of, naming
from app.components.naming import in_words
from app.components.notices import notice
from app.components.pager import part_of, turn
from app.components.proof import document_link
from app.words import Words
from graph_loader.graph.documents import documents
from graph_loader.graph.drawing import Drawing, Link, draw
from graph_loader.graph.model import Document
from graph_loader.graph.selection import selected
from graph_loader.stores.cells import is_node, is_path, is_relationship
from graph_loader.stores.protocol import Table
from graph_loader.stores.unknown_names import answers_nothing, unknown_names

SHOWN_ROWS = 100
LONGEST_CELL = 400
MOST_DRAWN = 80
HEIGHT = 520

_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?|(?:\d\d/)?\d\d/\d{4}")

Known = Mapping[str, Document]


@dataclass(frozen=True, slots=True)
class Shown:
    """How a result is shown.

    Attributes:
        name: of the query, for the files' names.
        columns: what the columns are called on the screen.
        of: what the result answers: the statement with its values; another one is shown from its first row.
        cypher: the statement that somebody wrote; names in it that the graph does not have are told where it finds
            nothing.
        in_words: whether the table tells codes of relations, levels, kinds and the like in words.
    """

    name: str
    columns: Sequence[str]
    of: str
    in_words: bool = False
    cypher: str = ""


def show_result(words: Words, table: Table, how: Shown) -> None:
    """Show a result with what it took and whether it was cut off."""
    name, columns, of = how.name, how.columns, how.of
    _unknown(words, table, how.cypher)
    if not table.rows:
        show(element("p", words("result.none", ms=table.ms), classes="muted", role="status"), key="result")
        return
    said = words("result.said", rows=len(table.rows), ms=table.ms)
    cut = element("strong", f" {words('result.truncated', rows=len(table.rows))}") if table.truncated else None
    graph = found_graph(table)
    ways = {"table": words("result.table"), "graph": words("result.graph"), "json": words("result.json")}
    if not graph.ids:
        del ways["graph"]
    way = pick_one("as", words("result.as"), ways, "table", hidden=True)
    show(element("p", element("span", said), cut, role="status"), key="result_said")
    if way == "graph" and graph.ids:
        _graph(words, graph, name)
    elif way == "json":
        _json(words, table, of)
    else:
        _rows(words, table, how)
    with st.container(horizontal=True):
        offer_table(words, words("result.csv"), name, columns, lambda: table.rows)
        offer(words("result.json_file"), lambda: _dump(table.columns, table.rows), name, "json")


def _unknown(words: Words, table: Table, cypher: str) -> None:
    """Say which names of a statement the graph does not have, where the answer is empty or has an empty column."""
    unknown = state.ask(unknown_names, cypher) if cypher and answers_nothing(table) else ()
    if unknown:
        notice(" ".join(words.said(one.said) for one in unknown), key="unknown_names", tone="warning")


def _rows(words: Words, table: Table, how: Shown) -> None:
    part = part_of(words, table.rows, SHOWN_ROWS, of=how.of)
    known = state.ask(documents, ids_in(part.items))
    heads = [element("th", column, scope="col", classes=_side(table, at)) for at, column in enumerate(how.columns)]
    codes = table.columns if how.in_words else ("",) * len(table.columns)
    rows = [
        element(
            "tr",
            *(
                _cell(words, in_words(words, code, value), known, column)
                for code, value, column in zip(codes, row, how.columns, strict=True)
            ),
        )
        for row in part.items
    ]
    body = (element("thead", element("tr", *heads)), element("tbody", *rows))
    shown = element("table", *body, classes="stack", aria_label=words("result.table"))
    clicked = show(*(one for one in (shown, part.line) if one is not None), key="result")
    turn(clicked)
    if clicked:
        follow(clicked)


def _side(table: Table, at: int) -> str:
    return "number" if all(_is_number(row[at]) for row in table.rows[:SHOWN_ROWS]) else ""


def _is_number(value: Any) -> bool:  # noqa: ANN401 - any plain value
    return isinstance(value, int | float) and not isinstance(value, bool)


def _json(words: Words, table: Table, of: str) -> None:
    part = part_of(words, table.rows, SHOWN_ROWS, of=of)
    text = element("pre", _dump(table.columns, part.items).decode(), lang="en", tabindex="0", role="region")
    turn(show(*(one for one in (text, part.line) if one is not None), key="result_json"))


def _dump(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> bytes:
    named = [dict(zip(columns, row, strict=True)) for row in rows]
    return orjson.dumps(named, option=orjson.OPT_INDENT_2, default=str)


def _cell(words: Words, value: Any, known: Known, column: str) -> Element:  # noqa: ANN401 - any plain value
    if value is None:
        return element("td", "")
    if isinstance(value, bool):
        return element("td", words("form.yes") if value else words("form.no"), data_label=column)
    if isinstance(value, int | float):
        text = f"{value:g}" if isinstance(value, float) else str(value)
        return element("td", text, classes="number", data_label=column)
    classes = "nowrap" if isinstance(value, str) and _DAY.fullmatch(value) else ""
    return element("td", *_pieces(words, value, known), data_label=column, classes=classes)


def _pieces(words: Words, value: Any, known: Known) -> list[Element | str]:  # noqa: ANN401 - any plain value
    if isinstance(value, str):
        return [_document(words, value, known)] if value.startswith(ID_PREFIX) else [element("span", _cut(value))]
    if isinstance(value, Mapping):
        if is_path(value):
            return _path(words, value, known)
        if is_node(value):
            return [_node(words, value, known)]
        if is_relationship(value):
            return _relationship(words, value, known)
    return [element("code", _cut(orjson.dumps(value, default=str).decode()))]


def _document(words: Words, id_: str, known: Known) -> Element:
    """Return a link to the document of an id, by its number; the id itself stands in the hint."""
    if id_ not in known:
        return element("code", id_.rsplit(":", 1)[-1], title=id_)
    return element("span", document_link(words, known[id_]), title=id_)


def _node(words: Words, node: Mapping[str, Any], known: Known) -> Element:
    properties = node["properties"]
    id_ = str(properties.get("id", ""))
    if id_ in known:
        return _document(words, id_, known)
    label = next((one for one in node["labels"] if one != "Document"), "")
    called = properties.get("name") or properties.get("title") or properties.get("quote") or id_
    return element("span", element("code", label), f" {_cut(str(called))}", title=id_ or None)


def _relationship(words: Words, relationship: Mapping[str, Any], known: Known) -> list[Element | str]:
    ends = [_document(words, str(relationship[end]), known) for end in ("source", "target")]
    return [ends[0], " ", element("code", str(relationship["type"])), " ", ends[1]]


def _path(words: Words, path: Mapping[str, Any], known: Known) -> list[Element | str]:
    pieces: list[Element | str] = []
    for index, node in enumerate(path["nodes"]):
        if index:
            pieces += [" – ", element("code", str(path["relationships"][index - 1]["type"])), " – "]
        pieces.append(_node(words, node, known))
    return pieces


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else f"{text[:LONGEST_CELL]}…"


def _graph(words: Words, graph: FoundGraph, name: str) -> None:
    ids = graph.ids[:MOST_DRAWN]
    known = state.ask(documents, ids)
    links = list(graph.links)
    if not links:
        links = [Link(one.source, one.type, one.target) for one in state.ask(selected, ids).relations]
    if len(graph.ids) > len(ids):
        st.caption(words("result.drawn", shown=len(ids), all=len(graph.ids)))
    picked = show_drawing(_drawing(words, known, links), words, key="result_graph", title=name, height=HEIGHT)
    if picked and "node" in picked:
        state.go("document", doc=picked["node"])
    if picked and "edge" in picked:
        source, _, _ = str(picked["edge"]).split("\n")
        state.go("document", doc=source, edge=str(picked["edge"]))


def _drawing(words: Words, known: Known, links: Sequence[Link]) -> Drawing:
    return draw([box_of(words, one) for one in known.values()], list(links), naming(words))

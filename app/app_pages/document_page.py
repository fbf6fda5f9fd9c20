"""Document: header, Lược đồ, lineage with proofs, reader, who cites it, tasks, downloads."""

from typing import Any

import orjson
import streamlit as st

from app import state
from app.components.choices import pick_one
from app.components.downloads import offer
from app.components.elements import element, show
from app.components.header_view import document_header
from app.components.lineage_panel import drawing_with_proof, follow
from app.components.lineage_view import SCREEN, lineage_drawing
from app.components.naming import foot_of, head_of, relation_word
from app.components.outline_view import outline_boxes
from app.components.proof import document_link, edge_proof
from app.components.reader_view import read
from app.components.which import document_asked
from app.words import Words
from graph_loader.export.csv import to_csv
from graph_loader.graph.expansion import expand, fold_siblings
from graph_loader.graph.model import Document
from graph_loader.graph.outline import Outline, outline
from graph_loader.graph.proofs import cited_by, tasks

VIEWS = ("overview", "reader", "cited_by", "tasks", "downloads")
WHOLE = 2000
DEPTH = 3
MOST_SHOWN = 18
MOST_SENTENCES = 300


def draw(words: Words) -> None:
    """Draw the page."""
    document = document_asked(words)
    if document is None:
        return
    whole = st.query_params.get("whole")
    found = state.ask(outline, document.id, limit=WHOLE if whole else 50)
    clicked = show(document_header(words, found), key="header")
    if clicked:
        follow(clicked)
    view = pick_one(
        "view",
        words("document.views"),
        {name: words(f"document.tab_{name}") for name in VIEWS},
        "overview",
        hidden=True,
    )
    if view == "overview":
        _overview(words, found, whole)
    elif view == "reader":
        read(words, document)
    elif view == "cited_by":
        _cited_by(words, document)
    elif view == "tasks":
        _tasks(words, document)
    else:
        _downloads(words, document)


def _overview(words: Words, found: Outline, whole: str | None) -> None:
    document = found.document
    st.subheader(words("outline.title"))
    clicked = show(outline_boxes(words, found, whole=whole), key="outline")
    if clicked and "whole" in clicked:
        st.query_params["whole"] = clicked["whole"]
        st.rerun()
    if clicked and "edge" in clicked:
        st.query_params["edge"] = clicked["edge"]
        st.rerun()
    if clicked:
        follow(clicked)
    st.subheader(words("page.lineage"))
    expansion = state.ask(expand, document.id, depth=DEPTH, most=MOST_SHOWN)
    if len(expansion.documents) == 1:
        edge = st.query_params.get("edge", "").split("\n")
        proof = edge_proof(words, *edge) if len(edge) == 3 else ()
        show(element("p", words("drawing.alone"), classes="muted"), *proof, key="alone")
        return
    drawing = lineage_drawing(words, expansion, fold_siblings(expansion), SCREEN)
    drawing_with_proof(words, drawing, document, lambda asked: _grow(document, asked), key="lineage", height=460)
    if st.button(words("document.read_lineage"), key="open_lineage", icon=":material/account_tree:"):
        state.go("lineage", doc=document.id)


def _grow(document: Document, asked: dict[str, Any]) -> None:
    """Go on in the lineage page with what was opened here."""
    step = f"{str(asked['open'])[0]}:{asked['of']}" if "open" in asked else f"f:{asked['node']}"
    state.go("lineage", doc=document.id, depth=str(DEPTH), open=step)


def _cited_by(words: Words, document: Document) -> None:
    sentences = state.ask(cited_by, document.id, limit=MOST_SENTENCES)
    if not sentences:
        show(element("p", words("cited_by.none"), classes="muted"), key="cited_by")
        return
    parts = [
        element(
            "p",
            words("cited_by.count", count=f"{len(sentences)}+" if len(sentences) == MOST_SENTENCES else len(sentences)),
            classes="muted",
        )
    ]
    for item in sentences:
        citation = item.citation
        at = {"document": item.document.id, "view": "reader", "at": str(citation.start)}
        parts.append(
            element(
                "section",
                element(
                    "p",
                    document_link(words, item.document),
                    " ",
                    element("span", relation_word(words, citation.type), classes=f"word {citation.type}"),
                    f" · {foot_of(words, item.document)} · {words(f'scope.{citation.scope}')}",
                ),
                element("blockquote", citation.quote, classes=f"rel {citation.type}", lang="vi", picks=at),
            )
        )
    clicked = show(*parts, key="cited_by")
    if clicked:
        follow(clicked)


def _tasks(words: Words, document: Document) -> None:
    found = state.ask(tasks, document.id)
    if not found:
        show(element("p", words("tasks.none"), classes="muted"), key="tasks")
        return
    heads = [element("th", words(f"tasks.{name}"), scope="col") for name in ("what", "lead", "join", "due")]
    rows = [
        element(
            "tr",
            element("td", task.what, lang="vi"),
            *(element("td", value or "", lang="vi") for value in (task.lead, task.join, task.due)),
            picks={"document": document.id, "view": "reader", "at": str(task.start)},
            role="row",
        )
        for task in found
    ]
    table = element("table", element("thead", element("tr", *heads)), element("tbody", *rows), classes="stack")
    clicked = show(table, key="tasks")
    if clicked:
        follow(clicked)


def _downloads(words: Words, document: Document) -> None:
    st.caption(words("downloads.help"))
    name = head_of(words, document)
    found = state.ask(outline, document.id, limit=WHOLE)
    columns = words("downloads.columns").split("|")
    with st.container(horizontal=True):
        text = state.store().text(document.id)
        if text is not None:
            offer(words("downloads.text"), lambda: text, name, "txt")
        offer(words("downloads.proofs_csv"), lambda: to_csv(columns, _relation_rows(words, found)), name, "csv")
        offer(words("downloads.outline_json"), lambda: _relations_json(found), name, "json")


def _relation_rows(words: Words, found: Outline) -> list[tuple[object, ...]]:
    return [
        (
            relation_word(words, group.relation),
            words(f"outline.{group.direction}.{group.relation}"),
            row.document.id,
            row.document.kind,
            row.document.number,
            row.document.title,
            row.document.issued_on,
            row.document.level,
            row.document.place,
            row.relation.scope.value,
            row.relation.confidence,
            row.relation.quote,
            row.relation.quoted_from,
        )
        for group in found.groups
        for row in group.rows
    ]


def _relations_json(found: Outline) -> bytes:
    relations = [
        row.relation.model_dump(mode="json") | {"document": row.document.model_dump(mode="json")}
        for group in found.groups
        for row in group.rows
    ]
    return orjson.dumps({"document": found.document.model_dump(mode="json"), "relations": relations})

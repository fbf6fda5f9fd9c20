"""Document: header, Lược đồ, lineage with proofs, reader, who cites it, tasks, downloads."""

from typing import Any

import orjson
import streamlit as st

from app import state
from app.components.choices import pick_one, remember
from app.components.downloads import offer, offer_table
from app.components.elements import element, show
from app.components.header_view import document_header
from app.components.lineage_panel import drawing_with_proof, follow
from app.components.lineage_view import SCREEN, lineage_drawing
from app.components.naming import foot_of, head_of, relation_word
from app.components.outline_view import PROOF, Unfolded, name_of, outline_boxes
from app.components.pager import part_of, turn
from app.components.proof import document_link, edge_proof
from app.components.reader_view import read
from app.components.which import document_asked
from app.words import Words
from graph_loader.graph.expansion import expand, fold_siblings
from graph_loader.graph.model import Document
from graph_loader.graph.outline import Outline, outline
from graph_loader.graph.proofs import cited_by, tasks

VIEWS = ("overview", "reader", "cited_by", "tasks", "downloads")
WHOLE = 10_000
OUTLINE_PART = 100
SENTENCES_PART = 50
EVERYTHING = 1_000_000
TASK_COLUMNS = ("what", "lead", "join", "due")
DEPTH = 3
MOST_SHOWN = 18


def draw(words: Words) -> None:
    """Draw the page."""
    document = document_asked(words)
    if document is None:
        return
    whole = st.query_params.get("whole", "")
    found = state.ask(outline, document.id, limit=WHOLE if whole else 50)
    clicked = show(document_header(words, found), key="header")
    if clicked:
        follow(clicked)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        view = pick_one(
            "view",
            words("document.views"),
            {name: words(f"document.tab_{name}") for name in VIEWS},
            "overview",
            hidden=True,
        )
        _ways_on(words, document)
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


def _ways_on(words: Words, document: Document) -> None:
    with st.container(horizontal=True, width="content"):
        for page, icon in (("lineage", ":material/account_tree:"), ("impact", ":material/bolt:")):
            if st.button(words(f"document.read_{page}"), key=f"open_{page}", icon=icon):
                state.go(page, doc=document.id)


def _overview(words: Words, found: Outline, whole: str) -> None:
    document = found.document
    st.subheader(words("outline.title"), anchor=False)
    _outline(words, found, whole)
    st.subheader(words("page.lineage"), anchor=False)
    expansion = state.ask(expand, document.id, depth=DEPTH, most=MOST_SHOWN)
    if len(expansion.documents) == 1:
        show(element("p", words("drawing.alone"), classes="muted"), key="alone")
        return
    drawing = lineage_drawing(words, expansion, fold_siblings(expansion), SCREEN)
    drawing_with_proof(words, drawing, document, lambda asked: _grow(document, asked), key="lineage", height=460)


def _outline(words: Words, found: Outline, whole: str) -> None:
    group = next((one for one in found.groups if name_of(one) == whole), None)
    part = part_of(words, group.rows, OUTLINE_PART, of=f"{found.document.id} {whole}") if group else None
    edge = st.query_params.get("edge", "")
    ends = edge.split("\n")
    proof = edge_proof(words, *ends) if len(ends) == 3 else ()
    unfolded = Unfolded(whole, part.items if part else None, part.line if part else None, edge, proof)
    shown = outline_boxes(words, found, unfolded)
    clicked = show(shown, key="outline", show_id=f"{PROOF}:{edge}" if proof else None)
    turn(clicked)
    for name in ("whole", "edge"):
        if clicked and name in clicked:
            remember(name, clicked[name])
            st.rerun()
    if clicked:
        follow(clicked)


def _grow(document: Document, asked: dict[str, Any]) -> None:
    """Go on in the lineage page with what was opened here."""
    step = f"{str(asked['open'])[0]}:{asked['of']}" if "open" in asked else f"f:{asked['node']}"
    state.go("lineage", doc=document.id, depth=str(DEPTH), open=step)


def _cited_by(words: Words, document: Document) -> None:
    sentences = state.ask(cited_by, document.id, limit=WHOLE)
    if not sentences:
        show(element("p", words("cited_by.none"), classes="muted"), key="cited_by")
        return
    part = part_of(words, sentences, SENTENCES_PART, of=f"cited by {document.id}")
    count = f"{WHOLE}+" if len(sentences) == WHOLE else len(sentences)
    parts = [element("p", words("cited_by.count", count=count), classes="muted")]
    for item in part.items:
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
    clicked = show(*parts, *([part.line] if part.line else []), key="cited_by")
    turn(clicked)
    if clicked:
        follow(clicked)


def _tasks(words: Words, document: Document) -> None:
    found = state.ask(tasks, document.id)
    if not found:
        show(element("p", words("tasks.none"), classes="muted"), key="tasks")
        return
    heads = [element("th", words(f"tasks.{name}"), scope="col") for name in TASK_COLUMNS]
    rows = [
        element(
            "tr",
            element("td", task.what, lang="vi"),
            *(
                element("td", getattr(task, name) or "", lang="vi", data_label=words(f"tasks.{name}"))
                for name in TASK_COLUMNS[1:]
            ),
            picks={"document": document.id, "view": "reader", "at": str(task.start)},
            role="row",
        )
        for task in found
    ]
    table = element(
        "table",
        element("thead", element("tr", *heads)),
        element("tbody", *rows),
        classes="stack",
        aria_label=words("document.tab_tasks"),
    )
    clicked = show(table, key="tasks")
    if clicked:
        follow(clicked)


def _downloads(words: Words, document: Document) -> None:
    st.caption(words("downloads.help"))
    name = head_of(words, document)
    found = state.ask(outline, document.id, limit=EVERYTHING)
    asked = state.ask(tasks, document.id)
    text = state.store().text(document.id)
    with st.container(horizontal=True):
        if text is not None:
            offer(words("downloads.text"), lambda: text, name, "txt")
        offer(words("downloads.outline_json"), lambda: _relations_json(found), name, "json")
    columns = words("downloads.columns").split("|")
    offer_table(words, words("downloads.proofs_csv"), name, columns, lambda: _relation_rows(words, found))
    if asked:
        heads = [words(f"tasks.{column}") for column in TASK_COLUMNS]
        rows = [[getattr(task, column) for column in TASK_COLUMNS] for task in asked]
        offer_table(words, words("downloads.tasks_csv"), f"{name} {words('document.tab_tasks')}", heads, lambda: rows)


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

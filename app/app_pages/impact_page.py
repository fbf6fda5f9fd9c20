"""Impact: everything that rests on a document that was, or would be, repealed or replaced, as a work list."""

from collections.abc import Sequence

import streamlit as st

from app import state
from app.components.choices import choose, pick_one
from app.components.downloads import offer_table
from app.components.elements import Element, element, show
from app.components.header_view import ended_by
from app.components.lineage_panel import follow
from app.components.naming import date_word, head_of, level_name, marks_of, relation_word
from app.components.pager import part_of, turn
from app.components.proof import document_link
from app.components.which import choose_document
from app.words import Words
from graph_loader.graph.impact import Impact, ImpactRow, impact
from graph_loader.graph.model import Document

SHOWN_ROWS = 100


def draw(words: Words) -> None:
    """Draw the page."""
    st.caption(words("impact.help"))
    document = choose_document(words, "doc", words("impact.document"))
    if document is None:
        return
    found = state.ask(impact, document.id)
    clicked = show(*_head(words, found), key="impact_head")
    if clicked:
        follow(clicked)
    if not found.rows:
        return
    levels = {
        level: f"{level_name(words, level or None)} ({count})" for level, count in found.by_level.items() if level
    }
    level = choose("level", words("find.level"), levels, words("find.any_level"), width=360)
    ways = {name: words(f"reach.{name}") for name in ("all", "direct", "through")}
    way = pick_one("way", words("reach.title"), ways, "all")
    rows = [
        row
        for row in found.rows
        if level in {None, row.document.level} and way in {"all", "direct" if row.depth == 1 else "through"}
    ]
    part = part_of(words, rows, SHOWN_ROWS, of=f"{document.id} {level} {way}")
    table = _table(words, part.items) if rows else element("p", words("impact.none_such"), classes="muted")
    clicked = show(*(one for one in (table, part.line) if one is not None), key="impact")
    turn(clicked)
    if clicked and "edge" in clicked:
        state.go("document", doc=str(clicked["of"]), edge=str(clicked["edge"]))
    if clicked:
        follow(clicked)
    columns = words("impact.columns").split("|")
    name = f"impact {head_of(words, document)}"
    offer_table(words, words("impact.csv"), name, columns, lambda: [_line(words, row) for row in rows])


def _head(words: Words, found: Impact) -> list[Element]:
    parts = ended_by(words, found.ended_by)
    if not found.rows:
        return [*parts, element("p", words("impact.none"), classes="muted")]
    figures = [
        element("div", element("b", str(count)), level_name(words, level or None), classes="figure")
        for level, count in found.by_level.items()
    ]
    parts.append(element("p", element("strong", words("impact.total", total=len(found.rows), direct=found.direct))))
    parts.append(element("div", *figures, classes="figures"))
    if found.truncated:
        parts.append(element("p", words("impact.truncated"), classes="bad"))
    return parts


def _table(words: Words, rows: Sequence[ImpactRow]) -> Element:
    heads = [
        element("th", words(key), scope="col")
        for key in ("find.column_document", "find.column_issued", "impact.relation", "impact.quote")
    ]
    return element(
        "table",
        element("thead", element("tr", *heads)),
        element("tbody", *(_row(words, row) for row in rows)),
        classes="stack",
        aria_label=words("impact.list"),
    )


def _row(words: Words, row: ImpactRow) -> Element:
    through = element("strong", words("impact.direct")) if row.depth == 1 else document_link(words, row.through)
    return element(
        "tr",
        element(
            "td",
            document_link(words, row.document),
            " ",
            *_marks(words, row.document),
            element("div", row.document.title or "", classes="small", lang="vi"),
            element(
                "div",
                " · ".join(p for p in (level_name(words, row.document.level), row.document.place) if p),
                classes="small muted",
            ),
        ),
        element("td", date_word(row.document.issued_on), classes="nowrap", data_label=words("find.column_issued")),
        element(
            "td",
            element("span", relation_word(words, row.relation), classes=f"word {row.relation}"),
            " ",
            through,
        ),
        element("td", *_proof(words, row), classes="small"),
    )


def _marks(words: Words, document: Document) -> list[Element]:
    """Return the marks of validity; one that has itself ended needs no other review."""
    tone = "tag bad" if document.in_force is False else "tag cited"
    return [element("span", mark, classes=tone) for mark in marks_of(words, document)]


def _proof(words: Words, row: ImpactRow) -> list[Element]:
    target = row.through.id if row.source == row.document.id else row.document.id
    picks = {"of": row.document.id, "edge": f"{row.source}\n{row.relation}\n{target}"}
    label = f"{words('outline.why')}: {head_of(words, row.document)}"
    return [
        element("div", row.quote, lang="vi"),
        element("button", words("outline.why"), classes="small", picks=picks, aria_label=label),
    ]


def _line(words: Words, row: ImpactRow) -> tuple[object, ...]:
    document = row.document
    return (
        row.depth,
        document.id,
        head_of(words, document),
        document.title,
        document.issued_on,
        level_name(words, document.level),
        document.place,
        "; ".join(marks_of(words, document)),
        relation_word(words, row.relation),
        head_of(words, row.through),
        row.quote,
        row.quoted_from,
    )

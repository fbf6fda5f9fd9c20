"""Impact: everything that rests on a document that was, or would be, repealed or replaced, as a work list."""

import streamlit as st

from app import state
from app.components.choices import choose
from app.components.downloads import offer
from app.components.elements import Element, element, show
from app.components.lineage_panel import follow
from app.components.naming import date_word, head_of, level_name, relation_word
from app.components.proof import document_link
from app.components.which import choose_document
from app.words import Words
from graph_loader.export.csv import to_csv
from graph_loader.graph.impact import Impact, ImpactRow, impact

SHOWN_ROWS = 150


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
    rows = [row for row in found.rows if level in {None, row.document.level}]
    clicked = show(_table(words, rows[:SHOWN_ROWS]), key="impact")
    if clicked:
        follow(clicked)
    if len(rows) > SHOWN_ROWS:
        st.caption(words("result.shown", shown=SHOWN_ROWS))
    columns = words("impact.columns").split("|")
    name = f"impact {head_of(words, document)}"
    offer(words("impact.csv"), lambda: to_csv(columns, [_line(words, row) for row in rows]), name, "csv")


def _head(words: Words, found: Impact) -> list[Element]:
    before, _, after = words("document.ended_by", document="\n").partition("\n")
    parts = [element("p", before, document_link(words, ending), after, classes="bad") for ending in found.ended_by]
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


def _table(words: Words, rows: list[ImpactRow]) -> Element:
    heads = [
        element("th", words(key), scope="col")
        for key in ("find.column_document", "find.column_issued", "impact.relation", "impact.quote")
    ]
    return element(
        "table",
        element("thead", element("tr", *heads)),
        element("tbody", *(_row(words, row) for row in rows)),
        classes="stack",
    )


def _row(words: Words, row: ImpactRow) -> Element:
    through = element("strong", words("impact.direct")) if row.depth == 1 else document_link(words, row.through)
    return element(
        "tr",
        element(
            "td",
            document_link(words, row.document),
            element("div", row.document.title or "", classes="small", lang="vi"),
            element(
                "div",
                " · ".join(p for p in (level_name(words, row.document.level), row.document.place) if p),
                classes="small muted",
            ),
        ),
        element("td", date_word(row.document.issued_on), classes="nowrap"),
        element(
            "td",
            element("span", relation_word(words, row.relation), classes=f"word {row.relation}"),
            " ",
            through,
        ),
        element("td", row.quote, classes="small", lang="vi"),
    )


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
        relation_word(words, row.relation),
        head_of(words, row.through),
        row.quote,
        row.quoted_from,
    )

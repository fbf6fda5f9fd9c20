"""What the rules read in a handed-over document: the marked text, and the form that corrects its header."""

from functools import partial
from typing import get_args

import streamlit as st

from app.components.elements import element, show
from app.components.entered_date import iso_date
from app.components.naming import date_word, kind_name, level_name
from app.components.notices import notice
from app.components.reader_view import legend, pieces
from app.words import Words
from graph_loader.corrections import Change, HeaderField, SetHeader
from graph_loader.extraction.model import Level
from graph_loader.graph.marks import marks_of_record
from graph_loader.imports import Preview
from graph_loader.reference.kinds import kinds
from graph_loader.resolution.record import Record

SHOWN_TEXT = 40_000
HEADER: tuple[HeaderField, ...] = get_args(HeaderField)
ROWS: tuple[tuple[HeaderField, ...], ...] = (
    ("kind", "number", "issued_on"),
    ("title",),
    ("issuer", "level", "place", "signer"),
)
LONG_FIELD = 600


def record_of_preview(one: Preview) -> Record:
    """Return what was read.

    Raises:
        ValueError: the file cannot be read.
    """
    if one.record is None:
        raise ValueError(one.reason)
    return one.record


def marked_preview(words: Words, one: Preview) -> None:
    """Show the beginning of the text with its marks, and what their colours mean."""
    record = record_of_preview(one)
    found = marks_of_record(one.text, record)
    end = min(len(one.text), SHOWN_TEXT)
    text = element(
        "div", *pieces(words, found, 0, end, None), classes="reader", lang="vi", tabindex="0", role="document"
    )
    parts = [legend(words, found), text]
    if end < len(one.text):
        parts.append(element("p", words("import.beginning", shown=end, all=len(one.text)), classes="small muted"))
    with st.expander(words("import.marked"), expanded=True):
        show(*parts, key=f"marked_{one.path.name}")


def header_form(words: Words, one: Preview, key: str) -> list[Change]:
    """Show the header to correct; return the changes that were sent, if any.

    Args:
        words: of the language.
        one: the preview.
        key: names the state of its corrections: after another one, the boxes start from what is read then.
    """
    record = record_of_preview(one)
    with st.form(f"header_{key}", border=True):
        entered: dict[str, str] = {}
        for fields in ROWS:
            for column, field in zip(st.columns(len(fields)), fields, strict=True):
                with column:
                    value = str(getattr(record.header, field) or "")
                    entered[field] = field_box(words, field, value, f"head_{key}_{field}")
        sent = st.form_submit_button(words("import.save"), icon=":material/save:")
    values = values_of(entered) if sent else None
    if sent and values is None:
        notice(words("import.no_such_date"), key="header_date", tone="warning")
    if values is None:
        return []
    changes: list[Change] = [
        SetHeader(field=field, value=values[field])
        for field in HEADER
        if values[field] != (str(getattr(record.header, field) or "") or None)
    ]
    if not changes:
        notice(words("import.nothing_changed"), key="header_unchanged")
    return changes


def field_box(words: Words, field: str, value: str, key: str) -> str:
    """Show the box of a field of a header or of a cited document; return what stands in it."""
    label = words(f"field.{field}")
    if field in {"kind", "level"}:
        options = {"": "—"} | _codes(words, field)
        codes = [*options, *([value] if value not in options else [])]
        return st.selectbox(label, codes, codes.index(value), format_func=partial(_word, options), key=key) or ""
    if field == "title":
        typed = (st.text_area(label, value, height="content", key=key, max_chars=LONG_FIELD) or "").split()
        return value if typed == value.split() else " ".join(typed)
    shown = date_word(value) if field == "issued_on" else value
    return st.text_input(label, shown, key=key, max_chars=LONG_FIELD).strip()


def values_of(entered: dict[str, str]) -> dict[str, str | None] | None:
    """Return what was entered as the model writes it, None for an empty box; None where a date is none."""
    values: dict[str, str | None] = {field: text or None for field, text in entered.items()}
    date = entered.get("issued_on")
    if date:
        values["issued_on"] = iso_date(date)
        if values["issued_on"] is None:
            return None
    return values


def _word(options: dict[str, str], code: str) -> str:
    return options.get(code, code)


def _codes(words: Words, field: str) -> dict[str, str]:
    if field == "kind":
        return {kind.abbreviation: kind_name(words, kind.abbreviation) for kind in kinds()}
    return {str(level): level_name(words, level) for level in Level}

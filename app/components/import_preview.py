"""What the rules read in a handed-over document, and the form that corrects it."""

from functools import partial
from typing import Any, get_args

import pandas as pd
import streamlit as st

from app.components.added_relation import added_relation
from app.components.elements import element, show
from app.components.naming import kind_name, level_name, relation_word
from app.components.notices import notice
from app.components.reader_view import pieces
from app.words import Words
from graph_loader.corrections import (
    Change,
    DropRelation,
    End,
    HeaderField,
    SetHeader,
    SetRelation,
    SetTarget,
    TargetField,
)
from graph_loader.extraction.model import SELF, Level, RelationType, Target
from graph_loader.graph.marks import marks_of_record
from graph_loader.imports import Preview
from graph_loader.reference.kinds import kinds
from graph_loader.reference.relations import relation_words
from graph_loader.resolution.record import Record

SHOWN_TEXT = 40_000
HEADER: tuple[HeaderField, ...] = get_args(HeaderField)
TARGET: tuple[TargetField, ...] = ("kind", "number", "issued_on", "issuer", "place")


def marked_preview(words: Words, one: Preview) -> None:
    """Show the beginning of the text with its marks."""
    record = _record(one)
    found = marks_of_record(one.text, record)
    said = words("import.found", mentions=len(record.mentions), relations=len(record.relations))
    text = element("div", *pieces(words, found, 0, min(len(one.text), SHOWN_TEXT), None), classes="reader", lang="vi")
    with st.expander(words("import.marked"), expanded=True):
        show(element("p", said, classes="small muted"), text, key=f"marked_{one.path.name}")


def corrections_form(words: Words, one: Preview) -> list[Change]:
    """Show header, cited documents and relations to correct; return the changes that were sent, if any."""
    record = _record(one)
    with st.form(f"correct_{one.path.name}", border=True):
        st.subheader(words("import.header"))
        header = _header_fields(words, record, one.path.name)
        st.subheader(words("import.targets"))
        targets = _targets(words, record, one.path.name)
        st.subheader(words("import.relations"))
        relations = _relations(words, record, one.path.name)
        st.subheader(words("import.add"))
        by_id = {target.id: target for target in record.targets}
        added = added_relation(words, record, one, partial(target_word, words, by_id))
        sent = st.form_submit_button(words("import.save"), icon=":material/save:")
    if not sent:
        return []
    if added.wrong:
        notice(words(added.wrong), key="not_added", tone="warning")
        return []
    return [
        *_header_changes(record, header),
        *_target_changes(record, targets),
        *_relation_changes(record, relations),
        *([added.relation] if added.relation else []),
    ]


def _record(one: Preview) -> Record:
    if one.record is None:
        raise ValueError(one.reason)
    return one.record


def _header_fields(words: Words, record: Record, name: str) -> dict[str, str]:
    entered: dict[str, str] = {}
    columns = st.columns(4)
    for index, field in enumerate(HEADER):
        value = str(getattr(record.header, field) or "")
        label, key = words(f"field.{field}"), f"head_{name}_{field}"
        with columns[index % 4]:
            if field in {"kind", "level"}:
                options = {"": "—"} | _codes(words, field)
                codes = [*options, *([value] if value not in options else [])]
                word = partial(_word, options)
                entered[field] = str(st.selectbox(label, codes, codes.index(value), format_func=word, key=key) or "")
            else:
                entered[field] = st.text_input(label, value, key=key, max_chars=600)
    return entered


def _word(options: dict[str, str], code: str) -> str:
    return options.get(code, code)


def _codes(words: Words, field: str) -> dict[str, str]:
    if field == "kind":
        return {kind.abbreviation: kind_name(words, kind.abbreviation) for kind in kinds()}
    return {str(level): level_name(words, level) for level in Level}


def _header_changes(record: Record, entered: dict[str, str]) -> list[Change]:
    return [
        SetHeader(field=field, value=entered[field].strip() or None)
        for field in HEADER
        if entered[field].strip() != str(getattr(record.header, field) or "")
    ]


def _targets(words: Words, record: Record, name: str) -> Any:  # noqa: ANN401 - a data frame
    rows = [{field: str(getattr(target, field) or "") for field in TARGET} for target in record.targets]
    return st.data_editor(
        pd.DataFrame(rows, columns=list(TARGET)),
        column_config={field: st.column_config.TextColumn(words(f"field.{field}")) for field in TARGET},
        hide_index=True,
        key=f"targets_{name}_{len(record.targets)}",
        num_rows="fixed",
    )


def _target_changes(record: Record, edited: Any) -> list[Change]:  # noqa: ANN401 - a data frame
    changes: list[Change] = []
    for target, row in zip(record.targets, edited.to_dict("records"), strict=True):
        for field in TARGET:
            value = str(row[field] or "").strip()
            if value != str(getattr(target, field) or ""):
                changes.append(SetTarget(target=End.of(target), field=field, value=value or None))
    return changes


def target_word(words: Words, targets: dict[str, Target], id_: str) -> str:
    """Return how a cited document is called in the form."""
    if id_ == SELF:
        return words("import.this")
    target = targets[id_]
    return " ".join(part for part in (target.kind, target.number or target.name, target.issued_on) if part) or id_


def _relations(words: Words, record: Record, name: str) -> Any:  # noqa: ANN401 - a data frame
    by_id = {target.id: target for target in record.targets}
    rows = [
        {
            "keep": True,
            "source": target_word(words, by_id, relation.source),
            "type": relation_word(words, relation.type),
            "target": target_word(words, by_id, relation.target),
            "quote": quote,
        }
        for relation, quote in zip(record.relations, record.quotes, strict=True)
    ]
    column = st.column_config
    return st.data_editor(
        pd.DataFrame(rows, columns=["keep", "source", "type", "target", "quote"]),
        column_config={
            "keep": column.CheckboxColumn(words("import.keep")),
            "source": column.TextColumn(words("import.source"), disabled=True),
            "type": column.SelectboxColumn(
                words("import.type"), options=[relation_word(words, one) for one in RelationType], required=True
            ),
            "target": column.TextColumn(words("import.target"), disabled=True),
            "quote": column.TextColumn(words("import.quote"), disabled=True, width="large"),
        },
        hide_index=True,
        key=f"relations_{name}_{len(record.relations)}_{words.language}",
        num_rows="fixed",
    )


def _relation_changes(record: Record, edited: Any) -> list[Change]:  # noqa: ANN401 - a data frame
    ends = {SELF: End()} | {target.id: End.of(target) for target in record.targets}
    changes: list[Change] = []
    for relation, row in zip(record.relations, edited.to_dict("records"), strict=True):
        source, target = ends[relation.source], ends[relation.target]
        if not row["keep"]:
            changes.append(DropRelation(source=source, type=relation.type, target=target))
            continue
        becomes = _type_of(str(row["type"]), relation.type)
        if becomes is not relation.type:
            changes.append(SetRelation(source=source, type=relation.type, target=target, becomes=becomes))
    return changes


def _type_of(word: str, otherwise: RelationType) -> RelationType:
    return next((one.type for one in relation_words().values() if word in {one.vi, one.en}), otherwise)

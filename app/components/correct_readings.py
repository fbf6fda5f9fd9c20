"""The cited documents and the relations that the rules read, to be corrected one by one in a dialog."""

import dataclasses
from collections.abc import Callable
from typing import Any

import streamlit as st

from app.components.change_words import target_word
from app.components.elements import Element, element, show
from app.components.import_preview import field_box, record_of_preview, values_of
from app.components.naming import relation_word
from app.components.notices import notice
from app.components.pager import part_of, turn
from app.words import Words
from graph_loader.corrections import Change, DropRelation, End, SetRelation, SetTarget, TargetField
from graph_loader.extraction.model import SELF, RelationType, Target
from graph_loader.imports import Preview
from graph_loader.resolution.record import Record

PART = 25
TARGET: tuple[TargetField, ...] = ("kind", "number", "issued_on", "issuer", "level", "place")

Save = Callable[[list[Change]], None]


def cited_documents(words: Words, one: Preview, save: Save) -> None:
    """Show the cited documents; a click on one asks what it should be."""
    record = record_of_preview(one)
    if not record.targets:
        show(element("p", words("import.no_targets"), classes="muted"), key="targets")
        return
    part = part_of(words, record.targets, PART, of=str(one.path), name="cited")
    by_id = {target.id: target for target in record.targets}
    rows = [_target_row(words, by_id, target) for target in part.items]
    clicked = _listed(element("ul", *rows, classes="plain"), part.line, key="targets", name="cited")
    if clicked and "target" in clicked and clicked["target"] in by_id:
        _ask_target(words, by_id[str(clicked["target"])], save)


def _listed(rows: Element, line: Element | None, *, key: str, name: str) -> dict[str, Any] | None:
    clicked = show(*(one for one in (rows, line) if one is not None), key=key)
    turn(clicked, name)
    return clicked


def _target_row(words: Words, by_id: dict[str, Target], target: Target) -> Element:
    called = target_word(words, by_id, target.id)
    facts = " · ".join(part for part in (target.issuer, target.place, target.title) if part)
    return element(
        "li",
        element("strong", called),
        " ",
        _change_button(words, {"target": target.id}, called),
        element("div", facts, classes="small muted", lang="vi") if facts else None,
    )


def _change_button(words: Words, picks: dict[str, Any], of: str) -> Element:
    label = words("import.change")
    return element("button", label, classes="small", picks=picks, aria_label=f"{label}: {of}")


def _ask_target(words: Words, target: Target, save: Save) -> None:
    @st.dialog(words("import.correct_target"))
    def ask() -> None:
        with st.form("target", border=False):
            entered: dict[str, str] = {
                field: field_box(words, field, str(getattr(target, field) or ""), f"target_{field}") for field in TARGET
            }
            sent = st.form_submit_button(words("import.save"), type="primary", icon=":material/save:")
        if not sent:
            return
        values = values_of(entered)
        if values is None:
            notice(words("import.no_such_date"), key="target_date", tone="warning")
            return
        save(target_changes(target, values))

    ask()


def target_changes(target: Target, values: dict[str, str | None]) -> list[Change]:
    """Return the changes that turn a cited document into what was entered.

    Each change names the document as the changes before it have left it, as they are applied one after the other.
    """
    changes: list[Change] = []
    for field in TARGET:
        value = values[field]
        if value != (str(getattr(target, field) or "") or None):
            changes.append(SetTarget(target=End.of(target), field=field, value=value))
            changed: dict[str, Any] = {field: value}
            target = dataclasses.replace(target, **changed)
    return changes


def relations(words: Words, one: Preview, save: Save) -> None:
    """Show the relations, each with its sentence; a click on one asks which it should be, or whether it holds."""
    record = record_of_preview(one)
    if not record.relations:
        show(element("p", words("import.no_relations"), classes="muted"), key="relations")
        return
    numbered = list(enumerate(zip(record.relations, record.quotes, strict=True)))
    part = part_of(words, numbered, PART, of=str(one.path), name="stated")
    rows = [_relation_row(words, record, number) for number, _ in part.items]
    clicked = _listed(element("ul", *rows, classes="plain"), part.line, key="relations", name="stated")
    if clicked and "relation" in clicked and int(clicked["relation"]) < len(numbered):
        _ask_relation(words, record, int(clicked["relation"]), save)


def _relation_row(words: Words, record: Record, number: int) -> Element:
    relation, quote = record.relations[number], record.quotes[number]
    ends = _called(words, record, number)
    corrected = relation.rule == "correction"
    return element(
        "li",
        element(
            "p",
            element("strong", ends[0]),
            " ",
            element("span", relation_word(words, relation.type), classes=f"word {relation.type}"),
            " ",
            element("strong", ends[1]),
            " ",
            element("span", words("import.corrected"), classes="tag good") if corrected else None,
            _change_button(words, {"relation": number}, f"{ends[0]} {relation_word(words, relation.type)} {ends[1]}"),
        ),
        element("blockquote", quote, classes=f"rel {relation.type} small", lang="vi"),
    )


def _called(words: Words, record: Record, number: int) -> tuple[str, str]:
    by_id = {target.id: target for target in record.targets}
    relation = record.relations[number]
    return target_word(words, by_id, relation.source), target_word(words, by_id, relation.target)


def _ask_relation(words: Words, record: Record, number: int, save: Save) -> None:
    relation = record.relations[number]
    ends = {SELF: End()} | {target.id: End.of(target) for target in record.targets}
    source, target = ends[relation.source], ends[relation.target]
    called = _called(words, record, number)

    @st.dialog(words("import.correct_relation"))
    def ask() -> None:
        show(
            element("p", element("strong", called[0]), " → ", element("strong", called[1])),
            element("blockquote", record.quotes[number], classes=f"rel {relation.type} long", lang="vi"),
            key="asked_relation",
        )
        with st.form("relation", border=False):
            becomes = st.selectbox(
                words("import.type"),
                list(RelationType),
                list(RelationType).index(relation.type),
                format_func=lambda one: relation_word(words, one),
                key="becomes",
            )
            with st.container(horizontal=True):
                sent = st.form_submit_button(words("import.save"), type="primary", icon=":material/save:")
                dropped = st.form_submit_button(words("import.drop"), icon=":material/delete:")
        if dropped:
            save([DropRelation(source=source, type=relation.type, target=target)])
        elif sent and becomes and becomes is not relation.type:
            save([SetRelation(source=source, type=relation.type, target=target, becomes=becomes)])
        elif sent:
            st.rerun()

    ask()

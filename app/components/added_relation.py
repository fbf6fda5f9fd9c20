"""The part of the corrections form that adds a relation: to a cited document, or to one that nobody cites yet."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import streamlit as st

from app.components.naming import kind_name, relation_word
from app.words import Words
from graph_loader.corrections import AddRelation, End
from graph_loader.extraction.model import RelationType
from graph_loader.imports import Preview
from graph_loader.reference.kinds import kinds
from graph_loader.resolution.record import Record

_WRITTEN = re.compile(r"(?:(?:(\d{1,2})/)?(\d{1,2})/)?(\d{4})")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class Added:
    """What was entered: the relation, or the key of the word that says what is wrong; neither where it is empty."""

    relation: AddRelation | None = None
    wrong: str | None = None


def added_relation(words: Words, record: Record, one: Preview, word_of: Callable[[str], str]) -> Added:
    """Show the boxes; return what they held when the form was sent.

    Args:
        words: of the language.
        record: what was read, as corrected.
        one: the preview that the form is about.
        word_of: how the cited document of an id is called.
    """
    ends = {target.id: End.of(target) for target in record.targets}
    key = f"{one.path.name}_{len(record.relations)}"
    left, right = st.columns(2)
    with left:
        type_ = st.selectbox(
            words("import.type"), list(RelationType), format_func=lambda r: relation_word(words, r), key=f"add_{key}"
        )
    with right:
        goal = st.selectbox(
            words("import.target"),
            ["", *ends],
            format_func=lambda id_: word_of(id_) if id_ else words("import.not_cited"),
            key=f"goal_{key}",
        )
    new = _not_cited(words, key)
    quote = st.text_input(words("import.add_quote"), key=f"quote_{key}", max_chars=2000).strip()
    return added_of(one.text, type_ or RelationType.CITES, ends.get(goal or ""), new, quote)


def _not_cited(words: Words, key: str) -> tuple[str, str, str]:
    """Show the boxes of a document that the text does not cite; return its kind, number and date as entered."""
    names = {kind.abbreviation: kind_name(words, kind.abbreviation) for kind in kinds()}
    first, second, third = st.columns(3)
    with first:
        kind = st.selectbox(
            words("import.new_kind"), ["", *names], format_func=lambda k: names.get(k, "—"), key=f"new_kind_{key}"
        )
    with second:
        number = st.text_input(words("import.new_number"), key=f"new_number_{key}", max_chars=80)
    with third:
        issued = st.text_input(words("import.new_date"), key=f"new_date_{key}", max_chars=10, placeholder="16/01/2023")
    return kind or "", number.strip(), issued.strip()


def added_of(text: str, type_: RelationType, cited: End | None, new: tuple[str, str, str], quote: str) -> Added:
    """Return the relation that the boxes describe, or what is wrong with it.

    Args:
        text: canonical text of the document.
        type_: of the relation.
        cited: a document that the text cites, if one was chosen.
        new: else kind, number and date of another; the date may be left out.
        quote: the sentence that proves it, as it stands in the text.
    """
    kind, number, issued = new
    if not (quote or number or issued or cited):
        return Added()
    if cited is None:
        if not (kind and number):
            return Added(wrong="import.which_target")
        issued_on = iso_date(issued)
        if issued and issued_on is None:
            return Added(wrong="import.no_such_date")
        cited = End(kind=kind, number=number, issued_on=issued_on)
    elif number or issued:
        return Added(wrong="import.one_target")
    start = text.find(quote) if quote else -1
    if start < 0:
        return Added(wrong="import.no_such_quote")
    return Added(AddRelation(source=End(), type=type_, target=cited, start=start, end=start + len(quote), quote=quote))


def iso_date(text: str) -> str | None:
    """Return the ISO form of a date, month or year that is written in Vietnamese or ISO order; None for no date."""
    if written := _WRITTEN.fullmatch(text):
        parts = [written[3], written[2], written[1]]
    elif iso := _ISO.fullmatch(text):
        parts = [iso[1], iso[2], iso[3]]
    else:
        return None
    given = [int(part) for part in parts if part]
    try:
        date(*[*given, 1, 1][:3])
    except ValueError:
        return None
    return "-".join([f"{given[0]:04}", *(f"{part:02}" for part in given[1:])])

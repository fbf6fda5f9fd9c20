"""The part of the corrections form that adds a relation: to a cited document, or to one that nobody cites yet."""

import re
from dataclasses import dataclass

import streamlit as st

from app.components.change_words import target_word
from app.components.entered_date import iso_date
from app.components.import_preview import record_of_preview
from app.components.naming import kind_name, relation_word
from app.words import Words
from graph_loader.corrections import AddRelation, End
from graph_loader.extraction.model import RelationType
from graph_loader.imports import Preview
from graph_loader.reference.kinds import kinds
from graph_loader.resolution.record import Record


@dataclass(frozen=True, slots=True)
class Added:
    """What was entered: the relation, or the key of the word that says what is wrong; neither where it is empty."""

    relation: AddRelation | None = None
    wrong: str | None = None


def added_relation(words: Words, one: Preview, key: str) -> Added:
    """Show the form; return what it held when it was sent.

    Args:
        words: of the language.
        one: the preview that the form is about.
        key: names the state of its corrections: after another one, the boxes are empty again.
    """
    record = record_of_preview(one)
    with st.form(f"add_{key}", border=True):
        st.caption(words("import.add_help"))
        added = _boxes(words, one, record, key)
        sent = st.form_submit_button(words("import.add"), icon=":material/add_link:")
    return added if sent else Added()


def _boxes(words: Words, one: Preview, record: Record, key: str) -> Added:
    targets = {target.id: target for target in record.targets}
    ends = {id_: End.of(target) for id_, target in targets.items()}
    left, right = st.columns(2)
    with left:
        type_ = st.selectbox(
            words("import.type"),
            list(RelationType),
            format_func=lambda r: relation_word(words, r),
            key=f"add_type_{key}",
        )
    with right:
        goal = st.selectbox(
            words("import.target"),
            ["", *ends],
            format_func=lambda id_: target_word(words, targets, id_) if id_ else words("import.not_cited"),
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
    found = _span_of(text, quote)
    if found is None:
        return Added(wrong="import.no_such_quote")
    start, end = found
    return Added(AddRelation(source=End(), type=type_, target=cited, start=start, end=end, quote=text[start:end]))


def _span_of(text: str, quote: str) -> tuple[int, int] | None:
    """Return where a sentence stands; how its blanks and line ends are written counts for nothing."""
    words = quote.split()
    found = re.search(r"\s+".join(map(re.escape, words)), text) if words else None
    return found.span() if found else None

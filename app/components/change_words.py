"""Corrections as people read them: what was changed, from what to what."""

from collections.abc import Sequence
from datetime import datetime

from app.components.elements import Element, element
from app.components.naming import date_word, kind_name, level_name, person_word, relation_word
from app.words import Words
from graph_loader.corrections import (
    AddRelation,
    Change,
    Correction,
    DropRelation,
    End,
    SetHeader,
    SetRelation,
    SetTarget,
)
from graph_loader.extraction.model import SELF, Target
from graph_loader.graph.fold import fold


def end_word(words: Words, end: End) -> str:
    """Return how an end of a relation is called: kind, number or name, and date."""
    if end == End():
        return words("import.this")
    kind = kind_name(words, end.kind) if end.kind else ""
    if not end.number and end.name and fold(end.name).startswith(fold(kind)):
        kind = ""
    date = words("import.of_date", date=date_word(end.issued_on)) if end.issued_on else ""
    return " ".join(part for part in (kind, end.number or end.name, date) if part) or words("kind.unknown")


def target_word(words: Words, targets: dict[str, Target], id_: str) -> str:
    """Return how the document of an id in a record is called."""
    return words("import.this") if id_ == SELF else end_word(words, End.of(targets[id_]))


def field_word(words: Words, field: str, value: str | None) -> str:
    """Return the value of a field as people write it."""
    if not value:
        return words("import.emptied")
    match field:
        case "kind":
            return kind_name(words, value)
        case "level":
            return level_name(words, value)
        case "issued_on":
            return date_word(value)
        case _:
            return value


def change_word(words: Words, change: Change) -> str:
    """Return what a change says, without its heading."""
    match change:
        case SetHeader():
            return f"{words(f'field.{change.field}')}: {field_word(words, change.field, change.value)}"
        case SetTarget():
            value = field_word(words, change.field, change.value)
            return f"{end_word(words, change.target)} – {words(f'field.{change.field}')}: {value}"
        case SetRelation():
            was, becomes = relation_word(words, change.type), relation_word(words, change.becomes)
            return f"{_ends(words, change)}: {was} → {becomes}"
        case DropRelation():
            return f"{_ends(words, change)}: {relation_word(words, change.type)}"
        case AddRelation():
            return f"{_ends(words, change)}: {relation_word(words, change.type)} – “{change.quote}”"
        case _:
            return ""


def _ends(words: Words, change: SetRelation | DropRelation | AddRelation) -> str:
    return f"{end_word(words, change.source)} → {end_word(words, change.target)}"


def correction_rows(
    words: Words,
    corrections: Sequence[Correction],
    names: dict[str, str] | None = None,
    unfit: frozenset[str] = frozenset(),
) -> Element:
    """Return the table of corrections, each with who, when, and the way to take it back.

    Args:
        words: of the language.
        corrections: in the order of the table.
        names: what the file of a path is called; without it the table has no column of files.
        unfit: ids of those that no longer fit their document.
    """
    columns = ("when", "who", *(("file",) if names is not None else ()), "change")
    heads = [element("th", words(f"import.column_{name}"), scope="col") for name in columns]
    rows = [_row(words, one, names, fits=one.id not in unfit) for one in corrections]
    return element(
        "table",
        element("thead", element("tr", *heads, element("th", words("import.column_undo"), scope="col"))),
        element("tbody", *rows),
        classes="stack",
        aria_label=words("import.corrections"),
    )


def _row(words: Words, one: Correction, names: dict[str, str] | None, *, fits: bool) -> Element:
    change = change_word(words, one.change)
    when = datetime.fromisoformat(one.when).astimezone().strftime("%d/%m/%Y %H:%M")
    cells = [
        element("td", when, classes="nowrap", data_label=words("import.column_when")),
        element("td", person_word(words, one.who), data_label=words("import.column_who")),
    ]
    if names is not None:
        cells.append(element("td", names.get(one.path, one.path), data_label=words("import.column_file")))
    undo = element(
        "button", words("import.undo"), picks={"undo": one.id}, aria_label=f"{words('import.undo')}: {change}"
    )
    return element(
        "tr",
        *cells,
        element(
            "td",
            element("strong", words(f"change.{one.change.change}")),
            f" · {change}",
            None if fits else element("div", words("import.unfit"), classes="small bad"),
        ),
        element("td", undo),
    )

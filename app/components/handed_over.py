"""The files that were handed over in this session: which they are, what was read in each, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app import state
from app.components.elements import Element, element
from app.components.naming import kind_name
from app.words import Words
from graph_loader.imports import Preview


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A file.

    Attributes:
        name: as the person's machine calls it.
        path: where it is kept; None where it could not be.
        reason: why it cannot be kept, read or loaded.
        loaded: what stood corrected when it was last loaded; None where it was not.
    """

    name: str
    path: str | None = None
    reason: str | None = None
    loaded: tuple[str, ...] | None = None


def file_table(
    words: Words, files: Sequence[tuple[HandedOver, Preview | None, tuple[str, ...]]], chosen: str | None
) -> Element:
    """Return the table of files.

    Args:
        words: of the language.
        files: each with its preview and the ids of the corrections that stand for it.
        chosen: path of the file that is looked at.
    """
    heads = [element("th", words(f"import.column_{name}"), scope="col") for name in ("file", "read", "state", "look")]
    rows = [_row(words, file, seen, standing, chosen) for file, seen, standing in files]
    return element(
        "table",
        element("thead", element("tr", *heads)),
        element("tbody", *rows),
        classes="stack",
        aria_label=words("import.table"),
    )


def _row(
    words: Words, file: HandedOver, seen: Preview | None, standing: tuple[str, ...], chosen: str | None
) -> Element:
    reason = file.reason or (seen.reason if seen else None)
    actions = []
    if file.path and seen and seen.record is not None and file.path != chosen:
        look = words("import.look_at")
        actions.append(element("button", look, picks={"look": file.path}, aria_label=f"{look}: {file.name}"))
    leave = words("import.leave_out")
    actions.append(
        element("button", leave, picks={"leave": file.path or file.name}, aria_label=f"{leave}: {file.name}")
    )
    return element(
        "tr",
        element("td", element("strong" if file.path == chosen else "span", file.name)),
        element("td", *([words.said(reason)] if reason else _read(words, seen))),
        element("td", *_state(words, file, seen, standing, failed=bool(reason))),
        element("td", element("div", *actions, classes="actions")),
    )


def _read(words: Words, seen: Preview | None) -> list[Element | str]:
    record = seen.record if seen else None
    if record is None:
        return []
    if record.not_legal:
        return [words("import.not_legal_short")]
    header = record.header
    kind = kind_name(words, header.kind)
    found = words("import.found", mentions=len(record.mentions), relations=len(record.relations))
    return [
        element("div", f"{kind} {header.number or ''}".strip()),
        element("div", header.title or "", classes="small", lang="vi"),
        element("div", found, classes="small muted"),
    ]


def _state(
    words: Words, file: HandedOver, seen: Preview | None, standing: tuple[str, ...], *, failed: bool
) -> list[Element | str]:
    if failed:
        return [element("span", words("import.state_failed"), classes="tag bad")]
    if file.loaded is None:
        return [element("span", words("import.state_waiting"), classes="tag cited")]
    if file.loaded != standing:
        return [element("span", words("import.state_again"), classes="tag cited")]
    number = seen.record.header.number if seen and seen.record else None
    done = element("span", words("import.state_loaded"), classes="tag good")
    if not number:
        return [done]
    link = element(
        "a", words("proof.open_document"), href=state.link("document", doc=number), picks={"document": number}
    )
    return [done, element("div", link, classes="small")]


def kept_name(names: dict[str, str], path: str) -> str:
    """Return what a kept file is called: as the person's machine called it, else as it is kept."""
    return names.get(path, Path(path).name)

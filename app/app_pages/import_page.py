"""Import: hand over documents, look at what the rules read in them, correct it, load; undo corrections."""

from pathlib import Path

import streamlit as st

from app import state
from app.components.choices import pick_one
from app.components.elements import Element, element, show
from app.components.import_preview import corrections_form, marked_preview
from app.components.notices import notice
from app.roles import is_editor, who
from app.words import Words
from graph_loader.corrections import Correction, Undo, corrections_of
from graph_loader.documents.registry import READERS
from graph_loader.errors import LegalGraphError
from graph_loader.imports import Preview, apply_corrections, keep_upload, load_kept, preview
from graph_loader.loading import LoadReport

MOST_FILES = 200
LONGEST_PASTE = 2_000_000
SHOWN_CORRECTIONS = 100


def draw(words: Words) -> None:
    """Draw the page."""
    if not is_editor():
        st.info(words("import.not_allowed"))
        return
    ways = {name: words(f"import.{name}") for name in ("files", "paste", "corrections")}
    way = pick_one("way", words("page.import"), ways, "files", hidden=True)
    if way == "corrections":
        _corrections(words)
        return
    _take_files(words) if way == "files" else _take_paste(words)
    kept = [Path(path) for path in st.session_state.get("kept", [])]
    if kept:
        _previews(words, kept)


def _take_files(words: Words) -> None:
    st.caption(words("import.files_help", types=", ".join(sorted(READERS))))
    files = st.file_uploader(
        words("import.files"),
        type=[suffix.lstrip(".") for suffix in READERS],
        accept_multiple_files=True,
        key="files",
        label_visibility="collapsed",
    )
    if not files or [file.file_id for file in files] == st.session_state.get("taken"):
        return
    st.session_state["taken"] = [file.file_id for file in files]
    progress = st.progress(0.0)
    for number, file in enumerate(files[:MOST_FILES], 1):
        progress.progress(number / len(files))
        _keep(words, file.name, file.getvalue())
    progress.empty()


def _take_paste(words: Words) -> None:
    with st.form("paste", border=True):
        name = st.text_input(words("import.paste_name"), "van-ban", max_chars=80)
        text = st.text_area(words("import.paste_text"), height=220, max_chars=LONGEST_PASTE)
        if st.form_submit_button(words("import.look"), type="primary") and text.strip():
            _keep(words, f"{name or 'van-ban'}.txt", text.encode("utf-8"))


def _keep(words: Words, name: str, data: bytes) -> None:
    try:
        path = str(keep_upload(state.location(), name, data))
    except (LegalGraphError, OSError) as error:
        notice(words("import.failed", name=name, reason=words.said(error)), key=f"failed_{name}", tone="warning")
        return
    kept = st.session_state.setdefault("kept", [])
    if path not in kept:
        kept.append(path)


def _previews(words: Words, kept: list[Path]) -> None:
    corrections = corrections_of(state.location())
    seen = [preview(path, corrections) for path in kept]
    good = [one for one in seen if one.record is not None]
    left, right = st.columns([1, 1])
    with left:
        if good and st.button(
            words("import.load", count=len(good)), key="load", type="primary", icon=":material/upload:"
        ):
            _load(words, good)
    with right:
        if st.button(words("import.forget"), key="forget", icon=":material/delete:"):
            st.session_state["kept"] = []
            st.rerun()
    for one in seen:
        if one.reason is not None:
            notice(
                words("import.failed", name=one.path.name, reason=words.said(one.reason)),
                key=one.path.name,
                tone="warning",
            )
    if not good:
        return
    names = [one.path.name for one in good]
    chosen = st.selectbox(words("import.which"), names, key="previewed") if len(names) > 1 else names[0]
    one = next(one for one in good if one.path.name == chosen)
    if one.record is not None and one.record.not_legal:
        st.info(words("import.not_legal"))
    marked_preview(words, one)
    changes = corrections_form(words, one)
    if changes:
        corrections.add(str(one.path), who(), changes)
        st.rerun()


def _load(words: Words, good: list[Preview]) -> None:
    try:
        with st.spinner(words("import.loading")):
            report = load_kept(state.location(), [one.path for one in good])
    except LegalGraphError as error:
        notice(words.said(error), key="load_failed", tone="error")
        return
    _said(words, report)


def _said(words: Words, report: LoadReport) -> None:
    said = words(
        "import.done",
        loaded=report.loaded,
        unchanged=report.unchanged,
        duplicates=report.duplicates,
        not_legal=report.not_legal,
        aside=len(report.set_aside),
    )
    show(element("p", said, classes="notice", role="status"), key="loaded")


def _corrections(words: Words) -> None:
    corrections = corrections_of(state.location())
    standing = [one for held in corrections.standing().values() for one in held]
    if not standing:
        show(element("p", words("import.no_corrections"), classes="muted"), key="no_corrections")
        return
    rows = [_correction_row(words, one) for one in sorted(standing, key=lambda one: one.when, reverse=True)]
    heads = [element("th", words(f"import.column_{name}"), scope="col") for name in ("when", "who", "file", "change")]
    table = element(
        "table",
        element("thead", element("tr", *heads, element("th", ""))),
        element("tbody", *rows[:SHOWN_CORRECTIONS]),
    )
    clicked = show(table, key="corrections")
    if clicked:
        try:
            corrections.undo(str(clicked["undo"]), who())
            apply_corrections(state.location())
        except LegalGraphError as error:
            notice(words.said(error), key="undo_failed", tone="error")
            return
        st.rerun()


def _correction_row(words: Words, one: Correction) -> Element:
    change = one.change
    assert not isinstance(change, Undo)
    told = ", ".join(
        f"{name}: {value}"
        for name, value in change.model_dump(mode="json", exclude_none=True).items()
        if name != "change"
    )
    return element(
        "tr",
        element("td", one.when.replace("T", " ")[:16], classes="nowrap"),
        element("td", one.who),
        element("td", Path(one.path).name),
        element("td", f"{words(f'change.{change.change}')} · {told}"),
        element("td", element("button", words("import.undo"), picks={"undo": one.id})),
    )

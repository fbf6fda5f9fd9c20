"""Import: hand over documents, look at what the rules read in them, correct it, load; undo corrections."""

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st

from app import state
from app.components.added_relation import added_relation
from app.components.change_words import correction_rows
from app.components.choices import pick_one
from app.components.correct_readings import cited_documents, relations
from app.components.elements import element, show
from app.components.handed_over import HandedOver, file_table, kept_name
from app.components.import_preview import header_form, marked_preview, record_of_preview
from app.components.lineage_panel import follow
from app.components.load_said import load_said
from app.components.notices import notice
from app.components.pager import part_of, turn
from app.roles import is_editor, note, who
from app.words import Words
from graph_loader.corrections import Change, Correction, Corrections, corrections_of
from graph_loader.documents.registry import READERS
from graph_loader.errors import LegalGraphError
from graph_loader.imports import Preview, apply_corrections, keep_upload, load_kept, preview
from graph_loader.loading import LoadReport

MOST_FILES = 200
LONGEST_PASTE = 2_000_000
PART = 50


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
    if _handed_over():
        _look(words, corrections_of(state.location()))


def _handed_over() -> list[HandedOver]:
    files: list[HandedOver] = st.session_state.setdefault("handed_over", [])
    return files


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
    before = set(st.session_state.get("taken", ()))
    st.session_state["taken"] = [file.file_id for file in files]
    fresh = [file for file in files if file.file_id not in before]
    tell = _progress()
    for number, file in enumerate(fresh[:MOST_FILES], 1):
        tell(number, len(fresh), words("import.reading", done=number, all=len(fresh), name=file.name))
        _keep(words, file.name, file.getvalue())
    tell(1, 1, "")
    if len(fresh) > MOST_FILES:
        notice(words("import.too_many", taken=MOST_FILES, all=len(fresh)), key="too_many", tone="warning")


def _progress() -> Callable[[int, int, str], None]:
    """Return what shows how far something is: done, all, and a line of text."""
    line, bar = st.empty(), st.empty()

    def tell(done: int, total: int, text: str) -> None:
        if text:
            line.text(text)
            bar.progress(min(1.0, done / max(total, 1)))
        else:
            line.empty()
            bar.empty()

    return tell


def _take_paste(words: Words) -> None:
    with st.form("paste", border=True):
        name = st.text_input(words("import.paste_name"), "van-ban", max_chars=80)
        text = st.text_area(words("import.paste_text"), height=220, max_chars=LONGEST_PASTE)
        if st.form_submit_button(words("import.look"), type="primary") and text.strip():
            _keep(words, f"{name or 'van-ban'}.txt", text.encode("utf-8", "replace"))


def _keep(words: Words, name: str, data: bytes) -> None:
    try:
        kept = HandedOver(name, str(keep_upload(state.location(), name, data)))
    except (LegalGraphError, OSError) as error:
        kept = HandedOver(name, reason=words.said(error))
    st.session_state.pop("loaded_report", None)
    files = _handed_over()
    if all((one.path, one.name) != (kept.path, kept.name) for one in files):
        files.append(kept)
        st.session_state["looked_at"] = kept.path or st.session_state.get("looked_at")


def _look(words: Words, corrections: Corrections) -> None:
    held = corrections.standing()
    standing = {path: tuple(one.id for one in of_path) for path, of_path in held.items()}
    seen = {one.path: _preview(one.path, corrections, standing.get(one.path, ())) for one in _handed_over() if one.path}
    good = [path for path, one in seen.items() if one.record is not None]
    chosen = st.session_state.get("looked_at")
    if chosen not in good:
        chosen = good[0] if good else None
    with st.container(horizontal=True):
        load = good and st.button(
            words("import.load", count=len(good)), key="load", type="primary", icon=":material/upload:"
        )
        if st.button(words("import.forget"), key="forget", icon=":material/delete:"):
            st.session_state["handed_over"] = []
            st.session_state.pop("loaded_report", None)
            st.rerun()
    if load:
        _load(words, good, standing)
    _said(words, [seen[path] for path in good])
    files = [(one, seen.get(one.path or ""), standing.get(one.path or "", ())) for one in _handed_over()]
    part = part_of(words, files, PART, of="files", name="file")
    table = file_table(words, part.items, chosen)
    clicked = show(*(one for one in (table, part.line) if one is not None), key="handed_over_files")
    turn(clicked, "file")
    if clicked and "look" in clicked:
        st.session_state["looked_at"] = clicked["look"]
        st.rerun()
    if clicked and "leave" in clicked:
        st.session_state["handed_over"] = [one for one in _handed_over() if (one.path or one.name) != clicked["leave"]]
        st.rerun()
    if clicked:
        follow(clicked)
    if chosen:
        _correct(words, seen[chosen], corrections, held.get(chosen, ()))


def _preview(path: str, corrections: Corrections, standing: tuple[str, ...]) -> Preview:
    """Return what a kept file says; read again only when its corrections change."""
    known: dict[str, tuple[tuple[str, ...], Preview]] = st.session_state.setdefault("previews", {})
    if path not in known or known[path][0] != standing:
        known[path] = standing, preview(Path(path), corrections)
    return known[path][1]


def _correct(words: Words, one: Preview, corrections: Corrections, held: Sequence[Correction]) -> None:
    record = record_of_preview(one)
    path = str(one.path)
    names = {file.path: file.name for file in _handed_over() if file.path}
    st.subheader(kept_name(names, path).translate(_PLAIN), anchor=False)
    if record.not_legal:
        st.info(words("import.not_legal"))
    marked_preview(words, one)
    key = f"{one.path.name}_{held[-1].id if held else ''}_{len(held)}"

    def save(changes: list[Change]) -> None:
        corrections.add(path, who(), changes)
        st.session_state["saved"] = len(changes)
        st.session_state.pop("loaded_report", None)
        st.rerun()

    if saved := st.session_state.pop("saved", 0):
        st.toast(words("import.saved", count=saved), icon=":material/save:", duration="long")
    st.subheader(words("import.header"), anchor=False)
    changes = header_form(words, one, key)
    if changes:
        save(changes)
    st.subheader(words("import.relations_count", count=len(record.relations)), anchor=False)
    relations(words, one, save)
    added = added_relation(words, one, key)
    if added.wrong:
        notice(words(added.wrong), key="not_added", tone="warning")
    if added.relation:
        save([added.relation])
    st.subheader(words("import.targets_count", count=len(record.targets)), anchor=False)
    cited_documents(words, one, save)
    if held:
        st.subheader(words("import.own_corrections", count=len(held)), anchor=False)
        unfit = frozenset(correction.id for correction in one.unfit)
        clicked = show(correction_rows(words, held[::-1], unfit=unfit), key="own_corrections")
        if clicked and "undo" in clicked:
            _undo(words, corrections, str(clicked["undo"]))


def _load(words: Words, good: list[str], standing: dict[str, tuple[str, ...]]) -> None:
    note(f"loads {len(good)}")
    tell = _progress()

    def told(stage: str, done: int, total: int) -> None:
        said = words("import.reads", done=done, all=total) if stage == "read" else words("import.writes")
        tell(done, total, said)

    try:
        report = load_kept(state.location(), [Path(path) for path in good], told)
    except LegalGraphError as error:
        notice(words.said(error), key="load_failed", tone="error")
        return
    finally:
        tell(1, 1, "")
    aside = {str(one.path): one.reason for one in report.set_aside}
    st.session_state["handed_over"] = [
        dataclasses.replace(one, reason=aside.get(one.path), loaded=standing.get(one.path, ()))
        if one.path in good
        else one
        for one in _handed_over()
    ]
    st.session_state["loaded_report"] = report
    st.rerun()


def _said(words: Words, good: Sequence[Preview]) -> None:
    report: LoadReport | None = st.session_state.get("loaded_report")
    if report is None:
        return
    clicked = show(load_said(words, report, [one.record for one in good if one.record]), key="loaded")
    if clicked:
        follow(clicked)


def _undo(words: Words, corrections: Corrections, correction: str) -> None:
    try:
        with st.spinner(words("import.undoing")):
            corrections.undo(correction, who())
            apply_corrections(state.location())
    except LegalGraphError as error:
        notice(words.said(error), key="undo_failed", tone="error")
        return
    st.rerun()


def _corrections(words: Words) -> None:
    corrections = corrections_of(state.location())
    standing = [one for held in corrections.standing().values() for one in held]
    if not standing:
        show(element("p", words("import.no_corrections"), classes="muted"), key="no_corrections")
        return
    newest = sorted(standing, key=lambda one: one.when, reverse=True)
    part = part_of(words, newest, PART, of="corrections", name="correction")
    here = {file.path: file.name for file in _handed_over() if file.path}
    names = {one.path: kept_name(here, one.path) for one in part.items}
    table = correction_rows(words, part.items, names)
    clicked = show(*(one for one in (table, part.line) if one is not None), key="corrections")
    turn(clicked, "correction")
    if clicked and "undo" in clicked:
        _undo(words, corrections, str(clicked["undo"]))


_PLAIN = str.maketrans({sign: f"\\{sign}" for sign in r"\`*_{}[]()#+-.!|<>~$:"})
"""How a file's name is written so that a heading shows it as it is."""

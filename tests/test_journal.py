"""Journals: nothing that was told as written is lost, whoever else writes; what is damaged is named."""

import errno
import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pydantic import TypeAdapter

from graph_loader import journal
from graph_loader.journal import Entry, Journal, JournalError


class Note(Entry):
    text: str


FORM = TypeAdapter(Note)


def note(text: str) -> Note:
    return Note(who="lan", when="2026-01-02T03:04:05+00:00", text=text)


@pytest.fixture
def notes(tmp_path) -> Journal[Note]:
    return Journal(tmp_path / "folder" / "notes.jsonl", FORM)


def texts(journal: Journal[Note]) -> list[str]:
    return [entry.text for entry in journal.entries()]


def write_many(file: Path, who: str) -> None:
    held = Journal(file, FORM)
    for number in range(40):
        held.append([note(f"{who} {number}"), note(f"{who} {number} again")])
        held.rewrite(1000, lambda entries: entries)


def test_a_journal_that_is_not_there_is_empty_and_is_made_by_the_first_entry(notes):
    assert notes.entries() == ()
    notes.append([])
    assert not notes.file.exists()
    notes.append([note("một"), note("hai")])
    notes.append([note("ba")])
    assert texts(notes) == ["một", "hai", "ba"]


@given(some.lists(some.text(some.characters(exclude_categories=["Cs"])), max_size=5))
def test_any_text_is_read_back(tmp_path_factory, said):
    held = Journal(tmp_path_factory.mktemp("journal") / "notes.jsonl", FORM)
    held.append(note(text) for text in said)
    assert texts(held) == said


@pytest.mark.parametrize("cut", range(1, len(FORM.dump_json(note("hai lần"))) + 1))
def test_what_a_crash_cut_off_is_passed_over_and_replaced_by_the_next_entry(notes, cut):
    notes.append([note("một"), note("hai lần")])
    content = notes.file.read_bytes()
    notes.file.write_bytes(content[: -1 - cut])
    assert texts(notes) == ["một"]
    notes.append([note("ba")])
    assert texts(notes) == ["một", "ba"]


def test_a_last_line_that_only_lacks_its_end_counts(notes):
    notes.append([note("một")])
    notes.file.write_bytes(notes.file.read_bytes().rstrip(b"\n"))
    assert texts(notes) == ["một"]
    notes.append([note("hai")])
    assert texts(notes) == ["một", "hai"]


@pytest.mark.parametrize("damage", [b"{half a line\n", b"{}\n", b"\xff\xfe\n", b"\x00\x00\n", b'{"who": "lan"}'])
def test_a_damaged_line_is_named_with_its_number_and_stays(notes, damage):
    notes.append([note("một")])
    with notes.file.open("ab") as file:
        file.write(b"\n" + damage)
    with pytest.raises(JournalError, match=f"^Line 3 of {notes.file} is damaged; mend or remove"):
        notes.entries()
    notes.append([note("hai")])
    assert damage.strip() in notes.file.read_bytes()


def test_several_processes_lose_nothing_also_where_one_writes_it_anew(notes):
    people = ("lan", "minh", "hoa")
    with ProcessPoolExecutor(3) as pool:
        list(pool.map(write_many, [notes.file] * 3, people))
    found = texts(notes)
    assert sorted(found) == sorted(
        f"{who} {number}{again}" for who in people for number in range(40) for again in ("", " again")
    )
    at = found.index("lan 7")
    assert found[at + 1] == "lan 7 again", "what is written at once stands together"


def test_writing_anew_keeps_what_is_asked_for(notes):
    notes.append(note(str(number)) for number in range(9))
    notes.rewrite(10**6, lambda entries: ())
    assert len(notes.entries()) == 9
    notes.rewrite(10, lambda entries: entries[-2:])
    assert texts(notes) == ["7", "8"]
    assert [path.name for path in notes.file.parent.iterdir()] == ["notes.jsonl"]


def test_a_journal_that_cannot_be_read_or_written_says_why(tmp_path):
    (tmp_path / "file").write_text("x")
    for file, reason in ((tmp_path / "file" / "a", "a part of the path is no folder"), (tmp_path, "it is a folder")):
        with pytest.raises(JournalError, match=f"{file} cannot be read .{reason}"):
            Journal(file, FORM).entries()
    with pytest.raises(JournalError, match=r"cannot be written .a file of that name is there already"):
        Journal(tmp_path / "file" / "a", FORM).append([note("một")])


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "there is no right to it"),
        (errno.EROFS, "the disk is read-only"),
    ],
)
def test_a_disk_that_refuses_is_named(notes, monkeypatch, number, reason):
    def refuse(_file: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(journal.os, "fsync", refuse)
    with pytest.raises(JournalError, match=f"cannot be written .{reason}.; make room or check its rights"):
        notes.append([note("một")])

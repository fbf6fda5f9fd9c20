"""Failures of the system are told in words of our own, in both languages."""

import errno
import os
import sqlite3

import kglite
import pytest

from app.words import words_of
from graph_loader.documents import read
from graph_loader.errors import LegalGraphError
from graph_loader.reference.tables import rows
from graph_loader.stores import open_store
from graph_loader.system_errors import reason_of

ROWS = list(rows("system_errors.csv"))


def test_every_row_names_an_error_and_has_both_languages_once():
    names = [row["name"] for row in ROWS]
    assert names == sorted(set(names))
    for row in ROWS:
        assert hasattr(errno, row["name"]) or hasattr(sqlite3, row["name"]), row["name"]
        assert row["vi"]
        assert row["en"]


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_no_error_of_the_system_is_told_in_its_own_words(number):
    reason = reason_of(OSError(number, os.strerror(number), "/a/b.txt"))
    assert os.strerror(number) not in reason
    assert words_of("en").phrase(reason) == reason
    assert words_of("vi").phrase(reason) != reason


def test_an_error_of_the_graph_is_known_by_its_number(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(kglite.KgError) as failed:
        kglite.open(str(tmp_path / "file" / "graph.kgl"), durable="off", lock=True)
    assert reason_of(failed.value) == "a part of the path is no folder"


def test_an_error_of_sqlite_is_known_by_its_code(tmp_path):
    with pytest.raises(sqlite3.Error) as failed:
        sqlite3.connect(tmp_path).execute("CREATE TABLE a (b)")
    assert reason_of(failed.value) == "it cannot be opened"


def test_another_error_is_told_by_its_first_line_or_its_name():
    assert reason_of(ValueError("one.\ntwo")) == "one"
    assert reason_of(ValueError()) == "ValueError"


def test_a_document_and_a_store_that_cannot_be_opened_are_told_in_vietnamese(tmp_path):
    (tmp_path / "file").touch()
    long = tmp_path / ("a" * 300 + ".txt")
    with pytest.raises(LegalGraphError) as unread:
        read(long)
    with pytest.raises(LegalGraphError) as closed:
        open_store(str(tmp_path / "file" / "store"))
    told = [words_of("vi").said(error.value) for error in (unread, closed)]
    assert told[0] == "Không đọc được tệp (tên quá dài); hãy kiểm tra ổ đĩa và đường dẫn."
    assert told[1].endswith("kiểm tra quyền (một phần của đường dẫn không phải thư mục).")

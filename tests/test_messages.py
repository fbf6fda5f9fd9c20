"""Errors, refusals and findings in Vietnamese: none that the code can say is missing, none is there for nothing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.words import words_of
from app.words.messages import catalogue, in_vietnamese
from graph_loader.errors import LegalGraphError
from graph_loader.graph.quality import check
from graph_loader.loading import load
from graph_loader.resolution import findings
from graph_loader.resources import resource
from graph_loader.stores import open_store
from graph_loader.stores.gate import check_statement
from tests.messages_of_code import error_names, messages

PLACE = re.compile(r"\{(\d)\*?\}")


def test_every_message_of_the_code_is_in_the_catalogue():
    said = messages()
    assert {text: file for text, file in said.items() if text not in catalogue()["messages"]} == {}


def test_no_message_is_there_for_nothing():
    assert sorted(catalogue()["messages"].keys() - messages().keys()) == []


def test_the_code_says_something_of_every_room():
    rooms = {file.split("/")[0] for file in messages().values()}
    assert rooms >= {"corrections.py", "documents", "graph", "imports.py", "journal.py", "resolution", "stores"}
    assert {"QueryRefusedError", "JournalError", "UnreadableDocumentError"} <= error_names()


@pytest.mark.parametrize("among", ["messages", "phrases"])
def test_the_vietnamese_has_the_places_of_the_english(among):
    for english, vietnamese in catalogue()[among].items():
        assert sorted(PLACE.findall(english)) == sorted(PLACE.findall(vietnamese)), english


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("MATCH (d) DETACH DELETE d", "DETACH ở ký tự 11 bị từ chối: ở đây chỉ chạy câu lệnh đọc."),
        ("RETURN 1; RETURN 2", "Có câu lệnh thứ hai sau dấu chấm phẩy; hãy chạy từng câu một."),
        ("RETURN 1 AS delete", "DELETE ở ký tự 13 bị từ chối: ở đây chỉ chạy câu lệnh đọc; nếu đó là tên"),
        ("", "Chưa có câu lệnh; hãy viết một câu, chẳng hạn bắt đầu bằng MATCH."),
        ("RETURN apoc.load.json('x')", "Hàm apoc.load.json bị từ chối"),
        ("CALL db.drop()", "Thủ tục db.drop bị từ chối"),
    ],
)
def test_a_refusal_is_told_in_vietnamese(statement, said):
    with pytest.raises(LegalGraphError) as refused:
        check_statement(statement)
    assert words_of("vi").said(refused.value).startswith(said)
    assert words_of("en").said(refused.value) == str(refused.value)


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        (
            findings.misprint("a", "b", None, ("29-NQ/TW", "29-NQ/TW of 2013-11-04"), "that is the number of Luật Đất"),
            "Văn bản ghi 29-NQ/TW, có lẽ muốn nói 29-NQ/TW ngày 2013-11-04: đó là số của Luật Đất.",
        ),
        (
            findings.impossible_date("a", "b", None, "2020-01-02", "2021-01-02"),
            "Văn bản ngày 2020-01-02 dẫn một văn bản ngày 2021-01-02, tức là sau nó: một trong hai ngày sai.",
        ),
        (
            findings.ambiguous("a", "b", None, ["y", "x"]),
            "Chỗ dẫn không ghi ngày và có thể là bất kỳ văn bản nào trong: x, y.",
        ),
        (
            findings.duplicate("a", "hai.txt", "một.txt"),
            "hai.txt chứa cùng một văn bản với một.txt nên không được tính.",
        ),
    ],
)
def test_a_finding_is_told_in_vietnamese(finding, said):
    assert words_of("vi").said(finding.explanation) == said


def test_every_finding_of_the_samples_is_told_in_vietnamese(tmp_path):
    with open_store(str(tmp_path / "store")) as store:
        load([resource("data", "samples")], store)
        told = [one.explanation for one in check(store)]
    assert told
    english = re.compile(r"\b(the|is|of|by|and|its|no|document|loaded|date)\b", re.IGNORECASE)
    assert [text for text in told if in_vietnamese(text) == text or english.search(_without_names(text))] == []


def _without_names(text: str) -> str:
    """A message without the ids and numbers that stand in it."""
    return re.sub(r"\S*[/:]\S*", "", in_vietnamese(text))


@pytest.mark.parametrize("text", ["Unexpected end of input", "", "Kế hoạch số 20/KH-UBND", "{1} seconds"])
def test_what_the_catalogue_does_not_know_stays_as_it_is(text):
    assert in_vietnamese(text) == text


@given(some.lists(some.integers(0, 10**12).map(str), min_size=9, max_size=9))
def test_the_values_of_a_message_stand_in_its_vietnamese(values):
    def filled(text: str) -> str:
        return PLACE.sub(lambda place: values[int(place[1]) - 1], text)

    for english, vietnamese in catalogue()["messages"].items():
        assert in_vietnamese(filled(english)) == filled(vietnamese)


def test_a_hostile_message_takes_no_time():
    text = "{1} is named by " * 5000
    assert in_vietnamese(text) == text

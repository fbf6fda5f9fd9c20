"""How dates and codes are written for people."""

import pytest

from app.components.naming import dates_in_words, head_of, in_words
from app.words import words_of
from graph_loader.graph.model import Document


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "Văn bản ngày 2025-04-16 dẫn một văn bản ngày 2025-05-09, sau nó.",
            "Văn bản ngày 16/04/2025 dẫn một văn bản ngày 09/05/2025, sau nó.",
        ),
        ("29-NQ/TW of 2013-11-04", "29-NQ/TW of 04/11/2013"),
        ("ban hành 2013-11.", "ban hành 11/2013."),
        (
            "urn:lex:vn:chinh.phu:nghi.dinh:2020-09-25;116-2020-nd-cp",
            "urn:lex:vn:chinh.phu:nghi.dinh:2020-09-25;116-2020-nd-cp",
        ),
        ("số 2020-21/KH-UBND", "số 2020-21/KH-UBND"),
        ("giai đoạn 2021-2025, 2021-25", "giai đoạn 2021-2025, 2021-25"),
    ],
)
def test_iso_dates_are_written_as_people_do_and_ids_and_numbers_stay(text, written):
    assert dates_in_words(text) == written


@pytest.mark.parametrize(
    ("column", "value", "word"),
    [
        ("relation", "IMPLEMENTS", "thực hiện"),
        ("relation", "ISSUED_BY", "ISSUED_BY"),
        ("issued_on", "2013-11-04", "04/11/2013"),
        ("issued_on", "2013-11", "11/2013"),
        ("number", "2013-11/KH", "2013-11/KH"),
        ("to_level", "province", "Cấp tỉnh"),
        ("scope", "preamble", "phần căn cứ"),
        ("kind", "KH", "Kế hoạch"),
        ("status", "cited", "chỉ được dẫn"),
        ("severity", "warning", "Cảnh báo"),
        ("number", "province", "province"),
        ("level", None, None),
        ("relation", 3, 3),
    ],
)
def test_codes_of_a_saved_query_are_told_in_words(column, value, word):
    assert in_words(words_of("vi"), column, value) == word


@pytest.mark.parametrize("number", ["/KH-UBND", "-KH/BCSD"])
def test_a_number_that_was_left_blank_is_shown_so_in_one_form(number):
    assert head_of(words_of("vi"), Document(id="urn:lex:vn:x", kind="KH", number=number)) == f"Kế hoạch số …{number}"

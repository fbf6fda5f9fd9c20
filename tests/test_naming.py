"""How dates and codes are written for people."""

import pytest

from app.components.naming import dates_in_words, in_words
from app.words import words_of


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

"""What the reader page highlights, and what of a text it leaves out."""

import pytest

from app.components.elements import Element
from app.components.reader_view import pieces, sentence_end
from app.words import words_of
from graph_loader.graph.marks import MarkedText


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Các xã mở lớp\nvào buổi tối. Sở kiểm tra.", "Các xã mở lớp\nvào buổi tối."),
        ("Các xã mở lớp\nvào buổi tối\n\nSở kiểm tra.", "Các xã mở lớp\nvào buổi tối"),
        ("Các xã\nmở lớp\n- Sở kiểm tra.", "Các xã\nmở lớp"),
        ("1 | Mở lớp | Các xã\n2 | Kiểm tra | Sở", "1 | Mở lớp | Các xã"),
        ("Theo khoản 1. điều này\nthì dừng.", "Theo khoản 1. điều này\nthì dừng."),
        ("không có dấu chấm", "không có dấu chấm"),
    ],
)
def test_a_sentence_goes_on_over_the_ends_of_its_lines(text, sentence):
    assert text[: sentence_end(text, 0)] == sentence


def shown(text: str) -> str:
    parts = pieces(words_of("vi"), MarkedText(text, (), ()), 0, len(text), None)
    return "".join(part.text if isinstance(part, Element) else part for part in parts)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Số: 7/KH-UBND\n|\nLai Châu\n", "Số: 7/KH-UBND\nLai Châu\n"),
        ("--- | --- | ---\nViệc | Ai | Khi nào\n", "Việc | Ai | Khi nào\n"),
        ("Hà Nội, ngày 17 tháng 7 | \nNGHỊ ĐỊNH", "Hà Nội, ngày 17 tháng 7\nNGHỊ ĐỊNH"),
        ("| Việc | Ai |\n", "| Việc | Ai |\n"),
        ("-------\n", "-------\n"),
    ],
)
def test_signs_between_cells_without_words_are_left_out(text, seen):
    assert shown(text) == seen

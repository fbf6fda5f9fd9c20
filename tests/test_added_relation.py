"""The form that adds a relation: to a cited document, or to one of which kind, number and date are given."""

import pytest

from app.components.added_relation import Added, added_of, iso_date
from graph_loader.corrections import Corrections, End, apply
from graph_loader.extraction import extract
from graph_loader.extraction.model import RelationType
from graph_loader.resolution.record import record_of

TEXT = """ỦY BAN NHÂN DÂN
TỈNH SƠN LA
-------
Số: 52/KH-UBND
Sơn La, ngày 14 tháng 3 năm 2024

KẾ HOẠCH
Về dạy bơi cho trẻ em trong hè

Kế hoạch này tiếp nối phong trào dạy bơi mà tỉnh đã phát động từ năm trước.
"""
QUOTE = "Kế hoạch này tiếp nối phong trào dạy bơi mà tỉnh đã phát động từ năm trước."
CITED = End(kind="CT", number="17/CT-TTg")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("16/01/2023", "2023-01-16"),
        ("6/1/2023", "2023-01-06"),
        ("01/2023", "2023-01"),
        ("2023", "2023"),
        ("2023-01-16", "2023-01-16"),
        ("2023-01", "2023-01"),
        ("31/02/2023", None),
        ("13/2023", None),
        ("hôm qua", None),
        ("", None),
        ("0000", None),
    ],
)
def test_a_date_is_read_in_either_order(text, iso):
    assert iso_date(text) == iso


@pytest.mark.parametrize(
    ("cited", "new", "quote", "wrong"),
    [
        (None, ("", "", ""), QUOTE, "import.which_target"),
        (None, ("KH", "", ""), QUOTE, "import.which_target"),
        (None, ("", "9/KH-UBND", ""), QUOTE, "import.which_target"),
        (None, ("KH", "9/KH-UBND", "31/02/2023"), QUOTE, "import.no_such_date"),
        (None, ("KH", "9/KH-UBND", ""), "", "import.no_such_quote"),
        (None, ("KH", "9/KH-UBND", ""), "không có câu này", "import.no_such_quote"),
        (CITED, ("KH", "9/KH-UBND", ""), QUOTE, "import.one_target"),
    ],
)
def test_what_is_wrong_is_said(cited, new, quote, wrong):
    assert added_of(TEXT, RelationType.IMPLEMENTS, cited, new, quote) == Added(wrong=wrong)


def test_empty_boxes_add_nothing():
    assert added_of(TEXT, RelationType.CITES, None, ("", "", ""), "") == Added()


def test_a_document_that_the_text_does_not_cite_becomes_a_target_with_its_proof(tmp_path):
    new = ("KH", "9/KH-UBND", "20/02/2023")
    added = added_of(TEXT, RelationType.IMPLEMENTS, None, new, QUOTE).relation
    assert added is not None
    record = record_of(extract(TEXT), TEXT)
    assert not any(target.number == "9/KH-UBND" for target in record.targets)
    corrections = Corrections(tmp_path / "corrections.jsonl")
    corrections.add("van-ban.txt", "lan", [added])
    corrected, unfit = apply(record, corrections.standing()["van-ban.txt"])
    assert unfit == ()
    target = next(one for one in corrected.targets if one.number == "9/KH-UBND")
    assert (target.kind, target.issued_on) == ("KH", "2023-02-20")
    relation, quote = corrected.relations[-1], corrected.quotes[-1]
    assert (relation.type, relation.target, quote) == (RelationType.IMPLEMENTS, target.id, QUOTE)
    assert TEXT[relation.start : relation.end] == QUOTE

"""The form that adds a relation: to a cited document, or to one of which kind, number and date are given."""

import pytest

from app.components.added_relation import Added, added_of
from app.components.change_words import change_word
from app.components.correct_readings import TARGET, target_changes
from app.components.entered_date import iso_date
from app.words import LANGUAGES, words_of
from graph_loader.corrections import (
    AddRelation,
    Corrections,
    DropRelation,
    End,
    SetHeader,
    SetRelation,
    SetTarget,
    apply,
)
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


@pytest.mark.parametrize(
    "copied", [QUOTE.replace(" ", "\n", 3), f"  {QUOTE.replace(' ', '   ')} ", QUOTE.replace(" ", "\xa0")]
)
def test_a_sentence_is_found_however_its_blanks_were_copied(copied):
    added = added_of(TEXT, RelationType.IMPLEMENTS, CITED, ("", "", ""), copied).relation
    assert added is not None
    assert added.quote == QUOTE == TEXT[added.start : added.end]


def test_several_corrections_of_one_cited_document_fit_one_after_the_other(tmp_path):
    text = (
        f"{TEXT}\nThực hiện Chỉ thị số 17/CT-TTg ngày 16 tháng 5 năm 2021 của Thủ tướng Chính phủ, các xã làm theo.\n"
    )
    record = record_of(extract(text), text)
    target = next(one for one in record.targets if one.number == "17/CT-TTg")
    values = {field: str(getattr(target, field) or "") or None for field in TARGET}
    wanted = values | {"kind": "CD", "number": "18/CĐ-TTg", "issued_on": "2021-06-17", "level": "central"}
    corrections = Corrections(tmp_path / "corrections.jsonl")
    corrections.add("van-ban.txt", "lan", target_changes(target, wanted))
    corrected, unfit = apply(record, corrections.standing()["van-ban.txt"])
    assert unfit == ()
    found = next(one for one in corrected.targets if one.id == target.id)
    assert {field: str(getattr(found, field) or "") or None for field in TARGET} == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_is_told_in_words_without_the_names_of_fields(language):
    this, cited = End(), End(kind="CT", number="17/CT-TTg", issued_on="2021-05-16")
    changes = [
        SetHeader(field="kind", value="KH"),
        SetHeader(field="issued_on", value="2024-03-14"),
        SetHeader(field="signer", value=None),
        SetTarget(target=cited, field="level", value="central"),
        SetRelation(source=this, type=RelationType.CITES, target=cited, becomes=RelationType.IMPLEMENTS),
        DropRelation(source=this, type=RelationType.CITES, target=cited),
        AddRelation(source=this, type=RelationType.GUIDES, target=cited, start=0, end=3, quote="câu"),
    ]
    for change in changes:
        said = change_word(words_of(language), change)
        assert said
        for raw in ("set_", "issued_on", "central", "CITES", "GUIDES", "None", "{", "2021-05-16", "2024-03-14"):
            assert raw not in said

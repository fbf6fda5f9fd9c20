"""What a person corrects survives reading again, can be undone, and never falls on the wrong document."""

import pytest
from pydantic import ValidationError

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
from graph_loader.errors import NothingFoundError
from graph_loader.extraction.model import SELF, Header, Level, Relation, RelationType, Scope, Target
from graph_loader.journal import JournalError
from graph_loader.resolution.record import Record

DIRECTIVE = Target(id="t1", kind="CT", number="29-CT/TW", issued_on="2024-01-05", level=Level.CENTRAL)
PLAN = Target(id="t2", kind="KH", number="273/KH-TU", level=Level.PROVINCE)


def relation(target: str, type_: RelationType = RelationType.CITES) -> Relation:
    return Relation(SELF, type_, target, Scope.BODY, 10, 40, 12, rule="mention")


@pytest.fixture
def record() -> Record:
    return Record(
        Header(kind="KH", number="/KH-UBND", level=Level.DISTRICT),
        (DIRECTIVE, PLAN),
        relations=(relation("t1"), relation("t2")),
        quotes=("theo Chỉ thị số 29-CT/TW", "theo Kế hoạch số 273/KH-TU"),
    )


@pytest.fixture
def corrections(tmp_path) -> Corrections:
    return Corrections(tmp_path / "store" / "corrections.jsonl")


def corrected(record: Record, corrections: Corrections, *changes) -> Record:
    corrections.add("a.txt", "Lan", changes)
    result, unfit = apply(record, corrections.standing()["a.txt"])
    assert unfit == ()
    return result


def test_each_change_does_what_it_says(record, corrections):
    own, directive, plan = End(), End.of(DIRECTIVE), End.of(PLAN)
    result = corrected(
        record,
        corrections,
        SetHeader(field="number", value="45/KH-UBND"),
        SetRelation(source=own, type=RelationType.CITES, target=directive, becomes=RelationType.IMPLEMENTS),
        DropRelation(source=own, type=RelationType.CITES, target=plan),
        AddRelation(
            source=own,
            type=RelationType.BASED_ON,
            target=End(kind="Luat", number="77/2015/QH13"),
            scope=Scope.PREAMBLE,
            start=3,
            end=9,
            quote="Căn cứ",
        ),
        SetTarget(target=plan, field="number", value="276/KH-TU"),
    )
    assert result.header.number == "45/KH-UBND"
    assert [(r.type, r.target, r.rule) for r in result.relations] == [
        (RelationType.IMPLEMENTS, "t1", "correction"),
        (RelationType.BASED_ON, "c3", "correction"),
    ]
    assert result.quotes == ("theo Chỉ thị số 29-CT/TW", "Căn cứ")
    assert [t.number for t in result.targets] == ["29-CT/TW", "276/KH-TU", "77/2015/QH13"]


def test_it_holds_when_newer_rules_number_the_targets_otherwise(record, corrections):
    corrections.add("a.txt", "Lan", [DropRelation(source=End(), type=RelationType.CITES, target=End.of(DIRECTIVE))])
    renumbered = Record(
        record.header,
        (Target(**{n: getattr(DIRECTIVE, n) for n in DIRECTIVE.__slots__ if n != "id"}, id="t9"),),
        relations=(relation("t9"),),
        quotes=("q",),
    )
    result, unfit = apply(renumbered, corrections.standing()["a.txt"])
    assert result.relations == ()
    assert unfit == ()


def test_one_that_no_longer_fits_is_reported_and_changes_nothing(record, corrections):
    (made,) = corrections.add(
        "a.txt", "Lan", [DropRelation(source=End(), type=RelationType.CITES, target=End(number="1/QĐ-TTg"))]
    )
    assert apply(record, [made]) == (record, (made,))


def test_undo_takes_back_one_and_says_who(record, corrections):
    first, second = corrections.add(
        "a.txt",
        "Lan",
        [SetHeader(field="place", value="Mường La"), SetHeader(field="signer", value="Mùa Thị Sinh")],
    )
    undone = corrections.undo(first.id, "Minh")
    assert undone.who == "Minh"
    assert corrections.standing() == {"a.txt": (second,)}
    assert len(corrections.all()) == 3
    with pytest.raises(NothingFoundError):
        corrections.undo(first.id, "Minh")


def test_corrections_of_another_file_are_not_its_own(corrections):
    corrections.add("a.txt", "Lan", [SetHeader(field="kind", value="QD")])
    corrections.add("b.txt", "Lan", [SetHeader(field="kind", value="KH")])
    assert {path: held[0].change.value for path, held in corrections.standing().items()} == {
        "a.txt": "QD",
        "b.txt": "KH",
    }


def test_a_damaged_line_is_named_and_nothing_is_lost(corrections):
    corrections.add("a.txt", "Lan", [SetHeader(field="kind", value="QD")])
    with corrections.file.open("a", encoding="utf-8") as lines:
        lines.write("{half a line\n")
    with pytest.raises(JournalError, match="Line 2"):
        corrections.all()
    assert '"value":"QD"' in corrections.file.read_text("utf-8")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("level", "kingdom"),
        ("id", "x"),
        ("offsets", "1"),
        ("kind", "ZZ"),
        ("issued_on", "20/11/2025"),
        ("issued_on", "2025-11-20x"),
        ("issued_on", "2025-13"),
        ("issued_on", "2025-02-30"),
        ("issued_on", "２０２５"),
    ],
)
def test_a_field_or_value_that_means_nothing_is_refused(field, value):
    with pytest.raises(ValidationError):
        SetHeader(field=field, value=value)


@pytest.mark.parametrize("value", ["2025", "2025-11", "2025-11-20", None, ""])
def test_a_date_may_be_known_in_part(record, corrections, value):
    assert corrected(record, corrections, SetHeader(field="issued_on", value=value)).header.issued_on == (value or None)


def test_a_document_without_corrections_keeps_its_record(record):
    assert apply(record, ()) == (record, ())


def test_any_letter_may_stand_in_a_correction(corrections):
    made = corrections.add("a.txt", "lan", [SetHeader(field="title", value="một\u2028hai\x85ba")])
    assert corrections.all() == made

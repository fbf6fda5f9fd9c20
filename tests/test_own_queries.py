"""Statements that people save: reopened with their values, replaced, removed by their owner; and each one's history."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from graph_loader import own_queries
from graph_loader.errors import NothingFoundError, QueryRefusedError
from graph_loader.journal import JournalError
from graph_loader.own_queries import (
    HISTORY,
    OwnQueries,
    own_queries_of,
    parameters_of,
    text_of,
    value_of,
)

PLANS = "MATCH (d:Document) WHERE d.kind = $kind RETURN d.id LIMIT $rows"
ALL = "MATCH (d:Document) RETURN count(d)"


@pytest.fixture
def queries(tmp_path) -> OwnQueries:
    return OwnQueries(tmp_path / "data" / "corrections.queries.jsonl")


def test_what_is_saved_is_there_for_all_with_its_values_by_name(queries):
    queries.save("Kế hoạch mới", PLANS, {"kind": "KH", "rows": 5}, "lan@example.vn")
    queries.save("đếm <b>tất cả</b>", ALL, {}, "minh@example.vn")
    again = OwnQueries(queries.file)
    assert [(query.name, query.cypher, query.parameters) for query in again.saved()] == [
        ("Kế hoạch mới", PLANS, {"kind": "KH", "rows": 5}),
        ("đếm <b>tất cả</b>", ALL, {}),
    ]


def test_saving_again_under_a_name_takes_the_place_of_ones_own_only(queries):
    queries.save("đếm", ALL, {}, "lan")
    queries.save("đếm", PLANS, {}, "minh")
    queries.save("đếm ", PLANS, {}, "lan")
    assert [(query.who, query.cypher) for query in queries.saved()] == [("lan", PLANS), ("minh", PLANS)]


def test_only_who_saved_a_query_removes_it(queries):
    queries.save("đếm", ALL, {}, "lan")
    with pytest.raises(NothingFoundError, match="only who saved"):
        queries.remove("đếm", "minh")
    queries.remove("đếm", "lan")
    assert queries.saved() == ()
    with pytest.raises(NothingFoundError):
        queries.remove("đếm", "lan")


def test_a_history_is_its_owners_latest_first_each_statement_once(queries):
    for cypher, who in ((ALL, "lan"), (PLANS, "lan"), (ALL, "lan"), (PLANS, "minh")):
        queries.ran(cypher, {}, who)
    assert [query.cypher for query in queries.history("lan")] == [ALL, PLANS]
    assert [query.cypher for query in queries.history("minh")] == [PLANS]
    assert queries.saved() == ()


def test_running_the_same_again_writes_nothing(queries):
    queries.ran(ALL, {}, "lan")
    size = queries.file.stat().st_size
    queries.ran(ALL, {}, "lan")
    assert queries.file.stat().st_size == size


def test_a_large_file_is_written_anew_with_what_still_counts(queries, monkeypatch):
    queries.save("đếm", ALL, {}, "lan")
    queries.save("bỏ đi", ALL, {}, "lan")
    queries.remove("bỏ đi", "lan")
    for number in range(3 * HISTORY):
        queries.ran(f"RETURN {number}", {}, "lan")
    history, size = queries.history("lan"), queries.file.stat().st_size
    monkeypatch.setattr(own_queries, "_LARGEST", size - 1)
    queries.ran("RETURN 'mới'", {}, "lan")
    assert queries.file.stat().st_size < size
    assert queries.history("lan") == (queries.history("lan")[0], *history[: HISTORY - 1])
    assert [query.name for query in queries.saved()] == ["đếm"]


def test_any_letter_may_stand_in_a_name(queries):
    queries.save("một\u2028hai\x85ba", ALL, {"x": "\u2029"}, "lan")
    queries.save("khác", ALL, {}, "lan")
    assert {query.name for query in queries.saved()} == {"một\u2028hai\x85ba", "khác"}


def test_what_is_too_long_to_run_is_not_kept(queries):
    queries.ran("x" * 20_000, {}, "lan")
    assert queries.history("lan") == ()


def test_a_line_that_is_none_is_named(queries):
    queries.save("đếm", ALL, {}, "lan")
    with queries.file.open("a", encoding="utf-8") as lines:
        lines.write("{}\n")
    with pytest.raises(JournalError, match="Line 2 of"):
        queries.saved()


def test_the_file_stands_beside_the_corrections(tmp_path, monkeypatch):
    monkeypatch.delenv("LEGALGRAPH_CORRECTIONS", raising=False)
    assert own_queries_of(str(tmp_path / "store")).file == tmp_path / "store" / "corrections.queries.jsonl"
    monkeypatch.setenv("LEGALGRAPH_CORRECTIONS", str(tmp_path / "shared.jsonl"))
    assert own_queries_of(str(tmp_path / "store")).file == tmp_path / "shared.queries.jsonl"


def test_the_parameters_of_a_statement_are_those_outside_of_strings_and_comments():
    assert parameters_of(f"{PLANS} // $none") == ("kind", "rows")
    assert parameters_of("RETURN '$none', $so, $so") == ("so",)
    with pytest.raises(QueryRefusedError):
        parameters_of("RETURN 'open")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("5", 5),
        ("0.5", 0.5),
        ("true", True),
        ("KH", "KH"),
        ('"5"', "5"),
        ("29-NQ/TW", "29-NQ/TW"),
        ("nan", "nan"),
        ("1_000", "1_000"),
        ("99999999999999999999", "99999999999999999999"),
    ],
)
def test_what_is_typed_is_a_value(typed, value):
    assert value_of(typed) == value
    assert type(value_of(typed)) is type(value)


@given(some.one_of(some.integers(-(2**62), 2**62), some.booleans(), some.text(), some.floats(-1e9, 1e9)))
def test_a_value_is_typed_and_read_back(value):
    assert value_of(text_of(value)) == value

"""Saved queries: every one runs on both stores with equal answers, and answers what its title says."""

import re
from pathlib import Path

import pytest

from graph_loader.errors import AmbiguousDocumentError, NothingFoundError, QueryParameterError
from graph_loader.stores.gate import check_statement
from graph_loader.stores.protocol import GraphStore
from graph_loader.stores.queries import SavedQuery, run_saved, saved_queries, saved_query
from scripts.document_queries import documentation
from tests.graph_fixture import (
    BT15,
    BT16,
    HOSTILE,
    KH273,
    LAW2005,
    LC20,
    LC20_2024,
    LC88,
    ND60,
    ND116,
    NQ29,
    NQ44,
    ORPHAN,
    RING_A,
    RING_B,
    SL07,
    YB41,
)

VALUES = {
    "document": [LC20, NQ29, LAW2005, ND116],
    "lower": [BT15],
    "upper": [NQ29],
    "since": ["2019-01-01"],
    "by": ["2023-12-31"],
    "issuer": ["lào cai"],
    "year": [2014],
    "signer": ["lê thị hoa"],
    "place": ["10"],
}
"""Values for required parameters; every query is asked with each of those of its first parameter."""

ASKED = {"communities": {"least": 1}}
"""Values for parameters that need not be given."""

NAMES = [query.name for query in saved_queries()]


def askings(query: SavedQuery) -> list[dict[str, object]]:
    required = [parameter.name for parameter in query.parameters if parameter.required]
    if not required:
        return [ASKED.get(query.name, {})]
    first, *rest = required
    return [{first: value, **{name: VALUES[name][0] for name in rest}} for value in VALUES[first]]


def column(store: GraphStore, query: str, name: str, **parameters: object) -> list[object]:
    table = run_saved(store, query, parameters)
    return [row[table.columns.index(name)] for row in table.rows]


@pytest.mark.parametrize("name", NAMES)
def test_a_query_answers_with_the_columns_of_its_front_matter(embedded_filled: GraphStore, name: str) -> None:
    query = saved_query(name)
    answers = [run_saved(embedded_filled, name, asking) for asking in askings(query)]
    assert all(answer.columns == tuple(column.name for column in query.columns) for answer in answers)
    assert any(answer.rows for answer in answers), f"no asking of {name} gives a row: the sample graph cannot prove it"


@pytest.mark.neo4j
@pytest.mark.parametrize("name", NAMES)
def test_both_stores_answer_alike(embedded_filled: GraphStore, neo4j_filled: GraphStore, name: str) -> None:
    for asking in askings(saved_query(name)):
        here, there = run_saved(embedded_filled, name, asking), run_saved(neo4j_filled, name, asking)
        assert (here.columns, here.rows) == (there.columns, there.rows)


@pytest.mark.parametrize("name", NAMES)
def test_a_query_passes_the_gate_and_orders_its_rows(name: str) -> None:
    query = saved_query(name)
    check_statement(query.cypher)
    assert "ORDER BY" in query.cypher
    used = set(re.findall(r"\$([a-z_]+)", query.cypher))
    assert used == {parameter.name for parameter in query.parameters}
    if query.draws:
        assert {"from_id", "relation", "to_id"} <= {column.name for column in query.columns}


def test_every_query_is_documented_as_it_is() -> None:
    written = (Path(__file__).parent.parent / "docs" / "queries.md").read_text(encoding="utf-8")
    assert written == documentation(saved_queries()), "run `python scripts/document_queries.py`"


def test_there_are_queries_for_each_need() -> None:
    assert len(NAMES) >= 26
    assert {query.group for query in saved_queries()} == {
        "lineage",
        "impact",
        "coverage",
        "quality",
        "tasks",
        "overview",
    }


@pytest.mark.parametrize(
    ("name", "parameters", "wanted", "expected"),
    [
        ("carries-out", {"document": NQ44}, "direct", [True, True, True, False]),
        ("carries-out", {"document": NQ44, "level": "district"}, "id", [BT15]),
        ("rests-on", {"document": YB41}, "id", [LAW2005, NQ44]),
        ("chain", {"lower": BT15, "upper": NQ29}, "relation", ["IMPLEMENTS"] * 5),
        (
            "not-acted",
            {"document": NQ29, "on": "2024-06-01"},
            "place",
            ["Hà Giang", "Sơn La", "Tuyên Quang", "Điện Biên"],
        ),
        ("not-acted", {"document": NQ29, "on": "2025-07-01"}, "place", ["Sơn La", "Tuyên Quang", "Điện Biên"]),
        ("acted", {"document": NQ44}, "days", [93, 53]),
        ("amended-by", {"document": ND116}, "id", [ND60]),
        ("amended-by", {"document": LAW2005}, "relation", ["REPEALS", "REPLACES"]),
        ("changed-since", {"since": "2020-01-01"}, "id", [ND60]),
        ("orphans", {}, "id", [LC20_2024, ORPHAN]),
        ("plans-without-superior", {}, "id", [LC20_2024, ORPHAN]),
        ("cycles", {}, "ids", [[RING_A, RING_B, RING_A]]),
        ("misprints", {}, "target_id", [KH273]),
        ("later-bases", {}, "id", [RING_A]),
        ("same-number", {}, "number", ["20/KH-UBND", "29-NQ/TW"]),
        ("cited-missing", {"rows": 2}, "citing", [5, 3]),
        ("districts-not-acted", {"document": NQ29, "place": "Lào Cai"}, "place", ["Sa Pa"]),
        ("tasks-due", {"by": "2023-06-30"}, "what", ["Rà soát mạng lưới trường, lớp học"]),
        ("leading-agencies", {}, "tasks", [2, 1]),
        ("tasks-below", {"document": LC20}, "id", [LC20, LC20, BT16]),
        ("issuer-year", {"issuer": "LÀO CAI", "year": 2023}, "id", [LC20]),
        ("resting-on-ended", {}, "ended_by", ["43/2019/QH14"] * 4),
        ("siblings", {"document": LC88, "rows": 2}, "through", ["44/NQ-CP", "44/NQ-CP"]),
    ],
)
def test_what_queries_find(
    filled: GraphStore, name: str, parameters: dict[str, object], wanted: str, expected: list[object]
) -> None:
    assert column(filled, name, wanted, **parameters) == expected


def test_a_number_will_do_for_a_document(embedded_filled: GraphStore) -> None:
    assert column(embedded_filled, "amended-by", "id", document="116/2020/nđ-cp") == [ND60]


def test_texts_become_what_the_parameter_is(embedded_filled: GraphStore) -> None:
    assert len(run_saved(embedded_filled, "most-cited", {"rows": "3", "kind": ""}).rows) == 3


@pytest.mark.parametrize(
    ("name", "parameters", "error", "says"),
    [
        ("no-such", {}, NothingFoundError, "legalgraph queries"),
        ("../schema/constraints", {}, NothingFoundError, "legalgraph queries"),
        ("tasks-due", {}, QueryParameterError, "needs the parameter by"),
        ("tasks-due", {"by": "30/06/2023"}, QueryParameterError, "is no date"),
        ("tasks-due", {"by": "2023-06-30", "bis": "x"}, QueryParameterError, "no parameter bis"),
        ("most-cited", {"rows": "many"}, QueryParameterError, "is no integer"),
        ("most-cited", {"rows": "-1"}, QueryParameterError, "is no integer"),
        ("rests-on", {"document": "999/KH-UBND"}, NothingFoundError, "999/KH-UBND"),
        ("rests-on", {"document": "20/KH-UBND"}, AmbiguousDocumentError, "2 documents"),
    ],
)
def test_wrong_askings_are_named(
    embedded_filled: GraphStore, name: str, parameters: dict[str, object], error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=re.escape(says)):
        run_saved(embedded_filled, name, parameters)


def test_hostile_titles_come_back_as_they_are(filled: GraphStore) -> None:
    titles = column(filled, "plans-without-superior", "title")
    assert all(isinstance(title, str) for title in titles)
    assert HOSTILE in column(filled, "issuer-year", "id", issuer="hà giang", year=2022)
    assert SL07 in column(filled, "cited-missing", "id")

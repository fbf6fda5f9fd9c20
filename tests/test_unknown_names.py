"""Names that the graph does not have are told, with the nearest one that it has; names that it has never are."""

import pytest

from app.words import words_of
from graph_loader.loading import load
from graph_loader.resources import resource
from graph_loader.stores import open_store
from graph_loader.stores.protocol import Table
from graph_loader.stores.queries import saved_queries
from graph_loader.stores.unknown_names import answers_nothing, unknown_names


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(str(tmp_path_factory.mktemp("names") / "store")) as opened:
        load([resource("data", "samples")], opened)
        yield opened


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("MATCH (n:Dokument) RETURN n", ["The graph has no label Dokument; did you mean Document?"]),
        ("MATCH (n:document|Place) RETURN n", ["The graph has no label document; did you mean Document?"]),
        ("MATCH (n:Document) RETURN n.nummer", ["The graph has no property nummer; did you mean number?"]),
        ("MATCH (n:Document {nummer: 'x'}) RETURN n", ["The graph has no property nummer; did you mean number?"]),
        ("MATCH (n:Document) RETURN n {.id, .kynd}", ["The graph has no property kynd; did you mean kind?"]),
        (
            "MATCH ()-[r:IMPLEMENT|CITES]->() RETURN r",
            ["The graph has no relationship type IMPLEMENT; did you mean IMPLEMENTS?"],
        ),
        ("MATCH (n) WHERE n:Xyzzy RETURN n", ["The graph has no label Xyzzy."]),
        (
            "MATCH (n:`Dokument`)-[:CITE*1..2]->(m) WHERE EXISTS { (m)-[:CITE]->() } RETURN m.titel, m.titel",
            [
                "The graph has no label Dokument; did you mean Document?",
                "The graph has no relationship type CITE; did you mean CITES?",
                "The graph has no property titel; did you mean title?",
            ],
        ),
    ],
)
def test_a_name_that_the_graph_does_not_have_is_told_with_the_nearest(store, statement, told):
    assert [one.said for one in unknown_names(store, statement)] == told


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (n:Plan:Document)-[r:IMPLEMENTS|BASED_ON*1..3]->(m:!Law) RETURN n.number, m {.title}",
        "MATCH (d:Document) WITH {a: d.number, b: d} AS one RETURN one.a, one.b.title",
        "MATCH (d:Document) RETURN date(d.issued_on).year, [x IN [1, 2] WHERE x > 1 | x], d[$name]",
        "MATCH (d) WHERE d:Document OR d:Constitution RETURN COUNT { (d)-[:CITES]->(:Document) } AS n",
        "CALL db.labels() YIELD label RETURN label",
        "CALL db.labels",
        "MATCH ()-[r]->() WHERE r:GUIDES RETURN r.quote, 1.5, 'n:Dokument .nummer' // n.nummer",
    ],
)
def test_names_that_the_graph_or_the_statement_has_are_not_told(store, statement):
    assert unknown_names(store, statement) == ()


def test_no_saved_query_has_an_unknown_name(store):
    assert {
        query.name: unknown_names(store, query.cypher)
        for query in saved_queries()
        if unknown_names(store, query.cypher)
    } == {}


@pytest.mark.parametrize(
    ("rows", "nothing"),
    [((), True), (((1, None), (2, None)), True), (((1, None), (None, 2)), False), (((0, False),), False)],
)
def test_an_answer_without_rows_or_with_a_column_without_values_says_nothing(rows, nothing):
    assert answers_nothing(Table(("a", "b"), rows)) is nothing


def test_an_unknown_name_is_told_in_vietnamese(store):
    (one,) = unknown_names(store, "MATCH (n:Dokument) RETURN n")
    assert words_of("vi").said(one.said) == "Đồ thị không có nhãn Dokument; có phải là Document?"

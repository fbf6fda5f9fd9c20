"""Failures of a statement are explained in the reader's language, whichever engine they come from."""

import re
from contextlib import suppress

import pytest

from app.words import LANGUAGES, words_of
from app.words.explained import explained
from graph_loader.errors import QueryFailedError, QueryRefusedError
from graph_loader.reference.tables import rows
from graph_loader.stores.protocol import GraphStore

MISTAKES = [
    ("MATCH (d:Document RETURN d", "dòng 1, cột", "gần chữ RETURN"),
    ("MATCH (d:Document) RETURN d.number +", "dừng giữa chừng", "dòng 1"),
    ("RETURN", "dừng giữa chừng", "dòng 1"),
    ("MATCH (d:Document) RETURN x.number", "Chưa có biến x", "WITH"),
    ("MATCH (d:Document) RETURN d.number LIMIT $rows", "tham số", "rows"),
    ("MATCH (d:Document) RETURN 1 / (size(d.id) - size(d.id))", "chia cho 0", ""),
    ("UNWIND [1, 2] AS x RETURN x AS a, x AS a", "trùng tên", "AS"),
    ("RETURN 1 AS a UNION RETURN 2 AS b", "UNION", "cùng tên"),
    ("RETURN date('hôm qua')", "không phải ngày", "2023-06-30"),
    ("MATCH (d:Document) RETURN count(count(d))", "Hàm gộp", "WITH"),
    ("RETURN size(1)", "loại", "giá trị"),
]
NEO4J = [
    (
        "Invalid input 'RETURN': expected a parameter, '&', ')' or '|' (line 1, column 19 (offset: 18)).",
        "dòng 1, cột 19, gần chữ RETURN",
    ),
    ("Invalid input '': expected an expression (line 3, column 7 (offset: 44)).", "dừng giữa chừng ở dòng 3, cột 7"),
    ("Variable `x` not defined (line 1, column 27 (offset: 26)).", "Chưa có biến x"),
    ("Unknown function 'foo' (line 1, column 18 (offset: 17)).", "Không có hàm foo"),
    ("Expected parameter(s): n, m.", "n, m"),
    ("/ by zero.", "chia cho 0"),
    ("Text cannot be parsed to a Date.", "không phải ngày"),
    ("Type mismatch: expected String or List<T> but was Integer (line 1, column 13 (offset: 12)).", "loại Integer"),
    ("Expression in WITH must be aliased (use AS) (line 1, column 25 (offset: 24)).", "AS"),
    ("Unknown procedure output: `nope` (line 1, column 24 (offset: 23)).", "nope"),
]


def failure(store: GraphStore, statement: str) -> QueryFailedError:
    with pytest.raises(QueryFailedError) as failed:
        store.run_guarded(statement, {}, seconds=20, rows=10)
    return failed.value


@pytest.mark.parametrize(("statement", "said", "also"), MISTAKES)
def test_a_mistake_is_explained_in_vietnamese(filled, statement, said, also):
    told = explained(words_of("vi"), failure(filled, statement))
    assert said in told.sentence
    assert also in told.sentence
    assert told.engine
    assert told.engine not in told.sentence


def test_the_place_of_a_mistake_is_that_in_the_statement_as_it_was_written(filled):
    statement = "MATCH (d:Document) RETURN d.title ORDER d.title"
    place = re.search(r"dòng 1, cột (\d+)", explained(words_of("vi"), failure(filled, statement)).sentence)
    assert place
    assert statement[int(place[1]) - 1 :].startswith("d.title")


@pytest.mark.parametrize(("engine", "said"), NEO4J)
def test_the_words_of_neo4j_are_explained(engine, said):
    told = explained(words_of("vi"), QueryFailedError(f"The query failed: {engine}"))
    assert said in told.sentence
    assert told.engine == engine


def test_too_many_rows_on_the_way_are_explained(embedded_filled):
    told = explained(
        words_of("en"), failure(embedded_filled, "UNWIND range(1, 6000000) AS x UNWIND range(1, 2) AS y RETURN x, y")
    )
    assert told.sentence.startswith(
        ("The query ran longer than 20 seconds or made more", "The list that it makes is too long")
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_unknown_keeps_the_words_of_the_engine(language):
    told = explained(words_of(language), QueryFailedError("The query failed: <b>zounds</b>"))
    assert told.engine == "<b>zounds</b>"
    assert "zounds" not in told.sentence


def test_an_error_of_the_library_is_told_in_its_own_words():
    told = explained(words_of("vi"), QueryRefusedError("The statement would write; only reading statements run here."))
    assert told.sentence.startswith("Câu lệnh sẽ ghi")
    assert told.engine is None


def test_every_pattern_has_the_places_of_its_sentences():
    for row in rows("query_errors.csv"):
        groups = re.compile(row["pattern"]).groups
        for language in LANGUAGES:
            with suppress(ValueError):
                assert max(int(place) for place in re.findall(r"\{(\d)\}", row[language])) <= groups
            assert row[language].strip()

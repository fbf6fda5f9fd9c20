"""Searching the texts of documents: the same hits on both stores, passages that prove them, and what is left out."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_loader.graph.find import find
from graph_loader.graph.find_texts import FoundTexts
from graph_loader.graph.fold import words
from graph_loader.graph.snippet import LENGTH, snippet
from graph_loader.graph.text_query import MOST_WORDS, text_query
from graph_loader.stores.embedded import EmbeddedStore
from graph_loader.stores.neo4j import Neo4jStore
from graph_loader.stores.protocol import GraphStore, SourceRecord, StoredSource
from graph_loader.stores.settings import Neo4jSettings
from tests.conftest import empty
from tests.graph_fixture import BT16, HOSTILE, LC20, LC20_2024, LC88, NQ44, YB41, sample_graph, sample_sources

DECOMPOSED = unicodedata.normalize("NFD", "Trạm y tế xã lắp máy lọc nước trước mùa khô; đường vào trạm rải đá.")
TEXTS = {
    LC20: "Giao Sở Giáo dục lập danh sách.\n\nMỗi thôn bản có một tủ sách; tổ dân vận đọc sách cho người già.",
    LC20_2024: "Chòi canh lửa có người trực.\nCác thôn có tủ đựng dụng cụ và có sách hướng dẫn, ở bản cao có bể nước.",
    LC88: DECOMPOSED,
    YB41: "Lớp học buổi tối mở cho người lớn. Bà con thôn bản góp củi; thầy cô góp sách.",
    BT16: "Thực hiện Kế hoạch số 41/KH-UBND và Công văn số 41/2014/UBND về KH của tỉnh.",
    NQ44: "Căn cứ Công văn 41/KH–UBND ngày 01_8_2014, hoà giải ở cơ sở được coi trọng.",
    HOSTILE: "<script>alert(1)</script> AND OR NOT NEAR(a b) title:x * ^ ~ \\ \" ' )( {{7*7}} \x00 kết thúc.",
}


def fill(store: GraphStore) -> None:
    paths = sample_sources()
    store.keep(
        (SourceRecord(StoredSource(path, "0" * 64, "rules"), b"{}"), TEXTS.get(id_, "Văn bản trống."))
        for id_, path in paths.items()
    )
    store.write(sample_graph(), paths)


@pytest.fixture(scope="module")
def embedded_texts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    folder = tmp_path_factory.mktemp("texts")
    with EmbeddedStore(folder) as loader:
        fill(loader)
    with EmbeddedStore(folder, read_only=True) as store:
        yield store


@pytest.fixture(scope="module")
def neo4j_texts(neo4j_settings: Neo4jSettings) -> Iterator[Neo4jStore]:
    empty(neo4j_settings)
    with Neo4jStore(neo4j_settings) as loader:
        fill(loader)
    with Neo4jStore(neo4j_settings, read_only=True) as store:
        yield store


@pytest.fixture(scope="module", params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def texts(request: pytest.FixtureRequest) -> GraphStore:
    """Each of the two stores with the sample graph and a text for each loaded document."""
    opened: GraphStore = request.getfixturevalue(f"{request.param}_texts")
    return opened


def in_texts(store: GraphStore, text: str, **asked: object) -> FoundTexts:
    found = find(store, text, **asked).texts  # type: ignore[arg-type]
    assert found is not None
    return found


def ids(store: GraphStore, text: str, **asked: object) -> list[str]:
    return [row.document.id for row in in_texts(store, text, **asked).rows]


# What is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("chòi canh lửa", [LC20_2024]),
        ("CHOI CANH LUA", [LC20_2024]),
        ("lửa chòi", [LC20_2024]),
        ("máy lọc nước", [LC88]),
        ("may loc nuoc", [LC88]),
        ("đường rải đá", [LC88]),
        ("duong rai da", [LC88]),
        (unicodedata.normalize("NFD", "chòi canh lửa"), [LC20_2024]),
        ("hòa giải", [NQ44]),
        ("hoà giải", [NQ44]),
        ("chòi nước lọc", []),
        ("cho", [LC20, YB41]),
        ("ch", []),
    ],
)
def test_all_words_stand_in_the_text_whatever_order_case_and_diacritics(
    texts: GraphStore, text: str, found: list[str]
) -> None:
    assert ids(texts, text) == found


def test_a_phrase_comes_first_then_the_newest(texts: GraphStore) -> None:
    found = in_texts(texts, "thon ban")
    assert [row.document.id for row in found.rows] == [LC20, YB41, LC20_2024]
    assert (found.total, found.as_phrase) == (3, 2)
    assert ids(texts, "tủ sách") == [LC20, LC20_2024]


def test_words_in_quotes_stand_together(texts: GraphStore) -> None:
    assert ids(texts, '"thon ban"') == [LC20, YB41]
    assert ids(texts, "“thôn bản” sách góp") == [YB41]
    assert ids(texts, '"ban thon"') == []
    assert ids(texts, '"thon ban') == ids(texts, "thon ban")


def test_what_is_typed_without_a_blank_stands_together(texts: GraphStore) -> None:
    assert ids(texts, "41/kh-ubnd thuc hien") == [BT16]
    assert ids(texts, "41/KH-UBND") == [BT16, NQ44]
    assert ids(texts, "ngày 01/8/2014 hoà") == [NQ44]


def test_documents_listed_by_their_heading_are_left_out_of_the_texts(texts: GraphStore) -> None:
    assert LC20 in {row.document.id for row in find(texts, "giao duc").rows}
    assert LC20 not in ids(texts, "giao duc")
    assert ids(texts, "giao duc danh sach") == [LC20]


def test_the_filters_hold_for_texts_too(texts: GraphStore) -> None:
    assert ids(texts, "thon ban", place="15") == [YB41]
    assert ids(texts, "thon ban", place="Lào Cai") == [LC20, LC20_2024]
    assert ids(texts, "thon ban", year=2023) == [LC20]
    assert ids(texts, "thon ban", level="district") == []
    assert ids(texts, "hoà giải", kind="NQ") == [NQ44]
    assert ids(texts, "hoà giải", kind="KH") == []
    assert ids(texts, "thon ban", status="loaded") == ids(texts, "thon ban")
    assert in_texts(texts, "thon ban", status="cited") == FoundTexts()


def test_pages_of_texts_say_how_many_there_are(texts: GraphStore) -> None:
    pages = [in_texts(texts, "thon ban", texts_limit=2, texts_offset=offset) for offset in (0, 2, 4)]
    assert [[row.document.id for row in page.rows] for page in pages] == [[LC20, YB41], [LC20_2024], []]
    assert {page.total for page in pages} == {3}
    assert in_texts(texts, "thon ban", texts_limit=0) == FoundTexts((), 3, 2)


def test_slips_are_mended_only_where_no_text_has_the_words(texts: GraphStore) -> None:
    slip = find(texts, "Lao Kai")
    assert (slip.corrected, slip.rows[0].document.id) == ("lao cai", LC20_2024)
    found = find(texts, "choi canh")
    assert (found.corrected, found.total) == (None, 0)
    assert found.texts
    assert found.texts.total == 1


def test_nothing_asked_is_not_searched_in_texts(texts: GraphStore) -> None:
    for text in ("", "   ", '""', "/", "***"):
        assert in_texts(texts, text) == FoundTexts(), text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("AND OR NOT NEAR", [HOSTILE]),
        ("title:x", [HOSTILE]),
        ("NEAR(a b)", [HOSTILE]),
        ('" OR "1', []),
        ("ket thuc*", [HOSTILE]),
        ("ket~2 thuc^4", []),
        ("{{7*7}} ket", [HOSTILE]),
        ("kết\x00thúc", [HOSTILE]),
        ("') -- ", []),
        ("[a TO z]", []),
        ("\\", []),
        ("ket -thuc", [HOSTILE]),
        ("+ket !thuc", [HOSTILE]),
        ("/ket.*/", [HOSTILE]),
        ("\ud800 ket", [HOSTILE]),
    ],
)
def test_no_sign_of_a_question_is_syntax(texts: GraphStore, text: str, found: list[str]) -> None:
    assert ids(texts, text) == found


def test_a_very_long_question_is_answered(texts: GraphStore) -> None:
    assert ids(texts, "thon ban " * 5000) == [LC20, YB41, LC20_2024]
    assert ids(texts, "đ" * 3000) == []
    assert ids(texts, " ".join(f"tu{number}" for number in range(3000))) == []


# Passages


def test_a_passage_is_quoted_as_it_stands(texts: GraphStore) -> None:
    for text in ("thon ban", "may loc nuoc", "41/kh-ubnd", "ket thuc", "nguoi"):
        for row in in_texts(texts, text).rows:
            whole, passage = texts.text(row.document.id) or "", row.snippet
            assert whole[passage.start : passage.end] == passage.quote
            assert passage.marks
            assert all(passage.start <= start < end <= passage.end for start, end in passage.marks)
            assert all(set(words(whole[start:end])) <= set(words(text)) for start, end in passage.marks)


def marked(text: str, asked: str) -> list[str]:
    return [text[start:end] for start, end in snippet(text, text_query(asked)).marks]


def test_a_passage_marks_the_words_in_any_form() -> None:
    assert marked(DECOMPOSED, "may loc nuoc") == [unicodedata.normalize("NFD", "máy lọc nước")]
    assert marked("HOÀ GIẢI, hòa\ngiải; hoa giai_", "hòa giải") == ["HOÀ GIẢI", "hòa\ngiải", "hoa giai"]
    assert marked("Số 41/KH–UBND, 141/KH-UBND", "41/kh-ubnd") == ["41/KH–UBND"]
    assert marked("đá da dạ", "da") == ["đá", "da", "dạ"]
    assert marked("Mẫu giáo, trường mẫu giáo; mẫu đơn.", "mau giao") == ["Mẫu giáo", "mẫu giáo"]
    assert marked("Mẫu đơn của thầy giáo.", "mau giao") == ["Mẫu", "giáo"]


def test_a_phrase_with_the_diacritics_that_were_typed_is_shown_before_others() -> None:
    text = f"Dân ca của bản.\n{'Đoạn giữa. ' * 100}\nCán bộ dẫn các đoàn; dân cả bản ra đón.\n"
    assert "ra đón" in snippet(text, text_query("dân cả")).quote
    assert snippet(text, text_query("dan ca")).start == 0


def test_the_place_where_most_words_stand_is_shown() -> None:
    text = f"Trường xa.\n{'Đoạn giữa. ' * 100}\nThầy cô mở lớp, trường có bếp.\n{'Đoạn cuối. ' * 50}\nBếp."
    assert snippet(text, text_query("bep truong lop")).quote.startswith("Thầy cô mở lớp")


def test_a_passage_begins_with_its_sentence_and_cuts_no_word() -> None:
    text = f"{'Câu đầu dài. ' * 40}Ủy ban nhân dân xã mở lớp buổi tối cho người lớn {'chưa biết chữ ' * 60}."
    passage = snippet(text, text_query("lop buoi toi"))
    assert passage.quote.startswith("Ủy ban nhân dân xã")
    assert LENGTH - 20 <= len(passage.quote) <= LENGTH + 20
    assert text[passage.end] == " "
    assert (passage.opens, passage.closes) == (True, False)
    assert [piece for piece, _ in passage.pieces()][-1] == " …"
    assert next(snippet("chữ " * 100, text_query("chu")).pieces()) == ("chữ", True)
    late = snippet(f"{'một câu rất dài ' * 30}thôn bản xa.\n\nĐoạn sau.", text_query("thon ban"))
    assert (late.opens, late.closes, late.quote[-3:]) == (False, True, "xa.")


def test_the_reader_is_led_to_the_line_of_the_first_mark() -> None:
    text = "Dòng một của câu\ndòng hai có chòi canh\ndòng ba."
    passage = snippet(text, text_query("choi canh"))
    assert (passage.start, passage.at) == (0, text.index("dòng hai"))


def test_a_text_without_the_words_is_shown_from_its_beginning() -> None:
    assert snippet("", text_query("x")).quote == ""
    passage = snippet("Chỉ có thế.", text_query("khong co"))
    assert (passage.quote, passage.marks) == ("Chỉ có thế.", ((4, 6),))
    assert snippet("Chỉ có thế.", text_query("!")).quote == "Chỉ có thế."


def test_a_text_of_any_length_is_read_so_far() -> None:
    text = "thôn bản xa. " * 400_000
    assert snippet(text, text_query("ban xa thon nao")).start == 0


# Words


def test_words_are_runs_of_letters_and_digits() -> None:
    assert words("Số: 20/KH-UBND_A, ĐỀ ÁN\u00a0“Hoà”") == ["so", "20", "kh", "ubnd", "a", "de", "an", "hoa"]
    assert words(DECOMPOSED) == words(unicodedata.normalize("NFC", DECOMPOSED))
    assert words("\u0301 _ \x00") == []


def test_a_question_has_a_number_of_words_that_a_store_can_take() -> None:
    asked = text_query(" ".join(f"tu{number}" for number in range(500)))
    assert len(asked.words) == MOST_WORDS
    assert len(text_query(f'"{"x y " * 500}"').words) == MOST_WORDS


# Folders of before


def older(folder: Path, version: int = 0) -> None:
    """Make a folder look as it did before its texts were indexed."""
    import sqlite3

    with sqlite3.connect(folder / "texts.sqlite") as connection:
        for table in ("words", "indexed", "heading"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute(f"PRAGMA user_version = {version}")


def test_a_folder_of_before_says_so_and_gets_its_index_with_the_next_load(tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path) as store:
        fill(store)
    older(tmp_path)
    with EmbeddedStore(tmp_path, read_only=True) as reader:
        found = find(reader, "giao duc")
        assert found.total
        assert found.texts is None
        assert find(reader, "choi canh lua").is_empty
        assert reader.text(YB41) == TEXTS[YB41]
        version = reader.version()
        with EmbeddedStore(tmp_path) as store:
            store.write(sample_graph(), sample_sources())
        assert reader.version() != version, "a page that shows the store must ask again"
        assert ids(reader, "choi canh lua") == [LC20_2024]


@pytest.mark.neo4j
def test_a_database_of_before_says_so_and_gets_its_index_with_the_next_load(neo4j_texts: Neo4jStore) -> None:
    put = neo4j_texts._driver.execute_query
    database = neo4j_texts._settings.database
    put("DROP INDEX text_words", database_=database)
    put("MATCH (t:Text) REMOVE t.words, t.words_version", database_=database)
    found = find(neo4j_texts, "giao duc")
    assert found.total
    assert found.texts is None
    Neo4jStore(neo4j_texts._settings).close()
    assert ids(neo4j_texts, "choi canh lua") == [LC20_2024]
    assert ids(neo4j_texts, "thon ban") == [LC20, YB41, LC20_2024]

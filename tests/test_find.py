"""Finding documents on both stores: numbers in any form, words without diacritics, slips, filters, pages."""

import pytest

from graph_loader.errors import AmbiguousDocumentError, NothingFoundError
from graph_loader.graph.documents import document, documents
from graph_loader.graph.find import find, identify
from graph_loader.graph.fold import fold
from graph_loader.graph.spelling import corrections
from graph_loader.stores.protocol import GraphStore
from tests.graph_fixture import (
    BT16,
    CTR153,
    DA522,
    HOSTILE,
    HOSTILE_TITLE,
    LAW2005,
    LAW2019,
    LC20,
    LC20_2024,
    LC88,
    ND60,
    ND116,
    NQ29,
    NQ29_2022,
    NQ44,
    QD522,
    SL07,
    YB41,
)


def ids(store: GraphStore, text: str = "", **filters: object) -> list[str]:
    return [row.document.id for row in find(store, text, **filters).rows]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["20/KH-UBND", "20/kh-ubnd", "20 KH UBND", "20 kh-ubnd", "20/KH", "20–KH/UBND", "kế hoạch 20/KH-UBND"]
)
def test_a_number_in_any_form_comes_first(filled: GraphStore, text: str) -> None:
    assert ids(filled, text)[:2] == [LC20_2024, LC20]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("116/2020/NĐ-CP", ND116),
        ("116/2020/nd-cp", ND116),
        ("116 2020 ND CP", ND116),
        ("nghị định 116", ND116),
        ("29-NQ/TW", NQ29),
        ("522/qđ-ttg", QD522),
        ("522/QĐ/TTg", QD522),
        ("đề án hướng nghiệp phân luồng", DA522),
        ("phan luong huong nghiep de an", DA522),
        ("PHÂN LUỒNG", DA522),
        ("luat giao duc 2019", LAW2019),
        ("le thi hoa 88", LC88),
        ("yên bái", YB41),
        ("ubnd huyện bảo thắng 2023", BT16),
        ("Nghị quyết số 44/NQ-CP ngày 09/6/2014 của Chính phủ", NQ44),
        ("Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND tỉnh Lào Cai", LC20),
    ],
)
def test_words_in_any_order_with_or_without_diacritics(filled: GraphStore, text: str, first: str) -> None:
    assert ids(filled, text)[0] == first


@pytest.mark.parametrize(
    ("text", "corrected", "first"),
    [
        ("Lao Kai", "lao cai", LC20_2024),
        ("nghj quyet 44", "nghi quyet 44", NQ44),
        ("huong ngiep", "huong nghiep", QD522),
        ("chuong trnih giao duc", "chuong trinh giao duc", LC88),
        ("Bảo Thắgn", "bao thang", BT16),
        ("88/KH-UBNS lao cai", "88/kh-ubnd lao cai", LC88),
        ("88/HK-UBND", "88/kh-ubnd", LC88),
        ("88-kh-ubns", "88-kh-ubnd", LC88),
        ("88 kh ubns", "88 kh ubnd", LC88),
        ("44/NQ-CB ngay 9/6/2014", "44/nq-cp ngay 9/6/2014", NQ44),
    ],
)
def test_slips_of_the_keys_are_forgiven_and_told(filled: GraphStore, text: str, corrected: str, first: str) -> None:
    found = find(filled, text)
    assert found.corrected == corrected
    assert found.rows[0].document.id == first


def test_words_that_nobody_has_find_nothing(filled: GraphStore) -> None:
    found = find(filled, "xylophone quartet")
    assert (found.rows, found.total, found.corrected) == ((), 0, None)


def test_known_words_are_not_corrected(embedded_filled: GraphStore) -> None:
    assert list(corrections(embedded_filled, ["giao", "duc"])) == []


def test_digits_of_a_number_are_never_corrected(filled: GraphStore) -> None:
    found = find(filled, "9988/KH-UBNS")
    assert (found.rows, found.total, found.corrected) == ((), 0, None)


def test_a_known_number_is_asked_without_the_vocabulary(filled: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph_loader.graph.find.corrections", lambda *_: pytest.fail("corrected"))
    assert find(filled, "88/KH-UBND lao cai").rows[0].document.id == LC88


def test_filters(filled: GraphStore) -> None:
    assert set(ids(filled, kind="Luat")) == {LAW2005, LAW2019}
    assert set(ids(filled, status="cited", kind="NQ")) == {NQ29_2022}
    assert ids(filled, level="district", year=2023) == [BT16]
    assert set(ids(filled, place="15")) == {YB41}
    assert BT16 in ids(filled, place="Lào Cai")
    assert set(ids(filled, "giao duc", year=2014, status="loaded")) == {LC88}
    assert ids(filled, year=1999) == []


def test_pages_and_totals(filled: GraphStore) -> None:
    every = ids(filled, limit=100)
    assert len(every) == len(set(every)) == 25
    pages = [find(filled, limit=10, offset=offset) for offset in (0, 10, 20)]
    assert [row.document.id for page in pages for row in page.rows] == every
    assert {page.total for page in pages} == {25}


def test_loaded_come_before_cited_and_new_before_old(filled: GraphStore) -> None:
    rows = find(filled, limit=100).rows
    keys = [(row.document.status == "cited", row.document.issued_on or "") for row in rows]
    assert [cited for cited, _ in keys] == sorted(cited for cited, _ in keys)
    loaded = [issued_on for cited, issued_on in keys if not cited]
    assert loaded == sorted(loaded, reverse=True)


def test_a_hit_counts_what_it_carries_out(filled: GraphStore) -> None:
    hit = find(filled, "88/KH-UBND").rows[0]
    assert (hit.document.id, hit.carries_out, hit.carried_out_by) == (LC88, 2, 1)


@pytest.mark.parametrize(
    "text", ["'", '"', "\\", "%", "*", "(", "`", "$", "' OR 1=1 //", "\x00", "đ" * 3000, "{{7*7}}"]
)
def test_hostile_texts_only_search(filled: GraphStore, text: str) -> None:
    assert find(filled, text).total <= 25


def test_hostile_titles_are_plain_text(filled: GraphStore) -> None:
    hit = find(filled, "<script>alert(1)</script>").rows[0]
    assert (hit.document.id, hit.document.title) == (HOSTILE, HOSTILE_TITLE)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (LC20, LC20),
        ("44/NQ-CP", NQ44),
        ("44/nq-cp", NQ44),
        (" 44 NQ CP ", NQ44),
        ("Nghị quyết số 44/NQ-CP", NQ44),
        ("153 – CTr/TU", CTR153),
        ("60/2025/ND-CP", ND60),
        ("=1+1/KH-UBND", HOSTILE),
        ("07/kh-ubnd", SL07),
        ("29-NQ/TW công nghiệp hóa", NQ29_2022),
        ("Kế hoạch số 20/KH-UBND ngày 15/1/2024 của UBND tỉnh Lào Cai", LC20_2024),
        ("20/KH-UBND ngày 16-01-2023", LC20),
    ],
)
def test_identify_takes_an_id_or_a_number_in_any_form(filled: GraphStore, text: str, found: str) -> None:
    assert identify(filled, text) == found


def test_identify_never_guesses(filled: GraphStore) -> None:
    with pytest.raises(AmbiguousDocumentError) as several:
        identify(filled, "20/kh-ubnd")
    assert several.value.candidates == (LC20, LC20_2024)
    for text in ("999/KH-UBND", "", "   ", "20"):
        with pytest.raises(NothingFoundError):
            identify(filled, text)


def test_documents_keep_the_order_that_is_asked(filled: GraphStore) -> None:
    assert list(documents(filled, [YB41, "nowhere", LC20, YB41])) == [YB41, LC20]
    assert documents(filled, []) == {}
    assert document(filled, SL07).title is None
    with pytest.raises(NothingFoundError, match="legalgraph find"):
        document(filled, "nowhere")


@pytest.mark.parametrize("text", ["Đề án", "ĐỀ ÁN", "\u0110e\u0302\u0300 a\u0301n", "đề án"])
def test_folding_is_one_form(text: str) -> None:
    assert fold(text) == "de an"

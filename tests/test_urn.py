"""Ids in the form of RFC 9676."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader.resolution.urn import document_urn, lex_number, number_slug, slug


@pytest.mark.parametrize(
    ("parts", "urn"),
    [
        (
            ("vn", ["quoc.hoi"], "Luật", "2019-06-14", "43/2019/QH14"),
            "urn:lex:vn:quoc.hoi:luat:2019-06-14;43-2019-qh14",
        ),
        (
            ("vn", ["chinh.phu"], "Nghị định", "2020-03-05", "30/2020/NĐ-CP"),
            "urn:lex:vn:chinh.phu:nghi.dinh:2020-03-05;30-2020-nd-cp",
        ),
        (
            ("vn;lao.cai", ["uy.ban.nhan.dan"], "Kế hoạch", "2023-01-16", "20/KH-UBND"),
            "urn:lex:vn;lao.cai:uy.ban.nhan.dan:ke.hoach:2023-01-16;20-kh-ubnd",
        ),
        (
            ("vn", ["bo.noi.vu", "bo.y.te"], "Thông tư liên tịch", "2015-09-16", "22/2015/TTLT-BNV-BYT"),
            "urn:lex:vn:bo.noi.vu+bo.y.te:thong.tu.lien.tich:2015-09-16;22-2015-ttlt-bnv-byt",
        ),
        (("vn", [], None, None, None), "urn:lex:vn:_:_:_;_"),
        (
            (None, ["uy.ban.nhan.dan"], "Quyết định", "2022", "5/QĐ-UBND"),
            "urn:lex:vn;_:uy.ban.nhan.dan:quyet.dinh:2022;5-qd-ubnd",
        ),
    ],
)
def test_a_document_has_the_urn(parts, urn):
    *named, number = parts
    assert document_urn(*named, number_slug(number) if number else None) == urn


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("29-NQ/TW", "29-nq-tw"),
        ("06 - ĐA/TU", "06-da-tu"),
        ("78/2021/NĐ –CP", "78-2021-nd-cp"),
        ("BТС", "btc"),
        ("5/QĐ-BGD&ĐT", "5-qd-bgddt"),
        ("QĐ/TTg", "qd-ttg"),
    ],
)
def test_a_number_in_a_urn(number, expected):
    assert number_slug(number) == expected


def test_words_lose_their_diacritics_and_are_joined_by_dots():
    assert slug("Ủy ban nhân dân") == "uy.ban.nhan.dan"
    assert slug("Bà Rịa - Vũng Tàu") == "ba.ria.vung.tau"
    assert slug("Uỷ ban Đảng") == "uy.ban.dang"


def test_an_act_without_a_number_always_gets_the_same_one():
    assert lex_number("loaded", "ke hoach a") == lex_number("loaded", "ke hoach a")
    assert lex_number("loaded", "ke hoach a") != lex_number("loaded", "ke hoach b")
    assert re.fullmatch(r"lex-\d{8}", lex_number("x"))


@given(st.text(max_size=40))
def test_no_text_breaks_out_of_its_part(text):
    assert not set(number_slug(text)) & set(':;@$+|,~"<>/ ')
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789.")

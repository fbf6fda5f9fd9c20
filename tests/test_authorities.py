"""Authorities and tiers: the files, and what phrases and number codes mean."""

import pytest

from graph_loader.extraction.model import Level
from graph_loader.reference.authorities import authorities, authority, by_kind, by_lower_form, of_code
from graph_loader.reference.kinds import by_abbreviation
from graph_loader.reference.places import find
from graph_loader.reference.terms import central_term, local_term
from graph_loader.reference.tiers import OTHER_TIER, tier_of_level, tiers
from graph_loader.resolution.identity import issuing


def test_ids_are_unique_authority_parts_of_a_urn():
    rows = authorities()
    assert len({row.id for row in rows}) == len(rows)
    for row in rows:
        assert row.id == row.id.lower()
        assert set(row.id) <= set("abcdefghijklmnopqrstuvwxyz0123456789.;")


def test_every_row_is_whole():
    known = {row.id for row in authorities()}
    for row in authorities():
        assert row.forms
        assert len(row.levels) == len(row.tiers) >= 1
        assert set(row.tiers) <= {each.tier for each in tiers()}
        assert set(row.successors) <= known
        assert not row.successors or row.valid_to or row.id == "tong.cuc.du.lich"
        assert ("{" in row.name) == row.local
        assert set(row.kinds) <= set(by_abbreviation())


def test_tiers_go_from_the_partys_centre_down():
    assert [row.tier for row in tiers()] == list(range(1, 12))
    assert tiers()[0].key == "party_centre"
    assert tiers()[-1].tier == OTHER_TIER
    assert [tier_of_level(level) for level in (Level.CENTRAL, Level.MINISTRY, Level.PROVINCE, None)] == [3, 4, 6, 11]


@pytest.mark.parametrize(
    ("phrase", "ids"),
    [
        ("Bộ trưởng Bộ Tài chính", ["bo.tai.chinh"]),
        ("Bộ GD&ĐT", ["bo.giao.duc.va.dao.tao"]),
        ("Chủ tịch Uỷ ban nhân dân tỉnh Yên Bái", ["uy.ban.nhan.dan"]),
        ("Giám đốc Sở Nội vụ", ["so.noi.vu"]),
        ("Ban Thường vụ Tỉnh ủy Lai Châu", ["dang.bo;ban.thuong.vu"]),
        ("Ban Chấp hành Đảng bộ tỉnh Hà Giang", ["dang.bo;ban.chap.hanh"]),
        ("Ban cán sự đảng UBND tỉnh", ["dang.bo;ban.can.su.dang.uy.ban.nhan.dan"]),
        ("Bộ Y tế, Bộ Nội vụ và Bộ Tài chính", ["bo.y.te", "bo.noi.vu", "bo.tai.chinh"]),
        ("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", ["van.phong.chinh.phu"]),
        ("Ban Chấp hành Trung ương Đảng khóa XI", ["dang.cong.san.viet.nam;ban.chap.hanh.trung.uong"]),
        ("Công ty cổ phần Nước sạch", []),
    ],
)
def test_a_phrase_names(phrase, ids):
    assert [row.id for row in issuing(phrase)] == ids


@pytest.mark.parametrize(
    ("code", "first"),
    [
        ("TTg", "thu.tuong.chinh.phu"),
        ("QH15", "quoc.hoi"),
        ("UBTVQH14", "uy.ban.thuong.vu.quoc.hoi"),
        ("HĐNN8", "hoi.dong.nha.nuoc"),
        ("BTC", "bo.tai.chinh"),
        ("TU", "dang.bo;ban.chap.hanh"),
        ("SGDĐT", "so.giao.duc.va.dao.tao"),
    ],
)
def test_a_number_code_means(code, first):
    assert of_code(code)[0].id == first


def test_an_unknown_code_means_nobody():
    assert of_code("XYZ") == ()


@pytest.mark.parametrize(
    ("former", "heir"),
    [
        ("bo.ke.hoach.va.dau.tu", "bo.tai.chinh"),
        ("bo.tai.nguyen.va.moi.truong", "bo.nong.nghiep.va.moi.truong"),
        ("bo.nong.nghiep.va.phat.trien.nong.thon", "bo.nong.nghiep.va.moi.truong"),
        ("bo.giao.thong.van.tai", "bo.xay.dung"),
        ("bo.lao.dong.thuong.binh.va.xa.hoi", "bo.noi.vu"),
        ("bo.thong.tin.va.truyen.thong", "bo.khoa.hoc.va.cong.nghe"),
        ("uy.ban.dan.toc", "bo.dan.toc.va.ton.giao"),
    ],
)
def test_ministries_that_ended_on_1_march_2025_have_an_heir(former, heir):
    row = authority(former)
    assert row.valid_to == "2025-02-28"
    assert row.successors == (heir,)


def test_a_local_authority_takes_the_name_of_its_place():
    lao_cai, hanoi = find("Lào Cai")[0], find("Hà Nội")[0]
    assert authority("uy.ban.nhan.dan").name_at(lao_cai) == "UBND tỉnh Lào Cai"
    assert authority("dang.bo;ban.chap.hanh").name_at(hanoi) == "Thành ủy Hà Nội"
    assert authority("dang.bo;ban.thuong.vu").name_at(lao_cai) == "Ban Thường vụ Tỉnh ủy Lào Cai"
    assert authority("so.tu.phap").name_at(None) == "Sở Tư pháp"


def test_a_kind_that_one_authority_alone_issues_names_it():
    assert by_kind()["Luat"].id == "quoc.hoi"
    assert by_kind()["ND"].id == "chinh.phu"


def test_forms_stand_as_a_reading_has_them():
    for form in by_lower_form():
        assert form == form.lower()
        assert "uỷ" not in form


@pytest.mark.parametrize(
    ("issued_on", "central", "local"),
    [
        ("2013-11-04", "XI", "2010-2015"),
        ("2022-11-17", "XIII", "2020-2025"),
        ("2016-01-21", "XI", "2015-2020"),
        ("2016-01-29", "XII", "2015-2020"),
        ("2016", None, "2015-2020"),
        ("2020", "XII", None),
        ("2020-03-01", "XII", "2015-2020"),
        ("2020-09-24", "XII", "2020-09-24"),
        ("1949", None, "1945-1950"),
    ],
)
def test_a_date_falls_in_the_terms(issued_on, central, local):
    assert (central_term(issued_on), local_term(issued_on)) == (central, local)

"""Administrative units: the file, and what names mean on which day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader.extraction.model import Level
from graph_loader.reference.places import (
    ancestors,
    by_lower_name,
    communes,
    find,
    heirs,
    place,
    places,
    provinces,
)


def codes(units):
    return [unit.code for unit in units]


@pytest.mark.parametrize(
    ("on", "count"),
    [
        ("1990-01-01", 44),
        ("1993-01-01", 53),
        ("1997-01-01", 61),
        ("2003-12-31", 61),
        ("2004-01-01", 64),
        ("2008-07-31", 64),
        ("2008-08-01", 63),
        ("2025-06-30", 63),
        ("2025-07-01", 34),
    ],
)
def test_so_many_provinces_stood_on_a_day(on, count):
    assert len(provinces(on)) == count


def test_each_unit_has_one_code_and_every_code_that_is_named_exists():
    units = places() + communes()
    known = set(codes(units))
    assert len(known) == len(units)
    for unit in units:
        assert unit.part_of is None or unit.part_of in known
        assert set(unit.successors) <= known
        assert unit.name == unit.name.strip()
        assert "(" not in unit.name


def test_units_end_after_they_begin_and_before_their_heirs_stand_alone():
    for unit in places() + communes():
        if unit.valid_from and unit.valid_to:
            assert unit.valid_from <= unit.valid_to
        for heir in map(place, unit.successors):
            assert unit.valid_to is not None
            assert heir.valid_to is None or heir.valid_to >= unit.valid_to


def test_a_unit_is_part_of_one_of_a_higher_level():
    rank = {Level.PROVINCE: 0, Level.DISTRICT: 1, Level.COMMUNE: 2}
    for unit in places() + communes():
        if unit.level is Level.PROVINCE:
            assert unit.part_of is None
        else:
            assert rank[place(unit.part_of).level] < rank[unit.level]


def test_no_district_stands_since_1_july_2025_and_3321_communes_do():
    assert not [unit for unit in places() if unit.level is Level.DISTRICT and unit.stands("2025-07-01")]
    assert len([unit for unit in communes() if unit.stands("2025-07-01")]) == 3321
    assert len([unit for unit in places() if unit.level is Level.DISTRICT and unit.stands("2025-06-30")]) == 696


MERGERS_OF_2025 = {
    "Tuyên Quang": "Hà Giang, Tuyên Quang",
    "Lào Cai": "Lào Cai, Yên Bái",
    "Thái Nguyên": "Bắc Kạn, Thái Nguyên",
    "Phú Thọ": "Hòa Bình, Phú Thọ, Vĩnh Phúc",
    "Bắc Ninh": "Bắc Giang, Bắc Ninh",
    "Hưng Yên": "Hưng Yên, Thái Bình",
    "Hải Phòng": "Hải Dương, Hải Phòng",
    "Ninh Bình": "Hà Nam, Nam Định, Ninh Bình",
    "Quảng Trị": "Quảng Bình, Quảng Trị",
    "Đà Nẵng": "Quảng Nam, Đà Nẵng",
    "Quảng Ngãi": "Kon Tum, Quảng Ngãi",
    "Gia Lai": "Bình Định, Gia Lai",
    "Khánh Hòa": "Khánh Hòa, Ninh Thuận",
    "Lâm Đồng": "Bình Thuận, Lâm Đồng, Đắk Nông",
    "Đắk Lắk": "Phú Yên, Đắk Lắk",
    "Hồ Chí Minh": "Bà Rịa - Vũng Tàu, Bình Dương, Hồ Chí Minh",
    "Đồng Nai": "Bình Phước, Đồng Nai",
    "Tây Ninh": "Long An, Tây Ninh",
    "Cần Thơ": "Cần Thơ, Hậu Giang, Sóc Trăng",
    "Vĩnh Long": "Bến Tre, Trà Vinh, Vĩnh Long",
    "Đồng Tháp": "Tiền Giang, Đồng Tháp",
    "Cà Mau": "Bạc Liêu, Cà Mau",
    "An Giang": "An Giang, Kiên Giang",
}


def test_the_mergers_of_resolution_202_of_2025_are_exact():
    merged = {}
    for unit in provinces("2025-06-30"):
        for heir in unit.successors:
            merged.setdefault(place(heir).name, []).append(unit.name)
    assert {name: ", ".join(sorted(former)) for name, former in merged.items()} == MERGERS_OF_2025
    unchanged = {unit.name for unit in provinces("2025-06-30")} & {unit.name for unit in provinces("2025-07-01")}
    assert unchanged - set(merged) == {
        "Hà Nội", "Huế", "Lai Châu", "Điện Biên", "Sơn La", "Lạng Sơn",
        "Quảng Ninh", "Thanh Hóa", "Nghệ An", "Hà Tĩnh", "Cao Bằng",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "level", "on", "expected"),
    [
        ("Lào Cai", Level.PROVINCE, "2023-01-16", ["10"]),
        ("tỉnh Lào Cai", Level.PROVINCE, "2025-08-01", ["15.2025"]),
        ("tỉnh Thừa Thiên - Huế", None, None, ["46.2024"]),
        ("TP.HCM", None, "2020", ["79"]),
        ("TP. Hồ Chí Minh", None, "2025-07-02", ["79.2025"]),
        ("BRVT", None, None, ["77"]),
        ("Thanh Hoá", Level.PROVINCE, None, ["38"]),
        ("dak lak", Level.PROVINCE, "2010", ["66"]),
        ("Đắc Lắc", Level.PROVINCE, "2005", ["66"]),
        ("huyện Mường La", None, "2022-04", ["120"]),
        ("Từ Liêm", Level.DISTRICT, "2010", ["h.tu.liem"]),
        ("Từ Liêm", Level.DISTRICT, "2015", []),
        ("phường Ba Đình", Level.COMMUNE, "2025-08-01", ["00004.2025", "16171.2025"]),
        ("Atlantis", None, None, []),
        ("", None, None, []),
    ],
)
def test_a_name_means(name, level, on, expected):
    assert codes(find(name, level, on)) == expected


def test_letters_count_before_their_diacritics_are_dropped():
    assert {unit.name for unit in find("Cẩm Giàng", Level.DISTRICT)} == {"Cẩm Giàng"}


def test_the_extractor_finds_units_by_the_lower_name_of_a_reading():
    assert codes(by_lower_name(Level.PROVINCE)["hòa bình"]) == ["17"]
    assert "lào cai" in by_lower_name(Level.PROVINCE)


@pytest.mark.parametrize(
    ("code", "on", "expected"),
    [
        ("120", "2022-04", ["Sơn La"]),
        ("476", "2020-01-01", ["Thừa Thiên Huế"]),
        ("476", "2025-02-01", ["Huế"]),
        ("00001", None, ["Ba Đình", "Hà Nội"]),
    ],
)
def test_what_stands_above_a_unit_is_named_as_of_the_day(code, on, expected):
    assert [unit.name for unit in ancestors(code, on)] == expected


def test_heirs_follow_through_several_changes():
    assert [unit.code for unit in heirs("h.ha.son.binh")] == ["h.ha.tay", "17", "01", "25.2025"]
    assert codes(heirs("01")) == []


@given(st.text(max_size=60), st.sampled_from([None, *Level]))
def test_no_name_makes_it_fail(name, level):
    assert isinstance(find(name, level if level in {Level.PROVINCE, Level.DISTRICT} else None), tuple)

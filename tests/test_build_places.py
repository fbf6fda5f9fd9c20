"""The script that makes places.csv and communes.csv, on a package of two provinces that became one."""

import importlib.util
import json
import sqlite3
import zipfile
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "scripts" / "build_places.py"
OLD = (
    "province, provinceShort, provinceCode, provinceKey, district, districtShort, districtType, districtCode, "
    "districtKey, ward, wardShort, wardType, wardCode, wardKey"
)
NEW = "province, provinceShort, provinceCode, provinceKey, ward, wardShort, wardType, wardCode, wardKey"


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("build_places", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def wheel(tmp_path):
    connection = sqlite3.connect(tmp_path / "dataset.db")
    connection.execute(f"CREATE TABLE admin_units_legacy ({OLD})")
    connection.execute(f"CREATE TABLE admin_units ({NEW})")
    east = ("Tỉnh Đông", "Đông", "01", "tinhdong")
    west = ("Tỉnh Tây", "Tây", "02", "tinhtay")
    hill = ("Huyện Đồi (Huyện)", "Đồi (Huyện)", "Huyện", "101", "huyendoi")
    lake = ("Thị xã Hồ", "Hồ", "Thị xã", "102", "thixaho")
    old = [
        (*east, *hill, "Xã Một", "Một", "Xã", "00001", "xamot"),
        (*east, *hill, "Xã Hai", "Hai", "Xã", "00002", "xahai"),
        (*west, *lake, None, None, None, None, None),
    ]
    connection.executemany(f"INSERT INTO admin_units_legacy VALUES ({','.join('?' * 14)})", old)
    new = ("Tỉnh Đông", "Đông", "02", "tinhdong", "Phường Một", "Một", "Phường", "00001", "phuongmot")
    connection.execute(f"INSERT INTO admin_units VALUES ({','.join('?' * 9)})", new)
    connection.commit()
    connection.close()
    converter = {
        "DICT_PROVINCE": {"tinhdong": ["tinhdong", "tinhtay"]},
        "DICT_PROVINCE_WARD_NO_DIVIDED": {"tinhdong": {"phuongmot": ["tinhdong_huyendoi_xamot"]}},
        "DICT_PROVINCE_WARD_DIVIDED": {"tinhdong": {"tinhdong_huyendoi_xahai": [{"newWardKey": "phuongmot"}]}},
    }
    path = tmp_path / "package.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(tmp_path / "dataset.db", "vietnamadminunits/data/dataset.db")
        archive.writestr("vietnamadminunits/data/converter_2025.json", json.dumps(converter))
    return path


def told(rows):
    return {row["code"]: "|".join(value for key, value in row.items() if key != "code") for row in rows}


def test_provinces_and_districts_end_and_the_merged_one_begins(script, wheel):
    places, _ = script.units(wheel)
    assert told(places) == {
        "01": "Đông|tỉnh|province|||2025-06-30|02.2025|",
        "02": "Tây|tỉnh|province|||2025-06-30|02.2025|",
        "02.2025": "Đông|tỉnh|province||2025-07-01|||",
        "101": "Đồi|huyện|district|01||2025-06-30||",
        "102": "Hồ|thị xã|district|02||2025-06-30||",
    }


def test_communes_go_whole_or_in_parts_into_the_new_ones(script, wheel):
    _, communes = script.units(wheel)
    assert told(communes) == {
        "00001": "Một|xã|commune|101||2025-06-30|00001.2025|",
        "00002": "Hai|xã|commune|101||2025-06-30|00001.2025|",
        "00001.2025": "Một|phường|commune|02.2025|2025-07-01|||",
    }

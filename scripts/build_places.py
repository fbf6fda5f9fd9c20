"""Builds data/reference/places.csv and communes.csv from the wheel of the PyPI package vietnamadminunits (MIT).

    pip download --no-deps --dest DIR vietnamadminunits==1.0.4
    python scripts/build_places.py DIR/vietnamadminunits-1.0.4-py3-none-any.whl

The package holds the units of early 2025 (63 provinces, 696 districts, 10,035 communes), those of 1 July 2025
(34 provinces, 3,321 communes; Nghị quyết 202/2025/QH15 and the resolutions of the Standing Committee of the National
Assembly on communes) and which unit went into which. It is read from the wheel, without being installed.
Units that ended before 2025 stand in data/reference/places_history.csv, kept by hand.

Codes are those of the General Statistics Office. It gave some of them to other units in 2025 ("15" was Yên Bái and
is Lào Cai), so a unit formed on 1 July 2025 has the code with ".2025"; units of the history have "h." and their name.
"""

import argparse
import csv
import json
import re
import sqlite3
import tempfile
import zipfile
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

REFERENCE = Path(__file__).parent.parent / "data" / "reference"
COLUMNS = ("code", "name", "type", "level", "part_of", "valid_from", "valid_to", "successors", "aliases")
END, START = "2025-06-30", "2025-07-01"
ALIASES = {
    "79": "HCM|TPHCM|Sài Gòn",
    "79.2025": "HCM|TPHCM",
    "01": "HN",
    "77": "BRVT|BR-VT|BR - VT|Bà Rịa Vũng Tàu",
    "66": "Đắc Lắc|Đăk Lăk|Đắc Lắk|Dak Lak",
    "66.2025": "Đắc Lắc|Đăk Lăk|Đắc Lắk|Dak Lak",
    "67": "Đắc Nông|Đăk Nông|Dak Nong",
    "62": "Kontum",
    "06": "Bắc Cạn",
}
BEGINS = {"46": "2025-01-01", "77": "1991-08-12", "374": "2025-01-01", "753": "2025-01-01", "769": "2021-01-01"}

_TYPE_BEHIND = re.compile(r"\s*\((?:Thành phố|Huyện|Thị xã|Xã|Phường|Thị trấn)\)$")
"""The package tells two units of one name in one province apart so; the type says it already."""

Row = dict[str, str]


def tables(wheel: Path) -> tuple[list[sqlite3.Row], list[sqlite3.Row], dict[str, Any]]:
    """Return the old units, the new units and the mapping old to new of the package's wheel."""
    with zipfile.ZipFile(wheel) as archive, tempfile.TemporaryDirectory() as folder:
        database = archive.extract("vietnamadminunits/data/dataset.db", folder)
        connection = sqlite3.connect(database)
        connection.row_factory = sqlite3.Row
        old = connection.execute("SELECT * FROM admin_units_legacy").fetchall()
        new = connection.execute("SELECT * FROM admin_units").fetchall()
        connection.close()
        return old, new, json.loads(archive.read("vietnamadminunits/data/converter_2025.json"))


def row(code: str, name: str, kind: str, level: str, **others: str) -> Row:
    """Return a row of places.csv with blanks for the columns that are not given."""
    values = {"code": code, "name": _TYPE_BEHIND.sub("", name), "type": kind.lower(), "level": level} | others
    return {column: values.get(column, "") for column in COLUMNS}


def units(wheel: Path) -> tuple[list[Row], list[Row]]:
    """Return the rows of provinces and districts, and those of communes."""
    old, new, converter = tables(wheel)
    old_province = {unit["provinceKey"]: unit for unit in old}
    new_province = {unit["provinceKey"]: unit for unit in new}
    merged = {new_key: keys for new_key, keys in converter["DICT_PROVINCE"].items() if len(keys) > 1}
    new_code = {key: unit["provinceCode"] + (".2025" if key in merged else "") for key, unit in new_province.items()}
    successor = {old_key: new_code[new_key] for new_key, keys in merged.items() for old_key in keys}

    places = []
    for key, unit in old_province.items():
        ends = {"valid_to": END, "successors": successor[key]} if key in successor else {}
        kind = unit["province"].removesuffix(unit["provinceShort"]).strip()
        places.append(row(unit["provinceCode"], unit["provinceShort"], kind, "province", **ends))
    for key in merged:
        unit = new_province[key]
        kind = unit["province"].removesuffix(unit["provinceShort"]).strip()
        places.append(row(new_code[key], unit["provinceShort"], kind, "province", valid_from=START))
    districts = {unit["districtCode"]: unit for unit in old}
    for code, unit in districts.items():
        part_of = unit["provinceCode"]
        places.append(row(code, unit["districtShort"], unit["districtType"], "district", part_of=part_of, valid_to=END))
    return places, communes(old, new, converter, new_code)


def communes(
    old: list[sqlite3.Row], new: list[sqlite3.Row], converter: dict[str, Any], new_code: dict[str, str]
) -> list[Row]:
    """Return the rows of communes before and after 1 July 2025."""
    commune_code = {(unit["provinceKey"], unit["wardKey"]): f"{unit['wardCode']}.2025" for unit in new}
    goes_to: dict[str, set[str]] = defaultdict(set)
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, former in wards.items():
            for key in former:
                goes_to[key].add(commune_code[province, ward])
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, parts in divided.items():
            goes_to[key].update(commune_code[province, part["newWardKey"]] for part in parts)
    rows = []
    for unit in old:
        if unit["ward"] is None:
            continue
        key = f"{unit['provinceKey']}_{unit['districtKey']}_{unit['wardKey']}"
        ends = {"valid_to": END, "successors": "|".join(sorted(goes_to[key]))}
        rows.append(
            row(unit["wardCode"], unit["wardShort"], unit["wardType"], "commune", part_of=unit["districtCode"], **ends)
        )
    for unit in new:
        code = commune_code[unit["provinceKey"], unit["wardKey"]]
        part_of = new_code[unit["provinceKey"]]
        rows.append(row(code, unit["wardShort"], unit["wardType"], "commune", part_of=part_of, valid_from=START))
    return rows


def with_history(places: list[Row]) -> list[Row]:
    """Add the units that ended before 2025; what a divided unit left behind begins on the day after its end."""
    with (REFERENCE / "places_history.csv").open(encoding="utf-8", newline="") as file:
        history = list(csv.DictReader(file))
    by_code = {place["code"]: place for place in history + places}
    for former in history:
        heirs = former["successors"].split("|")
        if len(heirs) > 1:
            begins = (date.fromisoformat(former["valid_to"]) + timedelta(days=1)).isoformat()
            for heir in heirs:
                by_code[heir]["valid_from"] = by_code[heir]["valid_from"] or begins
    for code, begins in BEGINS.items():
        by_code[code]["valid_from"] = begins
    for code, aliases in ALIASES.items():
        by_code[code]["aliases"] = aliases
    return places + history


def write(name: str, rows: list[Row]) -> None:
    """Write the rows, ordered by code, as a CSV file of data/reference."""
    with (REFERENCE / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda place: place["code"]))


def main() -> None:
    """Write both files."""
    parser = argparse.ArgumentParser(description="Build places.csv and communes.csv.")
    parser.add_argument("wheel", type=Path, help="wheel of vietnamadminunits 1.0.4")
    places, commune_rows = units(parser.parse_args().wheel)
    write("places.csv", with_history(places))
    write("communes.csv", commune_rows)


if __name__ == "__main__":
    main()

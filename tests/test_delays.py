"""The delay of each level, and the map-like grid of provinces."""

import pytest

from graph_loader.extraction.model import Level
from graph_loader.graph.coverage import coverage
from graph_loader.graph.delays import delays_of
from graph_loader.graph.model import Document, Status
from graph_loader.reference.place_map import place_map
from graph_loader.reference.places import provinces
from graph_loader.stores import open_store
from tests.graph_fixture import NQ29, sample_graph, sample_sources


def document(number: int, level: Level | None, issued_on: str | None) -> Document:
    return Document(id=f"urn:lex:vn:x;{number}", level=level, issued_on=issued_on, status=Status.LOADED)


def test_each_level_has_its_first_middle_and_last_day():
    directive = document(0, Level.CENTRAL, "2024-01-01")
    below = [
        document(1, Level.PROVINCE, "2024-01-11"),
        document(2, Level.PROVINCE, "2024-01-31"),
        document(3, Level.PROVINCE, "2024-03-01"),
        document(4, Level.PROVINCE, "2024"),
        document(5, Level.MINISTRY, "2024-01-06"),
        document(6, None, "2024-01-06"),
    ]
    ministry, province = delays_of(directive, below)
    assert (ministry.level, ministry.documents, ministry.least, ministry.middle, ministry.most) == (
        "ministry",
        1,
        5,
        5,
        5,
    )
    assert (province.documents, province.dated) == (4, 3)
    assert (province.least, province.middle, province.most) == (10, 30, 60)


@pytest.mark.parametrize("issued_on", [None, "2024", "2024-01"])
def test_a_directive_without_a_full_date_has_no_delay(issued_on):
    (one,) = delays_of(document(0, Level.CENTRAL, issued_on), [document(1, Level.PROVINCE, "2024-01-11")])
    assert (one.documents, one.dated, one.least, one.middle, one.most) == (1, 0, None, None, None)


def test_coverage_tells_the_delay_of_every_level_whatever_places_are_asked_for(tmp_path):
    with open_store(str(tmp_path / "store")) as store:
        store.write(sample_graph(), sample_sources())
        by_province = coverage(store, NQ29, on="2024-01-01").delays
        by_district = coverage(store, NQ29, on="2024-01-01", level=Level.DISTRICT, within="Lào Cai").delays
    assert by_province == by_district
    assert [one.level for one in by_province] == sorted((one.level for one in by_province), key=list(Level).index)
    assert {Level.PROVINCE, Level.DISTRICT} <= {one.level for one in by_province}
    assert all(one.least <= one.middle <= one.most for one in by_province if one.dated)


@pytest.mark.parametrize(("name", "day", "count"), [("now", "2025-07-01", 34), ("before", "2025-06-30", 63)])
def test_every_province_of_the_day_has_a_cell_of_its_own_on_the_map(name, day, count):
    cells = place_map(name)
    assert set(cells) == {place.code for place in provinces(day)}
    assert len(set(cells.values())) == len(cells) == count


@pytest.mark.parametrize("name", ["now", "before"])
def test_the_map_has_north_above_and_east_on_the_right(name):
    cells = place_map(name)
    row = {code: cell[0] for code, cell in cells.items()}
    column = {code: cell[1] for code, cell in cells.items()}
    assert row["04"] < row["01"] < row["38"] < row["40"] < row["42"] < row["46"]
    assert max(row, key=row.__getitem__).startswith(("96", "95", "94"))
    assert column["11"] < column["01"] < column["22"]

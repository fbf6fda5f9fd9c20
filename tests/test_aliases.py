"""Named acts: the file, and which act a name means in a document of a day."""

import re
from collections import defaultdict
from itertools import pairwise

import pytest

from graph_loader.reference.aliases import aliases, by_lower_alias
from graph_loader.reference.authorities import authorities
from graph_loader.reference.kinds import by_abbreviation
from graph_loader.resolution.identity import parsed_number
from graph_loader.resolution.known import known_slots


def test_every_row_is_whole():
    ids = {row.id for row in authorities()}
    for row in aliases():
        assert row.kind in by_abbreviation()
        assert row.authority in ids
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row.issued_on)
        assert row.until is None or re.fullmatch(r"\d{4}-\d\d-\d\d", row.until)
        assert row.title
        assert row.number or row.names
        if row.number:
            assert parsed_number(row.number).year in {None, row.issued_on[:4]}


def test_no_number_stands_twice():
    numbered = [row for row in aliases() if row.number]
    assert len(known_slots()) == len(numbered)


def test_acts_of_one_name_follow_each_other():
    of_name = defaultdict(list)
    for row in aliases():
        for name in row.names:
            of_name[name].append(row)
    for rows in of_name.values():
        ordered = sorted(rows, key=lambda row: row.issued_on)
        for former, heir in pairwise(ordered):
            assert former.until is not None, former
            assert former.until >= heir.issued_on, (former, heir)


@pytest.mark.parametrize(
    ("name", "on", "numbers"),
    [
        ("luật đất đai", "2015-01-01", ["45/2013/QH13"]),
        ("luật đất đai", "2024-03-01", ["45/2013/QH13", "31/2024/QH15"]),
        ("luật đất đai", "2025-03-01", ["31/2024/QH15"]),
        ("luật giáo dục", "2019", ["38/2005/QH11", "43/2019/QH14"]),
        ("luật tổ chức chính quyền địa phương", "2025-07-01", ["72/2025/QH15"]),
        ("nghị quyết trung ương 8 khóa xi", "2020-01-01", ["29-NQ/TW"]),
        ("nghị quyết đại hội xiii", "2022", [None]),
        ("luật đất đai", "2003-01-01", []),
    ],
)
def test_a_name_can_mean_on_a_day(name, on, numbers):
    assert [row.number for row in by_lower_alias()[name] if row.meant_on(on)] == numbers

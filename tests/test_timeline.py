"""Dates as people write them, and the days that a span of them begins and ends with."""

import pytest

from app.components.date_box import iso_date
from graph_loader.graph.timeline import first_day, last_day, timeline
from tests.graph_fixture import NQ29


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("30/6/2023", "2023-06-30"),
        ("5.9.2021", "2021-09-05"),
        ("6/2023", "2023-06"),
        ("2023", "2023"),
        ("2023-06-30", "2023-06-30"),
        ("2023-06", "2023-06"),
        ("31/2/2023", None),
        ("13/2023", None),
        ("0/2023", None),
        ("2023-6-1", None),
        ("hôm qua", None),
        ("", None),
    ],
)
def test_a_written_date_is_read_day_first(written, iso):
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-06-15", "2023-06-15", "2023-06-15"),
    ],
)
def test_a_year_or_month_means_all_of_its_days(text, first, last):
    assert (first_day(text), last_day(text)) == (first, last)


def test_a_span_of_a_lineage_leaves_out_its_root_too_so_that_a_late_year_can_be_looked_at_closely(filled):
    whole = timeline(filled, NQ29, direction="down", depth=5)
    late = max(one.issued_on for one in whole.documents)[:4]
    found = timeline(filled, NQ29, direction="down", depth=5, since=first_day(late), until=last_day(late))
    assert found.documents
    assert {one.issued_on[:4] for one in found.documents} == {late}
    assert NQ29 not in {one.id for one in found.documents}

import pytest

from graph_loader.extraction.date import date_at
from graph_loader.extraction.reading import reading_of


@pytest.mark.parametrize(
    ("date", "rest", "iso"),
    [
        ("ngày 04/11/2013", " của", "2013-11-04"),
        ("ngày 4-11-2013", "", "2013-11-04"),
        ("ngày 04.11.2013", ", về", "2013-11-04"),
        ("ngày 04 tháng 11 năm 2013", " về", "2013-11-04"),
        ("ngày 04\ntháng 11\nnăm 2013", "\nvề", "2013-11-04"),
        ("ngày 19 tháng 11, năm 2013", "", "2013-11-19"),
        ("ngày 08 năm 5 năm 2017", " của", "2017-05-08"),
        ("ngày 01 tháng* *7 năm\n2025", ";", "2025-07-01"),
        ("ngày** 19 **tháng** 11** năm 20**25", "** của", "2025-11-19"),
        ("ký ngày 02/01/2024", " của", "2024-01-02"),
        ("NGÀY 30/5/2019", " CỦA", "2019-05-30"),
        ("30/5/2019", "", "2019-05-30"),
        ("ngày 3/2/94", " của", "1994-02-03"),
        ("ngày tháng 4 năm 2022", "", "2022-04"),
        ("ngày     tháng 4 năm 2022", " của", "2022-04"),
        ("ngày .../11/2025", " của", "2025-11"),
        ("ngày     tháng    năm 2024", " của", "2024"),
        ("ngày ngày 01/4/2025", " của", "2025-04-01"),
        ("tháng 4/2022", "", "2022-04"),
        ("năm 2013", " về", "2013"),
    ],
)
def test_reads_a_date_and_where_it_ends(date, rest, iso):
    found = date_at(reading_of(date + rest).lower, 0)
    assert found is not None
    assert (found.iso, found.end) == (iso, len(date))


@pytest.mark.parametrize(
    "text", ["ngày mai", "ngày 31/13/2020", "ngày 45/1/2020", "tháng sau", "năm 2020-2025", "12/2/45/6", "ngày ký"]
)
def test_what_is_no_date(text):
    assert date_at(reading_of(text).lower, 0) is None


def test_a_year_alone_only_where_it_is_asked_for():
    assert date_at("năm 2013", 0, year_alone=False) is None

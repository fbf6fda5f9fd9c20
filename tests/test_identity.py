"""What a text says of a document's identity."""

import pytest

from graph_loader.extraction.model import Header, Level, Target
from graph_loader.resolution.identity import of_header, of_target, title_key
from graph_loader.resolution.jurisdiction import Context

LAO_CAI = Header("KH", "20/KH-UBND", "2023-01-16", "UBND tỉnh Lào Cai", Level.PROVINCE, "Lào Cai", "Về việc A")
MUONG_LA = Header("KH", "7/KH-UBND", "2022-04-20", "UBND huyện Mường La", Level.DISTRICT, "Mường La", "Về việc B")
MINISTRY = Header("QD", "12/QĐ-BYT", "2021-05-06", "Bộ trưởng Bộ Y tế", Level.MINISTRY, None, "Về việc C")


def context_of(header):
    own = of_header(header, Context())
    place = own.jurisdiction if own.jurisdiction and own.jurisdiction.key != "vn" else None
    return Context(header.level, place, header.issued_on)


@pytest.mark.parametrize(
    ("header", "slot", "authorities"),
    [
        (LAO_CAI, ("vn;lao.cai", "khubnd", "20", "2023"), ("uy.ban.nhan.dan",)),
        (MUONG_LA, ("vn;son.la;muong.la", "khubnd", "7", "2022"), ("uy.ban.nhan.dan",)),
        (MINISTRY, ("vn", "qdbyt", "12", "2021"), ("bo.y.te",)),
        (
            Header("NQ", "05-NQ/TU", "2021-03-09", "Ban Thường vụ Thành ủy Hải Phòng", Level.PROVINCE, "Hải Phòng"),
            ("vn;hai.phong", "nqtu", "5", "2020-2025"),
            ("dang.bo;ban.thuong.vu",),
        ),
        (
            Header("NQ", "686/NQ-UBTVQH15", "2022-09-18", "Ủy ban Thường vụ Quốc hội", Level.CENTRAL),
            ("vn", "nqubtvqh15", "686", "15"),
            ("uy.ban.thuong.vu.quoc.hoi",),
        ),
        (
            Header("TTLT", "4/2015/TTLT-BNV-BYT", "2015-03-03", "Bộ Nội vụ, Bộ Y tế", Level.MINISTRY),
            ("vn", "ttltbnvbyt", "4", "2015"),
            ("bo.noi.vu", "bo.y.te"),
        ),
    ],
)
def test_a_header_states(header, slot, authorities):
    own = of_header(header, Context())
    assert own.slot == slot
    assert own.authorities == authorities


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("522/QĐ-TTg", "522/QĐ/TTg"),
        ("27-NQ/TW", "27/NQ-TW"),
        ("276-KH/TU", "276/KH-TU"),
        ("0125/KH-UBND", "125/KH-UBND"),
        ("22/2015/TT-BGD&ĐT", "22/2015/TT-BGDĐT"),
        ("132/2008/NĐ-CP", "132/2008/NĐ"),
        ("37/2025/TT-BNNMT", "37/2025/TTBNNMT"),
        ("18/TT-BТС", "18/TT-BTC"),
        ("5/KH-UBND", "5/KH – UBND"),
    ],
)
def test_two_ways_of_writing_one_number(first, second):
    context = context_of(LAO_CAI)
    one, other = (of_target(Target("t", None, number, "2018-05-06"), context) for number in (first, second))
    assert one.series is not None
    assert one.slot == other.slot
    assert one.authorities == other.authorities


@pytest.mark.parametrize(
    ("header", "target", "slot"),
    [
        # an issuer without a place is the citing document's own
        (LAO_CAI, Target("t", "QD", "9/QĐ-UBND", "2022-02-03"), ("vn;lao.cai", "qdubnd", "9", "2022")),
        (MUONG_LA, Target("t", "QD", "9/QĐ-UBND", "2022-02-03"), ("vn;son.la;muong.la", "qdubnd", "9", "2022")),
        (
            MUONG_LA,
            Target("t", "QD", "9/QĐ-UBND", "2022-02-03", "UBND tỉnh", Level.PROVINCE),
            ("vn;son.la", "qdubnd", "9", "2022"),
        ),
        (
            MUONG_LA,
            Target("t", "NQ", "8-NQ/TU", "2021-01-05", None, Level.PROVINCE),
            ("vn;son.la", "nqtu", "8", "2020-2025"),
        ),
        # a ministry has no place to lend
        (MINISTRY, Target("t", "QD", "9/QĐ-UBND", "2021-02-03", "UBND tỉnh", Level.PROVINCE), None),
        # the named place wins
        (
            LAO_CAI,
            Target("t", "QD", "9/QĐ-UBND", "2021-02-03", "UBND tỉnh Yên Bái", Level.PROVINCE, "Yên Bái"),
            ("vn;yen.bai", "qdubnd", "9", "2021"),
        ),
        # a district of a common name is that of the citing document's province
        (
            Header("KH", "3/KH-UBND", "2019-03-04", "UBND tỉnh Bến Tre", Level.PROVINCE, "Bến Tre"),
            Target("t", "KH", "6/KH-UBND", "2019-02-01", "UBND huyện Châu Thành", Level.DISTRICT, "Châu Thành"),
            ("vn;ben.tre;chau.thanh", "khubnd", "6", "2019"),
        ),
        (
            MINISTRY,
            Target("t", "KH", "6/KH-UBND", "2019-02-01", "UBND huyện Châu Thành", Level.DISTRICT, "Châu Thành"),
            None,
        ),
        # "quy định" is no province
        (
            LAO_CAI,
            Target("t", "QD", "9/QĐ-UBND", "2022-02-03", "UBND tỉnh quy", Level.PROVINCE, "Quy"),
            ("vn;lao.cai", "qdubnd", "9", "2022"),
        ),
        # the year in a number of the centre is enough, a date less number of a year is not
        (LAO_CAI, Target("t", "ND", "30/2020/NĐ-CP"), ("vn", "ndcp", "30", "2020")),
        (LAO_CAI, Target("t", "QD", "30/QĐ-TTg"), None),
        # the Party's term
        (LAO_CAI, Target("t", "NQ", "29-NQ/TW", "2013-11-04"), ("vn", "nqtw", "29", "XI")),
        (
            LAO_CAI,
            Target("t", "NQ", "29-NQ/TW", None, "Ban Chấp hành Trung ương khóa XI", Level.CENTRAL),
            ("vn", "nqtw", "29", "XI"),
        ),
        (LAO_CAI, Target("t", "NQ", "29-NQ/TW"), None),
    ],
)
def test_a_citation_means(header, target, slot):
    assert of_target(target, context_of(header)).slot == slot


def test_a_place_is_named_as_of_the_date():
    target = Target("t", "QD", "1/QĐ-UBND", "2019-01-01", "UBND tỉnh Lào Cai", Level.PROVINCE, "Lào Cai")
    assert of_target(target, Context()).jurisdiction.unit.code == "10"
    later = Target("t", "QD", "1/QĐ-UBND", "2025-08-01", "UBND tỉnh Lào Cai", Level.PROVINCE, "Lào Cai")
    assert of_target(later, Context()).jurisdiction.unit.code == "15.2025"


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("Luat", "Luật Giáo dục năm 2019", "luật giáo dục"),
        ("Luat", "Luật Giáo dục 2019", "Giáo dục"),
        ("Luat", "Luật Phòng, chống ma tuý (sửa đổi)", "Luật phòng chống ma túy"),
        ("Luat", "Luật Quy hoạch ngày 24 tháng 11 năm 2017", "Luật Quy hoạch"),
        ("DA", "Đề án “Ngoại ngữ” giai đoạn 2021-2025", "ngoại ngữ giai đoạn 2021 - 2025"),
        ("KH", "Kế hoạch phòng chống bão", "Phòng, chống bão"),
    ],
)
def test_two_spellings_of_one_name(kind, one, other):
    assert title_key(kind, one) == title_key(kind, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Đề án ngoại ngữ giai đoạn 2021-2025", "Đề án ngoại ngữ giai đoạn 2021-2030"),
        ("Chiến lược biển đến năm 2030, tầm nhìn 2045", "Chiến lược biển đến năm 2020"),
    ],
)
def test_the_period_of_a_scheme_is_part_of_its_name(one, other):
    assert title_key("DA", one) != title_key("DA", other)

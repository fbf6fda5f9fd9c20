import pytest

from graph_loader.extraction.issuer import IssuerReader
from graph_loader.extraction.model import Level
from graph_loader.extraction.reading import reading_of
from tests.mention_cases import BAC_HA, LAO_CAI, MINISTRY

CENTRE, PROVINCE, DISTRICT = Level.CENTRAL, Level.PROVINCE, Level.DISTRICT


def issuer(text, header):
    reading = reading_of(text)
    return IssuerReader(reading.text, reading.lower, header).at(0, len(reading.text))


@pytest.mark.parametrize(
    ("name", "rest", "level", "place"),
    [
        ("Chính phủ", " về", CENTRE, None),
        ("CHÍNH PHỦ", " VỀ", CENTRE, None),
        ("Thủ tướng", " về việc", CENTRE, None),
        ("Quốc hội khóa XV", "", CENTRE, None),
        ("Ủy ban Thường vụ Quốc hội", " giám sát", CENTRE, None),
        ("Bộ Chính trị khóa XI", "", CENTRE, None),
        ("Bộ Chính trị, Ban Bí thư", " về", CENTRE, None),
        ("Ban Bí thư Trung ương Đảng", " về", CENTRE, None),
        ("Ban Chấp hành Trung ương Đảng khóa XI", " về", CENTRE, None),
        ("Hội nghị lần thứ tám Ban Chấp hành Trung ương khóa XII", ",", CENTRE, None),
        ("Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", " về", CENTRE, None),
        ("Hội nghị Trung ương 7 khóa XI", " về", CENTRE, None),
        ("Ban Tổ chức Trung ương", " về", CENTRE, None),
        ("Bộ trưởng Bộ Tài chính", " quy định", Level.MINISTRY, None),
        ("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", " hướng dẫn", Level.MINISTRY, None),
        ("Bộ Lao động - Thương binh\nvà Xã hội", " (được", Level.MINISTRY, None),
        ("Ngân hàng Nhà nước Việt Nam", ";", Level.MINISTRY, None),
        ("UBND tỉnh", " về", PROVINCE, "Lào Cai"),
        ("Uỷ ban nhân dân tỉnh Sơn La", " về", PROVINCE, "Sơn La"),
        ("UBND TP. Hồ Chí Minh", " về", PROVINCE, "Hồ Chí Minh"),
        ("Chủ tịch Ủy ban nhân dân tỉnh", " phê duyệt", PROVINCE, "Lào Cai"),
        ("UBND tỉnh Hà Giang (cũ)", " quy định", PROVINCE, "Hà Giang"),
        ("Ủy ban nhân dân tỉnh", " Quy định", PROVINCE, "Lào Cai"),
        ("Hội đồng nhân dân tỉnh Bà Rịa - Vũng Tàu", " về", PROVINCE, "Bà Rịa - Vũng Tàu"),
        ("UBND huyện Bắc Hà", ";", DISTRICT, "Bắc Hà"),
        ("Tỉnh ủy", " về", PROVINCE, "Lào Cai"),
        ("TỈNH ỦY LÀO CAI", " NĂM 2023", PROVINCE, "Lào Cai"),
        ("Ban Thường vụ Tỉnh uỷ", " về", PROVINCE, "Lào Cai"),
        ("Ban Chấp hành Đảng bộ tỉnh Lào Cai", " về", PROVINCE, "Lào Cai"),
        ("Ban Thường vụ Đảng ủy Ủy ban nhân dân tỉnh", " về", PROVINCE, "Lào Cai"),
        ("Ban Chấp hành Đảng bộ UBND tỉnh Yên Bái", " về", PROVINCE, "Yên Bái"),
        ("Huyện ủy Bảo Yên", " về", DISTRICT, "Bảo Yên"),
        ("Đại hội Đảng bộ tỉnh lần thứ XVI, nhiệm kỳ 2020-2025", ";", PROVINCE, "Lào Cai"),
        ("Sở Tài chính", " tại", PROVINCE, "Lào Cai"),
        ("Sở Văn hóa, Thể thao và Du lịch tỉnh Yên Bái", ";", PROVINCE, "Yên Bái"),
        ("Ban Pháp chế Hội đồng nhân dân tỉnh", ";", PROVINCE, "Lào Cai"),
        ("Ban Chỉ đạo về chuyển đổi số, cải cách hành chính tỉnh", " về", PROVINCE, "Lào Cai"),
        ("Ban Chỉ đạo Nhà nước về Biển Đông", " ban hành", CENTRE, None),
        ("Ban Chỉ huy Phòng, chống lụt, bão tỉnh", " về", PROVINCE, "Lào Cai"),
        ("ủy ban nhân dân (UBND) tỉnh Nghệ An", " về", PROVINCE, "Nghệ An"),
        ("Công ty TNHH Một Thành Viên", " về việc", Level.OTHER, None),
    ],
)
def test_an_issuer_its_end_its_level_and_place(name, rest, level, place):
    found = issuer(name + rest, LAO_CAI)
    assert found is not None
    assert (found.end, found.level, found.place) == (len(name), level, place)


def test_a_district_knows_its_province():
    found = issuer("UBND tỉnh về", BAC_HA)
    assert (found.level, found.place) == (PROVINCE, "Lào Cai")


def test_an_authority_without_a_place_is_the_citing_documents_own():
    found = issuer("Ủy ban nhân dân huyện;", BAC_HA)
    assert (found.level, found.place, found.explicit_place) == (DISTRICT, "Bắc Hà", False)


def test_a_ministry_has_no_place_to_lend():
    assert issuer("UBND tỉnh về", MINISTRY).place is None


@pytest.mark.parametrize("text", ["việc này", "nhân dân", "học sinh các trường", "mọi người"])
def test_what_is_no_issuer(text):
    assert issuer(text, LAO_CAI) is None

"""Which mentions of one text mean the same document."""

import pytest

from graph_loader.extraction import extract
from tests.mention_cases import LAO_CAI, read


def numbers(text):
    targets, mentions, _ = read(text, LAO_CAI)
    of = {target.id: index for index, target in enumerate(targets)}
    return [of[mention.target] for mention in mentions]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 29-NQ/TW ngày 04/11/2013; Nghị quyết 29- NQ/TW; NGHỊ QUYẾT SỐ 29-NQ/TW",
        "Quyết định số 522/QĐ-TTg ngày 14/5/2018; Quyết định số 522/QĐ/TTg",
        "Nghị định số 15/2020/NĐ-CP; Nghị định số 15/2020/ND-CP",
        "Kế hoạch số 0125/KH-UBND ngày 02/3/2022; Kế hoạch số 125/KH-UBND của UBND tỉnh",
        "Nghị định số 116/2020/NĐ-CP ngày 25/9/2020; Nghị định số 116/2020/NĐ-CP ngày 25/8/2020",
        "Thông tư số 98/2025/TT-BTC; Thông tư số 98/2025/TT-BТС",
        "Luật Đất đai số 31/2024/QH15; Luật Đất đai; Luật đất đai",
        "Luật Đầu tư theo phương thức đối tác công tư (gọi tắt là Luật PPP); theo Luật PPP",
        "Luật Giáo dục quốc phòng và an ninh; Luật Giáo dục quốc phòng, an ninh; Luật Giáo dục Quốc phòng và an nimh",
        "Chương trình trồng rừng ven biển giai đoạn 2016-2020; Chương trình trồng rừng ven biển giai đoạn 2016-2025",
        "Luật Giáo dục ngày 14/6/2019; Luật Giáo dục; Luật Giáo dục năm 2019",
        "Nghị quyết Trung ương 8 (khóa XI); Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương khóa XI",
        "Nghị quyết Đại hội lần thứ XIII của Đảng; Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
        "Hướng dẫn số 7886/HD-BNV ngày 14/9/2025; Công văn số 7886/HD-BNV",
        "Quyết định 9/2019/QĐ-UBND ngày 28/5/2019 của UBND tỉnh Sơn La; QĐ 9/2019/QĐ-UBND ngày 28/5/2019 của UBND tỉnh",
        "Kế hoạch số 100/KH-UBND ngày 08/3/2021 của UBND tỉnh; Kế hoạch số 100/KH-UBND của UBND tỉnh Lào Cai",
        "Luật số 29/2004/QH11 ngày 03/12/2004 về bảo vệ và phát triển rừng; Luật Bảo vệ và phát triển rừng",
    ],
)
def test_one_document(text):
    assert set(numbers(text)) == {0}


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 29-NQ/TW ngày 04/11/2013; Nghị quyết số 29-NQ/TW ngày 17/11/2022",
        "Quyết định số 12/QĐ-TTg ngày 03/01/2020; Quyết định số 12/QĐ-TTg ngày 05/01/2021",
        "Kế hoạch số 100/KH-UBND của UBND tỉnh Lào Cai; Kế hoạch số 100/KH-UBND của UBND tỉnh Yên Bái",
        "Kế hoạch số 100/KH-UBND của UBND tỉnh Lào Cai; Kế hoạch số 100/KH-UBND của UBND huyện Bắc Hà",
        "Nghị định số 30/2020/NĐ-CP; Nghị định số 30/2021/NĐ-CP",
        "Luật Đầu tư; Luật Đầu tư công",
        "Nghị quyết Trung ương 4 khóa XI; Nghị quyết Trung ương 4 khóa XII",
        "Luật Giáo dục năm 2005; Luật Giáo dục năm 2019",
        "Chương trình trồng rừng ven biển giai đoạn 2016-2020; Chương trình trồng rừng ven biển giai đoạn 2021-2025",
    ],
)
def test_two_documents(text):
    assert set(numbers(text)) == {0, 1}


def test_the_fields_of_all_mentions_come_together():
    (target,), _, _ = read(
        "NGHỊ QUYẾT SỐ 06-NQ/TU; Nghị quyết số 06-NQ/TU của Ban Chấp hành Đảng bộ tỉnh;"
        " Nghị quyết số 06-NQ/TU ngày 15/3/2021"
    )
    assert (target.kind, target.number, target.issued_on) == ("NQ", "06-NQ/TU", "2021-03-15")
    assert (target.issuer, target.place) == ("Ban Chấp hành Đảng bộ tỉnh Lào Cai", "Lào Cai")


def test_a_number_one_digit_off_is_a_probable_misprint_of_the_one_that_is_cited_more():
    targets, _, _ = read(
        "Kế hoạch số 276/KH-TU ngày 24/10/2024 của Tỉnh ủy; theo Kế hoạch số 276/KH-TU; tại Kế hoạch số 273/KH-TU."
    )
    original, misprint = targets
    assert (original.number, misprint.number) == ("276/KH-TU", "273/KH-TU")
    assert misprint.probable_misprint_of == original.id
    assert original.probable_misprint_of is None


def test_a_number_without_its_year_is_a_probable_misprint_of_the_same_one_of_that_day():
    whole, cut, other = read(
        "Nghị định số 58/2012/NĐ-CP ngày 20/7/2012; Nghị định số 58/NĐ-CP ngày 20 tháng 7 năm 2012;"
        " Nghị định số 58/NĐ-CP ngày 03/6/1994."
    )[0]
    assert cut.probable_misprint_of == whole.id
    assert (whole.probable_misprint_of, other.probable_misprint_of) == (None, None)


def test_two_numbers_of_different_days_are_no_misprint():
    targets, _, _ = read(
        "Kế hoạch số 276/KH-UBND ngày 24/10/2024; theo Kế hoạch số 276/KH-UBND;"
        " Kế hoạch số 273/KH-UBND ngày 21/10/2024."
    )
    assert [target.probable_misprint_of for target in targets] == [None, None]


@pytest.mark.parametrize(
    "plenum",
    [
        "Nghị quyết Hội nghị Trung ương 8 khóa XI",
        "Nghị quyết Trung ương 8 (khóa XI)",
        "Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XI",
    ],
)
def test_a_plenum_and_the_number_of_its_resolution(plenum):
    targets, _, _ = read(f"{plenum}; Nghị quyết số 29-NQ/TW ngày 04/11/2013 của Ban Chấp hành Trung ương")
    named, numbered = targets
    assert named.alias_of == numbered.id


@pytest.mark.parametrize(
    ("clause", "issued_on", "issuer"),
    [
        ("Ngày 03/5/2024, Cục Thống kê đã có công văn số 55/CTK-CS.", "2024-05-03", "Cục Thống kê"),
        (
            "Ngày 12/8/2009 Thủ tướng Chính phủ ban hành Quyết định số 111/2009/QĐ-TTg.",
            "2009-08-12",
            "Thủ tướng Chính phủ",
        ),
        ("Ngày 15/6/2025, Quốc hội thông qua Luật số 67/2025/QH15.", "2025-06-15", None),
        ("Ngày 03/5/2024, Bộ Y tế báo cáo về Công văn số 55/VPCP-KG.", None, None),
        ("Ngày 03/5/2024, Bộ Y tế có Công văn số 55/BYT-KG ngày 04/5/2024.", "2024-05-04", None),
    ],
)
def test_a_clause_dates_the_act_that_it_issues(clause, issued_on, issuer):
    (target,), _, _ = read(clause)
    assert (target.issued_on, target.issuer) == (issued_on, issuer)


def test_two_numbers_of_a_dated_list_share_the_date_after_them():
    targets, _, _ = read(
        "Các Công điện số 31/CĐ-UBND và số 32/CĐ-UBND ngày 07/9/2024; số 35/CĐ-UBND ngày 09/9/2024 của UBND tỉnh."
    )
    assert [target.issued_on for target in targets] == ["2024-09-07", "2024-09-07", "2024-09-09"]
    undated, _, _ = read("Công điện số 31/CĐ-UBND và số 32/CĐ-UBND ngày 07/9/2024 của UBND tỉnh.")
    assert [target.issued_on for target in undated] == [None, "2024-09-07"]


def test_a_title_in_capitals_above_the_own_number_heads_the_own_annex():
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n\nSố: 20/QĐ-UBND\n\nLào Cai, ngày 16 tháng 01 năm 2023\n\n"
        "QUYẾT ĐỊNH\nVề phát triển du lịch\n\nỦY BAN NHÂN DÂN TỈNH\n\nCăn cứ Luật Du lịch;\n\nQUYẾT ĐỊNH:\n\n"
        "Điều 1. Thay thế Quyết định số 12/QĐ-UBND phê duyệt Đề án phát triển du lịch cộng đồng vùng hồ Thác Bà.\n\n"
        "ĐỀ ÁN\n\nĐỀ ÁN PHÁT TRIỂN DU LỊCH CỘNG ĐỒNG VÙNG HỒ THÁC BÀ\n(Ban hành kèm theo {} của UBND tỉnh)\n\n"
        "I. MỤC TIÊU\n\nĐón nhiều khách hơn.\n"
    )
    own = extract(text.format("Quyết định số 20/QĐ-UBND"))
    other = extract(text.format("Quyết định số 21/QĐ-UBND"))
    assert "scheme.title" not in [mention.rule for mention in own.mentions]
    assert "scheme.title" in [mention.rule for mention in other.mentions]

"""Which mentions of one text mean the same document."""

import pytest

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
        "Kế hoạch số 0125/KH-UBND ngày 02/3/2022; Kế hoạch số 125/KH-UBND của UBND tỉnh",
        "Nghị định số 116/2020/NĐ-CP ngày 25/9/2020; Nghị định số 116/2020/NĐ-CP ngày 25/8/2020",
        "Thông tư số 98/2025/TT-BTC; Thông tư số 98/2025/TT-BТС",
        "Luật Đất đai số 31/2024/QH15; Luật Đất đai; Luật đất đai",
        "Luật Đầu tư theo phương thức đối tác công tư (gọi tắt là Luật PPP); theo Luật PPP",
        "Luật Giáo dục ngày 14/6/2019; Luật Giáo dục; Luật Giáo dục năm 2019",
        "Nghị quyết Trung ương 8 (khóa XI); Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương khóa XI",
        "Nghị quyết Đại hội lần thứ XIII của Đảng; Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
        "Hướng dẫn số 7886/HD-BNV ngày 14/9/2025; Công văn số 7886/HD-BNV",
        "Quyết định 9/2019/QĐ-UBND ngày 28/5/2019 của UBND tỉnh Sơn La; QĐ 9/2019/QĐ-UBND ngày 28/5/2019 của UBND tỉnh",
        "Kế hoạch số 100/KH-UBND ngày 08/3/2021 của UBND tỉnh; Kế hoạch số 100/KH-UBND của UBND tỉnh Lào Cai",
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

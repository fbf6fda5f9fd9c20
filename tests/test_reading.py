"""The form of a text that rules read: what a copy out of a web page, a mail or a PDF leaves in it does not matter."""

import unicodedata

import pytest

from graph_loader.extraction import extract
from graph_loader.extraction.pages import without_page_numbers
from graph_loader.extraction.reading import reading_of

LETTER = (
    "UBND TỈNH LÀO CAI\nSố: 15/CV-UBND\n\nThực hiện Nghị quyết số 07/2021/NQ-HĐND ngày 09 tháng 12 năm 2021 của Hội "
    "đồng nhân dân tỉnh về hỗ trợ hợp tác xã, đề nghị các sở rà soát Luật Hợp tác xã và Quyết định số 12/QĐ-UBND.\n"
)


def cited(text: str) -> list[tuple[str | None, str | None]]:
    return [(target.number, target.issued_on) for target in extract(text).targets]


@pytest.mark.parametrize(
    "copied",
    [
        LETTER.replace("ngh", "n\u200bgh").replace("định", "đ\u200dịnh"),
        LETTER.replace("hiện", "hi\u00adện").replace("quyết", "quy\u00adết"),
        LETTER.replace(" ", " \u200b"),
        LETTER.replace("\n", "\r"),
        LETTER.replace("\n", "\r\n"),
        "".join(f"> {line}\n" for line in LETTER.splitlines()),
        LETTER.replace(" ", "  "),
        LETTER.replace("hiện Nghị", "hiệnNghị").replace("và Quyết", "vàQuyết"),
        unicodedata.normalize("NFD", LETTER.replace("hiện", "hi\u200bện")),
    ],
)
def test_a_copied_text_cites_the_same(copied: str) -> None:
    assert cited(copied) == cited(LETTER) == [("07/2021/NQ-HĐND", "2021-12-09"), (None, None), ("12/QĐ-UBND", None)]


def test_a_soft_hyphen_between_capitals_is_a_hyphen() -> None:
    assert cited("theo Nghị định số 63/2010/NĐ\u00adCP.")[0][0] == "63/2010/NĐ-CP"


def test_spans_count_the_letters_of_the_text_itself() -> None:
    text = "Căn cứ Ng\u200bhị định số 63/2010/NĐ-CP;"
    (mention,) = extract(text).mentions
    assert text[mention.start : mention.end] == "Ng\u200bhị định số 63/2010/NĐ-CP"


def test_straight_quotes_turn_to_the_words_that_they_hold() -> None:
    assert reading_of('Đề án "Làng nghề" và "Chợ phiên", chiều cao 5" là').text == (
        "Đề án “Làng nghề” và “Chợ phiên”, chiều cao 5” là"
    )


FULL = "Thực hiện Kế hoạch phát triển rừng của Ủy ban nhân dân"


@pytest.mark.parametrize("number", ["{}", "- {} -", "Trang {}/9", "{}/9"])
def test_a_page_number_within_a_sentence_is_no_part_of_it(number: str) -> None:
    pages = f"{FULL}\n\n{number.format(2)}\n\nhuyện, các xã rà soát quỹ đất trống của địa phương và Ủy ban\n"
    pages += f"{number.format(3)}\f\nNhân dân huyện tổng hợp."
    kept = without_page_numbers(pages.replace("\f", " "))
    assert kept.split() == pages.replace(number.format(2), "").replace(number.format(3), "").split()
    assert len(kept) == len(pages)


@pytest.mark.parametrize(
    "text",
    [
        f"{FULL}\n1\nTrồng mới rừng phòng hộ ven biển ở các xã ven biển\n2\nTrồng lại rừng sản xuất sau khai thác",
        f"{FULL} theo Công văn số\n2\nngày 5 và {FULL} theo Công văn số\n3\nngày 6",
        f"{FULL}\n\n2\n\nhuyện và các xã.",
        f"{FULL}.\n\n2\n\n{FULL}.\n\n3\n\n{FULL}.",
    ],
)
def test_other_numbers_that_stand_alone_stay(text: str) -> None:
    assert without_page_numbers(text) == text


def test_a_citation_goes_on_over_a_page() -> None:
    text = (
        f"I. MỤC ĐÍCH\n\n{FULL}\n\n2\n\nhuyện và chỉ đạo của Chủ tịch tại Chỉ thị số 05/CT-UBND ngày 04 tháng\n\n3\n\n"
        "5 năm 2021 của Ủy ban nhân dân tỉnh Lào Cai."
    )
    assert ("05/CT-UBND", "2021-05-04") in cited(text)


def test_words_that_lost_the_blank_between_them_have_it_again_but_names_and_codes_stay() -> None:
    glued = "của Chính phủngày 05 tháng 8 năm2019; theoLuật Biên phòng; giai đoạn2021-2025 củaỦy ban; vàSở"
    apart = "của Chính phủ ngày 05 tháng 8 năm 2019; theo Luật Biên phòng; giai đoạn 2021-2025 của Ủy ban; và Sở"
    assert reading_of(glued).text == apart
    assert reading_of(unicodedata.normalize("NFD", glued)).text == apart
    names = "MobiFone, ThuVienPhapLuat, 15/TTr-STC, số 11-QĐi/TW, chỨc năng, việc Làm, eKYC, xã2"
    assert reading_of(names).text == names


def test_the_span_of_a_glued_citation_has_no_blank_of_its_own() -> None:
    text = "Thực hiệnKế hoạch số 15/KH-UBND ngày05 tháng 8 năm2019 củaUBND tỉnh."
    (mention,) = extract(text).mentions
    assert text[mention.start : mention.end] == "Kế hoạch số 15/KH-UBND ngày05 tháng 8 năm2019 củaUBND tỉnh"
    assert cited(text) == [("15/KH-UBND", "2019-08-05")]

"""The title that a text gives a document it cites."""

import pytest

from graph_loader.extraction import extract

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n-------\nSố: 12/KH-UBND\nLào Cai, ngày 16 tháng 01 năm 2023\n"
    "KẾ HOẠCH\nTriển khai công tác thư viện năm 2023\n"
)
BODY = "I. MỤC ĐÍCH, YÊU CẦU\n"


def titles(preamble: str, body: str = "") -> dict[str | None, str | None]:
    found = extract(f"{HEAD}{preamble}\n{BODY}{body}\n")
    return {target.number: target.title for target in found.targets}


@pytest.mark.parametrize(
    ("preamble", "number", "title"),
    [
        (
            "Căn cứ Nghị quyết số 35-NQ/TU ngày 01/12/2022 của Tỉnh ủy Lào Cai về phương hướng, nhiệm vụ năm 2023;",
            "35-NQ/TU",
            "Phương hướng, nhiệm vụ năm 2023",
        ),
        (
            (
                "Căn cứ Quyết định số 1520/QĐ-TTg ngày 02/9/2021 của Thủ tướng Chính phủ phê duyệt\nChương trình "
                "“Sách cho vùng cao giai đoạn 2021 - 2030”;"
            ),
            "1520/QĐ-TTg",
            "Phê duyệt Chương trình “Sách cho vùng cao giai đoạn 2021 - 2030”",
        ),
        (
            (
                "Thực hiện Chỉ thị số 8/CT-TTg ngày 03/4/2022 của Thủ tướng Chính phủ về việc khuyến khích đọc sách, "
                "UBND tỉnh ban hành Kế hoạch như sau:"
            ),
            "8/CT-TTg",
            "Khuyến khích đọc sách",
        ),
        (
            (
                "Căn cứ Nghị định số 11/2021/NĐ-CP ngày 05/3/2021 của Chính phủ quy định về thư viện số được sửa đổi, "
                "bổ sung bởi Nghị định số 12/2022/NĐ-CP;"
            ),
            "11/2021/NĐ-CP",
            "Quy định về thư viện số",
        ),
        (
            (
                "Thực hiện Kế hoạch số 51/KH-UBND ngày 05/3/2021 của UBND tỉnh về thư viện trường học và Kế hoạch số "
                "52/KH-UBND ngày 06/3/2021 của UBND tỉnh về tủ sách thôn bản;"
            ),
            "51/KH-UBND",
            "Thư viện trường học",
        ),
    ],
)
def test_a_line_of_the_preamble_gives_the_title(preamble, number, title):
    assert titles(preamble)[number] == title


def test_a_title_inside_a_title_runs_to_the_same_end():
    found = titles(
        "Căn cứ Chương trình số 9-CTr/TU ngày 02/02/2022 của Tỉnh ủy thực hiện Nghị quyết số 33-NQ/TW ngày "
        "09/6/2014 của Ban Chấp hành Trung ương về xây dựng văn hóa, con người;"
    )
    assert found["9-CTr/TU"] == (
        "Thực hiện Nghị quyết số 33-NQ/TW ngày 09/6/2014 của Ban Chấp hành Trung ương về xây dựng văn hóa, con người"
    )
    assert found["33-NQ/TW"] == "Xây dựng văn hóa, con người"


@pytest.mark.parametrize(
    "body",
    [
        "Các trường thực hiện Thông tư số 16/2022/TT-BGDĐT ngày 22/11/2022 và báo cáo về Sở trước ngày 15/12.",
        "Kinh phí theo Quyết định số 77/QĐ-UBND ngày 05/3/2021 của UBND tỉnh.",
        "Danh mục ban hành kèm theo Quyết định số 78/QĐ-UBND ban hành kèm theo Thông báo này.",
    ],
)
def test_what_follows_a_mention_is_not_always_its_title(body):
    assert set(titles("Căn cứ tình hình thực tế;", body).values()) == {None}


def test_a_title_of_any_length_of_blanks_takes_linear_time():
    preamble = "Căn cứ Nghị quyết số 35-NQ/TU ngày 01/12/2022 của Tỉnh ủy" + " " * 200_000 + "về việc đọc sách hay;"
    assert titles(preamble)["35-NQ/TU"] in (None, "Đọc sách hay")

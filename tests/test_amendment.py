"""Changes, replacements and repeals: only where the document itself makes them, as a whole or in part."""

import pytest

from graph_loader.extraction import extract
from graph_loader.extraction.model import Scope
from tests.grammar import said

ENACTED = [
    ("Điều 1. Bãi bỏ {a:Quyết định số 10/2016/QĐ-UBND} của Ủy ban nhân dân tỉnh.", {"self REPEALS a"}),
    ("Điều 2. Bãi bỏ toàn bộ {a:Quyết định số 10/2016/QĐ-UBND}.", {"self REPEALS a"}),
    ("Bãi bỏ Điều 3 {a:Nghị định số 10/2016/NĐ-CP}.", {"self REPEALS a partial"}),
    ("Bãi bỏ một số điều của {a:Nghị định số 11/2016/NĐ-CP}.", {"self REPEALS a partial"}),
    ("Bãi bỏ các biểu mẫu kèm theo {a:Nghị định số 12/2016/NĐ-CP}.", {"self REPEALS a partial"}),
    ("Bãi bỏ, sửa đổi và thay thế một số điều của {a:Nghị định số 13/2016/NĐ-CP}.", {"self AMENDS a"}),
    ("Thay thế, bãi bỏ một số từ tại {a:Nghị định số 14/2016/NĐ-CP}.", {"self AMENDS a"}),
    ("Sửa đổi kỹ thuật một số khoản tại {a:Nghị định số 15/2016/NĐ-CP}.", {"self AMENDS a"}),
    ("Bãi bỏ, thay thế {a:Nghị định số 16/2016/NĐ-CP}.", {"self REPLACES a"}),
    (
        "Bãi bỏ Danh mục tại phần III ban hành kèm theo {a:Quyết định số 1/QĐ-UBND} và {b:Quyết định số 2/QĐ-UBND}.",
        {"self REPEALS a partial", "self REPEALS b partial"},
    ),
    (
        (
            "Bãi bỏ {a:Nghị định số 143/2018/NĐ-CP} quy định chi tiết {b:Luật Việc làm số 38/2013/QH13} "
            "và {c:Luật Trẻ em}."
        ),
        {"self REPEALS a", "a GUIDES b", "a GUIDES c"},
    ),
    (
        "Bãi bỏ các quy định về nghỉ phép tại {a:Nghị định số 1/2016/NĐ-CP} và {b:Nghị định số 2/2017/NĐ-CP}.",
        {"self REPEALS a partial", "self REPEALS b partial"},
    ),
    (
        (
            "Bãi bỏ Điều 1 {a:Nghị định số 3/2024/NĐ-CP} sửa đổi, bổ sung một số điều của "
            "{b:Nghị định số 4/2016/NĐ-CP}; {c:Nghị định số 5/2016/NĐ-CP} về tổ chức của các cục."
        ),
        {"self REPEALS a partial", "a AMENDS b", "a AMENDS c"},
    ),
    (
        "Bãi bỏ Điều 3 {a:Nghị định số 1/2016/NĐ-CP} được sửa đổi, bổ sung bởi {b:Nghị định số 2/2017/NĐ-CP}.",
        {"self REPEALS a partial", "self REPEALS b partial", "b AMENDS a"},
    ),
    (
        (
            "Quyết định này bãi bỏ số thứ tự 5 Phụ lục II Danh mục văn bản được áp dụng ban hành kèm theo "
            "{a:Quyết định số 2432/QĐ-UBND}."
        ),
        {"self REPEALS a partial"},
    ),
    ("2. Quyết định này thay thế {a:Quyết định số 7/2020/QĐ-UBND}.", {"self REPLACES a"}),
    (
        (
            "Quyết định này thay thế {a:Quyết định số 59/2024/QĐ-UBND} phân cấp thẩm quyền quyết "
            "định áp dụng định mức và "
            "{b:Quyết định số 58/2024/QĐ-UBND}."
        ),
        {"self REPLACES a", "self REPLACES b"},
    ),
    (
        "Quyết định này có hiệu lực từ ngày ký và thay thế {a:Quyết định số 7/2020/QĐ-UBND}.",
        {"self REPLACES a"},
    ),
    (
        "{a:Quyết định số 5/2010/QĐ-UBND} hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành.",
        {"self REPEALS a"},
    ),
    (
        (
            "{a:Quyết định số 5/2010/QĐ-UBND}, {b:Quyết định số 6/2010/QĐ-UBND} bị bãi bỏ kể từ ngày "
            "Quyết định này có hiệu lực."
        ),
        {"self REPEALS a", "self REPEALS b"},
    ),
    (
        (
            "Kể từ ngày đó, các Quyết định sau đây hết hiệu lực: {a:Quyết định số 5/2010/QĐ-UBND}; "
            "{b:Quyết định số 6/2010/QĐ-UBND}."
        ),
        {"self REPEALS a", "self REPEALS b"},
    ),
    ("Sửa đổi khoản 1 Điều 2 {a:Quyết định số 5/2010/QĐ-UBND} như sau:", {"self AMENDS a"}),
    (
        (
            "1. Điều chỉnh danh mục các dự án chế biến đá vôi trên địa bàn huyện tại mục 2 Phụ lục I.4, "
            "mục 5 Phụ lục II kèm theo {a:Quyết định số 77/QĐ-UBND} như sau:"
        ),
        {"self AMENDS a"},
    ),
    (
        "Sửa đổi Quy định thực hiện nếp sống văn minh trong lễ hội ban hành kèm theo {a:Quyết định số 8/2012/QĐ-UBND}.",
        {"self AMENDS a"},
    ),
    ("Điều 1. Bổ sung kinh phí cho các trường theo Danh mục kèm theo {a:Quyết định số 7/QĐ-UBND}.", {"self CITES a"}),
    (
        (
            "Quyết định này sửa đổi, bổ sung một số thủ tục hành chính được công bố kèm theo {a:Quyết "
            "định số 1334/QĐ-BTP}."
        ),
        {"self AMENDS a"},
    ),
    (
        (
            "Thay thế cụm từ “Sở Kế hoạch và Đầu tư” bằng cụm từ “Sở Tài chính” tại Điều 4 {a:Quyết định "
            "số 9/2021/QĐ-UBND}."
        ),
        {"self AMENDS a"},
    ),
    (
        (
            "Điều 1. Bãi bỏ toàn bộ các văn bản sau đây:\n1. {a:Quyết định số 43/2017/QĐ-UBND} quy định về đấu thầu.\n"
            "2. {b:Quyết định số 40/2013/QĐ-UBND} về thu hút đầu tư."
        ),
        {"self REPEALS a", "self REPEALS b"},
    ),
    (
        (
            "Điều 1. Bãi bỏ toàn bộ các quyết định\n1. {a:Quyết định số 43/2017/QĐ-UBND} quy định về đấu thầu.\n"
            "2. {b:Quyết định số 40/2013/QĐ-UBND} về thu hút đầu tư.\nĐiều 2. Trách nhiệm thi hành\n"
            "1. {c:Quyết định số 41/2013/QĐ-UBND} vẫn còn hiệu lực."
        ),
        {"self REPEALS a", "self REPEALS b", "self CITES c"},
    ),
    (
        (
            "Bãi bỏ thủ tục “Đăng ký sửa đổi chế độ kế toán theo {a:Thông tư số 200/2014/TT-BTC}” tại "
            "{b:Quyết định số 2083/QĐ-BTC}."
        ),
        {"self CITES a", "self REPEALS b partial"},
    ),
]

OTHERS = [
    (
        (
            "Sửa đổi Điều 1 {a:Quyết định số 100/QĐ-UBND} như sau: “Thành lập Tổ công tác thực hiện "
            "{b:Nghị quyết số 7/NQ-CP}”."
        ),
        "QD",
        {"self AMENDS a", "self CITES b"},
    ),
    (
        "{a:Nghị định số 1/2024/NĐ-CP} có hiệu lực từ ngày 01/01/2024 và thay thế {b:Nghị định số 9/2015/NĐ-CP}.",
        "CV",
        {"self CITES a", "a REPLACES b"},
    ),
    (
        "Ngày 02/01/2024 Chính phủ ban hành {a:Nghị định số 1/2024/NĐ-CP} thay thế {b:Nghị định số 9/2015/NĐ-CP}.",
        "CV",
        {"self CITES a", "a REPLACES b"},
    ),
]

SPOKEN_OF = [
    ("Các văn bản hết hiệu lực theo {a:Quyết định số 10/2016/QĐ-UBND} được rà soát hằng năm.", "QD"),
    ("Đề nghị Sở Tư pháp tham mưu bãi bỏ {a:Quyết định số 10/2016/QĐ-UBND}.", "KH"),
    ("Bãi bỏ {a:Quyết định số 10/2016/QĐ-UBND} là cần thiết.", "CV"),
    ("Quốc hội thông qua nghị quyết mới (thay thế {a:Nghị quyết số 1211/2016/UBTVQH13}).", "CV"),
    ("{a:Quyết định số 10/2016/QĐ-UBND} đã hết hiệu lực từ năm 2020.", "QD"),
    ("Phạm vi điều chỉnh của quy định thực hiện theo {a:Nghị định số 155/2025/NĐ-CP}.", "QD"),
    ("Bổ sung 2.615 tỷ đồng từ dự toán ngân sách theo quy định tại {a:Nghị quyết số 196/2025/QH15}.", "QD"),
    ("Nghiên cứu sửa đổi, bổ sung {a:Nghị định số 10/2016/NĐ-CP} trong năm 2026.", "NQ"),
    ("Việc này chờ Chính phủ ban hành Nghị định thay thế {a:Nghị định số 118/2009/NĐ-CP}.", "QD"),
    ("Công bố danh mục văn bản hết hiệu lực gồm {a:Quyết định số 4/2012/QĐ-UBND}.", "QD"),
]


@pytest.mark.parametrize(("marked", "expected"), ENACTED)
def test_a_decision_changes_other_acts(marked: str, expected: set[str]) -> None:
    assert said(marked, kind="QD") == expected


@pytest.mark.parametrize(("marked", "kind", "expected"), OTHERS)
def test_what_other_acts_change_and_what_a_changed_text_says(marked: str, kind: str, expected: set[str]) -> None:
    assert said(marked, kind=kind) == expected


@pytest.mark.parametrize(("marked", "kind"), SPOKEN_OF)
def test_speaking_of_a_change_makes_none(marked: str, kind: str) -> None:
    assert said(marked, kind=kind) == {"self CITES a"}


def test_the_sentence_before_the_articles_repeals_as_well() -> None:
    sentence = "Ủy ban nhân dân tỉnh ban hành Quyết định bãi bỏ {a:Quyết định số 10/2016/QĐ-UBND}."
    assert said(sentence, kind="QD", scope=Scope.PREAMBLE) == {"self REPEALS a"}


def test_a_plan_replaces_a_plan() -> None:
    assert said("Kế hoạch này thay thế {a:Kế hoạch số 371/KH-UBND}.", kind="KH") == {"self REPLACES a"}


ANNEX = """DANH MỤC CÁC QUYẾT ĐỊNH BỊ BÃI BỎ
STT|
Tên văn bản|
1|
{a:Quyết định số 5/2010/QĐ-UBND} về quản lý chợ|
2|
{b:Quyết định số 6/2011/QĐ-UBND} về phí đò|
"""


def test_the_annex_of_a_repealing_decision_lists_what_it_repeals() -> None:
    repealed = said(ANNEX, kind="QD", scope=Scope.APPENDIX, title="Bãi bỏ một số quyết định của Ủy ban nhân dân tỉnh")
    assert repealed == {"self REPEALS a", "self REPEALS b"}


def test_a_published_list_of_what_others_ended_repeals_nothing() -> None:
    title = "Về việc công bố danh mục văn bản hết hiệu lực năm 2024"
    assert said(ANNEX, kind="QD", scope=Scope.APPENDIX, title=title) == {"self CITES a", "self CITES b"}


def test_an_item_of_a_repealing_list_that_names_a_part_is_partial() -> None:
    text = (
        "CHÍNH PHỦ\n-------\nSố: 12/2025/NĐ-CP\nHà Nội, ngày 16 tháng 01 năm 2025\nNGHỊ ĐỊNH\nQuy định về thư viện\n"
        "Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2019;\nĐiều 1. Phạm vi điều chỉnh\nNghị định này nói về thư viện."
        "\nĐiều 20. Hiệu lực thi hành\n1. Nghị định này có hiệu lực từ ngày 01 tháng 3 năm 2025.\n"
        "2. Các văn bản sau hết hiệu lực:\na) Nghị định số 10/2010/NĐ-CP ngày 12/2/2010 của Chính phủ;\n"
        "b) Điều 3 Nghị định số 11/2011/NĐ-CP ngày 10/3/2011 của Chính phủ.\n"
    )
    found = extract(text)
    numbers = {target.id: target.number for target in found.targets}
    assert {(numbers[r.target], r.partial) for r in found.relations if r.type == "REPEALS"} == {
        ("10/2010/NĐ-CP", False),
        ("11/2011/NĐ-CP", True),
    }

"""The parts of documents, on texts written for this project in the forms that real ones have."""

import re
import textwrap
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_loader.extraction.layout import gaps
from graph_loader.extraction.model import Scope
from graph_loader.extraction.reading import reading_of
from graph_loader.extraction.structure import BlockKind, structure_of

PLAN = """ỦY BAN NHÂN DÂN
TỈNH HÀ GIANG
-------
|
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
|
Số: 41/KH-UBND
|
Hà Giang, ngày 07 tháng 3 năm 2022
|
KẾ HOẠCH
THỰC HIỆN CHỈ THỊ SỐ 09-CT/TU NGÀY 02/12/2021 CỦA BAN THƯỜNG VỤ
TỈNH ỦY VỀ TRỒNG RỪNG
Căn cứ Luật Lâm nghiệp số 16/2017/QH14 ngày 15/11/2017;
Thực hiện Chỉ thị số 09-CT/TU ngày 02/12/2021 của Ban Thường vụ Tỉnh ủy, Ủy
ban nhân dân tỉnh ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
1. Mỗi xã thực hiện nghiêm Nghị quyết số 12/NQ-HĐND của tỉnh.
II. TỔ CHỨC THỰC HIỆN
Sở Tài chính bố trí vốn theo Quyết định số 77/QĐ-UBND./.
Nơi nhận:
- Thường trực Tỉnh ủy;
- Lưu: VT, NNTNMT.
|
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lý Thị Mẫu
|
PHỤ LỤC
DANH MỤC NHIỆM VỤ
(Kèm theo Kế hoạch số 41/KH-UBND ngày 07/3/2022)
Rà soát theo Thông tư số 33/2018/TT-BNNPTNT
"""

DECISION = """BỘ XÂY DỰNG
Số: 8/QĐ-BXD

QUYẾT ĐỊNH
Về việc công bố định mức

BỘ TRƯỞNG BỘ XÂY DỰNG

Căn cứ Nghị định số 10/2021/NĐ-CP ngày 09 tháng 02 năm 2021;
Theo đề nghị của Cục trưởng Cục Kinh tế xây dựng,

QUYẾT ĐỊNH:

Điều 1. Công bố định mức kèm theo Thông tư số 12/2021/TT-BXD.
"""

LETTER = """BỘ Y TẾ
CỤC QUẢN LÝ DƯỢC
|
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
|
Số: 15/QLD-KD
V/v báo cáo theo Thông tư số 03/2018/TT-BYT
|
Hà Nội, ngày 04 tháng 5 năm 2023
|
Kính gửi:
- Sở Y tế các tỉnh;
- Các cơ sở kinh doanh.
Cục nhận được Công văn số 21/SYT-NVD của Sở Y tế và có ý kiến về việc cung ứng thuốc như sau:
Các đơn vị rà soát theo Luật Dược số 105/2016/QH13.
[1] Xem Công văn số 99/BYT-QLD.
"""

PAGE = """Trang chủ
Đăng nhập để xem
- 1 Luật Đất đai 2013
- 2 Nghị định 43/2014/NĐ-CP hướng dẫn Luật Đất đai
Số hiệu: 5/NQ-HĐND
HỘI ĐỒNG NHÂN DÂN
TỈNH BẠC LIÊU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 5/NQ-HĐND
NGHỊ QUYẾT
VỀ GIÁ ĐẤT
Căn cứ Luật Giá ngày 20 tháng 6 năm 2012;
QUYẾT NGHỊ:
Điều 1. Sửa Nghị quyết số 4/NQ-HĐND.
CHỦ TỊCH
Lữ Văn Hùng
Nghị quyết 5/NQ-HĐND năm 2020 về giá đất
Văn bản liên quan
Chúng tôi bảo vệ dữ liệu theo Nghị định 13/2023/NĐ-CP
"""


@pytest.mark.parametrize(
    ("document", "phrase", "scope"),
    [
        (PLAN, "CHỈ THỊ SỐ 09-CT/TU", "title"),
        (PLAN, "Luật Lâm nghiệp", "preamble"),
        (PLAN, "Chỉ thị số 09-CT/TU ngày 02/12/2021 của Ban", "preamble"),
        (PLAN, "Nghị quyết số 12/NQ-HĐND", "body"),
        (PLAN, "Quyết định số 77/QĐ-UBND", "body"),
        (PLAN, "Kế hoạch số 41/KH-UBND", "appendix"),
        (PLAN, "Thông tư số 33/2018", "appendix"),
        (DECISION, "công bố định mức", "title"),
        (DECISION, "BỘ TRƯỞNG", "header"),
        (DECISION, "Nghị định số 10/2021", "preamble"),
        (DECISION, "Thông tư số 12/2021", "body"),
        (LETTER, "Thông tư số 03/2018", "title"),
        (LETTER, "Công văn số 21/SYT-NVD", "preamble"),
        (LETTER, "Luật Dược", "body"),
        (LETTER, "Công văn số 99/BYT-QLD", "body"),
        (PAGE, "Luật Đất đai 2013", "header"),
        (PAGE, "VỀ GIÁ ĐẤT", "title"),
        (PAGE, "Luật Giá", "preamble"),
        (PAGE, "Nghị quyết số 4/NQ-HĐND", "body"),
        (PAGE, "Nghị quyết 5/NQ-HĐND năm 2020", "header"),
        (PAGE, "Nghị định 13/2023/NĐ-CP", "header"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_each_phrase_has_the_scope_of_its_part(document, phrase, scope, form):
    reading = reading_of(unicodedata.normalize(form, document))
    structure = structure_of(reading)
    assert structure.scope_at(reading.text.index(phrase)) == Scope(scope)


def kinds_of(document):
    reading = reading_of(document)
    return {reading.text[b.start : b.end]: b.kind for b in structure_of(reading).blocks}


def test_furniture_is_told_from_lists_of_documents():
    kinds = kinds_of(PAGE)
    assert kinds["Đăng nhập để xem"] is BlockKind.FURNITURE
    assert kinds["- 1 Luật Đất đai 2013"] is BlockKind.TEXT
    assert kinds["Chúng tôi bảo vệ dữ liệu theo Nghị định 13/2023/NĐ-CP"] is BlockKind.FURNITURE
    assert kinds["Số: 5/NQ-HĐND"] is BlockKind.HEADING


def test_wrapped_lines_are_one_block():
    blocks = kinds_of(PLAN)
    assert (
        "Thực hiện Chỉ thị số 09-CT/TU ngày 02/12/2021 của Ban Thường vụ Tỉnh ủy, Ủy\n"
        "ban nhân dân tỉnh ban hành Kế hoạch như sau:"
    ) in blocks
    assert "I. MỤC ĐÍCH" in blocks


def test_tabs_set_cells_apart_but_not_indents_or_list_marks():
    text = "BỘ CÔNG THƯƠNG\nSố: 2/CT-BCT\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCHỈ THỊ\nVỀ ĐIỆN\n"
    text += "\tĐiều 1.\tTiết kiệm điện.\n"
    blocks = kinds_of(text)
    assert "Số: 2/CT-BCT" in blocks
    assert "Điều 1. Tiết kiệm điện." in blocks


def test_columns_apart_by_blanks_are_cells_but_blank_numbers_are_not():
    text = "UBND TỈNH X          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    text += "Số:       /KH-UBND       X, ngày     tháng     năm 2020\n"
    assert {"UBND TỈNH X", "Số:       /KH-UBND", "X, ngày     tháng     năm 2020"} <= set(kinds_of(text))


def test_a_signature_that_is_wrapped_belongs_to_the_body():
    text = PLAN.replace("Lý Thị Mẫu", "Lý Thị\nMẫu").replace("KT. CHỦ TỊCH", "KT. CHỦ\nTỊCH")
    structure = structure_of(reading_of(text))
    assert text[structure.back.signature.start : structure.back.signature.end].endswith("Lý Thị\nMẫu")


PARAGRAPHS = (
    "UBND TỈNH HÀ GIANG",
    "Số: 41/KH-UBND",
    "KẾ HOẠCH",
    "THỰC HIỆN CHỈ THỊ SỐ 09-CT/TU CỦA TỈNH ỦY VỀ TRỒNG RỪNG VÀ BẢO VỆ RỪNG ĐẦU NGUỒN TRONG GIAI ĐOẠN MỚI",
    "Căn cứ Luật Lâm nghiệp số 16/2017/QH14 ngày 15 tháng 11 năm 2017 của Quốc hội khóa XIV;",
    "Thực hiện Chỉ thị số 09-CT/TU ngày 02/12/2021 của Tỉnh ủy, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
    "I. MỤC ĐÍCH",
    "Các huyện thực hiện nghiêm Nghị quyết số 12/NQ-HĐND của Hội đồng nhân dân tỉnh, bảo đảm đúng tiến độ được giao.",
    "Sở Tài chính bố trí vốn theo Quyết định số 77/QĐ-UBND của Ủy ban nhân dân tỉnh./.",
)


@settings(max_examples=60)
@given(st.integers(46, 110))
def test_scopes_and_blocks_do_not_depend_on_the_width_of_lines(width):
    text = "\n".join(textwrap.fill(p, width, break_on_hyphens=False) for p in PARAGRAPHS)
    reading = reading_of(text)
    structure = structure_of(reading)
    for phrase, scope in (
        (r"CHỈ\s+THỊ\s+SỐ", Scope.TITLE),
        (r"Luật\s+Lâm", Scope.PREAMBLE),
        (r"Chỉ\s+thị\s+số", Scope.PREAMBLE),
        (r"Nghị\s+quyết\s+số", Scope.BODY),
        (r"Quyết\s+định\s+số", Scope.BODY),
    ):
        assert structure.scope_at(re.search(phrase, text).start()) is scope
    blocks = {" ".join(text[b.start : b.end].split()) for b in structure.blocks}
    assert set(PARAGRAPHS[4:]) <= blocks


pieces = st.lists(
    st.sampled_from(
        [
            *PLAN.split("\n"),
            *PAGE.split("\n"),
            *LETTER.split("\n"),
            "|",
            "\n",
            "\t",
            "\u0301",
            "**",
            "PHỤ LỤC",
            "CHỦ TỊCH",
            "Số: /",
        ]
    )
    | st.text(max_size=12),
    max_size=40,
)


@settings(max_examples=300, deadline=None)
@given(pieces, st.sampled_from(["\n", " ", "|", "\n|\n", ""]))
def test_any_text_has_parts_that_cover_it_and_blocks_that_do_not_overlap(parts, glue):
    reading = reading_of(glue.join(parts))
    structure = structure_of(reading)
    ends = [section.end for section in structure.sections]
    starts = [section.start for section in structure.sections]
    assert starts[0] == 0
    assert starts[1:] == ends[:-1]
    assert ends[-1] == len(reading.text)
    position = 0
    for block in structure.blocks:
        assert position <= block.start < block.end <= len(reading.text)
        assert reading.text[block.start : block.end].strip(" \n|\t") != ""
        assert structure.block_at(block.start) == block
        assert structure.scope_at(block.start) is block.scope
        position = block.end
    covered = "".join(structure.text[b.start : b.end] for b in structure.blocks)
    assert re.sub(r"[\s|]", "", covered) == re.sub(r"[\s|]", "", structure.text)


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        *("|", "\n", "|\n", "1/", "Căn cứ ", "A;\n", "KT. CHỦ TỊCH\n", "Nơi nhận:\n"),
        *("Tải về\n", "Quyết định 8/QĐ-BXD\n", "[1] ", "A\t", "A      ", "PHỤ LỤC\n", "tài khoản "),
    ],
)
def test_two_megabytes_of_anything_take_linear_time(unit):
    reading = reading_of(DECISION + unit * (2_000_000 // len(unit)))
    began = time.process_time()
    assert structure_of(reading).blocks
    assert time.process_time() - began < 30


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Thay thế Quyết định số 31/QĐ-UBND\n\nngày 04 tháng 5 năm 2018 về giá đất", 1),
        ("Thay thế Quyết định số 31/QĐ-UBND\n\nNgày 04 tháng 5 năm 2018, tỉnh đã họp", 2),
        ("Theo đề nghị của Sở Tài chính\n\nngày 04 tháng 5 năm 2018", 2),
    ],
)
def test_a_citation_broken_off_before_its_date_goes_on(text: str, paragraphs: int) -> None:
    assert len(list(gaps(text, 0, len(text), wrapped=False))) == paragraphs - 1

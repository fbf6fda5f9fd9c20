"""Where a site's foot begins: below the appendices, never inside them."""

import pytest

from graph_loader.extraction.reading import reading_of
from graph_loader.extraction.structure import structure_of

SIGNED = """ỦY BAN NHÂN DÂN
TỈNH CAO BẰNG
|
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
|
Số: 512/QĐ-UBND
|
Cao Bằng, ngày 03 tháng 9 năm 2024
|
QUYẾT ĐỊNH
Công bố danh mục thủ tục hành chính trong lĩnh vực di sản
Căn cứ Luật Di sản văn hóa số 28/2001/QH10;
QUYẾT ĐỊNH:
Điều 1. Công bố danh mục kèm theo Quyết định này.
Nơi nhận:
- Như Điều 1;
- Lưu: VT.
|
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Nông Văn Mẫu
|
"""

ROWS = "\n|\n".join(f"{row}\n|\nThủ tục thứ {row} về bảo quản hiện vật\n|\n15 ngày làm việc" for row in range(1, 60))

FOOT = """
|
Quyết định 512/QĐ-UBND năm 2024 công bố danh mục thủ tục hành chính lĩnh vực di sản
Văn bản này chưa cập nhật nội dung Tiếng Anh
Tải về
Đăng nhập để lưu văn bản vào tài khoản của quý khách
"""

APPENDICES = {
    "a column named as a site names its tab": (
        f"PHỤ LỤC\nDANH MỤC\n|\nSTT\n|\nTên thủ tục\n|\nNội dung sửa đổi, bổ sung\n|\nCăn cứ pháp lý\n|\n{ROWS}\n|\n"
        "Thông tư số 88/2023/TT-BVHTTDL\n|\n"
    ),
    "a field of work that is a site's word too": (
        f"DANH MỤC THỦ TỤC\n|\n1\n|\nCấp giấy chứng nhận\n|\nBản quyền tác giả\n|\nCục thẩm định\n|\n{ROWS}\n|\n"
        "Nghị quyết số 88/2023/NQ-CP\n|\n"
    ),
    "an article about the accounts of users": (
        "QUY CHẾ\nVẬN HÀNH HỆ THỐNG\nĐiều 1.\nPhạm vi áp dụng\nQuy chế này áp dụng cho cơ quan.\nĐiều 2.\n"
        "Đăng ký tài khoản, thay đổi thông tin\n1. Người dùng theo Nghị định số 88/2023/NĐ-CP được cấp tài khoản.\n"
        "Điều 3. Hiệu lực\nQuy chế có hiệu lực từ ngày ký."
    ),
    "a line that was wrapped before a site's word": (
        "QUY CHẾ\nChương I\nCơ quan chủ quản báo cáo khi cán bộ\nquên mật khẩu theo Nghị định số 88/2023/NĐ-CP\n"
        "và thông\ntin liên quan đến việc cấp lại."
    ),
    "a table that cites one act twice without the word for number": (
        "PHỤ LỤC\n|\nCăn cứ\n|\nQuyết định 70/QĐ-UBND ngày 01/02/2021 của Ủy ban nhân dân tỉnh\n|\n"
        f"Quyết định 70/QĐ-UBND ngày 01/02/2021 của Ủy ban nhân dân tỉnh\n|\n{ROWS}\n|\nLuật số 88/2023/QH15\n|\n"
    ),
    "the number of the decision below the words that attach the appendix to it": (
        "PHỤ LỤC\nDANH MỤC THỦ TỤC\n(Ban hành kèm theo\nQuyết định 512/QĐ-UBND ngày 03/9/2024)\n"
        f"|\n{ROWS}\n|\nThông tư số 88/2023/TT-BVHTTDL\n|\n"
    ),
    "a second appendix below a word of sites": (
        "PHỤ LỤC I\nCÁC LOẠI TỆP\nTải về\nTệp mẫu\nPHỤ LỤC II\nCĂN CỨ\nThông tư số 88/2023/TT-BVHTTDL\n"
    ),
}


@pytest.mark.parametrize("foot", ["", FOOT], ids=["without a foot", "with a foot"])
@pytest.mark.parametrize("appendix", APPENDICES.values(), ids=APPENDICES.keys())
def test_an_appendix_is_no_foot(appendix, foot):
    reading = reading_of(SIGNED + appendix + foot)
    structure = structure_of(reading)
    assert structure.scope_at(reading.text.index("88/2023")) == "appendix"
    if foot:
        assert structure.text[structure.back.foot :].startswith("Quyết định 512/QĐ-UBND năm 2024")
    else:
        assert structure.back.foot == len(reading.text)


@pytest.mark.parametrize(
    "foot",
    [
        "Quyết định 512/QĐ-UBND năm 2024 công bố danh mục thủ tục do tỉnh Cao Bằng ban hành\n" + "No. 512. " * 900,
        "Văn bản liên quan\nQuyết định 7/QĐ-UBND năm 2019 về di sản\nBản quyền của Thư viện pháp luật\n",
        "Tải về\n",
        "Văn bản liên quan\n" + "Quyết định về di sản của tỉnh\nLượt xem: 12\n" * 90,
        "- 1 Luật Giáo dục 2019\n- 2 Nghị quyết 29/NQ-TW năm 2013\n",
    ],
    ids=[
        "the site's heading and a translation",
        "a list between two phrases",
        "one phrase",
        "many phrases",
        "a list alone",
    ],
)
def test_what_is_plainly_of_the_site_is_a_foot(foot):
    reading = reading_of(SIGNED + foot)
    assert structure_of(reading).back.foot == pytest.approx(len(SIGNED), abs=2)

"""Headers, on texts written for this project in the forms that real ones have."""

import csv
import textwrap
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_loader.documents.html import read_html
from graph_loader.extraction.header import read_header
from graph_loader.extraction.legal import not_legal_reason
from graph_loader.extraction.letterhead import date_in, number_in, seat_in
from graph_loader.extraction.model import Header
from graph_loader.extraction.reading import reading_of
from graph_loader.extraction.structure import structure_of

FOLDER = Path(__file__).parent / "documents"


def text_of(name):
    return (FOLDER / f"{name}.txt").read_bytes().decode()


with (FOLDER / "headers.csv").open(encoding="utf-8", newline="") as _file:
    HEADERS = {row.pop("document"): tuple(value or None for value in row.values()) for row in csv.DictReader(_file)}


def header_of(text):
    reading = reading_of(text)
    return read_header(reading, structure_of(reading))


def fields(header: Header):
    level = header.level.value if header.level else None
    return (header.kind, header.number, header.issued_on, header.issuer, level, header.place, header.signer)


@pytest.mark.parametrize("name", HEADERS)
def test_the_header_of_a_document(name):
    text, expected = text_of(name), HEADERS[name]
    assert fields(header_of(text)) == expected


@pytest.mark.parametrize("name", HEADERS)
def test_the_header_does_not_depend_on_unicode_form_or_line_ends(name):
    text, expected = text_of(name), HEADERS[name]
    assert fields(header_of(unicodedata.normalize("NFD", text))) == expected
    assert fields(header_of(text.replace("\n", "\r\n"))) == expected


@pytest.mark.parametrize("name", HEADERS)
def test_a_document_is_legal(name):
    reading = reading_of(text_of(name))
    structure = structure_of(reading)
    assert not_legal_reason(reading, structure, read_header(reading, structure)) is None


def reason_of(text):
    reading = reading_of(text)
    structure = structure_of(reading)
    return not_legal_reason(reading, structure, read_header(reading, structure))


NOT_LEGAL = {
    "none-damaged-letters": "damaged",
    "none-nothing": "no text",
    "none-news": "no number",
    "none-a-login-page": "no number",
    "none-an-encyclopedia": "no number",
    "none-an-empty-form": "form",
    "none-an-english-translation": "English",
    "none-another-language": "not in Vietnamese",
}


@pytest.mark.parametrize("name", NOT_LEGAL)
def test_a_page_that_is_no_document_is_said_to_be_none(name):
    found = reason_of(text_of(name))
    assert found is not None
    assert NOT_LEGAL[name] in found
    assert found.endswith(".")


TITLES = [
    ("THỰC HIỆN ĐỀ ÁN SỐ 06-ĐA/TU CỦA TỈNH ỦY LÀO CAI", "Thực hiện Đề án số 06-ĐA/TU của Tỉnh ủy Lào Cai"),
    ("VỀ VIỆC TRIỂN KHAI QUYẾT ĐỊNH SỐ 06/QĐ-TTG", "Về việc triển khai Quyết định số 06/QĐ-TTg"),
    ("SỬA ĐỔI MỘT SỐ ĐIỀU CỦA LUẬT ĐẤT ĐAI", "Sửa đổi một số điều của Luật Đất đai"),
    (
        "KẾT LUẬN CỦA PHÓ THỦ TƯỚNG CHÍNH PHỦ LÊ VĂN THÀNH TẠI CUỘC HỌP",
        "Kết luận của Phó Thủ tướng Chính phủ Lê Văn Thành tại cuộc họp",
    ),
    ("TRÊN ĐỊA BÀN TỈNH ĐẮK LẮK, GIAI ĐOẠN II", "Trên địa bàn tỉnh Đắk Lắk, giai đoạn II"),
    ("ĐỀ ÁN “GIẢM NGHÈO” CỦA UBND TỈNH", "Đề án “Giảm nghèo” của UBND tỉnh"),
    ("BẢO ĐẢM TOÀN\nBỘ CHI PHÍ CỦA TRƯỜNG", "Bảo đảm toàn bộ chi phí của trường"),
    ("SỬA ĐỔI BỘ LUẬT LAO ĐỘNG VÀ LUẬT PHÒNG, CHỐNG MA TÚY", "Sửa đổi Bộ luật Lao động và Luật Phòng, chống ma túy"),
    ("BỒI THƯỜNG KHI NHÀ NƯỚC THU HỒI ĐẤT", "Bồi thường khi Nhà nước thu hồi đất"),
    ("QUẢN LÝ NGÂN SÁCH NHÀ NƯỚC", "Quản lý ngân sách nhà nước"),
    ("TUYÊN TRUYỀN CHỦ TRƯƠNG CỦA ĐẢNG, NHÀ NƯỚC", "Tuyên truyền chủ trương của Đảng, Nhà nước"),
    ("KẾT LUẬN TẠI HỘI NGHỊ VỀ MIỀN TRUNG", "Kết luận tại Hội nghị về miền Trung"),
    ("BÃI BỎ CÁC QUYẾT ĐỊNH CỦA UBND TỈNH", "Bãi bỏ các Quyết định của UBND tỉnh"),
    ("THUỘC THẨM QUYỀN QUYẾT ĐỊNH CỦA UBND TỈNH", "Thuộc thẩm quyền quyết định của UBND tỉnh"),
    ("BAN HÀNH BẢNG GIÁ ĐẤT TẠI XÃ VĨNH HẢO", "Ban hành Bảng giá đất tại xã Vĩnh Hảo"),
    ("MẠNG VẠN VẬT (IOT) VÀ TRÍ TUỆ NHÂN TẠO (AI)", "Mạng vạn vật (IoT) và trí tuệ nhân tạo (AI)"),
    (
        "CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA TẠI THÀNH PHỐ HỒ CHÍ MINH",
        "Chương trình mục tiêu quốc gia tại Thành phố Hồ Chí Minh",
    ),
    ("V/v tuyển sinh lớp 10", "Tuyển sinh lớp 10"),
    ("Quy định về rừng", "Quy định về rừng"),
]


@pytest.mark.parametrize(("written", "title"), TITLES)
def test_a_title_is_a_sentence(written, title):
    kind = "" if written.startswith("V/v") else "KẾ HOẠCH\n"
    nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    head = f"UBND TỈNH HÀ GIANG\n{nation}\nSố: 5/KH-UBND\n{kind}{written}\n|\n"
    text = f"{head}Kính gửi: Các sở\nCăn cứ Luật A;\n1. Làm.\n"
    assert header_of(text).title == title


CONGRESS = """ĐẢNG BỘ TỈNH SƠN LA
|
ĐẢNG CỘNG SẢN VIỆT NAM
|
Số 15-NQ/ĐH
|
Sơn La, ngày 24 tháng 9 năm 2020
|
NGHỊ QUYẾT
{title}
Đại hội đại biểu họp từ ngày 22 đến ngày 24.
QUYẾT NGHỊ:
1. Tán thành báo cáo.
"""


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("ĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ TỈNH SƠN LA\nLẦN THỨ XV", "Đại hội đại biểu Đảng bộ tỉnh Sơn La lần thứ XV"),
        ("HỘI NGHỊ TỈNH ỦY LẦN THỨ IV", "Hội nghị Tỉnh ủy lần thứ IV"),
        ("VỀ PHÁT TRIỂN RỪNG\n-----\nĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ TỈNH SƠN LA", "Về phát triển rừng"),
    ],
)
def test_a_congress_may_name_its_resolution(written, title):
    assert header_of(CONGRESS.format(title=written)).title == title


def test_a_title_without_a_kind_line_stands_above_the_first_basis():
    title = "Quy định chế độ phụ cấp đối với người làm công tác thư viện trong các trường phổ thông công lập của tỉnh"
    text = f"BỘ NỘI VỤ\nSố: 7/2021/TT-BNV\n\n{title}\n\nCăn cứ Luật Thư viện;\n\nĐiều 1. Phạm vi.\n"
    assert header_of(text).title == title


def test_a_page_that_lost_its_kind_line_says_the_rest_of_its_header():
    text = """ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
Số: 12/2008/QĐ-UBND | Tuy Hòa, ngày 14 tháng 3 năm 2008 |
BAN HÀNH QUY CHẾ QUẢN LÝ CHỢ TRÊN ĐỊA BÀN TỈNH
ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN
Căn cứ Luật Thương mại ngày 14/6/2005;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý chợ.
| TM. ỦY BAN NHÂN DÂN |
VỀ QUẢN LÝ CHỢ TRÊN ĐỊA BÀN TỈNH
(Ban hành theo Quyết định số 12/2008/QĐ-UBND ngày 14 tháng 3 năm 2008)
Điều 1. Phạm vi
"""
    header = header_of(text)
    assert fields(header)[:6] == ("QD", "12/2008/QĐ-UBND", "2008-03-14", "UBND tỉnh Phú Yên", "province", "Phú Yên")
    assert header.title == "Ban hành Quy chế quản lý chợ trên địa bàn tỉnh"


def test_a_letterhead_that_a_scanner_read_without_marks():
    text = """UY BAN NHAN DAN
HUYEN BẮC HÀ
CONG HOA XA HOI CHU NGHIA VIET NAM
Doc lap - Tu do - Hanh phuc
So: 45/KH-UBND
Bắc Hà, ngay 12 thang 3 nam 2021
KÉ HOACH
Trồng rừng năm 2021
Thực hiện Kế hoạch số 52/KH-UBND ngày 01/02/2021 của UBND tỉnh Lào Cai, UBND huyện ban hành kế hoạch như sau:
I. MỤC ĐÍCH
"""
    assert fields(header_of(text))[:6] == ("KH", "45/KH-UBND", "2021-03-12", "UBND huyện Bắc Hà", "district", "Bắc Hà")


def test_a_title_in_small_letters_goes_on_over_a_blank_line_in_the_middle_of_a_sentence():
    text = """CHƯƠNG TRÌNH

Thực hiện Chỉ thị số 15-CT/TW của Ban Bí thư về tăng cường sự lãnh đạo

đối với công tác lưu trữ

Ngày 05/5/2024, Ban Bí thư ban hành Chỉ thị; Ban Thường vụ Tỉnh ủy ban hành chương trình như sau:

I. MỤC ĐÍCH
"""
    assert header_of(text).title == (
        "Thực hiện Chỉ thị số 15-CT/TW của Ban Bí thư về tăng cường sự lãnh đạo đối với công tác lưu trữ"
    )


def test_a_title_in_small_letters_does_not_swallow_the_paragraph_below_it():
    paragraph = "Công tác lưu trữ là nhiệm vụ thường xuyên của các cấp công đoàn và của mỗi đoàn viên. " * 4
    text = f"""TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM
Số: 01/CT-TLĐ
CHỈ THỊ
về nâng cao chất lượng
công tác lưu trữ
{paragraph}
I. NHIỆM VỤ
"""
    assert header_of(text).title == "Về nâng cao chất lượng công tác lưu trữ"


def test_both_heads_of_the_party_issue_a_conclusion():
    text = """BAN CHẤP HÀNH TRUNG ƯƠNG
|
ĐẢNG CỘNG SẢN VIỆT NAM
|
Số 88-KL/TW
|
Hà Nội, ngày 05 tháng 5 năm 2024
|
KẾT LUẬN
CỦA BỘ CHÍNH TRỊ, BAN BÍ THƯ
về công tác lưu trữ
Tại cuộc họp ngày 03/5, Bộ Chính trị kết luận như sau:
1. Làm.
"""
    assert header_of(text).issuer == "Bộ Chính trị, Ban Bí thư"


PORTAL = """<html><body><nav>Trang chủ</nav>
<table><tr><td><p><b>BỘ NỘI VỤ</b></p></td><td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p></td></tr>
<tr><td>Số: 7/2020/TT-BNV</td><td><i>Hà Nội, ngày 02 tháng 11 năm 2020</i></td></tr></table>
<p>THÔNG TƯ</p><p>Quy định về lưu trữ</p><p>Căn cứ Luật Lưu trữ;</p><p>Điều 1. Phạm vi.</p>
<table><tr><td>Nơi nhận:<br>- Lưu: VT.</td><td>BỘ TRƯỞNG<br><br>Lê Vĩnh Tân</td></tr></table></body></html>"""


def test_a_page_of_a_portal_is_read_from_its_html():
    text, _ = read_html(PORTAL.encode())
    assert fields(header_of(text)) == (
        "TT",
        "7/2020/TT-BNV",
        "2020-11-02",
        "Bộ Nội vụ",
        "ministry",
        None,
        "Lê Vĩnh Tân",
    )


lines = [line for name in HEADERS for line in text_of(name).split("\n")]


@settings(max_examples=250, deadline=None)
@given(st.lists(st.sampled_from(lines) | st.text(max_size=15), max_size=30), st.sampled_from(["\n", "|", " ", "\t"]))
def test_any_text_has_a_header(parts, glue):
    header = header_of(glue.join(parts))
    assert isinstance(header, Header)
    for value in (header.kind, header.number, header.issuer, header.title, header.signer):
        assert value is None or value.strip()
    if header.issued_on:
        assert header.issued_on[:4].isdigit()


BODY = "UBND TỈNH HÀ GIANG\nSố: 5/KH-UBND\nKẾ HOẠCH\nLàm đường\nCăn cứ Luật A;\nI. VIỆC\nLàm đường.\n"


@pytest.mark.parametrize(
    ("signature", "signer"),
    [
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký) Nguyễn Văn Sơn", "Nguyễn Văn Sơn"),
        ("CHỦ TỊCH\n\nĐã ký: Nguyễn Văn Sơn", "Nguyễn Văn Sơn"),
        ("TM. UBND TỈNH\nCHỦ TỊCH\nNGUYỄN VĂN SƠN", "Nguyễn Văn Sơn"),
        ("TL.CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nThS. Nguyễn Văn Sơn", "Nguyễn Văn Sơn"),
        ("TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ NỘI VỤ\nPGS.TS. Nguyễn Văn Sơn", "Nguyễn Văn Sơn"),
        ("KT.CHỦ TỊCH\nPHÓ CHỦ TỊCH\n[đã ký]\nH’ Yim Kđoh", "H’ Yim Kđoh"),
        ("T/M BAN THƯỜNG VỤ\nBÍ THƯ\nSùng A Lềnh", "Sùng A Lềnh"),
        ("Nơi nhận:\n- Như trên;\nChủ tịch\nNguyễn Văn Sơn", "Nguyễn Văn Sơn"),
        ("Q. CHỦ TỊCH\nĐại tá Nguyễn Văn Sơn", "Nguyễn Văn Sơn"),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ\nTỊCH\nNguyễn Văn\nSơn\nPhụ lục\nDanh sách", "Nguyễn Văn Sơn"),
        ("TM. UBND TỈNH\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Văn Sơn\nNơi nhận:\n- Lưu: VT.", "Nguyễn Văn Sơn"),
        ("Nơi nhận:\n- Chủ tịch Nguyễn Văn Sơn;\n- Lưu: VT.", None),
        ("CHỦ TỊCH", None),
    ],
)
def test_the_signer(signature, signer):
    assert header_of(BODY + signature).signer == signer


def wrapped(text, width):
    """Break the long lines of a text; lines with cells stay."""
    lines = []
    for line in text.split("\n"):
        whole = "|" in line or "\t" in line or not line.strip()
        lines += [line] if whole else textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines)


@pytest.mark.parametrize("width", [36, 52, 80])
@pytest.mark.parametrize("name", HEADERS)
def test_the_header_does_not_depend_on_the_width_of_lines(name, width):
    assert fields(header_of(wrapped(text_of(name), width))) == HEADERS[name]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 12/QĐ - UBND", "12/QĐ-UBND"),
        ("Số : 45 / KH - UBND", "45/KH-UBND"),
        ("Số 25 /2004/CT-UB", "25/2004/CT-UB"),
        ("Số: 01/2012/TTLT- BNV- BTC", "01/2012/TTLT-BNV-BTC"),
        ("Số: 12 CT/TW", "12 CT/TW"),
        ("Số 15/QĐ.UB", "15/QĐ.UB"),
        ("SỐ: 0125/KH-UBND", "0125/KH-UBND"),
        ("Số: 12a/KH-UBND", "12a/KH-UBND"),
        ("Số:     /2021/QĐ-UBND", "/2021/QĐ-UBND"),
        ("Số: …/KH-UBND", "/KH-UBND"),
        ("Số: __/KH-UBND", "/KH-UBND"),
        ("Số:        -QĐ/HU", "-QĐ/HU"),
        ("Số: 12/TB-UBND(VX)", "12/TB-UBND"),
        ("Số: 522/QĐ/TTg", "522/QĐ/TTg"),
        ("Số 27/NQ-TW", "27/NQ-TW"),
        ("Luật số: 61/2024/QH15", "61/2024/QH15"),
        ("CHÍNH PHỦ_____ Số: 7/2025/NĐ-CP", "7/2025/NĐ-CP"),
        ("Hà Giang, ngày 1 tháng 2 năm 2020", None),
    ],
)
def test_the_number_of_a_line(line, number):
    assert number_in(reading_of(line).text)[0] == number


@pytest.mark.parametrize(
    ("line", "seat", "date"),
    [
        ("Hà Nội, ngày 3 tháng 02 năm 2021", "Hà Nội", "2021-02-03"),
        ("Hà Nội, ngày 03/02/2021", "Hà Nội", "2021-02-03"),
        ("TP. Hồ Chí Minh, ngày 5 tháng 5 năm 2020", "TP. Hồ Chí Minh", "2020-05-05"),
        ("Hà Nội, ngày    tháng 5 năm 2020", "Hà Nội", "2020-05"),
        ("Hà Nội, ngày …. tháng …. năm 2020", "Hà Nội", "2020"),
        ("Sơn La,ngày 7 tháng 8 năm 2019", "Sơn La", "2019-08-07"),
        ("Hà Nội, ngày 1 1 tháng 5 năm 20 20", "Hà Nội", "2020-05-11"),
        ("Hà Nội ngày 5 tháng 6 năm 2018", "Hà Nội", "2018-06-05"),
        ("Số: 5/KH-UBND Sơn La, ngày 9 tháng 9 năm 2019", "Sơn La", "2019-09-09"),
        ("Hà Nội, ngày 45 tháng 13 năm 2020", "Hà Nội", "2020"),
    ],
)
def test_the_seat_and_date_of_a_line(line, seat, date):
    text = reading_of(line).text
    found, at = seat_in(text)
    assert (found, date_in(text[at:])) == (seat, date)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("12/BC-UBND", "BC"),
        ("455/UBND-NL", "CV"),
        ("5664/CT-CS", "CV"),
        ("43-CV/TU", "CV"),
        ("9/BNV-TCBC", "CV"),
    ],
)
def test_the_kind_of_a_letter_without_a_kind_line(number, kind):
    head = f"UBND TỈNH HÀ GIANG\nSố: {number}\nHà Giang, ngày 1 tháng 2 năm 2020\n"
    text = f"{head}Kính gửi: Các sở\nTheo Luật A, làm:\n1. Làm.\n"
    assert header_of(text).kind == kind

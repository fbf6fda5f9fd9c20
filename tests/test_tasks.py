"""Tables of tasks in the forms that real ones have."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_loader.documents.html import read_html
from graph_loader.extraction.reading import reading_of
from graph_loader.extraction.structure import structure_of
from graph_loader.extraction.task import due_on, read_tasks, role_of

HEAD = "UBND TỈNH BẮC KẠN\nSố: 3/KH-UBND\nKẾ HOẠCH\nTRỒNG RỪNG\nCăn cứ Luật Lâm nghiệp;\nI. MỤC TIÊU\nTrồng rừng.\n"

ON_LINES = HEAD + (
    "PHỤ LỤC\n"
    "| STT | Nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian |\n"
    "|---|---|---|---|---|\n"
    "| I | Giống cây | | | |\n"
    "| 1 | Gieo ươm cây mỡ | Chi cục Kiểm lâm | Các huyện | Tháng 3/2023 |\n"
    "| 2 | Cấp giống cho dân | UBND các huyện | | Thường xuyên |\n"
    "\nHết bảng.\n"
)

IN_BLOCKS = (
    HEAD
    + """**PHỤ LỤC**
|
**TT**
|
**Nội dung công
việc**
|
**Cơ quan chủ
trì**
|
**Cơ quan phối hợp**
|
**Sản phẩm**
|
**Thời hạn hoàn thành**
|
|
1
|
Rà soát đất trống trên
địa bàn
|
Sở Nông nghiệp
|
** **
|
Báo cáo
|
Trước ngày 15/6/2023
|
|
2
|
Giao đất cho các hộ
|
UBND các xã
|
Phòng Tài nguyên
|
Hồ sơ
|
Quý IV năm 2023
|
|
Ghi chú ở dưới bảng.
"""
)

BY_TABS = HEAD + (
    "PHỤ LỤC\nSTT\tCông việc\tĐơn vị thực hiện\tThời gian hoàn thành\n"
    "1\tPhát dọn thực bì\tHạt Kiểm lâm\t2023\n2\tĐào hố trồng cây\tCác hộ dân\t2024\n\nHết.\n"
)

TWO_ROWS = HEAD + (
    "| TT | Nhiệm vụ | Phân công thực hiện | Thời gian |\n| Chủ trì | Phối hợp |\n"
    "| 1 | Tập huấn trồng rừng | Sở Nội vụ | Sở Tài chính | 30/9/2024 |\n"
)


def tasks_of(text):
    reading = reading_of(text)
    return read_tasks(reading, structure_of(reading))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            ON_LINES,
            [
                ("Gieo ươm cây mỡ", "Chi cục Kiểm lâm", "Các huyện", "Tháng 3/2023", "2023-03"),
                ("Cấp giống cho dân", "UBND các huyện", None, "Thường xuyên", None),
            ],
        ),
        (
            IN_BLOCKS,
            [
                ("Rà soát đất trống trên địa bàn", "Sở Nông nghiệp", None, "Trước ngày 15/6/2023", "2023-06-15"),
                ("Giao đất cho các hộ", "UBND các xã", "Phòng Tài nguyên", "Quý IV năm 2023", "2023-12"),
            ],
        ),
        (
            BY_TABS,
            [
                ("Phát dọn thực bì", "Hạt Kiểm lâm", None, "2023", "2023"),
                ("Đào hố trồng cây", "Các hộ dân", None, "2024", "2024"),
            ],
        ),
        (TWO_ROWS, [("Tập huấn trồng rừng", "Sở Nội vụ", "Sở Tài chính", "30/9/2024", "2024-09-30")]),
    ],
    ids=["on lines", "in blocks", "by tabs", "two head rows"],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_rows_of_tasks(text, expected, form):
    text = unicodedata.normalize(form, text)
    found = tasks_of(text)
    assert [(t.what, t.lead, t.join, t.due, t.due_on) for t in found] == expected
    reading = reading_of(text)
    for task in found:
        words = " ".join(reading.text[task.start : task.end].split())
        assert task.what in words
        assert (task.due or "") in words


def test_a_table_of_a_page_is_read():
    rows = (
        ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"),
        ("1", "Mở đường lâm nghiệp", "Sở Xây dựng", "Năm 2025"),
    )
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    page = f"<p>KẾ HOẠCH</p><p>TRỒNG RỪNG</p><p>Căn cứ Luật A;</p><p>I. VIỆC</p><table>{table}</table><p>Hết.</p>"
    (task,) = tasks_of(read_html(page.encode())[0])
    assert (task.what, task.lead, task.due_on) == ("Mở đường lâm nghiệp", "Sở Xây dựng", "2025")


@pytest.mark.parametrize(
    "table",
    [
        "| STT | Tên thủ tục hành chính | Cơ quan thực hiện |\n| 1 | Cấp giấy phép xây dựng | Sở Xây dựng |\n",
        "| Các bước | Nội dung công việc | Đơn vị thực hiện | Thời gian |\n| 1 | Nhận hồ sơ | Văn thư | 2 ngày |\n",
        "| Tên văn bản | Lĩnh vực | Cơ quan thực hiện |\n| Nghị định về rừng | Lâm nghiệp | Sở |\n",
        "Cơ quan chủ trì soạn thảo gửi hồ sơ đến Sở Tư pháp.\n",
    ],
)
def test_other_tables_hold_no_tasks(table):
    assert tasks_of(HEAD + table) == ()


@pytest.mark.parametrize(
    ("due", "date"),
    [
        ("Trước ngày 15/6/2023", "2023-06-15"),
        ("ngày 05 tháng 9 năm 2024", "2024-09-05"),
        ("Tháng 12/2025", "2025-12"),
        ("Tháng 12 năm 2025", "2025-12"),
        ("Quý I/2026", "2026-03"),
        ("quí III-2026", "2026-09"),
        ("2026 - 2030", "2030"),
        ("Từ tháng 01/2024 đến tháng 6/2024", "2024-06"),
        ("Năm 2027", "2027"),
        ("Hằng năm", None),
        ("45/13/2020", None),
        ("31 ngày", None),
    ],
)
def test_the_last_date_of_a_time(due, date):
    assert due_on(due) == date


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("STT", "order"),
        ("Nhiệm vụ, giải pháp", "what"),
        ("Cơ quan chủ trì[1]", "lead"),
        ("Đơn vị phối hợp thực hiện", "join"),
        ("Thời hạn hoàn thành", "due"),
        ("Kết quả dự kiến", "product"),
        ("Ghi chú", "note"),
        ("Văn bản giao nhiệm vụ", ""),
        ("", ""),
    ],
)
def test_roles_of_columns(name, role):
    assert role_of(name) == role


cells = st.sampled_from(
    ["|", "\n", "\n|\n", "|\n|", " ", "\t", "Chủ trì", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian", "1", "Sở A", "2025"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(cells | st.text(max_size=8), max_size=60))
def test_any_table_is_read_and_its_rows_stand_in_the_text(parts):
    reading = reading_of("".join(parts))
    position = 0
    for task in read_tasks(reading, structure_of(reading)):
        assert position <= task.start < task.end <= len(reading.text)
        position = task.end
        assert task.what in " ".join(reading.text[task.start : task.end].split())


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["|", "|\n", "Cơ quan chủ trì\n|\n", "| Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n", "chủ trì "]
)
def test_two_megabytes_of_walls_take_linear_time(unit):
    reading = reading_of(HEAD + unit * (2_000_000 // len(unit)))
    structure = structure_of(reading)
    began = time.process_time()
    read_tasks(reading, structure)
    assert time.process_time() - began < 40

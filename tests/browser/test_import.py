"""Import: hand over, look, correct, load, and take a correction back."""

import re

import pytest

from graph_loader.graph.documents import document
from graph_loader.graph.find import identify
from graph_loader.graph.outline import outline
from graph_loader.stores import open_store
from tests.browser.conftest import App, Watched

PLAN = """ỦY BAN NHÂN DÂN
TỈNH SƠN LA
-------
Số: 41/KH-UBND
Sơn La, ngày 12 tháng 02 năm 2024

KẾ HOẠCH
Thực hiện Chỉ thị số 29-CT/TW về xóa mù chữ

Thực hiện Chỉ thị số 29-CT/TW ngày 05/01/2024 của Bộ Chính trị, Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:
1. Các xã mở lớp buổi tối.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn B
"""


@pytest.fixture
def own(browser, tmp_path):
    """An application on an empty store, and a page of it."""
    app = App(tmp_path / "store")
    page = Watched(browser, app.address)
    yield page, tmp_path / "store"
    page.check()
    app.stop()


def test_a_document_is_looked_at_corrected_loaded_and_the_correction_undone(own, tmp_path):
    watched, folder = own
    page = watched.open("/import")
    file = tmp_path / "<b>kế hoạch<img src=x onerror=alert(1)>.txt"
    file.write_text(PLAN, "utf-8")
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\x00\x01\x02\xff" * 400)
    page.locator("input[type=file]").set_input_files([file, broken])
    row = page.get_by_role("table", name="Tệp đã nhận").get_by_role("row").filter(has_text="broken.txt")
    row.get_by_text("lỗi", exact=True).wait_for()
    row.get_by_text(re.compile("Đây là tệp nhị phân|không phải văn bản chữ")).wait_for()
    page.locator("mark").first.wait_for()
    assert page.get_by_label("Số, ký hiệu").input_value() == "41/KH-UBND"

    page.get_by_role("button", name="Lưu chỉnh sửa").click()
    page.get_by_text("Chưa có ô nào được sửa").wait_for()
    page.get_by_label("Người ký").fill("Nguyễn Văn Bình")
    page.get_by_role("button", name="Lưu chỉnh sửa").click()
    page.get_by_test_id("stToast").get_by_text("Đã lưu 1 chỉnh sửa").wait_for()
    page.get_by_text("Chỉnh sửa của văn bản này (1)").wait_for()
    page.get_by_text("Người ký: Nguyễn Văn Bình").wait_for()
    page.get_by_role("button", name=re.compile("Nạp 1 văn bản")).click()
    page.get_by_text(re.compile("Đã nạp 1")).wait_for()
    page.get_by_role("table", name="Tệp đã nhận").get_by_text("đã nạp", exact=True).wait_for()
    with open_store(str(folder), read_only=True) as store:
        id_ = identify(store, "41/KH-UBND")
        assert document(store, id_).signer == "Nguyễn Văn Bình"
        assert any(group.relation == "IMPLEMENTS" for group in outline(store, id_).groups)

    page.get_by_test_id("stButtonGroup").get_by_role("radio", name="Chỉnh sửa đã lưu").click()
    watched.settle()
    page.get_by_role("button", name="Bỏ chỉnh sửa: Người ký: Nguyễn Văn Bình").click()
    page.get_by_text("Chưa có chỉnh sửa nào").wait_for()
    with open_store(str(folder), read_only=True) as store:
        assert document(store, id_).signer == "Nguyễn Văn B"


def test_a_pasted_text_is_read_and_nothing_is_loaded_before_it_is_asked(own):
    watched, folder = own
    page = watched.open("/import?way=paste")
    page.get_by_label("Toàn văn").fill(PLAN)
    page.get_by_role("button", name="Xem trước").click()
    page.locator("mark").first.wait_for()
    assert not (folder / "graph.kgl").exists()


def test_a_relation_to_a_document_that_is_not_cited_is_added(own):
    watched, folder = own
    page = watched.open("/import?way=paste")
    page.get_by_label("Toàn văn").fill(PLAN)
    page.get_by_role("button", name="Xem trước").click()
    page.locator("mark").first.wait_for()
    page.get_by_label("Số của văn bản khác").fill("17/CTr-UBND")
    page.get_by_label("Câu chứng minh").fill("Các xã mở lớp buổi tối.")
    page.get_by_role("button", name="Thêm quan hệ").click()
    page.get_by_role("alert").filter(has_text="Hãy chọn một văn bản được dẫn").wait_for()
    kind = page.get_by_label("Loại của văn bản khác")
    kind.click()
    kind.fill("Chương trình")
    kind.press("Enter")
    page.get_by_label("Ngày ban hành (nếu biết)").fill("20/01/2024")
    page.get_by_role("button", name="Thêm quan hệ").click()
    page.get_by_text("Chỉnh sửa của văn bản này (1)").wait_for()
    page.get_by_role("button", name=re.compile("Nạp 1 văn bản")).click()
    page.get_by_text(re.compile("Đã nạp 1")).wait_for()
    with open_store(str(folder), read_only=True) as store:
        rows = [row for group in outline(store, identify(store, "41/KH-UBND")).groups for row in group.rows]
    added = next(row for row in rows if row.document.number == "17/CTr-UBND")
    assert (added.document.issued_on, added.relation.quote) == ("2024-01-20", "Các xã mở lớp buổi tối.")


def paste(watched, text: str):
    page = watched.open("/import?way=paste")
    page.get_by_label("Toàn văn").fill(text)
    page.get_by_role("button", name="Xem trước").click()
    page.locator("mark").first.wait_for()
    return page


def load_one(page) -> None:
    page.get_by_role("button", name=re.compile("Nạp 1 văn bản")).click()
    page.get_by_text(re.compile("Đã nạp 1")).wait_for()


def test_a_relation_is_given_another_type_and_dropped(own):
    watched, folder = own
    page = paste(watched, PLAN)
    page.get_by_role("button", name=re.compile("^Sửa: văn bản này thực hiện Chỉ thị 29-CT.TW")).click()
    dialog = page.get_by_role("dialog")
    dialog.locator("blockquote").wait_for()
    kind = dialog.get_by_label("Quan hệ")
    kind.click()
    kind.fill("căn cứ")
    kind.press("Enter")
    dialog.get_by_role("button", name="Lưu chỉnh sửa").click()
    page.get_by_text("văn bản này → Chỉ thị 29-CT/TW ngày 05/01/2024: thực hiện → căn cứ").wait_for()
    load_one(page)
    with open_store(str(folder), read_only=True) as store:
        groups = {group.relation for group in outline(store, identify(store, "41/KH-UBND")).groups}
    assert groups == {"BASED_ON"}

    page.get_by_role("button", name=re.compile("^Sửa: văn bản này căn cứ Chỉ thị 29-CT.TW")).click()
    page.get_by_role("dialog").get_by_role("button", name="Bỏ quan hệ này").click()
    page.get_by_text("Không thấy quan hệ nào").wait_for()
    page.get_by_text("đã sửa, cần nạp lại").wait_for()
    page.get_by_role("button", name=re.compile("^Bỏ chỉnh sửa: .+: căn cứ$")).click()
    page.get_by_text("Quan hệ (1)").wait_for()


def test_several_fields_of_a_cited_document_are_corrected_at_once(own):
    watched, folder = own
    page = paste(watched, PLAN)
    page.get_by_role("button", name=re.compile("^Sửa: Chỉ thị 29-CT.TW ngày 05.01.2024$")).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Số, ký hiệu").fill("28-CT/TW")
    dialog.get_by_label("Ngày (ngày/tháng/năm)").fill("hôm qua")
    dialog.get_by_role("button", name="Lưu chỉnh sửa").click()
    dialog.get_by_role("alert").filter(has_text="Ngày viết dạng").wait_for()
    dialog.get_by_label("Ngày (ngày/tháng/năm)").fill("10/01/2024")
    dialog.get_by_role("button", name="Lưu chỉnh sửa").click()
    page.get_by_text("Chỉnh sửa của văn bản này (2)").wait_for()
    assert page.get_by_text("Không còn khớp").count() == 0
    load_one(page)
    with open_store(str(folder), read_only=True) as store:
        rows = [row for group in outline(store, identify(store, "41/KH-UBND")).groups for row in group.rows]
    assert [(row.document.number, row.document.issued_on) for row in rows] == [("28-CT/TW", "2024-01-10")]


def test_a_file_is_left_out_and_another_looked_at(own, tmp_path):
    watched, _ = own
    page = watched.open("/import")
    files = []
    for number in (41, 42):
        files.append(tmp_path / f"plan {number}.txt")
        files[-1].write_text(PLAN.replace("41/KH-UBND", f"{number}/KH-UBND"), "utf-8")
    page.locator("input[type=file]").set_input_files(files)
    table = page.get_by_role("table", name="Tệp đã nhận")
    table.get_by_text("Kế hoạch 42/KH-UBND").wait_for()
    page.get_by_role("button", name="Xem và sửa: plan 41.txt").click()
    page.get_by_role("heading", name="plan 41.txt").wait_for()
    assert page.get_by_label("Số, ký hiệu").input_value() == "41/KH-UBND"
    page.get_by_role("button", name="Bỏ ra: plan 41.txt").click()
    page.get_by_role("heading", name="plan 42.txt").wait_for()
    assert table.get_by_text("plan 41.txt").count() == 0


def test_a_load_tells_only_what_it_did_and_leads_to_the_documents(own):
    watched, folder = own
    page = paste(watched, PLAN)
    load_one(page)
    told = page.get_by_role("status").filter(has_text="Đã nạp 1 văn bản.")
    assert "không phải văn bản" not in told.inner_text()
    page.get_by_label("Người ký").fill("Nguyễn Văn Bình")
    page.get_by_role("button", name="Lưu chỉnh sửa").click()
    page.get_by_text("đã sửa, cần nạp lại").wait_for()
    assert told.count() == 0
    page.get_by_role("button", name=re.compile("Nạp 1 văn bản")).click()
    again = page.get_by_role("status").filter(has_text="1 văn bản đã có trong kho")
    again.wait_for()
    assert "Đã nạp" not in again.inner_text()
    with open_store(str(folder), read_only=True) as store:
        assert document(store, identify(store, "41/KH-UBND")).signer == "Nguyễn Văn Bình"
    again.get_by_role("link", name="Kế hoạch 41/KH-UBND").click()
    page.get_by_role("heading", level=2, name="Kế hoạch 41/KH-UBND").wait_for()

"""Path, Coverage, Impact, Quality, Cypher, Timeline and Trainer: each page's main job by clicking."""

import csv
import json
import re

import pytest

from tests.browser.conftest import Watched
from tests.browser.test_reading import parameters


def test_a_path_is_a_list_of_sentences_and_a_drawing(watched):
    page = watched.open("/path")
    for label, number in (("Từ văn bản", "20/KH-UBND"), ("Đến văn bản", "29-NQ/TW")):
        page.get_by_label(label).fill(number)
        page.get_by_role("link", name=number).first.click()
        page.get_by_label(label).wait_for(state="detached")
    page.locator("g.edge").first.wait_for(state="attached")
    assert page.locator(".chain blockquote").count() >= 1


def test_coverage_says_who_has_acted_after_how_many_days(watched):
    page = watched.open("/coverage?doc=29-NQ/TW&units=before")
    page.get_by_text(re.compile(r"\d+ trên \d+ nơi có văn bản thực hiện")).wait_for()
    assert page.locator(".map > .cell").count() == 63
    acted = page.get_by_role("link", name=re.compile(r"^Lào Cai: .+, \d+ ngày$"))
    assert re.search(r"^Lào Cai\s+\d+$", acted.inner_text())
    assert page.get_by_role("note", name="An Giang: chưa có trong kho").inner_text().endswith("—")
    acted.click()
    page.wait_for_url(re.compile("/document"))


def test_coverage_is_laid_out_like_the_map_and_tells_the_delay_of_each_level(watched):
    page = watched.open("/coverage?doc=29-NQ/TW")
    cells = page.locator(".map > .cell")
    assert cells.count() == 34
    places = {
        name: cells.filter(has_text=name).first.bounding_box() for name in ("Cao Bằng", "Điện Biên", "Hà Nội", "Cà Mau")
    }
    assert places["Cao Bằng"]["y"] < places["Hà Nội"]["y"] < places["Cà Mau"]["y"]
    assert places["Điện Biên"]["x"] < places["Hà Nội"]["x"]
    strip = page.locator(".strip > *")
    assert strip.count() == 34
    days = [int(text) for text in strip.all_text_contents() if text]
    assert days
    assert days == sorted(days)
    delays = page.get_by_role("table", name="Độ trễ của từng cấp")
    assert re.search(r"Cấp tỉnh\s+\d+\s+\d+ ngày", delays.inner_text())


def test_coverage_shows_those_without_a_document_alone(watched):
    page = watched.open("/coverage?doc=29-NQ/TW&units=before")
    table = page.get_by_role("table", name="Từng nơi")
    assert table.get_by_text("Lào Cai", exact=True).count() == 1
    page.get_by_test_id("stButtonGroup").get_by_role("radio", name="Chưa có").click()
    watched.settle()
    assert table.get_by_text("Lào Cai", exact=True).count() == 0
    assert table.get_by_text("An Giang", exact=True).count() == 1
    assert parameters(page)["show"] == ["missing"]


def test_coverage_of_districts_below_a_province(watched):
    page = watched.open("/coverage?doc=29-NQ/TW&units=districts&within=10")
    page.get_by_text(re.compile(r"\d+ trên \d+ nơi")).wait_for()
    assert page.locator(".grid > .cell").filter(has_text="Bảo Thắng").count() == 1


def test_the_table_of_coverage_is_taken_away_for_either_decimal_sign(watched):
    page = watched.open("/coverage?doc=29-NQ/TW")
    for button, sign in (("Bảng mức phủ (CSV)", ","), ("CSV dấu chấm phẩy", ";")):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=button).click()
        data = waiting.value.path().read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        lines = list(csv.reader(data.decode("utf-8-sig").splitlines(), delimiter=sign))
        assert len(lines) == 35
        assert {len(line) for line in lines} == {9}


def test_impact_is_a_work_list_to_download(watched):
    page = watched.open("/impact?doc=29-NQ/TW")
    page.get_by_text(re.compile(r"\d+ văn bản dựa vào văn bản này")).wait_for()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Danh sách việc (CSV)").click()
    lines = waiting.value.path().read_text("utf-8-sig").splitlines()
    assert len(lines) > 5


def test_impact_is_filtered_and_each_line_opens_its_proof(watched):
    page = watched.open("/impact?doc=29-NQ/TW")
    table = page.get_by_role("table", name="Văn bản cần rà soát")
    table.wait_for()
    whole = table.locator("tbody tr").count()
    page.get_by_test_id("stButtonGroup").get_by_role("radio", name="Qua văn bản khác").click()
    watched.settle()
    through = table.locator("tbody tr").count()
    assert 0 < through < whole
    assert table.get_by_text("trực tiếp", exact=True).count() == 0
    table.get_by_role("button", name=re.compile("^Câu chứng minh: ")).first.click()
    page.wait_for_url(re.compile("/document.+edge="))
    page.locator("blockquote").first.wait_for()


def test_impact_marks_what_has_itself_ended_in_the_list_and_in_the_file(watched):
    page = watched.open("/impact?doc=108/2014/NĐ-CP")
    rows = page.get_by_role("table", name="Văn bản cần rà soát").locator("tbody tr")
    amendment = rows.filter(has=page.get_by_role("link", name="143/2020/NĐ-CP"))
    assert amendment.get_by_text("hết hiệu lực", exact=True).count() == 1
    plan = rows.filter(has=page.get_by_role("link", name="20/KH-UBND"))
    assert plan.get_by_text("hết hiệu lực", exact=True).count() == 0
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Danh sách việc (CSV)").click()
    lines = list(csv.DictReader(waiting.value.path().read_text("utf-8-sig").splitlines()))
    standing = {line["văn bản"]: line["tình trạng"] for line in lines}
    assert standing["Nghị định 143/2020/NĐ-CP"] == "hết hiệu lực"
    assert standing["Kế hoạch 20/KH-UBND"] == ""


def test_quality_lists_findings_and_each_line_opens_its_proof(watched):
    page = watched.open("/quality")
    card = page.locator("section.card").filter(has=page.locator("blockquote")).first
    card.wait_for()
    said = " ".join(card.locator("blockquote").inner_text().split())[:40]
    card.locator("blockquote").click()
    page.wait_for_url(re.compile("/document.+at="))
    here = page.locator("[id=at]")
    here.wait_for()
    around = " ".join(page.locator(".reader").inner_text().split())
    assert said in around


def test_a_misprint_stands_beside_its_probable_original(watched):
    page = watched.open("/quality?finding=misprint")
    readings = page.locator("dl.readings").first
    readings.wait_for()
    printed, probable = readings.locator("dd").all_inner_texts()
    assert printed != probable
    boxes = [readings.locator("div").nth(number).bounding_box() for number in (0, 1)]
    assert abs(boxes[0]["y"] - boxes[1]["y"]) < 2
    assert boxes[0]["x"] < boxes[1]["x"]


def test_a_saved_query_is_a_form_and_its_answer_a_link(watched):
    page = watched.open("/cypher?query=cascade")
    page.get_by_label("Văn bản (số hiệu hoặc mã)").fill("29-NQ/TW")
    page.get_by_role("button", name="Chạy").click()
    page.get_by_text(re.compile(r"\d+ dòng, \d+ ms")).wait_for()
    assert parameters(page)["p_document"] == ["29-NQ/TW"]
    page.get_by_test_id("stButtonGroup").get_by_role("radio", name="Sơ đồ").click()
    page.locator("g.node").first.wait_for()


def test_own_cypher_is_completed_run_and_kept_in_the_history(watched):
    page = watched.open("/cypher?way=own")
    editor = page.get_by_label("Câu lệnh Cypher")
    editor.fill("MATCH (d:Docu")
    editor.press("End")
    editor.press("Tab")
    assert editor.input_value() == "MATCH (d:Document"
    editor.fill("MATCH (d:Document) RETURN d.number AS so LIMIT 3")
    editor.press("Control+Enter")
    page.get_by_text(re.compile(r"3 dòng, \d+ ms")).wait_for()
    page.get_by_text(re.compile(r"Đã chạy \(\d+\)")).wait_for()


def test_the_editor_keeps_the_statement_whose_answer_stands_below(watched):
    page = watched.open("/cypher?way=own")
    editor = page.get_by_label("Câu lệnh Cypher")
    for word in ("mot", "hai", "ba"):
        statement = f"RETURN '{word}' AS {word}"
        editor.fill(statement)
        editor.press("Control+Enter")
        page.get_by_role("columnheader", name=word, exact=True).wait_for()
        page.locator("[data-test-script-state=notRunning]").wait_for()
        assert editor.input_value() == statement


def test_own_cypher_is_saved_with_its_values_reopened_by_another_visit_and_removed(app, browser, watched):
    page = watched.open("/cypher?way=own")
    page.get_by_label("Câu lệnh Cypher").fill(
        "MATCH (d:Document) WHERE d.kind = $kind RETURN d.number AS so LIMIT $rows"
    )
    page.get_by_label("Câu lệnh Cypher").press("Control+Enter")
    page.get_by_text(re.compile("Hãy cho giá trị")).wait_for()
    page.get_by_label("$kind").fill("KH")
    page.get_by_label("$kind").press("Enter")
    page.get_by_label("$rows").fill("2")
    page.get_by_label("$rows").press("Enter")
    page.get_by_text(re.compile(r"2 dòng, \d+ ms")).wait_for()
    assert parameters(page)["p_kind"] == ["KH"]
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.get_by_text("Hãy đặt tên cho câu").wait_for()
    page.get_by_label("Tên cho câu vừa chạy").fill("<img src=x onerror=alert(1)> kế hoạch")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_text("Câu đã lưu (1)").wait_for()

    later = Watched(browser, app.address)
    again = later.open("/cypher?way=own")
    again.get_by_role("button", name="<img src=x onerror=alert(1)> kế hoạch", exact=True).click()
    again.get_by_text(re.compile(r"2 dòng, \d+ ms")).wait_for()
    assert again.get_by_label("$kind").input_value() == "KH"
    again.get_by_text("Câu đã lưu (1)").click()
    again.get_by_role("button", name=re.compile("^Xóa")).click()
    again.get_by_text("Câu đã lưu").wait_for(state="detached")
    later.check()


def run(watched, statement: str):
    page = watched.open("/cypher?way=own")
    editor = page.get_by_label("Câu lệnh Cypher")
    editor.fill(statement)
    editor.press("Control+Enter")
    return page


def test_nodes_and_paths_are_links_in_the_table_and_boxes_in_the_graph(watched):
    page = run(
        watched, "MATCH p = (:Document)-[r:IMPLEMENTS]->(b:Document {number: '29-NQ/TW'}) RETURN p, r, b LIMIT 5"
    )
    page.get_by_text(re.compile(r"5 dòng, \d+ ms")).wait_for()
    page.get_by_role("link", name="Nghị quyết 29-NQ/TW").nth(4).wait_for()
    page.get_by_test_id("stButtonGroup").get_by_role("radio", name="Sơ đồ").click()
    page.locator("g.node").filter(has_text="29-NQ/TW").first.wait_for()
    assert page.locator("g.edge").count() == 5
    page.get_by_test_id("stButtonGroup").get_by_role("radio", name="JSON").click()
    page.locator("pre").filter(has_text='"relationships"').wait_for()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải JSON").click()
    assert len(json.loads(waiting.value.path().read_text("utf-8"))) == 5


def test_a_mistake_is_explained_in_the_language_of_the_reader_with_the_words_of_the_engine_to_unfold(watched):
    page = run(watched, "MATCH (d:Document) RETURN so.number")
    alert = page.get_by_role("alert").filter(has_text="Không chạy được: Chưa có biến so")
    alert.wait_for()
    assert not alert.get_by_text("Undefined variable").is_visible()
    alert.get_by_text("Nguyên văn").click()
    assert alert.get_by_text("Undefined variable").is_visible()


def test_a_long_answer_is_cut_off_in_sight_and_read_part_by_part(watched):
    page = run(watched, "UNWIND range(1, 1500) AS so RETURN so")
    page.get_by_text("Đã cắt ở 1000 dòng; còn nữa").wait_for()
    assert page.locator("tbody tr").count() == 100
    page.get_by_role("button", name="Trang sau").click()
    page.get_by_text("Đang hiện 101–200 trên 1000").wait_for()
    assert page.locator("tbody tr").first.inner_text() == "101"


def test_a_formula_in_an_answer_does_not_run_in_a_spreadsheet(watched):
    page = run(watched, "RETURN '=HYPERLINK(\"http://example.com\")' AS `=1+1`, '@SUM(1)' AS b, '-2+3' AS c, -2 AS d")
    page.get_by_text(re.compile(r"1 dòng, \d+ ms")).wait_for()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải CSV").click()
    head, row = csv.reader(waiting.value.path().read_text("utf-8-sig").splitlines())
    assert head[0] == "'=1+1"
    assert row == ['\'=HYPERLINK("http://example.com")', "'@SUM(1)", "'-2+3", "-2"]


def test_a_link_runs_the_statement_for_whoever_it_is_sent_to(watched, browser, app):
    page = run(watched, "MATCH (d:Document) RETURN count(d) AS tong")
    page.get_by_text(re.compile(r"1 dòng, \d+ ms")).wait_for()
    other = Watched(browser, app.address)
    opened = other.open(page.url.removeprefix(app.address))
    opened.get_by_text(re.compile(r"1 dòng, \d+ ms")).wait_for()
    assert opened.get_by_label("Câu lệnh Cypher").input_value() == "MATCH (d:Document) RETURN count(d) AS tong"
    other.check()


def test_a_statement_that_writes_is_refused_with_the_reason(watched):
    page = watched.open("/cypher?way=own")
    editor = page.get_by_label("Câu lệnh Cypher")
    editor.fill("MATCH (d) DETACH DELETE d")
    editor.press("Control+Enter")
    page.get_by_role("alert").filter(has_text="Không chạy được").wait_for()


def test_a_point_of_the_timeline_opens_its_document(watched):
    page = watched.open("/timeline?doc=29-NQ/TW")
    page.locator("g.node").filter(has_text="44/NQ-CP").click()
    page.get_by_role("heading", level=2, name="Nghị quyết 44/NQ-CP").wait_for()


def test_a_cascade_is_stepped_through_by_keyboard_and_taken_away(watched, browser):
    page = watched.open("/trainer?doc=29-NQ/TW")
    page.get_by_role("heading", level=2, name="Nghị quyết 29-NQ/TW").wait_for()
    page.keyboard.press("ArrowRight")
    page.get_by_text(re.compile("Bước 2 trên")).first.wait_for()
    page.locator("blockquote").first.wait_for()
    watched.settle()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải bài giảng").click()
    lesson = waiting.value.path()
    context = browser.new_context(offline=True)
    alone = context.new_page()
    errors: list[str] = []
    alone.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    alone.set_content(lesson.read_text("utf-8"))
    alone.keyboard.press("ArrowRight")
    assert alone.locator("section.shown").get_attribute("data-step") == "2"
    assert errors == []
    context.close()


@pytest.mark.parametrize("name", ["lineage", "coverage", "impact", "timeline", "trainer", "document"])
def test_a_page_without_a_document_suggests_the_largest_cascades(watched, name):
    page = watched.open(f"/{name}")
    page.get_by_text("đứng đầu chuỗi triển khai lớn nhất").wait_for()
    counts = [int(count) for count in re.findall(r"(\d+) văn bản bên dưới", page.locator(".elements ul").inner_text())]
    assert len(counts) > 1
    assert counts == sorted(counts, reverse=True)
    page.locator(".elements ul a").first.click()
    page.wait_for_url(re.compile("doc=urn"))


def test_a_path_is_suggested_from_far_below(watched):
    page = watched.open("/path?to=29-NQ/TW")
    page.get_by_text("ở xa nhất bên dưới Nghị quyết 29-NQ/TW").wait_for()
    page.get_by_role("link", name=re.compile("KH")).first.click()
    page.locator(".chain blockquote").first.wait_for()


def test_a_saved_query_tells_codes_in_words_and_own_cypher_as_they_are(watched):
    page = watched.open("/cypher?query=relations-by-type")
    page.get_by_text(re.compile(r"\d+ dòng, \d+ ms")).wait_for()
    page.get_by_role("cell", name="thực hiện", exact=True).first.wait_for()
    run(watched, "MATCH (:Document)-[r:IMPLEMENTS]->() RETURN type(r) AS relation LIMIT 1")
    page.get_by_role("cell", name="IMPLEMENTS", exact=True).wait_for()


def test_a_misspelt_label_is_told_where_the_answer_is_empty(watched):
    page = watched.open("/cypher?way=own&cypher=MATCH (n:Dokument) RETURN n")
    told = page.get_by_role("alert").filter(has_text="Đồ thị không có nhãn Dokument; có phải là Document?")
    told.wait_for()
    page.get_by_text(re.compile("Không có dòng nào")).wait_for()

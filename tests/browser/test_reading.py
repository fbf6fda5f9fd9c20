"""Find, Document and Lineage by clicking, as a lawyer would."""

import csv
import re
from urllib.parse import parse_qs, quote, urlparse

import pytest

from tests.browser.conftest import Watched

PLAN = "20/KH-UBND"


def parameters(page) -> dict[str, list[str]]:
    return parse_qs(urlparse(page.url).query)


def test_a_search_without_diacritics_finds_the_document_and_a_click_opens_it(watched):
    page = watched.open()
    page.get_by_label("Tìm văn bản").fill("ke hoach lao cai 20/kh-ubnd")
    page.get_by_role("link", name="Kế hoạch 20/KH-UBND").first.click()
    page.get_by_role("heading", level=2, name="Kế hoạch 20/KH-UBND").wait_for()
    assert parameters(page)["doc"][0].startswith("urn:lex:vn;lao.cai")


def test_the_outline_has_typed_lists_with_counts_in_both_directions(watched):
    page = watched.open(f"/document?doc={quote('06-ĐA/TU')}")
    for name in ("Thực hiện, triển khai", "Được thực hiện bởi"):
        box = page.get_by_role("region", name=name)
        count = int(box.locator(".count").inner_text())
        assert count >= 1
        assert box.get_by_role("link").count() >= min(count, 5)


def test_a_click_on_a_line_shows_the_sentence_beside_the_drawing_and_the_link_reopens_it(watched, browser, app):
    page = watched.open(f"/document?doc={PLAN}")
    page.locator("g.node.root").wait_for()
    places = page.locator("g.node").evaluate_all("nodes => nodes.map(node => node.getAttribute('transform'))")
    page.locator("g.word").filter(has_text="thực hiện").first.click()
    sentence = page.locator("blockquote.IMPLEMENTS")
    sentence.first.wait_for()
    assert len(sentence.first.inner_text()) > 20
    assert page.get_by_text("Trích từ").count() >= 1
    assert page.get_by_text(re.compile(r"ký tự \d+–\d+")).count() >= 1
    assert page.locator("g.node").evaluate_all("nodes => nodes.map(node => node.getAttribute('transform'))") == places
    watched.settle()
    again = Watched(browser, app.address)
    reopened = again.open("/?" + urlparse(page.url).query)
    reopened.locator("blockquote.IMPLEMENTS").first.wait_for()
    assert reopened.locator("g.edge.picked").count() == 1
    assert reopened.locator("blockquote.IMPLEMENTS").first.inner_text() == sentence.first.inner_text()
    again.check()


def test_the_deep_link_opens_the_document_in_either_language(watched):
    page = watched.open("/?doc=29-NQ/TW&lang=en")
    page.get_by_role("heading", level=2, name="Resolution 29-NQ/TW").wait_for()
    page.get_by_role("button", name="Tiếng Việt").click()
    page.get_by_role("heading", level=2, name="Nghị quyết 29-NQ/TW").wait_for()


def test_the_centre_stands_on_top_and_words_and_boxes_do_not_overlap(watched):
    page = watched.open("/document?doc=29-NQ/TW")
    page.locator("g.node.root").wait_for()
    heights = page.locator("g.tiers text").evaluate_all("all => all.map(text => text.getBoundingClientRect().top)")
    assert heights == sorted(heights)
    assert page.locator("g.tiers text").first.text_content() == "Trung ương Đảng"
    boxes = page.locator("g.node rect.box, g.word rect.plate").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(one => [one.left, one.top, one.right, one.bottom])"
    )
    for index, (left, top, right, bottom) in enumerate(boxes):
        for other_left, other_top, other_right, other_bottom in boxes[index + 1 :]:
            apart = other_left > right - 1 or left > other_right - 1 or other_top > bottom - 1 or top > other_bottom - 1
            assert apart


def test_texts_of_a_box_stay_inside_it(watched):
    page = watched.open("/lineage?doc=29-NQ/TW&depth=3")
    page.locator("g.node.root").wait_for()
    page.evaluate("document.fonts.ready")
    over = page.locator("g.node").evaluate_all(
        "all => all.flatMap(node => { const box = node.querySelector('.box').getBoundingClientRect();"
        " return [...node.querySelectorAll('text:not(.opener text)')].filter(text =>"
        " text.getBoundingClientRect().right > box.right + 1).map(text => text.textContent) })"
    )
    assert over == []


def test_a_lineage_grows_where_it_is_opened_and_a_step_can_be_taken_back(watched):
    page = watched.open("/lineage?doc=29-NQ/TW")
    page.locator("g.node.root").wait_for()
    before = page.locator("g.node").count()
    page.locator("g.opener").first.click()
    page.wait_for_function(f"() => {COUNT_NODES} > {before}")
    assert "open" in parameters(page)
    page.get_by_role("button", name="Lùi một bước").click()
    page.wait_for_function(f"() => {COUNT_NODES} === {before}")


COUNT_NODES = (
    "[...document.querySelectorAll('*')].filter(e => e.shadowRoot).flatMap(e =>"
    " [...e.shadowRoot.querySelectorAll('g.node')]).length"
)


def test_search_within_the_drawing_marks_the_hit(watched):
    page = watched.open("/lineage?doc=29-NQ/TW&depth=2")
    page.locator("g.node.root").wait_for()
    page.get_by_placeholder("Tìm trong sơ đồ").fill("44/nq")
    assert page.locator("g.node.found").count() == 1
    assert "44/NQ-CP" in page.locator("g.node.found").text_content()


@pytest.mark.parametrize(
    ("button", "begins"),
    [
        ("Sơ đồ SVG", b"<svg"),
        ("GraphML", b"<graphml"),
        ("Trang HTML", b"<!doctype html>"),
        ("Bảng CSV", b"\xef\xbb\xbf"),
    ],
)
def test_a_drawing_can_be_taken_away(watched, button, begins):
    page = watched.open("/lineage?doc=29-NQ/TW")
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button, exact=True).click()
    assert waiting.value.path().read_bytes().lstrip().startswith(begins)


def test_the_picture_can_be_taken_away_as_png(watched):
    page = watched.open("/lineage?doc=29-NQ/TW")
    page.locator("g.node.root").wait_for()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Ảnh PNG").click()
    assert waiting.value.path().read_bytes().startswith(b"\x89PNG")


def test_the_reader_marks_citations_and_a_click_leads_to_the_cited_document(watched):
    page = watched.open(f"/document?doc={PLAN}&view=reader")
    marks = page.locator("mark a")
    marks.first.wait_for()
    assert page.locator("mark.IMPLEMENTS").count() >= 1
    marks.first.click()
    page.wait_for_url(re.compile("06-da-tu|03-nq-tu|dai"))


def test_a_proof_leads_to_its_sentence_in_the_text(watched):
    page = watched.open(f"/document?doc={quote('06-ĐA/TU')}&view=cited_by")
    page.locator("blockquote").first.click()
    here = page.locator("[id=at]")
    here.wait_for()
    assert page.evaluate(
        "() => { for (const e of document.querySelectorAll('*')) { const at = e.shadowRoot?.getElementById('at');"
        " if (at) { const box = at.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; } } }"
    )


def test_a_number_of_several_documents_asks_which_is_meant(watched):
    page = watched.open("/document?doc=khong-co-so-nay")
    page.get_by_text("Kho không có văn bản mang mã").wait_for()


def test_filters_stand_in_the_address(watched):
    page = watched.open("/?level=province&kind=KH")
    page.get_by_text(re.compile(r"\d+ văn bản, đang hiện")).wait_for()
    rows = page.locator("tbody tr td:first-child").all_inner_texts()
    assert rows
    assert all("Kế hoạch" in row for row in rows)


def test_a_proof_of_the_outline_is_shown_under_its_row_and_hidden_again(watched):
    page = watched.open(f"/document?doc={quote('06-ĐA/TU')}")
    box = page.get_by_role("region", name="Được thực hiện bởi")
    box.get_by_role("button", name=re.compile("^Câu chứng minh: ")).first.click()
    box.locator("blockquote.IMPLEMENTS").first.wait_for()
    assert "edge" in parameters(page)
    box.get_by_role("button", name=re.compile("^Ẩn câu chứng minh: ")).click()
    box.locator("blockquote").first.wait_for(state="detached")
    assert "edge" not in parameters(page)


def test_the_reader_says_what_the_lines_under_citations_mean(watched):
    page = watched.open(f"/document?doc={PLAN}&view=reader")
    legend = page.get_by_role("note", name="Chú giải")
    legend.wait_for()
    assert legend.locator("mark.IMPLEMENTS").inner_text() == "thực hiện"
    counted = sum(int(count) for count in re.findall(r"(\d+)", legend.inner_text()))
    assert counted == page.locator(".reader mark").count()
    assert legend.locator("mark.IMPLEMENTS").evaluate("m => getComputedStyle(m).borderBottomColor") == page.locator(
        ".reader mark.IMPLEMENTS"
    ).first.evaluate("m => getComputedStyle(m).borderBottomColor")


def test_the_tasks_of_an_appendix_are_taken_away(watched):
    page = watched.open(f"/document?doc={PLAN}&view=tasks")
    rows = page.get_by_role("table", name="Nhiệm vụ").locator("tbody tr")
    rows.first.wait_for()
    count = rows.count()
    page.get_by_test_id("stButtonGroup").get_by_role("radio", name="Tải về").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Nhiệm vụ của phụ lục (CSV)").click()
    lines = list(csv.reader(waiting.value.path().read_text("utf-8-sig").splitlines()))
    assert len(lines) == count + 1


def test_the_document_looked_at_goes_along_to_the_pages_that_need_one(watched):
    page = watched.open("/document?doc=108/2014/NĐ-CP")
    ended = page.get_by_text("Hết hiệu lực: bị bãi bỏ bởi")
    ended.wait_for()
    assert ended.inner_text() == "Hết hiệu lực: bị bãi bỏ bởi Nghị định 29/2023/NĐ-CP ngày 03/06/2023"
    page.get_by_role("button", name="Xem ảnh hưởng").click()
    page.wait_for_url(re.compile("/impact"))
    ended.wait_for()
    for section, link in (("Phân tích", "Mức phủ"), ("Phân tích", "Dòng thời gian"), ("Làm việc", "Giảng dạy")):
        page.get_by_role("button", name=section).click()
        page.get_by_role("menuitem", name=link).click()
        watched.settle()
        page.get_by_text("Nghị định 108/2014/NĐ-CP").first.wait_for()
    page.get_by_role("button", name="Đổi", exact=True).click()
    page.get_by_label("Văn bản đứng đầu").wait_for()
    assert "doc" not in parameters(page)


def test_a_link_leads_to_the_top_of_the_next_document(watched):
    page = watched.open(f"/document?doc={PLAN}")
    main = page.get_by_test_id("stMain")
    page.get_by_role("heading", level=3, name="Dòng văn bản").scroll_into_view_if_needed()
    main.evaluate("node => node.scrollTo(0, 250)")
    assert main.evaluate("node => node.scrollTop") == 250
    page.get_by_role("link", name="06-ĐA/TU").first.click()
    page.get_by_role("heading", level=2, name="06-ĐA/TU").wait_for()
    watched.settle()
    assert main.evaluate("node => node.scrollTop") == 0

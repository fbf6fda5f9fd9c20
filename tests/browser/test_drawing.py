"""The drawings by mouse and keyboard: what is marked, what is told, and what is taken away."""

import base64
import re
from urllib.parse import parse_qs, urlparse

import pytest

from tests.browser.conftest import Watched

IN_DRAWING = (
    "[...document.querySelectorAll('*')].filter(e => e.shadowRoot)"
    ".flatMap(e => [...e.shadowRoot.querySelectorAll('{}')])"
)
CORNERS = "all => all.map(one => one.getBoundingClientRect()).map(one => [one.left, one.top, one.right, one.bottom])"
A3_LANDSCAPE = (1190.55, 841.89)


def parameters(page) -> dict[str, list[str]]:
    return parse_qs(urlparse(page.url).query)


def count(selector: str) -> str:
    return IN_DRAWING.format(selector) + ".length"


def box(page, number: str):
    return page.locator("g.node").filter(has=page.locator(".head", has_text=number)).first


def opened(watched, path: str):
    page = watched.open(path)
    page.locator("g.node.root").first.wait_for()
    return page


def test_a_chosen_box_shows_the_shortest_way_from_the_root_in_strokes_and_in_words(watched):
    page = opened(watched, "/lineage?doc=02-NQ/HNTW&depth=3")
    box(page, "20/KH-UBND").click()
    page.locator("g.edge.way").first.wait_for(state="attached")
    steps = page.locator("g.edge.way").count()
    assert steps >= 2
    widths = page.locator("g.edge.way .line, g.edge.faded .line").evaluate_all(
        "all => all.map(line => [line.closest('.way') !== null, parseFloat(getComputedStyle(line).strokeWidth)])"
    )
    assert min(width for way, width in widths if way) > 1.5 * max(width for way, width in widths if not way)
    assert page.locator("g.node.way").count() == steps + 1
    told = page.get_by_role("status").filter(has_text="Đường ngắn nhất").inner_text()
    assert told.index("02-NQ/HNTW") < told.index("20/KH-UBND")
    assert len(re.findall(r"[→←] [^→←]+ [→←]", told)) == steps
    assert page.locator("g.node.faded").count() > 0


def test_the_way_is_found_by_keyboard_alone(watched):
    page = opened(watched, "/lineage?doc=29-NQ/TW&depth=2")
    page.locator("g.node.root").focus()
    page.keyboard.press("ArrowDown")
    first = page.evaluate(f"{IN_DRAWING.format('g.node:focus')}.map(node => node.dataset.node)")
    assert len(first) == 1
    page.keyboard.press("Enter")
    page.locator("g.edge.way").first.wait_for(state="attached")
    watched.settle()
    assert parameters(page)["node"] == first
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    assert page.locator("g.edge.way, g.node.faded").count() == 0


def test_the_way_to_a_box_leads_to_its_sentences(watched):
    page = opened(watched, "/lineage?doc=29-NQ/TW&depth=2")
    box(page, "20/KH-UBND").click()
    page.get_by_role("button", name="Đường đến gốc").click()
    page.get_by_role("heading", name="Đường 1").wait_for()
    assert parameters(page)["to"][0].endswith("29-nq-tw")
    assert page.locator("blockquote").count() >= 1


def test_a_click_changes_the_panel_and_leaves_the_drawing_untouched(watched):
    page = opened(watched, "/lineage?doc=29-NQ/TW&depth=2")
    page.evaluate(f"{IN_DRAWING.format('svg')}.forEach(svg => {{ svg.dataset.seen = 'before' }})")
    page.locator("g.word").filter(has_text="thực hiện").first.click()
    page.locator("blockquote.IMPLEMENTS").first.wait_for()
    watched.settle()
    assert page.evaluate(f"{IN_DRAWING.format('svg')}.every(svg => svg.dataset.seen === 'before')")
    assert "edge" in parameters(page)


def test_a_box_is_hidden_and_every_step_can_be_taken_back_in_order(watched):
    page = opened(watched, "/lineage?doc=29-NQ/TW")
    start = page.locator("g.node").count()
    page.locator("g.opener").first.click()
    page.wait_for_function(f"() => {count('g.node')} > {start}")
    grown = page.locator("g.node").count()
    box(page, "44/NQ-CP").click()
    page.get_by_role("button", name="Ẩn khỏi sơ đồ").click()
    page.wait_for_function(f"() => {count('g.node')} < {grown}")
    page.get_by_text("1 văn bản đã ẩn").wait_for()
    assert box(page, "44/NQ-CP").count() == 0
    page.get_by_role("button", name="Lùi một bước").click()
    page.wait_for_function(f"() => {count('g.node')} === {grown}")
    page.get_by_role("button", name="Lùi một bước").click()
    page.wait_for_function(f"() => {count('g.node')} === {start}")
    assert "open" not in parameters(page)


def test_an_opened_box_stays_where_it_was(watched):
    page = opened(watched, "/lineage?doc=29-NQ/TW")
    before = page.locator("g.node").count()
    opener = page.locator("g.opener[data-open=down]").first
    owner = opener.get_attribute("data-of")
    node = page.locator(f'g.node[data-node="{owner}"] .box').first
    opener.scroll_into_view_if_needed()
    at = node.bounding_box()
    opener.click()
    page.wait_for_function(f"() => {count('g.node')} > {before}")
    watched.settle()
    after = page.locator(f'g.node[data-node="{owner}"] .box').first.bounding_box()
    at_an_end = page.locator(".view").first.evaluate(
        "view => view.scrollTop === 0 || view.scrollTop >= view.scrollHeight - view.clientHeight - 1"
    )
    assert abs(after["y"] - at["y"]) <= 2 or at_an_end
    assert abs(after["width"] - at["width"]) < 1


def test_enter_goes_from_hit_to_hit_and_no_hit_is_said(watched):
    page = opened(watched, "/lineage?doc=29-NQ/TW&depth=2")
    find = page.get_by_placeholder("Tìm trong sơ đồ")
    find.fill("ke hoach")
    hits = page.locator("g.node.found").count()
    assert hits >= 2
    assert page.locator("g.node.here").count() == 1
    first = page.locator("g.node.here").get_attribute("data-node")
    find.press("Enter")
    assert page.locator("g.node.here").get_attribute("data-node") != first
    page.get_by_text(f"2 / {hits}").wait_for()
    box_of_hit = page.locator("g.node.here .box").bounding_box()
    view = page.locator(".view").first.bounding_box()
    assert view["y"] <= box_of_hit["y"] <= view["y"] + view["height"]
    find.fill("không có hộp này")
    page.get_by_text("Không có hộp nào khớp").wait_for()


def test_a_tier_name_covers_no_box_wherever_the_drawing_is_scrolled(browser, app):
    watched = Watched(browser, app.address, viewport={"width": 390, "height": 844})
    page = opened(watched, "/lineage?doc=29-NQ/TW&depth=2")
    for left in (0, 150, 400):
        page.locator(".view").first.evaluate("(view, left) => { view.scrollLeft = left }", left)
        page.wait_for_timeout(100)
        names, boxes = (
            page.locator(selector).evaluate_all(CORNERS) for selector in ("g.tiers text", "g.node rect.box")
        )
        for name_left, name_top, name_right, name_bottom in names:
            for box_left, box_top, box_right, box_bottom in boxes:
                apart = name_right < box_left or box_right < name_left or name_bottom < box_top or box_bottom < name_top
                assert apart
    watched.check()


@pytest.mark.parametrize("button", ["PDF (A3 ngang)", "Sơ đồ SVG"])
def test_a_path_can_be_taken_away_as_a_picture(watched, button):
    page = opened(watched, "/path?from=20/KH-UBND&to=29-NQ/TW")
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    assert waiting.value.path().read_bytes().startswith((b"%PDF", b"<svg"))


def test_the_page_taken_away_holds_what_was_opened_on_the_screen(watched):
    page = opened(watched, "/lineage?doc=29-NQ/TW")
    before = page.locator("g.node").count()
    page.locator("g.opener").first.click()
    page.wait_for_function(f"() => {count('g.node')} > {before}")
    watched.settle()
    shown = page.locator("g.node").evaluate_all("nodes => nodes.map(node => node.dataset.node)")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Trang HTML").click()
    text = waiting.value.path().read_text("utf-8")
    assert all(f'"id": "{id_}"' in text for id_ in shown)
    assert text.count('"id": "') == len(shown)


def test_the_png_opens_and_is_drawn_in_the_font_of_the_page(watched):
    page = opened(watched, "/lineage?doc=29-NQ/TW")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Ảnh PNG").click()
    png = waiting.value.path().read_bytes()
    assert waiting.value.suggested_filename == "dong-van-ban-cua-nghi-quyet-29-nq-tw.png"
    seen = page.evaluate(
        """async (address) => {
          const image = new Image();
          image.src = address;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height);
          const context = canvas.getContext("2d");
          context.drawImage(image, 0, 0);
          const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
          return { width: image.width, height: image.height, colours: new Set(pixels).size };
        }""",
        f"data:image/png;base64,{base64.b64encode(png).decode()}",
    )
    assert 1000 <= seen["width"] <= 8000
    assert 800 <= seen["height"] <= 8000
    assert seen["colours"] > 50
    assert len(png) < 4_000_000


PRINTED = (
    "[...document.querySelectorAll('iframe.printed')].map(frame => frame.contentDocument.documentElement.outerHTML)[0]"
)


def test_the_printed_page_is_the_whole_drawing_on_one_a3_sheet_with_title_and_legend(watched, browser):
    page = opened(watched, "/lineage?doc=29-NQ/TW&depth=2")
    page.get_by_role("button", name="In (A3)").click()
    page.wait_for_function(f"() => {PRINTED} !== undefined")
    printed = page.evaluate(PRINTED)
    assert "Dòng văn bản của Nghị quyết 29-NQ/TW" in printed
    assert "chỉ được dẫn" in printed
    assert printed.count("data:font/woff2;base64") + printed.count("data:application/octet-stream;base64") >= 6
    sheet = browser.new_page()
    sheet.set_content(printed)
    pdf = sheet.pdf(prefer_css_page_size=True, print_background=True)
    sheet.close()
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert [(float(width), float(height)) for width, height in boxes] == [pytest.approx(A3_LANDSCAPE, abs=1)]


def test_looking_at_a_document_of_the_timeline_shows_its_relations_in_lines_and_words(watched):
    page = opened(watched, "/timeline?doc=29-NQ/TW")
    root = page.locator("g.node.root")
    root.locator(".box").hover()
    assert page.locator("g.edge.near").count() >= 3
    near = page.locator("g.node.near").count()
    assert near >= 4
    told = page.get_by_role("status").filter(has_text="29-NQ/TW").inner_text()
    assert "← thực hiện ←" in told
    page.locator("g.node:not(.root)").last.focus()
    assert page.locator("g.node.near").count() < near
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_span_of_the_timeline_is_dragged_written_and_undone_and_stands_in_the_address(watched):
    page = watched.open("/timeline?way=all")
    page.locator("svg.timeline").wait_for()
    everything = page.locator("g.node").count()
    frame = page.locator("svg.timeline").bounding_box()
    page.mouse.move(frame["x"] + frame["width"] * 0.55, frame["y"] + 60)
    page.mouse.down()
    page.mouse.move(frame["x"] + frame["width"] * 0.75, frame["y"] + 70, steps=4)
    page.mouse.up()
    page.wait_for_function(f"() => {count('g.node')} < {everything}")
    watched.settle()
    since, until = parameters(page)["since"][0], parameters(page)["until"][0]
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", since)
    assert since < until
    assert page.get_by_label("Từ ngày").input_value() == "/".join(reversed(since.split("-")))
    page.get_by_role("button", name="Toàn bộ thời gian").click()
    page.wait_for_function(f"() => {count('g.node')} === {everything}")
    page.get_by_label("Từ ngày").fill("6/2019")
    page.get_by_label("Từ ngày").press("Enter")
    page.wait_for_function(f"() => {count('g.node')} < {everything}")
    watched.settle()
    assert parameters(page)["since"] == ["2019-06"]
    page.get_by_label("Đến ngày").fill("hôm qua")
    page.get_by_label("Đến ngày").press("Enter")
    page.get_by_text("Viết 30/6/2023").wait_for()
    assert "until" not in parameters(page)


def test_a_click_on_a_point_of_the_timeline_opens_its_document(watched):
    page = opened(watched, "/timeline?doc=29-NQ/TW")
    page.locator("g.node.root .box").click()
    page.get_by_role("heading", level=2, name="Nghị quyết 29-NQ/TW").wait_for()


def test_the_drawing_of_the_trainer_stays_inside_its_half_page_at_every_step(watched):
    page = opened(watched, "/trainer?doc=29-NQ/TW")
    last = int(re.search(r"Bước 1 trên (\d+)", page.get_by_test_id("stMain").inner_text())[1])
    for step in range(2, last + 1):
        page.keyboard.press("ArrowRight")
        page.get_by_text(f"Bước {step} trên {last}").first.wait_for()
        watched.settle()
        view = page.locator(".view").first
        assert view.evaluate("view => view.scrollWidth - view.clientWidth") <= 1
        shown, root = view.bounding_box(), page.locator("g.node.root .box").first.bounding_box()
        assert shown["y"] - 1 <= root["y"] <= shown["y"] + shown["height"]
    assert page.get_by_role("button", name="Bước sau").is_disabled()


def test_a_filter_by_date_takes_a_year_to_its_last_day_and_stands_in_the_picture(watched):
    page = opened(watched, "/lineage?doc=29-NQ/TW&depth=2&until=2019")
    dates = [text for text in page.locator("g.node .foot").all_text_contents() if "/" in text]
    years = {int(re.search(r"/?(\d{4})", text)[1]) for text in dates}
    assert max(years) == 2019
    assert page.get_by_text("tính đến 31/12/2019").count() >= 1
    page.get_by_role("button", name="Bộ lọc và độ sâu").click()
    assert page.get_by_label("Tính đến ngày").input_value() == "2019"

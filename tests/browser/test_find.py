"""Find by typing and by keyboard: the table, the passages of texts, their way into the reader, and what is said."""

import re
from urllib.parse import parse_qs, quote, urlparse

import pytest

from tests.browser.conftest import Watched

FOCUSED = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot) at = at.shadowRoot.activeElement;
  return at?.tagName;
}"""


def parameters(page) -> dict[str, list[str]]:
    return parse_qs(urlparse(page.url).query)


def type_words(watched, text: str, *, label: str = "Tìm văn bản"):
    watched.page.get_by_label(label).fill(text)
    watched.page.wait_for_function("text => new URLSearchParams(location.search).get('q') === text", arg=text)
    watched.settle()
    return watched.page


def test_words_of_a_text_are_found_and_their_passage_opens_the_reader_at_its_place(watched):
    watched.open()
    page = type_words(watched, '"ky hop dong thuc tap"')
    page.get_by_role("heading", name="Trong nội dung văn bản").wait_for()
    assert page.get_by_text("1 văn bản có các từ này trong nội dung.").count() == 1
    assert page.locator("mark.hit").all_inner_texts() == ["Ký hợp đồng thực tập"]
    passage = page.locator("a.passage")
    assert passage.get_attribute("href").startswith("document?doc=urn")
    passage.click()
    here = page.locator(".reader .here").first
    here.wait_for()
    assert "Ký hợp đồng thực tập" in here.inner_text()
    assert here.evaluate(
        "node => { const box = node.getBoundingClientRect(); return box.top > 0 && box.top < innerHeight }"
    )
    assert parameters(page)["view"] == ["reader"]


def test_documents_of_the_table_come_first_and_others_are_one_click_below(watched):
    watched.open()
    page = type_words(watched, "giáo dục")
    page.get_by_role("button", name=re.compile(r"^Trong nội dung: \d+ văn bản khác")).click()
    heading = page.get_by_role("heading", name="Trong nội dung văn bản")
    watched.settle()
    assert heading.evaluate(
        "node => { const box = node.getBoundingClientRect(); return box.top > 0 && box.top < innerHeight }"
    )
    listed = set(page.locator("tbody tr td:first-child a").all_inner_texts())
    below = set(page.locator("section.hit > p a").all_inner_texts())
    assert listed
    assert below
    assert not listed & below


def test_texts_have_pages_of_their_own_that_a_link_keeps(watched, browser, app):
    watched.open()
    page = type_words(watched, '"thực hiện" và của')
    page.get_by_text("Đang hiện 1–10.").wait_for()
    first = page.locator("section.hit > p a").all_inner_texts()
    page.get_by_role("button", name="Trang sau").last.click()
    page.get_by_text("Đang hiện 11–").wait_for()
    assert not set(first) & set(page.locator("section.hit > p a").all_inner_texts())
    again = Watched(browser, app.address)
    again.open("/?" + urlparse(page.url).query).get_by_text("Đang hiện 11–").wait_for()
    again.check()
    type_words(watched, '"thực hiện" và')
    page.get_by_text("Đang hiện 1–10.").wait_for()


def test_the_keyboard_is_enough(watched):
    page = watched.open()
    page.get_by_label("Tìm văn bản").focus()
    page.keyboard.type("29-nq/tw", delay=10)
    page.wait_for_function("() => new URLSearchParams(location.search).get('q') === '29-nq/tw'")
    watched.settle()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == "A":
            break
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=2, name="29-NQ/TW").wait_for()


def test_hostile_passages_are_text(watched):
    watched.open()
    page = type_words(watched, "svg onload")
    passage = page.locator("a.passage")
    passage.wait_for()
    assert '<svg onload="window.hacked=5">' in passage.inner_text()
    assert page.locator("section.hit svg, section.hit img").count() == 0


@pytest.mark.parametrize(
    "text", ["<img src=x onerror=alert(1)>", "') OR 1=1 --", "NEAR(a* b)^2 {x}", "**x** [a](javascript:0)"]
)
def test_a_hostile_question_is_said_as_it_was_typed(watched, text):
    page = watched.open(f"/?q={quote(text)}")
    page.get_by_text("Kho có").wait_for()
    assert page.get_by_label("Tìm văn bản").input_value() == text
    assert page.get_by_text("Có lỗi").count() == 0


def test_a_slip_is_mended_and_told(watched):
    watched.open()
    page = type_words(watched, "giao duc lao cia")
    page.get_by_text("đang hiện kết quả cho “giao duc lao cai”").wait_for()
    assert page.locator("tbody tr").count() >= 1


def test_what_nobody_has_says_so_and_offers_to_drop_only_filters_that_there_are(watched):
    page = watched.open("/?q=xylophone")
    page.get_by_text("Không có văn bản nào khớp với “xylophone”.").wait_for()
    assert page.get_by_role("button", name="Bỏ mọi bộ lọc").count() == 0
    page = watched.open("/?q=xylophone&kind=KH")
    page.get_by_role("button", name="Bỏ mọi bộ lọc").click()
    page.wait_for_function("() => !new URLSearchParams(location.search).has('kind')")


def test_a_filter_holds_for_the_table_and_for_texts(watched):
    page = watched.open(f"/?q={quote('giáo dục')}&kind=NQ")
    page.get_by_role("heading", name="Trong nội dung văn bản").wait_for()
    heads = page.locator("tbody tr td:first-child a, section.hit > p > a").all_inner_texts()
    assert heads
    assert all(head.startswith("Nghị quyết") for head in heads)


def test_a_phone_shows_each_hit_as_a_block_without_scrolling_aside(app, browser):
    phone = Watched(browser, app.address, viewport={"width": 390, "height": 844}, locale="en-GB")
    page = phone.open(f"/?lang=en&q={quote('giáo dục')}")
    page.get_by_role("heading", name="In the text of documents").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    row = page.locator("tbody tr").first
    boxes = [row.locator("td").nth(at).bounding_box() for at in (0, 1)]
    assert boxes[1]["y"] >= boxes[0]["y"] + boxes[0]["height"] - 1
    phone.check()

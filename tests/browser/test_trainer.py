"""Trainer before a class: chosen and stepped through by keyboard and remote, large, on the whole screen."""

import re

import pytest

SLIDE = "document.querySelector('.st-key-slide_box')"


def at_step(watched, step: int) -> None:
    watched.page.get_by_text(re.compile(f"Bước {step} trên")).first.wait_for()
    watched.settle()


@pytest.mark.parametrize("name", ["trainer", "lineage"])
def test_enter_takes_the_document_of_the_typed_number(watched, name):
    page = watched.open(f"/{name}")
    box = page.get_by_placeholder("Gõ số hoặc trích yếu")
    box.fill("29 nq tw")
    box.press("Enter")
    page.wait_for_url(re.compile("doc=urn.*29-nq-tw"))
    page.locator("g.node.root").first.wait_for()


def test_the_arrow_keys_go_from_the_box_into_its_hits_and_back(watched):
    page = watched.open("/trainer")
    box = page.get_by_placeholder("Gõ số hoặc trích yếu")
    box.fill("ke hoach")
    page.locator(".st-key-hits_doc a").filter(has_text="Kế hoạch").nth(1).wait_for()
    watched.settle()
    box.press("Enter")
    watched.settle()
    assert "doc=" not in page.url
    box.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    focused = page.locator(".st-key-hits_doc a:focus")
    assert focused.inner_text() == page.locator(".st-key-hits_doc a").nth(1).inner_text()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert box.evaluate("box => box === document.activeElement")
    box.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("doc=urn"))


def test_a_remote_steps_and_the_arrows_scroll_but_not_while_somebody_types(watched):
    page = watched.open("/trainer?doc=29-NQ/TW")
    at_step(watched, 1)
    page.keyboard.press("PageDown")
    at_step(watched, 2)
    page.keyboard.press(" ")
    at_step(watched, 3)
    page.keyboard.press("ArrowDown")
    page.wait_for_function(f"() => {SLIDE}.scrollTop > 0")
    page.keyboard.press("PageUp")
    at_step(watched, 2)
    assert page.evaluate(f"{SLIDE}.scrollTop") == 0
    notes = page.get_by_label("Ghi chú của giảng viên")
    notes.click()
    page.keyboard.type("hỏi lớp")
    page.keyboard.press("PageDown")
    watched.settle()
    assert notes.input_value() == "hỏi lớp"
    assert page.get_by_text(re.compile("Bước 2 trên")).first.is_visible()


def test_the_slide_has_the_screen_and_large_letters(watched):
    page = watched.open("/trainer?doc=29-NQ/TW&step=3")
    at_step(watched, 3)
    assert page.locator(".st-key-slide_box").bounding_box()["y"] < 150
    assert page.locator(".st-key-slide_box p.big").first.evaluate("p => parseFloat(getComputedStyle(p).fontSize)") >= 20
    letters = page.locator("g.node .head").evaluate_all(
        "all => all.map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"
    )
    assert min(letters) >= 12
    page.get_by_role("button", name="Toàn màn hình").click()
    page.wait_for_function("() => document.fullscreenElement !== null")
    page.wait_for_function(f"() => {SLIDE}.getBoundingClientRect().top < 110")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

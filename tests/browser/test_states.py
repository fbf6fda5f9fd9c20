"""What the application shows when there is nothing, something wrong or something hostile; what it keeps to itself."""

import re

import pytest

from graph_loader.loading import load
from graph_loader.resources import resource
from graph_loader.stores import open_store
from tests.browser.conftest import App, Watched

PAGES = ("", "document", "lineage", "path", "coverage", "impact", "timeline", "quality", "cypher", "import", "trainer")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_stands_by_itself_in_both_languages(watched, name, language):
    page = watched.open(f"/{name}?lang={language}")
    text = page.get_by_test_id("stMain").inner_text()
    assert len(text) > 60
    assert "{" not in text.replace("{{7*7}}", "")
    assert "Có lỗi ngoài dự kiến" not in text
    assert "Something unexpected" not in text


@pytest.mark.parametrize(
    "address",
    [
        "/?q=7/KH-UBND",
        "/document?doc=7/KH-UBND",
        "/document?doc=7/KH-UBND&view=reader",
        "/document?doc=29-CT/TW&view=cited_by",
        "/lineage?doc=7/KH-UBND",
        "/path?from=7/KH-UBND&to=29-CT/TW",
        "/impact?doc=29-CT/TW",
        "/timeline?doc=7/KH-UBND",
        "/trainer?doc=29-CT/TW",
        "/document?doc=%3Cimg%20src%3Dx%20onerror%3D%22window.hacked%3D9%22%3E",
        "/document?doc=![x](https://example.com/x.png)",
        "/cypher?way=own&cypher=RETURN%20%27%3Cimg%20src%3Dx%20onerror%3Dwindow.hacked%3D1%3E%27%20AS%20x",
    ],
)
def test_hostile_documents_and_addresses_are_text_everywhere(watched, address):
    page = watched.open(address)
    assert page.get_by_test_id("stMain").locator("img[src=x], script, iframe").count() == 0


def test_the_hostile_title_is_shown_as_it_is_written(watched):
    page = watched.open("/document?doc=7/KH-UBND&view=reader")
    page.get_by_text('<img src=x onerror="window.hacked=2">').first.wait_for()


def test_an_empty_store_says_how_to_load_and_new_data_is_noticed(browser, tmp_path):
    folder = tmp_path / "store"
    app = App(folder)
    try:
        watched = Watched(browser, app.address)
        page = watched.open()
        page.get_by_text("legalgraph load").wait_for()
        with open_store(str(folder)) as store:
            load([resource("data", "samples")], store)
        page.get_by_role("button", name="Tải lại").click(timeout=40_000)
        page.get_by_role("link", name="Nghị quyết 29-NQ/TW").first.wait_for()
        watched.check()
    finally:
        app.stop()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_runs_over_the_edge(browser, app, scheme, width):
    watched = Watched(browser, app.address, viewport={"width": width, "height": 844}, color_scheme=scheme)
    for path in ("/", "/document?doc=29-NQ/TW", "/coverage?doc=29-NQ/TW"):
        page = watched.open(path)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    watched.check()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_letters_of_a_filled_button_stand_out(app, browser, scheme):
    watched = Watched(browser, app.address, color_scheme=scheme)
    page = watched.open("/cypher?query=cascade")
    page.get_by_text("Cypher", exact=True).first.wait_for()
    colours = page.get_by_role("button", name="Chạy").evaluate(
        "b => [getComputedStyle(b.querySelector('p')).color, getComputedStyle(b).backgroundColor]"
    )
    assert contrast(*colours) >= 4.5
    watched.check()


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 counts it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

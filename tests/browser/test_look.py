"""Every page in both themes, on a desk and on a phone: letters that stand out, names for every control, nothing cut."""

import re

import pytest

from tests.browser.conftest import Watched

PAGES = {
    "document": "/document?doc=29-NQ/TW",
    "reader": "/document?doc=20/KH-UBND&view=reader",
    "cited by": "/document?doc=29-NQ/TW&view=cited_by",
    "tasks": "/document?doc=20/KH-UBND&view=tasks",
    "downloads": "/document?doc=20/KH-UBND&view=downloads",
    "unknown document": "/document?doc=nonsense",
    "coverage": "/coverage?doc=29-NQ/TW",
    "districts": "/coverage?doc=29-NQ/TW&units=districts&within=10",
    "impact": "/impact?doc=29-NQ/TW",
    "quality": "/quality",
    "saved query": "/cypher?query=cascade&p_document=29-NQ/TW",
    "own Cypher": "/cypher?way=own&cypher=MATCH%20p%3D(:Document)-[:IMPLEMENTS]-%3E()%20RETURN%20p%20LIMIT%203",
    "mistake": "/cypher?way=own&cypher=RETURN%20x",
    "import": "/import",
    "paste": "/import?way=paste",
    "corrections": "/import?way=corrections",
}
LEAST_CONTRAST = 4.5

FAINT = """(least) => {
  const channels = (text) => {
    const found = /^(rgba?|color)\\((?:srgb )?([^)]+)\\)/.exec(text);
    if (!found) return [0, 0, 0, 0];
    const parts = found[2].split(/[ ,/]+/).map(Number);
    const scale = found[1] === 'color' ? 255 : 1;
    return [parts[0] * scale, parts[1] * scale, parts[2] * scale, parts[3] ?? 1];
  };
  const over = (one, other) => [0, 1, 2].map((i) => one[i] * one[3] + other[i] * (1 - one[3])).concat(1);
  const above = (node) => node.parentElement ?? node.parentNode?.host ?? null;
  const ground = (node) => {
    const layers = [];
    for (let at = node; at; at = above(at)) layers.push(channels(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255, 1]);
  };
  const light = (colour) => {
    const [r, g, b] = colour.map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = [];
  const look = (root) => {
    for (const node of root.querySelectorAll('*')) {
      if (node.shadowRoot) look(node.shadowRoot);
      if (node.closest('svg, [data-testid=stIconMaterial], [aria-hidden=true], :disabled')) continue;
      const box = node.getBoundingClientRect();
      const style = getComputedStyle(node);
      const field = node.matches('input, textarea');
      const own = [...node.childNodes].filter((one) => one.nodeType === 3).map((one) => one.textContent).join('');
      const text = field ? node.value || node.placeholder : own.trim();
      if (!text || box.width < 2 || box.height < 2) continue;
      if (style.visibility === 'hidden' || parseFloat(style.fontSize) === 0) continue;
      const empty = field && !node.value;
      const letters = channels(empty ? getComputedStyle(node, '::placeholder').color : style.color);
      if (letters[3] === 0) continue;
      for (let at = node; at; at = above(at)) letters[3] *= Number(getComputedStyle(at).opacity);
      const below = ground(node);
      const [one, other] = [light(over(letters, below)), light(below)];
      const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      if (contrast < least) found.push(`${contrast.toFixed(2)} ${node.tagName} ${text.slice(0, 50)}`);
    }
  };
  look(document);
  return found;
}"""

NAMED_ROLES = {
    "button", "checkbox", "combobox", "dialog", "figure", "image", "img", "link", "listbox", "radio", "radiogroup",
    "region", "searchbox", "slider", "spinbutton", "table", "textbox",
}  # fmt: skip


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
@pytest.mark.parametrize("name", PAGES)
def test_letters_stand_out_and_nothing_is_wider_than_the_page(app, browser, name, width, scheme):
    watched = Watched(browser, app.address, viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = watched.open(PAGES[name])
    assert page.evaluate(FAINT, LEAST_CONTRAST) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollWidth - main.clientWidth") <= 0
    watched.check()


@pytest.mark.parametrize("name", PAGES)
def test_every_control_has_a_name_and_the_page_one_first_heading(watched, name):
    page = watched.open(PAGES[name])
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    without = [
        (node["role"]["value"], node["backendDOMNodeId"])
        for node in tree
        if not node["ignored"]
        and node["role"]["value"] in NAMED_ROLES
        and not node.get("name", {}).get("value", "").strip()
    ]
    assert without == []
    assert page.locator("h1").all_inner_texts() == [page.title().split(" · ")[0]]
    assert page.locator("main, [role=main]").count() >= 1


def test_a_page_that_takes_long_says_that_it_is_at_work(watched):
    page = watched.open("/cypher?way=own")
    editor = page.get_by_label("Câu lệnh Cypher")
    editor.fill("MATCH (a:Document)-[r*1..]->(b) RETURN count(*) AS tong")
    editor.press("Control+Enter")
    sign = "getComputedStyle(document.querySelector('[data-testid=stApp]'), '::after')"
    page.wait_for_function(f"() => {sign}.content.includes('Đang đọc dữ liệu') && {sign}.opacity === '1'", polling=20)
    page.get_by_text(re.compile("^1 dòng")).or_(page.get_by_role("alert")).first.wait_for()
    watched.settle()
    assert page.evaluate(f"{sign}.content") in {"none", "normal"}

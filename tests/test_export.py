"""Exports: every format opens where it should, and no text of a document does anything there."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import networkx as nx
import pytest
from playwright.sync_api import Browser

from graph_loader.export.csv import to_csv
from graph_loader.export.graphml import to_graphml
from graph_loader.export.html import to_html
from graph_loader.export.json import to_json
from graph_loader.export.jsonld import to_jsonld
from graph_loader.extraction.model import RelationType
from graph_loader.graph.lineage import lineage
from graph_loader.graph.model import Document
from graph_loader.graph.selection import Selection, selected, selected_lineage, whole_graph
from graph_loader.reference.relations import relation_words
from graph_loader.stores.protocol import GraphStore
from tests.graph_fixture import HOSTILE, HOSTILE_TITLE, LAW2005, LAW2019, LC20, LC88, NQ29, QD522, sample_graph


def test_selections(filled: GraphStore) -> None:
    whole = whole_graph(filled)
    graph = sample_graph()
    assert set(whole.documents) == set(graph.documents)
    assert set(whole.relations) == set(graph.relations)
    pair = selected(filled, [LAW2005, LAW2019])
    assert {r.type for r in pair.relations} == {RelationType.REPLACES, RelationType.REPEALS}
    found = lineage(filled, LC20, depth=2)
    part = selected_lineage(filled, found)
    assert {(r.source, str(r.type), r.target) for r in part.relations} == {
        (row.from_id, row.relation, row.to_id) for row in found.rows
    }
    ends = {d.id for d in part.documents}
    assert all({r.source, r.target} <= ends for r in part.relations)


def test_csv_is_for_excel() -> None:
    data = to_csv(["Số hiệu", "năm"], [["20/KH-UBND", 2023], ["Đề án “A”, B;\nC", None]])
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows == [["Số hiệu", "năm"], ["20/KH-UBND", "2023"], ["Đề án “A”, B;\nC", ""]]
    assert b";" in to_csv(["a", "b"], [], delimiter=";")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+84", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =cmd|' /C calc'!A0", "%0A=1", "|x", HOSTILE_TITLE],
)
def test_csv_never_gives_a_spreadsheet_a_formula(text: str) -> None:
    cell = next(csv.reader(io.StringIO(to_csv([text], []).decode("utf-8-sig"), newline="")))[0]
    assert cell.replace("'", "").endswith(text.replace("'", ""))
    assert cell[0] not in "=+-@\t\r\n%| "


def test_csv_of_numbers_and_lists() -> None:
    data = to_csv(["a"], [[-5], [["x", "y"]], [{"k": "đ"}], [True]]).decode("utf-8-sig")
    assert [row[0] for row in csv.reader(io.StringIO(data, newline=""))][1:] == [
        "-5",
        '["x", "y"]',
        '{"k": "đ"}',
        "True",
    ]


def test_json_holds_any_answer(embedded_filled: GraphStore) -> None:
    found = lineage(embedded_filled, LC88, depth=1)
    value = json.loads(to_json(found))
    assert value["root"]["number"] == "88/KH-UBND"
    assert value["rows"][0]["relation"] in set(RelationType)
    assert value["truncated"] is False
    assert json.loads(to_json({"a": [Document(id="x")], "b": frozenset({2, 1})}))["b"] == [1, 2]
    with pytest.raises(TypeError):
        to_json(object())


def test_graphml_opens_in_networkx(embedded_filled: GraphStore) -> None:
    graph = nx.parse_graphml(to_graphml(whole_graph(embedded_filled)).decode("utf-8"), force_multigraph=True)
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (25, 33)
    assert graph.nodes[HOSTILE]["title"] == HOSTILE_TITLE
    assert graph.nodes[NQ29]["tier"] == 1
    assert set(graph.get_edge_data(LAW2019, LAW2005)) == {"REPLACES", "REPEALS"}


def test_graphml_survives_characters_that_xml_has_not() -> None:
    title = "a\x00b\x0bc\ud800d\uffffe"
    graph = nx.parse_graphml(to_graphml(Selection((Document(id="x", title=title),), ())).decode("utf-8"))
    assert re.fullmatch(r"a.b.c.d.e", graph.nodes["x"]["title"])


def test_jsonld_speaks_eli(embedded_filled: GraphStore) -> None:
    value = json.loads(to_jsonld(whole_graph(embedded_filled)))
    by_id = {resource["id"]: resource for resource in value["@graph"]}
    law = by_id[LAW2019]
    assert law["type"] == "eli:LegalResource"
    assert law["repeals"] == [LAW2005]
    assert law["issued_on"] == {"@value": "2019-06-14", "@type": "xsd:date"}
    assert by_id[LAW2005]["in_force"] == "eli:InForce-notInForce"
    assert by_id[LC88]["ensures_implementation_of"]
    assert {s["relation"] for s in law["relations"]} == {"REPLACES", "REPEALS"}
    assert all(s["quote"] and s["quoted_from"] for s in law["relations"])
    context = value["@context"]
    used = {name for resource in by_id.values() for name in resource} | {n for s in law["relations"] for n in s}
    assert used <= set(context)
    assert context["ensures_implementation_of"]["@id"] == "eli:ensures_implementation_of"


def test_every_relation_has_words_and_an_eli_name() -> None:
    assert list(relation_words()) == list(RelationType)
    assert {words.eli for words in relation_words().values()} == {
        "ensures_implementation_of",
        "based_on",
        "applies",
        "amends",
        "repeals",
        "has_annex",
        "related_to",
        "cites",
    }
    assert all(words.vi and words.en for words in relation_words().values())


class Page(HTMLParser):
    """What a browser would make of a page: its elements, their attributes, and its text by element."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.texts.append((self._open[-1] if self._open else "", data))


@pytest.fixture(scope="module")
def page(embedded_filled: GraphStore) -> str:
    return to_html(lineage(embedded_filled, QD522, direction="both", depth=5))


def test_a_page_fetches_nothing_and_lets_only_its_own_scripts_run(page: str) -> None:
    elements = Page(page).elements
    assert not [tag for tag, attributes in elements if {"src", "href", "action", "srcset", "data"} & set(attributes)]
    assert [attributes for tag, attributes in elements if tag == "script"] == [
        {"type": "application/json", "id": "data"},
        {},
        {},
    ]
    (policy,) = [a["content"] for tag, a in elements if tag == "meta" and "http-equiv" in a]
    assert policy is not None
    assert "default-src 'none'" in policy
    assert policy.count("'sha256-") == 2
    assert "unsafe-eval" not in policy


def test_hostile_titles_are_text_in_the_page(page: str) -> None:
    parsed = Page(page)
    assert not [tag for tag, _ in parsed.elements if tag == "img"]
    assert not [a for _, a in parsed.elements if any(name.startswith("on") for name in a)]
    assert any(HOSTILE_TITLE in text for tag, text in parsed.texts if tag == "td")
    (data,) = [text for tag, text in parsed.texts if tag == "script" and text.startswith("{")]
    assert "<" not in data
    assert any(HOSTILE_TITLE in node["full"] for node in json.loads(data)["nodes"])


def test_a_page_has_every_sentence_and_both_languages(embedded_filled: GraphStore) -> None:
    found = lineage(embedded_filled, NQ29, direction="down", depth=5)
    for language, words in (("vi", ["Văn bản thực hiện 29-NQ/TW", "thực hiện"]), ("en", ["What carries out 29-NQ/TW"])):
        text = to_html(found, direction="down", language=language)
        assert f'<html lang="{language}">' in text
        assert all(word in text for word in words)
        cells = [cell for tag, cell in Page(text).texts if tag == "td"]
        assert all(row.quote in cells for row in found.rows)
    cut = lineage(embedded_filled, NQ29, direction="down", depth=5, limit=3)
    assert "còn nữa" in to_html(cut, direction="down")


def test_a_page_has_the_drawing_with_its_letters_inside(page: str) -> None:
    elements = Page(page).elements
    nodes = {attributes["data-node"] for _, attributes in elements if "data-node" in attributes}
    (data,) = [json.loads(text) for tag, text in Page(page).texts if tag == "script" and text.startswith("{")]
    assert nodes == {node["id"] for node in data["nodes"]}
    assert {edge["key"] for edge in data["edges"]} == {a["data-edge"] for _, a in elements if "data-edge" in a}
    assert page.count("url(data:font/woff2;base64,") == 6


@pytest.mark.browser
def test_a_click_in_the_drawing_of_a_page_tells_the_sentence(page: str, tmp_path: Path, browser: Browser) -> None:
    file = tmp_path / "lineage.html"
    file.write_text(page, encoding="utf-8")
    tab = browser.new_page()
    tab.goto(file.as_uri())
    (data,) = [json.loads(text) for tag, text in Page(page).texts if tag == "script" and text.startswith("{")]
    tab.locator("#picture g.word").first.click()
    picked = tab.locator("#picture g.edge.picked").get_attribute("data-edge")
    assert tab.locator("#about").inner_text() == next(e["said"] for e in data["edges"] if e["key"] == picked)
    tab.locator("#picture g.node").first.press("Enter")
    node = tab.locator("#picture g.node.picked").get_attribute("data-node")
    assert tab.locator("#about").inner_text() == next(n["full"] for n in data["nodes"] if n["id"] == node)
    assert tab.evaluate("[...document.fonts].some(face => face.status === 'loaded')")
    tab.close()


@pytest.mark.browser
def test_a_page_draws_itself_without_network(page: str, tmp_path: Path, browser: Browser) -> None:
    file = tmp_path / "lineage.html"
    file.write_text(page, encoding="utf-8")
    asked: list[str] = []
    said: list[str] = []
    tab = browser.new_page()
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on("dialog", lambda dialog: (said.append("a dialog"), dialog.dismiss()))
    tab.goto(file.as_uri())
    tab.wait_for_selector("#network canvas")
    drawn = tab.evaluate(
        """() => {
          const canvas = document.querySelector("#network canvas");
          const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
          return new Set(new Uint32Array(pixels.buffer)).size;
        }"""
    )
    canvas = tab.locator("#network canvas").bounding_box()
    assert canvas is not None
    tab.mouse.click(canvas["x"] + canvas["width"] / 2, canvas["y"] + canvas["height"] / 2)
    tab.close()
    assert drawn > 10
    assert asked == [file.as_uri()]
    assert said == []

"""What is taken away from a drawing is what the screen shows: the PDF, and the page with the sentence of every line."""

import base64
import json
import re
import unicodedata
import zlib
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from app.components.export_buttons import page_rows
from app.components.lineage_view import SCREEN, caption_of, lineage_drawing
from app.words import words_of
from graph_loader.export.html import to_page
from graph_loader.export.pdf import paper_drawing, to_pdf
from graph_loader.export.svg import Caption
from graph_loader.extraction.model import RelationType
from graph_loader.graph.drawing import Drawing, Link, Naming, Shown, draw
from graph_loader.graph.expansion import Expansion, expand, fold_siblings
from graph_loader.graph.layout import Sizes
from tests.graph_fixture import HOSTILE, HOSTILE_TITLE, LC20, LC88, NQ29

NAMING = Naming(relation=lambda relation: relation.lower(), tier=lambda tier: f"tầng {tier}")
A3_LANDSCAPE = (1190.55, 841.89)


def cascade(boxes: int, sizes: Sizes | None = None) -> Drawing:
    """Boxes of six tiers, each carrying out one of the tier above."""
    tiers: dict[int, list[int]] = {}
    for n in range(boxes):
        tiers.setdefault(1 + n * 6 // boxes, []).append(n)
    shown = [
        Shown(str(n), tier, f"Kế hoạch {n}/KH-UBND", "Về phát triển giáo dục", "Lào Cai")
        for tier, members in tiers.items()
        for n in members
    ]
    links = [
        Link(str(n), RelationType.IMPLEMENTS, str(above[place * len(above) // len(members)]))
        for above, members in pairwise(tiers.values())
        for place, n in enumerate(members)
    ]
    return draw(shown, links, NAMING, sizes)


def streams(pdf: bytes) -> list[bytes]:
    """The unpacked streams of a PDF."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\n?endstream", pdf, re.DOTALL)
    return [
        zlib.decompress(base64.a85decode(one.strip()[:-2]) if one.strip().endswith(b"~>") else one) for one in packed
    ]


def letters(pdf: bytes) -> set[str]:
    """The letters that the fonts inside a PDF are said to hold."""
    maps = [one.decode("latin-1") for one in streams(pdf) if b"begincmap" in one]
    codes = re.findall(r"<([0-9A-Fa-f]{4})>(?=\s|\])", " ".join(maps))
    return {chr(int(code, 16)) for code in codes}


def pages(pdf: bytes) -> list[tuple[float, float]]:
    boxes = re.findall(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", pdf)
    return [(float(width), float(height)) for width, height in boxes]


@pytest.mark.parametrize("boxes", [1, 12, 40])
def test_a_drawing_is_one_page_in_a3_landscape(boxes):
    pdf = to_pdf(paper_drawing(lambda sizes: cascade(boxes, sizes)), Caption("Dòng văn bản"))
    assert pages(pdf) == [pytest.approx(A3_LANDSCAPE, abs=0.1)]


def test_a_drawing_too_large_to_read_goes_on_over_pages_that_cut_no_box():
    pdf = to_pdf(paper_drawing(lambda sizes: cascade(150, sizes)), Caption("Dòng văn bản"))
    assert len(pages(pdf)) > 1
    assert {page == pytest.approx(A3_LANDSCAPE, abs=0.1) for page in pages(pdf)} == {True}


def test_the_letters_of_the_title_and_of_the_boxes_are_inside_the_pdf():
    title = "Ủy ban nhân dân tỉnh Đắk Lắk: ẳ ữ ợ ỹ Ẩ"
    decomposed = unicodedata.normalize("NFD", "Thừa Thiên Huế")
    pdf = to_pdf(cascade(3), Caption(title, decomposed))
    assert set(title) | set("Kế hoạch") | set("Thừa Thiên Huế") <= letters(pdf)
    assert len(re.findall(rb"/FontFile2", pdf)) >= 2
    assert b"BeVietnamPro" in pdf


@pytest.mark.parametrize("hostile", [HOSTILE_TITLE, "\x00\x0b\ud800", ") Tj ET /JS (app.alert(1)) (", "漢字 🙂", ""])
def test_hostile_texts_are_texts_on_paper(hostile):
    drawing = draw([Shown(hostile, 1, hostile, hostile, hostile, marks=frozenset({"ended"}))], [], NAMING)
    pdf = to_pdf(drawing, Caption(hostile, hostile, {RelationType.CITES: hostile}, {"ended": hostile}))
    assert len(pages(pdf)) == 1
    assert b"/JavaScript" not in pdf
    assert b"/JS" not in pdf.replace(b"\\(", b"").split(b"/Title")[0]


class Cells(HTMLParser):
    """The rows of the table and the data of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.data = ""
        self._tag = ""
        self.feed(page)

    def handle_starttag(self, tag, attributes) -> None:
        self._tag = "data" if dict(attributes).get("id") == "data" else tag
        if tag == "tr":
            self.rows.append([])

    def handle_data(self, data) -> None:
        if self._tag == "td":
            self.rows[-1].append(data)
        elif self._tag == "data":
            self.data += data

    def handle_endtag(self, tag) -> None:
        self._tag = ""


def page_of(expansion: Expansion, unfolded: tuple[str, ...] = ()) -> tuple[list[list[str]], dict]:
    words = words_of("vi")
    folded = fold_siblings(expansion, unfolded)
    drawing = lineage_drawing(words, expansion, folded, SCREEN)
    page = to_page(
        drawing, page_rows(words, expansion, folded), heading="Dòng văn bản", note="đang hiện", language="vi"
    )
    cells = Cells(page)
    return [row for row in cells.rows if row], json.loads(cells.data)


def test_the_page_shows_what_the_screen_shows_with_the_sentence_of_every_line(embedded_filled):
    near, wide = expand(embedded_filled, LC20), expand(embedded_filled, LC20, depth=3)
    assert len(near.documents) < len(wide.documents)
    for expansion in (near, wide):
        rows, data = page_of(expansion)
        folded = {member for group in fold_siblings(expansion) for member in group.members}
        assert {node["id"] for node in data["nodes"]} >= set(expansion.documents) - folded
        assert len(data["nodes"]) == len(expansion.documents) - len(folded) + len(fold_siblings(expansion))
        assert sorted(row[4] for row in rows) == sorted(one.quote for one in expansion.relations)
        assert all("“" in edge["said"] for edge in data["edges"])
        assert [row[0] for row in rows] == sorted(row[0] for row in rows)


def test_the_page_has_the_sentences_of_folded_siblings_and_leaves_out_what_is_hidden(embedded_filled):
    expansion = expand(embedded_filled, NQ29, depth=2, hidden=[LC88])
    rows, data = page_of(expansion)
    told = " ".join(edge["said"] for edge in data["edges"])
    assert all(one.quote in told for one in expansion.relations)
    assert all(node["id"] != LC88 for node in data["nodes"])
    assert len(rows) == len(expansion.relations)


def test_a_hostile_title_is_text_in_the_page(embedded_filled):
    rows, data = page_of(expand(embedded_filled, HOSTILE))
    assert any(HOSTILE_TITLE in cell for row in rows for cell in row)
    assert any(HOSTILE_TITLE in node["full"] for node in data["nodes"])


def test_the_caption_names_the_signs_that_the_drawing_uses(embedded_filled):
    words = words_of("vi")
    drawing = lineage_drawing(words, expand(embedded_filled, LC20), (), SCREEN)
    caption = caption_of(words, drawing, "t")
    assert set(caption.relations) == {RelationType(edge["relation"]) for edge in drawing.network.edges}
    assert "root" in caption.marks
    assert "folded" not in caption.marks

"""The drawing: texts cut at words, hostile texts harmless, and everything that a picture must say."""

import random
import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader.export.svg import STYLES, Caption, to_svg
from graph_loader.export.timeline_svg import Arc, Point, to_timeline_svg
from graph_loader.extraction.model import RelationType
from graph_loader.graph.drawing import Link, Naming, Shown, draw, text_width, wrapped

SVG = "{http://www.w3.org/2000/svg}"
NAMING = Naming(relation=lambda relation: relation.lower(), tier=lambda tier: f"tầng {tier}")
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1) href",
    "]]></style><script>alert(1)</script>",
    "{{7*7}} ${7*7} [x](javascript:alert(1))",
    "\x00\x0b\ud800 điều khiển",
]


def test_a_long_title_is_cut_after_a_whole_word():
    title = "Kế hoạch thực hiện Nghị quyết về đổi mới căn bản, toàn diện giáo dục và đào tạo trên địa bàn tỉnh"
    lines = wrapped(title, 180, 12, 2)
    assert len(lines) == 2
    assert lines[1].endswith(" …")
    kept = " ".join(lines).removesuffix(" …")
    assert title.startswith(kept)
    assert title[len(kept)] in " ,"


@given(st.text(max_size=300), st.integers(60, 300), st.integers(1, 4))
def test_no_line_is_wider_than_its_room(text, room, most):
    lines = wrapped(text, room, 12, most)
    assert len(lines) <= most
    assert all(text_width(line, 12) <= room or len(line) <= 3 for line in lines)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_texts_are_texts_in_the_picture(hostile):
    boxes = [Shown(hostile, 1, hostile, hostile, hostile, hostile), Shown("b", 6, "b")]
    links = [Link("b", RelationType.IMPLEMENTS, hostile, quote=hostile)]
    caption = Caption(hostile, hostile, {RelationType.IMPLEMENTS: hostile}, {"root": hostile})
    try:
        picture = to_svg(draw(boxes, links, NAMING), title=hostile, caption=caption)
        root = ET.fromstring(picture)
    except (ET.ParseError, UnicodeEncodeError) as error:
        pytest.fail(f"no picture: {error}")
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "style", "defs", "marker", "path", "rect", "g", "text"}
    names = {name for element in root.iter() for name in element.attrib}
    assert not any(name.startswith("on") or "href" in name for name in names)


def test_relations_differ_by_line_and_word_not_by_colour_alone():
    looks = {(style.dashes, style.width) for style in STYLES.values()}
    assert len(looks) == len(STYLES) == len(RelationType)
    boxes = [Shown("a", 1, "a"), Shown("b", 6, "b")]
    for relation in RelationType:
        root = ET.fromstring(to_svg(draw(boxes, [Link("b", relation, "a")], NAMING), title="t"))
        words = [text.text for text in root.iter(f"{SVG}text")]
        assert relation.lower() in words


def test_the_arrow_points_from_source_to_target():
    boxes = [Shown("decision", 6, "decision"), Shown("plan", 6, "plan")]
    drawing = draw(boxes, [Link("decision", RelationType.ISSUES, "plan")], NAMING)
    edge = drawing.network.edges[0]
    heights = {node["id"]: node["y"] for node in drawing.network.nodes}
    assert heights["decision"] < edge["points"][0][1] < edge["points"][-1][1] < heights["plan"]


def test_a_picture_that_travels_says_its_title_and_explains_its_signs():
    boxes = [Shown("a", 1, "a", marks=frozenset({"root"})), Shown("b", 6, "b", marks=frozenset({"cited"}))]
    drawing = draw(boxes, [Link("b", RelationType.BASED_ON, "a")], NAMING)
    caption = Caption("Dòng văn bản", "2 văn bản", {RelationType.BASED_ON: "căn cứ"}, {"cited": "chỉ được dẫn"})
    root = ET.fromstring(to_svg(drawing, title="t", caption=caption))
    words = [text.text for text in root.iter(f"{SVG}text")]
    assert words[:2] == ["Dòng văn bản", "2 văn bản"]
    (legend,) = [group for group in root.iter(f"{SVG}g") if group.get("class") == "legend"]
    assert [text.text for text in legend.iter(f"{SVG}text")] == ["căn cứ", "chỉ được dẫn"]
    assert [path.get("class") for path in legend.iter(f"{SVG}path")] == ["line BASED_ON"]
    top, inner = float(root.get("data-top")), float(root.get("data-inner"))
    whole = float(root.get("viewBox").split()[3])
    assert 0 < top < top + inner < whole
    plain = ET.fromstring(to_svg(drawing, title="t"))
    assert float(plain.get("viewBox").split()[3]) == pytest.approx(inner)


def test_a_long_legend_goes_on_in_a_second_row_instead_of_running_out_of_the_picture():
    drawing = draw([Shown("a", 1, "a")], [], NAMING)
    caption = Caption("t", "", {relation: f"quan hệ {relation.lower()}" for relation in RelationType})
    root = ET.fromstring(to_svg(drawing, title="t", caption=caption))
    (legend,) = [group for group in root.iter(f"{SVG}g") if group.get("class") == "legend"]
    width, height = (float(n) for n in root.get("viewBox").split()[2:])
    texts = list(legend.iter(f"{SVG}text"))
    assert all(float(text.get("x")) + text_width(text.text, 11) <= width for text in texts)
    assert all(float(text.get("y")) < height for text in texts)
    assert len({text.get("y") for text in texts}) > 1


def test_what_waits_is_a_sign_to_click():
    root = ET.fromstring(to_svg(draw([Shown("a", 1, "a", more_up=2, more_down=14)], [], NAMING), title="t"))
    signs = {
        group.get("data-open"): "".join(group.itertext()) for group in root.iter(f"{SVG}g") if group.get("data-open")
    }
    assert signs == {"up": "+2", "down": "+14"}


def timeline(points: list[Point], arcs: list[Arc]) -> ET.Element:
    names = {"tier_name": lambda tier: f"tầng {tier}", "group_name": lambda count: f"{count} văn bản"}
    return ET.fromstring(to_timeline_svg(points, arcs, title="t", **names))


def spots(root: ET.Element) -> list[ET.Element]:
    return [group for group in root.iter(f"{SVG}g") if group.get("data-node")]


@pytest.mark.parametrize("hostile", HOSTILE[:5])
def test_a_timeline_has_a_lane_a_tier_and_harmless_texts(hostile):
    points = [Point("a", 1, "2013-11-04", "29-NQ/TW", hostile), Point("b", 6, "2014", hostile, hostile)]
    arcs = [Arc("b", "a", RelationType.IMPLEMENTS, hostile, hostile), Arc("b", "x", RelationType.CITES, "", "")]
    root = timeline(points, arcs)
    assert len([rect for rect in root.iter(f"{SVG}rect") if "band" in (rect.get("class") or "")]) == 2
    assert len(spots(root)) == 2
    edges = [group.get("data-edge") for group in root.iter(f"{SVG}g") if group.get("data-edge")]
    assert edges == ["b\nIMPLEMENTS\na"]


def test_points_of_one_day_do_not_cover_one_another():
    root = timeline([Point(str(n), 6, "2020-01-01", f"{n}/KH-UBND", "") for n in range(60)], [])
    places = {(circle.get("cx"), circle.get("cy")) for circle in root.iter(f"{SVG}circle")}
    assert len(places) == 60


def test_thousands_of_points_are_groups_that_lead_to_their_stretch_of_time():
    chance = random.Random(3)
    days = [f"20{10 + n % 15}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}" for n in range(5000)]
    points = [Point(str(n), 6 + n % 3, day, f"{n}/KH-UBND", f"văn bản {n}") for n, day in enumerate(days)]
    points.append(Point("top", 1, "2010-01-01", "29-CT/TW", "", frozenset({"root"})))
    arcs = [Arc(str(n), "top", RelationType.IMPLEMENTS, "thực hiện", "") for n in range(5000)]
    root = timeline(points, arcs)
    assert len(spots(root)) < 120
    counts = [int(text.text) for text in root.iter(f"{SVG}text") if text.get("class") == "count"]
    assert sum(counts) + len(list(root.iter(f"{SVG}circle"))) == 5001
    for spot in spots(root):
        if spot.get("data-span"):
            first, last = spot.get("data-span").split("/")
            assert first <= last
    corners = [
        (float(r.get("x")), float(r.get("y")), float(r.get("width")))
        for r in root.iter(f"{SVG}rect")
        if r.get("class") == "box group"
    ]
    for index, (x, y, width) in enumerate(corners):
        assert not any(
            y == other_y and x < other_x + other and other_x < x + width
            for other_x, other_y, other in corners[index + 1 :]
        )
    words = [group.get("data-word") for group in root.iter(f"{SVG}g") if group.get("data-edge")]
    assert sum(int(re.search(r"\d+", word)[0]) if "(" in word else 1 for word in words) == 5000


@pytest.mark.parametrize(
    ("first", "last", "marked"),
    [
        ("2013-01-01", "2024-12-31", "2016"),
        ("2023-01-01", "2024-02-28", "04/2023"),
        ("2023-03-01", "2023-03-12", "05/03/23"),
        ("1200-01-01", "2020-01-01", "1500"),
    ],
)
def test_the_axis_is_marked_in_years_months_or_days_with_room_for_each(first, last, marked):
    root = timeline([Point("a", 1, first, "a", ""), Point("b", 1, last, "b", "")], [])
    marks = [text for text in root.iter(f"{SVG}text") if "year" in text.get("class")]
    assert marked in [text.text for text in marks]
    across = [float(text.get("x")) for text in marks]
    assert all(after - before >= 50 for before, after in pairwise(across))
    assert len(marks) >= 3

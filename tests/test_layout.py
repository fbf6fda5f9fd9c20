"""The layered layout: bands by tier, few crossings, nothing overlaps, and the same input gives the same picture."""

import random
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_loader.graph.layout import Box, Layout, Line, Sizes, layered
from graph_loader.graph.rows import Vertex, crossings, least_squares, ordered

SIZES = Sizes()


def random_cascade(boxes: int, seed: int) -> tuple[list[Box], list[Line]]:
    """Documents of seven tiers; each hangs on one or two of any tier above."""
    chance = random.Random(seed)
    made = [Box(f"d{n}", 1 + n * 7 // boxes) for n in range(boxes)]
    lines = []
    for n, box in enumerate(made):
        above = [other for other in made[:n] if other.tier < box.tier]
        for other in chance.sample(above, min(len(above), chance.choice((1, 2)))):
            lines.append(Line(f"{other.id}-{box.id}", other.id, box.id, label_width=60))
    return made, lines


def overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) < SIZES.box_width and abs(one[1] - other[1]) < SIZES.box_height


@st.composite
def graphs(draw):
    """Any boxes and lines: same tiers, no tiers, cycles, loops, doubles."""
    tiers = draw(st.lists(st.one_of(st.none(), st.integers(1, 5)), min_size=1, max_size=14))
    boxes = [Box(f"d{n}", tier) for n, tier in enumerate(tiers)]
    ends = st.integers(0, len(boxes) - 1)
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=24))
    return boxes, [Line(str(n), f"d{a}", f"d{b}", 50) for n, (a, b) in enumerate(pairs)]


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_boxes_never_overlap_and_stay_inside_their_band(graph):
    boxes, lines = graph
    layout = layered(boxes, lines)
    assert set(layout.places) == {box.id for box in boxes}
    assert not any(overlap(*pair) for pair in combinations(layout.places.values(), 2))
    bands = {band.tier: band for band in layout.bands}
    for box in boxes:
        x, y = layout.places[box.id]
        band = bands[box.tier]
        assert band.top <= y - SIZES.box_height / 2
        assert y + SIZES.box_height / 2 <= band.bottom
        assert SIZES.box_width / 2 - 0.01 <= x <= layout.width - SIZES.box_width / 2 + 0.01


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_words_cover_no_box_and_no_other_word(graph):
    boxes, lines = graph
    layout = layered(boxes, lines)
    width = {line.key: line.label_width for line in lines}
    words = [(route.label, width[route.key]) for route in layout.routes if route.label]
    for (x, y), own in words:
        for box_x, box_y in layout.places.values():
            assert abs(x - box_x) >= (own + SIZES.box_width) / 2 or abs(y - box_y) >= (16 + SIZES.box_height) / 2
    for ((x, y), own), ((other_x, other_y), other) in combinations(words, 2):
        assert abs(x - other_x) >= (own + other) / 2 or abs(y - other_y) >= 16


@given(graphs())
@settings(max_examples=30, deadline=None)
def test_the_same_input_gives_the_same_layout(graph):
    boxes, lines = graph
    assert layered(boxes, lines) == layered(boxes, lines)


def test_tiers_stand_from_the_centre_down_and_unknown_ones_last():
    layout = layered([Box("none", None), Box("district", 9), Box("centre", 1), Box("province", 6)], [])
    heights = [layout.places[id_][1] for id_ in ("centre", "province", "district", "none")]
    assert heights == sorted(heights)
    assert [band.tier for band in layout.bands] == [1, 6, 9, None]


def test_inside_a_tier_what_hangs_on_another_stands_below_it():
    layout = layered([Box("plan", 6), Box("decision", 6)], [Line("issues", "decision", "plan")])
    assert layout.places["decision"][1] < layout.places["plan"][1]


def test_a_circle_inside_a_tier_stays_on_one_row():
    lines = [Line("1", "a", "b"), Line("2", "b", "a")]
    layout = layered([Box("a", 6), Box("b", 6)], lines)
    assert layout.places["a"][1] == layout.places["b"][1]
    assert len(layout.routes) == 2


def test_a_long_level_is_wrapped_into_rows():
    layout = layered([Box(f"d{n}", 6) for n in range(23)], [], Sizes(per_row=5))
    rows: dict[float, int] = {}
    for _, y in layout.places.values():
        rows[y] = rows.get(y, 0) + 1
    assert sorted(rows.values(), reverse=True) == [5, 5, 5, 5, 3]
    assert len(layout.bands) == 1


def test_a_line_starts_and_ends_at_the_edges_of_its_boxes():
    layout = layered([Box("top", 1), Box("low", 6)], [Line("k", "top", "low")])
    start, stop = layout.routes[0].points[0], layout.routes[0].points[-1]
    assert start[1] == layout.places["low"][1] - SIZES.box_height / 2
    assert stop[1] == layout.places["top"][1] + SIZES.box_height / 2


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_lines_cross_far_less_than_in_the_order_of_input(seed):
    boxes, lines = random_cascade(50, seed)
    layout = layered(boxes, lines, Sizes(per_row=50))
    graph: nx.DiGraph = nx.DiGraph()
    for box in boxes:
        graph.add_node(box.id, subset=box.tier)
    plain = nx.multipartite_layout(graph)
    ends = [(line.above, line.below) for line in lines]
    ours = crossing_number(ends, dict(layout.places))
    theirs = crossing_number(ends, {id_: (y, x) for id_, (x, y) in plain.items()})
    assert ours < theirs * 0.6


def crossing_number(ends: list[tuple[str, str]], places) -> int:
    """How many pairs of straight lines cross, lines with a common end left out."""

    def turn(a, b, c) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    count = 0
    for (a, b), (c, d) in combinations(ends, 2):
        if {a, b} & {c, d}:
            continue
        p, q, r, s = places[a], places[b], places[c], places[d]
        if turn(p, q, r) * turn(p, q, s) < 0 and turn(r, s, p) * turn(r, s, q) < 0:
            count += 1
    return count


def test_ordering_never_adds_crossings():
    rows = [[Vertex("a"), Vertex("b")], [Vertex("c"), Vertex("d")]]
    pairs = [(Vertex("a"), Vertex("d")), (Vertex("b"), Vertex("c"))]
    assert crossings(rows, pairs) == 1
    assert crossings(ordered(rows, pairs), pairs) == 0


@pytest.mark.parametrize(
    ("wished", "gaps", "placed"),
    [
        ([0, 10], [5], [0, 10]),
        ([5, 5], [4], [3, 7]),
        ([9, 0], [2], [3.5, 5.5]),
        ([0, 0, 0], [10, 10], [-10, 0, 10]),
        ([], [], []),
    ],
)
def test_positions_are_nearest_to_the_wished_ones_with_the_gaps_kept(wished, gaps, placed):
    assert least_squares(wished, gaps) == pytest.approx(placed)


def test_nothing_to_draw_is_an_empty_layout():
    assert layered([], []) == Layout({}, (), (), 0.0, 0.0)

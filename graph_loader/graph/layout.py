"""Where each box of a layered drawing stands: one band a tier, the centre on top, few crossings, no overlap.

The way of Sugiyama, Tagawa and Toda (1981): rows, invisible vertices where a line passes a row, sweeps by the mean
of the neighbours, then positions. Rows are given by the tier (never by the path), a tier is split where its own
documents stand above each other, and a long row is wrapped. Pure geometry: it knows no law, no colour and no screen.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from graph_loader.graph.rows import Row, Vertex, least_squares, ordered

Point = tuple[float, float]

PLACING_SWEEPS = 8


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths of the drawing in its own units (pixels at zoom 1).

    `band_name` is the strip at the top of a band where its name stands, and `name_width` how much of it at the left
    is kept free of words.
    """

    box_width: float = 204
    box_height: float = 78
    column_gap: float = 22
    row_gap: float = 58
    lane: float = 12
    band_padding: float = 14
    band_name: float = 14
    name_width: float = 170
    per_row: int = 5


@dataclass(frozen=True, slots=True)
class Box:
    """What is to be placed: an id and its tier (1 is the top; None goes below all others)."""

    id: str
    tier: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two boxes; `above` should stand higher. `label_width` is the room that its word takes."""

    key: str
    above: str
    below: str
    label_width: float = 0


@dataclass(frozen=True, slots=True)
class Route:
    """The way of a line from the box `below` to the box `above`; `label` is the middle of its word, None if no room."""

    key: str
    points: tuple[Point, ...]
    label: Point | None


@dataclass(frozen=True, slots=True)
class Band:
    """The strip of one tier."""

    tier: int | None
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Centres of the boxes by id, routes of the lines in their order, bands from top to bottom; the left edge is 0."""

    places: dict[str, Point]
    routes: tuple[Route, ...]
    bands: tuple[Band, ...]
    width: float
    height: float


def layered(boxes: Sequence[Box], lines: Sequence[Line], sizes: Sizes | None = None) -> Layout:
    """Place boxes in bands by tier, in an order with few crossings, and route the lines around them.

    Args:
        boxes: each id once; their order decides where nothing else does.
        lines: lines whose ends are not both among the boxes, and loops, are left out of `routes`.
        sizes: lengths; the defaults fit a box of four short lines of text.

    Returns:
        The layout; the same input always gives the same layout.
    """
    sizes = sizes or Sizes()
    known = {box.id for box in boxes}
    drawn = [line for line in lines if line.above != line.below and {line.above, line.below} <= known]
    rows, tiers = _rows(boxes, drawn, sizes.per_row)
    chains = _pass_through(rows, drawn)
    rows = ordered(rows, [pair for chain in chains.values() for pair in pairwise(chain)])
    heights, bands = _heights(tiers, sizes)
    across = _across(rows, chains, sizes)
    left = min((across[v] - _width(v, sizes) / 2 for row in rows for v in row), default=0.0)
    points = {v: (across[v] - left, heights[index]) for index, row in enumerate(rows) for v in row}
    width = max((x + _width(v, sizes) / 2 for v, (x, _) in points.items()), default=0.0)
    places = {box.id: points[Vertex(box.id)] for box in boxes}
    routes = _routes(drawn, chains, points, sizes)
    return Layout(
        places, _labelled(routes, drawn, places, bands, sizes), bands, width, bands[-1].bottom if bands else 0.0
    )


def _rows(boxes: Sequence[Box], lines: Sequence[Line], per_row: int) -> tuple[list[Row], list[int | None]]:
    """Return the rows from top to bottom and the tier of each."""
    by_tier: dict[int | None, list[str]] = defaultdict(list)
    for box in boxes:
        by_tier[box.tier].append(box.id)
    rows: list[Row] = []
    tiers: list[int | None] = []
    for tier in sorted(by_tier, key=lambda t: (t is None, t or 0)):
        for layer in _layers(by_tier[tier], lines):
            for start in range(0, len(layer), per_row):
                rows.append([Vertex(box) for box in layer[start : start + per_row]])
                tiers.append(tier)
    return rows, tiers


def _layers(members: list[str], lines: Sequence[Line]) -> list[list[str]]:
    """Split the boxes of one tier: each stands below those of the tier that it hangs on; cycles stay together."""
    inside = set(members)
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(members)
    graph.add_edges_from((line.above, line.below) for line in lines if {line.above, line.below} <= inside)
    condensed = nx.condensation(graph)
    depth: dict[str, int] = {}
    component_depth: dict[int, int] = {}
    for component in nx.topological_sort(condensed):
        component_depth[component] = max((component_depth[p] + 1 for p in condensed.predecessors(component)), default=0)
        for member in condensed.nodes[component]["members"]:
            depth[member] = component_depth[component]
    layers: dict[int, list[str]] = defaultdict(list)
    for member in members:
        layers[depth[member]].append(member)
    return [layers[d] for d in sorted(layers)]


def _pass_through(rows: list[Row], lines: Sequence[Line]) -> dict[str, tuple[Vertex, ...]]:
    """Add a vertex to every row that a line passes; return the vertices of each line from `below` to `above`.

    A line begins beside the column of the box that it goes down to, so that rows of siblings stand below one another.
    """
    column = {vertex.key: (place + 0.5) / len(row) for row in rows for place, vertex in enumerate(row)}
    level = {vertex: index for index, row in enumerate(rows) for vertex in row}
    chains: dict[str, tuple[Vertex, ...]] = {}
    going_down: dict[Vertex, float] = {}
    for line in lines:
        below, above = Vertex(line.below), Vertex(line.above)
        step = 1 if level[above] >= level[below] else -1
        passed = []
        for index in range(level[below] + step, level[above], step):
            vertex = Vertex(line.key, passes=index)
            going_down[vertex] = column[line.below]
            rows[index].append(vertex)
            passed.append(vertex)
        chains[line.key] = (below, *passed, above)
    for row in rows:
        row.sort(key=lambda vertex: column[vertex.key] if vertex.is_box else going_down[vertex])
    return chains


def _width(vertex: Vertex, sizes: Sizes) -> float:
    return sizes.box_width if vertex.is_box else sizes.lane


def _heights(tiers: list[int | None], sizes: Sizes) -> tuple[list[float], tuple[Band, ...]]:
    """Return the middle of each row, and the bands."""
    heights: list[float] = []
    bands: list[Band] = []
    top = 0.0
    for index, tier in enumerate(tiers):
        if not bands or bands[-1].tier != tier:
            bands.append(Band(tier, top, top))
            top += sizes.band_padding + sizes.band_name
        heights.append(top + sizes.box_height / 2)
        last_of_band = index + 1 == len(tiers) or tiers[index + 1] != tier
        top += sizes.box_height + (sizes.row_gap - sizes.band_padding if last_of_band else sizes.row_gap)
        bands[-1] = Band(tier, bands[-1].top, top)
    if bands:
        bands[-1] = Band(bands[-1].tier, bands[-1].top, top - sizes.row_gap + 2 * sizes.band_padding)
    return heights, tuple(bands)


def _across(rows: list[Row], chains: dict[str, tuple[Vertex, ...]], sizes: Sizes) -> dict[Vertex, float]:
    """Return the middle of each vertex: near its neighbours, in the order of its row, never overlapping."""
    number = {vertex: index for index, vertex in enumerate(v for row in rows for v in row)}
    numbered = [[number[vertex] for vertex in row] for row in rows]
    neighbours: list[list[int]] = [[] for _ in number]
    for chain in chains.values():
        for one, other in pairwise(number[vertex] for vertex in chain):
            neighbours[one].append(other)
            neighbours[other].append(one)
    across = [0.0] * len(number)
    gaps = [_gaps(row, sizes) for row in rows]
    for row, gap in zip(numbered, gaps, strict=True):
        for vertex, x in zip(row, least_squares([0.0] * len(row), gap), strict=True):
            across[vertex] = x
    order = list(zip(numbered, gaps, strict=True))
    for sweep in range(PLACING_SWEEPS):
        for row, gap in order if sweep % 2 == 0 else reversed(order):
            wished = [
                sum([across[n] for n in neighbours[v]]) / len(neighbours[v]) if neighbours[v] else across[v]
                for v in row
            ]
            for vertex, x in zip(row, least_squares(wished, gap), strict=True):
                across[vertex] = x
    return {vertex: across[index] for vertex, index in number.items()}


def _gaps(row: Row, sizes: Sizes) -> list[float]:
    return [
        (_width(a, sizes) + _width(b, sizes)) / 2 + sizes.column_gap * (0.25 + (a.is_box + b.is_box) * 0.375)
        for a, b in pairwise(row)
    ]


def _routes(
    lines: Sequence[Line], chains: dict[str, tuple[Vertex, ...]], points: dict[Vertex, Point], sizes: Sizes
) -> dict[str, tuple[Point, ...]]:
    """Return the points of each line; ends are spread along the edges of the boxes in the order of where they go."""
    half = sizes.box_height / 2
    ends: dict[tuple[Vertex, int], list[tuple[float, str, int]]] = defaultdict(list)
    for line in lines:
        chain = chains[line.key]
        for end, (own, other) in enumerate(((chain[0], chain[1]), (chain[-1], chain[-2]))):
            side = 1 if points[other][1] > points[own][1] else -1
            ends[own, side].append((points[other][0], line.key, end))
    ports: dict[tuple[str, int], Point] = {}
    for (own, side), going in ends.items():
        x, y = points[own]
        going.sort()
        spread = min(sizes.box_width * 0.7 / max(len(going), 1), 46)
        for index, (_, key, end) in enumerate(going):
            ports[key, end] = (x + (index - (len(going) - 1) / 2) * spread, y + side * half)
    routes: dict[str, tuple[Point, ...]] = {}
    for line in lines:
        start, stop = ports[line.key, 0], ports[line.key, 1]
        middle: list[Point] = []
        for vertex in chains[line.key][1:-1]:
            x, y = points[vertex]
            entering = half if start[1] > y else -half
            middle += [(x, y + entering), (x, y - entering)]
        if len(chains[line.key]) == 2 and points[chains[line.key][0]][1] == points[chains[line.key][1]][1]:
            middle = [((start[0] + stop[0]) / 2, start[1] - sizes.row_gap * 0.45)]
        routes[line.key] = (start, *middle, stop)
    return routes


def _labelled(
    routes: dict[str, tuple[Point, ...]],
    lines: Sequence[Line],
    places: dict[str, Point],
    bands: Sequence[Band],
    sizes: Sizes,
) -> tuple[Route, ...]:
    """Give each line the first place on its way where its word covers no box, no name of a band and no other word."""
    height = 16.0
    taken = _Taken(sizes)
    for x, y in places.values():
        taken.add(x, y, sizes.box_width, sizes.box_height)
    for band in bands:
        taken.add(sizes.name_width / 2, band.top + sizes.band_name, sizes.name_width, 2 * sizes.band_name)
    found: list[Route] = []
    for line in lines:
        points = routes[line.key]
        label: Point | None = None
        if line.label_width:
            for x, y in _candidates(points):
                if taken.free(x, y, line.label_width, height):
                    taken.add(x, y, line.label_width, height)
                    label = (x, y)
                    break
        found.append(Route(line.key, points, label))
    return tuple(found)


def _candidates(points: tuple[Point, ...]) -> list[Point]:
    return [
        (x1 + (x2 - x1) * share, y1 + (y2 - y1) * share)
        for (x1, y1), (x2, y2) in pairwise(points)
        for share in (0.5, 0.36, 0.64, 0.26, 0.74)
    ]


class _Taken:
    """Rectangles in a grid of cells, so that a look touches only near ones."""

    def __init__(self, sizes: Sizes) -> None:
        self._cell = sizes.box_width
        self._cells: dict[tuple[int, int], list[tuple[float, float, float, float]]] = defaultdict(list)

    def _near(self, x: float, y: float, width: float, height: float) -> list[tuple[int, int]]:
        columns = range(int((x - width / 2) // self._cell), int((x + width / 2) // self._cell) + 1)
        rows = range(int((y - height / 2) // self._cell), int((y + height / 2) // self._cell) + 1)
        return [(column, row) for column in columns for row in rows]

    def add(self, x: float, y: float, width: float, height: float) -> None:
        for cell in self._near(x, y, width, height):
            self._cells[cell].append((x, y, width, height))

    def free(self, x: float, y: float, width: float, height: float) -> bool:
        return not any(
            abs(x - other_x) < (width + other_width) / 2 and abs(y - other_y) < (height + other_height) / 2
            for cell in self._near(x, y, width, height)
            for other_x, other_y, other_width, other_height in self._cells[cell]
        )

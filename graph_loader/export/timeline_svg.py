"""A timeline as SVG: documents as points on their dates, one lane a tier, with the relations between them."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as ET

from graph_loader.export.svg import STYLE, markers
from graph_loader.extraction.model import RelationType
from graph_loader.graph.drawing import LABEL_SIZE, clean, wrapped

LEFT = 128.0
AXIS = 30.0
ROW = 24.0
POINT = 7.0
WIDTH = 1120.0
LANE_PADDING = 10.0
MOST_LABELLED = 40
LABEL_ROOM = 118.0


@dataclass(frozen=True, slots=True)
class Point:
    """A document on its date: `issued_on` is an ISO date, or the year or month that is known; `label` is its number."""

    id: str
    tier: int | None
    issued_on: str
    label: str
    full: str
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Arc:
    """A relation between two points."""

    key: str
    source: str
    target: str
    type: RelationType
    text: str


def to_timeline_svg(
    points: Sequence[Point], arcs: Sequence[Arc], *, title: str, tier_name: Callable[[int | None], str]
) -> str:
    """Return the timeline of some documents as a self-contained SVG text.

    Args:
        points: at least one; each id once.
        arcs: relations between them; others are left out.
        title: accessible name of the picture.
        tier_name: the name of a lane.
    """
    first = min(_number(point.issued_on) for point in points)
    last = max(*(_number(point.issued_on) for point in points), first + 1)
    labelled = len(points) <= MOST_LABELLED
    room = LABEL_ROOM if labelled else POINT * 2 + 2
    span = WIDTH - LEFT - (LABEL_ROOM if labelled else 24)
    across = {point.id: LEFT + (_number(point.issued_on) - first) / (last - first) * span for point in points}
    lanes, height = _lanes(points, across, room)
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {WIDTH:.0f} {height:.0f}",
            "width": f"{WIDTH:.0f}",
            "height": f"{height:.0f}",
            "role": "group",
            "aria-label": title,
            "class": "drawing timeline",
        },
    )
    ET.SubElement(root, "title").text = title
    ET.SubElement(root, "style").text = STYLE + _POINTS
    markers(ET.SubElement(root, "defs"), "")
    ET.SubElement(root, "rect", {"class": "paper", "width": "100%", "height": "100%"})
    places = {id_: (across[id_], y) for lane in lanes for id_, y in lane.rows.items()}
    _bands(root, lanes)
    content = ET.SubElement(root, "g", {"class": "content"})
    _axis(content, first, last, span, height)
    _arcs(content, arcs, places)
    for point in points:
        _point(content, point, places[point.id], labelled=labelled)
    _names(root, lanes, tier_name)
    return ET.tostring(root, encoding="unicode")


@dataclass(frozen=True, slots=True)
class _Lane:
    tier: int | None
    top: float
    bottom: float
    rows: dict[str, float]


def _number(issued_on: str) -> int:
    """Return the day number of a date; of a year or month its middle."""
    middle = {4: "-07-01", 7: "-15"}
    return date.fromisoformat(issued_on + middle.get(len(issued_on), "")).toordinal()


def _lanes(points: Sequence[Point], across: dict[str, float], room: float) -> tuple[list[_Lane], float]:
    """Give each tier a lane, and in it each point the first row where it overlaps none before it."""
    by_tier: dict[int | None, list[Point]] = defaultdict(list)
    for point in points:
        by_tier[point.tier].append(point)
    lanes: list[_Lane] = []
    top = AXIS
    for tier in sorted(by_tier, key=lambda t: (t is None, t or 0)):
        ends: list[float] = []
        rows: dict[str, float] = {}
        for point in sorted(by_tier[tier], key=lambda p: (across[p.id], p.id)):
            x = across[point.id]
            row = next((index for index, end in enumerate(ends) if end <= x), len(ends))
            if row == len(ends):
                ends.append(0)
            ends[row] = x + room
            rows[point.id] = top + LANE_PADDING + row * ROW + ROW / 2
        bottom = top + 2 * LANE_PADDING + max(len(ends), 2) * ROW
        lanes.append(_Lane(tier, top, bottom, rows))
        top = bottom
    return lanes, top + 6


def _bands(root: ET.Element, lanes: list[_Lane]) -> None:
    group = ET.SubElement(root, "g", {"class": "bands"})
    for index, lane in enumerate(lanes):
        ET.SubElement(
            group,
            "rect",
            {
                "class": f"band {'odd' if index % 2 else 'even'}",
                "x": "0",
                "y": f"{lane.top:.1f}",
                "width": f"{WIDTH:.0f}",
                "height": f"{lane.bottom - lane.top:.1f}",
            },
        )


def _names(root: ET.Element, lanes: list[_Lane], tier_name: Callable[[int | None], str]) -> None:
    group = ET.SubElement(root, "g", {"class": "tiers"})
    for lane in lanes:
        lines = wrapped(tier_name(lane.tier), LEFT - 30, LABEL_SIZE, 3)
        middle = (lane.top + lane.bottom) / 2 - (len(lines) - 1) * 7.5 + 4
        for number, line in enumerate(lines):
            text = ET.SubElement(group, "text", {"class": "tier", "x": "12", "y": f"{middle + number * 15:.1f}"})
            text.text = line


def _axis(content: ET.Element, first: int, last: int, span: float, height: float) -> None:
    """Draw a line a year, or as many years as leave room for the figures."""
    years = range(date.fromordinal(first).year, date.fromordinal(last).year + 1)
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if len(years) / step <= span / 60)
    for year in years:
        if year % step:
            continue
        x = LEFT + (date(year, 1, 1).toordinal() - first) / (last - first) * span
        if x < LEFT - 1:
            continue
        ET.SubElement(content, "path", {"class": "tick", "d": f"M{x:.1f} {AXIS - 6:.1f} V{height:.1f}"})
        text = ET.SubElement(content, "text", {"class": "foot year", "x": f"{x:.1f}", "y": f"{AXIS - 11:.1f}"})
        text.text = str(year)


def _arcs(content: ET.Element, arcs: Sequence[Arc], places: dict[str, tuple[float, float]]) -> None:
    for arc in arcs:
        if arc.source not in places or arc.target not in places:
            continue
        (x1, y1), (x2, y2) = places[arc.source], places[arc.target]
        middle = (y1 + y2) / 2 if y1 != y2 else y1 - ROW
        path = f"M{x1:.1f} {y1:.1f} C{x1:.1f} {middle:.1f} {x2:.1f} {middle:.1f} {x2:.1f} {y2:.1f}"
        names = {"data-edge": arc.key, "data-from": arc.source, "data-to": arc.target, "role": "img"}
        group = ET.SubElement(content, "g", {"class": "edge", "aria-label": clean(arc.text), **names})
        ET.SubElement(group, "title").text = clean(arc.text)
        ET.SubElement(group, "path", {"class": "hit", "d": path})
        ET.SubElement(group, "path", {"class": f"line {arc.type}", "d": path})


def _point(content: ET.Element, point: Point, place: tuple[float, float], *, labelled: bool) -> None:
    x, y = place
    group = ET.SubElement(
        content,
        "g",
        {
            "class": " ".join(["node", *sorted(point.marks)]),
            "data-node": point.id,
            "tabindex": "0",
            "role": "button",
            "aria-label": clean(point.full),
        },
    )
    ET.SubElement(group, "title").text = clean(point.full)
    ET.SubElement(group, "circle", {"class": "box", "cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{POINT}"})
    if labelled:
        label = wrapped(point.label, LABEL_ROOM - 20, LABEL_SIZE, 1)
        text = ET.SubElement(group, "text", {"class": "foot", "x": f"{x + POINT + 4:.1f}", "y": f"{y + 4:.1f}"})
        text.text = "".join(label)


_POINTS = (
    ".timeline .box{fill:var(--legal-implements, #0b5cad);stroke:var(--legal-paper, #fff);stroke-width:1.5}"
    ".timeline .cited .box{fill:var(--legal-paper, #fff);stroke:var(--legal-implements, #0b5cad);stroke-dasharray:3 2}"
    ".timeline .root .box{fill:var(--legal-root, #b45309)}"
    ".timeline .edge .line{opacity:.35}.timeline .edge:hover .line,.timeline .edge.picked .line{opacity:1}"
    ".tick{stroke:var(--legal-border, #8b97a8);stroke-width:.6;opacity:.5}.drawing .year{text-anchor:middle}"
)

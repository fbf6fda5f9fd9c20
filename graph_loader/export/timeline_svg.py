"""A timeline as SVG: documents as points on their dates, one lane a tier, with the relations between them.

Many documents that would cover one another stand as one spot with their number, which leads to its stretch of time.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as ET

from graph_loader.export.svg import MARGIN, STYLE, markers
from graph_loader.extraction.model import RelationType
from graph_loader.graph.drawing import LABEL_SIZE, clean, text_width, wrapped

LEFT = 128.0
AXIS = 30.0
ROW = 24.0
POINT = 7.0
WIDTH = 1120.0
LANE_PADDING = 10.0
MOST_LABELLED = 40
MOST_SINGLE = 250
"""More points than this are grouped where they would stand on one another."""
MOST_LINES = 60
"""More lines than this are drawn only while one of their ends is looked at."""
LABEL_ROOM = 118.0
GROUP_ROOM = 44.0
MOST_NAMED = 8


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
    """A relation between two points: `word` is its name, `text` all that is to be told of it."""

    source: str
    target: str
    type: RelationType
    word: str
    text: str


@dataclass(frozen=True, slots=True)
class _Spot:
    """A point, or several that stand as one: `key` is the document's id, or the stretch of time."""

    key: str
    tier: int | None
    x: float
    label: str
    full: str
    marks: frozenset[str]
    count: int
    span: str = ""


@dataclass(frozen=True, slots=True)
class _Lane:
    tier: int | None
    top: float
    bottom: float
    rows: dict[str, float]


def to_timeline_svg(
    points: Sequence[Point],
    arcs: Sequence[Arc],
    *,
    title: str,
    tier_name: Callable[[int | None], str],
    group_name: Callable[[int], str],
) -> str:
    """Return the timeline of some documents as a self-contained SVG text.

    Args:
        points: at least one; each id once.
        arcs: relations between them; others are left out.
        title: accessible name of the picture.
        tier_name: the name of a lane.
        group_name: the name of so many documents that stand as one.

    Returns:
        SVG whose groups carry `data-node` (a document's id, or the key of a group with its `data-span`, two dates) and
        `data-edge`; its root says which days the axis spans (`data-first`, `data-last`) and where (`data-left`,
        `data-room`).
    """
    first = min(_day(point.issued_on) for point in points)
    last = max(*(_day(point.issued_on) for point in points), first + 1)
    labelled = len(points) <= MOST_LABELLED
    room = WIDTH - LEFT - (LABEL_ROOM if labelled else 30)
    spots, stands_for = _spots(points, lambda day: LEFT + (day - first) / (last - first) * room, group_name)
    lanes, height = _lanes(spots, LABEL_ROOM if labelled else None)
    lines = _lines(arcs, stands_for)
    crowded = " crowded" if len(lines) > MOST_LINES else ""
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {WIDTH:.0f} {height:.0f}",
            "width": f"{WIDTH:.0f}",
            "height": f"{height:.0f}",
            "role": "group",
            "aria-label": clean(title),
            "class": f"drawing timeline{crowded}",
            "data-first": date.fromordinal(first).isoformat(),
            "data-last": date.fromordinal(last).isoformat(),
            "data-left": f"{LEFT:.0f}",
            "data-room": f"{room:.0f}",
        },
    )
    ET.SubElement(root, "title").text = clean(title)
    ET.SubElement(root, "style").text = STYLE + _POINTS
    markers(ET.SubElement(root, "defs"), "")
    ET.SubElement(root, "rect", {"class": "paper", "width": "100%", "height": "100%"})
    places = {id_: y for lane in lanes for id_, y in lane.rows.items()}
    _bands(root, lanes)
    content = ET.SubElement(root, "g", {"class": "content"})
    _axis(content, first, last, room, height)
    at = {spot.key: (spot.x, places[spot.key]) for spot in spots}
    for (source, relation, target), told in lines.items():
        _line(content, f"{source}\n{relation}\n{target}", relation, (at[source], at[target]), told)
    for spot in spots:
        _spot(content, spot, places[spot.key], labelled=labelled)
    _names(root, lanes, tier_name)
    return ET.tostring(root, encoding="unicode")


def _day(issued_on: str) -> int:
    """Return the day number of a date; of a year or month its middle."""
    middle = {4: "-07-01", 7: "-15"}
    return date.fromisoformat(issued_on + middle.get(len(issued_on), "")).toordinal()


def _spots(
    points: Sequence[Point], across: Callable[[int], float], group_name: Callable[[int], str]
) -> tuple[list[_Spot], dict[str, str]]:
    """Return the spots that stand for the points, and the key of the spot of each point."""
    if len(points) <= MOST_SINGLE:
        single = [_Spot(p.id, p.tier, across(_day(p.issued_on)), p.label, p.full, p.marks, 1) for p in points]
        return single, {point.id: point.id for point in points}
    cells: dict[tuple[int | None, int], list[Point]] = defaultdict(list)
    for point in points:
        cells[point.tier, int((across(_day(point.issued_on)) - LEFT) // GROUP_ROOM)].append(point)
    spots: list[_Spot] = []
    stands_for: dict[str, str] = {}
    for (tier, cell), members in cells.items():
        days = sorted(date.fromordinal(_day(point.issued_on)).isoformat() for point in members)
        x = sum(across(_day(point.issued_on)) for point in members) / len(members)
        marks = frozenset({"root"}) if any("root" in point.marks for point in members) else frozenset[str]()
        if len(members) == 1:
            spots.append(_Spot(members[0].id, tier, x, members[0].label, members[0].full, members[0].marks, 1))
        else:
            named = ", ".join(point.label for point in members[:MOST_NAMED])
            full = f"{group_name(len(members))}\n{named}{' …' if len(members) > MOST_NAMED else ''}"
            span = f"{days[0]}/{days[-1]}"
            spots.append(_Spot(f"{tier}:{cell}", tier, x, "", full, marks, len(members), span))
        stands_for |= dict.fromkeys((point.id for point in members), spots[-1].key)
    return spots, stands_for


def _lines(arcs: Sequence[Arc], stands_for: dict[str, str]) -> dict[tuple[str, RelationType, str], tuple[str, str]]:
    """Return the word of each line between two spots and what is told of it; several of one type are one line."""
    told: dict[tuple[str, RelationType, str], list[Arc]] = defaultdict(list)
    for arc in arcs:
        if arc.source in stands_for and arc.target in stands_for:
            ends = stands_for[arc.source], stands_for[arc.target]
            if ends[0] != ends[1]:
                told[ends[0], arc.type, ends[1]].append(arc)
    lines: dict[tuple[str, RelationType, str], tuple[str, str]] = {}
    for key, members in told.items():
        word = members[0].word if len(members) == 1 else f"{members[0].word} ({len(members)})"
        lines[key] = word, members[0].text if len(members) == 1 else word
    return lines


def _lanes(spots: Sequence[_Spot], label_room: float | None) -> tuple[list[_Lane], float]:
    """Give each tier a lane, and in it each spot the first row where it overlaps none before it."""
    by_tier: dict[int | None, list[_Spot]] = defaultdict(list)
    for spot in spots:
        by_tier[spot.tier].append(spot)
    lanes: list[_Lane] = []
    top = AXIS
    for tier in sorted(by_tier, key=lambda t: (t is None, t or 0)):
        ends: list[float] = []
        rows: dict[str, float] = {}
        for spot in sorted(by_tier[tier], key=lambda one: (one.x, one.key)):
            half = _half(spot)
            row = next((index for index, end in enumerate(ends) if end <= spot.x - half), len(ends))
            if row == len(ends):
                ends.append(0)
            ends[row] = spot.x + (label_room - POINT if label_room else half + 2)
            rows[spot.key] = top + LANE_PADDING + row * ROW + ROW / 2
        bottom = top + 2 * LANE_PADDING + max(len(ends), 2) * ROW
        lanes.append(_Lane(tier, top, bottom, rows))
        top = bottom
    return lanes, top + 6


def _half(spot: _Spot) -> float:
    return POINT if spot.count == 1 else text_width(str(spot.count), LABEL_SIZE) / 2 + 8


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
        lines = wrapped(tier_name(lane.tier), LEFT - 34, LABEL_SIZE, 3)
        middle = (lane.top + lane.bottom) / 2 - (len(lines) - 1) * 7.5 + 4
        for number, line in enumerate(lines):
            text = ET.SubElement(group, "text", {"class": "tier", "x": f"{MARGIN}", "y": f"{middle + number * 15:.1f}"})
            text.text = line


def _ticks(first: int, last: int, room: float) -> list[tuple[int, str]]:
    """Return the days that are marked on the axis and what stands there: years, months or days, as have room."""
    for unit, step, width in (("day", 1, 58), ("day", 7, 58), ("month", 1, 62), ("month", 3, 62), ("year", 1, 52)):
        marked = list(_marked(first, last, unit, step))
        if len(marked) * width <= room:
            return marked
    return next(
        marked
        for step in (2, 5, 10, 20, 50, 100, 1000, 10000)
        if len(marked := list(_marked(first, last, "year", step))) * 52 <= room
    )


def _marked(first: int, last: int, unit: str, step: int) -> Iterator[tuple[int, str]]:
    if unit == "day":
        for day in range(first, last + 1, step):
            yield day, date.fromordinal(day).strftime("%d/%m/%y")
        return
    start, stop = date.fromordinal(first), date.fromordinal(last)
    for year in range(start.year, stop.year + 1):
        if unit == "year" and year % step:
            continue
        for month in range(1, 13, step) if unit == "month" else (1,):
            day = date(year, month, 1).toordinal()
            if first <= day <= last:
                yield day, str(year) if unit == "year" else f"{month:02}/{year}"


def _axis(content: ET.Element, first: int, last: int, room: float, height: float) -> None:
    for day, word in _ticks(first, last, room):
        x = LEFT + (day - first) / (last - first) * room
        ET.SubElement(content, "path", {"class": "tick", "d": f"M{x:.1f} {AXIS - 6:.1f} V{height:.1f}"})
        text = ET.SubElement(content, "text", {"class": "foot year", "x": f"{x:.1f}", "y": f"{AXIS - 11:.1f}"})
        text.text = word


def _line(
    content: ET.Element,
    key: str,
    relation: RelationType,
    ends: tuple[tuple[float, float], tuple[float, float]],
    told: tuple[str, str],
) -> None:
    word, text = told
    (x1, y1), (x2, y2) = ends
    middle = (y1 + y2) / 2 if y1 != y2 else y1 - ROW
    path = f"M{x1:.1f} {y1:.1f} C{x1:.1f} {middle:.1f} {x2:.1f} {middle:.1f} {x2:.1f} {y2:.1f}"
    group = ET.SubElement(
        content, "g", {"class": "edge", "data-edge": clean(key), "data-word": clean(word), "role": "img"}
    )
    ET.SubElement(group, "title").text = clean(text)
    ET.SubElement(group, "path", {"class": "hit", "d": path})
    ET.SubElement(group, "path", {"class": f"line {relation}", "d": path, "marker-end": f"url(#arrow-{relation})"})


def _spot(content: ET.Element, spot: _Spot, y: float, *, labelled: bool) -> None:
    names = {"class": " ".join(["node", *sorted(spot.marks)]), "data-node": clean(spot.key), "tabindex": "0"}
    if spot.span:
        names["data-span"] = spot.span
    group = ET.SubElement(content, "g", names | {"role": "button"})
    ET.SubElement(group, "title").text = clean(spot.full)
    half = _half(spot)
    if spot.count > 1:
        corner = {"x": f"{spot.x - half:.1f}", "y": f"{y - 9:.1f}", "width": f"{2 * half:.1f}", "height": "18"}
        ET.SubElement(group, "rect", {"class": "box group", "rx": "9", **corner})
        text = ET.SubElement(group, "text", {"class": "count", "x": f"{spot.x:.1f}", "y": f"{y + 4:.1f}"})
        text.text = str(spot.count)
        return
    ET.SubElement(group, "circle", {"class": "box", "cx": f"{spot.x:.1f}", "cy": f"{y:.1f}", "r": f"{POINT}"})
    label = "".join(wrapped(spot.label, LABEL_ROOM - 20, LABEL_SIZE, 1))
    left = spot.x + LABEL_ROOM > WIDTH
    side = {"x": f"{spot.x - POINT - 4:.1f}", "text-anchor": "end"} if left else {"x": f"{spot.x + POINT + 4:.1f}"}
    kind = "foot label-of" if labelled else "foot label-of late"
    ET.SubElement(group, "text", {"class": kind, "y": f"{y + 4:.1f}", **side}).text = label


_POINTS = (
    ".timeline .box{fill:var(--legal-implements, #0b5cad);stroke:var(--legal-paper, #fff);stroke-width:1.5}"
    ".timeline .cited .box{fill:var(--legal-paper, #fff);stroke:var(--legal-implements, #0b5cad);stroke-dasharray:3 2}"
    ".timeline .root .box{fill:var(--legal-root, #b45309)}"
    f".drawing .count{{fill:var(--legal-paper, #fff);font-size:{LABEL_SIZE}px;font-weight:600;text-anchor:middle}}"
    ".timeline .edge .line{opacity:.4}.timeline.crowded .edge{visibility:hidden}"
    ".timeline.crowded .edge.near{visibility:visible}"
    ".timeline .edge:hover .line,.timeline .edge.near .line,.timeline .edge.picked .line{opacity:1;stroke-width:3}"
    ".timeline .late{visibility:hidden}.timeline .node.near .late,.timeline .node:hover .late{visibility:visible}"
    ".timeline .late,.timeline .label-of{paint-order:stroke;stroke:var(--legal-paper, #fff);stroke-width:3px}"
    ".tick{stroke:var(--legal-border, #8b97a8);stroke-width:.6;opacity:.5}.drawing .year{text-anchor:middle}"
)

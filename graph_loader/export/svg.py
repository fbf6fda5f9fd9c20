"""A drawing as SVG: the screen, the printed page and the downloaded picture are this one text.

Every text goes in as an XML text node or attribute value, so a title can be anything. Colours are custom properties
with a default for paper; the application sets them for its light and dark theme.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as ET

from graph_loader.extraction.model import RelationType
from graph_loader.graph.drawing import HEAD_SIZE, LABEL_SIZE, TITLE_SIZE, Drawing, clean, text_width, wrapped

MARGIN = 12.0
LEAST_WIDTH = 420.0
CAPTION_SIZE = 16.0
LEGEND_ROW = 24.0
LONGEST_HINT = 320
FONT = "'Be Vietnam Pro', 'Noto Sans', 'DejaVu Sans', Arial, sans-serif"


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How a relation is drawn on paper: colour, dashes (SVG `stroke-dasharray`) and width."""

    colour: str
    dashes: str
    width: float


STYLES: dict[RelationType, LineStyle] = {
    RelationType.IMPLEMENTS: LineStyle("#0b5cad", "", 2.4),
    RelationType.BASED_ON: LineStyle("#5b6472", "7 4", 1.6),
    RelationType.GUIDES: LineStyle("#0a7a52", "11 4 2 4", 2.0),
    RelationType.AMENDS: LineStyle("#a14a06", "3 3", 2.0),
    RelationType.REPLACES: LineStyle("#b3261e", "15 5", 2.2),
    RelationType.REPEALS: LineStyle("#7d1410", "15 4 3 4 3 4", 2.2),
    RelationType.ISSUES: LineStyle("#6b35b8", "", 1.4),
    RelationType.REVIEWS: LineStyle("#086f83", "5 2 1 2", 1.8),
    RelationType.CITES: LineStyle("#7a8494", "1 4", 1.6),
}


@dataclass(frozen=True, slots=True)
class Caption:
    """What a picture that travels alone says around the drawing.

    Attributes:
        title: above the drawing.
        note: a line below the title, such as how much is shown.
        relations: the words of the line styles in the legend.
        marks: the words of the box styles in the legend: `root`, `cited`, `ended`, `folded`.
    """

    title: str
    note: str = ""
    relations: Mapping[RelationType, str] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)


def to_svg(drawing: Drawing, *, title: str, caption: Caption | None = None, name: str = "", fonts: str = "") -> str:
    """Return a drawing as a self-contained SVG text.

    Args:
        drawing: what to draw.
        title: the accessible name of the whole picture.
        caption: title and legend around it; a screen that says both itself shows the part from `data-top` on,
            `data-inner` high.
        name: begins the ids of its parts; pictures on one page need different ones.
        fonts: rules of `font_faces` for a picture that travels alone.

    Returns:
        SVG 1.1; groups carry `data-node` (document id), `data-edge` (key of the link: source, type and target, a line
        each) and `data-open` (`up`, `down`); the title of a group is its accessible name.
    """
    width = max(drawing.width + 2 * MARGIN, LEAST_WIDTH)
    inner = drawing.height + 2 * MARGIN
    heading = _heading_lines(caption, width) if caption else []
    top = sum(size * 1.4 for _, _, size in heading) + MARGIN if heading else 0.0
    legend = list(_legend_places(caption, width)) if caption else []
    bottom = (max(row for *_, row in legend) + 1) * LEGEND_ROW + MARGIN if legend else 0.0
    height = top + inner + bottom
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {width:.1f} {height:.1f}",
            "width": f"{width:.0f}",
            "height": f"{height:.0f}",
            "role": "group",
            "aria-label": clean(title),
            "class": "drawing",
            "data-top": f"{top:.1f}",
            "data-inner": f"{inner:.1f}",
        },
    )
    ET.SubElement(root, "title").text = clean(title)
    ET.SubElement(root, "style").text = fonts + STYLE
    markers(ET.SubElement(root, "defs"), name)
    ET.SubElement(root, "rect", {"class": "paper", "width": "100%", "height": "100%"})
    _heading(root, heading)
    whole = ET.SubElement(root, "g", {"transform": f"translate(0 {top:.1f})"})
    _bands(whole, drawing, width)
    content = ET.SubElement(whole, "g", {"class": "content"})
    moved = ET.SubElement(content, "g", {"transform": f"translate({(width - drawing.width) / 2:.1f} {MARGIN})"})
    lines = ET.SubElement(moved, "g", {"class": "edges"})
    for edge in drawing.network.edges:
        _edge(lines, edge, name)
    boxes = ET.SubElement(moved, "g", {"class": "nodes"})
    for node in drawing.network.nodes:
        _node(boxes, node)
    words = ET.SubElement(moved, "g", {"class": "words"})
    for edge in drawing.network.edges:
        _word(words, edge)
    _tiers(whole, drawing)
    _legend(root, legend, top + inner + MARGIN / 2)
    return ET.tostring(root, encoding="unicode")


def markers(defs: ET.Element, name: str) -> None:
    """Add the arrow heads of all relations; `name` begins their ids."""
    for relation in STYLES:
        marker = ET.SubElement(
            defs,
            "marker",
            {
                "id": f"{name}arrow-{relation}",
                "viewBox": "0 0 10 10",
                "refX": "9",
                "refY": "5",
                "markerWidth": "9",
                "markerHeight": "9",
                "markerUnits": "userSpaceOnUse",
                "orient": "auto-start-reverse",
            },
        )
        ET.SubElement(marker, "path", {"d": "M0 0.8 L10 5 L0 9.2 Z", "class": f"tip {relation}"})


def _bands(root: ET.Element, drawing: Drawing, width: float) -> None:
    group = ET.SubElement(root, "g", {"class": "bands"})
    for index, band in enumerate(drawing.bands):
        top = band.top + MARGIN
        ET.SubElement(
            group,
            "rect",
            {
                "class": f"band {'odd' if index % 2 else 'even'}",
                "x": "0",
                "y": f"{top - 4:.1f}",
                "width": f"{width:.1f}",
                "height": f"{band.bottom - band.top:.1f}",
            },
        )


def _tiers(root: ET.Element, drawing: Drawing) -> None:
    group = ET.SubElement(root, "g", {"class": "tiers"})
    for band in drawing.bands:
        text = ET.SubElement(group, "text", {"class": "tier", "x": f"{MARGIN}", "y": f"{band.top + MARGIN + 12:.1f}"})
        text.text = band.name


Step = tuple[float, ...]
"""A straight step to (x, y), or a curve (x1, y1, x2, y2, x, y) by two control points."""


def steps_of(points: Sequence[Sequence[float]]) -> list[Step]:
    """Return how a line goes on from its first point: straight down, straight across, or in curves."""
    x, y = points[0]
    steps: list[Step] = []
    for next_x, next_y in points[1:]:
        if next_x == x or (len(points) == 3 and points[0][1] == points[2][1]):
            steps.append((next_x, next_y))
        else:
            middle = (y + next_y) / 2
            steps.append((x, middle, next_x, middle, next_x, next_y))
        x, y = next_x, next_y
    return steps


def _path(points: Sequence[Sequence[float]]) -> str:
    steps = (("L" if len(step) == 2 else "C") + " ".join(f"{n:.1f}" for n in step) for step in steps_of(points))
    return " ".join([f"M{points[0][0]:.1f} {points[0][1]:.1f}", *steps])


def _edge(parent: ET.Element, edge: dict[str, Any], name: str) -> None:
    path = _path(edge["points"])
    group = ET.SubElement(
        parent,
        "g",
        {
            "class": " ".join(["edge", *edge["marks"]]),
            "data-edge": clean(edge["key"]),
            "data-word": clean(edge["label"]),
            "tabindex": "0",
            "role": "button",
        },
    )
    ET.SubElement(group, "title").text = f"{edge['label']}: {_short(edge['quote'])}" if edge["quote"] else edge["label"]
    ET.SubElement(group, "path", {"class": "hit", "d": path})
    relation = edge["relation"]
    ET.SubElement(
        group, "path", {"class": f"line {relation}", "d": path, "marker-end": f"url(#{name}arrow-{relation})"}
    )


def _short(quote: str) -> str:
    return quote if len(quote) <= LONGEST_HINT else f"{quote[:LONGEST_HINT].rsplit(' ', 1)[0]} …"


def _word(parent: ET.Element, edge: dict[str, Any]) -> None:
    if edge["label_at"] is None:
        return
    x, y = edge["label_at"]
    width = text_width(edge["label"], LABEL_SIZE) + 8
    group = ET.SubElement(parent, "g", {"class": " ".join(["word", *edge["marks"]]), "data-edge": clean(edge["key"])})
    ET.SubElement(
        group,
        "rect",
        {
            "class": "plate",
            "x": f"{x - width / 2:.1f}",
            "y": f"{y - 8:.1f}",
            "width": f"{width:.1f}",
            "height": "16",
            "rx": "4",
        },
    )
    text = ET.SubElement(group, "text", {"class": f"label {edge['relation']}", "x": f"{x:.1f}", "y": f"{y + 3.8:.1f}"})
    text.text = edge["label"]


def _node(parent: ET.Element, node: dict[str, Any]) -> None:
    left, top = node["x"] - node["width"] / 2, node["y"] - node["height"] / 2
    group = ET.SubElement(
        parent,
        "g",
        {
            "class": " ".join(["node", *node["marks"]]),
            "data-node": clean(node["id"]),
            "tabindex": "0",
            "role": "button",
        },
    )
    ET.SubElement(group, "title").text = node["full"]
    corner = {"x": f"{left:.1f}", "y": f"{top:.1f}", "width": f"{node['width']:.1f}", "height": f"{node['height']:.1f}"}
    ET.SubElement(group, "rect", {"class": "box", "rx": "7", **corner})
    lines = [
        (kind, line) for kind, name in (("head", "head"), ("body", "lines"), ("foot", "foot")) for line in node[name]
    ]
    y = node["y"] - (len(lines) - 1) * 8.6 + 4.2
    for index, (kind, line) in enumerate(lines):
        text = ET.SubElement(group, "text", {"class": kind, "x": f"{left + 10:.1f}", "y": f"{y + index * 17.2:.1f}"})
        text.text = line
    for way, count in (("up", node["more_up"]), ("down", node["more_down"])):
        if count:
            _opener(group, node, way, count)


def _opener(group: ET.Element, node: dict[str, Any], way: str, count: int) -> None:
    label = f"+{count}"
    width = text_width(label, LABEL_SIZE) + 12
    x = node["x"] + node["width"] / 2 - width / 2 - 8
    y = node["y"] + (node["height"] / 2 + 3) * (-1 if way == "up" else 1)
    opener = ET.SubElement(
        group,
        "g",
        {
            "class": "opener",
            "data-open": way,
            "data-of": clean(node["id"]),
            "tabindex": "0",
            "role": "button",
            "aria-label": f"{'↑' if way == 'up' else '↓'} {label}",
        },
    )
    ET.SubElement(
        opener,
        "rect",
        {"x": f"{x - width / 2:.1f}", "y": f"{y - 9:.1f}", "width": f"{width:.1f}", "height": "18", "rx": "9"},
    )
    text = ET.SubElement(opener, "text", {"x": f"{x:.1f}", "y": f"{y + 4:.1f}"})
    text.text = label


def _heading_lines(caption: Caption, width: float) -> list[tuple[str, str, float]]:
    """Return class, text and size of each line above the drawing."""
    room = width - 2 * MARGIN
    titles = wrapped(caption.title, room, CAPTION_SIZE, 2)
    notes = wrapped(caption.note, room, LABEL_SIZE, 3)
    return [("caption", line, CAPTION_SIZE) for line in titles] + [("foot", line, LABEL_SIZE) for line in notes]


def _heading(root: ET.Element, lines: list[tuple[str, str, float]]) -> None:
    group = ET.SubElement(root, "g", {"class": "heading"})
    y = MARGIN / 2
    for kind, line, size in lines:
        y += size * 1.4
        ET.SubElement(group, "text", {"class": kind, "x": f"{MARGIN}", "y": f"{y:.1f}"}).text = line


def _legend_places(caption: Caption, width: float) -> Iterator[tuple[str, str, float, int]]:
    """Yield what each sign of the legend explains (a relation or a mark), its word, where it begins, and its row."""
    x, row = MARGIN, 0
    for sign, word in (*caption.relations.items(), *caption.marks.items()):
        taken = text_width(word, LABEL_SIZE) + 76
        if x > MARGIN and x + taken > width - MARGIN:
            x, row = MARGIN, row + 1
        yield str(sign), clean(word), x, row
        x += taken


def _legend(root: ET.Element, places: list[tuple[str, str, float, int]], top: float) -> None:
    group = ET.SubElement(root, "g", {"class": "legend"})
    for sign, word, x, row in places:
        y = top + row * LEGEND_ROW + LEGEND_ROW / 2
        if sign in STYLES:
            ET.SubElement(group, "path", {"class": f"line {sign}", "d": f"M{x:.1f} {y:.1f} H{x + 44:.1f}"})
        else:
            marked = ET.SubElement(group, "g", {"class": sign})
            corner = {"x": f"{x:.1f}", "y": f"{y - 8:.1f}", "width": "44", "height": "16", "rx": "4"}
            ET.SubElement(marked, "rect", {"class": "box", **corner})
        text = ET.SubElement(group, "text", {"class": "label start", "x": f"{x + 51:.1f}", "y": f"{y + 4:.1f}"})
        text.text = word


def _relation_rules() -> str:
    rules = []
    for relation, style in STYLES.items():
        colour = f"var(--legal-{relation.lower().replace('_', '-')}, {style.colour})"
        rules.append(
            f".line.{relation}{{stroke:{colour};stroke-width:{style.width};stroke-dasharray:{style.dashes or 'none'}}}"
        )
        rules.append(f".tip.{relation},.label.{relation}{{fill:{colour}}}")
    return "".join(rules)


STYLE = (
    f".drawing text{{font-family:var(--legal-font, {FONT});fill:var(--legal-text, #1d2430)}}"
    ".paper{fill:var(--legal-paper, #ffffff)}"
    ".band.even{fill:var(--legal-band, #f3f6fa)}.band.odd{fill:var(--legal-paper, #ffffff)}"
    f".drawing .tier{{font-size:{LABEL_SIZE}px;font-weight:600;fill:var(--legal-muted, #4a5565);paint-order:stroke;"
    "stroke:var(--legal-band, #f3f6fa);stroke-width:5px;stroke-linejoin:round}"
    f".head{{font-size:{HEAD_SIZE}px;font-weight:600}}.body{{font-size:{TITLE_SIZE}px}}"
    f".drawing .foot{{font-size:{LABEL_SIZE}px;fill:var(--legal-muted, #4a5565)}}"
    ".box{fill:var(--legal-box, #ffffff);stroke:var(--legal-border, #8b97a8);stroke-width:1.3}"
    ".cited .box{stroke-dasharray:5 3}.ended .box{stroke:var(--legal-repeals, #7d1410);stroke-width:2}"
    ".ended .head{text-decoration:line-through}"
    ".root .box{stroke:var(--legal-root, #b45309);stroke-width:3;fill:var(--legal-root-box, #fff7e6)}"
    ".folded .box{fill:var(--legal-band, #eef2f7);stroke-width:3}"
    ".found .box{stroke:var(--legal-implements, #0b5cad);stroke-width:3}"
    ".line{fill:none}.hit{fill:none;stroke:transparent;stroke-width:14}"
    f".drawing .label{{font-size:{LABEL_SIZE}px;text-anchor:middle}}.drawing .label.start{{text-anchor:start}}"
    f".drawing .caption{{font-size:{CAPTION_SIZE}px;font-weight:600}}"
    ".plate{fill:var(--legal-paper, #ffffff);opacity:.92}"
    ".opener rect{fill:var(--legal-implements, #0b5cad)}"
    f".drawing .opener text{{fill:var(--legal-paper, #ffffff);font-size:{LABEL_SIZE}px;font-weight:600}}"
    ".drawing .opener text{text-anchor:middle}"
    ".picked .box{stroke:var(--legal-picked, #c2410c);stroke-width:4}.edge.picked .line{stroke-width:4.5}"
    + _relation_rules()
)

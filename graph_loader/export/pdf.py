"""A drawing on paper: a PDF in A3 landscape with title and legend, its letters inside, the Vietnamese ones too.

A drawing that would be too small to read goes on over several pages, cut between its rows.
"""

import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import as_file, files
from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A3, landscape
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from graph_loader.export.svg import STYLES, Caption, steps_of
from graph_loader.extraction.model import RelationType
from graph_loader.graph.drawing import HEAD_SIZE, LABEL_SIZE, TITLE_SIZE, Drawing, clean
from graph_loader.graph.layout import Sizes

WIDTH: float
HEIGHT: float
WIDTH, HEIGHT = landscape(A3)
EDGE = 34.0
READABLE = 0.52
"""The least scale: titles of 12 units are then 6.2 points high."""

ROWS = (3, 4, 5, 6, 8, 10)
TEXT, MUTED, BORDER, BAND = "#1d2430", "#4a5565", "#8b97a8", "#f3f6fa"
TITLE_POINTS, NOTE_POINTS, LEGEND_POINTS = 16.0, 9.0, 9.0
REGULAR, BOLD = "BeVietnamPro-Regular", "BeVietnamPro-SemiBold"

Style = tuple[str, float, str]
"""Font, size and colour of a text."""


def paper_drawing(make: Callable[[Sizes], Drawing]) -> Drawing:
    """Return the drawing with as many boxes a row as fill an A3 page best; `make` draws it with some lengths."""
    return max((make(Sizes(per_row=boxes)) for boxes in ROWS), key=_scale)


def to_pdf(drawing: Drawing, caption: Caption) -> bytes:
    """Return a drawing as a PDF in A3 landscape.

    Args:
        drawing: what to draw.
        caption: title and legend, on every page.
    """
    _fonts()
    out = BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=1)
    canvas.setTitle(_plain(caption.title))
    canvas.setCreator("legalgraph")
    scale = max(min(_scale(drawing), 1.0), min(READABLE, (WIDTH - 2 * EDGE) / max(drawing.width, 1)))
    cuts = _cuts(drawing, _room() / scale)
    for number, stretch in enumerate(cuts, 1):
        y = _heading(canvas, caption, f"{number} / {len(cuts)}" if len(cuts) > 1 else "")
        _legend(canvas, caption)
        _stretch(canvas, drawing, stretch, scale, y)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@cache
def _fonts() -> None:
    for name in (REGULAR, BOLD):
        with as_file(files("graph_loader.export") / "fonts" / f"{name}.ttf") as path:
            registerFont(TTFont(name, str(path)))


def _room() -> float:
    """Return how high the drawing may be on a page, in points."""
    return HEIGHT - 2 * EDGE - TITLE_POINTS * 1.6 - NOTE_POINTS * 1.8 - LEGEND_POINTS * 3.2


def _scale(drawing: Drawing) -> float:
    return min((WIDTH - 2 * EDGE) / max(drawing.width, 1), _room() / max(drawing.height, 1))


def _cuts(drawing: Drawing, room: float) -> list[tuple[float, float]]:
    """Return the stretches of the drawing that a page each shows, from top to bottom; none cuts a box."""
    boxes = [
        (node["y"] - node["height"] / 2 - 20, node["y"] + node["height"] / 2 + 10) for node in drawing.network.nodes
    ]
    cuts: list[tuple[float, float]] = []
    top = 0.0
    while drawing.height - top > room + 1:
        bottom = top + room
        crossed = [start for start, stop in boxes if start < bottom < stop]
        bottom = min(crossed, default=bottom) if min(crossed, default=bottom) > top else bottom
        cuts.append((top, bottom))
        top = bottom
    return [*cuts, (top, drawing.height)]


def _heading(canvas: Canvas, caption: Caption, number: str) -> float:
    """Write title and note; return where the drawing begins."""
    y = HEIGHT - EDGE - TITLE_POINTS
    title = _fitting(caption.title, BOLD, TITLE_POINTS, WIDTH - 2 * EDGE - 60)
    _text(canvas, (EDGE, y), title, (BOLD, TITLE_POINTS, TEXT))
    _text(canvas, (WIDTH - EDGE, y), number, (REGULAR, LEGEND_POINTS, MUTED), align="right")
    y -= NOTE_POINTS * 1.8
    note = _fitting(caption.note, REGULAR, NOTE_POINTS, WIDTH - 2 * EDGE)
    _text(canvas, (EDGE, y), note, (REGULAR, NOTE_POINTS, MUTED))
    return y - 10


def _stretch(canvas: Canvas, drawing: Drawing, stretch: tuple[float, float], scale: float, y: float) -> None:
    """Draw what stands between two heights of the drawing; `y` is its upper edge on the page."""
    top, bottom = stretch
    canvas.saveState()
    left = (WIDTH - drawing.width * scale) / 2
    canvas.translate(left, y)
    canvas.scale(scale, scale)
    whole = canvas.beginPath()
    whole.rect((EDGE / 2 - left) / scale, top - bottom, (WIDTH - EDGE) / scale, bottom - top)
    canvas.clipPath(whole, stroke=0, fill=0)
    canvas.translate(0, top)
    band_left = (EDGE / 2 - left) / scale
    for index, band in enumerate(drawing.bands):
        _band(canvas, (max(band.top, top), band.bottom), band.name, band_left, shaded=index % 2 == 0)
    for edge in drawing.network.edges:
        _line(canvas, edge)
    for node in drawing.network.nodes:
        if node["y"] + node["height"] > top and node["y"] - node["height"] < bottom:
            _box(canvas, node)
    for edge in drawing.network.edges:
        _word(canvas, edge)
    canvas.restoreState()


def _band(canvas: Canvas, span: tuple[float, float], name: str, left: float, *, shaded: bool) -> None:
    """Draw the strip of a tier between two heights, from `left` on beyond the right edge, where it is cut."""
    top, bottom = span
    if bottom <= top:
        return
    canvas.setFillColor(HexColor(BAND if shaded else "#ffffff"))
    canvas.rect(left, 4 - bottom, WIDTH / READABLE * 20, bottom - top, stroke=0, fill=1)
    _text(canvas, (left + 4, -top - 12), name, (BOLD, LABEL_SIZE, MUTED))


def _line(canvas: Canvas, edge: dict[str, Any]) -> None:
    style = STYLES[RelationType(edge["relation"])]
    points = edge["points"]
    canvas.saveState()
    canvas.setStrokeColor(HexColor(style.colour))
    canvas.setFillColor(HexColor(style.colour))
    canvas.setLineWidth(style.width)
    canvas.setDash([float(dash) for dash in style.dashes.split()])
    path = canvas.beginPath()
    path.moveTo(points[0][0], -points[0][1])
    steps = steps_of(points)
    for step in steps:
        if len(step) == 2:
            path.lineTo(step[0], -step[1])
        else:
            path.curveTo(step[0], -step[1], step[2], -step[3], step[4], -step[5])
    canvas.drawPath(path, stroke=1, fill=0)
    before = steps[-1][2:4] if len(steps[-1]) > 2 else points[-2]
    _tip(canvas, before, points[-1])
    canvas.restoreState()


def _tip(canvas: Canvas, before: Sequence[float], end: Sequence[float]) -> None:
    """Draw an arrow head at the end of a line that comes from the point `before`."""
    along = end[0] - before[0], end[1] - before[1]
    length = (along[0] ** 2 + along[1] ** 2) ** 0.5 or 1.0
    x, y = along[0] / length, along[1] / length
    path = canvas.beginPath()
    path.moveTo(end[0], -end[1])
    for side in (4.0, -4.0):
        path.lineTo(end[0] - 9 * x - side * y, -(end[1] - 9 * y + side * x))
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _word(canvas: Canvas, edge: dict[str, Any]) -> None:
    if edge["label_at"] is None:
        return
    x, y = edge["label_at"]
    width = stringWidth(_plain(edge["label"]), REGULAR, LABEL_SIZE) + 8
    canvas.setFillColor(HexColor("#ffffff"))
    canvas.roundRect(x - width / 2, -y - 8, width, 16, 4, stroke=0, fill=1)
    colour = STYLES[RelationType(edge["relation"])].colour
    _text(canvas, (x, -y - 3.8), edge["label"], (REGULAR, LABEL_SIZE, colour), align="centre")


def _frame(canvas: Canvas, corner: tuple[float, float], size: tuple[float, float], marks: Sequence[str]) -> None:
    """Draw the border of a box, by its marks as on the screen; `corner` is the lower left one."""
    canvas.saveState()
    colour, fill, thick = BORDER, "#ffffff", 1.3
    if "ended" in marks:
        colour, thick = STYLES[RelationType.REPEALS].colour, 2.0
    if "folded" in marks:
        fill, thick = "#eef2f7", 3.0
    if "root" in marks:
        colour, fill, thick = "#b45309", "#fff7e6", 3.0
    if "cited" in marks:
        canvas.setDash([5, 3])
    canvas.setStrokeColor(HexColor(colour))
    canvas.setFillColor(HexColor(fill))
    canvas.setLineWidth(thick)
    canvas.roundRect(*corner, *size, min(7, size[1] / 4), stroke=1, fill=1)
    canvas.restoreState()


def _box(canvas: Canvas, node: dict[str, Any]) -> None:
    left, bottom = node["x"] - node["width"] / 2, -(node["y"] + node["height"] / 2)
    _frame(canvas, (left, bottom), (node["width"], node["height"]), node["marks"])
    lines = [
        *((line, (BOLD, HEAD_SIZE, TEXT)) for line in node["head"]),
        *((line, (REGULAR, TITLE_SIZE, TEXT)) for line in node["lines"]),
        *((line, (REGULAR, LABEL_SIZE, MUTED)) for line in node["foot"]),
    ]
    y = -(node["y"] - (len(lines) - 1) * 8.6 + 4.2)
    for index, (line, style) in enumerate(lines):
        at = y - index * 17.2
        _text(canvas, (left + 10, at), line, style)
        if "ended" in node["marks"] and index < len(node["head"]):
            canvas.setStrokeColor(HexColor(TEXT))
            canvas.setLineWidth(1)
            canvas.line(left + 10, at + 4, left + 10 + stringWidth(_plain(line), *style[:2]), at + 4)
    for count, middle in ((node["more_up"], bottom + node["height"] + 3), (node["more_down"], bottom - 3)):
        if count:
            _waiting(canvas, left + node["width"] - 8, middle, f"+{count}")


def _waiting(canvas: Canvas, right: float, middle: float, sign: str) -> None:
    """Draw the sign of how many documents wait behind a box, as the screen has it."""
    colour = STYLES[RelationType.IMPLEMENTS].colour
    width = stringWidth(sign, BOLD, LABEL_SIZE) + 12
    canvas.setFillColor(HexColor(colour))
    canvas.roundRect(right - width, middle - 9, width, 18, 9, stroke=0, fill=1)
    _text(canvas, (right - width / 2, middle - 4), sign, (BOLD, LABEL_SIZE, "#ffffff"), align="centre")


def _legend(canvas: Canvas, caption: Caption) -> None:
    x, y = EDGE, EDGE
    for sign, word in (*caption.relations.items(), *caption.marks.items()):
        width = stringWidth(_plain(word), REGULAR, LEGEND_POINTS) + 56
        if x + width > WIDTH - EDGE:
            x, y = EDGE, y - LEGEND_POINTS * 1.7
        if sign in STYLES:
            style = STYLES[RelationType(sign)]
            canvas.saveState()
            canvas.setStrokeColor(HexColor(style.colour))
            canvas.setLineWidth(style.width)
            canvas.setDash([float(dash) for dash in style.dashes.split()])
            canvas.line(x, y + 3, x + 34, y + 3)
            canvas.restoreState()
        else:
            _frame(canvas, (x, y - 2), (34, 11), [str(sign)])
        _text(canvas, (x + 40, y), word, (REGULAR, LEGEND_POINTS, TEXT))
        x += width


def _text(canvas: Canvas, at: tuple[float, float], text: str, style: Style, *, align: str = "left") -> None:
    font, size, colour = style
    canvas.setFillColor(HexColor(colour))
    canvas.setFont(font, size)
    put = {"left": canvas.drawString, "right": canvas.drawRightString, "centre": canvas.drawCentredString}[align]
    put(*at, _plain(text))


def _fitting(text: str, font: str, size: float, room: float) -> str:
    """Return as many whole words of a text as have room."""
    words = _plain(text).split()
    while words and stringWidth(" ".join(words), font, size) > room:
        words.pop()
    shown = " ".join(words)
    return shown if shown == " ".join(_plain(text).split()) else f"{shown} …"


def _plain(text: str) -> str:
    """Return a text in composed letters on one line, as the font has them."""
    return unicodedata.normalize("NFC", clean(text)).replace("\n", " ").replace("\t", " ")

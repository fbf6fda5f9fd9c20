"""A lineage as one page that needs no network: the drawing, pyvis's network to move about, and a table of sentences.

Document text goes into the page in three ways only: escaped into HTML, as text nodes of the SVG, and as JSON in a data
block whose "<" is escaped. A content security policy lets just the page's own two scripts run, and nothing be fetched.
"""

import base64
import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from string import Template
from typing import Any

from graph_loader.export.pictures import (
    PageWords,
    Pictured,
    caption_of,
    lineage_drawing,
    lineage_heading,
    lineage_note,
    pictured_lineage,
)
from graph_loader.export.svg import STYLES, to_svg
from graph_loader.export.web_fonts import font_faces
from graph_loader.extraction.model import RelationType
from graph_loader.graph.drawing import Drawing, Link, clean
from graph_loader.graph.lineage import Direction, Lineage, LineageRow


@dataclass(frozen=True, slots=True)
class PageRow:
    """A relation in the table of a page.

    Attributes:
        line: key of the line of the drawing that stands for it.
        depth: how far from the root it is.
        source, target: names of its ends; `relation` is its word.
        quote: the sentence that proves it, from the document named `quoted_from`.
    """

    line: str
    depth: int
    source: str
    relation: str
    target: str
    quote: str
    quoted_from: str


def to_html(lineage: Lineage, *, direction: Direction = "both", language: str = "vi") -> str:
    """Return a whole lineage as a self-contained HTML page.

    Args:
        lineage: what the page shows: drawn by tier, and as a table with a sentence for each relation.
        direction: which way it goes, for the heading.
        language: "vi" or "en".
    """
    words = PageWords(language)
    shown = pictured_lineage(lineage)
    return to_page(
        lineage_drawing(lineage, words),
        [_page_row(row, shown, words) for row in lineage.rows],
        heading=lineage_heading(lineage, direction, words),
        note=lineage_note(lineage, words),
        language=language,
    )


def to_page(drawing: Drawing, rows: Sequence[PageRow], *, heading: str, note: str, language: str) -> str:
    """Return a drawing with its sentences as a self-contained HTML page, made with pyvis.

    Args:
        drawing: the drawing to show, such as the one on the screen.
        rows: its relations; a line of the drawing may stand for several.
        heading: of the page.
        note: below the heading, such as how much is shown.
        language: "vi" or "en".
    """
    words = PageWords(language)
    library, script = _asset("vis-network.min.js"), _part("lineage_page.js")
    return Template(_part("lineage_page.html")).substitute(
        language="vi" if language == "vi" else "en",
        heading=escape(clean(heading)),
        notice=escape(clean(note)),
        drawing=escape(words("drawing")),
        movable=escape(words("movable")),
        picture=to_svg(drawing, title=heading, caption=caption_of(drawing, "", "", words)),
        fonts=font_faces(),
        choose=escape(words("choose")),
        table=escape(words("table")),
        head="".join(f"<th scope=col>{escape(words(name))}</th>" for name in _COLUMNS),
        rows="\n".join(_table_row(row) for row in rows),
        data=_data_block(_network(drawing, rows)),
        script_hashes=f"{_hash(library)} {_hash(script)}",
        library=library,
        library_style=_asset("vis-network.css"),
        script=script,
    )


_COLUMNS = ("depth", "from", "relation", "to", "sentence", "quoted_from")


def _network(drawing: Drawing, rows: Sequence[PageRow]) -> dict[str, Any]:
    sentences: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        sentences[row.line].append(f"{row.source} – {row.relation} – {row.target}:\n“{clean(row.quote)}”")
    nodes = [
        {name: node[name] for name in ("id", "head", "lines", "foot", "x", "y", "width", "height", "marks", "full")}
        for node in drawing.network.nodes
    ]
    edges = [
        {name: edge[name] for name in ("key", "from", "to", "label", "relation")}
        | {"said": "\n\n".join(sentences[edge["key"]]) or edge["label"]}
        for edge in drawing.network.edges
    ]
    styles = {
        relation.value: {"color": style.colour, "width": style.width, "dashes": [int(d) for d in style.dashes.split()]}
        for relation, style in STYLES.items()
    }
    bands = [{"name": band.name, "top": band.top, "bottom": band.bottom} for band in drawing.bands]
    return {"nodes": nodes, "edges": edges, "styles": styles, "bands": bands, "width": drawing.width}


def _page_row(row: LineageRow, shown: dict[str, Pictured], words: PageWords) -> PageRow:
    def name(id_: str) -> str:
        return shown[id_].titled if id_ in shown else id_

    relation = RelationType(row.relation)
    return PageRow(
        line=Link(row.from_id, relation, row.to_id).key,
        depth=row.depth,
        source=name(row.from_id),
        relation=words.relation(relation),
        target=name(row.to_id),
        quote=row.quote,
        quoted_from=shown[row.quoted_from].name if row.quoted_from in shown else row.quoted_from,
    )


def _table_row(row: PageRow) -> str:
    cells = (str(row.depth), row.source, row.relation, row.target, row.quote, row.quoted_from)
    return "<tr>" + "".join(f"<td>{escape(clean(cell))}</td>" for cell in cells) + "</tr>"


def _data_block(value: dict[str, Any]) -> str:
    """Return JSON that can stand in a script element: "<", ">" and "&" cannot end it or begin a comment."""
    text = json.dumps(value, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _hash(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"


@cache
def _asset(name: str) -> str:
    """Return a file of the vis-network that pyvis carries (Apache-2.0 or MIT)."""
    return (files("pyvis") / "templates" / "lib" / "vis-9.1.2" / name).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def _part(name: str) -> str:
    return (files("graph_loader.export") / name).read_text(encoding="utf-8")

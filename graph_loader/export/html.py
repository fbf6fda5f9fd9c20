"""A lineage as one page that needs no network: pyvis's network data, vis-network inside, and a table of sentences.

Document text goes into the page in two ways only: escaped into HTML, and as JSON in a data block whose "<" is
escaped. A content security policy lets just the page's own two scripts run, and nothing be fetched.
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

from graph_loader.export.svg import STYLES
from graph_loader.extraction.model import RelationType
from graph_loader.graph.drawing import Drawing, Link, Naming, Shown, clean, draw
from graph_loader.graph.lineage import Direction, Lineage, LineageRow
from graph_loader.graph.model import Document
from graph_loader.reference.relations import relation_words
from graph_loader.reference.tables import rows as table_rows
from graph_loader.reference.tiers import tiers


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


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a page says of a document."""

    id: str
    number: str | None
    title: str | None
    issued_on: str | None
    place: str | None
    tier: int | None
    status: str
    in_force: bool | None = None

    @property
    def name(self) -> str:
        return self.number or self.title or self.id

    @property
    def titled(self) -> str:
        return f"{self.number}: {self.title}" if self.number and self.title else self.name


def to_html(lineage: Lineage, *, direction: Direction = "both", language: str = "vi") -> str:
    """Return a whole lineage as a self-contained HTML page.

    Args:
        lineage: what the page shows: drawn by tier, and as a table with a sentence for each relation.
        direction: which way it goes, for the heading.
        language: "vi" or "en".
    """
    words = _words(language)
    shown = _documents(lineage)
    return to_page(
        _draw(lineage, shown, language),
        [_page_row(row, shown, language) for row in lineage.rows],
        heading=words[f"heading_{direction}"].format(name=shown[lineage.root.id].name),
        note=words["truncated"] if lineage.truncated else "",
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
    words = _words(language)
    library, script = _asset("vis-network.min.js"), _part("lineage_page.js")
    return Template(_part("lineage_page.html")).substitute(
        language="vi" if language == "vi" else "en",
        heading=escape(clean(heading)),
        notice=escape(clean(note)),
        drawing=escape(words["drawing"]),
        choose=escape(words["choose"]),
        table=escape(words["table"]),
        head="".join(f"<th scope=col>{escape(words[name])}</th>" for name in _COLUMNS),
        rows="\n".join(_table_row(row) for row in rows),
        data=_data_block(_network(drawing, rows)),
        script_hashes=f"{_hash(library)} {_hash(script)}",
        library=library,
        library_style=_asset("vis-network.css"),
        script=script,
    )


_COLUMNS = ("depth", "from", "relation", "to", "sentence", "quoted_from")


@cache
def _words(language: str) -> dict[str, str]:
    return {row["key"]: row["vi" if language == "vi" else "en"] for row in table_rows("page_words.csv")}


def _documents(lineage: Lineage) -> dict[str, _Shown]:
    shown = {lineage.root.id: _shown(lineage.root)}
    for row in lineage.rows:
        shown.setdefault(row.id, _shown(row))
    return shown


def _shown(told: Document | LineageRow) -> _Shown:
    in_force = told.in_force if isinstance(told, Document) else None
    return _Shown(told.id, told.number, told.title, told.issued_on, told.place, told.tier, str(told.status), in_force)


def _draw(lineage: Lineage, shown: dict[str, _Shown], language: str) -> Drawing:
    words = _words(language)
    tier_names = {row.tier: row.label_vi if language == "vi" else row.label_en for row in tiers()}
    naming = Naming(
        relation=lambda relation: relation_words()[relation].word(language),
        tier=lambda tier: tier_names.get(tier or 0, words["unknown_tier"]),
    )
    boxes = [
        Shown(
            id=one.id,
            tier=one.tier,
            head=one.name,
            title=(one.title or "") if one.number else "",
            foot=" · ".join(part for part in (one.issued_on, one.place) if part),
            full=_told(one, words),
            marks=frozenset(mark for mark, holds in _marks(one, lineage.root.id) if holds),
        )
        for one in shown.values()
    ]
    links = [
        Link(row.from_id, RelationType(row.relation), row.to_id, quote=row.quote)
        for row in lineage.rows
        if row.from_id in shown and row.to_id in shown
    ]
    return draw(boxes, links, naming)


def _marks(one: _Shown, root: str) -> tuple[tuple[str, bool], ...]:
    return ("root", one.id == root), ("cited", one.status == "cited"), ("ended", one.in_force is False)


def _told(one: _Shown, words: dict[str, str]) -> str:
    remarks = [words["cited"]] if one.status == "cited" else []
    if one.in_force is False:
        remarks.append(words["ended"])
    place = " · ".join(part for part in (one.issued_on, one.place, *remarks) if part)
    return "\n".join(part for part in (one.number, one.title or words["untitled"], place) if part)


def _network(drawing: Drawing, rows: Sequence[PageRow]) -> dict[str, Any]:
    sentences: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        sentences[row.line].append(f"{row.source} – {row.relation} – {row.target}:\n“{clean(row.quote)}”")
    nodes = [
        {name: node[name] for name in ("id", "label", "x", "y", "width", "height", "marks", "full")}
        for node in drawing.network.nodes
    ]
    edges = [
        {name: edge[name] for name in ("from", "to", "label", "relation")}
        | {"said": "\n\n".join(sentences[edge["key"]]) or edge["label"]}
        for edge in drawing.network.edges
    ]
    styles = {
        relation.value: {"color": style.colour, "width": style.width, "dashes": [int(d) for d in style.dashes.split()]}
        for relation, style in STYLES.items()
    }
    bands = [{"name": band.name, "top": band.top, "bottom": band.bottom} for band in drawing.bands]
    return {"nodes": nodes, "edges": edges, "styles": styles, "bands": bands, "width": drawing.width}


def _page_row(row: LineageRow, shown: dict[str, _Shown], language: str) -> PageRow:
    def name(id_: str) -> str:
        return shown[id_].titled if id_ in shown else id_

    relation = RelationType(row.relation)
    return PageRow(
        line=Link(row.from_id, relation, row.to_id).key,
        depth=row.depth,
        source=name(row.from_id),
        relation=relation_words()[relation].word(language),
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

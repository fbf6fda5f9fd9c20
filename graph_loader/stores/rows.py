"""The rows of a graph as both stores hold them: one table a label or relationship type, every row with its digest.

The digest is a signed 64-bit fingerprint of the row. It marks what the loader owns (nothing else in a store carries
it) and tells without a look at the properties whether a row changed.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import orjson

from graph_loader.extraction.model import RelationType, Scope
from graph_loader.graph.fold import fold
from graph_loader.graph.model import (
    Authority,
    Citation,
    Document,
    Finding,
    LegalGraph,
    Place,
    Relation,
    Task,
)
from graph_loader.reference.kinds import by_abbreviation

Row = tuple[Any, ...]

SEARCHED = ("number", "kind", "title", "issuer", "place", "signer")
"""The fields of a document whose folded words stand in its property `search`; the kind by its name."""

_RANK = {scope: scope.rank for scope in Scope}
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"), "-")


@dataclass(frozen=True, slots=True)
class NodeTable:
    """Nodes of one label.

    Attributes:
        label: the label by which they are reached.
        kind: the second label that all of them carry, else None.
        columns: names of the properties; the first is `id`, the last `digest`.
        rows: one tuple of plain values a node, in the order of `columns`.
    """

    label: str
    kind: str | None
    columns: tuple[str, ...]
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class RelationTable:
    """Relationships of one type between nodes of two labels.

    Attributes:
        type: the relationship's type.
        source_label: label of the start node; `target_label` that of the end node.
        columns: `source`, `target` (ids of the ends), then the properties, the last of them `digest`.
        rows: one tuple of plain values a relationship, in the order of `columns`.
    """

    type: str
    source_label: str
    target_label: str
    columns: tuple[str, ...]
    rows: list[Row]


def digest_of(values: Sequence[Any]) -> int:
    """Return the signed 64-bit fingerprint of plain values."""
    return int.from_bytes(blake2b(orjson.dumps(values), digest_size=8).digest(), "big", signed=True)


def number_key(number: str) -> str:
    """Return the form in which numbers are compared: NFC, upper case, no blanks, every dash "-"."""
    return "".join(unicodedata.normalize("NFC", number).translate(_DASHES).upper().split())


DOCUMENT_COLUMNS = (
    "id",
    "kind",
    "number",
    "title",
    "issued_on",
    "level",
    "tier",
    "issuer",
    "place",
    "signer",
    "status",
    "in_force",
    "authority",
    "place_code",
    "unresolved",
    "search",
    "number_key",
    "year",
)
RELATION_COLUMNS = ("scope", "scope_rank", "support", "confidence", "quote", "quoted_from", "rule", "partial")
CITATION_COLUMNS = (
    "id",
    "relation",
    "source_id",
    "target_id",
    "asserted_by",
    "quote",
    "start",
    "end",
    "scope",
    "rule",
    "confidence",
    "partial",
)
TASK_COLUMNS = ("id", "document", "what", "lead", "join", "due", "due_on", "start", "end")
FINDING_COLUMNS = ("id", "finding", "severity", "document", "target", "quote", "explanation")


def node_tables(graph: LegalGraph) -> Iterator[NodeTable]:
    """Yield the nodes that stand for themselves: places, authorities, documents (a table for each kind)."""
    yield _table("Place", ("id", "code", "name", "level", "valid_from", "valid_to"), map(_place, graph.places))
    yield _table("Authority", ("id", "name", "level", "place_code"), map(_authority, graph.authorities))
    known = by_abbreviation()
    of_kind: defaultdict[str | None, list[Document]] = defaultdict(list)
    for document in graph.documents:
        of_kind[document.kind if document.kind in known else None].append(document)
    for kind, documents in of_kind.items():
        name, label = (known[kind].name, known[kind].label) if kind else ("", None)
        rows = (_document(document, name) for document in documents)
        yield _table("Document", DOCUMENT_COLUMNS, rows, kind=label)


def relation_tables(graph: LegalGraph) -> Iterator[RelationTable]:
    """Yield the relationships between those nodes: the nine relations first, then issuers and places."""
    of_type: defaultdict[RelationType, list[Relation]] = defaultdict(list)
    for relation in graph.relations:
        of_type[relation.type].append(relation)
    columns = ("source", "target", *RELATION_COLUMNS, "digest")
    for type_ in RelationType:
        yield RelationTable(type_, *RELATION_ENDS[type_], columns, _digested(map(_relation, of_type[type_])))
    issued = ((d.id, d.authority) for d in graph.documents if d.authority)
    placed = ((d.id, d.place_code) for d in graph.documents if d.place_code)
    parts = ((p.code, p.part_of) for p in graph.places if p.part_of)
    succeeded = ((p.code, successor) for p in graph.places for successor in p.successors)
    for link, pairs in (("ISSUED_BY", issued), ("OF_PLACE", placed), ("PART_OF", parts), ("SUCCEEDED_BY", succeeded)):
        yield RelationTable(link, *RELATION_ENDS[link], ("source", "target", "digest"), _digested(pairs))


def part_tables(graph: LegalGraph) -> Iterator[NodeTable]:
    """Yield the nodes that hang on documents and come and go with their relationships: citations, tasks, findings."""
    yield _table("Citation", CITATION_COLUMNS, map(_citation, graph.citations))
    yield _table("Task", TASK_COLUMNS, map(_task, graph.tasks))
    yield _table("Finding", FINDING_COLUMNS, {row[0]: row for row in map(_finding, graph.findings)}.values())


PART_LINKS: dict[str, tuple[tuple[str, str, bool], ...]] = {
    "Citation": (("ASSERTS", "asserted_by", False), ("SOURCE", "source_id", True), ("TARGET", "target_id", True)),
    "Task": (("HAS_TASK", "document", False),),
    "Finding": (("HAS_FINDING", "document", False),),
}
"""For each part its relationships: type, the property that holds the document's id, whether it starts at the part."""


RELATION_ENDS: dict[str, tuple[str, str]] = {
    **{type_.value: ("Document", "Document") for type_ in RelationType},
    "ISSUED_BY": ("Document", "Authority"),
    "OF_PLACE": ("Document", "Place"),
    "PART_OF": ("Place", "Place"),
    "SUCCEEDED_BY": ("Place", "Place"),
}
"""The labels of the ends of each relationship type that stands for itself."""

NODE_LABELS = ("Place", "Authority", "Document")
"""The labels of the nodes that stand for themselves, in the order in which they are written."""


def part_relation_tables(part: NodeTable) -> Iterator[RelationTable]:
    """Yield the relationships of a table of parts with their documents, without properties."""
    for type_, column, outgoing in PART_LINKS[part.label]:
        at = part.columns.index(column)
        ends = ("source", "target")
        if outgoing:
            yield RelationTable(type_, part.label, "Document", ends, [(row[0], row[at]) for row in part.rows])
        else:
            pairs = [(row[at], row[0]) for row in part.rows if row[at] is not None]
            yield RelationTable(type_, "Document", part.label, ends, pairs)


def _table(label: str, columns: tuple[str, ...], rows: Iterable[Row], *, kind: str | None = None) -> NodeTable:
    return NodeTable(label, kind, (*columns, "digest"), _digested(rows))


def _digested(rows: Iterable[Row]) -> list[Row]:
    return [(*row, digest_of(row)) for row in rows]


def _place(place: Place) -> Row:
    return place.code, place.code, place.name, place.level.value, place.valid_from, place.valid_to


def _authority(authority: Authority) -> Row:
    level = authority.level.value if authority.level else None
    return authority.id, authority.name, level, authority.place_code


def _document(document: Document, kind_name: str) -> Row:
    words = (document.number, kind_name, document.title, document.issuer, document.place, document.signer)
    return (
        document.id,
        document.kind,
        document.number,
        document.title or "",
        document.issued_on,
        document.level.value if document.level else None,
        document.tier,
        document.issuer,
        document.place,
        document.signer,
        document.status.value,
        document.in_force,
        document.authority,
        document.place_code,
        document.unresolved,
        fold(" ".join(word for word in words if word).translate(_DASHES)),
        number_key(document.number) if document.number else None,
        int(document.issued_on[:4]) if document.issued_on else None,
    )


def _relation(relation: Relation) -> Row:
    return (
        relation.source,
        relation.target,
        relation.scope.value,
        _RANK[relation.scope],
        relation.support,
        relation.confidence,
        relation.quote,
        relation.quoted_from,
        relation.rule,
        relation.partial,
    )


def _citation(citation: Citation) -> Row:
    return (
        citation.id,
        citation.type.value,
        citation.source,
        citation.target,
        citation.asserted_by,
        citation.quote,
        citation.start,
        citation.end,
        citation.scope.value,
        citation.rule,
        citation.confidence,
        citation.partial,
    )


def _task(task: Task) -> Row:
    return (
        task.id,
        task.document,
        task.what,
        task.lead,
        task.join,
        task.due,
        task.due_on,
        task.start,
        task.end,
    )


def _finding(finding: Finding) -> Row:
    row = (
        finding.finding,
        finding.severity.value,
        finding.document,
        finding.target,
        finding.quote,
        finding.explanation,
    )
    return (f"{finding.finding}:{digest_of(row) & (2**64 - 1):016x}", *row)

"""The rows of a graph as both stores hold them: one table a label or relationship type, each row with its digest.

The digest is a fingerprint of the row. It marks what the loader owns (nothing else in a store carries it) and tells
without a look at the properties whether a row changed. Tables are held by column: so they are made, compared and
loaded in bulk several times faster than row by row.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from operator import attrgetter, itemgetter
from typing import Any
from zlib import adler32, crc32

import orjson

from graph_loader.extraction.model import RelationType, Scope
from graph_loader.graph.fold import fold
from graph_loader.graph.model import Document, Finding, LegalGraph, Relation
from graph_loader.reference.kinds import by_abbreviation

Columns = dict[str, list[Any]]
"""Property name to the values of all rows."""
Getters = Mapping[str, Callable[[Any], Any]]
"""Property name to what takes its value from a value of the model."""


@dataclass(frozen=True, slots=True)
class NodeTable:
    """Nodes of one label.

    Attributes:
        label: the label by which they are reached.
        kind: the second label that all of them carry, else None.
        columns: properties as plain values; the first is `id`, the last `digest`.
    """

    label: str
    kind: str | None
    columns: Columns

    def __len__(self) -> int:
        return len(self.columns["id"])

    @property
    def keys(self) -> Sequence[str]:
        """The ids."""
        return self.columns["id"]


@dataclass(frozen=True, slots=True)
class RelationTable:
    """Relationships of one type between nodes of two labels.

    Attributes:
        type: the relationship's type.
        source_label: label of the start node; `target_label` that of the end node.
        columns: `source`, `target` (ids of the ends), then properties as plain values, the last of them `digest`.
    """

    type: str
    source_label: str
    target_label: str
    columns: Columns

    def __len__(self) -> int:
        return len(self.columns["source"])

    @property
    def keys(self) -> Sequence[tuple[str, str]]:
        """The ids of both ends."""
        return list(zip(self.columns["source"], self.columns["target"], strict=True))


NODE_LABELS = ("Place", "Authority", "Document")
"""The labels of the nodes that stand for themselves, in the order in which they are written."""

RELATION_ENDS: dict[str, tuple[str, str]] = {
    **{type_.value: ("Document", "Document") for type_ in RelationType},
    "ISSUED_BY": ("Document", "Authority"),
    "OF_PLACE": ("Document", "Place"),
    "PART_OF": ("Place", "Place"),
    "SUCCEEDED_BY": ("Place", "Place"),
}
"""The labels of the ends of each relationship type between those nodes."""

PART_LINKS: dict[str, tuple[tuple[str, str, bool], ...]] = {
    "Citation": (("ASSERTS", "asserted_by", False), ("SOURCE", "source_id", True), ("TARGET", "target_id", True)),
    "Task": (("HAS_TASK", "document", False),),
    "Finding": (("HAS_FINDING", "document", False),),
}
"""Nodes that hang on documents, and their relationships: type, property with the document's id, whether outgoing."""


def node_tables(graph: LegalGraph) -> Iterator[NodeTable]:
    """Yield the nodes that stand for themselves: places, authorities, documents (a table for each kind)."""
    yield NodeTable("Place", None, _columns(_PLACE, graph.places))
    yield NodeTable("Authority", None, _columns(_AUTHORITY, graph.authorities))
    known = by_abbreviation()
    of_label: defaultdict[str | None, list[Document]] = defaultdict(list)
    for document in graph.documents:
        kind = known.get(document.kind or "")
        of_label[kind.label if kind else None].append(document)
    for label, documents in of_label.items():
        yield NodeTable("Document", label, _columns(_DOCUMENT, documents))


def relation_tables(graph: LegalGraph) -> Iterator[RelationTable]:
    """Yield the relationships between those nodes: the nine relations first, then issuers and places."""
    of_type: defaultdict[str, list[Relation]] = defaultdict(list)
    for relation in graph.relations:
        of_type[relation.type].append(relation)
    for type_ in RelationType:
        yield RelationTable(type_.value, *RELATION_ENDS[type_], _columns(_RELATION, of_type[type_]))
    links = {
        "ISSUED_BY": [(d.id, d.authority) for d in graph.documents if d.authority],
        "OF_PLACE": [(d.id, d.place_code) for d in graph.documents if d.place_code],
        "PART_OF": [(p.code, p.part_of) for p in graph.places if p.part_of],
        "SUCCEEDED_BY": [(p.code, successor) for p in graph.places for successor in p.successors],
    }
    for type_name, pairs in links.items():
        yield RelationTable(type_name, *RELATION_ENDS[type_name], _columns(_LINK, pairs))


def part_tables(graph: LegalGraph) -> Iterator[NodeTable]:
    """Yield the nodes that hang on documents and come and go with their relationships: citations, tasks, findings."""
    yield NodeTable("Citation", None, _columns(_CITATION, graph.citations))
    yield NodeTable("Task", None, _columns(_TASK, graph.tasks))
    findings = {_finding_id(finding): finding for finding in graph.findings}
    yield NodeTable("Finding", None, _columns(_FINDING, findings.values()))


def part_relation_tables(part: NodeTable) -> Iterator[RelationTable]:
    """Yield the relationships of a table of parts with their documents, without properties."""
    for type_, column, outgoing in PART_LINKS[part.label]:
        pairs = [
            (id_, document)
            for id_, document in zip(part.keys, part.columns[column], strict=True)
            if document is not None
        ]
        parts, documents = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
        if outgoing:
            yield RelationTable(type_, part.label, "Document", {"source": parts, "target": documents})
        else:
            yield RelationTable(type_, "Document", part.label, {"source": documents, "target": parts})


def digest_of(values: Iterable[Any]) -> int:
    """Return the 63-bit fingerprint of plain values."""
    data = orjson.dumps(values)
    return crc32(data) << 31 ^ adler32(data)


def number_key(number: str) -> str:
    """Return the form in which numbers are compared: NFC, upper case, no blanks, every dash "-"."""
    return "".join(unicodedata.normalize("NFC", _plain_dashes(number)).upper().split())


def number_plain(number: str) -> str:
    """Return a number's letters and digits alone, folded: what is left however it is typed ("20khubnd")."""
    return "".join(character for character in fold(number) if character.isalnum())


_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"), "-")
_NEAR = 500
"""So many values of the model stay in the processor's cache while one column after the other is taken from them."""
_RANK = {scope.value: scope.rank for scope in Scope}


def _columns(getters: Getters, values: Iterable[Any]) -> Columns:
    columns: Columns = {name: [] for name in (*getters, "digest")}
    source = iter(values)
    while chunk := list(islice(source, _NEAR)):
        parts = [list(map(getter, chunk)) for getter in getters.values()]
        parts.append(list(map(digest_of, zip(*parts, strict=True))))
        for column, part in zip(columns.values(), parts, strict=True):
            column.extend(part)
    return columns


def _fields(*names: str) -> dict[str, Callable[[Any], Any]]:
    return {name: attrgetter(name) for name in names}


def _word(name: str) -> Callable[[Any], str | None]:
    """Return what takes the plain string of an enumerated field."""
    get = attrgetter(name)

    def word(value: Any) -> str | None:  # noqa: ANN401 - a value of the model
        member = get(value)
        return None if member is None else str(member)

    return word


def _plain_dashes(text: str) -> str:
    return text if text.isascii() else text.translate(_DASHES)


def _search(document: Document) -> str:
    kind = by_abbreviation().get(document.kind or "")
    words = (
        _folded(document.number or ""),
        _often_folded(kind.name if kind else ""),
        _folded(document.title or ""),
        _often_folded(document.issuer or ""),
        _often_folded(document.place or ""),
        _folded(document.signer or ""),
    )
    return " ".join(word for word in words if word)


def _folded(text: str) -> str:
    return fold(_plain_dashes(text))


_often_folded = lru_cache(maxsize=10_000)(_folded)


def _finding_id(finding: Finding) -> str:
    values = (finding.document, finding.target, finding.quote, finding.explanation)
    return f"{finding.finding}:{digest_of(values):x}"


_PLACE: Getters = {
    "id": attrgetter("code"),
    **_fields("code", "name"),
    "level": _word("level"),
    **_fields("valid_from", "valid_to"),
}
_AUTHORITY: Getters = {**_fields("id", "name"), "level": _word("level"), **_fields("place_code")}
_DOCUMENT: Getters = {
    **_fields("id", "kind", "number"),
    "title": lambda document: document.title or "",
    "issued_on": attrgetter("issued_on"),
    "level": _word("level"),
    **_fields("tier", "issuer", "place", "signer"),
    "status": _word("status"),
    **_fields("in_force", "authority", "place_code", "unresolved"),
    "search": _search,
    "number_key": lambda document: number_key(document.number) if document.number else None,
    "number_plain": lambda document: number_plain(document.number) if document.number else None,
    "year": lambda document: int(document.issued_on[:4]) if document.issued_on else None,
}
_RELATION: Getters = {
    **_fields("source", "target"),
    "scope": _word("scope"),
    "scope_rank": lambda relation: _RANK[relation.scope],
    **_fields("support", "confidence", "quote", "quoted_from", "rule", "partial"),
}
_LINK: Getters = {"source": itemgetter(0), "target": itemgetter(1)}
_CITATION: Getters = {
    "id": attrgetter("id"),
    "relation": _word("type"),
    "source_id": attrgetter("source"),
    "target_id": attrgetter("target"),
    **_fields("asserted_by", "quote", "start", "end"),
    "scope": _word("scope"),
    **_fields("rule", "confidence", "partial"),
}
_TASK: Getters = _fields("id", "document", "what", "lead", "join", "due", "due_on", "start", "end")
_FINDING: Getters = {
    "id": _finding_id,
    "finding": attrgetter("finding"),
    "severity": _word("severity"),
    **_fields("document", "target", "quote", "explanation"),
}

"""Where a loaded text names other documents, with the relation and the document each place leads to."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from graph_loader.extraction.model import SELF, Relation, RelationType, Target
from graph_loader.graph.documents import documents
from graph_loader.graph.model import Document
from graph_loader.resolution.record import Record, decode
from graph_loader.stores.protocol import GraphStore
from graph_loader.stores.rows import number_key
from graph_loader.stores.statements import statement

_RANK = {relation: rank for rank, relation in enumerate(RelationType)}


@dataclass(frozen=True, slots=True)
class Mark:
    """A place of the canonical text that names a document.

    Attributes:
        start, end: code points of the canonical text.
        relation: the relation that its sentence, else the document, states of it; CITES where it states none.
        document: the document it leads to; None where the graph has none for it.
    """

    start: int
    end: int
    relation: RelationType
    document: Document | None


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A loaded text with its marks in order, not overlapping, and the (start, end) of its proving sentences."""

    text: str
    marks: tuple[Mark, ...]
    sentences: tuple[tuple[int, int], ...]


def marked_text(store: GraphStore, id: str) -> MarkedText | None:  # noqa: A002 - as the contract names it
    """Return the text of a document with its marks; None where the store has no text of it."""
    text = store.text(id)
    encoded = store.record(id)
    if text is None or encoded is None:
        return None
    record = decode(encoded)
    return marks_of_record(text, record, _resolved(store, id, record))


def marks_of_record(text: str, record: Record, led_to: Mapping[str, Document] | None = None) -> MarkedText:
    """Return a text with the marks of its record; `led_to` gives the document of each cited target that is known."""
    known = led_to or {}
    of_target: dict[str, list[Relation]] = defaultdict(list)
    for stated in record.relations:
        for end in {stated.source, stated.target}:
            of_target[end].append(stated)
    marks: list[Mark] = []
    for mention in sorted(record.mentions, key=lambda m: (m.start, -m.end)):
        if mention.target == SELF or (marks and mention.start < marks[-1].end):
            continue
        relation = _relation_at(of_target[mention.target], mention.start)
        marks.append(Mark(mention.start, mention.end, relation, known.get(mention.target)))
    sentences = sorted({(relation.start, relation.end) for relation in record.relations})
    return MarkedText(text, tuple(marks), tuple(sentences))


def _relation_at(of_target: list[Relation], start: int) -> RelationType:
    """Return the relation stated by the sentence around a mention, else the document's strongest one to the target."""
    here = [r for r in of_target if r.mention_start == start]
    around = [r for r in of_target if r.start <= start < r.end]
    return min((r.type for r in here or around or of_target), key=_RANK.__getitem__, default=RelationType.CITES)


def _resolved(store: GraphStore, id_: str, record: Record) -> dict[str, Document]:
    """Return the document of each cited target: its citations prove the same spans as the record's relations."""
    ends: dict[tuple[str, int, int], set[str]] = defaultdict(set)
    for relation, source, target, start, end in store.run(statement("asserted"), {"id": id_}).rows:
        ends[str(relation), int(start), int(end)].update({str(source), str(target)})
    known = documents(store, sorted({one for found in ends.values() for one in found} - {id_}))
    targets = {target.id: target for target in record.targets}
    resolved: dict[str, Document] = {}
    for relation in record.relations:
        candidates = [known[i] for i in ends[relation.type.value, relation.start, relation.end] if i in known]
        for local in (relation.source, relation.target):
            if local in targets and local not in resolved:
                fitting = [one for one in candidates if _fits(targets[local], one)]
                if len(fitting) == 1:
                    resolved[local] = fitting[0]
    return resolved


def _fits(target: Target, document: Document) -> bool:
    if target.number:
        return document.number is not None and number_key(target.number) == number_key(document.number)
    if target.kind and document.kind and target.kind != document.kind:
        return False
    return target.issued_on is None or document.issued_on is None or document.issued_on.startswith(target.issued_on)

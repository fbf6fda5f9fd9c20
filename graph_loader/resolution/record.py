"""The compact form of an extraction that is kept between loads: quotes included, so that resolving needs no text."""

from dataclasses import dataclass
from typing import Any

import orjson

from graph_loader.extraction.model import (
    Extraction,
    Header,
    Level,
    Mention,
    Relation,
    RelationType,
    Scope,
    Target,
    Task,
)

FORMAT = 1
"""Version of the encoded form; `decode` refuses any other."""

_SCOPES = {scope.value: scope for scope in Scope}
_LEVELS: dict[str | None, Level | None] = {None: None} | {level.value: level for level in Level}
_TYPES = {kind.value: kind for kind in RelationType}


@dataclass(frozen=True, slots=True)
class Record:
    """An extraction with its quotes.

    Attributes:
        header: what the document says of itself.
        targets: the documents that it cites.
        mentions: where it names them.
        relations: what it says of them; offsets count code points of the canonical text.
        quotes: for each relation, in the same order, the text from its `start` to its `end`.
        tasks: rows of its appendix of tasks.
        not_legal: why the text is no legal document, else None.
        notes: remarks of the extractor.
    """

    header: Header
    targets: tuple[Target, ...] = ()
    mentions: tuple[Mention, ...] = ()
    relations: tuple[Relation, ...] = ()
    quotes: tuple[str, ...] = ()
    tasks: tuple[Task, ...] = ()
    not_legal: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolutionInput:
    """One read file, as `resolve` takes it.

    Attributes:
        path: where it was read from.
        sha256: hex digest of its bytes.
        record: what it says.
    """

    path: str
    sha256: str
    record: Record


def record_of(extraction: Extraction, text: str) -> Record:
    """Return the record of an extraction.

    Args:
        extraction: what `extract(text)` returned.
        text: the canonical text, from which the proofs are quoted.
    """
    return Record(
        header=extraction.header,
        targets=extraction.targets,
        mentions=extraction.mentions,
        relations=extraction.relations,
        quotes=tuple(text[relation.start : relation.end] for relation in extraction.relations),
        tasks=extraction.tasks,
        not_legal=extraction.not_legal,
        notes=extraction.notes,
    )


def encode(record: Record) -> bytes:
    """Return a record as compact JSON: one list a value, fields in the order of the value's class."""
    return orjson.dumps(
        [
            FORMAT,
            _fields(record.header),
            [_fields(target) for target in record.targets],
            [_fields(mention) for mention in record.mentions],
            [_fields(relation) for relation in record.relations],
            record.quotes,
            [_fields(task) for task in record.tasks],
            record.not_legal,
            record.notes,
        ]
    )


def decode(data: bytes) -> Record:
    """Return the record that `encode` wrote.

    Raises:
        ValueError: it is no record, or one of another format.
    """
    try:
        values = orjson.loads(data)
    except orjson.JSONDecodeError:
        values = None
    if not isinstance(values, list) or len(values) != 9 or values[0] != FORMAT:
        raise ValueError("This is no extraction record of this version; load the document again.")
    _, header, targets, mentions, relations, quotes, tasks, not_legal, notes = values
    kind, number, issued_on, issuer, level, place, title, signer = header
    return Record(
        Header(kind, number, issued_on, issuer, _LEVELS[level], place, title, signer),
        tuple([Target(t[0], t[1], t[2], t[3], t[4], _LEVELS[t[5]], *t[6:]) for t in targets]),
        tuple([Mention(m[0], m[1], m[2], _SCOPES[m[3]], m[4], m[5]) for m in mentions]),
        tuple([Relation(r[0], _TYPES[r[1]], r[2], _SCOPES[r[3]], *r[4:]) for r in relations]),
        tuple(quotes),
        tuple([Task(*task) for task in tasks]),
        not_legal,
        tuple(notes),
    )


def _fields(value: Any) -> list[Any]:  # noqa: ANN401 - any of the slotted values of extraction.model
    return [getattr(value, name) for name in value.__slots__]

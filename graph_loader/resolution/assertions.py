"""From assertions to relations: every proof is kept, and each pair of documents gets one relation of a type."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import Any

from graph_loader.extraction.model import SELF, RelationType
from graph_loader.graph.model import Citation, Relation, Task
from graph_loader.resolution.record import Record

NEAR_GUESS, FAR_GUESS = 0.9, 0.7
"""Confidence of a citation without a date that was joined to the only dated document it can mean: of its year or the
year before, and older."""

_CITATION_FIELDS = set(Citation.model_fields)
_RELATION_FIELDS = set(Relation.model_fields)
"""Shared by all citations and all relations, of which there are millions: a set of its own would double each."""

_ENDS_ANOTHER = frozenset({RelationType.REPEALS, RelationType.REPLACES})
_pair = attrgetter("source", "type", "target")


def citation_id(asserted_by: str, pair: tuple[str, str, str], *offsets: int) -> str:
    """Return the id of an assertion: the same for the same statement at the same place of the same document.

    Args:
        asserted_by: id of the document that says it.
        pair: id of the source, type, id of the target.
        offsets: where it says so.
    """
    said = "\x1f".join((asserted_by, *pair, *map(str, offsets)))
    return hashlib.blake2b(said.encode(), digest_size=12).hexdigest()


def citation(**values: Any) -> Citation:  # noqa: ANN401 - the fields of a citation
    """Return a citation of values that are known to be right."""
    return Citation.model_construct(_CITATION_FIELDS, **values)


def trust_in_guess(issued_on: str | None, before: str | None) -> float:
    """Return the confidence that a citation without a date, in a document of a date, means the only one there is."""
    near = issued_on and before and int(before[:4]) - int(issued_on[:4]) <= 1
    return NEAR_GUESS if near else FAR_GUESS


def citations_of(record: Record, named: Mapping[str, str], guessed: Mapping[str, float]) -> Iterator[Citation]:
    """Yield the assertions of one document, each once; a mere mention gives way to what else it says of that pair.

    Args:
        record: what it says.
        named: id of the document that each of its targets (and `SELF`) means.
        guessed: confidence of targets without a date that were joined to the only document they can mean.
    """
    asserted_by = named[SELF]
    typed = {
        (named.get(relation.source), named.get(relation.target))
        for relation in record.relations
        if relation.type is not RelationType.CITES
    }
    seen: set[str] = set()
    for relation, quote in zip(record.relations, record.quotes, strict=True):
        source, target = named.get(relation.source), named.get(relation.target)
        if source is None or target is None or source == target:
            continue
        if relation.type is RelationType.CITES and (source, target) in typed:
            continue
        pair = source, relation.type, target
        known_as = citation_id(asserted_by, pair, relation.start, relation.mention_start)
        if known_as in seen:
            continue
        seen.add(known_as)
        trust = min(guessed.get(relation.target, 1.0), guessed.get(relation.source, 1.0))
        yield citation(
            id=known_as,
            asserted_by=asserted_by,
            source=source,
            type=relation.type,
            target=target,
            quote=quote,
            start=relation.start,
            end=relation.end,
            scope=relation.scope,
            rule=relation.rule,
            confidence=min(relation.confidence, trust),
            partial=relation.partial,
        )


def tasks_of(record: Record, document: str) -> Iterator[Task]:
    """Yield the tasks of one document, whose id is `document`."""
    for task in record.tasks:
        yield Task(
            id=f"{document}#{task.start}",
            document=document,
            what=task.what,
            lead=task.lead,
            join=task.join,
            due=task.due,
            due_on=task.due_on,
            start=task.start,
            end=task.end,
        )


def relations_of(citations: Iterable[Citation]) -> tuple[Relation, ...]:
    """Return one relation for each (source, type, target), summed over its citations, ordered by these three."""
    ordered = sorted(citations, key=lambda c: (c.source, c.type, c.target, c.id))
    return tuple(_sum(list(group)) for _, group in groupby(ordered, key=_pair))


def _sum(citations: list[Citation]) -> Relation:
    strongest = min(citations, key=_strength) if len(citations) > 1 else citations[0]
    return Relation.model_construct(
        _RELATION_FIELDS,
        source=strongest.source,
        type=strongest.type,
        target=strongest.target,
        scope=strongest.scope,
        support=len({citation.asserted_by for citation in citations}),
        confidence=strongest.confidence,
        quote=strongest.quote,
        quoted_from=strongest.asserted_by,
        rule=strongest.rule,
        partial=all(citation.partial for citation in citations),
    )


def _strength(citation: Citation) -> tuple[int, float, bool, str, int, str]:
    others_word = citation.asserted_by != citation.source
    return citation.scope.rank, -citation.confidence, others_word, citation.asserted_by, citation.start, citation.id


def ended(relations: Iterable[Relation]) -> frozenset[str]:
    """Return the ids of the documents that a loaded document repeals or replaces as a whole."""
    return frozenset(
        relation.target for relation in relations if relation.type in _ENDS_ANOTHER and not relation.partial
    )

"""The whole of `extract`: from one canonical text to header, targets, mentions, relations and tasks."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from graph_loader.extraction.citation import find_mentions
from graph_loader.extraction.cited_title import with_titles
from graph_loader.extraction.header import read_header
from graph_loader.extraction.legal import not_legal_reason
from graph_loader.extraction.model import Extraction, Mention, Relation, Task
from graph_loader.extraction.reading import Reading, reading_of
from graph_loader.extraction.relation import relate
from graph_loader.extraction.structure import structure_of
from graph_loader.extraction.task import read_tasks
from graph_loader.resources import resource


def extract(text: str) -> Extraction:
    """Return everything that one text says; a pure function of `text`.

    Args:
        text: the canonical text of a document (`SourceDocument.text`).

    Returns:
        Header, targets, mentions, relations and tasks. All offsets count code points of `text`.
        `not_legal` says why the text is no legal document, else it is None.
    """
    reading = reading_of(text)
    structure = structure_of(reading)
    header = read_header(reading, structure)
    targets, mentions = find_mentions(reading, structure, header)
    targets = with_titles(reading, structure, targets, mentions)
    relations = relate(reading, structure, header, targets, mentions)
    tasks = read_tasks(reading, structure)
    return Extraction(
        header=header,
        targets=targets,
        mentions=tuple(_mention(m, reading) for m in mentions),
        relations=tuple(_relation(r, reading) for r in relations),
        tasks=tuple(_task(t, reading) for t in tasks),
        not_legal=not_legal_reason(reading, structure, header),
    )


def _mention(mention: Mention, reading: Reading) -> Mention:
    if reading.offsets is None:
        return mention
    start, end = reading.span(mention.start, mention.end)
    return replace(mention, start=start, end=end)


def _relation(relation: Relation, reading: Reading) -> Relation:
    if reading.offsets is None:
        return relation
    start, end = reading.span(relation.start, relation.end)
    return replace(relation, start=start, end=end, mention_start=reading.offsets[relation.mention_start])


def _task(task: Task, reading: Reading) -> Task:
    if reading.offsets is None:
        return task
    start, end = reading.span(task.start, task.end)
    return replace(task, start=start, end=end)


def version_of(files: Iterable[Path]) -> str:
    """Return 16 hex digits that change whenever the name or the content of one of the files does."""
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.name.encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _rules() -> list[Path]:
    """Return the files that the rules are made of: code of `extraction` and `reference`, data of `data/reference`."""
    package = Path(__file__).parent.parent
    code = [*package.glob("extraction/*.py"), *package.glob("reference/*.py")]
    return sorted([*code, *resource("data", "reference").glob("*.csv")], key=lambda path: (path.parent.name, path.name))


EXTRACTOR: str = version_of(_rules())
"""The version of the rules: it changes whenever their code or their reference data changes."""

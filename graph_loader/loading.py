"""Load: bring a store to the state of the documents in some files and folders.

Files stream through: read, extract and keep a chunk at a time, so memory does not grow with their number; then all
records of the store are resolved together and the graph is written.
"""

import hashlib
import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph_loader.corrections import Correction, Corrections, apply
from graph_loader.documents import walk
from graph_loader.extraction import EXTRACTOR
from graph_loader.provenance import made_of
from graph_loader.resolution import Resolution, ResolutionInput, resolve
from graph_loader.resolution.record import decode
from graph_loader.stores.protocol import GraphStore, Progress, SourceRecord, StoredSource, WriteSummary
from graph_loader.workers import Outcome, outcomes

SECONDS_A_DOCUMENT = 60.0
"""How long one document may take before it is set aside; an ordinary one takes a hundredth of a second."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that could not be read, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did. `read` is the sum of `loaded`, `unchanged`, `duplicates`, `not_legal` and the files set aside.

    Attributes:
        loaded: documents read now, because they are new or changed.
        unchanged: files that the store already has in this state, read by these rules.
        duplicates: files read now that are the same document as another one.
        not_legal: files read now that are no legal document.
        set_aside: files that could not be read.
        mentions: mentions found in the documents loaded now.
        relations: relations that the documents loaded now assert.
        resolved: documents that they name whose identity is known.
        unresolved: documents that they name whose identity stays open.
        seconds: how long it took.
        written: what changed in the store.
        unfit: corrections that no longer fit their document, and were passed over.
    """

    loaded: int = 0
    unchanged: int = 0
    duplicates: int = 0
    not_legal: int = 0
    set_aside: tuple[SetAside, ...] = ()
    mentions: int = 0
    relations: int = 0
    resolved: int = 0
    unresolved: int = 0
    seconds: float = 0.0
    written: WriteSummary = field(default_factory=WriteSummary)
    unfit: tuple[Correction, ...] = ()

    @property
    def read(self) -> int:
        """How many files were looked at."""
        return self.loaded + self.unchanged + self.duplicates + self.not_legal + len(self.set_aside)

    def to_json(self) -> dict[str, Any]:
        """Return the report as `legalgraph load --format json` writes it."""
        return {
            "read": self.read,
            "loaded": self.loaded,
            "unchanged": self.unchanged,
            "duplicates": self.duplicates,
            "not_legal": self.not_legal,
            "set_aside": [{"path": aside.path, "reason": aside.reason} for aside in self.set_aside],
            "mentions": self.mentions,
            "relations": self.relations,
            "resolved": self.resolved,
            "unresolved": self.unresolved,
            "seconds": round(self.seconds, 3),
        }


@dataclass(frozen=True, slots=True)
class Update:
    """How a store was brought up to date: what its records mean, what was written, which corrections did not fit.

    `resolution` is None where nothing had changed, so that nothing was resolved nor written.
    """

    resolution: Resolution | None = None
    written: WriteSummary = field(default_factory=WriteSummary)
    unfit: tuple[Correction, ...] = ()


def load(
    paths: Iterable[str | Path],
    store: GraphStore,
    *,
    executor: Executor | None = None,
    progress: Progress | None = None,
    corrections: Corrections | None = None,
    seconds_a_document: float = SECONDS_A_DOCUMENT,
) -> LoadReport:
    """Load documents into a store; loading them again changes nothing, a changed file replaces what it asserted.

    Args:
        paths: files and folders; folders are walked.
        store: an open store.
        executor: what runs the extraction instead of a pool of processes of this machine, such as that of a cluster.
        progress: told ("read", files done, files in all), then the stages of resolving and writing.
        corrections: what people said against the rules; None for nothing.
        seconds_a_document: how long one document may take before it is set aside.

    Returns:
        The counts of what was read, kept and set aside.

    Raises:
        LegalGraphError: the store failed or is busy; never because of a file.
    """
    began = time.perf_counter()
    given = [Path(path) for path in paths]
    told = _Told(progress, sum(1 for _ in walk(given)) if progress else 0)
    known = {source.path: source for source in store.sources()}
    tally = _Tally()
    changed = _changed_files(walk(given), known, tally, told)
    for chunk in outcomes(changed, executor, seconds_a_document):
        records = [(outcome.record, outcome.text) for outcome in chunk if outcome.record is not None]
        if records:
            store.keep(records)
        for outcome in chunk:
            tally.count(outcome)
        told.read(len(chunk))
    current = not tally.kept and store.noted() == made_of(store.sources(), _standing(corrections))
    update = Update() if current else bring_up_to_date(store, progress, corrections)
    return tally.report(update, time.perf_counter() - began)


def forget(
    paths: Iterable[str | Path],
    store: GraphStore,
    *,
    progress: Progress | None = None,
    corrections: Corrections | None = None,
) -> int:
    """Take documents that were loaded from these files and folders out of the graph again.

    What other documents say of them stays; they are then only cited.

    Returns:
        How many files the store no longer knows.
    """
    given = [_absolute(Path(path)) for path in paths]
    gone = [s.path for s in store.sources() if any(f"{s.path}{os.sep}".startswith(f"{path}{os.sep}") for path in given)]
    if gone:
        store.forget(gone)
        bring_up_to_date(store, progress, corrections)
    return len(gone)


def bring_up_to_date(
    store: GraphStore, progress: Progress | None = None, corrections: Corrections | None = None
) -> Update:
    """Resolve all records of a store together, as corrected, and write the graph that they make.

    What it was made of is noted last, and only where every correction fitted: a load that is cut short, and one with
    something to report, is done again.
    """
    if progress:
        progress("resolve", 0, 1)
    standing = _standing(corrections)
    resolution, unfit = _resolved(store, standing)
    if progress:
        progress("resolve", 1, 1)
    written = store.write(resolution.graph, resolution.sources, progress)
    if not unfit:
        store.note(made_of(store.sources(), standing))
    return Update(resolution, written, unfit)


def resolve_all(store: GraphStore, corrections: Corrections | None = None) -> tuple[Resolution, tuple[Correction, ...]]:
    """Resolve all records of a store together, as corrected; return also the corrections that do not fit."""
    return _resolved(store, _standing(corrections))


def _standing(corrections: Corrections | None) -> Mapping[str, Sequence[Correction]]:
    return corrections.standing() if corrections else {}


def _resolved(
    store: GraphStore, standing: Mapping[str, Sequence[Correction]]
) -> tuple[Resolution, tuple[Correction, ...]]:
    unfit: list[Correction] = []
    return resolve(_corrected(store.records(), standing, unfit)), tuple(unfit)


def _corrected(
    records: Iterable[SourceRecord], standing: Mapping[str, Sequence[Correction]], unfit: list[Correction]
) -> Iterator[ResolutionInput]:
    for record in records:
        corrected, passed_over = apply(decode(record.record), standing.get(record.source.path, ()))
        unfit.extend(passed_over)
        yield ResolutionInput(record.source.path, record.source.sha256, corrected)


class _Told:
    """Tells how many files are done."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0

    def read(self, files: int) -> None:
        self._done += files
        if self._progress:
            self._progress("read", self._done, max(self._total, self._done))


@dataclass(slots=True)
class _Tally:
    """The counts of a load while it runs."""

    unchanged: int = 0
    not_legal: int = 0
    mentions: dict[str, int] = field(default_factory=dict)
    set_aside: list[SetAside] = field(default_factory=list)

    @property
    def kept(self) -> int:
        """How many files were read now and kept in the store."""
        return self.not_legal + len(self.mentions)

    def count(self, outcome: Outcome) -> None:
        if outcome.record is None:
            self.set_aside.append(SetAside(outcome.path, outcome.reason or ""))
        elif outcome.record.source.not_legal is not None:
            self.not_legal += 1
        else:
            self.mentions[outcome.path] = outcome.mentions

    def report(self, update: Update, seconds: float) -> LoadReport:
        resolution = update.resolution
        duplicates = self.mentions.keys() & resolution.duplicates.keys() if resolution else set()
        loaded = self.mentions.keys() - duplicates
        relations, resolved, unresolved = _asserted(resolution, loaded) if resolution else (0, 0, 0)
        return LoadReport(
            loaded=len(loaded),
            unchanged=self.unchanged,
            duplicates=len(duplicates),
            not_legal=self.not_legal,
            set_aside=tuple(sorted(self.set_aside, key=lambda aside: aside.path)),
            mentions=sum(self.mentions[path] for path in loaded),
            relations=relations,
            resolved=resolved,
            unresolved=unresolved,
            seconds=seconds,
            written=update.written,
            unfit=update.unfit,
        )


def _asserted(resolution: Resolution, paths: set[str]) -> tuple[int, int, int]:
    """Return how many relations the documents of `paths` assert, and how many documents they name: known, open."""
    documents = {id_ for id_, path in resolution.sources.items() if path in paths}
    relations: set[tuple[str, str, str]] = set()
    named: set[str] = set()
    for citation in resolution.graph.citations:
        if citation.asserted_by in documents:
            relations.add((citation.source, citation.type, citation.target))
            named.update((citation.source, citation.target))
    still_open = {document.id for document in resolution.graph.documents if document.unresolved is not None}
    named -= documents
    return len(relations), len(named - still_open), len(named & still_open)


def _changed_files(files: Iterable[Path], known: dict[str, StoredSource], tally: _Tally, told: _Told) -> Iterator[str]:
    """Yield the files that the store has not in this state; count the others as unchanged."""
    seen: set[str] = set()
    for file in files:
        path = _absolute(file)
        if path in seen:
            continue
        seen.add(path)
        source = known.get(path)
        if source is not None and source.extractor == EXTRACTOR and source.sha256 == _digest(path):
            tally.unchanged += 1
            told.read(1)
        else:
            yield path


def _absolute(path: Path) -> str:
    return str(Path(os.path.abspath(path)))  # noqa: PTH100 - resolve() would follow links to another name of the file


def _digest(path: str) -> str | None:
    try:
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None

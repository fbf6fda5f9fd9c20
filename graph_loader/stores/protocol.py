"""What a store of the graph can do; the embedded folder and Neo4j do it alike (contract tests run on both)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, Self

from graph_loader.graph.model import LegalGraph

Progress = Callable[[str, int, int], None]
"""Called with (stage, done, total) while a store writes."""


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A file that the store has read: enough to know whether it changed, without its text.

    `not_legal` is the reason why the file is no legal document, else None. `extractor` is the version of the rules
    (a hash of code and reference data) that made `record`.
    """

    path: str
    sha256: str
    extractor: str
    not_legal: str | None = None


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A stored source with its extraction, as `resolve` and the reader page use it.

    `record` is the extraction in a compact JSON form (`graph_loader.resolution.record`), quotes included, so that
    resolving again needs no text.
    """

    source: StoredSource
    record: bytes


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a query with plain values only: str, int, float, bool, None, lists and dicts of them.

    A node is `{"labels": [...], "properties": {...}}`, a relationship `{"type", "source", "target", "properties"}`
    (ids of documents), a path `{"nodes": [...], "relationships": [...]}`; dates are ISO strings.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool = False
    ms: int = 0


@dataclass(frozen=True, slots=True)
class WriteSummary:
    """What `write` changed: counts of nodes and relationships."""

    nodes_created: int = 0
    nodes_updated: int = 0
    nodes_removed: int = 0
    relationships_created: int = 0
    relationships_updated: int = 0
    relationships_removed: int = 0


@dataclass(frozen=True, slots=True)
class TextSearch:
    """What is asked of the texts of loaded documents.

    Attributes:
        runs: folded words (`graph_loader.graph.fold.words`); each run must occur in this order and next to one another.
        besides: folded words; documents whose property `search` contains all of them are left out, none where empty.
        kind, level, year: only documents that have these.
        place: code or name of a place; only documents of it, or of one of the codes `places`.
        offset, limit: which hits are asked for.
    """

    runs: tuple[tuple[str, ...], ...]
    besides: tuple[str, ...] = ()
    kind: str | None = None
    level: str | None = None
    place: str | None = None
    places: tuple[str, ...] = ()
    year: int | None = None
    offset: int = 0
    limit: int = 10


@dataclass(frozen=True, slots=True)
class TextHits:
    """Ids of documents whose text has what was asked, a page of them.

    Attributes:
        ids: those of the page.
        total: how many there are in all.
        as_phrase: how many of these have all runs as one phrase.
    """

    ids: tuple[str, ...] = ()
    total: int = 0
    as_phrase: int = 0


class GraphStore(Protocol):
    """A place that holds the graph, the texts, and the extractions that made it."""

    def sources(self) -> Iterator[StoredSource]:
        """Yield every source the store has, legal or not."""
        ...

    def records(self) -> Iterator[SourceRecord]:
        """Yield the extraction of every legal source, in the order of `path`."""
        ...

    def keep(self, records: Iterable[tuple[SourceRecord, str]]) -> None:
        """Store extractions with the canonical texts they came from; replaces those of the same `path`.

        Written before the graph that points to them; a crash in between leaves only a cache.
        """
        ...

    def forget(self, paths: Iterable[str]) -> None:
        """Drop the sources of these paths (their assertions go with the next `write`)."""
        ...

    def write(self, graph: LegalGraph, sources: Mapping[str, str], progress: Progress | None = None) -> WriteSummary:
        """Bring the store to the state of `graph`; what others put into the store stays.

        Args:
            graph: everything that this loader's documents say.
            sources: document id to the `path` of the source that it was read from.
            progress: told of each batch.

        Raises:
            StoreBusyError: another load is writing.
            StoreUnavailableError: the store went away; the message says what to do.
        """
        ...

    def note(self, made_of: str) -> None:
        """Note what the graph was made of, after its `write`; the note holds until the graph is another."""
        ...

    def noted(self) -> str | None:
        """Return what was noted of the graph as it stands here now, else None; for a loader."""
        ...

    def run(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Table:
        """Run a statement that the product ships (trusted, reading); foreign ones go through the gate."""
        ...

    def run_guarded(
        self, statement: str, parameters: Mapping[str, Any] | None = None, *, seconds: float = 10, rows: int = 1000
    ) -> Table:
        """Run a foreign statement that the gate let pass: reading, in time, at most `rows` rows (`truncated` says so).

        Raises:
            QueryRefusedError: the store itself saw that it is no pure read.
            QueryFailedError: syntax error, time or memory limit; the message explains.
        """
        ...

    def text(self, document_id: str) -> str | None:
        """Return the canonical text of a loaded document, else None."""
        ...

    def search_texts(self, search: TextSearch) -> TextHits | None:
        """Return the documents whose text has every run, those first that have all of them as one phrase, then newest.

        None where the store was filled before it indexed its texts, until the next load.
        """
        ...

    def record(self, document_id: str) -> bytes | None:
        """Return the extraction record of a loaded document, else None."""
        ...

    def version(self) -> str:
        """Return a token that changes with every write, cheap enough to ask on every page view."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...

"""The embedded store: one folder with the graph (`graph.kgl`) and the texts (`texts.sqlite`), no server.

The graph lives in memory. A loader holds the folder's lease from open to close and replaces the graph's file
atomically at the end of a write, so that a killed load leaves the former graph whole; readers take no lease and pick
up a new file by themselves.
"""

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Self

import kglite

from graph_loader.errors import QueryFailedError, QueryRefusedError, StoreBusyError, StoreUnavailableError
from graph_loader.graph.model import LegalGraph
from graph_loader.stores.difference import Held, Tables, changes, tables_of
from graph_loader.stores.embedded_values import plain_rows
from graph_loader.stores.protocol import (
    Progress,
    SourceRecord,
    StoredSource,
    Table,
    TextHits,
    TextSearch,
    WriteSummary,
)
from graph_loader.stores.rows import NODE_LABELS, PART_LINKS, RELATION_ENDS
from graph_loader.stores.sandbox import Sandbox
from graph_loader.stores.text_index import Heading
from graph_loader.stores.texts import TextStore
from graph_loader.stores.writing import batches, rows_to_write, script, shipped
from graph_loader.system_errors import reason_of

WORK_UNITS = 5_000_000
"""How many intermediate rows a foreign statement may make: about 2 GB at the worst."""

_BUDGET = "exceeding the max_work_units budget"
"""How the engine says that a statement made too many rows; which of the two limits it meets first is chance."""

_GRAPH = "graph.kgl"
_TEXTS = "texts.sqlite"
_NO_DEADLINE = 0

kglite.set_query_warning_policy("silent")


def holds_store(folder: Path) -> bool:
    """Return whether a folder holds a store, be it empty; True also where it may not be looked into."""
    for name in (_GRAPH, _TEXTS):
        try:
            (folder / name).stat()
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:
            pass
        return True
    return False


class EmbeddedStore:
    """A folder that holds a graph.

    Args:
        folder: made when it is missing, unless read-only; a reader sees a missing folder as an empty graph.
        read_only: open to read. Otherwise the store is the folder's one loader until it is closed.

    Raises:
        StoreBusyError: another loader has the folder.
        StoreUnavailableError: the folder cannot be used, or its files are damaged.
    """

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self.folder = folder
        self._read_only = read_only
        self._file = folder / _GRAPH
        self._lock = Lock()
        self._graph: Any = None
        self._snapshot: Any = None
        self._snapshot_of = ""
        self._sandbox = Sandbox(folder)
        if not read_only:
            with self._named_errors():
                folder.mkdir(parents=True, exist_ok=True)
                self._graph = self._open()
        try:
            self._texts = TextStore(folder / _TEXTS, read_only=read_only)
        except StoreUnavailableError:
            if self._graph is not None:
                _let_go(self._graph)
            raise

    def sources(self) -> Iterator[StoredSource]:
        """Yield every source the store has, legal or not, in the order of `path`."""
        return self._texts.sources()

    def records(self) -> Iterator[SourceRecord]:
        """Yield the extraction of every legal source, in the order of `path`."""
        return self._texts.records()

    def keep(self, records: Iterable[tuple[SourceRecord, str]]) -> None:
        """Store extractions with the canonical texts they came from; replaces those of the same `path`."""
        self._texts.keep(records)

    def forget(self, paths: Iterable[str]) -> None:
        """Drop the sources of these paths."""
        self._texts.forget(paths)

    def write(self, graph: LegalGraph, sources: Mapping[str, str], progress: Progress | None = None) -> WriteSummary:
        """Bring the graph to the state of `graph` and save it; nodes and relationships of others stay.

        Args:
            graph: everything that this loader's documents say.
            sources: document id to the `path` of the source that it was read from.
            progress: told of each batch.

        Returns:
            What changed.

        Raises:
            StoreUnavailableError: the store is read-only, or the disk refused; the former graph stays.
        """
        if self._graph is None:
            raise StoreUnavailableError(f"The store {self.folder} is open for reading only; open it for loading.")
        tables = tables_of(graph)
        self._texts.drop_note()
        self._texts.name_documents(sources)
        with self._lock:
            self._snapshot = None
            try:
                with self._named_errors():
                    summary = self._bring_to(tables, progress)
            except BaseException:
                _let_go(self._graph)
                self._graph = self._open()
                raise
        self._texts.keep_documents(sources, _headings(tables, sources))
        self._texts.changed = False
        return summary

    def note(self, made_of: str) -> None:
        """Note what the graph was made of, after its `write`; another file of the graph has no note."""
        self._texts.note(self.version(), made_of)

    def noted(self) -> str | None:
        """Return what was noted of the graph's file as it is now, else None."""
        return self._texts.noted(self.version())

    def run(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Table:
        """Run a statement that the product ships.

        Raises:
            QueryFailedError: the engine refused it.
        """
        return self._query(statement, parameters, timeout_ms=_NO_DEADLINE)

    def run_guarded(
        self, statement: str, parameters: Mapping[str, Any] | None = None, *, seconds: float = 10, rows: int = 1000
    ) -> Table:
        """Run a foreign statement that the gate let pass, in a process of its own (see `sandbox`).

        Args:
            statement: Cypher.
            parameters: its parameters: plain values.
            seconds: time limit.
            rows: how many rows are returned at most; `truncated` says whether there were more.

        Raises:
            QueryRefusedError: it would write.
            QueryFailedError: syntax error, time or memory limit.
        """
        return self._sandbox.run(statement, parameters, seconds=seconds, rows=rows)

    def run_here(self, statement: str, parameters: Mapping[str, Any], *, seconds: float, rows: int) -> Table:
        """Run a foreign statement in this process, over a frozen snapshot that has no way to write; for the sandbox.

        Raises:
            QueryRefusedError: it would write.
            QueryFailedError: syntax error, time limit or too many intermediate rows.
        """
        limits = {"timeout_ms": max(int(seconds * 1000), 1), "max_work_units": WORK_UNITS, "row_limit": rows + 1}
        table = self._query(statement, parameters, **limits)
        return Table(table.columns, table.rows[:rows], len(table.rows) > rows, table.ms)

    def text(self, document_id: str) -> str | None:
        """Return the canonical text of a loaded document, else None."""
        return self._texts.text(document_id)

    def search_texts(self, search: TextSearch) -> TextHits | None:
        """Return the documents whose text has every run, those first that have all of them as one phrase, then newest.

        None where the folder was filled before texts were indexed, until the next load.
        """
        return self._texts.search(search)

    def record(self, document_id: str) -> bytes | None:
        """Return the extraction record of a loaded document, else None."""
        return self._texts.record(document_id)

    def version(self) -> str:
        """Return a token of the graph's file; it changes when a load saves.

        Raises:
            StoreUnavailableError: the folder may not be looked into.
        """
        with self._named_errors():
            try:
                status = self._file.stat()
            except FileNotFoundError:
                return "empty"
        return f"{status.st_mtime_ns:x}-{status.st_ino:x}-{status.st_size:x}"

    def close(self) -> None:
        """Let go of the files and, after a load, of the folder's lease."""
        with self._lock:
            if self._graph is not None:
                _let_go(self._graph)
            self._graph = self._snapshot = None
        self._sandbox.close()
        self._texts.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _open(self) -> Any:  # noqa: ANN401 - the engine has no types
        return kglite.open(str(self._file), durable="off", lock=True)

    def _bring_to(self, tables: Tables, progress: Progress | None) -> WriteSummary:
        graph = self._graph
        for text in script("constraints"):
            graph.cypher(text)
        held = self._held()
        difference = changes(tables, held)
        if held.is_empty:
            from graph_loader.stores.bulk import load_all  # noqa: PLC0415 - pandas takes a moment that readers need not

            load_all(graph, tables, progress)
        else:
            done, total = 0, rows_to_write(difference)
            for batch in batches(difference):
                graph.cypher(batch.text, params={"rows": batch.rows})
                done += len(batch.rows)
                if progress:
                    progress(batch.stage, min(done, total), total)
        for text in script("indexes"):
            graph.cypher(text)
        summary = difference.summary()
        if summary != WriteSummary() or self._texts.changed or not self._file.exists():
            graph.save(layout="compact")
        return summary

    def _held(self) -> Held:
        nodes = {label: dict(self._columns("held_nodes", LABEL=label)) for label in (*NODE_LABELS, *PART_LINKS)}
        relations = {
            type_: {
                (source, target): digest
                for source, target, digest in self._columns(
                    "held_relations", SOURCE=ends[0], TARGET=ends[1], TYPE=type_
                )
            }
            for type_, ends in RELATION_ENDS.items()
        }
        return Held(nodes, dict(self._columns("held_kinds")), relations)

    def _columns(self, name: str, **names: str) -> Iterator[tuple[Any, ...]]:
        result = self._graph.cypher(shipped(name, **names), timeout_ms=_NO_DEADLINE)
        return zip(*(result.column(column) for column in result.columns), strict=True)

    def _query(self, statement: str, parameters: Mapping[str, Any] | None, **limits: int) -> Table:
        snapshot = self._current()
        started = time.perf_counter()
        try:
            result = snapshot.cypher(statement, params=dict(parameters or {}), **limits)
            rows = zip(*(result.column(column) for column in result.columns), strict=True)
            plain = plain_rows(rows, lambda numbers: _ids(snapshot, numbers))
        except kglite.ReadOnlyError as error:
            raise QueryRefusedError("The statement would write; only reading statements run here.") from error
        except (kglite.KgError, ValueError, TypeError, OverflowError, RecursionError) as error:
            if isinstance(error, kglite.CypherTimeoutError) or _BUDGET in str(error):
                seconds = limits["timeout_ms"] / 1000
                raise QueryFailedError(
                    f"The query ran longer than {seconds:g} seconds or made more than {WORK_UNITS:,} rows on its way, "
                    "and was stopped; narrow it."
                ) from error
            raise QueryFailedError(f"The query failed: {reason_of(error)}") from error
        return Table(tuple(result.columns), plain, ms=round((time.perf_counter() - started) * 1000))

    def _current(self) -> Any:  # noqa: ANN401 - the engine has no types
        with self._lock:
            if self._graph is not None:
                if self._snapshot is None:
                    self._snapshot = self._graph.freeze()
            elif self._snapshot is None or self._snapshot_of != self.version():
                version = self.version()
                with self._named_errors():
                    self._snapshot = self._load()
                self._snapshot_of = version
            return self._snapshot

    def _load(self) -> Any:  # noqa: ANN401 - the engine has no types
        if not self._file.exists():
            return kglite.KnowledgeGraph().freeze()
        return kglite.load(str(self._file)).freeze()

    @contextmanager
    def _named_errors(self) -> Iterator[None]:
        try:
            yield
        except kglite.WriterLeaseHeldError as error:
            message = f"{_holder(error)} is loading into {self.folder}; wait until it ends, or end it, and load again."
            raise StoreBusyError(message) from error
        except kglite.FileFormatError as error:
            message = f"The file {self._file} is damaged; remove it and load the documents again ({reason_of(error)})."
            raise StoreUnavailableError(message) from error
        except (kglite.FileError, kglite.FileIoError, OSError) as error:
            message = f"The store {self.folder} cannot be used; make room or check its rights ({reason_of(error)})."
            raise StoreUnavailableError(message) from error


def _headings(tables: Tables, sources: Mapping[str, str]) -> Iterator[Heading]:
    """Yield what the index of texts needs of the documents that were read."""
    names = ("id", "kind", "level", "place", "place_code", "year", "issued_on", "search")
    for table in tables.nodes:
        if table.label == "Document":
            for row in zip(*(table.columns[name] for name in names), strict=True):
                if row[0] in sources:
                    yield Heading(sources[row[0]], *row)


def _let_go(graph: Any) -> None:  # noqa: ANN401 - the engine has no types
    """Release a graph's lease without saving: the engine saves when its context ends well, so it is told otherwise."""
    graph.__exit__(InterruptedError, None, None)


def _ids(snapshot: Any, numbers: list[int]) -> dict[int, Any]:  # noqa: ANN401 - the engine has no types
    found = snapshot.cypher(shipped("engine_ids"), params={"numbers": [str(number) for number in numbers]})
    return {int(number): id_ for number, id_ in zip(found.column("number"), found.column("id"), strict=True)}


def _holder(error: kglite.WriterLeaseHeldError) -> str:
    holder = getattr(error, "holder", None) or {}
    return "This process" if holder.get("self") else f"Another process ({holder.get('pid', 'unknown')})"

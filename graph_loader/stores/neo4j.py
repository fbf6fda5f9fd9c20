"""The store for a team: Neo4j 5.26 or newer, through the official driver.

A load writes in transactions of some thousand rows that retry, so that a restart of the server in between is waited
for. What a later row refers to is written earlier, and every assertion comes with its proof in one statement: a load
that is cut short leaves a whole, partly newer graph, and the next load completes it.
"""

import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Self, TypeVar
from uuid import uuid4

from neo4j import READ_ACCESS, Driver, GraphDatabase, ManagedTransaction, Query, Record, Result, RoutingControl, Session

from graph_loader import __version__
from graph_loader.errors import QueryFailedError, QueryRefusedError, StoreUnavailableError
from graph_loader.graph.fold import WORDS_VERSION
from graph_loader.graph.model import LegalGraph
from graph_loader.stores.difference import Held, changes, tables_of
from graph_loader.stores.gate import check_plan
from graph_loader.stores.neo4j_errors import check_server, query_errors, store_errors
from graph_loader.stores.neo4j_lock import LoaderLock
from graph_loader.stores.neo4j_texts import search_parameters, text_row, words_row
from graph_loader.stores.neo4j_values import plain_rows
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
from graph_loader.stores.settings import Neo4jSettings
from graph_loader.stores.statements import statement
from graph_loader.stores.writing import Batch, batches, in_batches, rows_to_write, script, shipped

TRANSACTION_ROWS = 5_000
"""How many rows one transaction writes at most: few enough for the memory that a small server gives it."""

_EXPLAIN = "EXPLAIN "
_CONNECT_SECONDS = 10
_WRITER_RETRY_SECONDS = 180
_READER_RETRY_SECONDS = 10
_FETCHED_AT_ONCE = 10_000

T = TypeVar("T")


class Neo4jStore:
    """A database of a Neo4j server.

    Args:
        settings: how it is reached.
        read_only: open to read. Otherwise the store is the database's one loader until it is closed.

    Raises:
        StoreBusyError: another loader is at work.
        StoreUnavailableError: no server, wrong password, unknown database, an old server, or no right to write.
    """

    def __init__(self, settings: Neo4jSettings, *, read_only: bool = False) -> None:
        self._settings = settings
        self._lock: LoaderLock | None = None
        with store_errors(settings):
            self._driver = _driver(settings, _READER_RETRY_SECONDS if read_only else _WRITER_RETRY_SECONDS)
            try:
                self._driver.verify_connectivity()
                check_server(self._driver.get_server_info().agent, settings)
                self._read("RETURN 1 AS one", Result.single)
                if not read_only:
                    self._prepare()
            except BaseException:
                self._driver.close()
                raise

    def sources(self) -> Iterator[StoredSource]:
        """Yield every source the store has, legal or not, in the order of `path`."""
        for record in self._stream(statement("sources", "schema")):
            yield StoredSource(*record)

    def records(self) -> Iterator[SourceRecord]:
        """Yield the extraction of every legal source, in the order of `path`."""
        for path, sha256, extractor, record in self._stream(statement("records", "schema"), fetch_size=500):
            yield SourceRecord(StoredSource(path, sha256, extractor), zlib.decompress(record))

    def keep(self, records: Iterable[tuple[SourceRecord, str]]) -> None:
        """Store extractions with the canonical texts they came from; replaces those of the same `path`."""
        self._put("texts", statement("put_texts", "schema"), (text_row(record, text) for record, text in records))

    def forget(self, paths: Iterable[str]) -> None:
        """Drop the sources of these paths."""
        self._put("texts", statement("remove_texts", "schema"), ({"path": path} for path in paths))

    def write(self, graph: LegalGraph, sources: Mapping[str, str], progress: Progress | None = None) -> WriteSummary:
        """Bring the graph to the state of `graph`; nodes and relationships of others stay.

        Args:
            graph: everything that this loader's documents say.
            sources: document id to the `path` of the source that it was read from.
            progress: told of each batch.

        Returns:
            What changed.

        Raises:
            StoreBusyError: another loader took over.
            StoreUnavailableError: the store is read-only, or the server went away for too long.
        """
        tables = tables_of(graph)
        with store_errors(self._settings):
            held_texts = dict(self._all(statement("held_texts", "schema")))
            named = {path: id_ for id_, path in sources.items()}
            new = ({"path": path, "id": id_} for path, id_ in named.items() if held_texts.get(path) != id_)
            self._put("texts", statement("name_texts", "schema"), new)
            difference = changes(tables, self._held())
            done, total = 0, rows_to_write(difference)
            for group in _groups(batches(difference)):
                self._write(group)
                done += sum(len(batch.rows) for batch in group)
                if progress:
                    progress(group[-1].stage, min(done, total), total)
            gone = ({"path": path, "id": None} for path in held_texts if path not in named)
            self._put("texts", statement("name_texts", "schema"), gone)
        return difference.summary()

    def note(self, made_of: str) -> None:
        """Note what the graph was made of, after its `write`; void once a load writes or others add or remove."""
        lock = self._writing_lock()
        parameters = {"made_of": made_of, "counts": self._counts()}

        def work(transaction: ManagedTransaction) -> None:
            lock.keep(transaction)
            transaction.run(statement("loader_note", "schema"), parameters).consume()

        with store_errors(self._settings):
            self._in_transaction(work)

    def noted(self) -> str | None:
        """Return what was noted of the graph as it is now, else None."""
        found = self._one("loader_noted")
        return str(found["made_of"]) if found and list(found["counts"]) == self._counts() else None

    def run(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Table:
        """Run a statement that the product ships.

        Raises:
            QueryFailedError: the server refused it.
            StoreUnavailableError: the server went away.
        """
        started = time.perf_counter()
        with query_errors(self._settings):
            columns, rows = self._read(statement, lambda result: (result.keys(), list(result)), parameters)
            plain = plain_rows(rows, self._ids)
        return Table(tuple(columns), plain, ms=_since(started))

    def run_guarded(
        self, statement: str, parameters: Mapping[str, Any] | None = None, *, seconds: float = 10, rows: int = 1000
    ) -> Table:
        """Run a foreign statement that the gate let pass, in a reading transaction that is rolled back.

        The server explains the statement first; one that is no pure read, or whose plan has an operator that is not
        known to be one, does not run.

        Args:
            statement: Cypher.
            parameters: its parameters.
            seconds: time limit.
            rows: how many rows are returned at most; `truncated` says whether there were more.

        Raises:
            QueryRefusedError: it is no pure read.
            QueryFailedError: syntax error, time or memory limit.
            StoreUnavailableError: the server went away.
        """
        given = dict(parameters or {})
        limit = max(seconds, 0.001)
        started = time.perf_counter()
        session = self._session(default_access_mode=READ_ACCESS, fetch_size=rows + 1)
        with query_errors(self._settings, limit, before=len(_EXPLAIN)), session:
            explained = session.run(Query(_EXPLAIN + statement, timeout=limit), given).consume()
            check_plan(explained.plan, explained.query_type)
            with session.begin_transaction(timeout=limit) as transaction:
                result = transaction.run(statement, given)
                columns = result.keys()
                found = result.fetch(rows + 1)
                plain = plain_rows(found[:rows], lambda elements: _ids(transaction.run, elements))
                if result.consume().counters.contains_updates:
                    raise QueryRefusedError("The statement wrote; everything that it did was taken back.")
                transaction.rollback()
        return Table(tuple(columns), plain, len(found) > rows, _since(started))

    def text(self, document_id: str) -> str | None:
        """Return the canonical text of a loaded document, else None."""
        found = self._one("text", id=document_id)
        return None if found is None else str(found["text"])

    def search_texts(self, search: TextSearch) -> TextHits | None:
        """Return the documents whose text has every run, those first that have all of them as one phrase, then newest.

        None where the database has no index of its texts, until the next load.
        """
        try:
            with query_errors(self._settings):
                found = self._read(statement("search_texts", "schema"), Result.single, search_parameters(search))
        except QueryFailedError:
            index = self._one("text_index")
            if index and index["state"] == "ONLINE":
                raise
            return None
        return TextHits() if found is None else TextHits(tuple(found["page"]), found["total"], found["as_phrase"])

    def record(self, document_id: str) -> bytes | None:
        """Return the extraction record of a loaded document, else None."""
        found = self._one("record", id=document_id)
        return None if found is None else zlib.decompress(found["record"])

    def version(self) -> str:
        """Return a token that changes with every transaction of a load."""
        found = self._one("loader_state")
        return "empty" if found is None or found["version"] is None else str(found["version"])

    def close(self) -> None:
        """Let go of the connections and, after a load, let the next loader in."""
        lock, self._lock = self._lock, None
        try:
            if lock is not None:
                with store_errors(self._settings):
                    lock.leave()
        finally:
            self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _prepare(self) -> None:
        for text in (*script("server"), *script("constraints"), *script("indexes")):
            self._in_transaction(partial(_run, text=text))
        place = f"the database {self._settings.database} at {self._settings.uri}"
        self._lock = LoaderLock(self._in_transaction, place)
        self._index_older_texts()

    def _index_older_texts(self) -> None:
        version = {"version": WORDS_VERSION}
        while texts := self._read(statement("texts_without_words", "schema"), list, version):
            self._put("texts", statement("put_words", "schema"), (words_row(*text) for text in texts))

    def _in_transaction(self, work: Callable[[ManagedTransaction], T]) -> T:
        with self._session() as session:
            return session.execute_write(work)

    def _write(self, group: list[Batch]) -> None:
        lock = self._writing_lock()
        version = uuid4().hex

        def work(transaction: ManagedTransaction) -> None:
            lock.keep(transaction, version)
            for batch in group:
                transaction.run(batch.text, {"rows": batch.rows}).consume()

        with store_errors(self._settings):
            self._in_transaction(work)

    def _writing_lock(self) -> LoaderLock:
        if self._lock is None:
            raise StoreUnavailableError("The store is open for reading only; open it for loading.")
        return self._lock

    def _put(self, stage: str, text: str, rows: Iterable[dict[str, Any]]) -> None:
        for group in _groups(in_batches(stage, text, rows)):
            self._write(group)

    def _held(self) -> Held:
        nodes = {label: dict(self._all(shipped("held_nodes", LABEL=label))) for label in (*NODE_LABELS, *PART_LINKS)}
        kinds = dict(self._all(shipped("held_kinds")))
        relations = {}
        for type_, (source, target) in RELATION_ENDS.items():
            text = shipped("held_relations", SOURCE=source, TARGET=target, TYPE=type_)
            relations[type_] = {(start, end): digest for start, end, digest in self._all(text)}
        return Held(nodes, kinds, relations)

    def _counts(self) -> list[int]:
        """Return how many nodes of each label and relationships of each type there are; the server knows by heart."""
        labels = [shipped("count_nodes", LABEL=label) for label in (*NODE_LABELS, *PART_LINKS)]
        links = {link for links in PART_LINKS.values() for link, _, _ in links}
        types = [shipped("count_relations", TYPE=type_) for type_ in sorted({*RELATION_ENDS, *links})]
        with store_errors(self._settings):
            return [row[0] for text in (*labels, *types) for row in self._all(text)]

    def _read(self, text: str, take: Callable[[Result], T], parameters: Mapping[str, Any] | None = None) -> T:
        return self._driver.execute_query(
            text,
            dict(parameters or {}),
            routing_=RoutingControl.READ,
            database_=self._settings.database,
            result_transformer_=take,
        )

    def _one(self, name: str, **parameters: str) -> Record | None:
        with store_errors(self._settings):
            return self._read(statement(name, "schema"), Result.single, parameters)

    def _stream(self, text: str, *, fetch_size: int = _FETCHED_AT_ONCE) -> Iterator[Record]:
        with (
            store_errors(self._settings),
            self._session(default_access_mode=READ_ACCESS, fetch_size=fetch_size) as session,
        ):
            yield from session.run(text)

    def _all(self, text: str) -> list[tuple[Any, ...]]:
        with self._session(fetch_size=_FETCHED_AT_ONCE) as session:
            return session.execute_read(lambda transaction: [tuple(record) for record in transaction.run(text)])

    def _session(self, **options: Any) -> Session:  # noqa: ANN401 - options of the driver
        bookmarks = self._driver.execute_query_bookmark_manager
        return self._driver.session(database=self._settings.database, bookmark_manager=bookmarks, **options)

    def _ids(self, elements: list[str]) -> dict[str, Any]:
        rows = self._read(statement("server_ids", "schema"), list, {"elements": elements})
        return {row["element"]: row["id"] for row in rows}


def _driver(settings: Neo4jSettings, retry_seconds: float) -> Driver:
    return GraphDatabase.driver(
        settings.uri,
        auth=(settings.username, settings.password),
        user_agent=f"legalgraph/{__version__}",
        connection_timeout=_CONNECT_SECONDS,
        connection_acquisition_timeout=_CONNECT_SECONDS * 2,
        max_transaction_retry_time=retry_seconds,
        retry_delay_multiplier=1.2,
        notifications_min_severity="OFF",
        telemetry_disabled=True,
    )


def _groups(steps: Iterable[Batch]) -> Iterator[list[Batch]]:
    group: list[Batch] = []
    rows = 0
    for step in steps:
        if group and rows + len(step.rows) > TRANSACTION_ROWS:
            yield group
            group, rows = [], 0
        group.append(step)
        rows += len(step.rows)
    if group:
        yield group


def _run(transaction: ManagedTransaction, text: str) -> None:
    transaction.run(text).consume()


def _ids(run: Callable[..., Result], elements: list[str]) -> dict[str, Any]:
    return {row["element"]: row["id"] for row in run(statement("server_ids", "schema"), elements=elements)}


def _since(started: float) -> int:
    return round((time.perf_counter() - started) * 1000)

"""The file beside the embedded graph for what is too large for memory: texts, their words, and their extractions."""

import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from graph_loader.errors import StoreBusyError, StoreUnavailableError
from graph_loader.stores import text_index
from graph_loader.stores.protocol import SourceRecord, StoredSource, TextHits, TextSearch
from graph_loader.stores.text_index import Heading
from graph_loader.system_errors import reason_of

_SCHEMA = """
CREATE TABLE IF NOT EXISTS source (
    path TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    extractor TEXT NOT NULL,
    not_legal TEXT,
    record BLOB NOT NULL,
    text BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS document (
    id TEXT PRIMARY KEY,
    path TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS note (
    of TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    made_of TEXT NOT NULL
) WITHOUT ROWID;
"""
_LEVEL = 3
_BUSY_SECONDS = 30.0
_KEPT_AT_ONCE = 500
_CHARACTERS_AT_ONCE = 8_000_000
_PUT_SOURCE = "INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?)"
_PUT_DOCUMENT = """
INSERT INTO document VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET path = excluded.path WHERE path <> excluded.path
"""


class TextStore:
    """Texts (compressed) and extraction records by path, and which document was read from which path.

    A file that is opened to read and does not exist counts as empty. One that was written before texts were indexed
    gets its index when it is opened to write.

    Attributes:
        changed: whether a text came or went since this was last set to False.

    Args:
        path: the SQLite file.
        read_only: never write, nor create the file.

    Raises:
        StoreUnavailableError: the file cannot be opened, or is no SQLite file.
    """

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self._path = path
        self._read_only = read_only
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        self.changed = False
        if not read_only:
            with self._named_errors():
                self._connection = self._open()
                self._connection.execute("PRAGMA journal_mode = WAL")
                self._connection.executescript(_SCHEMA)
                self.changed = not text_index.is_current(self._connection)
                text_index.prepare(self._connection)

    def sources(self) -> Iterator[StoredSource]:
        """Yield every source in the order of its path."""
        for row in self._stream("SELECT path, sha256, extractor, not_legal FROM source ORDER BY path"):
            yield StoredSource(*row)

    def records(self) -> Iterator[SourceRecord]:
        """Yield every legal source with its extraction, in the order of its path."""
        query = "SELECT path, sha256, extractor, record FROM source WHERE not_legal IS NULL ORDER BY path"
        for path, sha256, extractor, record in self._stream(query):
            yield SourceRecord(StoredSource(path, sha256, extractor), zlib.decompress(record))

    def keep(self, records: Iterable[tuple[SourceRecord, str]]) -> None:
        """Store extractions with their texts and the words of these, in transactions of some hundred."""
        batch: list[tuple[Any, ...]] = []
        characters = 0
        for record, text in records:
            source = record.source
            blobs = zlib.compress(record.record, _LEVEL), zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)
            batch.append((source.path, source.sha256, source.extractor, source.not_legal, *blobs))
            characters += len(text)
            if len(batch) == _KEPT_AT_ONCE or characters > _CHARACTERS_AT_ONCE:
                self._keep(batch)
                batch, characters = [], 0
        self._keep(batch)

    def forget(self, paths: Iterable[str]) -> None:
        """Drop the sources of these paths."""
        with self._writing() as connection:
            for path in paths:
                text_index.replace(connection, path, None)
                connection.execute("DELETE FROM source WHERE path = ?", (path,))
        self.changed = True

    def name_documents(self, sources: Mapping[str, str]) -> None:
        """Note the path of each of these documents; others keep theirs."""
        with self._writing() as connection:
            connection.executemany(_PUT_DOCUMENT, sources.items())

    def keep_documents(self, sources: Mapping[str, str], headings: Iterable[Heading]) -> None:
        """Drop the notes about all other documents, and note what a search in texts needs of these."""
        gone = [(id_,) for (id_,) in self._stream("SELECT id FROM document") if id_ not in sources]
        with self._writing() as connection:
            connection.executemany("DELETE FROM document WHERE id = ?", gone)
            text_index.set_headings(connection, headings)

    def search(self, asked: TextSearch) -> TextHits | None:
        """Return the documents whose text has what is asked; None where the file has no index yet."""
        if not self._path.exists():
            return TextHits()
        with self._named_errors(), closing(self._open()) as connection:
            return text_index.search(connection, asked) if text_index.is_current(connection) else None

    def note(self, version: str, made_of: str) -> None:
        """Note what the graph of this version was made of, in place of what was noted before."""
        with self._writing() as connection:
            connection.execute("INSERT OR REPLACE INTO note VALUES ('graph', ?, ?)", (version, made_of))

    def drop_note(self) -> None:
        """Drop what was noted of the graph."""
        with self._writing() as connection:
            connection.execute("DELETE FROM note")

    def noted(self, version: str) -> str | None:
        """Return what the graph of this version was made of, where it was noted."""
        rows = list(self._stream("SELECT made_of FROM note WHERE version = ?", (version,)))
        return str(rows[0][0]) if rows else None

    def text(self, document_id: str) -> str | None:
        """Return the canonical text of a document, else None."""
        blob = self._blob("text", document_id)
        return None if blob is None else blob.decode("utf-8", "surrogatepass")

    def record(self, document_id: str) -> bytes | None:
        """Return the extraction record of a document, else None."""
        return self._blob("record", document_id)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _blob(self, column: str, document_id: str) -> bytes | None:
        query = f"SELECT {column} FROM source JOIN document USING (path) WHERE id = ?"  # noqa: S608 - one of two names
        rows = list(self._stream(query, (document_id,)))
        return zlib.decompress(rows[0][0]) if rows else None

    def _stream(self, query: str, parameters: tuple[str, ...] = ()) -> Iterator[tuple[Any, ...]]:
        if not self._path.exists():
            return
        with self._named_errors(), closing(self._open()) as connection:
            yield from connection.execute(query, parameters)

    def _keep(self, batch: list[tuple[Any, ...]]) -> None:
        with self._writing() as connection:
            for row in batch:
                path, not_legal, text = row[0], row[3], row[5]
                text_index.replace(connection, path, None if not_legal else text)
                connection.execute(_PUT_SOURCE, row)
        self.changed = self.changed or bool(batch)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: whole, or taken back."""
        if self._read_only or self._connection is None:
            raise StoreUnavailableError(f"The store {self._path.parent} is open for reading only; open it for loading.")
        with self._lock, self._named_errors(), self._connection:
            yield self._connection

    def _open(self) -> sqlite3.Connection:
        if not self._read_only:
            return sqlite3.connect(self._path, timeout=_BUSY_SECONDS, check_same_thread=False)
        mode = "mode=ro" if os.access(self._path.parent, os.W_OK) else "immutable=1"
        uri = f"{self._path.absolute().as_uri()}?{mode}"
        return sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS, check_same_thread=False)

    @contextmanager
    def _named_errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            if "locked" in str(error) or "busy" in str(error):
                message = f"Another load is writing to {self._path}; wait until it ends and load again."
                raise StoreBusyError(message) from error
            reason = reason_of(error)
            message = (
                f"The file {self._path} cannot be used ({reason}); make room or check its rights, then load again."
            )
            raise StoreUnavailableError(message) from error
        except sqlite3.DatabaseError as error:
            message = f"The file {self._path} is damaged ({reason_of(error)}); remove it and load the documents again."
            raise StoreUnavailableError(message) from error

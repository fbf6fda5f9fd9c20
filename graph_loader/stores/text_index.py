"""The index of words beside the texts of an embedded store: an FTS5 table that holds no text itself.

It is written in the transactions that write the texts. Without the text, FTS5 takes an entry away only when it is told
its words once more; they are made from the text that still stands in `source`.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from graph_loader.errors import StoreUnavailableError
from graph_loader.graph.fold import WORDS_VERSION, words
from graph_loader.stores.protocol import TextHits, TextSearch

VERSION = 100 + WORDS_VERSION
"""Of the tables below and of how texts become words; a file of another version gets a new index when it is loaded."""

_TABLES = (
    "DROP TABLE IF EXISTS words",
    "DROP TABLE IF EXISTS indexed",
    "DROP TABLE IF EXISTS heading",
    "CREATE VIRTUAL TABLE words USING fts5(text, content='', columnsize=0, tokenize='ascii')",
    "CREATE TABLE indexed (key INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE)",
    """CREATE TABLE heading (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT, level TEXT, place TEXT, place_code TEXT, year INTEGER,
        issued_on TEXT NOT NULL, search TEXT NOT NULL
    )""",
)
_PUT_HEADING = """
INSERT INTO heading
SELECT key, :id, :kind, :level, :place, :place_code, :year, :issued_on, :search FROM indexed WHERE path = :path
ON CONFLICT (key) DO UPDATE
SET (id, kind, level, place, place_code, year, issued_on, search) =
    (:id, :kind, :level, :place, :place_code, :year, :issued_on, :search)
WHERE (id, kind, level, place, place_code, year, issued_on, search) IS NOT
      (:id, :kind, :level, :place, :place_code, :year, :issued_on, :search)
"""
_HITS = """
FROM words JOIN heading ON heading.key = words.rowid
WHERE words MATCH :match
  AND (:kind IS NULL OR kind = :kind)
  AND (:level IS NULL OR level = :level)
  AND (:year IS NULL OR year = :year)
  AND (:place IS NULL OR place = :place OR place_code IN (SELECT value FROM json_each(:places)))
"""
_PHRASE_FIRST = "words.rowid IN (SELECT rowid FROM words WHERE words MATCH :phrase) DESC, "
_MOST_BESIDES = 64
"""With more words than these nothing is left out: SQLite takes no condition of any length."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a search in texts needs of the document that was read from a path: to filter, to sort, to leave out."""

    path: str
    id: str
    kind: str | None
    level: str | None
    place: str | None
    place_code: str | None
    year: int | None
    issued_on: str | None
    search: str


def prepare(connection: sqlite3.Connection) -> None:
    """Make the tables, and index the texts that the file already has, in one transaction; a current file stays.

    Raises:
        StoreUnavailableError: this Python's SQLite has no FTS5.
    """
    if is_current(connection):
        return
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        try:
            for table in _TABLES:
                connection.execute(table)
        except sqlite3.OperationalError as error:
            if "fts5" not in str(error):
                raise
            message = (
                f"The SQLite {sqlite3.sqlite_version} of this Python has no FTS5; use a Python whose SQLite has it."
            )
            raise StoreUnavailableError(message) from error
        for path, text in connection.execute("SELECT path, text FROM source WHERE not_legal IS NULL"):
            _add(connection, path, _words(text))
        connection.execute(f"PRAGMA user_version = {VERSION}")


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether the file has an index of this version."""
    return bool(connection.execute("PRAGMA user_version").fetchone()[0] == VERSION)


def replace(connection: sqlite3.Connection, path: str, text: bytes | None) -> None:
    """Index the compressed text of a source in place of the one that `source` still holds; None for no text."""
    query = "SELECT key, text FROM indexed JOIN source USING (path) WHERE path = ?"
    held = connection.execute(query, (path,)).fetchone()
    if held is not None and held[1] == text:
        return
    if held is not None:
        connection.execute("INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)", (held[0], _words(held[1])))
        if text is None:
            connection.execute("DELETE FROM indexed WHERE key = ?", (held[0],))
            connection.execute("DELETE FROM heading WHERE key = ?", (held[0],))
        else:
            connection.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (held[0], _words(text)))
    elif text is not None:
        _add(connection, path, _words(text))


def set_headings(connection: sqlite3.Connection, headings: Iterable[Heading]) -> None:
    """Bring the headings to these; what stays is not written."""
    current = set()
    for heading in headings:
        current.add((heading.path, heading.id))
        connection.execute(
            _PUT_HEADING,
            {
                "path": heading.path,
                "id": heading.id,
                "kind": heading.kind,
                "level": heading.level,
                "place": heading.place,
                "place_code": heading.place_code,
                "year": heading.year,
                "issued_on": heading.issued_on or "",
                "search": heading.search,
            },
        )
    held = connection.execute("SELECT key, path, id FROM heading JOIN indexed USING (key)").fetchall()
    gone = [(key,) for key, path, id_ in held if (path, id_) not in current]
    connection.executemany("DELETE FROM heading WHERE key = ?", gone)


def search(connection: sqlite3.Connection, asked: TextSearch) -> TextHits:
    """Return the documents whose text has every run; see `GraphStore.search_texts`."""
    parameters = {
        "match": " ".join(map(_quoted, asked.runs)),
        "phrase": _quoted(tuple(word for run in asked.runs for word in run)),
        "kind": asked.kind,
        "level": asked.level,
        "year": asked.year,
        "place": asked.place,
        "places": json.dumps(asked.places),
        "limit": asked.limit,
        "offset": asked.offset,
    } | {f"word_{at}": word for at, word in enumerate(asked.besides)}
    hits = _HITS
    if 0 < len(asked.besides) <= _MOST_BESIDES:
        hits += f" AND ({' OR '.join(f'instr(search, :word_{at}) = 0' for at in range(len(asked.besides)))})"
    count = f"SELECT count(*) {hits}"
    several = len(asked.runs) > 1
    connection.execute("BEGIN")
    total = as_phrase = connection.execute(count, parameters).fetchone()[0]
    if several and total:
        as_phrase = connection.execute(count, parameters | {"match": parameters["phrase"]}).fetchone()[0]
    if total <= asked.offset or not asked.limit:
        return TextHits((), total, as_phrase)
    first = _PHRASE_FIRST if several and as_phrase else ""
    page = f"SELECT id {hits} ORDER BY {first}issued_on DESC, id LIMIT :limit OFFSET :offset"
    return TextHits(tuple(id_ for (id_,) in connection.execute(page, parameters)), total, as_phrase)


def _add(connection: sqlite3.Connection, path: str, content: str) -> None:
    key = connection.execute("INSERT INTO indexed (path) VALUES (?)", (path,)).lastrowid
    connection.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (key, content))


def _words(text: bytes) -> str:
    return " ".join(words(zlib.decompress(text).decode("utf-8", "surrogatepass")))


def _quoted(run: tuple[str, ...]) -> str:
    """Return a run as a phrase of FTS5; words are letters and digits, so nothing in it can be syntax."""
    return f'"{" ".join(run)}"'

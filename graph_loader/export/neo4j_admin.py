"""A first load of millions into Neo4j: CSV files and the `neo4j-admin database import` command that reads them.

The files hold everything that a store holds, texts and extractions included, so that a later load into the imported
database finds nothing changed. Form of the files: "Import" in the Neo4j 5 operations manual.
"""

import shlex
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

from graph_loader.graph.model import LegalGraph
from graph_loader.stores.difference import tables_of
from graph_loader.stores.neo4j_texts import words_row
from graph_loader.stores.protocol import GraphStore
from graph_loader.stores.rows import NodeTable, RelationTable, part_relation_tables
from graph_loader.stores.writing import script

SCRIPT = "import.sh"
SCHEMA = "schema.cypher"

_OPTIONS = ("--multiline-fields=true", "--bad-tolerance=0", "--id-type=string")
_TYPES: dict[type, str] = {bool: ":boolean", int: ":long", float: ":double"}
_HEAD = """\
#!/bin/sh
# Imports the CSV files beside this script into the empty database `neo4j` of a stopped Neo4j 5.26 or newer.
# Afterwards start the server and run schema.cypher with cypher-shell (or load: a load makes the schema as well).
set -eu
cd "$(dirname "$0")"
"""


def write_neo4j_admin(store: GraphStore, graph: LegalGraph, sources: Mapping[str, str], folder: Path) -> int:
    """Write the files, the script and the schema of an import.

    Args:
        store: the store that holds the texts and extractions that `graph` was resolved from.
        graph: what the database shall hold.
        sources: document id to the `path` of the source that it was read from.
        folder: where the files go; made when it is missing.

    Returns:
        How many nodes and relationships were written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tables = tables_of(graph)
    arguments: list[str] = []
    written = 0
    for node in (*tables.nodes, *tables.parts):
        arguments += _nodes(folder, node)
        written += len(node)
    for relation in (*tables.relations, *(link for part in tables.parts for link in part_relation_tables(part))):
        arguments += _relations(folder, relation)
        written += len(relation)
    arguments += _texts(folder, store, sources)
    _write(folder / "loader.csv", ("id", "version"), [("loader", uuid4().hex)])
    arguments.append("--nodes=Loader=loader.csv")
    command = ["neo4j-admin", "database", "import", "full", "neo4j", *_OPTIONS, *arguments]
    lines = " \\\n  ".join(shlex.quote(word) for word in command)
    (folder / SCRIPT).write_text(f"{_HEAD}{lines}\n", encoding="utf-8")
    (folder / SCRIPT).chmod(0o755)
    schema = (*script("server"), *script("constraints"), *script("indexes"))
    (folder / SCHEMA).write_text("".join(f"{text};\n" for text in schema), encoding="utf-8")
    return written


def _nodes(folder: Path, table: NodeTable) -> Iterator[str]:
    if not len(table):
        return
    labels = [table.label, table.kind] if table.kind else [table.label]
    names = [f"{name}{_type_of(values)}" for name, values in table.columns.items()]
    names[0] = f"id:ID({table.label})"
    file = f"{'-'.join(labels).lower()}.csv"
    _write(folder / file, names, zip(*table.columns.values(), strict=True))
    yield f"--nodes={':'.join(labels)}={file}"


def _relations(folder: Path, table: RelationTable) -> Iterator[str]:
    if not len(table):
        return
    names = [f"{name}{_type_of(values)}" for name, values in table.columns.items()]
    names[:2] = [f":START_ID({table.source_label})", f":END_ID({table.target_label})"]
    file = f"{table.type.lower()}.csv"
    _write(folder / file, names, zip(*table.columns.values(), strict=True))
    yield f"--relationships={table.type}={file}"


def _texts(folder: Path, store: GraphStore, sources: Mapping[str, str]) -> Iterator[str]:
    id_of = {path: id_ for id_, path in sources.items()}
    names = ("path", "id", "sha256", "extractor", "not_legal", "record:byte[]", "text", "words", "words_version:long")

    def rows() -> Iterator[tuple[Any, ...]]:
        records = iter(store.records())
        for source in store.sources():
            id_ = id_of.get(source.path)
            record = next(records).record if source.not_legal is None else b""
            text = store.text(id_) if id_ else None
            packed = ";".join(str(byte - 256 if byte > 127 else byte) for byte in zlib.compress(record))
            kept = words_row(source.path, text)
            values = source.sha256, source.extractor, source.not_legal, packed, text or ""
            yield source.path, id_, *values, kept["words"], kept["words_version"]

    if _write(folder / "text.csv", names, rows()):
        yield "--nodes=Text=text.csv"


def _type_of(values: Sequence[Any]) -> str:
    return _TYPES.get(type(next((value for value in values if value is not None), "")), "")


def _write(file: Path, names: Iterable[str], rows: Iterable[Sequence[Any]]) -> int:
    count = 0
    with file.open("w", encoding="utf-8", newline="") as out:
        out.write(f"{','.join(names)}\n")
        for row in rows:
            out.write(f"{','.join(map(_cell, row))}\n")
            count += 1
    return count


def _cell(value: Any) -> str:  # noqa: ANN401 - a plain value
    """Return a value as a cell: texts in quotes even when empty: an empty cell without quotes is no value."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f'"{value.replace(chr(34), chr(34) * 2)}"'
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value)

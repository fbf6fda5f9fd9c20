"""The steps of a load as batches of shipped statements, in the order in which every step leaves a whole graph."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from graph_loader.stores.difference import Change, Changes
from graph_loader.stores.rows import Columns, NodeTable, RelationTable
from graph_loader.stores.statements import statement

_END = re.compile(r";\s*$", re.MULTILINE)

BATCH_ROWS = 1000
BATCH_CHARACTERS = 1_000_000

_PUT_PART = {"Citation": "put_citations", "Task": "put_tasks", "Finding": "put_findings"}


@dataclass(frozen=True, slots=True)
class Batch:
    """One statement with its rows.

    Attributes:
        stage: what is written, for a progress bar: `nodes`, `relations`, `parts` or `removals`.
        text: the statement, with one parameter `rows`.
        rows: a list of maps.
    """

    stage: str
    text: str
    rows: list[dict[str, Any]]


def shipped(name: str, **names: str) -> str:
    """Return a statement of `cypher/schema` with labels and types of the model in place of its capital placeholders.

    Labels and relationship types cannot be parameters; `names` come from the model and data/reference only.
    """
    text = statement(name, "schema")
    for placeholder, value in names.items():
        if not value.isidentifier():
            raise ValueError(f"{value!r} is no label or relationship type of the model.")
        text = text.replace(placeholder, value)
    return text


def script(name: str) -> list[str]:
    """Return the statements of a file of `cypher/schema` that holds several, separated by semicolons."""
    return [part.strip() for part in _END.split(statement(name, "schema")) if part.strip()]


def batches(changes: Changes) -> Iterator[Batch]:
    """Yield the batches of a load: what a later batch refers to comes earlier; removals of nodes come last."""
    for node in changes.nodes:
        yield from in_batches("nodes", shipped("put_nodes", LABEL=node.table.label), _node_rows(node))
        if node.table.kind:
            written = (node.table.keys[row] for row in (*node.created, *node.changed))
            yield from in_batches("nodes", shipped("put_kind", KIND=node.table.kind), _id_rows(written))
    for label, ids in changes.old_labels.items():
        yield from in_batches("nodes", shipped("remove_kind", KIND=label), _id_rows(ids))
    for relation in changes.relations:
        yield from in_batches("relations", _of_relation("put_relations", relation.table), _relation_rows(relation))
    for label, ids in changes.gone_parts.items():
        yield from in_batches("parts", shipped("remove_parts", LABEL=label), _id_rows(ids))
    for part in changes.parts:
        yield from in_batches("parts", shipped(_PUT_PART[part.table.label]), _part_rows(part))
    for (type_, source, target), pairs in changes.gone_relations.items():
        text = shipped("remove_relations", SOURCE=source, TARGET=target, TYPE=type_)
        yield from in_batches("removals", text, ({"source": start, "target": end} for start, end in pairs))
    for label, ids in reversed(tuple(changes.gone_nodes.items())):
        yield from in_batches("removals", shipped("remove_nodes", LABEL=label), _id_rows(ids))
        yield from in_batches("removals", shipped("release_nodes", LABEL=label), _id_rows(ids))


def in_batches(stage: str, text: str, rows: Iterable[dict[str, Any]]) -> Iterator[Batch]:
    """Yield the rows of one statement as batches of at most `BATCH_ROWS` rows and about `BATCH_CHARACTERS`."""
    batch: list[dict[str, Any]] = []
    characters = 0
    for row in rows:
        batch.append(row)
        characters += sum(len(value) for value in row.get("properties", row).values() if isinstance(value, str))
        if len(batch) == BATCH_ROWS or characters >= BATCH_CHARACTERS:
            yield Batch(stage, text, batch)
            batch, characters = [], 0
    if batch:
        yield Batch(stage, text, batch)


def rows_to_write(changes: Changes) -> int:
    """Return how many rows `batches` will write or remove at most: the total of a progress bar."""
    summary = changes.summary()
    return (
        summary.nodes_created
        + summary.nodes_updated
        + summary.nodes_removed
        + summary.relationships_created
        + summary.relationships_updated
        + summary.relationships_removed
    )


def _of_relation(name: str, table: RelationTable) -> str:
    return shipped(name, SOURCE=table.source_label, TARGET=table.target_label, TYPE=table.type)


def _node_rows(change: Change[NodeTable]) -> Iterator[dict[str, Any]]:
    columns = change.table.columns
    for row in change.created:
        yield {"id": columns["id"][row], "properties": _given(columns, row)}
    for row in change.changed:
        yield {"id": columns["id"][row], "properties": {name: values[row] for name, values in columns.items()}}


def _part_rows(change: Change[NodeTable]) -> Iterator[dict[str, Any]]:
    columns = change.table.columns
    for row in (*change.created, *change.changed):
        yield {"id": columns["id"][row], "properties": _given(columns, row)}


def _relation_rows(change: Change[RelationTable]) -> Iterator[dict[str, Any]]:
    columns = change.table.columns
    sources, targets = columns["source"], columns["target"]
    properties = {name: values for name, values in columns.items() if name not in {"source", "target"}}
    for row in (*change.created, *change.changed):
        given = {name: values[row] for name, values in properties.items()}
        yield {"source": sources[row], "target": targets[row], "properties": given}


def _given(columns: Columns, row: int) -> dict[str, Any]:
    return {name: values[row] for name, values in columns.items() if values[row] is not None}


def _id_rows(ids: Iterable[str]) -> Iterator[dict[str, Any]]:
    return ({"id": id_} for id_ in ids)

"""What a load has to change: the rows of a graph against the digests that a store holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from graph_loader.graph.model import LegalGraph
from graph_loader.reference.kinds import by_abbreviation
from graph_loader.stores.protocol import WriteSummary
from graph_loader.stores.rows import (
    NODE_LABELS,
    PART_LINKS,
    NodeTable,
    RelationTable,
    node_tables,
    part_tables,
    relation_tables,
)

NodeDigests = dict[str, int]
"""Id to digest."""
RelationDigests = dict[tuple[str, str], int]
"""(id of the start node, id of the end node) to digest."""

TableT = TypeVar("TableT", NodeTable, RelationTable)


@dataclass(frozen=True, slots=True)
class Tables:
    """A whole graph as rows."""

    nodes: tuple[NodeTable, ...]
    relations: tuple[RelationTable, ...]
    parts: tuple[NodeTable, ...]

    @property
    def count(self) -> int:
        """How many rows there are."""
        return sum(map(len, self.nodes)) + sum(map(len, self.relations)) + sum(map(len, self.parts))


@dataclass(frozen=True, slots=True)
class Held:
    """What the loader owns in a store.

    Attributes:
        nodes: digests of the nodes of each label, parts included.
        kinds: the kind of each document, where it has one.
        relations: digests of the relationships of each type (without those of parts).
    """

    nodes: dict[str, NodeDigests] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    relations: dict[str, RelationDigests] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether the loader owns no node."""
        return not any(self.nodes.values())


@dataclass(frozen=True, slots=True)
class Change(Generic[TableT]):
    """The rows of one table, by number, that a store has not, and those that it has with other values."""

    table: TableT
    created: Sequence[int]
    changed: Sequence[int]


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything a load has to change.

    Attributes:
        nodes: places, authorities and documents to write.
        relations: relationships between them to write.
        parts: citations, tasks and findings to make; a changed one stands here and in `gone_parts`.
        old_labels: for each label of a kind, the documents that must lose it.
        gone_nodes: for each label, ids that the graph no longer has.
        gone_relations: the same for relationships: type and labels of the ends to pairs of ids.
        gone_parts: the same for parts.
    """

    nodes: tuple[Change[NodeTable], ...]
    relations: tuple[Change[RelationTable], ...]
    parts: tuple[Change[NodeTable], ...]
    old_labels: Mapping[str, list[str]]
    gone_nodes: Mapping[str, list[str]]
    gone_relations: Mapping[tuple[str, str, str], list[tuple[str, str]]]
    gone_parts: Mapping[str, list[str]]

    def summary(self) -> WriteSummary:
        """Return the counts; the relationships of a part come and go with it and are not counted apart."""
        changed_parts = sum(len(change.changed) for change in self.parts)
        return WriteSummary(
            nodes_created=sum(len(change.created) for change in (*self.nodes, *self.parts)),
            nodes_updated=sum(len(change.changed) for change in self.nodes) + changed_parts,
            nodes_removed=_count(self.gone_nodes) + _count(self.gone_parts) - changed_parts,
            relationships_created=sum(len(change.created) for change in self.relations),
            relationships_updated=sum(len(change.changed) for change in self.relations),
            relationships_removed=_count(self.gone_relations),
        )


def tables_of(graph: LegalGraph) -> Tables:
    """Return a graph as rows.

    Raises:
        ValueError: a relationship or a part names a node that the graph has not.
    """
    tables = Tables(tuple(node_tables(graph)), tuple(relation_tables(graph)), tuple(part_tables(graph)))
    _check_ends(tables)
    return tables


def changes(tables: Tables, held: Held) -> Changes:
    """Return what brings a store that holds `held` to the state of `tables`."""
    nodes = tuple(_change(table, held.nodes.get(table.label, {})) for table in tables.nodes)
    relations = tuple(_change(table, held.relations.get(table.type, {})) for table in tables.relations)
    parts = tuple(_change(table, held.nodes.get(table.label, {})) for table in tables.parts)
    gone_parts = {
        change.table.label: _gone([change.table], held.nodes.get(change.table.label, {}))
        + [change.table.keys[row] for row in change.changed]
        for change in parts
    }
    gone_nodes = {
        label: _gone([table for table in tables.nodes if table.label == label], held.nodes.get(label, {}))
        for label in NODE_LABELS
    }
    gone_relations = {
        (table.type, table.source_label, table.target_label): _gone([table], held.relations.get(table.type, {}))
        for table in tables.relations
    }
    return Changes(nodes, relations, parts, _old_labels(nodes, held), gone_nodes, gone_relations, gone_parts)


def _change(table: TableT, held: Mapping[Any, int]) -> Change[TableT]:
    if not held:
        return Change(table, range(len(table)), [])
    created = []
    changed = []
    for row, (key, digest) in enumerate(zip(table.keys, table.columns["digest"], strict=True)):
        known = held.get(key)
        if known is None:
            created.append(row)
        elif known != digest:
            changed.append(row)
    return Change(table, created, changed)


def _gone(tables: Iterable[NodeTable | RelationTable], held: Mapping[Any, int]) -> list[Any]:
    if not held:
        return []
    wanted: set[Any] = set()
    for table in tables:
        wanted.update(table.keys)
    return [key for key in held if key not in wanted]


def _old_labels(nodes: Iterable[Change[NodeTable]], held: Held) -> dict[str, list[str]]:
    known = by_abbreviation()
    found: dict[str, list[str]] = {}
    for change in nodes:
        for row in change.changed:
            id_ = change.table.keys[row]
            kind = held.kinds.get(id_, "")
            if kind in known and known[kind].label != change.table.kind:
                found.setdefault(known[kind].label, []).append(id_)
    return found


def _count(gone: Mapping[Any, list[Any]]) -> int:
    return sum(map(len, gone.values()))


def _check_ends(tables: Tables) -> None:
    ids: dict[str, set[str]] = {label: set() for label in NODE_LABELS}
    for table in tables.nodes:
        ids[table.label].update(table.keys)
    for relation in tables.relations:
        for column, label in (("source", relation.source_label), ("target", relation.target_label)):
            _check_known(relation.type, relation.columns[column], ids[label])
    for part in tables.parts:
        for type_, column, _ in PART_LINKS[part.label]:
            _check_known(type_, (id_ for id_ in part.columns[column] if id_ is not None), ids["Document"])


def _check_known(type_: str, ends: Iterable[str], known: set[str]) -> None:
    missing = next((end for end in ends if end not in known), None)
    if missing is not None:
        raise ValueError(f"The graph has a relationship {type_} with {missing}, but not that node.")

"""What a load has to change: the rows of a graph against the digests that a store holds."""

from collections.abc import Iterable, Mapping
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
    Row,
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
        nodes = sum(len(table.rows) for table in (*self.nodes, *self.parts))
        return nodes + sum(len(table.rows) for table in self.relations)


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
    """The rows of one table that a store has not, and those that it has with other values."""

    table: TableT
    created: list[Row]
    changed: list[Row]


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
    nodes = tuple(_change(table, held.nodes.get(table.label, {}), _node_key) for table in tables.nodes)
    relations = tuple(_change(table, held.relations.get(table.type, {}), _relation_key) for table in tables.relations)
    parts = tuple(_change(table, held.nodes.get(table.label, {}), _node_key) for table in tables.parts)
    gone_parts = {
        change.table.label: _gone([change.table], held.nodes.get(change.table.label, {}))
        + [row[0] for row in change.changed]
        for change in parts
    }
    gone_nodes = {
        label: _gone([table for table in tables.nodes if table.label == label], held.nodes.get(label, {}))
        for label in NODE_LABELS
    }
    gone_relations = {}
    for table in tables.relations:
        wanted = {(row[0], row[1]) for row in table.rows}
        pairs = [pair for pair in held.relations.get(table.type, {}) if pair not in wanted]
        gone_relations[table.type, table.source_label, table.target_label] = pairs
    return Changes(nodes, relations, parts, _old_labels(nodes, held), gone_nodes, gone_relations, gone_parts)


def _node_key(row: Row) -> Any:  # noqa: ANN401 - the key of the digests that it is looked up in
    return row[0]


def _relation_key(row: Row) -> Any:  # noqa: ANN401 - the key of the digests that it is looked up in
    return row[0], row[1]


def _change(table: TableT, held: Mapping[Any, int], key: Any) -> Change[TableT]:  # noqa: ANN401 - one of the two above
    if not held:
        return Change(table, table.rows, [])
    created = []
    changed = []
    for row in table.rows:
        digest = held.get(key(row))
        if digest is None:
            created.append(row)
        elif digest != row[-1]:
            changed.append(row)
    return Change(table, created, changed)


def _gone(tables: Iterable[NodeTable], held: NodeDigests) -> list[str]:
    wanted = {row[0] for table in tables for row in table.rows}
    return [id_ for id_ in held if id_ not in wanted]


def _old_labels(nodes: Iterable[Change[NodeTable]], held: Held) -> dict[str, list[str]]:
    known = by_abbreviation()
    found: dict[str, list[str]] = {}
    for change in nodes:
        for row in change.changed:
            kind = held.kinds.get(row[0], "")
            if kind in known and known[kind].label != change.table.kind:
                found.setdefault(known[kind].label, []).append(row[0])
    return found


def _count(gone: Mapping[Any, list[Any]]) -> int:
    return sum(map(len, gone.values()))


def _check_ends(tables: Tables) -> None:
    ids: dict[str, set[str]] = {label: set() for label in NODE_LABELS}
    for table in tables.nodes:
        ids[table.label].update(row[0] for row in table.rows)
    for relation in tables.relations:
        sources, targets = ids[relation.source_label], ids[relation.target_label]
        for row in relation.rows:
            if row[0] not in sources or row[1] not in targets:
                raise ValueError(f"The graph has a {relation.type} from {row[0]} to {row[1]} but not both ends.")
    documents = ids["Document"]
    for part in tables.parts:
        for _, column, _ in PART_LINKS[part.label]:
            at = part.columns.index(column)
            for row in part.rows:
                if row[at] is not None and row[at] not in documents:
                    raise ValueError(
                        f"The {part.label} {row[0]} names the document {row[at]}, which the graph has not."
                    )

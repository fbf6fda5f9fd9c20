"""Counts of what the graph holds."""

from dataclasses import dataclass, field
from typing import Any

from graph_loader.extraction.model import RelationType
from graph_loader.stores.protocol import GraphStore
from graph_loader.stores.statements import statement


@dataclass(frozen=True, slots=True)
class Stats:
    """How many of each the store holds.

    Attributes:
        loaded: documents whose text was read.
        cited: documents that only others name.
        relations: relationships between documents by type; every type has a figure.
        citations: assertions with their proofs.
        tasks: rows of appendices of tasks.
        findings: lines that the loader left for the quality report.
        kinds: documents by kind, most frequent first; "" stands for those of no known kind.
        levels: documents by level of the issuer; "" stands for those of no known level.
    """

    loaded: int
    cited: int
    relations: dict[str, int]
    citations: int
    tasks: int
    findings: int
    kinds: dict[str, int] = field(default_factory=dict)
    levels: dict[str, int] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return the counts as `legalgraph stats --format json` writes them."""
        return {
            "documents": {"loaded": self.loaded, "cited": self.cited},
            "relations": dict(self.relations),
            "citations": self.citations,
            "tasks": self.tasks,
            "findings": self.findings,
        }


def stats(store: GraphStore) -> Stats:
    """Return the counts of the store."""
    documents = store.run(statement("stats_documents")).rows
    relations = dict(store.run(statement("stats_relations")).rows)
    others = dict(store.run(statement("stats_others")).rows)
    by_status: dict[str, int] = {}
    kinds: dict[str, int] = {}
    levels: dict[str, int] = {}
    for status, kind, level, count in documents:
        by_status[status] = by_status.get(status, 0) + count
        kinds[kind] = kinds.get(kind, 0) + count
        levels[level] = levels.get(level, 0) + count
    return Stats(
        loaded=by_status.get("loaded", 0),
        cited=by_status.get("cited", 0),
        relations={str(relation): relations.get(relation, 0) for relation in RelationType},
        citations=others.get("Citation", 0),
        tasks=others.get("Task", 0),
        findings=others.get("Finding", 0),
        kinds=dict(sorted(kinds.items(), key=lambda item: (-item[1], item[0]))),
        levels=dict(sorted(levels.items(), key=lambda item: (-item[1], item[0]))),
    )

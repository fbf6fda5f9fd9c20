"""What hangs on a document that was, or would be, repealed or replaced: a work list."""

from dataclasses import dataclass

from graph_loader.extraction.model import RelationType
from graph_loader.graph.documents import document, documents
from graph_loader.graph.model import Document
from graph_loader.graph.walk import walk
from graph_loader.stores.protocol import GraphStore

RESTING_ON = (
    RelationType.BASED_ON,
    RelationType.IMPLEMENTS,
    RelationType.GUIDES,
    RelationType.AMENDS,
    RelationType.ISSUES,
)
"""The relations by which a document rests on another; those that end it, or only name it, leave the rest standing."""

_DEPTH = 10


@dataclass(frozen=True, slots=True)
class ImpactRow:
    """A document that rests on the one asked about.

    Attributes:
        document: what rests on it.
        depth: 1 directly, more through others.
        relation: the relation of the last step, from this document.
        source: id of the document that this relation leaves; `ISSUES` may leave either end.
        through: the document that this one rests on: the one asked about, or another that rests on it.
        scope: where the proof of that relation stands.
        quote: its sentence.
        quoted_from: id of the document that the sentence stands in.
    """

    document: Document
    depth: int
    relation: RelationType
    source: str
    through: Document
    scope: str
    quote: str
    quoted_from: str


@dataclass(frozen=True, slots=True)
class Ending:
    """A document that ends another as a whole, and how: `REPEALS` or `REPLACES`."""

    document: Document
    relation: RelationType


@dataclass(frozen=True, slots=True)
class Impact:
    """What rests on `document`, directly first, then by the hierarchy's rows.

    `ended_by` are the documents that repeal or replace it, each once; `by_level` counts the rows, with "" for no known
    level; `truncated` says that there is more than the limit let through.
    """

    document: Document
    ended_by: tuple[Ending, ...]
    rows: tuple[ImpactRow, ...]
    by_level: dict[str, int]
    truncated: bool

    @property
    def direct(self) -> int:
        """How many rest on it directly."""
        return sum(1 for row in self.rows if row.depth == 1)


def impact(store: GraphStore, id: str, *, limit: int = 5000) -> Impact:  # noqa: A002 - the contract's name
    """Return every document that rests on one, each once, by its shortest way.

    Args:
        store: the store to ask.
        id: the document's id.
        limit: how many relations to follow at most.

    Raises:
        NothingFoundError: no document has this id.
    """
    root = document(store, id)
    ending = walk(store, id, "down", depth=1, relations=(RelationType.REPEALS, RelationType.REPLACES), limit=limit)
    found = walk(store, id, "down", depth=_DEPTH, relations=RESTING_ON, limit=limit)
    ended_by = {edge.source: edge.relation for edge in ending.edges if not edge.partial}
    known = documents(store, [*found.distance, *ended_by])
    rows: dict[str, ImpactRow] = {}
    for edge in found.edges:
        if found.distance[edge.near] + 1 == found.distance[edge.far] and edge.far not in rows:
            rows[edge.far] = ImpactRow(
                document=known[edge.far],
                depth=found.distance[edge.far],
                relation=edge.relation,
                source=edge.source,
                through=known[edge.near],
                scope=edge.scope,
                quote=edge.quote,
                quoted_from=edge.quoted_from,
            )
    ordered = sorted(
        rows.values(), key=lambda r: (r.depth, r.document.tier or 99, r.document.issued_on or "", r.document.id)
    )
    by_level: dict[str, int] = {}
    for row in ordered:
        level = row.document.level or ""
        by_level[level] = by_level.get(level, 0) + 1
    endings = tuple(Ending(known[id_], relation) for id_, relation in ended_by.items())
    return Impact(root, endings, tuple(ordered), by_level, found.truncated)

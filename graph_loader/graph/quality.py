"""The quality report: what resolution could not settle, and what the graph itself shows to be odd."""

from collections.abc import Iterator
from functools import cache

import networkx as nx

from graph_loader.extraction.model import RelationType
from graph_loader.graph.model import Finding, Severity
from graph_loader.graph.relations import relation_of
from graph_loader.reference.tables import rows as rows_of
from graph_loader.stores.protocol import GraphStore
from graph_loader.stores.statements import statement

_SEVERITY = {severity: rank for rank, severity in enumerate(Severity)}
_MOST_WANTED = 20


def check(store: GraphStore) -> tuple[Finding, ...]:
    """Return the quality report, gravest first; of one kind the most wanted first, else by document.

    Beside what the loader found (`misprint`, `impossible_date`, `ambiguous`, `duplicate`, ...) there are:
    `unresolved` (a cited document without a full identity), `cited_not_loaded` (a document with a full identity that
    others name and nobody has loaded), `most_wanted` (the first of those by how many loaded documents name it), and
    `cycle` (documents that carry out one another in a circle).
    """
    findings = dict.fromkeys((*_cycles(store), *_stored(store), *_unresolved(store), *_missing(store)))
    return tuple(sorted(findings, key=lambda finding: (_SEVERITY[finding.severity], finding.finding)))


def _stored(store: GraphStore) -> Iterator[Finding]:
    for row in store.run(statement("findings")).rows:
        yield Finding.model_validate(row[0])


def _unresolved(store: GraphStore) -> Iterator[Finding]:
    for id_, number, title, reason, citing, quote in store.run(statement("unresolved")).rows:
        yield Finding(
            finding="unresolved",
            severity=Severity.WARNING,
            document=citing,
            target=id_,
            quote=quote,
            explanation=f"{number or title or id_} has no full identity: {_reasons().get(reason, reason)}.",
        )


@cache
def _reasons() -> dict[str, str]:
    return {row["reason"]: row["en"] for row in rows_of("unresolved.csv")}


def _missing(store: GraphStore) -> Iterator[Finding]:
    for rank, (id_, number, title, citing, wanted, quote) in enumerate(store.run(statement("cited_not_loaded")).rows):
        name = number or title or id_
        yield Finding(
            finding="cited_not_loaded",
            severity=Severity.INFO,
            document=citing,
            target=id_,
            quote=quote,
            explanation=f"{name} is named by {wanted} loaded document(s) and is not loaded itself.",
        )
        if rank < _MOST_WANTED and wanted > 1:
            yield Finding(
                finding="most_wanted",
                severity=Severity.INFO,
                document=None,
                target=id_,
                quote=None,
                explanation=f"{name} is number {rank + 1} of the missing documents: {wanted} loaded documents name it.",
            )


def _cycles(store: GraphStore) -> Iterator[Finding]:
    graph: nx.DiGraph[str] = nx.DiGraph(store.run(statement("implements_edges")).rows)
    circles = [component for component in nx.strongly_connected_components(graph) if len(component) > 1]
    for component in sorted(circles, key=min):
        ring: nx.DiGraph[str] = nx.DiGraph(sorted(graph.subgraph(component).edges))
        circle = [source for source, _ in nx.find_cycle(ring, min(component))]
        turned = circle.index(min(circle))
        circle = circle[turned:] + circle[:turned]
        yield Finding(
            finding="cycle",
            severity=Severity.ERROR,
            document=circle[0],
            target=circle[1],
            quote=_quote(store, circle[0], circle[1]),
            explanation="These documents carry out one another in a circle: " + " → ".join([*circle, circle[0]]) + ".",
        )


def _quote(store: GraphStore, source: str, target: str) -> str | None:
    parameters = {"ids": [source, target], "relations": [RelationType.IMPLEMENTS.value], "scopes": None}
    relations = map(relation_of, store.run(statement("relations_shown"), parameters).rows)
    return next((one.quote for one in relations if one.source == source and one.target == target), None)

"""A selection as GraphML, for Gephi, yEd, Cytoscape and networkx."""

import networkx as nx

from graph_loader.graph.drawing import clean
from graph_loader.graph.selection import Selection


def to_graphml(selection: Selection) -> bytes:
    """Return a selection as GraphML: documents are nodes, relations are directed edges with their type as the key.

    Fields that are None are left out; characters that XML cannot hold become blanks.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for document in selection.documents:
        graph.add_node(document.id, **_fields(document.model_dump(mode="json", exclude={"id"})))
    for relation in selection.relations:
        fields = relation.model_dump(mode="json", exclude={"source", "target"})
        graph.add_edge(relation.source, relation.target, key=str(relation.type), **_fields(fields))
    return "\n".join(nx.generate_graphml(graph, encoding="utf-8")).encode("utf-8")


def _fields(fields: dict[str, object]) -> dict[str, object]:
    return {
        name: clean(value) if isinstance(value, str) else value for name, value in fields.items() if value is not None
    }

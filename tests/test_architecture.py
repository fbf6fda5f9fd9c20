"""The rooms of the library lean on one another in one direction only."""

import ast
from pathlib import Path

import networkx as nx

import graph_loader

LIBRARY = Path(graph_loader.__file__).parent


def imports() -> nx.DiGraph:
    """Return which module imports which, wherever in the module the import stands."""
    modules = {}
    for file in LIBRARY.rglob("*.py"):
        parts = [graph_loader.__name__, *file.relative_to(LIBRARY).with_suffix("").parts]
        modules[".".join(parts).removesuffix(".__init__")] = ast.parse(file.read_text("utf-8"))
    found = nx.DiGraph()
    found.add_nodes_from(modules)
    for name, tree in modules.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module in modules:
                inner = {f"{node.module}.{one.name}" for one in node.names} & modules.keys()
                found.add_edges_from((name, one) for one in inner or {node.module})
            elif isinstance(node, ast.Import):
                found.add_edges_from((name, one.name) for one in node.names if one.name in modules)
    return found


def test_no_modules_import_one_another_in_a_circle():
    graph = imports()
    assert graph.number_of_edges() > 200
    packages = {name for name in graph if (LIBRARY / Path(*name.split(".")[1:])).is_dir()}
    graph.remove_nodes_from(packages)
    assert [sorted(circle) for circle in nx.strongly_connected_components(graph) if len(circle) > 1] == []


def test_documents_extraction_and_reference_do_not_reach_into_later_rooms():
    earlier = ("graph_loader.documents", "graph_loader.extraction", "graph_loader.reference")
    later = ("stores", "resolution", "export", "cli", "loading", "workers", "imports", "corrections")
    reached = [(name, one) for name, one in imports().edges if name.startswith(earlier) and one.split(".")[1] in later]
    assert reached == []

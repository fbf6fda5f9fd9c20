"""export: the graph, or the lineage of one document, as files for other programs."""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from graph_loader.cli import drawings
from graph_loader.cli.export_options import (
    DepthOption,
    Direction,
    DirectionOption,
    FileArgument,
    FolderArgument,
    LineageOption,
    lineage_in,
    write_file,
)
from graph_loader.cli.options import StoreOption, given_store, opened
from graph_loader.cli.output import err, safe

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pydantic import BaseModel

    from graph_loader.graph.selection import Selection
    from graph_loader.stores.protocol import GraphStore


group = typer.Typer(help="Write the graph, or the lineage of one document, as files for other programs.")


def register(app: typer.Typer) -> None:
    """Add the commands of this module and of `drawings`."""
    drawings.register(group)
    app.add_typer(group, name="export", no_args_is_help=True, epilog="Example: legalgraph export graphml graph.graphml")


@group.command("csv", epilog="Example: legalgraph export csv tables/")
def csv_(
    folder: FolderArgument,
    store: StoreOption = None,
    lineage: LineageOption = None,
    direction: DirectionOption = Direction.BOTH,
    depth: DepthOption = 5,
) -> None:
    """Write documents.csv and relations.csv, for spreadsheets."""
    with opened(store) as source:
        selection = _selection(source, lineage, direction, depth)
    folder.mkdir(parents=True, exist_ok=True)
    _write_rows(folder / "documents.csv", selection.documents)
    _write_rows(folder / "relations.csv", selection.relations)
    _told(selection, folder)


def _graph_command(form: str) -> "Callable[..., None]":
    def command(
        file: FileArgument,
        store: StoreOption = None,
        lineage: LineageOption = None,
        direction: DirectionOption = Direction.BOTH,
        depth: DepthOption = 5,
    ) -> None:
        to_form = getattr(import_module(f"graph_loader.export.{form}"), f"to_{form}")
        with opened(store) as source:
            selection = _selection(source, lineage, direction, depth)
        write_file(file, to_form(selection))
        _told(selection, file)

    return command


_FORMS = {
    "graphml": ("Write GraphML, for Gephi, yEd, networkx and others.", "graph.graphml --lineage 29-NQ/TW"),
    "jsonld": (
        "Write JSON-LD in the words of ELI, the European Legislation Identifier, for linked data.",
        "graph.jsonld",
    ),
    "json": ("Write documents and relations as JSON.", "- --lineage 29-NQ/TW | jq .relations"),
}
"""What `graph_loader.export` has a module for that takes a selection: what the command says, and an example."""

for form, (help_, example) in _FORMS.items():
    group.command(form, help=help_, epilog=f"Example: legalgraph export {form} {example}")(_graph_command(form))


@group.command("neo4j-admin", epilog="Example: legalgraph export neo4j-admin import/")
def neo4j_admin(folder: FolderArgument, store: StoreOption = None) -> None:
    """Write CSV files and the command of neo4j-admin that imports them: a first load of millions into Neo4j."""
    from graph_loader.corrections import corrections_of
    from graph_loader.export.neo4j_admin import write_neo4j_admin
    from graph_loader.loading import resolve_all

    with opened(store) as source:
        resolution, _ = resolve_all(source, corrections_of(store or given_store.get()))
        written = write_neo4j_admin(source, resolution.graph, resolution.sources, folder)
    err.print(safe(f"{written} nodes and relationships in {folder}; run import.sh there as its first lines say."))


def _selection(store: "GraphStore", lineage: str | None, direction: Direction, depth: int) -> "Selection":
    from graph_loader.graph.selection import selected_lineage, whole_graph

    if lineage is None:
        return whole_graph(store)
    return selected_lineage(store, lineage_in(store, lineage, direction, depth))


def _write_rows(file: Path, values: "Sequence[BaseModel]") -> None:
    from graph_loader.export.csv import to_csv

    rows = [value.model_dump(mode="json") for value in values]
    columns = list(rows[0]) if rows else []
    file.write_bytes(to_csv(columns, (list(row.values()) for row in rows)))


def _told(selection: "Selection", where: Path) -> None:
    err.print(safe(f"{len(selection.documents)} documents and {len(selection.relations)} relations in {where}"))

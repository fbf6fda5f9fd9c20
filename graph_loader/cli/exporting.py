"""export: the graph, or the lineage of one document, as files for other programs."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph_loader.cli.options import StoreOption, given_store, opened
from graph_loader.cli.output import err, safe, write_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import BaseModel

    from graph_loader.graph.lineage import Lineage
    from graph_loader.graph.selection import Selection
    from graph_loader.stores.protocol import GraphStore


class Direction(StrEnum):
    """Which way a lineage goes."""

    UP = "up"
    DOWN = "down"
    BOTH = "both"


class Language(StrEnum):
    """The language of a page's own words."""

    VI = "vi"
    EN = "en"


FileArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="The file to write; - for stdout.", show_default=False)
]
FolderArgument = Annotated[
    Path, typer.Argument(metavar="DIR", help="The folder to write, made where it is missing.", show_default=False)
]
LineageOption = Annotated[
    str | None,
    typer.Option("--lineage", metavar="ID_OR_NUMBER", help="Only the lineage of this document.", show_default=False),
]
DirectionOption = Annotated[Direction, typer.Option("--direction", help="Which way the lineage goes.")]
DepthOption = Annotated[int, typer.Option("--depth", min=1, max=50, help="How far the lineage reaches.")]

group = typer.Typer(help="Write the graph, or the lineage of one document, as files for other programs.")


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
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


@group.command(epilog="Example: legalgraph export graphml graph.graphml --lineage 29-NQ/TW --direction down")
def graphml(
    file: FileArgument,
    store: StoreOption = None,
    lineage: LineageOption = None,
    direction: DirectionOption = Direction.BOTH,
    depth: DepthOption = 5,
) -> None:
    """Write GraphML, for Gephi, yEd, networkx and others."""
    from graph_loader.export.graphml import to_graphml

    with opened(store) as source:
        selection = _selection(source, lineage, direction, depth)
    _write(file, to_graphml(selection))
    _told(selection, file)


@group.command(epilog="Example: legalgraph export jsonld graph.jsonld")
def jsonld(
    file: FileArgument,
    store: StoreOption = None,
    lineage: LineageOption = None,
    direction: DirectionOption = Direction.BOTH,
    depth: DepthOption = 5,
) -> None:
    """Write JSON-LD in the words of ELI, the European Legislation Identifier, for linked data."""
    from graph_loader.export.jsonld import to_jsonld

    with opened(store) as source:
        selection = _selection(source, lineage, direction, depth)
    _write(file, to_jsonld(selection))
    _told(selection, file)


@group.command("json", epilog="Example: legalgraph export json - --lineage 29-NQ/TW | jq .relations")
def json_(
    file: FileArgument,
    store: StoreOption = None,
    lineage: LineageOption = None,
    direction: DirectionOption = Direction.BOTH,
    depth: DepthOption = 5,
) -> None:
    """Write documents and relations as JSON."""
    from graph_loader.export.json import to_json

    with opened(store) as source:
        selection = _selection(source, lineage, direction, depth)
    _write(file, to_json(selection))
    _told(selection, file)


@group.command(epilog="Example: legalgraph export html cascade.html --lineage 29-NQ/TW --direction down")
def html(
    file: FileArgument,
    lineage: Annotated[
        str,
        typer.Option("--lineage", metavar="ID_OR_NUMBER", help="The document whose lineage it is.", show_default=False),
    ],
    store: StoreOption = None,
    direction: DirectionOption = Direction.BOTH,
    depth: DepthOption = 5,
    *,
    language: Annotated[Language, typer.Option("--language", help="Language of the page's own words.")] = Language.VI,
) -> None:
    """Write the lineage of a document as one page that needs no network: drawing, table and sentences."""
    from graph_loader.export.html import to_html

    with opened(store) as source:
        found = _lineage(source, lineage, direction, depth)
    _write(file, to_html(found, direction=direction.value, language=language.value).encode())
    err.print(safe(f"{len(found.rows)} relations in {file}"))


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
    return selected_lineage(store, _lineage(store, lineage, direction, depth))


def _lineage(store: "GraphStore", document: str, direction: Direction, depth: int) -> "Lineage":
    from graph_loader.graph.find import identify
    from graph_loader.graph.lineage import lineage

    return lineage(store, identify(store, document), direction=direction.value, depth=depth, limit=5000)


def _write_rows(file: Path, values: "Sequence[BaseModel]") -> None:
    from graph_loader.export.csv import to_csv

    rows = [value.model_dump(mode="json") for value in values]
    columns = list(rows[0]) if rows else []
    file.write_bytes(to_csv(columns, (list(row.values()) for row in rows)))


def _write(file: Path, content: bytes) -> None:
    if str(file) == "-":
        write_bytes(content)
    else:
        file.write_bytes(content)


def _told(selection: "Selection", where: Path) -> None:
    err.print(safe(f"{len(selection.documents)} documents and {len(selection.relations)} relations in {where}"))

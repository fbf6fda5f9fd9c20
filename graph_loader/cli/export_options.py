"""Options and steps that the commands of `export` share."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph_loader.cli.output import write_bytes

if TYPE_CHECKING:
    from graph_loader.graph.lineage import Lineage
    from graph_loader.stores.protocol import GraphStore


class Direction(StrEnum):
    """Which way a lineage goes."""

    UP = "up"
    DOWN = "down"
    BOTH = "both"


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


def lineage_in(store: "GraphStore", document: str, direction: Direction, depth: int) -> "Lineage":
    """Return the lineage that an export is asked for."""
    from graph_loader.graph.find import identify
    from graph_loader.graph.lineage import lineage

    return lineage(store, identify(store, document), direction=direction.value, depth=depth, limit=5000)


def write_file(file: Path, content: bytes) -> None:
    """Write an export to its file, or to stdout for -."""
    if str(file) == "-":
        write_bytes(content)
    else:
        file.write_bytes(content)

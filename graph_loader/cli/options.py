"""Options that several commands share."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph_loader.cli.output import Format, TableOrJson, err

if TYPE_CHECKING:
    from graph_loader.stores.protocol import GraphStore

_MOST_NAMED = 5

StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="FOLDER_OR_URI",
        help="The store: a folder, or bolt://, neo4j://, neo4j+s://. Else LEGALGRAPH_STORE, else NEO4J_URI, "
        "else the folder in the user's data folder.",
        show_default=False,
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to write the result.")]
TableOrJsonOption = Annotated[TableOrJson, typer.Option("--format", help="How to write the result.")]
DocumentArgument = Annotated[
    str, typer.Argument(metavar="ID_OR_NUMBER", help="A document's id, or its number as written.", show_default=False)
]


def day(text: str) -> str:
    """Return an ISO date, or a year or month, as it was given.

    Raises:
        typer.BadParameter: it is none.
    """
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        raise typer.BadParameter(f"{text} is no day; write it as 2025-06-30, 2025-06 or 2025.") from None
    return text


SinceOption = Annotated[str | None, typer.Option("--since", parser=day, metavar="DAY", help="From this day on (ISO).")]
UntilOption = Annotated[str | None, typer.Option("--until", parser=day, metavar="DAY", help="Up to this day (ISO).")]
LimitOption = Annotated[int, typer.Option("--limit", min=1, help="How many rows at most.")]


WhoOption = Annotated[str, typer.Option("--who", metavar="NAME", help="Who does it.", show_default="the user")]


def user() -> str:
    """Return the name of the person at the terminal."""
    from getpass import getuser

    try:
        return getuser()
    except (KeyError, OSError):
        return "unknown"


def refuse_missing(paths: Sequence[Path]) -> None:
    """Say which of the given paths do not exist, after everything else was done.

    Raises:
        MissingPathError: some do not.
    """
    from graph_loader.errors import MissingPathError

    missing = [str(path) for path in paths if not os.path.lexists(path)]
    if missing:
        named = ", ".join(missing[:_MOST_NAMED]) + (
            f" and {len(missing) - _MOST_NAMED} more" * (len(missing) > _MOST_NAMED)
        )
        done = "; all else that was given is done" if len(missing) < len(paths) else ""
        raise MissingPathError(f"There is no file or folder {named}{done}; check how the path is written.")


given_store: ContextVar[str | None] = ContextVar("given_store", default=None)
"""The --store that stands before the command."""


@contextmanager
def opened(location: str | None, *, read_only: bool = True, missing_ok: bool | None = None) -> "Iterator[GraphStore]":
    """Open the store of a command: its own --store, else the one given before the command, else as settings say."""
    from graph_loader.stores import open_store

    with open_store(location or given_store.get(), read_only=read_only, missing_ok=missing_ok) as store:
        if read_only and store.version() == "empty":
            err.print("The store holds nothing yet; `legalgraph load PATH...` fills it, `legalgraph demo` shows one.")
        yield store

"""The command `legalgraph`: its common options, its commands, and what becomes of errors."""

import sys
import traceback
from io import TextIOWrapper
from typing import Annotated

import typer

from graph_loader.cli import asking, correcting, documents, exporting, loading, own, reports, serving
from graph_loader.cli.help import Group, show_values_only
from graph_loader.cli.options import given_store
from graph_loader.cli.output import err, safe
from graph_loader.errors import AmbiguousDocumentError, LegalGraphError
from graph_loader.system_errors import reason_of

app = typer.Typer(
    name="legalgraph",
    cls=Group,
    help="Reads Vietnamese administrative and party documents and shows which one carries out or rests on which.",
    epilog="Example: legalgraph load data/samples, then: legalgraph lineage 29-NQ/TW --down",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (loading, correcting, documents, asking, reports, own, exporting, serving):
    module.register(app)
show_values_only(app)

STOPPED = 130


def _version(asked: bool) -> None:  # noqa: FBT001 - the form of a callback of typer
    if asked:
        from importlib.metadata import version

        typer.echo(f"legalgraph {version('legalgraph')}")
        raise typer.Exit


@app.callback()
def common(
    store: Annotated[
        str | None,
        typer.Option("--store", metavar="FOLDER_OR_URI", help="The store of every command.", show_default=False),
    ] = None,
    *,
    debug: Annotated[  # noqa: ARG001 - `run` looks at it
        bool, typer.Option("--debug", help="Show the trace of an unexpected error.")
    ] = False,
    version: Annotated[  # noqa: ARG001 - the callback does it
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Keep what was given before the command."""
    given_store.set(store)


def main() -> None:
    """Run the command line and end with the exit code of its contract (docs/commands.md).

    Letters that the terminal has not are shown as "?".
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; errors are told on stderr in one sentence."""
    try:
        code = app(args=arguments, prog_name="legalgraph", standalone_mode=False)
    except typer.Exit as end:
        return end.exit_code
    except (typer.Abort, KeyboardInterrupt):
        return _stopped(arguments)
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except LegalGraphError as error:
        return _told(error)
    except typer.TyperException as error:
        said = error.format_message()
        if said:
            err.print(safe(f"{said} See `legalgraph {_command(arguments)}--help`.", "red"))
        return error.exit_code
    except OSError as error:
        if "--debug" in arguments:
            traceback.print_exc()
        file = error.filename or "A file"
        err.print(safe(f"{file} cannot be used ({reason_of(error)}); check the path, its rights and the disk.", "red"))
        return 1
    except Exception as error:  # noqa: BLE001 - a user sees a sentence, a developer asks for the trace with --debug
        if "--debug" in arguments:
            traceback.print_exc()
        else:
            err.print(safe(f"Unexpected {type(error).__name__}: {error}. Run with --debug for the trace.", "red"))
        return 1
    if code == STOPPED:
        return _stopped(arguments)
    return code if isinstance(code, int) else 0


def _stopped(arguments: list[str]) -> int:
    kept = " What was read so far is kept; the same command goes on from there." if "load" in arguments else ""
    err.print(f"Stopped.{kept}")
    return STOPPED


def _command(arguments: list[str]) -> str:
    known = getattr(typer.main.get_command(app), "commands", {})
    return next((f"{name} " for name in arguments if name in known), "")


def _told(error: LegalGraphError) -> int:
    err.print(safe(str(error), "red"))
    if isinstance(error, AmbiguousDocumentError):
        for candidate in error.candidates:
            err.print(safe(f"  {candidate}"))
    return error.exit_code

"""load, forget, extract and demo: from files to the store."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from platformdirs import user_data_path

from graph_loader.cli.options import StoreOption, TableOrJsonOption, given_store, opened, refuse_missing
from graph_loader.cli.output import TableOrJson, err, safe, write_json, write_table

if TYPE_CHECKING:
    from graph_loader.loading import LoadReport
    from graph_loader.stores.protocol import Progress

PathsArgument = Annotated[
    list[Path], typer.Argument(metavar="PATH...", help="Files and folders; folders are walked.", show_default=False)
]

STAGES = {
    "read": "Reading",
    "resolve": "Resolving",
    "nodes": "Writing documents",
    "relations": "Writing relations",
    "parts": "Writing proofs",
    "removals": "Removing what is gone",
}


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command(epilog="Example: legalgraph load data/samples")(load)
    app.command(epilog="Example: legalgraph forget drafts/")(forget)
    app.command(epilog="Example: legalgraph extract data/samples/son_la/*.txt --json out")(extract)
    app.command(epilog="Example: legalgraph demo --no-browser")(demo)


def load(
    paths: PathsArgument,
    store: StoreOption = None,
    format_: TableOrJsonOption = TableOrJson.TABLE,
    *,
    seconds: Annotated[float, typer.Option(min=0.1, help="How long one document may take to read.")] = 60.0,
) -> None:
    """Read documents and bring the store up to date; what did not change is not read again."""
    from graph_loader.corrections import corrections_of
    from graph_loader.loading import load as load_into

    corrections = corrections_of(store or given_store.get())
    with opened(store, read_only=False) as target, progress_bars() as progress:
        report = load_into(paths, target, progress=progress, corrections=corrections, seconds_a_document=seconds)
    if format_ is TableOrJson.JSON:
        write_json(report.to_json())
    else:
        show_report(report)
    refuse_missing(paths)


def forget(paths: PathsArgument, store: StoreOption = None) -> None:
    """Take the documents of these files and folders out of the graph; what others say of them stays."""
    from graph_loader.corrections import corrections_of
    from graph_loader.errors import NothingFoundError
    from graph_loader.loading import forget as forget_from

    corrections = corrections_of(store or given_store.get())
    with opened(store, read_only=False, missing_ok=False) as target, progress_bars() as progress:
        count = forget_from(paths, target, progress=progress, corrections=corrections)
    if not count:
        raise NothingFoundError("Nothing in the store was loaded from there; give the path that it was loaded by.")
    write_table(["forgotten"], [[count]])


def extract(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Documents to read.", show_default=False)],
    json_folder: Annotated[
        Path, typer.Option("--json", metavar="DIR", help="The folder that takes NAME.json for each file.")
    ],
) -> None:
    """Write what each file says (header, mentions, relations, tasks) as JSON, without a store."""
    import orjson

    from graph_loader.documents import read, walk
    from graph_loader.errors import LegalGraphError
    from graph_loader.extraction import extract as extract_from

    json_folder.mkdir(parents=True, exist_ok=True)
    failed = 0
    written: dict[str, Path] = {}
    for file in walk(files):
        name = f"{file.stem}.json"
        if name in written:
            err.print(safe(f"{file}: {written[name]} has the same name; give another folder for it.", "red"))
            failed += 1
            continue
        try:
            source = read(file)
            value = extract_from(source.text).to_json(file.name, source.text)
        except Exception as error:  # noqa: BLE001 - whatever one file does, the others are written
            reason = str(error) if isinstance(error, LegalGraphError) else f"the rules failed on it ({error!r})"
            err.print(safe(f"{file}: {reason}", "red"))
            failed += 1
            continue
        written[name] = file
        (json_folder / name).write_bytes(orjson.dumps(value, option=orjson.OPT_INDENT_2) + b"\n")
    write_table(["written", "set aside"], [[len(written), failed]])
    refuse_missing(files)
    if failed and not written:
        raise typer.Exit(1)


def demo(
    store: StoreOption = None,
    *,
    port: Annotated[int, typer.Option(help="The port of the app.", min=1, max=65535)] = 8501,
    browser: Annotated[bool, typer.Option(help="Open the app in the browser.")] = True,
    serve: Annotated[bool, typer.Option("--app/--no-app", help="Open the app after loading.")] = True,
) -> None:
    """Load the sample documents into a store of their own and open the app on it."""
    from graph_loader.cli.serving import serve_app
    from graph_loader.loading import load as load_into
    from graph_loader.resources import resource

    location = store or given_store.get() or str(user_data_path("legalgraph", appauthor=False) / "demo")
    folders = [path for path in resource("data", "samples").iterdir() if path.is_dir()]
    with opened(location, read_only=False) as target, progress_bars() as progress:
        show_report(load_into(folders, target, progress=progress))
    if serve:
        serve_app(location, port=port, browser=browser)


def show_report(report: "LoadReport") -> None:
    """Write the summary of a load: what was read, resolved, left open and set aside."""
    rows: list[tuple[object, ...]] = [
        ("files read", report.read),
        ("  loaded", report.loaded),
        ("  unchanged", report.unchanged),
        ("  duplicates", report.duplicates),
        ("  no legal document", report.not_legal),
        ("  set aside", len(report.set_aside)),
        ("mentions found", report.mentions),
        ("relations asserted", report.relations),
        ("documents named: known", report.resolved),
        ("documents named: left open", report.unresolved),
        ("seconds", f"{report.seconds:.1f}"),
    ]
    write_table(["", "count"], rows)
    for aside in report.set_aside:
        err.print(safe(f"set aside: {aside.path}: {aside.reason}", "yellow"))
    for correction in report.unfit:
        err.print(
            safe(f"correction {correction.id} no longer fits {correction.path}; undo it or make it anew", "yellow")
        )


@contextmanager
def progress_bars() -> "Iterator[Progress]":
    """Show a progress bar on stderr for each stage of a load; none where stderr is no terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=err, disable=not err.is_terminal) as bars:
        tasks = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(STAGES.get(stage, stage), total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield tell

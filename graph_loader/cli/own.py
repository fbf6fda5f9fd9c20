"""own-queries: the statements that people saved."""

from typing import Annotated

import typer

from graph_loader.cli.options import FormatOption, StoreOption, WhoOption, given_store, user
from graph_loader.cli.output import Format, err, safe, write_rows


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("own-queries", epilog="Example: legalgraph own-queries --remove 'Plans by year'")(own_queries)


def own_queries(
    store: StoreOption = None,
    *,
    remove: Annotated[
        str | None, typer.Option("--remove", metavar="NAME", help="Take away what you saved under this name.")
    ] = None,
    who: WhoOption = "",
    format_: FormatOption = Format.TABLE,
) -> None:
    """List the statements that people saved, here or in the application; `query --own NAME` runs one."""
    from graph_loader.own_queries import own_queries_of, text_of

    queries = own_queries_of(store or given_store.get())
    if remove is not None:
        queries.remove(remove, who or user())
        err.print(safe(f"Removed: {remove}"))
    found = queries.saved()
    columns = ("name", "who", "when", "parameters", "cypher")
    rows = [
        (
            query.name,
            query.who,
            query.when,
            " ".join(f"{name}={text_of(value)}" for name, value in query.parameters.items()),
            query.cypher,
        )
        for query in found
    ]
    write_rows(format_, columns, rows, found)

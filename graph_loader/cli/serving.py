"""app: the application in the browser."""

from typing import Annotated

import typer

from graph_loader.cli.options import StoreOption, given_store


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("app", epilog="Example: legalgraph app --port 8600 --no-browser")(app_)


def app_(
    store: StoreOption = None,
    *,
    port: Annotated[int, typer.Option(help="The port it listens on.", min=1, max=65535)] = 8501,
    browser: Annotated[bool, typer.Option(help="Open it in the browser.")] = True,
) -> None:
    """Serve the application until it is stopped; GET /?doc=ID opens that document."""
    serve_app(store or given_store.get(), port=port, browser=browser)


def serve_app(location: str | None, *, port: int, browser: bool) -> None:
    """Serve the application on a store."""
    from graph_loader.cli.output import err
    from graph_loader.serving import serve

    err.print(f"The application is at http://localhost:{port}; Ctrl+C stops it.")
    serve(port, location, browser=browser)

"""Serves the application: Streamlit in this process with the production settings of `app/.streamlit/config.toml`."""

import os
from pathlib import Path

from graph_loader.resources import resource


def serve(port: int, location: str | None = None, *, browser: bool = True) -> None:
    """Serve the application on 127.0.0.1 until the process is stopped.

    Args:
        port: where it listens.
        location: the store, as `open_store` takes it; None for the settings of the environment.
        browser: whether to open it in the user's browser.

    Settings come from the file beside the application; each can be changed by an environment variable of Streamlit
    (`STREAMLIT_SERVER_ADDRESS`, `STREAMLIT_SERVER_ALLOWED_HOSTS` ...), as a server behind a proxy needs.
    """
    from streamlit.web import cli  # noqa: PLC0415 - Streamlit takes a second that no other command should pay

    if location is not None:
        local = "://" not in location
        os.environ["LEGALGRAPH_STORE"] = str(Path(location).resolve()) if local else location
    arguments = ["run", str(resource("app", "served.py")), f"--server.port={port}"]
    arguments.append(f"--server.headless={str(not browser).lower()}")
    cli.main(arguments, standalone_mode=False)

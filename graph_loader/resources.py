"""Where the files that are not code stand: `cypher/`, `data/` and `app/`, in a checkout or in an installed wheel."""

from functools import cache
from importlib.resources import files
from pathlib import Path


@cache
def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder.

    Args:
        parts: the names from the top, such as `"cypher", "queries"`.

    Returns:
        The path in the installed package (`graph_loader/_bundled`), else in the checkout.

    Raises:
        FileNotFoundError: neither place has it.
    """
    package = Path(str(files("graph_loader")))
    for root in (package / "_bundled", package.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"The shipped file {'/'.join(parts)} is missing; install legalgraph again.")

"""What runs in the process of a `Sandbox`: answers the requests on standard input over one embedded store."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from graph_loader.errors import LegalGraphError
from graph_loader.stores.embedded import EmbeddedStore

MEMORY = 3 * 2**30
"""How many bytes a statement may take beside the graph, where the system can limit it."""


def main(folder: Path) -> None:
    """Answer requests from standard input until it ends."""
    with EmbeddedStore(folder, read_only=True) as store:
        for line in sys.stdin.buffer:
            request = orjson.loads(line)
            try:
                if request:
                    with _limited_memory():
                        table = store.run_here(**request)
                else:
                    table = store.run("RETURN 1 AS one")
                answer: dict[str, Any] = {
                    "columns": table.columns,
                    "rows": table.rows,
                    "truncated": table.truncated,
                    "ms": table.ms,
                }
            except LegalGraphError as error:
                answer = {"error": type(error).__name__, "message": str(error)}
            sys.stdout.buffer.write(_line(answer))
            sys.stdout.buffer.flush()


def _line(answer: dict[str, Any]) -> bytes:
    try:
        return orjson.dumps(answer, option=orjson.OPT_NON_STR_KEYS | orjson.OPT_APPEND_NEWLINE)
    except TypeError:
        message = "A value of the result has no plain form; return its properties one by one."
        return orjson.dumps({"error": "QueryFailedError", "message": message}, option=orjson.OPT_APPEND_NEWLINE)


@contextlib.contextmanager
def _limited_memory() -> Iterator[None]:
    """Limit the address space to what is in use and `MEMORY` more, on Linux; elsewhere the time limit is all."""
    try:
        import resource  # noqa: PLC0415 - not on every system

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (ImportError, OSError):
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

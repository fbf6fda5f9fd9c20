"""A process of its own for foreign statements over the embedded store.

The engine runs inside the process that asks it, and a short statement can make a text of any length: a limit on time
and rows does not stop it from taking all memory, and with it the application. So foreign statements run in a second
process over the same folder, with a limit on memory where the system has one; if it ends or hangs, only it ends.

Requests and answers are lines of JSON: a request is `{"statement", "parameters", "seconds", "rows"}`, or `{}` to
load what is new in the folder; an answer is `{"columns", "rows", "truncated", "ms"}` or `{"error", "message"}`.
`sandbox_process` is what runs there.
"""

import contextlib
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Lock, Thread
from typing import Any

import orjson

from graph_loader import errors
from graph_loader.errors import QueryFailedError
from graph_loader.stores.protocol import Table

_LOADING_SECONDS = 300
_GRACE_SECONDS = 3
_PROCESS = "graph_loader.stores.sandbox_process"


class Sandbox:
    """The process for one folder; started with the first statement, and again when it ended.

    Args:
        folder: the folder of an embedded store.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, statement: str, parameters: Mapping[str, Any] | None, *, seconds: float, rows: int) -> Table:
        """Run a foreign statement; one at a time.

        Args:
            statement: Cypher that the gate let pass.
            parameters: plain values.
            seconds: time limit.
            rows: how many rows are returned at most.

        Raises:
            QueryRefusedError: it would write.
            QueryFailedError: syntax error, time or memory limit.
        """
        request = {"statement": statement, "parameters": dict(parameters or {}), "seconds": seconds, "rows": rows}
        with self._lock:
            self._ask({}, _LOADING_SECONDS)
            answer = self._ask(request, seconds + _GRACE_SECONDS)
        found = tuple(tuple(row) for row in answer["rows"])
        return Table(tuple(answer["columns"]), found, answer["truncated"], answer["ms"])

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._end()

    def _ask(self, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        process = self._running()
        assert process.stdin is not None
        try:
            process.stdin.write(orjson.dumps(request) + b"\n")
            process.stdin.flush()
        except TypeError as error:
            raise QueryFailedError("A parameter is no plain value; give texts, numbers, lists and maps.") from error
        except OSError:
            pass
        answer = orjson.loads(self._answer(process, seconds))
        if "error" in answer:
            raise getattr(errors, answer["error"], QueryFailedError)(answer["message"])
        return dict(answer)

    def _answer(self, process: subprocess.Popen[bytes], seconds: float) -> bytes:
        lines: list[bytes] = []
        stream = process.stdout
        assert stream is not None
        reader = Thread(target=lambda: lines.append(stream.readline()), daemon=True)
        reader.start()
        reader.join(seconds)
        if reader.is_alive():
            self._end()
            raise QueryFailedError(f"The query ran longer than {seconds:g} seconds and was stopped; narrow it.")
        if not lines or not lines[0].endswith(b"\n"):
            self._end()
            raise QueryFailedError("The query needed more memory than it may have and was stopped; narrow it.")
        return lines[0]

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
            self._process = subprocess.Popen(
                [sys.executable, "-m", _PROCESS, str(self._folder)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
            )
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()

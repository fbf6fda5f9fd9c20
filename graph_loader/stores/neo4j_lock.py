"""One loader at a time in a Neo4j database: a node that names the process at work, renewed while it lives.

Every writing transaction of a load begins by renewing the node, so that a loader that was taken for dead and came back
cannot write over its successor.
"""

import os
import platform
from collections.abc import Callable
from threading import Event, Thread
from typing import Any
from uuid import uuid4

from neo4j import ManagedTransaction, Record
from neo4j.exceptions import DriverError, Neo4jError

from graph_loader.errors import StoreBusyError
from graph_loader.stores.statements import statement

STALE_SECONDS = 60
"""After how long without a sign of life a loader on another machine counts as dead."""
_RENEW_SECONDS = 10

_AT_WORK: set[str] = set()
"""The loaders of this process."""

Run = Callable[[Callable[[ManagedTransaction], Any]], Any]
"""Runs a unit of work in a writing transaction that retries."""


class LoaderLock:
    """The right to load into a database; taken at once, held until `leave`.

    Args:
        run: runs a unit of work in a writing transaction.
        place: names the database in messages.

    Raises:
        StoreBusyError: another loader is at work.
    """

    def __init__(self, run: Run, place: str) -> None:
        self._run = run
        self._place = place
        self._holder = uuid4().hex
        self._stop = Event()
        self._take()
        _AT_WORK.add(self._holder)
        self._thread = Thread(target=self._renew, name="legalgraph-loader", daemon=True)
        self._thread.start()

    def keep(self, transaction: ManagedTransaction, version: str | None = None) -> None:
        """Renew the lock inside a transaction, first of all; with `version`, readers see that the graph changed.

        Raises:
            StoreBusyError: another loader took over.
        """
        parameters = {"holder": self._holder, "version": version}
        if transaction.run(statement("loader_keep", "schema"), parameters).single() is None:
            message = f"Another load took over {self._place} after this one was silent too long; load again later."
            raise StoreBusyError(message)

    def leave(self) -> None:
        """Let the next loader in."""
        self._stop.set()
        _AT_WORK.discard(self._holder)
        self._thread.join(timeout=_RENEW_SECONDS)
        self._run(lambda transaction: transaction.run(statement("loader_leave", "schema"), holder=self._holder))

    def _take(self) -> None:
        if self._run(self._ask) is not None:
            return
        other = self._run(lambda transaction: transaction.run(statement("loader_state", "schema")).single())
        dead = other is not None and other["host"] == platform.node() and not _is_at_work(other)
        if dead and self._run(lambda transaction: self._ask(transaction, lost=other["holder"])) is not None:
            return
        who = f"process {other['pid']} on {other['host']}" if other and other["pid"] else "another process"
        message = f"A load by {who} is writing to {self._place}; wait until it ends, or end it, and load again."
        raise StoreBusyError(message)

    def _ask(self, transaction: ManagedTransaction, lost: str | None = None) -> Any:  # noqa: ANN401 - a record or None
        parameters = {
            "holder": self._holder,
            "lost": lost or self._holder,
            "host": platform.node(),
            "pid": os.getpid(),
            "stale": STALE_SECONDS * 1000,
        }
        return transaction.run(statement("loader_take", "schema"), parameters).single()

    def _renew(self) -> None:
        while not self._stop.wait(_RENEW_SECONDS):
            try:
                self._run(self.keep)
            except (Neo4jError, DriverError, StoreBusyError):
                continue


def _is_at_work(loader: Record) -> bool:
    """Tell whether a loader of this machine is alive; one of this process may have failed to say that it left."""
    if loader["pid"] == os.getpid():
        return loader["holder"] in _AT_WORK
    return _is_running(loader["pid"])


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True

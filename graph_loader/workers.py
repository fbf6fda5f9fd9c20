"""Reading many files at once: each becomes an extraction in some process, and no file can end a load."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing.connection import wait
from pathlib import Path
from types import FrameType
from typing import Self

from graph_loader.documents import read
from graph_loader.errors import LegalGraphError
from graph_loader.extraction import EXTRACTOR, extract
from graph_loader.resolution.record import encode, record_of
from graph_loader.stores.protocol import SourceRecord, StoredSource

CHUNK_FILES = 16
CHUNK_BYTES = 1_000_000
SMALL_FILES = 48
SMALL_BYTES = 2_000_000
"""A load of no more files and bytes than these is done before a pool of processes has started (about a second)."""
AHEAD = 3
"""Chunks under way for each processor: enough that none waits, few enough that their texts fit in memory."""

_expendable = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file.

    Attributes:
        path: the file.
        record: its extraction, None where the file was set aside.
        text: its canonical text.
        mentions: how many mentions were found.
        reason: why the file was set aside, else None.
    """

    path: str
    record: SourceRecord | None = None
    text: str = ""
    mentions: int = 0
    reason: str | None = None


Job = Callable[[Sequence[str], float], list[Outcome]]
"""What a process does: takes files and how long each may take, returns an outcome for each."""


def read_and_extract(paths: Sequence[str], seconds: float) -> list[Outcome]:
    """Read files and extract what they say; whatever is wrong with a file is told in its outcome.

    Args:
        paths: the files.
        seconds: how long one file may take.

    Returns:
        One outcome a file, in the order of `paths`.
    """
    return [_outcome(path, seconds) for path in paths]


def outcomes(files: Iterator[str], executor: Executor | None, seconds: float) -> Iterator[list[Outcome]]:
    """Yield the outcomes of all files in their order, a chunk at a time.

    Args:
        files: the files; they are taken as fast as they are read.
        executor: runs the reading; None for processes of this machine, or for this one where there is little to read.
        seconds: how long one file may take.
    """
    first = list(islice(files, SMALL_FILES + 1))
    chunks = _chunks(chain(first, files))
    if executor is not None:
        yield from _through(executor, chunks, seconds)
    elif len(first) <= SMALL_FILES and sum(map(_size, first)) <= SMALL_BYTES and _can_interrupt():
        for chunk in chunks:
            yield read_and_extract(chunk, seconds)
    else:
        yield from _through_processes(chunks, seconds)


def _outcome(path: str, seconds: float) -> Outcome:
    try:
        with _time_limit(seconds):
            source = read(Path(path))
            extraction = extract(source.text)
            record = encode(record_of(extraction, source.text))
    except LegalGraphError as error:
        return Outcome(path, reason=str(error))
    except TimeoutError:
        return Outcome(path, reason=f"It takes more than {seconds:g} seconds to read; split it into smaller documents.")
    except MemoryError:
        return Outcome(path, reason="It needs more memory than there is; split it into smaller documents.")
    except Exception as error:  # noqa: BLE001 - whatever one file does, the load goes on and says so
        return Outcome(path, reason=f"The rules failed on it ({type(error).__name__}: {error}); please report it.")
    kept = SourceRecord(StoredSource(path, source.sha256, EXTRACTOR, extraction.not_legal), record)
    return Outcome(path, kept, source.text, len(extraction.mentions))


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in the block after `seconds`; a worker that cannot be interrupted ends itself instead."""
    if _can_interrupt():

        def stop(_signal: int, _frame: FrameType | None) -> None:
            raise TimeoutError

        before = signal.signal(signal.SIGALRM, stop)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
    elif _expendable:
        timer = threading.Timer(seconds, os._exit, (1,))
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
    else:
        yield


def _can_interrupt() -> bool:
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


def _chunks(files: Iterator[str]) -> Iterator[list[str]]:
    chunk: list[str] = []
    size = 0
    for file in files:
        chunk.append(file)
        size += _size(file)
        if len(chunk) == CHUNK_FILES or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _size(file: str) -> int:
    try:
        return Path(file).stat().st_size
    except OSError:
        return 0


def _through(executor: Executor, chunks: Iterator[list[str]], seconds: float) -> Iterator[list[Outcome]]:
    under_way: deque[Future[list[Outcome]]] = deque()
    for chunk in chunks:
        under_way.append(executor.submit(read_and_extract, chunk, seconds))
        if len(under_way) >= AHEAD * (os.cpu_count() or 1):
            yield under_way.popleft().result()
    while under_way:
        yield under_way.popleft().result()


def _through_processes(
    chunks: Iterator[list[str]], seconds: float, job: Job = read_and_extract
) -> Iterator[list[Outcome]]:
    """Run chunks through processes of this machine; where one dies, the file that killed it is set aside."""
    workers = os.cpu_count() or 1
    under_way: deque[tuple[list[str], Future[list[Outcome]]]] = deque()

    def finish_first() -> list[Outcome]:
        files, future = under_way.popleft()
        try:
            return future.result()
        except BrokenExecutor:
            return [outcome for file in files for outcome in lone.read([file], seconds)]

    with _Processes(job, workers) as crowd, _Processes(job, 1) as lone:
        for chunk in chunks:
            under_way.append((chunk, crowd.submit(chunk, seconds)))
            if len(under_way) >= AHEAD * workers:
                yield finish_first()
        while under_way:
            yield finish_first()


class _Processes:
    """A pool of processes that replaces itself when one of them dies."""

    def __init__(self, job: Job, workers: int) -> None:
        self._job = job
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def submit(self, files: list[str], seconds: float) -> Future[list[Outcome]]:
        """Start reading files; the future fails with BrokenExecutor where a process dies meanwhile."""
        if self._pool is None:
            self._pool = _new_pool(self._workers)
        try:
            with _uninterrupted():
                return self._pool.submit(self._job, files, seconds)
        except BrokenExecutor:
            self._pool = None
            return self.submit(files, seconds)

    def read(self, files: list[str], seconds: float) -> list[Outcome]:
        """Read files and wait; they are set aside where the process dies."""
        try:
            return self.submit(files, seconds).result()
        except BrokenExecutor:
            reason = "Reading it ended the process (memory or time ran out); split it into smaller documents."
            return [Outcome(file, reason=reason) for file in files]


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let Ctrl+C wait for the end of the block: a process that is half started could not be ended in silence."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _new_pool(workers: int) -> ProcessPoolExecutor:
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(["graph_loader.workers"])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin_worker)


def _begin_worker() -> None:
    global _expendable  # noqa: PLW0603 - a fact of this process
    _expendable = True
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the load that started it is gone: a killed load leaves nobody behind."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)

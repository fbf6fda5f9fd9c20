"""Journals: files of JSON lines that say who did what and when, only ever appended to.

Several processes may write to one. A line counts once its end is written: what a crash cut off was never told to
anybody as done; it is passed over, and the next line takes its place.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import BinaryIO, Generic, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from graph_loader.errors import LegalGraphError
from graph_loader.graph.model import Frozen
from graph_loader.system_errors import reason_of


class Entry(Frozen):
    """A line: `who` did it, and `when`, an ISO time in UTC."""

    who: str = Field(min_length=1)
    when: str


class JournalError(LegalGraphError):
    """A journal holds a line that is none of its entries, or its file cannot be read or written."""


E = TypeVar("E", bound=Entry)

_WRITING = Lock()


def now() -> str:
    """Return the time for the `when` of an entry."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Journal(Generic[E]):
    """One file.

    Args:
        file: where the lines stand; made, with its folder, for the first.
        form: reads and writes one line.
    """

    def __init__(self, file: Path, form: TypeAdapter[E]) -> None:
        self.file = file
        self._form = form

    def entries(self) -> tuple[E, ...]:
        """Return all entries, oldest first.

        Raises:
            JournalError: the file cannot be read, or a line is no entry; the message names it.
        """
        try:
            return self._parsed(self.file.read_bytes())
        except FileNotFoundError:
            return ()
        except OSError as error:
            message = f"The file {self.file} cannot be read ({reason_of(error)}); check its rights."
            raise JournalError(message) from error

    def append(self, entries: Iterable[E]) -> None:
        """Put entries at the end; they are on the disk when this returns.

        Raises:
            JournalError: the file cannot be written.
        """
        lines = self._lines(entries)
        if not lines:
            return
        with self._writing() as file:
            whole, torn = self._split(_content(file))
            if torn:
                file.truncate(len(whole))
            elif whole and not whole.endswith(b"\n"):
                lines = b"\n" + lines
            file.seek(0, os.SEEK_END)
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())

    def rewrite(self, larger_than: int, kept: Callable[[tuple[E, ...]], Iterable[E]]) -> None:
        """Write the file anew with what still counts, where it has grown.

        Args:
            larger_than: smaller files, in bytes, stay as they are.
            kept: takes all entries, returns those to keep.

        Raises:
            JournalError: the file cannot be written, or a line is no entry.
        """
        if not self.file.exists() or self.file.stat().st_size <= larger_than:
            return
        with self._writing() as file:
            lines = self._lines(kept(self._parsed(_content(file))))
            anew = self.file.with_name(f"{self.file.name}.new")
            anew.write_bytes(lines)
            anew.replace(self.file)

    def _parsed(self, content: bytes) -> tuple[E, ...]:
        whole, _ = self._split(content)
        found: list[E] = []
        for number, line in enumerate(whole.split(b"\n"), 1):
            if not line.strip():
                continue
            try:
                found.append(self._form.validate_json(line))
            except ValidationError as error:
                message = f"Line {number} of {self.file} is damaged; mend or remove that line, then try again."
                raise JournalError(message) from error
        return tuple(found)

    def _split(self, content: bytes) -> tuple[bytes, bytes]:
        """Return the whole lines, and what is left of a line whose writing was cut off."""
        last = content.rfind(b"\n") + 1
        tail = content[last:]
        if tail.strip():
            try:
                self._form.validate_json(tail)
            except ValidationError as error:
                if error.errors(include_url=False, include_input=False)[0]["type"] == "json_invalid":
                    return content[:last], tail
        return content, b""

    def _lines(self, entries: Iterable[E]) -> bytes:
        return b"".join(self._form.dump_json(entry) + b"\n" for entry in entries)

    @contextmanager
    def _writing(self) -> Iterator[BinaryIO]:
        """Open the file for one writer at a time, among threads and, where the system has locks, among processes."""
        try:
            with _WRITING:
                self.file.parent.mkdir(parents=True, exist_ok=True)
                while True:
                    with self.file.open("a+b") as file:
                        _lock(file)
                        if self._is(file):
                            yield file
                            return
        except OSError as error:
            message = f"The file {self.file} cannot be written ({reason_of(error)}); make room or check its rights."
            raise JournalError(message) from error

    def _is(self, file: BinaryIO) -> bool:
        """Tell whether an open file still stands at its path; another writer may have written it anew meanwhile."""
        try:
            return os.path.samestat(os.fstat(file.fileno()), self.file.stat())
        except FileNotFoundError:
            return False


def _content(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read()


def _lock(file: BinaryIO) -> None:
    """Wait for the right to write until the file is closed."""
    try:
        import fcntl  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    fcntl.flock(file, fcntl.LOCK_EX)

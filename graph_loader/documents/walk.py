"""Finds the files of a load: named files as they are, folders with all that is in them."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_NO_DOCUMENT = re.compile(
    r"\.(?:css|m?js|py[co]?|sh|jsonl?|ndjson|[ct]sv|xlsx?|db|sqlite|ya?ml|toml|ini|lock|log|bak|tmp|ico|png|jpe?g|gif|svg|webp|bmp|"
    r"woff2?|[to]tf|mp[34]|avi|mov|wav|zip|gz|tar|7z|rar|exe|dll|so)"
)
"""Suffixes of files that stand beside documents and are none: in a folder they are passed over."""


def walk(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files of a load, each once, in a fixed order.

    Args:
        paths: files and folders. A named file is always yielded, whatever its suffix, also where it does not exist:
            `read` says why it cannot be read. In folders, hidden files and folders and the suffixes of files that
            are never documents (styles, scripts, data, media, archives) are passed over; every other file is
            yielded, so that one of a format that is not read is set aside with its reason and not lost in silence.

    Yields:
        Paths as they were named, or joined to the named folder, sorted by name within each folder. Links are
        followed; a folder that was entered already (a loop of links) is not entered again.
    """
    files: set[Path] = set()
    folders: set[tuple[int, int]] = set()
    for path in paths:
        for file in _descend(path, folders) if path.is_dir() else (path,):
            if file.absolute() not in files:
                files.add(file.absolute())
                yield file


def _descend(folder: Path, folders: set[tuple[int, int]]) -> Iterator[Path]:
    """Yield the files below a folder; an explicit stack, so that depth is no limit."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if not path.is_dir():
            if not _NO_DOCUMENT.fullmatch(path.suffix.lower()):
                yield path
            continue
        try:
            status = path.stat()
            inside = sorted(path.iterdir(), reverse=True)
        except OSError:
            yield path
            continue
        if (status.st_dev, status.st_ino) not in folders:
            folders.add((status.st_dev, status.st_ino))
            waiting.extend(entry for entry in inside if not entry.name.startswith("."))

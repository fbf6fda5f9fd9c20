"""The readers of file formats, keyed by suffix, and `read`, which chooses one."""

import hashlib
import stat
from collections.abc import Callable
from pathlib import Path

from graph_loader.documents.html import read_html
from graph_loader.documents.model import OffsetMap, SourceDocument
from graph_loader.documents.text import read_text
from graph_loader.errors import UnreadableDocumentError
from graph_loader.system_errors import reason_of

Reader = Callable[[bytes], tuple[str, OffsetMap | None]]
"""Takes the bytes of a file; returns its canonical text and the way back to the decoded file.

Raises UnreadableDocumentError with the reason where the bytes are not of its format.
"""

MAX_BYTES = 32 * 1024 * 1024
"""The largest file that is read; the longest laws and their tables stay below a tenth of it."""

READERS: dict[str, tuple[str, Reader]] = {
    ".txt": ("txt", read_text),
    ".text": ("txt", read_text),
    ".md": ("md", read_text),
    ".markdown": ("md", read_text),
    ".html": ("html", read_html),
    ".htm": ("html", read_html),
    ".xhtml": ("html", read_html),
}
"""Format and reader by suffix in lower case; a further format joins with one row."""


def read(path: Path) -> SourceDocument:
    """Read a file into one canonical text.

    Args:
        path: a regular file, or a link to one, with a suffix of `READERS`.

    Returns:
        The document; its offsets count code points of `text`.

    Raises:
        UnreadableDocumentError: the file is no such text; the message is the reason, in one sentence.
    """
    entry = READERS.get(path.suffix.lower())
    if entry is None:
        if path.is_dir():
            raise UnreadableDocumentError("It is a folder, not a file; name the files in it or load the folder.")
        known = ", ".join(sorted(READERS))
        raise UnreadableDocumentError(
            f"Files of type {path.suffix or 'without a suffix'!r} are not read; convert it to one of {known}."
        )
    format_name, reader = entry
    data = _bytes(path)
    text, offsets = reader(data)
    if not text.strip():
        raise UnreadableDocumentError("The file has no text; give it content or leave it out.")
    return SourceDocument(path, format_name, text, hashlib.sha256(data).hexdigest(), offsets)


def _bytes(path: Path) -> bytes:
    """Return the bytes of a regular file of a size that is read."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableDocumentError("It is a folder, not a file; name the files in it or load the folder.")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableDocumentError(
                "It is a device, pipe or socket and no regular file; save its content as a file."
            )
        if status.st_size > MAX_BYTES:
            raise UnreadableDocumentError(
                f"The file has {status.st_size:,} bytes and the limit is {MAX_BYTES:,}; split it."
            )
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        reason = "It is a link to a file that is gone" if path.is_symlink() else "There is no such file"
        raise UnreadableDocumentError(f"{reason}; check the path.") from None
    except PermissionError:
        raise UnreadableDocumentError("You may not read the file; ask for the right to read it.") from None
    except (OSError, ValueError) as error:
        raise UnreadableDocumentError(
            f"The file cannot be read ({reason_of(error)}); check the disk and the path."
        ) from error
    if len(data) > MAX_BYTES:
        raise UnreadableDocumentError(f"The file grew beyond {MAX_BYTES:,} bytes while it was read; split it.")
    if not data:
        raise UnreadableDocumentError("The file is empty; give it content or leave it out.")
    return data

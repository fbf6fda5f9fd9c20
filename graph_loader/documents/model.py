"""The value that `read` hands on: one canonical text, with a map back to the file."""

from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Maps code points of the canonical text to code points of the decoded file.

    `canonical[i]` and `original[i]` begin a run in which both advance together; runs are ascending.
    """

    canonical: tuple[int, ...]
    original: tuple[int, ...]

    def to_original(self, offset: int) -> int:
        """Return the offset in the decoded file of a code-point offset in the canonical text."""
        run = max(bisect_right(self.canonical, offset) - 1, 0)
        return self.original[run] + offset - self.canonical[run]


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A file that was read.

    Attributes:
        path: where it was read from.
        format: the key of its reader (`txt`, `md`, `html`).
        text: the canonical text; every offset of the product counts its code points. For `txt` and `md` it is
            the file decoded with line ends as they are; for `html` the visible text.
        sha256: hex digest of the file's bytes.
        offsets: the way back to the decoded file; None where the canonical text is the decoded file.
    """

    path: Path
    format: str
    text: str
    sha256: str
    offsets: OffsetMap | None = None

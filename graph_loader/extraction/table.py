"""Tables in plain text: rows of cells, with the spans they stand at.

Three forms are read: each cell on lines of its own between lines of "|" (converted web pages; "|" twice ends a row),
rows on a line each with "|" between cells (markdown), and cells set apart by tabs (`layout.walled` makes them "|").
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

_WIDEST = 14
"""The most columns that a row is taken to have."""

_LONGEST = 30_000
"""The most characters that a row is taken to have."""


class Cell(NamedTuple):
    """A cell: its words with single blanks, and where they stand in `Reading.text`."""

    text: str
    start: int
    end: int


class Row(NamedTuple):
    """A row of cells; `next` is where the row after it begins."""

    cells: tuple[Cell, ...]
    next: int

    @property
    def start(self) -> int:
        """Where the first cell with words begins."""
        return next((cell.start for cell in self.cells if cell.text), self.cells[0].start)

    @property
    def end(self) -> int:
        """Where the last cell with words ends."""
        return next((cell.end for cell in reversed(self.cells) if cell.text), self.cells[-1].end)


def on_lines(text: str, at: int) -> bool:
    """Whether the row that holds an offset is written on a line, with walls beside its cells."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return "|" in text[start : end if end >= 0 else len(text)]


def row_start(text: str, at: int, is_name: Callable[[str], bool], *, line: bool) -> int:
    """Return where the head row begins that holds an offset.

    Args:
        text: `Reading.text` with walls.
        at: an offset in one of its cells.
        is_name: whether the words of a cell are the name of a column.
        line: whether the row is written on a line.
    """
    if line:
        return text.rfind("\n", 0, at) + 1
    start = text.rfind("|", 0, at) + 1
    for _ in range(_WIDEST):
        wall = start - 1
        if wall < 1 or text.endswith("|\n", 0, wall):
            break
        before = text.rfind("|", max(0, wall - 200), wall)
        if before < 0 or not is_name(text[before + 1 : wall]):
            break
        start = before + 1
    return start


def rows(text: str, start: int, *, line: bool) -> Iterator[Row]:
    """Yield the rows of a table that begins at `start`, until it ends."""
    position = start
    while position < len(text):
        row = _line_row(text, position) if line else _block_row(text, position)
        if row is None:
            return
        yield row
        position = row.next


def _line_row(text: str, start: int) -> Row | None:
    """Read a row that is one line; None where the line has no wall."""
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    line = text[start:end]
    if "|" not in line or len(line) > _LONGEST:
        return None
    first = start + len(line) - len(line.lstrip(" |")) if line.lstrip().startswith("|") else start
    last = start + len(line.rstrip(" "))
    if last > first and text[last - 1] == "|":
        last -= 1
    cells: list[Cell] = []
    position = first
    for piece in text[first:last].split("|")[:_WIDEST]:
        cells.append(_cell(piece, position))
        position += len(piece) + 1
    return Row(tuple(cells), end + 1)


def _block_row(text: str, start: int) -> Row | None:
    """Read a row whose cells stand between lines of walls; None where the table has ended."""
    cells: list[Cell] = []
    position = start
    while len(cells) < _WIDEST:
        wall = text.find("|", position, start + _LONGEST)
        if wall < 0:
            return None
        cells.append(_cell(text[position:wall], position))
        position = wall + 1
        if text.startswith("\n|", position):
            return Row(tuple(cells), position + 2)
        if not text.startswith("\n", position):
            return None
    return None


def _cell(piece: str, position: int) -> Cell:
    stripped = piece.strip()
    first = position + len(piece) - len(piece.lstrip()) if stripped else position
    return Cell(" ".join(stripped.split()), first, first + len(stripped))

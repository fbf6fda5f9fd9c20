"""Tables for a terminal: numbers and names stay whole, long texts take the room that is left or lines of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

_SHORT = 24
"""How long the cells of a column may be that is never broken."""

_LEAST = 22
"""How much room a column of longer texts needs to be readable."""

_BETWEEN = 3
"""How much room a table puts between two columns."""

_INDENT = 4


def table_of(
    columns: Sequence[str], rows: Sequence[Sequence[Text]], width: int, *, title: str | None = None
) -> RenderableType:
    """Return rows as a table, or where the terminal is too narrow for it, each row as lines.

    Args:
        columns: their names.
        rows: their cells.
        width: of the terminal.
        title: what stands above.
    """
    lengths = [max(len(name), *(row[at].cell_len for row in rows), 0) for at, name in enumerate(columns)]
    short = [at for at, length in enumerate(lengths) if length <= _SHORT]
    room = width - (len(columns) - len(short)) * (_LEAST + _BETWEEN)
    if sum(lengths[at] + _BETWEEN for at in short) <= room:
        return _table(columns, rows, set(short), title)
    while sum(lengths[at] + _BETWEEN for at in short) > width:
        short.pop()
    return _lines(columns, rows, {at: lengths[at] for at in short}, title)


def _table(columns: Sequence[str], rows: Sequence[Sequence[Text]], short: set[int], title: str | None) -> Table:
    table = Table(title=title, title_justify="left", header_style="bold", box=SIMPLE_HEAD)
    for at, name in enumerate(columns):
        table.add_column(name, overflow="fold", no_wrap=at in short)
    for row in rows:
        table.add_row(*row)
    return table


def _lines(
    columns: Sequence[str], rows: Sequence[Sequence[Text]], short: Mapping[int, int], title: str | None
) -> Group:
    """Return each row as one line of its short cells, and below it the others by their names."""
    long = [at for at in range(len(columns)) if at not in short]
    head = _line([Text(columns[at], style="bold") for at in short], list(short.values()))
    shown: list[RenderableType] = [Text(title, style="italic")] if title else []
    shown += [head, Text("─" * head.cell_len)] if short else []
    for row in rows:
        shown.append(_line([row[at] for at in short], list(short.values())))
        if any(row[at] for at in long):
            shown.append(_Below([columns[at] for at in long], [row[at] for at in long]))
    return Group(*shown, Text())


def _line(cells: Sequence[Text], lengths: Sequence[int]) -> Text:
    line = Text(no_wrap=True)
    for cell, length in zip(cells, lengths, strict=True):
        line.append_text(cell).append(" " * (length - cell.cell_len + _BETWEEN))
    line.rstrip()
    return line


@dataclass(frozen=True, slots=True)
class _Below:
    """The longer texts of a row, each from a line of its own on, by name where there are several."""

    names: Sequence[str]
    cells: Sequence[Text]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        named = max(map(len, self.names)) + 1 if len(self.names) > 1 else 0
        start = _INDENT + named
        for name, cell in zip(self.names, self.cells, strict=True):
            lines = cell.wrap(console, max(options.max_width - start, 1), overflow="fold") if cell else ()
            for number, line in enumerate(lines):
                line.rstrip()
                before = f"{'':{_INDENT}}{name:{named}}" if named and not number else " " * start
                yield Text(before, style="dim", end="").append_text(line).append("\n")

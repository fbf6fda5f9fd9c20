"""Order and positions inside the rows of a layered drawing."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Vertex:
    """A box (`passes` is None), or the place where the line `key` passes the row `passes`."""

    key: str
    passes: int | None = None

    @property
    def is_box(self) -> bool:
        """Whether it is a box."""
        return self.passes is None


Row = list[Vertex]
Pair = tuple[Vertex, Vertex]

SWEEPS = 24
PATIENCE = 4
"""After so many sweeps without a better order, none is expected any more."""


def ordered(rows: Sequence[Row], pairs: Sequence[Pair]) -> list[Row]:
    """Return the rows in an order with few crossings of the pairs between neighbouring rows.

    Sweeps down and up; each vertex goes to the mean position of its neighbours in the row before. The best order
    seen is kept, so that the result never has more crossings than the input.
    """
    graph = _Numbered(rows, pairs)
    current = graph.rows
    best, fewest, since = [list(row) for row in current], graph.crossings(current), 0
    for sweep in range(SWEEPS):
        if fewest == 0 or since == PATIENCE:
            break
        down = sweep % 2 == 0
        for index in range(1, len(current)) if down else range(len(current) - 2, -1, -1):
            graph.by_mean(current, index, down=down)
        count = graph.crossings(current)
        since += 1
        if count < fewest:
            best, fewest, since = [list(row) for row in current], count, 0
    return [[graph.vertices[number] for number in row] for row in best]


def crossings(rows: Sequence[Row], pairs: Sequence[Pair]) -> int:
    """Return how many of the pairs between neighbouring rows cross, drawn straight."""
    graph = _Numbered(rows, pairs)
    return graph.crossings(graph.rows)


class _Numbered:
    """The rows with a number for each vertex, since the sweeps look up each vertex many hundred times."""

    def __init__(self, rows: Sequence[Row], pairs: Sequence[Pair]) -> None:
        self.vertices = [vertex for row in rows for vertex in row]
        number = {vertex: index for index, vertex in enumerate(self.vertices)}
        self.rows = [[number[vertex] for vertex in row] for row in rows]
        level = [index for index, row in enumerate(rows) for _ in row]
        self.above: list[list[int]] = [[] for _ in self.vertices]
        self.below: list[list[int]] = [[] for _ in self.vertices]
        for one, other in pairs:
            upper, lower = sorted((number[one], number[other]), key=level.__getitem__)
            if level[lower] - level[upper] == 1:
                self.below[upper].append(lower)
                self.above[lower].append(upper)
        self._place = [0.0] * len(self.vertices)

    def by_mean(self, rows: list[list[int]], index: int, *, down: bool) -> None:
        """Sort row `index` by the mean relative place of its neighbours in the row before; those keep their order."""
        fixed, near, place = rows[index + (-1 if down else 1)], self.above if down else self.below, self._place
        for at, vertex in enumerate(fixed):
            place[vertex] = (at + 0.5) / len(fixed)
        row = rows[index]
        wish = {
            vertex: sum([place[n] for n in near[vertex]]) / len(near[vertex]) if near[vertex] else (at + 0.5) / len(row)
            for at, vertex in enumerate(row)
        }
        row.sort(key=wish.__getitem__)

    def crossings(self, rows: list[list[int]]) -> int:
        """Return how many pairs cross in an order of the rows."""
        count = 0
        place = self._place
        for upper, lower in pairwise(rows):
            for at, vertex in enumerate(lower):
                place[vertex] = at
            seen: list[float] = []
            for vertex in upper:
                for end in sorted([place[n] for n in self.below[vertex]]):
                    at = bisect_right(seen, end)
                    count += len(seen) - at
                    seen.insert(at, end)
        return count


def least_squares(wished: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """Return positions nearest to the wished ones (least squares) with at least `gaps[i]` between i and i + 1.

    Pools adjacent violators: linear, and the optimum of this problem.
    """
    if not wished:
        return []
    offsets = [0.0]
    for gap in gaps:
        offsets.append(offsets[-1] + gap)
    blocks: list[tuple[float, int]] = []
    for wish, offset in zip(wished, offsets, strict=True):
        total, count = wish - offset, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / count:
            before_total, before_count = blocks.pop()
            total, count = total + before_total, count + before_count
        blocks.append((total, count))
    levels = [total / count for total, count in blocks for _ in range(count)]
    return [value + offset for value, offset in zip(levels, offsets, strict=True)]

"""Order and positions inside the rows of a layered drawing."""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass


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


def ordered(rows: Sequence[Row], pairs: Sequence[Pair]) -> list[Row]:
    """Return the rows in an order with few crossings of the pairs between neighbouring rows.

    Sweeps down and up; each vertex goes to the mean position of its neighbours in the row before. The best order
    seen is kept, so that the result never has more crossings than the input.
    """
    level = {vertex: index for index, row in enumerate(rows) for vertex in row}
    neighbours: dict[Vertex, list[Vertex]] = defaultdict(list)
    for one, other in pairs:
        if level[one] != level[other]:
            neighbours[one].append(other)
            neighbours[other].append(one)
    current = [list(row) for row in rows]
    best, fewest = [list(row) for row in rows], crossings(rows, pairs)
    for sweep in range(SWEEPS):
        if fewest == 0:
            break
        down = sweep % 2 == 0
        for index in range(1, len(current)) if down else range(len(current) - 2, -1, -1):
            _by_mean(current, index, index + (-1 if down else 1), neighbours, level)
        count = crossings(current, pairs)
        if count < fewest:
            best, fewest = [list(row) for row in current], count
    return best


def _by_mean(
    rows: list[Row], index: int, fixed: int, neighbours: dict[Vertex, list[Vertex]], level: dict[Vertex, int]
) -> None:
    """Sort row `index` by the mean relative position of its neighbours in row `fixed`; the others keep their place."""
    scale = 1 / max(len(rows[fixed]), 1)
    position = {vertex: (place + 0.5) * scale for place, vertex in enumerate(rows[fixed])}
    own = 1 / max(len(rows[index]), 1)
    wish: dict[Vertex, float] = {}
    for place, vertex in enumerate(rows[index]):
        near = [position[n] for n in neighbours[vertex] if level[n] == fixed]
        wish[vertex] = sum(near) / len(near) if near else (place + 0.5) * own
    rows[index].sort(key=lambda vertex: wish[vertex])


def crossings(rows: Sequence[Row], pairs: Sequence[Pair]) -> int:
    """Return how many of the pairs between neighbouring rows cross, drawn straight."""
    level = {vertex: index for index, row in enumerate(rows) for vertex in row}
    place = {vertex: index for row in rows for index, vertex in enumerate(row)}
    between: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for one, other in pairs:
        upper, lower = (one, other) if level[one] < level[other] else (other, one)
        if level[lower] - level[upper] == 1:
            between[level[upper]].append((place[upper], place[lower]))
    return sum(_inversions(ends) for ends in between.values())


def _inversions(ends: list[tuple[int, int]]) -> int:
    seen: list[int] = []
    count = 0
    for _, lower in sorted(ends):
        count += len(seen) - bisect_right(seen, lower)
        insort(seen, lower)
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

"""The drawing of documents by tier as pyvis network data: boxes with their lines of text, and where they stand.

One drawing serves the screen, the pictures and the offline page. Positions come from `layout`; nothing here knows
a colour or a language: the words come in as `Naming`.
"""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pyvis.network import Network

from graph_loader.extraction.model import RelationType, Scope
from graph_loader.graph.layout import Box, Line, Sizes, layered

SOURCE_ABOVE = frozenset({RelationType.ISSUES})
"""Relations whose source stands above its target; in all others the source hangs on the target."""

TEXT_LINES = 3
"""Lines of head and title together."""

LABEL_SIZE = 11.0
TITLE_SIZE = 12.0
HEAD_SIZE = 13.0


@dataclass(frozen=True, slots=True)
class Shown:
    """A box: a document (`id` is its id), or `count` folded siblings.

    Attributes:
        head: the bold line, such as the number.
        title: the title; wrapped, and cut at a word.
        foot: the last line, such as date and place.
        full: everything, for hovering and screen readers.
        more_up, more_down: how many further documents wait above and below; 0 shows no sign.
        marks: style marks: `root`, `cited`, `ended`, `folded`.
    """

    id: str
    tier: int | None
    head: str
    title: str = ""
    foot: str = ""
    full: str = ""
    more_up: int = 0
    more_down: int = 0
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Link:
    """A line: `source` stands in relation `type` to `target`; `count` > 1 where it stands for folded ones."""

    source: str
    type: RelationType
    target: str
    quote: str = ""
    scope: Scope = Scope.BODY
    count: int = 1
    marks: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """The key of the line in the drawing: source, type and target."""
        return f"{self.source}\n{self.type}\n{self.target}"


@dataclass(frozen=True, slots=True)
class Naming:
    """The words of a drawing in one language."""

    relation: Callable[[RelationType], str]
    tier: Callable[[int | None], str]


@dataclass(frozen=True, slots=True)
class NamedBand:
    """The strip of a tier with its name, which stands at the top of it."""

    name: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Network data with fixed positions, and what vis has no word for: the bands and the size of the whole.

    Nodes of `network` carry `x`, `y` (centres), `width`, `height`, `head`, `lines`, `foot`, `full`, `marks`,
    `more_up`, `more_down`; edges carry `key`, `relation`, `points`, `label_at`, `quote`, `marks`.
    """

    network: Network
    bands: tuple[NamedBand, ...]
    width: float
    height: float


def draw(boxes: Sequence[Shown], links: Sequence[Link], naming: Naming, sizes: Sizes | None = None) -> Drawing:
    """Lay out boxes and links and return them as network data.

    Args:
        boxes: each id once.
        links: links between them; others are left out.
        naming: the words for relations and tiers.
        sizes: lengths of the layout.
    """
    sizes = sizes or Sizes()
    by_key = {link.key: link for link in links}
    words = {key: _word(link, naming) for key, link in by_key.items()}
    lines = [
        Line(key, *_above_below(link), label_width=text_width(words[key], LABEL_SIZE) + 10)
        for key, link in by_key.items()
    ]
    layout = layered([Box(box.id, box.tier) for box in boxes], lines, sizes)
    network = Network(directed=True)
    network.toggle_physics(status=False)
    for box in boxes:
        x, y = layout.places[box.id]
        room = sizes.box_width - 20
        head = wrapped(box.head, room, HEAD_SIZE, 2)
        title = wrapped(box.title, room, TITLE_SIZE, TEXT_LINES - len(head))
        foot = wrapped(box.foot, room, LABEL_SIZE, 1)
        network.add_node(
            box.id,
            label="\n".join([*head, *title, *foot]),
            shape="box",
            x=x,
            y=y,
            level=box.tier or 0,
            physics=False,
            width=sizes.box_width,
            height=sizes.box_height,
            head=head,
            lines=title,
            foot=foot,
            full=clean(box.full),
            marks=sorted(box.marks),
            more_up=box.more_up,
            more_down=box.more_down,
        )
    for route in layout.routes:
        link = by_key[route.key]
        network.add_edge(
            link.source,
            link.target,
            label=words[route.key],
            arrows="to",
            key=route.key,
            relation=link.type.value,
            points=[
                list(point) for point in (route.points if _above_below(link)[0] == link.target else route.points[::-1])
            ],
            label_at=list(route.label) if route.label else None,
            quote=clean(link.quote),
            marks=sorted(link.marks),
        )
    bands = tuple(
        NamedBand("".join(wrapped(naming.tier(band.tier), 300, LABEL_SIZE, 1)), band.top, band.bottom)
        for band in layout.bands
    )
    return Drawing(network, bands, layout.width, layout.height)


def _above_below(link: Link) -> tuple[str, str]:
    return (link.source, link.target) if link.type in SOURCE_ABOVE else (link.target, link.source)


def _word(link: Link, naming: Naming) -> str:
    word = naming.relation(link.type)
    return f"{word} ({link.count})" if link.count > 1 else word


_NARROW = frozenset("iIl.,;:'|!()[]tfjr /-")
_WIDE = frozenset("mwMWĐƠƯQOGNHUDC@%&—")


@lru_cache(maxsize=4096)
def _ems(letter: str) -> float:
    return 0.34 if letter in _NARROW else 0.84 if letter in _WIDE else 0.58


def text_width(text: str, size: float) -> float:
    """Return about how wide a text is in the drawing's font at a size; on the side of too wide."""
    return size * sum(map(_ems, unicodedata.normalize("NFC", text)))


def wrapped(text: str, room: float, size: float, most: int) -> list[str]:
    """Break a text into at most `most` lines at blanks; what is left out is shown by "…" after a whole word.

    A word wider than a line is broken between letters, since a line must never run out of its box.
    """
    lines: list[str] = []
    line = ""
    words = [piece for word in clean(text).split() for piece in _pieces(word, room, size)]
    for _index, word in enumerate(words):
        longer = f"{line} {word}" if line else word
        if text_width(longer, size) <= room:
            line = longer
            continue
        if len(lines) == most - 1:
            lines.append(_shortened(line, room, size))
            return lines
        lines.append(line)
        line = word
    return [*lines, line] if line else lines


def _pieces(word: str, room: float, size: float) -> list[str]:
    pieces = []
    while text_width(word, size) > room:
        length = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or text_width(word[:n], size) <= room)
        pieces.append(word[:length])
        word = word[length:]
    return [*pieces, word]


def _shortened(line: str, room: float, size: float) -> str:
    while " " in line and text_width(f"{line} …", size) > room:
        line = line.rsplit(" ", 1)[0]
    while line and text_width(f"{line} …", size) > room:
        line = line[:-1]
    return f"{line.rstrip(',;:')} …"


def clean(text: str) -> str:
    """Return a text without control characters and lone surrogates, which no picture format can hold."""
    return "".join(map(_harmless, text))


@lru_cache(maxsize=4096)
def _harmless(letter: str) -> str:
    return letter if letter in "\n\t" or unicodedata.category(letter) not in {"Cc", "Cs", "Co", "Cn"} else " "

"""The documents that references may mean, found by what is known of them: never by search, always by key.

A node gathers every reference to one document. References with a whole identity meet in their slot; the others look
for candidates in their series or by their name and are joined to one only where exactly one is left.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field

from graph_loader.reference.aliases import AliasRow
from graph_loader.reference.terms import central_term
from graph_loader.resolution.identity import (
    NAMED_BY_LAW,
    Reference,
    Series,
    Slot,
    title_key,
)
from graph_loader.resolution.known import known_slots, slot_of
from graph_loader.resolution.urn import COUNTRY

PLAUSIBLE_YEARS = 10
"""A number that returns every year and is cited without a date is taken for a known one of so many years at most."""
_WORDS_OF_A_NAME = 6


@dataclass(slots=True, eq=False)
class Node:
    """A document while its references are gathered.

    Attributes:
        key: what it was made for; two nodes never have one key.
        own: what the document states of itself, where it is loaded.
        cited: every reference of other documents to it.
        citing: how many documents refer to it.
        known: what data/reference/aliases.csv knows of it.
        unresolved: why it has no full identity.
        issued_on: its date, set by `Catalogue.settle`.
    """

    key: Hashable
    own: Reference | None = None
    cited: list[Reference] = field(default_factory=list)
    citing: int = 0
    known: AliasRow | None = None
    unresolved: str | None = None
    issued_on: str | None = None

    @property
    def period(self) -> str | None:
        """The period of its number."""
        reference = self.own or (self.cited[0] if self.cited else None)
        return reference.period if reference else None


def most_cited(values: Iterable[str | None]) -> str | None:
    """Return the value that occurs most often, the first in the alphabet where several do; None where there is none."""
    given = [value for value in values if value]
    if not given or given.count(given[0]) == len(given):
        return given[0] if given else None
    counts = Counter(given)
    return min(counts, key=lambda value: (-counts[value], value))


def date_of(node: Node) -> str | None:
    """Return the date of a node: its own, else the known one, else the most exact one that most references give."""
    stated = node.own.issued_on if node.own else None
    if stated and len(stated) == 10:
        return stated
    if node.known:
        return node.known.issued_on
    cited = [reference.issued_on for reference in node.cited if reference.issued_on]
    if stated:
        cited = [issued_on for issued_on in cited if issued_on.startswith(stated)]
    exact = max(map(len, cited), default=0)
    cited = _of_its_year(node, [issued_on for issued_on in cited if len(issued_on) == exact])
    return most_cited(cited) or stated


def _of_its_year(node: Node, cited: list[str]) -> list[str]:
    """Leave out dates of another year than the number's, unless all agree on one: a single one is a misprint."""
    year = node.period if node.period and len(node.period) == 4 and node.period.isdigit() else None
    if year is None or all(issued_on.startswith(year) for issued_on in cited):
        return cited
    agreeing = [issued_on for issued_on in cited if issued_on.startswith(year)]
    return agreeing or (cited if len(cited) > 1 and len(set(cited)) == 1 else [])


class Catalogue:
    """All nodes of one resolution."""

    def __init__(self) -> None:
        self.nodes: dict[Hashable, Node] = {}
        self._slots: dict[Slot, list[Node]] = defaultdict(list)
        self._series: dict[Series, list[Node]] = defaultdict(list)
        self._blank: dict[tuple[str, str, str], list[Node]] = defaultdict(list)
        self._titles: dict[tuple[str, str], list[Node]] = defaultdict(list)
        self._names: dict[tuple[str, str], list[Node]] = defaultdict(list)
        self._serials: dict[tuple[str, str], list[Node]] = defaultdict(list)

    def node(self, key: Hashable) -> Node:
        """Return the node of a key, a new one the first time."""
        found = self.nodes.get(key)
        if found is None:
            found = self.nodes[key] = Node(key)
        return found

    def add_loaded(self, own: Reference, key: Hashable) -> Node:
        """Enter a loaded document and return its node."""
        node = self.node(key)
        node.own = own
        if own.slot:
            self._slots[own.slot].append(node)
            node.known = known_slots().get(own.slot)
        if own.series:
            self._series[own.series].append(node)
        elif own.jurisdiction and own.kind and own.issued_on and not own.serial:
            self._blank[own.jurisdiction.key, own.kind, own.issued_on].append(node)
        if own.kind and own.name:
            self._titles[own.kind, title_key(own.kind, own.name)].append(node)
        return node

    def at_slot(self, reference: Reference, slot: Slot) -> Node:
        """Return the node of a whole identity; where several loaded documents have it, that of its date."""
        nodes = self._slots.get(slot)
        if nodes is None:
            node = self.node(slot)
            node.known = known_slots().get(slot)
            self._slots[slot].append(node)
            self._series[slot[:3]].append(node)
            return node
        if len(nodes) == 1:
            return nodes[0]
        issued_on = reference.issued_on
        dated = [node for node in nodes if node.own and issued_on and node.own.issued_on == issued_on]
        return dated[0] if len(dated) == 1 else self.node((*slot, issued_on))

    def of_known(self, known: AliasRow) -> Node:
        """Return the node of an act of aliases.csv."""
        slot = slot_of(known)
        nodes = self._slots.get(slot, []) if slot else []
        if nodes:
            return nodes[0]
        node = self.node(slot or ("known", known.number, known.issued_on))
        node.known = known
        if slot:
            self._slots[slot].append(node)
            self._series[slot[:3]].append(node)
        return node

    def settle(self) -> None:
        """Fix the date of every node, once all whole identities are in; then candidates can be told apart."""
        for node in self.nodes.values():
            node.issued_on = date_of(node)
            if node.own is None and node.issued_on and node.cited:
                reference = node.cited[0]
                self._serials[reference.serial, node.issued_on].append(node)
            elif node.own and node.issued_on:
                self._serials[node.own.serial, node.issued_on].append(node)

    def contested(self) -> Iterator[list[Node]]:
        """Yield the loaded documents of each number that several have in one period."""
        for nodes in self._slots.values():
            loaded = [node for node in nodes if node.own]
            if len(loaded) > 1:
                yield loaded

    def in_series(self, reference: Reference, before: str | None) -> list[Node]:
        """Return the nodes that a number without a period may mean: of its series, loaded or dated, and not later."""
        series = reference.series
        found = self._series.get(series, []) if series else []
        said = reference.issued_on
        return [
            node
            for node in found
            if (node.own is not None or node.issued_on is not None)
            and (said is None or node.issued_on is None or node.issued_on.startswith(said))
            and not _later(node.issued_on, before)
            and _plausible(node, before)
        ]

    def known_in_term(self, reference: Reference, before: str | None) -> Node | None:
        """Return the known act of the Party's centre that a number without a date means in a document of its term."""
        term = central_term(before) if before and reference.series else None
        slot = (*reference.series, term) if reference.series and term else None
        known = known_slots().get(slot) if slot else None
        if not (slot and known) or _later(known.issued_on, before):
            return None
        node = self.node(slot)
        node.known = known
        node.issued_on = known.issued_on
        return node

    def of_date(self, reference: Reference) -> list[Node]:
        """Return the nodes that a serial with a full date may mean: of its codes, without codes of its kind."""
        found = self._serials.get((reference.serial, reference.issued_on or ""), [])
        if reference.tail:
            return [node for node in found if _tail(node) == reference.tail]
        return [node for node in found if reference.kind in {None, kind_of(node)}]

    def without_number(self, reference: Reference) -> list[Node]:
        """Return the loaded documents without a number that have the kind, date and place of a reference."""
        if not (reference.jurisdiction and reference.kind and reference.issued_on):
            return []
        return self._blank.get((reference.jurisdiction.key, reference.kind, reference.issued_on), [])

    def titled(self, reference: Reference, before: str | None) -> list[Node]:
        """Return the loaded documents of the kind whose title is the name that a reference gives."""
        if not (reference.kind and reference.name):
            return []
        title = title_key(reference.kind, reference.name)
        if title.count(" ") + 1 < _WORDS_OF_A_NAME:
            return []
        said = reference.issued_on
        return [
            node
            for node in self._titles.get((reference.kind, title), [])
            if not _later(node.issued_on, before) and (said is None or (node.issued_on or "").startswith(said))
        ]

    def of_name(self, reference: Reference, own_place: str | None, before: str | None) -> Node:
        """Return the node of an act that is cited by its name alone; it has no number, so its name is its identity.

        A name that no place goes with is that of one act for all documents where it is a law's or long enough to be
        nobody else's; else it is one act for each province whose documents name it.
        """
        kind = reference.kind or ""
        name = title_key(kind, reference.name or "")
        where = reference.jurisdiction.key if reference.jurisdiction else None
        if kind in NAMED_BY_LAW:
            where = COUNTRY
        elif where is None and name.count(" ") + 1 < _WORDS_OF_A_NAME:
            where = own_place
        if not reference.issued_on:
            dated = self._names.get((kind, name), [])
            same = [
                node
                for node in dated
                if isinstance(node.key, tuple) and node.key[1] == where and not _later(node.issued_on, before)
            ]
            if len(same) == 1:
                return same[0]
        node = self.node(("name", where, kind, name, reference.issued_on))
        if reference.issued_on and not node.cited:
            self._names[kind, name].append(node)
        return node


def _later(issued_on: str | None, before: str | None) -> bool:
    """Tell whether a date is later than another for certain, as far as both are known."""
    if not issued_on or not before:
        return False
    exact = min(len(issued_on), len(before))
    return issued_on[:exact] > before[:exact]


def _tail(node: Node) -> str:
    return node.own.tail if node.own else node.cited[0].tail if node.cited else ""


def _plausible(node: Node, before: str | None) -> bool:
    if not (node.period and node.period.isdigit() and len(node.period) == 4 and before):
        return True
    return int(before[:4]) - int(node.period) <= PLAUSIBLE_YEARS


def kind_of(node: Node) -> str | None:
    """Return the kind of a node: its own, else the known one, else that of most references."""
    if node.own and node.own.kind:
        return node.own.kind
    return node.known.kind if node.known else most_cited(reference.kind for reference in node.cited)

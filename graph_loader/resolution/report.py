"""Gathers the findings of one resolution, while ids are not known yet."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from graph_loader.extraction.model import SELF, Target
from graph_loader.graph.model import Finding
from graph_loader.reference.aliases import AliasRow
from graph_loader.resolution import findings
from graph_loader.resolution.candidates import Node
from graph_loader.resolution.identity import Series, dated_by_force, parsed_number
from graph_loader.resolution.known import misnumbered
from graph_loader.resolution.record import Record

Ids = Mapping[Node, str]


class Report:
    """Findings of a resolution; each is told when the ids of its documents are there."""

    def __init__(self) -> None:
        self._later: list[Callable[[Ids], Finding | None]] = []
        self._certain: dict[tuple[Series, str], list[Node]] = defaultdict(list)

    def know(self, nodes: Iterable[Node]) -> None:
        """Take in the documents that are certain (loaded, or cited by several), so that slips beside them show."""
        for node in nodes:
            reference = node.own or (node.cited[0] if node.cited else None)
            dated = node.issued_on and len(node.issued_on) == 10
            if reference and reference.series and dated and _is_certain(node):
                self._certain[reference.series, (node.issued_on or "")[5:]].append(node)

    def ambiguous(self, document: Node, target: Node, cited: Target, record: Record, candidates: list[Node]) -> None:
        """Note a citation that several documents answer to."""
        quote = quote_of(record, cited.id)
        self._later.append(
            lambda ids: findings.ambiguous(ids[document], ids[target], quote, [ids[each] for each in candidates])
        )

    def contested(self, nodes: list[Node]) -> None:
        """Note loaded documents that share a number: the date of one is read or printed wrongly."""
        first, *others = sorted(nodes, key=lambda node: (node.issued_on or "", repr(node.key)))
        for other in others:
            self._twice(other, first)

    def _twice(self, node: Node, other: Node) -> None:
        dates = node.issued_on or "no day", other.issued_on or "no day"
        self._later.append(lambda ids: findings.same_number(ids[node], ids[other], dates))

    def read(self, record: Record, document: Node, nodes: Mapping[str, Node], own_date: str | None) -> None:
        """Note what is odd in the citations of one document.

        Args:
            record: what it says.
            document: its node.
            nodes: the node of each of its targets.
            own_date: its date.
        """
        self._own_year(record, document)
        in_text = {relation.target for relation in record.relations if relation.scope != "header"}
        written = {target.id: target.number or target.name or "" for target in record.targets}
        for target in record.targets:
            node = nodes.get(target.id)
            if node is None or node is document:
                continue
            if target.probable_misprint_of in nodes and not _is_certain(node):
                self._misprint(record, document, node, target, written[target.probable_misprint_of or SELF])
            elif other := self._of_another_year(node, target):
                self._other_year(record, document, node, target, other)
                continue
            if target.id not in in_text or dated_by_force(target, own_date):
                continue
            if law := misnumbered(target):
                self._misnumbered(record, document, node, target, law)
                continue
            known = node.issued_on
            cited_date = target.issued_on or known
            if cited_date and own_date and _later(cited_date, own_date):
                self._impossible(record, document, node, target, (own_date, cited_date))
            year = parsed_number(target.number).year if target.number else None
            if year and target.issued_on and target.issued_on[:4] != year:
                self._wrong_year(record, document, node, target)
            elif target.issued_on and known and not _agree(target.issued_on, known):
                self._conflict(record, document, node, target, known)

    def _own_year(self, record: Record, document: Node) -> None:
        number, issued_on = record.header.number, record.header.issued_on
        if number and issued_on:
            year = parsed_number(number).year
            if year and year != issued_on[:4]:
                self._later.append(lambda ids: findings.year_conflict(ids[document], number, issued_on))

    def _misprint(self, record: Record, document: Node, node: Node, target: Target, probable: str) -> None:
        quote = quote_of(record, target.id)
        printed = target.number or target.name or ""
        why = "the same text gives that number elsewhere"
        self._later.append(lambda ids: findings.misprint(ids[document], ids[node], quote, (printed, probable), why))

    def _of_another_year(self, node: Node, target: Target) -> Node | None:
        """Return the certain document that has a target's number, day and month, and another year.

        A number that carries its year is left out: both years would have to be wrong.
        """
        said = target.issued_on
        if target.number is None or parsed_number(target.number).year:
            return None
        if _is_certain(node) or not node.cited or not said or len(said) < 10:
            return None
        series = node.cited[0].series
        found = [each for each in self._certain.get((series, said[5:]), ()) if each is not node] if series else []
        return found[0] if len(found) == 1 else None

    def _other_year(self, record: Record, document: Node, node: Node, target: Target, other: Node) -> None:
        quote = quote_of(record, target.id)
        printed = f"{target.number} of {target.issued_on}"
        known = other.own or (other.cited[0] if other.cited else None)
        probable = f"{known.written if known else target.number} of {other.issued_on}"
        why = "another document has that number, day and month in another year"
        self._later.append(lambda ids: findings.misprint(ids[document], ids[node], quote, (printed, probable), why))

    def _misnumbered(self, record: Record, document: Node, node: Node, target: Target, law: AliasRow) -> None:
        quote = quote_of(record, target.id)
        readings = target.number or "", f"{law.number} of {law.issued_on}"
        why = f"that is the number of {law.title}"
        self._later.append(lambda ids: findings.misprint(ids[document], ids[node], quote, readings, why))

    def _impossible(self, record: Record, document: Node, node: Node, target: Target, dates: tuple[str, str]) -> None:
        quote = quote_of(record, target.id)
        self._later.append(lambda ids: findings.impossible_date(ids[document], ids[node], quote, *dates))

    def _conflict(self, record: Record, document: Node, node: Node, target: Target, known: str) -> None:
        quote, printed = quote_of(record, target.id), target.issued_on or ""
        self._later.append(lambda ids: findings.date_conflict(ids[document], ids[node], quote, printed, known))

    def _wrong_year(self, record: Record, document: Node, node: Node, target: Target) -> None:
        quote = quote_of(record, target.id)
        printed = f"{target.number} of {target.issued_on}"
        year = parsed_number(target.number or "").year
        why = "the year of the number and that of the date differ"
        self._later.append(
            lambda ids: findings.misprint(ids[document], ids[node], quote, (printed, f"a date in {year}"), why)
        )

    def findings(self, ids: Ids) -> Iterator[Finding]:
        """Yield the findings."""
        for told in self._later:
            finding = told(ids)
            if finding:
                yield finding

    @staticmethod
    def copies(copies: Mapping[str, str], by_path: Mapping[str, str]) -> Iterator[Finding]:
        """Yield a finding for each file that holds a document once more."""
        for copy, original in copies.items():
            yield findings.duplicate(by_path[original], copy, original)


def quote_of(record: Record, target: str) -> str | None:
    """Return the strongest sentence that names a target, None where no relation does."""
    named = [
        (relation.scope.rank, relation.start, quote)
        for relation, quote in zip(record.relations, record.quotes, strict=True)
        if target in {relation.target, relation.source}
    ]
    return min(named)[2] if named else None


def _is_certain(node: Node) -> bool:
    """Tell whether there surely is such a document: it is loaded, known, or named by more than one other."""
    return bool(node.own or node.known or node.citing > 1)


def _later(issued_on: str, than: str) -> bool:
    exact = min(len(issued_on), len(than))
    return issued_on[:exact] > than[:exact]


def _agree(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)

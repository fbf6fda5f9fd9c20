"""Resolve: from what each document says to one graph in which every document is one node."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from graph_loader.extraction.model import SELF, Scope, Target
from graph_loader.graph.model import Authority, Citation, Finding, LegalGraph
from graph_loader.reference.places import PlaceRow
from graph_loader.resolution.assertions import citations_of, ended, relations_of, tasks_of, trust_in_guess
from graph_loader.resolution.candidates import Catalogue, Node
from graph_loader.resolution.describe import Description, describe, places_of
from graph_loader.resolution.duplicates import distinct
from graph_loader.resolution.identity import Reference, dated_by_force, of_target
from graph_loader.resolution.itself import is_self
from graph_loader.resolution.jurisdiction import Context
from graph_loader.resolution.known import known_by_name
from graph_loader.resolution.record import Record, ResolutionInput
from graph_loader.resolution.report import Report
from graph_loader.resolution.succession import of_former_places
from graph_loader.resolution.urn import COUNTRY, lex_number


@dataclass(frozen=True, slots=True)
class Resolution:
    """What `resolve` returns.

    Attributes:
        graph: everything that a store should hold of the given documents.
        sources: id of each loaded document to the path that it was read from.
        duplicates: path of each file that holds a document once more, to the id of that document.
    """

    graph: LegalGraph
    sources: dict[str, str]
    duplicates: dict[str, str]


@dataclass(slots=True, eq=False)
class _File:
    """A file that counts, while its references are resolved."""

    given: ResolutionInput
    node: Node
    context: Context
    nodes: dict[str, Node]
    guessed: dict[str, float]
    listed: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Open:
    """A reference that must wait until all whole identities are known."""

    file: _File
    target: Target
    reference: Reference


def resolve(records: Iterable[ResolutionInput]) -> Resolution:
    """Return the graph of the given documents; the same for the same documents in any order.

    Args:
        records: what each file says; a page that is no legal document is passed over.

    Returns:
        The graph with its findings, the path of each loaded document, and the files that hold one once more.
    """
    with _without_collector():
        return _Resolver().run(records)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep the collector of cycles out: millions of values come into being here, and none of them is in a cycle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Resolver:
    def __init__(self) -> None:
        self._catalogue = Catalogue()
        self._open: list[_Open] = []

    def run(self, records: Iterable[ResolutionInput]) -> Resolution:
        given = sorted((each for each in records if each.record.not_legal is None), key=lambda each: each.path)
        originals, copies = distinct(given)
        files = [self._loaded(each, own) for each, own in originals]
        for file in files:
            self._refer(file)
        self._catalogue.settle()
        report = Report()
        for waiting in self._open:
            self._close(waiting, report)
        for file in files:
            self._join_aliases(file)
        return self._graph(files, copies, report)

    def _loaded(self, given: ResolutionInput, own: Reference) -> _File:
        header = given.record.header
        node = self._catalogue.add_loaded(own, ("loaded", given.sha256))
        place = own.jurisdiction if own.jurisdiction and own.jurisdiction.key != COUNTRY else None
        return _File(
            given, node, Context(header.level, place, header.issued_on), {SELF: node}, {}, _listed(given.record)
        )

    def _refer(self, file: _File) -> None:
        own = file.node.own
        targets = file.given.record.targets
        references = of_former_places([_reference(target, file) for target in targets], file.context)
        for target, reference in zip(targets, references, strict=True):
            slot = reference.slot
            if own and is_self(reference, own):
                file.nodes[target.id] = file.node
            elif slot:
                self._join(file, target, reference, self._catalogue.at_slot(reference, slot))
            elif not reference.serial and reference.name and self._by_name(file, target, reference):
                continue
            else:
                self._open.append(_Open(file, target, reference))

    def _by_name(self, file: _File, target: Target, reference: Reference) -> bool:
        known = known_by_name(reference, file.context.issued_on)
        if known:
            self._join(file, target, reference, self._catalogue.of_known(known))
        elif reference.issued_on:
            self._join(file, target, reference, self._named(file, reference))
        else:
            return False
        return True

    def _named(self, file: _File, reference: Reference) -> Node:
        return self._catalogue.of_name(reference, _province(file.context), file.context.issued_on)

    def _close(self, waiting: _Open, report: Report) -> None:
        file, target, reference = waiting.file, waiting.target, waiting.reference
        before = None if target.id in file.listed else file.context.issued_on
        catalogue = self._catalogue
        if target.alias_of and target.alias_of in file.nodes:
            return
        if reference.series:
            found = catalogue.in_series(reference, before)
            known = None if found else catalogue.known_in_term(reference, before)
            found = [known] if known else found
            if len(found) == 1:
                file.guessed[target.id] = trust_in_guess(found[0].issued_on, before)
            else:
                key = ("partial", reference.series, reference.issued_on)
                node = catalogue.node(key)
                node.unresolved = "ambiguous" if found or node.unresolved == "ambiguous" else "no_date"
                if found:
                    report.ambiguous(file.node, node, target, file.given.record, found)
                found = [node]
        elif reference.serial:
            found = self._without_series(file, target, reference)
        elif reference.name:
            found = catalogue.titled(reference, before)
            if len(found) != 1:
                found = [self._named(file, reference)]
        else:
            found = catalogue.without_number(reference)
            if len(found) != 1:
                node = catalogue.node(("only", file.given.sha256, target.id))
                node.unresolved = "no_number"
                found = [node]
        self._join(file, target, reference, found[0])

    def _without_series(self, file: _File, target: Target, reference: Reference) -> list[Node]:
        """Return the node of a number whose issuer or codes nobody tells."""
        catalogue = self._catalogue
        unknown_codes = not reference.authorities
        if unknown_codes and reference.issued_on and len(reference.issued_on) == 10:
            found = catalogue.of_date(reference)
            if len(found) == 1:
                return found
        if reference.tail and unknown_codes:
            node = catalogue.node(("free", reference.tail, reference.serial, reference.issued_on))
        else:
            node = catalogue.node(("only", file.given.sha256, target.id))
        if not (reference.tail and reference.issuer and unknown_codes):
            node.unresolved = "no_issuer" if reference.tail else "no_number"
        return [node]

    def _join(self, file: _File, target: Target, reference: Reference, node: Node) -> None:
        file.nodes[target.id] = node
        if node is not file.node:
            node.cited.append(reference)
            node.citing += 1
        if target.probable_misprint_of and node.own is None and node.citing == 1 and node.unresolved:
            node.unresolved = "misprint"

    def _join_aliases(self, file: _File) -> None:
        """Take a named target and the numbered one that the text says it is for one document."""
        for target in file.given.record.targets:
            other = target.alias_of
            if not other or other not in file.nodes:
                continue
            mine, meant = file.nodes.get(target.id), file.nodes[other]
            if mine is None or meant.issued_on or not mine.issued_on:
                file.nodes[target.id] = meant
            else:
                file.nodes[other] = mine

    def _graph(self, files: list[_File], copies: dict[str, str], report: Report) -> Resolution:
        self._drop_orphans(files)
        described = self._describe(files)
        ids = {node: each.document.id for node, each in described.items()}
        citations = [citation for file in files for citation in _citations(file, ids)]
        relations = relations_of(citations)
        ended_ids = ended(relations)
        documents = [
            document.model_copy(update={"in_force": False}) if document.id in ended_ids else document
            for document in (each.document for each in described.values())
        ]
        by_path = {file.given.path: ids[file.node] for file in files}
        report.know(self._catalogue.nodes.values())
        for nodes in self._catalogue.contested():
            report.contested(nodes)
        for file in files:
            report.read(file.given.record, file.node, file.nodes, file.context.issued_on)
        graph = LegalGraph(
            documents=tuple(sorted(documents, key=lambda document: document.id)),
            relations=relations,
            citations=tuple(sorted(citations, key=lambda citation: citation.id)),
            authorities=_authorities(described.values()),
            places=places_of(_units(described.values())),
            tasks=tuple(task for file in files for task in tasks_of(file.given.record, ids[file.node])),
            findings=self._findings(report, ids, copies, by_path),
        )
        return Resolution(
            graph,
            sources={document_id: path for path, document_id in by_path.items()},
            duplicates={copy: by_path[original] for copy, original in copies.items()},
        )

    @staticmethod
    def _findings(
        report: Report, ids: dict[Node, str], copies: dict[str, str], by_path: dict[str, str]
    ) -> tuple[Finding, ...]:
        found = {*report.findings(ids), *report.copies(copies, by_path)}
        return tuple(sorted(found, key=lambda f: (f.finding, f.document or "", f.target or "", f.explanation)))

    def _drop_orphans(self, files: list[_File]) -> None:
        """Forget nodes that an alias emptied: every node that stays is named by a file."""
        used = {node for file in files for node in file.nodes.values()}
        self._catalogue.nodes = {key: node for key, node in self._catalogue.nodes.items() if node in used}

    def _describe(self, files: list[_File]) -> dict[Node, Description]:
        headers = {file.node: file.given.record.header for file in files}
        described: dict[Node, Description] = {}
        taken: dict[str, Node] = {}
        for node in sorted(self._catalogue.nodes.values(), key=lambda node: (node.own is None, repr(node.key))):
            header = headers.get(node)
            each = describe(node, header.title if header else None, header.signer if header else None)
            if each.document.id in taken:
                unique = f"{each.document.id},{lex_number(repr(node.key))}"
                each = Description(each.document.model_copy(update={"id": unique}), each.authority, each.unit)
            taken[each.document.id] = node
            described[node] = each
        return described


def _province(context: Context) -> str | None:
    return ";".join(context.place.key.split(";")[:2]) if context.place else None


def _listed(record: Record) -> frozenset[str]:
    """Return the targets that only the page around the document names, in its list of related documents."""
    around = {relation.target for relation in record.relations if relation.scope is Scope.HEADER}
    if not around:
        return frozenset()
    return frozenset(around - {each.target for each in record.relations if each.scope is not Scope.HEADER})


def _reference(target: Target, file: _File) -> Reference:
    """Return what a document says of a target.

    What the page around it lists without an issuer may be anybody's; and a date beside the name of a law that is later
    than the document is the day on which the law comes into force.
    """
    if dated_by_force(target, file.context.issued_on):
        target = replace(target, issued_on=None)
    if target.id in file.listed and target.issuer is None:
        return of_target(replace(target, place=None), Context(issued_on=file.context.issued_on))
    return of_target(target, file.context)


def _citations(file: _File, ids: dict[Node, str]) -> Iterator[Citation]:
    named = {target: ids[node] for target, node in file.nodes.items()}
    return citations_of(file.given.record, named, file.guessed)


def _authorities(described: Iterable[Description]) -> tuple[Authority, ...]:
    found: dict[str, Authority] = {}
    for each in described:
        if each.authority:
            other = found.get(each.authority.id)
            if other is None or _fuller(each.authority) < _fuller(other):
                found[each.authority.id] = each.authority
    return tuple(found[key] for key in sorted(found))


def _fuller(authority: Authority) -> tuple[bool, bool, str, str, str]:
    return (
        authority.place_code is None,
        authority.level is None,
        authority.name,
        authority.place_code or "",
        authority.level or "",
    )


def _units(described: Iterable[Description]) -> Iterator[PlaceRow]:
    return (each.unit for each in described if each.unit)

"""Resolve: from what each document says to one graph in which every document is one node."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from graph_loader.extraction.model import SELF, RelationType, Scope, Target
from graph_loader.graph.model import Authority, Citation, Finding, LegalGraph, Task
from graph_loader.reference.places import PlaceRow
from graph_loader.resolution.assertions import JOINED_BY_GUESS, citation, citation_id, ended, relations_of
from graph_loader.resolution.candidates import Catalogue, Node, known_by_name
from graph_loader.resolution.describe import Description, describe, places_of
from graph_loader.resolution.duplicates import distinct
from graph_loader.resolution.identity import Reference, of_target
from graph_loader.resolution.jurisdiction import Context
from graph_loader.resolution.record import ResolutionInput
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
    guessed: set[str]


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
        return _File(given, node, Context(header.level, place, header.issued_on), {SELF: node}, set())

    def _refer(self, file: _File) -> None:
        own = file.node.own
        targets = file.given.record.targets
        references = of_former_places([of_target(target, file.context) for target in targets], file.context)
        for target, reference in zip(targets, references, strict=True):
            slot = reference.slot
            if own and _is_self(reference, own):
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
            self._join(file, target, reference, self._catalogue.of_name(reference, _province(file.context)))
        else:
            return False
        return True

    def _close(self, waiting: _Open, report: Report) -> None:
        file, target, reference = waiting.file, waiting.target, waiting.reference
        before = None if _stands_in_furniture(file, target) else file.context.issued_on
        catalogue = self._catalogue
        if target.alias_of and target.alias_of in file.nodes:
            return
        if reference.series:
            found = catalogue.in_series(reference, before)
            known = None if found else catalogue.known_in_term(reference, before)
            found = [known] if known else found
            if len(found) == 1:
                file.guessed.add(target.id)
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
                found = [catalogue.of_name(reference, _province(file.context))]
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
        if not (reference.tail and reference.issuer):
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
        for file in files:
            report.read(file.given.record, file.node, file.nodes, file.context.issued_on)
        graph = LegalGraph(
            documents=tuple(sorted(documents, key=lambda document: document.id)),
            relations=relations,
            citations=tuple(sorted(citations, key=lambda citation: citation.id)),
            authorities=_authorities(described.values()),
            places=places_of(_units(described.values())),
            tasks=tuple(task for file in files for task in _tasks(file, ids[file.node])),
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


def _is_self(reference: Reference, own: Reference) -> bool:
    """Tell whether a reference means the citing document itself.

    In its annexes a document often names itself with its number or day left blank ("Quyết định số /QĐ-UBND ngày
    tháng 11 năm 2025"), or with a number that was cut off.
    """
    if not own.serial:
        return False
    if not reference.serial:
        return bool(reference.tail) and _same_office(reference, own) and _dates_agree(reference, own)
    if reference.serial == own.serial and reference.period == own.period and reference.jurisdiction is None:
        return bool(reference.tail) and own.tail.startswith(reference.tail) and _dates_agree(reference, own)
    if reference.series != own.series:
        return False
    if reference.period and own.period:
        return reference.period == own.period
    return not reference.issued_on or _dates_agree(reference, own)


def _same_office(reference: Reference, own: Reference) -> bool:
    if reference.tail != own.tail or reference.jurisdiction is None or own.jurisdiction is None:
        return False
    return reference.jurisdiction.key == own.jurisdiction.key


def _dates_agree(reference: Reference, own: Reference) -> bool:
    said, dated = reference.issued_on, own.issued_on
    if not said or not dated:
        return False
    return dated.startswith(said) or said.startswith(dated)


def _province(context: Context) -> str | None:
    return ";".join(context.place.key.split(";")[:2]) if context.place else None


def _stands_in_furniture(file: _File, target: Target) -> bool:
    scopes = {relation.scope for relation in file.given.record.relations if relation.target == target.id}
    return scopes == {Scope.HEADER}


def _citations(file: _File, ids: dict[Node, str]) -> Iterator[Citation]:
    record, nodes = file.given.record, file.nodes
    asserted_by = ids[file.node]
    typed = {
        (nodes[relation.source], nodes[relation.target])
        for relation in record.relations
        if relation.type is not RelationType.CITES and relation.source in nodes and relation.target in nodes
    }
    seen: set[str] = set()
    for relation, quote in zip(record.relations, record.quotes, strict=True):
        source, target = nodes.get(relation.source), nodes.get(relation.target)
        if source is None or target is None or source is target:
            continue
        if relation.type is RelationType.CITES and (source, target) in typed:
            continue
        source_id, target_id = ids[source], ids[target]
        known_as = citation_id(
            asserted_by, (source_id, relation.type, target_id), relation.start, relation.mention_start
        )
        if known_as in seen:
            continue
        seen.add(known_as)
        guessed = relation.target in file.guessed or relation.source in file.guessed
        yield citation(
            id=known_as,
            asserted_by=asserted_by,
            source=source_id,
            type=relation.type,
            target=target_id,
            quote=quote,
            start=relation.start,
            end=relation.end,
            scope=relation.scope,
            rule=relation.rule,
            confidence=min(relation.confidence, JOINED_BY_GUESS) if guessed else relation.confidence,
            partial=relation.partial,
        )


def _tasks(file: _File, document: str) -> Iterator[Task]:
    for task in file.given.record.tasks:
        yield Task(
            id=f"{document}#{task.start}",
            document=document,
            what=task.what,
            lead=task.lead,
            join=task.join,
            due=task.due,
            due_on=task.due_on,
            start=task.start,
            end=task.end,
        )


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

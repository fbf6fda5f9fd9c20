"""From a node to what the graph says of it: its id, its fields, its authority, its places."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from graph_loader.extraction.model import Level
from graph_loader.graph.model import Authority, Document, Place, Status
from graph_loader.reference import authorities, places
from graph_loader.reference.authorities import AuthorityRow
from graph_loader.reference.kinds import Kind, by_abbreviation
from graph_loader.reference.places import PlaceRow, lower_name
from graph_loader.reference.tiers import tier_of_level
from graph_loader.resolution.candidates import Node, date_of, kind_of, most_cited
from graph_loader.resolution.identity import NAMED_BY_LAW, name_key, parsed_number
from graph_loader.resolution.jurisdiction import Jurisdiction
from graph_loader.resolution.urn import COUNTRY, document_urn, lex_number, number_slug, slug

_ISSUER_WORDS = 10
_NUMBERED = re.compile(r"^\D{0,40}\bsố:? \d+$")
"""A short form of a number ("Nghị quyết số 01"), which is no title."""


@dataclass(frozen=True, slots=True)
class Description:
    """A document with the authority that issued it and the unit that it belongs to."""

    document: Document
    authority: Authority | None
    unit: PlaceRow | None


def describe(node: Node, title: str | None, signer: str | None) -> Description:
    """Return what the graph says of a node.

    Args:
        node: a settled node.
        title: the trích yếu of a loaded document.
        signer: who signed it, of a loaded document.
    """
    own, known = node.own, node.known
    kind = kind_of(node)
    written = (own.written if own and own.serial else None) or (known.number if known else None) or _written(node)
    issued_on = node.issued_on or date_of(node) or _year(written)
    jurisdiction = _jurisdiction(node)
    ids = _authorities(node)
    level = _level(node, ids, jurisdiction)
    unit = jurisdiction.unit if jurisdiction else None
    number = _number(node, written, title)
    kind_row = by_abbreviation().get(kind or "")
    issuer = (own.issuer if own else None) or most_cited(reference.issuer for reference in node.cited)
    parts = ids or ((_slug_of_issuer(issuer),) if issuer else ())
    where = jurisdiction.key if jurisdiction else (COUNTRY if parts and not _is_local(ids) else None)
    authority = _authority(where, parts, issuer, level, unit)
    document = Document(
        id=document_urn(where, parts, kind_row.name if kind_row else kind, issued_on, number),
        kind=kind,
        number=written,
        title=title
        or (known.title if known else None)
        or most_cited(reference.title for reference in node.cited)
        or _name(node, kind, kind_row),
        issued_on=issued_on,
        level=level,
        tier=_tier(ids, level),
        issuer=_issuer(issuer, authority, unit, loaded=own is not None),
        place=unit.name if unit else _place_name(node, level),
        signer=signer,
        status=Status.LOADED if own else Status.CITED,
        authority=authority.id if authority else None,
        place_code=unit.code if unit else None,
        unresolved=None if own else (node.unresolved or _missing(node, issued_on)),
    )
    return Description(document, authority, unit)


def _year(written: str | None) -> str | None:
    return parsed_number(written).year if written else None


def _written(node: Node) -> str | None:
    return (node.own.written if node.own else None) or most_cited(reference.written for reference in node.cited)


def _name(node: Node, kind: str | None, row: Kind | None) -> str | None:
    """Return the name that a document is cited by, not in capitals if it can be; a law's with "Luật" in front."""
    names = [reference.name for reference in node.cited if reference.name and not _NUMBERED.search(reference.name)]
    name = most_cited([name for name in names if not name.isupper()] or names)
    if name and row and kind in NAMED_BY_LAW and not lower_name(name).startswith(lower_name(row.name)):
        return f"{row.name} {name}"
    return name


def _issuer(issuer: str | None, authority: Authority | None, unit: PlaceRow | None, *, loaded: bool) -> str | None:
    """Return the issuer as it is written, with its place: others call it "UBND tỉnh" where it is their own."""
    if authority is None or (issuer and (loaded or unit is None)):
        return issuer
    return issuer if issuer and unit and lower_name(unit.name) in lower_name(issuer) else authority.name


def _place_name(node: Node, level: Level | None) -> str | None:
    """Return the name of a place that the reference data does not hold; every province stands there."""
    if level is Level.PROVINCE:
        return node.own.place if node.own else None
    return (node.own.place if node.own else None) or most_cited(reference.place for reference in node.cited)


def _missing(node: Node, issued_on: str | None) -> str | None:
    if issued_on is None:
        named = any(reference.name and not reference.serial for reference in node.cited)
        return "named_only" if named else "no_date"
    return None


def _jurisdiction(node: Node) -> Jurisdiction | None:
    if node.known:
        return Jurisdiction(COUNTRY)
    if node.own and node.own.jurisdiction:
        return node.own.jurisdiction
    cited = [reference.jurisdiction for reference in node.cited if reference.jurisdiction]
    if not cited or all(each is cited[0] for each in cited):
        return cited[0] if cited else None
    found = {f"{each.key} {each.unit.code if each.unit else ''}": each for each in cited}
    return found[most_cited(f"{each.key} {each.unit.code if each.unit else ''}" for each in cited) or ""]


def _level(node: Node, ids: tuple[str, ...], jurisdiction: Jurisdiction | None) -> Level | None:
    if node.own and node.own.level:
        return node.own.level
    counted = most_cited(reference.level for reference in node.cited)
    if counted:
        return Level(counted)
    if not ids:
        return None
    row = authorities.authority(ids[0])
    unit = jurisdiction.unit if jurisdiction else None
    return unit.level if row.local and unit else (row.levels[0] if not row.local else None)


def _authorities(node: Node) -> tuple[str, ...]:
    if node.own and node.own.authorities:
        return node.own.authorities
    if node.known:
        return (node.known.authority,)
    said = most_cited("+".join(reference.authorities) for reference in node.cited if reference.issuer)
    counted = said or most_cited("+".join(reference.authorities) for reference in node.cited)
    if counted:
        return tuple(counted.split("+"))
    alone = authorities.by_kind().get(kind_of(node) or "")
    return (alone.id,) if alone else ()


def _is_local(ids: tuple[str, ...]) -> bool:
    return any(authorities.authority(each).local for each in ids)


def _slug_of_issuer(issuer: str) -> str:
    return ".".join(slug(issuer).split(".")[:_ISSUER_WORDS])


def _tier(ids: tuple[str, ...], level: Level | None) -> int:
    return authorities.authority(ids[0]).tier_at(level) if ids else tier_of_level(level)


def _authority(
    where: str | None, parts: tuple[str, ...], issuer: str | None, level: Level | None, unit: PlaceRow | None
) -> Authority | None:
    if not parts or where is None:
        return None
    rows: list[AuthorityRow] = []
    for part in parts:
        try:
            rows.append(authorities.authority(part))
        except KeyError:
            continue
    name = ", ".join(row.name_at(unit) for row in rows) or issuer or parts[0]
    code = unit.code if unit and where != COUNTRY else None
    return Authority(id=f"{where}:{'+'.join(parts)}", name=name, level=level, place_code=code)


def _number(node: Node, written: str | None, title: str | None) -> str:
    """Return the number part of an id; one that several documents may share goes on with "lex-" and its own digits."""
    if not written or not parsed_number(written).serial:
        return _lex(node, title)
    shared = isinstance(node.key, tuple) and node.key[0] == "only"
    return f"{number_slug(written)},{_lex(node, title)}" if shared else number_slug(written)


def _lex(node: Node, title: str | None) -> str:
    own = node.own
    if own is None:
        reference = node.cited[0] if node.cited else None
        name = name_key(reference.name) if reference and reference.name else ""
        return lex_number("cited", name or repr(node.key))
    return lex_number("loaded", name_key(title) if title else repr(node.key))


def places_of(units: Iterable[PlaceRow]) -> tuple[Place, ...]:
    """Return the places of units with those above and after them, each once, ordered by code.

    All provinces and districts are among them as soon as there is one unit: whoever has not acted on a document yet
    is told by the places that have none.
    """
    found: dict[str, PlaceRow] = {}
    waiting = list(units)
    if waiting:
        waiting.extend(places.places())
    while waiting:
        unit = waiting.pop()
        if unit.code not in found:
            found[unit.code] = unit
            waiting.extend(places.heirs(unit.code))
            waiting.extend(places.ancestors(unit.code))
            waiting.extend(places.ancestors(unit.code, unit.valid_to or unit.valid_from))
    return tuple(_place(found[code]) for code in sorted(found))


def _place(unit: PlaceRow) -> Place:
    return Place(
        code=unit.code,
        name=unit.name,
        level=unit.level,
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        part_of=unit.part_of,
        successors=unit.successors,
    )

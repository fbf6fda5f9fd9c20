"""Names in a statement that the graph does not have: a misspelt label or property is no error, only an empty answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import OSA

from graph_loader.extraction.model import RelationType
from graph_loader.graph.model import Document
from graph_loader.reference.kinds import kinds
from graph_loader.stores.protocol import GraphStore, Table
from graph_loader.stores.tokens import Token, tokenize

NameKind = Literal["label", "relation", "property"]

_LISTS: dict[NameKind, str] = {
    "label": "CALL db.labels() YIELD label AS name RETURN name",
    "relation": "CALL db.relationshipTypes() YIELD relationshipType AS name RETURN name",
    "property": "CALL db.propertyKeys() YIELD propertyKey AS name RETURN name",
}
_CALLED: dict[NameKind, str] = {"label": "label", "relation": "relationship type", "property": "property"}
_OF_VALUES = ("year", "month", "day", "hour", "minute", "second", "week", "quarter", "years", "months", "days")
"""Parts of dates and durations, which are read like properties."""

_SUBQUERIES = frozenset({"EXISTS", "COUNT", "COLLECT", "CALL"})
_OPENING = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name that the graph does not have, as the statement writes it; `said` names the nearest one that it has."""

    kind: NameKind
    name: str
    said: str


def answers_nothing(table: Table) -> bool:
    """Whether an answer has no row, or a column without any value: what a misspelt name leaves."""
    return any(all(row[at] is None for row in table.rows) for at in range(len(table.columns)))


def unknown_names(store: GraphStore, cypher: str) -> tuple[UnknownName, ...]:
    """Return the labels, relationship types and properties of a statement that the graph does not have, each once.

    Args:
        store: the store whose names count, beside those of the model.
        cypher: the statement.

    Raises:
        QueryRefusedError: the statement cannot be read with certainty.
    """
    used = dict.fromkeys(_used(tokenize(cypher)))
    found: list[UnknownName] = []
    for kind, text in _LISTS.items():
        asked = [name for one, name in used if one == kind]
        if not asked:
            continue
        known = {str(row[0]) for row in store.run(text).rows} | set(_of_model(kind))
        found += [_unknown(kind, name, known) for name in asked if name not in known]
    return tuple(found)


def _unknown(kind: NameKind, name: str, known: Iterable[str]) -> UnknownName:
    what, nearest = _CALLED[kind], _nearest(name, known)
    return UnknownName(
        kind,
        name,
        said=f"The graph has no {what} {name}; did you mean {nearest}?"
        if nearest
        else f"The graph has no {what} {name}.",
    )


def _of_model(kind: NameKind) -> Iterable[str]:
    match kind:
        case "label":
            return (one.label for one in kinds())
        case "relation":
            return (str(one) for one in RelationType)
        case "property":
            return (*Document.model_fields, *_OF_VALUES)


def _nearest(name: str, known: Iterable[str]) -> str | None:
    folded = {one.casefold(): one for one in sorted(known)}
    reach = max(1, len(name) // 3)
    hit = process.extractOne(name.casefold(), list(folded), scorer=OSA.distance, score_cutoff=reach)
    return folded[hit[0]] if hit else None


def _used(tokens: tuple[Token, ...]) -> Iterator[tuple[NameKind, str]]:
    """Yield (kind, name) of what stands where only a label, a relationship type or a property can stand."""
    made = {token.value for at, token in enumerate(tokens) if _is_key(tokens, at) and not _is_pattern_key(tokens, at)}
    open_: list[int] = []
    listing: NameKind | None = None
    for at, token in enumerate(tokens):
        sign = token.value if token.kind == "sign" else ""
        if sign in ("(", "[", "{"):
            open_.append(at)
        elif sign in _OPENING and open_:
            open_.pop()
        if token.kind not in ("word", "name"):
            if sign not in (":", "|", "&", "!"):
                listing = None
            continue
        inside = _sign(tokens, open_[-1]) if open_ else ""
        of_relation = inside == "[" and _sign(tokens, open_[-1] - 1) == "-"
        before = _sign(tokens, at - 1)
        if before == "." and _sign(tokens, at + 1) not in ("(", "."):
            if token.value not in made and not _is_called(tokens, at):
                yield "property", token.value
        elif before in (":", "|", "&", "!") and (listing or (before == ":" and _labels_follow(tokens, at, inside))):
            listing = "relation" if of_relation else "label"
            if of_relation or token.value not in set(RelationType):
                yield listing, token.value
            continue
        elif _is_pattern_key(tokens, at):
            yield "property", token.value
        listing = None


def _labels_follow(tokens: tuple[Token, ...], at: int, inside: str) -> bool:
    """Whether the colon before a name brings labels or types: not in a map, where it brings a value."""
    return inside != "{" or (at > 1 and tokens[at - 2].kind == "sign")


def _is_key(tokens: tuple[Token, ...], at: int) -> bool:
    return tokens[at].kind in ("word", "name") and _sign(tokens, at + 1) == ":" and _sign(tokens, at - 1) in ("{", ",")


def _is_pattern_key(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word is a key in the map of a pattern, `(d:Document {number: ...})`: right after a label's brace."""
    if not (_is_key(tokens, at) and _sign(tokens, at - 1) == "{" and at > 2):
        return False
    label = tokens[at - 2]
    return label.kind in ("word", "name") and label.value.upper() not in _SUBQUERIES and _sign(tokens, at - 3) == ":"


def _is_called(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a dotted name is that of a procedure, `CALL db.labels`."""
    while at > 1 and _sign(tokens, at - 1) == ".":
        at -= 2
    return at > 0 and tokens[at - 1].kind == "word" and tokens[at - 1].value.upper() == "CALL"


def _sign(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at].value if 0 <= at < len(tokens) and tokens[at].kind == "sign" else ""

"""What `extract` finds in one text. Frozen values; every offset counts code points of the canonical text."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class RelationType(StrEnum):
    """The nine relations between documents (see DESIGN's table and docs/model.md)."""

    IMPLEMENTS = "IMPLEMENTS"
    BASED_ON = "BASED_ON"
    GUIDES = "GUIDES"
    AMENDS = "AMENDS"
    REPLACES = "REPLACES"
    REPEALS = "REPEALS"
    ISSUES = "ISSUES"
    REVIEWS = "REVIEWS"
    CITES = "CITES"


class Scope(StrEnum):
    """Where in a document a mention or a proof stands; members are ordered strongest first."""

    TITLE = "title"
    PREAMBLE = "preamble"
    BODY = "body"
    APPENDIX = "appendix"
    HEADER = "header"

    @property
    def rank(self) -> int:
        """0 for the strongest scope, 4 for the weakest."""
        return list(Scope).index(self)


class Level(StrEnum):
    """The level of government or of the Party that an issuer belongs to."""

    CENTRAL = "central"
    MINISTRY = "ministry"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    OTHER = "other"


SELF = "self"
"""The id that stands for the document itself in `Mention.target`, `Relation.source` and `Relation.target`."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the document says of itself.

    Attributes:
        kind: abbreviation of the kind (`KH`, `QD`, `Luat` ...; keys of data/reference/kinds.csv), None if unknown.
        number: as written after "Số:", or the suffix that is left where the number is blank ("/KH-UBND"), else None.
        issued_on: ISO date, or the part that is there: `2022-04`, `2022`.
        issuer: the issuing authority as a reader would name it ("UBND tỉnh Lào Cai").
        level: level of the issuer.
        place: province, district or commune without its type ("Lào Cai"); None for the centre and ministries.
        title: the trích yếu in sentence case where the text has it in capitals.
        signer: name of the person who signed, without titles.
    """

    kind: str | None = None
    number: str | None = None
    issued_on: str | None = None
    issuer: str | None = None
    level: Level | None = None
    place: str | None = None
    title: str | None = None
    signer: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A document that the text cites; fields are filled from all its mentions together, None where never given.

    `named` marks an act cited by an established name without any number; `name` is that name, tidied. `title` is the
    trích yếu that the text gives it.
    `alias_of` and `probable_misprint_of` hold the id of another target of the same text.
    """

    id: str
    kind: str | None = None
    number: str | None = None
    issued_on: str | None = None
    issuer: str | None = None
    level: Level | None = None
    place: str | None = None
    named: bool = False
    name: str | None = None
    alias_of: str | None = None
    probable_misprint_of: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names a document: `text[start:end]`, its target's id (or `SELF`), scope, the rule that found it."""

    start: int
    end: int
    target: str
    scope: Scope
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Relation:
    """(source, type, target) with its first proof at its strongest scope.

    `start`, `end` span the sentence or clause that holds the cue and the mention; `mention_start` is the start of
    the mention that the proof rests on. `partial` marks a repeal or amendment of named parts only.
    """

    source: str
    type: RelationType
    target: str
    scope: Scope
    start: int
    end: int
    mention_start: int
    rule: str
    confidence: float = 1.0
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """A row of the appendix of tasks; `start`, `end` span the row in the canonical text."""

    what: str
    lead: str | None
    join: str | None
    due: str | None
    due_on: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that one text says. `not_legal` is the reason why a page is no legal document, else None."""

    header: Header
    targets: tuple[Target, ...] = ()
    mentions: tuple[Mention, ...] = ()
    relations: tuple[Relation, ...] = ()
    tasks: tuple[Task, ...] = ()
    not_legal: str | None = None
    notes: tuple[str, ...] = field(default=())

    def to_json(self, source: str, text: str) -> dict[str, Any]:
        """Return the JSON form of `legalgraph extract --json`: document, targets, mentions, relations and tasks.

        Args:
            source: name of the file, kept as `source`.
            text: the canonical text, from which mentions and proofs are quoted.
        """
        return {
            "source": source,
            "document": {"id": SELF} | _fields(self.header),
            "targets": [{k: v for k, v in _fields(t).items() if v is not None or k in _ALWAYS} for t in self.targets],
            "mentions": [_fields(m) | {"text": text[m.start : m.end]} for m in self.mentions],
            "relations": [_fields(r) | {"evidence": text[r.start : r.end]} for r in self.relations],
            "tasks": [_fields(t) for t in self.tasks],
            "not_legal": self.not_legal,
        }


_ALWAYS = frozenset({"kind", "number", "issued_on", "issuer", "level", "place", "named"})


def _fields(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any of the slotted values of this module
    return {name: getattr(value, name) for name in value.__slots__}

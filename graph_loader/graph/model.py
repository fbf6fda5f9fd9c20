"""The graph that `resolve` makes and stores hold: documents, relations, citations, authorities, places, tasks."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from graph_loader.extraction.model import Level, RelationType, Scope

Confidence = Annotated[float, Field(ge=0, le=1)]


class Frozen(BaseModel):
    """A value between rooms: checked once, never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Status(StrEnum):
    """`loaded`: its text was read; `cited`: only other documents name it."""

    LOADED = "loaded"
    CITED = "cited"


class Document(Frozen):
    """A document, loaded or only cited.

    Attributes:
        id: URN in the form of RFC 9676; for a cited document without a full identity a partial key of the same form.
        kind: abbreviation of its kind (data/reference/kinds.csv).
        number: as written; None where it has none.
        title: the trích yếu, else the name it is cited by; None where nobody gives one.
        issued_on: ISO date, or `YYYY-MM`, `YYYY`.
        level: level of the issuer.
        tier: row of the hierarchy, 1 (the Party's centre) and growing downwards (data/reference/tiers.csv).
        issuer: name of the issuing authority; `authority` is the id of the Authority, `place_code` that of the Place.
        status: loaded, or only cited.
        in_force: False where a loaded document repeals or replaces it as a whole, else None (not known).
        unresolved: why a cited document has no full identity (`no_date`, `no_issuer`, `ambiguous`, ...), else None.
    """

    id: str
    kind: str | None = None
    number: str | None = None
    title: str | None = None
    issued_on: str | None = None
    level: Level | None = None
    tier: int | None = None
    issuer: str | None = None
    place: str | None = None
    signer: str | None = None
    status: Status = Status.CITED
    in_force: bool | None = None
    authority: str | None = None
    place_code: str | None = None
    unresolved: str | None = None


class Authority(Frozen):
    """An issuing authority; `place_code` is set where it belongs to a place."""

    id: str
    name: str
    level: Level | None = None
    place_code: str | None = None


class Place(Frozen):
    """An administrative unit as it was named between two dates; `successors` are codes of the units that follow it."""

    code: str
    name: str
    level: Level
    valid_from: str | None = None
    valid_to: str | None = None
    part_of: str | None = None
    successors: tuple[str, ...] = ()


class Citation(Frozen):
    """One assertion with its proof: `asserted_by` says that `source` stands in relation `type` to `target`.

    `quote` equals `text[start:end]` of the asserting document's canonical text.
    """

    id: str
    asserted_by: str
    source: str
    type: RelationType
    target: str
    quote: str
    start: int
    end: int
    scope: Scope
    rule: str
    confidence: Confidence = 1.0
    partial: bool = False


class Relation(Frozen):
    """The one relationship of a (source, type, target), summed over its citations.

    `scope`, `confidence`, `quote`, `quoted_from` and `rule` are those of its strongest proof (scope first, then
    confidence, then the source document's own word, then the asserting document's id); `support` counts the
    documents that assert it.
    """

    source: str
    type: RelationType
    target: str
    scope: Scope
    support: int
    confidence: Confidence
    quote: str
    quoted_from: str
    rule: str
    partial: bool = False


class Task(Frozen):
    """A row of an appendix of tasks; `due_on` is the ISO date (or part) of `due` where it names one."""

    id: str
    document: str
    what: str
    lead: str | None = None
    join: str | None = None
    due: str | None = None
    due_on: str | None = None
    start: int
    end: int


class Severity(StrEnum):
    """How much a finding of the quality report asks for a person's look."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Finding(Frozen):
    """A line of the quality report; `document` and `target` are ids."""

    finding: str
    severity: Severity
    document: str | None
    target: str | None
    quote: str | None
    explanation: str


class LegalGraph(Frozen):
    """What `resolve` returns: everything that the store should hold of the given extractions.

    `findings` are those that only resolution sees (misprints, impossible dates, ambiguous citations, duplicates);
    the rest of the quality report is asked of the store.
    """

    documents: tuple[Document, ...] = ()
    relations: tuple[Relation, ...] = ()
    citations: tuple[Citation, ...] = ()
    authorities: tuple[Authority, ...] = ()
    places: tuple[Place, ...] = ()
    tasks: tuple[Task, ...] = ()
    findings: tuple[Finding, ...] = ()

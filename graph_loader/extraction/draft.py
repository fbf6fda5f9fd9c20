"""A mention before it has a target: what one span alone says."""

from dataclasses import dataclass

from graph_loader.extraction.issuer import Issuer
from graph_loader.extraction.number import Number


@dataclass(slots=True)
class Draft:
    """A span that names a document, and what it says of it. Only `citation.find_mentions` and its rules see drafts.

    Attributes:
        start, end: offsets of the reading.
        kind: key of kinds.csv.
        rule: the rule that found it.
        number: its number, None for an act cited by name.
        name: the established name, blanks joined, case kept; None for a number alone.
        issued_on: ISO date or part of one.
        issuer: the issuer, also one shared with a list.
        confidence: how sure the rule is.
        stands_for: key of a number of which the name is the title; "" where it is none.
    """

    start: int
    end: int
    kind: str | None
    rule: str
    number: Number | None = None
    name: str | None = None
    issued_on: str | None = None
    issuer: Issuer | None = None
    confidence: float = 1.0
    stands_for: str = ""

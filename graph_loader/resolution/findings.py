"""What only resolution sees and a person should look at: lines of the quality report."""

import re
from collections.abc import Iterable

from graph_loader.graph.model import Finding, Severity

QUOTED = 300
"""How many characters of a sentence the report keeps."""


def misprint(document: str, target: str, quote: str | None, readings: tuple[str, str], why: str) -> Finding:
    """A number or date that is probably printed wrongly; both readings are told, nothing is corrected."""
    printed, probable = readings
    return _finding(
        "misprint",
        Severity.WARNING,
        document,
        target,
        quote,
        f"It says {printed}, probably for {probable}: {why}.",
    )


_READINGS = re.compile(r"It says (.+?), probably for (.+?): ")


def readings(finding: Finding) -> tuple[str, str] | None:
    """Return what a `misprint` says is printed and what probably was meant; None for another finding."""
    found = _READINGS.match(finding.explanation) if finding.finding == "misprint" else None
    return (found[1], found[2]) if found else None


def impossible_date(document: str, target: str, quote: str | None, own: str, cited: str) -> Finding:
    """A document that cites one of a later date."""
    explanation = f"The document of {own} cites a document of {cited}, which is later: one of the two dates is wrong."
    return _finding("impossible_date", Severity.ERROR, document, target, quote, explanation)


def ambiguous(document: str, target: str, quote: str | None, candidates: Iterable[str]) -> Finding:
    """A citation that several documents answer to."""
    explanation = "The citation gives no date and may mean any of: " + ", ".join(sorted(candidates)) + "."
    return _finding("ambiguous", Severity.WARNING, document, target, quote, explanation)


def date_conflict(document: str, target: str, quote: str | None, printed: str, known: str) -> Finding:
    """A citation whose number is a known document's and whose date is not."""
    explanation = f"It gives the date {printed}, but the document with this number is of {known}."
    return _finding("date_conflict", Severity.WARNING, document, target, quote, explanation)


def year_conflict(document: str, number: str, issued_on: str) -> Finding:
    """A document whose number carries another year than its date."""
    explanation = f"Its number is {number}, but it is dated {issued_on}: one of the two years is wrong."
    return _finding("date_conflict", Severity.WARNING, document, None, None, explanation)


def same_number(document: str, target: str, dates: tuple[str, str]) -> Finding:
    """Two loaded documents with one number of one issuer in one period, and different dates."""
    explanation = f"It is dated {dates[0]}, and another document with the same number is dated {dates[1]}."
    return _finding("date_conflict", Severity.WARNING, document, target, None, explanation)


def duplicate(document: str, path: str, original: str) -> Finding:
    """Two files of one document: the second is not counted."""
    explanation = f"{path} holds the same document as {original} and is left out."
    return _finding("duplicate", Severity.INFO, document, document, None, explanation)


def _finding(  # noqa: PLR0917 - the fields of a finding in their order
    finding: str, severity: Severity, document: str, target: str | None, quote: str | None, explanation: str
) -> Finding:
    return Finding(
        finding=finding,
        severity=severity,
        document=document,
        target=target,
        quote=quote[:QUOTED] if quote else None,
        explanation=explanation,
    )

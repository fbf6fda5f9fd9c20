"""What a load did, in sentences, with the way to the documents that are in the store now."""

from collections.abc import Sequence

from app import state
from app.components.elements import Element, element
from app.components.naming import kind_name
from app.words import Words
from graph_loader.loading import LoadReport
from graph_loader.resolution.record import Record

MOST_LINKS = 20


def load_said(words: Words, report: LoadReport, records: Sequence[Record]) -> Element:
    """Return what a load did; what did not happen is not told.

    Args:
        words: of the language.
        report: of the load.
        records: what was read in the files that were loaded.
    """
    counts = {
        "loaded": report.loaded,
        "unchanged": report.unchanged,
        "duplicates": report.duplicates,
        "not_legal": report.not_legal,
        "set_aside": len(report.set_aside),
    }
    said = [element("p", words(f"import.done.{name}", count=count)) for name, count in counts.items() if count]
    numbered = [record for record in records if record.header.number and not record.not_legal][:MOST_LINKS]
    if numbered:
        said.append(element("p", words("import.done.open"), *(_link(words, record) for record in numbered)))
    return element("div", *said, classes="notice", role="status")


def _link(words: Words, record: Record) -> Element:
    number = record.header.number or ""
    name = f"{kind_name(words, record.header.kind)} {number}"
    link = element("a", name, href=state.link("document", doc=number), picks={"document": number})
    return element("span", " ", link, " ")

"""Who signed: the name below the lines of authority and office (Nghị định 30/2020/NĐ-CP, Điều 8, khoản 7)."""

from collections.abc import Iterator

from graph_loader.extraction.layout import in_capitals
from graph_loader.extraction.person import is_office, is_shouted_name, person_in, unsigned
from graph_loader.extraction.reading import Reading

_OF_APPENDIX = frozenset({"Phụ", "Biểu", "Mẫu", "Danh", "Bảng"})
"""The first words of an appendix's heading, which may follow a name without a wall."""


def signer_of(block: Reading) -> str | None:
    """Return the name of the first person who signed, without rank or degree; None where nobody is named.

    Args:
        block: the lines of recipients and signature.
    """
    office = False
    shouted: str | None = None
    for cell in block.text.split("|"):
        for line in _paragraphs(cell):
            if is_office(line):
                office = True
            elif office and in_capitals(line) and is_shouted_name(line):
                shouted = shouted or line.title()
            elif office and (name := person_in(line)):
                return name
    return shouted


def _paragraphs(cell: str) -> Iterator[str]:
    """Yield the lines of a cell, with a name or an office that was wrapped in one piece."""
    pending = ""
    for piece in cell.split("\n"):
        line = unsigned(piece)
        if not line:
            continue
        joined = f"{pending} {line}"
        one = in_capitals(joined) and not is_office(pending) and is_office(joined)
        if pending and not one and (line in _OF_APPENDIX or in_capitals(line) or not person_in(joined)):
            yield pending
            pending = ""
        pending = f"{pending} {line}".strip()
    if pending:
        yield pending

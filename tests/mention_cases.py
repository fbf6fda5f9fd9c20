"""Reads a passage and says what it cites; a case marks every mention that it expects: "Căn cứ ⟨Nghị định số ...⟩"."""

from graph_loader.extraction.citation import find_mentions
from graph_loader.extraction.model import Header, Level, Mention, Target
from graph_loader.extraction.reading import reading_of
from graph_loader.extraction.structure import structure_of

LAO_CAI = Header(
    kind="KH",
    number="20/KH-UBND",
    issued_on="2023-01-16",
    issuer="UBND tỉnh Lào Cai",
    level=Level.PROVINCE,
    place="Lào Cai",
)
BAC_HA = Header(
    kind="KH",
    number="45/KH-UBND",
    issued_on="2023-02-10",
    issuer="UBND huyện Bắc Hà",
    level=Level.DISTRICT,
    place="Bắc Hà",
)
MINISTRY = Header(
    kind="TT", number="07/2024/TT-BTC", issued_on="2024-02-01", issuer="Bộ trưởng Bộ Tài chính", level=Level.MINISTRY
)
BODY = "I. MỤC ĐÍCH\n\n"
"""Opens the body, so that what follows is running text."""


def read(text: str, header: Header = LAO_CAI) -> tuple[tuple[Target, ...], tuple[Mention, ...], str]:
    """Return targets and mentions of a passage, and the reading whose offsets they count."""
    reading = reading_of(BODY + text)
    targets, mentions = find_mentions(reading, structure_of(reading), header)
    return targets, mentions, reading.text


def marked(text: str, header: Header = LAO_CAI) -> str:
    """Return the passage without its marks, read, and marked again where mentions were found."""
    plain = text.replace("⟨", "").replace("⟩", "")
    _, mentions, reading = read(plain, header)
    marks = [(m.end, 0, -m.start, "⟩") for m in mentions] + [(m.start, 1, -m.end, "⟨") for m in mentions]
    for position, _, _, mark in sorted(marks, reverse=True):
        reading = reading[:position] + mark + reading[position:]
    return reading.removeprefix(BODY)


def only(text: str, header: Header = LAO_CAI) -> Target:
    """Return the one document that a passage cites."""
    targets, _, _ = read(text, header)
    assert len(targets) == 1, targets
    return targets[0]

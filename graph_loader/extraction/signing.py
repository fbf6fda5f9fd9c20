"""Who signed: the name below the lines of authority and office (Nghị định 30/2020/NĐ-CP, Điều 8, khoản 7)."""

import re
from collections.abc import Iterator

from graph_loader.extraction.back import NAME
from graph_loader.extraction.layout import in_capitals
from graph_loader.extraction.reading import Reading
from graph_loader.reference.formulas import begins

_SIGNED = re.compile(r"\(?(?:đã ký|đã kí|ký tên|signed)[^)\n|]*\)?[ :]*|^/s/ *", re.IGNORECASE)
_OF_APPENDIX = frozenset({"Phụ", "Biểu", "Mẫu", "Danh", "Bảng"})
"""The first words of an appendix's heading, which may follow a name without a wall."""

_SHOUTED = re.compile(r"(?:[^\W\d_]{1,7} ){1,4}[^\W\d_]{1,7}")
_OF_BODY = re.compile(
    r"(?<!\w)(?:VÀ|CỦA|CÁC|DÂN|TỈNH|HUYỆN|THÀNH|PHỐ|CHÍNH|PHỦ|NƯỚC|TRƯỞNG|TỊCH|QUỐC|HỘI|BỘ|SỞ|BAN|CỤC|PHÒNG|THUẾ|"
    r"VĂN BẢN)(?!\w)"
)


def signer_of(block: Reading) -> str | None:
    """Return the name of the first person who signed, without rank or degree; None where nobody is named.

    Args:
        block: the lines of recipients and signature.
    """
    office = False
    shouted: str | None = None
    for cell in block.text.split("|"):
        for line in _paragraphs(cell):
            if in_capitals(line):
                if office and shouted is None and _is_name_in_capitals(line):
                    shouted = line.title()
                office = office or begins("office").match(line.lower()) is not None
            elif office and (match := NAME.fullmatch(line)):
                return match[1]
    return shouted


def _paragraphs(cell: str) -> Iterator[str]:
    """Yield the lines of a cell, with a name that was wrapped in one piece."""
    pending = ""
    for piece in cell.split("\n"):
        line = " ".join(_SIGNED.sub("", piece).split()).strip(" .:;-_")
        if not line:
            continue
        if pending and (in_capitals(line) or line in _OF_APPENDIX or not NAME.fullmatch(f"{pending} {line}")):
            yield pending
            pending = ""
        if in_capitals(line):
            yield line
        else:
            pending = f"{pending} {line}".strip()
    if pending:
        yield pending


def _is_name_in_capitals(line: str) -> bool:
    return (
        _SHOUTED.fullmatch(line) is not None and not begins("office").match(line.lower()) and not _OF_BODY.search(line)
    )

"""Who signed a document: the name below the lines of authority and office (Nghị định 30/2020/NĐ-CP, Điều 8, khoản 7)."""

import re

from graph_loader.extraction.back import NAME, ROLE
from graph_loader.extraction.layout import in_capitals
from graph_loader.extraction.reading import Reading

_SIGNED = re.compile(r"\(?(?:đã ký|đã kí|ký tên|signed)[^)\n|]*\)?[ :]*|^/s/ *")
_SHOUTED = re.compile(r"(?:[^\W\d_]{1,7} ){1,4}[^\W\d_]{1,7}")


def signer_of(block: Reading) -> str | None:
    """Return the name of the first person who signed, without rank or degree; None where nobody is named.

    Args:
        block: the lines of recipients and signature.
    """
    role = False
    for piece in re.split(r"[\n|]", block.text):
        line = " ".join(_SIGNED.sub("", piece).split()).strip(" .:;-")
        if not line:
            continue
        if in_capitals(line):
            if role and not ROLE.match(line) and _SHOUTED.fullmatch(line) and not _of_body(line):
                return line.title()
            role = role or ROLE.match(line) is not None
            continue
        match = NAME.fullmatch(line)
        if role and match:
            return match[1].strip()
    return None


def _of_body(line: str) -> bool:
    """Whether a line in capitals goes on with the name of an authority rather than being a person's name."""
    return (
        re.search(
            r"(?:^|\s)(?:VÀ|CỦA|CÁC|DÂN|TỈNH|HUYỆN|THÀNH|PHỐ|CHÍNH|PHỦ|NƯỚC|TRƯỞNG|TỊCH|QUỐC|HỘI|BỘ|SỞ|BAN|CỤC)(?:\s|$)",
            line,
        )
        is not None
    )

"""Reads plain text and markdown: the canonical text is the decoded file, with its line ends and marks as they are."""

import codecs
import re

from graph_loader.errors import UnreadableDocumentError

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_SIGNATURES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive or Office document",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"\x7fELF": "a program",
    b"MZ": "a program",
}
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def read_text(data: bytes) -> tuple[str, None]:
    """Return the text of a plain text or markdown file.

    Args:
        data: UTF-8 (a byte order mark stays as U+FEFF), or UTF-16 or UTF-32 with a byte order mark.

    Raises:
        UnreadableDocumentError: the bytes are another format or another encoding.
    """
    text = decode(data)
    check_text(text)
    return text, None


def decode(data: bytes, encoding: str | None = None) -> str:
    """Decode bytes strictly.

    Args:
        data: the bytes of a file.
        encoding: the encoding that the file declares; a byte order mark and valid UTF-8 come before it.

    Raises:
        UnreadableDocumentError: the bytes belong to a binary format or cannot be decoded.
    """
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature) and not (signature == b"MZ" and b"\x00" not in data[:1024]):
            raise UnreadableDocumentError(f"By its first bytes it is {what} and no text; convert it to text first.")
    if data.startswith(_UTF32_MARKS):
        return _strict(data, "utf-32")
    if data.startswith(_UTF16_MARKS):
        return _strict(data, "utf-16")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if encoding:
            return _strict(data, encoding)
        if _zeros(data):
            raise UnreadableDocumentError("It is a binary file and no text; convert it to text first.") from None
        raise UnreadableDocumentError(
            f"The text is not UTF-8 (byte {error.start:,} fits no letter); save it as UTF-8."
        ) from None


def check_text(text: str) -> None:
    """Raise UnreadableDocumentError where a decoded text consists to a great part of control characters."""
    sample = text[:65536]
    if "\x00" in sample or len(_CONTROLS.findall(sample)) * 20 > len(sample):
        raise UnreadableDocumentError("It is a binary file and no text; convert it to text first.")


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        raise UnreadableDocumentError(f"The text is not valid {encoding}; save it as UTF-8.") from None


def _zeros(data: bytes) -> bool:
    return b"\x00" in data[:65536]

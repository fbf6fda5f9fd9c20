"""Reads web pages: the canonical text is the visible text, with the way back to the decoded file.

The scanner follows the tokenizer of the HTML standard (https://html.spec.whatwg.org/multipage/parsing.html) as far as
text needs it: comments, raw text elements, quoted attributes, character references. It never goes back, so any input
takes linear time. Paragraphs are set apart by blank lines, other blocks by line ends, table cells by "|".
"""

import html
import re
from array import array
from collections.abc import Iterator
from typing import NamedTuple

from graph_loader.documents.model import OffsetMap
from graph_loader.documents.text import check_text, decode

_META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_ENCODING = re.compile(r"(?i:utf-?8|utf-?16(?:le|be)?|(?:windows-|cp)12\d\d|iso-8859-\d{1,2}|(?:us-)?ascii|latin-?1)")
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)((?:[^\"'>]|\"[^\"]*\"|'[^']*')*)>")
_BARE_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)([^>]*)>")
_HIDDEN = re.compile(r"\shidden(?=[\s=/]|$)|display\s*:\s*none", re.IGNORECASE)
_IRREGULAR = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]|&(?:#[xX]?[0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,30});?")

_RAW = re.compile("script|style|template|noscript|iframe|noembed|noframes|xmp")
_SILENT = re.compile("title|nav|svg|canvas|select|datalist|object|audio|video|math")
_VOID = re.compile("area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr")
_PARAGRAPH = re.compile("p|h[1-6]|table|blockquote|pre|article|section|[uod]l|hr|main|header|footer")
_LINE = re.compile("br|div|li|tr|d[td]|caption|figure|figcaption|aside|form|fieldset|address|body|details|summary")
_CELL = re.compile("t[dh]")


def read_html(data: bytes) -> tuple[str, OffsetMap]:
    """Return the visible text of a web page.

    Args:
        data: the bytes of the page; a byte order mark, valid UTF-8 and the charset of its `meta` are tried in turn.

    Returns:
        The text, and the map from its code points to those of the decoded page.

    Raises:
        UnreadableDocumentError: the bytes are another format or another encoding.
    """
    declared = _META.search(data[:4096])
    name = declared.group(1).decode("ascii") if declared else None
    page = decode(data, name if name and _ENCODING.fullmatch(name) else None)
    check_text(page)
    writer = _Writer()
    _scan(page, writer)
    return writer.result()


class _Token(NamedTuple):
    """A piece of a page: visible text (no name), or a tag."""

    start: int
    end: int
    name: str = ""
    closing: bool = False
    attributes: str = ""


def _scan(page: str, writer: "_Writer") -> None:
    """Hand the visible text of a page and its block structure to the writer."""
    silent, depth = "", 0
    for token in _tokens(page):
        name, closing = token.name, token.closing
        if depth:
            if name == silent:
                depth += -1 if closing else 1
        elif not name:
            writer.text(page, token.start, token.end)
        elif (
            not closing and not _VOID.fullmatch(name) and (_SILENT.fullmatch(name) or _HIDDEN.search(token.attributes))
        ):
            silent, depth = name, int(not token.attributes.endswith("/"))
        elif _PARAGRAPH.fullmatch(name):
            writer.line(token.start, 2)
            writer.preformatted = name == "pre" and not closing
        elif _LINE.fullmatch(name):
            writer.line(token.start, 1)
            if name == "li" and not closing:
                writer.insert("- ", token.start)
        elif closing and _CELL.fullmatch(name):
            writer.cell(token.start)


def _tokens(page: str) -> Iterator[_Token]:
    """Yield the texts and tags of a page in order; comments and raw text elements are left out."""
    position, pattern = 0, _TAG
    while position < len(page):
        start = page.find("<", position)
        if start < 0:
            yield _Token(position, len(page))
            return
        if start > position:
            yield _Token(position, start)
        following = page[start + 1 : start + 2]
        if following in ("!", "?"):
            close = page.find("-->", start + 4) if page.startswith("<!--", start) else page.find(">", start)
            position = len(page) if close < 0 else page.index(">", close) + 1
            continue
        match = pattern.match(page, start)
        if match is None and (following.isalpha() or following == "/"):
            if page.find(">", start) < 0:
                return
            pattern = _BARE_TAG
            match = pattern.match(page, start)
        if match is None:
            yield _Token(start, start + 1)
            position = start + 1
            continue
        position = match.end()
        name = match[2].lower()
        if not match[1] and _RAW.fullmatch(name):
            end = _end_of_raw(page, name, position)
            if end is None:
                return
            position = end
        else:
            yield _Token(start, position, name, bool(match[1]), match[3])


def _end_of_raw(page: str, name: str, position: int) -> int | None:
    close = re.compile(rf"</{name}(?=[\s/>])[^>]*>", re.IGNORECASE).search(page, position)
    return close.end() if close else None


class _Writer:
    """Collects the text and the runs of the offset map."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._canonical = array("q", [0])
        self._original = array("q", [0])
        self._owed: tuple[int, int] | None = None
        self._breaks = 2
        self.preformatted = False

    def text(self, page: str, start: int, end: int) -> None:
        """Add visible text: white space is folded as a browser does, references become their letters."""
        if self.preformatted:
            self._add(page[start:end], start)
            return
        position = start
        for match in _IRREGULAR.finditer(page, start, end):
            if match.start() > position:
                self._add(page[position : match.start()], position)
            piece = match.group()
            self._add(html.unescape(piece) if piece[0] == "&" else " ", match.start())
            position = match.end()
        if end > position:
            self._add(page[position:end], position)

    def line(self, at: int, ends: int) -> None:
        """End the line before the next text, with a blank line where `ends` is 2."""
        if self._breaks < ends:
            self._owed = (max(ends, self._owed[0] if self._owed else 0), at)

    def cell(self, at: int) -> None:
        """Set a table cell apart from the next."""
        self._owed = None
        self._put(" |", at)
        self._breaks = 0

    def insert(self, text: str, at: int) -> None:
        """Add text that the page shows without having it, such as the mark of a list item."""
        self._settle()
        self._put(text, at)

    def result(self) -> tuple[str, OffsetMap]:
        """Return the text and the map."""
        return "".join(self._pieces), OffsetMap(tuple(self._canonical), tuple(self._original))

    def _add(self, piece: str, at: int) -> None:
        if self._owed or self._breaks:
            stripped = piece.lstrip(" ")
            at += len(piece) - len(stripped)
            piece = stripped
            if not piece:
                return
        self._settle()
        self._put(piece, at)
        self._breaks = 0

    def _settle(self) -> None:
        if self._owed:
            ends, at = self._owed
            self._put("\n" * (ends - self._breaks), at)
            self._breaks, self._owed = ends, None

    def _put(self, piece: str, at: int) -> None:
        if self._length - self._canonical[-1] != at - self._original[-1]:
            self._canonical.append(self._length)
            self._original.append(at)
        self._pieces.append(piece)
        self._length += len(piece)

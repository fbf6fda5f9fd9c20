"""Finding documents: by number in any form, by words of title, issuer, place, signer or text, without diacritics."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from graph_loader.errors import AmbiguousDocumentError, NothingFoundError
from graph_loader.extraction.model import Level
from graph_loader.graph.documents import document_of
from graph_loader.graph.find_texts import FoundTexts, find_texts
from graph_loader.graph.fold import fold
from graph_loader.graph.model import Document, Status
from graph_loader.graph.spelling import corrections
from graph_loader.graph.text_query import TextQuery, text_query
from graph_loader.reference.tables import rows as rows_of
from graph_loader.stores.protocol import GraphStore
from graph_loader.stores.rows import number_key
from graph_loader.stores.statements import statement

MOST_HITS = 1000
"""How far pages reach; `total` counts all hits (the number stands in cypher/internal/find.cypher)."""

_DATE = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_SLOTS = 6
_LONGEST_NUMBER = 8
"""Of how many words a number may be made when it is typed with blanks ("20 KH UBND")."""


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A hit: the document, how many it carries out, and how many carry it out (IMPLEMENTS, out and in)."""

    document: Document
    carries_out: int
    carried_out_by: int


@dataclass(frozen=True, slots=True)
class FindResult:
    """A page of hits, and one of other documents whose text has the words.

    Attributes:
        rows: documents that have the words in number, title, issuer, place or signer.
        total: how many there are in all.
        corrected: what was searched in place of a misspelt text.
        texts: other documents that have the words in their text; None before the store has an index of its texts.
    """

    rows: tuple[FoundDocument, ...]
    total: int
    corrected: str | None = None
    texts: FoundTexts | None = field(default_factory=FoundTexts)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found, on any page."""
        return not self.total and not (self.texts and self.texts.total)


def find(
    store: GraphStore,
    text: str = "",
    *,
    kind: str | None = None,
    level: Level | str | None = None,
    place: str | None = None,
    year: int | None = None,
    status: Status | str | None = None,
    limit: int = 50,
    offset: int = 0,
    texts_limit: int = 10,
    texts_offset: int = 0,
) -> FindResult:
    """Return the documents that have every word of a text, whatever its order, case and diacritics.

    The words are looked for in number, title, issuer, place and signer; and then in the texts of the other documents,
    where they must be whole words, and what stands in quotes or without a blank must stand together.

    In the former a word may be part of a word. Documents of exactly that number come first, then those whose number
    begins so, then those that have the words as one phrase; then loaded before cited ones, newest first. Where nothing
    is found, the words are taken apart at "/" and "-"; then the text is read as a citation, with its date as a filter
    and without the words that join its parts (data/reference/search_words.csv). Where no text has the words either,
    they are corrected by those of the store.

    Args:
        store: the store to ask.
        text: words, or a number in any form ("20/KH-UBND", "20 kh ubnd", "20/KH"); empty for all documents.
        kind: abbreviation of a kind.
        level: level of the issuer.
        place: code or name of a place; documents of its parts count.
        year: year of issue.
        status: "loaded" or "cited".
        limit: how many hits on the page.
        offset: how many hits to pass over first; pages reach the first `MOST_HITS`.
        texts_limit: how many of those that have the words in their text.
        texts_offset: how many of these to pass over first.
    """
    filters = {
        "kind": kind,
        "level": None if level is None else str(level),
        "place": place,
        "places": [] if place is None else _codes_within(store, place),
        "year": year,
        "status": None if status is None else str(status),
        "issued_on": None,
    }
    page = {"offset": offset, "limit": limit}
    texts_page = {"offset": texts_offset, "limit": texts_limit}
    text = text.encode(errors="replace").decode()
    query = text_query(text)
    words = [fold(part) for part in query.parts]
    readings = [(words, None)] if query.quoted else _readings(text, words)
    result = _ask(store, query, readings, filters, page=page, texts_page=texts_page)
    if result.is_empty and not query.quoted:
        for corrected in corrections(store, words):
            written = " ".join(corrected)
            readings = _readings(written, corrected)
            again = _ask(store, text_query(written), readings, filters, page=page, texts_page=texts_page)
            if not again.is_empty:
                return replace(again, corrected=written)
    return result


def identify(store: GraphStore, id_or_number: str) -> str:
    """Return the id of the document that an id or a number in any form names.

    Raises:
        NothingFoundError: no document has this id or number.
        AmbiguousDocumentError: several documents have this number; `candidates` lists them.
    """
    text = id_or_number.strip()
    if store.run(statement("documents"), {"ids": [text]}).rows:
        return text
    rows = store.run(statement("identify"), {"number": number_key(text)}).rows
    if not rows:
        words, issued_on = _citation(text)
        parameters = {"numbers": _numbers(words), "words": words, "issued_on": issued_on}
        rows = store.run(statement("identify_any_form"), parameters).rows
    if not rows:
        raise NothingFoundError(f"No document has the id or number {text!r}; look for it with `legalgraph find`.")
    if len(rows) > 1:
        ids = tuple(str(row[0]) for row in rows)
        raise AmbiguousDocumentError(
            f"{text} is the number of {len(ids)} documents; name the one you mean by its id.", ids
        )
    return str(rows[0][0])


def _ask(
    store: GraphStore,
    query: TextQuery,
    readings: Sequence[tuple[list[str], str | None]],
    filters: Mapping[str, Any],
    *,
    page: Mapping[str, int],
    texts_page: Mapping[str, int],
) -> FindResult:
    """Return the hits of the first reading (words, date) that has any, and what the texts of other documents have."""
    found = FindResult((), 0)
    besides: tuple[str, ...] = ()
    for number, (words, day) in enumerate(readings):
        if (words or day or not query.parts) and (words, day) not in readings[:number]:
            found = _search(store, words, {**filters, "issued_on": day}, page)
            if found.total:
                besides = () if day else tuple(words)
                break
    return replace(found, texts=find_texts(store, query, filters, besides=besides, **texts_page))


def _search(store: GraphStore, words: list[str], filters: Mapping[str, Any], page: Mapping[str, int]) -> FindResult:
    longest_first = sorted(words, key=len, reverse=True)
    slots = {f"word_{slot + 1}": word for slot, word in enumerate((*longest_first[:_SLOTS], *[""] * _SLOTS)[:_SLOTS])}
    filtered = any(value is not None and value != [] for value in filters.values())
    parameters = {**filters, **slots, "more_words": longest_first[_SLOTS:], "filtered": filtered}
    total = store.run(statement("find_total"), parameters).rows[0][0]
    if not total:
        return FindResult((), 0)
    pieces = _pieces(" ".join(words))
    openings = [piece + sign for piece in pieces if piece.isdigit() for sign in "/-"]
    ranked = {**parameters, **page, "numbers": _numbers(pieces), "openings": openings, "phrase": " ".join(words)}
    rows = store.run(statement("find"), ranked).rows
    return FindResult(tuple(FoundDocument(document_of(row[0]), row[1], row[2]) for row in rows), total)


def _readings(text: str, words: list[str]) -> list[tuple[list[str], str | None]]:
    """Return how a text may be meant (words, date): as it is, taken apart at its signs, as a citation."""
    return [(words, None), (_pieces(text), None), _citation(text)]


def _pieces(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", fold(text))


def _citation(text: str) -> tuple[list[str], str | None]:
    """Return the words of a citation that a document's own properties have, and its date as ISO."""
    issued_on = None
    if match := _DATE.search(text):
        day, month, year = (int(part) for part in match.groups())
        issued_on = f"{year:04}-{month:02}-{day:02}"
        text = f"{text[: match.start()]} {text[match.end() :]}"
    return [piece for piece in _pieces(text) if piece not in _joining_words()], issued_on


@cache
def _joining_words() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in rows_of("search_words.csv"))


def _numbers(pieces: list[str]) -> list[str]:
    """Return what a number without separators may be, given the words and digits of a text.

    ["ke", "hoach", "20", "kh", "ubnd"] gives ["20kh", "20khubnd"]: every run of pieces that begins with digits.
    """
    runs: dict[str, None] = {}
    for start, piece in enumerate(pieces):
        if piece[0].isdigit():
            for end in range(start + 2, min(start + _LONGEST_NUMBER, len(pieces)) + 1):
                runs["".join(pieces[start:end])] = None
    if len(pieces) == 1:
        runs[pieces[0]] = None
    return list(runs)


def _codes_within(store: GraphStore, place: str) -> list[str]:
    return [row[0] for row in store.run(statement("places_within"), {"place": place}).rows]

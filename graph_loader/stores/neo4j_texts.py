"""Texts in Neo4j: as rows of `put_texts`, with the folded words that its index holds, and as questions to Lucene."""

import zlib
from typing import Any

from graph_loader.graph.fold import WORDS_VERSION, words
from graph_loader.stores.protocol import SourceRecord, TextSearch


def text_row(record: SourceRecord, text: str) -> dict[str, Any]:
    """Return a source with its text and its record; only texts of legal documents have words."""
    source = record.source
    return {
        "sha256": source.sha256,
        "extractor": source.extractor,
        "not_legal": source.not_legal,
        "record": zlib.compress(record.record),
        "text": text,
    } | words_row(source.path, None if source.not_legal else text)


def words_row(path: str, text: str | None) -> dict[str, Any]:
    """Return the words of a text, as the index holds them: folded, with a blank between them."""
    joined = None if text is None else " ".join(words(text))
    return {"path": path, "words": joined, "words_version": WORDS_VERSION}


def search_parameters(search: TextSearch) -> dict[str, Any]:
    """Return the parameters of `search_texts`."""
    return {
        "query": _query(search.runs),
        "besides": list(search.besides),
        "kind": search.kind,
        "level": search.level,
        "place": search.place,
        "places": list(search.places),
        "year": search.year,
        "offset": search.offset,
        "limit": search.limit,
    }


def _query(runs: tuple[tuple[str, ...], ...]) -> str:
    """Return a question to Lucene: every run must occur, for no score; all of them as one phrase score.

    Words are lower-case letters and digits, and stand in quotes, so nothing of them can be syntax.
    """
    asked = " ".join(f'+"{" ".join(run)}"' for run in runs)
    return f'+({asked})^0 "{" ".join(word for run in runs for word in run)}"'

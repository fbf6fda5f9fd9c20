"""How fast the embedded store indexes and searches texts, and how large their index is.

    python -m benchmarks.texts --documents 200000 --characters 2000

The texts are sentences of the sample documents in random order, with a few words made up; no word of the real ones is
as frequent, so common words are as costly as they get.
"""

import argparse
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.stores import graph
from graph_loader.documents import read, walk
from graph_loader.graph.find_texts import find_texts
from graph_loader.graph.text_query import text_query
from graph_loader.resources import resource
from graph_loader.stores.embedded import EmbeddedStore
from graph_loader.stores.protocol import SourceRecord, StoredSource

ASKED = 20
NO_FILTER: dict[str, Any] = {"kind": None, "level": None, "place": None, "places": [], "year": None, "status": None}
KEPT = "SELECT sum(length(text)) + sum(length(record)) FROM source"
INDEX = "SELECT sum(length(block)) FROM words_data"
QUESTIONS: tuple[tuple[str, str, dict[str, Any], tuple[str, ...]], ...] = (
    ("a word of one text", "từ7", {}, ()),
    ("two words of every tenth", "mạng lưới", {}, ()),
    ("six words of many", "phổ cập giáo dục mầm non", {}, ()),
    ("a phrase", '"học sinh bỏ học giữa chừng"', {}, ()),
    ("two words within a year", "mạng lưới", {"year": 2014}, ()),
    ("a word of nearly all", "thực hiện", {}, ()),
    ("a word of nearly all, besides the hits in titles", "thực hiện", {}, ("phat", "trien", "77")),
)


def texts(documents: int, characters: int) -> Iterator[str]:
    """Yield made-up texts of about so many characters."""
    chance = random.Random(1)
    sources = [read(path).text for path in walk([resource("data", "samples")])]
    sentences = [line.strip() for text in sources for line in text.replace(". ", ".\n").splitlines() if line.strip()]
    for number in range(documents):
        parts = [f"Từ{number}."]
        while sum(map(len, parts)) < characters:
            parts.append(chance.choice(sentences))
        yield "\n".join(parts)


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds some work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def said(name: str, work: Callable[[], object]) -> None:
    """Do some work and print how long it took, and how much of a processor."""
    began = time.process_time()
    seconds = timed(work)
    print(f"{name}: {seconds:.1f} s, processor {time.process_time() - began:.1f} s", flush=True)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--documents", type=int, default=200_000)
    parser.add_argument("--characters", type=int, default=2_000)
    given = parser.parse_args()
    made = graph(given.documents, 0, citations=False)
    sources = {document.id: f"{at}.txt" for at, document in enumerate(made.documents)}
    made_up = list(texts(given.documents, given.characters))
    records = (
        (SourceRecord(StoredSource(path, "0" * 64, "rules"), b"{}"), text)
        for path, text in zip(sources.values(), made_up, strict=True)
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "texts.sqlite"
        with EmbeddedStore(Path(folder)) as store:
            said("keep texts with their words", lambda: store.keep(records))
            said("write the documents", lambda: store.write(made, sources))
        with sqlite3.connect(file) as connection:
            kept, index = (connection.execute(query).fetchone()[0] for query in (KEPT, INDEX))
            connection.execute("PRAGMA user_version = 0")
        print(
            f"file: {file.stat().st_size / 1e6:.0f} MB; texts and records {kept / 1e6:.0f}, words {index / 1e6:.0f} MB"
        )

        def index_again() -> None:
            with EmbeddedStore(Path(folder)):
                pass

        said("index a file of before", index_again)
        with EmbeddedStore(Path(folder)) as store:
            store.write(made, sources)
        with EmbeddedStore(Path(folder), read_only=True) as reader:
            reader.run("MATCH (d:Document) RETURN count(d)")
            for name, typed, filters, besides in QUESTIONS:
                query = text_query(typed)
                found = find_texts(reader, query, NO_FILTER | filters, besides=besides)
                took = [
                    timed(lambda: find_texts(reader, query, NO_FILTER | filters, besides=besides)) * 1000  # noqa: B023
                    for _ in range(ASKED)
                ]
                high = sorted(took)[-2]
                print(f"{name} ({found and found.total}): {statistics.median(took):.0f} / {high:.0f} ms")


if __name__ == "__main__":
    main()

"""Words of a search that the store does not have, corrected by the nearest ones that it has."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product

from rapidfuzz import process
from rapidfuzz.distance import OSA

from graph_loader.stores.protocol import GraphStore
from graph_loader.stores.statements import statement

_NEAREST = 3
_MOST_ATTEMPTS = 8
_OUT_OF_REACH = 100


def corrections(store: GraphStore, words: list[str]) -> Iterator[list[str]]:
    """Yield the words with unknown ones replaced by known ones, likeliest first.

    One slip (a letter too many, too few, wrong, or two swapped) is forgiven in words of up to five letters, two in
    longer ones. Words that are known, or part of a known one, stay.

    Args:
        store: the store whose documents' words count as known.
        words: folded words.
    """
    known = _Vocabulary.of(store)
    choices = [known.nearest(word) for word in words]
    if all(len(choice) == 1 and choice[0] == word for choice, word in zip(choices, words, strict=True)):
        return
    ranked = sorted(
        islice(product(*(enumerate(choice) for choice in choices)), _OUT_OF_REACH),
        key=lambda attempt: sum(rank for rank, _ in attempt),
    )
    for attempt in ranked[:_MOST_ATTEMPTS]:
        yield [word for _, word in attempt]


class _Vocabulary:
    """The words of all documents, most frequent first; kept for each version of a store's data."""

    def __init__(self, words: list[str]) -> None:
        self._words = words
        self._text = " ".join(words)

    @staticmethod
    def of(store: GraphStore) -> "_Vocabulary":
        return _vocabulary(store, store.version())

    def nearest(self, word: str) -> list[str]:
        if word in self._text:
            return [word]
        slips = 1 if len(word) <= 5 else 2
        hits = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=slips, limit=_NEAREST)
        return [hit for hit, _, _ in hits] or [word]


@lru_cache(maxsize=2)
def _vocabulary(store: GraphStore, version: str) -> _Vocabulary:  # noqa: ARG001 - the version is part of the key
    return _Vocabulary([row[0] for row in store.run(statement("vocabulary")).rows])

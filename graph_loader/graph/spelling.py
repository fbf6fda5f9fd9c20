"""Words of a search that the store does not have, corrected by the nearest ones that it has."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice, product
from weakref import WeakKeyDictionary

from rapidfuzz import process
from rapidfuzz.distance import OSA

from graph_loader.stores.protocol import GraphStore
from graph_loader.stores.statements import statement

_NEAREST = 3
_COMPARED = 20
_MOST_WORDS = 50_000
_MOST_ATTEMPTS = 8
_OUT_OF_REACH = 100


def corrections(store: GraphStore, words: list[str]) -> Iterator[list[str]]:
    """Yield the words with unknown ones replaced by known ones, likeliest first: fewest slips, then swapped letters.

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

    @classmethod
    def of(cls, store: GraphStore) -> "_Vocabulary":
        version = store.version()
        held = _KEPT.get(store)
        if held is None or held[0] != version:
            texts = " ".join(row[0] for row in store.run(statement("vocabulary")).rows)
            times = Counter(word for word in texts.split() if word.isalpha() and len(word) > 1)
            held = version, cls(sorted(times, key=lambda word: (-times[word], word))[:_MOST_WORDS])
            _KEPT[store] = held
        return held[1]

    def nearest(self, word: str) -> list[str]:
        if word in self._text:
            return [word]
        slips = 1 if len(word) <= 5 else 2
        hits = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=slips, limit=_COMPARED)
        letters = sorted(word)
        ranked = sorted(hits, key=lambda hit: (hit[1], abs(len(hit[0]) - len(word)), sorted(hit[0]) != letters, hit[2]))
        return [hit for hit, _, _ in ranked[:_NEAREST]] or [word]


_KEPT: WeakKeyDictionary[GraphStore, tuple[str, _Vocabulary]] = WeakKeyDictionary()

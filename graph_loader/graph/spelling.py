"""Words of a search that the store does not have, corrected by the nearest ones that it has."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice, product
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
_MOST_SYMBOLS = 8
"""Into how many pieces a number falls at its letters; a longer word is none and stays."""

_LETTERS = re.compile(r"[a-z]+")


def corrections(store: GraphStore, words: list[str]) -> Iterator[list[str]]:
    """Yield the words with unknown ones replaced by known ones, likeliest first: fewest slips, then swapped letters.

    One slip (a letter too many, too few, wrong, or two swapped) is forgiven in words of up to five letters, two in
    longer ones. Words that are known, or part of a known one, stay. Of a number ("20/kh-ubns") the letters between its
    signs are corrected by those of other numbers; its digits stay.

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
    """The words of all documents and the letters of their numbers; kept for each version of a store's data."""

    def __init__(self, texts: list[str]) -> None:
        words: Counter[str] = Counter()
        symbols: Counter[str] = Counter()
        for text in texts:
            for word in text.split():
                if word.isalpha():
                    words[word] += 1
                elif "/" in word:
                    symbols.update(_LETTERS.findall(word))
        self._words = _Known(words + symbols)
        self._symbols = _Known(symbols)

    @classmethod
    def of(cls, store: GraphStore) -> "_Vocabulary":
        version = store.version()
        held = _KEPT.get(store)
        if held is None or held[0] != version:
            held = version, cls([row[0] for row in store.run(statement("vocabulary")).rows])
            _KEPT[store] = held
        return held[1]

    def nearest(self, word: str) -> list[str]:
        """Return what was meant by a word, likeliest first; the word itself where nothing is near."""
        if not any(sign.isdigit() or sign == "/" for sign in word):
            return self._words.nearest(word)
        signs = _LETTERS.split(word)
        if len(signs) > _MOST_SYMBOLS:
            return [word]
        meant = product(*(self._symbols.nearest(letters) for letters in _LETTERS.findall(word)))
        return [
            "".join(chain.from_iterable(zip(signs, (*letters, ""), strict=True))) for letters in islice(meant, _NEAREST)
        ]


class _Known:
    """Words that stand in the store, most frequent first."""

    def __init__(self, times: Counter[str]) -> None:
        longer = (word for word in times if len(word) > 1)
        self._words = sorted(longer, key=lambda word: (-times[word], word))[:_MOST_WORDS]
        self._text = " ".join(self._words)

    def nearest(self, word: str) -> list[str]:
        if word in self._text:
            return [word]
        slips = 1 if len(word) <= 5 else 2
        hits = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=slips, limit=_COMPARED)
        letters = sorted(word)
        ranked = sorted(hits, key=lambda hit: (hit[1], abs(len(hit[0]) - len(word)), sorted(hit[0]) != letters, hit[2]))
        return [hit for hit, _, _ in ranked[:_NEAREST]] or [word]


_KEPT: WeakKeyDictionary[GraphStore, tuple[str, _Vocabulary]] = WeakKeyDictionary()

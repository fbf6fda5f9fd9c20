"""Short names that a text makes for itself: "Nghị quyết 29", "Đề án 06", "(sau đây gọi tắt là Luật PPP)".

Rules: `short.serial` (kind and serial of the only document of that kind and serial in the text), `short.alias` (a short
form that the text defines in parentheses) and `number.plain` (kind, serial and date of a document whose number stands
nowhere in full: "Tờ trình số 25 ngày 12/3/2022").
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from graph_loader.extraction.draft import Draft
from graph_loader.extraction.issuer import IssuerReader
from graph_loader.extraction.number import number_of
from graph_loader.extraction.numbered import noun_pattern
from graph_loader.extraction.reading import Reading
from graph_loader.extraction.scan import before_marks, phrase
from graph_loader.extraction.structure import Block
from graph_loader.extraction.tail import Tail, tail_at
from graph_loader.reference.kinds import by_lower_name

_SERIAL = phrase(
    r"(?:nghị quyết|chỉ thị|kết luận|quyết định|nghị định|thông tư|đề án|kế hoạch|"
    r"chương trình|quy định|hướng dẫn|công văn|tờ trình|báo cáo|thông báo|luật) (?P<so>số )?"
    r"(?P<serial>0*[0-9]{1,4})(?![\w/.,%-]| ?(?:/|%|- ?\w))"
)
_DEFINED = phrase(
    r"\((?:sau đây )?(?:được )?(?:gọi|viết) (?:tắt |chung )?là:? [“\"]?(?P<short>[^()“”\"|.;]{4,60}?)[”\"]?\)"
)
_WORD = re.compile(r"[^\s,;:.()“”\"]+")
_LONGEST = 64
_PART_OF_WORD = re.compile(r"\w")
_NUMBERED = re.compile(r"\d/|(?<!\w)và(?!\w)|kèm[ ]theo")


class ShortReader:
    """Finds the short names of one text, when the documents that it names in full are known."""

    def __init__(self, reading: Reading, issuers: IssuerReader, drafts: list[Draft]) -> None:
        self._text = reading.text
        self._lower = reading.lower
        self._issuers = issuers
        self._by_serial: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._drafts = drafts
        for draft in drafts:
            if draft.number and draft.number.serial and draft.kind:
                self._by_serial[draft.kind, draft.number.serial].add(draft.number.key)
        self._ends = {draft.end: draft for draft in drafts}
        self._aliases = self._definitions()

    def anchors(self) -> Iterator[re.Match[str]]:
        """Yield the places where a short name may stand."""
        yield from _SERIAL.finditer(self._lower)
        if self._aliases:
            nouns = {noun[1] for short in self._aliases if (noun := noun_pattern().match(short))}
            yield from phrase(r"(?<!\w)(?:" + "|".join(sorted(nouns, key=len, reverse=True)) + r") ").finditer(
                self._lower
            )

    def in_block(self, block: Block, anchors: list[re.Match[str]]) -> list[Draft]:
        """Return the short names of a block; `anchors` are the places in it."""
        found = []
        for anchor in anchors:
            serial = "serial" in anchor.groupdict()
            draft = self._serial(anchor, block) if serial else self._alias(anchor.start(), block)
            if draft:
                found.append(draft)
        return found

    def _serial(self, noun: re.Match[str], block: Block) -> Draft | None:
        row = noun_pattern().match(self._lower, noun.start())
        kind = by_lower_name().get(" ".join(row[1].split())) if row else None
        if kind is None or _PART_OF_WORD.search(self._lower, noun.start() - 1, noun.start()):
            return None
        keys = self._by_serial.get((kind.abbreviation, noun["serial"].lstrip("0")), set())
        tail = tail_at(self._lower, noun.end(), block.end, self._issuers)
        if len(keys) != 1:
            return self._plain(noun, kind.abbreviation, tail)
        (key,) = keys
        name = " ".join(self._text[noun.start() : noun.end()].split())
        return Draft(noun.start(), tail.end, kind.abbreviation, "short.serial", None, name, None, None, 0.8, key)

    def _plain(self, noun: re.Match[str], kind: str, tail: Tail) -> Draft | None:
        if noun["so"] is None or len(tail.issued_on or "") != 10:
            return None
        number = number_of(noun["serial"])
        return Draft(noun.start(), tail.end, kind, "number.plain", number, None, tail.issued_on, tail.issuer, 0.7)

    def _definitions(self) -> dict[str, Draft]:
        found: dict[str, Draft] = {}
        for match in _DEFINED.finditer(self._lower):
            short = " ".join(match["short"].split())
            noun = noun_pattern().match(short)
            draft = self._ends.get(before_marks(self._lower, match.start(), " \n,"))
            if noun and noun.end() < len(short) and draft and not _NUMBERED.search(short):
                found[short] = draft
        return found

    def _alias(self, start: int, block: Block) -> Draft | None:
        words: list[str] = []
        longest: tuple[int, Draft] | None = None
        for word in _WORD.finditer(self._lower, start, min(block.end, start + _LONGEST)):
            words.append(word.group())
            if meant := self._aliases.get(" ".join(words)):
                longest = word.end(), meant
        if longest is None:
            return None
        end, meant = longest
        if meant.start <= start < meant.end:
            return None
        key = meant.number.key if meant.number else meant.stands_for
        rule = "short.alias" if key else meant.rule
        return Draft(start, end, meant.kind, rule, None, meant.name, None, None, 0.8, key)

"""Schemes, programmes, strategies, plans and master plans that a title names: "Đề án “Xây dựng xã hội học tập”".

A title names one document where it stands in quotes, ends with its period ("giai đoạn 2021-2025", "đến năm 2030, tầm
nhìn đến năm 2050"), is an established name (data/reference/schemes.csv) or repeats one that the text has given in
full. The title right after a number ("Quyết định số 613/QĐ-UBND ... phê duyệt Đề án ...") is that document's own: it is
no mention there, and a mention of that document wherever it stands again. What is being drawn up or approved ("xây
dựng Đề án", "ban hành Kế hoạch") is no mention.

Rules: `scheme.quoted`, `scheme.period`, `scheme.known`, `scheme.national`, `scheme.title` (a repeated title),
`scheme.long` (a title of many words that is put into effect).
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from graph_loader.extraction.draft import Draft
from graph_loader.extraction.model import Header, Scope
from graph_loader.extraction.number import CORE, number_of
from graph_loader.extraction.reading import Reading
from graph_loader.extraction.scan import before_marks, phrase
from graph_loader.extraction.structure import Block
from graph_loader.extraction.target import same_period
from graph_loader.reference.places import lower_name
from graph_loader.reference.schemes import scheme_pattern

_NOUN = phrase(r"(?:đề án|chương trình|chiến lược|quy hoạch|kế hoạch(?: hành động)?)(?!\w)")
_KINDS = {"đề": "DA", "chương": "CTr", "chiến": "Chiến lược", "quy": "Quy hoạch", "kế": "KH"}
_QUOTE = phrase(r" ?(?:quốc gia )?[“\"](?P<title>[^“”\"|;]{12,400})[”\"]")
_QUOTED_NOUN = phrase(r"[“\"] ?$")
_STOP = phrase(
    r"[.;:|“”\"\[\]]|\n\n|\((?![A-ZĐ&a-zđ]{2,8}\))|"
    r", (?=(?:các )?(?:đề án|chương trình|chiến lược|quy hoạch|kế hoạch|nghị quyết|nghị định|"
    r"quyết định|luật|chỉ thị|thông tư)(?!\w))|"
    r"(?<!\w)số ?:? ?\d|(?<!\w)\d+/|(?<!\w)(?:trên địa bàn|tại địa phương|phù hợp|"
    r"theo (?:quyết|nghị|kế|chỉ|hướng|tinh)|"
    r"được (?:thủ|chính|phê|ban|ủy|ubnd|hđnd|cấp|quốc|quy|giao)\w*|đã|chỉ|này|nhằm|"
    r"thực hiện (?:đề án|chương trình|chiến lược|quy hoạch|kế hoạch) (?:đến|từ|trong|giai đoạn)|"
    r"do[ \n]|sau khi|ban hành|gắn với|góp phần)(?!\w)"
)
_PERIOD = phrase(
    r",? ?(?:(?:giai đoạn|thời kỳ) (?:từ )?(?:năm )?\d{4} ?(?:-|đến(?: năm)?) ?\d{4}|"
    r"đến (?:hết )?năm \d{4})"
)
_OUTLOOK = phrase(r" ?(?:, ?(?:và )?|và )?(?:có )?(?:tầm nhìn|định hướng)(?: (?:đến|tới))?(?: năm)? \d{4}")
_PHASE = phrase(
    r" ?[,;] ?giai đoạn (?:[iv]{1,3}|\d)(?: ?[:,] ?| )\(?(?:từ )?(?:năm )?\d{4} ?(?:-|đến) ?(?:năm )?\d{4}(?!\d)\)?"
)
"""The phase of a period that the official name holds: "giai đoạn 2021-2030, giai đoạn I: từ năm 2021 đến năm 2025"."""
_DRAWN_UP = phrase(
    r"(?<!\w)(?:ban hành|phê duyệt|xây dựng|lập|soạn thảo|hoàn thiện|trình|thông qua|thẩm định|nghiên cứu|"
    r"đề xuất|dự thảo|tham mưu|đây là) ?:? (?:và triển khai )?$"
)
_BOTH = phrase(r"xây dựng và triển khai $")
_PUT_INTO_EFFECT = phrase(r"(?<!\w)(?:thực hiện|triển khai|hiệu quả) (?:các )?$")
_PLAN_OF = phrase(
    r" (?:(?:triển khai|tổ chức|tiếp tục) )*(?:thực hiện|triển khai|thi hành)(?: có hiệu quả)? (?:các )?"
    r"(?=đề án|chương trình|chiến lược|quy hoạch|kế hoạch|nghị |quyết định|chỉ thị|kết luận|luật)"
)
_TITLE_VERBS = phrase(
    r"[ \n,]*(?:\([^()]{0,60}\)[ \n,]*)?(?:(?:v/v|về việc|về|ban hành|phê duyệt|công bố|thông qua|điều chỉnh|bổ sung|"
    r"sửa đổi|và|,) )+[“\"]?"
)
_WORD = re.compile(r"[\w&/-]+")
_NATIONAL = phrase(r"chương trình (?:mục tiêu quốc gia|mtqg)(?P<colon> ?:)? ")
_NATIONAL_STOP = phrase(
    r"[.;:|“”\"()]|\n\n|(?<!\w)(?:trên địa bàn|năm \d|giai đoạn|thời kỳ|đến năm|tại|của|theo|thuộc|còn|được|đã|là|"
    r"và (?:các|chương|đề|kế)|các|này|đến|trong|nhằm|để|gắn|do|với|có|cho|theo|từ|phù)(?!\w)"
)
_SEVERAL = phrase(r"(?<!\w)(?:các|những|mỗi|từng|hai|ba|\d+) $")
_ISSUED_WITH = phrase(
    r"[ \n,(]*(?:(?:đã )?được )?(?:thủ tướng chính phủ )?"
    r"(?:(?:ban hành|phê duyệt) (?:kèm )?(?:theo|tại)|theo) $"
)
_ATTACHED = phrase(r"\(?(?:được )?(?:ban hành )?kèm theo (?:[^\W\d_]+ ){1,3}số ?:? ?(?=\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)$")
_PERIOD_WORDS = frozenset({("giai", "đoạn"), ("thời", "kỳ"), ("đến", "năm")})
_COMPARED = 100
"""How many titles a text's other titles are compared with, so that time grows with the length of the text only."""
_REGION = 420
_TITLE_BEGINS = phrase(
    r" (?!\d{1,4}(?: ?,| (?:và|hoặc|theo|để|của|đã|được|giai đoạn (?:[iv]{1,3}|\d))(?!\w)))"
    r"(?!(?:của|trên|theo|này|được|các|đã|năm|do|có|là|và|khi|tại|"
    r"để|phải|trong|nêu|cho|với|thuộc|giai|thời|gửi|cần|đó|khác|riêng|đề án|chương trình|kế hoạch)(?!\w))\w"
)


@dataclass(frozen=True, slots=True)
class _Title:
    """A title that the text gives: its kind, its words, how many stand before its period, whose number it is."""

    kind: str
    words: tuple[str, ...]
    core: int
    stands_for: str


class SchemeReader:
    """Finds the documents of one text that are named by a title."""

    def __init__(self, reading: Reading, header: Header) -> None:
        self._text = reading.text
        self._lower = reading.lower
        self._own = header.kind, _words_of(lower_name(header.title or ""), 0, _REGION)
        self._own_number = number_of(header.number).key if header.number else ""
        self._titles: list[_Title] = []
        self._by_opening: dict[tuple[str, ...], list[_Title]] = defaultdict(list)
        self._owned: dict[int, str] = {}

    def learn(self, block: Block, numbered: list[Draft]) -> None:
        """Note the titles that stand right after the numbers of a block."""
        for draft in numbered:
            if draft.number is None or not draft.number.serial:
                continue
            self._learn_before(block, draft)
            verbs = _TITLE_VERBS.match(self._lower, draft.end, block.end)
            start = verbs.end() if verbs else draft.end
            noun = _NOUN.match(self._lower, start, block.end) if start > draft.end else None
            if noun is None:
                continue
            self._owned[noun.start()] = draft.number.key
            if _PLAN_OF.match(self._lower, noun.end(), block.end):
                continue
            end = self._named_end(noun, block)[0] or self._region(noun.end(), block.end)
            words = _words_of(self._lower, noun.end(), end)
            self._learn(_KINDS[noun.group().split()[0]], words, draft.number.key)

    def _learn(self, kind: str, words: tuple[str, ...], stands_for: str) -> None:
        if len(words) >= 4:
            period = (at for at in range(4, len(words) - 1) if words[at : at + 2] in _PERIOD_WORDS)
            title = _Title(kind, words, next(period, len(words)), stands_for)
            if title not in self._by_opening[kind, *words[:4]]:
                self._titles.append(title)
                self._by_opening[kind, *words[:4]].append(title)

    def _learn_before(self, block: Block, draft: Draft) -> None:
        """Note a title that its number follows: "Đề án ... ban hành kèm theo Quyết định số ..."."""
        low = max(block.start, draft.start - _REGION)
        issued = _ISSUED_WITH.search(self._lower, max(low, draft.start - 40), draft.start)
        if not issued or draft.number is None:
            return
        for noun in reversed(list(_NOUN.finditer(self._lower, low, issued.start()))):
            scheme = noun.group()[0] == "đ" and _TITLE_BEGINS.match(self._lower, noun.end())
            if scheme or self._named_end(noun, block)[0]:
                words = _words_of(self._lower, noun.end(), issued.start())
                if len(words) >= 4 and not re.search(r"[.;]", self._lower[noun.end() : issued.start()]):
                    self._learn(_KINDS[noun.group().split()[0]], words, draft.number.key)
                    return

    def anchors(self) -> Iterator[re.Match[str]]:
        """Yield the nouns that may begin a title, in order."""
        return _NOUN.finditer(self._lower)

    @property
    def has_titles(self) -> bool:
        """Whether the text gives titles that it may repeat."""
        return bool(self._titles)

    def in_block(self, block: Block, anchors: list[re.Match[str]]) -> list[Draft]:
        """Return the documents of a block whose title is given in full, in order; `anchors` are its nouns."""
        found: list[Draft] = []
        done = block.start
        for noun in anchors:
            if noun.start() < done or noun.start() in self._owned:
                continue
            if draft := self._full(noun, block):
                found += [draft, *self._companions(draft, block)]
                done = found[-1].end if draft.kind != "KH" else done
        return found

    def repeats(self, block: Block, anchors: list[re.Match[str]]) -> list[Draft]:
        """Return the documents of a block whose title repeats one that the text gives in full elsewhere."""
        found = (self._repeat(noun, block) for noun in anchors if noun.start() not in self._owned)
        return [draft for draft in found if draft]

    def remember(self, drafts: list[Draft]) -> None:
        """Keep the titles of named documents, so that a shorter repeat is known."""
        for draft in drafts:
            noun = _NOUN.match(self._lower, draft.start) or _NOUN.match(self._lower, draft.start + 1)
            if noun and not draft.stands_for and draft.rule not in {"scheme.known", "scheme.national"}:
                words = _words_of(self._lower, noun.end(), draft.end)
                self._learn(draft.kind or "", words, "")

    def _full(self, noun: re.Match[str], block: Block) -> Draft | None:
        lower = self._lower
        before = lower[max(block.start, noun.start() - 40) : noun.start()]
        if _PLAN_OF.match(lower, noun.end(), block.end):
            return None
        end, rule = self._named_end(noun, block)
        if end is None and self._long(noun, block, before):
            end, rule = self._region(noun.end(), block.end), "scheme.long"
        if end is None or (rule != "scheme.known" and _DRAWN_UP.search(before) and not _BOTH.search(before)):
            return None
        start = noun.start()
        kind = _KINDS[noun.group().split()[0]]
        if kind == "KH" and block.scope is Scope.TITLE:
            return None
        quote = _QUOTED_NOUN.search(lower[max(block.start, start - 2) : start])
        if quote and end < block.end and lower[end] in '”"':
            start, end = start - len(quote.group()), end + 1
        words = _words_of(lower, noun.end(), end)
        if kind == self._own[0] and self._own[1] and _alike(words, self._own[1]):
            return None
        if self._heads_own_annex(noun, block):
            return None
        stands_for = self._stands_for(kind, words)
        confidence = 0.7 if rule == "scheme.long" else 0.9
        year = _YEAR.search(lower[start:end]) if rule == "scheme.known" else None
        return Draft(
            start,
            end,
            kind,
            rule,
            None,
            self._joined(start, end),
            year[1] if year else None,
            None,
            confidence,
            stands_for,
        )

    def _named_end(self, noun: re.Match[str], block: Block) -> tuple[int | None, str]:
        lower, limit = self._lower, block.end
        if known := scheme_pattern().match(lower, noun.start(), limit):
            return self._period_after(known.end(), limit), "scheme.known"
        if quoted := _QUOTE.match(lower, noun.end(), limit):
            if len(quoted["title"].split()) >= 3:
                return quoted.end(), "scheme.quoted"
            return None, ""
        national = _NATIONAL.match(lower, noun.start(), limit)
        if national and national["colon"]:
            end = self._national_end(national.end(), limit, colon=True)
            return (self._period_after(end, limit) if end else None), "scheme.national"
        if not _TITLE_BEGINS.match(lower, noun.end(), limit):
            return None, ""
        stop = self._region(noun.end(), limit)
        planning = noun.group()[0] == "q"
        capital = self._text[noun.start()].isupper()
        if (
            not capital
            and not self._of_state(national, block)
            and not (planning and "thời" in lower[noun.end() : stop])
        ):
            return None, ""
        for period in _PERIOD.finditer(lower, noun.end(), stop):
            words = len(lower[noun.end() : period.start()].split())
            if words >= (1 if planning else 6 if _NATIONAL.match(lower, noun.start(), limit) else 4):
                return self._outlook_after(period.end(), limit), "scheme.period"
            break
        return None, ""

    def _of_state(self, national: re.Match[str] | None, block: Block) -> bool:
        """Whether a noun in small letters begins the name of one national target programme."""
        if national is None or _NATIONAL_STOP.match(self._lower, national.end()):
            return False
        start = national.start()
        return _SEVERAL.search(self._lower, max(block.start, start - 20), start) is None

    def _national_end(self, start: int, limit: int, *, colon: bool) -> int | None:
        stop = _NATIONAL_STOP.search(self._lower, start, min(limit, start + 160))
        last = stop.start() if stop else min(limit, start + 160)
        if colon and (comma := self._lower.find(",", start, last)) > 0:
            last = comma
        end = before_marks(self._lower, last, " \n,-")
        return end if len(self._lower[start:end].split()) >= 3 else None

    def _companions(self, first: Draft, block: Block) -> list[Draft]:
        """Return the further names after "Chương trình mục tiêu quốc gia: A, B, C"."""
        lower = self._lower
        national = _NATIONAL.match(lower, first.start, block.end)
        if not national or not national["colon"]:
            return []
        found: list[Draft] = []
        end = first.end
        while join := phrase(r" ?(?:,|và|;) ?(?=\S)").match(lower, end, block.end):
            start = join.end()
            if not self._text[start].isupper() or _NOUN.match(lower, start):
                break
            last = self._national_end(start, block.end, colon=True)
            if last is None:
                break
            end = self._period_after(last, block.end)
            name = f"Chương trình mục tiêu quốc gia {self._joined(start, end)}"
            found.append(Draft(start, end, "CTr", "scheme.national", None, name, None, None, 0.8))
        return found

    def _period_after(self, end: int, limit: int) -> int:
        period = _PERIOD.match(self._lower, end, limit)
        return self._outlook_after(period.end(), limit) if period else end

    def _outlook_after(self, end: int, limit: int) -> int:
        """Return where a name ends whose period ends at `end`: after its outlook or its phase, if it has one."""
        further = _OUTLOOK.match(self._lower, end, limit) or _PHASE.match(self._lower, end, limit)
        return further.end() if further else end

    def _long(self, noun: re.Match[str], block: Block, before: str) -> bool:
        title = _TITLE_BEGINS.match(self._lower, noun.end(), block.end)
        if noun.group()[0] != "đ" or not self._text[noun.start()].isupper() or not title:
            return False
        if not (_PUT_INTO_EFFECT.search(before) or self._text[title.end() - 1].isupper()):
            return False
        end = self._region(noun.end(), block.end)
        return 6 <= len(self._lower[noun.end() : end].split()) <= 40 and not self._text[noun.start() : end].isupper()

    def _repeat(self, noun: re.Match[str], block: Block) -> Draft | None:
        kind = _KINDS[noun.group().split()[0]]
        spans = list(_WORD.finditer(self._lower, noun.end(), min(block.end, noun.end() + _REGION)))
        words = [span.group() for span in spans]
        if kind != "DA" and not self._text[noun.start()].isupper():
            return None
        best, chosen = 0, None
        for title in self._by_opening.get((kind, *words[:4]), ())[:_COMPARED]:
            same = 0
            while same < min(len(words), len(title.words)) and words[same] == title.words[same]:
                same += 1
            enough = 0.55 if kind == "DA" else 0.8
            if same > best and (same >= (8 if kind == "DA" else 10) or (same >= 4 and same >= enough * title.core)):
                best, chosen = same, title
        if chosen is None or (kind == "KH" and (not chosen.stands_for or block.scope is Scope.TITLE)):
            return None
        if kind == self._own[0] and _alike(chosen.words, self._own[1]):
            return None
        own = bool(self._own_number) and chosen.stands_for == self._own_number
        if (own and block.scope is Scope.TITLE) or self._heads_own_annex(noun, block):
            return None
        end = self._period_after(spans[min(best, chosen.core) - 1].end(), block.end)
        if end < block.end and self._lower[end] == "”" and "“" in self._lower[noun.end() : end]:
            end += 1
        before = self._lower[max(block.start, noun.start() - 40) : noun.start()]
        if _DRAWN_UP.search(before) and not _BOTH.search(before):
            return None
        name = " ".join((*noun.group().split(), *chosen.words))
        return Draft(noun.start(), end, kind, "scheme.title", None, name, None, None, 0.8, chosen.stands_for)

    def _heads_own_annex(self, noun: re.Match[str], block: Block) -> bool:
        """Whether a title in capitals heads the document's own annex: "(Kèm theo Quyết định số <own number> ...)"."""
        opens = not self._lower[block.start : noun.start()].strip(' \n“"')
        if not self._own_number or not opens or not self._text[noun.start() : noun.end()].isupper():
            return False
        attached = _ATTACHED.search(self._lower, noun.end(), noun.end() + _REGION)
        core = CORE.match(self._text, attached.end()) if attached else None
        if attached is None or core is None or not self._text[noun.end() : attached.start()].isupper():
            return False
        return number_of(core.group()).key == self._own_number

    def _stands_for(self, kind: str, words: tuple[str, ...]) -> str:
        near: list[_Title] = self._by_opening.get((kind, *words[:4]), [])[:_COMPARED]
        for title in (*near, *self._titles[-_COMPARED:]):
            same = title.stands_for and title.kind == kind and same_period(words, title.words)
            if same and _alike(words, title.words):
                return title.stands_for
        return ""

    def _region(self, start: int, limit: int) -> int:
        last = min(limit, start + _REGION)
        stop = _STOP.search(self._lower, start, last)
        end = before_marks(self._lower, stop.start() if stop else last, " \n,")
        joined = self._lower[end - 2 : end] == "và" and self._lower[end - 3] in " \n"
        return max(before_marks(self._lower, end - 3) if joined else end, start)

    def _joined(self, start: int, end: int) -> str:
        return " ".join(self._text[start:end].split())


def _words_of(lower: str, start: int, end: int) -> tuple[str, ...]:
    return tuple(_WORD.findall(lower, start, end))


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if one[:5] == other[:5]:
        return True
    shared = len(set(one) & set(other))
    return shared >= 0.7 * min(len(set(one)), len(set(other)))

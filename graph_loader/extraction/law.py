"""Laws, codes, ordinances and constitutions, by name, by number or both.

"Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024", "Bộ luật Lao động", "Luật Giáo dục năm 2019", "Luật số
87/2025/QH15", "Luật sửa đổi, bổ sung một số điều của Luật X, Luật Y" (the whole, and X and Y in it), "các Luật: Chứng
khoán, Kế toán". Where a name ends is known from data/reference/laws.csv; a name that is not listed begins with a
capital and ends before the first word that no name of a law holds.

Rules: `law.number`, `law.name`, `law.unlisted`, `law.amending`, `law.list`, `law.constitution`.
"""

import re
from collections.abc import Iterator

from graph_loader.extraction.draft import Draft
from graph_loader.extraction.issuer import IssuerReader
from graph_loader.extraction.layout import UPPER
from graph_loader.extraction.number import CORE, Number, number_of
from graph_loader.extraction.reading import Reading
from graph_loader.extraction.scan import after_blanks, before_marks, phrase
from graph_loader.extraction.structure import Block
from graph_loader.extraction.tail import said_before, tail_at
from graph_loader.reference.laws import law_name_pattern, law_openings
from graph_loader.reference.places import lower_name

_ANCHOR = phrase(r"(?<!\w)(?:bộ luật|luật|pháp lệnh|hiến pháp)(?!\w)")
_SOUGHT = phrase(r"luật(?!\w)|pháp lệnh(?!\w)|hiến pháp(?!\w)")
_NOT_AFTER = phrase(r"(?:\w|(?<!\w)(?:pháp|kỷ|quy) )\Z")
_FORESEEN = phrase(r"(?<!\w)(?:xây dựng|dự thảo|dự án|soạn thảo|quốc hội (?:xem xét, ?)?(?:ban hành|thông qua)) \Z")
_ONCE_PASSED = phrase(
    r" ?,? ?(?:ngay )?(?:sau )?khi (?:(?:bộ )?luật |pháp lệnh )(?:này )?được (?:quốc hội )?(?:xem xét,? )?"
    r"(?:ban hành|thông qua)(?!\w)"
)
_NOT_LAW = phrase(r"(?<!\w)(?:định|đại học|dân) \Z")
_CODE = phrase(r"(?<!\w)bộ $")
_LOWER_NAME = phrase(r"[^\W\d_][^.;:()\"“”|/\d]{3,120}?(?= số ?:? ?\d+/\d{4}/(?:qh|ubtvqh|pl))")
_NOUN_AGAIN = phrase(r"(?:bộ luật|luật|pháp lệnh|sư)(?!\w)")
_KINDS = {"luật": "Luat", "bộ luật": "Bộ luật", "pháp lệnh": "PL", "hiến pháp": "HP"}
_NUMBER = phrase(r" ?(?:, ?)?(?:s[ốoôóổ] ?:? ?)(?=\d)| (?=\d+/\d{4}/)")
_ENTITLED = phrase(r" về (?:việc )?(?=\w)")
_BLANK_NUMBER = phrase(r" số[ :]{0,3}(?:…|[._]{3})")
_DOUBLED = phrase(r"ban (?=ban hành)")
_REVISED = phrase(r" ?(?:\(sửa đổi(?:, ?bổ sung)?\)|sửa đổi(?= ?(?:[,.;:)\n]|năm|và|ngày|số|$)))")
_YEAR = phrase(r" (?:năm )?((?:19|20)\d\d)(?![\d/]| ?- ?\d)")
_REVISED_IN = phrase(r" sửa đổi năm ((?:19|20)\d\d)(?!\d)")
_AMENDING = phrase(
    r"sửa đổi(?:,? ?(?:và )?bổ sung)? "
    r"(?:(?:một số )?(?:điều|điểm|khoản|quy định)(?: \d+(?: ?(?:,|và) ?(?:điều )?\d+)*)? (?:của )?)?"
    r"(?:các )?(?=(?:bộ )?luật(?!\w)|pháp lệnh)"
)
_AMENDING_FIELD = phrase(
    r"sửa đổi,? ?(?:và )?bổ sung (?:một số điều (?:của )?)?(?:các|\d+) (?:bộ )?luật "
    r"(?:(?:có )?liên quan (?:đến|tới)|trong lĩnh vực|về) [^.;:()\"“”|/\d]{3,150}?"
    r"(?= ?;| số ?:? ?\d| ngày \d| năm \d)"
)
_NOT_FIELD = phrase(r"(?<!\w)(?:phù hợp|theo|tại|nhằm|được|để|đã|này|trình)(?!\w)")
_JOIN = phrase(r" ?(?:, ?và|,|và) ?(?:các )?(?=(?:bộ )?luật(?!\w)|pháp lệnh)")
_ELIDED = phrase(r" ?(?:, ?và|,|;|và) ?")
_NEXT_NUMBER = phrase(r" ?(?:, ?và|,|;|và) ?(?P<so>số ?:? ?)(?=\d)")
_ABBREVIATED = re.compile(r"[A-ZĐ][A-ZĐ,&-]+(?:[ ](?:và[ ])?[A-ZĐ]{2,})?(?![\w])")
_AFTER_ELIDED = phrase(r" ?(?:[,;.)]|và(?!\w)|ngày|năm|số ?\d|\d|$)")
_COLON = phrase(r" ?: ?")
_GOES_ON = re.compile(rf"[ \n]+(?:[{UPPER}]\w+|\w+[ \n]+\w+)")
_STATE = phrase(r" nước (?:cộng hòa xã hội chủ nghĩa |chxhcn )việt nam")
_STOP = phrase(
    r"[.;:()\"“”|/]|\n\n|(?<!\w)(?:số[ \n:]*\d|ngày|năm|quy định|được|đã|thì|về việc|để|này|nêu|"
    r"trên|có|là|do|theo|tại|mà|"
    r"và các|và (?:bộ )?luật|và nghị|và pháp|của quốc|đến|khi|trong|nhằm|cho|hiện|ban hành|"
    r"sửa đổi|bổ sung|như|không|phải|bao|vào|với|từ|thay|hết|hoặc|nếu|bằng|còn|chưa|sẽ|đối|trình|quyết|gồm|sau)(?!\w)|,"
)
_AND_LAWS = phrase(r" ?(?:,|và) (?:các )?(?:pháp luật|luật(?! \w*[A-ZĐ]))")
_WORDS = re.compile(r"[^\W\d_]+")
_SURE_END = phrase(r"[;)]|số[ \n:]*\d|ngày|năm \d")


class LawReader:
    """Finds the laws of one text, block by block; it claims the numbers that are theirs."""

    def __init__(self, reading: Reading, issuers: IssuerReader) -> None:
        self._text = reading.text
        self._lower = reading.lower
        self._issuers = issuers

    def anchors(self) -> Iterator[re.Match[str]]:
        """Yield the nouns that may name a law, in order."""
        lower = self._lower
        for match in _SOUGHT.finditer(lower):
            before = lower[max(0, match.start() - 10) : match.start()]
            if _NOT_AFTER.search(before):
                continue
            if _NOT_LAW.search(before) and (self._text[match.start()].islower() or "định" not in before):
                continue
            code = _CODE.search(before)
            noun = _ANCHOR.match(lower, match.start() - len(before) + code.start()) if code else match
            if noun:
                yield noun

    def in_block(self, block: Block, anchors: list[re.Match[str]]) -> list[Draft]:
        """Return the laws of a block, in order; `anchors` are its nouns."""
        found: list[Draft] = []
        done = block.start
        for anchor in anchors:
            if anchor.start() < done:
                continue
            drafts = self._in_force(anchor.start(), block, self._at(anchor.start(), block))
            found.extend(drafts)
            if drafts and drafts[0].number and not drafts[0].issued_on:
                said = said_before(self._lower, drafts[0].start, block.start, self._issuers)
                drafts[0].issued_on = said.issued_on if said else None
            if drafts:
                done = max(draft.end for draft in drafts)
        return found

    def _in_force(self, start: int, block: Block, drafts: list[Draft]) -> list[Draft]:
        """Return drafts without an act that is only foreseen ("xây dựng Luật Thủy lợi"); those in its name stay."""
        before = self._lower[max(block.start, start - 40) : start]
        if drafts and drafts[0].number is None:
            foreseen = _FORESEEN.search(before) or _ONCE_PASSED.match(self._lower, drafts[0].end, block.end)
            return drafts[1:] if foreseen else drafts
        return drafts

    def _at(self, start: int, block: Block) -> list[Draft]:
        lower, limit = self._lower, block.end
        noun = _ANCHOR.match(lower, start, limit)
        if not noun:
            return []
        word = " ".join(noun.group().split())
        if word == "hiến pháp":
            return self._constitution(start, noun.end(), limit)
        kind = _KINDS[word]
        after = after_blanks(lower, noun.end())
        if after < limit and (amending := self._amending(start, after, limit, kind)):
            return amending
        if colon := _COLON.match(lower, noun.end(), limit):
            return self._list(start, colon.end(), limit, kind)
        one = self._one(start, noun.end(), limit, kind)
        if one is None:
            return []
        if one.number:
            return [one, *self._numbers(one.end, limit, kind)]
        return [one, *(self._list(None, one.end, limit, kind) if one.rule == "law.name" else [])]

    def _numbers(self, position: int, limit: int, kind: str) -> list[Draft]:
        """Read the further numbers of "các Luật số 43/2024/QH15, số 47/2024/QH15"."""
        found: list[Draft] = []
        while join := _NEXT_NUMBER.match(self._lower, position, limit):
            core = CORE.match(self._text, join.end(), limit)
            if core is None or not (number := number_of(core.group())).organ:
                break
            tail = tail_at(self._lower, core.end(), limit, self._issuers)
            start = join.start("so")
            found.append(Draft(start, tail.end, kind, "law.list", number, None, tail.issued_on, tail.issuer, 0.9))
            position = tail.end
        return found

    def _one(self, start: int, after: int, limit: int, kind: str, *, dated: bool = True) -> Draft | None:
        lower = self._lower
        end, name, rule, confidence = after, None, "law.number", 1.0
        word = after_blanks(lower, after)
        listed = self._listed(word, limit) if word > after else None
        if listed and not self._cut(word, listed, limit):
            spoken = self._text[start].isupper() or self._text[word].isupper() or kind == "Bộ luật"
            if not spoken and not self._number(listed, limit)[0]:
                return None
            end, rule = listed, "law.name"
            name = self._joined(word, end)
        elif word > after and (unlisted := self._unlisted(word, limit)):
            if _BLANK_NUMBER.search(lower, word, min(limit, unlisted + 8)):
                return None
            end, rule, confidence = unlisted, "law.unlisted", 0.8
            name = (self._cut(word, listed, limit) if listed else None) or self._joined(word, end)
        elif word > after and (small := _LOWER_NAME.match(lower, word, limit)):
            end, rule = small.end(), "law.unlisted"
            name = self._joined(word, end)
        revised = _REVISED.match(lower, end, limit) if name else None
        if revised:
            end = revised.end()
        number, number_end = self._number(end, limit)
        if number:
            end = number_end
        year = _YEAR.match(lower, end, limit) if name and not number else None
        if year and dated:
            end = year.end()
        if name is None and number is None:
            return None
        tail = tail_at(lower, end, limit, self._issuers, dated=dated and not year, named=True)
        issued_on = tail.issued_on or (year[1] if year and dated else None)
        name = name or self._entitled(tail.end, limit)
        return Draft(start, tail.end, kind, rule, number, name, issued_on, tail.issuer, confidence)

    def _entitled(self, end: int, limit: int) -> str | None:
        """Return the known name that stands as the title of a numbered law: "Luật số 54/2005/QH11 về ..."."""
        opening = _ENTITLED.match(self._lower, end, limit)
        named = self._listed(opening.end(), limit) if opening else None
        return self._joined(opening.end(), named) if opening and named else None

    def _listed(self, word: int, limit: int) -> int | None:
        doubled = _DOUBLED.match(self._lower, word, limit)
        match = law_name_pattern().match(self._lower, doubled.end() if doubled else word, limit)
        return match.end() if match else None

    def _cut(self, word: int, end: int, limit: int) -> str | None:
        """Return the longer name that a known one goes on as, misprinted: "Giáo dục Quốc phòng và anh ninh"."""
        following = _GOES_ON.match(self._text, end, limit)
        return law_openings().get(lower_name(self._joined(word, following.end()))) if following else None

    def _unlisted(self, word: int, limit: int) -> int | None:
        text, lower = self._text, self._lower
        if word >= limit or not text[word].isupper() or _NOUN_AGAIN.match(lower, word):
            return None
        if abbreviated := _ABBREVIATED.match(text, word, limit):
            return before_marks(text, abbreviated.end(), ",-&") if text[word - 2].islower() else None
        if text[word : word + 4].isupper():
            return None
        last = min(limit, word + 150)
        stop = _STOP.search(lower, word, last)
        first = stop
        while stop and stop.group() == "," and text[(at := after_blanks(text, stop.end())) : at + 1].islower():
            stop = _STOP.search(lower, stop.end(), last)
        ends_well = stop and _SURE_END.match(lower, stop.start())
        end = (stop if ends_well else first).start() if stop and first else limit
        if (stop is None and last < limit) or not _WORDS.match(lower, word, end):
            return None
        end = before_marks(lower, end, " \n,")
        return end if 1 <= len(lower[word:end].split()) <= 16 else None

    def _number(self, end: int, limit: int) -> tuple[Number | None, int]:
        match = _NUMBER.match(self._lower, end, limit)
        core = CORE.match(self._text, match.end(), limit) if match else None
        if core and (number := number_of(core.group())).codes:
            return number, core.end()
        return None, end

    def _amending(self, start: int, after: int, limit: int, kind: str) -> list[Draft]:
        lower = self._lower
        field = _AMENDING_FIELD.match(lower, after, limit)
        if field and not _NOT_FIELD.search(field.group()):
            return [self._of_field(start, after, field.end(), limit, kind)]
        opening = _AMENDING.match(lower, after, limit)
        if not opening:
            return []
        nested: list[Draft] = []
        position = opening.end()
        while noun := _ANCHOR.match(lower, position, limit):
            one = self._one(position, noun.end(), limit, _KINDS[" ".join(noun.group().split())], dated=False)
            if one is None:
                break
            one.issuer = None
            nested.append(one)
            join = _JOIN.match(lower, one.end, limit)
            if not join:
                break
            position = join.end()
        if not nested:
            return []
        last = nested[-1]
        number: Number | None = None
        end = last.end
        if last.number and not any(one.number for one in nested[:-1]) and last.name:
            number, last.number = last.number, None
            listed = self._listed(after_blanks(lower, last.start + len(self._noun_at(last.start))), limit)
            last.end = listed or last.end
        if number is None:
            number, end = self._number(end, limit)
        tail = tail_at(lower, end, limit, self._issuers, named=True)
        name_end = last.end if number else end
        outer = Draft(
            start, tail.end, kind, "law.amending", number, self._joined(after, name_end), tail.issued_on, tail.issuer
        )
        return [outer, *nested]

    def _of_field(self, start: int, after: int, end: int, limit: int, kind: str) -> Draft:
        """Return the law that amends all laws of a field, which names none of them; its name ends at `end`."""
        number, number_end = self._number(end, limit)
        tail = tail_at(self._lower, number_end, limit, self._issuers, named=True)
        name = self._joined(after, end)
        return Draft(start, tail.end, kind, "law.amending", number, name, tail.issued_on, tail.issuer)

    def _noun_at(self, start: int) -> str:
        noun = _ANCHOR.match(self._lower, start)
        return noun.group() if noun else ""

    def _list(self, start: int | None, position: int, limit: int, kind: str) -> list[Draft]:
        """Read names whose noun was said once; `start` is the noun's where the first name follows a colon."""
        lower = self._lower
        found: list[Draft] = []
        while position < limit:
            if start is None:
                join = _ELIDED.match(lower, position, limit)
                if not join:
                    break
                position = join.end()
            listed = self._listed(position, limit)
            if not listed or not self._text[position].isupper() or self._text[position + 1].isupper():
                break
            begin = position if start is None else start
            one = self._one(begin, position - 1, limit, kind)
            if one is None or not _AFTER_ELIDED.match(lower, one.end):
                break
            one.rule, one.confidence = "law.list", 0.9
            found.append(one)
            position, start = one.end, None
        return found

    def _constitution(self, start: int, end: int, limit: int) -> list[Draft]:
        lower = self._lower
        if not self._text[start].isupper():
            return []
        if _AND_LAWS.match(lower[end : min(end + 30, limit)]):
            return []
        if state := _STATE.match(lower, end, limit):
            end = state.end()
        year = _YEAR.match(lower, end, limit) or _REVISED_IN.match(lower, end, limit)
        if year:
            end = year.end()
        tail = tail_at(lower, end, limit, self._issuers, dated=not year)
        issued_on = tail.issued_on or (year[1] if year else None)
        return [Draft(start, tail.end, "HP", "law.constitution", None, "Hiến pháp", issued_on, tail.issuer)]

    def _joined(self, start: int, end: int) -> str:
        return " ".join(self._text[start:end].split())

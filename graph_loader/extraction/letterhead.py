"""The letterhead: issuer, number, place and date of issue (Nghị định 30/2020/NĐ-CP, Điều 8; Hướng dẫn 36-HD/VPTW).

It is read from the canonical text itself, without markdown marks, so that a word that marks have broken ("ng**ày") is
whole again. The result holds words and no offsets.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from graph_loader.extraction.layout import LOWER, UPPER, bare, columns, in_capitals
from graph_loader.extraction.model import Level
from graph_loader.extraction.reading import Reading, reading_of
from graph_loader.extraction.title import sentence_case
from graph_loader.reference import places
from graph_loader.reference.authorities import AuthorityRow, by_lower_form
from graph_loader.reference.formulas import begins
from graph_loader.reference.places import PlaceRow

_MARKS = re.compile(r"(?<=[^\W_])[*_]+(?=[^\W_])")
_NATION = re.compile(
    r"c[ộo]ng\s*h[òo]a\s*x[ãa]\s*h[ộo]i\s*ch[ủu]\s*ngh[ĩi]a\s*vi[ệe]t\s*nam|"
    r"[đd][ộo]c\s*l[ậa]p\s*-\s*t[ựu]\s*do\s*-\s*h[ạa]nh\s*ph[úu]c"
)
_PARTY = re.compile(r"[đd][ảa]ng\s*c[ộo]ng\s*s[ảa]n\s*vi[ệe]t\s*nam")
_CODE = rf"[{UPPER}][{UPPER}{LOWER}\d&]*"
_NUMBER = re.compile(
    r"(?:(?:^|[\n|]|\s{3}|-{3})\s{0,60}|(?<=\s)(?=SỐ))(?:(?:LUẬT|Luật|PHÁP LỆNH|Pháp lệnh|LỆNH|Lệnh|"
    r"NGHỊ QUYẾT|Nghị quyết)\s+)?(?:S[ốoôóổ]|S[ỐOÔÓ]|số)(?:\s*hiệu)?\s*[:.;]?\s*"
    r"(?P<serial>\d[\d.]*(?:\s?[A-Za-zđ](?=\s*[/-]))?|[.…·_\s]{0,80})\s*"
    rf"(?P<old>[ ]{_CODE}(?=\s?[/\-]))?(?P<rest>(?:[/\-]\s*(?:\d{{4}}(?=\s*/)|{_CODE})(?:[.,]{_CODE})*\s?){{1,6}})"
)
_BARE_NUMBER = re.compile(r"(?:^|\n)\s*(?:S[ốoôóổ]|S[ỐOÔÓ])\s*[:.]?\s*(?P<serial>\d{1,6})\s*(?:\n|$)")
_DATE = re.compile(
    r"ng[àa]y(?P<day>[\s.…·_/]*\d?[ ]?\d?)[\s.…·_/]*th[áa]ng(?P<month>[\s.…·_/]*\d?[ ]?\d?)[\s.…·_/]*n[ăa]m\s*"
    r"(?P<year>\d\s?\d\s?\d\s?\d)"
    r"|ng[àa]y\s*(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})\s*[/.-]\s*(?P<y>\d{4})"
    r"|th[áa]ng\s*(?P<month2>\d{1,2})\s*(?:n[ăa]m|/)\s*(?P<year2>\d{4})"
)
_DATE_LINE = re.compile(r"(?:,\s*|(?<=[^\W\d])\s+)(?=(?:ng[àa]y|th[áa]ng)(?![^\W\d]))")
_NO_SEAT = re.compile(r"[\d/:;]|phúc$|-{2}", re.IGNORECASE)
_OF_PLACE = re.compile(
    r"(?<!\w)(?P<type>tỉnh|thành phố|tp\.?|huyện đảo|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\s+(?=\w)(?!ủy(?!\w))"
)
_COMMITTEE = re.compile(r"(?<!\w)(?P<type>tỉnh|thành|huyện|quận|thị|đảng)\s+ủy(?!\w)")
_RULE = re.compile(r"[-–_=*~.+ o]+")
_OF_MINISTRY = re.compile(r"(?:tổng cục|cục|vụ|bộ)(?!\w)")
LOCAL = frozenset({Level.PROVINCE, Level.DISTRICT, Level.COMMUNE})
_UNIT_LEVEL = {
    "tỉnh": Level.PROVINCE,
    "huyện": Level.DISTRICT,
    "huyện đảo": Level.DISTRICT,
    "quận": Level.DISTRICT,
    "thị xã": Level.DISTRICT,
    "xã": Level.COMMUNE,
    "phường": Level.COMMUNE,
    "thị trấn": Level.COMMUNE,
    "đặc khu": Level.COMMUNE,
}
_COMMITTEE_LEVEL = {
    "tỉnh": Level.PROVINCE,
    "thành": Level.PROVINCE,
    "huyện": Level.DISTRICT,
    "quận": Level.DISTRICT,
    "thị": Level.DISTRICT,
}


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issued a document: a known authority or a name as written, its level, the unit it belongs to."""

    name: str | None = None
    authority: AuthorityRow | None = None
    level: Level | None = None
    unit: PlaceRow | None = None


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the letterhead says; None where it does not say it.

    Attributes:
        number: as written, without blanks; only the suffix where the serial is left blank.
        issued_on: ISO date, or the part of it that is there.
        seat: the place before the date ("Lào Cai").
        issuer: the issuing authority.
        party: whether the title is that of the Party.
    """

    number: str | None
    issued_on: str | None
    seat: str | None
    issuer: Issuer
    party: bool


def clean(reading: Reading, start: int, end: int) -> Reading:
    """Return a stretch of a reading as a reading of its own, with the words whole that markdown marks have broken."""
    first, last = reading.span(start, end)
    source = unicodedata.normalize("NFC", reading.source[first:last])
    source = source.replace("\t", "\n")
    pieces: list[str] = []
    position = 0
    for column_start, column_end in columns(source):
        pieces += (source[position:column_start], "\n")
        position = column_end
    return reading_of(_MARKS.sub("", "".join((*pieces, source[position:]))))


def read_letterhead(head: Reading) -> Letterhead:
    """Return what a letterhead (with the kind line, without the title) says."""
    number, number_at = number_in(head.text)
    seat, dated_at = seat_in(head.text)
    issued_on = date_in(head.text[dated_at:]) if seat else _date_on_own_line(head.text)
    issuer = issuer_of(_issuer_lines(head, number_at), issued_on)
    return Letterhead(number, issued_on, seat, issuer, _PARTY.search(head.lower) is not None)


def seat_in(text: str) -> tuple[str | None, int]:
    """Return the place before ", ngày" and where the date begins; (None, 0) where no line has both."""
    for match in _DATE_LINE.finditer(text):
        lines = re.split(r"\n|\||\s{3}", text[max(0, match.start() - 60) : match.start()])
        last = _place_words(lines[-1])
        before = " ".join(lines[-2].split()) if len(lines) > 1 else ""
        if not last or (match.group()[0] != "," and not _is_name(last)):
            continue
        wrapped = f"{before} {last}"
        if before and len(before.split()) < 4 and not _NO_SEAT.search(before) and places.find(wrapped):
            last = wrapped
        return last, match.end()
    return None, 0


def number_in(text: str) -> tuple[str | None, int]:
    """Return the number of a letterhead and where its line begins (the length of the text where there is none)."""
    match = _NUMBER.search(text)
    if match is None:
        bare = _BARE_NUMBER.search(text)
        return (bare["serial"], bare.start()) if bare else (None, len(text))
    serial = re.sub(r"[^\w.]|[.…·_](?!\d)", "", match["serial"])
    rest = re.sub(r"\s+", "", match["rest"]).rstrip(".,-/")
    return serial + (match["old"] or "") + rest, match.start()


def date_in(text: str) -> str | None:
    """Return the date of a letterhead as an ISO date, or the part of it that is filled in."""
    for match in _DATE.finditer(text.lower()):
        year = match["year"] or match["y"] or match["year2"]
        month = re.sub(r"\D", "", match["month"] or match["m"] or match["month2"] or "")
        day = re.sub(r"\D", "", match["day"] or match["d"] or "")
        year = year.replace(" ", "")
        if not 1900 <= int(year) <= 2100:
            continue
        if not month or not 1 <= int(month) <= 12:
            return year
        if not day or not 1 <= int(day) <= 31:
            return f"{year}-{int(month):02}"
        return f"{year}-{int(month):02}-{int(day):02}"
    return None


def _is_name(words: str) -> bool:
    """Whether all words begin with a capital ("Hà Nội", "Thành phố Huế")."""
    return all(word[0].isupper() or word == "phố" for word in words.split())


def _place_words(line: str) -> str:
    """Return the words at the end of a line that may name a place: none with a digit or "/", the first a capital."""
    words = line.split()
    at = len(words)
    while at and len(words) - at < 7 and not _NO_SEAT.search(words[at - 1]):
        at -= 1
    while at < len(words) and not words[at][0].isupper():
        at += 1
    return " ".join(words[at:])


def _date_on_own_line(text: str) -> str | None:
    """Return the first date that stands at the start of a line or after capitals ("SỐ 10/2010/TT-BTC NGÀY ...")."""
    for match in _DATE.finditer(text.lower()):
        line = max(text.rfind("\n", 0, match.start()), text.rfind("|", 0, match.start())) + 1
        before = text[line : match.start()].strip(" ,")
        if not before or in_capitals(before):
            return date_in(match.group())
    return None


def _issuer_lines(head: Reading, number_at: int) -> list[str]:
    """Return the lines of the issuer in lower case: capitals that are neither title of the nation nor of the Party."""
    lower = _NATION.sub(lambda m: "\n" * len(m.group()), head.lower)
    lower = _PARTY.sub(lambda m: "\n" * len(m.group()), lower)
    lines: list[str] = []
    position = 0
    for piece in re.split(r"[\n|]", lower):
        start, position = position, position + len(piece) + 1
        if start >= number_at and lines:
            break
        if not in_capitals(head.text[start : start + len(piece)].strip()):
            continue
        line = " ".join(piece.split()).partition(" số ")[0].removeprefix("của ").strip(" -–*_.")
        if line and not _RULE.fullmatch(line) and line != "số":
            lines.append(_restored(line) if line.isascii() else line)
    return lines


def _restored(line: str) -> str:
    """Return a line that a scanner read without marks with those of the authority or type of place that it begins with.

    "uy ban nhan dan" is "ủy ban nhân dân"; "huyen bac ha" is "huyện bac ha", whose name the seat gives.
    """
    words = line.split()
    for taken in range(min(len(words), 16), 0, -1):
        if form := _marked().get(" ".join(words[:taken])):
            return " ".join((form, *words[taken:]))
    return line


@cache
def _marked() -> dict[str, str]:
    """Return the forms of authorities and types of places by themselves without marks, where these mean one alone."""
    forms: dict[str, set[str]] = {}
    for form in (*by_lower_form(), *_UNIT_LEVEL, "thành phố"):
        forms.setdefault(bare(form), set()).add(form)
    return {without: marked.pop() for without, marked in forms.items() if len(marked) == 1}


def issuer_of(lines: list[str], on: str | None) -> Issuer:
    """Return the authority that lines of a letterhead (lower case, single blanks) name; the last one issues."""
    found = Issuer()
    form: list[str] = []
    at = 0
    while at < len(lines):
        words = " ".join(lines[at:]).split()
        taken, row = _longest_form(words)
        if row is None:
            if begins("unit").match(lines[at]) and not (at and _continues(lines[at - 1])):
                found = _organ(lines[at], form, found) or _unknown(" ".join(words), found, on)
            at += 1
            continue
        found = _placed(row, words, taken, found, on)
        form = words[:taken]
        at += 1
        covered = len(lines[at - 1].split())
        while at < len(lines) and covered < taken:
            covered += len(lines[at].split())
            at += 1
    return found


def _organ(line: str, form: list[str], above: Issuer) -> Issuer | None:
    """Return the organ of the authority above that a line names: "ban chấp hành" below "đảng bộ tỉnh lào cai"."""
    words = [*line.split(), *form]
    taken, row = _longest_form(words)
    if row is None or not form or taken < len(words):
        return None
    return Issuer(row.name_at(above.unit), row, above.level, above.unit)


def _continues(line: str) -> bool:
    return line.endswith((" và", ",", " -", " của", " thuộc"))


def _longest_form(words: list[str]) -> tuple[int, AuthorityRow | None]:
    for taken in range(min(len(words), 16), 0, -1):
        row = by_lower_form().get(" ".join(words[:taken]).rstrip(",-"))
        if row is not None:
            return taken, row
    return 0, None


def _placed(row: AuthorityRow, words: list[str], taken: int, above: Issuer, on: str | None) -> Issuer:
    """Return a known authority, named by the first `taken` words, with the unit that follows its name."""
    if not row.local:
        return Issuer(row.name, row, row.levels[0])
    unit, level = unit_in(" ".join(words), on)
    committee = _COMMITTEE.search(" ".join(words[:taken]))
    if level is None and committee:
        level = _COMMITTEE_LEVEL.get(committee["type"])
        levels = (level, Level.DISTRICT) if level else (Level.COMMUNE,)
        unit = _named_unit(" ".join(words[taken:]), levels, on, "")
        level = unit.level if unit else level
    if level is None and above.level in LOCAL:
        unit, level = above.unit, above.level
    if level is None and len(row.levels) == 1:
        level = row.levels[0]
    return Issuer(row.name_at(unit), row, level, unit)


def _unknown(words: str, above: Issuer, on: str | None) -> Issuer:
    """Return an authority that no table has: its name as written, its level by the one above it or by its place."""
    unit, level = unit_in(words, on)
    if begins("other").match(words):
        return Issuer(sentence_case(words.upper()), None, Level.OTHER)
    if level is None:
        level, unit = above.level, above.unit
        if level is None and _OF_MINISTRY.match(words):
            level = Level.MINISTRY
    return Issuer(sentence_case(words.upper()), None, level, unit)


def unit_in(words: str, on: str | None) -> tuple[PlaceRow | None, Level | None]:
    """Return the unit that lower-case words name after its type ("huyện bắc hà"), else the level of the type alone."""
    bare: Level | None = None
    for match in _OF_PLACE.finditer(words):
        kind = match["type"].rstrip(".")
        level = _UNIT_LEVEL.get(kind)
        levels = (level,) if level else (Level.PROVINCE, Level.DISTRICT)
        unit = _named_unit(words[match.end() :], levels, on, "thành phố" if kind == "tp" else kind)
        if unit:
            return unit, unit.level
        bare = bare or level or (Level.PROVINCE if match.end() == len(words) or kind == "thành phố" else None)
    return None, bare


def _named_unit(words: str, levels: tuple[Level, ...], on: str | None, kind: str) -> PlaceRow | None:
    """Return the unit whose name begins `words`, one of the type `kind` before others, one that stood before others."""
    split = words.split()
    for taken in range(min(len(split), 6), 0, -1):
        name = " ".join(split[:taken]).strip(" ,.-")
        units = [unit for level in levels for unit in places.by_lower_name(level).get(name, ())]
        if units:
            return min(
                units, key=lambda unit: (bool(kind) and unit.type != kind, on is not None and not unit.stands(on))
            )
    return None

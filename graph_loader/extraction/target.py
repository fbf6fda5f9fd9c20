"""From mentions to documents: which mentions of one text mean the same document, and what they say of it together.

A number is one document whatever way it is written (case, signs, blanks, leading zeros); where the number holds no
year, two years are two documents, and two places are two documents. A mention without date or place joins the document
of its number. A law by name is the numbered law of that name where the text gives the number.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from graph_loader.extraction.draft import Draft
from graph_loader.extraction.issuer import IssuerReader
from graph_loader.extraction.model import SELF, Header, Level, Target
from graph_loader.extraction.number import number_of
from graph_loader.reference.aliases import AliasRow, aliases, by_lower_alias
from graph_loader.reference.authorities import by_kind
from graph_loader.reference.places import lower_name

_LOCAL_LEVELS = frozenset({Level.PROVINCE, Level.DISTRICT, Level.COMMUNE})
_WITHOUT_PLACE = re.compile(r"(?:tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường|thị trấn|ủy)$", re.IGNORECASE)
_LAW_RULES = frozenset({"law.name", "law.unlisted", "law.list", "law.amending", "law.number", "law.constitution"})


class _Group:
    """Mentions that mean one document, and the dates and places that they say."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.dates: list[str] = []
        self._years: set[str] = set()
        self._places: set[tuple[Level | None, str | None]] = set()

    def add(self, draft: Draft) -> None:
        """Take a mention in."""
        self.drafts.append(draft)
        if draft.issued_on:
            self.dates.append(draft.issued_on)
            self._years.add(draft.issued_on[:4])
        issuer = draft.issuer
        if issuer and issuer.place and issuer.level in _LOCAL_LEVELS:
            self._places.add((issuer.level, issuer.place))

    def admits(self, draft: Draft, *, years_differ: bool) -> bool:
        """Whether nothing that the draft says is against this document."""
        said = (draft.issued_on or "")[:4]
        if years_differ and said and self._years and said not in self._years:
            return False
        issuer = draft.issuer
        if issuer is None or issuer.level not in _LOCAL_LEVELS or not issuer.place or not self._places:
            return True
        if not issuer.explicit_place and len(draft.issued_on or "") == 10 and draft.issued_on in self.dates:
            return True
        return any(
            issuer.place == place or (not issuer.explicit_place and issuer.level != level)
            for level, place in self._places
        )


def group(drafts: list[Draft], header: Header, issuers: IssuerReader) -> tuple[tuple[Target, ...], dict[int, str]]:
    """Return the documents that drafts mean.

    Args:
        drafts: in the order of the text.
        header: what the document says of itself.
        issuers: reads issuers of the same text (for the own place).

    Returns:
        The targets in the order of their first mentions; for each draft, by its index, the id of its target or SELF.
    """
    own = _Own(header)
    groups: dict[str, list[_Group]] = {}
    of: dict[int, _Group | None] = {}
    law_names = _numbered_laws(drafts)
    titles = _Titles()
    for index, draft in enumerate(drafts):
        if draft.number is None:
            continue
        if own.is_meant(draft):
            of[index] = None
            continue
        key = _number_key(draft)
        of[index] = _join(groups.setdefault(key, []), draft, years_differ=draft.number.year is None)
    for index, draft in enumerate(drafts):
        if draft.number is not None:
            continue
        if draft.stands_for:
            if own.key == folded(draft.stands_for):
                of[index] = None
                continue
            if numbered := groups.get(folded(draft.stands_for)):
                numbered[0].add(draft)
                of[index] = numbered[0]
                continue
        key = titles.key(draft) if draft.rule.startswith("scheme") else named_key(draft)
        if key in law_names and (numbered := groups.get(law_names[key])):
            numbered[0].add(draft)
            of[index] = numbered[0]
            continue
        of[index] = _join(groups.setdefault(key, []), draft, years_differ=True)
    ids: dict[int, str] = {}
    targets: list[Target] = []
    assigned: dict[int, str] = {}
    for index in range(len(drafts)):
        found = of[index]
        if found is None:
            assigned[index] = SELF
            continue
        if id(found) not in ids:
            ids[id(found)] = f"t{len(targets) + 1}"
            targets.append(_target(ids[id(found)], found, issuers))
        assigned[index] = ids[id(found)]
    counts = Counter(assigned.values())
    return tuple(_misprints(_aliases(targets), counts)), assigned


def _number_key(draft: Draft) -> str:
    if draft.number is None:
        return ""
    return folded(draft.number.key) if draft.number.codes else f"{draft.kind}:{draft.number.key}"


def folded(key: str) -> str:
    """Return the key of a number with "D" for "Đ", which many a typist leaves out ("270/QD-TTg")."""
    return key.replace("Đ", "D").replace("đ", "d")


def named_key(draft: Draft) -> str:
    """Return the same key for all ways of writing the name of one act."""
    name = lower_name(draft.name or "")
    if draft.rule == "party.session":
        return _session_key(name, draft)
    words = re.sub(r"[\s,\"“”().-]+", " ", name).replace(" qppl", " quy phạm pháp luật").strip()
    words = re.sub(r"^ban ban hành", "ban hành", words)
    if draft.rule in _LAW_RULES:
        words = words.replace(" và ", " ")
    return f"{draft.kind}:{words}"


def _session_key(name: str, draft: Draft) -> str:
    if plenum := _plenum(name):
        return plenum
    issuer = draft.issuer
    where = f"{issuer.level}:{issuer.place}" if issuer else ""
    return f"congress:{where}:{next(_ordinals(name), '')}"


def _plenum(name: str) -> str | None:
    """Return "plenum:8.11" for a name of the resolution of the eighth plenum of the eleventh term, else None."""
    if "đại hội" in name or not ("hội nghị" in name or "trung ương" in name):
        return None
    ordinals = tuple(_ordinals(name))
    return f"plenum:{ordinals[0]}.{ordinals[-1]}" if len(ordinals) > 1 else None


def _ordinals(name: str) -> Iterator[str]:
    return (_arabic(word) for word in _ORDINAL.findall(name))


@cache
def _plenums() -> Mapping[str, tuple[AliasRow, ...]]:
    found: dict[str, tuple[AliasRow, ...]] = {}
    for row in aliases():
        for name in row.names:
            if plenum := _plenum(lower_name(name)):
                found[plenum] = tuple(dict.fromkeys((*found.get(plenum, ()), row)))
    return found


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ORDINAL = re.compile(r"(?<!\w)(?:[ivxl]+|\d+|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)")
_WORDS = {"nhất": "1", "hai": "2", "ba": "3", "tư": "4", "bốn": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8"} | {
    "chín": "9",
    "mười": "10",
}


def _arabic(word: str) -> str:
    if word.isdigit():
        return str(int(word))
    if word in _WORDS:
        return _WORDS[word]
    values = {"i": 1, "v": 5, "x": 10, "l": 50}
    total = 0
    for letter, following in zip(word, f"{word[1:]} ", strict=True):
        value = values[letter]
        total += -value if values.get(following, 0) > value else value
    return str(total)


def same_period(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two titles may be those of one scheme by the years in them: programmes of two periods are two.

    A title may leave out its period or its outlook; a period that begins alike is one, be its end misprinted.
    """
    mine, theirs = (set(_YEAR.findall(" ".join(words))) for words in (one, other))
    return mine <= theirs or theirs <= mine or min(mine) == min(theirs)


class _Titles:
    """Joins the titles of one scheme that are not written alike ("cán bộ (CB), giáo viên", "cán bộ, giáo viên")."""

    _RECENT = 60

    def __init__(self) -> None:
        self._known: list[tuple[str, frozenset[str], str]] = []

    def key(self, draft: Draft) -> str:
        key = named_key(draft)
        kind, _, title = key.partition(":")
        words = frozenset(title.split())
        for other_kind, other, other_key in reversed(self._known[-self._RECENT :]):
            shared = len(words & other)
            shorter, longer = sorted((len(words), len(other)))
            if kind == other_kind and same_period(words, other) and shared >= max(5, 0.85 * shorter, 0.6 * longer):
                return other_key
        self._known.append((kind, words, key))
        return key


class _Own:
    """Tells whether a number is the document's own."""

    def __init__(self, header: Header) -> None:
        self._header = header
        number = number_of(header.number) if header.number else None
        self.key = folded(number.key) if number and number.serial else None
        self._codes = number.codes if number else ()

    def is_meant(self, draft: Draft) -> bool:
        number, header = draft.number, self._header
        if number is None:
            return False
        if draft.rule == "number.blank":
            if number.codes != self._codes or draft.kind != header.kind:
                return False
        elif self.key is None or folded(number.key) != self.key:
            return False
        if draft.issued_on and header.issued_on and draft.issued_on[:4] != header.issued_on[:4]:
            return False
        issuer = draft.issuer
        if issuer and issuer.level and header.level and issuer.level in _LOCAL_LEVELS:
            return issuer.level == header.level and (issuer.place is None or issuer.place == header.place)
        return True


def _numbered_laws(drafts: Iterable[Draft]) -> dict[str, str]:
    found: dict[str, str] = {}
    for draft in drafts:
        if draft.number and draft.name and draft.rule in _LAW_RULES:
            found.setdefault(named_key(draft), _number_key(draft))
    return found


def _join(groups: list[_Group], draft: Draft, *, years_differ: bool) -> _Group:
    for found in reversed(groups):
        if found.admits(draft, years_differ=years_differ):
            found.add(draft)
            return found
    groups.append(_Group())
    groups[-1].add(draft)
    return groups[-1]


def _most(values: Iterable[str]) -> str | None:
    counted = Counter(values)
    return max(counted, key=lambda value: (counted[value], len(value))) if counted else None


def _target(identifier: str, found: _Group, issuers: IssuerReader) -> Target:
    drafts = found.drafts
    numbers = [draft.number for draft in drafts if draft.number]
    written = [number.written for number in numbers]
    mixed = [value for value in written if not value.isupper()] or written
    exact = [date for date in found.dates if len(date) == 10]
    named = not numbers
    kinds = [draft.kind for draft in drafts if draft.kind and (named or draft.number)]
    spoken = [
        d.issuer for d in drafts if d.issuer and not (d.rule in _LAW_RULES and d.issuer.level is not Level.CENTRAL)
    ]
    explicit = [i for i in spoken if i.explicit_place] or spoken
    level: Level | None = None
    place: str | None = None
    if explicit:
        level, place = explicit[0].level, explicit[0].place
    elif numbers and (organ := numbers[0].organ):
        level = organ.level or issuers.own_level if organ.local else organ.level
        place = issuers.own_place(level) if organ.local else None
    elif any(draft.rule in _LAW_RULES or draft.kind in by_kind() for draft in drafts):
        level = Level.CENTRAL
    elif named:
        level, place = issuers.named_in(max((d.name or "" for d in drafts), key=len))
    issuer = _issuer_name([i.name for i in explicit], place)
    return Target(
        id=identifier,
        kind=_most(kinds),
        number=_most(mixed),
        issued_on=_most(exact) or _most(found.dates),
        issuer=issuer,
        level=level,
        place=place,
        named=named,
        name=next(
            (d.name for d in drafts if d.name and not d.name.isupper()), next((d.name for d in drafts if d.name), None)
        ),
    )


def _issuer_name(names: list[str], place: str | None) -> str | None:
    if not names:
        return None
    name = next((value for value in names if value[:1].isupper() and not value.isupper()), names[0])
    return f"{name} {place}" if place and _WITHOUT_PLACE.search(name) else name


def _aliases(targets: list[Target]) -> list[Target]:
    numbers = {(t.kind, number_of(t.number).key): t.id for t in targets if t.number}
    result: list[Target] = []
    for target in targets:
        alias = None
        if target.named and target.name:
            name = lower_name(target.name)
            for row in (*by_lower_alias().get(name, ()), *_plenums().get(_plenum(name) or "", ())):
                if row.number:
                    alias = alias or numbers.get((row.kind, number_of(row.number).key))
        result.append(_with(target, alias_of=alias) if alias else target)
    return result


def _misprints(targets: list[Target], counts: Counter[str]) -> Iterable[Target]:
    likely: dict[tuple[object, ...], list[Target]] = {}
    for target in targets:
        if target.number and counts[target.id] > 1:
            for pattern in _one_digit_off(target):
                likely.setdefault(pattern, []).append(target)
    whole = {_dated(target): target.id for target in targets if number_of(target.number or "").year}
    for target in targets:
        mine = number_of(target.number or "")
        dated = target.number and not mine.year and len(target.issued_on or "") == 10
        original = whole.get(_dated(target)) if dated else None
        bare = not (target.issued_on or target.issuer or mine.year)
        if original is None and target.number and (counts[target.id] == 1 or bare):
            others = (other for pattern in _one_digit_off(target) for other in likely.get(pattern, ())[:_ALIKE])
            original = next((other.id for other in others if other.id != target.id and _same_day(target, other)), None)
        yield _with(target, probable_misprint_of=original) if original else target


def _dated(target: Target) -> tuple[object, ...]:
    """Return what a number has in common with the same one from which the year was left out: "43/NĐ-CP" of that day."""
    number = number_of(target.number or "")
    return number.serial, number.codes, target.kind, target.place, target.issued_on


_ALIKE = 20


def _one_digit_off(target: Target) -> Iterator[tuple[object, ...]]:
    """Yield what all numbers have in common that differ from this one in one digit, a key for each of its digits."""
    number = number_of(target.number or "")
    serial = number.serial
    if serial.isdigit() and len(serial) > 2:
        for at in range(len(serial)):
            yield number.codes, number.year, target.kind, target.place, serial[:at], serial[at + 1 :]


def _same_day(target: Target, other: Target) -> bool:
    """Whether two numbers one digit apart may be one: neighbours of one day and acts issued by the thousand are not."""
    if target.issued_on:
        mine, theirs = (int(number_of(one.number or "").serial) for one in (target, other))
        return target.issued_on == other.issued_on and len(target.issued_on) == 10 and abs(mine - theirs) > 9
    return target.kind in _RARE and target.issuer is None


_RARE = frozenset({"KH", "CTr", "DA", "NQ", "CT", "KL"})


def _with(target: Target, **changes: str | None) -> Target:
    values = {name: getattr(target, name) for name in Target.__slots__} | changes
    return Target(**values)

"""A notation for tests of relations: a text in which mentions are marked, `{a:Nghị quyết số 5-NQ/TU}`."""

import re
from dataclasses import dataclass

from graph_loader.extraction.model import Header, Mention, Relation, Scope, Target
from graph_loader.extraction.reading import reading_of
from graph_loader.extraction.relation import relate
from graph_loader.extraction.structure import Block

_MARK = re.compile(r"\{(\w+):|\}")
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?:/\d{4})?(?:[-/][\w&Đđ]+)+")
_KINDS = {
    "nghị quyết": "NQ",
    "nghị định": "ND",
    "quyết định": "QD",
    "chỉ thị": "CT",
    "kết luận": "KL",
    "kế hoạch": "KH",
    "chương trình": "CTr",
    "đề án": "DA",
    "thông tư": "TT",
    "bộ luật": "Luat",
    "luật": "Luat",
    "tờ trình": "TTr",
    "báo cáo": "BC",
    "công văn": "CV",
    "văn bản": "CV",
}


@dataclass(frozen=True)
class Blocks:
    """The part of a structure that `relate` reads."""

    blocks: tuple[Block, ...]


def parse(marked: str, scope: Scope) -> tuple[str, list[Mention], dict[str, Target]]:
    """Return the text without marks, its mentions (the longer first) and the targets by key."""
    text, mentions, open_marks, position = "", [], [], 0
    for match in _MARK.finditer(marked):
        text += marked[position : match.start()]
        position = match.end()
        if match.group(1):
            open_marks.append((match.group(1), len(text)))
        else:
            key, start = open_marks.pop()
            mentions.append(Mention(start, len(text), key, scope, "test"))
    text += marked[position:]
    targets: dict[str, Target] = {}
    for mention in mentions:
        words = text[mention.start : mention.end]
        kind = next((k for noun, k in _KINDS.items() if words.lower().startswith(noun)), None)
        number = _NUMBER.search(words)
        known = targets.get(mention.target)
        if known is None or (known.number is None and number):
            targets[mention.target] = Target(mention.target, kind=kind, number=number.group() if number else None)
    return text, sorted(mentions, key=lambda m: (m.start, -m.end)), targets


def relations_of(
    marked: str, *, kind: str = "KH", scope: Scope = Scope.BODY, title: str | None = None
) -> tuple[str, tuple[Relation, ...]]:
    """Return the text and the relations of a marked text; each line is a block, a cell where it ends with "|"."""
    text, mentions, targets = parse(marked, scope)
    lines = re.finditer(r"([^\n|]+)(\|)?", text)
    blocks = tuple(Block(m.start(1), m.end(1), scope, "cell" if m.group(2) else "text") for m in lines)
    reading = reading_of(text)
    return text, relate(reading, Blocks(blocks), Header(kind=kind, title=title), tuple(targets.values()), mentions)  # type: ignore[arg-type]


def said(marked: str, *, kind: str = "KH", scope: Scope = Scope.BODY, title: str | None = None) -> set[str]:
    """Return the relations as short sentences: "self BASED_ON a", "b REPEALS c partial"."""
    _, relations = relations_of(marked, kind=kind, scope=scope, title=title)
    return {f"{r.source} {r.type} {r.target}{' partial' if r.partial else ''}" for r in relations}

"""The cues of `data/reference/cues.csv`: the words that tie one document to another, and what each of them says.

A row is a cue in lower case, its role in the clause, and the relation that it expresses where it expresses one:

- `basis` opens a recital ("căn cứ");
- `verb` acts on the document that follows ("thực hiện", "sửa đổi, bổ sung");
- `passive` says that the document before it was changed by the one after it ("được sửa đổi, bổ sung bởi");
- `ended` says that the documents before it are no longer in force ("hết hiệu lực");
- `attached` says that what stands before it was issued by the document after it ("ban hành kèm theo");
- `pointer` names a place to look; the verb before it decides ("theo", "tại");
- `mention` takes a document without putting it into effect ("quán triệt", "theo đề nghị");
- `opener` opens the title of the document before it ("về việc");
- `duty`, `actor` begin a new clause after a comma ("tham mưu", "UBND");
- `funds` speaks of money for the work ("kinh phí"); `past` recounts ("đã");
- `self` is the document itself ("Quyết định này"); `and` joins.
"""

import csv
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from graph_loader.extraction.model import RelationType
from graph_loader.extraction.reading import reading_of
from graph_loader.resources import resource


class Role(StrEnum):
    """What a cue does in its clause (see the docstring of the module)."""

    BASIS = "basis"
    VERB = "verb"
    PASSIVE = "passive"
    ENDED = "ended"
    ATTACHED = "attached"
    POINTER = "pointer"
    MENTION = "mention"
    OPENER = "opener"
    DUTY = "duty"
    ACTOR = "actor"
    FUNDS = "funds"
    PAST = "past"
    SELF = "self"
    AND = "and"


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of cues.csv; `phrase` is in the form of `Reading.lower`, words apart by one blank."""

    phrase: str
    role: Role
    relation: RelationType | None


@cache
def cues() -> dict[str, Cue]:
    """Return the cues by phrase.

    Raises:
        ValueError: a row has an unknown role or relation, or a phrase stands twice.
    """
    table: dict[str, Cue] = {}
    with resource("data", "reference", "cues.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            phrase = reading_of(row["cue"]).lower
            if phrase in table:
                raise ValueError(f"The cue {phrase!r} stands twice in cues.csv; remove one of the rows.")
            relation = RelationType(row["relation"]) if row["relation"] else None
            table[phrase] = Cue(phrase, Role(row["role"]), relation)
    return table


@cache
def cue_pattern() -> str:
    """Return a regular expression, without groups, for the longest cue that begins at a word of `Reading.lower`."""
    tree: dict[str, object] = {}
    for phrase in cues():
        node = tree
        for part in re.findall(r"\w+|[^\w\s]+", phrase):
            node = node.setdefault(part, {})  # type: ignore[assignment]
        node[""] = {}
    return rf"(?<!\w)(?:{_alternatives(tree, first=True)})(?!\w)"


def _alternatives(node: dict[str, object], *, first: bool = False) -> str:
    """Return the alternatives of a tree of words, the longest first."""
    branches = []
    for part, child in sorted(node.items()):
        if part:
            gap = "" if first else r"\s+" if re.match(r"\w", part) else r"\s*"
            branches.append(gap + re.escape(part) + _continuation(child))
    return "|".join(branches)


def _continuation(child: object) -> str:
    if not isinstance(child, dict):
        raise TypeError(f"A tree of words holds only trees, not {type(child).__name__}.")
    rest = _alternatives(child)
    if not rest:
        return ""
    return f"(?:{rest})" + ("?" if "" in child else "")

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
- `duty`, `actor` begin a new clause after a comma ("tăng cường", "UBND"), `charge` wherever it stands ("tham mưu");
- `funds` speaks of money for the work ("kinh phí"); `past` recounts ("đã");
- `self` is the document itself ("Quyết định này"); `and` joins;
- `idle` says nothing: words that only look like another cue ("hiệu lực thi hành", "xem xét").
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
    CHARGE = "charge"
    ACTOR = "actor"
    FUNDS = "funds"
    PAST = "past"
    SELF = "self"
    AND = "and"
    IDLE = "idle"


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


class _Tree(dict[str, "_Tree"]):
    """The words of all cues, word by word; the empty key marks where a cue may end."""


@cache
def cue_pattern() -> str:
    """Return a regular expression, without groups, for the longest cue that begins at a word of `Reading.lower`.

    Its alternatives begin with a letter each, so that the search runs from one such letter to the next.
    """
    tree = _Tree()
    for phrase in cues():
        node = tree
        for part in re.findall(r"\w+|[^\w\s]+", phrase):
            node = node.setdefault(part, _Tree())
        node[""] = _Tree()
    by_letter: dict[str, list[str]] = {}
    for part, node in sorted(tree.items()):
        by_letter.setdefault(part[0], []).append(re.escape(part[1:]) + _continuation(node, part))
    return "|".join(
        rf"{re.escape(letter)}(?<!\w{re.escape(letter)})(?:{'|'.join(ways)})(?!\w)"
        for letter, ways in by_letter.items()
    )


def _continuation(tree: _Tree, before: str) -> str:
    """Return the expression of what may follow the word or mark `before`; the longest way is tried first."""
    ways = [
        (r"\s+" if re.match(r"\w+ \w", f"{before} {part}") else r"\s*") + re.escape(part) + _continuation(node, part)
        for part, node in sorted(tree.items())
        if part
    ]
    if not ways:
        return ""
    return f"(?:{'|'.join(ways)})" + ("?" if "" in tree else "")

"""The one-hop Lược đồ: boxes of typed lists with counts, both directions, as lawyers know them from the portals."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.components.elements import Element, element
from app.components.naming import foot_of, head_of
from app.components.proof import document_link
from app.words import Words
from graph_loader.graph.outline import Outline, OutlineGroup, OutlineRow

FIRST_ROWS = 5


PROOF = "proof"
"""How the `id` of the proof in an outline begins; the key of its relation follows after a colon."""


@dataclass(frozen=True, slots=True)
class Unfolded:
    """What of an outline is shown in full.

    Attributes:
        group: `relation:direction` of the group that is shown whole; the others show their first rows.
        rows: what is shown of that group, where it is long.
        line: what leads to the rest of it.
        edge: key of the relation whose proof stands under its row.
        proof: the elements of that proof.
    """

    group: str | None = None
    rows: Sequence[OutlineRow] | None = None
    line: Element | None = None
    edge: str | None = None
    proof: tuple[Element, ...] = ()


def outline_boxes(words: Words, outline: Outline, unfolded: Unfolded) -> Element:
    """Return the boxes of an outline."""
    if not outline.groups:
        return element("p", words("outline.none"), classes="muted")
    return element("div", *(_box(words, group, unfolded) for group in outline.groups), classes="boxes")


def name_of(group: OutlineGroup) -> str:
    """Return the name of a group in the address."""
    return f"{group.relation}:{group.direction}"


def _rows(group: OutlineGroup, unfolded: Unfolded) -> Sequence[OutlineRow]:
    if unfolded.group == name_of(group):
        return group.rows if unfolded.rows is None else unfolded.rows
    asked = tuple(row for row in group.rows[FIRST_ROWS:] if _key(group, row) == unfolded.edge)
    return group.rows[:FIRST_ROWS] + asked


def _key(group: OutlineGroup, row: OutlineRow) -> str:
    return f"{row.relation.source}\n{group.relation}\n{row.relation.target}"


def _box(words: Words, group: OutlineGroup, unfolded: Unfolded) -> Element:
    rows = _rows(group, unfolded)
    name = words(f"outline.{group.direction}.{group.relation}")
    return element(
        "section",
        element(
            "h4",
            element("span", str(group.total), classes="count"),
            name,
        ),
        element("ul", *(_row(words, group, row, unfolded) for row in rows)),
        unfolded.line if unfolded.group == name_of(group) else _more(words, group, name, group.total - len(rows)),
        classes=f"card rel {group.relation}",
        aria_label=name,
    )


def _more(words: Words, group: OutlineGroup, name: str, hidden: int) -> Element | None:
    if not hidden:
        return None
    said = words("outline.more", count=hidden)
    return element("button", said, classes="small", picks={"whole": name_of(group)}, aria_label=f"{name}: {said}")


def _row(words: Words, group: OutlineGroup, row: OutlineRow, unfolded: Unfolded) -> Element:
    key = _key(group, row)
    open_ = key == unfolded.edge
    label = words("outline.hide" if open_ else "outline.why")
    proof = element(
        "button",
        label,
        classes="small",
        aria_expanded=str(open_).lower(),
        aria_label=f"{label}: {head_of(words, row.document)}",
        picks={"edge": "" if open_ else key},
    )
    return element(
        "li",
        document_link(words, row.document),
        element("div", row.document.title, classes="small", lang="vi") if row.document.title else None,
        element(
            "div", f"{foot_of(words, row.document)} ", proof if row.relation.quote else None, classes="small muted"
        ),
        element("div", *unfolded.proof, classes="said", id_=f"{PROOF}:{unfolded.edge}") if open_ else None,
    )

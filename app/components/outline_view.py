"""The one-hop Lược đồ: boxes of typed lists with counts, both directions, as lawyers know them from the portals."""

from app.components.elements import Element, element
from app.components.naming import foot_of
from app.components.proof import document_link
from app.words import Words
from graph_loader.graph.outline import Outline, OutlineGroup, OutlineRow

FIRST_ROWS = 5


def outline_boxes(words: Words, outline: Outline, *, whole: str | None = None) -> Element:
    """Return the boxes of an outline.

    Args:
        words: the language.
        outline: what to show.
        whole: `relation:direction` of the group that is shown whole; the others show their first rows.
    """
    if not outline.groups:
        return element("p", words("outline.none"), classes="muted")
    return element("div", *(_box(words, group, whole) for group in outline.groups), classes="boxes")


def _box(words: Words, group: OutlineGroup, whole: str | None) -> Element:
    name = f"{group.relation}:{group.direction}"
    rows = group.rows if whole == name else group.rows[:FIRST_ROWS]
    hidden = group.total - len(rows)
    return element(
        "section",
        element(
            "h4",
            element("span", str(group.total), classes="count"),
            words(f"outline.{group.direction}.{group.relation}"),
        ),
        element("ul", *(_row(words, group, row) for row in rows)),
        element("button", words("outline.more", count=hidden), classes="small", picks={"whole": name})
        if hidden
        else None,
        classes=f"card rel {group.relation}",
        aria_label=words(f"outline.{group.direction}.{group.relation}"),
    )


def _row(words: Words, group: OutlineGroup, row: OutlineRow) -> Element:
    relation = row.relation
    return element(
        "li",
        element(
            "button",
            "“ ”",
            classes="small",
            title=relation.quote,
            aria_label=words("outline.why"),
            picks={"edge": f"{relation.source}\n{group.relation}\n{relation.target}"},
        )
        if relation.quote
        else None,
        " ",
        document_link(words, row.document),
        element("div", row.document.title, classes="small", lang="vi") if row.document.title else None,
        element("div", foot_of(words, row.document), classes="small muted"),
    )

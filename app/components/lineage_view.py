"""From what is shown of a lineage to its drawing: the words of boxes and lines, folded siblings as one box."""

from collections.abc import Collection

from app.components.naming import foot_of, full_of, head_of, kind_name, level_name, relation_word, tier_name, title_of
from app.words import Words
from graph_loader.export import pictures
from graph_loader.export.pictures import PageWords
from graph_loader.export.svg import Caption
from graph_loader.extraction.model import RelationType
from graph_loader.graph.drawing import Drawing, Link, Naming, Shown, draw
from graph_loader.graph.expansion import Expansion, Folded
from graph_loader.graph.layout import Sizes
from graph_loader.graph.model import Document

SCREEN = Sizes(per_row=4)
"""As many boxes a row as have room beside the panel at their full size."""


def naming(words: Words) -> Naming:
    """Return the words of relations and tiers for a drawing."""
    return Naming(lambda relation: relation_word(words, relation), lambda tier: tier_name(words, tier))


def box_of(words: Words, document: Document, *, up: int = 0, down: int = 0, marks: Collection[str] = ()) -> Shown:
    """Return the box of a document; `up` and `down` are how many wait above and below it."""
    own = {"cited"} if document.status == "cited" else set()
    if document.in_force is False:
        own.add("ended")
    return Shown(
        id=document.id,
        tier=document.tier,
        head=head_of(words, document),
        title=title_of(words, document),
        foot=foot_of(words, document),
        full=full_of(words, document),
        more_up=up,
        more_down=down,
        marks=frozenset({*own, *marks}),
    )


def caption_of(words: Words, drawing: Drawing, title: str, note: str = "") -> Caption:
    """Return what a picture of a drawing says around it: title, a note, and the signs that it uses."""
    return pictures.caption_of(drawing, title, note, PageWords(words.language))


def lineage_drawing(
    words: Words, expansion: Expansion, folded: Collection[Folded] = (), sizes: Sizes | None = None
) -> Drawing:
    """Return the drawing of what is shown; a folded group is one box under its key."""
    stands_for = {member: group.key for group in folded for member in group.members}
    boxes = [
        box_of(
            words,
            document,
            up=expansion.waiting_up.get(id_, 0),
            down=expansion.waiting_down.get(id_, 0),
            marks={"root"} if id_ == expansion.root else (),
        )
        for id_, document in expansion.documents.items()
        if id_ not in stands_for
    ]
    boxes += [_folded_box(words, group, expansion) for group in folded]
    links: dict[tuple[str, RelationType, str], Link] = {}
    for relation in expansion.relations:
        key = (
            stands_for.get(relation.source, relation.source),
            relation.type,
            stands_for.get(relation.target, relation.target),
        )
        count = links[key].count + 1 if key in links else 1
        links[key] = Link(*key, quote=relation.quote if count == 1 else "", scope=relation.scope, count=count)
    return draw(boxes, list(links.values()), naming(words), sizes)


def _folded_box(words: Words, group: Folded, expansion: Expansion) -> Shown:
    members = [expansion.documents[member] for member in group.members]
    first = members[0]
    heads = [head_of(words, member) for member in members]
    places = ", ".join(dict.fromkeys(member.place for member in members if member.place))
    name = words(
        "drawing.folded",
        count=len(members),
        kind=kind_name(words, first.kind).lower(),
        level=level_name(words, first.level).lower(),
    )
    full = "\n".join([name, words("drawing.folded_help"), *heads])
    return Shown(group.key, first.tier, name, places or ", ".join(heads), "", full, marks=frozenset({"folded"}))

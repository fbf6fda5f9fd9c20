"""Lineages, timelines and lessons as files with their own words: what they draw, and how it is called."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from graph_loader.export.lesson import LessonDocument, LessonStep, LessonWords, to_lesson
from graph_loader.export.svg import Caption
from graph_loader.export.timeline_svg import Arc, Point, to_timeline_svg
from graph_loader.extraction.model import RelationType
from graph_loader.graph.cascade import CascadeStep
from graph_loader.graph.drawing import Drawing, Link, Naming, Shown, draw
from graph_loader.graph.layout import Sizes
from graph_loader.graph.lineage import Direction, Lineage, LineageRow
from graph_loader.graph.model import Document
from graph_loader.graph.timeline import Timeline
from graph_loader.reference.relations import relation_words
from graph_loader.reference.tables import rows
from graph_loader.reference.tiers import tiers

MARKS = ("root", "cited", "ended")
LEGEND = (*MARKS, "folded")


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of one language, "vi" or "en", from `data/reference/page_words.csv`."""

    language: str

    def __call__(self, key: str, **values: str) -> str:
        """Return the text of a key with its places filled."""
        return _texts(self.language)[key].format(**values)

    def relation(self, relation: RelationType) -> str:
        """Return the word of a relation."""
        return relation_words()[relation].word(self.language)

    def tier(self, tier: int | None) -> str:
        """Return the name of a row of the hierarchy."""
        names = {row.tier: row.label_vi if self.language == "vi" else row.label_en for row in tiers()}
        return names.get(tier or 0, self("unknown_tier"))


@cache
def _texts(language: str) -> Mapping[str, str]:
    return {row["key"]: row["vi" if language == "vi" else "en"] for row in rows("page_words.csv")}


@dataclass(frozen=True, slots=True)
class Pictured:
    """What a picture says of a document."""

    id: str
    number: str | None
    title: str | None
    issued_on: str | None
    place: str | None
    tier: int | None
    status: str
    in_force: bool | None = None

    @classmethod
    def of(cls, told: Document | LineageRow) -> "Pictured":
        """Return what is known of a document, or what a row of a lineage says of it."""
        in_force = told.in_force if isinstance(told, Document) else None
        return cls(told.id, told.number, told.title, told.issued_on, told.place, told.tier, str(told.status), in_force)

    @property
    def name(self) -> str:
        """Its number, or what else it is called by."""
        return self.number or self.title or self.id

    @property
    def titled(self) -> str:
        """Its number and title."""
        return f"{self.number}: {self.title}" if self.number and self.title else self.name

    @property
    def subtitle(self) -> str:
        """Its title, where the name does not say it."""
        return (self.title or "") if self.number else ""

    @property
    def foot(self) -> str:
        """Its date and place."""
        return " · ".join(part for part in (self.issued_on, self.place) if part)

    def marks(self, roots: Collection[str]) -> frozenset[str]:
        """Return which of `MARKS` it has; `roots` are the documents that the picture is about."""
        holds = self.id in roots, self.status == "cited", self.in_force is False
        return frozenset(mark for mark, held in zip(MARKS, holds, strict=True) if held)

    def told(self, words: PageWords) -> str:
        """Return everything that is known of it, a line each."""
        remarks = [words(mark) for mark in MARKS[1:] if mark in self.marks(())]
        place = " · ".join(part for part in (self.issued_on, self.place, *remarks) if part)
        return "\n".join(part for part in (self.number, self.title or words("untitled"), place) if part)


def pictured_lineage(lineage: Lineage) -> dict[str, Pictured]:
    """Return the documents of a lineage by their ids."""
    shown = {lineage.root.id: Pictured.of(lineage.root)}
    for row in lineage.rows:
        shown.setdefault(row.id, Pictured.of(row))
    return shown


def lineage_heading(lineage: Lineage, direction: Direction, words: PageWords) -> str:
    """Return the title of a lineage that goes in a direction."""
    return words(f"heading_{direction}", name=Pictured.of(lineage.root).name)


def lineage_note(lineage: Lineage, words: PageWords) -> str:
    """Return that there is more where a lineage was cut off, else nothing."""
    return words("truncated") if lineage.truncated else ""


def lineage_drawing(lineage: Lineage, words: PageWords, sizes: Sizes | None = None) -> Drawing:
    """Return a whole lineage as a drawing."""
    shown = pictured_lineage(lineage)
    links = (Link(row.from_id, RelationType(row.relation), row.to_id, quote=row.quote) for row in lineage.rows)
    return _drawing(shown.values(), links, {lineage.root.id}, words, sizes)


def caption_of(drawing: Drawing, title: str, note: str, words: PageWords) -> Caption:
    """Return what a picture of a drawing says around it: title, note and the signs that it uses."""
    used = dict.fromkeys(RelationType(edge["relation"]) for edge in drawing.network.edges)
    marks = {mark for node in drawing.network.nodes for mark in node["marks"]}
    relations = {relation: words.relation(relation) for relation in used}
    return Caption(title, note, relations, {mark: words(f"legend_{mark}") for mark in LEGEND if mark in marks})


def timeline_picture(found: Timeline, title: str, words: PageWords, root: str | None = None) -> str:
    """Return the dated documents of a timeline as SVG.

    Args:
        found: at least one of its documents has a date.
        title: of the picture.
        words: of its language.
        root: id of the document that it is about.
    """
    dated = {one.id: Pictured.of(one) for one in found.documents}
    points = [
        Point(one.id, one.tier, one.issued_on or "", one.name, one.told(words), one.marks({root} if root else ()))
        for one in dated.values()
    ]
    arcs = [
        Arc(
            one.from_id,
            one.to_id,
            one.relation,
            words.relation(one.relation),
            f"{dated[one.from_id].name} {words.relation(one.relation)} {dated[one.to_id].name}: {one.quote}",
        )
        for one in found.relations
        if one.from_id in dated and one.to_id in dated
    ]
    return to_timeline_svg(
        points, arcs, title=title, tier_name=words.tier, group_name=lambda count: words("group", count=str(count))
    )


def lesson_page(steps: Sequence[CascadeStep], words: PageWords, notes: Mapping[int, str] | None = None) -> str:
    """Return a cascade as a lesson: one HTML page, stepped through with the keyboard.

    Args:
        steps: of `cascade`; the first is the document that the lesson is about.
        words: of its language.
        notes: what the trainer says of a step, by its number from 1 on.
    """
    said = notes or {}
    lesson = [
        LessonStep(
            heading=words.tier(step.tier),
            documents=tuple(_lesson_document(one, step, words) for one in step.documents),
            notes=said.get(number, ""),
            drawing=_so_far(steps[:number], words),
        )
        for number, step in enumerate(steps, 1)
    ]
    texts = LessonWords(words("lesson_back"), words("lesson_on"), words("lesson_notes"), words("lesson"))
    return to_lesson(lesson, title=Pictured.of(steps[0].documents[0]).name, language=words.language, words=texts)


def _lesson_document(document: Document, step: CascadeStep, words: PageWords) -> LessonDocument:
    one = Pictured.of(document)
    joined = (relation for relation in step.relations if document.id in {relation.source, relation.target})
    sentences = tuple((words.relation(relation.type), relation.quote) for relation in joined)
    return LessonDocument(one.name, one.subtitle, one.foot, sentences)


def _so_far(steps: Sequence[CascadeStep], words: PageWords) -> Drawing:
    documents = [Pictured.of(document) for step in steps for document in step.documents]
    links = (Link(one.source, one.type, one.target, one.quote) for step in steps for one in step.relations)
    return _drawing(documents, links, {document.id for document in steps[-1].documents}, words)


def _drawing(
    documents: Collection[Pictured],
    links: Iterable[Link],
    roots: Collection[str],
    words: PageWords,
    sizes: Sizes | None = None,
) -> Drawing:
    boxes = [
        Shown(one.id, one.tier, one.name, one.subtitle, one.foot, one.told(words), marks=one.marks(roots))
        for one in documents
    ]
    known = {one.id for one in documents}
    drawn = [link for link in links if link.source in known and link.target in known]
    return draw(boxes, drawn, Naming(words.relation, words.tier), sizes)

"""Trainer: a cascade stepped through from the centre down, large, with the sentence of each step."""

import streamlit as st

from app import state
from app.components.choices import remember
from app.components.downloads import offer
from app.components.drawing import show_drawing
from app.components.elements import Element, element, show
from app.components.lineage_view import box_of, naming
from app.components.naming import date_word, head_of, relation_word, tier_name, title_of
from app.components.slide_keys import slide_keys, slide_room
from app.components.which import choose_document
from app.words import Words
from graph_loader.export.lesson import LessonDocument, LessonStep, LessonWords, to_lesson
from graph_loader.graph.cascade import RELATIONS, CascadeStep, cascade
from graph_loader.graph.drawing import Drawing, Link
from graph_loader.graph.drawing import draw as draw_boxes
from graph_loader.graph.layout import Sizes
from graph_loader.graph.lineage import reach
from graph_loader.graph.model import Document

BESIDE = Sizes(box_width=184, column_gap=16, lane=8, per_row=2)
"""The drawing beside the slide has half a page: more boxes in a row would run out of it."""

LESSON = Sizes(per_row=3)

ZOOM = (0.5, 1.6)
"""The slide is what is read; the drawing says where it stands, so its whole width comes before its letters."""

DRAWING = 2000
"""As high as the screen lets it be."""


def draw(words: Words) -> None:
    """Draw the page."""
    with st.container(horizontal=True, vertical_alignment="center", key="controls"):
        root = choose_document(words, "doc", words("trainer.root"), brief=True)
        if root is not None:
            steps = state.ask(cascade, root.id)
            at = _controls(words, len(steps))
    if root is None:
        st.caption(words("trainer.help"))
        return
    slide_room()
    step = steps[at - 1]
    left, right = st.columns([1.1, 1])
    with left:
        with st.container(key="slide_box"):
            show(*_slide(words, step, at, len(steps)), key="slide")
        notes = st.text_area(words("trainer.notes"), key=f"notes_{root.id}_{at}", persist_state="session", height=80)
        st.session_state.setdefault("lesson_notes", {})[root.id, at] = notes
    with right:
        picked = show_drawing(
            _so_far(words, steps, at, BESIDE),
            words,
            key="trainer",
            title=head_of(words, root),
            height=DRAWING,
            hint=words("trainer.hint"),
            zoom=ZOOM,
        )
        if picked and "node" in picked:
            reached = next(n for n, one in enumerate(steps, 1) if picked["node"] in {d.id for d in one.documents})
            remember("step", str(reached))
            st.rerun()
    _cut(words, root, steps)
    _export(words, root, steps)


def _controls(words: Words, last: int) -> int:
    """Offer the steps and the full screen; return which step the address asks for."""
    asked = st.query_params.get("step", "1")
    at = min(max(int(asked), 1), last) if asked.isdecimal() and len(asked) < 6 else 1
    if st.button(words("trainer.back"), key="back", disabled=at == 1, shortcut="Left", icon=":material/arrow_back:"):
        remember("step", str(at - 1))
        st.rerun()
    if st.button(
        words("trainer.on"),
        key="on",
        disabled=at == last,
        shortcut="Right",
        type="secondary" if at == last else "primary",
        icon=":material/arrow_forward:",
    ):
        remember("step", str(at + 1))
        st.rerun()
    st.caption(words("trainer.at", step=at, steps=last), width="content", help=words("trainer.help"))
    slide_keys(words, at)
    return at


def _cut(words: Words, root: Document, steps: tuple[CascadeStep, ...]) -> None:
    """Say so where the lesson does not tell of every document below."""
    told = sum(len(step.documents) for step in steps) - 1
    below = state.ask(reach, root.id, "down", relations=RELATIONS)
    if below.total > told:
        total = words("lineage.at_least", count=below.total) if below.cut else str(below.total)
        show(element("p", words("trainer.cut", told=told, total=total), classes="small muted"), key="cut")


def _slide(words: Words, step: CascadeStep, at: int, last: int) -> list[Element]:
    parts = [element("p", tier_name(words, step.tier), classes="muted big")]
    for document in step.documents:
        proofs = [relation for relation in step.relations if document.id in {relation.source, relation.target}]
        parts.append(
            element(
                "section",
                element("h2", head_of(words, document)),
                element("p", title_of(words, document), classes="big", lang="vi"),
                element(
                    "p", " · ".join(p for p in (date_word(document.issued_on), document.issuer) if p), classes="muted"
                ),
                *(
                    element(
                        "blockquote",
                        element("span", f"{relation_word(words, relation.type)}: ", classes=f"word {relation.type}"),
                        relation.quote,
                        classes=f"rel {relation.type} step long",
                        lang="vi",
                    )
                    for relation in proofs[:2]
                ),
                classes="card big",
                aria_label=words("trainer.at", step=at, steps=last),
            )
        )
    return parts


def _so_far(words: Words, steps: tuple[CascadeStep, ...], at: int, sizes: Sizes | None = None) -> Drawing:
    here = {document.id for document in steps[at - 1].documents}
    boxes = [
        box_of(words, document, marks={"root"} if document.id in here else ())
        for step in steps[:at]
        for document in step.documents
    ]
    links = [
        Link(relation.source, relation.type, relation.target, relation.quote)
        for step in steps[:at]
        for relation in step.relations
    ]
    return draw_boxes(boxes, links, naming(words), sizes)


def _export(words: Words, root: Document, steps: tuple[CascadeStep, ...]) -> None:
    notes = dict(st.session_state.get("lesson_notes", {}))
    name = head_of(words, root)
    offer(words("trainer.export"), lambda: _lesson(words, root, steps, notes), f"lesson {name}", "html")


def _lesson(words: Words, root: Document, steps: tuple[CascadeStep, ...], notes: dict[tuple[str, int], str]) -> str:
    lesson = [
        LessonStep(
            heading=tier_name(words, step.tier),
            documents=tuple(
                LessonDocument(
                    head_of(words, document),
                    title_of(words, document),
                    " · ".join(p for p in (date_word(document.issued_on), document.issuer) if p),
                    tuple(
                        (relation_word(words, one.type), one.quote)
                        for one in step.relations
                        if document.id in {one.source, one.target}
                    ),
                )
                for document in step.documents
            ),
            notes=notes.get((root.id, number), ""),
            drawing=_so_far(words, steps, number, LESSON),
        )
        for number, step in enumerate(steps, 1)
    ]
    texts = LessonWords(words("trainer.back"), words("trainer.on"), words("trainer.notes"), words("trainer.lesson"))
    return to_lesson(lesson, title=head_of(words, root), language=words.language, words=texts)

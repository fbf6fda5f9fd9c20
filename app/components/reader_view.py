"""The reader: the whole text with every citation marked in the colour and line style of its relation."""

import re
from bisect import bisect_right
from collections import Counter
from itertools import pairwise

import streamlit as st

from app import state
from app.components.elements import Element, element, show
from app.components.lineage_panel import follow
from app.components.naming import head_of, relation_word
from app.words import Words
from graph_loader.extraction.model import RelationType
from graph_loader.graph.marks import Mark, MarkedText, marked_text
from graph_loader.graph.model import Document

PART = 60_000
LONGEST_SENTENCE = 2_000

_STOP = re.compile(r"[.;!?](?=\s|$)|\n[ \t]*(?=\n)|\n(?=[ \t]*(?:[-+•*|]|\d+[.)]|[a-zđ][.)])\s)")
"""Where a sentence may end: at its stop, before a blank line, before the next bullet."""

_SIGNS_OF_TABLES = re.compile(r"^[ \t:-]*\|[ \t|:-]*(?:\n|$)|^[^|\n]*[^|\s]([ \t]*\|[ \t]*)$", re.MULTILINE)
"""Lines made of nothing but the signs that part cells, and the only such sign of a line, at its end."""


def read(words: Words, document: Document) -> None:
    """Show the text of a document; `?at=` scrolls to the sentence that begins there."""
    found = state.ask(marked_text, document.id)
    if found is None:
        show(element("p", words("reader.none"), classes="muted"), key="reader")
        return
    at = st.query_params.get("at", "")
    sentence = _sentence(found, int(at)) if at.isdecimal() and len(at) < 12 else None
    parts = part_starts(found)
    part = bisect_right(parts, sentence[0]) if sentence else 1
    if len(parts) > 1:
        part = int(
            st.number_input(words("reader.part"), 1, len(parts), part, key=f"reader_part_{document.id}_{at}", width=200)
        )
        st.caption(words("reader.long", part=part, parts=len(parts)))
    start = parts[part - 1]
    end = parts[part] if part < len(parts) else len(found.text)
    text = element(
        "div", *pieces(words, found, start, end, sentence), classes="reader", lang="vi", role="document", tabindex="0"
    )
    clicked = show(
        element("p", words("reader.help"), classes="small muted"),
        legend(words, found),
        text,
        key="reader",
        show_id="at" if sentence else None,
    )
    if clicked:
        follow(clicked)


def legend(words: Words, found: MarkedText) -> Element:
    """Return what the lines under the marks of a text mean: each relation that occurs, with how often."""
    counts = Counter(mark.relation for mark in found.marks)
    parts = [
        element(
            "span",
            element("mark", relation_word(words, relation), classes=str(relation)),
            f" {counts[relation]}",
            classes="legend",
        )
        for relation in RelationType
        if counts[relation]
    ]
    return element("p", *parts, classes="small", role="note", aria_label=words("drawing.legend"))


def part_starts(found: MarkedText) -> list[int]:
    """Return where the parts of a long text start: at a line's start, never inside a mark."""
    starts = [0]
    while len(found.text) - starts[-1] > PART * 1.2:
        goal = starts[-1] + PART
        cut = found.text.rfind("\n", starts[-1] + PART // 2, goal) + 1 or goal
        crossed = next((mark for mark in found.marks if mark.start < cut < mark.end), None)
        starts.append(crossed.end if crossed else cut)
    return starts


def _sentence(found: MarkedText, at: int) -> tuple[int, int]:
    for start, end in found.sentences:
        if start <= at < end:
            return start, end
    return min(at, len(found.text)), sentence_end(found.text, at)


def sentence_end(text: str, at: int) -> int:
    """Return where the sentence that begins at an offset ends, over the ends of lines; a table's row is one line."""
    line_end = text.find("\n", at)
    line_end = len(text) if line_end < 0 else line_end
    if "|" in text[at:line_end]:
        return line_end
    for stop in _STOP.finditer(text, at, at + LONGEST_SENTENCE):
        following = text[stop.end() : stop.end() + 200].lstrip()
        if stop[0][0] == "\n":
            return stop.start()
        if not following or not following[0].islower():
            return stop.end()
    return min(len(text), max(line_end, at))


def pieces(
    words: Words, found: MarkedText, start: int, end: int, sentence: tuple[int, int] | None
) -> list[Element | str]:
    """Return the text between two offsets as texts and marks; what lies in `sentence` is highlighted.

    The signs that only part the cells of a table, with no words between them, are left out.
    """
    marks = [mark for mark in found.marks if start <= mark.start and mark.end <= end]
    cuts = {start, end, *(offset for mark in marks for offset in (mark.start, mark.end))}
    if sentence:
        inside = {offset for mark in marks for offset in sentence if mark.start < offset < mark.end}
        cuts |= {offset for offset in sentence if start <= offset <= end} - inside
    unseen = dict(one.span(one.lastindex or 0) for one in _SIGNS_OF_TABLES.finditer(found.text, start, end))
    cuts |= {offset for span in unseen.items() for offset in span}
    by_start = {mark.start: mark for mark in marks}
    ordered = sorted(cuts)
    parts: list[Element | str] = []
    anchored = False
    for left, right in pairwise(ordered):
        if left in unseen:
            continue
        text = found.text[left:right]
        here = sentence is not None and left < sentence[1] and right > sentence[0]
        anchor = "at" if here and not anchored else None
        anchored = anchored or here
        if left in by_start:
            parts.append(_mark(words, by_start[left], text, here=here, anchor=anchor))
        elif here:
            parts.append(element("span", text, classes="here", id_=anchor))
        else:
            parts.append(text)
    return parts


def _mark(words: Words, mark: Mark, text: str, *, here: bool, anchor: str | None) -> Element:
    word = relation_word(words, mark.relation)
    classes = f"{mark.relation}{' here' if here else ''}"
    if mark.document is None:
        return element("mark", text, classes=classes, title=word, id_=anchor)
    link = element(
        "a",
        text,
        href=state.link("document", doc=mark.document.id),
        picks={"document": mark.document.id},
        title=f"{word}: {head_of(words, mark.document)}",
    )
    return element("mark", link, classes=classes, id_=anchor)

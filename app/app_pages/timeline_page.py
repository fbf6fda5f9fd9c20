"""Timeline: documents on their dates in lanes by tier, of a lineage or of a span of time, with their relations."""

import streamlit as st

from app import state
from app.components.choices import pick_one
from app.components.date_box import date_box
from app.components.drawing import show_svg
from app.components.elements import element, show
from app.components.lineage_panel import follow
from app.components.timeline_view import timeline_list, timeline_picture
from app.components.which import choose_document
from app.words import Words
from graph_loader.graph.model import Document
from graph_loader.graph.timeline import first_day, last_day, timeline

MOST = 5000


def draw(words: Words) -> None:
    """Draw the page."""
    ways = {"lineage": words("page.lineage"), "all": words("timeline.all")}
    way = pick_one("way", words("page.timeline"), ways, "lineage", hidden=True)
    root: Document | None = None
    if way == "lineage":
        root = choose_document(words, "doc", words("page.document"))
        if root is None:
            return
    since, until = _span(words)
    found = state.ask(timeline, root.id if root else None, since=since, until=until, limit=MOST)
    if not found.documents:
        st.info(words("timeline.none"))
        return
    notes = []
    if found.truncated:
        notes.append(words("timeline.truncated", count=len(found.documents)))
    if found.undated:
        notes.append(words("timeline.undated", count=len(found.undated)))
    svg, title, hint = timeline_picture(words, found, root), words("timeline.title"), words("timeline.help")
    picked = show_svg(svg, words, key="timeline", title=title, height=520, hint=hint)
    show(*(element("p", note, classes="small muted") for note in notes), key="timeline_notes")
    if picked and "span" in picked:
        first, _, last = str(picked["span"]).partition("/")
        _choose(first, last)
    if picked and "node" in picked:
        state.go("document", doc=picked["node"])
    source = str(picked.get("edge", "")).partition("\n")[0] if picked else ""
    if picked and source in {document.id for document in found.documents}:
        state.go("document", doc=source, edge=picked["edge"])
    clicked = show(*timeline_list(words, found), key="timeline_list")
    if clicked:
        follow(clicked)


def _choose(first: str, last: str) -> None:
    st.query_params["since"], st.query_params["until"] = first, last
    st.rerun()


def _span(words: Words) -> tuple[str | None, str | None]:
    """Offer the first and the last day; without them nothing is left out, so that what has no date is counted."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container(width=170):
            since = date_box(words, "since", words("timeline.since"))
        with st.container(width=170):
            until = date_box(words, "until", words("timeline.until"))
        if (since or until) and st.button(words("timeline.whole"), key="whole", icon=":material/zoom_out_map:"):
            for name in ("since", "until"):
                st.query_params.pop(name, None)
            st.rerun()
    return first_day(since) if since else None, last_day(until) if until else None

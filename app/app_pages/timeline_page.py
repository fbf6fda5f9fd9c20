"""Timeline: documents on their dates in lanes by tier, of a lineage or of a span of years."""

import streamlit as st

from app import state
from app.components.choices import pick_one, remember
from app.components.drawing import show_svg
from app.components.naming import full_of, head_of, relation_word, tier_name
from app.components.which import choose_document
from app.words import Words
from graph_loader.export.timeline_svg import Arc, Point, to_timeline_svg
from graph_loader.graph.model import Document
from graph_loader.graph.timeline import timeline
from graph_loader.graph.vocabulary import issue_years

MOST = 400


def draw(words: Words) -> None:
    """Draw the page."""
    st.caption(words("timeline.help"))
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
    names = {document.id: head_of(words, document) for document in found.documents}
    points = [
        Point(
            document.id,
            document.tier,
            document.issued_on or "",
            document.number or names[document.id],
            full_of(words, document),
            frozenset({"root"} if root and document.id == root.id else {"cited"} if document.status == "cited" else ()),
        )
        for document in found.documents
    ]
    arcs = [
        Arc(
            f"{one.from_id}\n{one.relation}\n{one.to_id}",
            one.from_id,
            one.to_id,
            one.relation,
            f"{names[one.from_id]} {relation_word(words, one.relation)} {names[one.to_id]}: {one.quote}",
        )
        for one in found.relations
        if one.from_id in names and one.to_id in names
    ]
    svg = to_timeline_svg(points, arcs, title=words("timeline.title"), tier_name=lambda tier: tier_name(words, tier))
    picked = show_svg(svg, words, key="timeline", title=words("timeline.title"), height=560)
    if picked and "node" in picked:
        state.go("document", doc=picked["node"])
    if picked and "edge" in picked:
        state.go("document", doc=str(picked["edge"]).split("\n", 1)[0], edge=picked["edge"])
    if found.truncated:
        st.caption(words("timeline.truncated", count=len(found.documents)))
    if found.undated:
        st.caption(words("timeline.undated", count=len(found.undated)))


def _span(words: Words) -> tuple[str | None, str | None]:
    """Offer the years as a range; the whole range asks for no limit, so that what has no date stays counted."""
    years = sorted(state.ask(issue_years))
    if len(years) < 2:
        return None, None
    first, last = years[0], years[-1]
    asked = [
        int(st.query_params.get(name, "0")) if st.query_params.get(name, "0").isdecimal() else 0
        for name in ("since", "until")
    ]
    start = min(max(asked[0] or first, first), last)
    stop = max(min(asked[1] or last, last), start)
    chosen = st.slider(words("timeline.span"), first, last, (start, stop), key="span")
    remember("since", str(chosen[0]) if chosen[0] > first else None)
    remember("until", str(chosen[1]) if chosen[1] < last else None)
    return (f"{chosen[0]}-01-01" if chosen[0] > first else None, f"{chosen[1]}-12-31" if chosen[1] < last else None)

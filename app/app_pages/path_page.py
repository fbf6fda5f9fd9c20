"""Path: how one document comes down to another, as a list of sentences and as a drawing."""

from typing import Any

import streamlit as st

from app import state
from app.components.elements import Element, element, show
from app.components.export_buttons import picture_downloads
from app.components.lineage_panel import drawing_with_proof, follow
from app.components.lineage_view import box_of, naming
from app.components.naming import foot_of, head_of, relation_word
from app.components.notices import notice
from app.components.proof import document_link
from app.components.which import SUGGESTED, choice, choose_document
from app.words import Words
from graph_loader.errors import LegalGraphError
from graph_loader.graph.documents import documents
from graph_loader.graph.drawing import Drawing, Link
from graph_loader.graph.drawing import draw as draw_boxes
from graph_loader.graph.find import identify
from graph_loader.graph.heads import heads
from graph_loader.graph.impact import impact
from graph_loader.graph.layout import Sizes
from graph_loader.graph.model import Document
from graph_loader.graph.path import Chain, ChainLink, paths

LISTED = 10


def draw(words: Words) -> None:
    """Draw the page."""
    st.caption(words("path.help"))
    left, right = st.columns(2)
    with left:
        first = choose_document(words, "from", words("path.from"), lambda: _below(words))
    with right:
        last = choose_document(words, "to", words("path.to"))
    if first is None or last is None:
        return
    if first.id == last.id:
        st.info(words("path.same"))
        return
    if st.button(words("path.swap"), key="swap", icon=":material/swap_horiz:"):
        st.query_params["from"], st.query_params["to"] = last.id, first.id
        st.rerun()
    chains = state.ask(paths, first.id, last.id)
    if not chains:
        notice(words("path.none", first=head_of(words, first), last=head_of(words, last)), key="none")
        return
    said = words("path.found", count=len(chains), steps=len(chains[0].links))
    title = words("drawing.path_title", first=head_of(words, first), last=head_of(words, last))
    drawing = chains_drawing(words, chains, first, last)
    drawing_with_proof(words, drawing, first, _open, key="path", height=430, title=title, note=said)
    picture_downloads(words, lambda sizes: chains_drawing(words, chains, first, last, sizes), title, said)
    parts = [element("p", said, classes="muted")]
    parts += [_chain(words, number, chain) for number, chain in enumerate(chains[:LISTED], 1)]
    clicked = show(*parts, key="chains")
    if clicked:
        follow(clicked)


def _open(asked: dict[str, Any]) -> None:
    """Go on from a box of the path: its lineage grows there."""
    opened = {"doc": str(asked["of"]), "open": f"{str(asked['open'])[0]}:{asked['of']}"} if "open" in asked else {}
    state.go("lineage", **opened)


def _below(words: Words) -> list[Element]:
    """Suggest where a path may begin: far below its end, or below the head of the largest cascade."""
    try:
        top = state.ask(identify, st.query_params["to"]) if "to" in st.query_params else ""
    except LegalGraphError:
        top = ""
    largest = state.ask(heads, limit=1)
    top = top or (largest[0].document.id if largest else "")
    rows = sorted(state.ask(impact, top).rows, key=lambda row: -row.depth) if top else []
    lines = [
        choice(words, "from", row.document, words("path.steps_below", count=row.depth)) for row in rows[:SUGGESTED]
    ]
    if not lines:
        return [element("p", words("path.none_below"), classes="muted")]
    name = head_of(words, state.ask(documents, [top])[top])
    return [element("p", words("path.below", document=name), classes="muted"), element("ul", *lines)]


def chains_drawing(
    words: Words, chains: tuple[Chain, ...], first: Document, last: Document, sizes: Sizes | None = None
) -> Drawing:
    """Return all chains as one drawing; both ends are marked."""
    documents = {document.id: document for chain in chains for document in chain.documents}
    ends = {first.id, last.id}
    boxes = [box_of(words, one, marks={"root"} if one.id in ends else ()) for one in documents.values()]
    links = {
        (link.from_id, link.relation, link.to_id): Link(link.from_id, link.relation, link.to_id, link.quote)
        for chain in chains
        for link in chain.links
    }
    return draw_boxes(boxes, list(links.values()), naming(words), sizes)


def _chain(words: Words, number: int, chain: Chain) -> Element:
    steps: list[Element] = []
    for index, document in enumerate(chain.documents):
        steps.append(
            element(
                "li",
                document_link(words, document),
                element("span", f" · {foot_of(words, document)}", classes="small muted"),
                element("div", document.title or "", classes="small", lang="vi"),
            )
        )
        if index < len(chain.links):
            steps.append(_step(words, chain.links[index], downwards=chain.links[index].to_id == document.id))
    return element(
        "section",
        element("h3", words("path.chain", number=number)),
        element("ul", *steps, classes="chain"),
        classes="card",
    )


def _step(words: Words, link: ChainLink, *, downwards: bool) -> Element:
    return element(
        "li",
        element("span", "↑ " if downwards else "↓ ", aria_hidden="true"),
        element("span", relation_word(words, link.relation), classes=f"word {link.relation}"),
        element("blockquote", link.quote, classes=f"rel {link.relation}", lang="vi"),
    )

"""Quality: the figures and lists of the quality report; each line opens its proof."""

import re
from collections import Counter

import streamlit as st

from app import state
from app.components.choices import choose, pick_one
from app.components.downloads import offer_table
from app.components.elements import Element, element, show
from app.components.lineage_panel import follow
from app.components.naming import dates_in_words, head_of
from app.components.pager import part_of, turn
from app.components.proof import document_link
from app.words import Words
from graph_loader.graph.documents import documents
from graph_loader.graph.model import Document, Finding, Severity
from graph_loader.graph.proofs import quoted_at
from graph_loader.graph.quality import check
from graph_loader.resolution.findings import QUOTED, readings

PAGE = 30

_ID = re.compile(r"urn:lex:[^\s,]+")


def draw(words: Words) -> None:
    """Draw the page."""
    st.caption(words("quality.help"))
    found = state.ask(check)
    if not found:
        st.success(words("quality.none"))
        return
    show(_figures(words, found), key="figures")
    severities = {"all": words("quality.any_severity")} | {str(one): words(f"quality.{one}") for one in Severity}
    severity = pick_one("severity", words("quality.severity"), severities, "all", hidden=True)
    counts = Counter(one.finding for one in found if severity in {"all", str(one.severity)})
    options = {name: f"{finding_word(words, name)} ({count})" for name, count in counts.most_common()}
    finding = choose("finding", words("quality.finding"), options, words("quality.any"), width=360)
    lines = [one for one in found if severity in {"all", str(one.severity)} and finding in {None, one.finding}]
    part = part_of(words, lines, PAGE, of=f"{severity} {finding}")
    known = state.ask(documents, sorted({id_ for one in part.items for id_ in _ids(one)}))
    cards = [_line(words, number, one, known) for number, one in enumerate(part.items)]
    if not cards:
        cards = [element("p", words("quality.none_such"), classes="muted")]
    clicked = show(*(one for one in (*cards, part.line) if one is not None), key="findings")
    turn(clicked)
    if clicked and "proof" in clicked:
        _open_proof(part.items[int(clicked["proof"])])
    if clicked:
        follow(clicked)
    columns = words("quality.columns").split("|")
    offer_table(words, words("quality.csv"), "legalgraph check", columns, lambda: [_row(words, one) for one in found])


def _row(words: Words, one: Finding) -> tuple[object, ...]:
    return (one.finding, one.severity.value, one.document, one.target, one.quote, words.said(one.explanation))


def _ids(finding: Finding) -> set[str]:
    named = {id_.rstrip(".:") for id_ in _ID.findall(finding.explanation)}
    return {end for end in (finding.document, finding.target) if end} | named


def _open_proof(finding: Finding) -> None:
    """Go to the sentence in the text of the document that says it; to the document where it is not found there."""
    if finding.document:
        at = state.ask(quoted_at, finding.document, finding.quote or "")
        view = {"view": "reader", "at": str(at)} if at is not None else {}
        state.go("document", doc=finding.document, **view)


def finding_word(words: Words, finding: str) -> str:
    """Return the name of a finding."""
    return words.get(f"finding.{finding}", words("finding.other"))


def _figures(words: Words, found: tuple[Finding, ...]) -> Element:
    counts = Counter(one.severity for one in found)
    return element(
        "div",
        *(
            element("div", element("b", str(counts[severity])), words(f"quality.{severity}"), classes="figure")
            for severity in Severity
        ),
        classes="figures",
    )


def _line(words: Words, number: int, finding: Finding, known: dict[str, Document]) -> Element:
    document = known.get(finding.document or "")
    target = known.get(finding.target or "")
    ends = [
        part
        for label, end in (("quality.in", document), ("quality.about", target))
        if end is not None
        for part in (f" · {words(label)} ", document_link(words, end))
    ]
    tone = {"error": "bad", "warning": "", "info": "cited"}[finding.severity]
    both = readings(finding)
    pair = None
    if both:
        cells = zip(("quality.printed", "quality.probable"), both, strict=True)
        parts = [
            element("div", element("dt", words(key)), element("dd", dates_in_words(words.phrase(text))))
            for key, text in cells
        ]
        pair = element("dl", *parts, classes="readings")
    quote = None
    if finding.quote and finding.document:
        quote = element("blockquote", _whole(finding.quote), lang="vi", classes="long", picks={"proof": number})
    explained = element("p", *_explained(words, finding, known), classes="small muted")
    proof = element(
        "button",
        words("proof.open_text" if quote else "proof.open_document"),
        classes="small",
        picks={"proof": number},
        aria_label=f"{words('proof.open_text')}: {head_of(words, document)}" if document else None,
    )
    return element(
        "section",
        element(
            "p",
            element("span", words(f"quality.{finding.severity}"), classes=f"tag {tone}"),
            element("strong", finding_word(words, finding.finding)),
            *ends,
        ),
        pair,
        quote,
        explained,
        element("p", proof) if finding.document else None,
        classes="card",
    )


def _explained(words: Words, finding: Finding, known: dict[str, Document]) -> list[Element | str]:
    """Return the explanation with links in place of ids, and dates as people write them."""
    parts: list[Element | str] = []
    text, at = dates_in_words(words.said(finding.explanation)), 0
    for found in _ID.finditer(text):
        id_ = found[0].rstrip(".:")
        if id_ in known:
            parts += [text[at : found.start()], document_link(words, known[id_])]
            at = found.start() + len(id_)
    return [part for part in (*parts, text[at:]) if part != ""]


def _whole(quote: str) -> str:
    """Return a quote with a sign where it was cut for the report."""
    return quote if len(quote) < QUOTED else f"{quote}…"

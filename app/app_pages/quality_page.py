"""Quality: the figures and lists of the quality report; each line opens its proof."""

from collections import Counter

import streamlit as st

from app import state
from app.components.choices import choose, pick_one
from app.components.downloads import offer
from app.components.elements import Element, element, show
from app.components.lineage_panel import follow
from app.components.proof import document_link
from app.words import Words
from graph_loader.export.csv import to_csv
from graph_loader.graph.documents import documents
from graph_loader.graph.model import Document, Finding, Severity
from graph_loader.graph.quality import check
from graph_loader.resolution.findings import readings

PAGE = 30


def draw(words: Words) -> None:
    """Draw the page."""
    st.caption(words("quality.help"))
    found = state.ask(check)
    if not found:
        st.success(words("quality.none"))
        return
    show(_figures(words, found), key="figures")
    severities = {"all": words("quality.any")} | {str(one): words(f"quality.{one}") for one in Severity}
    severity = pick_one("severity", words("quality.finding"), severities, "all", hidden=True)
    counts = Counter(one.finding for one in found if severity in {"all", str(one.severity)})
    options = {name: f"{finding_word(words, name)} ({count})" for name, count in counts.most_common()}
    finding = choose("finding", words("quality.finding"), options, words("quality.any"), width=360)
    lines = [one for one in found if severity in {"all", str(one.severity)} and finding in {None, one.finding}]
    number = st.query_params.get("page", "1")
    last = max(1, -(-len(lines) // PAGE))
    page = min(int(number), last) if number.isdecimal() and int(number[:6]) > 0 else 1
    shown = lines[(page - 1) * PAGE : page * PAGE]
    known = state.ask(documents, sorted({end for one in shown for end in (one.document, one.target) if end}))
    clicked = show(*_lines(words, shown, known, page, len(lines)), key="findings")
    if clicked and "page" in clicked:
        st.query_params["page"] = str(clicked["page"])
        st.rerun()
    if clicked:
        follow(clicked)
    offer(words("quality.csv"), lambda: _csv(words, found), "legalgraph check", "csv")


def _csv(words: Words, found: tuple[Finding, ...]) -> bytes:
    rows = [
        (one.finding, one.severity.value, one.document, one.target, one.quote, words.said(one.explanation))
        for one in found
    ]
    return to_csv(words("quality.columns").split("|"), rows)


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


def _lines(words: Words, shown: list[Finding], known: dict[str, Document], page: int, total: int) -> list[Element]:
    first = (page - 1) * PAGE + 1
    said = words("quality.shown", total=total, first=min(first, total), last=first + len(shown) - 1)
    steps = [
        element("button", words(f"find.{word}"), picks={"page": goal})
        for word, goal, there in (("previous", page - 1, page > 1), ("next", page + 1, page * PAGE < total))
        if there
    ]
    return [
        element("p", said, classes="muted"),
        *(_line(words, one, known) for one in shown),
        element("p", *steps),
    ]


def _line(words: Words, finding: Finding, known: dict[str, Document]) -> Element:
    document = known.get(finding.document or "")
    target = known.get(finding.target or "")
    ends = [
        part
        for label, end in (("quality.in", document), ("quality.about", target))
        if end is not None
        for part in (f" {words(label)}: ", document_link(words, end))
    ]
    tone = {"error": "bad", "warning": "", "info": "cited"}[finding.severity]
    both = readings(finding)
    pair = None
    if both:
        cells = zip(("quality.printed", "quality.probable"), both, strict=True)
        parts = [element("div", element("dt", words(key)), element("dd", words.phrase(text))) for key, text in cells]
        pair = element("dl", *parts, classes="facts")
    quote = None
    if finding.quote and finding.document:
        quote = element("blockquote", finding.quote, lang="vi", classes="long")
    explained = element("p", words.said(finding.explanation), classes="small muted")
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
        classes="card",
    )

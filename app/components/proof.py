"""The proof beside a drawing: who stands in which relation to whom, and every sentence that says so."""

from app import state
from app.components.elements import Element, element
from app.components.naming import foot_of, head_of, relation_word, title_of
from app.words import Words
from graph_loader.extraction.model import RelationType
from graph_loader.graph.documents import documents
from graph_loader.graph.expansion import Expansion, Folded
from graph_loader.graph.model import Citation, Document
from graph_loader.graph.proofs import proofs

MOST_SENTENCES = 20


def document_link(words: Words, document: Document, text: str | None = None) -> Element:
    """Return a link to a document's page."""
    return element(
        "a",
        text or head_of(words, document),
        href=state.link("document", doc=document.id),
        picks={"document": document.id},
        title=document.title or document.id,
    )


def edge_proof(words: Words, source: str, relation: str, target: str) -> tuple[Element, ...]:
    """Return the elements that prove one relation; a sentence that says it is gone where the store has none."""
    if relation not in set(RelationType):
        return (element("p", words("proof.gone"), classes="muted"),)
    found = state.ask(proofs, source, RelationType(relation), target)
    ids = [source, target, *(citation.asserted_by for citation in found[:MOST_SENTENCES])]
    known = state.ask(documents, ids)
    if not found or source not in known or target not in known:
        return (element("p", words("proof.gone"), classes="muted"),)
    said = element(
        "p",
        document_link(words, known[source]),
        " ",
        element("span", relation_word(words, relation), classes=f"word {relation}"),
        " ",
        document_link(words, known[target]),
    )
    count = element("p", words("proof.support", count=len(found)), classes="small muted") if len(found) > 1 else None
    shown = [sentence(words, citation, known[citation.asserted_by]) for citation in found[:MOST_SENTENCES]]
    return tuple(part for part in (element("h3", words("proof.title")), said, count, *shown) if part is not None)


def sentence(words: Words, citation: Citation, asserting: Document) -> Element:
    """Return a quoted sentence with its document, its place and who says so."""
    where = words("proof.where", scope=words(f"scope.{citation.scope}"), start=citation.start, end=citation.end)
    other = asserting.id not in {citation.source, citation.target} or asserting.id != citation.source
    return element(
        "section",
        element("blockquote", citation.quote, classes=f"rel {citation.type} long", lang="vi"),
        element(
            "p",
            f"{words('proof.from')}: ",
            document_link(words, asserting),
            f" · {where}",
            f" · {words('proof.other_says')}" if other else None,
            f" · {words('proof.partial')}" if citation.partial else None,
            f" · {words('proof.confidence').lower()} {citation.confidence:.0%}",
            classes="small muted",
        ),
        element(
            "p",
            element(
                "a",
                words("proof.open_text"),
                href=state.link("document", doc=asserting.id, view="reader", at=str(citation.start)),
                picks={"document": asserting.id, "view": "reader", "at": str(citation.start)},
            ),
            classes="small",
        ),
    )


def folded_proof(words: Words, expansion: Expansion, group: Folded, other: str, relation: str) -> tuple[Element, ...]:
    """Return the elements that prove the relations of folded siblings to one document: a sentence for each."""
    members = set(group.members)
    found = [
        one
        for one in expansion.relations
        if one.type == relation and {one.source, one.target} & members and other in {one.source, one.target}
    ]
    if not found or other not in expansion.documents:
        return (element("p", words("proof.gone"), classes="muted"),)
    shown = [
        element(
            "section",
            element(
                "p",
                document_link(words, expansion.documents[one.source]),
                " ",
                element("span", relation_word(words, one.type), classes=f"word {one.type}"),
                " ",
                document_link(words, expansion.documents[one.target]),
            ),
            element("blockquote", one.quote, classes=f"rel {one.type} long", lang="vi"),
        )
        for one in found[:MOST_SENTENCES]
    ]
    left_out = len(found) - len(shown)
    more = element("p", words("proof.folded_more", count=left_out), classes="small muted") if left_out else None
    title = element("h3", words("proof.folded", count=len(found)))
    return tuple(part for part in (title, *shown, more) if part is not None)


def node_details(words: Words, document: Document, root: Document, *, grows: bool) -> tuple[Element, ...]:
    """Return what the side panel says of a document, with what can be done from it.

    Args:
        words: the language.
        document: what is told of.
        root: the document that the drawing starts from.
        grows: whether boxes of the drawing can be hidden.
    """
    first = [element("button", words("proof.open_document"), picks={"document": document.id})]
    if document.id != root.id:
        first.append(element("button", words("proof.make_root"), picks={"lineage": document.id}))
        first.append(element("button", words("proof.way"), picks={"path": document.id}))
    second = [
        element("button", f"↑ {words('proof.open_up')}", picks={"open": "up", "of": document.id}),
        element("button", f"↓ {words('proof.open_down')}", picks={"open": "down", "of": document.id}),
    ]
    if grows and document.id != root.id:
        second.append(element("button", words("proof.hide"), picks={"hide": document.id}))
    return (
        element("h3", document_link(words, document)),
        element("p", title_of(words, document), lang="vi"),
        element("p", foot_of(words, document), classes="small muted"),
        element("p", document.issuer if document.issuer and document.place else "", classes="small muted"),
        element("p", *first, classes="buttons"),
        element("p", *second, classes="buttons"),
    )

"""A statement that did not run: why, in the reader's language, with the engine's own text to unfold."""

from app.components.elements import element, show
from app.words import Words
from app.words.explained import explained


def failed_query(words: Words, error: Exception) -> None:
    """Show why a statement did not run."""
    said = explained(words, error)
    engine = element(
        "details",
        element("summary", words("cypher.engine_says"), classes="small"),
        element("pre", said.engine or "", lang="en"),
    )
    sentence = element("p", words("cypher.failed", reason=said.sentence))
    show(
        element("div", sentence, engine if said.engine else None, classes="notice warning", role="alert"), key="failed"
    )

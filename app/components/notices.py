"""Notices whose text may hold words of documents or of the address: shown as text, never as markdown."""

from app.components.elements import element, show


def notice(text: str, *, key: str, tone: str = "info") -> None:
    """Show a sentence in a box; `tone` is `info`, `warning` or `error`."""
    show(
        element("p", text, classes=f"notice {tone}", role="status" if tone == "info" else "alert"), key=f"notice_{key}"
    )

"""Names of the files that the pages offer."""

import re

from graph_loader.graph.fold import fold


def file_name(text: str, suffix: str) -> str:
    """Return a file name of letters, digits and dashes made from any text."""
    stem = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:80] or "legalgraph"
    return f"{stem}.{suffix}"

"""The browser's part of the components: the scripts and styles that stand beside them, read once."""

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def browser_part(*names: str) -> str:
    """Return the files of these names in this folder, one after the other."""
    return "\n".join((HERE / name).read_text("utf-8") for name in names)

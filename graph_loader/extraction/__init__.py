"""Extract: header, mentions, relations of one text.

`extract` and `EXTRACTOR` are loaded on first use, so that the values of `extraction.model` can be imported without the
rules and the reference data that the rules read.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph_loader.extraction.extractor import EXTRACTOR, extract

__all__ = ["EXTRACTOR", "extract"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - PEP 562: the type is that of the attribute asked for
    if name in __all__:
        return getattr(import_module("graph_loader.extraction.extractor"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

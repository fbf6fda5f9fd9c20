"""read: a file of any format becomes a SourceDocument."""

from graph_loader.documents.registry import read
from graph_loader.documents.walk import walk

__all__ = ["read", "walk"]

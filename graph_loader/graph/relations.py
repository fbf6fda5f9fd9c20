"""Relations as the statements of `cypher/internal` return them."""

from collections.abc import Sequence
from typing import Any

from graph_loader.graph.model import Relation

COLUMNS = tuple(Relation.model_fields)
"""The columns of every statement that returns relations, in this order; other columns stand before them."""


def relation_of(row: Sequence[Any]) -> Relation:
    """Return the relation that a row ends with.

    Args:
        row: a row of a statement whose last columns are `COLUMNS`.
    """
    return Relation(**dict(zip(COLUMNS, row[-len(COLUMNS) :], strict=True)))

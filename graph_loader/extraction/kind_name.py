"""The name of a kind on a line of its own ("KẾ HOẠCH"), also where a scanner or a converter has spoilt it.

Blanks and marks within the words do not count ("K ẾT LUẬN", "QUY**ẾT ĐỊNH"); in capitals nor do the marks of the
letters ("KÉT LUẬN", "QUYET DINH").
"""

import re
from functools import cache

from graph_loader.extraction.layout import bare, squeezed
from graph_loader.reference.kinds import Kind, by_lower_name

_LONGEST = 24
"""How many letters the name of a kind has at most."""


def kind_named(letters: str, *, shouted: bool) -> Kind | None:
    """Return the kind that a line names, None where it names none.

    Args:
        letters: the letters of the line, in lower case (`squeezed`).
        shouted: the line is in capitals.
    """
    if len(letters) > _LONGEST:
        return None
    return squeezed_kinds().get(letters) or (_bare_kinds().get(bare(letters)) if shouted else None)


def may_begin_kind(letters: str, *, shouted: bool) -> bool:
    """Whether the name of a kind begins with the letters of a line; in capitals their marks do not count."""
    if len(letters) > _LONGEST:
        return False
    return letters in _beginnings() or (shouted and bare(letters) in _bare_beginnings())


@cache
def squeezed_kinds() -> dict[str, Kind]:
    """Return the kinds by the letters of their names in lower case."""
    return {squeezed(name): kind for name, kind in by_lower_name().items()}


@cache
def kind_at_start() -> re.Pattern[str]:
    """Return a pattern for the name of a kind at the start of a stretch of `Reading.lower`."""
    names = sorted(by_lower_name(), key=len, reverse=True)
    return re.compile("(?:" + "|".join(names).replace(" ", r"\s{1,4}") + r")(?!\w)")


@cache
def _bare_kinds() -> dict[str, Kind]:
    """Return the kinds by the letters of their names without marks, where these mean one kind alone."""
    names: dict[str, list[Kind]] = {}
    for name, kind in squeezed_kinds().items():
        names.setdefault(bare(name), []).append(kind)
    return {name: kinds[0] for name, kinds in names.items() if len(set(kinds)) == 1}


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(name[:length] for name in squeezed_kinds() for length in range(1, len(name) + 1))


@cache
def _bare_beginnings() -> frozenset[str]:
    return frozenset(map(bare, _beginnings()))

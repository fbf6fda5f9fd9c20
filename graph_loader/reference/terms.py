"""Terms of the Party: its document numbers begin again with every congress (data/reference/terms.csv).

A province's or district's Party begins again with its own congress, which is held in the second half of the year
before the national one (2005, 2010, 2015, 2020, 2025) on a day of its own.
"""

from bisect import bisect_right
from functools import cache, lru_cache

from graph_loader.reference.tables import rows

_LOCAL_CONGRESS_MONTHS = frozenset(f"{month:02d}" for month in range(6, 13))


@cache
def _terms() -> tuple[tuple[str, ...], tuple[str, ...]]:
    table = [(row["closed"], row["term"]) for row in rows("terms.csv")]
    return tuple(closed for closed, _ in table), tuple(term for _, term in table)


@lru_cache(maxsize=65536)
def central_term(issued_on: str) -> str | None:
    """Return the term ("XI") of the central Party that a date falls in.

    Args:
        issued_on: ISO date, `YYYY-MM` or `YYYY`.

    Returns:
        None before the second congress, and for a month or a year in which a term ended.
    """
    ends, names = _terms()
    first = bisect_right(ends, issued_on)
    last = bisect_right(ends, f"{issued_on}-99")
    return names[first - 1] if first == last and first > 0 else None


@lru_cache(maxsize=65536)
def local_term(issued_on: str) -> str | None:
    """Return the five years ("2020-2025") that a date of a local Party's document falls in.

    Args:
        issued_on: ISO date, `YYYY-MM` or `YYYY`.

    Returns:
        The date itself in the months of local congresses, when either term may be meant; None where no full date
        says which half of a congress year is meant.
    """
    year = int(issued_on[:4])
    if year % 5 == 0:
        month = issued_on[5:7]
        if not month:
            return None
        if month in _LOCAL_CONGRESS_MONTHS:
            return issued_on if len(issued_on) == 10 else None
        year -= 1
    begins = year - year % 5
    return f"{begins}-{begins + 5}"

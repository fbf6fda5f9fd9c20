"""Coverage: a directive against the places of a level: who acted, when, after how many days, and who did not."""

from collections.abc import Sequence

import streamlit as st

from app import state
from app.components import coverage_view as view
from app.components.choices import choose, pick_one
from app.components.downloads import offer_table
from app.components.elements import element, show
from app.components.lineage_panel import follow
from app.components.naming import head_of
from app.components.pager import part_of, turn
from app.components.which import choose_document
from app.words import Words
from graph_loader.graph.coverage import Coverage, PlaceCoverage, coverage
from graph_loader.graph.model import Document
from graph_loader.reference.place_map import MapName, place_map
from graph_loader.reference.places import provinces

BEFORE = "2025-06-30"
NOW = "2025-07-01"
SHOWN_ROWS = 70


def draw(words: Words) -> None:
    """Draw the page."""
    st.caption(words("coverage.help"))
    directive = choose_document(words, "doc", words("coverage.directive"))
    if directive is None:
        return
    options = {name: words(f"coverage.{name}") for name in ("now", "before", "districts")}
    units = pick_one("units", words("coverage.map"), options, "now")
    found, positions = _districts(words, directive) if units == "districts" else _provinces(directive, units)
    if found is None:
        return
    if not found.places:
        st.info(words("coverage.empty"))
        return
    parts = (
        view.figures(words, found),
        view.strip(words, found),
        view.level_delays(words, found.delays),
    )
    show(*(part for part in parts if part is not None), key="coverage_figures")
    shows = {name: words(f"coverage.show_{name}") for name in ("all", "acted", "missing")}
    shown = pick_one("show", words("coverage.show"), shows, "all")
    places = [place for place in found.places if shown == "all" or bool(place.actions) == (shown == "acted")]
    _places(words, found, places, positions, of=f"{directive.id} {units} {found.on} {shown}")
    columns = words("coverage.columns").split("|")
    name = f"{head_of(words, directive)} {units}"
    offer_table(words, words("coverage.csv"), name, columns, lambda: [_line(place) for place in found.places])


def _provinces(directive: Document, units: str) -> tuple[Coverage | None, dict[str, tuple[int, int]]]:
    name: MapName = "now" if units == "now" else "before"
    found = state.ask(coverage, directive.id, level="province", on=NOW if name == "now" else BEFORE)
    return found, place_map(name)


def _districts(words: Words, directive: Document) -> tuple[Coverage | None, dict[str, tuple[int, int]]]:
    names = {place.code: place.name for place in sorted(provinces(BEFORE), key=lambda place: place.name)}
    within = choose("within", words("coverage.within"), names, words("coverage.choose_within"), width=360)
    if within is None:
        return None, {}
    return state.ask(coverage, directive.id, level="district", on=BEFORE, within=within), {}


def _places(
    words: Words, found: Coverage, places: Sequence[PlaceCoverage], positions: dict[str, tuple[int, int]], *, of: str
) -> None:
    part = part_of(words, places, SHOWN_ROWS, of=of)
    cells, rows = view.grid(words, found, positions), view.table(words, part.items)
    both = element("div", cells, element("div", rows, part.line), classes="beside" if positions else "")
    clicked = show(both, key="coverage")
    turn(clicked)
    if clicked:
        follow(clicked)


def _line(place: PlaceCoverage) -> tuple[object, ...]:
    first = place.first
    if first is None:
        return (place.code, place.name, place.state, None, None, None, None, None, 0)
    document = first.document
    return (
        place.code,
        place.name,
        place.state,
        document.id,
        document.number,
        document.issued_on,
        first.days,
        first.depth,
        len(place.actions),
    )

"""Coverage: a directive against the places of a level: who acted, when, after how many days, and who did not."""

from statistics import median

import streamlit as st

from app import state
from app.components.choices import choose, pick_one
from app.components.downloads import offer
from app.components.elements import Element, element, show
from app.components.lineage_panel import follow
from app.components.naming import date_word, head_of
from app.components.proof import document_link
from app.components.which import choose_document
from app.words import Words
from graph_loader.export.csv import to_csv
from graph_loader.graph.coverage import Coverage, PlaceCoverage, coverage
from graph_loader.reference.places import provinces

BEFORE = "2025-06-30"
NOW = "2025-07-01"
OTHERS_SHOWN = 6


def draw(words: Words) -> None:
    """Draw the page."""
    st.caption(words("coverage.help"))
    directive = choose_document(words, "doc", words("coverage.directive"))
    if directive is None:
        return
    options = {name: words(f"coverage.{name}") for name in ("now", "before", "districts")}
    units = pick_one("units", words("coverage.map"), options, "now")
    if units == "districts":
        names = {place.code: place.name for place in sorted(provinces(BEFORE), key=lambda place: place.name)}
        within = choose("within", words("coverage.within"), names, words("coverage.choose_within"), width=360)
        if within is None:
            return
        found = state.ask(coverage, directive.id, level="district", on=BEFORE, within=within)
    else:
        found = state.ask(coverage, directive.id, level="province", on=NOW if units == "now" else BEFORE)
    if not found.places:
        st.info(words("coverage.empty"))
        return
    clicked = show(
        *_figures(words, found), _strip(words, found), _grid(words, found), _table(words, found), key="coverage"
    )
    if clicked:
        follow(clicked)
    columns = words("coverage.columns").split("|")
    name = f"{head_of(words, directive)} {units}"
    offer(words("coverage.csv"), lambda: to_csv(columns, [_line(place) for place in found.places]), name, "csv")


def _figures(words: Words, found: Coverage) -> list[Element]:
    said = [element("strong", words("coverage.acted", acted=found.acted, all=len(found.places)))]
    days = [place.first.days for place in found.places if place.first and place.first.days is not None]
    if days:
        said.append(element("span", f" · {words('coverage.median', days=round(median(days)))}"))
    cut = [element("p", words("coverage.truncated"), classes="bad")] if found.truncated else []
    return [element("p", *said), *cut]


def _strip(words: Words, found: Coverage) -> Element:
    """Return the places that acted on one line of time, the first on the left."""
    acted = [place for place in found.places if place.first and place.first.days is not None]
    if not acted:
        return element("span")
    acted.sort(key=lambda place: (place.first.days if place.first else 0) or 0)
    longest = max(*((place.first.days if place.first else 0) or 0 for place in acted), 1)
    rows = [
        element(
            "tr",
            element("th", place.name, scope="row"),
            element(
                "td", element("div", element("span", classes="bar", width=max(days, 0) / longest), classes="track")
            ),
            element("td", words("coverage.days", days=days), classes="number nowrap"),
        )
        for place in acted
        for days in [(place.first.days if place.first else 0) or 0]
    ]
    return element("details", element("summary", words("coverage.strip")), element("table", element("tbody", *rows)))


def _grid(words: Words, found: Coverage) -> Element:
    return element("div", *(_cell(words, place) for place in found.places), classes="grid")


def _cell(words: Words, place: PlaceCoverage) -> Element:
    first = place.first
    if first is None:
        said = words("coverage.none")
    elif first.days is not None:
        said = words("coverage.days", days=first.days)
    else:
        said = words(f"coverage.{place.state}")
    return element(
        "div",
        element("strong", place.name),
        element("div", said),
        classes=f"cell {'has' if first else 'none'} {place.state}",
        picks={"document": first.document.id} if first else None,
        title=head_of(words, first.document) if first else said,
    )


def _table(words: Words, found: Coverage) -> Element:
    heads = [
        element("th", words(f"coverage.{name}"), scope="col") for name in ("place", "first", "date", "delay", "others")
    ]
    rows = [_row(words, place) for place in found.places]
    return element("table", element("thead", element("tr", *heads)), element("tbody", *rows))


def _row(words: Words, place: PlaceCoverage) -> Element:
    former = words("coverage.predecessors", names=", ".join(place.predecessors)) if place.predecessors else ""
    name = element("td", element("strong", place.name), element("div", former, classes="small muted"))
    first = place.first
    if first is None:
        return element("tr", name, element("td", words("coverage.none"), classes="muted", colspan="4"))
    through = words("coverage.through", steps=first.depth) if first.depth > 1 else ""
    others = [
        part
        for action in place.actions[1 : OTHERS_SHOWN + 1]
        for part in (document_link(words, action.document, action.document.number or None), " ")
    ]
    return element(
        "tr",
        name,
        element(
            "td",
            document_link(words, first.document),
            element(
                "div",
                " · ".join(part for part in (words(f"coverage.{place.state}"), through) if part),
                classes="small muted",
            ),
        ),
        element("td", date_word(first.document.issued_on), classes="nowrap"),
        element("td", "" if first.days is None else words("coverage.days", days=first.days), classes="nowrap"),
        element("td", *others),
    )


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

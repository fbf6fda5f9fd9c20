"""Coverage on the screen: figures, heat strip, map-like grid, table of places, and the delay of each level."""

from collections.abc import Sequence
from statistics import median

from app.components.elements import Element, element
from app.components.naming import date_word, head_of, level_name
from app.components.proof import document_link
from app.words import Words
from graph_loader.graph.coverage import Action, Coverage, PlaceCoverage
from graph_loader.graph.delays import LevelDelay

OTHERS_SHOWN = 6
HEAT = (90, 180, 365)
"""Days up to which a place counts as quick, and less so; later ones have the faintest colour."""


def figures(words: Words, found: Coverage) -> Element:
    """Return the sentence of figures, and that the answer is cut where it is."""
    said = [element("strong", words("coverage.acted", acted=found.acted, all=len(found.places)))]
    days = [place.first.days for place in found.places if place.first and place.first.days is not None]
    if days:
        said.append(element("span", f" · {words('coverage.median', days=round(median(days)))}"))
    cut = element("p", words("coverage.truncated"), classes="bad") if found.truncated else None
    return element("div", element("p", *said), cut)


def strip(words: Words, found: Coverage) -> Element | None:
    """Return the places side by side, the first to act on the left, those without a document on the right."""
    if not found.acted:
        return None
    ordered = sorted(found.places, key=lambda place: (place.first is None, _rank(place.first)))
    cells = [
        element("span", _days(place.first), classes=_heat(place.first), title=_told(words, place)) for place in ordered
    ]
    quick = [place for place in ordered if place.first and place.first.days is not None]
    told = ", ".join(f"{place.name} {place.first.days if place.first else ''}" for place in quick)
    return element(
        "section",
        element("h3", words("coverage.strip")),
        element("div", *cells, classes="strip", role="img", aria_label=f"{words('coverage.strip')}: {told}"),
        _key(words),
    )


def grid(words: Words, found: Coverage, positions: dict[str, tuple[int, int]]) -> Element:
    """Return a cell for each place: where it lies on the map, or in the order of names where that is not known."""
    mapped = bool(positions) and all(place.code in positions for place in found.places)
    layout = "map" if mapped else "grid"
    cells = [_cell(words, place, positions[place.code] if mapped else None) for place in found.places]
    title = words("coverage.grid" if mapped else "coverage.cells")
    return element("section", element("h3", title), element("div", *cells, classes=layout))


def _cell(words: Words, place: PlaceCoverage, cell: tuple[int, int] | None) -> Element:
    first = place.first
    said = "—" if first is None else _days(first) or words("coverage.undated")
    return element(
        "div",
        element("strong", place.name),
        element("div", said),
        classes=f"cell {first.document.status if first else 'none'} {_heat(first) if first else ''}",
        picks={"document": first.document.id} if first else None,
        title=_told(words, place),
        aria_label=_told(words, place),
        role="link" if first else "note",
        cell=cell,
    )


def _told(words: Words, place: PlaceCoverage) -> str:
    first = place.first
    if first is None:
        return f"{place.name}: {words('coverage.none')}"
    days = "" if first.days is None else f", {words('coverage.days', days=first.days)}"
    return f"{place.name}: {head_of(words, first.document)}, {words(f'status.{first.document.status}')}{days}"


def _rank(action: Action | None) -> int:
    return 10**9 if action is None or action.days is None else action.days


def _days(action: Action | None) -> str:
    return "" if action is None or action.days is None else str(action.days)


def _heat(action: Action | None) -> str:
    if action is None:
        return "absent"
    if action.days is None:
        return "unknown"
    return f"heat{sum(1 for limit in HEAT if action.days > limit)}"


def _key(words: Words) -> Element:
    """Return what the shades and borders of strip and grid mean."""
    steps = [words("coverage.within_days", days=limit) for limit in HEAT]
    steps.append(words("coverage.over_days", days=HEAT[-1]))
    shades = [(f"heat{index}", step) for index, step in enumerate(steps)]
    borders = [
        ("absent", words("coverage.none")),
        ("cell loaded", words("status.loaded")),
        ("cell cited", words("status.cited")),
    ]
    keys = [
        element("span", element("span", classes=classes), element("span", word), classes="key")
        for classes, word in (*shades, *borders)
    ]
    return element("div", *keys, role="note", aria_label=words("drawing.legend"))


def level_delays(words: Words, found: Sequence[LevelDelay]) -> Element | None:
    """Return the table of the delay of each level."""
    if not found:
        return None
    names = ("level", "documents", "least", "middle", "most")
    heads = [element("th", words(f"coverage.delay_{name}"), scope="col", classes=_number(name)) for name in names]
    rows = [
        element(
            "tr",
            element("th", level_name(words, one.level), scope="row"),
            element("td", str(one.documents), classes="number", data_label=words("coverage.delay_documents")),
            *(
                element(
                    "td",
                    "—" if value is None else words("coverage.days", days=value),
                    classes="number",
                    data_label=words(f"coverage.delay_{name}"),
                )
                for name, value in (("least", one.least), ("middle", one.middle), ("most", one.most))
            ),
        )
        for one in found
    ]
    return element(
        "section",
        element("h3", words("coverage.delays")),
        element(
            "table",
            element("thead", element("tr", *heads)),
            element("tbody", *rows),
            classes="stack",
            aria_label=words("coverage.delays"),
        ),
    )


def _number(name: str) -> str:
    return "" if name == "level" else "number"


def table(words: Words, places: Sequence[PlaceCoverage]) -> Element:
    """Return the table of places with the document that was first, and the others."""
    names = ("place", "first", "date", "delay", "others")
    heads = [element("th", words(f"coverage.{name}"), scope="col") for name in names]
    return element(
        "section",
        element("h3", words("coverage.table")),
        element(
            "table",
            element("thead", element("tr", *heads)),
            element("tbody", *(_row(words, place) for place in places)),
            classes="stack",
            aria_label=words("coverage.table"),
        ),
    )


def _row(words: Words, place: PlaceCoverage) -> Element:
    earlier = [name for name in dict.fromkeys(place.predecessors) if name != place.name]
    former = words("coverage.predecessors", names=", ".join(earlier)) if earlier else ""
    name = element("td", element("strong", place.name), element("div", former, classes="small muted"))
    first = place.first
    if first is None:
        return element("tr", name, element("td", words("coverage.none"), classes="muted", colspan="4"))
    through = words("coverage.through", steps=first.depth) if first.depth > 1 else ""
    status = words(f"status.{first.document.status}")
    others = [
        part
        for action in place.actions[1 : OTHERS_SHOWN + 1]
        for part in (document_link(words, action.document, action.document.number or None), " ")
    ]
    left = len(place.actions) - 1 - OTHERS_SHOWN
    if left > 0:
        others.append(element("span", words("outline.more", count=left), classes="small muted"))
    return element(
        "tr",
        name,
        element(
            "td",
            document_link(words, first.document),
            element("div", " · ".join(part for part in (status, through) if part), classes="small muted"),
        ),
        element("td", date_word(first.document.issued_on), classes="nowrap", data_label=words("find.column_issued")),
        element(
            "td",
            "" if first.days is None else words("coverage.days", days=first.days),
            classes="nowrap",
            data_label=words("coverage.delay"),
        ),
        element("td", *others, data_label=words("coverage.others") if others else None),
    )

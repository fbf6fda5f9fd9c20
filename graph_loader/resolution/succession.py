"""Documents of places that ended: "UBND tỉnh" in a text of the new province may be that of one it was made of."""

from collections import defaultdict
from dataclasses import replace

from graph_loader.reference.places import heirs
from graph_loader.resolution.identity import Reference
from graph_loader.resolution.jurisdiction import Context, Jurisdiction

_Number = tuple[str, str, str | None]


def of_former_places(references: list[Reference], context: Context) -> list[Reference]:
    """Return the references of one document, those of its own place corrected where the text says whose they are.

    A province of 2025 cites a decision of a former one as "của UBND tỉnh Kon Tum" in one sentence and as "của UBND
    tỉnh" in the next. A number that the same text gives to exactly one of the places that went into its own, and that
    is older than its own place, belongs to that one.

    Args:
        references: what the document cites.
        context: the document.

    Returns:
        The same references in the same order.
    """
    own = context.place
    if own is None or own.unit is None or own.unit.valid_from is None:
        return references
    named: dict[_Number, dict[str, tuple[Jurisdiction, str | None]]] = defaultdict(dict)
    for reference in references:
        place = reference.jurisdiction
        if place and place.unit and place.key != own.key and own.unit in heirs(place.unit.code):
            named[_number(reference)][place.key] = (place, reference.issued_on)
    if not named:
        return references
    return [_corrected(each, own, named) for each in references]


def _corrected(
    reference: Reference, own: Jurisdiction, named: dict[_Number, dict[str, tuple[Jurisdiction, str | None]]]
) -> Reference:
    began = own.unit.valid_from if own.unit else None
    when = reference.issued_on or reference.period
    if reference.jurisdiction is None or reference.jurisdiction.key != own.key or not (began and when and when < began):
        return reference
    found = list(named.get(_number(reference), {}).values())
    if len(found) != 1:
        return reference
    place, issued_on = found[0]
    if issued_on and reference.issued_on and issued_on != reference.issued_on:
        return reference
    return replace(reference, jurisdiction=place, place=place.unit.name if place.unit else None, issuer=None)


def _number(reference: Reference) -> _Number:
    return reference.serial, reference.tail, reference.period

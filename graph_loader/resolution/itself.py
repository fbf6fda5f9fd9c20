"""Whether a citation means the citing document itself."""

from graph_loader.resolution.identity import Reference


def is_self(reference: Reference, own: Reference) -> bool:
    """Tell whether a reference means the citing document itself.

    In its annexes a document often names itself with its number or day left blank ("Quyết định số /QĐ-UBND ngày
    tháng 11 năm 2025"), or with a number that was cut off.
    """
    if not own.serial:
        return False
    if not reference.serial:
        return bool(reference.tail) and _same_office(reference, own) and _dates_agree(reference, own)
    if reference.serial == own.serial and reference.period == own.period and reference.jurisdiction is None:
        return bool(reference.tail) and own.tail.startswith(reference.tail) and _dates_agree(reference, own)
    if reference.series != own.series:
        return False
    if reference.period and own.period:
        return reference.period == own.period
    return not reference.issued_on or _dates_agree(reference, own)


def _same_office(reference: Reference, own: Reference) -> bool:
    if reference.tail != own.tail or reference.jurisdiction is None or own.jurisdiction is None:
        return False
    return reference.jurisdiction.key == own.jurisdiction.key


def _dates_agree(reference: Reference, own: Reference) -> bool:
    said, dated = reference.issued_on, own.issued_on
    if not said or not dated:
        return False
    return dated.startswith(said) or said.startswith(dated)

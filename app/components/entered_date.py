"""A date as people type it."""

import re
from datetime import date

_WRITTEN = re.compile(r"(?:(?:(\d{1,2})/)?(\d{1,2})/)?(\d{4})")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def iso_date(text: str) -> str | None:
    """Return the ISO form of a date, month or year that is written in Vietnamese or ISO order; None for no date."""
    if written := _WRITTEN.fullmatch(text):
        parts = [written[3], written[2], written[1]]
    elif iso := _ISO.fullmatch(text):
        parts = [iso[1], iso[2], iso[3]]
    else:
        return None
    given = [int(part) for part in parts if part]
    try:
        date(*[*given, 1, 1][:3])
    except ValueError:
        return None
    return "-".join([f"{given[0]:04}", *(f"{part:02}" for part in given[1:])])

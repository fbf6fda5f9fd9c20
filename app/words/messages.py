"""What the library says in English, said in Vietnamese: each message is found by the English text of the code."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from graph_loader.reference.tables import rows

_PLACE = re.compile(r"\{(\d)(\*?)\}")


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """Return `messages` and `phrases`, each from English to Vietnamese.

    Phrases are also the reasons of an unknown identity, and those that the system gives when a file or a disk fails.
    """
    known: dict[str, Any] = yaml.safe_load(files(__package__).joinpath("messages_vi.yaml").read_text("utf-8"))
    reasons = {row["en"]: row["vi"] for name in ("unresolved.csv", "system_errors.csv") for row in rows(name)}
    return {"messages": known["messages"], "phrases": known["phrases"] | reasons}


def in_vietnamese(message: str) -> str:
    """Return a message of the library in Vietnamese; as it is where the catalogue has none like it."""
    return _said(message, "messages")


def phrase_in_vietnamese(phrase: str) -> str:
    """Return a part of a message in Vietnamese; as it is where the catalogue has none like it."""
    return _said(phrase, "phrases")


def _said(text: str, among: str) -> str:
    for english, vietnamese in _longest_first(among):
        values = _values(text, english)
        if values is not None:
            return _filled(vietnamese, values)
    return text


def _filled(vietnamese: str, values: list[str]) -> str:
    def value(place: re.Match[str]) -> str:
        given = values[int(place[1]) - 1]
        return phrase_in_vietnamese(given) if place[2] else given

    return _PLACE.sub(value, vietnamese)


@cache
def _longest_first(among: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the fixed parts of each English text and its Vietnamese, those with the most fixed letters first."""
    split = [(tuple(re.split(r"\{\d\}", english)), said) for english, said in catalogue()[among].items()]
    return tuple(sorted(split, key=lambda one: -sum(map(len, one[0]))))


def _values(text: str, parts: tuple[str, ...]) -> list[str] | None:
    """Return what stands between the fixed parts of a text, or None where it is not made of them; in one pass."""
    if len(parts) == 1:
        return [] if text == parts[0] else None
    first, *middle, last = parts
    if not text.startswith(first) or not text.endswith(last) or len(text) < len(first) + len(last):
        return None
    at, end = len(first), len(text) - len(last)
    values = []
    for part in middle:
        found = text.find(part, at, end)
        if found < 0:
            return None
        values.append(text[at:found])
        at = found + len(part)
    return [*values, text[at:end]]

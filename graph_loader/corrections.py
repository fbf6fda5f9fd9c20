"""Corrections: what a person says of a document against the reading of the rules, with who and when.

They stand in a journal of their own. They are applied to the record of
a document before it is resolved, so that they survive every reload, also one by newer rules; one that no longer
fits the text (its target is gone) is passed over and reported. Undoing appends a line that names the one undone.
"""

import dataclasses
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Self, TypeVar
from uuid import uuid4

from platformdirs import user_data_path
from pydantic import Field, TypeAdapter, model_validator

from graph_loader.errors import NothingFoundError
from graph_loader.extraction.model import SELF, Header, Level, Relation, RelationType, Scope, Target
from graph_loader.graph.model import Frozen
from graph_loader.journal import Entry, Journal, now
from graph_loader.reference.kinds import by_abbreviation
from graph_loader.resolution.record import Record
from graph_loader.stores.settings import store_settings

HeaderField = Literal["kind", "number", "issued_on", "issuer", "level", "place", "title", "signer"]
TargetField = Literal["kind", "number", "issued_on", "issuer", "level", "place"]


_DAY = r"^[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?$"


def _level(text: str) -> str:
    if text not in set(Level):
        raise ValueError(f"{text} is no level; it is one of {', '.join(Level)}.")
    return text


def _kind(text: str) -> str:
    if text not in by_abbreviation():
        raise ValueError(f"{text} is no kind; data/reference/kinds.csv lists them.")
    return text


def _day(text: str) -> str:
    if not re.fullmatch(_DAY, text):
        raise ValueError(f"{text} is no date; write it as 2023-01-16, 2023-01 or 2023.")
    date.fromisoformat(f"{text}-01-01"[:10])
    return text


_MEANT: Mapping[str, Callable[[str], object]] = {"level": _level, "kind": _kind, "issued_on": _day}
"""What the text of a field has to mean; the others may be any text."""


class End(Frozen):
    """An end of a relation: the document itself where every field is None, else a document that it cites.

    The fields are those that tell one cited document from another in the same text whichever rules read it.
    """

    kind: str | None = None
    number: str | None = None
    issued_on: Annotated[str, Field(pattern=_DAY)] | None = None
    name: str | None = None

    @classmethod
    def of(cls, target: Target | None) -> Self:
        """Return the end that names `target`, or the document itself for None."""
        return cls() if target is None else cls(**{name: getattr(target, name) for name in cls.model_fields})


class _SetField(Frozen):
    """A field reads otherwise; None empties it.

    A kind is an abbreviation of `data/reference/kinds.csv`, a date in ISO form or the year or month of it.
    """

    field: str
    value: str | None

    @model_validator(mode="after")
    def _meaningful(self) -> Self:
        if self.value and self.field in _MEANT:
            _MEANT[self.field](self.value)
        return self


class SetHeader(_SetField):
    """A field of the header reads otherwise."""

    change: Literal["set_header"] = "set_header"
    field: HeaderField


class SetTarget(_SetField):
    """A field of a cited document reads otherwise."""

    change: Literal["set_target"] = "set_target"
    target: End
    field: TargetField


class SetRelation(Frozen):
    """A relation is of another type."""

    change: Literal["set_relation"] = "set_relation"
    source: End
    type: RelationType
    target: End
    becomes: RelationType


class DropRelation(Frozen):
    """A relation does not hold."""

    change: Literal["drop_relation"] = "drop_relation"
    source: End
    type: RelationType
    target: End


class AddRelation(Frozen):
    """A relation that the rules did not see, proved by `start` to `end` of the canonical text, which read `quote`."""

    change: Literal["add_relation"] = "add_relation"
    source: End
    type: RelationType
    target: End
    scope: Scope = Scope.BODY
    start: int = Field(ge=0)
    end: int = Field(ge=1)
    quote: str = Field(min_length=1)


class Undo(Frozen):
    """An earlier correction no longer holds."""

    change: Literal["undo"] = "undo"
    correction: str


Change = Annotated[
    SetHeader | SetTarget | SetRelation | DropRelation | AddRelation | Undo, Field(discriminator="change")
]


class Correction(Entry):
    """A change that somebody made: `path` is the source's path in the store."""

    id: str
    path: str
    change: Change


V = TypeVar("V", Header, Target)
_CORRECTION: TypeAdapter[Correction] = TypeAdapter(Correction)


class Corrections:
    """The corrections of a store; where a line of their journal is damaged, none is applied until it is mended.

    Args:
        file: their journal; made on the first correction.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._journal = Journal(file, _CORRECTION)

    def all(self) -> tuple[Correction, ...]:
        """Return every line, undone ones and undoings included, oldest first.

        Raises:
            JournalError: a line is no correction, or the file cannot be read.
        """
        return self._journal.entries()

    def standing(self) -> Mapping[str, tuple[Correction, ...]]:
        """Return for each path the corrections that hold, oldest first."""
        lines = self.all()
        undone = {line.change.correction for line in lines if isinstance(line.change, Undo)}
        by_path: dict[str, list[Correction]] = defaultdict(list)
        for line in lines:
            if not isinstance(line.change, Undo) and line.id not in undone:
                by_path[line.path].append(line)
        return {path: tuple(held) for path, held in by_path.items()}

    def add(self, path: str, who: str, changes: Iterable[Change]) -> tuple[Correction, ...]:
        """Append what `who` says of the document at `path`; it counts from the next load on.

        Raises:
            JournalError: the file cannot be written.
        """
        when = now()
        made = tuple(Correction(id=uuid4().hex, path=path, who=who, when=when, change=change) for change in changes)
        self._journal.append(made)
        return made

    def undo(self, correction_id: str, who: str) -> Correction:
        """Append that a correction no longer holds.

        Args:
            correction_id: its id, or as many of its first letters as tell it from the others.
            who: who takes it back.

        Raises:
            NothingFoundError: not exactly one standing correction has an id that begins so.
        """
        standing = [correction for held in self.standing().values() for correction in held]
        meant = [one for one in standing if correction_id and one.id.startswith(correction_id)]
        if len(meant) != 1:
            raise NothingFoundError(
                f"{len(meant)} standing corrections have an id that begins with {correction_id}; list them all."
            )
        return self.add(meant[0].path, who, [Undo(correction=meant[0].id)])[0]


def corrections_of(location: str | None = None) -> Corrections:
    """Return the corrections of a store: `LEGALGRAPH_CORRECTIONS`, else beside its data.

    Args:
        location: the store, as `open_store` takes it. The file stands in the folder of an embedded store; for a Neo4j
            in the user's data folder, under the name of server and database (share it by `LEGALGRAPH_CORRECTIONS`).
    """
    given = os.environ.get("LEGALGRAPH_CORRECTIONS")
    if given:
        return Corrections(Path(given).expanduser())
    settings = store_settings(location)
    if isinstance(settings, Path):
        return Corrections(settings / "corrections.jsonl")
    name = re.sub(r"[^a-z0-9.]+", "-", f"{settings.uri.partition('://')[2]}-{settings.database}".lower())
    return Corrections(user_data_path("legalgraph", appauthor=False) / "corrections" / f"{name}.jsonl")


def apply(record: Record, corrections: Iterable[Correction]) -> tuple[Record, tuple[Correction, ...]]:
    """Return the record as corrected, and the corrections that no longer fit it.

    Args:
        record: what the rules read.
        corrections: those that stand for its path, oldest first.
    """
    unfit: list[Correction] = []
    for correction in corrections:
        changed = _apply(record, correction.change)
        if changed is None:
            unfit.append(correction)
        else:
            record = changed
    return record, tuple(unfit)


def _apply(record: Record, change: Change) -> Record | None:
    match change:
        case SetHeader():
            return dataclasses.replace(record, header=_set(record.header, change.field, change.value))
        case SetTarget():
            target = _find(record, change.target)
            if target is None or target == SELF:
                return None
            targets = tuple(_set(t, change.field, change.value) if t.id == target else t for t in record.targets)
            return dataclasses.replace(record, targets=targets)
        case SetRelation() | DropRelation():
            return _change_relation(record, change)
        case AddRelation():
            return _add_relation(record, change)
        case Undo():
            return record


def _set(value: V, field: str, text: str | None) -> V:
    new: Any = Level(text) if field == "level" and text else text or None
    return dataclasses.replace(value, **{field: new})


def _find(record: Record, end: End) -> str | None:
    """Return the id of an end in this record: `SELF`, a target's id, or None where not exactly one target fits."""
    if end == End():
        return SELF
    found = [target.id for target in record.targets if End.of(target) == end]
    return found[0] if len(found) == 1 else None


def _change_relation(record: Record, change: SetRelation | DropRelation) -> Record | None:
    key = (_find(record, change.source), change.type, _find(record, change.target))
    at = next((i for i, r in enumerate(record.relations) if (r.source, r.type, r.target) == key), None)
    if at is None:
        return None
    relations, quotes = list(record.relations), list(record.quotes)
    if isinstance(change, DropRelation):
        del relations[at], quotes[at]
    else:
        relations[at] = dataclasses.replace(relations[at], type=change.becomes, rule="correction", confidence=1.0)
    return dataclasses.replace(record, relations=tuple(relations), quotes=tuple(quotes))


def _add_relation(record: Record, change: AddRelation) -> Record | None:
    targets = record.targets
    ends: list[str] = []
    for end in (change.source, change.target):
        id_ = _find(record, end)
        if id_ is None:
            if any(End.of(target) == end for target in targets):
                return None
            id_ = f"c{len(targets) + 1}"
            targets = (*targets, Target(id=id_, named=end.number is None, **end.model_dump()))
        ends.append(id_)
    relation = Relation(
        source=ends[0],
        type=change.type,
        target=ends[1],
        scope=change.scope,
        start=change.start,
        end=change.end,
        mention_start=change.start,
        rule="correction",
    )
    if any((r.source, r.type, r.target) == (relation.source, relation.type, relation.target) for r in record.relations):
        return record
    return dataclasses.replace(
        record,
        targets=targets,
        relations=(*record.relations, relation),
        quotes=(*record.quotes, change.quote),
    )

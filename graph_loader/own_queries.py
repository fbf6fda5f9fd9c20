"""Statements that people wrote, kept beside the corrections of a store: those saved under a name, and those run.

They stand in a file of their own, one JSON object a line: a saving, a removal or a run, with who and when. Everybody
who may write statements sees what is saved; a removal takes away what one saved oneself; a history is its owner's.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from graph_loader.corrections import corrections_of
from graph_loader.errors import LegalGraphError, NothingFoundError
from graph_loader.graph.model import Frozen
from graph_loader.stores.gate import LONGEST
from graph_loader.stores.tokens import tokenize

HISTORY = 30
"""How many of the statements that somebody ran are kept."""

LONGEST_NAME = 120

_LARGEST = 1_000_000
"""From how many bytes on the file is written anew with what still counts."""

_LARGEST_NUMBER = 2**63

_WRITING = Lock()

Value = str | int | float | bool
Statement = Annotated[str, Field(min_length=1, max_length=LONGEST)]


class OwnQuery(Frozen):
    """A statement with the values of its parameters; `name` is empty for one that was only run."""

    kept: Literal["saved", "run"]
    name: str = Field(default="", max_length=LONGEST_NAME)
    cypher: Statement
    parameters: dict[str, Value] = Field(default_factory=dict)
    who: str = Field(min_length=1)
    when: str


class _Removal(Frozen):
    kept: Literal["removed"] = "removed"
    name: str
    who: str
    when: str


class OwnQueriesFileError(LegalGraphError):
    """The file of statements holds a line that is none."""


_LINE: TypeAdapter[OwnQuery | _Removal] = TypeAdapter(Annotated[OwnQuery | _Removal, Field(discriminator="kept")])


class OwnQueries:
    """The file of statements of a store.

    Args:
        file: where the lines stand; made with the first.
    """

    def __init__(self, file: Path) -> None:
        self.file = file

    def saved(self) -> tuple[OwnQuery, ...]:
        """Return what is saved, by name.

        Raises:
            OwnQueriesFileError: a line is no statement; the message names it.
        """
        standing: dict[tuple[str, str], OwnQuery] = {}
        for line in self._lines():
            if isinstance(line, _Removal):
                standing.pop((line.who, line.name), None)
            elif line.kept == "saved":
                standing[line.who, line.name] = line
        return tuple(sorted(standing.values(), key=lambda query: (query.name.casefold(), query.who)))

    def history(self, who: str) -> tuple[OwnQuery, ...]:
        """Return what somebody ran, the latest first, each statement once.

        Raises:
            OwnQueriesFileError: a line is no statement; the message names it.
        """
        latest: dict[str, OwnQuery] = {}
        for line in self._lines():
            if isinstance(line, OwnQuery) and line.kept == "run" and line.who == who:
                latest.pop(line.cypher, None)
                latest[line.cypher] = line
        return tuple(reversed(latest.values()))[:HISTORY]

    def save(self, name: str, cypher: str, parameters: Mapping[str, Value], who: str) -> OwnQuery:
        """Keep a statement under a name; it takes the place of what the same person saved under that name."""
        query = OwnQuery(
            kept="saved", name=name.strip(), cypher=cypher, parameters=dict(parameters), who=who, when=_now()
        )
        self._append(query)
        return query

    def ran(self, cypher: str, parameters: Mapping[str, Value], who: str) -> None:
        """Put a statement on top of somebody's history; one that is too long to run is left out."""
        if not 0 < len(cypher) <= LONGEST:
            return
        last = self.history(who)[:1]
        if not last or (last[0].cypher, last[0].parameters) != (cypher, dict(parameters)):
            self._append(OwnQuery(kept="run", cypher=cypher, parameters=dict(parameters), who=who, when=_now()))

    def remove(self, name: str, who: str) -> None:
        """Take away what somebody saved.

        Raises:
            NothingFoundError: this person saved nothing under that name.
        """
        if not any((query.name, query.who) == (name, who) for query in self.saved()):
            raise NothingFoundError(f"You saved no query named {name}; only who saved a query may remove it.")
        self._append(_Removal(name=name, who=who, when=_now()))

    def _lines(self) -> list[OwnQuery | _Removal]:
        if not self.file.exists():
            return []
        found = []
        for number, line in enumerate(self.file.read_text("utf-8").split("\n"), 1):
            if not line.strip():
                continue
            try:
                found.append(_LINE.validate_json(line))
            except ValidationError as error:
                raise OwnQueriesFileError(
                    f"Line {number} of {self.file} is no query; mend or remove that line."
                ) from error
        return found

    def _append(self, line: OwnQuery | _Removal) -> None:
        with _WRITING:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            if self.file.exists() and self.file.stat().st_size > _LARGEST:
                self._write_anew()
            with self.file.open("a", encoding="utf-8", newline="\n") as lines:
                lines.write(line.model_dump_json() + "\n")

    def _write_anew(self) -> None:
        people = dict.fromkeys(line.who for line in self._lines())
        kept = [*self.saved(), *(query for who in people for query in reversed(self.history(who)))]
        anew = self.file.with_name(f"{self.file.name}.new")
        anew.write_text("".join(query.model_dump_json() + "\n" for query in kept), "utf-8", newline="\n")
        anew.replace(self.file)


def own_queries_of(location: str | None = None) -> OwnQueries:
    """Return the statements of a store: a file beside that of its corrections.

    Args:
        location: the store, as `open_store` takes it.
    """
    return OwnQueries(corrections_of(location).file.with_suffix(".queries.jsonl"))


def parameters_of(cypher: str) -> tuple[str, ...]:
    """Return the names of the parameters of a statement in their order.

    Raises:
        QueryRefusedError: the statement cannot be read with certainty.
    """
    found = (cypher[token.start + 1 : token.end] for token in tokenize(cypher) if token.kind == "parameter")
    return tuple(dict.fromkeys(found))


def value_of(text: str) -> Value:
    """Return a typed value: a whole or broken number, true or false; all else, and what is quoted, is text."""
    bare = text.strip()
    if len(bare) > 1 and bare[0] == bare[-1] == '"':
        return bare[1:-1]
    if bare in {"true", "false"}:
        return bare == "true"
    for number in (int, float):
        try:
            value = number(bare)
        except ValueError:
            continue
        if abs(value) < _LARGEST_NUMBER and "_" not in bare:
            return value
    return bare


def text_of(value: Value) -> str:
    """Return what one types for a value; `value_of` reads it back."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return value if value_of(value) == value and isinstance(value_of(value), str) else f'"{value}"'
    return repr(value)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

"""Statements that people wrote, kept beside the corrections of a store: those saved under a name, and those run.

They stand in a journal of their own: a saving, a removal or a run. Everybody who may write statements sees what is
saved; a removal takes away what one saved oneself; a history is its owner's.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from graph_loader.corrections import corrections_of
from graph_loader.errors import NothingFoundError
from graph_loader.journal import Entry, Journal, now
from graph_loader.stores.gate import LONGEST
from graph_loader.stores.tokens import tokenize

HISTORY = 30
"""How many of the statements that somebody ran are kept."""

LONGEST_NAME = 120

_LARGEST = 1_000_000
"""From how many bytes on the journal is written anew with what still counts."""

_LARGEST_NUMBER = 2**63

Value = str | int | float | bool
Statement = Annotated[str, Field(min_length=1, max_length=LONGEST)]


class OwnQuery(Entry):
    """A statement with the values of its parameters; `name` is empty for one that was only run."""

    kept: Literal["saved", "run"]
    name: str = Field(default="", max_length=LONGEST_NAME)
    cypher: Statement
    parameters: dict[str, Value] = Field(default_factory=dict)


class _Removal(Entry):
    kept: Literal["removed"] = "removed"
    name: str


_LINE: TypeAdapter[OwnQuery | _Removal] = TypeAdapter(Annotated[OwnQuery | _Removal, Field(discriminator="kept")])


class OwnQueries:
    """The statements of a store.

    Args:
        file: their journal; made with the first.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._journal = Journal(file, _LINE)

    def saved(self) -> tuple[OwnQuery, ...]:
        """Return what is saved, by name.

        Raises:
            JournalError: a line is no statement, or the file cannot be read.
        """
        return _saved(self._journal.entries())

    def named(self, name: str, who: str | None = None) -> OwnQuery:
        """Return what is saved under a name.

        Args:
            name: as it was saved.
            who: whose it is; None where it does not matter.

        Raises:
            NothingFoundError: nothing is, or several people saved one.
        """
        found = [query for query in self.saved() if query.name == name and who in {None, query.who}]
        if not found:
            raise NothingFoundError(f"No statement is saved as {name}; `legalgraph own-queries` lists those there are.")
        if len(found) > 1:
            people = ", ".join(query.who for query in found)
            raise NothingFoundError(f"Several people saved a statement as {name}; say whose by --who: {people}.")
        return found[0]

    def history(self, who: str) -> tuple[OwnQuery, ...]:
        """Return what somebody ran, the latest first, each statement once.

        Raises:
            JournalError: a line is no statement, or the file cannot be read.
        """
        return _history(self._journal.entries(), who)

    def save(self, name: str, cypher: str, parameters: Mapping[str, Value], who: str) -> OwnQuery:
        """Keep a statement under a name; it takes the place of what the same person saved under that name."""
        query = OwnQuery(
            kept="saved", name=name.strip(), cypher=cypher, parameters=dict(parameters), who=who, when=now()
        )
        self._append(query)
        return query

    def ran(self, cypher: str, parameters: Mapping[str, Value], who: str) -> None:
        """Put a statement on top of somebody's history; one that is too long to run is left out."""
        if not 0 < len(cypher) <= LONGEST:
            return
        last = self.history(who)[:1]
        if not last or (last[0].cypher, last[0].parameters) != (cypher, dict(parameters)):
            self._append(OwnQuery(kept="run", cypher=cypher, parameters=dict(parameters), who=who, when=now()))

    def remove(self, name: str, who: str) -> None:
        """Take away what somebody saved.

        Raises:
            NothingFoundError: this person saved nothing under that name.
        """
        if not any((query.name, query.who) == (name, who) for query in self.saved()):
            raise NothingFoundError(f"You saved no query named {name}; only who saved a query may remove it.")
        self._append(_Removal(name=name, who=who, when=now()))

    def _append(self, line: OwnQuery | _Removal) -> None:
        self._journal.rewrite(_LARGEST, _still_counting)
        self._journal.append([line])


def _saved(lines: Iterable[OwnQuery | _Removal]) -> tuple[OwnQuery, ...]:
    standing: dict[tuple[str, str], OwnQuery] = {}
    for line in lines:
        if isinstance(line, _Removal):
            standing.pop((line.who, line.name), None)
        elif line.kept == "saved":
            standing[line.who, line.name] = line
    return tuple(sorted(standing.values(), key=lambda query: (query.name.casefold(), query.who)))


def _history(lines: Iterable[OwnQuery | _Removal], who: str) -> tuple[OwnQuery, ...]:
    latest: dict[str, OwnQuery] = {}
    for line in lines:
        if isinstance(line, OwnQuery) and line.kept == "run" and line.who == who:
            latest.pop(line.cypher, None)
            latest[line.cypher] = line
    return tuple(reversed(latest.values()))[:HISTORY]


def _still_counting(lines: tuple[OwnQuery | _Removal, ...]) -> list[OwnQuery]:
    people = dict.fromkeys(line.who for line in lines)
    return [*_saved(lines), *(query for who in people for query in reversed(_history(lines, who)))]


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

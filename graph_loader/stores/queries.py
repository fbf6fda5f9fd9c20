"""Saved queries: `cypher/queries/*.cypher` with their front matter, run with checked parameters; and foreign Cypher."""

import logging
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from hashlib import sha256
from time import perf_counter
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from graph_loader.errors import LegalGraphError, NothingFoundError, QueryParameterError
from graph_loader.graph.find import identify
from graph_loader.resources import resource
from graph_loader.stores.gate import check_statement
from graph_loader.stores.protocol import GraphStore, Table
from graph_loader.stores.statements import statement

AUDIT = logging.getLogger("legalgraph.audit")
"""Takes one line for each foreign statement: who, the hash of its text, how it ended, milliseconds and rows."""

MOST_ROWS = 1000
SECONDS = 10.0

_FRONT_MATTER = re.compile(r"\A/\*\n(?P<yaml>.*?)\n\*/\n(?P<cypher>.*)\Z", re.DOTALL)


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(_Strict):
    """A text of the interface in both languages."""

    vi: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]


ParameterType = Literal[
    "document", "text", "integer", "number", "boolean", "date", "place", "kind", "level", "relation"
]


class QueryParameter(_Strict):
    """A parameter of a saved query.

    Attributes:
        name: as in `$name`.
        type: what a form offers for it; "document" takes an id or a number and hands on the id.
        label: what a form calls it.
        default: the value where none is given.
        optional: whether None is a value of it; a parameter that is neither optional nor has a default is required.
    """

    name: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
    type: ParameterType
    label: Words
    default: str | int | float | bool | None = None
    optional: bool = False

    @property
    def required(self) -> bool:
        """Whether a value must be given."""
        return self.default is None and not self.optional


class QueryColumn(_Strict):
    """A column of the result: its name in the statement and what a table calls it."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
    label: Words


class SavedQuery(_Strict):
    """A saved query: front matter and statement.

    Attributes:
        name: the file's name without suffix.
        title: what a list calls it; `description` says what it answers.
        group: the heading that a list puts it under.
        parameters: in the order of a form.
        columns: in the order of the result.
        draws: whether the result can be drawn: it has the columns `from_id`, `relation` and `to_id`.
        cypher: the statement.
    """

    name: Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
    title: Words
    description: Words
    group: Literal["lineage", "impact", "coverage", "quality", "tasks", "overview"]
    parameters: tuple[QueryParameter, ...] = ()
    columns: tuple[QueryColumn, ...]
    draws: bool = False
    cypher: Annotated[str, Field(min_length=1)]


@cache
def saved_queries() -> tuple[SavedQuery, ...]:
    """Return all saved queries that the product ships, by name."""
    return tuple(_parse(path.stem) for path in sorted(resource("cypher", "queries").glob("*.cypher")))


def saved_query(name: str) -> SavedQuery:
    """Return the saved query of a name.

    Raises:
        NothingFoundError: there is none.
    """
    for query in saved_queries():
        if query.name == name:
            return query
    raise NothingFoundError(f"No saved query is named {name}; `legalgraph queries` lists those that there are.")


def run_saved(store: GraphStore, name: str, parameters: Mapping[str, Any] | None = None) -> Table:
    """Run a saved query.

    Args:
        store: the store to ask.
        name: the query's name.
        parameters: values by name; texts are turned into the parameter's type (a command line has only texts).

    Returns:
        At most 1,000 rows; `truncated` says whether there were more.

    Raises:
        NothingFoundError: no such query, or no such document.
        AmbiguousDocumentError: a number names several documents.
        QueryParameterError: a parameter is missing, unknown or of another type.
    """
    query = saved_query(name)
    given = dict(parameters or {})
    unknown = sorted(given.keys() - {p.name for p in query.parameters})
    if unknown:
        known = ", ".join(p.name for p in query.parameters) or "none"
        raise QueryParameterError(f"The query {name} has no parameter {unknown[0]}; it has: {known}.")
    values = {p.name: _value(store, name, p, given.get(p.name)) for p in query.parameters}
    begun = perf_counter()
    table = store.run(query.cypher, values)
    ms = round((perf_counter() - begun) * 1000)
    return Table(table.columns, table.rows[:MOST_ROWS], truncated=len(table.rows) > MOST_ROWS, ms=ms)


def run_foreign(
    store: GraphStore, cypher: str, parameters: Mapping[str, Any] | None = None, *, who: str = "local"
) -> Table:
    """Run a statement that somebody wrote: through the gate, read only, with limits, and told to the audit log.

    Args:
        store: the store to ask.
        cypher: the statement.
        parameters: values by name.
        who: who asks, for the audit line.

    Returns:
        At most 1,000 rows; `truncated` says whether there were more.

    Raises:
        QueryRefusedError: the gate, or the store, saw that the statement may do more than read the graph.
        QueryFailedError: the store could not run it: syntax, time limit, memory limit.
    """
    begun = perf_counter()
    ended, rows = "failed", 0
    try:
        table = store.run_guarded(check_statement(cypher), parameters, seconds=SECONDS, rows=MOST_ROWS)
        ended, rows = "done", len(table.rows)
    except LegalGraphError as error:
        ended = type(error).__name__
        raise
    finally:
        ms = round((perf_counter() - begun) * 1000)
        digest = sha256(cypher.encode("utf-8", "surrogatepass")).hexdigest()
        AUDIT.info("who=%r sha256=%s ended=%s ms=%d rows=%d", who, digest, ended, ms, rows)
    return Table(table.columns, table.rows, truncated=table.truncated, ms=ms)


def _parse(name: str) -> SavedQuery:
    match = _FRONT_MATTER.match(statement(name, "queries"))
    if match is None:
        raise ValueError(f"cypher/queries/{name}.cypher does not begin with its front matter between /* and */.")
    query = SavedQuery.model_validate(yaml.safe_load(match["yaml"]) | {"cypher": match["cypher"].strip()})
    if query.name != name:
        raise ValueError(f"cypher/queries/{name}.cypher is named {query.name} in its front matter.")
    return query


def _value(store: GraphStore, query: str, parameter: QueryParameter, given: Any) -> Any:  # noqa: ANN401 - any type
    value = parameter.default if given is None or given == "" else given
    if value is None:
        if parameter.required:
            raise QueryParameterError(f"The query {query} needs the parameter {parameter.name}.")
        return None
    try:
        return _typed(store, parameter.type, value)
    except ValueError as error:
        raise QueryParameterError(f"{value!r} is no {parameter.type} for the parameter {parameter.name}.") from error


def _typed(store: GraphStore, type_: ParameterType, value: Any) -> Any:  # noqa: ANN401 - any type
    match type_:
        case "document":
            return identify(store, str(value))
        case "integer":
            return _whole(value)
        case "boolean":
            return _boolean(value)
        case "date":
            return date.fromisoformat(str(value)).isoformat()
        case _:
            return str(value)


def _whole(value: Any) -> int:  # noqa: ANN401 - any type
    number = int(value)
    if number < 0:
        raise ValueError(value)
    return number


def _boolean(value: Any) -> bool:  # noqa: ANN401 - any type
    if isinstance(value, bool):
        return value
    word = str(value).lower()
    if word not in {"true", "false"}:
        raise ValueError(value)
    return word == "true"

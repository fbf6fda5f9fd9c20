"""What the Neo4j driver raises, as the named errors of the library, each with what to do."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    RoutingServiceUnavailable,
    ServiceUnavailable,
    SessionExpired,
    UnsupportedServerProduct,
)

from graph_loader.errors import LegalGraphError, QueryFailedError, QueryRefusedError, StoreUnavailableError
from graph_loader.stores.settings import Neo4jSettings
from graph_loader.system_errors import reason_of

OLDEST = (5, 26)
"""The oldest server that is supported: the long-term 5.26. Calendar versions (2025.01 ...) are newer."""

_WRITE_REFUSED = (
    "Neo.ClientError.Statement.AccessMode",
    "Neo.ClientError.Security.Forbidden",
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase",
    "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase",
    "Neo.ClientError.Cluster.NotALeader",
)
_TIME = "TransactionTimedOut"
_MEMORY = "MemoryPoolOutOfMemory"
_FIRST_LINE = re.compile(r"\(line 1, column (\d+) \(offset: (\d+)\)\)")
_VERSION = re.compile(r"Neo4j/(\d+)\.(\d+)")


def check_server(agent: str, settings: Neo4jSettings) -> None:
    """Check what a server says of itself, such as `Neo4j/5.26.31`.

    Raises:
        StoreUnavailableError: it is too old, or no Neo4j.
    """
    match = _VERSION.match(agent)
    if match is None:
        message = f"The server at {settings.uri} is {agent or 'unknown'}; give the address of a Neo4j 5.26 or newer."
        raise StoreUnavailableError(message)
    if (int(match[1]), int(match[2])) < OLDEST:
        message = (
            f"The server at {settings.uri} is {agent}; Neo4j 5.26 or newer is needed: upgrade it, or use a folder."
        )
        raise StoreUnavailableError(message)


@contextmanager
def store_errors(settings: Neo4jSettings) -> Iterator[None]:
    """Turn errors of the connection, the login, the database and of refused writes into `StoreUnavailableError`."""
    try:
        yield
    except LegalGraphError:
        raise
    except (Neo4jError, DriverError) as error:
        raise StoreUnavailableError(_of_store(error, settings)) from error
    except (OSError, ValueError) as error:
        raise StoreUnavailableError(f"The address {settings.uri} cannot be used: {reason_of(error)}.") from error


@contextmanager
def query_errors(settings: Neo4jSettings, seconds: float | None = None, before: int = 0) -> Iterator[None]:
    """Turn errors of a statement into `QueryRefusedError` and `QueryFailedError`, those of the connection as above.

    Args:
        settings: of the connection.
        seconds: the time limit that it was given.
        before: how many characters the server was sent in front of the statement, so that places are told without them.
    """
    try:
        yield
    except LegalGraphError:
        raise
    except Neo4jError as error:
        code = error.code or ""
        if isinstance(error, AuthError) or code.startswith("Neo.ClientError.Database."):
            raise StoreUnavailableError(_of_store(error, settings)) from error
        if code in _WRITE_REFUSED:
            message = "The server says that the statement would write; only reading statements run here."
            raise QueryRefusedError(message) from error
        if _TIME in code:
            limit = f"{seconds:g} seconds" if seconds else "the server allows"
            raise QueryFailedError(f"The query ran longer than {limit} and was stopped; narrow it.") from error
        if _MEMORY in code:
            raise QueryFailedError("The query needs more memory than the server allows; narrow it.") from error
        raise QueryFailedError(f"The query failed: {_placed(_sentence(error), before)}.") from error
    except (DriverError, OSError) as error:
        raise StoreUnavailableError(_of_store(error, settings)) from error
    except (ValueError, TypeError, OverflowError) as error:
        raise QueryFailedError(f"The query failed: {_sentence(error)}.") from error


def _of_store(error: Exception, settings: Neo4jSettings) -> str:
    code = getattr(error, "code", None) or ""
    if isinstance(error, AuthError):
        return (
            f"Neo4j at {settings.uri} refuses the user {settings.username}: "
            "check NEO4J_USERNAME and NEO4J_PASSWORD, and wait a minute after many attempts."
        )
    if code == "Neo.ClientError.Database.DatabaseNotFound":
        return f"Neo4j at {settings.uri} has no database {settings.database}; check NEO4J_DATABASE."
    if isinstance(error, ServiceUnavailable | SessionExpired | RoutingServiceUnavailable):
        return f"No Neo4j answers at {settings.uri}; start the server or check NEO4J_URI, then try again."
    if isinstance(error, UnsupportedServerProduct | ConfigurationError):
        return f"The server at {settings.uri} cannot be used: {_sentence(error)}."
    if code in _WRITE_REFUSED:
        return (
            f"Neo4j at {settings.uri} lets {settings.username} not write to {settings.database}: "
            "use a user with that right, and a database that is not read-only."
        )
    return f"Neo4j at {settings.uri} failed: {_sentence(error)}."


def _placed(sentence: str, before: int) -> str:
    def place(found: re.Match[str]) -> str:
        return f"(line 1, column {int(found[1]) - before} (offset: {int(found[2]) - before}))"

    return _FIRST_LINE.sub(place, sentence)


def _sentence(error: Exception) -> str:
    text = str(getattr(error, "message", None) or error).strip()
    return text.splitlines()[0].rstrip(".") if text else type(error).__name__

"""Which store is meant: the option, the environment, a `.env` file, or the folder of the user."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from graph_loader.errors import StoreUnavailableError

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
"""The schemes of Neo4j addresses. Over `http` the driver drops time limits, so it is not among them."""


@dataclass(frozen=True, slots=True)
class Neo4jSettings:
    """How a Neo4j database is reached (`NEO4J_URI`, `NEO4J_USERNAME`, `NEO4J_PASSWORD`, `NEO4J_DATABASE`)."""

    uri: str
    username: str = "neo4j"
    password: str = ""
    database: str = "neo4j"

    def __repr__(self) -> str:
        return f"Neo4jSettings(uri={self.uri!r}, username={self.username!r}, database={self.database!r})"


def store_settings(location: str | None = None, environment: Mapping[str, str] | None = None) -> Neo4jSettings | Path:
    """Return the settings of the store that is meant.

    Args:
        location: a folder or a Neo4j address; None for `LEGALGRAPH_STORE`, else `NEO4J_URI`, else the user's folder.
        environment: variables; None for those of the process over those of `.env` in the current folder.

    Returns:
        The folder of an embedded store, or how to reach Neo4j.

    Raises:
        StoreUnavailableError: the address has a scheme that is not supported.
    """
    given = environment if environment is not None else {**dotenv(Path(".env")), **os.environ}
    place = location or given.get("LEGALGRAPH_STORE") or given.get("NEO4J_URI")
    if not place:
        return user_data_path("legalgraph", appauthor=False) / "store"
    scheme, separator, _ = place.partition("://")
    if not separator:
        return Path(place).expanduser()
    if scheme not in SCHEMES:
        message = f"A store cannot be reached by {scheme}://; give a folder or an address with {', '.join(SCHEMES)}."
        raise StoreUnavailableError(message)
    return Neo4jSettings(
        uri=place,
        username=given.get("NEO4J_USERNAME") or "neo4j",
        password=given.get("NEO4J_PASSWORD") or "",
        database=given.get("NEO4J_DATABASE") or "neo4j",
    )


def dotenv(path: Path) -> dict[str, str]:
    """Return the variables of a `.env` file (`NAME=value` a line, quotes and `#` comments allowed), {} without one."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    found = {}
    for line in lines:
        name, separator, value = line.strip().removeprefix("export ").partition("=")
        if separator and name.strip().isidentifier():
            found[name.strip()] = _unquoted(value.strip())
    return found


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value.split(" #", 1)[0].rstrip()

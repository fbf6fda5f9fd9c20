"""The named errors of the library: one sentence each, saying what to do next."""


class LegalGraphError(Exception):
    """Base of every error that a user can mend; the message is one sentence. `exit_code` is the CLI's."""

    exit_code = 1


class UnreadableDocumentError(LegalGraphError):
    """A file is no text that can be read; the message is the reason it is set aside."""


class StoreUnavailableError(LegalGraphError):
    """The store cannot be reached or opened."""

    exit_code = 4


class StoreBusyError(StoreUnavailableError):
    """Another load is writing to the store."""


class QueryRefusedError(LegalGraphError):
    """The gate refused a foreign Cypher statement."""

    exit_code = 3


class QueryFailedError(LegalGraphError):
    """A statement was allowed but the store could not run it (syntax, time limit, memory limit)."""


class QueryParameterError(LegalGraphError):
    """A parameter of a saved query is missing, unknown or of another type."""

    exit_code = 2


class MissingPathError(LegalGraphError):
    """A path that was given does not exist."""

    exit_code = 2


class NothingFoundError(LegalGraphError):
    """No document, query or row answers the request."""

    exit_code = 5


class AmbiguousDocumentError(LegalGraphError):
    """A number names several documents; `candidates` lists their ids."""

    exit_code = 6

    def __init__(self, message: str, candidates: tuple[str, ...]) -> None:
        super().__init__(message)
        self.candidates = candidates

"""What a graph is made of, as one digest: equal digests make equal graphs, so that nothing is written twice."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import orjson

from graph_loader.corrections import Correction
from graph_loader.extraction.extractor import version_of
from graph_loader.resources import resource
from graph_loader.stores.protocol import StoredSource


def made_of(sources: Iterable[StoredSource], standing: Mapping[str, Sequence[Correction]]) -> str:
    """Return the digest of all that decides what a graph says.

    Args:
        sources: what the store has read, in the order of `path`: files by their content, and the rules that read each.
        standing: the corrections that hold.
    """
    digest = hashlib.sha256(_version().encode())
    for source in sources:
        digest.update(orjson.dumps([source.path, source.sha256, source.extractor, source.not_legal]))
    for path in sorted(standing):
        for correction in standing[path]:
            digest.update(orjson.dumps([path, correction.model_dump(mode="json")]))
    return digest.hexdigest()


@cache
def _version() -> str:
    """Return the version of the code and the knowledge that make a graph of what was read."""
    package = Path(__file__).parent
    code = sorted(package.rglob("*.py"), key=lambda path: path.relative_to(package).parts)
    knowledge = [file for parts in (("data", "reference"), ("cypher", "schema")) for file in resource(*parts).iterdir()]
    return version_of([*code, *sorted(knowledge)])

"""Two files of one document: the fuller one counts, the other is said to be its duplicate."""

from collections.abc import Hashable, Iterable

from graph_loader.resolution.identity import Reference, name_key, of_header
from graph_loader.resolution.jurisdiction import Context
from graph_loader.resolution.record import ResolutionInput

Original = tuple[ResolutionInput, Reference]


def distinct(given: Iterable[ResolutionInput]) -> tuple[list[Original], dict[str, str]]:
    """Return one file for each document, and the others.

    Files are of one document where their bytes are the same, where number, issuer and date are, or, without a number,
    where kind, issuer, date and title are. Of several the one with most relations counts, then the one with most
    targets, then the first by path.

    Args:
        given: the files.

    Returns:
        (files that count with the identity they state, ordered by path; path of each other file to that of its
        original).
    """
    nowhere = Context()
    originals: dict[Hashable, Original] = {}
    keys: dict[Hashable, Hashable] = {}
    copies: dict[str, Hashable] = {}
    for each in sorted(given, key=_fullest_first):
        own = of_header(each.record.header, nowhere)
        same = keys.get(("bytes", each.sha256))
        stated = _stated(own)
        if same is None and stated is not None:
            same = keys.get(stated)
        if same is None:
            same = ("bytes", each.sha256)
            originals[same] = (each, own)
        else:
            copies[each.path] = same
        keys.setdefault(("bytes", each.sha256), same)
        if stated is not None:
            keys.setdefault(stated, same)
    counted = sorted(originals.values(), key=lambda original: original[0].path)
    return counted, {path: originals[key][0].path for path, key in copies.items()}


def _fullest_first(each: ResolutionInput) -> tuple[int, int, str]:
    return -len(each.record.relations), -len(each.record.targets), each.path


def _stated(own: Reference) -> Hashable | None:
    """Return the whole identity that a document states, or None."""
    if own.issued_on is None or (len(own.issued_on) < 10 and not own.slot):
        return None
    if own.slot:
        return (*own.slot, own.issued_on)
    if own.jurisdiction and own.kind and own.name and not own.serial:
        return own.jurisdiction.key, own.authorities, own.kind, own.issued_on, name_key(own.name)
    return None

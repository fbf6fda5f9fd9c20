"""Documents that people hand over in the application: kept beside the store, looked at before they are loaded."""

import hashlib
import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from graph_loader.corrections import Correction, Corrections, apply, corrections_of
from graph_loader.documents import read
from graph_loader.documents.registry import READERS
from graph_loader.errors import LegalGraphError, UnreadableDocumentError
from graph_loader.extraction import extract
from graph_loader.graph.fold import fold
from graph_loader.loading import LoadReport, bring_up_to_date, load
from graph_loader.resolution.record import Record, record_of
from graph_loader.stores import open_store
from graph_loader.stores.protocol import Progress


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would say: its text and record as corrected, or the reason why it cannot be read.

    `unfit` are the corrections that stand for it and no longer fit what it says.
    """

    path: Path
    text: str = ""
    record: Record | None = None
    reason: str | None = None
    unfit: tuple[Correction, ...] = ()


def imports_folder(location: str | None) -> Path:
    """Return where the documents handed over to a store are kept: `imports` beside its corrections."""
    return corrections_of(location).file.parent / "imports"


def keep_upload(location: str | None, name: str, data: bytes) -> Path:
    """Keep a document that was handed over; the same bytes under the same name are kept once.

    Args:
        location: the store, as `open_store` takes it.
        name: the file's name as the browser gave it; only its letters, digits and a known suffix are used.
        data: the file.

    Raises:
        UnreadableDocumentError: files of that type are not read.
    """
    suffix = Path(name).suffix.lower()
    if suffix not in READERS:
        known = ", ".join(sorted(READERS))
        raise UnreadableDocumentError(f"Files of type {suffix or 'without a suffix'!r} are not read; use {known}.")
    stem = re.sub(r"[^a-z0-9]+", "-", fold(Path(name).stem)).strip("-")[:60] or "document"
    folder = imports_folder(location)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{stem}-{hashlib.sha256(data).hexdigest()[:12]}{suffix}"
    if not path.exists():
        path.write_bytes(data)
    return path.absolute()


def preview(path: Path, corrections: Corrections) -> Preview:
    """Return what a kept file says, with the corrections that stand for it."""
    try:
        document = read(path)
    except LegalGraphError as error:
        return Preview(path, reason=str(error))
    record = record_of(extract(document.text), document.text)
    corrected, unfit = apply(record, corrections.standing().get(str(path), ()))
    return Preview(path, document.text, corrected, unfit=unfit)


def load_kept(location: str | None, paths: Iterable[Path], progress: Progress | None = None) -> LoadReport:
    """Load kept files into a store, as corrected; `progress` is told as by `load`.

    Raises:
        StoreBusyError: another load is writing.
    """
    with open_store(location) as store, ThreadPoolExecutor(1) as executor:
        corrections = corrections_of(location)
        return load(list(paths), store, executor=executor, progress=progress, corrections=corrections)


def apply_corrections(location: str | None) -> None:
    """Bring a store to the state of its corrections, without reading any file again.

    Raises:
        StoreBusyError: another load is writing.
    """
    with open_store(location) as store:
        bring_up_to_date(store, corrections=corrections_of(location))

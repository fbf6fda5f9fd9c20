"""Measures the header against the property box of a portal's pages, with the box cut out before the page is read.

    python benchmarks/property_box.py [FOLDER] [--misses]

The box ("Số hiệu", "Loại văn bản", "Nơi ban hành", "Người ký", "Ngày ban hành") was filled by the portal's editors from
the same documents, so it is an independent truth. A value that the box leaves open ("Đang cập nhật") or names outside
the list of kinds ("Văn bản khác") is not counted. FOLDER is by default corpus/unlabelled in the
folder of LEGALGRAPH_CORPUS, else in ../shared.
"""

import argparse
import os
import re
import sys
from collections import Counter
from pathlib import Path

from graph_loader.extraction.header import read_header
from graph_loader.extraction.model import Header, Level
from graph_loader.extraction.number import number_of
from graph_loader.extraction.reading import reading_of
from graph_loader.extraction.structure import structure_of
from graph_loader.graph.fold import fold
from graph_loader.reference.kinds import by_lower_name

LABELS = {
    "số hiệu": "number",
    "loại văn bản": "kind",
    "nơi ban hành": "place",
    "người ký": "signer",
    "ngày ban hành": "issued_on",
}
OTHER_LABELS = {"ngày hiệu lực", "ngày công báo", "số công báo", "tình trạng"}
OPEN_VALUES = {"", "đang cập nhật", "đã biết", "***", "văn bản khác"}
FIELDS = ("number", "kind", "issued_on", "place", "signer")
TARGETS = {"number": 0.99, "kind": 0.99, "issued_on": 0.99, "place": 0.98, "signer": 0.97}


def split_box(text: str) -> tuple[dict[str, str], str] | None:
    """Return the box's values by field and the page without the box; None where the page has none."""
    start = text.find("Số hiệu:")
    if start < 0:
        return None
    values: dict[str, str] = {}
    label, end = "", start
    for match in re.finditer(r"[^\n|]+", text[start : start + 3000]):
        cell = match.group().strip(" *#\t\r")
        name = cell.rstrip(":").strip().lower()
        if cell.endswith(":") and name in LABELS.keys() | OTHER_LABELS:
            label = name
            end = start + match.end()
        elif label and cell:
            if label in LABELS:
                values[LABELS[label]] = cell
            end = start + match.end()
            if label == "tình trạng":
                break
            label = ""
        elif cell and "tình trạng" not in name and len(cell) > 60:
            break
    return values, text[:start] + text[end:]


def same(field: str, truth: str, header: Header) -> bool:
    """Whether a field of the header says what the box says."""
    if field == "number":
        return header.number is not None and number_of(header.number).key == number_of(truth).key
    if field == "kind":
        kind = by_lower_name().get(truth.lower())
        return kind is not None and kind.abbreviation == header.kind
    if field == "issued_on":
        day, month, year = truth.split("/")
        return header.issued_on == f"{year}-{month}-{day}"
    if field == "signer":
        return header.signer is not None and name_key(header.signer) == name_key(truth)
    place = re.match(r"(?:Tỉnh|Thành phố) (.+)", truth)
    if place:
        return header.place is not None and fold(header.place) == fold(place.group(1))
    of_place = re.search(r"(?:Tỉnh|Thành phố) (.+)$", truth)
    if of_place:
        return header.place is not None and fold(header.place) == fold(of_place.group(1))
    return header.place is None and header.level in {Level.CENTRAL, Level.MINISTRY}


def name_key(name: str) -> str:
    """Return a person's name in the form in which two spellings of it are equal."""
    return " ".join(reading_of(name).lower.split())


def measure(folder: Path) -> tuple[Counter[tuple[str, bool]], list[tuple[str, str, str, str | None]], int]:
    """Return the counts of right and wrong by field, the misses, and the number of pages that have a box."""
    counts: Counter[tuple[str, bool]] = Counter()
    misses: list[tuple[str, str, str, str | None]] = []
    pages = 0
    for path in sorted(folder.iterdir()):
        split = split_box(path.read_text(encoding="utf-8"))
        if split is None:
            continue
        pages += 1
        values, page = split
        reading = reading_of(page)
        header = read_header(reading, structure_of(reading))
        for field in FIELDS:
            truth = values.get(field, "")
            if truth.lower() in OPEN_VALUES:
                continue
            right = same(field, truth, header)
            counts[field, right] += 1
            if not right:
                misses.append((path.name, field, truth, getattr(header, field)))
    return counts, misses, pages


def main() -> int:
    """Print the figures; exit with 1 where one is below its target."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = Path(os.environ.get("LEGALGRAPH_CORPUS", Path(__file__).parents[2] / "shared")) / "corpus" / "unlabelled"
    parser.add_argument("folder", nargs="?", type=Path, default=default)
    parser.add_argument("--misses", action="store_true", help="list every miss")
    arguments = parser.parse_args()
    counts, misses, pages = measure(arguments.folder)
    print(f"{pages} pages with a property box")
    failed = False
    for field in FIELDS:
        right, wrong = counts[field, True], counts[field, False]
        share = right / (right + wrong) if right + wrong else 0.0
        failed |= share < TARGETS[field]
        print(f"{field:10} {right:4}/{right + wrong:<4} {share:.4f}  (target {TARGETS[field]})")
    if arguments.misses:
        for name, field, truth, found in misses:
            print(f"{name:24} {field:10} box {truth!r}  header {found!r}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())

"""How long resolving takes (seconds of one processor): synthetic records of cascades, from the centre to the districts.

    python benchmarks/resolution.py --documents 200000

Every document cites about seven others and asserts about seven relations, chains among them; the numbers of central
acts, of provinces and of districts return as they do in life. The records are encoded and decoded on the way.
"""

import argparse
import random
import resource
import time
import zlib
from collections.abc import Iterator

from graph_loader.extraction.model import SELF, Header, Level, Relation, RelationType, Scope, Target
from graph_loader.reference.places import PlaceRow, ancestors, places, provinces
from graph_loader.resolution import Record, ResolutionInput, decode, encode, resolve

QUOTE = "Thực hiện Kế hoạch số {number} ngày {day} của cơ quan cấp trên về phát triển giáo dục và đào tạo"


def day_of(number: str, year: int) -> str:
    """Return the one date that a number of a year has."""
    digest = zlib.crc32(f"{number} {year}".encode())
    return f"{year}-{digest % 12 + 1:02d}-{digest // 12 % 28 + 1:02d}"


def cited_centrally(chance: random.Random, name: str, before: int) -> Target:
    """Return a central act that is cited, with its date or without."""
    year = chance.randint(2010, before - 1)
    serial = min(int(chance.paretovariate(0.7)), 2500)
    if chance.random() < 0.5:
        number, kind, issuer = f"{serial}/{year}/NĐ-CP", "ND", "Chính phủ"
    elif chance.random() < 0.5:
        number, kind, issuer = f"{serial}/QĐ-TTg", "QD", "Thủ tướng Chính phủ"
    else:
        number, kind, issuer = f"{min(serial, 60):02d}-NQ/TW", "NQ", "Ban Chấp hành Trung ương Đảng"
        year -= year % 5
    day = day_of(number, year)
    dated = chance.random() < 0.8
    return Target(name, kind, number, day if dated else None, issuer, Level.CENTRAL)


def cited_locally(chance: random.Random, name: str, unit: PlaceRow, before: int) -> Target:
    """Return a local act that is cited."""
    year = chance.randint(max(before - 4, 2010), before - 1)
    number = f"{chance.randint(1, 600)}/KH-UBND"
    day = day_of(f"{unit.code} {number}", year)
    dated = chance.random() < 0.8
    return Target(name, "KH", number, day if dated else None, f"UBND {unit.type} {unit.name}", unit.level, unit.name)


def record(chance: random.Random, index: int, units: tuple[PlaceRow, ...]) -> Record:
    """Return what one plan of a province or a district says."""
    unit = chance.choice(units)
    year = chance.randint(2015, 2024)
    number = f"{index % 700 + 1}/KH-UBND"
    day = day_of(f"{unit.code} {number}", year)
    title = f"Thực hiện nhiệm vụ {index} năm {year}"
    issuer = f"UBND {unit.type} {unit.name}"
    header = Header("KH", number, day, issuer, unit.level, unit.name, title, "Nguyễn Văn A")
    above = next(iter(ancestors(unit.code)), unit)
    targets = tuple(
        cited_centrally(chance, f"t{i}", year) if i < 5 else cited_locally(chance, f"t{i}", above, year)
        for i in range(7)
    )
    relations = [
        Relation(SELF, RelationType.IMPLEMENTS, target.id, Scope.PREAMBLE, 100 * i, 100 * i + 90, 100 * i + 20, "verb")
        for i, target in enumerate(targets)
    ]
    if index % 2:
        relations.append(Relation("t5", RelationType.IMPLEMENTS, "t0", Scope.PREAMBLE, 500, 590, 560, "chain"))
    quotes = tuple(QUOTE.format(number=index, day=relation.start) for relation in relations)
    return Record(header, targets, (), tuple(relations), quotes)


def inputs(documents: int, seed: int) -> Iterator[ResolutionInput]:
    """Yield the records of so many files."""
    chance = random.Random(seed)
    units = provinces("2020-01-01") + tuple(unit for unit in places() if unit.level is Level.DISTRICT)
    for index in range(documents):
        encoded = encode(record(chance, index, units))
        yield ResolutionInput(f"file-{index:07d}.txt", f"{index:064x}", decode(encoded))


def main() -> None:
    """Resolve once and print what it took."""
    parser = argparse.ArgumentParser(description="Time resolve() on synthetic records.")
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    start = time.process_time()
    given = list(inputs(arguments.documents, arguments.seed))
    made = time.process_time()
    graph = resolve(given).graph
    done = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{arguments.documents} records made, encoded and decoded in {made - start:.1f} s")
    print(
        f"resolved in {done - made:.1f} s: {len(graph.documents)} documents, {len(graph.relations)} relations, "
        f"{len(graph.citations)} citations, {len(graph.findings)} findings; peak memory {peak:.0f} MB"
    )


if __name__ == "__main__":
    main()

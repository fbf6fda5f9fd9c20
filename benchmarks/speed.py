"""How fast texts are read on one core, beside refex (PyPI `legal-reference-extraction`) on German text, in one run.

    python benchmarks/speed.py FOLDER [--megabytes 11] [--repeats 3]

FOLDER holds Vietnamese documents. refex reads German judgments that this script writes: sentences of its own, seeded,
one in four of them with a citation, as judgments have it. Both readers run in this process, one after the
other, best of the repeats; the ratio is what counts, for machines differ.
"""

import argparse
import random
import time
from collections.abc import Callable
from pathlib import Path

from refex.orchestrator import CitationExtractor

from graph_loader.documents import read
from graph_loader.errors import UnreadableDocumentError
from graph_loader.extraction import extract

_BOOKS = ("BGB", "ZPO", "StGB", "StPO", "VwGO", "VwVfG", "GG", "HGB", "InsO", "SGB X", "AufenthG", "BauGB")
_COURTS = ("BGH", "BVerfG", "BVerwG", "OLG München", "VG Berlin", "BSG", "OVG Münster", "LG Hamburg")
_DENSITY = 0.25
"""The share of sentences that cite."""

_CITING = (
    "Der Anspruch der Klägerin folgt aus § {p} Abs. {a} {book}, denn die Beklagte hat die Frist verstreichen lassen.",
    "Nach §§ {p}, {q} {book} ist die Klage zulässig, aber unbegründet.",
    "Die Kammer schließt sich dem Urteil des {court} vom {d}. Mai {y} - {n} ZR {m}/{z} - an.",
    "Die Kosten trägt gemäß § {p} {book} der Beklagte, der auch im zweiten Rechtszug unterlegen ist.",
    "Art. {a} Abs. 1 GG verlangt nichts anderes (vgl. {court}, Beschluss vom {d}.{a}.{y}, Az. {n} C {m}/{z}).",
    "Für die Verjährung ist § {p} Abs. {a} Satz 2 {book} i. V. m. § {q} {book} maßgeblich.",
)
_PLAIN = (
    "Ob etwas anderes gilt, wenn der Mieter vor dem Termin auszieht, kann hier offen bleiben.",
    "Zwischen den Parteien steht im Streit, wer die Heizung im Winter hätte warten lassen müssen.",
    "Der Zeuge hat glaubhaft bekundet, dass das Schreiben erst nach Ostern im Briefkasten lag.",
    "Die Klägerin betreibt seit vielen Jahren eine Gärtnerei am Rande der Stadt und beschäftigt zwölf Menschen.",
    "Im Frühjahr bestellte sie bei der Beklagten zwei Gewächshäuser, die im Juni geliefert und aufgestellt wurden.",
    "Bereits nach dem ersten Sturm zeigte sich, dass die Scheiben nicht fest in ihren Rahmen saßen.",
    "Die Beklagte meint, der Schaden beruhe allein auf der ungewöhnlichen Stärke des Windes an diesem Tag.",
    "Der Sachverständige hat ausgeführt, dass die Verankerung den Regeln der Technik nicht entsprach.",
    "Das Landgericht hat der Klage nach Vernehmung von drei Zeugen in vollem Umfang stattgegeben.",
    "Hiergegen richtet sich die Berufung, mit der die Beklagte ihren bisherigen Vortrag wiederholt und vertieft.",
    "Sie beantragt, das Urteil zu ändern und die Klage abzuweisen.",
    "Wegen der weiteren Einzelheiten wird auf die gewechselten Schriftsätze nebst Anlagen Bezug genommen.",
)


def german(size: int) -> list[str]:
    """Return German judgments of about 20,000 characters each, `size` UTF-8 bytes in all, always the same."""
    dice = random.Random(20)
    texts, written = [], 0
    while written < size:
        lines = []
        while sum(map(len, lines)) < 20_000:
            lines.append(
                dice.choice(_CITING if dice.random() < _DENSITY else _PLAIN).format(
                    p=dice.randint(1, 900),
                    q=dice.randint(1, 900),
                    a=dice.randint(1, 6),
                    d=dice.randint(1, 28),
                    y=dice.randint(1980, 2024),
                    n=dice.choice(("I", "II", "IV", "VIII", "3", "5")),
                    m=dice.randint(1, 300),
                    z=f"{dice.randint(0, 24):02}",
                    book=dice.choice(_BOOKS),
                    court=dice.choice(_COURTS),
                )
            )
        texts.append("\n".join(lines))
        written += len(texts[-1].encode())
    return texts


def vietnamese(folder: Path, size: int) -> list[str]:
    """Return the texts of a folder's documents until they hold `size` UTF-8 bytes."""
    texts, written = [], 0
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or written >= size:
            continue
        try:
            texts.append(read(path).text)
        except UnreadableDocumentError:
            continue
        written += len(texts[-1].encode())
    return texts


def rate(reader: Callable[[str], object], texts: list[str], repeats: int) -> float:
    """Return the best rate of `reader` over all `texts`, in MB (UTF-8) a second of this process."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    best = float("inf")
    for _ in range(repeats):
        begun = time.process_time()
        for text in texts:
            reader(text)
        best = min(best, time.process_time() - begun)
    return size / best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--megabytes", type=float, default=11)
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    size = int(options.megabytes * 1e6)
    ours, theirs = vietnamese(options.folder, size), german(min(size, 2_000_000))
    refex = CitationExtractor()
    found = sum(len(extract(text).mentions) for text in ours)
    known = sum(len(refex.extract(text).citations) for text in theirs)
    fast, slow = rate(extract, ours, options.repeats), rate(refex.extract, theirs, options.repeats)
    for name, texts, citations, speed in (("legalgraph", ours, found, fast), ("refex", theirs, known, slow)):
        megabytes = sum(len(text.encode()) for text in texts) / 1e6
        density = f"{len(texts)} texts, {megabytes:.1f} MB, {citations / megabytes:.0f} citations a MB"
        print(f"{name:12} {speed:6.2f} MB/s   {density}")
    print(f"ratio        {fast / slow:6.2f}")


if __name__ == "__main__":
    main()

"""What a change of the rules does to a whole corpus: gains and losses of mentions and relations, per document.

    python benchmarks/regression.py OLD NEW [--corpus FOLDER] [--full]

OLD and NEW are two folders written by `legalgraph extract FILE... --json DIR`, or two git revisions (then --corpus
names the documents to read, and each revision is checked out to a temporary worktree and run). A mention is its span
and its words, a relation its source, type, target and scope; both are compared by what they say, not by ids.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

_READ = (
    "import json, sys; from pathlib import Path; from graph_loader.documents import read; "
    "from graph_loader.extraction import extract\n"
    "out = Path(sys.argv[1])\n"
    "for line in sys.stdin:\n"
    "    path = Path(line.rstrip())\n"
    "    try: text = read(path).text\n"
    "    except Exception: continue\n"
    "    answer = json.dumps(extract(text).to_json(path.name, text), ensure_ascii=False, default=str)\n"
    "    (out / (path.stem + '.json')).write_text(answer, 'utf-8')\n"
)


class Facts(NamedTuple):
    """What one document says, as lines that two versions can be compared by."""

    mentions: Counter[str]
    relations: Counter[str]


def facts_of(extraction: dict[str, Any]) -> Facts:
    """Return the comparable lines of one extraction in the form of `legalgraph extract --json`."""
    names = {t["id"]: str(t.get("number") or t.get("name") or t["id"]) for t in extraction["targets"]} | {
        "self": "self"
    }
    mentions = Counter(f"{m['start']}-{m['end']} {' '.join(m['text'].split())}" for m in extraction["mentions"])
    relations = Counter(
        f"{names.get(r['source'], '?')} {r['type']} {names.get(r['target'], '?')} [{r['scope']}]"
        f"{' in part' if r.get('partial') else ''}"
        for r in extraction["relations"]
    )
    return Facts(mentions, relations)


def load(folder: Path) -> dict[str, Facts]:
    """Return the facts of each extraction in a folder, by file name."""
    return {path.name: facts_of(json.loads(path.read_text("utf-8"))) for path in sorted(folder.glob("*.json"))}


@contextmanager
def extracted(revision: str, corpus: Path) -> Iterator[Path]:
    """Yield a folder with the extractions of `corpus` by a git revision."""
    with tempfile.TemporaryDirectory() as folder:
        tree, out = Path(folder, "tree"), Path(folder, "out")
        out.mkdir()
        subprocess.run(["git", "worktree", "add", "--detach", str(tree), revision], check=True, capture_output=True)
        try:
            files = "\n".join(str(p.resolve()) for p in sorted(corpus.rglob("*")) if p.is_file())
            subprocess.run([sys.executable, "-c", _READ, str(out)], input=files, text=True, cwd=tree, check=True)
            yield out
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(tree)], check=True, capture_output=True)


def compare(old: dict[str, Facts], new: dict[str, Facts], *, full: bool) -> Iterator[str]:
    """Yield the lines of the report: each document that differs, its losses (-) and gains (+), then the sums."""
    totals: Counter[str] = Counter()
    nothing = Facts(Counter(), Counter())
    for name in sorted(old.keys() | new.keys()):
        before, after = old.get(name, nothing), new.get(name, nothing)
        lines = []
        for what in Facts._fields:
            lost = getattr(before, what) - getattr(after, what)
            gained = getattr(after, what) - getattr(before, what)
            totals[f"{what} lost"] += lost.total()
            totals[f"{what} gained"] += gained.total()
            totals[f"{what} kept"] += (getattr(before, what) & getattr(after, what)).total()
            lines += [f"  - {what[:-1]:8} {line}" for line in lost.elements()]
            lines += [f"  + {what[:-1]:8} {line}" for line in gained.elements()]
        if lines:
            totals["documents changed"] += 1
            yield name
            yield from lines if full else lines[:12]
            if len(lines) > 12 and not full:
                yield f"  ... {len(lines) - 12} more"
    totals["documents"] = len(old.keys() | new.keys())
    yield from (f"{name:20} {count}" for name, count in sorted(totals.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--full", action="store_true", help="print every line of each document")
    options = parser.parse_args()
    answers = []
    for version in (options.old, options.new):
        if Path(version).is_dir():
            answers.append(load(Path(version)))
        elif options.corpus is None:
            parser.error(f"{version} is no folder; name the documents that this revision shall read with --corpus")
        else:
            with extracted(version, options.corpus) as folder:
                answers.append(load(folder))
    for line in compare(*answers, full=options.full):
        print(line)


if __name__ == "__main__":
    main()

"""What each family of rules adds to reading: the figures of score.py without it.

    python benchmarks/ablation.py SHARED [--write docs/accuracy.md]

SHARED holds corpus/annotated, gold and eval/score.py. Every document is read once; then the findings of one family (by
the name of the rule that made them) are left out, and what is left is scored. A mention that is left out takes its
relations with it. With --write the table replaces what stands between the marks `<!-- figures -->` in the page.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from graph_loader.documents import read
from graph_loader.extraction import extract

Answer = dict[str, Any]


class Family(NamedTuple):
    """A family of rules: what it reads, and whether a rule's name belongs to it."""

    says: str
    part: str
    holds: Callable[[str], bool]


def starting(*prefixes: str) -> Callable[[str], bool]:
    """Return a test of rule names that begin with one of the prefixes."""
    return lambda rule: rule.startswith(prefixes)


FAMILIES = (
    Family(
        "numbers with their kind, date and issuer",
        "mentions",
        starting("number.full", "number.bare", "number.blank", "number.plain", "short"),
    ),
    Family("numbers in lists that say the kind once", "mentions", starting("number.list")),
    Family("laws by name", "mentions", starting("law.name", "law.list", "law.unlisted", "law.constitution")),
    Family(
        "laws by number, amending laws with those in their names", "mentions", starting("law.number", "law.amending")
    ),
    Family("congresses and plenums of the Party", "mentions", starting("party")),
    Family("schemes, programmes and plans by title", "mentions", starting("scheme")),
    Family("recitals (“căn cứ”)", "relations", starting("own.basis")),
    Family("verbs of the document itself (“thực hiện”, “triển khai”)", "relations", starting("own.verb", "own.review")),
    Family("pointers to a verb (“thực hiện ... theo”)", "relations", starting("own.pointer")),
    Family("changes and repeals that the document makes", "relations", starting("own.enacts", "own.ended")),
    Family("lists", "relations", starting("list", "own.list")),
    Family("titles of other documents (chains)", "relations", starting("chain", "attached")),
    Family("“được sửa đổi, bổ sung bởi” (passive chains)", "relations", starting("passive")),
    Family("plain mentions", "relations", starting("own.cites", "own.mention", "own.duty", "own.quoted")),
)
FIGURES = ("mention.numbered", "mention.named", "target", "relation", "relation.chain")
_MARK = "<!-- figures -->"


def without(answer: Answer, family: Family) -> Answer:
    """Return an extraction without what the rules of one family found."""
    left = answer | {family.part: [x for x in answer[family.part] if not family.holds(x["rule"])]}
    cited = {m["target"] for m in left["mentions"]} | {"self"}
    left["targets"] = [t for t in answer["targets"] if t["id"] in cited]
    left["relations"] = [r for r in left["relations"] if {r["source"], r["target"]} <= cited]
    return left


def score(shared: Path, answers: dict[str, Answer]) -> dict[str, float]:
    """Return the F1 of each figure that score.py prints, and the shares of the fields."""
    with tempfile.TemporaryDirectory() as folder:
        for name, answer in answers.items():
            Path(folder, f"{name}.json").write_text(json.dumps(answer, ensure_ascii=False), "utf-8")
        command = [sys.executable, str(shared / "eval" / "score.py"), str(shared / "gold"), folder]
        report = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.findall(r"^(\S+) +(?:P .* F1 (\d\.\d+)|\d+/\d+ = (\d\.\d+))", report, re.MULTILINE)
    return {name: float(f1 or share) for name, f1, share in found}


def table(shared: Path, answers: dict[str, Answer]) -> list[str]:
    """Return the two tables as lines of markdown: all figures, and what each family adds."""
    whole = score(shared, answers)
    lines = ["| figure | F1 or share that is right |", "|---|---|"]
    lines += [f"| {name} | {value:.3f} |" for name, value in sorted(whole.items())]
    lines += ["", f"| without | {' | '.join(FIGURES)} |", "|---|" + "---|" * len(FIGURES)]
    lines.append(f"| (all rules) | {' | '.join(f'{whole[name]:.3f}' for name in FIGURES)} |")
    for family in FAMILIES:
        left = score(shared, {name: without(answer, family) for name, answer in answers.items()})
        cells = (f"{left.get(name, 0):.3f} ({left.get(name, 0) - whole[name]:+.3f})" for name in FIGURES)
        lines.append(f"| {family.says} | {' | '.join(cells)} |")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    answers: dict[str, Answer] = {}
    for path in sorted((options.shared / "corpus" / "annotated").iterdir()):
        text = read(path).text
        answers[path.stem] = extract(text).to_json(path.name, text)
    lines = "\n".join(table(options.shared, answers))
    print(lines)
    if options.write:
        before, _, after = options.write.read_text("utf-8").split(_MARK)
        options.write.write_text(f"{before}{_MARK}\n\n{lines}\n\n{_MARK}{after}", "utf-8")


if __name__ == "__main__":
    main()

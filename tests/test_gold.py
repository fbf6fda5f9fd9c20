"""The figures that reading must reach on documents that two people annotated: shared/eval/score.py is the judge."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from graph_loader.documents import read
from graph_loader.extraction import extract

pytestmark = pytest.mark.corpus

FOLDER = Path(os.environ.get("LEGALGRAPH_CORPUS") or Path(__file__).parent.parent.parent / "shared")

FLOORS = {
    "mention.numbered": 0.99,
    "mention.named": 0.95,
    "span": 0.97,
    "target": 0.98,
    "relation": 0.96,
    "relation.chain": 0.95,
    "relation.BASED_ON": 0.98,
    "relation.IMPLEMENTS": 0.94,
    "relation.AMENDS": 0.97,
    "relation.GUIDES": 0.94,
    "field.target.number": 0.98,
    "field.target.issued_on": 0.98,
    "field.target.kind": 0.98,
    "field.target.level": 0.98,
    "field.target.place": 0.98,
    "field.header.number": 1.0,
    "field.header.kind": 1.0,
    "field.header.issued_on": 1.0,
    "field.header.level": 1.0,
    "field.header.place": 1.0,
    "field.header.signer": 1.0,
}


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """F1, or the share that is right, by name as score.py prints it."""
    texts = sorted((FOLDER / "corpus" / "annotated").glob("*"))
    if not texts:
        pytest.skip(f"{FOLDER} holds no annotated documents; set LEGALGRAPH_CORPUS to the folder that does")
    out = tmp_path_factory.mktemp("read")
    for path in texts:
        text = read(path).text
        answer = json.dumps(extract(text).to_json(path.name, text), ensure_ascii=False)
        (out / f"{path.stem}.json").write_text(answer, "utf-8")
    command = [sys.executable, str(FOLDER / "eval" / "score.py"), str(FOLDER / "gold"), str(out)]
    report = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.findall(r"^(\S+) +(?:P .* F1 (\d\.\d+)|\d+/\d+ = (\d\.\d+))", report, re.MULTILINE)
    return {name: float(f1 or share) for name, f1, share in found}


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_the_figure_stays_above_its_floor(figures: dict[str, float], name: str, floor: float) -> None:
    assert figures[name] >= floor

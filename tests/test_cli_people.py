"""What people add to a store by the command line: corrections of readings, and statements of their own."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from graph_loader.resources import resource
from tests.command_line import Result


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, legalgraph: Callable[..., Result]) -> Path:
    """A plan with a store of its own."""
    monkeypatch.setenv("LEGALGRAPH_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("LOGNAME", "lan")
    return Path(shutil.copy(resource("data", "samples") / "son_la" / "muong-la-kh-ubnd-2022.txt", tmp_path))


def end_of(target: dict[str, object]) -> dict[str, object]:
    return {name: target[name] for name in ("kind", "number", "issued_on", "name")}


def test_a_preview_shows_header_and_relations_and_loads_nothing(
    plan: Path, tmp_path: Path, legalgraph: Callable[..., Result]
) -> None:
    result = legalgraph("preview", str(plan))
    assert result.code == 0
    assert "Mùa Thị Sinh" in result.out
    assert "613/QĐ-UBND" in result.out
    assert not (tmp_path / "store").exists()
    good, bad = legalgraph("preview", str(plan), str(tmp_path / "none.txt"), "--format", "json").json
    assert (good["header"]["kind"], good["reason"]) == ("KH", None)
    text = plan.read_text("utf-8")
    assert {one["quote"] for one in good["relations"]} == {text[one["start"] : one["end"]] for one in good["relations"]}
    assert set(bad) == {"path", "reason"}
    assert legalgraph("preview", str(tmp_path / "none.txt")).code == 2


def test_corrections_are_made_listed_loaded_and_taken_back(
    plan: Path, legalgraph: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(plan.parent)
    read = legalgraph("preview", str(plan), "--format", "json").json[0]
    cited = next(one for one in read["targets"] if one["number"] == "23/KH-UBND")
    become = {"change": "set_relation", "source": {}, "type": "CITES", "target": end_of(cited), "becomes": "BASED_ON"}
    made = legalgraph(
        "correct", plan.name, "--header", "number=45/KH-UBND", "--change", json.dumps(become), "--format", "json"
    )
    assert made.code == 0
    assert [one["who"] for one in made.json] == ["lan", "lan"]
    assert {one["path"] for one in made.json} == {str(plan)}
    again = legalgraph("preview", plan.name, "--format", "json").json[0]
    assert again["header"]["number"] == "45/KH-UBND"
    assert legalgraph("load", plan.name).code == 0
    rows = legalgraph("lineage", "45/KH-UBND", "--depth", "1", "--format", "json").json
    assert ("BASED_ON", "23/KH-UBND") in {(row["relation"], row["number"]) for row in rows}
    listed = legalgraph("corrections").out
    first = made.json[0]["id"]
    assert first[:8] in listed
    assert first not in listed
    assert legalgraph("corrections", "--undo", first[:8], "--who", "minh").code == 0
    assert [one["id"] for one in legalgraph("corrections", "--format", "json").json] == [made.json[1]["id"]]
    assert legalgraph("corrections", "--undo", first).code == 5


def test_a_relation_is_added_where_its_quote_stands(plan: Path, legalgraph: Callable[..., Result]) -> None:
    quote = plan.read_text("utf-8").strip().splitlines()[-1].strip()
    added = {"change": "add_relation", "source": {}, "type": "BASED_ON", "target": {"number": "1/2020/QH14"}}
    result = legalgraph("correct", str(plan), "--change", json.dumps(added | {"quote": quote}), "--format", "json")
    assert result.code == 0
    change = result.json[0]["change"]
    assert plan.read_text("utf-8")[change["start"] : change["end"]] == quote
    for wrong in ({"quote": "chẳng có trong văn bản"}, {"quote": quote, "start": 0, "end": 9}):
        assert legalgraph("correct", str(plan), "--change", json.dumps(added | wrong)).code == 2


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "at least one"),
        (["--header", "colour=red"], 2, "with a field of kind, number"),
        (["--header", "level=kingdom"], 2, "kingdom is no level"),
        (["--header", "issued_on=20/11/2025"], 2, "write it as 2023-01-16"),
        (["--header", "kind"], 2, "not of the form"),
        (["--change", "{"], 2, "is no change"),
        (["--change", '{"change": "set_header", "field": "rm", "value": "-rf"}'], 2, "is no change"),
        (["--change", '{"change": "undo", "correction": "1"}'], 2, "corrections --undo ID"),
        (
            [
                "--change",
                '{"change": "drop_relation", "source": {}, "type": "CITES", "target": {"number": "9/QĐ-TTg"}}',
            ],
            5,
            "There is nothing in",
        ),
    ],
)
def test_a_correction_that_is_none_is_refused_and_not_kept(
    arguments: list[str], code: int, said: str, plan: Path, legalgraph: Callable[..., Result]
) -> None:
    result = legalgraph("correct", str(plan), *arguments)
    assert (result.code, result.out) == (code, "")
    assert said in " ".join(result.err.split())
    assert legalgraph("corrections", "--format", "json").json == []


PLANS = "MATCH (d:Document) WHERE d.kind = $kind RETURN d.kind AS kind LIMIT $rows"


def test_a_statement_is_saved_listed_run_and_removed(plan: Path, legalgraph: Callable[..., Result]) -> None:
    assert legalgraph("load", str(plan)).code == 0
    values = ["--param", "kind=KH", "-p", "rows=1"]
    saved = legalgraph("query", "--cypher", PLANS, *values, "--save", "Kế hoạch", "--format", "json")
    assert saved.json["rows"] == [["KH"]]
    [listed] = legalgraph("own-queries", "--format", "json").json
    assert (listed["name"], listed["who"], listed["parameters"]) == ("Kế hoạch", "lan", {"kind": "KH", "rows": 1})
    assert legalgraph("query", "--own", "Kế hoạch", "--format", "json").json["rows"] == [["KH"]]
    assert legalgraph("query", "--own", "Kế hoạch", "-p", "kind=XX", "--format", "json").json["rows"] == []
    assert legalgraph("query", "--own", "Kế hoạch", "--who", "minh").code == 5
    assert legalgraph("query", "--cypher", PLANS, *values, "--save", "Kế hoạch", "--who", "minh").code == 0
    two = legalgraph("query", "--own", "Kế hoạch")
    assert (two.code, "say whose by --who: lan, minh" in " ".join(two.err.split())) == (5, True)
    assert legalgraph("own-queries", "--remove", "Kế hoạch", "--format", "json").json[0]["who"] == "minh"
    assert legalgraph("own-queries", "--remove", "Kế hoạch").code == 5


def test_what_does_not_run_is_not_saved(plan: Path, legalgraph: Callable[..., Result]) -> None:
    assert legalgraph("load", str(plan)).code == 0
    assert legalgraph("query", "--cypher", "MATCH (n) DETACH DELETE n", "--save", "xóa").code == 3
    assert legalgraph("query", "--cypher", "RETURN 1", "--save", " ").code == 2
    assert legalgraph("query", "most-cited", "--save", "x").code == 2
    assert legalgraph("query", "most-cited", "--own", "x").code == 2
    assert legalgraph("own-queries", "--format", "json").json == []


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path: Path, plan: Path, legalgraph: Callable[..., Result]) -> None:
    missing = str(tmp_path / "nosuch.txt")
    for command in (["preview", missing], ["correct", missing, "--header", "number=1"]):
        result = legalgraph(*command)
        assert (result.code, result.out.strip()) in [(2, ""), (2, missing)]
        assert "There is no file or folder" in result.err
    one = legalgraph("preview", missing, str(plan), "--format", "json")
    assert one.code == 2
    assert [bool(seen.get("header")) for seen in one.json] == [False, True]

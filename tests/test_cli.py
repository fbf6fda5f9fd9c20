"""The command line: results on stdout in the form of their contract, sentences on stderr, and exit codes."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from graph_loader import errors
from graph_loader.cli import root
from graph_loader.cli.output import safe, shortened
from graph_loader.cli.root import app
from graph_loader.resources import resource
from graph_loader.stores.embedded import EmbeddedStore
from tests.command_line import Result

COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_with_an_example(name: str, legalgraph: Callable[..., Result]) -> None:
    command = COMMANDS[name]
    for line in ["--help", "-h"]:
        result = legalgraph(name, line)
        assert result.code == 0
        assert "<bool>" not in result.out
    subcommands = getattr(command, "commands", None)
    for one in subcommands.values() if subcommands else [command]:
        assert one.help
        assert "Example" in one.epilog
        assert "legalgraph " in one.epilog
        assert all(parameter.help for parameter in one.params if parameter.name != "help"), one.name


def test_lineage_down_from_the_centre_reaches_districts_and_provinces(legalgraph: Callable[..., Result]) -> None:
    result = legalgraph("lineage", "29-NQ/TW", "--down", "--depth", "6", "--format", "json")
    assert result.code == 0
    rows = result.json
    assert list(rows[0]) == [
        "depth",
        "id",
        "number",
        "kind",
        "title",
        "issued_on",
        "level",
        "tier",
        "place",
        "status",
        "relation",
        "from_id",
        "to_id",
        "scope",
        "confidence",
        "quote",
        "quoted_from",
    ]
    assert [row["depth"] for row in rows] == sorted(row["depth"] for row in rows)
    reached = {(row["number"], row["place"]) for row in rows}
    assert {
        ("44/NQ-CP", None),
        ("3243/KH-UBND", "Điện Biên"),
        ("20/KH-UBND", "Lào Cai"),
        ("284/KH-UBND", "Bắc Kạn"),
        ("/KH-UBND", "Mường La"),
        ("-KH/BCSD", "Lai Châu"),
    } <= reached
    assert all(row["quote"] and row["quoted_from"] for row in rows)


@pytest.mark.parametrize(
    ("start", "depth", "above"),
    [
        ("20/KH-UBND", "1", {"06-ĐA/TU", "100/KH-UBND", "29-NQ/TW", "35-NQ/TU"}),
        ("3243/KH-UBND", "1", {"51-KL/TW", "82-KH/TU"}),
        ("284/KH-UBND", "1", {"91-KL/TW", "51/NQ-CP", "276-KH/TU"}),
        ("/KH-UBND", "1", {"613/QĐ-UBND"}),
        ("-KH/BCSD", "2", {"49-CTr/TU", "29-CT/TW"}),
    ],
)
def test_lineage_up_reaches_what_a_plan_carries_out(
    start: str, depth: str, above: set[str], legalgraph: Callable[..., Result]
) -> None:
    rows = legalgraph("lineage", "--depth", depth, "--format", "json", "--", start).json
    assert above <= {row["number"] for row in rows}


def test_lineage_is_a_tree_with_levels_dates_and_sentences(legalgraph: Callable[..., Result]) -> None:
    result = legalgraph("lineage", "/KH-UBND", "--up")
    assert result.code == 0
    assert "→ IMPLEMENTS [province] 613/QĐ-UBND · 2022-04-08 · Sơn La" in result.out
    assert "“Thực hiện Kết luận số 51-KL/TW ngày 30 tháng 5 năm 2019" in result.out
    assert "(preamble)" in result.out


def test_lineage_takes_one_direction(legalgraph: Callable[..., Result]) -> None:
    result = legalgraph("lineage", "29-NQ/TW", "--up", "--down")
    assert (result.code, result.out) == (2, "")
    assert "only one of" in result.err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["lineage"], 2, "Missing argument"),
        (["nonsense"], 2, "nonsense"),
        (["lineage", "29-NQ/TW", "--relation", "LOVES"], 2, "LOVES"),
        (["lineage", "29-NQ/TW", "--until", "yesterday"], 2, "yesterday is no day"),
        (["coverage", "29-NQ/TW", "--level", "planet"], 2, "planet"),
        (["find", "--status", "lost"], 2, "lost"),
        (["query"], 2, "either the NAME"),
        (["query", "most-cited", "--param", "novalue"], 2, "NAME=VALUE"),
        (["query", "most-cited", "--param", "nonsense=1"], 2, "no parameter nonsense"),
        (["query", "--cypher", "MATCH (n) DETACH DELETE n"], 3, ""),
        (["query", "--cypher", "LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l"], 3, ""),
        (["query", "--cypher", "MATCH (n RETURN n"], 1, ""),
        (["stats", "--store", "bolt://127.0.0.1:1"], 4, "127.0.0.1"),
        (["stats", "--store", "http://127.0.0.1:1"], 4, "http"),
        (["lineage", "9999/KH-UBND"], 5, "9999/KH-UBND"),
        (["query", "no-such-query"], 5, "no-such-query"),
        (["show", "108/2014/NĐ-CP", "--text"], 5, "only cite it"),
        (["path", "29-NQ/TW", "154/2025/NĐ-CP"], 5, "No chain"),
    ],
)
def test_what_goes_wrong_is_one_sentence_and_an_exit_code(
    arguments: list[str], code: int, said: str, legalgraph: Callable[..., Result]
) -> None:
    result = legalgraph(*arguments)
    assert (result.code, result.out) == (code, "")
    assert said in " ".join(result.err.split())
    assert "Traceback" not in result.err


def test_a_number_of_several_documents_lists_them(
    tmp_path: Path, legalgraph: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (resource("data", "samples") / "lao_cai" / "100-kh-ubnd-2021.txt").read_text(encoding="utf-8")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "b.txt").write_text(text.replace("LÀO CAI", "YÊN BÁI").replace("Lào Cai", "Yên Bái"), encoding="utf-8")
    monkeypatch.setenv("LEGALGRAPH_STORE", str(tmp_path / "store"))
    assert legalgraph("load", str(tmp_path / "a.txt"), str(tmp_path / "b.txt")).code == 0
    result = legalgraph("lineage", "100/KH-UBND")
    assert (result.code, result.out) == (6, "")
    assert "lao.cai" in result.err
    assert "yen.bai" in result.err


def test_every_named_error_has_its_exit_code() -> None:
    codes = {name: kind.exit_code for name, kind in vars(errors).items() if name.endswith("Error")}
    assert codes == {
        "LegalGraphError": 1,
        "UnreadableDocumentError": 1,
        "StoreUnavailableError": 4,
        "StoreBusyError": 4,
        "QueryRefusedError": 3,
        "QueryFailedError": 1,
        "MissingPathError": 2,
        "NothingFoundError": 5,
        "AmbiguousDocumentError": 6,
        "QueryParameterError": 2,
    }


def test_an_unexpected_error_is_a_sentence_and_with_debug_a_trace(
    legalgraph: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph_loader.graph.stats.stats", lambda _store: 1 / 0)
    result = legalgraph("stats")
    assert (result.code, result.out) == (1, "")
    assert "ZeroDivisionError" in result.err
    assert "Traceback" not in result.err
    assert "Traceback" in legalgraph("--debug", "stats").err


def test_ctrl_c_is_a_sentence(legalgraph: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_store: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("graph_loader.graph.stats.stats", interrupt)
    result = legalgraph("stats")
    assert (result.code, result.out) == (root.STOPPED, "")
    assert result.err == "Stopped.\n"


def test_ctrl_c_in_a_load_says_that_the_next_goes_on(tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"{number}.txt").write_text("QUYẾT ĐỊNH\n" + "Căn cứ Luật số 43/2019/QH14;\n" * 400, "utf-8")
    command = [sys.executable, "-m", "graph_loader.cli", "load", str(tmp_path), "--store", str(tmp_path / "store")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as load:
        deadline = time.monotonic() + 60
        while not (tmp_path / "store" / "texts.sqlite").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        load.send_signal(signal.SIGINT)
        out, err = load.communicate(timeout=60)
    assert (load.returncode, out) == (root.STOPPED, "")
    assert " ".join(err.split()) == "Stopped. What was read so far is kept; the same command goes on from there."


def test_stats_count(legalgraph: Callable[..., Result]) -> None:
    value = legalgraph("stats", "--format", "json").json
    assert value["documents"]["loaded"] == 25
    assert value["documents"]["cited"] > 10
    assert set(value["relations"]) == {
        "IMPLEMENTS",
        "BASED_ON",
        "GUIDES",
        "AMENDS",
        "REPLACES",
        "REPEALS",
        "ISSUES",
        "REVIEWS",
        "CITES",
    }
    assert value["citations"] >= sum(value["relations"].values())


def test_query_gives_columns_and_rows(legalgraph: Callable[..., Result]) -> None:
    value = legalgraph(
        "query",
        "--cypher",
        "MATCH (d:Plan {number: $number}) RETURN d.number AS number, d.place AS place ORDER BY place",
        "--param",
        "number=20/KH-UBND",
        "--format",
        "json",
    ).json
    assert list(value) == ["columns", "rows", "truncated", "ms"]
    assert value["columns"] == ["number", "place"]
    assert value["rows"] == [["20/KH-UBND", "Lào Cai"]]
    assert value["truncated"] is False


def test_query_says_where_rows_were_cut_off(legalgraph: Callable[..., Result]) -> None:
    result = legalgraph("query", "--cypher", "UNWIND range(1, 2000) AS n RETURN n ORDER BY n", "--format", "csv")
    assert len(result.out.splitlines()) == 1001
    assert "there are more" in result.err


def test_check_reports_the_planted_misprint(legalgraph: Callable[..., Result]) -> None:
    findings = legalgraph("check", "--format", "json").json
    assert all(
        list(finding) == ["finding", "severity", "document", "target", "quote", "explanation"] for finding in findings
    )
    assert any("273" in finding["explanation"] and "276" in finding["explanation"] for finding in findings)


def test_find_shows_passages_of_texts(legalgraph: Callable[..., Result]) -> None:
    value = legalgraph("find", '"ky hop dong thuc tap"', "--format", "json").json
    assert (value["rows"], value["total"], value["texts"]["total"], value["texts"]["as_phrase"]) == ([], 0, 1, 1)
    [hit] = value["texts"]["rows"]
    text = legalgraph("show", hit["document"]["id"], "--text", "--format", "json").json["text"]
    [[start, end]] = hit["snippet"]["marks"]
    assert text[start:end] == "Ký hợp đồng thực tập"
    assert text[hit["snippet"]["start"] : hit["snippet"]["end"]] == hit["snippet"]["quote"]
    shown = legalgraph("find", '"ky hop dong thuc tap"').out
    assert "In the text of 1 document:" in shown
    assert "Ký hợp đồng thực tập" in shown
    line = legalgraph("find", '"ky hop dong thuc tap"', "--format", "csv").out.splitlines()[1]
    assert "Ký hợp đồng thực tập" in line


def test_find_says_how_to_see_more_of_what_stands_in_texts(legalgraph: Callable[..., Result]) -> None:
    found = legalgraph("find", "giáo dục", "--texts", "1", "--limit", "1")
    assert "--texts-offset 1 shows the next" in found.err
    assert "other documents:" in found.out


def test_find_needs_no_diacritics(legalgraph: Callable[..., Result]) -> None:
    value = legalgraph("find", "nghi", "quyet", "29", "--format", "json").json
    assert "29-NQ/TW" in {row["document"]["number"] for row in value["rows"]}
    assert value["total"] >= 1


def test_csv_is_one_header_and_one_row_each(legalgraph: Callable[..., Result]) -> None:
    result = legalgraph("tasks", "20/KH-UBND", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.out.removeprefix("\ufeff"))))
    assert len(rows) == 4
    assert rows[0]["lead"] == "Sở Giáo dục và Đào tạo"
    assert rows[0]["due_on"] == "2023-03-31"


def test_impact_says_what_ended_the_document(legalgraph: Callable[..., Result]) -> None:
    result = legalgraph("impact", "108/2014/NĐ-CP")
    assert result.code == 0
    assert "29/2023/NĐ-CP" in result.err
    assert "20/KH-UBND" in result.out


def test_coverage_lists_every_province_of_the_day(legalgraph: Callable[..., Result]) -> None:
    before = legalgraph("coverage", "29-NQ/TW", "--on", "2025-06-30", "--format", "json").json
    after = legalgraph("coverage", "29-NQ/TW", "--on", "2025-07-01", "--format", "json").json
    assert (len(before["places"]), len(after["places"])) == (63, 34)
    acted = {place["name"] for place in before["places"] if place["state"] == "loaded"}
    assert {"Lào Cai", "Điện Biên", "Bắc Kạn"} <= acted


@pytest.mark.parametrize("command", ["outline", "cited-by", "show", "timeline"])
def test_commands_about_one_document_answer_in_each_format(command: str, legalgraph: Callable[..., Result]) -> None:
    assert legalgraph(command, "51-KL/TW").out
    assert legalgraph(command, "51-KL/TW", "--format", "json").json


def test_show_writes_the_text(legalgraph: Callable[..., Result]) -> None:
    assert "VĂN BẢN MẪU" in legalgraph("show", "51-KL/TW", "--text").out


def test_path_is_a_chain_of_sentences(legalgraph: Callable[..., Result]) -> None:
    chains = legalgraph("path", "/KH-UBND", "29-NQ/TW", "--format", "json").json
    numbers = [[document["number"] for document in chain["documents"]] for chain in chains]
    assert ["/KH-UBND", "613/QĐ-UBND", "51-KL/TW", "29-NQ/TW"] in numbers


def test_changes_since_a_day(legalgraph: Callable[..., Result]) -> None:
    rows = legalgraph("changes", "2023-01-01", "--format", "json").json
    assert ("29/2023/NĐ-CP", "REPEALS", "108/2014/NĐ-CP") in {
        (row["document"]["number"], row["relation"], row["changed"]["number"]) for row in rows
    }


def test_queries_are_listed(legalgraph: Callable[..., Result]) -> None:
    names = {row["name"] for row in legalgraph("queries", "--format", "json").json}
    assert len(names) >= 24


def test_extract_writes_a_file_for_each(tmp_path: Path, legalgraph: Callable[..., Result]) -> None:
    source = resource("data", "samples") / "lao_cai" / "20-kh-ubnd-2023.txt"
    result = legalgraph("extract", str(source), "--json", str(tmp_path / "out"))
    assert result.code == 0
    value = json.loads((tmp_path / "out" / "20-kh-ubnd-2023.json").read_text(encoding="utf-8"))
    assert value["document"]["number"] == "20/KH-UBND"
    text = source.read_bytes().decode()
    assert all(text[m["start"] : m["end"]] == m["text"] for m in value["mentions"])
    assert all(text[r["start"] : r["end"]] == r["evidence"] for r in value["relations"])


def test_extract_sets_a_bad_file_aside(tmp_path: Path, legalgraph: Callable[..., Result]) -> None:
    (tmp_path / "a.txt").touch()
    result = legalgraph("extract", str(tmp_path / "a.txt"), "--json", str(tmp_path / "out"))
    assert result.code == 1
    assert "empty" in result.err


def test_the_store_may_stand_before_or_after_the_command(
    samples: Path, legalgraph: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LEGALGRAPH_STORE", str(tmp_path / "other"))
    before = legalgraph("--store", str(samples), "stats", "--format", "json").json
    after = legalgraph("stats", "--store", str(samples), "--format", "json").json
    assert before == after
    assert before["documents"]["loaded"] == 25


def test_load_writes_its_contract_and_says_what_was_set_aside(
    tmp_path: Path, legalgraph: Callable[..., Result]
) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "bad.txt").touch()
    result = legalgraph("load", str(documents), "--store", str(tmp_path / "store"), "--format", "json")
    assert result.json["set_aside"][0]["path"].endswith("bad.txt")
    assert result.json["read"] == 1
    shown = legalgraph("load", str(documents), "--store", str(tmp_path / "store"))
    assert "bad.txt" in shown.err
    assert "set aside" in shown.out


@pytest.mark.parametrize(
    ("value", "shown"),
    [("a\x1b[31mb", "a [31mb"), ("x\u202ey", "x y"), (None, ""), (12, "12"), ("Điều 1\nĐiều 2", "Điều 1 Điều 2")],
)
def test_no_control_character_of_a_document_reaches_the_terminal(value: object, shown: str) -> None:
    assert str(safe(value)) == shown


def test_texts_are_cut_at_a_blank() -> None:
    assert shortened("một hai ba bốn", 9) == "một hai…"
    assert shortened("một  hai", 9) == "một hai"
    assert shortened(None, 9) == ""


def test_help_imports_nothing_heavy() -> None:
    command = [sys.executable, "-X", "importtime", "-m", "graph_loader.cli", "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | {"COLUMNS": "100"})
    assert "lineage" in done.stdout
    for heavy in ("kglite", "pandas", "neo4j", "streamlit", "networkx"):
        assert f"| {heavy}\n" not in done.stderr, f"{heavy} is imported for --help"


def test_a_closed_pipe_is_no_error(samples: Path) -> None:
    command = f"{sys.executable} -m graph_loader.cli find --store {samples} --limit 500 --format json | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


def test_a_path_that_is_not_there_is_wrong_usage_and_the_rest_is_done(
    tmp_path: Path, legalgraph: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEGALGRAPH_STORE", str(tmp_path / "store"))
    missing = str(tmp_path / "nothing.txt")
    result = legalgraph("load", missing, "--format", "json")
    assert result.code == 2
    assert [aside["path"] for aside in result.json["set_aside"]] == [missing]
    assert result.err.split(";")[0] == f"There is no file or folder {missing}"
    result = legalgraph("load", missing, str(resource("data", "samples") / "son_la"), "--format", "json")
    assert (result.code, result.json["loaded"], len(result.json["set_aside"])) == (2, 2, 1)
    assert "all else that was given is done" in " ".join(result.err.split())
    many = [str(tmp_path / f"{number}.txt") for number in range(8)]
    assert "4.txt and 3 more" in " ".join(legalgraph("load", *many).err.split())
    (tmp_path / "link.txt").symlink_to(missing)
    assert legalgraph("load", str(tmp_path / "link.txt")).code == 0, "what is there and cannot be read is set aside"
    assert legalgraph("extract", missing, "--json", str(tmp_path / "out")).code == 2


def test_forgetting_what_was_never_loaded_finds_nothing(
    tmp_path: Path, legalgraph: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEGALGRAPH_STORE", str(tmp_path / "store"))
    folder = str(resource("data", "samples") / "son_la")
    assert legalgraph("load", folder).code == 0
    assert legalgraph("forget", str(tmp_path)).code == 5
    assert legalgraph("forget", folder).code == 0
    assert legalgraph("forget", folder).code == 5


@pytest.mark.parametrize(
    "command",
    [
        ["find", "lao"],
        ["show", "29-NQ/TW"],
        ["stats", "--format", "json"],
        ["check", "--format", "csv"],
        ["query", "most-cited"],
        ["timeline"],
        ["export", "json", "-"],
        ["forget", "plan.txt"],
    ],
)
def test_a_store_that_is_not_there_is_told_and_not_made(
    command: list[str], tmp_path: Path, legalgraph: Callable[..., Result]
) -> None:
    folder = tmp_path / "nothing"
    result = legalgraph("--store", str(folder), *command)
    assert (result.code, result.out) == (4, "")
    told = "".join(result.err.split())
    assert told == "".join(
        f"There is no store at {folder}; load documents into it with `legalgraph load PATH --store {folder}`, "
        "or check the path.".split()
    )
    assert not folder.exists()


def test_the_folder_of_the_user_that_was_never_filled_is_told_alike(
    tmp_path: Path, legalgraph: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LEGALGRAPH_STORE", "NEO4J_URI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    result = legalgraph("stats")
    assert (result.code, result.out) == (4, "")
    assert "legalgraph load PATH" in " ".join(result.err.split())


def test_a_store_whose_first_load_is_not_through_says_how_it_is_filled(
    tmp_path: Path, legalgraph: Callable[..., Result]
) -> None:
    EmbeddedStore(tmp_path).close()
    result = legalgraph("stats", "--store", str(tmp_path), "--format", "json")
    assert result.json["documents"] == {"loaded": 0, "cited": 0}
    assert "holds nothing yet; `legalgraph load" in result.err


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path, legalgraph: Callable[..., Result]) -> None:
    file = str(tmp_path / "no folder" / "graph.json")
    result = legalgraph("export", "json", file)
    assert (result.code, result.out) == (1, "")
    assert " ".join(result.err.split()).startswith(f"{file} cannot be used (there is no such file or folder);")


def test_no_command_shows_the_help_and_nothing_else(legalgraph: Callable[..., Result]) -> None:
    result = legalgraph()
    assert (result.code, result.err.strip()) == (2, "")
    assert "Usage" in result.out


def test_a_terminal_without_the_letters_shows_question_marks(samples: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "LEGALGRAPH_STORE": str(samples)}
    command = [sys.executable, "-m", "graph_loader.cli", "show", "29-NQ/TW"]
    ended = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert ended.returncode == 0
    assert b"V? ??i m?i c?n b?n" in ended.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["zzzzqq"], "No document has 'zzzzqq'; use fewer words"),
        (["lao", "cai", "--year", "1801"], "No document has 'lao cai' within these filters"),
        (["--year", "1801"], "The store has no document within these filters"),
    ],
)
def test_find_without_a_hit_says_so(words: list[str], said: str, legalgraph: Callable[..., Result]) -> None:
    table, listed, rows = (legalgraph("find", *words, "--format", form) for form in ("table", "json", "csv"))
    assert [one.code for one in (table, listed, rows)] == [5, 5, 5]
    assert all(said in " ".join(one.err.split()) for one in (table, listed, rows))
    assert table.out == ""
    assert (listed.json["rows"], listed.json["total"]) == ([], 0)
    assert len(rows.out.splitlines()) == 1


def test_a_page_behind_the_last_hit_is_empty_and_no_failure(legalgraph: Callable[..., Result]) -> None:
    result = legalgraph("find", "29-NQ/TW", "--offset", "900", "--format", "json")
    assert (result.code, result.json["rows"]) == (0, [])
    assert result.json["total"] > 0


def test_the_demo_loads_the_samples_and_nothing_else(tmp_path: Path, legalgraph: Callable[..., Result]) -> None:
    result = legalgraph("demo", "--no-app", "--store", str(tmp_path / "demo"))
    assert result.code == 0
    counts = dict(line.rsplit(maxsplit=1) for line in result.out.split("\n") if len(line.split()) > 1)
    counts = {name.strip(): count for name, count in counts.items()}
    assert (counts["files read"], counts["loaded"], counts["no legal document"]) == ("25", "25", "0")

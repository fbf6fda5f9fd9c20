"""Tables of the command line: readable in a terminal of 80 columns."""

import io

import pytest
from rich.console import Console
from rich.text import Text

from graph_loader.cli import output
from graph_loader.cli.tables import table_of
from tests.command_line import Result

WIDTH = 80
QUOTE = "Thực hiện Nghị quyết số 29-NQ/TW ngày 04/11/2013 của Ban Chấp hành Trung ương về đổi mới giáo dục"
COLUMNS = ("finding", "number", "title", "sentence")
ROW = ("cited_not_loaded", "1284/KH-UBND", QUOTE, QUOTE)


def drawn(columns, rows, width=WIDTH, title=None):
    console = Console(file=io.StringIO(), width=width)
    console.print(table_of(columns, [[Text(cell) for cell in row] for row in rows], width, title=title))
    return console.file.getvalue()


@pytest.fixture
def narrow(legalgraph, monkeypatch):
    def call(*arguments) -> Result:
        monkeypatch.setattr(output.out, "_width", WIDTH)
        monkeypatch.setattr(output.err, "_width", WIDTH)
        return legalgraph(*arguments)

    return call


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_numbers_and_names_are_never_broken(width):
    text = drawn(COLUMNS, [ROW], width)
    assert "cited_not_loaded" in text
    assert "1284/KH-UBND" in text
    assert max(map(len, text.splitlines())) <= width


def test_where_there_is_room_it_is_a_table_and_else_a_line_a_row():
    wide, narrow = drawn(COLUMNS, [ROW], 200).split("\n"), drawn(COLUMNS, [ROW]).split("\n")
    assert all(name in wide[1] for name in COLUMNS)
    assert narrow[0].split() == ["finding", "number"]
    assert narrow[2].split() == ["cited_not_loaded", "1284/KH-UBND"]
    assert narrow[3].startswith("    title    Thực hiện")
    assert [line.split()[0] for line in narrow if "sentence" in line] == ["sentence"]


def test_the_only_long_text_of_a_row_needs_no_name():
    lines = drawn(("number", "place", "from", "to", "sentence"), [("1/KH-UBND", "x" * 15, "y" * 15, "z" * 15, QUOTE)])
    assert lines.split("\n")[3].startswith("    Thực hiện Nghị quyết")


def test_empty_texts_take_no_line():
    narrow = drawn(COLUMNS, [ROW, ("misprint", "2/KH", "", "")], 50)
    assert narrow.rstrip().split("\n")[-1].split() == ["misprint", "2/KH"]


def test_many_short_columns_fall_below_from_the_last():
    columns = [f"column {number}" for number in range(12)]
    lines = drawn(columns, [[f"value{number:>12}" for number in range(12)]]).split("\n")
    assert lines[0].split("   ")[0] == "column 0"
    assert any(line.split() == ["column", "11", "value", "11"] for line in lines)
    assert max(map(len, lines)) <= WIDTH


def test_columns_of_long_texts_alone():
    text = drawn(["a", "b", "c", "d"], [[QUOTE] * 4] * 2)
    assert text.replace("\n", " ").count("Thực hiện Nghị quyết") == 8


def test_a_table_without_rows_shows_its_columns():
    assert all(name in drawn(COLUMNS, [], title="nothing") for name in ("nothing", *COLUMNS))


def test_the_chains_of_a_path_name_documents_by_their_numbers(narrow):
    text = narrow("path", "284/KH-UBND", "29-NQ/TW").out
    assert "urn:lex" not in text
    assert "284/KH-UBND   IMPLEMENTS   91-KL/TW   284/KH-UBND" in text
    rows = narrow("path", "284/KH-UBND", "29-NQ/TW", "--format", "csv").out
    assert ",urn:lex:vn;bac.kan" in rows


@pytest.mark.parametrize(
    "command", ["impact 108/2014/NĐ-CP", "outline 20/KH-UBND", "check --all", "timeline", "queries"]
)
def test_no_line_of_a_command_runs_over_the_edge(narrow, command):
    lines = narrow(*command.split()).out.split("\n")
    assert max(map(len, lines)) <= WIDTH
    assert not any(line.strip() in {"D", "ed", "m"} for line in lines)


def test_check_lists_what_is_doubtful_and_counts_the_rest(narrow):
    short, every = narrow("check"), narrow("check", "--all")
    assert "misprint" in short.out
    assert "cited_not_loaded" not in short.out
    assert every.out.startswith(short.out.split("\n")[0].split()[0])
    assert "cited_not_loaded" in every.out
    assert "warning: 3, info: " in short.err
    assert "--all lists" in short.err
    assert "--all" not in every.err
    findings = narrow("check", "--format", "json").json
    assert {"info", "warning"} <= {finding["severity"] for finding in findings}

"""No cell of a CSV file runs in a spreadsheet, whatever sign it takes for the end of a cell."""

import csv
import io

import pytest

from graph_loader.export.csv import to_csv

FORMULAS = [
    "=1+1",
    '=HYPERLINK("http://example.com")',
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "  =1+1",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "＠SUM(1)",
    "|calc",
    "%0A",
]
OTHER_SIGNS = [";", "\t", ","]
TEXTS = [
    "Căn cứ Luật Giáo dục; các sở - ban - ngành phối hợp; - Sở Giáo dục và Đào tạo chủ trì",
    "giai đoạn 2021-2025, tầm nhìn 2030",
    "20/KH-UBND; 21/KH-UBND",
    "a = b, c + d",
]


def cells(data: bytes, delimiter: str) -> list[str]:
    text = data.decode("utf-8-sig")
    found = [cell for line in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) for cell in line]
    careless = [cell.strip('"\r') for line in text.splitlines() for cell in line.split(delimiter)]
    return found + careless


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("written", [",", ";"])
@pytest.mark.parametrize("read", [",", ";", "\t"])
def test_a_formula_never_stands_at_the_beginning_of_a_cell(formula, written, read):
    for text in (formula, f"chữ{read}{formula}", f"chữ{read} {formula}", f'chữ{read}"{formula}'):
        for cell in cells(to_csv(["a", text], [[text, text]], delimiter=written), read):
            assert not cell.lstrip(' "').startswith(("=", "@", "＝", "＠")), (text, cell)
            assert not cell.lstrip(' "').startswith(("+1", "-1+")), (text, cell)


@pytest.mark.parametrize("text", TEXTS)
def test_plain_texts_stay_as_they_are(text):
    (_, (cell,)) = list(csv.reader(io.StringIO(to_csv(["a"], [[text]]).decode("utf-8-sig"), newline="")))
    assert cell == text


def test_numbers_stay_numbers():
    assert to_csv(["a"], [[-2], [0.5]]).decode("utf-8-sig").splitlines()[1:] == ["-2", "0.5"]

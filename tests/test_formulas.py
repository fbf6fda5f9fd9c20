"""The files of set phrases, columns and proper names."""

import pytest

from graph_loader.extraction.reading import reading_of
from graph_loader.reference.formulas import begins, formulas, furniture
from graph_loader.reference.tables import rows

FILES = {
    "formulas.csv": (
        "part",
        {"issuer", "unit", "other", "authority", "preamble", "decision", "office", "appendix", "attached"}
        | {"title", "no_title", "after_title", "actor"},
    ),
    "furniture.csv": ("where", {"foot", "notice"}),
    "columns.csv": ("role", {"order", "what", "lead", "join", "due", "product", "note"}),
}


@pytest.mark.parametrize("name", FILES)
def test_phrases_are_in_the_form_of_the_reading_and_stand_once(name):
    column, values = FILES[name]
    found = [(row[column], row["phrase"]) for row in rows(name)]
    assert {value for value, _ in found} == values
    assert len(set(found)) == len(found)
    assert [phrase for _, phrase in found if phrase != reading_of(phrase).lower.strip()] == []


def test_proper_names_have_a_capital_and_stand_once():
    names = [row["name"] for row in rows("proper.csv")]
    assert len(set(names)) == len(names)
    assert [name for name in names if name == name.lower()] == []


@pytest.mark.parametrize(
    ("part", "line"),
    [
        ("issuer", "ủy ban nhân dân"),
        ("unit", "chi cục kiểm lâm"),
        ("authority", "bộ trưởng bộ y tế"),
        ("preamble", "căn cứ luật đất đai"),
        ("office", "kt. chủ tịch"),
        ("office", "phó\ngiám đốc"),
        ("appendix", "phụ lục ii"),
    ],
)
def test_a_line_begins_with_a_phrase_of_its_part(part, line):
    assert begins(part).match(line)


@pytest.mark.parametrize(("part", "line"), [("office", "trưởngban"), ("preamble", "xétnghiệm"), ("appendix", "bảngmã")])
def test_phrases_are_whole_words(part, line):
    assert begins(part).match(line) is None


def test_lists_are_told_apart():
    assert "quyết định" in formulas("decision")
    assert "quý khách" in furniture("notice")
    assert not furniture("foot") & furniture("notice")

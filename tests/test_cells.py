"""A node, a relationship or a path in one cell of a table or file reads as people name it."""

import pytest

from graph_loader.stores.cells import in_one_cell

PLAN = {"labels": ["Document", "Plan"], "properties": {"id": "urn:lex:a", "number": "20/KH-UBND", "digest": "f00d"}}
LAW = {"labels": ["Document", "Law"], "properties": {"id": "urn:lex:b", "title": "Luật Giáo dục"}}
CITES = {"type": "CITES", "source": "urn:lex:a", "target": "urn:lex:b", "properties": {"digest": "f00d"}}


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (PLAN, "20/KH-UBND (urn:lex:a)"),
        (LAW, "Luật Giáo dục (urn:lex:b)"),
        ({"labels": ["Place"], "properties": {"code": "10", "name": "Lào Cai"}}, "Lào Cai (10)"),
        ({"labels": ["Thing"], "properties": {}}, "Thing"),
        (CITES, "urn:lex:a CITES urn:lex:b"),
        (
            {"nodes": [PLAN, LAW], "relationships": [CITES]},
            "20/KH-UBND (urn:lex:a) – CITES – Luật Giáo dục (urn:lex:b)",
        ),
        ([PLAN, LAW], "20/KH-UBND (urn:lex:a); Luật Giáo dục (urn:lex:b)"),
        (["a", 1], '["a", 1]'),
        ({"a": "ă"}, '{"a": "ă"}'),
        (None, None),
        (1.5, 1.5),
    ],
)
def test_a_value_in_one_cell(value, cell):
    assert in_one_cell(value) == cell

"""Figures on real documents: scopes of the annotated mentions, and headers against a portal's property boxes."""

import json

import pytest

from benchmarks.property_box import FIELDS, TARGETS, measure, split_box
from graph_loader.extraction.reading import reading_of
from graph_loader.extraction.structure import structure_of

pytestmark = pytest.mark.corpus


def test_scopes_of_annotated_mentions(corpus):
    right = wrong = 0
    for path in sorted((corpus / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = corpus / "corpus" / "annotated" / gold["source"]
        structure = structure_of(reading_of(source.read_bytes().decode()))
        for mention in gold["mentions"]:
            if structure.scope_at(mention["start"]) == mention["scope"]:
                right += 1
            else:
                wrong += 1
    assert right / (right + wrong) >= 0.99


def test_headers_against_property_boxes(corpus):
    counts, misses, pages = measure(corpus / "corpus" / "unlabelled")
    assert pages > 200
    shares = {field: counts[field, True] / (counts[field, True] + counts[field, False]) for field in FIELDS}
    assert {field: share for field, share in shares.items() if share < TARGETS[field]} == {}, misses


def test_the_box_is_cut_out_before_the_page_is_read(corpus):
    for path in sorted((corpus / "corpus" / "unlabelled").iterdir())[:80]:
        split = split_box(path.read_text(encoding="utf-8"))
        if split is not None:
            assert "Số hiệu:" not in split[1]
            assert "Loại văn bản:" not in split[1]
            assert "Người ký:" not in split[1]

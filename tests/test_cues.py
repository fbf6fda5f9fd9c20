"""The cues of data/reference/cues.csv."""

import csv
import re

import pytest

from graph_loader.extraction.model import RelationType
from graph_loader.extraction.reading import reading_of
from graph_loader.reference.cues import Role, cue_pattern, cues
from graph_loader.resources import resource

_SPEAKING = {Role.BASIS, Role.VERB, Role.PASSIVE, Role.ENDED, Role.ATTACHED, Role.MENTION}


def test_every_row_is_in_lower_case_once_and_tidy() -> None:
    with resource("data", "reference", "cues.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    phrases = [row["cue"] for row in rows]
    assert len(phrases) == len(set(phrases)) == len(cues())
    for phrase in phrases:
        assert phrase == " ".join(phrase.lower().split())


@pytest.mark.parametrize("phrase", sorted(cues()))
def test_a_cue_has_a_relation_exactly_where_its_role_expresses_one(phrase: str) -> None:
    cue = cues()[phrase]
    assert (cue.relation is not None) == (cue.role in _SPEAKING)


@pytest.mark.parametrize("phrase", sorted(cues()))
def test_every_cue_is_found_as_a_whole_also_over_a_line_end(phrase: str) -> None:
    for text in (phrase, phrase.replace(" ", "\n"), phrase.upper()):
        lower = reading_of(text).lower
        match = re.search(cue_pattern(), lower)
        assert match is not None
        assert match.group() == lower


@pytest.mark.parametrize("text", ["vềsau", "tháng", "thực hiệnx", "cănc ứ", "lưu trữ tạim", "xét1"])
def test_a_part_of_a_word_is_no_cue(text: str) -> None:
    assert re.search(cue_pattern(), text) is None


def test_all_relations_have_cues() -> None:
    assert {cue.relation for cue in cues().values()} - {None} == set(RelationType)


def test_the_old_placement_of_tone_marks_is_read_as_the_new() -> None:
    assert "cụ thể hóa" in cues()
    assert re.search(cue_pattern(), reading_of("Cụ thể hoá").lower)

"""Sentences and their tokens."""

import pytest

from graph_loader.extraction.clause import after_numbering, sentences_of
from graph_loader.extraction.model import Mention, Scope
from graph_loader.extraction.reading import reading_of
from tests.grammar import parse

SENTENCES = [
    ("Điều 1. Ban hành Quy chế. Điều 2. Giao Sở Nội vụ.", ["Ban hành Quy chế.", "Giao Sở Nội vụ."]),
    ("1. Thực hiện. 2. Báo cáo.", ["Thực hiện.", "Báo cáo."]),
    (
        "Tại TP. Hồ Chí Minh, giao Sở Y tế. Hoàn thành trong quý I.",
        ["Tại TP. Hồ Chí Minh, giao Sở Y tế.", "Hoàn thành trong quý I."],
    ),
    ("Đạt 67,2%. Duy trì 100% xã.", ["Đạt 67,2%.", "Duy trì 100% xã."]),
    ("a) Chủ trì;\nb) Phối hợp.", ["Chủ trì;\nb) Phối hợp."]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences_end_at_stops_that_are_no_numbering_and_no_abbreviation(text: str, expected: list[str]) -> None:
    found = sentences_of(reading_of(text), 0, len(text), ())
    assert [text[s.begin : s.end].strip() for s in found] == expected


def test_no_sentence_ends_within_a_mention() -> None:
    text, mentions, _ = parse(
        "Thực hiện {a:Đề án “Học tập suốt đời. Giai đoạn 2021 - 2030”}. Giao Sở Giáo dục.", Scope.BODY
    )
    found = list(sentences_of(reading_of(text), 0, len(text), mentions))
    assert [s.end for s in found] == [text.index("Giao"), len(text)]


def test_tokens_are_cues_mentions_and_marks_in_order() -> None:
    text, mentions, _ = parse(
        "Căn cứ {a:Luật Giá} và {b:Nghị định số 85/2024/NĐ-CP}; triển\nkhai thực hiện:", Scope.BODY
    )
    (sentence,) = sentences_of(reading_of(text), 0, len(text), mentions)
    said = [t.mention.target if t.mention else t.cue.phrase if t.cue else t.mark for t in sentence.tokens]
    assert said == ["căn cứ", "a", "và", "b", ";", "triển khai thực hiện", ":"]


def test_words_within_a_mention_are_no_cues_but_those_of_a_name_that_holds_another_are() -> None:
    text, mentions, _ = parse("{a:Luật sửa đổi, bổ sung {b:Luật Thi hành án hình sự}}", Scope.BODY)
    (sentence,) = sentences_of(reading_of(text), 0, len(text), mentions)
    assert [t.mention.target if t.mention else t.cue and t.cue.phrase for t in sentence.tokens] == [
        "a",
        "sửa đổi, bổ sung",
        "b",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Điều 12. Hiệu lực", "Hiệu lực"),
        ("- Các sở", "Các sở"),
        ("2.1. Triển khai", "Triển khai"),
        ("a) Chủ trì", "Chủ trì"),
        ("IV. TỔ CHỨC", "TỔ CHỨC"),
        ("+ 1) Báo cáo", "Báo cáo"),
        ("Thực hiện", "Thực hiện"),
    ],
)
def test_numbering_and_bullets_come_before_the_words(text: str, words: str) -> None:
    lower = reading_of(text).lower
    assert text[after_numbering(lower, 0, len(lower)) :] == words


def test_a_sentence_without_a_stop_is_cut_at_a_comma_before_it_grows_without_bound() -> None:
    text = "các sở, ban, ngành phối hợp thực hiện, " * 1000
    lengths = [s.end - s.start for s in sentences_of(reading_of(text), 0, len(text), ())]
    assert sum(lengths) == len(text)
    assert max(lengths) < 4100


def test_a_mention_is_in_exactly_one_sentence() -> None:
    text = "Thực hiện A. Theo B; C. " * 50
    mentions = [Mention(i, i + 1, "x", Scope.BODY, "") for i, c in enumerate(text) if c in "ABC"]
    found = sentences_of(reading_of(text), 0, len(text), mentions)
    assert [t.start for s in found for t in s.tokens if t.mention] == [m.start for m in mentions]

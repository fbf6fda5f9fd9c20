"""The whole of extract: a pure function that no text breaks, whatever its form, and whose offsets quote the text."""

import random
import textwrap
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_loader.extraction import EXTRACTOR, extract
from graph_loader.extraction.extractor import version_of
from graph_loader.extraction.model import SELF, Extraction, RelationType

# The lines of a document are as long as their paragraphs.
# ruff: noqa: E501
PLAN = """ỦY BAN NHÂN DÂN
TỈNH QUẢNG NAM
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 4512/KH-UBND

Quảng Nam, ngày 12 tháng 8 năm 2021

KẾ HOẠCH

THỰC HIỆN CHỈ THỊ SỐ 04-CT/TU NGÀY 15/3/2021 CỦA BAN THƯỜNG VỤ TỈNH ỦY VỀ BẢO VỆ RỪNG PHÒNG HỘ

Căn cứ Luật Lâm nghiệp số 16/2017/QH14 ngày 15 tháng 11 năm 2017;

Căn cứ Nghị định số 156/2018/NĐ-CP ngày 16/11/2018 của Chính phủ quy định chi tiết thi hành một số điều của Luật Lâm nghiệp;

Căn cứ Kế hoạch số 77/KH-UBND ngày 05/02/2021 của UBND tỉnh về việc thực hiện Nghị quyết số 71/NQ-CP ngày 08/8/2017 của Chính phủ;

Ủy ban nhân dân tỉnh ban hành Kế hoạch với các nội dung sau:

I. NHIỆM VỤ

1. Tiếp tục triển khai Quyết định số 886/QĐ-TTg ngày 16/6/2017 của Thủ tướng Chính phủ trên toàn địa bàn.

2. Các sở, ngành căn cứ Thông tư số 15/2019/TT-BNNPTNT ngày 30/10/2019 để lập dự toán hằng năm.

3. Kế hoạch này thay thế Kế hoạch số 1203/KH-UBND ngày 20/4/2017 của UBND tỉnh.

Nơi nhận:
- Lưu: VT, KTN.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Kiểm
"""

EXPECTED = {
    ("self", "IMPLEMENTS", "04-CT/TU"),
    ("self", "BASED_ON", "16/2017/QH14"),
    ("self", "BASED_ON", "156/2018/NĐ-CP"),
    ("156/2018/NĐ-CP", "GUIDES", "16/2017/QH14"),
    ("self", "BASED_ON", "77/KH-UBND"),
    ("77/KH-UBND", "IMPLEMENTS", "71/NQ-CP"),
    ("self", "IMPLEMENTS", "886/QĐ-TTg"),
    ("self", "CITES", "15/2019/TT-BNNPTNT"),
    ("self", "REPLACES", "1203/KH-UBND"),
}

WORDS = """Căn cứ
Nghị quyết số 29-NQ/TW
Quyết định số 1/QĐ-TTg ngày 01/02/2003 của Thủ tướng Chính phủ
về việc
thực hiện
Luật Đất đai
được sửa đổi, bổ sung bởi
Luật số 5/2020/QH14
và
bãi bỏ
thay thế
Quyết định này
hết hiệu lực
theo
tại
số 5/NQ-HĐND
Kế hoạch
PHỤ LỤC I
KẾ HOẠCH
ban hành kèm theo
Điều 1.
Số:
số
ngày
của
UBND tỉnh
Đề án “Học tập” giai đoạn 2021 - 2025
Tờ trình số 3/TTr-STC"""
MARKS = [
    "; ",
    ", ",
    ". ",
    ":\n",
    "\n",
    "\n\n",
    "|",
    "(",
    ")",
    "“",
    "”",
    "- ",
    "**",
    "1/2",
    "/",
    "\u0301",
    "x" * 40,
    " " * 30,
]
PIECES = [word + " " for word in WORDS.split("\n")] + MARKS + ["𠀀", "\x00", "\u2028", "KẾ HOẠCH\n"]


def facts(text: str) -> set[tuple[str, str, str]]:
    found = extract(text)
    names = {t.id: str(t.number or t.name) for t in found.targets} | {SELF: SELF}
    return {(names[r.source], str(r.type), names[r.target]) for r in found.relations}


def check(text: str, found: Extraction) -> None:
    """Whatever the text: every id is known, every offset lies in the text, every proof holds its mention."""
    known = {t.id for t in found.targets} | {SELF}
    starts = {(m.start, m.target) for m in found.mentions}
    for mention in found.mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.target in known
        assert text[mention.start : mention.end].strip()
    pairs = [(r.source, r.type, r.target) for r in found.relations]
    assert len(pairs) == len(set(pairs))
    for relation in found.relations:
        assert {relation.source, relation.target} <= known
        assert relation.source != relation.target
        assert (relation.mention_start, relation.target) in starts
        assert 0 <= relation.start <= relation.mention_start < relation.end <= len(text)
        assert 0 < relation.confidence <= 1
        assert relation.rule
        if relation.type is RelationType.CITES:
            assert pairs.count((relation.source, relation.type, relation.target)) == 1
    for task in found.tasks:
        assert 0 <= task.start <= task.end <= len(text)


def test_a_plan_is_read_whole() -> None:
    found = extract(PLAN)
    check(PLAN, found)
    assert (found.header.kind, found.header.number, found.header.issued_on) == ("KH", "4512/KH-UBND", "2021-08-12")
    assert found.header.place == "Quảng Nam"
    assert found.not_legal is None
    assert facts(PLAN) == EXPECTED


def test_extract_gives_the_same_twice() -> None:
    assert extract(PLAN) == extract(PLAN)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_unicode_form_of_a_text_does_not_matter(form: str) -> None:
    text = unicodedata.normalize(form, PLAN)
    found = extract(text)
    check(text, found)
    assert facts(text) == EXPECTED
    quotes = {unicodedata.normalize("NFC", text[m.start : m.end]) for m in found.mentions}
    assert "Quyết định số 886/QĐ-TTg ngày 16/6/2017 của Thủ tướng Chính phủ" in quotes


@pytest.mark.parametrize("width", [40, 72, 100])
def test_hard_wrapped_lines_do_not_matter(width: int) -> None:
    lines = [
        textwrap.fill(line, width, break_on_hyphens=False) if len(line) > width else line for line in PLAN.split("\n")
    ]
    text = "\n".join(lines)
    check(text, extract(text))
    assert facts(text) == EXPECTED


def test_old_tone_marks_and_carriage_returns_do_not_matter() -> None:
    text = PLAN.replace("Ủy", "Uỷ").replace("ủy", "uỷ").replace("HÒA", "HOÀ").replace("\n", "\r\n")
    check(text, extract(text))
    assert facts(text) == EXPECTED


@pytest.mark.parametrize("text", ["", " ", "\n", "|", "Căn cứ", "Số:", "số 1/", "\x00", "\ufeff", "a" * 10, "Điều 1."])
def test_texts_that_say_nothing_give_nothing(text: str) -> None:
    found = extract(text)
    check(text, found)
    assert not found.relations


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_no_mixture_of_legal_words_breaks_it(text: str) -> None:
    check(text, extract(text))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    check(text, extract(text))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_numbers_and_relations_do_not_depend_on_the_unicode_form(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert facts(composed) == {tuple(unicodedata.normalize("NFC", part) for part in fact) for fact in facts(decomposed)}


WORST = {
    "one sentence of mentions": "Thực hiện Nghị quyết số 29-NQ/TW, ",
    "laws and numbers": "Luật Đất đai, Nghị quyết số 29-NQ/TW, ",
    "issuers": "Quyết định số 5/QĐ-UBND ngày 5/5/2020 của Ủy ban nhân dân tỉnh Lào Cai về việc phê duyệt, ",
    "names": "Đề án “Học tập” giai đoạn 2021 - 2025, Nghị quyết Trung ương 8 khóa XI, ",
    "one chain": "Kế hoạch số 1/KH-UBND về việc thực hiện ",
    "open parentheses": "(Nghị định số 5/2020/NĐ-CP ",
    "open quotes": "“Thực hiện Luật Đất đai ",
    "recitals": "Căn cứ Luật số 5/2020/QH14;\n",
    "items": "- Quyết định số 7/QĐ-UBND.\n",
    "a list that opens lists": "Bãi bỏ các văn bản sau:\n1. Quyết định số 7/QĐ-UBND;\n",
    "amendments": "Luật Đất đai được sửa đổi, bổ sung bởi Luật số 5/2020/QH14, ",
    "kind nouns": "nghị quyết ",
    "numbers": "1/2/3-",
    "laws without an end": "Luật Tổ chức chính quyền địa phương và ",
    "cells": "|\nQuyết định số 7/QĐ-UBND\n|\n",
    "cues": "thực hiện theo quy định tại ",
    "blanks": " ",
    "letters": "a",
    "stops": ". ",
    "dates": "ngày 01 tháng 02 năm 2003 ",
    "combining marks": "e\u0301",
    "endings": "Quyết định số 7/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực; ",
}


@pytest.mark.slow
@pytest.mark.parametrize("piece", WORST.values(), ids=WORST.keys())
def test_the_time_grows_with_the_length_and_not_with_its_square(piece: str) -> None:
    """Twice the text in less than three times the time; best of three, for other work disturbs a clock."""

    def seconds(text: str) -> float:
        times = []
        for _ in range(3):
            begun = time.process_time()
            extract(text)
            times.append(time.process_time() - begun)
        return min(times)

    size = 60_000
    once = piece * (size // len(piece))
    extract(once[:1000])
    assert seconds(once + once) < 3 * seconds(once) + 0.1


@pytest.mark.slow
def test_a_long_random_mixture_is_read_in_seconds() -> None:
    dice = random.Random(7)
    text = "".join(dice.choice(PIECES) for _ in range(30_000))
    begun = time.process_time()
    check(text, extract(text))
    assert time.process_time() - begun < 10


def test_the_version_changes_with_the_rules(tmp_path) -> None:
    (tmp_path / "a.py").write_text("1")
    (tmp_path / "b.csv").write_text("1")
    first = version_of(sorted(tmp_path.iterdir()))
    assert first == version_of(sorted(tmp_path.iterdir()))
    (tmp_path / "b.csv").write_text("2")
    assert first != version_of(sorted(tmp_path.iterdir()))
    assert len(EXTRACTOR) == 16

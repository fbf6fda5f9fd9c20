"""No text makes the rules crash, hang or misquote; Unicode form and wrapping do not change what is found."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_loader.extraction.citation import find_mentions
from graph_loader.extraction.model import SELF, Header, Level
from graph_loader.extraction.reading import reading_of
from graph_loader.extraction.structure import structure_of
from tests.mention_cases import LAO_CAI

PIECES = [
    "Nghị quyết", "Nghị định", "Quyết định", "Luật", "Bộ luật", "Đề án", "Chương trình", "Kế hoạch", "Hiến pháp", "số",
    "Số:", "29-NQ/TW", "116/2020/NĐ-CP", "/QĐ-UBND", "12", "72/2025/QH15", "ngày 04/11/2013", "ngày 4 tháng 5 năm 2021",
    "năm 2019", "giai đoạn 2021-2025", "của", "UBND tỉnh", "Chính phủ", "Sơn La", "Giáo dục", "Đất đai", "khóa XI", "“",
    "”", "(", ")", ",", ";", ".", ":", "|", "\n", "\n\n", "**", "-", "và", "sửa đổi, bổ sung một số điều của",
    "gọi tắt là", "phê duyệt", "thực hiện", "Điều 3", "Đại hội", "lần thứ XVI", "Hội nghị Trung ương 8",
]  # fmt: skip
PASSAGES = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
SENTENCES = [
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025 và Bộ luật Lao động;",
    "Thực hiện Nghị quyết số 29-NQ/TW ngày 04/11/2013 của Ban Chấp hành Trung ương Đảng khóa XI về giáo dục;",
    "theo Quyết định số 613/QĐ-UBND ngày 08/4/2022 của Ủy ban nhân dân tỉnh Sơn La phê duyệt Đề án;",
    "thực hiện Đề án phát triển thể lực và tầm vóc người Việt Nam giai đoạn 2011 - 2030 tại các xã;",
]


def found_in(text, header=LAO_CAI):
    reading = reading_of(text)
    targets, mentions = find_mentions(reading, structure_of(reading), header)
    return reading, targets, mentions


@settings(max_examples=300, deadline=None)
@given(st.one_of(PASSAGES, st.text(max_size=300)))
def test_any_text_gives_spans_within_it_and_targets_for_all_of_them(text):
    reading, targets, mentions = found_in(text)
    ids = {target.id for target in targets}
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(reading.text)
        quote = reading.text[mention.start : mention.end]
        assert quote == quote.strip()
        assert mention.target == SELF or mention.target in ids
    assert ids == {mention.target for mention in mentions} - {SELF}
    assert [(m.start, -m.end) for m in mentions] == sorted((m.start, -m.end) for m in mentions)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
def test_the_unicode_form_does_not_count(sentences):
    text = "I. YÊU CẦU\n\n" + "\n\n".join(sentences)
    results = []
    for form in ("NFC", "NFD"):
        source = unicodedata.normalize(form, text)
        reading, targets, mentions = found_in(source)
        spans = [reading.span(mention.start, mention.end) for mention in mentions]
        results.append((targets, [unicodedata.normalize("NFC", source[start:end]) for start, end in spans]))
    assert results[0] == results[1]


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(SENTENCES), st.integers(min_value=40, max_value=90))
def test_wrapping_at_blanks_does_not_count(sentence, width):
    plain = "I. YÊU CẦU\n\n" + "\n\n".join([sentence] * 3)
    lines, line = [], ""
    for word in sentence.split():
        if len(line) + len(word) >= width and not word[0].isdigit():
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    wrapped = "I. YÊU CẦU\n\n" + "\n\n".join(["\n".join([*lines, line])] * 3)
    quotes = [
        [" ".join(reading.text[m.start : m.end].split()) for m in mentions]
        for reading, _, mentions in (found_in(plain), found_in(wrapped))
    ]
    assert quotes[0] == quotes[1]


@pytest.mark.parametrize(
    "piece",
    [
        "Nghị định số 1, ", "Luật ", "/QĐ-", "Nghị quyết số 29-NQ/TW, ", "số ",
        "Đề án ", "“", "Luật sửa đổi, bổ sung ",
        "1/", "Kế hoạch “a b c ", "ngày 1/1/2020 của ", "Chương trình mục tiêu quốc gia: A b c, ", "12-",
        "(gọi tắt là ",
        "Luật Giáo dục, ", "Nghị quyết Đại hội ", "của UBND tỉnh ", "Nghị quyết 29 ", "A", "1", " ", "- ",
        "Đề án phát triển thể lực và tầm vóc người Việt giai đoạn 2011-2030 ",
        "Quyết định số 12/QĐ-UBND phê duyệt Đề án a b c d ",
    ],
)  # fmt: skip
def test_time_grows_with_the_length_only(piece):
    def seconds(size):
        text = "I. YÊU CẦU\n\n" + piece * (size // len(piece))
        reading = reading_of(text)
        structure = structure_of(reading)
        assert structure.blocks
        assert reading.lower
        started = time.process_time()
        find_mentions(reading, structure, Header(level=Level.PROVINCE, place="Lào Cai"))
        return time.process_time() - started

    seconds(1_000)
    short, long = seconds(25_000), seconds(100_000)
    assert long < 10 * short + 0.25


@pytest.mark.parametrize(
    "sentence",
    [
        "Kế hoạch số {0}/KH-UBND; Kế hoạch số {0}/KH-UBND ngày 1/1/2020, ",
        "Quyết định số {0}/QĐ-UBND phê duyệt Đề án a{0} b c d e; ",
        "thực hiện Đề án a{0} b{0} c d e giai đoạn 2020-2025; ",
        "Luật A{0} b c; Luật số {0}/2020/QH14, ",
        "Nghị quyết số {0}-NQ/TU (gọi tắt là Nghị quyết {0}), ",
    ],
)
def test_many_different_documents_take_no_more_time_each(sentence):
    def seconds(count):
        text = "I. YÊU CẦU\n\n" + "".join(sentence.format(number) for number in range(100, 100 + count))
        reading = reading_of(text)
        structure = structure_of(reading)
        assert structure.blocks
        assert reading.lower
        started = time.process_time()
        find_mentions(reading, structure, Header(level=Level.PROVINCE, place="Lào Cai"))
        return time.process_time() - started

    seconds(50)
    few, many = seconds(500), seconds(2_000)
    assert many < 10 * few + 0.25

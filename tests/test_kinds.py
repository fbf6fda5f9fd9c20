import re
from collections import Counter

import pytest

from graph_loader.reference.kinds import by_abbreviation, by_code, by_folded_name, by_lower_name, kinds

ADMINISTRATIVE = re.split(
    ", ",
    "nghị quyết, quyết định, chỉ thị, quy chế, quy định, thông cáo, thông báo, hướng dẫn, chương trình, kế hoạch, "
    "phương án, đề án, dự án, báo cáo, biên bản, tờ trình, hợp đồng, công văn, công điện, bản ghi nhớ, bản thỏa thuận, "
    "giấy ủy quyền, giấy mời, giấy giới thiệu, giấy nghỉ phép, phiếu gửi, phiếu chuyển, phiếu báo, thư công",
)
NORMATIVE = "hiến pháp, bộ luật, luật, pháp lệnh, lệnh, nghị quyết, nghị định, quyết định, thông tư, thông tư liên tịch"
PARTY = re.split(
    ", ",
    "cương lĩnh, điều lệ, chiến lược, nghị quyết, quyết định, chỉ thị, kết luận, quy chế, quy định, thông tri, "
    "hướng dẫn, thông báo, thông cáo, tuyên bố, lời kêu gọi, báo cáo, kế hoạch, quy hoạch, chương trình, đề án, "
    "tờ trình, công văn, biên bản, phương án",
)


def test_the_29_kinds_of_the_decree_on_clerical_work_are_there():
    assert len(ADMINISTRATIVE) == 29
    assert [name for name in ADMINISTRATIVE if "administrative" not in by_lower_name()[name].families] == []


@pytest.mark.parametrize("names", [NORMATIVE.split(", "), PARTY], ids=["normative", "party"])
def test_the_other_lists_are_there(names):
    assert [name for name in names if name not in by_lower_name()] == []


def test_keys_labels_names_and_codes_are_unique():
    for values in (
        [k.abbreviation for k in kinds()],
        [k.label for k in kinds()],
        [k.english for k in kinds()],
        [name.lower() for k in kinds() for name in (k.name, *k.aliases)],
    ):
        assert [v for v, n in Counter(values).items() if n > 1] == []
    owners = {(code.lower(), k.abbreviation) for k in kinds() for code in k.codes}
    assert [code for code, n in Counter(code for code, _ in owners).items() if n > 1] == []


def test_labels_are_names_that_cypher_takes_unquoted():
    assert [k.label for k in kinds() if not re.fullmatch(r"[A-Z][A-Za-z]+", k.label)] == []


@pytest.mark.parametrize(
    ("code", "abbreviation"),
    [
        ("kh", "KH"),
        ("qđ", "QD"),
        ("đa", "DA"),
        ("da", "DAn"),
        ("cthđ", "CTr"),
        ("cđ", "CD"),
        ("vbhn", "Văn bản hợp nhất"),
    ],
)
def test_a_code_of_a_number_gives_the_kind(code, abbreviation):
    assert by_code()[code].abbreviation == abbreviation


@pytest.mark.parametrize(
    ("name", "abbreviation"),
    [("chương trình hành động", "CTr"), ("luật", "Luat"), ("thông tư liên bộ", "TTLT"), ("hướng dẫn", "HD")],
)
def test_a_name_gives_the_kind(name, abbreviation):
    assert by_lower_name()[name] is by_abbreviation()[abbreviation]


def test_names_are_found_without_diacritics():
    assert by_folded_name()["de an"].abbreviation == "DA"
    assert by_folded_name()["du an"].abbreviation == "DAn"

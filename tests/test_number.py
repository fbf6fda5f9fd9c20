import pytest

from graph_loader.extraction.model import Level
from graph_loader.extraction.number import CORE, coded, number_of
from graph_loader.extraction.reading import reading_of


@pytest.mark.parametrize(
    ("text", "key", "kind", "level"),
    [
        ("116/2020/NĐ-CP", "116-2020-NĐ-CP", "ND", Level.CENTRAL),
        ("29-NQ/TW", "29-NQ-TW", "NQ", Level.CENTRAL),
        ("29- NQ/TW", "29-NQ-TW", "NQ", Level.CENTRAL),
        ("29–NQ/TW", "29-NQ-TW", "NQ", Level.CENTRAL),
        ("78/2021/NĐ -CP", "78-2021-NĐ-CP", "ND", Level.CENTRAL),
        ("522/QĐ/TTg", "522-QĐ-TTG", "QD", Level.CENTRAL),
        ("27/NQ-TW", "27-NQ-TW", "NQ", Level.CENTRAL),
        ("186/ 2007/NĐ - CP", "186-2007-NĐ-CP", "ND", Level.CENTRAL),
        ("20/KH-\nUBND", "20-KH-UBND", "KH", None),
        ("0125/KH-UBND", "125-KH-UBND", "KH", None),
        ("7244/VPCP-CN", "7244-VPCP-CN", None, Level.MINISTRY),
        ("1890/STP-VB&TDTHPL", "1890-STP-VB&TDTHPL", None, Level.PROVINCE),
        ("66.2/2025/NQ-CP", "66.2-2025-NQ-CP", "NQ", Level.CENTRAL),
        ("459-KHHĐ/TU", "459-KHHĐ-TU", "KH", Level.PROVINCE),
        ("72/2025/QH15", "72-2025-QH15", None, Level.CENTRAL),
        ("686/NQ-UBTVQH15", "686-NQ-UBTVQH15", "NQ", Level.CENTRAL),
        ("132/HĐBT", "132-HĐBT", None, Level.CENTRAL),
        ("05/2008/TTLT-BTC-BNV", "5-2008-TTLT-BTC-BNV", "TTLT", Level.MINISTRY),
        ("15-NQ/ĐH", "15-NQ-ĐH", "NQ", None),
        ("9512/TTr- SNN-CCTL", "9512-TTR-SNN-CCTL", "TTr", Level.PROVINCE),
        ("12-CTr/HU", "12-CTR-HU", "CTr", Level.DISTRICT),
        ("06/QĐ-TTG", "6-QĐ-TTG", "QD", Level.CENTRAL),
        ("102 /2025 /QĐ-CTUBND", "102-2025-QĐ-CTUBND", "QD", None),
        ("07/CV-02", "7-CV-02", "CV", None),
        ("18/CV-2024", "18-2024-CV", "CV", None),
        ("49/2025TT-BCT", "49-2025-TT-BCT", "TT", Level.MINISTRY),
    ],
)
def test_reads_a_number(text, key, kind, level):
    match = CORE.match(reading_of(text).text)
    assert match is not None
    assert match.end() == len(text)
    number = number_of(match.group())
    assert (number.key, number.kind, number.organ and number.organ.level) == (key, kind, level)
    assert coded(number)


@pytest.mark.parametrize("text", ["12/3/2020", "1/2", "50%", "2021-2025", "12/Kế hoạch", "3,5/ha", "0912-345-678"])
def test_what_is_no_number(text):
    match = CORE.match(text)
    assert match is None or not coded(number_of(match.group()))


def test_look_alike_letters_are_one_letter():
    assert number_of(reading_of("98/2025/ТТ-BТС").text).key == "98-2025-TT-BTC"

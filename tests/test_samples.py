"""The sample documents: marked as samples, in our own words, and enough to show every part of the product."""

import re
from collections import Counter
from pathlib import Path

import pytest

from graph_loader.documents import read, walk
from graph_loader.extraction import extract
from graph_loader.extraction.model import Extraction, RelationType
from graph_loader.resources import resource

SAMPLES = [path for path in walk([resource("data", "samples")]) if path.name != "README.md"]
MARK = "VĂN BẢN MẪU (viết cho phần mềm, không phải bản gốc và không có giá trị pháp lý)"


@pytest.fixture(scope="module")
def extractions() -> dict[str, Extraction]:
    return {path.name: extract(read(path).text) for path in SAMPLES}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_sample_says_that_it_is_one(path: Path) -> None:
    assert MARK in read(path).text.splitlines()[0] or MARK in read(path).text[:200]


def test_there_are_enough_and_of_every_format() -> None:
    assert len(SAMPLES) >= 16
    assert {path.suffix for path in SAMPLES} == {".txt", ".md", ".html"}


def test_the_page_about_the_samples_is_no_legal_document() -> None:
    assert extract(read(resource("data", "samples", "README.md")).text).not_legal


# fmt: off
HEADERS = {
    "29-nq-tw-2013.txt": ("NQ", "29-NQ/TW", "2013-11-04", "central", None, "Nguyễn Phú Trọng"),
    "51-kl-tw-2019.txt": ("KL", "51-KL/TW", "2019-05-30", "central", None, "Trần Quốc Vượng"),
    "91-kl-tw-2024.md": ("KL", "91-KL/TW", "2024-08-12", "central", None, "Lương Cường"),
    "29-ct-tw-2024.txt": ("CT", "29-CT/TW", "2024-01-05", "central", None, "Trương Thị Mai"),
    "43-2019-qh14.txt": ("Luat", "43/2019/QH14", "2019-06-14", "central", None, "Nguyễn Thị Kim Ngân"),
    "44-nq-cp-2014.html": ("NQ", "44/NQ-CP", "2014-06-09", "central", None, "Nguyễn Tấn Dũng"),
    "51-nq-cp-2025.txt": ("NQ", "51/NQ-CP", "2025-03-18", "central", None, "Lê Thành Long"),
    "32-nq-cp-2024.txt": ("NQ", "32/NQ-CP", "2024-03-20", "central", None, "Trần Hồng Hà"),
    "84-2020-nd-cp.html": ("ND", "84/2020/NĐ-CP", "2020-07-17", "central", None, "Nguyễn Xuân Phúc"),
    "143-2020-nd-cp.txt": ("ND", "143/2020/NĐ-CP", "2020-12-10", "central", None, "Nguyễn Xuân Phúc"),
    "29-2023-nd-cp.txt": ("ND", "29/2023/NĐ-CP", "2023-06-03", "central", None, "Trần Lưu Quang"),
    "154-2025-nd-cp.txt": ("ND", "154/2025/NĐ-CP", "2025-06-15", "central", None, "Nguyễn Hòa Bình"),
    "522-qd-ttg-2018.txt": ("QD", "522/QĐ-TTg", "2018-05-14", "central", None, "Vũ Đức Đam"),
    "03-nq-tu-2020.txt": ("NQ", "03-NQ/TU", "2020-12-11", "province", "Lào Cai", "Đặng Xuân Phong"),
    "06-da-tu-2020.txt": ("DA", "06-ĐA/TU", "2020-12-11", "province", "Lào Cai", "Đặng Xuân Phong"),
    "100-kh-ubnd-2021.txt": ("KH", "100/KH-UBND", "2021-03-08", "province", "Lào Cai", "Giàng Thị Dung"),
    "20-kh-ubnd-2023.txt": ("KH", "20/KH-UBND", "2023-01-16", "province", "Lào Cai", "Giàng Thị Dung"),
    "82-kh-tu-2019.md": ("KH", "82-KH/TU", "2019-08-27", "province", "Điện Biên", None),
    "3243-kh-ubnd-2019.md": ("KH", "3243/KH-UBND", "2019-11-06", "province", "Điện Biên", None),
    "276-kh-tu-2024.txt": ("KH", "276-KH/TU", "2024-10-24", "province", "Bắc Kạn", None),
    "284-kh-ubnd-2025.md": ("KH", "284/KH-UBND", "2025-04-22", "province", "Bắc Kạn", None),
    "613-qd-ubnd-2022.html": ("QD", "613/QĐ-UBND", "2022-04-08", "province", "Sơn La", None),
    "muong-la-kh-ubnd-2022.txt": ("KH", "/KH-UBND", "2022-04", "district", "Mường La", "Mùa Thị Sinh"),
    "49-ctr-tu-2024.txt": ("CTr", "49-CTr/TU", "2024-04-22", "province", "Lai Châu", None),
    "kh-bcsd-2024.txt": ("KH", "-KH/BCSD", "2024-07", "province", "Lai Châu", "Lê Văn Lương"),
}
TITLES = {
    "29-nq-tw-2013.txt": "về đổi mới căn bản, toàn diện",
    "51-kl-tw-2019.txt": "về tiếp tục thực hiện nghị quyết số 29-nq/tw",
    "91-kl-tw-2024.md": "về tiếp tục thực hiện nghị quyết số 29-nq/tw",
    "29-ct-tw-2024.txt": "về công tác phổ cập giáo dục",
    "43-2019-qh14.txt": "giáo dục",
    "613-qd-ubnd-2022.html": "về việc ban hành đề án cải tiến",
}
# fmt: on


@pytest.mark.parametrize("name", sorted(HEADERS))
def test_headers_are_read_as_they_stand(name: str, extractions: dict[str, Extraction]) -> None:
    assert extractions.keys() == HEADERS.keys()
    header = extractions[name].header
    level = header.level and header.level.value
    assert (header.kind, header.number, header.issued_on, level, header.place, header.signer) == HEADERS[name]
    assert header.title
    assert header.title.lower().startswith(TITLES.get(name, ""))
    assert extractions[name].not_legal is None


def test_every_relation_has_an_example(extractions: dict[str, Extraction]) -> None:
    found = Counter(relation.type for extraction in extractions.values() for relation in extraction.relations)
    assert set(found) == set(RelationType)


# fmt: off
STATED = [
    ("06-da-tu-2020.txt", "self", "IMPLEMENTS", "29-NQ/TW"),
    ("100-kh-ubnd-2021.txt", "self", "IMPLEMENTS", "06-ĐA/TU"),
    ("20-kh-ubnd-2023.txt", "100/KH-UBND", "IMPLEMENTS", "06-ĐA/TU"),
    ("20-kh-ubnd-2023.txt", "96/NQ-CP", "IMPLEMENTS", "11-NQ/TW"),
    ("20-kh-ubnd-2023.txt", "self", "IMPLEMENTS", "06-ĐA/TU"),
    ("03-nq-tu-2020.txt", "self", "ISSUES", "06-ĐA/TU"),
    ("3243-kh-ubnd-2019.md", "self", "IMPLEMENTS", "51-KL/TW"),
    ("3243-kh-ubnd-2019.md", "self", "IMPLEMENTS", "82-KH/TU"),
    ("284-kh-ubnd-2025.md", "self", "BASED_ON", "276-KH/TU"),
    ("284-kh-ubnd-2025.md", "51/NQ-CP", "IMPLEMENTS", "91-KL/TW"),
    ("284-kh-ubnd-2025.md", "self", "REVIEWS", "522/QĐ-TTg"),
    ("44-nq-cp-2014.html", "self", "IMPLEMENTS", "29-NQ/TW"),
    ("613-qd-ubnd-2022.html", "self", "IMPLEMENTS", "51-KL/TW"),
    ("muong-la-kh-ubnd-2022.txt", "self", "IMPLEMENTS", "613/QĐ-UBND"),
    ("kh-bcsd-2024.txt", "self", "IMPLEMENTS", "49-CTr/TU"),
    ("kh-bcsd-2024.txt", "49-CTr/TU", "IMPLEMENTS", "29-CT/TW"),
    ("49-ctr-tu-2024.txt", "self", "IMPLEMENTS", "29-CT/TW"),
    ("32-nq-cp-2024.txt", "686/NQ-UBTVQH15", "REVIEWS", "88/2014/QH13"),
    ("84-2020-nd-cp.html", "self", "GUIDES", "43/2019/QH14"),
    ("84-2020-nd-cp.html", "self", "REPLACES", "75/2006/NĐ-CP"),
    ("84-2020-nd-cp.html", "self", "REPEALS", "31/2011/NĐ-CP"),
    ("84-2020-nd-cp.html", "31/2011/NĐ-CP", "AMENDS", "75/2006/NĐ-CP"),
    ("143-2020-nd-cp.txt", "self", "AMENDS", "108/2014/NĐ-CP"),
    ("29-2023-nd-cp.txt", "self", "REPEALS", "143/2020/NĐ-CP"),
    ("154-2025-nd-cp.txt", "self", "REPLACES", "29/2023/NĐ-CP"),
]
# fmt: on


@pytest.mark.parametrize(("name", "source", "relation", "target"), STATED)
def test_the_cascades_are_stated(
    name: str, source: str, relation: str, target: str, extractions: dict[str, Extraction]
) -> None:
    extraction = extractions[name]
    numbers = {"self": "self"} | {t.id: t.number or t.name for t in extraction.targets}
    assert (source, relation, target) in {(numbers[r.source], r.type, numbers[r.target]) for r in extraction.relations}


def test_appendices_have_tasks(extractions: dict[str, Extraction]) -> None:
    assert {name: len(e.tasks) for name, e in extractions.items() if e.tasks} == {
        "20-kh-ubnd-2023.txt": 4,
        "284-kh-ubnd-2025.md": 3,
    }


@pytest.mark.corpus
def test_no_sentence_is_one_of_the_real_documents(corpus: Path) -> None:
    """Titles are theirs; no other sentence of a dozen words is, unless it is all names and numbers."""
    theirs = " ".join(
        words_of(path.read_text(encoding="utf-8", errors="replace"))
        for path in sorted(corpus.rglob("*"))
        if path.suffix in {".txt", ".md"} and path.name != "GUIDE.md"
    )
    titles = " ".join(words_of(extract(read(path).text).header.title or "") for path in SAMPLES)
    taken = [
        (path.name, sentence)
        for path in SAMPLES
        for sentence in map(words_of, re.split(r"[.;:\n|]", read(path).text))
        if len(sentence.split()) >= 12 and not re.search(r"\d|^căn cứ hiến pháp", sentence)
        if sentence in theirs and sentence not in titles
    ]
    assert taken == []


def words_of(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))

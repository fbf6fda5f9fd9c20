"""A lesson is one harmless page; a document handed over keeps its name safe and is looked at before it is loaded."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from graph_loader.corrections import SetHeader, corrections_of
from graph_loader.errors import UnreadableDocumentError
from graph_loader.export.lesson import LessonDocument, LessonStep, LessonWords, to_lesson
from graph_loader.extraction.model import RelationType
from graph_loader.graph.documents import document
from graph_loader.graph.drawing import Link, Naming, Shown, draw
from graph_loader.graph.find import identify
from graph_loader.graph.marks import marked_text
from graph_loader.imports import apply_corrections, imports_folder, keep_upload, load_kept, preview
from graph_loader.stores import open_store

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)> href {{7*7}}'
TEXT = """ỦY BAN NHÂN DÂN
TỈNH LÀO CAI
-------
Số: 45/KH-UBND
Lào Cai, ngày 02 tháng 3 năm 2024

KẾ HOẠCH
Thực hiện Chỉ thị số 29-CT/TW về xóa mù chữ

Thực hiện Chỉ thị số 29-CT/TW ngày 05/01/2024 của Bộ Chính trị, Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:
1. Mỗi xã mở một lớp.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn C
"""


class Seen(HTMLParser):
    """Collects tags and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs


def test_a_lesson_has_a_slide_a_step_and_runs_nothing_of_its_documents():
    naming = Naming(relation=str, tier=str)
    boxes = [Shown("a", 1, HOSTILE, HOSTILE, HOSTILE, HOSTILE), Shown("b", 6, "b")]
    drawing = draw(boxes, [Link("b", RelationType.IMPLEMENTS, "a", HOSTILE)], naming)
    told = LessonDocument(HOSTILE, HOSTILE, HOSTILE, ((HOSTILE, HOSTILE),))
    step = LessonStep(HOSTILE, (told,), HOSTILE, drawing)
    page = to_lesson([step, step], title=HOSTILE, language="vi", words=LessonWords("a", "b", "c", "d"))
    seen = Seen()
    seen.feed(page)
    assert seen.tags.count("section") == 2
    assert seen.tags.count("blockquote") == 2
    assert seen.tags.count("script") == 1
    assert "img" not in seen.tags
    assert not [name for name, _ in seen.attributes if name.startswith("on") or name in {"href", "src"}]
    assert page.count("url(data:font/woff2;base64,") == 6
    assert "sha256-" in next(value for name, value in seen.attributes if name == "content" and value and "src" in value)


@pytest.mark.parametrize(
    ("given", "begins"),
    [
        ("../../etc/passwd.txt", "passwd-"),
        ("Kế hoạch số 20.md", "ke-hoach-so-20-"),
        ("<script>.html", "script-"),
        ("....txt", "document-"),
        ("C:\\Windows\\a.txt", "c-windows-a-"),
    ],
)
def test_a_file_is_kept_under_a_safe_name_beside_the_store(tmp_path, given, begins):
    location = str(tmp_path / "store")
    path = keep_upload(location, given, b"text")
    assert path.parent == imports_folder(location).absolute()
    assert path.name.startswith(begins)
    assert path.read_bytes() == b"text"
    assert keep_upload(location, given, b"text") == path


def test_a_file_of_another_type_is_refused(tmp_path):
    with pytest.raises(UnreadableDocumentError, match="not read"):
        keep_upload(str(tmp_path), "virus.exe", b"MZ")


def test_a_preview_tells_why_a_file_cannot_be_read(tmp_path):
    location = str(tmp_path / "store")
    seen = preview(keep_upload(location, "empty.txt", b"  \n"), corrections_of(location))
    assert seen.record is None
    assert seen.reason


def test_a_correction_counts_before_and_after_the_load_and_can_be_undone(tmp_path):
    location = str(tmp_path / "store")
    path = keep_upload(location, "ke-hoach.txt", TEXT.encode())
    corrections = corrections_of(location)
    (made,) = corrections.add(str(path), "an@example.vn", [SetHeader(field="signer", value="Trần Văn Cường")])
    seen = preview(path, corrections)
    assert seen.record is not None
    assert seen.record.header.signer == "Trần Văn Cường"
    assert load_kept(location, [path]).loaded == 1
    assert signer(location) == "Trần Văn Cường"
    corrections.undo(made.id, "an@example.vn")
    apply_corrections(location)
    assert signer(location) == "Trần Văn C"


def signer(location: str) -> str | None:
    with open_store(location, read_only=True) as store:
        return document(store, identify(store, "45/KH-UBND")).signer


def test_the_reader_marks_each_citation_with_its_relation_and_document(tmp_path):
    location = str(tmp_path / "store")
    path = keep_upload(location, "ke-hoach.txt", TEXT.encode())
    load_kept(location, [Path(path)])
    with open_store(location, read_only=True) as store:
        found = marked_text(store, identify(store, "45/KH-UBND"))
        assert found is not None
        assert marked_text(store, identify(store, "29-CT/TW")) is None
    assert found.text == TEXT
    directives = [mark for mark in found.marks if "29-CT/TW" in found.text[mark.start : mark.end]]
    assert len(directives) == 2
    for mark in directives:
        assert mark.relation is RelationType.IMPLEMENTS
        assert mark.document is not None
        assert mark.document.number == "29-CT/TW"
    assert all(one.end <= other.start for one, other in zip(found.marks, found.marks[1:], strict=False))
    assert any(found.text[start:end].startswith("Thực hiện Chỉ thị") for start, end in found.sentences)

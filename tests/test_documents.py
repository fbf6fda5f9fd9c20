import os
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader.documents import read, registry, walk
from graph_loader.documents.html import read_html
from graph_loader.errors import UnreadableDocumentError


def written(folder, name, data):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("a.txt", "Số: 7/KH-UBND\r\nHà Giang", "Số: 7/KH-UBND\r\nHà Giang"),
        ("a.md", "**KẾ HOẠCH**\n\n- một", "**KẾ HOẠCH**\n\n- một"),
        ("A.TXT", "chữ hoa ở đuôi tệp", "chữ hoa ở đuôi tệp"),
        ("bom.txt", "\ufeffKế hoạch", "\ufeffKế hoạch"),
        ("nfd.txt", unicodedata.normalize("NFD", "Quyết định"), unicodedata.normalize("NFD", "Quyết định")),
        ("utf16.txt", "Kế hoạch".encode("utf-16"), "Kế hoạch"),
        ("utf32.txt", "Kế hoạch".encode("utf-32"), "Kế hoạch"),
    ],
)
def test_plain_text_is_kept_as_it_is(tmp_path, name, data, text):
    document = read(written(tmp_path, name, data))
    assert document.text == text
    assert document.offsets is None
    assert len(document.sha256) == 64


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\r\n", "no text"),
        ("binary.txt", bytes(range(256)) * 20, "binary"),
        ("zeros.txt", b"\x00" * 4096, "binary"),
        ("renamed.txt", b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        ("renamed.md", b"PK\x03\x04word/document.xml", "Office"),
        ("windows.txt", "Đoàn".encode("cp1258"), "not UTF-8"),
        ("cut.txt", "Kế".encode()[:-1], "not UTF-8"),
        ("half.txt", b"\xff\xfea", "utf-16"),
        ("scan.pdf", b"%PDF-1.7", "not read"),
        ("noname", b"text", "without a suffix"),
        ("script.html", b"<html><script>alert(1)</script></html>", "no text"),
    ],
)
def test_a_bad_file_says_why_in_one_sentence(tmp_path, name, data, reason):
    with pytest.raises(UnreadableDocumentError) as error:
        read(written(tmp_path, name, data))
    assert reason in str(error.value)
    assert str(error.value).endswith(".")
    assert "\n" not in str(error.value)


def test_a_huge_file_is_refused_without_being_read(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    with pytest.raises(UnreadableDocumentError, match="limit"):
        read(path)


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(registry, "MAX_BYTES", 10)
    path = written(tmp_path, "a.txt", "12345678901234")
    with pytest.raises(UnreadableDocumentError, match="limit"):
        read(path)


def test_what_is_no_regular_file_is_refused(tmp_path):
    fifo, link, folder = tmp_path / "pipe.txt", tmp_path / "link.txt", tmp_path / "folder.txt"
    os.mkfifo(fifo)
    link.symlink_to(tmp_path / "gone.txt")
    folder.mkdir()
    for path, reason in ((fifo, "pipe"), (link, "link"), (folder, "folder"), (tmp_path / "none.txt", "no such file")):
        with pytest.raises(UnreadableDocumentError, match=reason):
            read(path)


def test_a_file_without_the_right_to_read_is_refused(tmp_path, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    path = written(tmp_path, "secret.txt", "x")
    monkeypatch.setattr(type(path), "open", refuse)
    with pytest.raises(UnreadableDocumentError, match="right to read"):
        read(path)


def test_a_failing_disk_is_named(tmp_path, monkeypatch):
    def fail(*_args, **_kwargs):
        raise OSError(5, "Input/output error")

    path = written(tmp_path, "a.txt", "x")
    monkeypatch.setattr(type(path), "open", fail)
    with pytest.raises(UnreadableDocumentError, match="the disk failed"):
        read(path)


PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Cổng</title><style>p {color: red}</style>
<script>if (a < b) { write("<p>không</p>"); }</script></head><body>
<nav><a href="/">Trang chủ</a></nav>
<table><tr><td><b>UBND</b><br>TỈNH X</td><td>CỘNG&nbsp;HÒA &amp; v.v.</td></tr></table>
<p>Căn cứ <i>Luật</i>
   số&#160;5;</p><!-- <p>ẩn</p> --><div hidden>ẩn</div><p style="display:none">ẩn</p>
<ul><li>một<li>hai</ul><pre>a
  b</pre></body></html>"""


def test_a_page_becomes_its_visible_text(tmp_path):
    document = read(written(tmp_path, "a.html", PAGE))
    assert document.format == "html"
    assert document.text.split("\n") == [
        "UBND",
        "TỈNH X |CỘNG\u00a0HÒA & v.v. |",
        "",
        "Căn cứ Luật số\u00a05;",
        "",
        "- một",
        "- hai",
        "",
        "a",
        "  b",
    ]


def test_offsets_lead_back_to_the_page():
    text, offsets = read_html(PAGE.encode())
    for phrase in ("UBND", "TỈNH X", "HÒA", "Căn cứ", "Luật", "một", "hai"):
        at = text.index(phrase)
        assert PAGE[offsets.to_original(at) :].startswith(phrase)


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1258">', "cp1258"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=utf-8">', "utf-8"),
        ('<meta charset="windows-1252">', "utf-8"),
        ("", "utf-8"),
    ],
)
def test_the_charset_of_a_page_is_found(head, encoding):
    words = "Thông tư" if encoding == "utf-8" else "Thông tu"
    assert words in read_html(f"<html>{head}<body>{words}</body>".encode(encoding))[0]


@pytest.mark.parametrize("name", ["rot13", "utf-7", "idna", "no-such", "base64"])
def test_a_page_cannot_choose_a_strange_codec(name):
    with pytest.raises(UnreadableDocumentError, match="not UTF-8"):
        read_html(f'<meta charset="{name}">'.encode() + b"\xff\xfe\xfa")


@given(st.text(st.sampled_from("<>/!-\"'= ab&;#x\n\tp") | st.characters(codec="utf-8"), max_size=200))
def test_any_page_is_read_and_every_letter_comes_from_it(page):
    try:
        text, offsets = read_html(page.encode())
    except UnreadableDocumentError:
        return
    originals = [offsets.to_original(at) for at in range(len(text))]
    assert all(0 <= at <= len(page) for at in originals)
    if "&" not in page:
        assert all(c in " |-\n" or page[at] == c for c, at in zip(text, originals, strict=True))


TAGS = ("<p>", "</p>", "<td>", "</td>", "<div>", "<nav>", "</nav>", "<script>", "</script>", "<br>", "&amp;", "a")


@given(st.lists(st.sampled_from(TAGS), max_size=40))
def test_tags_in_any_order_are_read(tags):
    read_html("".join(tags).encode())


def test_folders_are_walked_in_order_and_only_obvious_others_are_passed_over(tmp_path):
    for name in ("b.txt", "a.md", ".hidden.txt", "page.html", "scan.pdf", "style.css", "noname", "data.json"):
        written(tmp_path, name, "x")
    (tmp_path / "z").mkdir()
    (tmp_path / ".git").mkdir()
    written(tmp_path / "z", "c.txt", "x")
    written(tmp_path / ".git", "d.txt", "x")
    found = [path.relative_to(tmp_path).as_posix() for path in walk([tmp_path])]
    assert found == ["a.md", "b.txt", "noname", "page.html", "scan.pdf", "z/c.txt"]


def test_named_files_are_always_yielded_once(tmp_path):
    css = written(tmp_path, "a.css", "x")
    gone = tmp_path / "gone.txt"
    assert list(walk([css, gone, css])) == [css, gone]


def test_a_loop_of_links_ends(tmp_path):
    inner = tmp_path / "inner"
    inner.mkdir()
    written(inner, "a.txt", "x")
    (inner / "back").symlink_to(tmp_path)
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    assert [path.name for path in walk([tmp_path])] == ["broken.txt", "a.txt"]


def test_a_folder_named_twice_is_walked_once(tmp_path):
    written(tmp_path, "a.txt", "x")
    assert len(list(walk([tmp_path, tmp_path / "."]))) == 1

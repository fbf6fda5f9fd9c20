"""What the command line takes away from a store: tables, graphs, drawings and lessons as files."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.command_line import Result


@pytest.mark.parametrize("name", ["json", "graphml", "jsonld"])
def test_exports_write_a_file_or_stdout(name: str, tmp_path: Path, legalgraph: Callable[..., Result]) -> None:
    file = tmp_path / "graph"
    assert legalgraph("export", name, str(file)).code == 0
    assert legalgraph("export", name, "-").out.encode() == file.read_bytes()
    assert "29-NQ/TW" in file.read_text(encoding="utf-8")
    less = legalgraph("export", name, "-", "--lineage", "613/QĐ-UBND", "--direction", "down").out
    assert "613/Q" in less
    assert "20/KH-UBND" not in less


def test_export_csv_has_two_tables(tmp_path: Path, legalgraph: Callable[..., Result]) -> None:
    assert legalgraph("export", "csv", str(tmp_path / "tables")).code == 0
    relations = (tmp_path / "tables" / "relations.csv").read_text(encoding="utf-8-sig")
    documents = list(csv.DictReader(io.StringIO((tmp_path / "tables" / "documents.csv").read_text("utf-8-sig"))))
    assert {row["source"] for row in csv.DictReader(io.StringIO(relations))} <= {row["id"] for row in documents}


def test_export_html_is_one_page(tmp_path: Path, legalgraph: Callable[..., Result]) -> None:
    file = tmp_path / "page.html"
    assert legalgraph("export", "html", str(file), "--lineage", "29-NQ/TW", "--language", "en").code == 0
    page = file.read_text(encoding="utf-8")
    assert page.startswith("<!")
    assert not re.search(r"(?:src|href)=[\"']?https?:", page)


@pytest.mark.parametrize("direction", ["up", "down", "both"])
@pytest.mark.parametrize(("name", "begins"), [("svg", b"<svg"), ("pdf", b"%PDF-1."), ("html", b"<!doctype html>")])
def test_a_lineage_is_written_as_drawing_and_page(
    name: str, begins: bytes, direction: str, tmp_path: Path, legalgraph: Callable[..., Result]
) -> None:
    file = tmp_path / f"cascade.{name}"
    result = legalgraph("export", name, str(file), "--lineage", "51-KL/TW", "--direction", direction)
    assert (result.code, result.out) == (0, "")
    assert file.read_bytes().startswith(begins)
    rows = legalgraph("lineage", "51-KL/TW", f"--{direction}", "--depth", "5", "--format", "json").json
    assert result.err == f"{len(rows)} relations in {file}\n"
    if name == "svg":
        drawn = ET.fromstring(file.read_text("utf-8"))
        assert {one.get("data-node") for one in drawn.iter() if one.get("data-node")} >= {row["id"] for row in rows}


def test_a_drawing_speaks_the_language_that_is_asked_for(tmp_path: Path, legalgraph: Callable[..., Result]) -> None:
    texts = []
    for language in ("vi", "en"):
        file = tmp_path / f"{language}.svg"
        assert legalgraph("export", "svg", str(file), "--lineage", "51-KL/TW", "--language", language).code == 0
        texts.append(file.read_text("utf-8"))
    assert "thực hiện" in texts[0]
    assert "carries out" in texts[1]
    assert "thick orange border" in texts[1]


def test_a_timeline_is_written_and_an_empty_one_is_not(tmp_path: Path, legalgraph: Callable[..., Result]) -> None:
    file = tmp_path / "timeline.svg"
    result = legalgraph("export", "timeline", str(file), "--lineage", "29-NQ/TW", "--since", "2013")
    assert result.code == 0
    assert "29-NQ/TW" in file.read_text("utf-8")
    listed = legalgraph("timeline", "29-NQ/TW", "--since", "2013", "--format", "json").json
    assert result.err.startswith(f"{len(listed['documents'])} documents in")
    file.unlink()
    result = legalgraph("export", "timeline", str(file), "--since", "2090")
    assert result.code == 5
    assert not file.exists()


def test_a_lesson_has_a_step_for_each_tier_and_ones_notes(tmp_path: Path, legalgraph: Callable[..., Result]) -> None:
    file = tmp_path / "lesson.html"
    result = legalgraph("export", "lesson", str(file), "29-NQ/TW", "--note", "2=Ai ban hành <b>văn bản</b> này?")
    assert result.code == 0
    page = file.read_text("utf-8")
    assert "Ai ban hành &lt;b&gt;văn bản&lt;/b&gt; này?" in page
    assert result.err == f"{page.count('<section')} steps in {file}\n"
    for wrong in ("2", "0=a", "99=a", "x=a"):
        assert legalgraph("export", "lesson", str(file), "29-NQ/TW", "--note", wrong).code == 2


def test_export_neo4j_admin_writes_a_script(tmp_path: Path, legalgraph: Callable[..., Result]) -> None:
    result = legalgraph("export", "neo4j-admin", str(tmp_path / "import"))
    assert (result.code, result.out) == (0, "")
    script = (tmp_path / "import" / "import.sh").read_text(encoding="utf-8")
    assert "database import full" in " ".join(script.replace("\\\n", " ").split())

"""Which store is meant, and how Neo4j is reached."""

from pathlib import Path

import pytest

from graph_loader.stores.settings import Neo4jSettings, dotenv, store_settings

FULL = {
    "NEO4J_URI": "neo4j+s://graph.example:7687",
    "NEO4J_USERNAME": "loader",
    "NEO4J_PASSWORD": "mật khẩu",
    "NEO4J_DATABASE": "legal",
}


@pytest.mark.parametrize(
    ("location", "environment", "meant"),
    [
        ("here", FULL | {"LEGALGRAPH_STORE": "there"}, Path("here")),
        (None, FULL | {"LEGALGRAPH_STORE": "there"}, Path("there")),
        (None, FULL, Neo4jSettings("neo4j+s://graph.example:7687", "loader", "mật khẩu", "legal")),
        (None, {"NEO4J_URI": "bolt://x"}, Neo4jSettings("bolt://x", "neo4j", "", "neo4j")),
        ("bolt://other", FULL, Neo4jSettings("bolt://other", "loader", "mật khẩu", "legal")),
        (None, {"LEGALGRAPH_STORE": "bolt+ssc://y"}, Neo4jSettings("bolt+ssc://y")),
        ("~/graph", {}, Path("~/graph").expanduser()),
        (None, {"LEGALGRAPH_STORE": "", "NEO4J_URI": ""}, store_settings(None, {})),
    ],
)
def test_the_store_that_is_meant(location: str | None, environment: dict[str, str], meant: object) -> None:
    assert store_settings(location, environment) == meant


def test_without_any_setting_the_folder_of_the_user_is_meant() -> None:
    folder = store_settings(None, {})
    assert isinstance(folder, Path)
    assert folder.is_absolute()
    assert folder.parts[-2:] == ("legalgraph", "store")


def test_a_dotenv_file_gives_what_the_environment_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("LEGALGRAPH_STORE", "NEO4J_URI", "NEO4J_USERNAME", "NEO4J_DATABASE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NEO4J_PASSWORD", "from the environment")
    (tmp_path / ".env").write_text(
        "# the team's graph\nNEO4J_URI=bolt://graph:7687\nexport NEO4J_USERNAME='an'\nNEO4J_PASSWORD=in-the-file\n",
        encoding="utf-8",
    )
    assert store_settings() == Neo4jSettings("bolt://graph:7687", "an", "from the environment", "neo4j")


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("A=b", {"A": "b"}),
        ("  A = b c  ", {"A": "b c"}),
        ("A='b # c'", {"A": "b # c"}),
        ('A="b=c"', {"A": "b=c"}),
        ("A=b # note", {"A": "b"}),
        ("A=b#c", {"A": "b#c"}),
        ("A=", {"A": ""}),
        ("# A=b", {}),
        ("no variable", {}),
        ("", {}),
    ],
)
def test_lines_of_a_dotenv_file(tmp_path: Path, line: str, value: dict[str, str]) -> None:
    (tmp_path / ".env").write_text(line, encoding="utf-8")
    assert dotenv(tmp_path / ".env") == value


def test_a_missing_or_unreadable_dotenv_file_is_none(tmp_path: Path) -> None:
    assert dotenv(tmp_path / ".env") == {}
    (tmp_path / ".env").write_bytes(b"\xff\xfe\x00")
    assert dotenv(tmp_path / ".env") == {}
    assert dotenv(tmp_path) == {}

"""The documents are tested: every command, option, setting, label, type, property and saved query is described."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from graph_loader.cli.root import STOPPED, app
from graph_loader.documents import read, walk
from graph_loader.documents.registry import READERS
from graph_loader.extraction import extract
from graph_loader.extraction.model import Level, RelationType, Scope
from graph_loader.loading import LoadReport
from graph_loader.reference.kinds import kinds
from graph_loader.resolution import ResolutionInput, record_of, resolve
from graph_loader.stores import rows
from graph_loader.stores.queries import saved_queries

ROOT = Path(__file__).parent.parent
DOCS = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")}
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = DOCS | {"README.md": README, "CHANGELOG.md": (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")}
COMMON = {"--store", "--format", "--help", "-h"}


def sections(text: str) -> dict[str, str]:
    """Return the text under each heading, up to the next heading of the same or a higher rank."""
    found: dict[str, str] = {}
    headings = list(re.finditer(r"^(#+) (.+)$", text, re.MULTILINE))
    for at, heading in enumerate(headings):
        rank = len(heading[1])
        ends = (other.start() for other in headings[at + 1 :] if len(other[1]) <= rank)
        found[heading[2].strip("`")] = text[heading.end() : next(ends, len(text))]
    return found


MODEL = sections(DOCS["model.md"])
COMMANDS = sections(DOCS["commands.md"])


def commands() -> Iterator[tuple[str, Any]]:
    """Yield every command that does something, by its full name."""

    def below(name: str, command: Any) -> Iterator[tuple[str, Any]]:
        if hasattr(command, "commands"):
            for sub, one in command.commands.items():
                yield from below(f"{name} {sub}", one)
        else:
            yield name, command

    yield from below("legalgraph", typer.main.get_command(app))


@pytest.mark.parametrize(("name", "command"), list(commands()), ids=[name for name, _ in commands()])
def test_every_command_and_option_is_described(name: str, command: Any) -> None:
    heading = " ".join(name.split()[:2])
    assert heading in COMMANDS
    text = COMMANDS[heading]
    assert f"`{name}" in text
    for parameter in command.params:
        for option in (*parameter.opts, *parameter.secondary_opts):
            if option.startswith("-") and option not in COMMON:
                assert f"`{option}" in text, f"{name} {option}"


def test_options_of_all_commands_are_described() -> None:
    text = COMMANDS["Common to all commands"]
    for parameter in typer.main.get_command(app).params:
        for option in (*parameter.opts, *parameter.secondary_opts):
            assert f"`{option}" in text


def test_no_command_is_described_that_there_is_not() -> None:
    described = {heading for heading in COMMANDS if heading.startswith("legalgraph ")}
    assert described == {" ".join(name.split()[:2]) for name, _ in commands()}


def test_every_exit_code_is_described() -> None:
    codes = {int(code) for code in re.findall(r"^\| (\d+) \|", COMMANDS["Exit codes"], re.MULTILINE)}
    assert codes == {0, 1, 2, 3, 4, 5, 6, STOPPED}


def test_every_key_of_the_load_report_is_described() -> None:
    for key in LoadReport().to_json():
        assert f'"{key}"' in COMMANDS["legalgraph load"]


def properties() -> dict[str, set[str]]:
    """Return the properties that nodes of each label and relations have in a store."""
    written: dict[str, set[str]] = {}
    sources = [read(path) for path in walk([ROOT / "data" / "samples"])]
    records = [record_of(extract(source.text), source.text) for source in sources]
    graph = resolve(ResolutionInput(str(at), str(at), record) for at, record in enumerate(records)).graph
    for table in (*rows.node_tables(graph), *rows.part_tables(graph)):
        written.setdefault(table.label, set()).update(table.columns)
    for table in rows.relation_tables(graph):
        if table.type in set(RelationType):
            written.setdefault("Relations", set()).update(table.columns.keys() - {"source", "target"})
    return {label: names - {"digest"} for label, names in written.items()}


@pytest.mark.parametrize(("label", "written"), properties().items())
def test_every_property_is_described(label: str, written: set[str]) -> None:
    lines = re.findall(r"^\| (`.+?) \|", MODEL[label], re.MULTILINE)
    described = {name for line in lines for name in re.findall(r"`(\w+)`", line)}
    assert written <= described
    if label != "Relations":
        assert described == written, "nothing that is not there"


def test_every_label_and_type_is_described() -> None:
    for label in (*rows.NODE_LABELS, *rows.PART_LINKS):
        assert label in MODEL
    types = {*rows.RELATION_ENDS, *(link for links in rows.PART_LINKS.values() for link, _, _ in links)}
    described = set(re.findall(r"`([A-Z_]{5,})`", MODEL["Relations"]))
    assert described == types
    assert set(RelationType) <= types


@pytest.mark.parametrize("word", [*Scope, *Level])
def test_every_scope_and_level_is_described(word: str) -> None:
    assert f"`{word}`" in DOCS["model.md"]


def test_kinds_of_the_example_are_labels() -> None:
    labels = {kind.label for kind in kinds()}
    shown = re.findall(r"`(\w+)`", MODEL["Document"].split("(`data")[0])
    assert set(shown) <= labels


@pytest.mark.parametrize("query", saved_queries(), ids=lambda query: query.name)
def test_every_saved_query_is_described(query: object) -> None:
    text = sections(DOCS["queries.md"])
    assert query.name in text
    for parameter in query.parameters:
        assert f"`{parameter.name}" in text[query.name], parameter.name


def test_every_setting_is_described() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("graph_loader", "app", "tests")
        for path in (ROOT / folder).rglob("*.py")
    )
    settings = set(re.findall(r"\b(?:LEGALGRAPH|NEO4J)_[A-Z_]+\b", code)) - {"NEO4J_HOME", "NEO4J_CONF"}
    assert settings >= {"LEGALGRAPH_STORE", "NEO4J_URI"}
    missing = {name for name in settings if f"`{name}`" not in DOCS["settings.md"]}
    assert missing == set()


def test_every_page_of_the_application_is_described() -> None:
    pages = {path.stem.removesuffix("_page") for path in (ROOT / "app" / "app_pages").glob("*_page.py")}
    described = set(re.findall(r"^\| [\w ()À-ỹ]+ \| `/(\w*)`", DOCS["application.md"], re.MULTILINE))
    assert described == {"" if name == "find" else name for name in pages}


def test_the_composed_server_has_the_settings_that_are_advised() -> None:
    composed = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    given = {
        name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_"): str(value)
        for name, value in composed["neo4j"]["environment"].items()
    }
    advised = dict(re.findall(r"`([a-z_.]+)=(\S+?)`", sections(DOCS["neo4j.md"])["A console that is safe to share"]))
    for name, value in advised.items():
        if not name.startswith(("server.bolt.listen", "dbms.security.auth")):
            assert given[name] == value, name
    assert all(port.startswith("127.0.0.1:") for service in composed.values() for port in service["ports"])


def test_every_suffix_is_described() -> None:
    for suffix in READERS:
        assert f"`{suffix}`" in DOCS["formats.md"]


def slug(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("page", sorted(PAGES))
def test_links_lead_somewhere(page: str) -> None:
    folder = ROOT / "docs" if page in DOCS else ROOT
    for target in re.findall(r"\]\(([^)\s]+)\)", PAGES[page]):
        if target.startswith(("http://", "https://")):
            continue
        file, _, anchor = target.partition("#")
        path = (folder / file).resolve() if file else folder / page
        assert path.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {slug(heading) for heading in headings}, target


def test_every_page_is_reached_from_the_readme() -> None:
    for name in DOCS:
        assert f"docs/{name}" in README, name


@pytest.mark.parametrize("command", sorted(set(re.findall(r"^legalgraph .+$", README, re.MULTILINE))))
def test_commands_of_the_readme_exist(command: str) -> None:
    names = {name.split()[1] for name, _ in commands()}
    assert command.split()[1] in names


def test_the_python_of_the_readme_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").symlink_to(ROOT / "data")
    [code] = re.findall(r"```python\n(.+?)```", README, re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})
    said = capsys.readouterr().out
    assert "25 documents loaded" in said
    assert "44/NQ-CP IMPLEMENTS" in said
    assert "{" not in said
    assert [path.name for path in tmp_path.iterdir() if path.name != "data" and not path.name.startswith("my-")] == []


def test_what_the_examples_write_is_not_committed() -> None:
    assert "/my-*" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    written = re.findall(r"(?:> |export \w+ |open_store\()\"?([\w.-]+)", README)
    assert written
    assert all(name.startswith("my-") for name in written)


def test_targets_of_the_readme_are_made() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make (\w+)", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target

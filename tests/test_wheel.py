"""The wheel in an empty environment: complete, in nobody's way, and the application starts from it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:] + done.stdout[-2000:]
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of an environment that has the wheel and what it needs, and nothing else."""
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    programs = folder / "bin"
    done = subprocess.run(
        [programs / "python", "-m", "pip", "install", "-q", "--constraint", ROOT / "constraints.txt", wheel],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return programs


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that is no checkout."""
    return tmp_path_factory.mktemp("elsewhere")


def legalgraph(programs: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "NEO4J", "LEGALGRAPH"))
    }
    return subprocess.run(
        [programs / "legalgraph", *arguments], cwd=folder, env=clean, capture_output=True, text=True, check=False
    )


def test_the_wheel_puts_one_name_on_the_import_path(wheel: Path) -> None:
    names = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {name for name in names if not name.endswith(".dist-info")} == {"graph_loader"}


def test_the_wheel_has_every_file_that_is_not_code(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "app", "cypher", "data"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")[:-1]
    assert tracked
    assert {f"graph_loader/_bundled/{path}" for path in tracked} <= names


def test_it_loads_the_samples_and_answers(environment: Path, elsewhere: Path) -> None:
    demo = legalgraph(environment, elsewhere, "demo", "--no-app", "--store", "store")
    assert demo.returncode == 0, demo.stderr
    stats = legalgraph(environment, elsewhere, "stats", "--store", "store", "--format", "json")
    assert json.loads(stats.stdout)["documents"]["loaded"] == 25
    queries = legalgraph(environment, elsewhere, "queries", "--format", "json")
    assert len(json.loads(queries.stdout)) >= 24
    lineage = legalgraph(environment, elsewhere, "lineage", "20/KH-UBND", "--store", "store", "--format", "json")
    assert "06-ĐA/TU" in {row["number"] for row in json.loads(lineage.stdout)}


@pytest.fixture
def served(environment: Path, elsewhere: Path) -> Iterator[str]:
    """The address of the application, started from the wheel."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [environment / "legalgraph", "app", "--port", str(port), "--no-browser", "--store", "store"]
    with (elsewhere / "app.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=elsewhere, stdout=log, stderr=log, start_new_session=True)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=30)


def test_the_application_starts(served: str, elsewhere: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{served}/_stcore/health", timeout=5) as answer:
                assert answer.status == 200
                break
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.3)
    else:
        pytest.fail((elsewhere / "app.log").read_text(encoding="utf-8", errors="replace")[-2000:])
    with urllib.request.urlopen(served, timeout=10) as page:
        assert b'<div id="root">' in page.read()

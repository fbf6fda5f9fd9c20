"""Loading, on both stores: what is read again, what a changed file replaces, and files that try to bring it down."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from graph_loader import workers
from graph_loader.corrections import Corrections, DropRelation, End, SetTarget
from graph_loader.extraction import extract
from graph_loader.graph.find import identify
from graph_loader.graph.lineage import lineage
from graph_loader.graph.stats import stats
from graph_loader.loading import LoadReport, forget, load
from graph_loader.resources import resource
from graph_loader.stores import GraphStore, open_store
from graph_loader.stores.protocol import WriteSummary
from graph_loader.workers import Outcome, outcomes, read_and_extract

PLAN = """ỦY BAN NHÂN DÂN
TỈNH HÀ GIANG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: {number}/KH-UBND
Hà Giang, ngày 05 tháng 3 năm 2024

KẾ HOẠCH
Mở thêm lớp học buổi tối ở các xã vùng cao

Căn cứ Nghị quyết số {basis} ngày 04 tháng 11 năm 2013 của Ban Chấp hành Trung ương Đảng;

Ủy ban nhân dân tỉnh giao các huyện làm xong trong năm.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the sample documents."""
    return Path(shutil.copytree(resource("data", "samples"), tmp_path / "documents"))


def write_plan(folder: Path, number: int = 41, basis: str = "29-NQ/TW", name: str = "plan.txt") -> Path:
    path = folder / name
    path.write_text(PLAN.format(number=number, basis=basis), encoding="utf-8")
    return path


def assert_adds_up(report: LoadReport) -> None:
    value = report.to_json()
    counted = value["loaded"] + value["unchanged"] + value["duplicates"] + value["not_legal"] + len(value["set_aside"])
    assert value["read"] == counted


def test_the_report_has_the_keys_of_its_contract() -> None:
    assert list(LoadReport().to_json()) == [
        "read",
        "loaded",
        "unchanged",
        "duplicates",
        "not_legal",
        "set_aside",
        "mentions",
        "relations",
        "resolved",
        "unresolved",
        "seconds",
    ]


def test_a_first_load_reads_every_file(folder: Path, store: GraphStore) -> None:
    files = sum(1 for file in folder.rglob("*") if file.is_file())
    report = load([folder], store)
    assert_adds_up(report)
    assert report.read == files
    assert report.loaded == files - 1, "all but README.md"
    assert report.not_legal == 1
    assert report.mentions > report.relations > 0
    assert report.resolved > 0
    assert stats(store).loaded == report.loaded


def test_loading_again_changes_nothing_and_reads_nothing(
    folder: Path, store: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load([folder], store)
    version, before = store.version(), stats(store)
    monkeypatch.setattr(workers, "read", lambda path: pytest.fail(f"{path} was read again"))
    second = load([folder], store)
    assert_adds_up(second)
    assert (second.read, second.unchanged, second.loaded) == (first.read, first.read, 0)
    assert second.written == WriteSummary()
    assert (store.version(), stats(store)) == (version, before)


def test_a_relative_and_an_absolute_path_are_one_file(
    folder: Path, store: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    load([folder], store)
    monkeypatch.chdir(folder.parent)
    assert load([folder.name, f"./{folder.name}/", folder], store).loaded == 0


def test_rules_of_another_version_read_everything_again(
    folder: Path, store: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load([folder], store)
    for module in ("graph_loader.loading", "graph_loader.workers"):
        monkeypatch.setattr(f"{module}.EXTRACTOR", "another")
    second = load([folder], store)
    assert (second.loaded, second.unchanged) == (first.loaded, 0)
    assert second.written == WriteSummary(), "the same text says the same"


def test_a_changed_file_replaces_only_what_it_asserted(folder: Path, store: GraphStore) -> None:
    plan = write_plan(folder, basis="29-NQ/TW")
    load([folder], store)
    before = stats(store)
    above = {row.number for row in lineage(store, identify(store, "41/KH-UBND"), depth=1).rows}
    assert above == {"29-NQ/TW"}

    write_plan(folder, basis="44/NQ-CP")
    report = load([folder], store)

    assert (report.loaded, report.unchanged) == (1, report.read - 1)
    above = {row.number for row in lineage(store, identify(store, "41/KH-UBND"), depth=1).rows}
    assert above == {"44/NQ-CP"}
    assert stats(store).citations == before.citations
    plan.unlink()


def test_a_file_that_is_taken_out_leaves_what_others_say(folder: Path, store: GraphStore) -> None:
    load([folder], store)
    below = {row.number for row in lineage(store, identify(store, "51-KL/TW"), direction="down", depth=1).rows}
    loaded = stats(store).loaded

    assert forget([folder / "trung_uong" / "51-kl-tw-2019.txt"], store) == 1

    assert stats(store).loaded == loaded - 1
    rows = lineage(store, identify(store, "51-KL/TW"), direction="down", depth=1).rows
    assert {row.number for row in rows} == below
    assert forget([folder / "nothing-here"], store) == 0


def test_a_folder_name_is_no_prefix_of_another(folder: Path, store: GraphStore) -> None:
    sibling = folder.parent / "documents-of-others"
    sibling.mkdir()
    write_plan(sibling)
    load([folder, sibling], store)
    loaded = stats(store).loaded
    assert forget([sibling], store) == 1
    assert stats(store).loaded == loaded - 1


def test_a_copy_is_a_duplicate(folder: Path, store: GraphStore) -> None:
    write_plan(folder)
    write_plan(folder, name="copy of plan.txt")
    report = load([folder], store)
    assert_adds_up(report)
    assert report.duplicates == 1


def test_bad_files_are_set_aside_with_their_reason(folder: Path, store: GraphStore) -> None:
    (folder / "empty.txt").touch()
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7 no text in here")
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(1 << 30)
    report = load([folder, folder / "missing.txt"], store)
    assert_adds_up(report)
    assert [Path(aside.path).name for aside in report.set_aside] == [
        "binary.txt",
        "empty.txt",
        "huge.txt",
        "missing.txt",
        "scan.pdf",
    ]
    assert all(aside.reason.endswith(".") for aside in report.set_aside)
    assert report.loaded > 20
    assert load([folder], store).unchanged == report.loaded + report.not_legal


def test_a_known_file_that_became_unreadable_keeps_what_it_said(folder: Path, store: GraphStore) -> None:
    plan = write_plan(folder)
    load([folder], store)
    plan.write_bytes(b"")
    report = load([folder], store)
    assert [Path(aside.path).name for aside in report.set_aside] == ["plan.txt"]
    assert identify(store, "41/KH-UBND")


def test_corrections_hold_on_every_load_and_can_be_taken_back(folder: Path, store: GraphStore, tmp_path: Path) -> None:
    plan = write_plan(folder)
    corrections = Corrections(tmp_path / "corrections.jsonl")
    [made, lost] = corrections.add(
        str(plan),
        "Lan",
        [
            DropRelation(source=End(), type="BASED_ON", target=basis_of(plan)),
            SetTarget(target=End(number="1/QĐ-TTg"), field="kind", value="QD"),
        ],
    )
    report = load([folder], store, corrections=corrections)
    assert report.unfit == (lost,)
    assert lineage(store, identify(store, "41/KH-UBND"), depth=1).rows == ()

    write_plan(folder).write_text(plan.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    load([folder], store, corrections=corrections)
    assert lineage(store, identify(store, "41/KH-UBND"), depth=1).rows == ()

    corrections.undo(made.id, "Lan")
    load([folder], store, corrections=corrections)
    assert [row.number for row in lineage(store, identify(store, "41/KH-UBND"), depth=1).rows] == ["29-NQ/TW"]


def basis_of(plan: Path) -> End:
    extraction = extract(plan.read_text(encoding="utf-8"))
    [basis] = [relation for relation in extraction.relations if relation.type == "BASED_ON"]
    return End.of(next(target for target in extraction.targets if target.id == basis.target))


def test_progress_is_told_to_the_end(folder: Path, store: GraphStore) -> None:
    told: list[tuple[str, int, int]] = []
    report = load([folder], store, progress=lambda *step: told.append(step))
    read = [(done, total) for stage, done, total in told if stage == "read"]
    assert read[-1] == (report.read, report.read)
    assert read == sorted(read)
    assert all(done <= total for _, done, total in told)


def test_a_document_that_takes_too_long_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow, quick = write_plan(tmp_path, name="slow.txt"), write_plan(tmp_path, name="quick.txt")
    reads = workers.read

    def read(path: Path) -> object:
        if path == slow:
            time.sleep(30)
        return reads(path)

    monkeypatch.setattr(workers, "read", read)
    began = time.monotonic()
    first, second = read_and_extract([str(slow), str(quick)], 0.2)
    assert time.monotonic() - began < 5
    assert first.record is None
    assert "0.2 seconds" in (first.reason or "")
    assert second.record is not None


@pytest.mark.parametrize("error", [RecursionError("deep"), MemoryError(), ValueError("odd"), AssertionError()])
def test_rules_that_fail_on_a_document_set_it_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(_text: str) -> None:
        raise error

    monkeypatch.setattr(workers, "extract", fail)
    [outcome] = read_and_extract([str(write_plan(tmp_path))], 10)
    assert outcome.record is None
    assert outcome.reason


def test_an_executor_of_the_caller_takes_the_place_of_the_pool(folder: Path, store: GraphStore) -> None:
    class Counting(ThreadPoolExecutor):
        chunks = 0

        def submit(self, *args, **kwargs):  # type: ignore[no-untyped-def]
            self.chunks += 1
            return super().submit(*args, **kwargs)

    with Counting(2) as executor:
        report = load([folder], store, executor=executor)
    assert executor.chunks > 0
    assert report.loaded > 20


def test_processes_read_what_one_process_reads(tmp_path: Path) -> None:
    count = workers.SMALL_FILES + 20
    files = [str(write_plan(tmp_path, number=n, name=f"{n:03}.txt")) for n in range(1, count + 1)]
    alone = read_and_extract(files, 60)
    together = [outcome for chunk in outcomes(iter(files), None, 60) for outcome in chunk]
    assert together == alone


@pytest.mark.slow
def test_files_that_kill_their_process_are_found_and_set_aside(tmp_path: Path) -> None:
    names = [f"deadly-{n:03}.txt" if n in {3, 40} else f"{n:03}.txt" for n in range(70)]
    files = [str(write_plan(tmp_path, number=n, name=name)) for n, name in enumerate(names)]
    chunks = workers._through_processes(workers._chunks(iter(files)), 60, read_or_die)
    done = {outcome.path: outcome for chunk in chunks for outcome in chunk}
    assert list(done) == files
    died = [Path(path).name for path, outcome in done.items() if outcome.record is None]
    assert died == ["deadly-003.txt", "deadly-040.txt"]


def read_or_die(paths: Sequence[str], seconds: float) -> list[Outcome]:
    if any(Path(path).name.startswith("deadly") for path in paths):
        os._exit(9)
    return read_and_extract(paths, seconds)


@pytest.mark.slow
def test_a_killed_load_leaves_no_process_behind(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    for n in range(1, 400):
        write_plan(documents, number=n, name=f"{n:03}.txt")
    command = [sys.executable, "-m", "graph_loader.cli", "load", str(documents), "--store", str(tmp_path / "store")]
    process = subprocess.Popen(command, start_new_session=True)
    group = process.pid
    time.sleep(2.5)
    process.send_signal(signal.SIGKILL)
    process.wait()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            break
        time.sleep(0.1)
    else:
        pytest.fail("some process of the load lives on")
    with open_store(str(tmp_path / "store")) as store:
        report = load([documents], store)
        assert report.loaded + report.unchanged == 399
        assert stats(store).loaded == 399


@pytest.mark.slow
def test_a_pool_of_the_caller_may_be_one_of_processes(folder: Path, store: GraphStore) -> None:
    with ProcessPoolExecutor(2) as executor:
        assert load([folder], store, executor=executor).loaded > 20

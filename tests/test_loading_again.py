"""A load in which nothing changed neither resolves nor writes; whatever could make another graph makes it do both."""

import shutil
from pathlib import Path

import pytest

from graph_loader import loading, provenance
from graph_loader.corrections import Corrections, DropRelation, End, SetHeader
from graph_loader.extraction.model import RelationType
from graph_loader.graph.stats import stats
from graph_loader.loading import LoadReport, forget, load
from graph_loader.resources import resource
from graph_loader.stores import GraphStore
from graph_loader.stores.protocol import WriteSummary
from tests.test_store_contract import put


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resource("data", "samples") / "son_la", tmp_path / "documents"))


@pytest.fixture
def corrections(tmp_path: Path) -> Corrections:
    return Corrections(tmp_path / "corrections.jsonl")


@pytest.fixture
def resolved(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one with every resolution."""
    times: list[int] = []
    resolve = loading.resolve
    monkeypatch.setattr(loading, "resolve", lambda records: times.append(1) or resolve(records))
    return times


def first_document(folder: Path) -> Path:
    return min(folder.rglob("*.txt"))


def change(path: Path) -> str:
    before = path.read_text("utf-8")
    path.write_text(before.replace("năm", "năm nay", 1), "utf-8")
    return before


def test_nothing_is_resolved_or_written_where_nothing_changed(
    folder: Path, store: GraphStore, resolved: list[int]
) -> None:
    first = load([folder], store)
    version, counted = store.version(), stats(store)
    again = load([folder], store)
    assert len(resolved) == 1
    assert again == LoadReport(unchanged=first.read, seconds=again.seconds)
    assert (store.version(), stats(store)) == (version, counted)
    assert load([first_document(folder)], store).unchanged == 1
    assert load([folder / "nothing.txt"], store).set_aside
    assert len(resolved) == 1


def test_a_new_a_changed_and_a_forgotten_file_are_written(folder: Path, store: GraphStore, resolved: list[int]) -> None:
    document = first_document(folder)
    away = document.rename(folder.parent / document.name)
    load([folder], store)
    without = stats(store)
    shutil.copy(away, document)
    assert load([folder], store).loaded == 1
    assert stats(store) != without
    change(document)
    assert load([folder], store).loaded == 1
    assert forget([document], store) == 1
    assert stats(store) == without
    assert len(resolved) == 4
    document.unlink()
    load([folder], store)
    assert len(resolved) == 4


@pytest.mark.parametrize("step", ["write", "note"])
def test_a_load_that_broke_off_is_made_up_for_by_the_next(
    folder: Path, store: GraphStore, resolved: list[int], monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    load([folder], store)
    document = first_document(folder)
    shutil.copy(document, folder.parent / "kept.txt")
    before = stats(store)
    document.write_text("chẳng có gì", "utf-8")

    def fail(*_: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as broken:
        broken.setattr(store, step, fail)
        with pytest.raises(ConnectionError):
            load([folder], store)
    report = load([folder], store)
    assert (report.unchanged, len(resolved)) == (report.read, 3)
    assert stats(store) != before
    load([folder], store)
    assert len(resolved) == 3
    shutil.copy(folder.parent / "kept.txt", document)
    load([folder], store)
    assert stats(store) == before


def test_a_file_that_is_as_it_was_before_a_broken_load_is_written_and_counted(
    folder: Path, store: GraphStore, resolved: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    load([folder], store)
    before = change(first_document(folder))
    with monkeypatch.context() as broken:
        broken.setattr(store, "write", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            load([folder], store)
    first_document(folder).write_text(before, "utf-8")
    report = load([folder], store)
    assert (report.loaded, len(resolved)) == (1, 3)
    assert report.resolved + report.unresolved > 0


def test_corrections_count_however_they_were_made(
    folder: Path, store: GraphStore, resolved: list[int], corrections: Corrections
) -> None:
    document = first_document(folder)
    load([folder], store, corrections=corrections)
    (made,) = corrections.add(str(document), "lan", [SetHeader(field="signer", value="Lò Thị Thử")])
    load([folder], store, corrections=corrections)
    load([folder], store, corrections=corrections)
    assert len(resolved) == 2
    signers = store.run("MATCH (d:Document) WHERE d.signer = 'Lò Thị Thử' RETURN count(d)").rows
    assert signers == ((1,),)
    load([folder], store)
    assert len(resolved) == 3, "without corrections it is another graph"
    load([folder], store, corrections=corrections)
    corrections.undo(made.id, "lan")
    load([folder], store, corrections=corrections)
    assert len(resolved) == 5


def test_a_correction_that_does_not_fit_is_reported_by_every_load(
    folder: Path, store: GraphStore, corrections: Corrections
) -> None:
    unfit = DropRelation(source=End(), type=RelationType.AMENDS, target=End(number="1/QĐ-TTg"))
    made = corrections.add(str(first_document(folder)), "lan", [unfit])
    for _ in range(3):
        assert load([folder], store, corrections=corrections).unfit == made


def test_other_rules_write_it_again(
    folder: Path, store: GraphStore, resolved: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    load([folder], store)
    monkeypatch.setattr(provenance, "_version", lambda: "newer")
    report = load([folder], store)
    assert (report.unchanged, len(resolved)) == (report.read, 2)


@pytest.mark.parametrize(
    "harm",
    [
        "MATCH (d:Plan) DETACH DELETE d",
        "MATCH (:Document)-[r:IMPLEMENTS]->(:Document) DELETE r",
        "MATCH (c:Citation) DETACH DELETE c",
    ],
)
def test_what_others_removed_is_put_back(folder: Path, store: GraphStore, harm: str) -> None:
    load([folder], store)
    before = stats(store)
    put(store, harm)
    assert stats(store) != before
    report = load([folder], store)
    assert report.written != WriteSummary()
    assert stats(store) == before

"""The quality report on both stores."""

from graph_loader.graph.quality import check
from graph_loader.stores.embedded import EmbeddedStore
from graph_loader.stores.protocol import GraphStore
from tests.graph_fixture import (
    BT15,
    BT16,
    DA522,
    KH273,
    LAW2005,
    LAW2019,
    LC20,
    NQ29_2022,
    QD2653,
    RING_A,
    RING_B,
    SL07,
)


def test_the_report_has_every_kind_of_finding(filled: GraphStore) -> None:
    report = check(filled)
    assert {(f.finding, f.severity, f.document, f.target) for f in report if f.finding != "cited_not_loaded"} == {
        ("cycle", "error", RING_A, RING_B),
        ("impossible_date", "error", BT15, LAW2019),
        ("misprint", "warning", LC20, KH273),
        ("unresolved", "warning", LC20, KH273),
        ("unresolved", "warning", BT16, SL07),
        ("most_wanted", "info", None, LAW2005),
        ("most_wanted", "info", None, DA522),
    }
    assert [f.target for f in report if f.finding == "cited_not_loaded" and f.document is not None]
    assert {f.target for f in report if f.finding == "cited_not_loaded"} >= {LAW2005, DA522, NQ29_2022, QD2653}


def test_the_gravest_come_first_and_each_explains_itself(filled: GraphStore) -> None:
    report = check(filled)
    order = [["error", "warning", "info"].index(f.severity) for f in report]
    assert order == sorted(order)
    assert all(f.explanation.endswith(".") for f in report)
    assert len(set(report)) == len(report)
    assert report == check(filled)
    assert [f.target for f in report if f.finding == "most_wanted"] == [LAW2005, DA522]
    assert any(f.explanation == "07/KH-UBND has no full identity: nobody gives its date of issue." for f in report)


def test_a_circle_is_told_from_end_to_end(filled: GraphStore) -> None:
    (circle,) = [f for f in check(filled) if f.finding == "cycle"]
    assert circle.explanation.endswith(f"{RING_A} → {RING_B} → {RING_A}.")
    assert circle.quote == "implements: 31-kh-ubnd → 32-kh-ubnd"


def test_an_empty_store_has_nothing_to_report(embedded_store: EmbeddedStore) -> None:
    assert check(embedded_store) == ()

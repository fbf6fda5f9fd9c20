"""Questions of the graph on both stores: lineage, chains, coverage, impact, timeline, outline, proofs, counts."""

from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_loader.errors import NothingFoundError
from graph_loader.extraction.model import Level, RelationType, Scope
from graph_loader.graph.changes import changes
from graph_loader.graph.communities import communities
from graph_loader.graph.coverage import coverage
from graph_loader.graph.find import identify
from graph_loader.graph.impact import impact
from graph_loader.graph.lineage import Direction, Lineage, lineage
from graph_loader.graph.model import Document, LegalGraph, Relation
from graph_loader.graph.outline import outline
from graph_loader.graph.path import paths
from graph_loader.graph.proofs import cited_by, proofs, quoted_at, tasks
from graph_loader.graph.stats import stats
from graph_loader.graph.timeline import timeline
from graph_loader.loading import load
from graph_loader.stores import open_store
from graph_loader.stores.embedded import EmbeddedStore
from graph_loader.stores.protocol import GraphStore
from tests.graph_fixture import (
    BT15,
    BT16,
    CTR153,
    DA522,
    DB12,
    HOSTILE,
    KH276,
    LAW2005,
    LAW2019,
    LC20,
    LC88,
    ND60,
    ND116,
    NQ29,
    NQ44,
    QD522,
    QD2653,
    RING_A,
    RING_B,
    YB41,
)

IMPLEMENTS, BASED_ON, GUIDES, ISSUES, CITES = (
    RelationType.IMPLEMENTS,
    RelationType.BASED_ON,
    RelationType.GUIDES,
    RelationType.ISSUES,
    RelationType.CITES,
)


def told(found: Lineage) -> list[tuple[int, str, str, str, str]]:
    return [(row.depth, row.id, row.relation, row.from_id, row.to_id) for row in found.rows]


def test_up_is_what_a_plan_carries_out_and_rests_on(filled: GraphStore) -> None:
    found = lineage(filled, LC20, direction="up", depth=5)
    assert found.root.number == "20/KH-UBND"
    assert not found.truncated
    assert told(found) == [
        (1, LAW2019, BASED_ON, LC20, LAW2019),
        (1, ND116, BASED_ON, LC20, ND116),
        (1, KH276, IMPLEMENTS, LC20, KH276),
        (1, DA522, IMPLEMENTS, LC20, DA522),
        (2, QD522, ISSUES, QD522, DA522),
        (2, NQ29, IMPLEMENTS, KH276, NQ29),
        (2, LAW2019, BASED_ON, ND116, LAW2019),
        (2, LAW2019, GUIDES, ND116, LAW2019),
        (3, LAW2005, BASED_ON, QD522, LAW2005),
    ]


def test_down_is_the_cascade_nearest_first(filled: GraphStore) -> None:
    found = lineage(filled, NQ29, direction="down", depth=5, relations=[IMPLEMENTS])
    assert told(found) == [
        (1, NQ44, IMPLEMENTS, NQ44, NQ29),
        (1, CTR153, IMPLEMENTS, CTR153, NQ29),
        (1, KH276, IMPLEMENTS, KH276, NQ29),
        (2, YB41, IMPLEMENTS, YB41, NQ44),
        (2, LC88, IMPLEMENTS, LC88, CTR153),
        (2, LC88, IMPLEMENTS, LC88, NQ44),
        (2, LC20, IMPLEMENTS, LC20, KH276),
        (2, QD2653, IMPLEMENTS, QD2653, NQ44),
        (3, BT15, IMPLEMENTS, BT15, LC88),
        (3, BT16, IMPLEMENTS, BT16, LC20),
    ]


def test_a_row_tells_the_document_and_the_proof(filled: GraphStore) -> None:
    row = lineage(filled, BT15, direction="up", depth=1, relations=[IMPLEMENTS]).rows[0]
    assert row.to_json() == {
        "depth": 1,
        "id": LC88,
        "number": "88/KH-UBND",
        "kind": "KH",
        "title": "Thực hiện Chương trình hành động về giáo dục",
        "issued_on": "2014-09-10",
        "level": "province",
        "tier": 6,
        "place": "Lào Cai",
        "status": "loaded",
        "relation": "IMPLEMENTS",
        "from_id": BT15,
        "to_id": LC88,
        "scope": "title",
        "confidence": 1.0,
        "quote": "implements: 15-kh-ubnd → 88-kh-ubnd",
        "quoted_from": BT15,
    }


@pytest.mark.parametrize("depth", [1, 2, 3, 9])
def test_depth_is_exact(filled: GraphStore, depth: int) -> None:
    found = lineage(filled, NQ29, direction="down", depth=depth)
    assert max(row.depth for row in found.rows) == min(depth, 3)


def test_a_scheme_hangs_on_the_decision_that_issues_it_both_ways(filled: GraphStore) -> None:
    down = lineage(filled, QD522, direction="down", depth=2)
    assert {(row.depth, row.id) for row in down.rows} == {(1, DA522), (1, HOSTILE), (2, LC20), (2, DB12)}
    up = lineage(filled, DB12, direction="up", depth=3)
    assert [(row.depth, row.id) for row in up.rows] == [(1, DA522), (2, QD522), (3, LAW2005)]


def test_both_is_up_and_down_and_never_sideways(filled: GraphStore) -> None:
    found = lineage(filled, LC88, direction="both", depth=9, relations=[IMPLEMENTS])
    assert {row.id for row in found.rows} == {CTR153, NQ44, NQ29, BT15}


def test_a_circle_ends(filled: GraphStore) -> None:
    found = lineage(filled, RING_A, direction="up", depth=10)
    assert [(row.depth, row.id, row.from_id, row.to_id) for row in found.rows] == [
        (1, RING_B, RING_A, RING_B),
        (2, RING_A, RING_B, RING_A),
    ]


def test_filters_of_relation_scope_date_and_place(filled: GraphStore) -> None:
    assert {row.relation for row in lineage(filled, LC20, relations=[BASED_ON]).rows} == {"BASED_ON"}
    assert {row.id for row in lineage(filled, LC88, scopes=[Scope.TITLE], depth=1).rows} == {CTR153}
    assert {row.id for row in lineage(filled, NQ29, direction="down", until="2014-08-01").rows} == {
        NQ44,
        CTR153,
        QD2653,
        YB41,
    }
    by_name = lineage(filled, NQ29, direction="down", place="Yên Bái", depth=5)
    assert {row.id for row in by_name.rows} == {NQ44, QD2653, YB41}
    assert told(by_name) == told(lineage(filled, NQ29, direction="down", place="15", depth=5))
    with_parts = lineage(filled, NQ29, direction="down", place="10", depth=5)
    assert BT15 in {row.id for row in with_parts.rows}
    assert YB41 not in {row.id for row in with_parts.rows}


def test_cut_lineages_say_so(filled: GraphStore) -> None:
    whole = lineage(filled, NQ29, direction="down", depth=5)
    exact = lineage(filled, NQ29, direction="down", depth=5, limit=len(whole.rows))
    assert (told(exact), exact.truncated) == (told(whole), False)
    cut = lineage(filled, NQ29, direction="down", depth=5, limit=4)
    assert len(cut.rows) == 4
    assert cut.truncated
    assert {row.depth for row in cut.rows} == {1, 2}


def test_an_unknown_id_is_named(filled: GraphStore) -> None:
    for ask in (lineage, outline, impact, coverage):
        with pytest.raises(NothingFoundError, match="nowhere"):
            ask(filled, "urn:lex:vn:nowhere")
    with pytest.raises(NothingFoundError):
        paths(filled, NQ29, "urn:lex:vn:nowhere")


IDS = [f"urn:lex:vn:x:ke.hoach:2020-01-{day:02};{day}" for day in range(1, 13)]
EDGES = st.lists(
    st.tuples(st.integers(0, 11), st.sampled_from([IMPLEMENTS, BASED_ON, GUIDES]), st.integers(0, 11)).filter(
        lambda e: e[0] != e[2]
    ),
    max_size=50,
    unique=True,
)


@pytest.fixture(scope="module")
def any_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(Path(tmp_path_factory.mktemp("any"))) as store:
        yield store


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edges=EDGES, depth=st.integers(1, 6), direction=st.sampled_from(["up", "down"]))
def test_any_graph_is_walked_as_networkx_walks_it(
    any_store: EmbeddedStore, edges: list[tuple[int, RelationType, int]], depth: int, direction: Direction
) -> None:
    relations = tuple(
        Relation(
            source=IDS[a],
            type=relation,
            target=IDS[b],
            scope=Scope.BODY,
            support=1,
            confidence=1,
            quote=f"{a} {b}",
            quoted_from=IDS[a],
            rule="r",
        )
        for a, relation, b in edges
    )
    any_store.write(LegalGraph(documents=tuple(Document(id=id_) for id_ in IDS), relations=relations), {})
    graph = nx.MultiDiGraph([(r.source, r.target, {"type": r.type}) for r in relations])
    graph.add_node(IDS[0])
    if direction == "down":
        graph = graph.reverse()
    distance = nx.single_source_shortest_path_length(graph, IDS[0], cutoff=depth)
    found = lineage(any_store, IDS[0], direction=direction, depth=depth)
    nearest: dict[str, int] = {}
    for row in found.rows:
        nearest.setdefault(row.id, row.depth)
        near = row.from_id if row.to_id == row.id else row.to_id
        assert row.depth == distance[near] + 1
    assert {id_: steps for id_, steps in nearest.items() if id_ != IDS[0]} == {
        id_: steps for id_, steps in distance.items() if steps
    }
    walked = {(a, b, t) for a, b, t in graph.edges(data="type") if distance.get(a, depth) < depth}
    if direction == "down":
        walked = {(b, a, t) for a, b, t in walked}
    assert {(row.from_id, row.to_id, row.relation) for row in found.rows} == walked
    assert [row.depth for row in found.rows] == sorted(row.depth for row in found.rows)


def test_a_wide_lattice_is_walked_without_its_paths(any_store: EmbeddedStore) -> None:
    """Ten rows of eight documents, each resting on all of the next: eight to the tenth paths, 584 edges."""
    rows = [[f"urn:lex:vn:l{row}:ke.hoach:2020;{column}" for column in range(8)] for row in range(10)]
    relations = tuple(
        Relation(
            source=a,
            type=BASED_ON,
            target=b,
            scope=Scope.BODY,
            support=1,
            confidence=1,
            quote="q",
            quoted_from=a,
            rule="r",
        )
        for upper, lower in zip(rows[1:], rows, strict=False)
        for a in lower
        for b in upper
    )
    documents = tuple(Document(id=id_) for row in rows for id_ in row)
    any_store.write(LegalGraph(documents=documents, relations=relations), {})
    found = lineage(any_store, rows[0][0], depth=10, limit=1000)
    assert len(found.rows) == 8 + 8 * 8 * 8
    chains = paths(any_store, rows[0][0], rows[9][0], limit=20)
    assert len(chains) == 20
    assert {len(chain.links) for chain in chains} == {9}
    assert len({tuple(d.id for d in chain.documents) for chain in chains}) == 20


def test_a_decision_is_no_bridge_between_the_annexes_it_issues(any_store: EmbeddedStore) -> None:
    law, decision, plan, rules, below = IDS[:5]

    def related(source: str, relation: RelationType, target: str) -> Relation:
        return Relation(
            source=source,
            type=relation,
            target=target,
            scope=Scope.BODY,
            support=1,
            confidence=1,
            quote="q",
            quoted_from=source,
            rule="r",
        )

    relations = (
        related(decision, ISSUES, plan),
        related(decision, ISSUES, rules),
        related(decision, BASED_ON, law),
        related(below, IMPLEMENTS, plan),
        related(plan, CITES, plan),
    )
    any_store.write(LegalGraph(documents=tuple(Document(id=id_) for id_ in IDS), relations=relations), {})
    up = lineage(any_store, plan, depth=5)
    assert [(row.depth, row.id) for row in up.rows] == [(1, decision), (2, law)]
    down = lineage(any_store, plan, direction="down", depth=5)
    assert {(row.depth, row.id) for row in down.rows} == {(1, below), (1, decision)}
    from_law = lineage(any_store, law, direction="down", depth=5)
    assert {(row.depth, row.id) for row in from_law.rows} == {(1, decision), (2, plan), (2, rules), (3, below)}
    assert lineage(any_store, plan, relations=[CITES]).rows == ()


def test_chains_are_all_the_shortest_and_told_from_the_first_end(filled: GraphStore) -> None:
    chains = paths(filled, BT15, NQ29)
    assert [[d.id for d in chain.documents] for chain in chains] == [
        [BT15, LC88, CTR153, NQ29],
        [BT15, LC88, NQ44, NQ29],
    ]
    assert chains[1].links[0].quote == "implements: 15-kh-ubnd → 88-kh-ubnd"
    downwards = paths(filled, NQ29, BT15)
    assert [[d.id for d in chain.documents] for chain in downwards] == [
        [NQ29, CTR153, LC88, BT15],
        [NQ29, NQ44, LC88, BT15],
    ]
    assert (downwards[0].links[0].from_id, downwards[0].links[0].to_id) == (CTR153, NQ29)


def test_chains_cross_the_decision_that_issues_a_scheme(filled: GraphStore) -> None:
    (chain,) = paths(filled, DB12, QD522)
    assert [d.id for d in chain.documents] == [DB12, DA522, QD522]
    assert [(link.relation, link.from_id) for link in chain.links] == [(IMPLEMENTS, DB12), (ISSUES, QD522)]


def test_there_may_be_no_chain(filled: GraphStore) -> None:
    assert paths(filled, ND60, NQ29) == ()
    assert paths(filled, NQ29, NQ29) == ()
    assert paths(filled, BT15, NQ29, longest=2) == ()
    assert len(paths(filled, BT15, NQ29, limit=1)) == 1


def test_coverage_before_and_after_the_provinces_were_joined(filled: GraphStore) -> None:
    before = coverage(filled, NQ29, on="2025-06-30")
    assert [(p.name, p.state) for p in before.places] == [
        ("Điện Biên", "none"),
        ("Hà Giang", "none"),
        ("Lào Cai", "loaded"),
        ("Sơn La", "none"),
        ("Tuyên Quang", "none"),
        ("Yên Bái", "loaded"),
    ]
    after = coverage(filled, NQ29, on="2025-07-01")
    assert [(p.name, p.predecessors, p.state) for p in after.places] == [
        ("Điện Biên", (), "none"),
        ("Lào Cai", ("Lào Cai", "Yên Bái"), "loaded"),
        ("Sơn La", (), "none"),
        ("Tuyên Quang", ("Hà Giang", "Tuyên Quang"), "none"),
    ]
    assert (before.acted, after.acted) == (2, 1)
    first = after.places[1].first
    assert first is not None
    assert (first.document.id, first.depth, first.days) == (CTR153, 1, 108)
    assert [a.document.id for a in after.places[1].actions] == [CTR153, YB41, LC88, KH276, LC20]


def test_a_cited_plan_counts_as_cited(filled: GraphStore) -> None:
    found = coverage(filled, QD522, on="2024-01-01")
    assert {p.name: p.state for p in found.places if p.state != "none"} == {
        "Hà Giang": "loaded",
        "Lào Cai": "loaded",
        "Điện Biên": "cited",
    }


def test_coverage_of_districts_below_a_province(filled: GraphStore) -> None:
    found = coverage(filled, NQ29, level=Level.DISTRICT, on="2024-01-01", within="Lào Cai")
    assert [(p.name, p.part_of, p.state) for p in found.places] == [
        ("Bảo Thắng", "Lào Cai", "loaded"),
        ("Sa Pa", "Lào Cai", "none"),
    ]


def test_impact_is_a_work_list(filled: GraphStore) -> None:
    found = impact(filled, LAW2005)
    assert [(act.document.id, act.relation) for act in found.ended_by] == [(LAW2019, RelationType.REPLACES)]
    assert [(row.depth, row.document.id, row.through.id) for row in found.rows] == [
        (1, QD522, LAW2005),
        (1, YB41, LAW2005),
        (1, LC88, LAW2005),
        (1, BT15, LAW2005),
        (2, DA522, QD522),
        (2, HOSTILE, QD522),
        (3, DB12, DA522),
        (3, LC20, DA522),
        (4, BT16, LC20),
    ]
    assert found.by_level == {"central": 2, "province": 5, "district": 2}
    assert (found.direct, found.truncated) == (4, False)
    assert impact(filled, LAW2005, limit=2).truncated


def test_timeline_of_a_lineage_and_of_a_span(filled: GraphStore) -> None:
    of_lineage = timeline(filled, NQ29, direction="down", depth=1)
    assert [d.id for d in of_lineage.documents] == [NQ29, CTR153, NQ44, KH276]
    assert len(of_lineage.relations) == 3
    span = timeline(filled, since="2014-01-01", until="2014-12-31")
    assert [d.id for d in span.documents] == [CTR153, NQ44, YB41, LC88, BT15]
    assert {(r.from_id, r.to_id) for r in span.relations} == {(YB41, NQ44), (LC88, CTR153), (LC88, NQ44), (BT15, LC88)}
    assert timeline(filled, since="2014-01-01", limit=3).truncated
    assert [d.id for d in timeline(filled, place="Bảo Thắng").documents] == [BT15, BT16]


def test_outline_lists_neighbours_by_relation_and_direction(filled: GraphStore) -> None:
    found = outline(filled, LC88)
    assert [(g.relation, g.direction, g.total, [row.document.id for row in g.rows]) for g in found.groups] == [
        ("IMPLEMENTS", "out", 2, [CTR153, NQ44]),
        ("IMPLEMENTS", "in", 1, [BT15]),
        ("BASED_ON", "out", 1, [LAW2005]),
        ("REVIEWS", "in", 1, [LC20]),
        ("CITES", "out", 1, [NQ29]),
    ]
    relation = found.groups[1].rows[0].relation
    assert (relation.source, relation.target, relation.support) == (BT15, LC88, 1)
    cut = outline(filled, LAW2005, limit=2).groups[0]
    assert (cut.total, len(cut.rows)) == (4, 2)


def test_proofs_are_every_assertion_strongest_first(filled: GraphStore) -> None:
    found = proofs(filled, NQ44, RelationType.IMPLEMENTS, NQ29)
    assert [(c.asserted_by, c.scope) for c in found] == [(NQ44, "title"), (BT15, "body")]
    assert proofs(filled, NQ29, RelationType.IMPLEMENTS, NQ44) == ()


def test_cited_by_gives_the_sentences_of_others(filled: GraphStore) -> None:
    found = cited_by(filled, NQ29)
    assert [row.document.id for row in found] == [KH276, BT15, LC88, NQ44, CTR153]
    assert found[1].citation.source == NQ44


def test_tasks_come_in_the_order_of_the_text(filled: GraphStore) -> None:
    assert [(t.id, t.due_on) for t in tasks(filled, LC20)] == [("t1", "2023-06-30"), ("t2", "2023-12-31")]
    assert tasks(filled, NQ29) == ()


def test_counts(filled: GraphStore) -> None:
    found = stats(filled)
    assert found.to_json()["documents"] == {"loaded": 18, "cited": 7}
    assert found.relations["IMPLEMENTS"] == 15
    assert found.relations["GUIDES"] == 1
    assert set(found.relations) == {str(r) for r in RelationType}
    assert (found.citations, found.tasks, found.findings) == (34, 3, 2)
    assert found.kinds["KH"] == 14
    assert sum(found.levels.values()) == 25


def test_changes_of_a_span(filled: GraphStore) -> None:
    assert [(c.document.id, c.relation, c.changed.id) for c in changes(filled, "2019-01-01")] == [
        (ND60, "AMENDS", ND116),
        (LAW2019, "REPEALS", LAW2005),
        (LAW2019, "REPLACES", LAW2005),
    ]
    assert changes(filled, "2019-01-01", "2019-06-13") == ()


def test_communities_hang_together(filled: GraphStore) -> None:
    found = communities(filled)
    assert [group.size for group in found] == sorted((group.size for group in found), reverse=True)
    members = [member for group in found for member in group.members]
    assert len(members) == len(set(members))
    assert all(document.id in group.members for group in found for document in group.centre)
    assert any({LC88, BT15} <= set(group.members) for group in found)


def test_an_empty_store_answers(embedded_store: EmbeddedStore) -> None:
    assert stats(embedded_store).loaded == 0
    assert communities(embedded_store) == ()
    assert timeline(embedded_store).documents == ()
    assert changes(embedded_store, "2020-01-01") == ()


def test_a_quote_is_found_in_the_text_however_its_blanks_are_written(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(
        "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\n-------\nSố: 9/KH-UBND\nSơn La, ngày 02 tháng 3 năm 2024\n\n"
        "KẾ HOẠCH\nVề dạy bơi\n\n"
        "Thực hiện Chỉ thị số 17/CT-TTg ngày 16 tháng 5\nnăm 2021 của Thủ tướng Chính phủ, các xã dạy bơi.\n",
        "utf-8",
    )
    with open_store(str(tmp_path / "store")) as store:
        load([file], store)
        id_ = identify(store, "9/KH-UBND")
        at = quoted_at(store, id_, "ngày 16  tháng 5 năm 2021 của")
        text = store.text(id_)
        assert at is not None
        assert text is not None
        assert text[at:].startswith("ngày 16 tháng 5\nnăm 2021")
        assert quoted_at(store, id_, "không có câu này") is None
        assert quoted_at(store, id_, "") is None
        assert quoted_at(store, "urn:lex:vn:x;1", "ngày") is None

"""What a drawing shows: it grows where it is opened, says what waits, and folds siblings."""

import pytest

from graph_loader.errors import NothingFoundError
from graph_loader.extraction.model import Level, RelationType, Scope
from graph_loader.graph.cascade import cascade
from graph_loader.graph.expansion import FOLDED_FROM, Opening, expand, fold_siblings, steps_from
from graph_loader.graph.lineage import Reach, reach
from graph_loader.graph.model import Citation, Document, LegalGraph, Place, Relation, Status
from graph_loader.graph.vocabulary import issue_years, named_places

TOP = "urn:lex:vn;dang.cong.san.viet.nam;bo.chinh.tri:chi.thi:2024-01-05;29-ct-tw"
ABOVE = "urn:lex:vn;dang.cong.san.viet.nam;ban.chap.hanh.trung.uong:nghi.quyet:2013-11-04;29-nq-tw"
DECISION = "urn:lex:vn;son.la:uy.ban.nhan.dan:quyet.dinh:2024-04-08;613-qd-ubnd"
PLAN = "urn:lex:vn;son.la:uy.ban.nhan.dan:ke.hoach:2024-04-08;71-kh-ubnd"
DISTRICTS = [f"urn:lex:vn;son.la;h{n}:uy.ban.nhan.dan:ke.hoach:2024-06-0{n};{n}-kh-ubnd" for n in range(1, 8)]

LEVELS = {1: Level.CENTRAL, 6: Level.PROVINCE, 9: Level.DISTRICT}


def document(id_: str, kind: str, tier: int, issued_on: str, place: str | None = None) -> Document:
    number = id_.rsplit(";", 1)[1].upper()
    return Document(
        id=id_,
        kind=kind,
        number=number,
        title=f"Văn bản {number}",
        issued_on=issued_on,
        level=LEVELS[tier],
        tier=tier,
        place=place,
        place_code="14" if place else None,
        status=Status.LOADED,
    )


def relation(source: str, type_: RelationType, target: str, scope: Scope = Scope.BODY) -> Relation:
    return Relation(
        source=source,
        type=type_,
        target=target,
        scope=scope,
        support=1,
        confidence=0.9,
        quote=f"{source} {type_} {target}",
        quoted_from=source,
        rule="test",
    )


@pytest.fixture
def filled(store):
    """A resolution over a directive, a decision that issues a plan, and seven districts below the plan."""
    documents = (
        document(ABOVE, "NQ", 1, "2013-11-04"),
        document(TOP, "CT", 1, "2024-01-05"),
        document(DECISION, "QD", 6, "2024-04-08", "Sơn La"),
        document(PLAN, "KH", 6, "2024-04-08", "Sơn La"),
        *(document(id_, "KH", 9, f"2024-06-0{n}", "Sơn La") for n, id_ in enumerate(DISTRICTS, 1)),
    )
    relations = (
        relation(TOP, RelationType.IMPLEMENTS, ABOVE, Scope.TITLE),
        relation(DECISION, RelationType.IMPLEMENTS, TOP, Scope.PREAMBLE),
        relation(DECISION, RelationType.ISSUES, PLAN, Scope.TITLE),
        *(relation(id_, RelationType.IMPLEMENTS, PLAN) for id_ in DISTRICTS),
    )
    citations = tuple(
        Citation(
            id=f"c{number}",
            asserted_by=one.source,
            source=one.source,
            type=one.type,
            target=one.target,
            quote=one.quote,
            start=0,
            end=len(one.quote),
            scope=one.scope,
            rule=one.rule,
            confidence=one.confidence,
        )
        for number, one in enumerate(relations)
    )
    places = (Place(code="14", name="Sơn La", level=Level.PROVINCE),)
    store.write(LegalGraph(documents=documents, relations=relations, citations=citations, places=places), {})
    return store


def test_a_drawing_starts_with_what_is_one_step_away_both_ways(filled):
    shown = expand(filled, TOP)
    assert set(shown.documents) == {TOP, ABOVE, DECISION}
    assert {(r.source, r.target) for r in shown.relations} == {(TOP, ABOVE), (DECISION, TOP)}


def test_it_says_how_many_wait_above_and_below(filled):
    shown = expand(filled, PLAN)
    assert set(shown.documents) == {PLAN, DECISION, *DISTRICTS}
    assert shown.waiting_up == {DECISION: 1}
    assert shown.waiting_down == {}
    assert expand(filled, DECISION).waiting_down == {PLAN: 7}


def test_a_document_opened_shows_its_own_neighbours(filled):
    shown = expand(filled, TOP, [Opening(DECISION, "down")])
    assert PLAN in shown.documents
    assert shown.waiting_down == {PLAN: 7}


def test_a_full_drawing_says_so_and_keeps_its_limit(filled):
    shown = expand(filled, PLAN, most=4)
    assert shown.full
    assert len(shown.documents) == 4


def test_filters_leave_out_what_they_should(filled):
    assert set(expand(filled, TOP, scopes=[Scope.TITLE]).documents) == {TOP, ABOVE}
    assert set(expand(filled, TOP, until="2024-02-01").documents) == {TOP, ABOVE}
    assert set(expand(filled, TOP, relations=[RelationType.BASED_ON]).documents) == {TOP}


def test_what_waits_is_what_the_filters_would_let_in(filled):
    assert expand(filled, ABOVE).waiting_down == {TOP: 1}
    assert expand(filled, ABOVE, until="2024-02-01").waiting_down == {}
    assert expand(filled, ABOVE, scopes=[Scope.TITLE]).waiting_down == {}
    assert expand(filled, DECISION).waiting_down == {PLAN: 7}
    assert expand(filled, DECISION, place="14").waiting_down == {PLAN: 7}
    assert expand(filled, DECISION, place="01").waiting_down == {}


@pytest.mark.parametrize("depth", [1, 2, 3, 4])
def test_a_depth_shows_exactly_the_documents_so_many_steps_away(filled, depth):
    away = {ABOVE: 0, TOP: 1, DECISION: 2, PLAN: 3} | dict.fromkeys(DISTRICTS, 4)
    shown = expand(filled, ABOVE, depth=depth)
    assert set(shown.documents) == {id_ for id_, steps in away.items() if steps <= depth}
    assert steps_from(ABOVE, shown.relations) == {id_: steps for id_, steps in away.items() if steps <= depth}


def test_a_hidden_document_goes_with_what_hangs_on_it_alone_and_waits_for_nobody(filled):
    shown = expand(filled, TOP, depth=4, hidden=[PLAN])
    assert set(shown.documents) == {TOP, ABOVE, DECISION}
    assert shown.waiting_down == {}
    assert all(PLAN not in {one.source, one.target} for one in shown.relations)
    one = expand(filled, PLAN, hidden=[DISTRICTS[0]])
    assert set(one.documents) == {PLAN, DECISION, *DISTRICTS[1:]}
    assert set(expand(filled, PLAN, hidden=[PLAN]).documents) == {PLAN, DECISION, *DISTRICTS}


def test_the_reach_of_a_document_is_counted_directly_and_in_all(filled):
    assert reach(filled, TOP, "up") == Reach(direct=1, total=1, cut=False)
    assert reach(filled, TOP, "down") == Reach(direct=1, total=9, cut=False)
    assert reach(filled, PLAN, "down") == Reach(direct=7, total=7, cut=False)
    cut = reach(filled, PLAN, "down", limit=3)
    assert (cut.direct, cut.cut) == (7, True)
    assert reach(filled, TOP, "down", relations=[RelationType.BASED_ON]).total == 0


def test_an_unknown_document_is_a_named_error(filled):
    with pytest.raises(NothingFoundError):
        expand(filled, "urn:lex:vn:khong.co")


def test_siblings_of_one_kind_level_and_superior_are_folded_and_unfolded(filled):
    shown = expand(filled, PLAN)
    (group,) = fold_siblings(shown)
    assert set(group.members) == set(DISTRICTS)
    assert len(group.members) >= FOLDED_FROM
    assert fold_siblings(shown, [group.key]) == ()


def test_a_cascade_is_told_step_by_step_from_the_top_down(filled):
    steps = cascade(filled, ABOVE)
    assert [one.id for step in steps[:4] for one in step.documents] == [ABOVE, TOP, DECISION, PLAN]
    told: set[str] = set()
    for step in steps:
        ids = {one.id for one in step.documents}
        assert len({one.tier for one in step.documents}) == 1
        assert not told or all({r.source, r.target} & told for r in step.relations)
        assert not told or step.relations
        told |= ids
    assert told == {ABOVE, TOP, DECISION, PLAN, *DISTRICTS}


def test_a_search_offers_the_places_and_years_that_there_are(filled):
    assert named_places(filled) == (("14", "Sơn La", 9),)
    assert issue_years(filled) == (2024, 2013)

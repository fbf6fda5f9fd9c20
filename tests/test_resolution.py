"""From what documents say to one graph: every document is one node, and nothing is guessed."""

import random
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_loader.extraction import extract
from graph_loader.extraction.model import SELF, Header, Level, Relation, RelationType, Scope, Target, Task
from graph_loader.resolution import Record, ResolutionInput, record_of, resolve

CENTRE = "Ban Chấp hành Trung ương Đảng"
DISTRICTS = {"Mường La", "Mai Sơn"}


def file(path, number, issued_on, place=None, *, kind="KH", issuer=None, title=None, cites=(), says=(), **others):
    """Return a read file: `cites` are targets, `says` are (source, type, target[, scope[, partial]])."""
    level = Level.DISTRICT if place in DISTRICTS else Level.PROVINCE if place else Level.CENTRAL
    unit = {"Mường La": "huyện", "Mai Sơn": "huyện"}.get(place, "tỉnh")
    issuer = issuer or (f"UBND {unit} {place}" if place else None)
    relations = tuple(relation(index, *said) for index, said in enumerate(says))
    quotes = tuple(f"câu {each.start} của {path}" for each in relations)
    header = Header(kind, number, issued_on, issuer, level, place, title or f"Kế hoạch của {path}", "Trần Thị B")
    record = Record(header, tuple(cites), (), relations, quotes, **others)
    return ResolutionInput(path, f"{path:0>64}", record)


def relation(index, source, type_, target, *rest):
    start = 100 * index
    scope, partial = (*rest, *(Scope.BODY, False)[len(rest) :])
    return Relation(source, RelationType(type_), target, scope, start, start + 50, start + 10, "rule", 1.0, partial)


def implements(*targets, scope=Scope.BODY):
    return tuple((SELF, "IMPLEMENTS", target.id, scope) for target in targets)


def graph_of(*files):
    return resolve(files).graph


def ids_of(graph, ending):
    return [document.id for document in graph.documents if document.id.endswith(ending)]


def edges(graph):
    return {(each.source.split(";")[-1], each.type.value, each.target.split(";")[-1]) for each in graph.relations}


def decree(id_="t1", number="5/2020/NĐ-CP", issued_on=None, **others):
    return Target(id_, "ND", number, issued_on, "Chính phủ", Level.CENTRAL, **others)


def decision(id_, number, issued_on=None, place=None, issuer=None):
    issuer = issuer or (f"UBND tỉnh {place}" if place else "UBND tỉnh")
    return Target(id_, "QD", number, issued_on, issuer, Level.PROVINCE, place)


def resolution_of_the_centre(id_="t1", issued_on=None, issuer=CENTRE):
    return Target(id_, "NQ", "29-NQ/TW", issued_on, issuer, Level.CENTRAL)


def test_a_cascade_becomes_a_chain():
    cited = decision("t1", "40/QĐ-UBND", "2022-03-01", "Sơn La")
    graph = graph_of(
        file("a", "40/QĐ-UBND", "2022-03-01", "Sơn La", kind="QD", cites=[decree()], says=[(SELF, "BASED_ON", "t1")]),
        file("b", "8/KH-UBND", "2022-04-01", "Mường La", cites=[cited], says=implements(cited)),
    )
    assert edges(graph) == {("40-qd-ubnd", "BASED_ON", "5-2020-nd-cp"), ("8-kh-ubnd", "IMPLEMENTS", "40-qd-ubnd")}
    assert [document.status.value for document in graph.documents] == ["cited", "loaded", "loaded"]


def test_a_relation_between_two_cited_documents_holds_between_the_documents():
    first, second = decree("t1"), decree("t2", "9/2021/NĐ-CP")
    graph = graph_of(
        file("a", "1/KH-UBND", "2023-01-01", "Sơn La", cites=[first, second], says=[("t2", "AMENDS", "t1")]),
        file("b", "2/KH-UBND", "2023-01-02", "Lào Cai", cites=[second, first], says=[("t2", "AMENDS", "t1")]),
    )
    (amends,) = graph.relations
    assert edges(graph) == {("9-2021-nd-cp", "AMENDS", "5-2020-nd-cp")}
    assert amends.support == 2


def test_the_same_number_of_two_provinces_or_years_is_two_documents():
    graph = graph_of(
        file("a", "20/KH-UBND", "2022-02-02", "Sơn La"),
        file("b", "20/KH-UBND", "2022-02-02", "Lào Cai"),
        file("c", "20/KH-UBND", "2023-02-02", "Lào Cai"),
        file("d", "20/KH-UBND", "2023-02-02", "Mường La"),
    )
    assert len({document.id for document in graph.documents}) == 4


def test_the_same_number_of_two_terms_of_the_party_is_two_documents():
    first, second = resolution_of_the_centre("t1", "2013-11-04"), resolution_of_the_centre("t2", "2022-11-17")
    graph = graph_of(
        file("a", "1/KH-UBND", "2023-03-03", "Sơn La", cites=[first, second], says=implements(first, second))
    )
    assert ids_of(graph, ":2013-11-04;29-nq-tw")
    assert ids_of(graph, ":2022-11-17;29-nq-tw")


def test_a_citation_without_a_date_joins_the_only_document_it_can_mean():
    dated, undated = (
        decision("t1", "613/QĐ-UBND", "2022-04-08", "Sơn La"),
        decision("t1", "613/QĐ-UBND", None, "Sơn La"),
    )
    graph = graph_of(
        file("a", "1/KH-UBND", "2022-05-01", "Mường La", cites=[dated], says=implements(dated)),
        file("b", "2/KH-UBND", "2022-06-01", "Mai Sơn", cites=[undated], says=implements(undated)),
    )
    assert len(ids_of(graph, ";613-qd-ubnd")) == 1
    by_source = {each.source: each.confidence for each in graph.relations}
    assert sorted(by_source.values()) == [0.9, 1.0]


@pytest.mark.parametrize(("on", "confidence"), [("2013-12-01", 0.9), ("2014-12-01", 0.9), ("2023-01-16", 0.7)])
def test_the_longer_ago_the_only_document_is_the_less_it_is_trusted(on, confidence):
    dated, undated = resolution_of_the_centre("t1", "2013-11-04"), resolution_of_the_centre("t1")
    graph = graph_of(
        file("a", "1/KH-UBND", "2013-11-30", "Sơn La", cites=[dated], says=implements(dated)),
        file("b", "1/KH-UBND", on, "Lào Cai", cites=[undated], says=implements(undated)),
    )
    assert len(ids_of(graph, ";29-nq-tw")) == 1
    assert min(each.confidence for each in graph.relations) == confidence


def test_a_term_alone_lends_no_date_to_a_citation_without_one():
    of_a_term = Target("t1", "CT", "05-CT/TW", None, "Bộ Chính trị khóa XI", Level.CENTRAL)
    bare = Target("t1", "CT", "05-CT/TW", None, None, Level.CENTRAL)
    graph = graph_of(
        file("a", "1/KH-UBND", "2019-11-30", "Sơn La", cites=[of_a_term], says=implements(of_a_term)),
        file("b", "1/KH-UBND", "2025-11-30", "Lào Cai", cites=[bare], says=implements(bare)),
    )
    assert [document.unresolved for document in graph.documents if document.kind == "CT"] == ["no_date", "no_date"]


def test_a_citation_without_a_date_that_may_mean_two_is_left_open_and_told():
    undated = decision("t1", "613/QĐ-UBND", None, "Sơn La")
    result = resolve(
        [
            file("a", "613/QĐ-UBND", "2021-04-08", "Sơn La", kind="QD"),
            file("b", "613/QĐ-UBND", "2022-04-08", "Sơn La", kind="QD"),
            file("c", "2/KH-UBND", "2022-06-01", "Mai Sơn", cites=[undated], says=implements(undated)),
        ]
    )
    (open_one,) = [document for document in result.graph.documents if document.unresolved]
    assert open_one.unresolved == "ambiguous"
    assert open_one.id == "urn:lex:vn;son.la:uy.ban.nhan.dan:quyet.dinh:_;613-qd-ubnd"
    (finding,) = result.graph.findings
    assert finding.finding == "ambiguous"
    assert "2021-04-08;613-qd-ubnd" in finding.explanation
    assert "2022-04-08;613-qd-ubnd" in finding.explanation


def test_what_is_issued_later_cannot_be_meant():
    undated = decision("t1", "613/QĐ-UBND", None, "Sơn La")
    graph = graph_of(
        file("a", "613/QĐ-UBND", "2021-04-08", "Sơn La", kind="QD"),
        file("b", "613/QĐ-UBND", "2022-04-08", "Sơn La", kind="QD"),
        file("c", "2/KH-UBND", "2021-06-01", "Mai Sơn", cites=[undated], says=implements(undated)),
    )
    assert edges(graph) == {("2-kh-ubnd", "IMPLEMENTS", "613-qd-ubnd")}
    assert graph.relations[0].target.endswith(":2021-04-08;613-qd-ubnd")


def test_a_yearly_number_is_not_taken_for_one_of_long_ago():
    undated = decision("t1", "613/QĐ-UBND", None, "Sơn La")
    graph = graph_of(
        file("a", "613/QĐ-UBND", "2005-04-08", "Sơn La", kind="QD"),
        file("b", "2/KH-UBND", "2021-06-01", "Mai Sơn", cites=[undated], says=implements(undated)),
    )
    assert [document.unresolved for document in graph.documents] == [None, "no_date", None]


def test_a_partial_key_is_completed_when_a_document_supplies_the_date():
    undated = decision("t1", "613/QĐ-UBND", None, "Sơn La")
    citing = file("b", "2/KH-UBND", "2022-06-01", "Mai Sơn", cites=[undated], says=implements(undated))
    assert ids_of(graph_of(citing), ":_;613-qd-ubnd")
    full = graph_of(citing, file("a", "613/QĐ-UBND", "2022-04-08", "Sơn La", kind="QD"))
    assert not ids_of(full, ":_;613-qd-ubnd")
    assert len(full.documents) == 2


def test_a_document_that_cites_a_later_one_is_told_and_the_relation_stays():
    later = decree("t1", "5/2020/NĐ-CP", "2020-05-05")
    graph = graph_of(file("a", "1/KH-UBND", "2019-01-01", "Sơn La", cites=[later], says=implements(later)))
    assert [finding.finding for finding in graph.findings] == ["impossible_date"]
    assert edges(graph) == {("1-kh-ubnd", "IMPLEMENTS", "5-2020-nd-cp")}


def test_what_the_site_lists_beside_a_document_may_be_later():
    later = decree("t1", "5/2020/NĐ-CP", "2020-05-05")
    graph = graph_of(
        file("a", "1/KH-UBND", "2019-01-01", "Sơn La", cites=[later], says=[(SELF, "CITES", "t1", Scope.HEADER)])
    )
    assert graph.findings == ()


def test_a_misprinted_number_is_told_with_both_readings_and_stays():
    right, wrong = (
        Target(id_, "KH", number, None, "Tỉnh ủy Sơn La", Level.PROVINCE, "Sơn La", probable_misprint_of=of)
        for id_, number, of in (("t1", "276-KH/TU", None), ("t2", "273-KH/TU", "t1"))
    )
    graph = graph_of(
        file("a", "1/KH-UBND", "2024-11-01", "Sơn La", cites=[right, wrong], says=implements(right, wrong))
    )
    (finding,) = graph.findings
    assert finding.finding == "misprint"
    assert "273-KH/TU" in finding.explanation
    assert "276-KH/TU" in finding.explanation
    assert [d.unresolved for d in graph.documents if d.number == "273-KH/TU"] == ["misprint"]
    assert len(graph.relations) == 2


@pytest.mark.parametrize(
    ("name", "number", "issued_on", "meant"),
    [
        ("Ban hành văn bản quy phạm pháp luật", "63/2025/QH15", None, "64/2025/QH15"),
        ("Phí và lệ phí", "97/2025/QH13", None, "97/2015/QH13"),
        ("Đấu thầu", "22/2023/OH15", None, "22/2023/QH15"),
        ("Quy hoạch", "21/2017/QH12", None, "21/2017/QH14"),
        ("Bảo vệ môi trường", "17/2020/QH14", "2020-11-17", "72/2020/QH14"),
        ("Tổ chức chính quyền địa phương", "75/2025/QH15", None, None),
        ("Quản lý, sử dụng tài sản công", "90/2025/QH15", None, None),
        ("Đất đai", "31/2024/QH15", "2024-01-18", None),
        ("Đất đai", "31/2024/QH15", "2024-06-18", None),
    ],
)
def test_a_law_whose_number_is_not_that_of_its_name(name, number, issued_on, meant):
    law = Target("t1", "Luat", number, issued_on, "Quốc hội", Level.CENTRAL, None, False, name)
    graph = graph_of(file("a", "1/KH-UBND", "2025-11-01", "Sơn La", cites=[law], says=implements(law)))
    told = [finding.explanation for finding in graph.findings if finding.finding == "misprint"]
    assert len(told) == (1 if meant else 0)
    assert all(number in each and meant in each for each in told)
    assert [document.number for document in graph.documents if document.kind == "Luat"] == [number]


def test_what_several_documents_name_is_no_misprint():
    right = decree("t1", "267/2025/NĐ-CP", "2025-10-14")
    wrong = decree("t2", "268/2025/NĐ-CP", "2025-10-14", probable_misprint_of="t1")
    graph = graph_of(
        file("a", "1/KH-UBND", "2025-11-01", "Sơn La", cites=[right, wrong], says=implements(right, wrong)),
        file("b", "1/KH-UBND", "2025-11-01", "Lào Cai", cites=[replace(wrong, probable_misprint_of=None)]),
    )
    assert graph.findings == ()


def test_a_date_that_contradicts_the_known_one_is_told_and_the_number_decides():
    wrong = decision("t1", "613/QĐ-UBND", "2022-08-04", "Sơn La")
    graph = graph_of(
        file("a", "613/QĐ-UBND", "2022-04-08", "Sơn La", kind="QD"),
        file("b", "2/KH-UBND", "2022-09-01", "Mai Sơn", cites=[wrong], says=implements(wrong)),
    )
    assert ids_of(graph, ";613-qd-ubnd") == ["urn:lex:vn;son.la:uy.ban.nhan.dan:quyet.dinh:2022-04-08;613-qd-ubnd"]
    assert [finding.finding for finding in graph.findings] == ["date_conflict"]


def test_a_date_of_another_year_than_the_number_is_told_and_not_believed():
    wrong = decree("t1", "5/2020/NĐ-CP", "2021-05-05")
    graph = graph_of(file("a", "1/KH-UBND", "2022-01-01", "Sơn La", cites=[wrong], says=implements(wrong)))
    assert ids_of(graph, ":2020;5-2020-nd-cp")
    assert [finding.finding for finding in graph.findings] == ["misprint"]


def test_a_document_whose_number_and_date_disagree_is_told():
    graph = graph_of(file("a", "8/2024/QĐ-UBND", "2025-01-05", "Sơn La", kind="QD"))
    assert [finding.finding for finding in graph.findings] == ["date_conflict"]


def test_a_mention_of_itself_is_no_other_document():
    itself = decision("t1", "40/QĐ-UBND", "2022-03-01", "Sơn La")
    blank = decision("t2", "/QĐ-UBND", "2022-03", "Sơn La")
    graph = graph_of(
        file(
            "a", "40/QĐ-UBND", "2022-03-01", "Sơn La", kind="QD", cites=[itself, blank], says=implements(itself, blank)
        )
    )
    assert len(graph.documents) == 1
    assert graph.relations == ()


def test_an_established_name_means_the_numbered_act():
    named = Target("t1", "NQ", None, None, None, Level.CENTRAL, None, True, "Nghị quyết Trung ương 8 khóa XI")
    law = Target("t2", "Luat", None, "2019", None, Level.CENTRAL, None, True, "Giáo dục")
    graph = graph_of(file("a", "1/KH-UBND", "2020-01-01", "Sơn La", cites=[named, law], says=implements(named, law)))
    assert ids_of(graph, ":2013-11-04;29-nq-tw")
    assert ids_of(graph, ":2019-06-14;43-2019-qh14")
    assert [d.title for d in graph.documents if d.kind == "Luat"] == ["Luật Giáo dục"]


@pytest.mark.parametrize(
    ("on", "ending"),
    [
        ("2020-01-01", ":2013-11-29;45-2013-qh13"),
        ("2025-01-01", ":2024-01-18;31-2024-qh15"),
    ],
)
def test_a_law_that_is_named_alone_is_the_one_of_its_day(on, ending):
    law = Target("t1", "Luat", None, None, None, Level.CENTRAL, None, True, "Luật Đất đai")
    assert ids_of(graph_of(file("a", "1/KH-UBND", on, "Sơn La", cites=[law], says=implements(law))), ending)


def test_a_law_that_is_named_alone_between_two_of_its_name_is_left_open():
    law = Target("t1", "Luat", None, None, None, Level.CENTRAL, None, True, "Luật Đất đai")
    graph = graph_of(file("a", "1/KH-UBND", "2024-03-03", "Sơn La", cites=[law], says=implements(law)))
    assert [document.unresolved for document in graph.documents] == ["named_only", None]


def test_a_later_date_beside_a_law_is_that_of_its_coming_into_force():
    law = Target("t1", "Luat", None, "2014-07-01", None, Level.CENTRAL, None, True, "tiếp công dân")
    graph = graph_of(file("a", "1/KH-UBND", "2014-01-10", "Sơn La", cites=[law], says=implements(law)))
    assert ids_of(graph, ":2013-11-25;42-2013-qh13")
    assert graph.findings == ()


def test_an_alias_that_the_text_states_lends_its_date():
    numbered = resolution_of_the_centre("t1")
    named = Target("t2", "NQ", None, None, None, Level.CENTRAL, None, True, "Nghị quyết Trung ương 8 khóa XI", "t1")
    graph = graph_of(
        file("a", "1/KH-UBND", "2019-01-01", "Sơn La", cites=[numbered, named], says=implements(numbered, named))
    )
    assert [document.id.split(":")[-1] for document in graph.documents] == [
        "2013-11-04;29-nq-tw",
        "2019-01-01;1-kh-ubnd",
    ]
    assert graph.relations[0].support == 1


def test_two_files_of_one_document_count_once():
    cited = decree()
    result = resolve(
        [
            file("a.txt", "40/QĐ-UBND", "2022-03-01", "Sơn La", kind="QD"),
            file("b.md", "40/QĐ-UBND", "2022-03-01", "Sơn La", kind="QD", cites=[cited], says=implements(cited)),
        ]
    )
    assert set(result.sources.values()) == {"b.md"}
    assert list(result.duplicates) == ["a.txt"]
    assert [finding.finding for finding in result.graph.findings] == ["duplicate"]
    assert len(result.graph.relations) == 1


def test_two_plans_without_a_number_are_told_apart_by_their_title():
    graph = graph_of(
        file("a", "/KH-UBND", "2022-04", "Mường La", title="Nâng cao chất lượng giáo dục"),
        file("b", "/KH-UBND", "2022-04", "Mường La", title="Phòng cháy và chữa cháy rừng"),
    )
    assert len({document.id for document in graph.documents}) == 2
    for document in graph.documents:
        assert document.id.startswith("urn:lex:vn;son.la;muong.la:uy.ban.nhan.dan:ke.hoach:2022-04;lex-")


def test_the_id_of_a_plan_without_a_number_stays_when_others_join():
    alone = graph_of(file("a", "/KH-UBND", "2022-04", "Mường La", title="Nâng cao chất lượng giáo dục"))
    among = graph_of(
        file("z", "/KH-UBND", "2022-04", "Mường La", title="Phòng cháy và chữa cháy rừng"),
        file("a", "/KH-UBND", "2022-04", "Mường La", title="Nâng cao chất lượng giáo dục"),
    )
    assert alone.documents[0].id in {document.id for document in among.documents}


@pytest.mark.parametrize(
    ("type_", "partial", "in_force"),
    [("REPEALS", False, False), ("REPLACES", False, False), ("REPEALS", True, None), ("AMENDS", False, None)],
)
def test_what_ends_a_document(type_, partial, in_force):
    graph = graph_of(
        file("a", "1/QĐ-UBND", "2023-01-01", "Sơn La", kind="QD", cites=[decree()],
             says=[(SELF, type_, "t1", Scope.BODY, partial)])
    )  # fmt: skip
    assert [document.in_force for document in graph.documents if document.kind == "ND"] == [in_force]
    assert graph.relations[0].partial is partial


def test_a_mere_citation_gives_way_to_what_else_the_same_document_says():
    graph = graph_of(
        file("a", "1/KH-UBND", "2023-01-01", "Sơn La", cites=[decree()],
             says=[(SELF, "CITES", "t1"), (SELF, "BASED_ON", "t1", Scope.PREAMBLE)])
    )  # fmt: skip
    assert [each.type.value for each in graph.relations] == ["BASED_ON"]


def test_a_relation_shows_its_strongest_proof_and_keeps_all():
    graph = graph_of(
        file("a", "1/KH-UBND", "2023-01-01", "Sơn La", cites=[decree()],
             says=[(SELF, "IMPLEMENTS", "t1"), (SELF, "IMPLEMENTS", "t1", Scope.TITLE)])
    )  # fmt: skip
    (only,) = graph.relations
    assert (only.scope, only.quote, only.support) == (Scope.TITLE, "câu 100 của a", 1)
    assert len(graph.citations) == 2


def test_a_document_of_a_province_that_ended_keeps_its_place_and_has_a_successor():
    graph = graph_of(file("a", "1/KH-UBND", "2022-01-01", "Hà Giang"))
    assert graph.documents[0].place == "Hà Giang"
    places = {place.code: place for place in graph.places}
    (heir,) = places[graph.documents[0].place_code].successors
    assert places[heir].name == "Tuyên Quang"
    (authority,) = graph.authorities
    assert (authority.id, authority.name) == ("vn;ha.giang:uy.ban.nhan.dan", "UBND tỉnh Hà Giang")


def test_a_new_province_cites_a_former_one_with_and_without_its_name():
    named = decision("t1", "6/2020/QĐ-UBND", "2020-02-13", "Kon Tum")
    bare = decision("t2", "6/2020/QĐ-UBND", "2020-02-13", "Quảng Ngãi", issuer="UBND tỉnh")
    graph = graph_of(
        file("a", "44/2025/QĐ-UBND", "2025-11-21", "Quảng Ngãi", kind="QD", cites=[named, bare],
             says=[(SELF, "REPEALS", "t1"), (SELF, "CITES", "t2")])
    )  # fmt: skip
    assert ids_of(graph, ";6-2020-qd-ubnd") == [
        "urn:lex:vn;kon.tum:uy.ban.nhan.dan:quyet.dinh:2020-02-13;6-2020-qd-ubnd"
    ]


def test_tasks_go_with_their_document():
    task = Task("Rà soát mạng lưới trường", "Sở Nội vụ", None, "Quý II/2023", "2023-06", 10, 60)
    graph = graph_of(file("a", "1/KH-UBND", "2023-01-01", "Sơn La", tasks=(task,)))
    assert [(each.document, each.what, each.due_on) for each in graph.tasks] == [
        (graph.documents[0].id, "Rà soát mạng lưới trường", "2023-06")
    ]


def test_a_page_that_is_no_legal_document_is_passed_over():
    assert graph_of(file("a", None, None, kind=None, not_legal="no number")).documents == ()


def test_nothing_gives_an_empty_graph():
    result = resolve([])
    assert (result.graph.documents, result.sources, result.duplicates) == ((), {}, {})


def test_every_end_of_every_relation_is_a_document():
    graph = graph_of(*many(40))
    known = {document.id for document in graph.documents}
    assert len(known) == len(graph.documents)
    for each in (*graph.relations, *graph.citations):
        assert {each.source, each.target} <= known
        assert each.source != each.target
    for each in graph.documents:
        assert each.authority is None or each.authority in {row.id for row in graph.authorities}
        assert each.place_code is None or each.place_code in {row.code for row in graph.places}


def test_the_order_of_the_files_does_not_matter():
    files = many(40)
    expected = resolve(files)
    for seed in range(3):
        shuffled = list(files)
        random.Random(seed).shuffle(shuffled)
        assert resolve(shuffled) == expected


def test_without_one_file_only_what_it_alone_said_is_gone():
    files = many(20)
    before, after = graph_of(*files), graph_of(*files[:3], *files[4:])
    gone = {each.asserted_by for each in before.citations} - {each.asserted_by for each in after.citations}
    assert len(gone) == 1
    stayed = {(c.asserted_by, c.start, c.type) for c in before.citations if c.asserted_by not in gone}
    assert stayed == {(c.asserted_by, c.start, c.type) for c in after.citations}


def many(count):
    """Return files of three provinces that cite one another and the centre, dated and not."""
    chance = random.Random(5)
    places = ["Sơn La", "Lào Cai", "Yên Bái"]
    files = []
    for index in range(count):
        place = chance.choice(places)
        year = chance.randint(2019, 2024)
        cited = [
            resolution_of_the_centre("t1", chance.choice([None, "2013-11-04", "2022-11-17"])),
            decree("t2", f"{chance.randint(1, 3)}/2018/NĐ-CP", chance.choice([None, "2018-03-03"])),
            decision("t3", f"{chance.randint(1, 4)}/QĐ-UBND", chance.choice([None, f"{year - 1}-05-05"]), place),
            decision("t4", f"{index + 1}/QĐ-UBND"),
        ]
        says = [*implements(*cited), ("t3", "IMPLEMENTS", "t1"), (SELF, "CITES", "t2")]
        day = f"{year}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        files.append(file(f"f{index:02d}", f"{index + 1}/KH-UBND", day, place, cites=cited, says=says))
    files.append(replace(files[0], path="zz-copy"))
    return files


def test_a_year_that_was_misprinted_is_told_beside_a_certain_document_of_that_day():
    wrong = decision("t1", "613/QĐ-UBND", "2021-04-08", "Sơn La")
    graph = graph_of(
        file("a", "613/QĐ-UBND", "2022-04-08", "Sơn La", kind="QD"),
        file("b", "2/KH-UBND", "2022-09-01", "Mai Sơn", cites=[wrong], says=implements(wrong)),
    )
    assert len(ids_of(graph, ";613-qd-ubnd")) == 2
    (finding,) = graph.findings
    assert finding.finding == "misprint"
    assert "613/QĐ-UBND of 2021-04-08" in finding.explanation
    assert "613/QĐ-UBND of 2022-04-08" in finding.explanation


def test_a_law_that_ended_without_an_heir_of_its_name_is_still_meant_by_it():
    law = Target("t1", "Luat", None, None, None, Level.CENTRAL, None, True, "Luật Giao thông đường bộ")
    graph = graph_of(file("a", "1/KH-UBND", "2025-03-03", "Sơn La", cites=[law], says=implements(law)))
    assert ids_of(graph, ":2008-11-13;23-2008-qh12")


def test_two_loaded_documents_with_one_number_and_two_dates_are_told():
    graph = graph_of(
        file("a", "613/QĐ-UBND", "2022-04-08", "Sơn La", kind="QD"),
        file("b", "613/QĐ-UBND", "2022-08-04", "Sơn La", kind="QD"),
    )
    assert len(graph.documents) == 2
    (finding,) = graph.findings
    assert (finding.finding, finding.document) == ("date_conflict", graph.documents[1].id)


def test_what_the_site_lists_without_an_issuer_is_not_the_own_provinces():
    listed = Target("t1", "QD", "1349/QĐ-UBND", "2025", None, Level.PROVINCE, "Sơn La")
    graph = graph_of(
        file("a", "1/KH-UBND", "2025-11-01", "Sơn La", cites=[listed], says=[(SELF, "CITES", "t1", Scope.HEADER)])
    )
    assert [document.unresolved for document in graph.documents] == ["no_issuer", None]


URN = re.compile(r"urn:lex:vn[a-z0-9;._]*:[a-z0-9;.+_]+:[a-z0-9._]+:[\d_-]+;[a-z0-9.,()'=_-]+")
odd = st.text(max_size=20) | st.sampled_from(["5/QĐ-UBND", "/KH-UBND", "29-NQ/TW", "UBND tỉnh", "-", "Luật", "8/2020"])
maybe = st.none() | odd
dates = st.none() | st.sampled_from(["2020", "2021-05", "2022-12-31", "1990-01-01"])
kinds = st.none() | st.sampled_from(["QD", "KH", "Luat", "NQ", "TTLT", "không rõ"])
headers = st.builds(
    Header, kinds, maybe, dates, maybe, st.none() | st.sampled_from(Level), maybe | st.just("Sơn La"), maybe, maybe
)
targets = st.builds(
    Target,
    st.sampled_from(["t1", "t2"]), kinds, maybe, dates, maybe, st.none() | st.sampled_from(Level), maybe, st.booleans(),
    maybe, st.none() | st.just("t1"), st.none() | st.just("t2"),
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.tuples(headers, st.lists(targets, max_size=2, unique_by=lambda target: target.id)), max_size=4))
def test_nothing_that_is_said_makes_it_fail(said):
    files = [
        ResolutionInput(
            f"f{index}",
            f"{index:064}",
            Record(
                header,
                tuple(cites),
                (),
                tuple(relation(n, SELF, "CITES", target.id) for n, target in enumerate(cites)),
                tuple(str(target.number) for target in cites),
            ),
        )
        for index, (header, cites) in enumerate(said)
    ]
    graph = resolve(files).graph
    ids = [document.id for document in graph.documents]
    assert len(ids) == len(set(ids))
    assert all(URN.fullmatch(id_) for id_ in ids)
    assert resolve(files[::-1]).graph == graph


def test_the_id_of_a_number_whose_issuer_nobody_tells_does_not_depend_on_others():
    bare = Target("t1", "QD", "62/QĐ-UBND", "2019-12-31", "UBND tỉnh", Level.PROVINCE)
    ministry = {"kind": "CV", "issuer": "Bộ Tài chính", "cites": [bare], "says": implements(bare)}
    first, second = (file(path, f"{path}/BTC-CST", "2020-02-02", **ministry) for path in ("1", "2"))
    alone, both = graph_of(first), graph_of(first, second)
    assert {document.id for document in alone.documents} < {document.id for document in both.documents}
    assert [document.unresolved for document in both.documents].count("no_issuer") == 2


@pytest.fixture(scope="module")
def annotated(corpus):
    """The graph of the annotated documents."""
    files = []
    for path in sorted((corpus / "corpus" / "annotated").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as stream:
            text = stream.read()
        files.append(ResolutionInput(path.name, path.name, record_of(extract(text), text)))
    return resolve(files).graph


def reached(graph, start, *, down):
    """Return the ids that are reached from an id by what carries out or rests on another."""
    found, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        for each in graph.relations:
            ends = (each.target, each.source) if down else (each.source, each.target)
            if each.type.value in {"IMPLEMENTS", "BASED_ON", "GUIDES"} and ends[0] == here and ends[1] not in found:
                found.add(ends[1])
                waiting.append(ends[1])
    return found


@pytest.mark.corpus
def test_the_resolution_of_2013_on_education_comes_down_to_three_provinces(annotated):
    start = "urn:lex:vn:dang.cong.san.viet.nam;ban.chap.hanh.trung.uong:nghi.quyet:2013-11-04;29-nq-tw"
    assert {
        "urn:lex:vn;dien.bien:uy.ban.nhan.dan:ke.hoach:2019-11-06;3243-kh-ubnd",
        "urn:lex:vn;bac.kan:uy.ban.nhan.dan:ke.hoach:2025-04-22;284-kh-ubnd",
        "urn:lex:vn;lao.cai:uy.ban.nhan.dan:ke.hoach:2023-01-16;20-kh-ubnd",
    } <= reached(annotated, start, down=True)


@pytest.mark.corpus
def test_the_plan_of_muong_la_whose_number_is_blank_rests_on_the_decision_of_son_la(annotated):
    (plan,) = [d.id for d in annotated.documents if d.place == "Mường La" and d.status == "loaded"]
    assert "urn:lex:vn;son.la:uy.ban.nhan.dan:quyet.dinh:2022-04-08;613-qd-ubnd" in reached(annotated, plan, down=False)


@pytest.mark.corpus
def test_the_plan_of_lai_chau_rests_on_the_directive_through_the_programme(annotated):
    (plan,) = [document.id for document in annotated.documents if document.number == "-KH/BCSD"]
    programme = "urn:lex:vn;lai.chau:dang.bo;ban.thuong.vu:chuong.trinh:2024-04-22;49-ctr-tu"
    directive = "urn:lex:vn:dang.cong.san.viet.nam;ban.chap.hanh.trung.uong;bo.chinh.tri:chi.thi:2024-01-05;29-ct-tw"
    assert (plan, programme) in {(each.source, each.target) for each in annotated.relations}
    assert directive in reached(annotated, programme, down=False)


@pytest.mark.corpus
def test_the_misprint_in_the_plan_of_bac_kan_is_told(annotated):
    misprints = [each.explanation for each in annotated.findings if each.finding == "misprint"]
    assert any("273/KH-TU" in told and "276/KH-TU" in told for told in misprints)

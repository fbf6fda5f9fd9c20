"""Graphs for the tests of stores: one written by hand that has everything, and random ones of any size."""

import random

from graph_loader.extraction.model import Level, RelationType, Scope
from graph_loader.graph.model import (
    Authority,
    Citation,
    Document,
    Finding,
    LegalGraph,
    Place,
    Relation,
    Severity,
    Status,
    Task,
)

RESOLUTION = "urn:lex:vn:dang.cong.san.viet.nam;ban.chap.hanh.trung.uong:nghi.quyet:2013-11-04;29-nq-tw"
PROGRAMME = "urn:lex:vn;lao.cai:tinh.uy:chuong.trinh:2014-03-12;153-ctr-tu"
PLAN = "urn:lex:vn;lao.cai:uy.ban.nhan.dan:ke.hoach:2014-06-02;101-kh-ubnd"
DISTRICT_PLAN = "urn:lex:vn;lao.cai;bat.xat:uy.ban.nhan.dan:ke.hoach:2014-08-20;55-kh-ubnd"
LAW = "urn:lex:vn:quoc.hoi:luat:2015-06-19;77-2015-qh13"


def cascade() -> LegalGraph:
    """Return a cascade from the Party's centre to a district, with every kind of node and relationship."""
    documents = (
        Document(
            id=RESOLUTION,
            kind="NQ",
            number="29-NQ/TW",
            title="Về đổi mới căn bản, toàn diện giáo dục và đào tạo",
            issued_on="2013-11-04",
            level=Level.CENTRAL,
            tier=1,
            issuer="Ban Chấp hành Trung ương",
            authority="vn.tw",
        ),
        Document(
            id=PROGRAMME,
            kind="CTr",
            number="153-CTr/TU",
            issued_on="2014",
            level=Level.PROVINCE,
            tier=4,
            issuer="Tỉnh ủy Lào Cai",
            place="Lào Cai",
            place_code="10",
            unresolved="no_date",
        ),
        Document(
            id=PLAN,
            kind="KH",
            number="101/KH–UBND",
            title="Thực hiện Nghị quyết số 29-NQ/TW trên địa bàn tỉnh Lào Cai",
            issued_on="2014-06-02",
            level=Level.PROVINCE,
            tier=5,
            issuer="UBND tỉnh Lào Cai",
            place="Lào Cai",
            signer="Nguyễn Văn Vịnh",
            status=Status.LOADED,
            authority="vn.lao-cai.ubnd",
            place_code="10",
        ),
        Document(
            id=DISTRICT_PLAN,
            kind="KH",
            title="Đổi mới giáo dục huyện Bát Xát",
            issued_on="2014-08",
            level=Level.DISTRICT,
            tier=7,
            issuer="UBND huyện Bát Xát",
            place="Bát Xát",
            status=Status.LOADED,
            in_force=False,
            place_code="082",
        ),
        Document(id=LAW, kind="Luat", number="77/2015/QH13", title='Luật "Tổ chức" <b>\\`$', issued_on="2015-06-19"),
    )
    proofs = (
        (PLAN, PLAN, RelationType.IMPLEMENTS, PROGRAMME, "Thực hiện Chương trình số 153-CTr/TU", Scope.PREAMBLE),
        (PLAN, PROGRAMME, RelationType.IMPLEMENTS, RESOLUTION, "Chương trình thực hiện Nghị quyết 29", Scope.PREAMBLE),
        (PLAN, PLAN, RelationType.IMPLEMENTS, RESOLUTION, "Thực hiện Nghị quyết số 29-NQ/TW", Scope.TITLE),
        (DISTRICT_PLAN, DISTRICT_PLAN, RelationType.IMPLEMENTS, PLAN, "thực hiện Kế hoạch số 101", Scope.BODY),
        (DISTRICT_PLAN, PROGRAMME, RelationType.IMPLEMENTS, RESOLUTION, "Chương trình 153", Scope.BODY),
        (DISTRICT_PLAN, DISTRICT_PLAN, RelationType.BASED_ON, LAW, "Căn cứ Luật Tổ chức", Scope.PREAMBLE),
        (DISTRICT_PLAN, DISTRICT_PLAN, RelationType.REPEALS, PLAN, "bãi bỏ Mục II", Scope.APPENDIX),
    )
    return LegalGraph(
        documents=documents,
        relations=_relations(proofs),
        citations=_citations(proofs),
        authorities=(
            Authority(id="vn.tw", name="Ban Chấp hành Trung ương", level=Level.CENTRAL),
            Authority(id="vn.lao-cai.ubnd", name="UBND tỉnh Lào Cai", level=Level.PROVINCE, place_code="10"),
        ),
        places=(
            Place(code="10", name="Lào Cai", level=Level.PROVINCE, valid_from="1991-10-01"),
            Place(code="15", name="Yên Bái", level=Level.PROVINCE, valid_to="2025-06-30", successors=("10",)),
            Place(code="082", name="Bát Xát", level=Level.DISTRICT, part_of="10"),
        ),
        tasks=(
            Task(
                id=f"{PLAN}#1",
                document=PLAN,
                what="Rà soát mạng lưới trường lớp",
                lead="Sở Giáo dục và Đào tạo",
                due="Quý III/2014",
                due_on="2014-09-30",
                start=120,
                end=190,
            ),
        ),
        findings=(
            Finding(
                finding="misprint",
                severity=Severity.WARNING,
                document=PLAN,
                target=PROGRAMME,
                quote="số 135-CTr/TU",
                explanation="The text says 153 elsewhere.",
            ),
            Finding(
                finding="duplicate",
                severity=Severity.INFO,
                document=None,
                target=None,
                quote=None,
                explanation="Two files hold the same text.",
            ),
        ),
    )


def random_graph(documents: int, relations: int, *, seed: int = 1) -> LegalGraph:
    """Return a graph in which every document cites older ones only; the same for the same arguments.

    Each relation has one citation; a few documents are cited very often, as laws are.
    """
    chance = random.Random(seed)
    ids = [f"urn:lex:vn:co.quan:ke.hoach:{2000 + n % 25};{n}-kh-{seed}" for n in range(documents)]
    types = list(RelationType)
    proofs = {}
    while len(proofs) < relations:
        source = chance.randrange(1, documents)
        target = int(source * chance.random() ** 3)
        type_ = types[chance.randrange(len(types))]
        quote = f"câu {source} thực hiện văn bản {target}"
        proofs[source, type_, target] = (ids[source], ids[source], type_, ids[target], quote, Scope.BODY)
    return LegalGraph(
        documents=tuple(
            Document(id=id_, kind="KH", number=f"{n}/KH-UBND", issued_on="2014", status=Status.LOADED, tier=n % 7 + 1)
            for n, id_ in enumerate(ids)
        ),
        relations=_relations(tuple(proofs.values())),
        citations=_citations(tuple(proofs.values())),
    )


Proof = tuple[str, str, RelationType, str, str, Scope]


def _relations(proofs: tuple[Proof, ...]) -> tuple[Relation, ...]:
    strongest: dict[tuple[str, RelationType, str], list[Proof]] = {}
    for proof in proofs:
        strongest.setdefault(proof[1:4], []).append(proof)
    return tuple(
        Relation(
            source=source,
            type=type_,
            target=target,
            scope=min(group, key=lambda proof: proof[5].rank)[5],
            support=len({proof[0] for proof in group}),
            confidence=0.9,
            quote=group[0][4],
            quoted_from=group[0][0],
            rule="cue",
            partial=type_ is RelationType.REPEALS,
        )
        for (source, type_, target), group in strongest.items()
    )


def _citations(proofs: tuple[Proof, ...]) -> tuple[Citation, ...]:
    return tuple(
        Citation(
            id=f"{by}#{n}",
            asserted_by=by,
            source=source,
            type=type_,
            target=target,
            quote=quote,
            start=n * 10,
            end=n * 10 + len(quote),
            scope=scope,
            rule="cue",
            confidence=0.9,
            partial=type_ is RelationType.REPEALS,
        )
        for n, (by, source, type_, target, quote, scope) in enumerate(proofs)
    )

"""A small graph that the tests of questions, queries and exports share: one cascade with everything that is odd.

Numbers, dates and issuers of the central acts are public facts; the provinces' and districts' plans are made up.
"""

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

CENTRAL, MINISTRY, PROVINCE, DISTRICT = Level.CENTRAL, Level.MINISTRY, Level.PROVINCE, Level.DISTRICT

NQ29 = "urn:lex:vn;dang.cong.san.viet.nam;ban.chap.hanh.trung.uong:nghi.quyet:2013-11-04;29-nq-tw"
NQ29_2022 = "urn:lex:vn;dang.cong.san.viet.nam;ban.chap.hanh.trung.uong:nghi.quyet:2022-11-17;29-nq-tw"
LAW2005 = "urn:lex:vn:quoc.hoi:luat:2005-06-14;38-2005-qh11"
LAW2019 = "urn:lex:vn:quoc.hoi:luat:2019-06-14;43-2019-qh14"
NQ44 = "urn:lex:vn:chinh.phu:nghi.quyet:2014-06-09;44-nq-cp"
ND116 = "urn:lex:vn:chinh.phu:nghi.dinh:2020-09-25;116-2020-nd-cp"
ND60 = "urn:lex:vn:chinh.phu:nghi.dinh:2025-03-03;60-2025-nd-cp"
QD522 = "urn:lex:vn:thu.tuong.chinh.phu:quyet.dinh:2018-05-14;522-qd-ttg"
DA522 = "urn:lex:vn:thu.tuong.chinh.phu:de.an:2018;giao.duc.huong.nghiep"
QD2653 = "urn:lex:vn:bo.giao.duc.va.dao.tao:quyet.dinh:2014-07-25;2653-qd-bgddt"
CTR153 = "urn:lex:vn;lao.cai:tinh.uy:chuong.trinh:2014-02-20;153-ctr-tu"
LC20 = "urn:lex:vn;lao.cai:uy.ban.nhan.dan:ke.hoach:2023-01-16;20-kh-ubnd"
LC20_2024 = "urn:lex:vn;lao.cai:uy.ban.nhan.dan:ke.hoach:2024-01-15;20-kh-ubnd"
LC88 = "urn:lex:vn;lao.cai:uy.ban.nhan.dan:ke.hoach:2014-09-10;88-kh-ubnd"
YB41 = "urn:lex:vn;yen.bai:uy.ban.nhan.dan:ke.hoach:2014-08-01;41-kh-ubnd"
DB12 = "urn:lex:vn;dien.bien:uy.ban.nhan.dan:ke.hoach:2019-03-05;12-kh-ubnd"
SL07 = "urn:lex:vn;son.la:uy.ban.nhan.dan:ke.hoach;07-kh-ubnd"
BT15 = "urn:lex:vn;lao.cai;bao.thang:uy.ban.nhan.dan:ke.hoach:2014-11-03;15-kh-ubnd"
BT16 = "urn:lex:vn;lao.cai;bao.thang:uy.ban.nhan.dan:ke.hoach:2023-02-20;16-kh-ubnd"
KH276 = "urn:lex:vn;lao.cai:tinh.uy:ke.hoach:2021-05-20;276-kh-tu"
KH273 = "urn:lex:vn;lao.cai:tinh.uy:ke.hoach;273-kh-tu"
RING_A = "urn:lex:vn;son.la:uy.ban.nhan.dan:ke.hoach:2020-02-01;31-kh-ubnd"
RING_B = "urn:lex:vn;son.la:uy.ban.nhan.dan:ke.hoach:2020-03-01;32-kh-ubnd"
ORPHAN = "urn:lex:vn;dien.bien:uy.ban.nhan.dan:ke.hoach:2021-07-01;90-kh-ubnd"
HOSTILE = "urn:lex:vn;ha.giang:uy.ban.nhan.dan:ke.hoach:2022-03-03;01-kh-ubnd"

HOSTILE_TITLE = "<script>alert(1)</script>{{7*7}}\"><img src=x onerror=alert(2)> =cmd|'/c calc'!A1"

_PLACES = (
    Place(code="02", name="Hà Giang", level=PROVINCE, valid_to="2025-06-30", successors=("08.2025",)),
    Place(code="08", name="Tuyên Quang", level=PROVINCE, valid_to="2025-06-30", successors=("08.2025",)),
    Place(code="08.2025", name="Tuyên Quang", level=PROVINCE, valid_from="2025-07-01"),
    Place(code="10", name="Lào Cai", level=PROVINCE, valid_to="2025-06-30", successors=("15.2025",)),
    Place(code="11", name="Điện Biên", level=PROVINCE),
    Place(code="14", name="Sơn La", level=PROVINCE),
    Place(code="15", name="Yên Bái", level=PROVINCE, valid_to="2025-06-30", successors=("15.2025",)),
    Place(code="15.2025", name="Lào Cai", level=PROVINCE, valid_from="2025-07-01"),
    Place(code="086", name="Bảo Thắng", level=DISTRICT, part_of="10", valid_to="2025-06-30"),
    Place(code="088", name="Sa Pa", level=DISTRICT, part_of="10", valid_to="2025-06-30"),
)

_AUTHORITIES = (
    Authority(id="trung.uong.dang", name="Ban Chấp hành Trung ương Đảng", level=CENTRAL),
    Authority(id="quoc.hoi", name="Quốc hội", level=CENTRAL),
    Authority(id="chinh.phu", name="Chính phủ", level=CENTRAL),
    Authority(id="thu.tuong.chinh.phu", name="Thủ tướng Chính phủ", level=CENTRAL),
    Authority(id="bo.giao.duc.va.dao.tao", name="Bộ Giáo dục và Đào tạo", level=MINISTRY),
    Authority(id="lao.cai:tinh.uy", name="Tỉnh ủy Lào Cai", level=PROVINCE, place_code="10"),
    Authority(id="lao.cai:uy.ban.nhan.dan", name="UBND tỉnh Lào Cai", level=PROVINCE, place_code="10"),
    Authority(id="yen.bai:uy.ban.nhan.dan", name="UBND tỉnh Yên Bái", level=PROVINCE, place_code="15"),
    Authority(id="dien.bien:uy.ban.nhan.dan", name="UBND tỉnh Điện Biên", level=PROVINCE, place_code="11"),
    Authority(id="son.la:uy.ban.nhan.dan", name="UBND tỉnh Sơn La", level=PROVINCE, place_code="14"),
    Authority(id="ha.giang:uy.ban.nhan.dan", name="UBND tỉnh Hà Giang", level=PROVINCE, place_code="02"),
    Authority(id="bao.thang:uy.ban.nhan.dan", name="UBND huyện Bảo Thắng", level=DISTRICT, place_code="086"),
)
_NAMES = {authority.id: authority for authority in _AUTHORITIES}
_PLACE_NAMES = {place.code: place.name for place in _PLACES}
_TIERS = {
    "trung.uong.dang": 1,
    "quoc.hoi": 2,
    "chinh.phu": 3,
    "thu.tuong.chinh.phu": 3,
    "bo.giao.duc.va.dao.tao": 4,
    "lao.cai:tinh.uy": 5,
    "bao.thang:uy.ban.nhan.dan": 9,
}


def _document(  # noqa: PLR0917 - a row of the table below
    id_: str,
    kind: str,
    number: str | None,
    issued_on: str | None,
    authority: str,
    title: str | None,
    *,
    cited: bool = False,
    signer: str | None = None,
    in_force: bool | None = None,
    unresolved: str | None = None,
) -> Document:
    by = _NAMES[authority]
    return Document(
        id=id_,
        kind=kind,
        number=number,
        title=title,
        issued_on=issued_on,
        level=by.level,
        tier=_TIERS.get(authority, 6),
        issuer=by.name,
        place=_PLACE_NAMES.get(by.place_code or ""),
        signer=signer,
        status=Status.CITED if cited else Status.LOADED,
        in_force=in_force,
        authority=authority,
        place_code=by.place_code,
        unresolved=unresolved,
    )


_REFORM = "Đổi mới căn bản, toàn diện giáo dục và đào tạo"
_DOCUMENTS = (
    _document(NQ29, "NQ", "29-NQ/TW", "2013-11-04", "trung.uong.dang", _REFORM),
    _document(
        NQ29_2022, "NQ", "29-NQ/TW", "2022-11-17", "trung.uong.dang", "Công nghiệp hóa, hiện đại hóa", cited=True
    ),
    _document(LAW2005, "Luat", "38/2005/QH11", "2005-06-14", "quoc.hoi", "Luật Giáo dục", cited=True, in_force=False),
    _document(LAW2019, "Luat", "43/2019/QH14", "2019-06-14", "quoc.hoi", "Luật Giáo dục"),
    _document(NQ44, "NQ", "44/NQ-CP", "2014-06-09", "chinh.phu", "Chương trình hành động thực hiện Nghị quyết 29"),
    _document(ND116, "ND", "116/2020/NĐ-CP", "2020-09-25", "chinh.phu", "Hỗ trợ tiền đóng học phí sinh viên sư phạm"),
    _document(ND60, "ND", "60/2025/NĐ-CP", "2025-03-03", "chinh.phu", "Sửa đổi, bổ sung Nghị định 116"),
    _document(QD522, "QD", "522/QĐ-TTg", "2018-05-14", "thu.tuong.chinh.phu", "Phê duyệt Đề án hướng nghiệp"),
    _document(
        DA522, "DA", None, "2018", "thu.tuong.chinh.phu", "Đề án Giáo dục hướng nghiệp và phân luồng", cited=True
    ),
    _document(
        QD2653,
        "QD",
        "2653/QĐ-BGDĐT",
        "2014-07-25",
        "bo.giao.duc.va.dao.tao",
        "Kế hoạch hành động của ngành",
        cited=True,
    ),
    _document(CTR153, "CTr", "153-CTr/TU", "2014-02-20", "lao.cai:tinh.uy", "Thực hiện Nghị quyết 29-NQ/TW"),
    _document(
        LC88,
        "KH",
        "88/KH-UBND",
        "2014-09-10",
        "lao.cai:uy.ban.nhan.dan",
        "Thực hiện Chương trình hành động về giáo dục",
        signer="Lê Thị Hoa",
    ),
    _document(
        LC20,
        "KH",
        "20/KH-UBND",
        "2023-01-16",
        "lao.cai:uy.ban.nhan.dan",
        "Phát triển giáo dục và đào tạo năm 2023",
        signer="Lê Thị Hoa",
    ),
    _document(LC20_2024, "KH", "20/KH-UBND", "2024-01-15", "lao.cai:uy.ban.nhan.dan", "Phòng cháy, chữa cháy rừng"),
    _document(YB41, "KH", "41/KH-UBND", "2014-08-01", "yen.bai:uy.ban.nhan.dan", "Thực hiện Nghị quyết số 44/NQ-CP"),
    _document(DB12, "KH", "12/KH-UBND", "2019-03-05", "dien.bien:uy.ban.nhan.dan", "Giáo dục hướng nghiệp", cited=True),
    _document(SL07, "KH", "07/KH-UBND", None, "son.la:uy.ban.nhan.dan", None, cited=True, unresolved="no_date"),
    _document(BT15, "KH", "15/KH-UBND", "2014-11-03", "bao.thang:uy.ban.nhan.dan", "Thực hiện Kế hoạch của tỉnh"),
    _document(BT16, "KH", "16/KH-UBND", "2023-02-20", "bao.thang:uy.ban.nhan.dan", "Giáo dục huyện năm 2023"),
    _document(KH276, "KH", "276/KH-TU", "2021-05-20", "lao.cai:tinh.uy", "Nâng cao chất lượng giáo dục"),
    _document(KH273, "KH", "273/KH-TU", None, "lao.cai:tinh.uy", None, cited=True, unresolved="no_date"),
    _document(RING_A, "KH", "31/KH-UBND", "2020-02-01", "son.la:uy.ban.nhan.dan", "Chuyển đổi số"),
    _document(RING_B, "KH", "32/KH-UBND", "2020-03-01", "son.la:uy.ban.nhan.dan", "Chính quyền số"),
    _document(ORPHAN, "KH", "90/KH-UBND", "2021-07-01", "dien.bien:uy.ban.nhan.dan", "Du lịch nông thôn"),
    _document(HOSTILE, "KH", "=1+1/KH-UBND", "2022-03-03", "ha.giang:uy.ban.nhan.dan", HOSTILE_TITLE),
)

R = RelationType
_RELATED = (
    (NQ44, R.IMPLEMENTS, NQ29, Scope.TITLE, NQ44),
    (QD2653, R.IMPLEMENTS, NQ44, Scope.BODY, LC88),
    (CTR153, R.IMPLEMENTS, NQ29, Scope.TITLE, CTR153),
    (YB41, R.IMPLEMENTS, NQ44, Scope.TITLE, YB41),
    (YB41, R.BASED_ON, LAW2005, Scope.PREAMBLE, YB41),
    (LC88, R.IMPLEMENTS, CTR153, Scope.TITLE, LC88),
    (LC88, R.IMPLEMENTS, NQ44, Scope.PREAMBLE, LC88),
    (LC88, R.BASED_ON, LAW2005, Scope.PREAMBLE, LC88),
    (LC88, R.CITES, NQ29, Scope.BODY, LC88),
    (BT15, R.IMPLEMENTS, LC88, Scope.TITLE, BT15),
    (BT15, R.BASED_ON, LAW2005, Scope.PREAMBLE, BT15),
    (LC20, R.IMPLEMENTS, KH276, Scope.PREAMBLE, LC20),
    (LC20, R.IMPLEMENTS, DA522, Scope.BODY, LC20),
    (LC20, R.BASED_ON, LAW2019, Scope.PREAMBLE, LC20),
    (LC20, R.BASED_ON, ND116, Scope.PREAMBLE, LC20),
    (LC20, R.CITES, KH273, Scope.BODY, LC20),
    (LC20, R.REVIEWS, LC88, Scope.BODY, LC20),
    (BT16, R.IMPLEMENTS, LC20, Scope.TITLE, BT16),
    (BT16, R.CITES, NQ29_2022, Scope.BODY, BT16),
    (BT16, R.CITES, SL07, Scope.APPENDIX, BT16),
    (KH276, R.IMPLEMENTS, NQ29, Scope.PREAMBLE, KH276),
    (QD522, R.ISSUES, DA522, Scope.TITLE, QD522),
    (QD522, R.BASED_ON, LAW2005, Scope.PREAMBLE, QD522),
    (DB12, R.IMPLEMENTS, DA522, Scope.BODY, ORPHAN),
    (ND116, R.BASED_ON, LAW2019, Scope.PREAMBLE, ND116),
    (ND116, R.GUIDES, LAW2019, Scope.BODY, ND116),
    (ND60, R.AMENDS, ND116, Scope.TITLE, ND60),
    (ND60, R.BASED_ON, LAW2019, Scope.PREAMBLE, ND60),
    (LAW2019, R.REPLACES, LAW2005, Scope.BODY, LAW2019),
    (LAW2019, R.REPEALS, LAW2005, Scope.BODY, LAW2019),
    (RING_A, R.IMPLEMENTS, RING_B, Scope.BODY, RING_A),
    (RING_B, R.IMPLEMENTS, RING_A, Scope.BODY, RING_B),
    (HOSTILE, R.IMPLEMENTS, QD522, Scope.TITLE, HOSTILE),
)


def _quote(source: str, relation: RelationType, target: str) -> str:
    return f"{relation.lower()}: {source.rpartition(';')[2]} → {target.rpartition(';')[2]}"


_CITATIONS = tuple(
    Citation(
        id=f"c{at:03}",
        asserted_by=asserted_by,
        source=source,
        type=relation,
        target=target,
        quote=_quote(source, relation, target),
        start=at * 100,
        end=at * 100 + len(_quote(source, relation, target)),
        scope=scope,
        rule="fixture",
        confidence=0.95 if scope is Scope.BODY else 1.0,
    )
    for at, (source, relation, target, scope, asserted_by) in enumerate(_RELATED)
)

_SECOND_PROOF = Citation(
    id="c900",
    asserted_by=BT15,
    source=NQ44,
    type=R.IMPLEMENTS,
    target=NQ29,
    quote="Nghị quyết 44/NQ-CP thực hiện Nghị quyết 29-NQ/TW",
    start=10,
    end=60,
    scope=Scope.BODY,
    rule="chain",
    confidence=0.9,
)

_RELATIONS = tuple(
    Relation(
        source=c.source,
        type=c.type,
        target=c.target,
        scope=c.scope,
        support=2 if (c.source, c.target) == (NQ44, NQ29) else 1,
        confidence=c.confidence,
        quote=c.quote,
        quoted_from=c.asserted_by,
        rule=c.rule,
    )
    for c in _CITATIONS
)

_TASKS = (
    Task(
        id="t1",
        document=LC20,
        what="Rà soát mạng lưới trường, lớp học",
        lead="Sở Giáo dục và Đào tạo",
        join="UBND các huyện",
        due="Quý II/2023",
        due_on="2023-06-30",
        start=5000,
        end=5100,
    ),
    Task(
        id="t2",
        document=LC20,
        what="Xây dựng đề án dạy ngoại ngữ",
        lead="Sở Giáo dục và Đào tạo",
        due="31/12/2023",
        due_on="2023-12-31",
        start=5100,
        end=5200,
    ),
    Task(id="t3", document=BT16, what="Tuyên truyền", lead="Phòng Văn hóa", due="Hằng năm", start=700, end=760),
)

_FINDINGS = (
    Finding(
        finding="misprint",
        severity=Severity.WARNING,
        document=LC20,
        target=KH273,
        quote="Kế hoạch số 273/KH-TU",
        explanation="273/KH-TU is probably 276/KH-TU, which the same text names elsewhere.",
    ),
    Finding(
        finding="impossible_date",
        severity=Severity.ERROR,
        document=BT15,
        target=LAW2019,
        quote="Luật Giáo dục năm 2019",
        explanation="A document of 2014-11-03 cannot cite one of 2019-06-14.",
    ),
)


def sample_graph() -> LegalGraph:
    """Return the whole graph."""
    return LegalGraph(
        documents=_DOCUMENTS,
        relations=_RELATIONS,
        citations=(*_CITATIONS, _SECOND_PROOF),
        authorities=_AUTHORITIES,
        places=_PLACES,
        tasks=_TASKS,
        findings=_FINDINGS,
    )


def sample_sources() -> dict[str, str]:
    """Return the paths that the loaded documents were read from, by id."""
    return {d.id: f"{at:02}.txt" for at, d in enumerate(_DOCUMENTS) if d.status is Status.LOADED}

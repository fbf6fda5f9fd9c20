"""What both stores promise, checked on each of them over the same graphs."""

import dataclasses
import re
from typing import Any

import pytest

from graph_loader.errors import QueryFailedError, QueryRefusedError, StoreUnavailableError
from graph_loader.graph.model import Document, LegalGraph, Status
from graph_loader.stores import open_store
from graph_loader.stores.protocol import GraphStore, SourceRecord, StoredSource, TextSearch, WriteSummary
from graph_loader.stores.unknown_names import unknown_names
from tests.graphs import DISTRICT_PLAN, LAW, PLAN, PROGRAMME, RESOLUTION, cascade, random_graph

NODES = """
MATCH (n) WHERE NOT n:Loader AND NOT n:Text
UNWIND labels(n) AS label
RETURN label, count(*) AS nodes ORDER BY label
"""
RELATIONS = "MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS relations ORDER BY type"
CASCADE_NODES = {
    "Authority": 2,
    "Citation": 7,
    "Document": 5,
    "Finding": 2,
    "Law": 1,
    "Place": 3,
    "Plan": 2,
    "Programme": 1,
    "Resolution": 1,
    "Task": 1,
}
CASCADE_RELATIONS = {
    "ASSERTS": 7,
    "BASED_ON": 1,
    "HAS_FINDING": 1,
    "HAS_TASK": 1,
    "IMPLEMENTS": 4,
    "ISSUED_BY": 2,
    "OF_PLACE": 3,
    "PART_OF": 1,
    "REPEALS": 1,
    "SOURCE": 7,
    "SUCCEEDED_BY": 1,
    "TARGET": 7,
}


def counts(store: GraphStore) -> tuple[dict[str, int], dict[str, int]]:
    return dict(store.run(NODES).rows), dict(store.run(RELATIONS).rows)


def put(store: GraphStore, statement: str) -> None:
    """Write to a store as other people would: past the loader."""
    if hasattr(store, "_graph"):
        store._graph.cypher(statement)
        store._graph.save()
        store._snapshot = None
    else:
        store._driver.execute_query(statement, database_=store._settings.database)


def changed(graph: LegalGraph, document: str, **values: Any) -> LegalGraph:
    documents = tuple(d.model_copy(update=values) if d.id == document else d for d in graph.documents)
    return graph.model_copy(update={"documents": documents})


def without(graph: LegalGraph, document: str) -> LegalGraph:
    """The graph when the file of a document is gone, which no other document names."""
    return graph.model_copy(
        update={
            "documents": tuple(d for d in graph.documents if d.id != document),
            "relations": tuple(r for r in graph.relations if document not in {r.source, r.target}),
            "citations": tuple(c for c in graph.citations if document not in {c.asserted_by, c.source, c.target}),
        }
    )


# Writing


def test_an_empty_store_answers(store: GraphStore) -> None:
    assert counts(store) == ({}, {})
    assert list(store.sources()) == []
    assert list(store.records()) == []
    assert store.text(PLAN) is None
    assert store.record(PLAN) is None


def test_a_write_holds_every_node_and_relationship(store: GraphStore) -> None:
    summary = store.write(cascade(), {})
    assert counts(store) == (CASCADE_NODES, CASCADE_RELATIONS)
    assert summary == WriteSummary(nodes_created=20, relationships_created=13)


def test_a_document_has_its_properties(store: GraphStore) -> None:
    store.write(cascade(), {})
    [[node]] = store.run("MATCH (d:Document {id: $id}) RETURN d", {"id": PLAN}).rows
    assert node["labels"] == ["Document", "Plan"]
    assert isinstance(node["properties"].pop("digest"), int)
    assert node["properties"] == {
        "id": PLAN,
        "kind": "KH",
        "number": "101/KH–UBND",
        "number_key": "101/KH-UBND",
        "number_plain": "101khubnd",
        "title": "Thực hiện Nghị quyết số 29-NQ/TW trên địa bàn tỉnh Lào Cai",
        "issued_on": "2014-06-02",
        "year": 2014,
        "level": "province",
        "tier": 5,
        "issuer": "UBND tỉnh Lào Cai",
        "place": "Lào Cai",
        "place_code": "10",
        "signer": "Nguyễn Văn Vịnh",
        "status": "loaded",
        "authority": "vn.lao-cai.ubnd",
        "search": "101/kh-ubnd ke hoach thuc hien nghi quyet so 29-nq/tw tren dia ban tinh lao cai "
        "ubnd tinh lao cai lao cai nguyen van vinh",
    }


def test_a_title_is_written_even_where_there_is_none(store: GraphStore) -> None:
    store.write(cascade(), {})
    rows = store.run("MATCH (d:Document) WHERE d.title = '' RETURN d.id", {}).rows
    assert rows == ((PROGRAMME,),)


def test_text_of_documents_is_data_wherever_it_goes(store: GraphStore) -> None:
    store.write(cascade(), {})
    query = "MATCH (d:Document {title: $title}) RETURN d.id"
    assert store.run(query, {"title": 'Luật "Tổ chức" <b>\\`$'}).rows == ((LAW,),)


def test_a_relationship_has_its_strongest_proof(store: GraphStore) -> None:
    store.write(cascade(), {})
    query = "MATCH (:Document {id: $from})-[r:IMPLEMENTS]->(:Document {id: $to}) RETURN r"
    [[relation]] = store.run(query, {"from": PROGRAMME, "to": RESOLUTION}).rows
    assert isinstance(relation["properties"].pop("digest"), int)
    assert relation == {
        "type": "IMPLEMENTS",
        "source": PROGRAMME,
        "target": RESOLUTION,
        "properties": {
            "scope": "preamble",
            "scope_rank": 1,
            "support": 2,
            "confidence": 0.9,
            "quote": "Chương trình thực hiện Nghị quyết 29",
            "quoted_from": PLAN,
            "rule": "cue",
            "partial": False,
        },
    }


def test_a_citation_hangs_on_its_document_and_both_ends(store: GraphStore) -> None:
    store.write(cascade(), {})
    query = """
    MATCH (document:Document)-[:ASSERTS]->(c:Citation)-[:SOURCE]->(source:Document), (c)-[:TARGET]->(target:Document)
    WHERE document.id <> source.id
    RETURN document.id, source.id, target.id, c.asserted_by, c.source_id, c.target_id, c.relation, c.quote, c.start
    ORDER BY c.id
    """
    both = (PROGRAMME, RESOLUTION)
    assert store.run(query).rows == (
        (PLAN, *both, PLAN, *both, "IMPLEMENTS", "Chương trình thực hiện Nghị quyết 29", 10),
        (DISTRICT_PLAN, *both, DISTRICT_PLAN, *both, "IMPLEMENTS", "Chương trình 153", 40),
    )


def test_a_path_is_nodes_and_relationships(store: GraphStore) -> None:
    store.write(cascade(), {})
    query = "MATCH p = (:Document {id: $id})-[:IMPLEMENTS*2..2]->(x:Document) RETURN p ORDER BY x.id, length(p) LIMIT 1"
    [[path]] = store.run(query, {"id": PLAN}).rows
    assert [node["properties"]["id"] for node in path["nodes"]] == [PLAN, PROGRAMME, RESOLUTION]
    ends = [(relation["source"], relation["target"]) for relation in path["relationships"]]
    assert ends == [(PLAN, PROGRAMME), (PROGRAMME, RESOLUTION)]


def test_writing_twice_changes_nothing(store: GraphStore) -> None:
    store.write(cascade(), {})
    before = store.version()
    assert store.write(cascade(), {}) == WriteSummary()
    assert store.version() == before
    assert counts(store) == (CASCADE_NODES, CASCADE_RELATIONS)


def test_only_what_changed_is_written(store: GraphStore) -> None:
    store.write(cascade(), {})
    before = store.version()
    summary = store.write(changed(cascade(), PLAN, title="Tên mới", signer=None), {})
    assert summary == WriteSummary(nodes_updated=1)
    assert store.version() != before
    query = "MATCH (d:Document {id: $id}) RETURN d.title, d.signer, d.search CONTAINS 'ten moi'"
    assert store.run(query, {"id": PLAN}).rows == (("Tên mới", None, True),)


def test_a_changed_kind_changes_the_label(store: GraphStore) -> None:
    store.write(cascade(), {})
    store.write(changed(cascade(), PLAN, kind="QD"), {})
    assert store.run("MATCH (d:Decision) RETURN d.id").rows == ((PLAN,),)
    assert store.run("MATCH (d:Plan) RETURN d.id").rows == ((DISTRICT_PLAN,),)


def test_a_document_that_is_gone_takes_only_its_own_assertions(store: GraphStore) -> None:
    store.write(cascade(), {})
    summary = store.write(without(cascade(), DISTRICT_PLAN), {})
    assert summary == WriteSummary(nodes_removed=5, relationships_removed=4)
    assert store.run("MATCH (c:Citation) RETURN count(c), count(DISTINCT c.asserted_by)").rows == ((3, 1),)
    assert store.run("MATCH (:Document)-[r:IMPLEMENTS]->(:Document) RETURN count(r)").rows == ((3,),)


def test_a_changed_proof_replaces_the_old_one(store: GraphStore) -> None:
    store.write(cascade(), {})
    graph = cascade()
    first = graph.citations[0].model_copy(update={"quote": "Câu khác", "end": 8})
    summary = store.write(graph.model_copy(update={"citations": (first, *graph.citations[1:])}), {})
    assert summary == WriteSummary(nodes_updated=1)
    query = "MATCH (:Document)-[:ASSERTS]->(c:Citation {id: $id})-[:TARGET]->(t) RETURN c.quote, t.id"
    assert store.run(query, {"id": first.id}).rows == (("Câu khác", PROGRAMME),)


def test_what_others_put_there_stays(store: GraphStore) -> None:
    store.write(cascade(), {})
    put(store, f"MATCH (d:Document {{id: '{PLAN}'}}) SET d.note = 'xem lại', d:Reviewed")
    put(store, f"MATCH (d:Document {{id: '{PLAN}'}}) CREATE (:Note {{id: 'n1', title: 'x'}})-[:ABOUT]->(d)")
    put(store, "CREATE (:Document {id: 'own', title: 'của người khác'})")
    put(
        store,
        f"MATCH (a:Document {{id: 'own'}}), (b:Document {{id: '{PLAN}'}}) CREATE (a)-[:CITES {{quote: 'tay'}}]->(b)",
    )
    store.write(changed(cascade(), PLAN, title="Tên mới"), {})
    query = "MATCH (d:Reviewed)<-[:ABOUT]-(n:Note) RETURN d.note, d.title, n.id"
    assert store.run(query).rows == (("xem lại", "Tên mới", "n1"),)
    assert store.run("MATCH (:Document {id: 'own'})-[r:CITES]->() RETURN r.quote").rows == (("tay",),)


def test_a_gone_document_that_others_tied_something_to_stays_for_them(store: GraphStore) -> None:
    store.write(cascade(), {})
    put(store, f"MATCH (d:Document {{id: '{DISTRICT_PLAN}'}}) CREATE (:Note {{id: 'n1', title: 'x'}})-[:ABOUT]->(d)")
    store.write(without(cascade(), DISTRICT_PLAN), {})
    assert store.run("MATCH (:Note)-[:ABOUT]->(d) RETURN d.id, d.digest").rows == ((DISTRICT_PLAN, None),)
    assert store.run("MATCH (d {id: $id})-->(x) RETURN x.id", {"id": DISTRICT_PLAN}).rows == ()
    store.write(cascade(), {})
    assert store.run("MATCH (:Note)-[:ABOUT]->(d:Plan) RETURN d.digest IS NOT NULL").rows == ((True,),)


def test_everything_can_go(store: GraphStore) -> None:
    store.write(cascade(), {})
    summary = store.write(LegalGraph(), {})
    assert counts(store) == ({}, {})
    assert summary == WriteSummary(nodes_removed=20, relationships_removed=13)


def test_a_graph_without_an_end_of_a_relation_is_refused_whole(store: GraphStore) -> None:
    graph = cascade()
    broken = graph.model_copy(update={"documents": tuple(d for d in graph.documents if d.id != LAW)})
    with pytest.raises(ValueError, match=f"BASED_ON with {re.escape(LAW)}"):
        store.write(broken, {})
    assert counts(store) == ({}, {})


def test_many_rows_go_in_batches_and_progress_is_told(store: GraphStore) -> None:
    store.write(random_graph(50, 60), {})
    told: list[tuple[str, int, int]] = []
    graph = random_graph(3000, 4000)
    store.write(graph, {}, lambda *step: told.append(step))
    nodes, relations = counts(store)
    assert (nodes["Document"], nodes["Citation"], relations["ASSERTS"]) == (3000, 4000, 4000)
    assert sum(relations.get(type_, 0) for type_ in {r.type.value for r in graph.relations}) == 4000
    done = [step[1] for step in told]
    assert done == sorted(done)
    assert told[-1][1] <= told[-1][2]
    assert {step[0] for step in told} <= {"nodes", "relations", "parts", "removals"}


@pytest.mark.parametrize("seed", range(3))
def test_the_difference_leads_to_the_same_graph_as_a_first_load(store: GraphStore, seed: int) -> None:
    everything = """
    MATCH (n) WHERE NOT n:Loader AND NOT n:Text RETURN n ORDER BY n.id
    """
    relations = "MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, r ORDER BY a.id, type(r), b.id"
    store.write(random_graph(40, 60, seed=seed), {})
    first = store.run(everything).rows, store.run(relations).rows
    for other in (random_graph(30, 50, seed=seed + 10), cascade()):
        store.write(other, {})
    store.write(random_graph(40, 60, seed=seed), {})
    assert (store.run(everything).rows, store.run(relations).rows) == first


# Texts and extractions


def source(path: str, text: str, *, not_legal: str | None = None) -> tuple[SourceRecord, str]:
    stored = StoredSource(path, f"{len(text):064x}", "rules-1", not_legal)
    return SourceRecord(stored, f'{{"of":"{path}"}}'.encode()), text


def test_texts_and_records_are_kept_by_path(store: GraphStore) -> None:
    long = "Điều 1. Phạm vi điều chỉnh\r\n" * 5000
    kept = [source("b/qd.txt", long), source("a/kh.md", "Căn cứ 𝔸"), source("c/page.html", "menu", not_legal="no kind")]
    store.keep(kept)
    store.write(cascade(), {PLAN: "b/qd.txt", DISTRICT_PLAN: "a/kh.md"})
    assert list(store.sources()) == [kept[1][0].source, kept[0][0].source, kept[2][0].source]
    assert list(store.records()) == [kept[1][0], kept[0][0]]
    assert (store.text(PLAN), store.record(PLAN)) == (long, b'{"of":"b/qd.txt"}')
    assert store.text(DISTRICT_PLAN) == "Căn cứ 𝔸"
    assert store.text(RESOLUTION) is None


def test_keeping_a_path_again_replaces_it(store: GraphStore) -> None:
    store.keep([source("a.txt", "cũ")])
    newer, text = source("a.txt", "mới hơn")
    newer = dataclasses.replace(newer, source=dataclasses.replace(newer.source, extractor="rules-2"))
    store.keep([(newer, text)])
    store.write(cascade(), {PLAN: "a.txt"})
    assert list(store.records()) == [newer]
    assert store.text(PLAN) == "mới hơn"


def test_forgotten_paths_are_gone(store: GraphStore) -> None:
    store.keep([source("a.txt", "một"), source("b.txt", "hai")])
    store.write(cascade(), {PLAN: "a.txt", DISTRICT_PLAN: "b.txt"})
    store.forget(["a.txt", "unknown.txt"])
    assert [kept.path for kept in store.sources()] == ["b.txt"]
    assert store.text(PLAN) is None
    assert store.text(DISTRICT_PLAN) == "hai"


def test_a_document_may_move_to_another_path(store: GraphStore) -> None:
    store.keep([source("a.txt", "một"), source("b.txt", "hai")])
    store.write(cascade(), {PLAN: "a.txt"})
    store.write(cascade(), {PLAN: "b.txt"})
    assert store.text(PLAN) == "hai"
    store.write(cascade(), {})
    assert store.text(PLAN) is None


def test_many_texts_are_kept_in_batches(store: GraphStore) -> None:
    store.keep(source(f"{n:04}.txt", f"văn bản {n}") for n in range(1200))
    assert sum(1 for _ in store.sources()) == 1200
    assert [record.source.path for record in store.records()][::400] == ["0000.txt", "0400.txt", "0800.txt"]


# Searching texts


def having(store: GraphStore, *words: str, **asked: Any) -> tuple[str, ...]:
    hits = store.search_texts(TextSearch(tuple((word,) for word in words), **asked))
    assert hits is not None
    assert hits.total == len(hits.ids)
    return hits.ids


def test_an_empty_store_has_no_words(store: GraphStore) -> None:
    assert having(store, "ban") == ()


def test_words_are_found_once_their_document_is_written(store: GraphStore) -> None:
    store.keep(
        [source("a.txt", "Thôn bản xa"), source("b.txt", "Bản làng"), source("c.txt", "bản", not_legal="no kind")]
    )
    assert having(store, "ban") == ()
    store.write(cascade(), {PLAN: "a.txt", DISTRICT_PLAN: "b.txt"})
    assert having(store, "ban") == (DISTRICT_PLAN, PLAN)
    assert having(store, "ban", "thon") == (PLAN,)
    assert having(store, "ba") == ()


def test_the_words_of_a_text_go_with_it(store: GraphStore) -> None:
    store.keep([source("a.txt", "một hai"), source("a.txt", "hai ba"), source("b.txt", "ba bốn")])
    store.write(cascade(), {PLAN: "a.txt", DISTRICT_PLAN: "b.txt"})
    assert [having(store, word) for word in ("mot", "hai", "ba")] == [(), (PLAN,), (DISTRICT_PLAN, PLAN)]
    store.keep([source("a.txt", "bốn"), source("b.txt", "ba bốn")])
    assert [having(store, word) for word in ("hai", "ba", "bon")] == [(), (DISTRICT_PLAN,), (DISTRICT_PLAN, PLAN)]
    store.keep([source("a.txt", "bốn", not_legal="a menu")])
    assert having(store, "bon") == (DISTRICT_PLAN,)
    store.forget(["b.txt", "unknown.txt"])
    assert having(store, "bon") == ()
    store.keep([source("a.txt", "bốn năm")])
    store.write(cascade(), {PLAN: "a.txt"})
    assert [having(store, word) for word in ("bon", "nam", "ba")] == [(PLAN,), (PLAN,), ()]


def test_a_search_in_texts_goes_by_the_documents_as_last_written(store: GraphStore) -> None:
    store.keep([source("a.txt", "Thôn bản"), source("b.txt", "bản")])
    store.write(cascade(), {PLAN: "a.txt", DISTRICT_PLAN: "b.txt"})
    assert having(store, "ban", year=2014, kind="KH") == (DISTRICT_PLAN, PLAN)
    assert having(store, "ban", place="Lào Cai") == having(store, "ban", place="10", places=("10",)) == (PLAN,)
    assert having(store, "ban", besides=("bat xat",)) == (PLAN,)
    store.write(
        changed(cascade(), PLAN, issued_on="2016-01-02", title="Bát Xát", kind="QD", authority=None),
        {PLAN: "a.txt", DISTRICT_PLAN: "b.txt"},
    )
    assert having(store, "ban") == (PLAN, DISTRICT_PLAN)
    assert having(store, "ban", year=2016, kind="QD") == (PLAN,)
    assert having(store, "ban", besides=("bat xat",)) == ()
    store.write(cascade(), {DISTRICT_PLAN: "a.txt"})
    assert having(store, "thon") == (DISTRICT_PLAN,)
    assert having(store, "ban") == (DISTRICT_PLAN,)


def test_many_texts_are_searched_and_counted(store: GraphStore) -> None:
    many = random_graph(700, 0)
    paths = {document.id: f"{at}.txt" for at, document in enumerate(many.documents)}
    store.keep(
        source(path, f"văn bản {at % 7} số" if at % 2 else f"số văn bản {at}") for at, path in enumerate(paths.values())
    )
    store.write(many, paths)
    hits = store.search_texts(TextSearch((("van",), ("ban",), ("so",)), limit=5, offset=2))
    assert hits is not None
    assert (len(hits.ids), hits.total, hits.as_phrase) == (5, 700, 0)
    phrase = store.search_texts(TextSearch((("so",), ("van",), ("ban",)), limit=400))
    assert phrase is not None
    assert (phrase.total, phrase.as_phrase) == (700, 350)
    dated = {document.id: document.issued_on or "" for document in many.documents}
    assert list(phrase.ids[:350]) == sorted(phrase.ids[:350], key=lambda id_: (tuple(-ord(c) for c in dated[id_]), id_))


# Foreign statements


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (:X {id: '1'})",
        "MATCH (d:Document) SET d.title = 'x' RETURN d.id",
        "MATCH (d:Document) DETACH DELETE d",
        "MATCH (d:Document) WITH d LIMIT 1 MERGE (d)-[:X]->(d) RETURN 1",
        "CREATE INDEX x FOR (n:X) ON (n.y)",
    ],
)
def test_a_guarded_statement_cannot_write(store: GraphStore, statement: str) -> None:
    store.write(cascade(), {})
    with pytest.raises(QueryRefusedError):
        store.run_guarded(statement)
    assert counts(store) == (CASCADE_NODES, CASCADE_RELATIONS)


def test_a_guarded_statement_is_cut_off_and_says_so(store: GraphStore) -> None:
    store.write(cascade(), {})
    query = "MATCH (d:Document) RETURN d.id AS id ORDER BY id"
    table = store.run_guarded(query, rows=3)
    assert (len(table.rows), table.truncated, table.columns) == (3, True, ("id",))
    assert table.rows == tuple((id_,) for id_ in sorted(d.id for d in cascade().documents)[:3])
    whole = store.run_guarded(query, rows=5)
    assert (len(whole.rows), whole.truncated) == (5, False)


def test_a_guarded_statement_is_stopped_in_time(store: GraphStore) -> None:
    store.write(random_graph(400, 800), {})
    query = (
        "MATCH (a:Document), (b:Document), (c:Document), (d:Document) WHERE a.id + b.id < c.id + d.id RETURN count(*)"
    )
    with pytest.raises(QueryFailedError, match=r"ran longer than 1 seconds"):
        store.run_guarded(query, seconds=1)
    assert store.run_guarded("RETURN 1 AS one").rows == ((1,),)


@pytest.mark.parametrize("statement", ["MATCH (n RETURN n", "RETURN $missing", "RETURN nothing(1)", ""])
def test_a_wrong_statement_is_a_named_error(store: GraphStore, statement: str) -> None:
    with pytest.raises(QueryFailedError, match=r"^The query failed: ."):
        store.run_guarded(statement)


def test_values_are_plain_and_alike(store: GraphStore) -> None:
    query = """
    RETURN 1 AS i, 1.5 AS f, 'đ' AS s, true AS b, null AS n, [1, [2]] AS l, {a: {b: 1}} AS m, date('2014-06-02') AS d,
           datetime('2014-06-02T10:00:00Z') AS t
    """
    expected = (1, 1.5, "đ", True, None, [1, [2]], {"a": {"b": 1}}, "2014-06-02")
    [row] = store.run_guarded(query).rows
    assert row[:8] == expected
    assert row[8].startswith("2014-06-02T10:00:00")


def test_a_relationship_alone_still_names_its_ends(store: GraphStore) -> None:
    store.write(cascade(), {})
    [[found]] = store.run_guarded("MATCH (:Document)-[r:BASED_ON]->() RETURN collect(r) AS found").rows
    assert [(relation["source"], relation["target"]) for relation in found] == [(DISTRICT_PLAN, LAW)]


def test_search_finds_without_diacritics(store: GraphStore) -> None:
    store.write(cascade(), {})
    query = """
    CALL db.index.fulltext.queryNodes('document_search', $words) YIELD node, score
    RETURN node.id AS id ORDER BY score DESC, id
    """
    assert store.run(query, {"words": "doi moi can ban"}).rows[0] == (RESOLUTION,)
    contained = "MATCH (d:Document) WHERE d.search CONTAINS $words RETURN d.id ORDER BY d.id"
    assert store.run(contained, {"words": "bat xat"}).rows == ((DISTRICT_PLAN,),)


# Readers


def location_of(store: GraphStore) -> str:
    return str(store.folder) if hasattr(store, "folder") else store._settings.uri


@pytest.fixture
def reader(store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> GraphStore:
    if not hasattr(store, "folder"):
        monkeypatch.setenv("NEO4J_USERNAME", store._settings.username)
        monkeypatch.setenv("NEO4J_PASSWORD", store._settings.password)
        monkeypatch.setenv("NEO4J_DATABASE", store._settings.database)
    with open_store(location_of(store), read_only=True) as opened:
        yield opened


def test_a_reader_sees_a_load_without_opening_again(store: GraphStore, reader: GraphStore) -> None:
    before = reader.version()
    assert counts(reader) == ({}, {})
    store.keep([source("a.txt", "một")])
    store.write(cascade(), {PLAN: "a.txt"})
    assert reader.version() != before
    assert counts(reader) == (CASCADE_NODES, CASCADE_RELATIONS)
    assert reader.text(PLAN) == "một"


def test_a_reader_cannot_write(store: GraphStore, reader: GraphStore) -> None:
    for attempt in (
        lambda: reader.write(cascade(), {}),
        lambda: reader.keep([source("a.txt", "một")]),
        lambda: reader.forget(["a.txt"]),
    ):
        with pytest.raises(StoreUnavailableError, match="open for reading only"):
            attempt()
    assert counts(store) == ({}, {})


def test_a_document_with_little_known_is_stored(store: GraphStore) -> None:
    store.write(LegalGraph(documents=(Document(id="urn:lex:vn:x", status=Status.CITED, kind="unknown-kind"),)), {})
    [[node]] = store.run("MATCH (d:Document) RETURN d").rows
    node["properties"].pop("digest")
    assert node == {
        "labels": ["Document"],
        "properties": {"id": "urn:lex:vn:x", "kind": "unknown-kind", "title": "", "status": "cited", "search": ""},
    }


def test_a_misspelt_name_is_told_with_the_one_that_the_store_has(store: GraphStore) -> None:
    store.write(cascade(), {})
    said = [one.said for one in unknown_names(store, "MATCH (n:Dokument)-[:CITE]->() RETURN n.nummer, n.number")]
    assert said == [
        "The graph has no label Dokument; did you mean Document?",
        "The graph has no relationship type CITE; did you mean CITES?",
        "The graph has no property nummer; did you mean number?",
    ]

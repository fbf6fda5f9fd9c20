"""The gate: what may only read passes, everything else is refused, and no text makes it crash."""

import contextlib
import logging
from hashlib import sha256

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph_loader.errors import LegalGraphError, QueryFailedError, QueryRefusedError
from graph_loader.stores.gate import LONGEST, check_plan, check_statement
from graph_loader.stores.protocol import GraphStore
from graph_loader.stores.queries import run_foreign
from tests.graph_fixture import LC20, NQ29

REFUSED = [
    # writing clauses, in any dress
    ("CREATE (n)", "CREATE"),
    ("MATCH (n) CREATE (m)", "CREATE"),
    ("mAtCh (n) cReAtE (m)", "CREATE"),
    ("MATCH (n) MERGE (m:Document {id: 1}) RETURN m", "MERGE"),
    ("MATCH (n) SET n.title = 'x'", "SET"),
    ("MATCH (n) REMOVE n.title", "REMOVE"),
    ("MATCH (n) DELETE n", "DELETE"),
    ("MATCH (n) DETACH DELETE n", "DETACH"),
    ("MATCH (n) NODETACH DELETE n", "NODETACH"),
    ("INSERT (:Document {id: 'x'})", "INSERT"),
    ("MATCH (n) INSERT (n)-[:CITES]->(:Document)", "INSERT"),
    ("MATCH (n) FOREACH (x IN [1] | SET n.title = 'x')", "FOREACH"),
    ("WITH 1 AS x FOREACH (y IN [x] | CREATE (:Document))", "FOREACH"),
    ("CALL { CREATE (n) RETURN n } RETURN n", "CREATE"),
    ("CALL { MATCH (n) SET n.title = '' }", "SET"),
    ("CALL { DELETE x }", "DELETE"),
    ("MATCH (n) CALL (n) { SET n.title = '' } RETURN 1", "SET"),
    ("MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 10 ROWS", "DETACH"),
    ("MATCH (n) CALL (n) { RETURN 1 AS x } IN TRANSACTIONS RETURN x", "TRANSACTIONS"),
    ("MATCH (n) CALL (n) { RETURN 1 AS x } IN 3 CONCURRENT TRANSACTIONS RETURN x", "CONCURRENT"),
    ("USING PERIODIC COMMIT 10 MATCH (n) RETURN n", "USING"),
    # comments and blanks between
    ("MATCH (n) /* x */ CREATE (m)", "CREATE"),
    ("MATCH (n)//x\nSET n.title = ''", "SET"),
    ("MATCH (n)/**/DELETE/**/n", "DELETE"),
    ("/* RETURN 1 */ CREATE (n)", "CREATE"),
    ("// RETURN 1\r\nCREATE (n)", "CREATE"),
    ("RETURN 1 // \rCREATE (n)", "line end"),
    ("RETURN 1 // \u2028CREATE (n)", "line end"),
    ("RETURN 1 //\x0bCREATE (n)", "line end"),
    ("// \u2028 /*\nCREATE (n) // */ RETURN 1", "line end"),
    ("RETURN 1 /* never closed", "not closed"),
    ("RETURN 1 /* /* */ CREATE (n) */", "CREATE"),
    ("MATCH (n)\xa0SET n.title = ''", "no place"),
    ("MATCH (n) SE\u200bT n.title = ''", "no place"),
    ("MATCH (n)\x00SET n.title = ''", "no text"),
    # escapes and look-alikes
    ("\\u0043REATE (n)", "escape"),
    ("MATCH (n) \\u0053ET n.title = ''", "escape"),
    ("RETURN '\\u0027 CREATE (n) //'", "escape"),
    ("RETURN 'a\\'; CREATE (n)", "not closed"),
    ("RETURN 'a\\z'", "escape"),
    ("MATCH (n) \u017fET n.title = ''", "SET"),
    ("MATCH (n) \uff33\uff25\uff34 n.title = ''", "SET"),
    ("MATCH (n) RETURN 1CREATE (n)", "CREATE"),
    ("MATCH (n) RETURN 1.CREATE (n)", "CREATE"),
    ("RETURN * CREATE (n)", "CREATE"),
    ("RETURN 'x' 'y'", "string"),
    ("RETURN `a``b`", "back-tick"),
    ("RETURN `a", "not closed"),
    ("RETURN 'a", "not closed"),
    ('RETURN "a', "not closed"),
    # reading from outside
    ("LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", "LOAD"),
    ("LOAD CSV WITH HEADERS FROM 'http://example.org/x' AS row RETURN row", "LOAD"),
    ("MATCH (n) LOAD CSV FROM 'ftp://example.org/x' AS row RETURN row", "LOAD"),
    ("load/**/csv from 'file:///etc/hostname' as row return row", "LOAD"),
    ("CALL { LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row } RETURN row", "LOAD"),
    # procedures and functions
    ("CALL apoc.load.json('file:///etc/passwd')", "apoc.load.json"),
    ("CALL/**/apoc.cypher.doIt('CREATE (n)', {}) YIELD value RETURN value", "apoc.cypher.doit"),
    ("CALL `apoc`.`cypher`.`runMany`('CREATE (n)', {})", "apoc.cypher.runmany"),
    ("CALL apoc . periodic . iterate('', '', {})", "apoc.periodic.iterate"),
    ("MATCH (n) CALL apoc.refactor.rename.label('A', 'B') RETURN n", "apoc.refactor"),
    ("CALL dbms.listConfig()", "dbms.listconfig"),
    ("CALL dbms.components() YIELD name RETURN name", "dbms.components"),
    ("CALL db.createLabel('x')", "db.createlabel"),
    ("CALL db.clearQueryCaches()", "db.clearquerycaches"),
    ("CALL db.awaitIndexes(1)", "db.awaitindexes"),
    ("CALL tx.setMetaData({a: 1})", "tx.setmetadata"),
    ("CALL db.index.fulltext.createNodeIndex('x', ['A'], ['b'])", "createnodeindex"),
    ("CALL n10s.rdf.import.fetch('http://example.org', 'Turtle')", "n10s"),
    ("CALL gds.graph.drop('x')", "gds.graph.drop"),
    ("CALL pagerank() YIELD node RETURN node", "pagerank"),
    ("OPTIONAL CALL apoc.load.json('x') YIELD value RETURN value", "apoc.load.json"),
    ("RETURN apoc.util.sleep(1000)", "apoc.util.sleep"),
    ("RETURN apoc . cypher . runFirstColumnSingle('CREATE (n)', {})", "apoc.cypher"),
    ("RETURN `apoc`.`util`.`sleep`(1)", "apoc.util.sleep"),
    ("MATCH (n) WHERE custom.isGood(n) RETURN n", "custom.isgood"),
    ("RETURN n.x.y.z(1)", "n.x.y.z"),
    ("RETURN genai.vector.encode('x', 'OpenAI', {})", "genai.vector.encode"),
    ("RETURN mystery(1)", "mystery"),
    ("RETURN `create`(1)", "create"),
    ("RETURN graph.byName('x')", "graph.byname"),
    # commands
    ("SHOW USERS", "SHOW"),
    ("SHOW SETTINGS YIELD name RETURN name", "SHOW"),
    ("SHOW TRANSACTIONS", "SHOW"),
    ("TERMINATE TRANSACTIONS 'neo4j-transaction-1'", "TERMINATE"),
    ("USE system SHOW DATABASES", "USE"),
    ("MATCH (n) USE neo4j RETURN n", "USE"),
    ("CALL { USE system MATCH (n) RETURN n } RETURN n", "USE"),
    ("CREATE USER x SET PASSWORD 'y'", "CREATE"),
    ("ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'", "ALTER"),
    ("DROP INDEX document_kind", "DROP"),
    ("DROP CONSTRAINT document_id IF EXISTS", "DROP"),
    ("CREATE INDEX x FOR (d:Document) ON (d.y)", "CREATE"),
    ("GRANT ROLE admin TO x", "GRANT"),
    ("DENY MATCH {*} ON GRAPH * TO x", "DENY"),
    ("START DATABASE neo4j", "START"),
    ("STOP DATABASE neo4j", "STOP"),
    ("DRYRUN REALLOCATE DATABASES", "DRYRUN"),
    ("ENABLE SERVER 'x'", "ENABLE"),
    ("EXPLAIN MATCH (n) RETURN n", "EXPLAIN"),
    ("PROFILE MATCH (n) RETURN n", "PROFILE"),
    ("CYPHER 25 MATCH (n) RETURN n", "CYPHER"),
    ("CYPHER runtime = slotted MATCH (n) RETURN n", "CYPHER"),
    ("MATCH (n) RETURN n FORMAT CSV", "FORMAT"),
    (":param x => 1", "begins with MATCH"),
    ("COPY (n) TO 'file.csv'", "COPY"),
    ("INSTALL httpfs", "INSTALL"),
    ("BEGIN RETURN 1", "BEGIN"),
    # more than one
    ("RETURN 1; CREATE (n)", "second statement"),
    ("RETURN 1; RETURN 2", "second statement"),
    (";RETURN 1", "begins with MATCH"),
    ("RETURN 1;;", "second statement"),
    # no statement at all
    ("", "empty"),
    ("  \n\t", "empty"),
    ("// only a comment", "empty"),
    ("RETURN \ud800", "no text"),
    ("MATCH (a)–[:CITES]–(b) RETURN a", "no place"),
    ("RETURN $", "parameter"),
    ("RETURN 1 # CREATE", "no place"),
    ("RETURN 1e3CREATE (n)", "no reading clause"),
    ("RETURN 0xCREATE (n)", "no reading clause"),
    ("RETURN 1_CREATE (n)", "no reading clause"),
    ("WHERE true RETURN 1", "begins with MATCH"),
    ("foo bar", "begins with MATCH"),
    ("MATCH (n) PLEASE RETURN n", "PLEASE"),
    ("RETURN " + " + ".join(["1"] * LONGEST), "characters"),
]

PASSING = [
    "RETURN 1 AS x",
    "RETURN 1 AS x;",
    "RETURN 1 AS x ; // CREATE (n)",
    "/* DELETE everything; or so */ RETURN 'CREATE (n) SET DETACH DELETE LOAD CSV' AS x",
    "// SHOW USERS\nMATCH (d:Document) RETURN count(d) AS documents",
    "RETURN 'a \\' CREATE (n) // ' AS x, \"b \\\" MERGE \" AS y",
    "MATCH (d:Document) RETURN d.`create` AS x, d.`set` AS y LIMIT 1",
    "MATCH (d:Document) RETURN d.create AS created, d.set AS settled, d.delete AS x LIMIT 1",
    "MATCH (d:Document) RETURN d {.id, .merge} AS x ORDER BY d.id LIMIT 1",
    "RETURN {create: 1, set: 2, call: 3} AS x",
    "WITH {load: 1} AS offset_of RETURN offset_of.load AS dataset",
    "MATCH (n:Create) RETURN n",
    "MATCH (n:Document)-[r:SET]->(m) RETURN r",
    "MATCH (`drop`:Document) RETURN `drop`.id AS x ORDER BY x LIMIT 1",
    "WITH 1 AS created, 2 AS settings, 3 AS useful RETURN created + settings * useful AS uses",
    "RETURN $set AS x, $delete AS y",
    "MATCH (start:Document)-[:IMPLEMENTS]->(stop) WITH start AS begin, stop AS copy RETURN begin.id AS i, copy.id AS j",
    "MATCH (a:Document {id: $set})-[r:IMPLEMENTS|BASED_ON*1..3]->(b) WHERE NOT (b)-->() RETURN DISTINCT b.id AS id",
    "MATCH p = shortestPath((a:Document {id: 'x'})-[:CITES*..5]->(b:Document {id: 'y'})) RETURN length(p) AS n",
    "MATCH (d:Document) WHERE EXISTS { (d)-[:AMENDS]->() } RETURN COUNT { (d)<--() } AS n ORDER BY n",
    "MATCH (d:Document) CALL (d) { MATCH (d)-->(x:Document) RETURN count(x) AS n } RETURN d.id AS i, n ORDER BY n, i",
    "CALL { MATCH (d:Document) RETURN d.id AS id UNION ALL MATCH (t:Task) RETURN t.id AS id } RETURN count(id) AS n",
    "CALL () { RETURN 1 AS x } RETURN x",
    "UNWIND range(1, 3) AS x WITH x WHERE x > 1 RETURN collect(x)[0..1] AS some",
    "RETURN [x IN range(1, 5) WHERE x % 2 = 0 | x * 10] AS x, reduce(s = 0, i IN [1, 2] | s + i) AS y",
    "RETURN CASE WHEN 1 < 2 THEN 'a' ELSE 'b' END AS x, 1.5e3 AS y",
    "RETURN date('2020-01-01') + duration({days: 3}) AS x, duration.inDays(date('2020-01-01'), date()) AS d",
    "MATCH (d:Document) WHERE d.title STARTS WITH 'Đổi mới' AND d.number =~ '.*-NQ/TW' RETURN d.id AS `tên`",
    "MATCH (d:Document) WHERE d.kind IN ['KH'] AND d.place IS NOT NULL RETURN d.id AS id ORDER BY id SKIP 1 LIMIT 2",
    "CALL db.labels() YIELD label RETURN label ORDER BY label",
    "CALL db.relationshipTypes() YIELD relationshipType AS t RETURN t ORDER BY t",
    "CALL `db`.`propertyKeys`() YIELD propertyKey RETURN count(*) > 0 AS x",
    "OPTIONAL MATCH (d:Document {id: 'none'}) RETURN d IS NULL AS x",
    "MATCH (a)--(b) RETURN count(*) AS n",
    "MATCH (d:Document) RETURN d.kind AS kind, count(*) AS n ORDER BY n DESC, kind ASC",
]

PASSING_THAT_ONE_STORE_CANNOT_RUN = [
    "CALL db.labels",
    "MATCH (n:Document&!Law|Plan) RETURN count(n) AS n",
    "MATCH p = SHORTEST 1 (a)-[:CITES]->+(b) RETURN p",
    "MATCH (a) ((x)-[:CITES]->(y)){1,3} (b) RETURN a",
    "RETURN $`create it` AS x, 0xFF AS tên",
    "MATCH (n) WHERE n.x IS :: INTEGER RETURN n",
]

PARAMETERS = {"set": LC20, "delete": None}


@pytest.mark.parametrize(("statement", "says"), REFUSED)
def test_what_does_more_than_read_is_refused_and_told(statement: str, says: str) -> None:
    with pytest.raises(QueryRefusedError) as refusal:
        check_statement(statement)
    message = str(refusal.value)
    assert says in message
    assert "\n" not in message
    assert message.endswith(".")


@pytest.mark.parametrize("statement", PASSING)
def test_what_only_reads_passes_and_runs(filled: GraphStore, statement: str) -> None:
    table = run_foreign(filled, statement, PARAMETERS, who="test")
    assert table.columns


@pytest.mark.parametrize("statement", PASSING_THAT_ONE_STORE_CANNOT_RUN)
def test_the_gate_knows_the_whole_of_reading_cypher(statement: str) -> None:
    assert check_statement(statement) == statement


@pytest.mark.parametrize("statement", [statement for statement, _ in REFUSED])
def test_both_stores_refuse_and_stay_as_they_are(filled: GraphStore, statement: str) -> None:
    before = filled.run("MATCH (n) RETURN count(n) AS n").rows, filled.version()
    with pytest.raises(QueryRefusedError):
        run_foreign(filled, statement, who="test")
    assert (filled.run("MATCH (n) RETURN count(n) AS n").rows, filled.version()) == before


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (n:Document) SET n.title = 'x'",
        "CREATE (n:Document {id: 'x', title: ''})",
        "MATCH (n) DETACH DELETE n",
        "MERGE (n:Document {id: 'x'}) RETURN n",
    ],
)
def test_behind_the_gate_the_stores_refuse_by_themselves(filled: GraphStore, statement: str) -> None:
    with pytest.raises(QueryRefusedError):
        filled.run_guarded(statement)


@pytest.mark.neo4j
@pytest.mark.parametrize(
    "statement",
    [
        "LOAD CSV FROM 'file:///etc/hostname' AS row RETURN row",
        "SHOW SETTINGS",
        "SHOW TRANSACTIONS",
        "SHOW USERS",
        "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
        "CALL dbms.components() YIELD name RETURN name",
        "CALL dbms.listConfig() YIELD name RETURN name",
        "CALL tx.setMetaData({a: 1})",
        "CALL db.awaitIndexes(1)",
        "CALL db.createLabel('x')",
        "MATCH (n) CALL (n) { SET n.x = 1 } IN TRANSACTIONS",
        "FOREACH (x IN [1] | CREATE (:X))",
        "CREATE USER x SET PASSWORD 'long enough'",
        "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'long enough'",
    ],
)
def test_behind_the_gate_the_plan_is_judged(neo4j_filled: GraphStore, statement: str) -> None:
    with pytest.raises(QueryRefusedError):
        neo4j_filled.run_guarded(statement)


@pytest.mark.parametrize(
    ("plan", "query_type", "passes"),
    [
        ({"operatorType": "ProduceResults@neo4j", "children": [{"operatorType": "Expand(All)@neo4j"}]}, "r", True),
        ({"operatorType": "ProduceResults@neo4j"}, "rw", False),
        ({"operatorType": "ProduceResults@neo4j"}, "s", False),
        ({"operatorType": "ProduceResults@neo4j"}, None, False),
        (None, "r", False),
        ({}, "r", False),
        ({"operatorType": "ProduceResults", "children": [{"operatorType": "LoadCSV@neo4j"}]}, "r", False),
        ({"operatorType": "ShowSettings"}, "r", False),
        (
            {"operatorType": "ProcedureCall@neo4j", "args": {"Details": "db.labels() :: (label :: STRING)"}},
            "r",
            True,
        ),
        ({"operatorType": "ProcedureCall@neo4j", "args": {"Details": "apoc.load.json(x)"}}, "r", False),
        ({"operatorType": "ProcedureCall@neo4j"}, "r", False),
    ],
)
def test_a_plan_passes_when_every_operator_is_known_to_read(
    plan: dict[str, object] | None, query_type: str | None, *, passes: bool
) -> None:
    if passes:
        check_plan(plan, query_type)
    else:
        with pytest.raises(QueryRefusedError):
            check_plan(plan, query_type)


def test_many_rows_are_cut_and_said(filled: GraphStore) -> None:
    table = run_foreign(filled, "UNWIND range(1, 5000) AS x RETURN x", who="test")
    assert (len(table.rows), table.truncated) == (1000, True)
    exact = run_foreign(filled, "UNWIND range(1, 1000) AS x RETURN x", who="test")
    assert (len(exact.rows), exact.truncated) == (1000, False)


@pytest.mark.parametrize(
    "statement",
    [
        "UNWIND range(1, 1000000000000) AS x RETURN count(x) AS n",
        "UNWIND range(1, 90000) AS x UNWIND range(1, 90000) AS y UNWIND range(1, 9000) AS z RETURN sum(x + y + z)",
        "MATCH (n:Document RETURN n",
        "RETURN unknown_variable",
        "RETURN 1 / 0 AS x",
    ],
)
def test_what_cannot_end_or_is_no_cypher_fails_with_a_sentence(filled: GraphStore, statement: str) -> None:
    with pytest.raises(QueryFailedError) as failure:
        filled.run_guarded(check_statement(statement), seconds=2)
    assert str(failure.value)


def test_a_text_that_grows_without_end_harms_nobody(filled: GraphStore) -> None:
    """Each step doubles the text; the thirty-ninth would need half a terabyte."""
    statement = "WITH 'a' AS s " + "WITH s + s AS s " * 39 + "RETURN size(s) AS n"
    with pytest.raises(QueryFailedError):
        filled.run_guarded(check_statement(statement), seconds=2)
    assert run_foreign(filled, "RETURN 1 AS one", who="test").rows == ((1,),)


def test_a_pattern_that_backtracks_without_end_is_stopped(filled: GraphStore) -> None:
    statement = "RETURN '" + "a" * 60 + "!' =~ '(a|a|aa)+b' AS x"
    with contextlib.suppress(QueryFailedError):
        filled.run_guarded(check_statement(statement), seconds=2)
    assert run_foreign(filled, "RETURN 1 AS one", who="test").rows == ((1,),)


def test_every_foreign_statement_leaves_an_audit_line(
    embedded_filled: GraphStore, caplog: pytest.LogCaptureFixture
) -> None:
    read, refused = "MATCH (d:Document) RETURN d.id AS id LIMIT 2", "CREATE (n)"
    with caplog.at_level(logging.INFO, logger="legalgraph.audit"):
        run_foreign(embedded_filled, read, who="lan\nroot")
        with pytest.raises(QueryRefusedError):
            run_foreign(embedded_filled, refused, who="minh")
    first, second = (record.getMessage() for record in caplog.records)
    assert first.startswith("who='lan\\nroot' ")
    assert f"sha256={sha256(read.encode()).hexdigest()}" in first
    assert "ended=done" in first
    assert first.endswith("rows=2")
    assert f"sha256={sha256(refused.encode()).hexdigest()} ended=QueryRefusedError" in second


FRAGMENTS = st.sampled_from(
    """
    MATCH|OPTIONAL MATCH|WITH|UNWIND|RETURN|CALL|CREATE|MERGE|SET|DELETE|DETACH|REMOVE|FOREACH|INSERT|LOAD CSV|
    DROP|SHOW|USE|IN TRANSACTIONS|WHERE|AS|ORDER BY|LIMIT|UNION|YIELD|DISTINCT|(n)|(n:Document)|-[r]->|(m)|{|}|(|)|[|
    ]|,|.|..|:|;|*|=|+|'|"|`|'a'|"b"|`c`|$p|1|1.5|n|n.title|x|null|true|//|/*|*/|apoc.x|db.labels()|count(*)|
    range(1, 3)|\\|\\'|\\u0043|\u017f|\u2028|\xa0|CASE WHEN|END|EXISTS|[x IN [1] || x]
    """.replace("\n    ", "").split("|")
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.tuples(FRAGMENTS, st.sampled_from(["", " ", "\n", "/**/"])), max_size=25).map(
        lambda parts: "".join(part + gap for part, gap in parts)
    ),
)


@given(TEXTS)
@example("RETURN " + "(" * 5000)
@example("`" * 9999)
@example("'" * 9999)
@example("/*" * 5000)
def test_no_text_makes_the_gate_crash(text: str) -> None:
    try:
        passed = check_statement(text)
    except QueryRefusedError:
        return
    assert check_statement(passed) == passed


WRITES = [
    "CREATE (w:Document {id: 'w', title: ''})",
    "MERGE (w:Document {id: 'w'})",
    "SET d.title = 'w'",
    "SET d:Ended",
    "REMOVE d.title",
    "DETACH DELETE d",
    "DELETE d",
    "INSERT (w:Document {id: 'w'})",
    "FOREACH (w IN [1] | CREATE (:Document {id: 'w'}))",
    "CALL { CREATE (w:Document {id: 'w'}) }",
    "CALL db.createLabel('w')",
    "LOAD CSV FROM 'file:///etc/hostname' AS w",
    "DROP INDEX document_kind",
    "; CREATE (w)",
]
DISGUISES = [
    lambda text: text,
    str.lower,
    lambda text: text.replace(" ", "/**/"),
    lambda text: text.replace(" ", "\n"),
    lambda text: text.replace(" ", " // '\n"),
    lambda text: text.replace(" ", " /* ' */ "),
    lambda text: text.replace("S", "\u017f"),
    lambda text: text.replace("E", "\\u0045", 1),
    lambda text: f"'{text}'",
    lambda text: f"/* {text} */",
    lambda text: f"// {text}\n",
]


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """A reading statement with a writing one, in some disguise, anywhere in it."""
    text = draw(st.sampled_from(PASSING))
    at = draw(st.integers(0, len(text)))
    write = draw(st.sampled_from(DISGUISES))(draw(st.sampled_from(WRITES)))
    gap = draw(st.sampled_from(["", " ", "\n", "/**/"]))
    return text[:at] + gap + write + gap + text[at:]


@settings(deadline=None, max_examples=200)
@given(text=st.one_of(spoilt(), TEXTS))
def test_no_text_passes_a_write(filled: GraphStore, text: str) -> None:
    """What the gate lets pass, the store never has to refuse as a write, and it leaves the graph as it is."""
    before = filled.version()
    try:
        passed = check_statement(text)
    except QueryRefusedError:
        return
    try:
        filled.run_guarded(passed, {"p": NQ29, **PARAMETERS}, seconds=2)
    except QueryRefusedError as refusal:
        pytest.fail(f"the gate let a write pass: {text!r} ({refusal})")
    except LegalGraphError:
        pass
    assert filled.version() == before
    assert filled.run("MATCH (w:Document) WHERE w.id = 'w' OR w.title = 'w' RETURN count(w) AS n").rows == ((0,),)

"""How fast both stores load and answer, in one run, beside the bare engines under them.

    python -m benchmarks.stores --documents 200000 --relations 1500000

Each step runs in a process of its own, so that its memory is its own. The graph is made up: five levels of documents
(1, 4, 25, 50, 20 %), every relation points to an older document, and a few are cited very often, as laws are. "bare" is
the engine fed with rows that stand ready; "store" is `write` of this project from the graph's model to the saved file
or the last commit, with the digests and checks that a later load needs.
"""

import argparse
import json
import multiprocessing
import random
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import kglite
import pandas as pd
from neo4j import GraphDatabase

from graph_loader.extraction.model import Level, RelationType, Scope
from graph_loader.graph.lineage import lineage
from graph_loader.graph.model import Citation, Document, LegalGraph, Relation, Status
from graph_loader.stores.embedded import EmbeddedStore
from graph_loader.stores.neo4j import Neo4jStore
from graph_loader.stores.settings import Neo4jSettings
from tests.conftest import empty
from tests.neo4j_server import Neo4jServer, given_settings

LEVELS = ((0.01, Level.CENTRAL), (0.05, Level.MINISTRY), (0.30, Level.PROVINCE), (0.80, Level.DISTRICT))
TIERS = {Level.CENTRAL: 3, Level.MINISTRY: 4, Level.PROVINCE: 6, Level.DISTRICT: 9, Level.COMMUNE: 10}
TYPES = (RelationType.IMPLEMENTS, RelationType.BASED_ON, RelationType.GUIDES, RelationType.CITES)
WALK = "IMPLEMENTS|BASED_ON|GUIDES"
QUOTE = "thực hiện nhiệm vụ, giải pháp đã được cấp có thẩm quyền phê duyệt và hướng dẫn tại văn bản số "
ASKED = 100


def graph(documents: int, relations: int, *, citations: bool, seed: int = 1) -> LegalGraph:
    """Return the made-up graph; with `citations`, each relation has one."""
    chance = random.Random(seed)
    ids = [
        f"urn:lex:vn;tinh.{n % 63}:uy.ban.nhan.dan:ke.hoach:20{n % 25:02}-03-16;{n}-kh-ubnd" for n in range(documents)
    ]
    pairs: dict[tuple[int, int, RelationType], None] = {}
    while len(pairs) < relations:
        source = chance.randrange(1, documents)
        target = min(int(chance.paretovariate(0.35)) - 1, 10**9) if chance.random() < 0.25 else documents
        if target >= source:
            target = int(source * chance.random() ** 2)
        pairs[source, target, TYPES[chance.randrange(len(TYPES))]] = None
    return LegalGraph.model_construct(
        documents=tuple(_document(n, id_, documents) for n, id_ in enumerate(ids)),
        relations=tuple(_relation(ids[s], type_, ids[t], t) for s, t, type_ in pairs),
        citations=tuple(_citation(ids[s], type_, ids[t], t, n) for n, (s, t, type_) in enumerate(pairs))
        if citations
        else (),
        authorities=(),
        places=(),
        tasks=(),
        findings=(),
    )


def _document(n: int, id_: str, documents: int) -> Document:
    level = next((level for share, level in LEVELS if n < share * documents), Level.COMMUNE)
    return Document.model_construct(
        id=id_,
        kind="KH",
        number=f"{n}/KH-UBND",
        title=f"Kế hoạch thực hiện nhiệm vụ phát triển kinh tế - xã hội số {n}",
        issued_on=f"20{n % 25:02}-03-16",
        level=level,
        tier=TIERS[level],
        issuer="UBND tỉnh",
        place="Lào Cai",
        status=Status.LOADED,
    )


def _relation(source: str, type_: RelationType, target: str, n: int) -> Relation:
    return Relation.model_construct(
        source=source,
        type=type_,
        target=target,
        scope=Scope.BODY,
        support=1,
        confidence=0.9,
        quote=f"{QUOTE}{n} của cơ quan ban hành",
        quoted_from=source,
        rule="implements.body",
        partial=False,
    )


def _citation(source: str, type_: RelationType, target: str, n: int, at: int) -> Citation:
    return Citation.model_construct(
        id=f"c{at:08x}{n:08x}",
        asserted_by=source,
        source=source,
        type=type_,
        target=target,
        quote=f"{QUOTE}{n} của cơ quan ban hành",
        start=at % 30_000,
        end=at % 30_000 + 130,
        scope=Scope.BODY,
        rule="implements.body",
        confidence=0.9,
        partial=False,
    )


def bare_embedded(size: argparse.Namespace, folder: str) -> dict[str, Any]:
    """Load documents and relations into the bare embedded engine from data frames that stand ready."""
    made = graph(size.documents, size.relations, citations=False)
    columns = ("id", "kind", "number", "title", "issued_on", "level", "tier", "issuer", "place", "status")
    nodes = pd.DataFrame({name: [str(getattr(d, name)) for d in made.documents] for name in columns})
    names = ("source", "target", "scope", "support", "confidence", "quote", "quoted_from", "rule", "partial")
    edges = {
        type_.value: pd.DataFrame(
            {name: [getattr(r, name) for r in made.relations if r.type is type_] for name in names}
        ).assign(scope="body")
        for type_ in TYPES
    }
    before = memory()
    started, busy = time.perf_counter(), time.process_time()
    bare = kglite.KnowledgeGraph()
    bare.cypher("CREATE CONSTRAINT d IF NOT EXISTS FOR (d:Document) REQUIRE d.id IS UNIQUE")
    bare.add_nodes(nodes, "Document", "id", "title")
    for type_, frame in edges.items():
        bare.add_relationships(frame, type_, "Document", "source", "Document", "target", columns=list(names[2:]))
    bare.save(f"{folder}/bare.kgl")
    seconds = time.perf_counter() - started
    busy = time.process_time() - busy
    return {
        "load s": round(seconds, 1),
        "load, processor s": round(busy, 1),
        "peak MB above the rows": round(memory() - before),
    }


def bare_neo4j(size: argparse.Namespace, settings: Any) -> dict[str, Any]:
    """Load documents and relations into Neo4j with the plainest statements, 5,000 rows each, and nothing else."""
    made = graph(size.documents, size.relations, citations=False)
    nodes = [{"id": d.id, "title": d.title, "number": d.number, "issued_on": d.issued_on} for d in made.documents]
    edges: dict[str, list[dict[str, Any]]] = {}
    for r in made.relations:
        row = {"scope": "body", "support": 1, "confidence": 0.9, "quote": r.quote, "quoted_from": r.quoted_from}
        edges.setdefault(r.type.value, []).append({"s": r.source, "t": r.target, "p": row | {"rule": r.rule}})
    with (
        GraphDatabase.driver(settings.uri, auth=(settings.username, settings.password)) as driver,
        driver.session(database=settings.database) as session,
    ):
        session.run("CREATE CONSTRAINT document_id IF NOT EXISTS FOR (d:Document) REQUIRE d.id IS UNIQUE").consume()
        started = time.perf_counter()
        for batch in chunks(nodes):
            session.run("UNWIND $rows AS r CREATE (d:Document) SET d = r", rows=batch).consume()
        half = time.perf_counter()
        for type_, rows in edges.items():
            ends = "MATCH (a:Document {id: r.s}), (b:Document {id: r.t})"
            text = f"UNWIND $rows AS r {ends} CREATE (a)-[x:{type_}]->(b) SET x = r.p"
            for batch in chunks(rows):
                session.run(text, rows=batch).consume()
        ended = time.perf_counter()
    return {
        "load s": round(ended - started, 1),
        "documents/s": round(size.documents / (half - started)),
        "relations/s": round(size.relations / (ended - half)),
    }


def chunks(rows: list[Any]) -> Iterator[list[Any]]:
    """Yield 5,000 rows at a time."""
    for start in range(0, len(rows), 5_000):
        yield rows[start : start + 5_000]


def load(size: argparse.Namespace, place: Any, *, citations: bool) -> dict[str, Any]:
    """Load the graph through the store, then load it again, which changes nothing."""
    made = graph(size.documents, size.relations, citations=citations)
    before = memory()
    with opened(place, read_only=False) as store:
        started, busy = time.perf_counter(), time.process_time()
        store.write(made, {})
        seconds, busy = time.perf_counter() - started, time.process_time() - busy
        started = time.perf_counter()
        store.write(made, {})
        again = time.perf_counter() - started
    rows = size.documents + size.relations * (2 if citations else 1)
    return {
        "load s": round(seconds, 1),
        "load, processor s": round(busy, 1),
        "rows/s": round(rows / seconds),
        "load again, unchanged s": round(again, 1),
        "peak MB above the model": round(memory() - before),
    }


def ask(place: Any) -> dict[str, Any]:
    """Open to read and ask for lineages of random documents, as statements and through the library."""
    chance = random.Random(2)
    before = memory()
    started = time.perf_counter()
    with opened(place, read_only=True) as store:
        store.run("MATCH (d:Document) RETURN count(d)")
        found: dict[str, Any] = {"open s": round(time.perf_counter() - started, 1)}
        found["peak MB of opening"] = round(memory() - before)
        ids = [row[0] for row in store.run("MATCH (d:Document) RETURN d.id ORDER BY d.id").rows]
        asked = chance.sample(ids, ASKED)
        up = f"MATCH (d:Document {{id: $id}})-[:{WALK}*1..10]->(x:Document) RETURN DISTINCT x.id"
        down = f"MATCH (d:Document {{id: $id}})<-[:{WALK}*1..10]-(x:Document) RETURN DISTINCT x.id LIMIT 500"
        found["look up"] = timed(
            asked, lambda id_: store.run("MATCH (d:Document {id: $id}) RETURN d.title", {"id": id_})
        )
        found["up to 10, one statement"] = timed(asked, lambda id_: store.run(up, {"id": id_}))
        found["down to 10, 500 rows, one statement"] = timed(asked, lambda id_: store.run(down, {"id": id_}))
        found["lineage() up, 3 levels"] = timed(asked, lambda id_: lineage(store, id_, direction="up", depth=3))
        found["lineage() up, 10 levels"] = timed(asked, lambda id_: lineage(store, id_, direction="up", depth=10))
        found["lineage() down, 3 levels"] = timed(asked, lambda id_: lineage(store, id_, direction="down", depth=3))
    return found


def timed(ids: list[str], run: Callable[[str], object]) -> str:
    """Return median and 95th percentile in milliseconds."""
    taken = []
    for id_ in ids:
        started = time.perf_counter()
        run(id_)
        taken.append((time.perf_counter() - started) * 1000)
    return f"{statistics.median(taken):.2f} / {statistics.quantiles(taken, n=20)[-1]:.2f} ms"


def opened(place: Any, *, read_only: bool) -> Any:
    """Open a folder or a Neo4j."""
    return (
        EmbeddedStore(Path(place), read_only=read_only)
        if isinstance(place, str)
        else Neo4jStore(place, read_only=read_only)
    )


def memory() -> float:
    """Return the most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def apart(name: str, step: Callable[..., dict[str, Any]], *arguments: Any, **options: Any) -> None:
    """Run a step in a process of its own and print what it found."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        print(json.dumps({name: pool.apply(step, arguments, options)}, ensure_ascii=False, indent=2), flush=True)


def main() -> None:
    """Run the steps for the stores that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--documents", type=int, default=200_000)
    parser.add_argument("--relations", type=int, default=1_500_000)
    parser.add_argument("--stores", nargs="+", choices=["embedded", "neo4j"], default=["embedded", "neo4j"])
    parser.add_argument("--no-citations", action="store_true", help="leave the steps with citations out")
    size = parser.parse_args()
    print(json.dumps({"documents": size.documents, "relations": size.relations}))
    with tempfile.TemporaryDirectory() as folder:
        if "embedded" in size.stores:
            apart("embedded: bare engine", bare_embedded, size, folder)
            apart("embedded: store, documents and relations", load, size, f"{folder}/a", citations=False)
            apart("embedded: questions", ask, f"{folder}/a")
            if not size.no_citations:
                apart("embedded: store, with citations", load, size, f"{folder}/b", citations=True)
                apart("embedded: questions, with citations", ask, f"{folder}/b")
            print(
                json.dumps(
                    {
                        str(f.relative_to(folder)): f"{f.stat().st_size / 1e6:.0f} MB"
                        for f in Path(folder).rglob("*.kgl")
                    }
                )
            )
        if "neo4j" in size.stores:
            neo4j(size, Path(folder))


def neo4j(size: argparse.Namespace, folder: Path) -> None:
    """Run the steps on servers of this run's own, a fresh one for each load, or on that of NEO4J_TEST_URI."""
    with server(folder / "bare") as settings:
        apart("neo4j: bare statements", bare_neo4j, size, settings)
    with server(folder / "store") as settings:
        apart("neo4j: store, documents and relations", load, size, settings, citations=False)
        apart("neo4j: questions", ask, settings)
    if not size.no_citations:
        with server(folder / "citations") as settings:
            apart("neo4j: store, with citations", load, size, settings, citations=True)
            apart("neo4j: questions, with citations", ask, settings)


@contextmanager
def server(home: Path) -> Iterator[Neo4jSettings]:
    """Give an empty Neo4j."""
    given = given_settings()
    if given is not None:
        empty(given)
        yield given
        return
    own = Neo4jServer(home, heap="2g")
    own.start()
    try:
        yield own.settings
    finally:
        own.kill()
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    main()

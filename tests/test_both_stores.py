"""The real documents loaded into both stores: equal counts of everything, equal answers to every saved query."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_loader.graph.find import identify
from graph_loader.loading import LoadReport, load
from graph_loader.stores.embedded import EmbeddedStore
from graph_loader.stores.neo4j import Neo4jStore
from graph_loader.stores.protocol import GraphStore
from graph_loader.stores.queries import run_saved, saved_queries, saved_query
from graph_loader.stores.settings import Neo4jSettings
from tests.conftest import empty

pytestmark = [pytest.mark.slow, pytest.mark.neo4j, pytest.mark.corpus, pytest.mark.timeout(1200)]

ONLY_NEO4J = {"Text", "Loader"}
"""Labels of what the embedded store keeps beside its graph."""

VALUES = {
    "upper": "29-NQ/TW",
    "since": "2025-11-01",
    "by": "2026-12-31",
    "issuer": "lào cai",
    "year": 2025,
    "signer": "giàng thị dung",
    "place": "10",
}


@pytest.fixture(scope="module")
def loaded(
    corpus: Path, neo4j_settings: Neo4jSettings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[GraphStore, GraphStore, LoadReport, LoadReport]]:
    """Both stores with the annotated and the unlabelled documents, open for questions, and what the loads said."""
    paths = [corpus / "corpus" / "annotated", corpus / "corpus" / "unlabelled"]
    folder = tmp_path_factory.mktemp("both") / "store"
    with EmbeddedStore(folder) as store:
        here = load(paths, store)
    empty(neo4j_settings)
    with Neo4jStore(neo4j_settings) as store:
        there = load(paths, store)
    with EmbeddedStore(folder, read_only=True) as embedded, Neo4jStore(neo4j_settings, read_only=True) as neo4j:
        yield embedded, neo4j, here, there


def nodes(store: GraphStore) -> Counter[tuple[str, ...]]:
    rows = store.run("MATCH (n) RETURN labels(n) AS labels, count(*) AS nodes").rows
    return Counter({tuple(sorted(labels)): count for labels, count in rows if not ONLY_NEO4J & set(labels)})


def relationships(store: GraphStore) -> dict[str, int]:
    return dict(store.run("MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS relationships").rows)


def test_a_load_says_and_makes_the_same_on_both_stores(loaded) -> None:
    embedded, neo4j, here, there = loaded
    said, also_said = here.to_json(), there.to_json()
    assert said.pop("seconds")
    assert also_said.pop("seconds")
    assert said == also_said
    assert here.loaded > 400
    assert nodes(embedded) == nodes(neo4j)
    assert relationships(embedded) == relationships(neo4j)


@pytest.mark.parametrize("name", [query.name for query in saved_queries()])
def test_both_stores_answer_every_saved_query_alike(loaded, name: str) -> None:
    embedded, neo4j, *_ = loaded
    document = identify(embedded, "613/QĐ-UBND")
    values = VALUES | {"document": document, "lower": identify(embedded, "20/KH-UBND")}
    asked = {p.name: values[p.name] for p in saved_query(name).parameters if p.required}
    here, there = run_saved(embedded, name, asked), run_saved(neo4j, name, asked)
    assert here.columns == there.columns
    assert here.rows == there.rows

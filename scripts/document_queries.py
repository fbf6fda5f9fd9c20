"""Writes docs/queries.md from the front matter of the saved queries: `python scripts/document_queries.py`."""

import sys
from collections.abc import Iterable
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "queries.md"
sys.path.insert(0, str(PAGE.parent.parent))

from graph_loader.stores.queries import QueryParameter, SavedQuery, saved_queries  # noqa: E402

GROUPS = {
    "lineage": "Lineage: what carries out what",
    "impact": "Impact: what changed, and what hangs on it",
    "coverage": "Coverage: who has acted, and when",
    "overview": "Overview: counts and lists",
    "quality": "Quality: what is missing or odd",
    "tasks": "Tasks: who does what by when",
}

HEAD = """# Saved queries

Each is a file in `cypher/queries` that runs unchanged on both stores. `legalgraph query NAME --param k=v` runs one,
the page **Cypher** of the app offers them as forms, and `graph_loader.stores.queries.run_saved` is for programs. A
parameter of the type `document` takes an id or a number. At most 1,000 rows come back; the result says if there were
more. This page is made from the files by `python scripts/document_queries.py`.

## Statements of your own

`legalgraph query --cypher TEXT`, the editor of the page **Cypher** and `run_foreign` take any statement that only reads
the graph. Every statement passes a gate first; what it refuses, it explains in a sentence (exit code 3):

- Clauses: MATCH, OPTIONAL MATCH, WITH, UNWIND, RETURN, UNION, subqueries in CALL, with all that belongs to them. One
  statement of at most 10,000 characters.
- Procedures: `db.labels`, `db.relationshipTypes`, `db.propertyKeys`, `db.index.fulltext.queryNodes`. Functions: those
  of Cypher itself; functions that are added to a server are refused. The lists stand in `cypher/gate.yaml`.
- No LOAD CSV, USE, SHOW, TERMINATE, EXPLAIN, PROFILE, no index or user commands, no `\\u` escapes. Words in strings,
  comments, back-ticks, after a dot or a colon may be anything.
- 10 seconds, 1,000 rows; the result says if there were more. On Neo4j the server explains the statement first, and it
  runs only if every operator of its plan is known to read; the transaction is rolled back. On the embedded store it
  runs in a process of its own with limited memory, over a graph that cannot be written.
- Where an answer has no row, or a column without any value, the labels, relationship types and properties of the
  statement that the graph does not have are told with the nearest that it has (the command line says so on stderr).
- In tables and CSV files a node reads as its number or name with its id, `20/KH-UBND (urn:lex:...)`, a relationship as
  its ends around its type; JSON has all their properties.
- One line for each statement goes to the logger `legalgraph.audit`: who asked, the SHA-256 of the text, how it ended,
  milliseconds and rows.
"""


def documentation(queries: Iterable[SavedQuery]) -> str:
    """Return the page: a heading for each group, and for each query what it answers, takes and gives."""
    listed = list(queries)
    parts = [HEAD]
    for group, heading in GROUPS.items():
        parts.append(f"\n## {heading}\n")
        parts.extend(_query(query) for query in listed if query.group == group)
    return "".join(parts)


def _query(query: SavedQuery) -> str:
    lines = [
        f"\n### {query.name}",
        "",
        f"**{query.title.en}** ({query.title.vi}). {query.description.en}" + (" Can be drawn." * query.draws),
        "",
    ]
    if query.parameters:
        lines += ["| parameter | type | means | value if left out |", "|---|---|---|---|"]
        lines += [
            f"| `{parameter.name}` | {parameter.type} | {parameter.label.en} | {_default(parameter)} |"
            for parameter in query.parameters
        ]
        lines.append("")
    lines.append("Columns: " + ", ".join(f"`{column.name}` ({column.label.en})" for column in query.columns) + ".")
    return "\n".join(lines) + "\n"


def _default(parameter: QueryParameter) -> str:
    if parameter.required:
        return "must be given"
    return "any" if parameter.default is None else f"`{parameter.default}`"


if __name__ == "__main__":
    PAGE.write_text(documentation(saved_queries()), encoding="utf-8")

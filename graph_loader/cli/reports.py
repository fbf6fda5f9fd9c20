"""query, queries, stats and check: tables about the whole graph."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from graph_loader.cli.documents import name_of
from graph_loader.cli.options import FormatOption, StoreOption, TableOrJsonOption, WhoOption, given_store, opened, user
from graph_loader.cli.output import Format, TableOrJson, err, safe, write_json, write_rows, write_table

if TYPE_CHECKING:
    from graph_loader.own_queries import Value

_NAME = 60


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command(
        epilog="Examples: legalgraph query carries-out --param document=29-NQ/TW; "
        'legalgraph query --cypher "MATCH (d:Plan) RETURN d.number LIMIT 5"'
    )(query)
    app.command(epilog="Example: legalgraph queries")(queries)
    app.command(epilog="Example: legalgraph stats --format json")(stats)
    app.command(epilog="Example: legalgraph check --format csv > findings.csv")(check)


def query(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="A saved query; see `queries`.")] = None,
    store: StoreOption = None,
    *,
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="K=V", help="A parameter; may be repeated.")
    ] = None,
    cypher: Annotated[str | None, typer.Option(metavar="TEXT", help="A reading Cypher statement of your own.")] = None,
    own: Annotated[
        str | None, typer.Option(metavar="NAME", help="A statement that somebody saved; see `own-queries`.")
    ] = None,
    save: Annotated[
        str | None, typer.Option(metavar="NAME", help="Save the statement of --cypher under this name once it ran.")
    ] = None,
    who: WhoOption = "",
    format_: FormatOption = Format.TABLE,
) -> None:
    """Run a saved query, or a Cypher statement of your own that only reads."""
    from graph_loader.own_queries import LONGEST_NAME, own_queries_of, value_of
    from graph_loader.stores.queries import run_foreign, run_saved
    from graph_loader.stores.unknown_names import answers_nothing, unknown_names

    if [name, cypher, own].count(None) != 2:
        raise typer.BadParameter("Give either the NAME of a saved query, --cypher TEXT or --own NAME.")
    if save is not None and not (cypher and 0 < len(save.strip()) <= LONGEST_NAME):
        raise typer.BadParameter(f"--save takes a name of at most {LONGEST_NAME} letters, and needs --cypher TEXT.")
    given = dict(_parameter(text) for text in param or [])
    values: dict[str, Value] = {key: value_of(text) for key, text in given.items()}
    statements = own_queries_of(store or given_store.get())
    if own is not None:
        saved = statements.named(own, who or None)
        cypher, values = saved.cypher, {**saved.parameters, **values}
    with opened(store) as source:
        if name is not None:
            table = run_saved(source, name, given)
        else:
            table = run_foreign(source, cypher or "", values, who=who or user())
        unknown = unknown_names(source, cypher) if cypher and answers_nothing(table) else ()
    value = {"columns": table.columns, "rows": table.rows, "truncated": table.truncated, "ms": table.ms}
    write_rows(format_, table.columns, table.rows, value)
    if save is not None:
        statements.save(save, cypher or "", values, who or user())
    if format_ is not Format.JSON:
        more = "; there are more, narrow the query or add LIMIT and SKIP" if table.truncated else ""
        err.print(f"{len(table.rows)} rows in {table.ms} ms{more}")
    for one in unknown:
        err.print(safe(one.said, "yellow"))


def _parameter(given: str) -> tuple[str, str]:
    name, equals, value = given.partition("=")
    if not name or not equals:
        raise typer.BadParameter(f"--param {given} is not of the form NAME=VALUE.")
    return name, value


def queries(format_: FormatOption = Format.TABLE) -> None:
    """List the saved queries with their parameters."""
    from graph_loader.stores.queries import saved_queries

    found = saved_queries()
    columns = ("name", "title", "parameters", "description")
    rows = [
        (
            saved.name,
            saved.title.en,
            " ".join(p.name if p.required else f"[{p.name}]" for p in saved.parameters),
            saved.description.en,
        )
        for saved in found
    ]
    write_rows(format_, columns, rows, found)


def stats(store: StoreOption = None, format_: TableOrJsonOption = TableOrJson.TABLE) -> None:
    """Count documents, relations by type, and proofs."""
    from graph_loader.graph.stats import stats as stats_of

    with opened(store) as source:
        found = stats_of(source).to_json()
    if format_ is TableOrJson.JSON:
        write_json(found)
        return
    rows = [(f"documents {status}", count) for status, count in found["documents"].items()]
    rows += [(f"relations {name}", count) for name, count in found["relations"].items()]
    rows.append(("citations", found["citations"]))
    write_table(["", "count"], rows)


def check(
    store: StoreOption = None,
    format_: FormatOption = Format.TABLE,
    *,
    every: Annotated[
        bool, typer.Option("--all", help="In the table also what is only worth knowing; JSON and CSV have it always.")
    ] = False,
) -> None:
    """Report what is doubtful: unresolved and ambiguous citations, misprints, impossible dates, cycles, gaps."""
    from graph_loader.graph.documents import documents
    from graph_loader.graph.model import Severity
    from graph_loader.graph.quality import check as check_in

    with opened(store) as source:
        found = check_in(source)
        named = documents(source, {id_ for f in found for id_ in (f.document, f.target) if id_})
    if format_ is not Format.TABLE:
        columns = ("finding", "severity", "document", "target", "quote", "explanation")
        write_rows(format_, columns, [[getattr(finding, name) for name in columns] for finding in found], found)
        return
    names = {id_: document.number or name_of(document, _NAME) for id_, document in named.items()}
    shown = [finding for finding in found if every or finding.severity is not Severity.INFO]
    rows = [
        (f.severity, f.finding, names.get(f.document or ""), names.get(f.target or ""), f.explanation) for f in shown
    ]
    write_table(("severity", "finding", "document", "target", "explanation"), rows)
    counts = Counter(finding.severity for finding in found)
    told = ", ".join(f"{severity}: {counts[severity]}" for severity in Severity if counts[severity]) or "no findings"
    left_out = len(found) - len(shown)
    err.print(f"{told}{f'; --all lists the {left_out} of info too' if left_out else ''}")

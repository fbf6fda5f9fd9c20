"""lineage, path, coverage, impact, timeline and changes: how documents hang together."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from graph_loader.cli.documents import name_of
from graph_loader.cli.options import (
    DocumentArgument,
    FormatOption,
    LimitOption,
    SinceOption,
    StoreOption,
    UntilOption,
    day,
    opened,
)
from graph_loader.cli.output import Format, err, out, safe, shortened, write_json, write_rows, write_table
from graph_loader.extraction.model import RelationType, Scope

if TYPE_CHECKING:
    from rich.tree import Tree

    from graph_loader.graph.lineage import Direction, Lineage, LineageRow
    from graph_loader.graph.path import Chain

_TITLE = 100
_QUOTE = 220
_NAME = 60


class PlaceLevel(StrEnum):
    """The levels at which places are covered."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command(epilog="Example: legalgraph lineage 29-NQ/TW --down --depth 4")(lineage)
    app.command(epilog="Example: legalgraph path 20/KH-UBND 29-NQ/TW")(path)
    app.command(epilog="Example: legalgraph coverage 29-NQ/TW --level province --on 2025-06-30")(coverage)
    app.command(epilog="Example: legalgraph impact 108/2014/NĐ-CP --format csv")(impact)
    app.command(epilog="Example: legalgraph timeline 29-NQ/TW --since 2013-01-01")(timeline)
    app.command(epilog="Example: legalgraph changes 2020-01-01 --until 2023-12-31")(changes)


def lineage(
    document: DocumentArgument,
    store: StoreOption = None,
    *,
    up: Annotated[bool, typer.Option("--up", help="What it carries out and rests on (the default).")] = False,
    down: Annotated[bool, typer.Option("--down", help="What carries it out and rests on it.")] = False,
    both: Annotated[bool, typer.Option("--both", help="Up and down.")] = False,
    depth: Annotated[int, typer.Option(min=1, max=50, help="How many steps away at most.")] = 3,
    relation: Annotated[
        list[RelationType] | None, typer.Option(case_sensitive=False, help="Follow only this type; may be repeated.")
    ] = None,
    scope: Annotated[
        list[Scope] | None, typer.Option(case_sensitive=False, help="Only proofs of this scope; may be repeated.")
    ] = None,
    until: UntilOption = None,
    place: Annotated[str | None, typer.Option(help="Only documents of this place and of the centre.")] = None,
    limit: LimitOption = 500,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show the cascade above or below a document, each step with the sentence that proves it."""
    from graph_loader.graph.find import identify
    from graph_loader.graph.lineage import lineage as lineage_of

    directions: list[Direction] = [name for name, asked in (("up", up), ("down", down), ("both", both)) if asked]  # type: ignore[misc]
    if len(directions) > 1:
        raise typer.BadParameter("Give only one of --up, --down and --both.")
    with opened(store) as source:
        found = lineage_of(
            source,
            identify(source, document),
            direction=directions[0] if directions else "up",
            depth=depth,
            relations=relation or None,
            scopes=scope or None,
            until=until,
            place=place,
            limit=limit,
        )
    if format_ is Format.TABLE:
        out.print(tree_of(found))
    else:
        rows = [row.to_json() for row in found.rows]
        columns = tuple(rows[0]) if rows else ("depth", "id")
        write_rows(format_, columns, [tuple(row.values()) for row in rows], rows)
    if found.truncated:
        err.print(f"There is more than {limit} rows; --limit shows more, --depth fewer.")


def tree_of(found: "Lineage") -> "Tree":
    """Return the lineage as a tree: a document stands under the one through which it was reached first."""
    from rich.tree import Tree

    from graph_loader.extraction.model import Level

    root = Tree(name_of(found.root, 160))
    placed: dict[str, Tree] = {found.root.id: root}
    depths = {found.root.id: 0} | {row.id: row.depth for row in found.rows}
    levels = {str(level): level.name.lower() for level in Level}
    waiting = sorted(found.rows, key=lambda row: (row.depth, depths.get(_near(row), 0)))
    for row in waiting:
        near = _near(row)
        parent = placed.get(near)
        if parent is None:
            continue
        arrow = "→" if row.from_id == near else "←"
        label = safe(f"{arrow} {row.relation} ", "bold")
        if row.id in placed:
            label.append_text(safe(row.number or row.id, "dim")).append(" (above)", style="dim")
            parent.add(label)
            continue
        head = " · ".join(part for part in (row.number or row.kind, row.issued_on, row.place) if part)
        label.append_text(safe(f"[{levels.get(row.level or '', '?')}] ", "cyan")).append_text(safe(head, "bold"))
        if row.title:
            label.append_text(safe(f" {shortened(row.title, _TITLE)}"))
        label.append("\n").append_text(safe(f"“{shortened(row.quote, _QUOTE)}” ({row.scope})", "dim"))
        placed[row.id] = parent.add(label)
    return root


def _near(row: "LineageRow") -> str:
    return row.from_id if row.to_id == row.id else row.to_id


def path(
    start: Annotated[str, typer.Argument(metavar="FROM", help="Id or number.", show_default=False)],
    end: Annotated[str, typer.Argument(metavar="TO", help="Id or number.", show_default=False)],
    store: StoreOption = None,
    *,
    longest: Annotated[int, typer.Option(min=1, max=50, help="How many steps at most.")] = 10,
    limit: LimitOption = 20,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show all shortest chains between two documents, each step with its sentence."""
    from graph_loader.errors import NothingFoundError
    from graph_loader.graph.documents import documents
    from graph_loader.graph.find import identify
    from graph_loader.graph.path import paths

    with opened(store) as source:
        chains = paths(source, identify(source, start), identify(source, end), longest=longest, limit=limit)
        quoted = documents(source, {link.quoted_from for chain in chains for link in chain.links})
    if not chains:
        raise NothingFoundError(f"No chain of at most {longest} steps joins {start} and {end}.")
    if format_ is Format.JSON:
        write_json(chains)
        return
    columns = ("chain", "step", "from", "relation", "to", "sentence", "quoted_from")
    rows = [row for number, chain in enumerate(chains, 1) for row in _steps(number, chain)]
    if format_ is Format.TABLE:
        names = {id_: document.number or shortened(document.title, _NAME) for id_, document in quoted.items()}
        rows = [(*row[:-2], shortened(row[-2], _QUOTE), names.get(row[-1]) or row[-1]) for row in rows]
    write_rows(format_, columns, rows, chains)


def _steps(number: int, chain: "Chain") -> list[tuple[int, int, str, str, str, str, str]]:
    names = {document.id: document.number or document.title or document.id for document in chain.documents}
    return [
        (number, step, names[link.from_id], link.relation, names[link.to_id], link.quote, link.quoted_from)
        for step, link in enumerate(chain.links, 1)
    ]


def coverage(
    document: DocumentArgument,
    store: StoreOption = None,
    *,
    level: Annotated[PlaceLevel, typer.Option(help="Which places.")] = PlaceLevel.PROVINCE,
    on: Annotated[
        str | None,
        typer.Option(parser=day, metavar="DAY", help="Places as they were on this day (ISO); else today."),
    ] = None,
    within: Annotated[str | None, typer.Option(help="Only places of this place.")] = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List who has acted on a directive, place by place, with the first document and its delay in days."""
    from graph_loader.graph.coverage import coverage as coverage_of
    from graph_loader.graph.find import identify

    with opened(store) as source:
        found = coverage_of(source, identify(source, document), level=level.value, on=on, within=within)
    columns = ("code", "place", "state", "documents", "first", "issued_on", "days")
    rows = [
        (
            place.code,
            place.name,
            place.state,
            len(place.actions),
            place.first and (place.first.document.number or place.first.document.title),
            place.first and place.first.document.issued_on,
            place.first and place.first.days,
        )
        for place in found.places
    ]
    write_rows(format_, columns, rows, found)


def impact(
    document: DocumentArgument,
    store: StoreOption = None,
    *,
    limit: LimitOption = 5000,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List all that rests on a document, directly and through others: the work list when it is repealed."""
    from graph_loader.graph.find import identify
    from graph_loader.graph.impact import impact as impact_of

    with opened(store) as source:
        found = impact_of(source, identify(source, document), limit=limit)
    columns = ("depth", "id", "number", "title", "issued_on", "level", "place", "relation", "through", "quote")
    rows = [
        (row.depth, *(getattr(row.document, name) for name in columns[1:7]), row.relation,
         row.through.number or row.through.id, row.quote)
        for row in found.rows
    ]  # fmt: skip
    if format_ is Format.TABLE:
        for act in found.ended_by:
            err.print(safe(f"Ended by {name_of(act.document, 120)}", "yellow"))
        shown = [(r[0], r[2], r[4], r[5], r[6], shortened(r[3], 70), r[7], r[8], shortened(r[9], 120)) for r in rows]
        write_table(("depth", "number", "date", "level", "place", "title", "relation", "through", "sentence"), shown)
    else:
        write_rows(format_, columns, rows, found)


def timeline(
    document: Annotated[
        str | None, typer.Argument(metavar="[ID_OR_NUMBER]", help="Only its lineage; else all documents.")
    ] = None,
    store: StoreOption = None,
    *,
    depth: Annotated[int, typer.Option(min=1, max=50, help="How far its lineage reaches.")] = 3,
    since: SinceOption = None,
    until: UntilOption = None,
    place: Annotated[str | None, typer.Option(help="Only documents of this place and of the centre.")] = None,
    limit: LimitOption = 500,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List documents by their date, those of one lineage or of a span of time."""
    from graph_loader.graph.find import identify
    from graph_loader.graph.timeline import timeline as timeline_of

    with opened(store) as source:
        root = identify(source, document) if document else None
        found = timeline_of(source, root, depth=depth, since=since, until=until, place=place, limit=limit)
    columns = ("issued_on", "number", "level", "place", "title", "status", "id")
    rows = [[getattr(shown, name) for name in columns] for shown in (*found.documents, *found.undated)]
    write_rows(format_, columns, rows, found)


def changes(
    since: Annotated[
        str, typer.Argument(metavar="SINCE", parser=day, help="From this day on (ISO).", show_default=False)
    ],
    store: StoreOption = None,
    *,
    until: UntilOption = None,
    limit: LimitOption = 500,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List what was amended, replaced or repealed since a day, with the act that did it."""
    from graph_loader.graph.changes import changes as changes_in

    with opened(store) as source:
        found = changes_in(source, since, until, limit=limit)
    columns = ("issued_on", "act", "relation", "changed", "partial", "quote")
    rows = [
        (
            change.document.issued_on,
            change.document.number or change.document.id,
            change.relation,
            change.changed.number or change.changed.title or change.changed.id,
            change.partial,
            shortened(change.quote, _QUOTE) if format_ is Format.TABLE else change.quote,
        )
        for change in found
    ]
    write_rows(format_, columns, rows, found)

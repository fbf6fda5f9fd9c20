"""find, show, outline, tasks and cited-by: one document and what stands next to it."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from graph_loader.cli.options import DocumentArgument, FormatOption, LimitOption, StoreOption, TableOrJsonOption, opened
from graph_loader.cli.output import Format, TableOrJson, err, out, safe, shortened, write_json, write_rows
from graph_loader.cli.output import write_table as write_table_of
from graph_loader.extraction.model import Level

if TYPE_CHECKING:
    from graph_loader.graph.find import FindResult, FoundDocument
    from graph_loader.graph.find_texts import FoundText
    from graph_loader.graph.model import Document


class KnownAs(StrEnum):
    """How a document is known."""

    LOADED = "loaded"
    CITED = "cited"


_FIELDS = ("id", "number", "kind", "title", "issued_on", "level", "issuer", "place", "status")


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command(epilog="Example: legalgraph find 'giao duc lao cai' --kind KH --year 2023")(find)
    app.command(epilog="Example: legalgraph show 29-NQ/TW --text")(show)
    app.command(epilog="Example: legalgraph outline 29-NQ/TW")(outline)
    app.command(epilog="Example: legalgraph tasks 20/KH-UBND --format csv")(tasks)
    app.command("cited-by", epilog="Example: legalgraph cited-by 51-KL/TW")(cited_by)


def find(
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORDS]...", help="Words, or a number.")] = None,
    store: StoreOption = None,
    *,
    kind: Annotated[str | None, typer.Option(help="Abbreviation of a kind, such as KH.")] = None,
    level: Annotated[Level | None, typer.Option(help="Level of the issuer.")] = None,
    place: Annotated[str | None, typer.Option(help="Code or name of a place.")] = None,
    year: Annotated[int | None, typer.Option(help="Year of issue.")] = None,
    status: Annotated[KnownAs | None, typer.Option(help="Read, or only named by others.")] = None,
    limit: LimitOption = 50,
    offset: Annotated[int, typer.Option(min=0, help="How many to pass over first.")] = 0,
    texts: Annotated[int, typer.Option(min=0, help="How many that have the words in their text.")] = 10,
    texts_offset: Annotated[int, typer.Option(min=0, help="How many of these to pass over first.")] = 0,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Look for documents by number, title, issuer, place, signer or text, without diacritics and in any order."""
    from graph_loader.errors import NothingFoundError
    from graph_loader.graph.find import find as find_in

    asked = " ".join(words or [])
    with opened(store) as source:
        result = find_in(
            source,
            asked,
            kind=kind,
            level=level,
            place=place,
            year=year,
            status=status and status.value,
            limit=limit,
            offset=offset,
            texts_limit=texts,
            texts_offset=texts_offset,
        )
    columns = (*_FIELDS, "carries_out", "carried_out_by", "passage")
    rows = [
        (*(getattr(hit.document, name) for name in _FIELDS), hit.carries_out, hit.carried_out_by, None)
        for hit in result.rows
    ]
    in_texts = result.texts.rows if result.texts else ()
    rows += [
        (*(getattr(hit.document, name) for name in _FIELDS), None, None, " ".join(hit.snippet.quote.split()))
        for hit in in_texts
    ]
    if format_ is Format.TABLE:
        for hit in result.rows:
            show_hit(hit)
        if result.texts and result.texts.total:
            other, many = "other " if result.total else "", "" if result.texts.total == 1 else "s"
            out.print(safe(f"In the text of {result.texts.total} {other}document{many}:", "bold"))
            for text in in_texts:
                show_text_hit(text)
    else:
        write_rows(format_, columns, rows, result)
    _say_more(result, offset + len(result.rows), texts_offset + len(in_texts))
    if result.is_empty:
        sought = f"No document has {asked!r}" if asked else "The store has no document"
        if any(one is not None for one in (kind, level, place, year, status)):
            raise NothingFoundError(f"{sought} within these filters; use fewer of them.")
        mend = "use fewer words or write them otherwise" if asked else "load some with `legalgraph load PATH`"
        raise NothingFoundError(f"{sought}; {mend}.")


def _say_more(result: "FindResult", shown: int, texts_shown: int) -> None:
    """Write what the hits do not say: that words were corrected, that there are more, that texts were not searched."""
    if result.corrected:
        err.print(safe(f"Nothing has these words; shown are the hits of: {result.corrected}"))
    if result.total > shown:
        err.print(f"{result.total} in all; --offset {shown} shows the next.")
    if result.texts is None:
        err.print("The texts in this store have no index yet; the next `legalgraph load` makes it.")
    elif result.texts.total > texts_shown:
        err.print(f"{result.texts.total} in texts; --texts-offset {texts_shown} shows the next.")


def show_hit(hit: "FoundDocument") -> None:
    """Write a hit of a search as three lines: what it is, its title, its id."""
    found = hit.document
    parts = [found.number or found.kind or "", found.issued_on, found.issuer or found.place, found.status]
    head = safe(" · ".join(part for part in parts if part), "bold")
    out.print(head.append(f" · carries out {hit.carries_out}, carried out by {hit.carried_out_by}", "not bold"))
    if found.title:
        out.print(safe(f"  {shortened(found.title, 160)}"))
    out.print(safe(f"  {found.id}", "dim"), soft_wrap=True)


def show_text_hit(hit: "FoundText") -> None:
    """Write a hit in a text: what document it is, the passage with the words in bold, its id."""
    found = hit.document
    parts = [found.number or found.kind or found.title or "", found.issued_on, found.issuer or found.place]
    out.print(safe(f"· {' · '.join(part for part in parts if part)}"))
    line = Text("  ")
    for piece, marked in hit.snippet.pieces():
        line.append_text(safe(piece, "bold underline" if marked else ""))
    out.print(line, soft_wrap=True)
    out.print(safe(f"  {found.id}", "dim"), soft_wrap=True)


def show(
    document: DocumentArgument,
    store: StoreOption = None,
    format_: TableOrJsonOption = TableOrJson.TABLE,
    *,
    text: Annotated[bool, typer.Option("--text", help="Write the text of the document instead.")] = False,
) -> None:
    """Show what is known of a document, or its text."""
    from graph_loader.errors import NothingFoundError
    from graph_loader.graph.documents import document as document_in
    from graph_loader.graph.find import identify

    with opened(store) as source:
        found = document_in(source, identify(source, document))
        body = source.text(found.id) if text else None
    if text:
        if body is None:
            raise NothingFoundError(f"The text of {document} is not in the store; other documents only cite it.")
        if format_ is TableOrJson.JSON:
            write_json({"id": found.id, "text": body})
        else:
            for line in body.splitlines():
                out.print(safe(line), soft_wrap=True)
        return
    if format_ is TableOrJson.JSON:
        write_json(found)
    else:
        write_table_of(["property", "value"], [(k, v) for k, v in found if v is not None])


def outline(
    document: DocumentArgument,
    store: StoreOption = None,
    limit: LimitOption = 50,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List the relations of a document in both directions, one step away, by type."""
    from graph_loader.graph.find import identify
    from graph_loader.graph.outline import outline as outline_of

    with opened(store) as source:
        result = outline_of(source, identify(source, document), limit=limit)
    columns = ("direction", "relation", "id", "number", "title", "issued_on", "place", "scope", "quote", "quoted_from")
    rows = [
        (
            group.direction,
            group.relation,
            *(getattr(row.document, name) for name in columns[2:7]),
            row.relation.scope,
            row.relation.quote,
            row.relation.quoted_from,
        )
        for group in result.groups
        for row in group.rows
    ]
    if format_ is not Format.TABLE:
        write_rows(format_, columns, rows, result)
        return
    out.print(name_of(result.document, 120))
    for group in result.groups:
        arrow = "→" if group.direction == "out" else "←"
        title = f"{arrow} {group.relation} ({group.total})"
        shown = [
            (row.document.number, row.document.issued_on, row.document.place, shortened(row.document.title, 70),
             shortened(row.relation.quote, 160))
            for row in group.rows
        ]  # fmt: skip
        write_table_of(("number", "date", "place", "title", "sentence"), shown, title=title)


def tasks(document: DocumentArgument, store: StoreOption = None, format_: FormatOption = Format.TABLE) -> None:
    """List the tasks of a document's appendix: what, who leads, who joins, by when."""
    from graph_loader.graph.find import identify
    from graph_loader.graph.proofs import tasks as tasks_of

    with opened(store) as source:
        found = tasks_of(source, identify(source, document))
    columns = ("what", "lead", "join", "due", "due_on")
    write_rows(format_, columns, [[getattr(task, name) for name in columns] for task in found], found)


def cited_by(
    document: DocumentArgument,
    store: StoreOption = None,
    limit: LimitOption = 500,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List every sentence that says something of a document, with the document that says it."""
    from graph_loader.graph.find import identify
    from graph_loader.graph.proofs import cited_by as cited_by_in

    with opened(store) as source:
        found = cited_by_in(source, identify(source, document), limit=limit)
    columns = ("relation", "number", "issued_on", "place", "scope", "quote", "id")
    rows = [
        (c.citation.type, c.document.number, c.document.issued_on, c.document.place, c.citation.scope, c.citation.quote,
         c.document.id)
        for c in found
    ]  # fmt: skip
    if format_ is Format.TABLE:
        shown = [(*row[:4], shortened(row[5], 160)) for row in rows]
        write_table_of(("relation", "number", "date", "place", "sentence"), shown)
    else:
        write_rows(format_, columns, rows, found)


def name_of(document: "Document", length: int) -> str:
    """Return a document on one line: number or kind, date, place, title."""
    parts = [document.number or document.kind or document.id, document.issued_on, document.place]
    head = " · ".join(part for part in parts if part)
    return str(safe(shortened(f"{head} {document.title or ''}", length)))

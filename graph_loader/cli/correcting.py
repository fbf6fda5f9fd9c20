"""preview, correct and corrections: what the rules read in a document, and what people say against it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from graph_loader.cli.options import (
    FormatOption,
    StoreOption,
    TableOrJsonOption,
    WhoOption,
    given_store,
    refuse_missing,
    user,
)
from graph_loader.cli.output import Format, TableOrJson, err, out, safe, shortened, write_json, write_rows, write_table

if TYPE_CHECKING:
    from graph_loader.corrections import Change, Correction
    from graph_loader.imports import Preview

_QUOTE = 160
_ID = 8
"""How many letters of an id a table shows; as many tell one correction from another."""


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command(epilog="Example: legalgraph preview my-documents/plan.txt")(preview)
    app.command(epilog="Example: legalgraph correct my-documents/plan.txt --header number=45/KH-UBND")(correct)
    app.command("corrections", epilog="Example: legalgraph corrections --undo 5f0c")(list_corrections)


def preview(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Documents to look at.", show_default=False)],
    store: StoreOption = None,
    format_: TableOrJsonOption = TableOrJson.TABLE,
) -> None:
    """Show what the rules read in documents, as corrected, without loading them: header and relations."""
    from graph_loader.corrections import corrections_of
    from graph_loader.imports import preview as preview_of

    corrections = corrections_of(store or given_store.get())
    seen = [preview_of(_absolute(file), corrections) for file in files]
    if format_ is TableOrJson.JSON:
        write_json([_plain(one) for one in seen])
    else:
        for one in seen:
            _show(one)
    refuse_missing(files)
    if all(one.record is None for one in seen):
        raise typer.Exit(1)


def _plain(one: "Preview") -> dict[str, Any]:
    told: dict[str, Any] = {"path": str(one.path), "reason": one.reason}
    record = one.record
    if record is None:
        return told
    relations = [
        {"source": relation.source, "type": relation.type, "target": relation.target, "scope": relation.scope,
         "start": relation.start, "end": relation.end, "quote": quote}
        for relation, quote in zip(record.relations, record.quotes, strict=True)
    ]  # fmt: skip
    return told | {
        "not_legal": record.not_legal,
        "header": record.header,
        "mentions": len(record.mentions),
        "targets": record.targets,
        "relations": relations,
        "unfit": one.unfit,
    }


def _show(one: "Preview") -> None:
    from graph_loader.corrections import HeaderField
    from graph_loader.extraction.model import SELF

    out.print(safe(one.path, "bold"), soft_wrap=True)
    record = one.record
    if record is None:
        err.print(safe(one.reason, "yellow"))
        return
    if record.not_legal:
        err.print("By its head and form it is no legal document; a load keeps it out of the graph.")
    write_table(("header", "value"), [(name, getattr(record.header, name)) for name in get_args(HeaderField)])
    names = {target.id: target.number or target.name or target.kind for target in record.targets} | {SELF: "this"}
    rows = [
        (names[relation.source], relation.type, names[relation.target], shortened(quote, _QUOTE))
        for relation, quote in zip(record.relations, record.quotes, strict=True)
    ]
    write_table(("document", "relation", "target", "sentence"), rows)
    err.print(f"{len(record.mentions)} mentions of {len(record.targets)} documents")
    for correction in one.unfit:
        err.print(safe(f"correction {correction.id} no longer fits; undo it or make it anew", "yellow"))


def correct(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The document, as it is loaded.", show_default=False)],
    store: StoreOption = None,
    *,
    header: Annotated[
        list[str] | None,
        typer.Option("--header", metavar="FIELD=VALUE", help="A field of its header reads so; may be repeated."),
    ] = None,
    change: Annotated[
        list[str] | None,
        typer.Option("--change", metavar="JSON", help="Another change, as `corrections` lists it; may be repeated."),
    ] = None,
    who: WhoOption = "",
    format_: FormatOption = Format.TABLE,
) -> None:
    """Correct what the rules read in a document; the next load goes by it."""
    from graph_loader.corrections import Correction, apply, corrections_of
    from graph_loader.errors import NothingFoundError, UnreadableDocumentError
    from graph_loader.imports import preview as preview_of
    from graph_loader.journal import now

    refuse_missing([file])
    corrections = corrections_of(store or given_store.get())
    read = preview_of(_absolute(file), corrections)
    if read.record is None:
        raise UnreadableDocumentError(f"{file}: {read.reason}")
    changes = [*(_of_header(given) for given in header or []), *(_of_json(given, read.text) for given in change or [])]
    if not changes:
        raise typer.BadParameter("Give at least one --header FIELD=VALUE or --change JSON.")
    path, name = str(read.path), who or user()
    _, unfit = apply(read.record, [Correction(id="new", path=path, who=name, when=now(), change=c) for c in changes])
    if unfit:
        told = unfit[0].change.model_dump_json(exclude_none=True)
        raise NothingFoundError(f"There is nothing in {file} for {told} to change; `legalgraph preview` shows it.")
    _write(corrections.add(path, name, changes), format_)
    err.print("`legalgraph load` brings the graph up to date.")


def _of_header(given: str) -> "Change":
    from pydantic import ValidationError

    from graph_loader.corrections import HeaderField, SetHeader

    field, equals, value = given.partition("=")
    try:
        if equals:
            return SetHeader.model_validate({"field": field.strip(), "value": value.strip() or None})
    except ValidationError as error:
        if reason := error.errors()[0].get("ctx", {}).get("error"):
            raise typer.BadParameter(f"--header {given}: {reason}") from error
    fields = ", ".join(get_args(HeaderField))
    raise typer.BadParameter(f"--header {given} is not of the form FIELD=VALUE with a field of {fields}.")


def _of_json(given: str, text: str) -> "Change":
    import orjson
    from pydantic import TypeAdapter, ValidationError

    from graph_loader.corrections import AddRelation, Change, Undo

    adapter: TypeAdapter[Change] = TypeAdapter(Change)
    try:
        value = orjson.loads(given)
        if isinstance(value, dict) and "quote" in value and "start" not in value and text.count(value["quote"]) == 1:
            start = text.index(value["quote"])
            value |= {"start": start, "end": start + len(value["quote"])}
        change = adapter.validate_python(value)
    except (ValidationError, ValueError, TypeError) as error:
        raise typer.BadParameter(f"--change {given} is no change; see docs/commands.md for their form.") from error
    if isinstance(change, Undo):
        raise typer.BadParameter("Take a correction back with `legalgraph corrections --undo ID`.")
    if isinstance(change, AddRelation) and text[change.start : change.end] != change.quote:
        raise typer.BadParameter("The quote of --change does not stand in the text from `start` to `end`.")
    return change


def list_corrections(
    store: StoreOption = None,
    *,
    undo: Annotated[
        str | None,
        typer.Option("--undo", metavar="ID", help="Take this correction back; the first letters of its id do."),
    ] = None,
    who: WhoOption = "",
    format_: FormatOption = Format.TABLE,
) -> None:
    """List what people corrected against the rules, or take a correction back; the next load goes by it."""
    from graph_loader.corrections import corrections_of

    corrections = corrections_of(store or given_store.get())
    if undo is not None:
        taken_back = corrections.undo(undo, who or user())
        err.print(safe(f"Taken back on {taken_back.when}; `legalgraph load` brings the graph up to date."))
    _write(tuple(correction for held in corrections.standing().values() for correction in held), format_)


def _write(found: "tuple[Correction, ...]", format_: Format) -> None:
    columns = ("id", "when", "who", "path", "change")
    length = _ID if format_ is Format.TABLE else None
    rows = [(c.id[:length], c.when, c.who, c.path, c.change.model_dump_json(exclude_none=True)) for c in found]
    write_rows(format_, columns, rows, found)


def _absolute(file: Path) -> Path:
    """Return the path by which a load knows the file."""
    return Path(os.path.abspath(file))  # noqa: PTH100 - resolve() would follow links to another name of the file

"""export svg, pdf, html, timeline and lesson: what the application draws, as files."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from graph_loader.cli.export_options import (
    DepthOption,
    Direction,
    DirectionOption,
    FileArgument,
    lineage_in,
    write_file,
)
from graph_loader.cli.options import DocumentArgument, SinceOption, StoreOption, UntilOption, opened
from graph_loader.cli.output import err, safe

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_loader.graph.lineage import Direction as GraphDirection
    from graph_loader.graph.lineage import Lineage


class Language(StrEnum):
    """The language of a file's own words."""

    VI = "vi"
    EN = "en"


LanguageOption = Annotated[Language, typer.Option("--language", help="Language of the file's own words.")]
RootOption = Annotated[
    str,
    typer.Option("--lineage", metavar="ID_OR_NUMBER", help="The document whose lineage it is.", show_default=False),
]


def register(group: typer.Typer) -> None:
    """Add the commands of this module to `export`."""
    for name, (make, help_) in _DRAWN.items():
        example = f"Example: legalgraph export {name} cascade.{name} --lineage 29-NQ/TW --direction down"
        group.command(name, help=help_, epilog=example)(_lineage_command(make))
    group.command(epilog="Example: legalgraph export timeline timeline.svg --lineage 29-NQ/TW")(timeline)
    group.command(epilog='Example: legalgraph export lesson lesson.html 29-NQ/TW --note "2=Who issued this?"')(lesson)


def _lineage_command(make: "Callable[[Lineage, GraphDirection, str], bytes]") -> "Callable[..., None]":
    def command(
        file: FileArgument,
        lineage: RootOption,
        store: StoreOption = None,
        direction: DirectionOption = Direction.BOTH,
        depth: DepthOption = 5,
        *,
        language: LanguageOption = Language.VI,
    ) -> None:
        with opened(store) as source:
            found = lineage_in(source, lineage, direction, depth)
        write_file(file, make(found, direction.value, language.value))
        err.print(safe(f"{len(found.rows)} relations in {file}"))

    return command


def _html(found: "Lineage", direction: "GraphDirection", language: str) -> bytes:
    from graph_loader.export.html import to_html

    return to_html(found, direction=direction, language=language).encode()


def _svg(found: "Lineage", direction: "GraphDirection", language: str) -> bytes:
    from graph_loader.export.pictures import PageWords, caption_of, lineage_drawing, lineage_heading, lineage_note
    from graph_loader.export.svg import to_svg
    from graph_loader.export.web_fonts import font_faces

    words = PageWords(language)
    drawing = lineage_drawing(found, words)
    title = lineage_heading(found, direction, words)
    caption = caption_of(drawing, title, lineage_note(found, words), words)
    return to_svg(drawing, title=title, caption=caption, fonts=font_faces()).encode()


def _pdf(found: "Lineage", direction: "GraphDirection", language: str) -> bytes:
    from graph_loader.export.pdf import paper_drawing, to_pdf
    from graph_loader.export.pictures import PageWords, caption_of, lineage_drawing, lineage_heading, lineage_note

    words = PageWords(language)
    drawing = paper_drawing(lambda sizes: lineage_drawing(found, words, sizes))
    title = lineage_heading(found, direction, words)
    return to_pdf(drawing, caption_of(drawing, title, lineage_note(found, words), words))


_DRAWN = {
    "html": (_html, "Write the lineage of a document as one page that needs no network: drawing, table and sentences."),
    "svg": (_svg, "Write the drawing of a lineage as SVG, for screens, papers and other drawing programs."),
    "pdf": (_pdf, "Write the drawing of a lineage as PDF in A3 landscape, for paper."),
}


def timeline(
    file: FileArgument,
    store: StoreOption = None,
    lineage: Annotated[
        str | None,
        typer.Option("--lineage", metavar="ID_OR_NUMBER", help="Only its lineage; else all documents."),
    ] = None,
    *,
    depth: Annotated[int, typer.Option(min=1, max=50, help="How far its lineage reaches.")] = 3,
    since: SinceOption = None,
    until: UntilOption = None,
    place: Annotated[str | None, typer.Option(help="Only documents of this place and of the centre.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many documents at most.")] = 400,
    language: LanguageOption = Language.VI,
) -> None:
    """Write documents on their dates, in lanes by level, as SVG."""
    from graph_loader.errors import NothingFoundError
    from graph_loader.export.pictures import PageWords, timeline_picture
    from graph_loader.graph.find import identify
    from graph_loader.graph.timeline import timeline as timeline_of

    with opened(store) as source:
        root = identify(source, lineage) if lineage else None
        found = timeline_of(source, root, depth=depth, since=since, until=until, place=place, limit=limit)
    if not found.documents:
        raise NothingFoundError("No document with a date is left to draw; widen the span or drop --place.")
    words = PageWords(language.value)
    title = words("timeline_of", name=lineage) if lineage else words("timeline")
    write_file(file, timeline_picture(found, title, words, root).encode())
    err.print(safe(f"{len(found.documents)} documents in {file}"))
    if found.undated:
        err.print(f"{len(found.undated)} without a date are left out; `legalgraph timeline` lists them.")
    if found.truncated:
        err.print(f"There are more than {limit} documents; --limit draws more, --since and --until fewer.")


def lesson(
    file: FileArgument,
    document: DocumentArgument,
    store: StoreOption = None,
    *,
    note: Annotated[
        list[str] | None, typer.Option("--note", metavar="N=TEXT", help="Your note for step N; may be repeated.")
    ] = None,
    language: LanguageOption = Language.VI,
) -> None:
    """Write the cascade below a document as a lesson: one page that needs no network, stepped through by keys."""
    from graph_loader.export.pictures import PageWords, lesson_page
    from graph_loader.graph.cascade import cascade
    from graph_loader.graph.find import identify

    with opened(store) as source:
        steps = cascade(source, identify(source, document))
    notes = dict(_note(given, len(steps)) for given in note or [])
    write_file(file, lesson_page(steps, PageWords(language.value), notes).encode())
    err.print(safe(f"{len(steps)} steps in {file}"))


def _note(given: str, steps: int) -> tuple[int, str]:
    number, equals, text = given.partition("=")
    if not equals or not number.strip().isdecimal() or not 1 <= int(number) <= steps:
        raise typer.BadParameter(f"--note {given} is not of the form N=TEXT with a step N from 1 to {steps}.")
    return int(number), text.strip()

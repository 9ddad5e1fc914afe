"""The command that makes the page for review, stores what was decided there, and writes it as a golden file."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from terminal.app import OneLineErrors, commands
from terminal.completion import DEFAULT_DATABASE, complete_document
from terminal.options import PLACE, AsJson, Database, Password
from terminal.screen import print_json, progress_bar, remark

if TYPE_CHECKING:
    from publish.review import Pictures
    from store import AppliedOverlay, DocumentRow, Store

Reviewed = Annotated[
    list[str],
    typer.Argument(
        metavar="DOCUMENT|OVERLAY...", help=f"A document: {PLACE} With --apply: overlay files.", autocompletion=complete_document
    ),
]
PageTarget = Annotated[
    Path | None, typer.Option("--to", metavar="FILE.html", help="Where the page goes; by default NAME.review.html, here.")
]
WithPictures = Annotated[bool, typer.Option("--pictures/--no-pictures", help="Show the pages of a PDF as pictures.")]
OpenPage = Annotated[bool, typer.Option("--open", help="Open the page in the browser.")]
Apply = Annotated[bool, typer.Option("--apply", help="Store the decisions in overlay files that the page has saved.")]
GoldenTarget = Annotated[
    Path | None, typer.Option("--golden", metavar="FILE", help="Write the records as reviewed as a golden file for `check`.")
]


@commands.command(cls=OneLineErrors)
def review(  # noqa: PLR0913 - each is an option of the command
    names: Reviewed,
    *,
    to: PageTarget = None,
    pictures: WithPictures = True,
    open_page: OpenPage = False,
    apply: Apply = False,
    golden: GoldenTarget = None,
    password: Password = None,
    db: Database = DEFAULT_DATABASE,
    as_json: AsJson = False,
) -> None:
    """Review the records of a document in their place.

    The page is one file that needs no network: the report with every record marked in its place, and a list beside it.
    What is decided is saved as an overlay file; --apply stores it beside the records, which stay as they were found.

    \b
    Examples:
      leidraad review begroting-2026.pdf --open
      leidraad review begroting-2026.pdf --to review.html --no-pictures
      leidraad review --apply begroting-2026.overlay.json
      leidraad review begroting-2026.pdf --golden reports/begroting-2026.golden.json
    """
    if apply and (to or golden or open_page):
        raise typer.BadParameter("it goes with overlay files alone, not with --to, --golden or --open.", param_hint="--apply")
    if golden and (to or open_page):
        raise typer.BadParameter("it writes no page; leave out --to and --open.", param_hint="--golden")
    if not apply and len(names) > 1:
        raise typer.BadParameter(f"one document at a time, not {len(names)}; --apply takes several files.", param_hint="DOCUMENT")
    from store import Store

    with Store.open(db) as store:
        if apply:
            apply_overlays(store, names, as_json=as_json)
        elif golden:
            write_golden(store, names[0], golden, as_json=as_json)
        else:
            document = store.find_document(names[0])
            target = to or Path(f"{Path(document.file_name).stem}.review.html")
            write_page(store, document, target, pictures=pictures, password=password, as_json=as_json)
            if open_page:
                typer.launch(str(target.absolute()))


def apply_overlays(store: "Store", names: list[str], *, as_json: bool) -> None:
    """Stores the decisions of each file; one that cannot be stored gets its line, and the others go on."""
    from schema import LeidraadError
    from terminal.wording import printable

    results: list[dict[str, object]] = []
    is_whole = True
    for name in names:
        try:
            applied = apply_file(store, Path(name))
        except LeidraadError as error:
            remark(str(error))
            results.append({"file": name, "code": error.code, "message": error.message})
            is_whole = False
            continue
        results.append({"file": name, **applied.model_dump()})
        is_whole = is_whole and not applied.unknown
        if not as_json:
            typer.echo(f"{printable(name)}: {said_of(applied)}")
        for record_id in applied.unknown:
            remark(f"{printable(name)}: the document has no record {record_id}; its decision is not stored (unknown-record)")
    if as_json:
        print_json(results)
    raise typer.Exit(0 if is_whole else 1)


def apply_file(store: "Store", path: Path) -> "AppliedOverlay":
    """Stores the decisions of one file; raises LeidraadError `unreadable`, and those of reading and storing it."""
    from schema import LeidraadError
    from schema.overlay import read_overlay

    try:
        content = path.read_bytes()
    except OSError as error:
        what = f"cannot be read: {error.strerror}"
        raise LeidraadError("unreadable", str(path), what, "name an overlay file that the page for review has saved") from error
    return store.apply_overlay(read_overlay(content, str(path)))


def said_of(applied: "AppliedOverlay") -> str:
    """What came of an overlay, in a line.

    >>> from store import AppliedOverlay
    >>> said_of(AppliedOverlay(stored=2, unchanged=1, unknown=("a",)))
    '2 decisions stored, 1 unchanged, 1 about unknown records'
    """
    from terminal.wording import counted

    parts = [f"{counted(applied.stored, 'decision')} stored", f"{applied.unchanged} unchanged"]
    for number, what in (
        (applied.withdrawn, "withdrawn"),
        (len(applied.older), "older than what is stored"),
        (len(applied.unknown), "about unknown records"),
    ):
        if number:
            parts.append(f"{number} {what}")
    return ", ".join(parts)


def write_page(
    store: "Store", document: "DocumentRow", target: Path, *, pictures: bool, password: str | None, as_json: bool
) -> None:
    """Writes the page; says it where pictures are wanted and cannot be drawn, and shows the text then."""
    from publish.review import data_address, review_page
    from terminal.wording import counted, printable

    with ExitStack() as stack:
        drawn = find_pictures(document, password, stack) if pictures and document.media_type == "application/pdf" else None
        draw = stack.enter_context(with_progress(drawn, document.pages)) if drawn else None
        page = review_page(store, document.id, (lambda number: data_address(draw(number))) if draw else None)
    write_text(target, page)
    records, reviewed = sum(store.counts(document.id).values()), len(store.reviews_of(document.id))
    size = target.stat().st_size
    if as_json:
        about = {"document_id": document.id, "pictures": drawn is not None, "records": records, "reviewed": reviewed}
        print_json({"file": str(target), "bytes": size, **about})
    else:
        seen = counted(document.pages, "page picture") if drawn else "its text"
        found = f"{records:,} record{'' if records == 1 else 's'}, {reviewed:,} reviewed"
        typer.echo(f"{printable(str(target))}: {seen}, {found}, {size / 1e6:.1f} MB")


@contextmanager
def with_progress(pictures: "Pictures", pages: int) -> "Iterator[Pictures]":
    """The same pictures, with a bar that shows how many of them are drawn."""
    with progress_bar(pages, "drawing pages") as advance:

        def draw(number: int) -> bytes:
            drawn = pictures(number)
            advance(number)
            return drawn

        yield draw


def find_pictures(document: "DocumentRow", password: str | None, stack: ExitStack) -> "Pictures | None":
    """What draws the pages of the file that the document was read from; without that file a remark, and nothing."""
    from publish.review import page_pictures, read_pages_file
    from schema import LeidraadError

    try:
        return stack.enter_context(page_pictures(read_pages_file(document), document.source_path, password))
    except LeidraadError as error:
        remark(f"{error.place}: {error.what}, so that the page shows its text; {error.remedy} ({error.code})")
        return None


def write_golden(store: "Store", name: str, target: Path, *, as_json: bool) -> None:
    """Writes the records of a document as its reviewers say they should be."""
    from pipeline.golden import golden_of, golden_text
    from schema.overlay import Decision, with_reviews
    from terminal.wording import printable

    document = store.find_document(name)
    extraction, reviews = store.extraction_of(document.id), store.reviews_of(document.id)
    write_text(target, golden_text(golden_of(with_reviews(extraction, reviews))))
    records = [record.id for found in extraction.records().values() for record in found]
    counts = {decision.value: 0 for decision in Decision if decision is not Decision.WITHDRAWN} | {"open": 0}
    for record_id in records:
        counts[reviews[record_id].decision if record_id in reviews else "open"] += 1
    if as_json:
        print_json({"file": str(target), "document_id": document.id, **counts})
    else:
        said = ", ".join(f"{counts[decision]:,} {decision}" for decision in ("accepted", "corrected", "rejected"))
        typer.echo(f"{printable(str(target))}: {said}; {counts['open']:,} not reviewed, and as they were found")


def write_text(target: Path, text: str) -> None:
    """Writes a file; raises LeidraadError `unwritable`."""
    from schema import LeidraadError

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        what = f"cannot be written: {error.strerror}"
        raise LeidraadError("unwritable", str(target), what, "name a file in a folder that you may write in") from error

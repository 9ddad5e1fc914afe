"""What the reader saw in a file, page by page: its blocks, its tables, and what it could not settle."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten

import typer
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from ingest import ReadOptions
from ingest.reader import read_content
from schema import Block, BlockKind, Document, Grid, GridCell, LeidraadError, Link, Page, Remark, Repair, Severity
from terminal.page_tables import grid_table
from terminal.screen import print_json, stdout
from terminal.wording import counted, flat, printable

FIRST_WORDS = 100
"""Characters of a block that are printed."""

MOST_REPAIRS = 20
"""Repairs of a page that are printed one by one."""

# "Voorwoord .......... 3"
DOTS = re.compile(r"\s*(?:[.·_…] ?){4,}")

BEGUN = re.compile(r"\S*\Z")
GOES_ON = re.compile(r"\S*")
PAGES = re.compile(r"\s*(?P<first>\d+)\s*(?:-\s*(?P<last>\d+)\s*)?")


@dataclass(frozen=True)
class SeenPage:
    """What stands on one page; where a file has no pages, in all of it."""

    document: Document
    page: Page | None
    start: int
    end: int

    @property
    def blocks(self) -> list[Block]:
        """The blocks that start on it, in reading order."""
        return [block for block in self.document.blocks if self.holds(block.start)]

    @property
    def grids(self) -> list[tuple[Grid, list[GridCell]]]:
        """The tables that have cells on it, with those cells."""
        found = ((grid, [cell for cell in grid.cells if self.holds(cell.start)]) for grid in self.document.grids)
        return [(grid, cells) for grid, cells in found if cells]

    @property
    def remarks(self) -> list[Remark]:
        """What the reader could not settle on it; what it says of the whole file stands on the first page."""
        return [remark for remark in self.document.remarks if self.holds(remark.start)]

    @property
    def repairs(self) -> list[Repair]:
        """What is read otherwise than it stands."""
        return [repair for repair in self.document.repairs if self.holds(repair.start)]

    @property
    def links(self) -> list[Link]:
        """The links that start on it."""
        return [link for link in self.document.links if self.holds(link.start)]

    def holds(self, offset: int) -> bool:
        """Whether the character at this offset stands on the page."""
        return self.start <= offset < self.end


def read_seen(path: Path, options: ReadOptions) -> Document:
    """The document in a file, read in this process; raises LeidraadError, also where the fault is ours."""
    from ingest import read_document
    from pipeline.attempt import attempt

    found = attempt(path, lambda: read_document(path, options))
    if isinstance(found, LeidraadError):
        raise found
    return found


def seen_pages(document: Document, wanted: str | None) -> list[SeenPage]:
    """The pages of a document that are `wanted` (`3`, `3-5`, `1,7-9`), or all of them.

    Raises LeidraadError `no-such-page` for one that it has not.
    """
    if not document.pages:
        if wanted is not None:
            raise no_pages(document.file_name)
        return [SeenPage(document, None, 0, len(document.text) + 1)]
    starts = [page.start for page in document.pages]
    ends = [*starts[1:], len(document.text) + 1]
    pages = [SeenPage(document, page, *span) for page, *span in zip(document.pages, [0, *starts[1:]], ends, strict=True)]
    if wanted is None:
        return pages
    numbers = parse_pages(wanted)
    if beyond := [number for number in numbers if number > len(pages)]:
        what, remedy = f"there is no page {beyond[0]}", f"it has {counted(len(pages), 'page')}"
        raise LeidraadError("no-such-page", document.file_name, what, remedy)
    return [pages[number - 1] for number in numbers]


def parse_pages(wanted: str) -> list[int]:
    """The page numbers that are meant, in their order.

    >>> parse_pages("3"), parse_pages("1, 7-9")
    ([3], [1, 7, 8, 9])
    """
    numbers: list[int] = []
    for part in wanted.split(","):
        match = PAGES.fullmatch(part)
        first, last = (int(match["first"]), int(match["last"] or match["first"])) if match else (0, 0)
        if not 1 <= first <= last:
            raise typer.BadParameter(f"'{wanted}' is no page; write 3, 3-5 or 1,7-9.", param_hint="--page")
        numbers.extend(range(first, last + 1))
    return numbers


def no_pages(place: str) -> LeidraadError:
    """The error for a file that has no pages, where one is asked for."""
    return LeidraadError("no-pages", place, "this type of file has no pages", "leave out --page and --image")


def print_pages(pages: Sequence[SeenPage], *, as_json: bool) -> None:
    """All that stands on these pages of one document."""
    document = pages[0].document
    if as_json:
        about = document.model_dump(include={"file_name", "sha256", "media_type", "origin"})
        print_json({**about, "characters": len(document.text), "pages": [page_as_json(page) for page in pages]})
        return
    screen = stdout()
    screen.print(Text(" · ".join(printable(part) for part in document_facts(document)), style="bold"))
    for seen in pages:
        screen.print()
        for part in page_parts(seen, screen.width):
            if isinstance(part, Text):
                screen.print(part, no_wrap=True, overflow="ellipsis")
            else:
                screen.print(part)


def page_as_json(seen: SeenPage) -> dict[str, object]:
    """A page for programs: blocks and cells with their words, blocks with their boxes."""
    text = seen.document.text
    page = seen.page or Page(number=1, start=0)
    blocks = [
        {
            **block._asdict(),
            "words": text[block.start : block.end],
            "boxes": [box._asdict() for box in seen.document.boxes(block.start, block.end)],
        }
        for block in seen.blocks
    ]
    grids = [
        {
            **grid.model_dump(exclude={"cells"}),
            "cells": [{**cell._asdict(), "words": text[cell.start : cell.end]} for cell in cells],
        }
        for grid, cells in seen.grids
    ]
    spans = {
        name: [{**one._asdict(), "stands": text[one.start : one.end]} for one in found]
        for name, found in (("repairs", seen.repairs), ("links", seen.links), ("remarks", seen.remarks))
    }
    return {**page.model_dump(), "number": seen.page and page.number, "blocks": blocks, "grids": grids, **spans}


def document_facts(document: Document) -> Iterator[str]:
    """What the file is."""
    yield printable(document.file_name)
    yield document.media_type
    yield f"{len(document.text):,} characters"
    for number, noun in ((len(document.pages), "page"), (len(document.blocks), "block"), (len(document.grids), "table")):
        if number:
            yield counted(number, noun)


def page_parts(seen: SeenPage, width: int) -> Iterator[RenderableType]:
    """What stands on a page, in reading order: a line for each block, the tables drawn; below them what is to be said of it."""
    if seen.page:
        yield Text(" · ".join(page_facts(seen.page)), style="bold underline")
    tables = {cells[0].start: (grid, cells) for grid, cells in seen.grids}
    in_tables = {cell.start for _, cells in seen.grids for cell in cells}
    for block in seen.blocks:
        if block.start in tables:
            grid, cells = tables[block.start]
            yield table_line(grid, cells)
            yield Padding.indent(grid_table(grid, cells, seen.document.text, width), 2)
        if block.start not in in_tables or block.kind is not BlockKind.CELL:
            yield block_line(block, seen.document.text)
    yield from (remark_line(remark) for remark in seen.remarks)
    yield from repair_lines(seen)
    yield from (link_line(link, seen.document) for link in seen.links)


def page_facts(page: Page) -> Iterator[str]:
    """What a page is."""
    yield f"page {page.number}"
    if page.label is not None:
        yield f"numbered {printable(page.label)}"
    if page.width and page.height:
        yield f"{page.width:.0f} x {page.height:.0f} points"
    if page.ocr:
        yield "recognised (OCR)" + (f", {page.confidence:.0%} sure" if page.confidence is not None else "")


def block_line(block: Block, text: str) -> Text:
    """A block in a line: what it is, where it stands, its number and its first words."""
    kind = block.kind.replace("_", " ") + (f" {block.level}" if block.level else "")
    words = shorten(DOTS.sub(" … ", flat(text[block.start : block.end])), FIRST_WORDS, placeholder=" …")
    goes_on = "… " if block.continues else ""
    style = {BlockKind.HEADING: "bold", BlockKind.FURNITURE: "dim"}.get(block.kind, "")
    return Text.assemble((f"{kind:<12} {block.start:>8}  ", "dim"), (goes_on + words, style))


def table_line(grid: Grid, cells: Sequence[GridCell]) -> Text:
    """What a table is, in the line above it; of one that goes on over pages, which of its rows stand here."""
    rows = sorted({cell.row for cell in cells})
    whole = len(cells) == len(grid.cells)
    part = "" if whole else f", of which {counted(len(rows), 'row')} here: {rows[0]}-{rows[-1]}"
    size = f"{counted(grid.rows, 'row')} by {counted(grid.columns, 'column')}{part}"
    inside = f"{counted(grid.head_rows, 'head row')}, {counted(grid.label_columns, 'label column')}"
    return Text.assemble((f"{'table':<12} {cells[0].start:>8}  ", "dim"), (f"{size}; {inside}", "bold"))


def remark_line(remark: Remark) -> Text:
    """What the reader could not settle."""
    style = "yellow" if remark.severity is Severity.WARNING else ""
    return Text(f"! {remark.message} ({remark.code})", style=style)


def repair_lines(seen: SeenPage) -> Iterator[Text]:
    """The first repairs of a page, each with the word that it is part of, and how many more there are."""
    text = seen.document.text
    for repair in seen.repairs[:MOST_REPAIRS]:
        left = BEGUN.findall(text, max(repair.start - FIRST_WORDS, 0), repair.start)[0]
        right = GOES_ON.findall(text, repair.end, repair.end + FIRST_WORDS)[0]
        stands, read = flat(left + text[repair.start : repair.end] + right), flat(left + repair.words + right)
        yield Text(f"~ {stands} is read as {read}", style="dim")
    if len(seen.repairs) > MOST_REPAIRS:
        yield Text(f"~ and {counted(len(seen.repairs) - MOST_REPAIRS, 'repair')} more", style="dim")


def link_line(link: Link, document: Document) -> Text:
    """What leads from the page, and where to."""
    words = shorten(flat(document.text[link.start : link.end]), FIRST_WORDS, placeholder=" …")
    goal = link.address
    if goal is None and link.target is not None:
        page = document.page_at(link.target)
        goal = f"{f'page {page}, ' if page else ''}{link.target}"
    return Text(printable(f"> {words}: {goal}"), style="dim")


def draw_pages(path: Path, pages: Sequence[SeenPage], options: ReadOptions, target: Path) -> Iterator[Path]:
    """Draws each page of a PDF into the folder `target`, or its one page into that file; gives what is written.

    Raises LeidraadError `no-pages` for a file of another type, `unwritable` where nothing can be written.
    """
    from ingest.pdf.drawing import draw_page

    drawn = [(seen, seen.page.number) for seen in pages if seen.page and seen.page.width]
    if not drawn:
        raise no_pages(str(path))
    is_file = target.suffix.lower() == ".png"
    if is_file and len(drawn) > 1:
        what = f"{counted(len(drawn), 'page')} do not fit in one file; name a folder, or one --page."
        raise typer.BadParameter(what, param_hint="--image")
    content = read_content(path, options.max_bytes)
    try:
        (target.parent if is_file else target).mkdir(parents=True, exist_ok=True)
        for seen, number in drawn:
            file = target if is_file else target / f"{path.stem}-{number:03}.png"
            draw_page(seen.document, number, content, options.password).save(file)
            yield file
    except OSError as error:
        what = f"cannot be written: {error.strerror}"
        raise LeidraadError("unwritable", str(target), what, "name a folder that you may write in") from error

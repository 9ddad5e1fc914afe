"""The text of a document in reading order: from the lines and tables of its pages to pieces that say what they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.bullets import ListLevels
from ingest.captions import is_caption, is_numbered_caption
from ingest.pdf.breaks import join_pages
from ingest.pdf.contents import Entry, ListedLine, entries_of, find_listed
from ingest.pdf.headings import PageParts, mark_headings
from ingest.pdf.margins import PageMargins, find_margins
from ingest.pdf.notes import mark_notes
from ingest.pdf.order import Item, reading_order
from ingest.pdf.parts import Part, Piece
from ingest.pdf.pieces import find_pieces
from ingest.pdf.sheets import PageTable, PrintedLine, Sheet
from ingest.pdf.styles import LARGER, Body, find_body
from ingest.pdf.table_runs import join_tables
from schema import BlockKind

INDENT_STEP = 3
"""List items within so many points are set in alike."""


@dataclass(slots=True)
class PageFlow:
    """What is written of one page, in order."""

    sheet: Sheet
    label: str | None
    heads: list[Piece]
    parts: list[Part]
    feet: list[Piece]


def find_flow(sheets: Sequence[Sheet], outline: Sequence[Entry]) -> list[PageFlow]:
    """The pieces and tables of all pages; margins are taken out of the sheets."""
    body = find_body(sheets)
    margins = find_margins(sheets, body.size)
    listed: list[list[ListedLine]] = []
    for sheet in sheets:
        listed.append(find_listed(sheet, follows=bool(listed and listed[-1])))
    places = {page.label: sheet.number for sheet, page in zip(sheets, margins.pages, strict=True) if page.label}
    entries = entries_of([one for page in listed for one in page], places, margins.shift or 0)
    flows = [_page_flow(sheet, page, lines, body.size) for sheet, page, lines in zip(sheets, margins.pages, listed, strict=True)]
    for flow in flows:
        mark_notes(flow.parts, body.size, flow.sheet.foot_rule)
    mark_headings([PageParts(flow.sheet.number, flow.parts, flow.heads) for flow in flows], [*outline, *entries], body)
    levels = ListLevels()
    for flow in flows:
        _mark_captions(flow.parts, body)
        _mark_lists(flow.parts, levels)
    join_pages([flow.parts for flow in flows])
    join_tables([flow.parts for flow in flows])
    return flows


def _page_flow(sheet: Sheet, margins: PageMargins, listed: Sequence[ListedLine], body_size: float) -> PageFlow:
    in_list = {id(one.line) for one in listed}
    parts: list[Part] = []
    run: list[Item] = []
    for item in reading_order(sheet):
        if isinstance(item, PrintedLine) and id(item) in in_list:
            parts.extend(find_pieces(run, body_size))
            parts.append(Piece([item], BlockKind.CONTENTS, close=not run and bool(parts)))
            run = []
        else:
            run.append(item)
    parts.extend(find_pieces(run, body_size))
    heads, feet = ([Piece([line], BlockKind.FURNITURE) for line in lines] for lines in (margins.heads, margins.feet))
    return PageFlow(sheet, margins.label or sheet.label or None, heads, parts, feet)


def _mark_captions(parts: Sequence[Part], body: Body) -> None:
    """Makes captions of the pieces that name a table with its number, give a unit, or stand as a title beside a unit line."""
    kinds = (BlockKind.PARAGRAPH, BlockKind.HEADING)
    for part in parts:
        if isinstance(part, Piece) and part.kind in kinds and is_caption(part.text):
            _make_caption(part)
    for first, second, table in zip(parts, parts[1:], parts[2:], strict=False):
        if isinstance(first, Piece) and isinstance(second, Piece) and isinstance(table, PageTable):
            if first.kind is BlockKind.CAPTION and second.kind is BlockKind.HEADING:
                _make_caption(second)
            elif _gives_unit(second) and _names_table(first, body):
                _make_caption(first)


def _gives_unit(piece: Piece) -> bool:
    """Whether a piece is a unit line, and no caption with a number."""
    return piece.kind is BlockKind.CAPTION and not is_numbered_caption(piece.text)


def _names_table(piece: Piece, body: Body) -> bool:
    """Whether a heading above a unit line is the title of the table below: set as the text is, and not listed as a chapter."""
    is_heading = piece.kind is BlockKind.HEADING and not piece.is_listed
    return is_heading and piece.lines[0].size <= LARGER * body.size and piece.lines[0].fill is None


def _make_caption(piece: Piece) -> None:
    piece.kind, piece.level, piece.number, piece.body = BlockKind.CAPTION, 0, None, 0


def _mark_lists(parts: Sequence[Part], levels: ListLevels) -> None:
    """Makes list items of the pieces that begin with a bullet; a heading ends the lists before it."""
    last: Piece | None = None
    for part in parts:
        if not isinstance(part, Piece):
            last = None
            continue
        if part.kind is BlockKind.HEADING:
            levels.close()
        if part.kind is BlockKind.PARAGRAPH and part.bullet is None:
            levels.interrupt(is_end=False)
        if part.kind is BlockKind.PARAGRAPH and part.bullet:
            part.kind = BlockKind.LIST_ITEM
            part.level = levels.level(round(part.lines[0].x0 / INDENT_STEP), part.bullet)
            part.number = part.bullet.number
            part.body = min(part.bullet.end, len(part.lines[0].text))
            part.close = last is not None and last.kind is BlockKind.LIST_ITEM
        last = part

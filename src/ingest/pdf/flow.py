"""The text of a document in reading order: from the lines and tables of its pages to pieces that say what they are."""

from collections.abc import Iterable, Iterator, Sequence

from ingest.bullets import ListLevels
from ingest.captions import is_caption, is_numbered_caption
from ingest.pdf.breaks import join_pages
from ingest.pdf.contents import Entry, ListedLine, entries_of, find_listed
from ingest.pdf.headings import Headings
from ingest.pdf.margins import find_margins
from ingest.pdf.notes import mark_notes
from ingest.pdf.order import Item, reading_order
from ingest.pdf.parts import PageFlow, Part, Piece
from ingest.pdf.pieces import find_pieces
from ingest.pdf.sheets import FoldedSheet, PageTable, PrintedLine, Sheet
from ingest.pdf.styles import LARGER, Body, find_body
from ingest.pdf.table_runs import join_tables
from schema import BlockKind

INDENT_STEP = 3
"""List items within so many points are set in alike."""


class Flow:
    """The pieces and tables of a document, page by page: the lines of all pages together would take much memory."""

    def __init__(self, sheets: Sequence[FoldedSheet], outline: Iterable[Entry]) -> None:
        self._sheets = sheets
        self._body = find_body(sheets)
        margins = find_margins(sheets, self._body.size)
        self._margins = margins.pages
        self._listed = dict(self._find_listed())
        places = {page.label: folded.sheet.number for folded, page in zip(sheets, self._margins, strict=True) if page.label}
        listed = [one for _, page in self._listed.values() for one in page]
        self._headings = Headings([*outline, *entries_of(listed, places, margins.shift or 0)], self._body)

    def pages(self) -> Iterator[PageFlow]:
        """What is written of each page, once; only the levels of headings are to come."""
        return join_tables(join_pages(self._marked(self._headings.mark(self._unmarked()))))

    def levels(self) -> list[int]:
        """The level of each heading, once all pages are gone through."""
        return self._headings.levels()

    def _find_listed(self) -> Iterator[tuple[int, tuple[PageFlow, list[ListedLine]]]]:
        """The places of the pages that may have a contents list, those pages, and the lines of the list."""
        follows = False
        for place, folded in enumerate(self._sheets):
            if follows or folded.may_list:
                page = self._open(place)
                listed = find_listed(page.sheet, follows=follows)
                follows = bool(listed)
                yield place, (page, listed)

    def _open(self, place: int) -> PageFlow:
        """A page with its margins, where nothing is made of its lines and tables yet."""
        margins, sheet = self._margins[place], self._sheets[place].unfold()
        heads, feet = ([Piece([sheet.lines[index]], BlockKind.FURNITURE) for index in side] for side in margins[:2])
        taken = {*margins.heads, *margins.feet}
        sheet.lines = [line for index, line in enumerate(sheet.lines) if index not in taken]
        return PageFlow(sheet, margins.label or sheet.label or None, heads, [], feet)

    def _unmarked(self) -> Iterator[PageFlow]:
        """All pages with their pieces and tables, where only notes and contents lists are known."""
        for place in range(len(self._sheets)):
            page, listed = self._listed.pop(place) if place in self._listed else (self._open(place), [])
            page.parts = _find_parts(page.sheet, listed, self._body.size)
            mark_notes(page.parts, self._body.size, page.sheet.foot_rule)
            yield page

    def _marked(self, pages: Iterable[PageFlow]) -> Iterator[PageFlow]:
        """Pages with their captions and lists."""
        levels = ListLevels()
        for page in pages:
            _mark_captions(page.parts, self._body)
            _mark_lists(page.parts, levels)
            yield page


def _find_parts(sheet: Sheet, listed: Sequence[ListedLine], body_size: float) -> list[Part]:
    """The pieces and tables of a page in the order of reading."""
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
    return parts


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
    is_heading = piece.kind is BlockKind.HEADING and piece.listing is None
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

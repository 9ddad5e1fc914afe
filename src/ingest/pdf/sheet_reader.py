"""From the ink of a page to what is kept of it until all pages are read."""

from collections.abc import Sequence

from ingest.pdf.areas import find_foot_rule, link_words, mark_areas, visible_lines
from ingest.pdf.contents import is_contents_head, is_list_of_pages
from ingest.pdf.drafts import TableDraft
from ingest.pdf.ink import PageInk
from ingest.pdf.lines import read_lines
from ingest.pdf.marks import join_marks
from ingest.pdf.sheets import PrintedLine, Sheet
from ingest.pdf.table_text import page_table, words_of

FIRST_WORDS = 50
"""The head of a contents list is among so many words of its page."""
UNEVEN = 0.5
"""Where more than this share of the lines have a size of their own, the sizes are guesses of character recognition."""
FEWEST_LINES = 6
SAME_SIZE = 0.15
"""Guessed sizes that differ by less than this part are the same."""


def read_sheet(page: PageInk, drafts: Sequence[TableDraft]) -> Sheet:
    """The lines and tables of one page; a contents list is no table."""
    if drafts and any(is_contents_head(word.text) for word in page.words[:FIRST_WORDS]):
        drafts = [draft for draft in drafts if not is_list_of_pages(_last_cells(page, draft))]
    areas = [page.shown(*link.area) for link in page.links]
    tables = [page_table(page, draft, areas) for draft in drafts]
    lines, hidden = visible_lines(page, list(read_lines(page, words_of(drafts))))
    lines = join_marks(page, lines)
    mark_areas(page, lines, tables)
    _even_out(lines)
    if areas:
        for line in lines:
            link_words(line.wording, page.links, areas)
    width, height = (page.height, page.width) if page.turned in (90, 270) else (page.width, page.height)
    return Sheet(
        page.number,
        page.label,
        page.width,
        page.height,
        shown_width=width,
        shown_height=height,
        ocr=page.ocr,
        confidence=page.confidence,
        lines=lines,
        tables=tables,
        hidden=hidden,
        foot_rule=find_foot_rule(page, tables),
    )


def _last_cells(page: PageInk, draft: TableDraft) -> list[str]:
    """The words of the last cell of each row."""
    rows = {cell.row: cell for cell in draft.cells}
    return [" ".join(page.words[index].text for line in cell.lines for index in line) for cell in rows.values()]


def _even_out(lines: Sequence[PrintedLine]) -> None:
    """Gives lines of guessed sizes the one that is in the middle, where theirs is near it."""
    sizes = sorted([line.size for line in lines])
    most = UNEVEN * len(sizes)
    if len(sizes) < FEWEST_LINES or len(set(sizes)) <= most or len({round(size, 1) for size in sizes}) <= most:
        return
    middle = sizes[len(sizes) // 2]
    for line in lines:
        if abs(line.size - middle) < SAME_SIZE * middle:
            line.size = middle

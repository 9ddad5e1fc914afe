"""The words of the tables of a page, cell by cell."""

from collections.abc import Sequence

from ingest.pdf.areas import LinkArea, link_words
from ingest.pdf.drafts import TableDraft
from ingest.pdf.ink import PageInk
from ingest.pdf.lines import wording
from ingest.pdf.sheets import PageTable, table_cells


def page_table(page: PageInk, draft: TableDraft, areas: Sequence[LinkArea]) -> PageTable:
    """A table of a page with its words; `areas` are those of the page's links, as it is shown."""
    shown = page.shown if page.turned else None
    words = page.words
    cells = sorted(draft.cells, key=lambda cell: cell[:2])
    found = [wording([words[index] for line in cell.lines for index in line], shown) for cell in cells]
    if areas:
        for one in found:
            link_words(one, page.links, areas)
    order = min(min(line) for cell in draft.cells for line in cell.lines)
    sides = draft.x0, draft.top, draft.x1, draft.bottom
    return PageTable(*sides, order, draft.head_rows, draft.label_columns, table_cells(cells, found))


def words_of(drafts: Sequence[TableDraft]) -> set[int]:
    """Indexes of the words that stand in tables."""
    return {index for draft in drafts for cell in draft.cells for line in cell.lines for index in line}

"""Which lines stand in tables, in the flattenings that text reports have.

Only what stands in a table and what does not is told here, so that prose is read as prose.
"""

from collections.abc import Sequence

from ingest.captions import find_captions
from ingest.cells import find_cells
from ingest.grids.cell_breaks import find_cell_breaks
from ingest.grids.listed_rows import find_listed_rows
from ingest.grids.row_breaks import find_page_breaks
from ingest.lines import Line
from ingest.rows import find_barred_rows, find_joined_rows
from schema import BlockKind


def find_table_lines(lines: Sequence[Line], width: int | None) -> dict[int, BlockKind]:
    """Indexes of the lines that stand in a table, with what they are."""
    barred = find_barred_rows(lines, width)
    joined = find_joined_rows(lines, width, barred)
    breaks = frozenset(find_page_breaks(lines, joined))
    listed = find_listed_rows(lines)
    cells = find_cells(lines, barred | listed | joined)
    between = frozenset(find_cell_breaks(lines, cells))
    cells -= between
    return {
        **dict.fromkeys(barred, BlockKind.PIPE_ROW),
        **dict.fromkeys(joined | listed, BlockKind.TABLE_ROW),
        **dict.fromkeys(cells, BlockKind.CELL),
        **dict.fromkeys(find_captions(lines, cells), BlockKind.CAPTION),
        **dict.fromkeys((breaks - cells) | between, BlockKind.FURNITURE),
    }

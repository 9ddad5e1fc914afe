"""Tables as pdfplumber finds them, by their rulings: a second reading for pages where the first one's sums fail.

Its finder gets the rulings that PDFium has read already. To let it parse the page itself gives the same cells and takes twenty
times as long.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ingest.pdf.drafts import Line, TableCell, TableDraft
from ingest.pdf.ink import Area, PageInk, Word
from ingest.pdf.tables.figures import VALUES, Kind, is_code, kind_of

ONE_RULING = 3.0
"""Points between lines that are one ruling, or between the ends of two that meet."""

MOST_RULINGS = 2_000
"""On a page with more there is a map or a drawing, and to look for crossings takes minutes."""

SAME_BORDER = 5.0
"""Points between two rulings that are one border."""

SAME_LINE = 3.0
"""Points between the baselines of words on one line."""

Place = tuple[int, int]
"""Row and column."""


def plumber_tables(page: PageInk) -> list[TableDraft]:
    """The ruled tables of one page of a PDF.

    A row whose cells hold several lines of figures is taken for as many rows: many tables are ruled between their columns and
    around blocks of rows only.
    """
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    edges = list(find_edges(page))
    if len(edges) > MOST_RULINGS:
        return []
    merged = merge_edges(edges, ONE_RULING, ONE_RULING, ONE_RULING, ONE_RULING)
    tables = cells_to_tables(intersections_to_cells(edges_to_intersections(merged, ONE_RULING, ONE_RULING)))
    drafts = (draft_of(page, [Area(*cell) for cell in cells]) for cells in tables)
    return [draft for draft in drafts if draft]


def find_edges(page: PageInk) -> Iterator[dict[str, object]]:
    """The rulings of a page and the sides of its shaded rectangles, as pdfplumber writes edges."""
    for x0, top, x1, bottom in page.rules:
        middle_x, middle_y = (x0 + x1) / 2, (top + bottom) / 2
        is_level = x1 - x0 >= bottom - top
        yield edge(x0, middle_y, x1, middle_y) if is_level else edge(middle_x, top, middle_x, bottom)
    for x0, top, x1, bottom, _ in page.fills:
        yield from (edge(x0, top, x1, top), edge(x0, bottom, x1, bottom))
        yield from (edge(x0, top, x0, bottom), edge(x1, top, x1, bottom))


def edge(x0: float, top: float, x1: float, bottom: float) -> dict[str, object]:
    """One edge, as pdfplumber writes it."""
    direction = "h" if top == bottom else "v"
    return {"x0": x0, "top": top, "x1": x1, "bottom": bottom, "width": x1 - x0, "height": bottom - top, "orientation": direction}


def draft_of(page: PageInk, areas: Sequence[Area]) -> TableDraft | None:
    """The table with these cells; none where they hold no figures beside or below anything."""
    across = borders(edge for area in areas for edge in (area.x0, area.x1))
    along = borders(edge for area in areas for edge in (area.top, area.bottom))
    ends: dict[Place, Place] = {}
    inside: dict[Place, list[int]] = defaultdict(list)
    left_over = set(range(len(page.words)))
    for area in sorted(areas, key=lambda area: (area.x1 - area.x0) * (area.bottom - area.top)):
        if found := [index for index in left_over if stands_in(page.words[index], area)]:
            left_over.difference_update(found)
            place = border_at(along, area.top), border_at(across, area.x0)
            ends[place] = border_at(along, area.bottom), border_at(across, area.x1)
            inside[place].extend(found)
    rows, columns = sorted({row for row, _ in inside}), sorted({column for _, column in inside})
    if len(rows) < 2 or len(columns) < 2:
        return None
    cells = []
    for (row, column), found in sorted(inside.items()):
        first, left = rows.index(row), columns.index(column)
        behind, right = bisect_left(rows, ends[row, column][0]), bisect_left(columns, ends[row, column][1])
        cells.append(TableCell(first, left, lines_of(page.words, found), max(behind - first, 1), max(right - left, 1)))
    cells = sorted(unstacked(page.words, level(cells)))
    head = count_head_rows(page.words, cells)
    if head is None:
        return None
    labels = count_label_columns(page.words, [cell for cell in cells if cell.row >= head])
    sides = tuple((across[column], across[column + 1]) for column in columns)
    return TableDraft(across[0], along[0], across[-1], along[-1], head, labels, sides, tuple(cells))


def borders(edges: Iterable[float]) -> list[float]:
    """The borders that these edges lie on, from left to right or from top to bottom."""
    found: list[float] = []
    for edge in sorted(edges):
        if not found or edge - found[-1] > SAME_BORDER:
            found.append(edge)
    return found


def border_at(found: Sequence[float], edge: float) -> int:
    """Index of the border that an edge lies on."""
    return bisect_right(found, edge) - 1


def stands_in(word: Word, area: Area) -> bool:
    """Whether the middle of a word lies in a cell."""
    across, along = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return area.x0 <= across < area.x1 and area.top <= along < area.bottom


def lines_of(words: Sequence[Word], inside: Iterable[int]) -> tuple[Line, ...]:
    """The words of a cell, line by line from left to right."""
    lines: list[list[int]] = []
    for index in sorted(inside, key=lambda index: words[index].baseline):
        if lines and words[index].baseline - words[lines[-1][0]].baseline < SAME_LINE:
            lines[-1].append(index)
        else:
            lines.append([index])
    return tuple(tuple(sorted(line, key=lambda index: words[index].x0)) for line in lines)


def kind_of_line(words: Sequence[Word], line: Line) -> Kind:
    """What a line of a cell is: a figure, a year, words."""
    return kind_of(" ".join(words[index].text for index in line))


def level(cells: Sequence[TableCell]) -> list[TableCell]:
    """The cells, with two rows made one where the second fills only what the first leaves open, whose cells all reach into it.

    Shaded cells are often ruled a little lower or higher than those beside them.
    """
    members = by_row(cells)
    moves: dict[int, int] = {}
    for row, below in members.items():
        above = members.get(row - 1, [])
        taken = {cell.column for cell in above}
        if above and all(cell.row_span > 1 for cell in above) and taken.isdisjoint(cell.column for cell in below):
            moves[row] = row - 1
    places: list[int] = []
    for row in range(max(cell.row + cell.row_span for cell in cells) + 1):
        places.append(places[-1] + (row not in moves) if places else 0)
    return [
        cell._replace(row=places[cell.row], row_span=max(places[cell.row + cell.row_span] - places[cell.row], 1))
        for cell in cells
    ]


def by_row(cells: Iterable[TableCell]) -> dict[int, list[TableCell]]:
    """The cells that begin in each row."""
    rows: dict[int, list[TableCell]] = defaultdict(list)
    for cell in cells:
        rows[cell.row].append(cell)
    return rows


def unstacked(words: Sequence[Word], cells: Sequence[TableCell]) -> Iterator[TableCell]:
    """The cells, with each row of several lines of figures parted into as many rows."""
    stacks = {row: find_stack(words, members) for row, members in by_row(cells).items()}
    places: list[int] = [0]
    for row in range(max(cell.row + cell.row_span for cell in cells)):
        places.append(places[-1] + max(len(stacks.get(row, ())), 1))
    for cell in cells:
        first, behind = places[cell.row], places[cell.row + cell.row_span]
        if cell.row_span > 1 or behind == first + 1:
            yield cell._replace(row=first, row_span=behind - first)
            continue
        parts: dict[int, list[Line]] = defaultdict(list)
        for line in cell.lines:
            above = sum(words[line[0]].baseline - SAME_LINE > one for one in stacks[cell.row])
            parts[min(first + above, behind - 1)].append(line)
        for row, lines in parts.items():
            yield TableCell(row, cell.column, tuple(lines), 1, cell.column_span)


def find_stack(words: Sequence[Word], cells: Iterable[TableCell]) -> tuple[float, ...]:
    """The baselines of the figures that stand in the cells of one row, where all these cells have the same, and several."""
    stacks = {
        tuple(words[line[0]].baseline for line in cell.lines)
        for cell in cells
        if cell.row_span == 1 and all(kind_of_line(words, line) in VALUES for line in cell.lines)
    }
    first = next(iter(stacks), ())
    alike = all(len(one) == len(first) and all(abs(a - b) < SAME_LINE for a, b in zip(one, first, strict=True)) for one in stacks)
    return first if alike and len(first) > 1 else ()


def count_head_rows(words: Sequence[Word], cells: Iterable[TableCell]) -> int | None:
    """How many rows stand above the first figure beside a label; none where the table has no such figure."""
    figures = (cell.row for cell in cells if cell.column and kind_of_line(words, cell.lines[0]) in VALUES)
    return min(figures, default=None)


def count_label_columns(words: Sequence[Word], body: Iterable[TableCell]) -> int:
    """How many columns from the left hold more words than figures; one of codes before them counts with them."""
    lines: dict[int, list[str]] = defaultdict(list)
    for cell in body:
        lines[cell.column].extend(" ".join(words[index].text for index in line) for line in cell.lines)
    columns = [lines[column] for column in sorted(lines)]
    wordy = [2 * sum(kind_of(line) in VALUES for line in column) <= len(column) for column in columns]
    if wordy[1:2] == [True] and 2 * sum(is_code(line) for line in columns[0]) > len(columns[0]):
        wordy[0] = True
    return wordy.index(False) if False in wordy else len(wordy)

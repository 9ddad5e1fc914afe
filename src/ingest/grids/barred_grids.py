"""Tables whose rows stand on a line each, their cells divided by bars."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.captions import is_numbered_caption
from ingest.grids.bar_rows import (
    BarRow,
    first_figure,
    has_amounts,
    heads_codes,
    is_figure_cell,
    is_head_cell,
    is_head_row,
    is_header_row,
    is_last_code_cell,
    is_rule,
    is_sentence_row,
    names_columns,
    read_bar_row,
)
from ingest.grids.grid_drafts import DraftCell, DraftGrid, make_grid
from ingest.grids.row_figures import Span, is_year
from ingest.grids.row_places import breaks_off
from ingest.grids.row_words import total_label
from ingest.grids.spanning_heads import columns_below, spanning_cells
from schema import Block, BlockKind, Grid

MOST_HEAD_ROWS = 3


def read_barred_grids(text: str, blocks: Sequence[Block]) -> Iterator[Grid]:
    """The tables in a run of rows whose cells bars divide.

    Many flattenings drop empty cells and put as many bars behind the row: the figures of a row that has fewer than the table
    has columns then stand as far left as they can. Where an empty cell stands in front of another, all cells stand as printed.
    A row that begins beside a cell that spans several rows starts in the next column; a row of figures without a label is
    a second line under the row above.
    """
    for rows in _parts(text, blocks):
        draft = _Table(text, rows).draft()
        grid = make_grid(text, draft) if draft else None
        if grid:
            yield grid


def _parts(text: str, blocks: Sequence[Block]) -> Iterator[list[BarRow]]:
    """The rows of each table: a head behind rows of figures begins the next, and so does a numbered caption.

    The block of facts above a programme ends a table and is in none; nor is a row that is a sentence.
    """
    rows: list[BarRow] = []
    framed = _is_framed(text, blocks)
    for block in blocks:
        words = text[block.start : block.end]
        if block.kind is BlockKind.CAPTION and is_numbered_caption(words):
            yield rows
            rows = []
        elif block.kind is BlockKind.PIPE_ROW and is_rule(words):
            if rows and any(has_amounts(text, row) for row in rows[:-1]):
                yield rows[:-1]
                rows = rows[-1:]
            if rows:
                rows[-1] = rows[-1]._replace(under_rule=True)
        elif block.kind is BlockKind.PIPE_ROW:
            row = read_bar_row(text, block, is_framed=framed)
            if not row.cells or is_sentence_row(text, row):
                continue
            is_header = is_header_row(text, row)
            if is_header or (is_head_row(text, row) and any(has_amounts(text, one) for one in rows)):
                yield rows
                rows = []
            rows.extend([] if is_header else [row])
    yield rows


def _is_framed(text: str, blocks: Sequence[Block]) -> bool:
    """Whether a bar stands before the first cell of every row; before some it stands behind an empty first cell."""
    return all(text[block.start] == "|" for block in blocks if block.kind is BlockKind.PIPE_ROW)


class _Table:
    """The rows of one table, and what they have in common."""

    def __init__(self, text: str, rows: Sequence[BarRow]) -> None:
        self._text = text
        first = next((index for index, row in enumerate(rows) if has_amounts(text, row)), len(rows))
        above = rows[:first]
        last = max((i + 1 for i, row in enumerate(above) if row.under_rule or is_head_row(text, row)), default=0)
        if not last and above and len(above[-1].cells) > 1:
            last = len(above)
        self._head = self._lowest_heads(above[:last])
        self._body = [*above[last if self._head else len(above) :], *rows[first:]]
        self._keeps_places = any(row.has_inner_blank for row in self._body)
        self._codes = self._count_last_codes()

    def _lowest_heads(self, above: Sequence[BarRow]) -> list[BarRow]:
        """The rows of the head: the lowest, and those right above it that head figures too."""
        heads = [row for row in above if len(row.cells) > 1 or row.under_rule][-MOST_HEAD_ROWS:]
        first = len(heads) - 1
        while first > 0 and names_columns(self._text, heads[first - 1]):
            first -= 1
        return heads[max(first, 0) :]

    def _count_last_codes(self) -> int:
        """How many of the last columns hold codes: `L/B` and `I/S` stand over them, heads of figures before them."""
        if not self._head:
            return 0
        cells = self._head[-1].cells
        return next((n for n, cell in enumerate(reversed(cells)) if not heads_codes(self._text, cell)), len(cells))

    def draft(self) -> DraftGrid | None:
        """The table; None where it has no figures."""
        if all(first_figure(self._text, row.cells) == len(row.cells) for row in self._body):
            return None
        labels, figures = self._columns_as_printed() if self._keeps_places else self._columns()
        head = [row for row in self._head_rows(labels, figures) if row]
        cut = self._cut_row(labels, figures)
        body = [
            self._as_printed(row) if self._keeps_places else list(self._moved(row, labels, figures, is_cut=row is cut))
            for row in self._body
        ]
        if len(head) > 1 and head[0][0].column == 0 and all(row[0].column > 0 for row in head[1:]):
            head[0][0] = head[0][0]._replace(row_span=len(head))
        columns = max((cell.column + cell.column_span for row in (*head, *body) for cell in row), default=1)
        rows = body if self._keeps_places else _spanned(self._text, body, labels)
        return DraftGrid([*head, *rows], len(head), labels, max(columns, labels + figures))

    def _columns(self) -> tuple[int, int]:
        """How many columns of labels the table has, and of what stands behind these, as its full rows and its head tell."""
        places = [(first_figure(self._text, row.cells), len(row.cells)) for row in self._body]
        behind = Counter(size - first for first, size in places if first < size)
        figures = max(behind)
        labels = max(first for first, size in places if size - first == figures)
        if self._head:
            head = self._head[-1]
            first = self._first_head(head)
            place = head.places[first]
            named = head.places[-1] + 1 - place
            if place and named >= figures:
                return (max(labels, place) if named == figures else place), named
            if first == 0 and labels and len(head.cells) == head.width:
                return labels, max(figures, head.width - labels)
            if first == 0 and len(head.cells) > figures:
                return max(labels, 1), len(head.cells)
        return max(labels, min(1, max(first for first, _ in places))), figures

    def _first_head(self, row: BarRow) -> int:
        """The first cell of a head that heads no labels; a word before nothing but years does: `Lasten | 2023 | 2024`."""
        heads = (i for i, cell in enumerate(row.cells) if is_head_cell(self._text, cell) and not self._heads_labels(row.cells, i))
        first = next(heads, 0)
        behind = [is_year(self._text[slice(*cell)]) for cell in row.cells[first + 1 :]]
        is_label = len(behind) > 1 and all(behind) and not any(map(str.isdigit, self._text[slice(*row.cells[first])]))
        return first + 1 if is_label else first

    def _heads_labels(self, head: Sequence[Span], index: int) -> bool:
        """Whether a head of codes stands among those of labels: a column of `L/B` before the figures."""
        return heads_codes(self._text, head[index]) and any(is_head_cell(self._text, cell) for cell in head[index + 1 :])

    def _columns_as_printed(self) -> tuple[int, int]:
        """The columns of a table whose cells stand as printed: labels up to the first column with more figures than words."""
        width = max(row.places[-1] + 1 for row in (*self._head, *self._body))
        balance: Counter[int] = Counter()
        for row in self._body:
            for place, cell in zip(row.places, row.cells, strict=True):
                balance[place] += 1 if is_figure_cell(self._text, cell) else -1
        labels = next((place for place in range(1, width) if balance[place] > 0), width)
        return labels, width - labels

    def _head_rows(self, labels: int, figures: int) -> list[list[DraftCell]]:
        """The rows of the head; the second may stand under the last cell of the first alone."""
        rows: list[list[DraftCell]] = []
        above: Sequence[Span] = ()
        for row in self._head:
            names = next((n for n in range(labels + 1) if columns_below(self._text, above[n:], len(row.cells), figures)), None)
            if names is None:
                rows.append(self._head_row(row, labels, figures))
            else:
                first = labels + figures - len(row.cells)
                places = [*range(names), *range(labels, labels + len(above) - names)]
                rows[-1] = [DraftCell(cell, place) for cell, place in zip(above, places, strict=True)]
                rows[-1][-1] = rows[-1][-1]._replace(column_span=len(row.cells))
                rows.append([DraftCell(cell, first + column) for column, cell in enumerate(row.cells)])
            above = row.cells
        return rows

    def _head_row(self, row: BarRow, labels: int, figures: int) -> list[DraftCell]:
        """A row of the head; where its blank first cells were moved behind it, all of its cells head figures."""
        cells = row.cells
        if len(cells) >= labels + figures:
            return [DraftCell(cell, column) for column, cell in enumerate(cells)]
        if row.has_inner_blank and row.width >= labels + figures:
            return _spread(row, labels + figures)
        shift = row.places[0]
        named = sum(place < labels for place in row.places) if shift else min(self._first_head(row), labels)
        named = max(named, len(cells) - figures) if len(cells) - figures <= labels else named
        last = max(len(cells) - self._codes, named)
        spread = spanning_cells(self._text, cells[named:last], figures - self._codes) or [
            DraftCell(cell, i) for i, cell in enumerate(cells[named:last])
        ]
        spread.extend(DraftCell(cell, figures - len(cells) + i) for i, cell in enumerate(cells[last:], start=last))
        return [
            *(DraftCell(cell, min(shift, labels - named) + column) for column, cell in enumerate(cells[:named])),
            *(cell._replace(column=cell.column + labels) for cell in spread),
        ]

    def _as_printed(self, row: BarRow) -> list[DraftCell]:
        return [DraftCell(cell, place) for cell, place in zip(row.cells, row.places, strict=True)]

    def _cut_row(self, labels: int, figures: int) -> BarRow | None:
        """The last row, where the end of the text cuts it off and no other row is short: what is left of it stands first."""
        *others, last = self._body
        if not last.cells or not breaks_off(self._text, last.end):
            return None
        sizes = ((first_figure(self._text, row.cells), len(row.cells)) for row in others)
        is_whole = all(size - first in (0, figures) or size == labels + figures for first, size in sizes)
        return last if is_whole else None

    def _moved(self, row: BarRow, labels: int, figures: int, *, is_cut: bool) -> Iterator[DraftCell]:
        """The cells of a row whose empty cells were moved behind it."""
        is_whole = len(row.cells) == labels + figures
        first = min(labels if is_whole else first_figure(self._text, row.cells), labels)
        yield from self._label_cells(row.cells[:first], labels, has_figures=first < len(row.cells))
        behind = row.cells[first:]
        codes = sum(is_last_code_cell(self._text, cell) for cell in behind[len(behind) - self._codes :]) if self._codes else 0
        is_full = is_cut or len(behind) - codes in (figures - self._codes, figures)
        for index, cell in enumerate(behind[: len(behind) - codes]):
            yield DraftCell(cell, labels + index, placed=is_full)
        for index, cell in enumerate(behind[len(behind) - codes :], start=labels + figures - codes):
            yield DraftCell(cell, index)

    def _label_cells(self, cells: Sequence[Span], labels: int, *, has_figures: bool) -> Iterator[DraftCell]:
        """The labels of a row: those of a total or a section from the left, else those right before the figures."""
        is_first = not has_figures or (cells and total_label().match(self._text, *cells[0]) is not None)
        first = 0 if is_first else max(labels - len(cells), 0)
        for index, cell in enumerate(cells):
            yield DraftCell(cell, first + index)


def _spread(row: BarRow, columns: int) -> list[DraftCell]:
    """The cells of a head, each over the empty cells behind it; those before its first one stay empty."""
    edges = [*row.places, columns]
    return [
        DraftCell(cell, place, column_span=max(edge - place, 1) if place else 1)
        for cell, place, edge in zip(row.cells, row.places, edges[1:], strict=True)
    ]


def _spanned(text: str, rows: Sequence[list[DraftCell]], labels: int) -> list[list[DraftCell]]:
    """The rows; a name in the first column spans the rows below it that begin further to the right, and no code does."""
    found = [row for row in rows if row]
    below = len(found)
    for index in range(len(found) - 1, -1, -1):
        row = found[index]
        if row[0].column == 0:
            is_name = not any(map(str.isdigit, text[slice(*row[0].span)]))
            if labels > 1 and is_name and below > index + 1 and any(cell.column == 1 for cell in row):
                found[index] = [row[0]._replace(row_span=below - index), *row[1:]]
            below = index
    return found

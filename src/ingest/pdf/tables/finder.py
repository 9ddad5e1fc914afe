"""The tables of one page: where they stand, their columns, rows and heads."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.pdf.drafts import TableCell, TableDraft
from ingest.pdf.ink import Area, PageInk
from ingest.pdf.tables.columns import Column, Placing, count_label_columns, find_borders, find_columns
from ingest.pdf.tables.figures import Kind
from ingest.pdf.tables.head_cells import read_head, without_title
from ingest.pdf.tables.head_groups import HeadCell
from ingest.pdf.tables.heads import count_head_lines, find_inner_heads, head_words
from ingest.pdf.tables.merged import spread_labels
from ingest.pdf.tables.pieces import Piece, TextLine, find_baselines, read_line
from ingest.pdf.tables.rows import Placed, Row, find_levels, find_rows
from ingest.pdf.tables.rulings import Rulings, read_rulings
from ingest.pdf.tables.runs import has_aligned_figures, has_values_behind
from ingest.pdf.tables.turned import with_turned_heads
from ingest.pdf.tables.zones import Zone, find_frames, find_zones


def find_tables(page: PageInk) -> list[TableDraft]:
    """The tables of a page from top to bottom."""
    rulings = read_rulings(page)
    if not rulings.uprights and not has_aligned_figures(page):
        return []
    baselines = find_baselines(page.words, range(len(page.words)))
    frames = find_frames(rulings)
    if not frames and not has_values_behind(page, baselines, rulings.cuts):
        return []
    lines = [read_line(page, members, rulings.cuts) for members in baselines]
    zones = find_zones(page, lines, rulings, frames)
    with_turned_heads(page, zones)
    return [draft for zone in zones for draft in _drafts(zone, rulings)]


def _drafts(zone: Zone, rulings: Rulings) -> Iterator[TableDraft]:
    """The tables that stand in a zone: one, and one more below each head within it that names other columns."""
    area = zone.area
    figures = [piece.x0 for line in zone.lines for piece in line.pieces[1:] if piece.kind is Kind.FIGURE]
    figures_from = min(figures, default=area.x0 + (area.x1 - area.x0) / 4)
    levels = find_levels(area, figures_from, rulings)
    rules = find_levels(area, figures_from, rulings, drawn=True)
    head_lines = max(zone.head_lines, count_head_lines(zone.lines, levels, rules, rulings))
    inner = find_inner_heads(zone.lines, head_lines, levels, rulings)
    page = _Page(rulings, levels, find_borders(area, rulings))
    start, words = 0, head_words(zone.lines[:head_lines], figures_from) or (inner[0].words if inner else ())
    repeated: list[range] = []
    for head in inner:
        if head.words == words:
            repeated.append(range(head.start - start, head.end - start))
            continue
        bottom = zone.lines[head.start - 1].bottom
        yield from _draft(zone.lines[start : head.start], head_lines, repeated, area._replace(bottom=bottom), page)
        area = area._replace(top=zone.lines[head.start].top)
        start, words, head_lines, repeated = head.start, head.words, head.end - head.start, []
    yield from _draft(zone.lines[start:], head_lines, repeated, area, page)


class _Page(NamedTuple):
    """The separators that the tables of one zone share."""

    rulings: Rulings
    levels: Sequence[float]
    borders: Sequence[float]


def _draft(
    lines: Sequence[TextLine], head_lines: int, repeated: Sequence[range], area: Area, page: _Page
) -> Iterator[TableDraft]:
    """The table of these lines, where they are one; `repeated` are lines that print its head once more."""
    again = {index for one in repeated for index in one}
    head = lines[:head_lines]
    body = [line for index, line in enumerate(lines) if index >= head_lines and index not in again]
    columns = find_columns([line.pieces for line in body], [line.pieces for line in head], page.borders)
    if not body or len(columns) < 2:
        return
    placing = Placing(columns, page.borders)
    placed = [(line, placing.placed(line)) for line in body]
    label_columns = count_label_columns(columns, _texts(columns, placed))
    rights = _label_rights(columns, placed, label_columns)
    figured = [column.figures for column in columns]
    head_rows = without_title(read_head(head, columns, page.rulings, by_line=bool(repeated)))
    cells = list(_head_cells(head_rows, 0))
    row = len(head_rows)
    at = 0
    for one in [*repeated, range(len(lines), len(lines))]:
        count = one.start - head_lines - sum(len(other) for other in repeated if other.start < one.start) - at
        rows = list(find_rows(placed[at : at + count], label_columns, figured, page.levels, rights))
        reach = spread_labels(rows) if label_columns > 1 else 1
        for found in rows:
            cells += _body_cells(found, row, reach)
            row += 1
        at += count
        inner = read_head([lines[index] for index in one], columns, page.rulings, by_line=True)
        cells += _head_cells(inner, row)
        row += len(inner)
    borders = tuple((column.x0, column.x1) for column in columns)
    yield TableDraft(area.x0, area.top, area.x1, area.bottom, len(head_rows), label_columns, borders, tuple(cells))


def _texts(columns: Sequence[Column], placed: Sequence[tuple[TextLine, Placed]]) -> list[list[str]]:
    """The words in each column."""
    texts: list[list[str]] = [[] for _ in columns]
    for _, pieces in placed:
        for column, piece in pieces:
            texts[column].append(piece.text)
    return texts


def _head_cells(rows: Sequence[Sequence[HeadCell]], first: int) -> Iterator[TableCell]:
    """The cells of rows of a head."""
    for index, row in enumerate(rows, first):
        for cell in row:
            yield TableCell(index, cell.first, _lines(cell.pieces), 1, cell.last - cell.first + 1)


def _body_cells(row: Row, index: int, reach: int) -> Iterator[TableCell]:
    """The cells of a row below the head; its label is that of so many rows."""
    by_column: dict[int, list[Piece]] = {}
    for column, piece in row.pieces:
        by_column.setdefault(column, []).append(piece)
    for column, pieces in sorted(by_column.items()):
        yield TableCell(index, column, _lines(pieces), 1 if column else reach)


def _label_rights(columns: Sequence[Column], placed: Sequence[tuple[TextLine, Placed]], label_columns: int) -> list[float]:
    """How far the lines reach in each column of labels."""
    reached = [
        max((p.x1 for _, pieces in placed for c, p in pieces if c == column), default=0.0)
        for column in range(max(label_columns, 1))
    ]
    return [right or columns[column].x1 for column, right in enumerate(reached)]


def _lines(pieces: Sequence[Piece]) -> tuple[tuple[int, ...], ...]:
    """The words of a cell, line by line."""
    if len(pieces) == 1:
        return (pieces[0].words,)
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.baseline, piece.x0)):
        if lines and piece.baseline - lines[-1][0].baseline < 0.3 * piece.size:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return tuple(tuple(word for piece in sorted(line, key=lambda piece: piece.x0) for word in piece.words) for line in lines)

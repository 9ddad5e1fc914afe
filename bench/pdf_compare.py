"""Compares the tables that were read out of generated PDFs with those that were printed: `python -m bench.pdf_compare FOLDER`.

Prints for each PDF the share of cells below the head whose row, column and words are right, the share of heads (by column,
from outer to inner), how many tables are right altogether, and how many cells were read that are not printed there.
"""

import argparse
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from bench.pdf_truth import TrueTable, read_tables
from ingest.options import ReadOptions
from ingest.pdf.reader import read_pdf
from schema import Document, Grid

Cell = tuple[int, int, str]
"""Row and column among the figures and labels, from 0, and the words that are compared."""
LETTERS = frozenset("NV")
SHOWN = 12
"""How many of the cells that differ are printed."""


@dataclass(frozen=True)
class Body:
    """What stands below the head of a table, and the head of each column from outer to inner."""

    cells: frozenset[Cell]
    heads: tuple[str, ...]
    label_columns: int
    heads_or: tuple[str, ...] = ()
    """The heads without the marks of footnotes, which are as right."""

    def has_heads(self, read: "Body") -> list[bool]:
        """For each head of this one whether the other has it."""
        pairs = zip_longest(self.heads, self.heads_or, read.heads)
        return [other is not None and other in readings for *readings, other in pairs][: len(self.heads)]


class Agreement(NamedTuple):
    """How much of the printed tables was read."""

    cells: int = 0
    right_cells: int = 0
    heads: int = 0
    right_heads: int = 0
    tables: int = 0
    right_tables: int = 0
    """Tables of which every cell, every head and the number of columns of labels are right, and nothing is too much."""
    extra_cells: int = 0
    """Cells that were read and not printed there."""

    def __add__(self, other: "Agreement") -> "Agreement":  # type: ignore[override]
        return Agreement(*(one + two for one, two in zip(self, other, strict=True)))

    @property
    def cell_share(self) -> float:
        """The part of the cells that is right."""
        return self.right_cells / self.cells if self.cells else 1.0

    @property
    def head_share(self) -> float:
        """The part of the heads that is right."""
        return self.right_heads / self.heads if self.heads else 1.0


def compare(tables: Sequence[TrueTable], document: Document) -> list[Agreement]:
    """How much of each table was read, in their order."""
    return [agreement(true, read) for true, read in matched(tables, document)]


def matched(tables: Sequence[TrueTable], document: Document) -> Iterator[tuple[Body, Body | None]]:
    """Each table with what was read for it: of what begins on its page that which is most like it, and none twice."""
    grids = {grid: read_body(grid, document) for grid in document.grids}
    for table in tables:
        body = true_body(table)
        page = min(table.pages.values())
        near = [grid for grid in grids if document.page_at(grid.start) == page]
        best = max(near, key=lambda grid: len(grids[grid].cells & body.cells), default=None)
        yield body, grids.pop(best) if best else None


def agreement(true: Body, read: Body | None) -> Agreement:
    """How much of a table is in what was read for it."""
    if read is None:
        return Agreement(cells=len(true.cells), heads=len(true.heads), tables=1)
    right_heads = true.has_heads(read)
    is_right = true.cells == read.cells and all(right_heads) and len(true.heads) == len(read.heads)
    return Agreement(
        cells=len(true.cells),
        right_cells=len(true.cells & read.cells),
        heads=len(true.heads),
        right_heads=sum(right_heads),
        tables=1,
        right_tables=int(is_right and true.label_columns == read.label_columns),
        extra_cells=len(read.cells - true.cells),
    )


def true_body(table: TrueTable) -> Body:
    """What stands in a printed table."""
    cells = [(cell.row, cell.column, cell.column_span, cell.words + cell.mark) for cell in table.cells]
    unmarked = [(cell.row, cell.column, cell.column_span, cell.words) for cell in table.cells]
    bare = body_of(unmarked, table.head_rows, table.label_columns)
    return replace(body_of(cells, table.head_rows, table.label_columns), heads_or=bare.heads)


def read_body(grid: Grid, document: Document) -> Body:
    """What was read as a table, with the document's repairs."""
    cells = [(cell.row, cell.column, cell.column_span, repaired(document, cell.start, cell.end)) for cell in grid.cells]
    return body_of(cells, grid.head_rows, grid.label_columns)


def repaired(document: Document, start: int, end: int) -> str:
    """The words of a span, read as the repairs in it say."""
    words, position = "", start
    for repair in document.repairs:
        if start <= repair.start and repair.end <= end:
            words += document.text[position : repair.start] + repair.words
            position = repair.end
    return words + document.text[position:end]


def body_of(cells: Iterable[tuple[int, int, int, str]], head_rows: int, label_columns: int) -> Body:
    """The cells of a table without their head; a column of letters N and V is one with the figures before it."""
    cells = list(cells)
    body = [cell for cell in cells if cell[0] >= head_rows]
    places = _places(body)
    heads = [""] * len(set(places.values()))
    for _, column, span, words in (cell for cell in cells if cell[0] < head_rows):
        for place in sorted({places[one] for one in range(column, column + span) if one in places}):
            heads[place] += f" {words}"
    joined: dict[tuple[int, int], str] = {}
    for row, column, _, words in sorted(body):
        key = row - head_rows, places[column]
        joined[key] = joined.get(key, "") + compared(words)
    wide = max((places[column] for column in range(label_columns) if column in places), default=-1) + 1
    return Body(frozenset((*place, words) for place, words in joined.items()), tuple(map(compared, heads)), wide)


def _places(body: Sequence[tuple[int, int, int, str]]) -> dict[int, int]:
    """The column, counted anew, of each column with cells of its own."""
    columns = sorted({column for _, column, span, _ in body if span == 1} | {column for _, column, _, _ in body})
    words = {column: {cell[3] for cell in body if cell[1] == column} for column in columns}
    places: dict[int, int] = {}
    for column in columns:
        is_letter = bool(places) and words[column] <= LETTERS
        places[column] = max(places.values(), default=-1) + (not is_letter)
    return places


def compared(words: str) -> str:
    """The words as they are compared: figures without blanks, labels without case, blanks and punctuation.

    >>> compared("Ont- trekking"), compared("- 2.400"), compared("–")
    ('onttrekking', '-2.400', '–')
    """
    if re.search(r"[^\W\d_]{2}", words):
        return re.sub(r"[\W_]+", "", words.casefold())
    return "".join(words.split())


def added(agreements: Iterable[Agreement]) -> Agreement:
    """Several in one."""
    return sum(agreements, start=Agreement())


def main() -> None:
    """Reads the PDFs of a folder, and compares."""
    parser = argparse.ArgumentParser(prog="python -m bench.pdf_compare", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--detail", action="store_true", help="print each table that is not right, and what differs")
    arguments = parser.parse_args()
    every = Agreement()
    for path in sorted(arguments.folder.glob("*.pdf")):
        tables = read_tables(path)
        pairs = list(matched(tables, read_pdf(path, path.read_bytes(), ReadOptions())))
        for table, (true, read) in zip(tables, pairs, strict=True) if arguments.detail else ():
            print_difference(table, true, read)
        found = added(agreement(true, read) for true, read in pairs)
        every += found
        print(f"{_told(found)}  {path.name}")
    print(f"{_told(every)}  all")


def print_difference(table: TrueTable, true: Body, read: Body | None) -> None:
    """What is missing and what is too much of a table that was not read right."""
    found = agreement(true, read)
    if not found.right_tables:
        print(f"  {_told(found)}  p. {min(table.pages.values())} {table.caption}")
        print(f"    heads {true.heads}, {true.label_columns} columns of labels")
        if read:
            print(f"    read  {read.heads}, {read.label_columns} columns of labels")
            print(
                f"    missing  {sorted(true.cells - read.cells)[:SHOWN]}\n    too much {sorted(read.cells - true.cells)[:SHOWN]}"
            )


def _told(one: Agreement) -> str:
    return (
        f"cells {one.cell_share:.3f} of {one.cells:4}  heads {one.head_share:.3f}  "
        f"tables {one.right_tables:3} of {one.tables:3}  too much {one.extra_cells:3}"
    )


if __name__ == "__main__":
    main()

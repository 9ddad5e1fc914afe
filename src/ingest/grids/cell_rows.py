"""The rows of a table whose cells stand on a line each: which labels belong to which figures, and in which columns they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.grids.cell_codes import FIGURES, LABELS, NO_MARK
from ingest.grids.cell_items import FAVOURS, Item, Shape
from ingest.grids.head_words import join_items

MOST_ROWS = 0.8
FEWEST_ROWS = 3
"""So many rows, and so great a share of all, have two labels where there are two columns of them and no head says so."""
MOST_OPEN = 0.3
"""Share of rows with lost cells up to which a row that the text breaks off in is one whose figures stand first."""
# "Onderhoud van", "Bijdragen en": a label that goes on in the next cell
OPEN_ENDS = (
    "-",
    ",",
    "/",
    " van",
    " en",
    " de",
    " het",
    " voor",
    " aan",
    " met",
    " in",
    " op",
    " der",
    " of",
    " per",
    " naar",
    " tot",
)
SHORTEST_PIECE = 3


@dataclass
class RawRow:
    """Labels and figures as they follow each other, before their columns are known."""

    labels: list[Item] = field(default_factory=list)
    """Labels, codes and empty cells before the first figure."""
    figures: list[Item] = field(default_factory=list)
    """From the first figure to the last, with marks and empty cells between."""
    behind: int = 0
    """Empty cells behind the last figure: its own, and those before the labels of the next row."""
    ended: bool = False
    """Whether a line break in a run of empty cells ends it, so that these all are its own."""
    tail: list[Item] = field(default_factory=list)
    """Words behind the figures: an explanation, a source."""
    after_section: bool = False
    """Whether it stands behind a label whose row is filled up with empty cells."""

    @property
    def slots(self) -> int:
        """The number of its figures and of the empty cells between them."""
        return sum(item.shape is not Shape.MARK for item in self.figures)


@dataclass(frozen=True)
class PlacedCell:
    """A cell of a row, in a column of labels, of figures, of marks behind a column of figures, or of words behind all."""

    item: Item
    column: int
    placed: bool = True
    is_label: bool = False
    mark: int = 0
    """Which of the marks behind a column of figures it is, from 1."""
    is_tail: bool = False


@dataclass(frozen=True)
class LabelColumns:
    """How the columns before the figures are laid out."""

    labels: int
    codes: int
    """1 where a column of codes stands before that of the labels."""
    marks: int
    """1 where a column of codes as `I/S` stands behind that of the labels."""

    @property
    def count(self) -> int:
        """How many there are."""
        return self.codes + self.labels + self.marks


@dataclass(frozen=True)
class _Labels:
    """The labels above and in a row."""

    sections: list[Item]
    cells: list[PlacedCell]
    lead: int
    """Empty cells that then stand before the figures."""


def raw_rows(items: Sequence[Item], columns: int) -> list[RawRow]:
    """The rows, each with its labels in front; rows of more figures than there are columns are parted."""
    rows = [RawRow()]
    for item in items:
        row = rows[-1]
        if item.shape is Shape.NOTE or (item == NO_MARK and not row.figures):
            continue
        if item.shape is Shape.ROW_END:
            if row.figures or trailing_empties(row.labels):
                _close(rows, ended=True)
        elif row.figures:
            _add_behind(rows, item, columns)
        elif item.shape in FIGURES or (item.shape is Shape.MARK and item.text in FAVOURS):
            _close_section(rows, columns)
            rows[-1].figures.append(item)
        else:
            if item.shape in LABELS:
                _close_section(rows, columns)
            rows[-1].labels.append(item)
    _close(rows)
    return [row for row in rows if row.figures or any(item.shape in LABELS for item in row.labels)]


def _add_behind(rows: list[RawRow], item: Item, columns: int) -> None:
    """Add a cell to a row that has figures, or begin another row with it."""
    row = rows[-1]
    if item == NO_MARK:
        row.figures.append(item)
        return
    is_full = len(row.figures) >= columns <= row.slots and (item.shape in FIGURES or row.figures[-1].shape is Shape.EMPTY)
    if item.shape not in LABELS and not (is_full and item.shape is not Shape.EMPTY):
        row.figures.append(item)
        return
    _close(rows)
    if item.shape in LABELS or (item.shape is Shape.MARK and item.text not in FAVOURS):
        rows[-1].labels.append(item)
    else:
        rows[-1].figures.append(item)


def _close(rows: list[RawRow], *, ended: bool = False) -> None:
    """End the last row and begin another."""
    row = rows[-1]
    while row.figures and row.figures[-1].shape is Shape.EMPTY:
        row.figures.pop()
        row.behind += 1
    row.ended = ended
    rows.append(RawRow())


def _close_section(rows: list[RawRow], columns: int) -> None:
    """End a row of labels alone that empty cells fill up; one that only counts on from the row above names no section."""
    labels = rows[-1].labels
    empty = trailing_empties(labels)
    if 1 < columns <= empty:
        del labels[len(labels) - empty :]
        if _counts_on(rows):
            rows.pop()
        rows.append(RawRow(labels=[Item(Shape.EMPTY)] * (empty - columns), after_section=True))


def _counts_on(rows: Sequence[RawRow]) -> bool:
    """Whether the last row has the number behind that of the row of figures above it: `4 / Kade / 10 / 12 / 5 / Boekwinst`."""
    if len(rows) < 2 or not rows[-2].figures:
        return False
    before, own = (next((item.text for item in row.labels if item.shape is Shape.CODE), "") for row in rows[-2:])
    return before.isdigit() and own.isdigit() and int(own) == int(before) + 1


def take_tails(rows: Sequence[RawRow], label_columns: int, tails: int) -> None:
    """Move the words behind the figures of each row, that stand in front of the labels of the next, to where they belong."""
    for row, following in pairwise(rows):
        if row.figures:
            number = min(tails, len(following.labels) - label_columns if following.figures else tails)
            row.tail = [item for item in following.labels[: max(number, 0)] if item.shape is not Shape.EMPTY]
            del following.labels[: max(number, 0)]


def trailing_empties(labels: Sequence[Item]) -> int:
    """How many empty cells stand behind the last label; none where there is no label."""
    last = max((i for i, item in enumerate(labels) if item.shape is not Shape.EMPTY), default=None)
    return 0 if last is None else len(labels) - 1 - last


def find_label_columns(rows: Sequence[RawRow], columns: int, heads: int) -> LabelColumns:
    """The columns before the figures, from how the rows begin and from how many heads stand above them."""
    figured = [row for row in rows if row.figures]
    codes = any(item.shape is Shape.CODE for row in figured for item in row.labels)
    marks = any(item.shape is Shape.MARK for row in figured for item in row.labels)
    pairs = sum(len(_names(row.labels)) == 2 for row in figured)
    two = pairs >= max(MOST_ROWS * len(figured), FEWEST_ROWS) or any(_has_empty_label(rows, columns, codes=codes))
    return LabelColumns(max(2 if two else 1, heads - codes - marks), int(codes), int(marks))


def _has_empty_label(rows: Sequence[RawRow], columns: int, *, codes: bool) -> Iterator[bool]:
    """For each row with all its figures whether an empty cell stands before or behind its label."""
    before = RawRow()
    for row in rows:
        if row.slots == columns and not row.after_section and _names(row.labels):
            is_first = row.labels[0].shape is Shape.EMPTY or (before.slots == columns and before.behind > 0 and not before.ended)
            yield (is_first and not codes) or trailing_empties(row.labels) > 0
        before = row


def _names(labels: Sequence[Item]) -> list[Item]:
    """The labels that are words."""
    return [item for item in join_labels(labels) if item.shape in (Shape.WORDS, Shape.LABEL)]


def join_labels(labels: Sequence[Item]) -> list[Item]:
    """Labels that go on in the next cell put together."""
    joined: list[Item] = []
    for item in labels:
        before = joined[-1] if joined else None
        if before and _goes_on(before, item):
            joined[-1] = join_items(before, item)
        else:
            joined.append(item)
    return joined


def _goes_on(before: Item, item: Item) -> bool:
    if before.shape is not Shape.WORDS or item.shape is not Shape.WORDS:
        return False
    return before.text.endswith(OPEN_ENDS) or (item.text[0].islower() and len(item.text) >= SHORTEST_PIECE and " " in before.text)


def place_rows(rows: Sequence[RawRow], columns: int, layout: LabelColumns, *, cut: bool) -> Iterator[list[PlacedCell]]:
    """The cells of each row, rows of a label alone among them; `cut` tells that the text breaks off in the last."""
    open_rows = 0
    spare = 0
    for number, row in enumerate(rows):
        row.labels[:0] = [Item(Shape.EMPTY)] * spare
        part = _part_labels(row, layout)
        missing = max(columns - row.slots, 0)
        lead = min(part.lead, missing)
        own = row.behind if row.ended else min(row.behind, missing - lead)
        spare = row.behind - own
        breaks_off = cut and number == len(rows) - 1 and open_rows <= MOST_OPEN * number
        is_placed = lead + own >= missing or breaks_off
        open_rows += bool(row.figures) and not is_placed
        yield from ([PlacedCell(item, 0, is_label=True)] for item in part.sections)
        cells = [*part.cells, *_figure_cells(row, lead, placed=is_placed)]
        if cells:
            yield cells + [PlacedCell(item, column, is_tail=True) for column, item in enumerate(row.tail)]


def _part_labels(row: RawRow, layout: LabelColumns) -> _Labels:
    """The labels of a row in their columns, and those above that name sections."""
    tokens = row.labels
    if len(tokens) > layout.count or layout.labels < 2:
        tokens = join_labels(tokens)
    empty = trailing_empties(tokens)
    tokens = tokens[: len(tokens) - empty]
    if row.after_section:
        tokens = _without_first_empties(tokens, layout.count - 1)
    if not row.figures:
        return _Labels([item for item in tokens if item.shape is not Shape.EMPTY], [], 0)
    mark = tokens[-1] if tokens and layout.marks and tokens[-1].shape is Shape.MARK else None
    tokens = tokens[:-1] if mark else tokens
    own = _own_labels(tokens, layout)
    sections = [item for item in tokens[: len(tokens) - len(own)] if item.shape is not Shape.EMPTY]
    cells = list(_labels_in_columns(own, layout))
    if mark:
        cells.append(PlacedCell(mark, layout.codes + layout.labels, is_label=True))
    room = layout.count - max((cell.column + 1 for cell in cells), default=0)
    return _Labels(sections, cells, empty - min(empty, room))


def _without_first_empties(tokens: Sequence[Item], number: int) -> list[Item]:
    """Labels without the empty cells that still belong to the section above them."""
    first = next((i for i, item in enumerate(tokens) if item.shape is not Shape.EMPTY), len(tokens))
    return list(tokens[min(first, number) :])


def _own_labels(tokens: Sequence[Item], layout: LabelColumns) -> Sequence[Item]:
    """The labels in the same row as the figures: the last, with its code and the label of a column before it."""
    room = layout.codes + layout.labels
    if layout.codes:
        codes = [i for i in range(max(len(tokens) - room, 0), len(tokens)) if tokens[i].shape is Shape.CODE]
        if codes:
            return tokens[codes[-1] :]
        room = layout.labels
    return tokens[-room:]


def _labels_in_columns(own: Sequence[Item], layout: LabelColumns) -> Iterator[PlacedCell]:
    """Each label in its column; one without a code stands in the column of the names."""
    first = 1 if layout.codes and own and own[0].shape not in (Shape.CODE, Shape.EMPTY) else 0
    for column, item in enumerate(own, start=first):
        if item.shape is not Shape.EMPTY:
            yield PlacedCell(item, min(column, layout.count - 1), is_label=True)


def _figure_cells(row: RawRow, lead: int, *, placed: bool) -> Iterator[PlacedCell]:
    """The figures of a row in their columns, as far to the left as they may stand where these are not known."""
    slot, mark = lead - 1, 0
    for item in row.figures:
        if item.shape is Shape.MARK:
            mark += 1
            if item.text:
                yield PlacedCell(item, slot, placed, mark=mark)
            continue
        slot += 1
        mark = 0
        if item.shape is not Shape.EMPTY:
            yield PlacedCell(item, slot, placed)

"""Tables as a reader saw them: every cell at its row and column, the head and the labels marked, spans drawn."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from rich import box
from rich.console import JustifyMethod
from rich.table import Table
from rich.text import Text

from schema import Grid, GridCell
from terminal.wording import flat

FROM_THE_LEFT = "←"
"""Stands where a cell goes on that begins further to the left."""

FROM_ABOVE = "↑"
"""Stands where a cell goes on that begins further up."""

LOOSE = "?"
"""Stands behind a figure whose column nobody can know."""

ROOM_FOR_NUMBERS = 8
"""Columns of the screen that the numbers of the rows take, with the margin."""

LEFT: JustifyMethod = "left"
RIGHT: JustifyMethod = "right"

HEAD_STYLE = "bold"
LABEL_STYLE = "cyan"


def grid_table(grid: Grid, cells: Sequence[GridCell], text: str, width: int) -> Table:
    """These cells of a grid: a column for each of its columns, a row for each row that they stand in.

    Above the columns and before the rows stand their numbers, from 0; `label` for columns of labels, `head` for rows of the
    head. Where the screen is too narrow for it, the cells stand closer, and fold between words.
    """
    places = dict(cell_texts(cells, text))
    widest = [widest_in(places, column, of=len) for column in range(grid.columns)]
    least = [widest_in(places, column, of=longest_word, below=grid.head_rows) for column in range(grid.columns)]
    room = width - ROOM_FOR_NUMBERS - grid.columns
    roomy = sum(widest) + 2 * grid.columns <= room
    widths = None if roomy else share_out(room, least, widest)
    table = Table(box=box.SQUARE, header_style="dim", padding=(0, 1) if roomy else 0)
    table.add_column("", style="dim", justify="right", no_wrap=True)
    for column in range(grid.columns):
        is_label = column < grid.label_columns
        name, style, side = ("label", LABEL_STYLE, LEFT) if is_label else (str(column), "", RIGHT)
        table.add_column(name, style=style, justify=side, overflow="fold", width=widths[column] if widths else None)
    shown = sorted({row for cell in cells for row in (cell.row, cell.row + cell.row_span - 1)})
    for row in range(shown[0], shown[-1] + 1):
        in_head = row < grid.head_rows
        words = (places.get((row, column), Text("")) for column in range(grid.columns))
        last_of_head = row == grid.head_rows - 1
        table.add_row("head" if in_head else str(row), *words, style=HEAD_STYLE if in_head else "", end_section=last_of_head)
    return table


def share_out(room: int, least: Sequence[int], widest: Sequence[int]) -> list[int] | None:
    """How wide each column is: at least so much, the rest to those that need most; none where there is too little room."""
    widths = list(least)
    for _ in range(room - sum(least)):
        neediest = max(range(len(widths)), key=lambda column: widest[column] - widths[column])
        widths[neediest] += widths[neediest] < widest[neediest]
    return widths if sum(least) <= room else None


def widest_in(places: Mapping[tuple[int, int], Text], column: int, *, of: Callable[[Text], int], below: int = 0) -> int:
    """How wide the widest cell of a column is, by what counts `of` it, in the rows from `below` on."""
    return max((of(words) for (row, at), words in places.items() if at == column and row >= below), default=1)


def longest_word(words: Text) -> int:
    """How long the longest word of a cell is; a figure is one word."""
    return max(map(len, words.plain.split()), default=0)


def cell_texts(cells: Sequence[GridCell], text: str) -> Iterator[tuple[tuple[int, int], Text]]:
    """What stands at each row and column that a cell covers: its words, or where it comes from."""
    for cell in cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                if (row, column) == (cell.row, cell.column):
                    yield (row, column), Text(flat(text[cell.start : cell.end]) + ("" if cell.placed else f" {LOOSE}"))
                else:
                    yield (row, column), Text(FROM_ABOVE if column == cell.column else FROM_THE_LEFT, style="dim")

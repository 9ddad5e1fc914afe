"""The cells of a head's row, spread over the columns of figures below it."""

from collections.abc import Sequence

from ingest.grids.grid_drafts import DraftCell
from ingest.grids.row_figures import Span
from ingest.grids.row_words import row_words


def spanning_cells(text: str, cells: Sequence[Span], number: int) -> list[DraftCell] | None:
    """The cells of a row of a head over `number` columns; None where they cannot be spread over these.

    As many cells as columns stand above one each. Fewer span as many columns each (a year over lasten, baten and saldo), or
    the last one, `Meerjarenraming`, those that are left.
    """
    if not cells or len(cells) > number:
        return None
    each = number // len(cells)
    widths = [each] * len(cells)
    if number % len(cells) or text[cells[-1].start : cells[-1].end].casefold() in _open_ended():
        if text[cells[-1].start : cells[-1].end].casefold() not in _open_ended():
            return None
        widths = [1] * (len(cells) - 1) + [number - len(cells) + 1]
    columns = [sum(widths[:index]) for index in range(len(widths))]
    return [DraftCell(cell, column, width) for cell, column, width in zip(cells, columns, widths, strict=True)]


def columns_below(text: str, above: Sequence[Span], below: int, number: int) -> int | None:
    """The first of the `below` columns that stand under the last head of the row above; None where none do.

    `Rekening 2023`, `Begroting 2024`, `Meerjarenraming`, and below it `2025`, `2026`: four columns.
    """
    has_year = not above or any(map(str.isdigit, text[above[-1].start : above[-1].end]))
    return None if has_year or len(above) - 1 + below != number else len(above) - 1


def _open_ended() -> frozenset[str]:
    return frozenset(word.casefold() for word in row_words().open_ended)

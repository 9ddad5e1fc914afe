"""The rows of a table whose cells blanks join: each label, also where it is broken over lines, and the figures behind it."""

from collections.abc import Iterator, Sequence

from ingest.grids.grid_drafts import DraftCell
from ingest.grids.row_figures import RowLine, Span
from ingest.grids.row_labels import goes_on_behind, goes_on_below, split_label
from ingest.grids.row_places import find_columns

CAPITALS = 3
"""Labels begin with capitals where no more than one in so many does not."""


def body_rows(text: str, body: Sequence[RowLine], labels: int, number: int) -> Iterator[list[DraftCell]]:
    """The cells of the rows, with `labels` columns of labels and `number` columns of figures."""
    has_capitals = _begin_with_capitals(text, body)
    before: list[DraftCell] = []
    for line, figures in _with_whole_labels(text, body, number, has_capitals=has_capitals):
        cells = list(split_label(text, line.label, labels)) if line.label else []
        behind = [figure._replace(column=figure.column + labels) for figure in figures]
        behind.extend(DraftCell(code, labels + number + column) for column, code in enumerate(line.codes))
        if _goes_on_in_nature(text, line, before, labels):
            cells = [cell._replace(column=1) for cell in cells]
        elif behind and has_capitals and cells and _goes_on(text, cells[0], before, labels):
            yield cells[:1]
            cells = cells[1:]
        before = [*cells, *behind]
        yield before


def _begin_with_capitals(text: str, body: Sequence[RowLine]) -> bool:
    """Whether the labels of a table begin with capitals."""
    starts = [text[line.label.start] for line in body if line.figures and line.label]
    return CAPITALS * sum(map(str.islower, starts)) < len(starts)


def _with_whole_labels(
    text: str, body: Sequence[RowLine], number: int, *, has_capitals: bool
) -> Iterator[tuple[RowLine, list[DraftCell]]]:
    """The rows with their figures; a line that begins the label of the row below it is joined to that row."""
    places = find_columns(text, body, number)
    above: RowLine | None = None
    for line, following, figures in zip(body, [*body[1:], None], places, strict=True):
        if above is None and following and goes_on_behind(text, line, following, has_capitals=has_capitals):
            above = line
        elif above:
            end = line.label.end if line.label else above.end
            yield line._replace(label=Span(above.start, end)), figures
            above = None
        else:
            yield line, figures


def _goes_on(text: str, label: DraftCell, before: Sequence[DraftCell], labels: int) -> bool:
    """Whether a label beside further figures goes on from the row above: it begins small where labels begin with capitals."""
    has_figures = any(cell.column >= labels for cell in before)
    return has_figures and label.column == 0 and text[label.span.start].islower()


def _goes_on_in_nature(text: str, line: RowLine, before: Sequence[DraftCell], labels: int) -> bool:
    """Whether a line without figures goes on in the second column of labels: what stood there held more than one word."""
    if labels == 1 or not goes_on_below(text, line) or text[line.start] == "(":
        return False
    return any(cell.column == 1 and " " in text[slice(*cell.span)] for cell in before)

"""Tables whose rows stand on a line each, their cells joined with blanks: figures are taken from the right."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.grids.glued_rows import numbers_of_columns, split_figures
from ingest.grids.grid_drafts import DraftGrid, make_grid
from ingest.grids.joined_body import body_rows
from ingest.grids.joined_heads import find_head, head_rows
from ingest.grids.joined_parts import Part, divide_run
from ingest.grids.row_figures import (
    RowLine,
    certain_figures,
    has_dotted_thousands,
    has_loose_minuses,
    join_minuses,
    with_figures,
    without_year_of_label,
)
from ingest.grids.row_places import breaks_off
from schema import Block, Grid


def read_joined_grids(text: str, blocks: Sequence[Block]) -> Iterator[Grid]:
    """The tables in a run of rows whose cells blanks divide; each repeated head begins a new one.

    A label that goes on below its figures is given as a row with a label alone, which begins with a small letter or a bracket;
    one that begins above its figures is one cell with a line break in it.
    """
    found = False
    for part in divide_run(text, blocks):
        draft = _draft(text, part)
        grid = make_grid(text, draft, continues=found) if draft else None
        if grid:
            found = True
            yield grid


def _draft(text: str, part: Part) -> DraftGrid | None:
    """The table of these lines; None where no line holds figures."""
    if not part.body:
        return None
    is_glued = any(line.is_glued for line in part.body)
    is_cut = breaks_off(text, part.body[-1].end)
    whole = part.body[:-1] if is_cut and any(line.is_glued for line in part.body[:-1]) else part.body
    fitting = Counter(numbers_of_columns(text, whole)) if is_glued else _fitting_rows(text, part.body)
    head = find_head(text, part.above, fitting, fewest=is_glued)
    loose = has_loose_minuses(text, part.body, head.number)
    dotted = has_dotted_thousands(text, part.body)
    body = [
        _fitted(text, line, head.number, loose_minuses=loose, dotted=dotted) for line in (*part.above[head.below :], *part.body)
    ]
    labels = max((len(line.labels) for line in head.lines), default=1) or 1
    codes = max(*(len(line.codes) for line in head.lines), *(len(line.codes) for line in body), 0)
    rows = [*head_rows(text, head, labels), *body_rows(text, body, labels, head.number)]
    return DraftGrid(rows, len(head.lines), labels, labels + head.number + codes)


def _fitted(text: str, line: RowLine, number: int, *, loose_minuses: bool, dotted: bool) -> RowLine:
    """A row whose figures are divided as the number of columns asks; the figures of a short one may begin with a label's year."""
    if not line.is_glued:
        if dotted and line.figures and (len(line.figures) < number or breaks_off(text, line.end)):
            line = without_year_of_label(text, line)
        return with_figures(text, line, number, loose_minuses=loose_minuses)
    figures = split_figures(text, line.figures[0], number, is_cut=breaks_off(text, line.end))
    return line._replace(figures=figures, is_glued=False) if figures else line


def _fitting_rows(text: str, body: Sequence[RowLine]) -> Counter[int]:
    """How many rows each number of columns would fit, which is never smaller than the number of figures that a row surely has."""
    fitting: Counter[int] = Counter()
    least = 1
    for line in body:
        if line.figures:
            sure = certain_figures(text, line)
            least = max(least, sure)
            fitting.update({len(line.figures), len(join_minuses(text, line.figures)), sure})
    return Counter({number: rows for number, rows in fitting.items() if number >= least})

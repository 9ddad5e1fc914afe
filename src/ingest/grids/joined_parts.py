"""Where the tables in a run of joined rows begin and end."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.captions import is_numbered_caption
from ingest.grids.glued_rows import is_surely_glued, read_glued_row
from ingest.grids.row_figures import RowLine, Span, has_signs_behind, is_year, read_row
from ingest.grids.row_heads import could_be_head, head_tokens, read_head
from ingest.grids.row_labels import goes_on_below
from schema import Block, BlockKind

# "Omschrijving 2023 2024", "Omschrijving Bedrag x € 1.000"
YEAR_OR_UNIT = re.compile(r"(?:19|20)\d\d|[x×*]\s?€?\s?1\.000\)?$")


class Part(NamedTuple):
    """The lines of one table: those above its first row of figures, and the others."""

    above: list[RowLine]
    body: list[RowLine]


def divide_run(text: str, blocks: Sequence[Block]) -> Iterator[Part]:
    """The lines of a run, divided where a head begins a new table; a title above a head is in neither."""
    part = Part([], [])
    rows = [Span(block.start, block.end) for block in blocks if block.kind is BlockKind.TABLE_ROW]
    glued = (read_glued_row(text, *row) for row in rows)
    has_glued = any(row is not None and is_surely_glued(text, row) for row in glued)
    signs_behind = has_signs_behind(text, rows)
    for block in blocks:
        if block.kind is BlockKind.CAPTION and part.body and is_numbered_caption(text[block.start : block.end]):
            yield part
            part = Part([], [])
        if block.kind is not BlockKind.TABLE_ROW:
            continue
        line = _line(text, block, has_glued=has_glued, signs_behind=signs_behind)
        if part.body and not line.figures and _begins_table(text, part, line):
            titles = _titles(text, part)
            yield Part(part.above, part.body[: len(part.body) - titles])
            part = Part(part.body[len(part.body) - titles :], [])
        (part.body if part.body or line.figures else part.above).append(line)
    yield part._replace(body=part.body[: len(part.body) - _titles(text, part)])


def _line(text: str, block: Block, *, has_glued: bool, signs_behind: bool) -> RowLine:
    """A block as a row; the years and the unit in a head are no figures."""
    start, end = block.start, block.end
    head = RowLine(start, end, Span(start, end), ())
    if YEAR_OR_UNIT.search(text, start, end) and could_be_head(text, start, end):
        return head
    glued = read_glued_row(text, start, end) if has_glued else None
    if glued:
        return glued
    line = read_row(text, start, end, signs_behind=signs_behind)
    if line.figures and all(is_year(text[figure.start : figure.end]) for figure in line.figures):
        return line if line.label and _is_figure_row(text, line) else head
    return line


def _is_figure_row(text: str, line: RowLine) -> bool:
    """Whether figures that might be years do not follow each other as years do."""
    years = [int(text[figure.start : figure.end]) for figure in line.figures]
    return len(years) > 1 and (years != sorted(years) or years[-1] - years[0] > len(years))


def _begins_table(text: str, part: Part, line: RowLine) -> bool:
    """Whether a line without figures is the head of the next table: one of years, or with a head for each column."""
    words = text[line.start : line.end]
    if any(words == text[one.start : one.end] for one in part.above):
        return could_be_head(text, line.start, line.end)
    tokens = head_tokens(text, line.start, line.end)
    years = sum(token.sort == "year" for token in tokens)
    if years > 1:
        return could_be_head(text, line.start, line.end)
    if any(row.is_glued for row in part.body):
        return could_be_head(text, line.start, line.end) and all(token.sort != "other" for token in tokens)
    number = Counter(len(row.figures) for row in part.body if row.figures).most_common(1)[0][0]
    if number == 1:
        return years == 1 and tokens[-1].sort == "year" and could_be_head(text, line.start, line.end)
    return all(token.sort != "other" for token in tokens) and read_head(text, line.start, line.end, number) is not None


def _titles(text: str, part: Part) -> int:
    """How many lines at the end of a table belong above the next: no figures, and no piece of the label above them."""
    count = 0
    for line in reversed(part.body):
        if line.figures or goes_on_below(text, line):
            break
        count += 1
    return count

"""Tables that nothing frames: lines whose figures stand below each other, with the head above them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ingest.pdf.ink import Area, PageInk
from ingest.pdf.tables.figures import VALUES, Kind, is_code, is_small, kind_of, may_be_of_value
from ingest.pdf.tables.pieces import FIGURE_ENDS, Cuts, Piece, TextLine, split_line
from ingest.pdf.tables.rulings import Rulings
from ingest.pdf.tables.run_ends import last_line
from ingest.pdf.tables.run_heads import head_above, without_captions
from ingest.pdf.tables.signs import kind_of_run
from ingest.pdf.tables.table_lines import (
    ALIGNED,
    MOST_WORDS,
    Span,
    first_figures,
    heads_figures,
    is_aligned,
    is_caption,
    line_figures,
)
from ingest.pdf.tables.words import is_column_head, is_own_label

FARTHEST = 5.0
"""Two rows of one table have at most so many heights of a line between them."""
FARTHER = 2
"""A total stands so many times as far below, at the height of that of the table beside it."""
SECTION_GAP = 1.3
"""A line that names a section stands so near to the rows above and below it, in its height or the usual gap."""
LONGEST_SECTION = 8
TOTAL = "totaal "
FEWEST_ROWS = 2
FEWEST_TITLES = 4
"""A list of contents has so many lines."""

Run = tuple[list[TextLine], int]
"""The lines of a table, and how many of them are its head."""


def find_runs(lines: Sequence[TextLine], rulings: Rulings, others: Sequence[Area]) -> Iterator[Run]:
    """The tables among lines that stand in no frame; `others` are the frames beside them."""
    index, used = 0, -1
    while index < len(lines):
        run = None
        if first_figures(lines, index):
            rows, last = _grown(lines, index, others)
            if _is_contents(lines, rows):
                index = last + 1
                continue
            run = _run(lines, rows, last, used, rulings)
        if run is None:
            index += 1
            continue
        yield run
        used, index = last, last + 1


def has_aligned_figures(page: PageInk) -> bool:
    """Whether two figures of a page stand below each other, as in every table of figures, or three in a row."""
    places = sorted(
        [
            (word.x0, word.x1, word.baseline)
            for word in page.words
            if word.text[-1] in FIGURE_ENDS and kind_of(word.text) in (Kind.FIGURE, Kind.NIL)
        ]
    )
    level = sorted([baseline for _, _, baseline in places])
    if any(one + 1 > third for one, third in zip(level, level[2:], strict=False)):
        return True
    return any(
        abs(x1 - other_x1) <= ALIGNED or other_x0 < x1
        for (_, x1, baseline), (other_x0, other_x1, other) in pairwise(places)
        if abs(baseline - other) > 1
    ) or any(abs(one - other) <= ALIGNED for one, other in pairwise(sorted([x1 for _, x1, _ in places])))


def has_values_behind(page: PageInk, baselines: Iterable[Sequence[int]], cuts: Cuts) -> bool:
    """Whether a figure stands apart behind other words of its line, as in the first row of every table that nothing frames."""
    words = page.words
    return any(
        any(may_be_of_value(words[index].text) for index in members[1:])
        and any(kind_of_run(words, run) in VALUES for run in split_line(words, members, cuts)[2][1:])
        for members in baselines
    )


def _grown(lines: Sequence[TextLine], first: int, others: Sequence[Area]) -> tuple[list[int], int]:
    """The lines with figures of the table that begins at a line, and the last line of the table."""
    rows, last = [first], first
    edges: list[Span] = [(piece.x0, piece.x1) for piece in first_figures(lines, first)]
    left = lines[first if line_figures(lines[first]) else first - 1].pieces[0].x0
    for index in range(first + 1, len(lines)):
        line, before = lines[index], lines[rows[-1]]
        height = max(line.bottom - line.top, 6.0)
        gap = line.top - lines[last].bottom
        figures = line_figures(line, edges)
        if gap > FARTHEST * (FARTHER if _is_total(line, figures, edges) else 1) * height:
            break
        if line.top - before.bottom > 3 * FARTHEST * height or any(before.top < area.top < line.top for area in others):
            break
        if _fits(line, figures, edges, left if gap <= FARTHEST / 2 * height else None):
            edges += [(piece.x0, piece.x1) for piece in figures if not is_aligned(piece, edges)]
            rows.append(index)
        elif is_caption(line) or _ends(lines, index, edges, left) or (last > rows[-1] and heads_figures(line, left)):
            break
        last = index
    return rows, last_line(lines, rows)


def _is_total(line: TextLine, figures: Sequence[Piece], edges: Sequence[Span]) -> bool:
    """Whether a line is a total with all its figures below those of a table."""
    named = line.pieces[0].text.casefold().startswith(TOTAL)
    return named and len(figures) > 0 and all(is_aligned(piece, edges) for piece in figures)


def _fits(line: TextLine, figures: Sequence[Piece], edges: Sequence[Span], left: float | None) -> bool:
    """Whether a line is a row: its figures stand below others, or it begins below others' labels; none where `left` is None."""
    if not figures:
        return False
    figures_from = min(x0 for x0, _ in edges)
    if any(len(piece.words) > MOST_WORDS for piece in line.pieces if piece.x1 > figures_from):
        return False
    near = left is not None and (abs(line.pieces[0].x0 - left) < 12 or figures[0].x1 > figures_from)
    return near or any(is_aligned(piece, edges) for piece in figures)


def _ends(lines: Sequence[TextLine], index: int, edges: Sequence[Span], left: float) -> bool:
    """Whether a line without figures ends a table: it is a sentence, or reaches over the figures and names no section."""
    line = lines[index]
    figures_from = min(x0 for x0, _ in edges)
    label = line.pieces[1] if len(line.pieces) > 1 and is_code(line.pieces[0].text) else line.pieces[0]
    if label.x0 < left - 20 or any(len(piece.words) > MOST_WORDS for piece in line.pieces):
        return True
    reaches = any(piece.x0 < figures_from - 2 and piece.x1 > figures_from + 12 for piece in line.pieces)
    return reaches and not _is_section(lines, index, left, edges)


def _is_section(lines: Sequence[TextLine], index: int, left: float, edges: Sequence[Span]) -> bool:
    """Whether a line that reaches over the figures names a section all the same, close between two rows."""
    line = lines[index]
    label = line.pieces[0]
    if index + 1 >= len(lines) or len(line.pieces) > 1 or len(label.words) > LONGEST_SECTION or abs(label.x0 - left) > 6:
        return False
    above, below = lines[index - 1], lines[index + 1]
    usual = max(line.bottom - line.top, above.top - lines[index - 2].bottom if index > 1 else 0.0)
    near = max(line.top - above.bottom, below.top - line.bottom) < SECTION_GAP * usual
    return near and not is_caption(line) and any(is_aligned(piece, edges) for piece in line_figures(below, edges))


def _run(lines: Sequence[TextLine], rows: Sequence[int], last: int, used: int, rulings: Rulings) -> Run | None:
    """The table with figures on these lines, with its head, where it is one."""
    edges = [(piece.x0, piece.x1) for index in rows for piece in first_figures(lines, index)]
    figures = [piece for index in rows for piece in line_figures(lines[index], edges)]
    start, end = head_above(lines, rows[0], used, figures, rulings)
    if not _is_table(lines, rows, figures, start, end):
        return None
    head = [line._replace(pieces=kept) for line in lines[start:end] if (kept := without_captions(line))]
    return [*head, *lines[end : last + 1]], len(head)


def _is_table(lines: Sequence[TextLine], rows: Sequence[int], figures: Sequence[Piece], start: int, end: int) -> bool:
    """Whether lines with figures are a table: they stand below each other, or one row below a head that tells what they are."""
    if not any(piece.kind is Kind.FIGURE for piece in figures):
        return False
    if len(rows) < FEWEST_ROWS:
        heads = [piece for line in lines[start:end] for piece in line.pieces]
        told = sum(piece.kind in (Kind.YEAR, Kind.DATE) or is_column_head(piece.text) for piece in heads)
        return told * 2 >= len(figures) > 1 and not lines[rows[0]].pieces[0].text[0].islower()
    ends = sorted(piece.x1 for piece in figures)
    labelled = sum(lines[index].pieces[0].kind is Kind.WORDS or len(lines[index].pieces) > 2 for index in rows)
    return any(right - left <= ALIGNED for left, right in pairwise(ends)) and labelled * 2 >= len(rows)


def _is_contents(lines: Sequence[TextLine], rows: Sequence[int]) -> bool:
    """Whether lines are a list of contents: titles with the numbers of their pages, which never go back."""
    if any("....." in piece.text for index in rows for piece in lines[index].pieces):
        return True
    own = [lines[index].pieces for index in rows]
    titles = [pieces for pieces in own if len(pieces) == 2 or (len(pieces) == 3 and is_code(pieces[0].text))]
    if len(titles) < max(FEWEST_TITLES, len(own)) or any(is_own_label(pieces[0].text) for pieces in own):
        return False
    last = [pieces[-1].text for pieces in own]
    numbers = [int(text) for text in last if is_small(text)]
    return len(numbers) == len(last) and numbers == sorted(numbers) and numbers[0] < numbers[-1]

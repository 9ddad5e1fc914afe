"""Which lines are cells and rows of tables, in the flattenings that text reports have.

Only what stands in a table and what does not is told here, so that prose is read as prose.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ingest.layout import any_of, layout_words
from ingest.lines import BULLETS, Line
from schema import BlockKind

# "1.582", "-59.754", "€ 3.385,-", "N 31.393", "4.977-", "(1.200)", "12,5%"
FIGURE = r"(?:[NV]\s?)?[-–‒+(]?\s?€?\s?-?\d[\d.]*(?:,(?:\d+|-))?\s?(?:[-)NV]|%)?"
FIGURE_CELL = re.compile(rf"{FIGURE}|[-–‒—]|nb|n\.v\.t\.|PM", re.IGNORECASE)
# "Wonen en bouwen 1.582 -41 1.541"
FIGURES_BEHIND = re.compile(rf".*?(?:\s+(?:{FIGURE}|[-–‒](?=\s|$))){{2,}}")
TWO_FIGURES = re.compile(r"(?:[\d%)NV-]|[-–‒])\s+\S{0,3}\s?\S{0,3}[\d-]\S*$")
# "Lasten3.3702.7885.991"
GLUED_FIGURES = re.compile(r"[^\d|]*[a-z)](?:-?\d{1,3}(?:\.\d{3})+){2,}")
# "subsidies 400.000", "Wonen N12.000", "traject naar werk € 3.385,- (per jaar)", never "Sport: € 100.000"
FIGURE_BEHIND = re.compile(r"[^:;]*[^:;.,\s]\s+(?:[-NV]?\s?(?:€\s?-?\d[\d.]*(?:,(?:\d\d|-))?|-?\d{1,3}(?:\.\d{3})+)|0)\s?(?:\((?:per|een)\s?\w+\))?")
# "Kaderbrief 2023 - 2027"
YEAR_RANGE_BEHIND = re.compile(r"(?:19|20)\d\d\s?[-–]\s?(?:19|20)?\d\d$")
TWO_YEARS = re.compile(r"(?:19|20)\d\d(?!\d)\D{1,30}(?:19|20)\d\d(?!\d)")
BULLET = re.compile(r"(?:[•▪◦●·*¢-]|[a-z]\.|\d{1,2}\.|[eo])\s")
SENTENCE_END = re.compile(r"[a-z)’”][.:;!?]$")
YEAR = re.compile(r"(?:19|20)\d\d")
# "5C1.1 Inzamelen van afval", "Beleidsterrein 5C Afval": the goal tree above a table
NO_TABLE_HEAD = re.compile(r"0?\d{1,2}[A-Z]\d{1,3}(?:\.\d{1,2})?\s|Beleidsterrein\s\d")
CAPTION_LETTERS = frozenset("(AaBbDdFfGgKkTt")
LONGEST_LABEL = 75
ROW_REACH = 5


@cache
def _caption() -> re.Pattern[str]:
    # "Tabel 3: Reserves", "(bedragen x € 1.000)", "alle bedragen in euro's"
    return re.compile(rf"{any_of(layout_words().captions)}\s+\d.*|\(?(?:alle\s+)?bedragen\s+(?:x|\*|in)\b.*", re.IGNORECASE)


@cache
def _table_head() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(layout_words().table_heads)}(?!\w)|(?<!\d)(?:19|20)\d\d(?!\d)", re.IGNORECASE)


def find_table_lines(lines: Sequence[Line], width: int | None) -> Iterator[tuple[int, BlockKind]]:
    """Indexes of the lines that stand in a table, with what they are; a later kind for an index overrules."""
    for index, line in enumerate(lines):
        if "|" in line.text and _is_pipe_row(lines, index, width):
            yield index, BlockKind.PIPE_ROW
    rows = _space_joined_rows(lines, width)
    for index in _filled(lines, rows):
        yield index, BlockKind.TABLE_ROW
    for index in _cells(lines):
        yield index, BlockKind.CELL
    caption = _caption()
    for index, line in enumerate(lines):
        if line.text[0] in CAPTION_LETTERS and len(line.text) < 120 and caption.fullmatch(line.text) and not SENTENCE_END.search(line.text):
            yield index, BlockKind.CAPTION


def _is_pipe_row(lines: Sequence[Line], index: int, width: int | None) -> bool:
    """Whether bars divide a line into cells; in wrapped text a single bar may be a misread `I`."""
    bars = lines[index].text.count("|")
    if len(lines[index].text) < 3:
        return False
    return bars > 1 or width is None


def _space_joined_rows(lines: Sequence[Line], width: int | None) -> list[int]:
    """Rows whose cells are joined with blanks: two figures at the end, or one where a neighbour ends so too."""
    certain = {i for i, line in enumerate(lines) if _has_figures_behind(line.text)}
    likely = {
        i
        for i, line in enumerate(lines)
        if len(line.text) < LONGEST_LABEL and line.text[-1] in "0123456789-)" and not BULLET.match(line.text)
        and FIGURE_BEHIND.fullmatch(line.text)
    }
    rows: list[int] = []
    chain: list[int] = []
    for index in [*sorted(certain | likely), len(lines) + ROW_REACH]:
        if chain and index - chain[-1] > ROW_REACH:
            if certain.intersection(chain) or (width is not None and len(chain) > 1):
                rows.extend(chain)
            chain = []
        chain.append(index)
    return rows


def _has_figures_behind(text: str) -> bool:
    """Whether a line ends in two figures or more that blanks or nothing divide."""
    if not text[-1].isdigit() and text[-1] not in "-)NV%–‒":
        return False
    if GLUED_FIGURES.fullmatch(text):
        return True
    if len(text) > 200 or not TWO_FIGURES.search(text) or text.startswith(BULLETS) or YEAR_RANGE_BEHIND.search(text):
        return False
    return FIGURES_BEHIND.fullmatch(text) is not None


def _filled(lines: Sequence[Line], rows: Sequence[int]) -> set[int]:
    """The rows with the short lines between them (pieces of labels) and the heads right above."""
    filled = set(rows)
    for row, following in zip(rows, rows[1:], strict=False):
        between = range(row + 1, following)
        if len(between) < ROW_REACH and all(_is_label(lines[i]) and not BULLET.match(lines[i].text) for i in between):
            filled.update(between)
    head = _table_head()
    for row in rows:
        index = row - 1
        if index >= 0 and len(lines[index].text) < 200 and TWO_YEARS.search(lines[index].text) and not SENTENCE_END.search(lines[index].text):
            filled.add(index)
        while index >= 0 and index not in filled and row - index <= 3 and _is_label(lines[index]) and lines[index + 1].gap < 2:
            if head.search(lines[index].text):
                filled.update(range(index, row))
            index -= 1
    return filled


def _is_label(line: Line) -> bool:
    return len(line.text) < LONGEST_LABEL and not SENTENCE_END.search(line.text)


def _cells(lines: Sequence[Line]) -> set[int]:
    """The cells of tables that stand one cell a line: runs of bare figures with short lines between."""
    figures = [i for i, line in enumerate(lines) if len(line.text) < 20 and FIGURE_CELL.fullmatch(line.text)]
    found: set[int] = set()
    run: list[int] = []
    for index in [*figures, -1]:
        reach = index >= 0 and run and index - run[-1] <= 8 and all(_is_label(lines[i]) for i in range(run[-1] + 1, index))
        if run and not reach:
            if len([i for i in run if not YEAR.fullmatch(lines[i].text)]) >= 3:
                found.update(range(_first_cell(lines, run[0]), run[-1] + 1))
            run = []
        run.append(index)
    return found


def _first_cell(lines: Sequence[Line], first_figure: int) -> int:
    """Where a table of cells begins: at the topmost line above its first figure that is worded as a head."""
    head = _table_head()
    top = max(first_figure - 1, 0)
    for index in range(first_figure - 1, max(first_figure - 16, 0), -1):
        line = lines[index]
        if not _is_label(line) or line.text.endswith("?") or NO_TABLE_HEAD.match(line.text):
            break
        if head.search(line.text):
            top = index
    if lines[top].gap == 0 and top > 1 and _is_label(lines[top - 1]):
        top -= 1
    return top

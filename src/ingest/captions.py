"""Captions of tables and figures, and the lines that give a table's unit."""

import re
from collections.abc import Container, Iterator, Sequence
from functools import cache

from ingest.grids.row_heads import head_tokens
from ingest.labels import LONGEST_LABEL, ends_sentence
from ingest.layout import any_of, layout_words
from ingest.lines import Line

LONGEST_CAPTION = 120
# "x € 1.000", "* €1.000", "in euro's", "in duizenden euro's"
UNIT = r"(?:[x×*]\s?(?:€|\d)|in\s+(?:€|hele\s|euro|duizend|miljoen))"
# "bedragen x 1.000,-", "(alle bedragen in euro's)", "1 Bedragen zijn in duizenden euro's"
UNIT_LINE = re.compile(rf"\(?(?:\d\s)?(?:alle\s+)?bedragen\s+(?:zijn\s+|luiden\s+)?{UNIT}.*", re.IGNORECASE)
# "(x € 1.000)", "in € 1.000", and a title with it: "Overzicht reserves (x € 1.000)"
UNIT_BEHIND = re.compile(rf"(?:{UNIT}|(?:[^(]*\s)?\((?:alle\s+)?(?:bedragen\s+)?{UNIT})[^()]{{0,20}}\)?", re.IGNORECASE)
# "Bedragen x € 1.000 Rekening 2023 Begroting 2024", "x € 1.000 2023 2024", "in € 1.000 2024": the head of a table
YEAR = r"(?<!\d)(?:19|20)\d\d(?!\d)"
HEAD_YEARS = re.compile(rf"[^\W\d_]{{4,}}\s{YEAR}.*[^\W\d_]{{4,}}\s{YEAR}|{YEAR}\s+{YEAR}|(?:000|,-|€|s)\)?\s{YEAR}$")
UNIT_STARTS = frozenset("(aAbBxX×*iI0123456789")


@cache
def _numbered() -> re.Pattern[str]:
    # "Tabel 3: Reserves", "Afbeelding 12. Kosten per traject"
    return re.compile(rf"{any_of(layout_words().captions)}\s+\d")


def is_numbered_caption(text: str) -> bool:
    """Whether a line is the caption of a table or figure with its number: `Tabel 3: Reserves`."""
    return _numbered().match(text) is not None


def find_captions(lines: Sequence[Line], cells: Container[int]) -> Iterator[int]:
    """Captions and unit lines; `(x € 1.000)` among the head cells of a table is one of these, and no row with bars is one."""
    numbered = _numbered()
    starts = UNIT_STARTS.union(word[0] for word in layout_words().captions)
    for index, line in enumerate(lines):
        text = line.text
        if len(text) >= LONGEST_CAPTION or (text[0] not in starts and text[-1] != ")") or ends_sentence(text):
            continue
        if "|" in text and any(piece.strip() for piece in text.split("|")[1:]):
            continue
        if numbered.match(text) or (_gives_unit(text, in_cell=index in cells) and not _heads_columns(text)):
            yield index


def _heads_columns(text: str) -> bool:
    """Whether the unit stands over the labels of a table, and the heads of its columns behind it."""
    if HEAD_YEARS.search(text):
        return True
    sorts = [token.sort for token in head_tokens(text, 0, len(text))]
    return sorts[0] == "unit" and sorts[1:].count("figure") > 1 and set(sorts[1:]) <= {"figure", "year", "qualifier", "code"}


def _gives_unit(text: str, *, in_cell: bool) -> bool:
    """Whether a line gives a unit: by itself or, unless it stands in a cell, behind a title."""
    if UNIT_LINE.fullmatch(text):
        return True
    return not in_cell and len(text) < LONGEST_LABEL and UNIT_BEHIND.fullmatch(text) is not None

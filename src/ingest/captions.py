"""Captions of tables and figures, and the lines that give a table's unit."""

import re
from collections.abc import Container, Iterator, Sequence
from functools import cache

from ingest.grids.row_heads import SPECKS, head_tokens
from ingest.grids.row_heads import UNIT as HEAD_UNIT
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
# the unit at the front of a head, whatever rulings were read before it
FIRST_UNIT = re.compile(rf"[\s{re.escape(SPECKS)}]*{HEAD_UNIT}", re.IGNORECASE)
LETTER = re.compile(r"[^\W\d_]")
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
    return (index for index, line in enumerate(lines) if is_caption(line.text, in_cell=index in cells))


def is_caption(text: str, *, in_cell: bool = False) -> bool:
    """Whether a line is a caption or a unit line, by what it says and whether it is a cell of a table."""
    if len(text) >= LONGEST_CAPTION or (text[-1] != ")" and text[0] not in _starts()) or ends_sentence(text):
        return False
    if "|" in text and any(piece.strip() for piece in text.split("|")[1:]):
        return False
    return is_numbered_caption(text) or (_gives_unit(text, in_cell=in_cell) and not _heads_columns(text))


@cache
def _starts() -> frozenset[str]:
    """With what captions begin that do not end in a bracket."""
    return UNIT_STARTS.union(word[0] for word in layout_words().captions)


def _heads_columns(text: str) -> bool:
    """Whether the unit stands over the labels of a table, and the heads of its columns behind it."""
    if HEAD_YEARS.search(text):
        return True
    unit = FIRST_UNIT.match(text)
    if unit is None or not LETTER.search(text, unit.end()):
        return False
    sorts = [token.sort for token in head_tokens(text, 0, len(text))]
    return sorts[0] == "unit" and sorts[1:].count("figure") > 1 and set(sorts[1:]) <= {"figure", "year", "qualifier", "code"}


def _gives_unit(text: str, *, in_cell: bool) -> bool:
    """Whether a line gives a unit: by itself or, unless it stands in a cell, behind a title."""
    if UNIT_LINE.fullmatch(text):
        return True
    return not in_cell and len(text) < LONGEST_LABEL and UNIT_BEHIND.fullmatch(text) is not None

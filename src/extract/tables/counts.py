"""Figures of tables that are no money, as their heads, labels or title say: `Formatie in fte`, `Aantal inwoners`, `%`."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from extract.scan import any_of
from extract.tables.figures import holds_money_mark
from extract.tables.heads import clean_words
from extract.tables.layout import Layout
from extract.tables.reading import Column, Row
from extract.tables.unit_words import parse_unit
from extract.tables.words import MOST_WORDS, in_small_letters, table_words
from schema import Document

FEWEST_RATIOS = 2
"""So many rows called by a ratio make a table one of ratios: a single one may stand below the sum that it is taken from."""


def counts_all(document: Document, layout: Layout, caption: str | None, *, has_unit: bool) -> bool:
    """Whether the title of a table or the head over its labels says that it counts; fte even where a unit of money is near.

    A title that names the staff alone (`Formatie`) counts only where the figures have decimals, as those of fte have.
    """
    head = _label_head(document, layout)
    if names_count(head) and "fte" in head.casefold():
        return True
    titles = [words for words in (caption, head) if words]
    says_so = names_count(head) or any(_title().search(words) for words in titles)
    says_so = says_so or (any(_staff().match(words) for words in titles) and _is_in_parts(layout))
    if has_unit or not (says_so or _has_ratios(document, layout)):
        return False
    return not any(holds_money_mark(document.text, figure) for line in layout.lines for figure in line.figures)


def _label_head(document: Document, layout: Layout) -> str:
    """The words over the labels, of the column nearest to the figures: `Functie` in `Aantal | Functie | Bedrag`."""
    heads = [cell for cell in layout.head if cell.column < layout.figure_columns[0]]
    last = max((cell.column for cell in heads), default=0)
    return clean_words(" ".join(document.text[cell.start : cell.end] for cell in heads if cell.column == last))


def counted_columns(document: Document, layout: Layout, columns: Sequence[Column]) -> frozenset[int]:
    """The columns of a table whose head says that their figures count: `fte`, `Aantal`, `Inwoners`, `%`."""
    found: set[int] = set()
    for cell in layout.head:
        if names_count(clean_words(document.text[cell.start : cell.end])):
            found.update(range(cell.column, cell.column + cell.column_span))
    return frozenset(index for index, column in enumerate(columns) if column.place in found)


def counts_row(row: Row) -> bool:
    """Whether the label of a row says that its figures count: `Ruimte (fte)`, `Aantal inwoners`."""
    label = row.labels[-1] if row.labels else ""
    return any(map(label.lower().__contains__, _units())) and _rows().search(label) is not None


@lru_cache(MOST_WORDS)
def names_count(words: str) -> bool:
    """Whether the words of a head or title say that what is below them counts, and is no money.

    >>> [names_count(words) for words in ("Formatie in fte", "% 2024", "Lasten per inwoner", "Aantal x € 1.000")]
    [True, True, False, False]
    """
    return _heads().search(words) is not None and parse_unit(words) is None and "€" not in words


def _has_ratios(document: Document, layout: Layout) -> bool:
    """Whether several rows are called by the ratios that each budget gives: `Netto schuldquote`, `Solvabiliteitsratio`."""
    labels = (clean_words(document.text[cell.start : cell.end]) for line in layout.lines for cell in line.labels if line.figures)
    return sum(_ratios().match(label) is not None for label in labels) >= FEWEST_RATIOS


def _is_in_parts(layout: Layout) -> bool:
    """Whether most figures have one decimal or two, as `12,5`."""
    decimals = [figure.decimals > 0 for line in layout.lines for figure in line.figures if not figure.is_nil]
    return 2 * sum(decimals) > len(decimals)


@cache
def _units() -> tuple[str, ...]:
    """What the label of a row that counts is not without, in small letters."""
    return ("aantal ", *in_small_letters(table_words().counts.units))


@cache
def _unit() -> str:
    """A unit that counts, beside the name of what it counts."""
    # "Formatie in fte", "Ruimte (fte)", "Afwijking (in %)"
    return rf"(?:(?<!\w)in\s|\((?:in\s)?)(?:{any_of(table_words().counts.units)})(?!\w)"


@cache
def _number() -> str:
    """A number of something that is known to be counted."""
    # "Aantal inwoners", "Totaal aantal fte"; never "Aantal kleine verschillen"
    return rf"^(?:totaal )?aantal (?:{any_of(table_words().counts.counted)})(?!\w)"


@cache
def _heads() -> re.Pattern[str]:
    # "Fte", "Aantal woningen", "Inwoners 2024", "%"
    words = table_words().counts
    years = r"(?:\s*(?:19|20)\d\d)*"
    return re.compile(rf"^(?:{any_of(words.firsts)})(?!\w)|^(?:{any_of(words.heads)}){years}$|{_unit()}", re.IGNORECASE)


@cache
def _title() -> re.Pattern[str]:
    # "Fte per afdeling"
    return re.compile(rf"^fte(?!\w)|{_number()}|{_unit()}", re.IGNORECASE)


@cache
def _rows() -> re.Pattern[str]:
    # "Totaal fte"; never "Uitbreiding met 2 fte"
    units = any_of(table_words().counts.units)
    return re.compile(rf"{_unit()}\)?$|^(?:totaal )?(?:{units})$|{_number()}", re.IGNORECASE)


@cache
def _ratios() -> re.Pattern[str]:
    # "Netto schuldquote", "Solvabiliteitsratio"
    return re.compile(rf"(?:{any_of(table_words().counts.ratios)})(?!\w)", re.IGNORECASE)


@cache
def _staff() -> re.Pattern[str]:
    # "Formatie", "Formatieplaatsen per afdeling"
    return re.compile(rf"(?:{any_of(table_words().counts.staff)})(?!\w)", re.IGNORECASE)

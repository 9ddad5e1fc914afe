"""Which year a report is about, and the last year of a period."""

import re
from collections.abc import Callable
from pathlib import PurePath
from typing import NamedTuple

from extract.document_kind import PART_OF_YEAR
from extract.document_prose import Prose, commonest
from extract.scan import lazily
from extract.titles import YEARS, Title, word_of_kind
from schema import Document, DocumentKind

# "de begroting van 2017", "verantwoording over 2023", "budgetten voor 2021"
YEAR_SAID = lazily(
    r"\b(?:begroting|budgetten|verantwoording|verslag|maanden|speerpunten)\b[^.\n]{0,30}?\b(?:van|over|voor)\s(?P<year>20\d\d)(?![\d-])"
)
# "De programmabegroting 2019-2022 ... vast te stellen", in small letters
SET_BY_COUNCIL = lazily(r"begroting\s(?P<years>20\d\d\s?-\s?20\d\d)")
# "Onderwerp: Eerste begrotingswijziging 2022": what a motion, an amendment or a proposal is about
SUBJECT = lazily(r"^Onderwerp\s*:[^\n]*", re.MULTILINE)
# the year in "jaarstukken 2023"
YEAR_BEHIND = lazily(r"\s(?P<year>20\d\d)(?![\d-])")
# column heads: "Begroting 2021", "Begr. 2021"
BUDGET_COLUMN = lazily(r"\b(?:begroting|begr\.?)\s(?P<year>20\d\d)\b", re.IGNORECASE)
YEAR_CELL = lazily(r"(?<![\d.])(20\d\d)(?![\d.])")
YEAR_IN_FILE_NAME = lazily(r"(?<!\d)20[0-4]\d(?!\d)")
FEWEST_NAMED = 3
"""So many times a report must name its kind with a year before that settles its own year."""

Span = tuple[int, int | None]


class Years(NamedTuple):
    """The year of a report, the last one of a period, and how they were found."""

    year: int
    year_end: int | None
    found_by: str


def find_years(document: Document, prose: Prose, title: Title | None, kind: DocumentKind | None) -> Years | None:
    """The years of a document by the surest sign that it has; None where nothing settles them."""
    ways: tuple[tuple[str, Callable[[], Span | None]], ...] = (
        (title.found_by if title else "", lambda: title.years if title else None),
        ("subject line", lambda: _year_of_subject(prose, kind)),
        ("running text", lambda: _years_set_by_council(prose)),
        ("running text", lambda: _year_named(prose, kind)),
        ("heads of the table", lambda: _years_of_budget(prose, kind)),
        ("dates in the text", lambda: _year_reported(prose, kind)),
        ("running text", lambda: _year_said(prose)),
        ("dates in the text", lambda: _alone(prose.commonest_year)),
        ("heads of the table", lambda: _years_of_columns(prose, kind)),
        ("file name", lambda: _years_of_file(document)),
    )
    for found_by, find in ways:
        if years := find():
            return Years(*years, found_by)
    return None


def _alone(year: int | None) -> Span | None:
    return (year, None) if year else None


def _year_of_subject(prose: Prose, kind: DocumentKind | None) -> Span | None:
    """The year in the subject line of a motion, an amendment or a proposal."""
    subject = SUBJECT.search(prose.text) if kind in (DocumentKind.OVERIG, DocumentKind.RAADSVOORSTEL) else None
    years = YEARS.search(subject.group()) if subject else None
    return (int(years["year"]), None) if years else None


def _years_set_by_council(prose: Prose) -> Span | None:
    match = SET_BY_COUNCIL.search(prose.text.casefold())
    years = YEARS.search(match["years"]) if match else None
    return (int(years["year"]), int(years["end"])) if years else None


def _year_named(prose: Prose, kind: DocumentKind | None) -> Span | None:
    """The year that a long report gives its own kind most: `deze jaarstukken 2023`."""
    if kind is None:
        return None
    text = prose.small
    years = [match["year"] for match in YEAR_BEHIND.finditer(text) if word_of_kind(text, match.start(), kind)]
    return _alone(commonest(years)) if len(years) >= FEWEST_NAMED else None


def _years_of_budget(prose: Prose, kind: DocumentKind | None) -> Span | None:
    """The year of the last budget column, or the years of a kaderbrief's columns."""
    columns = _years_of_columns(prose, kind)
    return columns if columns and (columns[1] or BUDGET_COLUMN.search(prose.tables)) else None


def _year_reported(prose: Prose, kind: DocumentKind | None) -> Span | None:
    """The year of which a progress report names most months and quarters."""
    if kind is not DocumentKind.VOORTGANGSRAPPORTAGE:
        return None
    return _alone(commonest([match["year"] for match in PART_OF_YEAR.finditer(prose.text)]))


def _year_said(prose: Prose) -> Span | None:
    match = YEAR_SAID.search(prose.text)
    return (int(match["year"]), None) if match else None


def _years_of_columns(prose: Prose, kind: DocumentKind | None) -> Span | None:
    """The year by the heads of tables: of the last budget column, or the first of a kaderbrief's years to come."""
    budgets = [int(match["year"]) for match in BUDGET_COLUMN.finditer(prose.tables)]
    if budgets and kind in (DocumentKind.BEGROTING, None):
        return max(budgets), None
    heads = _row_of_years(prose.tables)
    if not heads:
        return None
    if kind is DocumentKind.KADERBRIEF:
        return heads[0], heads[-1] if len(heads) > 1 else None
    return heads[0], None


def _row_of_years(tables: str) -> list[int]:
    """The first run of years that rise by one, as the heads of columns do."""
    run: list[int] = []
    for year in map(int, YEAR_CELL.findall(tables)):
        if run and year == run[-1] + 1:
            run.append(year)
        elif len(run) > 1:
            break
        else:
            run = [year]
    return run


def _years_of_file(document: Document) -> Span | None:
    """The years in the name of the file: `begroting-2026.txt`, `Kaderbrief_2025-2028.txt`."""
    stem = PurePath(document.file_name).stem.replace("_", " ")
    period = YEARS.search(stem)
    if period and period["end"] and len(period["end"]) == 4:
        return int(period["year"]), int(period["end"])
    match = YEAR_IN_FILE_NAME.search(stem)
    return (int(match[0]), None) if match else None

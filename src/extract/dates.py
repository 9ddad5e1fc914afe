"""Dates: the expressions of calendar time in a report's running text, each with its EDTF and the days that it spans."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from extract.date_series import Stretch, find_stretches
from extract.date_shapes import Shape
from extract.date_times import find_times
from extract.date_titles import counts_something, is_date, is_quoted, names_document
from extract.date_values import Value, settle
from extract.date_view import viewpoint_of
from extract.date_words import date_words, either
from extract.edtf import bounds
from extract.evidence import evidence
from extract.found import Found
from extract.scan import lazily
from schema import Block, BlockKind, DateExpression, Document, Issue, Severity

_WORDS = date_words()
_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE)
_CELLS = (BlockKind.CELL, BlockKind.PIPE_ROW, BlockKind.TABLE_ROW)
# "elke zomer", "ieder jaar in juni", "jaarlijks in het najaar"
_RECURRING = lazily(
    rf"\b(?:{either(_WORDS.recurring)})\x20+(?:jaar\x20+)?(?:(?:in|op|rond|tijdens|voor|na|de|het|eerste)\x20+)*$", re.IGNORECASE
)
# "Deze pagina is gebouwd op 01/05/2023"
_STAMP = lazily(rf"(?:{either(_WORDS.stamps)}):?\x20+$", re.IGNORECASE)
_SMALL_WORD = lazily(r"\b[a-zà-ÿ]{2,}\b")
LONGEST_LABEL = 80
FEWEST_WORDS_OF_PROSE = 5
FEWEST_WORDS_OF_ROW = 9


def extract_dates(document: Document, found: Found) -> Iterator[DateExpression | Issue]:
    """The dates of a report, in reading order.

    A date that leaves its year to the reader gets it from its neighbour or from the report's year and kind; where these
    are not known it is an issue `date-without-year` and no date. Years in titles, counts, tables and stamps are no dates.
    """
    viewpoint = viewpoint_of(found.facts)
    before: Stretch | None = None
    for stretch in _find_dates(document, found):
        try:
            value = settle(stretch, before, viewpoint, document.reading_text)
            record = _record(stretch, value, document, found) if value else _issue(stretch, document)
        except ValueError:  # 30 February, week 60, a range that runs backwards
            continue
        before = stretch
        yield record


def _find_dates(document: Document, found: Found) -> Iterator[Stretch]:
    """The expressions of the text that are dates."""
    text = document.reading_text
    titles = [(i.start, i.end) for i in found.initiatives if names_document(i.title)]
    ends = list(accumulate((end for _, end in titles), max))
    is_one = False
    for stretch in find_stretches(find_times(text), text):
        block = document.block_at(stretch.start)
        verdict = block is not None and _verdict(stretch, text, block)
        if stretch.is_bare and (before := bisect_right(titles, (stretch.start, len(text)))) and stretch.start < ends[before - 1]:
            verdict = False
        is_one = is_one if verdict is None else verdict
        if is_one:
            yield stretch


def _verdict(stretch: Stretch, text: str, block: Block) -> bool | None:
    """Whether an expression is a date; None where it is as the one before it in its list."""
    first = stretch.first
    if not _is_read(stretch, text, block):
        return False
    if first.floats and _recurs(text[max(stretch.start - 40, block.start) : stretch.start]):
        return False
    if first.shape is Shape.DAY:
        return _STAMP.search(text, max(stretch.start - 30, block.start), stretch.start) is None
    if is_quoted(stretch, text):
        return False
    if first.shape is Shape.YEAR and first.year and counts_something(stretch, text):
        return False
    return is_date(stretch, text, prose=_is_sentence(text, block)) if stretch.is_bare else True


def _recurs(before: str) -> bool:
    """Whether the words before a time make it one of many: `elke zomer`, `jaarlijks in juni`."""
    words = before.casefold().split()
    return not _WORDS.recurring.isdisjoint(words) and _RECURRING.search(before) is not None


def _is_sentence(text: str, block: Block) -> bool:
    """Whether a block is running text: not a heading or label such as `Belangrijkste resultaten 2024`."""
    return block.kind in _PROSE and (block.end - block.start > LONGEST_LABEL or text[block.end - 1] in ".!?:;,")


def _is_read(stretch: Stretch, text: str, block: Block) -> bool:
    """Whether dates are read here: not in captions and contents, and of a table only its prose and the months of a chart."""
    if block.kind in _PROSE or block.kind is BlockKind.HEADING:
        return True
    if block.kind not in _CELLS:
        return False
    low = max(block.start, text.rfind("|", block.start, stretch.start) + 1)
    high = text.find("|", stretch.end, block.end)
    cell = text[low : high if high >= 0 else block.end]
    if stretch.first.shape is Shape.MONTH and stretch.first.year:
        return cell.strip() == text[stretch.start : stretch.end]
    if stretch.first.shape is Shape.SEASON and stretch.first.floats:  # a goal of every summer
        return False
    fewest = FEWEST_WORDS_OF_ROW if block.kind is BlockKind.TABLE_ROW else FEWEST_WORDS_OF_PROSE
    return len(_SMALL_WORD.findall(cell)) >= fewest


def _record(stretch: Stretch, value: Value, document: Document, found: Found) -> DateExpression:
    """The date of an expression; raises ValueError where its value is no time."""
    edtf, mod = value
    days = bounds(edtf, mod)
    start, end = stretch.start, stretch.end
    return DateExpression(
        **evidence(document, "date", start, end),
        section_id=found.section_id_at(start),
        initiative_id=found.initiative_id_at(start),
        edtf=edtf,
        mod=mod,
        earliest=days.earliest,
        latest=days.latest,
    )


def _issue(stretch: Stretch, document: Document) -> Issue:
    """What is said of a date that cannot be placed."""
    start, end = stretch.start, stretch.end
    words = document.text[start:end]
    return Issue(
        **evidence(document, "issue", start, end, "date-without-year"),
        severity=Severity.INFO,
        code="date-without-year",
        message=f"`{' '.join(words.split())}`: the report's own year or kind is not known; give them with --year and --kind",
    )

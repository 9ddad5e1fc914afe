"""How much of what looks like money, a figure of a table or a decision's number a record claims, and where the rest stands."""

import re
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import chain, groupby

from extract.amount_sense import is_count, is_unit
from extract.amounts import TABLE_KINDS
from extract.evidence import evidence
from extract.found import Found
from extract.scan import Anchors
from extract.spans import Span, Spans, joined
from extract.unclaimed_figures import TableCells, find_table_figures, table_runs
from schema import Coverage, Document, Issue, Record, Severity

# `€ 2,4 miljoen`, `2,4 mln`, `€ 12.500`, a lone `€`; `24.0012`, `22.0057/01`, `Z/25/3824014`
_SIGNS = Anchors(
    r"(?:€ ?)?-?\d[\d.,]*[-=]* ?(?:miljoen|miljard|mln|mld)\b|€(?: ?-?\d[\d.,]*)?"
    r"|\bZ/\d\d/\d+(?:/\d+)?|\d\d\.\d\d\d\d(?:/\d+)?\b"
)

# A decision's number that is no part of a longer one: not `12.0345.678`, `0285.0012.34`
_NUMBER = re.compile(r"Z/|(?<![\d,])(?<!\d\.)\d\d\.\d{4}(?:/\d+)?(?![.,]?\d)")

_MESSAGES = {
    "unclaimed-amount": "no amount claims {words!r}: see whether a sum of money was missed, or its figure left out",
    "unclaimed-cell": "{words!r} stands in a caption or a list, and no record claims it",
    "unclaimed-figure": "no budget line or indicator claims {words!r}, a figure of a table: see how the table was read",
    "unclaimed-number": "no citation claims {words!r}, which has the form of a decision's number: see what it leads to",
    "unit-line": "{words!r} is the unit of a table and no sum",
    "counted-number": "{words!r} counts something and is no sum",
}
_FIGURES = "no budget line or indicator claims {count} figures of a table, from {words!r} on: see how the table was read"
_ASIDE = frozenset({"unit-line", "counted-number"})

# "€ 1.000" in the head of a table
_UNIT = re.compile(r"(?:€ ?)?1(?:\.000)*(?:,-)?")

Told = tuple[Span, str | None]
"""A sign, and why no record claims it; None where one does."""


def measure_coverage(
    document: Document, found: Found, counted: Iterable[Span] = (), lines: Iterable[Span] = ()
) -> tuple[Coverage, tuple[Issue, ...]]:
    """The share of signs that records in `found` claim, and an issue for each other sign, in reading order.

    A sign is a euro sign, a scaled number, a figure of a table or a number of the form of a decision. Units of tables,
    and scaled numbers that count something, are issues too but no signs: they are left aside on purpose. Figures that
    follow each other in a table have one issue together. In the spans of `counted` stand figures of tables that were told
    to be no money: they are no signs, and have their issue already. Budget lines that are not in
    `found` stand at `lines`, which come in order.
    """
    figures = Spans(merge(sorted(_places(chain(found.budget_lines, found.indicators))), lines))
    claims = Spans(joined(merge(sorted(_places(chain(found.amounts, found.citations))), figures)))
    tables = _Tables(document)
    apart = Spans(joined(sorted(counted)))
    count = claimed = 0
    told: list[Told] = []
    for sign in _signs(document, tables.cells, figures):
        if apart.overlapping(sign):
            continue
        code = None if claims.overlapping(sign) else tables.reason(sign)
        count += code not in _ASIDE
        claimed += code is None
        if code or (told and told[-1][1]):  # of claimed signs one is enough to part the others
            told.append((sign, code))
    return Coverage(signs=count, claimed=claimed), tuple(_issues(document, told, tables))


def _places(records: Iterable[Record]) -> Iterator[Span]:
    return ((record.start, record.end) for record in records)


def _signs(document: Document, cells: TableCells, claimed: Spans) -> Iterator[Span]:
    """The spans of what a record should claim; a figure with its euro sign is one, as is all that a figure's record holds."""
    figures = ((figure.start, figure.end) for figure in find_table_figures(document, cells, claimed))
    return joined(merge(_money_and_numbers(document.reading_text), figures, claimed))


def _money_and_numbers(text: str) -> Iterator[Span]:
    """The spans of signs wherever they stand, punctuation behind them left out."""
    for start, end in _SIGNS.places(text):
        words = text[start:end]
        if words[0] in "€-" or words[-1].isalpha() or _NUMBER.match(text, start):
            yield start, start + len(words.rstrip(".,"))


class _Tables:
    """The tables of a document, by which to tell why no record claims a sign."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.cells = TableCells(document)
        self._runs = Spans(table_runs(document))

    def run_at(self, span: Span) -> Span | None:
        """The run of table blocks that a sign stands in."""
        return self._runs.overlapping(span)

    def reason(self, span: Span) -> str:
        """The code of a sign that no record claims."""
        start, end = span
        text = self._document.reading_text
        words = text[start:end]
        in_table = self.run_at(span) is not None
        is_scaled = words[-2:].isalpha() and "€" not in words
        if _NUMBER.match(text, start) or not ("€" in words or is_scaled or in_table):
            return "unclaimed-number"
        if is_unit(text, start, end) or (in_table and (words == "€" or (self.cells.is_named(start) and _UNIT.fullmatch(words)))):
            return "unit-line"
        if is_scaled and is_count(text, end):
            return "counted-number"
        if in_table:
            return "unclaimed-figure"
        block = self._document.block_at(start)
        return "unclaimed-cell" if block and block.kind in TABLE_KINDS else "unclaimed-amount"


def _issues(document: Document, told: Sequence[Told], tables: _Tables) -> list[Issue]:
    """An issue for each sign that has a code, but one for all figures of a run that follow each other."""
    issues = [_issue(document, [sign], code) for sign, code in told if code in _ASIDE and code]
    signs = [one for one in told if one[1] not in _ASIDE]
    issues.extend(_issue(document, group, code) for code, group in _groups(signs, tables))
    return sorted(issues, key=lambda issue: issue.start)


def _groups(signs: Iterable[Told], tables: _Tables) -> Iterator[tuple[str, list[Span]]]:
    """The unclaimed signs, figures of one run together as long as no claimed sign stands between them."""
    keyed = ((code, tables.run_at(sign) if code == "unclaimed-figure" else sign, sign) for sign, code in signs)
    for (code, _), group in groupby(keyed, key=lambda one: one[:2]):
        if code:
            yield code, [sign for _, _, sign in group]


def _issue(document: Document, signs: Sequence[Span], code: str) -> Issue:
    """The issue of one sign, or of several figures."""
    words = " ".join(document.text[slice(*signs[0])].split())
    message = _FIGURES if len(signs) > 1 else _MESSAGES[code]
    return Issue(
        **evidence(document, "issue", signs[0][0], signs[-1][1], code),
        severity=Severity.INFO if code in _ASIDE else Severity.WARNING,
        code=code,
        message=message.format(words=words, count=len(signs)),
    )

"""The readers that are measured side by side: Leidraad's extractors of dates and amounts, and a peer from PyPI for each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bench.quality import Value
from extract.amounts import extract_amounts
from extract.dates import extract_dates
from extract.found import Found
from schema import Amount, DateExpression, Document


@dataclass(frozen=True)
class Report:
    """A document, and what is known of it when an extractor starts."""

    document: Document
    found: Found


def own_dates(report: Report) -> list[Value]:
    """The dates that Leidraad finds."""
    dates = (date for date in extract_dates(report.document, report.found) if isinstance(date, DateExpression))
    return [Value(date.start, date.end, (date.edtf, date.mod and date.mod.value)) for date in dates]


def own_amounts(report: Report) -> list[Value]:
    """The amounts that Leidraad finds."""
    amounts = (amount for amount in extract_amounts(report.document, report.found) if isinstance(amount, Amount))
    return [Value(amount.start, amount.end, amount.value) for amount in amounts]


def dates_by_dateparser(report: Report) -> list[Value]:
    """The dates that dateparser's `search_dates` finds: each a day, or the month or year that its words give."""
    from dateparser.search import search_dates

    found: list[Value] = []
    position = 0
    for words, moment in search_dates(report.document.text, languages=["nl"]) or []:
        start = report.document.text.find(words, position)
        if start >= 0:
            position = start + len(words)
            found.append(Value(start, position, (_edtf(words, moment), None)))
    return found


def _edtf(words: str, moment: datetime) -> str:
    """The value that the words name: a bare year, a month with a year, or a day."""
    if words.strip().isdigit() and len(words.strip()) == len("2024"):
        return f"{moment.year}"
    if not any(part.isdigit() and len(part) <= len("31") for part in words.split()):
        return f"{moment.year}-{moment.month:02}"
    return moment.date().isoformat()


def amounts_by_price_parser(report: Report) -> list[Value]:
    """The amounts that price-parser finds, line by line: it gives one a line, where it has a currency."""
    from price_parser import Price

    found: list[Value] = []
    start = 0
    for line in report.document.text.splitlines(keepends=True):
        price = Price.fromstring(line)
        if price.amount is not None and price.currency and price.amount_text:
            at = start + line.find(price.amount_text)
            found.append(Value(at, at + len(price.amount_text), Decimal(price.amount)))
        start += len(line)
    return found


READERS: dict[str, tuple[str, Callable[[Report], list[Value]]]] = {
    "dates: Leidraad": ("dates", own_dates),
    "dates: dateparser, `search_dates`": ("dates", dates_by_dateparser),
    "amounts: Leidraad": ("amounts", own_amounts),
    "amounts: price-parser, line by line": ("amounts", amounts_by_price_parser),
}
"""The readers by name, with the kind of value that they read."""

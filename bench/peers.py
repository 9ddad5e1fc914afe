"""What the peers from PyPI find in a text, as values with spans: dateparser for dates, price-parser for amounts."""

from datetime import datetime
from decimal import Decimal

from bench.quality import Value


def dates_by_dateparser(text: str) -> list[Value]:
    """The dates that dateparser's `search_dates` finds: each a day, or the month or year that its words give."""
    from dateparser.search import search_dates

    found: list[Value] = []
    position = 0
    for words, moment in search_dates(text, languages=["nl"]) or []:
        start = text.find(words, position)
        if start < 0:
            continue
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


def amounts_by_price_parser(text: str) -> list[Value]:
    """The amounts that price-parser finds, line by line: it gives one a line, where it has a currency."""
    from price_parser import Price

    found: list[Value] = []
    start = 0
    for line in text.splitlines(keepends=True):
        price = Price.fromstring(line)
        if price.amount is not None and price.currency and price.amount_text:
            at = line.find(price.amount_text)
            found.append(Value(start + at, start + at + len(price.amount_text), Decimal(price.amount)))
        start += len(line)
    return found

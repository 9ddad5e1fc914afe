"""What the end of a page leaves between the rows of a table: its number, and the title that each page repeats."""

from collections.abc import Collection, Iterator, Sequence

from ingest.lines import Line
from ingest.margins import is_report_title

LONGEST_PAGE_NUMBER = 3


def find_page_breaks(lines: Sequence[Line], rows: Collection[int]) -> Iterator[int]:
    """The page numbers among the rows of tables that stand free, each with the title of the report right beside it."""
    titles = {lines[0].text} if lines else set()
    for index in rows:
        text = lines[index].text
        if len(text) > LONGEST_PAGE_NUMBER or not text.isdigit():
            continue
        first = last = index
        if index + 1 < len(lines) and not lines[index + 1].gap and _is_title(lines[index + 1].text, titles):
            last = index + 1
        elif index and not lines[index].gap and _is_title(lines[index - 1].text, titles):
            first = index - 1
        if (lines[first].gap or lines[first].new_page) and _is_free_below(lines, last):
            yield from range(first, last + 1)


def _is_title(text: str, titles: Collection[str]) -> bool:
    return text in titles or is_report_title(text)


def _is_free_below(lines: Sequence[Line], last: int) -> bool:
    return last + 1 == len(lines) or lines[last + 1].gap > 0 or lines[last + 1].new_page

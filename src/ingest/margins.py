"""What belongs to the page and not to the report: navigation, page numbers, running heads, contents lists, footnotes."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from ingest.layout import any_of, layout_words
from ingest.lines import Line
from schema import BlockKind

# "28", "- 28 -", "Pagina 3 van 20", "Page 1:"
PAGE_NUMBER = re.compile(r"[-–]?\s*\d{1,3}\s*[-–]?|(?:Pagina|Page|Blz\.?)\s*\d{1,3}(?:\s*(?:van|of|/)\s*\d{1,3})?:?", re.IGNORECASE)
NAMED_PAGE = re.compile(r"(?:Pagina|Page|Blz\.?)\s*\d{1,3}(?:\s*(?:van|of|/)\s*\d{1,3})?:?", re.IGNORECASE)
# "2.3 Financiën ........ 14", "Voorwoord . . . . 3"
DOT_LEADER = re.compile(r".*(?:\.{4,}|(?:\. ){4,}|…{2,})\s*\d{0,3}")
LEADER = re.compile(r"\.\.\.\.|\. \. |……")
# "Voorwoord 3", "2.3 Financiën 14"
CONTENTS_LINE = re.compile(r"\D.*\s\d{1,3}|\d{1,2}(?:\.\d{1,2})*\.?\s+\D.*\s\d{1,3}")
# "2 De wet regelt", "® Zie het plan", "* inclusief rente": a mark, then a sentence
FOOTNOTE = re.compile(r"(?:[!®°%*¹²³†]{1,4}|\d{1,2})\s?[A-Z‘“'](?=.{30})")
FEWEST_PAGES = 2
DIGITS = re.compile(r"\d+")


@cache
def _navigation() -> re.Pattern[str]:
    return re.compile(any_of(layout_words().navigation))


def find_margins(lines: Sequence[Line], width: int | None) -> Iterator[tuple[int, BlockKind]]:
    """Indexes of the lines that are furniture, contents lists or begin a footnote, with what they are."""
    heads = set(_running_heads(lines, width))
    contents = set(_contents_lines(lines))
    navigation = _navigation()
    for index, line in enumerate(lines):
        if index in heads or navigation.match(line.text) or _is_page_number(lines, index, width):
            yield index, BlockKind.FURNITURE
        elif index in contents or (LEADER.search(line.text) and DOT_LEADER.fullmatch(line.text)):
            yield index, BlockKind.CONTENTS
        elif width and (line.gap or line.new_page) and FOOTNOTE.match(line.text):
            yield index, BlockKind.FOOTNOTE


def _is_page_number(lines: Sequence[Line], index: int, width: int | None) -> bool:
    """Whether a line is a page number: in wrapped text a bare one too, in cells only a named one."""
    line = lines[index]
    if len(line.text) > 20 or not PAGE_NUMBER.fullmatch(line.text):
        return False
    if NAMED_PAGE.fullmatch(line.text):
        return True
    after = lines[index + 1] if index + 1 < len(lines) else None
    alone = (line.gap > 0 or line.new_page or index == 0) and (after is None or after.gap > 0 or after.new_page)
    return width is not None and alone and not _beside_figures(lines, index)


def _beside_figures(lines: Sequence[Line], index: int) -> bool:
    """Whether a neighbour is a bare figure too, as in a table."""
    return any(0 <= i < len(lines) and PAGE_NUMBER.fullmatch(lines[i].text) for i in (index - 1, index + 1))


def _running_heads(lines: Sequence[Line], width: int | None) -> Iterator[int]:
    """Lines that return, but for their numbers, at the borders of pages."""
    if width is None and sum(line.new_page for line in lines) < FEWEST_PAGES:
        return
    border = [
        index
        for index, line in enumerate(lines)
        if 8 <= len(line.text) <= 120
        and (line.gap >= 2 or line.new_page or (index + 1 < len(lines) and lines[index + 1].new_page))
    ]
    shapes = Counter(DIGITS.sub("0", lines[index].text) for index in border)
    yield from (index for index in border if shapes[DIGITS.sub("0", lines[index].text)] > 1)


def _contents_lines(lines: Sequence[Line]) -> Iterator[int]:
    """The lines of a contents list without dots: those behind its head that end in a page number."""
    heads = {word.casefold() for word in layout_words().contents}
    for start, line in enumerate(lines):
        if line.text.casefold().rstrip(": ") not in heads:
            continue
        for index in range(start + 1, len(lines)):
            if not CONTENTS_LINE.fullmatch(lines[index].text):
                break
            yield index

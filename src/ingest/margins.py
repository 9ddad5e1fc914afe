"""What belongs to the page and not to the report: navigation, page numbers, running heads, contents lists, footnotes."""

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from functools import cache

from ingest.figures import YEAR
from ingest.headings import could_be_heading
from ingest.labels import FEWEST_BLANKS, ends_sentence
from ingest.layout import any_of, layout_words
from ingest.lines import LONG_LINE, Line
from schema import BlockKind

# "Pagina 3 van 20", "Page 1:", "blz. 12"
NAMED_PAGE = re.compile(r"(?:pagina|page|blz\.?)\s?(?P<number>\d{1,4})(?:\s?(?:van|of|/)\s?\d{1,4})?\s?:?", re.IGNORECASE)
# "28", "- 28 -", "(3)", "3 van 20", "| 28"
BARE_PAGE = re.compile(r"[-–(|]?\s?(?P<number>\d{1,3})(?:\s?(?:van|/)\s?\d{1,3})?\s?[-–)|]?")
LONGEST_PAGE_NUMBER = 20

SHORTEST_HEAD, LONGEST_HEAD = 8, 120
FEWEST_PAGES = 2
TITLE_LINES = 3
"""Among so many lines on top stands the title of the report, which running heads repeat."""
DIGITS = re.compile(r"\d+")

# "........ 14", ". . . . 3", "…… 9": what leads from a title to its page
LEADER = re.compile(r"(?:\.{4}|(?:\. ){4}|…{2}|_{4})\s*\d{0,3}$")
LEADER_ENDS = frozenset("0123456789._…")
LONGEST_LEADER = 20
LONGEST_ENTRY = 150
MOST_LOOSE_LINES = 2
"""So many lines without a page number may stand in a contents list before one that has it."""

# "! Zie het plan", "** inclusief rente", "“ Een verzoek kan ook": a sign for a raised figure, then a sentence
SIGNED_NOTE = re.compile(r"(?:[!®°%*?&¹²³†]{1,4}\s?|[“”’'\"]\s)[A-Z‘“'](?=.{30})")
# "2 De wet regelt de inkoop": a raised figure, then a sentence
NUMBERED_NOTE = re.compile(r"\d{1,2}\s?[A-Z](?=.{30})")
FULL_LINE = 0.85
"""A note's first line fills so much of the width, where no full stop ends it."""


def find_margins(lines: Sequence[Line], width: int | None, in_tables: Container[int]) -> dict[int, BlockKind]:
    """Indexes of the lines that are furniture, stand in a contents list or begin a footnote, with what they are."""
    heads = _running_heads(lines, width)
    contents = _contents_lines(lines)
    links, buttons = layout_words().navigation, layout_words().buttons
    found: dict[int, BlockKind] = {}
    for index, line in enumerate(lines):
        text = line.text
        is_number = len(text) <= LONGEST_PAGE_NUMBER and _is_page_number(lines, index, width, in_tables)
        is_link = text.startswith(links) and text[-1] != "."
        if is_number or is_link or index in heads or text in buttons:
            found[index] = BlockKind.FURNITURE
        elif index in contents or _has_leader(text):
            found[index] = BlockKind.CONTENTS
        elif width is not None and (line.gap or line.new_page) and index not in in_tables and _is_footnote(lines, index, width):
            found[index] = BlockKind.FOOTNOTE
    return found


def page_number(text: str) -> str | None:
    """The number in a line that is nothing but a page number.

    >>> page_number("- 28 -"), page_number("Pagina 3 van 20"), page_number("Jaarstukken 2024")
    ('28', '3', None)
    """
    match = BARE_PAGE.fullmatch(text) or NAMED_PAGE.fullmatch(text)
    return match["number"] if match else None


def contents_entries(lines: Sequence[Line], kinds: Mapping[int, BlockKind]) -> frozenset[str]:
    """The titles in the contents list, in small letters, without leaders and page numbers: `2 het financiële beeld`."""
    texts = (lines[index].text for index, kind in kinds.items() if kind is BlockKind.CONTENTS)
    return frozenset(text.rstrip("0123456789").rstrip("._… ").casefold() for text in texts)


def _is_page_number(lines: Sequence[Line], index: int, width: int | None, in_tables: Container[int]) -> bool:
    """Whether a line is a page number: a named one anywhere, a bare one among running text."""
    line = lines[index]
    if page_number(line.text) is None:
        return False
    if line.text[0].isalpha():
        return True
    before = lines[index - 1] if index else None
    after = lines[index + 1] if index + 1 < len(lines) else None
    if index in in_tables or any(near and BARE_PAGE.fullmatch(near.text) for near in (before, after)):
        return False
    behind_prose = before is not None and _is_prose(before)
    if width is None:
        return behind_prose and (after is None or _is_prose(after))
    free_above = before is None or line.gap > 0 or line.new_page
    free_below = after is None or after.gap > 0 or after.new_page
    return behind_prose or (free_above and free_below)


def _is_prose(line: Line) -> bool:
    """Whether a line is running text: the end of a sentence, or too long for a label or heading."""
    if line.text.count(" ") >= FEWEST_BLANKS and ends_sentence(line.text):
        return True
    return len(line.text) > 2 * LONG_LINE or (len(line.text) > LONG_LINE and not could_be_heading(line.text))


def _running_heads(lines: Sequence[Line], width: int | None) -> set[int]:
    """Lines that return, but for their numbers, at the borders of pages; the title on top is none."""
    if width is None and sum(line.new_page for line in lines) < FEWEST_PAGES:
        return set()
    shapes = {
        index: DIGITS.sub("0", line.text)
        for index, line in enumerate(lines)
        if SHORTEST_HEAD <= len(line.text) <= LONGEST_HEAD
        and line.text[-1] not in ".,:;"
        and (_is_at_border(lines, index) or _names_report(lines, index))
    }
    times = Counter(shapes.values())
    return {index for index, shape in shapes.items() if times[shape] > 1 and (index >= TITLE_LINES or lines[index].new_page)}


def _is_at_border(lines: Sequence[Line], index: int) -> bool:
    """Whether a page begins or ends with a line: beside a form feed, a wide gap, a page number."""
    if lines[index].gap > 1 or lines[index].new_page:
        return True
    if index + 1 == len(lines):
        return False
    return lines[index + 1].new_page or page_number(lines[index + 1].text) is not None


def _names_report(lines: Sequence[Line], index: int) -> bool:
    """Whether a line names a report with its year and stands free: `Uitvoeringsprogramma Wonen 2024-2028`."""
    free_above = index == 0 or lines[index].gap > 0
    if not free_above or (index + 1 < len(lines) and not lines[index + 1].gap):
        return False
    return is_report_title(lines[index].text)


def is_report_title(text: str) -> bool:
    """Whether a line names a report with its year, as running titles do.

    >>> is_report_title("Programmabegroting 2024"), is_report_title("Lasten en baten 2024")
    (True, False)
    """
    return YEAR.search(text) is not None and _report_word().search(text) is not None and could_be_heading(text)


@cache
def _report_word() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(layout_words().levels[1])}", re.IGNORECASE)


def _contents_lines(lines: Sequence[Line]) -> set[int]:
    """The heads of contents lists and the lines behind them, as far as page numbers or leaders end them."""
    heads = {word.casefold() for word in layout_words().contents}
    longest = max(len(head) for head in heads) + 1
    found: set[int] = set()
    last: int | None = None
    for index, line in enumerate(lines):
        if last is not None and _is_entry(line.text):
            found.update(range(last, index + 1))
            last = index
        elif len(line.text) <= longest and line.text.casefold().rstrip(":") in heads:
            last = index
        elif last is not None and (index - last > MOST_LOOSE_LINES or not could_be_heading(line.text)):
            last = None
    return found


def _is_entry(text: str) -> bool:
    """Whether a line is or ends an entry of a contents list: `Voorwoord 3`, `2.3 Financiën ........ 14`, `14`."""
    if _has_leader(text):
        return True
    if len(text) > LONGEST_ENTRY or not text[-1].isdigit():
        return False
    *title, page = text.rsplit(maxsplit=1)
    return page.isdigit() and len(page) <= 3 and not "".join(title).replace(".", "").isdigit()


def _has_leader(text: str) -> bool:
    return text[-1] in LEADER_ENDS and LEADER.search(text[-LONGEST_LEADER:]) is not None


def _is_footnote(lines: Sequence[Line], index: int, width: int) -> bool:
    """Whether a line begins a note at the foot of a page: a raised mark, and a sentence that is no heading."""
    text = lines[index].text
    if NUMBERED_NOTE.match(text):
        return len(text) > width * FULL_LINE or text[-1] == "."
    if not SIGNED_NOTE.match(text):
        return False
    return not any(line.text.startswith(f"{text[0]} ") for line in lines[index + 1 : index + 3])

"""Contents lists: which lines are entries, and the titles and pages that they name."""

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ingest.headings import heading_number
from ingest.layout import layout_words
from ingest.pdf.sheets import PrintedLine, Sheet, Wording

# "Inleiding ........ 5", "2.1 Wonen . . . . 12", "Algemeen …………": leaders, and mostly a page number
LEADER = re.compile(r"\s?(?P<leader>\.{4,}+[.\s]*+|(?:\.\s){3,}+[.\s]*+|…{2,}+[…\s]*+|_{4,}+\s*+)(?P<page>\d{1,3})?$")
# "Inleiding 5"
PAGE_BEHIND = re.compile(r"\s(?P<page>\d{1,3})$")
# "5 Inleiding"
PAGE_BEFORE = re.compile(r"(?P<page>\d{1,3})\s+(?=[A-Z])")
PAGE = re.compile(r"\d{1,3}")
ENTRY_ENDS = frozenset("._…0123456789")
FEWEST_ENTRIES = 3
FEWEST_DOTS = 3
"""A leader of dots has so many."""
FEWEST_ROWS, FEWEST_LEADERS = 2, 2
MOST_RISE = 0.75
"""Share of the entries that name no earlier page than the one before, and of the lines that are entries where no head says so."""
LONGEST_TITLE, LONGEST_ENTRY, LONGEST_HEAD = 150, 1000, 50
MOST_APART = 2.5
"""The first line of a title of two lines stands no further (of its size) above the second."""
NOT_WORD = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Entry:
    """A title in a contents list or an outline."""

    title: str
    page: int | None
    """Place of its page in the file, from 1."""
    level: int

    @property
    def key(self) -> str:
        """Its title without case, blanks and punctuation."""
        return title_key(self.title)


@dataclass(slots=True)
class ListedLine:
    """A line of a contents list: the end of an entry, or the first line of one of two lines."""

    line: PrintedLine
    title: str
    page: str | None
    """The page number that it names, as printed."""
    target: int | None
    """Place in the file of the page that it links to."""
    opens: bool = False
    """Whether the title goes on in the next line."""


def title_key(title: str) -> str:
    """A title without case, blanks and punctuation.

    >>> title_key("2.1 Wat willen we bereiken ?")
    '21watwillenwebereiken'
    """
    return NOT_WORD.sub("", title).casefold()


def may_list(sheet: Sheet) -> bool:
    """Whether a page may hold a contents list that does not go on from the page before."""
    return any(is_contents_head(line.text) for line in sheet.lines) or _has_leaders(sheet)


def _has_leaders(sheet: Sheet) -> bool:
    """Whether lines of a page have leaders, as those of a contents list do."""
    return sum(map(_has_leader, sheet.lines)) >= FEWEST_LEADERS


def find_listed(sheet: Sheet, *, follows: bool) -> list[ListedLine]:
    """The lines of a page's contents list; none where it has no such list.

    The page may lack a head, where its entries have leaders or where it `follows` a page that lists contents.
    """
    under_head = any(is_contents_head(line.text) for line in sheet.lines)
    if not (under_head or follows or _has_leaders(sheet)):
        return []
    found = list(_entries(sheet.lines, PAGE_BEHIND if under_head or follows else None))
    if under_head and len(found) < FEWEST_ENTRIES:
        linked = list(_linked_lines(sheet.lines))
        found = list(_entries(sheet.lines, PAGE_BEFORE))
        if len(linked) >= max(FEWEST_ENTRIES, len(found)):
            return linked
    pages = [int(one.page) for one in found if one.page]
    rises = sum(before <= after for before, after in pairwise(pages)) + 1
    is_list = len(pages) >= FEWEST_ENTRIES and rises >= len(pages) * MOST_RISE
    if not is_list or (follows and not under_head and len(found) < len(sheet.lines) * MOST_RISE):
        return []
    return [*_opening_lines(sheet.lines, found), *found]


def is_contents_head(text: str) -> bool:
    """Whether a line is the head of a contents list.

    >>> is_contents_head("INHOUDSOPGAVE"), is_contents_head("Inhoud van het plan")
    (True, False)
    """
    return len(text) <= LONGEST_HEAD and text.casefold().rstrip(" :") in _heads()


@cache
def _heads() -> frozenset[str]:
    return frozenset(word.casefold() for word in layout_words().contents)


def _has_leader(line: PrintedLine) -> bool:
    """Whether a line ends in a leader, or in one and a page number."""
    text = line.text
    may_have = text[-1] in ENTRY_ENDS and (text.count(".") >= FEWEST_DOTS or "…" in text or "_" in text)
    return may_have and LEADER.search(text) is not None


def is_list_of_pages(last: Sequence[str]) -> bool:
    """Whether the last cells of the rows of a table are page numbers, as those of a contents list without dots are.

    >>> is_list_of_pages(["3", "7", "7", "12"]), is_list_of_pages(["310", "280", "295"])
    (True, False)
    """
    if len(last) < FEWEST_ROWS or not all(PAGE.fullmatch(words) for words in last):
        return False
    return all(int(before) <= int(after) for before, after in pairwise(last))


def _entries(lines: Sequence[PrintedLine], pattern: re.Pattern[str] | None) -> Iterator[ListedLine]:
    """The lines that name a page: behind a leader, or as `pattern` says."""
    for line in lines:
        text = line.text
        if not 1 < len(text) <= LONGEST_ENTRY or line.turned:
            continue
        match = LEADER.search(text) if text[-1] in ENTRY_ENDS else None
        if match and match.start():
            title = text[: match.start()]
            line.wording = _spaced(line.wording, (match.start("leader"), match.end("leader")))
        elif pattern is PAGE_BEFORE and (match := pattern.match(text)):
            title = text[match.end() :]
        elif pattern is PAGE_BEHIND and len(text) < LONGEST_TITLE and (match := pattern.search(text)):
            title = text[: match.start()]
        else:
            continue
        target = next((link.page for link in line.wording.links if link.page), None)
        yield ListedLine(line, title.strip(), match["page"], target)


def _linked_lines(lines: Sequence[PrintedLine]) -> Iterator[ListedLine]:
    """The lines that lead to a page as a whole, as those of a contents list without page numbers do."""
    for line in lines:
        link = next((link for link in line.wording.links if link.page), None)
        if link and link.end - link.start >= MOST_RISE * len(line.text):
            yield ListedLine(line, line.text, None, link.page)


def _spaced(words: Wording, cuts: Sequence[int]) -> Wording:
    """Words with a blank at each of these places, where none stands yet; links are kept."""
    text = words.text
    ends = [*words.starts[1:], len(text) + 1]
    starts, lengths, boxes = array("I"), array("H"), array("f")
    parts: list[str] = []
    position = 0
    for index, (start, end) in enumerate(zip(words.starts, ends, strict=True)):
        word = text[start:end].rstrip()
        x0, top, x1, bottom = words.boxes[4 * index : 4 * index + 4]
        borders = [0, *(cut - start for cut in cuts if 0 < cut - start < len(word)), len(word)]
        for first, last in pairwise(borders):
            starts.append(position)
            lengths.append(last - first)
            parts.append(word[first:last])
            position += last - first + 1
            wide = (x1 - x0) / len(word)
            boxes.extend((x0 + wide * first, top, x0 + wide * last, bottom))
    spaced = " ".join(parts)
    links = tuple(link._replace(start=0, end=len(spaced)) for link in words.links[:1])
    return Wording(spaced, starts, lengths, boxes, (), links)


def _opening_lines(lines: Sequence[PrintedLine], found: Sequence[ListedLine]) -> Iterator[ListedLine]:
    """The first lines of titles that take two: right above an entry, set as it is, and no entry themselves."""
    listed = {id(one.line): one for one in found}
    for above, below in pairwise(lines):
        entry = listed.get(id(below))
        if entry is None or id(above) in listed or is_contents_head(above.text):
            continue
        apart = below.baseline - above.baseline
        goes_on = entry.title[:1].islower() or above.text[-1] in "-,&" or below.x0 > above.x0 + above.size
        if goes_on and 0 < apart < MOST_APART * above.size and above.bold == below.bold:
            entry.title = f"{above.text} {entry.title}"
            yield ListedLine(above, above.text, None, None, opens=True)


def entries_of(listed: Sequence[ListedLine], places: Mapping[str, int], shift: int) -> list[Entry]:
    """The entries of a contents list.

    `places` leads from page numbers as printed to places in the file; by `shift` the numbers of other pages differ from
    their places.
    """
    ends = [one for one in listed if not one.opens]
    dots = [heading_number(one.title, is_chapter=True)[0] for one in ends]
    numbered = sum(number is not None for number in dots) > len(dots) / 2
    looks = sorted({_look(one) for one in ends})
    entries: list[Entry] = []
    for one, number in zip(ends, dots, strict=True):
        page = one.target
        if page is None and one.page:
            page = places.get(one.page, int(one.page) - shift)
        level = 1 + looks.index(_look(one))
        if numbered:
            level = number.count(".") + 1 if number else 1
        entries.append(Entry(one.title, page, level))
    return entries


def _look(listed: ListedLine) -> tuple[bool, float, int]:
    """How an entry is printed; what sorts first stands higher."""
    line = listed.line
    return not line.starts_bold, -round(line.size), round(line.x0 / 4)

"""Figures as the cells of a table print them: `1.582`, `-59.754`, `4.977-`, `(1.200)`, `N 31.393`, `€ 3.385,-`, a dash."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import islice

from extract.scan import any_of
from extract.tables.reading import Figure
from extract.tables.words import table_words
from schema import Favour

MOST_SPLITS = 64
"""So many ways to part glued figures are looked at."""

LARGEST = 10**11
"""A hundred billion (honderd miljard): what a cell prints of this size is some other number, a telephone's or a project's."""

TORN_NOTE = "per"
"""What a cell ends with whose last word stands in the row below it: `€ 1.200,- per`."""

# "-", "–", "−", "‒", "-/-"
_DASH = r"-/-|[-–—−‒]"
# "1.582", "5.705.992,90", "1 250 000", "1582", "12,5", "12.5"
_NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:,\d{1,3})?(?![\d.]\d|\d)|\d+\.\d{1,2}(?!\d)"
# "N", "V", "nadeel", "voordeel"
_FAVOUR = r"[NV]|[Nn]adel?ig|[Vv]oordelig|[Nn]adeel|[Vv]oordeel"
_SIGN = r"€|EUR|[Ee]uro"
# "N 31.393", "V12.000", "€ -1.200", "- 2.400", "(1.200)", "4.977-", "€ 3.385,-", "1.200 V", "1.200*", "737 1)"
_FIGURE = rf"""
    (?P<open>\()?\s*
    (?:(?P<favour_before>{_FAVOUR})\s*)?
    (?P<minus>{_DASH})?\s*\+?\s*(?P<sign>{_SIGN})?\s*(?P<inner_minus>{_DASH})?\s*
    (?P<number>{_NUMBER})
    (?P<round>,\s?(?:--?|[–—=]))?
    (?P<behind>\s?[-–−](?![\w\d]))?
    (?:\s*(?P<close>\)))?
    (?:\s*(?P<favour>{_FAVOUR})(?!\w))?
    (?P<mark>\*+|\s\d\))?
"""
_FIGURES = re.compile(_FIGURE, re.VERBOSE)
# "1.582", "-41": most figures
_SIMPLE = re.compile(r"(?P<minus>-)?(?P<digits>\d{1,3}(?:\.\d{3}){0,2})")
# "€ 5.474 (eenmalig)⏎€ 672,-": what parts two figures of one cell
_BETWEEN = re.compile(r"\s*[|/;]?\s+")
# "-", "€ -", "- -"
_NIL = re.compile(rf"(?:{_SIGN})?\s*(?:{_DASH})(?:\s*(?:{_DASH}))?|€", re.VERBOSE)
# "2.66", "12.4", "1.582.", "3,": what the end of the text may leave of a figure
_TORN = re.compile(rf"[NV€\s]*(?:{_DASH})?[\s€]*\d{{1,3}}(?:\.\d{{3}})*(?:\.\d{{0,2}}|,)")
# "12%", "12,5 %", "69,6% in 2018"
_SHARE = re.compile(r"-?\s?\d[\d.,]*\s?%")
_FAVOURED = re.compile(_FAVOUR)
# "12.5"
_DECIMALS = re.compile(r"\d+\.\d{1,2}")
_NO_BLANKS = {ord(blank): None for blank in " \u00a0\u202f"}
# "3.385,-", "3.385,=": whole euros
_ROUND = re.compile(r",\s?[-–—=]")


@cache
def _notes() -> re.Pattern[str]:
    """A note behind a figure in its cell."""
    # "(eenmalig)", "per jaar", "(per jaar)"
    spaced = any_of(table_words().notes).replace(r"\ ", r"\s+")
    return re.compile(rf"\s*\(?\s*(?P<note>{spaced}|{TORN_NOTE}(?=\s*$))\s*\)?", re.IGNORECASE)


@cache
def _no_figures() -> re.Pattern[str]:
    """What stands in place of a figure."""
    # "nb", "n.v.t.", "PM"
    return re.compile(any_of(table_words().no_figures), re.IGNORECASE)


def read_figures(text: str, start: int, end: int) -> tuple[Figure, ...]:
    """The figures that fill `text[start:end]`: mostly one, more where a cell has a line for each; none where it holds words.

    >>> [(str(figure.value), figure.note) for figure in read_figures("€ 5.474 (eenmalig) € 672,- (per jaar)", 0, 37)]
    [('5474', 'eenmalig'), ('672', 'per jaar')]
    """
    if match := _SIMPLE.fullmatch(text, start, end):
        value = int(match["digits"].replace(".", ""))
        return (Figure(start, end, Decimal(-value if match["minus"] else value)),)
    first = text[start : start + 1]
    if first.isalpha() and first not in "NVEenv":
        return ()
    if _NIL.fullmatch(text, start, end):
        return (Figure(start, end, Decimal(0), is_nil=True),)
    found: list[Figure] = []
    position = start
    while position < end:
        match = _FIGURES.match(text, position, end)
        figure = _figure(match) if match else None
        if match is None or figure is None:
            return ()
        position = match.end()
        if position == end:
            return (*found, figure)
        if note := _notes().match(text, position, end):
            figure, position = figure._replace(note=" ".join(note["note"].casefold().split())), note.end()
        found.append(figure)
        between = _BETWEEN.match(text, position, end)
        if position < end and (between is None or found[0].note is None):
            return ()
        position = between.end() if between else end
    return tuple(found)


def _figure(match: re.Match[str]) -> Figure | None:
    """The figure of a match, None where its brackets do not close or it is no money; it ends before a footnote's mark."""
    if bool(match["open"]) != bool(match["close"]):
        return None
    digits = match["number"].translate(_NO_BLANKS)
    whole, comma, decimals = digits.partition(",")
    if not comma and _DECIMALS.fullmatch(digits):
        whole, _, decimals = digits.partition(".")
    value = Decimal(f"{whole.replace('.', '')}.{decimals or 0}") if decimals else Decimal(whole.replace(".", ""))
    if value >= LARGEST:
        return None
    if match["minus"] or match["inner_minus"] or match["behind"] or match["open"]:
        value = -value
    printed = match["favour_before"] or match["favour"]
    end = match.start("mark") if match["mark"] else match.end()
    return Figure(match.start(), end, value, len(decimals), read_favour(printed) if printed else None)


def read_favour(words: str) -> Favour | None:
    """N or V, where a cell holds nothing else.

    >>> read_favour("V"), read_favour("nadeel"), read_favour("Noord")
    (<Favour.VOORDEEL: 'V'>, <Favour.NADEEL: 'N'>, None)
    """
    if not _FAVOURED.fullmatch(words):
        return None
    return Favour.NADEEL if words[0] in "Nn" else Favour.VOORDEEL


def holds_money_mark(text: str, figure: Figure) -> bool:
    """Whether the figure is printed in euros, by their sign, in whole ones or with cents: `€ 285`, `3.385,-`, `5.992,90`."""
    words = text[figure.start : figure.end]
    return "€" in words or ("," in words and (figure.decimals == 2 or _ROUND.search(words) is not None))


def is_no_figure(words: str) -> bool:
    """Whether the words stand in place of a figure, or are a share of a hundred.

    >>> is_no_figure("nb"), is_no_figure("n.v.t."), is_no_figure("69,6%"), is_no_figure("1.200")
    (True, True, True, False)
    """
    if "%" in words:
        return _SHARE.match(words) is not None
    return words[:1].isalpha() and _no_figures().fullmatch(words) is not None


def is_torn(text: str, start: int, end: int) -> bool:
    """Whether a figure that ends the text was cut off: the last group of its digits is short.

    >>> is_torn("12.4", 0, 4), is_torn("12.400", 0, 6)
    (True, False)
    """
    return _TORN.fullmatch(text, start, end) is not None


def split_figures(text: str, start: int, end: int, count: int) -> tuple[tuple[Figure, ...], ...]:
    """The ways to part figures that are glued into `count` of them; none where there are none or too many.

    >>> [[str(figure.value) for figure in way] for way in split_figures("3.3702.788-41", 0, 13, 3)]
    [['3370', '2788', '-41']]
    """
    ways = tuple(islice(_ways(text, start, end, count), MOST_SPLITS + 1))
    return ways if len(ways) <= MOST_SPLITS else ()


# "3.370", "0", "-41", "€ 12", "-": one figure from where another ends
_PIECE = re.compile(rf"\s*(?:(?P<minus>{_DASH})\s?)?(?:€\s?)?(?P<number>[1-9]\d{{0,2}}(?:\.\d{{3}})*|0)")
_DASHED = re.compile(rf"\s*(?:{_DASH})")
_DASHED_ANY = re.compile(_DASH)
THOUSAND = 3
"""Digits behind a point, and before the first one at most."""


def _ways(text: str, start: int, end: int, count: int) -> Iterator[tuple[Figure, ...]]:
    """Each way to part `text[start:end]` into `count` figures, the longest figures first."""
    if count == 0:
        if not text[start:end].strip():
            yield ()
        return
    left = text[start:end]
    digits, points = sum(character.isdigit() for character in left), left.count(".")
    dashes = len(_DASHED_ANY.findall(left))
    if not count - dashes + THOUSAND * points <= digits <= THOUSAND * (count + points):
        return
    for figure in _pieces(text, start, end):
        for rest in _ways(text, figure.end, end, count - 1):
            yield (figure, *rest)


def _pieces(text: str, start: int, end: int) -> Iterator[Figure]:
    """The figures that may stand first, the longest first: `2.788`, then `2`."""
    if match := _PIECE.match(text, start, end):
        first = match.start() + len(match[0]) - len(match[0].lstrip())
        number, at = match["number"], match.start("number")
        groups = number.split(".")
        lengths = [len(".".join(groups[: i + 1])) for i in range(1, len(groups))] + list(range(1, len(groups[0]) + 1))
        for length in sorted(lengths, reverse=True):
            if text[at + length : at + length + 1] != ".":
                value = Decimal(number[:length].replace(".", ""))
                if value >= LARGEST:
                    continue
                yield Figure(first, at + length, -value if match["minus"] else value)
    if (match := _DASHED.match(text, start, end)) and match.end() <= end:
        yield Figure(match.end() - 1, match.end(), Decimal(0), is_nil=True)

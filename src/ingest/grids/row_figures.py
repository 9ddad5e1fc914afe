"""The figures at the end of a row whose cells stand on one line: where each begins and ends, and where the label ends."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.figures import DASHES, LAST_CODES
from ingest.grids.row_words import numbered_labels

# "1.582", "-59.754", "€ 3.385,-", "(1.200)", "12,5 %", "1.200 -/-", "3.400*", never "014"
DIGITS = r"(?!0\d)\d[\d.]*(?:,(?:\d+|[-–]+))?"
SIGNED = rf"[-–‒+]{{0,2}}(?:€\s?)?[-–‒]?{DIGITS}(?:-(?!\w)|\s?-/-)?(?:\s?%)?\*{{0,3}}"
NUMBER = rf"(?:{SIGNED}|\((?:€\s?)?-?{DIGITS}(?:\s?%)?\))"
# "(eenmalig)", "(per jaar)", "per jaar", and a "per" that the line breaks off
NOTE = r"(?:\s?\((?:per|een)\s?\w+\)|\sper(?:\s(?:jaar|maand|kwartaal|week|dag|inwoner))?(?=\s*(?:\||$)))?"
# "-", "€ -", "nb": nil, or not known
NO_NUMBER = r"(?:€\s?)?[-–‒—]|n\.?b\.?|n\.?v\.?t\.?|p\.?m\.?|PM|n\.?t\.?b\.?"
EDGE_BEFORE, EDGE_BEHIND = r"(?<![^\s|])", r"(?![^\s|])"
# "N 31.393", "V12.000", "N € 12"
SIGN_BEFORE = re.compile(rf"{EDGE_BEFORE}(?:(?:[NV]\s{{0,2}})?{NUMBER}[NV]?{NOTE}|{NO_NUMBER}){EDGE_BEHIND}")
# "31.393 N", "12.000 V"
SIGN_BEHIND = re.compile(rf"{EDGE_BEFORE}(?:{NUMBER}(?:\s?[NV])?{NOTE}|{NO_NUMBER}){EDGE_BEHIND}")
# "Kade 12 N 3 V": an N that stands apart, here behind its figure
LONE_SIGN = re.compile(r"(?<=\s)[NV](?=\s|$)")
# "N 12", "V € 3"
SIGN_OF_FIRST = re.compile(r"[NV]\s{1,2}[-–(]?\s?€?\s?\d")
# "Kade 12 ", and not "Kade 0 ": nil has no sign
FIGURE_ENDS = re.compile(r"\d(?<!\s0)\)?-?\s+$")
# what divides two figures, and what may stand behind a line
BETWEEN = re.compile(r"[\s|]*")
BLANKS = re.compile(r"[^\S\r\n\v\f]*")
# "2019", and no "2.019"
YEAR = re.compile(r"(?:19|20)\d\d")
# "1.200", and "1200" without the dot
DOTTED, UNDOTTED = re.compile(r"\d\.\d{3}(?!\d)"), re.compile(r"(?<![\d.,])\d{4,}(?![\d.])")
# what a code may stand behind: a figure with its signs
CODE_FOLLOWS = frozenset("0123456789-–‒)%NV")
MOST_CODES = 2
LONGEST_NUMBER = 2
FEWEST_NILS = 2
"""So many dashes or words for a figure that is not known make a row: `Haven - -`; one dash may be of the label."""
BLANK_SIGNS = " \t\xa0"
LONG_RUN = 3
"""More blanks than these set a figure out in a column."""
# "Jeugd 18-", "Groep 3", "0.10": figures that may end a label
AGE = re.compile(r"\d{1,2}[-+]")
LABEL_FIGURE = re.compile(r"\d{1,4}[-+]?|\d{1,2}\.\d{1,2}")


class Span(NamedTuple):
    """Words from one offset to another."""

    start: int
    end: int


class RowLine(NamedTuple):
    """One line of a table: its label and the figures behind it."""

    start: int
    end: int
    label: Span | None
    figures: tuple[Span, ...]
    codes: tuple[Span, ...] = ()
    """`I` or `S`, `L` or `B` behind the last figure."""
    trail: int = 0
    """How many blanks stand behind the line."""
    is_glued: bool = False
    """Whether its one figure is all of its figures, which nothing divides."""


def has_signs_behind(text: str, rows: Iterable[Span]) -> bool:
    """Whether N and V stand behind the figures of these rows, and not before them.

    >>> has_signs_behind("Kade 12 N 0 I", [Span(0, 13)]), has_signs_behind("Kade N 12 V 3", [Span(0, 13)])
    (True, False)
    """
    balance = 0
    for row in rows:
        line = text[row.start : row.end]
        first = LONE_SIGN.search(line)
        if first and SIGN_OF_FIRST.match(line, first.start()) and not FIGURE_ENDS.search(line, 0, first.start()):
            balance -= 1
        elif first and any(map(str.isdigit, line[: first.start()])):
            balance += 1
    return balance > 0


def read_row(text: str, start: int, end: int, *, signs_behind: bool = False) -> RowLine:
    """The label and the figures of the row in `text[start:end]`.

    >>> row = read_row("2. Kade en kanaal N 1.582 - V 12", 0, 32)
    >>> row.label, [tuple(figure) for figure in row.figures]
    (Span(start=0, end=17), [(18, 25), (26, 27), (28, 32)])
    """
    trail = BLANKS.match(text, end)
    blanks = 0 if trail is None else trail.end() - end
    codes = _last_codes(text, start, end)
    stop = codes[0].start if codes else end
    pattern = SIGN_BEHIND if signs_behind else SIGN_BEFORE
    figures: list[Span] = []
    limit = stop
    for match in reversed(list(pattern.finditer(text, start, stop))):
        if not BETWEEN.fullmatch(text, match.end(), limit):
            break
        figures.append(Span(*match.span()))
        limit = match.start()
    figures.reverse()
    if len(figures) > 1 and _is_year_of_label(text, start, figures):
        limit = figures.pop(0).end
    if len(figures) < FEWEST_NILS and not any(map(str.isdigit, text[limit:stop])):
        return RowLine(start, end, _stripped(text, start, end), (), (), blanks)
    return RowLine(start, end, _stripped(text, start, limit), tuple(figures), codes, blanks)


def _is_year_of_label(text: str, start: int, figures: Sequence[Span]) -> bool:
    """Whether a year stands right behind the words of a label, and a run of blanks between it and the figures."""
    first, second = figures[0], figures[1]
    is_behind = first.start - 1 > start and text[first.start - 1] == " " and text[first.start - 2] not in BLANK_SIGNS
    return is_behind and second.start - first.end > LONG_RUN and is_year(text[slice(*first)])


def with_figures(text: str, row: RowLine, number: int, *, loose_minuses: bool) -> RowLine:
    """The row with `number` figures at most: what is too much in front is of the label.

    Where a minus may stand apart from its figure, it does so in each row but those that have dashes for nil as well and are
    full as they stand.
    """
    figures = row.figures
    if len(figures) > 1 and _ends_label(text, row, figures):
        figures = figures[1:]
        row = row._replace(label=_stripped(text, row.start, figures[0].start))
    if loose_minuses and not (len(figures) == number and _has_nils(text, figures)):
        figures = join_minuses(text, figures)
    surplus = max(len(figures) - number, 0)
    if surplus == 0:
        return row._replace(figures=figures)
    return row._replace(figures=figures[surplus:], label=_stripped(text, row.start, figures[surplus].start))


def has_dotted_thousands(text: str, rows: Iterable[RowLine]) -> bool:
    """Whether a dot stands in each figure from a thousand on; the first figure of a row may be a year of its label."""
    figures = [(place, text[slice(*figure)]) for row in rows for place, figure in enumerate(row.figures)]
    return any(DOTTED.search(words) for _, words in figures) and not any(
        UNDOTTED.search(words) for place, words in figures if place or not is_year(words)
    )


def without_year_of_label(text: str, row: RowLine) -> RowLine:
    """The row of a table with dotted thousands; a year right behind the words of its label is no figure: `Saldo 2023 1.200`."""
    if len(row.figures) == 1 or row.label is None or row.figures[0].start > row.label.end + 1:
        return row
    first, *figures = row.figures
    return row._replace(label=Span(row.label.start, first.end), figures=tuple(figures)) if is_year(text[slice(*first)]) else row


def _ends_label(text: str, row: RowLine, figures: Sequence[Span]) -> bool:
    """Whether the first of the figures surely ends the label: `Jeugd 18-` where no minus stands behind figures, `Programma 4`."""
    if AGE.fullmatch(text, *figures[0]):
        return not any(text[figure.end - 1] == "-" for figure in figures[1:])
    if row.label is None or figures[0].end - figures[0].start > LONGEST_NUMBER:
        return False
    return text[slice(*row.label)].rsplit(None, 1)[-1].casefold() in numbered_labels()


def has_loose_minuses(text: str, rows: Sequence[RowLine], number: int) -> bool:
    """Whether minuses stand apart from their figures: some row has too many cells unless they do."""
    for row in rows:
        if len(row.figures) > number and len(join_minuses(text, row.figures)) <= number:
            surplus = row.figures[: len(row.figures) - number]
            if not all(LABEL_FIGURE.fullmatch(text, *figure) for figure in surplus):
                return True
    return False


def _has_nils(text: str, figures: Sequence[Span]) -> bool:
    """Whether a dash stands before another dash or behind all figures."""
    dashes = [text[figure.start : figure.end] in DASHES for figure in figures]
    return dashes[-1] or any(dash and following for dash, following in pairwise(dashes))


def join_minuses(text: str, figures: Sequence[Span]) -> tuple[Span, ...]:
    """The figures with each dash that stands before a figure without a sign of its own as that figure's minus."""
    joined: list[Span] = []
    for figure in figures:
        before = joined[-1] if joined else None
        if (
            before
            and text[before.start : before.end] in DASHES
            and text[figure.start] in "€0123456789"
            and figure.start == before.end + 1
        ):
            joined[-1] = Span(before.start, figure.end)
        else:
            joined.append(figure)
    return tuple(joined)


def certain_figures(text: str, row: RowLine) -> int:
    """How many figures of a row are surely no part of its label, as `2` and `0.10` in front of others may be."""
    figures = join_minuses(text, row.figures)
    loose = 0
    while loose < len(figures) and _may_end_label(text, figures, loose):
        loose += 1
    return len(figures) - loose


def _may_end_label(text: str, figures: Sequence[Span], place: int) -> bool:
    """Whether a figure may be of the label: a short one, or the second year of two, as in `Regeling 2009 - 2014`."""
    if LABEL_FIGURE.fullmatch(text, *figures[place]):
        return True
    return place > 0 and is_year(text[slice(*figures[place - 1])]) and is_year(text[slice(*figures[place])].lstrip(" -–"))


def is_year(words: str) -> bool:
    """Whether a figure is a year, and may well be no amount."""
    return YEAR.fullmatch(words) is not None


def _last_codes(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The codes in the last columns: `I`, `S`, `L/B`."""
    codes: list[Span] = []
    while len(codes) < MOST_CODES:
        last = max(text.rfind(" ", start, end), text.rfind("\t", start, end)) + 1
        if last <= start or text[last:end] not in LAST_CODES:
            break
        codes.insert(0, Span(last, end))
        end = last - 1
    return tuple(codes) if codes and text[end - 1] in CODE_FOLLOWS else ()


def _stripped(text: str, start: int, end: int) -> Span | None:
    """The words between two offsets without white space and rulings around them; None where there are none."""
    words = text[start:end]
    end -= len(words) - len(words.rstrip(" \t\xa0|"))
    start += len(words) - len(words.lstrip(" \t\xa0|"))
    return Span(start, end) if start < end else None

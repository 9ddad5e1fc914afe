"""The head of a table whose rows stand on one line each: where each of its cells begins and ends."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from ingest.grids.row_figures import Span
from ingest.grids.row_words import row_words
from ingest.layout import any_of, layout_words

MONTHS = (
    "jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?"
    "|dec(?:ember)?"
)
# "31-12-2024", "1/1", "1 januari 2024", "ultimo 2024" has the year alone
DATE = rf"\d{{1,2}}[-/]\d{{1,2}}(?:[-/]\d{{2,4}})?|\d{{1,2}}\s(?:{MONTHS})\.?(?:\s\d{{4}})?"
# "2019", "2019*", "'24", "2024/2025", "2020¹", "20211" with the mark of a footnote
YEAR = r"(?:19|20)\d\d(?:\s?[-/–]\s?(?:19|20)?\d\d)?[\d*¹²³⁴]?(?:(?!\d)|(?=(?:19|20)\d\d))|['’]\d\d(?!\d)"
# "bedragen x € 1.000", "x 1.000", "(in € 1.000)", "bedragen in euro's"
THOUSANDS, EUROS = r"(?:[x×*]|in)\s?€?\s?1\.?000(?:\.000)?(?:,-)?", r"in\s(?:€|(?:hele\s|duizenden\s)?euro['’]?s?\b)"
UNIT = rf"\(?(?:(?:alle\s)?bedragen\s)?(?:{THOUSANDS}|{EUROS})\)?"
# "R 2022", "B2023": rekening, begroting
LETTER = r"\b[RBPJW]\s?(?=(?:19|20)\d\d)"
# "' begroting 2019 ' begroting 2020", "Thema _Kosten _Baten", "Thema | 2023 | 2024": rulings that character recognition read
RULING = re.compile(r"(?<!\S)['’‘_|]+(?=\s|[^\W_])|\s?\|\s?")
SPECKS = " \t\xa0'’‘_|.,:;-–"
MOST_LABEL_COLUMNS = 3
LONGEST_NUMBER = 2
"""A head may hold a number of so many digits that is no year: that of a programme."""


class Token(NamedTuple):
    """One word of a head, or several that go together."""

    start: int
    end: int
    sort: str
    """`year`, `unit`, `figure` (what heads figures), `qualifier`, `label`, `code`, `nature` or `other`."""
    is_capital: bool


class HeadLine(NamedTuple):
    """One line of a head: what heads the labels, and what heads the columns of figures."""

    labels: tuple[Span, ...]
    cells: tuple[Span, ...]
    codes: tuple[Span, ...] = ()
    """The heads of the last columns, where these hold codes."""
    first: int = 0
    """The column of figures at which its cells begin."""


# "Wmo-budget", "SPUK-bijdrage": money that the short name of its act or scheme names
OF_A_FUND = r"(?-i:[A-Z][A-Za-z]+-(?:budget|bijdrage|uitkering|middelen))"


@cache
def _tokens_pattern() -> re.Pattern[str]:
    words = row_words()
    sorts = {
        "code": _any_by_letter(words.code_heads),
        "nature": _any_by_letter(words.nature_heads),
        "qualifier": _any_by_letter(words.qualifiers),
        "figure": rf"{OF_A_FUND}|{_any_by_letter(words.figure_heads)}",
        "label": _any_by_letter(words.label_heads),
    }
    # a word may be glued to the one before it or to a year: "ThemaRekening 2014Vastgestelde"
    begins, ends = r"(?:(?<![^\W\d_])|(?<=[a-z)])(?=(?-i:[A-Z])))", r"(?:(?![^\W_])|(?=\d)|(?=(?-i:[A-Z])))"
    named = "|".join(rf"(?P<{sort}>{begins}(?:{pattern}){ends})" for sort, pattern in sorts.items())
    other = r"[^\W\d_](?:(?!(?-i:(?<=[a-z])[A-Z]))[^\s\d|])*|[^\s\w|]+|\d+"
    return re.compile(
        rf"(?P<unit>{UNIT})|(?P<year>(?:(?<!\d)|(?<=(?:19|20)\d\d))(?:{DATE}|{YEAR}))|(?P<letter>{LETTER})|{named}|(?P<other>{other})",
        re.IGNORECASE,
    )


def _any_by_letter(words: tuple[str, ...]) -> str:
    """A pattern for any of the words, the longest first, that looks at one letter before it tries them."""
    letters = sorted({word[0].casefold() for word in words})
    return "|".join(
        rf"(?={re.escape(letter)}){any_of(tuple(w for w in words if w[0].casefold() == letter))}" for letter in letters
    )


def head_tokens(text: str, start: int, end: int) -> list[Token]:
    """The words of a head, those that go together as one; specks of rulings are none."""
    return [Token(start + one.start, start + one.end, one.sort, one.is_capital) for one in _tokens(text[start:end])]


@lru_cache(maxsize=1024)
def _tokens(words: str) -> tuple[Token, ...]:
    tokens = []
    for match in _tokens_pattern().finditer(words):
        sort = "figure" if match.lastgroup == "letter" else match.lastgroup or "other"
        if sort != "other" or match.group().strip(SPECKS):
            tokens.append(Token(match.start(), match.end(), sort, match.group()[0].isupper()))
    repeated = _repeated(words, tokens)
    return tuple(one._replace(sort="figure") if words[one.start : one.end] in repeated else one for one in tokens)


def _repeated(words: str, tokens: Sequence[Token]) -> set[str]:
    """Words that head figures because they return before each year, or are all there is: `Subsidie 2023 Subsidie 2024`."""
    named = [words[token.start : token.end] for token in tokens if token.sort in ("label", "other")]
    if len(named) > 1 and len(named) == len(tokens) and len(set(named)) == 1:
        return set(named)
    before = [
        words[one.start : one.end] for one, year in pairwise(tokens) if year.sort == "year" and one.sort in ("label", "other")
    ]
    return {word for word in before if word[0].isalpha() and before.count(word) > 1}


def could_be_head(text: str, start: int, end: int) -> bool:
    """Whether a line without amounts is worded as a head: two years or words for figures, or one behind a label's or the unit.

    >>> could_be_head("Thema 2023 2024", 0, 15), could_be_head("Kade en haven", 0, 13), could_be_head("Lasten", 0, 6)
    (True, False, False)
    """
    tokens = head_tokens(text, start, end)
    sorts = [token.sort for token in tokens]
    digits = max(
        (token.end - token.start for token in tokens if token.sort == "other" and text[token.start].isdigit()), default=0
    )
    if digits and (digits > LONGEST_NUMBER or sorts.count("year") < 2):
        return False
    if set(sorts) == {"unit", "year"}:
        return True
    heads = sorts.count("year") + sorts.count("figure") + sorts.count("code")
    labels = sorts.count("label") + sorts.count("nature")
    return heads > 0 and heads + labels > 1 and sorts.count("other") <= 2 * heads


def read_head(text: str, start: int, end: int, number: int | None) -> HeadLine | None:
    """The cells of a head, as many as there are columns of figures; None where no reading gives that many.

    >>> head = read_head("Thema Rekening 2023 Begroting 2024", 0, 34, 2)
    >>> head.labels, head.cells
    ((Span(start=0, end=5),), (Span(start=6, end=19), Span(start=20, end=34)))
    """
    tokens = head_tokens(text, start, end)
    codes: tuple[Span, ...] = ()
    while len(tokens) > 1 and tokens[-1].sort == "code":
        codes = (Span(tokens[-1].start, tokens[-1].end), *codes)
        tokens = tokens[:-1]
    ruled = _ruled(text, start, end, number)
    if ruled:
        return ruled
    for before, divided in _readings(tokens):
        has_label = not before and number is not None and len(divided) == number + 1
        labels, cells = (divided[0], divided[1:]) if has_label else (before, divided)
        if _count_years(labels) and _count_years(token for cell in cells for token in cell):
            continue
        if cells and (number is None or len(cells) == number) and all(_heads_figures(text, cell) for cell in cells):
            return HeadLine(_label_cells(labels), tuple(Span(cell[0].start, cell[-1].end) for cell in cells), codes)
    return None


def _ruled(text: str, start: int, end: int, number: int | None) -> HeadLine | None:
    """The cells of a head between the rulings that character recognition read as specks; it may have lost the last ones."""
    rulings = [*RULING.finditer(text, start, end)]
    if not rulings or number is None:
        return None
    edges = [start, *(edge for match in rulings for edge in match.span()), end]
    pieces = [piece for left, right in zip(edges[::2], edges[1::2], strict=True) if (piece := _inked(text, left, right))]
    sorts = [{token.sort for token in head_tokens(text, *piece)} for piece in pieces]
    labels = max((index + 1 for index, sort in enumerate(sorts) if sort & {"label", "nature"}), default=0)
    labels = max(labels, len(pieces) - number)
    if labels > MOST_LABEL_COLUMNS or labels == len(pieces) or (labels == 0 and len(pieces) < number):
        return None
    return HeadLine(tuple(pieces[:labels]), tuple(pieces[labels:]))


def _count_years(tokens: Iterable[Token]) -> int:
    return sum(token.sort == "year" for token in tokens)


def _heads_figures(text: str, cell: Sequence[Token]) -> bool:
    """Whether words may head one column of figures: not two years, no word for labels alone, and no `en` at either end."""
    sorts = [token.sort for token in cell]
    ends = {text[token.start : token.end].casefold() for token in (cell[0], cell[-1])}
    return _count_years(cell) < 2 and set(sorts) != {"label"} and ends.isdisjoint(layout_words().open_words)


def _inked(text: str, start: int, end: int) -> Span | None:
    """The words between two offsets without blanks around them."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return Span(start, end) if start < end else None


def _readings(tokens: Sequence[Token]) -> Iterator[tuple[Sequence[Token], list[list[Token]]]]:
    """The ways to divide a head, the likeliest first."""
    years_first = _years_stand_first(tokens)
    places = list(_first_cells(tokens))
    for first in places[:1]:
        yield tokens[:first], _divided(tokens[first:], years_first=years_first)
    if all(token.sort != "year" for token in tokens):
        for first in (1, 0):
            yield tokens[:first], _at_capitals(tokens[first:])
    for first in places[1:]:
        yield tokens[:first], _divided(tokens[first:], years_first=years_first)
    for first in places:
        yield tokens[:first], _divided(tokens[first:], years_first=not years_first)
        yield tokens[:first], _at_capitals(tokens[first:])
        yield tokens[:first], [[token] for token in tokens[first:]]


def _first_cells(tokens: Sequence[Token]) -> Iterator[int]:
    """Places at which the heads of figures may begin: behind the words that head the labels, or at the first year or word."""
    sorts = [token.sort for token in tokens]
    after_label = max(
        (i + 1 for i, sort in enumerate(sorts) if sort in ("label", "nature") or (sort == "unit" and i == 0)), default=0
    )
    while 0 < after_label < len(sorts) and (sorts[after_label] == "unit" or _is_small(tokens[after_label])):
        after_label += 1
    first_year = sorts.index("year") if "year" in sorts else len(sorts)
    first_head = next((i for i in range(after_label, len(sorts)) if sorts[i] in ("figure", "year")), len(sorts))
    bare_years = sorts.count("year") > 1 and sorts[first_year : first_year + sorts.count("year")].count("year") == sorts.count(
        "year"
    )
    places = (first_year, first_head, after_label, 0) if bare_years else (after_label or first_head, first_head, first_year, 0)
    yield from (place for place in dict.fromkeys(places) if place < len(tokens))


def _is_small(token: Token) -> bool:
    return token.sort == "other" and not token.is_capital


def _years_stand_first(tokens: Sequence[Token]) -> bool:
    """Whether each year stands before the words of its column: `2023 Lasten 2024 Lasten`."""
    heads = [token.sort for token in tokens if token.sort in ("year", "figure")]
    return len(heads) > 1 and heads[0] == "year" and heads[-1] == "figure" and heads.count("figure") == heads.count("year")


def _divided(tokens: Sequence[Token], *, years_first: bool) -> list[list[Token]]:
    """The cells of a head, each with its words, its year and what goes on behind them."""
    cells: list[list[Token]] = []
    for token in tokens:
        if cells and _goes_on(cells[-1], token, years_first=years_first):
            cells[-1].append(token)
        else:
            cells.append([token])
    return cells


def _goes_on(cell: Sequence[Token], token: Token, *, years_first: bool) -> bool:
    """Whether a word belongs to the cell before it."""
    sorts = {one.sort for one in cell}
    if token.sort in ("qualifier", "unit"):
        return True
    if years_first:
        return token.sort != "year" and not (token.sort == "figure" and "figure" in sorts)
    if token.sort == "year":
        return "year" not in sorts
    if token.sort == "figure":
        return not sorts & {"year", "figure", "code"}
    return not token.is_capital and token.sort == "other" and "year" not in sorts


def _at_capitals(tokens: Sequence[Token]) -> list[list[Token]]:
    """The cells of a head, each beginning with a capital."""
    cells: list[list[Token]] = []
    for token in tokens:
        if cells and not token.is_capital:
            cells[-1].append(token)
        else:
            cells.append([token])
    return cells


def _label_cells(tokens: Sequence[Token]) -> tuple[Span, ...]:
    """The heads of the columns of labels: one, and one more for codes or natures behind it.

    Two levels of labels with the unit behind them have a head each: `Programma Beleidsterrein (x € 1.000)`.
    """
    sorts = [token.sort for token in tokens]
    has_levels = sorts[-1:] == ["unit"] and sorts.count("label") > 1
    cells: list[Span] = []
    for token in tokens:
        if cells and token.sort not in ("code", "nature") and not (has_levels and token.sort == "label"):
            cells[-1] = Span(cells[-1].start, token.end)
        else:
            cells.append(Span(token.start, token.end))
    return tuple(cells)

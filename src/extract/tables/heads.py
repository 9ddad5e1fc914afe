"""The heads of a table's columns: what each is called, and the year, phase, side and role that this tells."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from extract.scan import any_of
from extract.tables.layout import Layout
from extract.tables.reading import Column, ColumnRole
from extract.tables.unit_words import without_unit
from extract.tables.words import MOST_WORDS, holds_word, in_small_letters, table_words, word_pattern
from schema import Document, DocumentFacts, DocumentKind, GridCell, Phase, Side

# "2024", "Begroting2024", "20211" with the mark of a footnote stuck to it
_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>\d)?(?!\d)")
# "Bedrag in €", "Bedrag (x € 1.000)": the name of a column; "Bedragen x € 1.000" is a unit line
_AMOUNT = re.compile(r"bedrag\b", re.IGNORECASE)
# "2024"
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
# "Ont- trekking", "Toevoe- ging", never "zorg- en welzijn"
_TORN = re.compile(r"(?<=[^\W\d_]{2})-\s+(?=[a-zëïéö]{3})(?!en\b|of\b)")
# "Begroting 2024*", "Rekening 1)", "Saldo ¹"
_MARKS = re.compile(r"(?:\*+|[¹²³⁴]+|(?<=\s)\d\))+")
_MARK_SIGNS = frozenset("*¹²³⁴)")
# "2024 t/m 2027", "2023-2026"
_SPAN_OF_YEARS = re.compile(r"(?:19|20)\d\d\s*(?:-|–|/|t/m|tot en met)\s*(?:(?:19|20)\d\d|\d\d\b)")
_RESERVES = (Side.RESERVE_ADDITION, Side.RESERVE_WITHDRAWAL)


@lru_cache(MOST_WORDS)
def clean_words(words: str) -> str:
    """Words of a head or label on one line, as printed: a line break is a blank, footnote marks are gone.

    >>> clean_words("Ont-\\ntrekking 2024*"), clean_words("Zorg- en\\nwelzijn")
    ('Ont- trekking 2024', 'Zorg- en welzijn')
    """
    if words.isalpha():
        return words
    words = " ".join(words.split())
    if _MARK_SIGNS.intersection(words):
        words = _MARKS.sub("", words)
    return words.strip(" |_'‘’\"")


def untorn(words: str) -> str:
    """Words to be understood: one that a line break has parted is whole again.

    >>> untorn("Ont- trekking reserves"), untorn("zorg- en welzijn")
    ('Onttrekking reserves', 'zorg- en welzijn')
    """
    return _TORN.sub("", words) if "- " in words else words


def clean_head(words: str) -> str:
    """A head cell's words as printed, without footnote marks; nothing where it holds a unit alone.

    >>> clean_head("PB 20211"), clean_head("Begroting\\n2024 (x € 1.000)"), clean_head("bedragen x € 1.000")
    ('PB 2021', 'Begroting 2024 (x € 1.000)', '')
    >>> clean_head("Bedrag in €")
    'Bedrag in €'
    """
    words = clean_words(words)
    names = _AMOUNT.match(words) or without_unit(words)
    return _YEAR.sub(lambda match: match["year"], words) if names else ""


def read_columns(document: Document, layout: Layout, caption: str | None, facts: DocumentFacts) -> tuple[Column, ...]:
    """The columns of figures of a table."""
    cleaned = [
        (cell, clean_head(document.text[cell.start : cell.end]))
        for cell in sorted(layout.head, key=lambda cell: (cell.row, cell.column))
    ]
    heads = [(cell, words) for cell, words in cleaned if words]
    over = [_over(heads, column) for column in layout.figure_columns]
    common = _common(heads, layout.figure_columns)
    paths = [_with_whole_words([words for cell, words in cells if cell not in common or len(cells) == 1]) for cells in over]
    if all(len(cells) < 2 for cells in over):
        common = set()
    shared = [words for cell, words in heads if cell in common]
    table = [words for words in (*shared, caption) if words]
    drafts = [_column(column, path, table) for column, path in zip(layout.figure_columns, _over_years(paths), strict=True)]
    phased = list(_with_phases(_with_stands(drafts), table, facts))
    return tuple(_with_years(phased, _year_between(drafts), facts))


def _over(heads: Iterable[tuple[GridCell, str]], column: int) -> tuple[tuple[GridCell, str], ...]:
    """The head cells over a column, outer ones first."""
    return tuple((cell, words) for cell, words in heads if cell.column <= column < cell.column + cell.column_span)


def _with_whole_words(path: Sequence[str]) -> tuple[str, ...]:
    """The path with the parts of a word that two rows of heads share in one head: `Ont-` over `trekking`."""
    whole: list[str] = []
    for words in path:
        if whole and whole[-1].endswith("-") and _TORN.search(f"{whole[-1]} {words}"):
            whole[-1] = f"{whole[-1]} {words}"
        else:
            whole.append(words)
    return tuple(whole)


def _common(heads: Iterable[tuple[GridCell, str]], columns: Sequence[int]) -> set[GridCell]:
    """The head cells that stand over all columns of figures, where there are several."""
    if len(columns) < 2:
        return set()
    return {cell for cell, _ in heads if cell.column <= columns[0] and cell.column + cell.column_span > columns[-1]}


def _over_years(paths: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """The paths without words said twice; bare years go under a head that stands in the cell of the first of them."""
    over: str | None = None
    for path in map(_distinct, paths):
        bare = len(path) == 1 and _BARE_YEAR.fullmatch(path[0]) is not None
        if over and bare:
            yield over, *path
            continue
        match = _first_year().fullmatch(path[-1]) if path else None
        over = match["head"] if match else None
        yield path


@cache
def _first_year() -> re.Pattern[str]:
    """A head over several years with the first of them in its own cell."""
    # "Meerjarenraming 2026"
    return re.compile(rf"(?P<head>{any_of(table_words().over_years)}) (?:19|20)\d\d", re.IGNORECASE)


def _distinct(path: Sequence[str]) -> tuple[str, ...]:
    """A path without the words that it says twice."""
    return tuple(
        words for index, words in enumerate(path) if words.casefold() not in {other.casefold() for other in path[:index]}
    )


def join_heads(path: Sequence[str]) -> str | None:
    """A heading from outer to inner: a year goes with the word over it.

    >>> join_heads(["Meerjarenraming", "2025"]), join_heads(["2024", "Lasten"]), join_heads([])
    ('Meerjarenraming 2025', '2024 / Lasten', None)
    """
    joined: list[str] = []
    for words in path:
        if joined and _BARE_YEAR.fullmatch(words) and not _YEAR.search(joined[-1]):
            joined[-1] = f"{joined[-1]} {words}"
        else:
            joined.append(words)
    return " / ".join(joined) or None


def _column(place: int, path: tuple[str, ...], table: Sequence[str]) -> Column:
    """A column with all that its own heads tell, and the year of its table."""
    inner_first = tuple(untorn(without_unit(words)) for words in reversed(path))
    year = next((year for words in inner_first if (year := find_year(words))), None)
    return Column(
        place=place,
        heading=join_heads(path),
        year=year or (None if any(_YEAR.search(words) for words in path) else next(filter(None, map(find_year, table)), None)),
        phase=next((phase for words in (" ".join(reversed(inner_first)), *inner_first) if (phase := find_phase(words))), None),
        side=next((side for words in inner_first if (side := find_side(words))), None),
        role=next((role for words in inner_first[:1] if (role := _role(words))), ColumnRole.PLAIN),
    )


@lru_cache(MOST_WORDS)
def find_year(words: str) -> int | None:
    """The year that words name; None where they name several.

    >>> find_year("Begroting 2024"), find_year("PB 20211"), find_year("2024-2027")
    (2024, 2021, None)
    """
    if ("20" not in words and "19" not in words) or _SPAN_OF_YEARS.search(words):
        return None
    years = {match["year"] for match in _YEAR.finditer(words)}
    return int(years.pop()) if len(years) == 1 else None


@cache
def _phase_words() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The words of each phase, in the order in which they are looked for."""
    # "Begroting 2024 na wijziging" is adjusted before it is approved
    return tuple((phase, in_small_letters(words)) for phase, words in table_words().phases.items())


@lru_cache(MOST_WORDS)
def find_phase(words: str) -> Phase | None:
    """The phase that a head names.

    >>> find_phase("Begroting 2024 na wijziging"), find_phase("MJR 2026"), find_phase("Lasten")
    (<Phase.ADJUSTED: 'adjusted'>, <Phase.ESTIMATE: 'estimate'>, None)
    """
    lowered = words.lower()
    for name, known in _phase_words():
        if holds_word(lowered, known):
            return Phase.APPROVED if name == "unamended" else Phase(name)
    return None


@cache
def _bare_sides() -> dict[str, Side]:
    """Words that are a side where they stand alone: `kosten`, `opbrengsten`."""
    sections = table_words().sections
    lists = ((Side.EXPENDITURE, sections.expenditure), (Side.REVENUE, sections.revenue), (Side.BALANCE, sections.balance))
    return {words: side for side, names in lists for words in names}


@cache
def _side_words() -> tuple[tuple[Side, tuple[str, ...]], ...]:
    """The words of each side, in the order in which they count."""
    # "Onttrekking reserves", "Saldo van baten en lasten", "Totaal lasten"
    return tuple((Side(side), in_small_letters(words)) for side, words in table_words().sides.items())


@cache
def _any_side() -> tuple[str, ...]:
    """All words of sides: most labels hold none of them."""
    return tuple(word for _, words in _side_words() for word in words)


@lru_cache(MOST_WORDS)
def find_side(words: str) -> Side | None:
    """The side that a head or a label names.

    >>> find_side("Totaal lasten"), find_side("Saldo van baten en lasten"), find_side("Onttrekking reserves")
    (<Side.EXPENDITURE: 'expenditure'>, <Side.BALANCE: 'balance'>, <Side.RESERVE_WITHDRAWAL: 'reserve_withdrawal'>)
    """
    words = untorn(words)
    if side := _bare_sides().get(words.casefold().strip(" :.")):
        return side
    lowered = words.lower()
    if not any(map(lowered.__contains__, _any_side())):
        return None
    sides = [side for side, known in _side_words() if holds_word(lowered, known)]
    for one, other in ((Side.RESERVE_ADDITION, Side.RESERVE_WITHDRAWAL), (Side.EXPENDITURE, Side.REVENUE)):
        if one in sides and other in sides and Side.BALANCE not in sides:
            return None
    return sides[0] if sides else None


@cache
def _stands() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The words of opening stands, closing stands and totals."""
    # "Stand 1-1-2024", "Boekwaarde ultimo 2024", "Totaal 2024-2027"
    words = table_words().columns
    opening, closing = (
        rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?![^\W\d_])(?:(?<!\d)|(?!\d))"
        for names in (words.opening, words.closing)
    )
    return re.compile(opening, re.IGNORECASE), re.compile(closing, re.IGNORECASE), word_pattern(words.total)


@lru_cache(MOST_WORDS)
def _role(words: str) -> ColumnRole | None:
    """What a column is beside its phase and side."""
    opening, closing, total = _stands()
    if opening.search(words):
        return ColumnRole.OPENING
    if closing.search(words):
        return ColumnRole.CLOSING
    return ColumnRole.TOTAL if total.match(words) and find_year(words) is None else None


def _with_stands(drafts: Sequence[Column]) -> Sequence[Column]:
    """The columns; of two stands on the same day of different years the first is the opening one, the last the closing one."""
    stands = [index for index, column in enumerate(drafts) if column.role in (ColumnRole.OPENING, ColumnRole.CLOSING)]
    roles = {drafts[index].role for index in stands}
    if len(stands) != 2 or len(roles) != 1 or drafts[stands[0]].year == drafts[stands[1]].year:
        return drafts
    opening, closing = sorted(stands, key=lambda index: drafts[index].year or 0)
    new = {opening: ColumnRole.OPENING, closing: ColumnRole.CLOSING}
    return [column._replace(role=new.get(index, column.role)) for index, column in enumerate(drafts)]


def _with_phases(drafts: Sequence[Column], table: Sequence[str], facts: DocumentFacts) -> Iterator[Column]:
    """The columns with the phases that only the whole table or the report can tell."""
    phases = {column.phase for column in drafts}
    compared = Phase.ACTUAL in phases and not phases.isdisjoint((Phase.APPROVED, Phase.ADJUSTED))
    differences = _differences()
    sided = len({column.side for column in drafts if column.side}) > 1
    years = {column.year for column in drafts if column.year}
    for column in drafts:
        if column.phase is None and column.heading and compared and not sided and differences.match(column.heading):
            yield column._replace(phase=Phase.VARIANCE, side=None)
        elif column.phase is None and column.role in (ColumnRole.PLAIN, ColumnRole.TOTAL) and column.year:
            yield column._replace(phase=_told_phase(column.year, len(years), table) or _phase_of_year(column.year, facts))
        else:
            yield column


@cache
def _differences() -> re.Pattern[str]:
    """Heads that are a difference beside budget and account: `Resultaat 2024`."""
    return word_pattern(table_words().columns.difference)


def _told_phase(year: int, years: int, table: Sequence[str]) -> Phase | None:
    """The phase that a head over all columns or the caption gives a year; `Begroting 2024-2027` is approved for 2024 alone."""
    words = next((words for words in table if find_phase(words)), None)
    phase = find_phase(words) if words else None
    if words is None or years < 2 or phase is Phase.ESTIMATE:
        return phase
    first = _YEAR.search(words)
    if phase is not Phase.APPROVED or first is None or year < int(first["year"]):
        return None
    return Phase.APPROVED if year == int(first["year"]) else Phase.ESTIMATE


def _phase_of_year(year: int, facts: DocumentFacts) -> Phase | None:
    """The phase of a column that has a year alone: in a budget that says so on top its year is approved, later ones estimated."""
    if facts.kind is not DocumentKind.BEGROTING or facts.year is None or facts.title is None or year < facts.year:
        return None
    return Phase.APPROVED if year == facts.year else Phase.ESTIMATE


def _year_between(drafts: Sequence[Column]) -> int | None:
    """The year in which what stands between two stands was put in or taken out: from 1-1-2023 to 31-12-2023, or to 1-1-2024."""
    stands = [(column.role, column.year) for column in drafts if column.role in (ColumnRole.OPENING, ColumnRole.CLOSING)]
    years = [year for _, year in stands if year]
    if len(stands) != 2 or len(years) != 2 or max(years) - min(years) != (stands[0][0] is stands[1][0]):
        return None
    return max(years) if ColumnRole.CLOSING in (stands[0][0], stands[1][0]) else min(years)


def _with_years(columns: Sequence[Column], between: int | None, facts: DocumentFacts) -> Iterator[Column]:
    """The columns with the years that only others tell.

    A difference is of the year of the columns before it, and a change between two stands of the year between them. In
    accounts columns that name a phase, and none of which names a year, are of the year of the accounts.
    """
    accounts = facts.year if facts.kind is DocumentKind.JAARSTUKKEN and facts.title else None
    whole = accounts if not any(column.year for column in columns) else None
    last: int | None = None
    for column in columns:
        told = last if column.phase is Phase.VARIANCE else between if column.side in _RESERVES and column.phase is None else None
        year = column.year or told or (whole if column.phase else None)
        yield column if year == column.year else column._replace(year=year)
        last = column.year or last

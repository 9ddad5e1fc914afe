"""The forms that financial tables have in reports: a generated table as text, with what should be read out of it."""

from dataclasses import dataclass
from enum import Enum, auto
from random import Random

from bench.table_cells import HeadForm, Layout, cells_of, head_forms, heading
from bench.table_flattenings import LINE_BY_LINE, LOSSY, Flattening, flatten
from bench.table_maker import CENTS, MadeTable, Place, Shape
from bench.table_shapes import make_table
from bench.table_signs import KEYS, Notation, conventions, notations, printed_figure
from bench.table_words import table_words
from schema import Favour, Phase, Side, SignConvention

JOINED = (Flattening.JOINED, Flattening.JOINED_DROPPED, Flattening.GLUED, Flattening.BULLETS)
FEWEST_GLUED = 1000
"""Figures that nothing divides can be told apart where each has a point before its last three digits."""


class UnitPlace(Enum):
    """Where the unit of a table is printed."""

    BEFORE = auto()
    IN_TITLE = auto()
    IN_HEAD = auto()
    UNDER = auto()
    FOOTNOTE = auto()
    NOWHERE = auto()


class TitlePlace(Enum):
    """Where the title of a table stands."""

    BEFORE = auto()
    NUMBERED = auto()
    """`Tabel 3: Reserves`."""
    AFTER = auto()
    """The same, under the table."""


THOUSANDS = (
    "bedragen x € 1.000", "Bedragen x € 1.000,-", "bedragen x 1.000,-", "(bedragen x € 1.000)", "(x € 1.000)",
    "bedragen in € 1.000", "bedragen in duizenden euro's", "bedragen * € 1.000", "bedragen x €1.000",
)  # fmt: skip
EUROS = ("bedragen in €", "bedragen in euro's", "(bedragen in euro's)", "bedragen in hele euro's", "bedragen x € 1")
FOOTNOTE = "1 Vastgesteld door de raad"
HEAD_THOUSANDS = ("(x € 1.000)", "(bedragen x € 1.000)", "bedragen x 1.000,-", "x €1.000", "in € 1.000")
HEAD_EUROS = ("(bedragen in €)", "in €", "(in euro's)")


@dataclass(frozen=True)
class Form:
    """One way to print a table and to lose its form."""

    flattening: Flattening
    layout: Layout
    unit_place: UnitPlace
    unit_words: str
    title_place: TitlePlace
    key: str | None = None
    """What the signs mean, in words."""
    prose: tuple[str, str] = ("", "")
    """The sentences before and behind it."""
    is_cut: bool = False
    """Whether the text breaks off inside the last figure."""


@dataclass(frozen=True)
class TrueFigure:
    """One figure of the text, and what should be read out of it."""

    place: Place
    label: str
    heading: str
    cents: int
    """As printed where nothing tells the unit."""
    favour: Favour | None
    year: int | None
    phase: Phase | None
    side: Side | None
    is_placed: bool
    """Whether the text itself tells its column; where it does not, sums may tell it, or nothing."""


@dataclass(frozen=True)
class Rendered:
    """A text with one table, and the truth about it."""

    text: str
    table: MadeTable
    form: Form
    figures: tuple[TrueFigure, ...]


def suits(table: MadeTable, flattening: Flattening) -> bool:
    """Whether a table can come in a flattening, and still say what its rows are."""
    if flattening is Flattening.BULLETS:
        return table.shape is Shape.OUTCOMES
    if flattening is Flattening.SHIFTED:
        return len(table.label_heads) == 1
    if flattening is Flattening.GLUED:
        return _can_be_glued(table)
    return not (flattening in JOINED and table.shape is Shape.BLOCKS)


def _can_be_glued(table: MadeTable) -> bool:
    if table.has_gaps or table.decimals or table.detail_heads or table.columns[0].under or len(table.label_heads) > 1:
        return False
    nets = [table.net(place) for place in table.places()]
    return all(row.labels[-1][-1].isalpha() for row in table.rows) and all(net and abs(net) >= FEWEST_GLUED for net in nets)


def random_form(table: MadeTable, rng: Random, flattening: Flattening | None = None, *, may_be_cut: bool = True) -> Form:
    """A form that the table can have; in that flattening, or in any that suits it."""
    flattening = flattening or rng.choice([one for one in Flattening if suits(table, one)])
    convention, notation = rng.choice(_signs(table, flattening))
    heads = [form for form in head_forms(table) if _may_head(form, flattening, notation)]
    unit_place = rng.choice([place for place in UnitPlace if _may_state(place, flattening)])
    words = _unit_words(rng, unit_place, table.unit)
    layout = Layout(
        convention=convention,
        notation=notation,
        head=rng.choice(heads),
        corner=_corner(table, flattening, words if unit_place is UnitPlace.IN_HEAD else "", rng),
        nil=rng.choice(("-", "–")) if flattening is Flattening.GLUED or rng.random() < 0.4 else "",
        euro=_has_euro(table, flattening, notation, rng),
        detail_last=rng.random() < 0.5,
        wraps=flattening in LINE_BY_LINE and rng.random() < 0.2,
        section_alone=flattening in LINE_BY_LINE and rng.random() < 0.5,
    )
    keys = KEYS.get(convention, ())
    is_cut = may_be_cut and unit_place not in (UnitPlace.UNDER, UnitPlace.FOOTNOTE) and rng.random() < 0.15
    titles = (TitlePlace.BEFORE, TitlePlace.NUMBERED) if is_cut or unit_place is UnitPlace.IN_TITLE else tuple(TitlePlace)
    key = rng.choice(keys) if keys and (table.shape is Shape.DEVIATIONS or rng.random() < 0.5) else None
    before, behind = rng.sample(table_words().lists["prose"], 2)
    prose = (before, behind) if rng.random() < 0.6 else ("", "")
    return Form(flattening, layout, unit_place, words, rng.choice(titles), key, prose, is_cut)


def _has_euro(table: MadeTable, flattening: Flattening, notation: Notation, rng: Random) -> bool:
    """Whether each figure has its € sign: now and then in tables in whole euros, mostly in bullets."""
    if table.unit != 1 or flattening is Flattening.GLUED or notation not in (Notation.HYPHEN, Notation.BEHIND):
        return False
    return rng.random() < (0.8 if flattening is Flattening.BULLETS else 0.15)


def _signs(table: MadeTable, flattening: Flattening) -> list[tuple[SignConvention, Notation]]:
    """The conventions of a table, with the ways in which its signs may be written."""
    written = {one: [way for way in notations(one) if _may_write(table, way, flattening)] for one in conventions(table)}
    return [(one, way) for one, ways in written.items() for way in ways]


def _may_write(table: MadeTable, notation: Notation, flattening: Flattening) -> bool:
    """Whether signs written so can be told from figures, from dashes for nil, and from the figures beside them."""
    if flattening is Flattening.GLUED:
        return notation is Notation.HYPHEN
    if notation is Notation.LETTER_CELL:
        return flattening in (Flattening.CELLS, Flattening.TIGHT, Flattening.PIPES)
    if flattening in (Flattening.JOINED, Flattening.JOINED_DROPPED):
        if notation in (Notation.SPACED, Notation.FIGURE_DASH):
            return not table.has_gaps
        if notation in (Notation.LETTER_BEFORE, Notation.LETTER_BEHIND):
            return table.shape is not Shape.OUTCOMES
        return notation is not Notation.BEHIND or not any(row.labels[-1].endswith("-") for row in table.rows)
    return True


def _may_head(form: HeadForm, flattening: Flattening, notation: Notation) -> bool:
    if form is HeadForm.BROKEN:
        return flattening in LINE_BY_LINE
    if form is HeadForm.FOOTNOTED:
        return flattening is not Flattening.GLUED
    if flattening in (Flattening.GLUED, Flattening.BULLETS, Flattening.SHIFTED) or notation is Notation.LETTER_CELL:
        return form is HeadForm.ONE_ROW or form is HeadForm.OVER_SIDES
    return True


def _may_state(place: UnitPlace, flattening: Flattening) -> bool:
    """Whether the unit may stand there."""
    return place is not UnitPlace.IN_HEAD or flattening not in (Flattening.SHIFTED, Flattening.BULLETS, Flattening.GLUED)


def _unit_words(rng: Random, place: UnitPlace, unit: int) -> str:
    if place in (UnitPlace.IN_HEAD, UnitPlace.IN_TITLE):
        words = rng.choice(HEAD_THOUSANDS if unit == 1000 else HEAD_EUROS)
        return words if place is UnitPlace.IN_HEAD or words[0] == "(" else f"({words})"
    return rng.choice(THOUSANDS if unit == 1000 else EUROS)


def _corner(table: MadeTable, flattening: Flattening, unit: str, rng: Random) -> tuple[str, ...]:
    """The heads over the columns of labels, with the unit in the last of them where it stands there."""
    if flattening is Flattening.SHIFTED:
        return ("",) * len(table.label_heads)
    *others, last = table.label_heads
    if unit and (others or rng.random() < 0.5):
        return (*others, f"{last} {unit}".strip())
    return (*others, unit or last)


def render(table: MadeTable, form: Form) -> Rendered:
    """The table in a text, and what should be read out of it."""
    cells = cells_of(table, form.layout)
    flat = flatten(cells, form.flattening)
    last = None
    if form.is_cut:
        flat, last = _cut(flat, table)
    text = "\n\n".join(part for part in (*_before(table, form), flat, *_behind(table, form)) if part)
    figures = tuple(figure for place in table.places() if place != last and (figure := true_figure(table, place, form)))
    return Rendered(text if form.is_cut else f"{text}\n", table, form, figures)


def _cut(flat: str, table: MadeTable) -> tuple[str, Place]:
    """The text broken off inside its last figure, and which figure that is."""
    digits = [index for index, character in enumerate(flat) if character.isdigit()]
    return flat[: digits[-1]], table.places()[-1]


def _before(table: MadeTable, form: Form) -> list[str]:
    title = table.title
    if form.unit_place is UnitPlace.IN_TITLE:
        title = f"{title} {form.unit_words}"
    title = {TitlePlace.BEFORE: title, TitlePlace.NUMBERED: f"Tabel 3: {title}", TitlePlace.AFTER: ""}[form.title_place]
    unit = form.unit_words if form.unit_place is UnitPlace.BEFORE else ""
    return [form.prose[0], title, form.key or "", unit]


def _behind(table: MadeTable, form: Form) -> list[str]:
    if form.is_cut:
        return []
    unit = {UnitPlace.UNDER: form.unit_words, UnitPlace.FOOTNOTE: f"1 {form.unit_words}"}.get(form.unit_place, "")
    note = FOOTNOTE if form.layout.head is HeadForm.FOOTNOTED else ""
    title = f"Tabel 3: {table.title}" if form.title_place is TitlePlace.AFTER else ""
    return [unit, note, title, form.prose[1]]


def true_figure(table: MadeTable, place: Place, form: Form) -> TrueFigure | None:
    """What should be read out of a figure; nothing of an empty cell."""
    printed = printed_figure(table, place, form.layout.convention, form.layout.notation)
    if printed is None:
        return None
    row, column = table.rows[place.row], table.columns[place.column]
    unit = 1 if form.unit_place is UnitPlace.NOWHERE else table.unit
    return TrueFigure(
        place=place,
        label=" / ".join(row.labels),
        heading=heading(table, column, form.layout.head),
        cents=int(printed.value * unit * CENTS),
        favour=printed.favour,
        year=column.year or column.about,
        phase=column.phase,
        side=table.side(place),
        is_placed=form.layout.nil != "" or None not in row.amounts or not _loses_places(table, form.flattening),
    )


def _loses_places(table: MadeTable, flattening: Flattening) -> bool:
    """Whether a text does not tell the columns of a row with empty cells.

    Bars tell them only where they show, somewhere in the table, that an empty cell is not moved behind the figures.
    """
    if flattening not in (Flattening.PIPES, Flattening.SHIFTED):
        return flattening in LOSSY
    rows = [(*row.printed, *row.amounts) for row in table.rows if not row.is_section]
    empties = [[cell in ("", None) for cell in row] for row in rows]
    return not any(empty and not all(row[index:]) for row in empties for index, empty in enumerate(row))


def random_table(rng: Random, flattening: Flattening, shape: Shape | None = None, *, has_sums: bool = False) -> MadeTable:
    """A table that can come in that flattening; one that holds sums, where that is asked."""
    while True:
        table = make_table(rng, shape)
        if suits(table, flattening) and (table.sums or not has_sums):
            return table

"""PDF reports of generated tables with known truth: `python -m bench.pdf_reports FOLDER [--seed N] [--pages N]`.

A file for each look that tables have, and beside it the truth: NAME.json in the form of the gold annotations.
"""

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

from bench.pdf_styles import Rules, Shading, Spread, Style, Turn, random_style
from bench.pdf_tables import Laid, lay_out, paper_table
from bench.pdf_truth import Truth
from bench.pdf_writer import MARGIN, Column, ReportWriter, page_words
from bench.table_flattenings import Flattening
from bench.table_forms import UnitPlace, random_form, random_table, render
from bench.table_maker import Shape

SEED = 20_250_101
PAGES = 6


def random_laid(rng: Random, style: Style, width: float, *, height: float | None = None, columns: int = 0) -> Laid:
    """A table that goes into that width, and height, with so many columns or more."""
    while True:
        laid = laid_table(rng, style, width)
        if laid and laid.table.columns >= columns and (height is None or sum(laid.heights) < height):
            return laid


def laid_table(rng: Random, style: Style, width: float, shape: Shape | None = None) -> Laid | None:
    """A table that states its unit, of that shape or any; None where it does not go into that width."""
    while True:
        table = random_table(rng, Flattening.CELLS, shape)
        form = random_form(table, rng, Flattening.CELLS, may_be_cut=False)
        if form.unit_place is not UnitPlace.NOWHERE:
            form = replace(form, layout=replace(form.layout, wraps=False))
            return lay_out(paper_table(render(table, form), style), width)


Arrangement = Callable[[ReportWriter, Style], None]


def plain(writer: ReportWriter, style: Style) -> None:
    """Text, tables below each other."""
    writer.page()
    writer.heading(writer.rng.choice(page_words().headings), 2)
    writer.paragraph()
    while writer.room > 250:
        writer.table(random_laid(writer.rng, style, writer.column.width, height=writer.room - 60))
        if writer.room > 60:
            writer.paragraph(sentences=writer.rng.randint(1, 2))


def broken_over(writer: ReportWriter, style: Style) -> None:
    """A table that begins low on its page."""
    writer.page()
    writer.heading(writer.rng.choice(page_words().headings), 2)
    while writer.room > 210:
        writer.paragraph(sentences=5)
    laid = random_laid(writer.rng, style, writer.column.width)
    while sum(laid.heights) < writer.room - 30:
        laid = random_laid(writer.rng, style, writer.column.width)
    writer.table(laid)
    if writer.room > 150:
        writer.paragraph()


def turned(writer: ReportWriter, style: Style) -> None:
    """A table on a page that lies on its side."""
    writer.page(writer.rng.choice((Turn.LANDSCAPE, Turn.ROTATED, Turn.SIDEWAYS)))
    writer.table(random_laid(writer.rng, style, writer.column.width, height=writer.room - 60, columns=6))
    if writer.room > 150:
        writer.paragraph()


def pair(writer: ReportWriter, style: Style) -> None:
    """Two tables beside each other."""
    writer.page()
    writer.heading(writer.rng.choice(page_words().headings), 2)
    writer.paragraph()
    narrow = replace(style, is_narrow=True, label_width=70, size=min(style.size, 7.5), gap=min(style.gap, 8), spread=Spread.NONE)
    width = (writer.column.width - 28) / 2
    top, bottoms = writer.top, []
    for x in (MARGIN, MARGIN + width + 28):
        writer.top = top
        writer.table(random_laid(writer.rng, narrow, width, height=400), Column(x, width))
        bottoms.append(writer.top)
    writer.top = max(bottoms)
    if writer.room > 120:
        writer.paragraph()


def beside(writer: ReportWriter, style: Style) -> None:
    """Text in two columns, a table in one of them or below both."""
    writer.page()
    writer.heading(writer.rng.choice(page_words().chapters), 2)
    width = (writer.column.width - 24) / 2
    narrow = replace(style, is_narrow=True, label_width=70, size=min(style.size, 7.5), gap=min(style.gap, 8), spread=Spread.NONE)
    top, bottoms = writer.top, []
    for index, x in enumerate((MARGIN, MARGIN + width + 24)):
        column = Column(x, width)
        writer.top = top
        writer.paragraph(column, 4)
        if index == 1:
            writer.table(random_laid(writer.rng, narrow, width, height=300), column)
        writer.paragraph(column, 3)
        bottoms.append(writer.top)
    writer.top = max(bottoms)
    if writer.room > 250:
        writer.table(random_laid(writer.rng, style, writer.column.width, height=writer.room - 60))


ARRANGEMENTS: tuple[Arrangement, ...] = (plain, plain, broken_over, turned, pair, beside)
MIXES: dict[str, tuple[Rules | None, Shading | None]] = {
    "lines": (Rules.LINES, Shading.NONE),
    "sides": (Rules.SIDES, Shading.HEAD),
    "sides-dark": (Rules.SIDES, Shading.DARK_HEAD),
    "level": (Rules.LEVEL, Shading.NONE),
    "level-totals": (Rules.LEVEL, Shading.TOTALS),
    "totals": (Rules.TOTALS, Shading.NONE),
    "shaded-rows": (Rules.NONE, Shading.ALTERNATE),
    "shaded-head": (Rules.NONE, Shading.HEAD),
    "dark-head": (Rules.NONE, Shading.DARK_HEAD),
    "bare": (Rules.NONE, Shading.NONE),
    "columns": (Rules.COLUMNS, Shading.HEAD),
    "mixed": (None, None),
}


def write_report(folder: Path, name: str, seed: int, pages: int = PAGES) -> Truth:
    """A report of about so many pages, in the look of that name; returns what is true of it."""
    rng = Random(f"{name} {seed}")
    writer = ReportWriter(folder, f"meerdrecht-{name}-{seed}", 2012 + seed % 15, rng)
    writer.page()
    writer.top = 250
    writer.heading(writer.title, 1)
    writer.text("Gemeente Meerdrecht", size=14)
    for number in range(pages):
        style = random_style(rng, *MIXES[name])
        ARRANGEMENTS[number % len(ARRANGEMENTS)](writer, style)
    writer.save()
    return writer.truth


def main() -> None:
    """Writes a report in each look."""
    parser = argparse.ArgumentParser(prog="python -m bench.pdf_reports", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--pages", type=int, default=PAGES)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(MIXES):
        write_report(arguments.folder, name, arguments.seed + number, arguments.pages)


if __name__ == "__main__":
    main()

"""What looks like a table of figures and is none: contents lists, goal trees, lists of numbers, prose with amounts."""

from collections.abc import Callable, Sequence
from random import Random

from bench.table_flattenings import EMPTY_CELL
from bench.table_shapes import programmes
from bench.table_words import pick, table_words, word

LETTERS = "ABC"


def make_lookalike(rng: Random) -> str:
    """A piece of a report that holds figures and no table of them."""
    return rng.choice(LOOKALIKES)(rng)


def contents_list(rng: Random) -> str:
    """`Haven en handel ........ 12`, `Haven en handel 12`, or title and page in turn."""
    titles = ["Voorwoord", *(name.partition(". ")[2] for name in programmes(rng)), "Paragrafen"]
    pages = sorted(rng.sample(range(3, 180), len(titles)))
    lead, between = rng.choice(((" ........ ", "\n"), (" ........ ", "\n\n"), (" ", "\n"), ("\n\n", "\n\n"), (" | ", " |\n")))
    numbers = rng.random() < 0.5
    entries = [
        f"{f'{index}. ' if numbers else ''}{title}{lead}{page}"
        for index, (title, page) in enumerate(zip(titles, pages, strict=True), start=1)
    ]
    return f"{rng.choice(('Inhoud', 'Inhoudsopgave'))}\n\n{between.join(entries)}{' |' if lead == ' | ' else ''}\n"


def goal_tree(rng: Random) -> str:
    """Goals and activities with their codes, in cells or between bars."""
    area = f"{rng.randint(1, 10)}{rng.choice(LETTERS)}"
    rows = [
        (f"{area}{goal} Doel voor {name.lower()}", [f"{area}{goal}.{index} {name} verbeteren" for index in (1, 2)])
        for goal, name in enumerate(pick(rng, "cost_items", 2, 4), start=1)
    ]
    if rng.random() < 0.5:
        lines = [f"{goal} | {first} |\n{second} |" for goal, (first, second) in rows]
        return "Doel | Prestaties |\n" + "\n".join(lines) + "\n"
    cells = [cell for goal, (first, second) in rows for cell in (goal, first, EMPTY_CELL, second)]
    return "\n\n".join(("Doel", "Prestaties", *cells)) + "\n"


def header_block(rng: Random) -> str:
    """`Programmanummer`, its number, and who is answerable."""
    cells = (("Programmanummer", str(rng.randint(1, 11))), ("Commissie", "Ruimte"), ("Portefeuille(s)", "Haven & Water"))
    if rng.random() < 0.5:
        return "\n".join(f"{label} | {value} |  |" for label, value in cells) + "\n"
    return "\n\n".join(cell for label, value in cells for cell in (label, EMPTY_CELL, value)) + "\n"


def prose_with_amounts(rng: Random) -> str:
    """Sentences with amounts and counts."""
    names = pick(rng, "topics", 2, 4)
    sentences = [f"{name} kost in {rng.randint(2020, 2026)} € {rng.randint(10, 900)}.000 extra." for name in names]
    return (
        " ".join((word(rng, "prose"), *sentences, f"In de stad wonen {rng.randint(20, 90)}.{rng.randint(100, 999)} mensen."))
        + "\n"
    )


def list_of_amounts(rng: Random) -> str:
    """Bullets that each tell of an amount in words."""
    names = pick(rng, "institutions", 3, 5)
    return (
        "\n".join(f" • {name} krijgt voor {rng.randint(2020, 2026)} eenmalig € {rng.randint(10, 900)}.000;" for name in names)
        + "\n"
    )


def list_of_decisions(rng: Random) -> str:
    """What a council decides, numbered."""
    gap = rng.choice(("\n", "\n\n"))
    names = pick(rng, "reserves", 3, 5)
    points = [f"{index}. de {name.lower()} voor {rng.randint(5, 60)}% in te zetten;" for index, name in enumerate(names, start=1)]
    return f"De raad besluit:{gap}{gap.join(points)}\n"


def list_of_counts(rng: Random) -> str:
    """Numbers of things, line by line, one to a line."""
    things = table_words().lists["institutions"]
    return "\n\n".join(f"{name}: {rng.randint(2, 90)} leden" for name in things) + "\n"


LOOKALIKES: Sequence[Callable[[Random], str]] = (
    contents_list,
    goal_tree,
    header_block,
    prose_with_amounts,
    list_of_amounts,
    list_of_decisions,
    list_of_counts,
)

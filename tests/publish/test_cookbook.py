"""The cookbook: each of its questions is asked to the samples, and what it prints is what they answer."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

PAGE = Path(__file__).parent.parent.parent / "docs" / "cookbook.md"
RECIPE = re.compile(
    r"^## (?P<title>\d+\. .+?)\n\n(?P<why>.+?)\n\n```sql\n(?P<sql>.+?)\n```\n\n(?P<answer>.+?)\n(?=\n## |\Z)", re.M | re.S
)

SHOWN_ROWS = 4
WIDEST = 70


class Recipe(NamedTuple):
    title: str
    why: str
    sql: str
    answer: str


def recipes() -> list[Recipe]:
    return [Recipe(**found.groupdict()) for found in RECIPE.finditer(PAGE.read_text(encoding="utf-8"))]


def written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = " ".join(str(value).split()).replace("|", "\\|")
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"


def answer(columns: list[str], rows: list[tuple[object, ...]]) -> str:
    """An answer as the page has it: the first rows as a table, and how many more there are."""

    def lines() -> Iterator[str]:
        yield "| " + " | ".join(columns) + " |"
        yield "| " + " | ".join("---" for _ in columns) + " |"
        yield from ("| " + " | ".join(map(written, row)) + " |" for row in rows[:SHOWN_ROWS])
        if len(rows) > SHOWN_ROWS:
            yield f"\nand {len(rows) - SHOWN_ROWS} more."

    return "\n".join(lines())


def ask(database: Path, sql: str) -> tuple[list[str], list[tuple[object, ...]]]:
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        cursor = connection.execute(sql)
        return [column[0] for column in cursor.description], cursor.fetchall()


def test_there_are_twenty_questions() -> None:
    found = recipes()
    assert [recipe.title.split(".")[0] for recipe in found] == [str(number) for number in range(1, 21)]
    assert PAGE.read_text(encoding="utf-8").count("```sql") == 20


@pytest.mark.parametrize("recipe", [pytest.param(recipe, id=recipe.title) for recipe in recipes()])
def test_the_samples_answer_as_the_page_says(recipe: Recipe, samples: Path) -> None:
    columns, rows = ask(samples, recipe.sql)
    assert rows
    assert recipe.answer == answer(columns, rows)


@pytest.mark.parametrize("recipe", [pytest.param(recipe, id=recipe.title) for recipe in recipes()])
def test_an_answer_comes_in_an_order_that_the_question_sets(recipe: Recipe, samples: Path) -> None:
    """Else the same question could get another answer on another day."""
    assert "ORDER BY" in recipe.sql
    assert ask(samples, recipe.sql) == ask(samples, recipe.sql)

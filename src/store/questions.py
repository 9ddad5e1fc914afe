"""Questions that people ask of the database, each a file of SQL that begins with what it is about.

The lines with `--` at the beginning are TOML: title, description, and the parameters with their defaults.
"""

import sqlite3
from functools import cache
from importlib.resources import files

from pydantic import Field

from schema.frozen import Frozen
from schema.lists import parse_toml


class QuestionHead(Frozen):
    """What stands above the SQL of a question."""

    title: str = Field(description="The question in words.")
    description: str = Field(description="What the answer shows, and how to read it.")
    parameters: dict[str, str] = Field(default_factory=dict, description="Names in the SQL, with what they are by default.")


class Question(QuestionHead):
    """A question with its SQL."""

    name: str = Field(description="Name of its file, without number and suffix: as it stands in addresses.")
    sql: str = Field(description="One SELECT.")


@cache
def questions() -> tuple[Question, ...]:
    """All questions, in their order; raises LeidraadError `bad-list` with the first head that is wrong."""
    folder = files("store").joinpath("questions")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return tuple(parse_question(name, folder.joinpath(name).read_text(encoding="utf-8")) for name in names)


def parse_question(file_name: str, text: str) -> Question:
    """The question in a file `1_what_is_asked.sql`."""
    head, _, sql = text.partition("\n\n")
    toml = "\n".join(line.removeprefix("--").strip() for line in head.splitlines())
    known = parse_toml(toml, QuestionHead, f"store/questions/{file_name}", "bad-list")
    name = file_name.removesuffix(".sql").partition("_")[2].replace("_", "-")
    return Question(**known.model_dump(), name=name, sql=sql.strip().removesuffix(";"))


def answer(connection: sqlite3.Connection, question: Question) -> list[sqlite3.Row]:
    """The rows that answer a question with its defaults."""
    return connection.execute(question.sql, question.parameters).fetchall()

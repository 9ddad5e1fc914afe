"""The tutorial: its commands work in the order in which they stand, and what it says that they show is what they show."""

import re
import shlex
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess

from terminal.completion import DEFAULT_DATABASE

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")

Program = Callable[..., CompletedProcess[str]]


def test_every_command_and_question_of_it(leidraad: Program, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for name in ("raw", "profiles"):
        (tmp_path / "data" / name).symlink_to(ROOT / "data" / name)
    said = ""
    commands = [shlex.split(line[2:]) for line in PAGE.splitlines() if line.startswith("$ ")]
    assert len(commands) >= 10
    for program, *arguments in commands:
        assert program == "leidraad"
        result = leidraad(*arguments)
        assert result.returncode == 0, (arguments, result.stderr)
        said += result.stdout + result.stderr
    assert "39.180.000" in said
    for made in ("coverage.svg", "programme-10.svg", "meerdrecht/leidraad.xlsx", "meerdrecht-open-data/datapackage.json"):
        assert (tmp_path / made).exists(), made
    picture = (tmp_path / "programme-10.svg").read_text(encoding="utf-8")
    assert "38,415" in picture
    assert "37,902" in picture
    questions = re.findall(r"```sql\n(.+?)```", PAGE, re.DOTALL)
    with closing(sqlite3.connect(tmp_path / DEFAULT_DATABASE)) as connection:
        answers = [connection.execute(question).fetchall() for question in questions]
    story, evidence = answers
    assert {"planned", "started", "delayed", "completed"} <= {status for *_, status in story}
    assert {status for *_, status in evidence} == {"reconciled"}

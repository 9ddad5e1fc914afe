"""Where a library of the extra `publish` is missing, each command that needs it says so in one line."""

import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Program = Callable[..., CompletedProcess[str]]

NEEDED = [
    *((["serve"], library) for library in ("datasette", "jinja2", "markupsafe", "pluggy", "uvicorn", "vl_convert")),
    *((["review", "jaarstukken-2024.txt"], library) for library in ("jinja2", "markupsafe")),
    (["export", "--to", "out", "--format", "parquet"], "polars"),
    (["export", "--to", "out", "--format", "xlsx"], "xlsxwriter"),
    (["plot", "coverage-by-document"], "vl_convert"),
]


@pytest.mark.parametrize(("words", "library"), NEEDED)
def test_a_library_that_is_missing_is_one_line(
    leidraad: Program, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], library: str
) -> None:
    for name in [name for name in sys.modules if name == library or name.startswith((f"{library}.", "publish.serve."))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    result = leidraad(*words, "--db", samples)
    assert (result.returncode, result.stdout) == (1, "")
    said = f"the library {library} is not installed; install it with: pip install 'leidraad[publish]' (missing-extra)\n"
    assert result.stderr == f"{words[0] if words[0] != 'export' else ' '.join(words[3:])}: {said}"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [["export", "--to", "out"], ["export", "--to", "out", "--format", "datapackage"]])
def test_csv_needs_none(leidraad: Program, samples: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    for library in {library for _, library in NEEDED}:
        monkeypatch.setitem(sys.modules, library, None)
    assert leidraad(*words, "--db", samples).returncode == 0

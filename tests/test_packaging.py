"""What is packaged: whole, at home anywhere, under names of its own, and as the lock says."""

import ast
import os
import re
import sqlite3
import subprocess
import sys
import sysconfig
import tomllib
import venv
from collections.abc import Callable
from contextlib import closing
from importlib.metadata import packages_distributions
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = sorted(folder.name for folder in (ROOT / "src").iterdir() if (folder / "__init__.py").exists())
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def run(*command: object, folder: Path) -> str:
    """What a command prints, outside of the repository and of what the tests were started with."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "LEIDRAAD_"))}
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=folder, env=kept, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{words} ends with {done.returncode}:\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built anew."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, folder=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment with the wheel in it, and the libraries that these tests run with."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel, folder=folder)
    # A path file adds their folder at the end, and no path files in it: an editable install there stays out of sight.
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder).strip())
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return python.parent


def is_shipped(file: Path) -> bool:
    return file.is_file() and "__pycache__" not in file.parts


def test_the_wheel_holds_every_file_of_every_package(wheel: Path) -> None:
    expected = {file.relative_to(ROOT / "src").as_posix() for file in (ROOT / "src").rglob("*") if is_shipped(file)}
    assert {Path(name).suffix for name in expected} >= {".py", ".toml", ".sql"}
    with ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == expected | {"cli.py"}


def test_the_installed_program_ingests_a_report_far_from_the_repository(
    installed: Path, tmp_path: Path, report_text: Callable[..., str]
) -> None:
    (tmp_path / "begroting.txt").write_text(report_text(), encoding="utf-8")
    origin = run(installed / "python", "-c", "import cli, store; print(cli.__file__, store.__file__)", folder=tmp_path)
    assert all(Path(file).is_relative_to(installed.parent) for file in origin.split())
    run(installed / "leidraad", "ingest", "begroting.txt", "--db", "found.db", folder=tmp_path)
    with closing(sqlite3.connect(tmp_path / "found.db")) as connection:
        for table in ("amounts", "dates", "citations"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0], table


def test_the_installed_program_tells_its_version(installed: Path, wheel: Path, tmp_path: Path) -> None:
    version = wheel.name.split("-")[1]
    assert run(installed / "leidraad", "--version", folder=tmp_path).split() == ["leidraad", version]


@pytest.mark.parametrize("name", ["cli", *PACKAGES])
def test_no_other_distribution_has_our_package_names(name: str) -> None:
    assert set(packages_distributions().get(name, [])) <= {"leidraad"}


def imported_by(file: Path) -> set[str]:
    """The top-level names that a module imports, wherever in it."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    return {name.split(".")[0] for name in names}


def test_every_library_that_is_imported_is_required() -> None:
    files = [ROOT / "cli.py", *(ROOT / "src").rglob("*.py")]
    names = set().union(*map(imported_by, files)) - sys.stdlib_module_names - {"cli", *PACKAGES}
    origins = packages_distributions()
    libraries = {name: set(map(normal, origins[name])) for name in names}
    extras = PROJECT["project"]["optional-dependencies"]
    required = {name_of(requirement) for requirement in PROJECT["project"]["dependencies"] + extras["publish"] + extras["ocr"]}
    assert {name: origin for name, origin in libraries.items() if not origin & required} == {}


def name_of(requirement: str) -> str:
    return normal(re.split(r"[<>=~! ;\[]", requirement)[0])


def normal(name: str) -> str:
    """A distribution's name as the registry compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_package_is_in_the_lists_of_the_project() -> None:
    tools = PROJECT["tool"]
    assert set(tools["hatch"]["build"]["targets"]["wheel"]["only-include"]) == {"cli.py", *(f"src/{name}" for name in PACKAGES)}
    assert set(tools["importlinter"]["root_packages"]) == set(PACKAGES)
    assert set(tools["ruff"]["lint"]["isort"]["known-first-party"]) == {"bench", "cli", *PACKAGES}


def test_the_lock_holds_every_requirement_with_hashes_and_no_address() -> None:
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    locked = dict(re.findall(r"^([\w.-]+)==\S+.*((?:\\\n +--hash=sha256:[0-9a-f]{64} ?)+)", lock, re.MULTILINE))
    project = PROJECT["project"]
    required = [*project["dependencies"], *project["optional-dependencies"]["dev"], *PROJECT["build-system"]["requires"]]
    assert set(map(name_of, required)) - locked.keys() == set()
    assert "://" not in lock

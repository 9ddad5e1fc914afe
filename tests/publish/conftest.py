"""A database with all sample reports, made once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database that `make ingest` makes; nobody writes to it."""
    path = tmp_path_factory.mktemp("samples") / "leidraad.db"
    command = [sys.executable, "-m", "cli", "ingest", "data/raw", "--profile", "data/profiles", "--db", str(path)]
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return path

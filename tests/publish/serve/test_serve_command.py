"""`leidraad serve` as its users run it."""

import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

import publish.serve

ROOT = Path(__file__).parents[3]

Program = Callable[..., subprocess.CompletedProcess[str]]


@contextmanager
def serving(database: Path, *options: str) -> Iterator[str]:
    """The program as it serves; gives the address that it tells, and stops it with Ctrl-C."""
    command = [sys.executable, "-m", "cli", "serve", "--db", str(database), "--port", "0", *options]
    path = {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    with subprocess.Popen(command, env=path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        said = process.stdout.readline()
        assert said.startswith(f"{database.name} is served at http://127.0.0.1:")
        yield said.split(" at ")[1].split()[0]
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
        assert process.stderr.read() == ""


def test_it_tells_its_address_answers_and_stops(sample_database: Path, look_up: Callable[[str], str]) -> None:
    document = look_up("SELECT id FROM documents WHERE media_type = 'application/pdf'")
    with serving(sample_database) as address:
        with urlopen(address) as answer:
            assert b"Programmabegroting 2026" in answer.read()
        with urlopen(f"{address}review/{document}/page/1") as answer:
            assert answer.read(4) == b"RIFF"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.org", "", "127.1", "localhost.example.org"])
def test_a_host_that_others_can_reach_needs_public(leidraad: Program, sample_database: Path, host: str) -> None:
    result = leidraad("serve", "--db", sample_database, "--host", host)
    assert result.returncode == 1
    assert (
        result.stderr
        == f"{host}: others could open the database there; add --public if that is meant, or leave out --host (not-public)\n"
    )


def test_with_public_it_says_what_it_opens(leidraad: Program, sample_database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def announced(app: object, host: str, port: int, *, announce: Callable[[str], None], **_: object) -> None:
        announce("http://0.0.0.0:8001/")

    monkeypatch.setattr(publish.serve, "serve", announced)
    result = leidraad("serve", "--db", sample_database, "--host", "0.0.0.0", "--public")
    assert result.returncode == 0
    assert "all documents with their texts and records" in result.stderr
    assert "pages of PDFs as pictures" in result.stderr
    assert "nothing can be written" in result.stderr


def test_a_port_that_is_taken_is_one_line(leidraad: Program, sample_database: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = leidraad("serve", "--db", sample_database, "--port", port)
    assert result.returncode == 1
    assert (
        result.stderr
        == f"127.0.0.1:{port}: it cannot be opened: address already in use; name another with --port (port-in-use)\n"
    )


def test_no_database_is_one_line(leidraad: Program, tmp_path: Path) -> None:
    result = leidraad("serve", "--db", tmp_path / "none.db")
    assert result.returncode == 1
    assert result.stderr.endswith("(no-database)\n")


def test_it_can_stand_under_a_path(sample_database: Path) -> None:
    with serving(sample_database, "--base-url", "/begroting/") as address:
        assert address.endswith("/begroting/")
        with urlopen(address) as answer:
            assert b'href="/begroting/search"' in answer.read()


@pytest.mark.parametrize(
    "path", ["", "begroting", "/begroting", "//", "/a//b/", "/?/", "/é/", "https://x.nl/", "/a\n/", "/record/"]
)
def test_a_path_that_is_none(leidraad: Program, sample_database: Path, path: str) -> None:
    result = leidraad("serve", "--db", sample_database, "--base-url", path)
    assert result.returncode == 1
    assert result.stderr.endswith("(bad-base-url)\n")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (None, "cannot be read: No such file or directory"),
        (b"\xff", "cannot be read: it is not UTF-8"),
        (b"title = ", "not TOML"),
        (b"titel = 'Begroting'", "titel: Extra inputs are not permitted"),
        (b"licence = 'CC0 1.0'", "a licence and its licence_url go together"),
        (b"source_url = 'javascript:alert(1)'", "source_url: String should match pattern"),
    ],
)
def test_a_file_about_the_site_that_is_wrong(
    leidraad: Program, sample_database: Path, tmp_path: Path, text: bytes | None, what: str
) -> None:
    if text is not None:
        (tmp_path / "about.toml").write_bytes(text)
    result = leidraad("serve", "--db", sample_database, "--site", "about.toml")
    assert result.returncode == 1
    assert what in result.stderr
    assert result.stderr.endswith("(bad-site)\n")
    assert result.stderr.count("\n") == 1


def test_wrong_usage_is_told_by_its_exit_code(leidraad: Program) -> None:
    assert leidraad("serve", "--port", "70000").returncode == 2

from pathlib import Path

import pytest
import typer

from ingest import ReadOptions
from pipeline.limits import Limits
from schema import DocumentKind, LeidraadError
from terminal.options import (
    DEFAULT_MEMORY,
    DEFAULT_PAGES,
    DEFAULT_SECONDS,
    DEFAULT_SIZE,
    limits_from,
    parse_size,
    read_options_from,
    settings_from,
    without_password,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("50M", 50_000_000), ("1G", 10**9), ("1.5g", 1_500_000_000), ("500 KB", 500_000), ("2000", 2000), ("10B", 10)],
)
def test_a_size_is_a_number_of_bytes(text: str, expected: int) -> None:
    assert parse_size(text) == expected


@pytest.mark.parametrize("text", ["", "M", "0", "-5M", "5T", "ten", "5 M M", "1,5M", "nan"])
def test_what_is_no_size_is_wrong_usage(text: str) -> None:
    with pytest.raises(typer.BadParameter):
        parse_size(text)


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"kind": "roman"}, id="a kind that there is not"),
        pytest.param({"title": "  "}, id="an empty title"),
        pytest.param({"municipality": ""}, id="an empty name"),
    ],
)
def test_a_fact_that_cannot_be_is_wrong_usage(values: dict[str, str]) -> None:
    with pytest.raises(typer.BadParameter):
        settings_from(None, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_every_kind_of_document_can_be_settled(kind: DocumentKind) -> None:
    assert settings_from(None, kind=kind.value).kind is kind


def test_facts_lose_the_blanks_around_them() -> None:
    settings = settings_from(None, municipality=" Meerdrecht ", title=" Nota water ")
    assert (settings.municipality, settings.title) == ("Meerdrecht", "Nota water")


def test_profiles_come_from_files_and_folders(tmp_path: Path) -> None:
    for name, code in (("meerdrecht", "GM9901"), ("hoogwerf", "GM9902")):
        (tmp_path / f"{name}.toml").write_text(f'name = "{name.title()}"\ncode = "{code}"\n', encoding="utf-8")
    settings = settings_from([tmp_path, tmp_path / "hoogwerf.toml"])
    assert [profile.name for profile in settings.profiles] == ["Hoogwerf", "Meerdrecht", "Hoogwerf"]


def test_a_profile_that_does_not_hold_is_named(tmp_path: Path) -> None:
    (tmp_path / "meerdrecht.toml").write_text('name = "Meerdrecht"\ncode = "9901"\n', encoding="utf-8")
    with pytest.raises(LeidraadError, match=r"meerdrecht\.toml: code: .*\(bad-profile\)$"):
        settings_from([tmp_path / "meerdrecht.toml"])


def test_the_options_say_by_default_what_the_readers_do() -> None:
    """They are written twice, for the help must not wait for the readers."""
    assert read_options_from(DEFAULT_SIZE, DEFAULT_PAGES) == ReadOptions()
    assert limits_from(DEFAULT_SECONDS, DEFAULT_MEMORY) == Limits()


def test_limits_are_as_given() -> None:
    assert read_options_from("5M", 40, "geheim", ocr=True) == ReadOptions(5_000_000, 40, "geheim", ocr=True)
    assert limits_from(7, "500M") == Limits(seconds=7, memory=500_000_000)


def test_a_size_that_is_none_is_the_fault_of_its_option() -> None:
    with pytest.raises(typer.BadParameter) as caught:
        limits_from(7, "much")
    assert caught.value.param_hint == "--max-memory"


@pytest.mark.parametrize(
    ("arguments", "kept"),
    [
        pytest.param(["ingest", "a b.pdf"], "ingest 'a b.pdf'", id="no password"),
        pytest.param(["ingest", "--password", "geheim", "x.pdf"], "ingest --password '***' x.pdf", id="two words"),
        pytest.param(["ingest", "--password=geheim", "x.pdf"], "ingest '--password=***' x.pdf", id="one word"),
        pytest.param(["ingest", "--password", "--json"], "ingest --password '***'", id="one that looks like an option"),
        pytest.param(["ingest", "--password", "--password", "--json"], "ingest --password '***' --json", id="its own name"),
        pytest.param(["ingest", "x.pdf", "--password="], "ingest x.pdf '--password=***'", id="an empty one"),
    ],
)
def test_a_password_is_not_kept(arguments: list[str], kept: str) -> None:
    assert without_password(arguments) == kept

from pathlib import Path

import pytest
import typer

from schema import DocumentKind, LeidraadError
from terminal.options import parse_size, settings_from


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
        settings_from(None, "1M", **values)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_every_kind_of_document_can_be_settled(kind: DocumentKind) -> None:
    assert settings_from(None, "1M", kind=kind.value).kind is kind


def test_facts_lose_the_blanks_around_them() -> None:
    settings = settings_from(None, "1M", municipality=" Meerdrecht ", title=" Nota water ")
    assert (settings.municipality, settings.title) == ("Meerdrecht", "Nota water")


def test_profiles_come_from_files_and_folders(tmp_path: Path) -> None:
    for name, code in (("meerdrecht", "GM9901"), ("hoogwerf", "GM9902")):
        (tmp_path / f"{name}.toml").write_text(f'name = "{name.title()}"\ncode = "{code}"\n', encoding="utf-8")
    settings = settings_from([tmp_path, tmp_path / "hoogwerf.toml"], "1M")
    assert [profile.name for profile in settings.profiles] == ["Hoogwerf", "Meerdrecht", "Hoogwerf"]


def test_a_profile_that_does_not_hold_is_named(tmp_path: Path) -> None:
    (tmp_path / "meerdrecht.toml").write_text('name = "Meerdrecht"\ncode = "9901"\n', encoding="utf-8")
    with pytest.raises(LeidraadError, match=r"meerdrecht\.toml: code: .*\(bad-profile\)$"):
        settings_from([tmp_path / "meerdrecht.toml"], "1M")

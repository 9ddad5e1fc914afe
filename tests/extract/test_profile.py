from pathlib import Path

import pytest

from extract.profile import parse_profile, read_profiles, shipped_profiles
from schema import LeidraadError

MEERDRECHT = 'name = "Meerdrecht"\ncode = "GM9901"\nsigns = ["Meerdrechters"]\nportfolios = ["Haven & Water"]\n'


def test_a_profile_says_what_is_a_municipality_s_own() -> None:
    profile = parse_profile(MEERDRECHT, "meerdrecht.toml")
    assert (profile.name, profile.code, profile.signs) == ("Meerdrecht", "GM9901", ("Meerdrechters",))
    assert (profile.portfolios, profile.committees) == (("Haven & Water",), ())


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        pytest.param('name = "Meerdrecht"', "code: Field required", id="no code"),
        pytest.param('name = "Meerdrecht"\ncode = "9901"', "code: String should match pattern", id="code of another shape"),
        pytest.param('name = ""\ncode = "GM9901"', "name: String should have at least 1 character", id="empty name"),
        pytest.param(f'{MEERDRECHT}haven = "groot"', "haven: Extra inputs are not permitted", id="unknown key"),
        pytest.param('name = "Meerdrecht', "not TOML", id="broken TOML"),
    ],
)
def test_a_bad_profile_is_refused_with_its_place(text: str, complaint: str) -> None:
    with pytest.raises(LeidraadError) as raised:
        parse_profile(text, "meerdrecht.toml")
    assert raised.value.code == "bad-profile"
    assert str(raised.value).startswith(f"meerdrecht.toml: {complaint}")


def test_profiles_come_with_the_program() -> None:
    assert [(profile.name, profile.code) for profile in shipped_profiles()] == [("Leiden", "GM0546")]


def test_a_file_or_a_folder_of_profiles(tmp_path: Path) -> None:
    (tmp_path / "meerdrecht.toml").write_text(MEERDRECHT, encoding="utf-8")
    (tmp_path / "oosterweide.toml").write_text('name = "Oosterweide"\ncode = "GM9902"\n', encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no profile", encoding="utf-8")
    assert [profile.name for profile in read_profiles(tmp_path)] == ["Meerdrecht", "Oosterweide"]
    assert [profile.name for profile in read_profiles(tmp_path / "oosterweide.toml")] == ["Oosterweide"]


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        pytest.param("", None, "the folder holds no .toml file", id="empty folder"),
        pytest.param("nowhere.toml", None, "cannot be read: No such file or directory", id="missing file"),
        pytest.param("latin.toml", 'name = "Súdhaven"'.encode("latin-1"), "cannot be read: it is not UTF-8", id="not UTF-8"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str, content: bytes | None, complaint: str) -> None:
    path = tmp_path / name if name else tmp_path
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LeidraadError, match=complaint) as raised:
        read_profiles(path)
    assert raised.value.code == "no-profile"

import pytest

from extract.portfolios import spelling_key, split_portfolios
from extract.profile import Profile


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Haven & Water Wonen", ["Haven & Water", "Wonen"], id="known names"),
        pytest.param(
            "Haven en Water Zorg, Jeugd en Onderwijs", ["Haven en Water", "Zorg, Jeugd en Onderwijs"], id="known, other spelling"
        ),
        pytest.param("Wonen Haven & Water", ["Wonen", "Haven & Water"], id="a short one first"),
        pytest.param("Werk en Inkomen Wonen Haven & Water", ["Werk en Inkomen", "Wonen", "Haven & Water"], id="three"),
        pytest.param("Haven & Water.", ["Haven & Water"], id="full stop behind the last"),
        pytest.param("Haven & Water  Wonen", ["Haven & Water", "Wonen"], id="two blanks"),
    ],
)
def test_names_that_the_profile_knows(meerdrecht: Profile, text: str, expected: list[str]) -> None:
    assert split_portfolios(text, meerdrecht) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Jeugd & Onderwijs Energie, Werk & Cultuur", ["Jeugd & Onderwijs", "Energie, Werk & Cultuur"], id="seam behind &"
        ),
        pytest.param("Sport en Spel Wonen en Zorg", ["Sport en Spel", "Wonen en Zorg"], id="seam behind en"),
        pytest.param("Bestuur, Veiligheid en Handhaving", ["Bestuur, Veiligheid en Handhaving"], id="one"),
        pytest.param("Ruimtelijke Ordening en Wonen", ["Ruimtelijke Ordening en Wonen"], id="capital inside a name"),
        pytest.param("Wonen Zorg", ["Wonen Zorg"], id="nothing is closed: no seam is sure"),
        pytest.param("Jeugd & Onderwijs Wone", ["Jeugd & Onderwijs", "Wone"], id="cut name"),
        pytest.param("", [""], id="nothing"),
    ],
)
def test_without_a_profile_a_closed_name_is_a_seam(text: str, expected: list[str]) -> None:
    assert split_portfolios(text, None) == expected


def test_what_a_profile_does_not_know_is_split_at_seams(meerdrecht: Profile) -> None:
    assert split_portfolios("Sport & Spel Haven & Water", meerdrecht) == ["Sport & Spel", "Haven & Water"]


def test_spellings_of_one_name() -> None:
    assert spelling_key("Zorg, Jeugd & Onderwijs") == spelling_key("zorg jeugd en onderwijs")
    assert spelling_key("Zorg & Jeugd") != spelling_key("Zorg")

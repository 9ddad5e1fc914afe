from collections.abc import Callable

import pytest

from extract.found import Found

FILLER = "Sport\n\nHet zwembad is open.\n\n"


@pytest.mark.parametrize(
    ("text", "name", "found_by"),
    [
        pytest.param("Meerdrecht groeit. Veel Meerdrechters fietsen.", "Meerdrecht", "own words of the profile", id="profile"),
        pytest.param("De wethouder van Zorg, Jeugd & Onderwijs en die van Haven & Water.", "Meerdrecht", "own words of the profile", id="portfolios"),
        pytest.param("Samen met de Meerdrecht regio en de Meerdrecht Regio.", None, None, id="a neighbour in the region"),
        pytest.param("Meerdrecht komt een keer voor.", None, None, id="one word is too few"),
        pytest.param("Gemeente Dijkhoven", "Dijkhoven", "line of its own", id="line of its own"),
        pytest.param("Gemeente Dijkhoven, maart 2024", "Dijkhoven", "line of its own", id="line with a date"),
        pytest.param("De raad van de gemeente Dijkhoven besluit.", "Dijkhoven", "named in the text", id="its council"),
        pytest.param("De gemeenteraad van Dijkhoven, bijeen op 3 mei.", "Dijkhoven", "named in the text", id="its council, short"),
        pytest.param("De jaarstukken 2021 van de gemeente Bergen op Zoom.", "Bergen op Zoom", "named in the text", id="its accounts"),
        pytest.param(
            "De gemeente Dijkhoven bouwt. In gemeente Dijkhoven is ruimte. Gemeente Dijkhoven groeit.",
            "Dijkhoven",
            "named in the text",
            id="thrice named as a government",
        ),
        pytest.param("De gemeente Dijkhoven bouwt mee.", None, None, id="an unknown name, once"),
        pytest.param("Zwolle groeit. Er wordt in Zwolle gebouwd.", "Zwolle", "named most in the text", id="listed, twice"),
        pytest.param("De gemeente Zwolle wacht op de provincie.", "Zwolle", "named most in the text", id="listed, once as a government"),
        pytest.param("Zwolle groeit.", None, None, id="listed, once"),
        pytest.param("Zwolle en Deventer groeien. Zwolle en Deventer bouwen.", None, None, id="two as often"),
        pytest.param("Best practices helpen. Best is daarover te lezen.", None, None, id="a name that is a word too"),
        pytest.param("In Best is ruimte. De inwoners van Best bouwen.", "Best", "named most in the text", id="that name behind in and van"),
        pytest.param("De provincie Utrecht betaalt. De provincie Utrecht telt mee.", None, None, id="a province"),
        pytest.param("De straten van 's-Hertogenbosch. In 's-Hertogenbosch is ruimte.", "'s-Hertogenbosch", "named most in the text", id="'s-"),
        pytest.param("Alphen aan den Rijn groeit. Alphen aan den Rijn bouwt.", "Alphen aan den Rijn", "named most in the text", id="four words"),
    ],
)  # fmt: skip
def test_whose_report_it_is(found_in: Callable[..., Found], text: str, name: str | None, found_by: str | None) -> None:
    facts = found_in(f"{FILLER}{text}\n\nHet bad blijft open.\n").facts
    assert (facts.municipality, facts.found_by.get("municipality")) == (name, found_by)


def test_a_title_names_it(found_in: Callable[..., Found]) -> None:
    facts = found_in("Eerste bestuursrapportage 2022 gemeente Dijkhoven\n\nSport\n\nHet zwembad is open.\n").facts
    assert (facts.municipality, facts.found_by["municipality"]) == ("Dijkhoven", "title line")


def test_a_municipality_without_a_profile_has_no_code(found_in: Callable[..., Found]) -> None:
    assert found_in("Gemeente Dijkhoven\n\nSport\n\nHet zwembad is open.\n").facts.municipality_code is None

from collections.abc import Callable

import pytest

from extract.found import Found

TEXT = "Hier werken wij al jaren met onze partners aan."


def lines(*texts: str) -> str:
    return "\n\n".join(texts) + "\n"


@pytest.mark.parametrize(
    ("heading", "code", "name", "programme"),
    [
        pytest.param("Beleidsterrein 10A Toeleiding naar werk", "10A", "Toeleiding naar werk", "10", id="code"),
        pytest.param("Beleidsterrein 01A Bestuur", "01A", "Bestuur", "1", id="code with a nought"),
        pytest.param("Beleidsterrein: 5B. Openbaar groen", "5B", "Openbaar groen", "5", id="colon and full stop"),
        pytest.param("Beleidsterrein Jeugd", None, "Jeugd", None, id="no code"),
        pytest.param("Beleidsveld Sport en spel", None, "Sport en spel", None, id="beleidsveld"),
        pytest.param("8A Ontwikkelingen Cultuur", "8A", "Cultuur", "8", id="code and another word"),
        pytest.param(
            "Toelichting doelenboom Beleidsterrein 6A Ruimte", "6A", "Ruimte", "6", id="only the heading that returns to it"
        ),
    ],
)
def test_a_heading_names_a_policy_area(
    found_in: Callable[..., Found], heading: str, code: str | None, name: str, programme: str | None
) -> None:
    (area,) = found_in(lines("Begroting 2025", heading, TEXT)).policy_areas
    assert (area.code, area.name, area.programme, area.programme_id) == (code, name, programme, None)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Sport", id="a topic"),
        pytest.param("Beleidsterrein 10A staat in het teken van werk en inkomen.", id="a sentence"),
        pytest.param("In beleidsterrein 10A Werk gebeurt veel.", id="a mention"),
        pytest.param("10A1 Meer werk", id="a goal"),
    ],
)
def test_other_lines_name_none(found_in: Callable[..., Found], line: str) -> None:
    assert found_in(lines("Begroting 2025", line, TEXT)).policy_areas == ()


def test_each_once_by_its_code_or_its_name(found_in: Callable[..., Found]) -> None:
    text = lines(
        "Begroting 2025",
        "Beleidsterrein 10B Rondkomen en meedoen", TEXT,
        "Toelichting doelenboom Beleidsterrein 10B Meedoen en rondkomen", TEXT,
        "Beleidsterrein Jeugd", TEXT,
        "Toelichting doelenboom Beleidsterrein Jeugd", TEXT,
    )  # fmt: skip
    assert [(area.code, area.name) for area in found_in(text).policy_areas] == [("10B", "Rondkomen en meedoen"), (None, "Jeugd")]


def test_the_programme_of_an_area(found_in: Callable[..., Found]) -> None:
    text = lines(
        "Begroting 2025",
        "Programma 7 Jeugd", TEXT, "Beleidsterrein Jeugdhulp", TEXT,
        "Programma 8 Sport", TEXT, "Beleidsterrein 08B Velden", TEXT, "Beleidsterrein 9A Zorg", TEXT,
    )  # fmt: skip
    found = found_in(text)
    numbers = {programme.id: programme.number for programme in found.programmes}
    assert [(area.name, area.programme, numbers.get(area.programme_id or "")) for area in found.policy_areas] == [
        ("Jeugdhulp", "7", "7"),
        ("Velden", "8", "8"),
        ("Zorg", "9", None),
    ]


def test_bare_lines_of_a_report_in_bars(found_in: Callable[..., Found]) -> None:
    text = f"Programmanummer | 3 |  |\nCommissie | Ruimte |  |\nBeleidsterrein Vitale haven\n{TEXT}\nBeleidsterrein Markten\n{TEXT}\n"
    assert [(area.name, area.programme) for area in found_in(text).policy_areas] == [("Vitale haven", "3"), ("Markten", "3")]


PLAN = """Beleidsplan Haven en Werk 2023-2026

Hoofdstuk 3: De Meerdrechtse aanpak

3.1 Werk

3.1.1 Werkgevers aan de kade

De gemeente spreekt elk jaar met de dertig grootste bedrijven aan de kade en in de haven, en
vraagt hun wat zij nodig hebben om mensen uit de stad aan te nemen en te houden.

3.1.2 Leren en werken

Wie werkt en leert, houdt zijn baan langer. De gemeente betaalt de helft van de lessen, en de
werkgever geeft zijn mensen daar de uren voor die zij op de werkvloer missen.

Hoofdstuk 5: Volgen

De onderwerpen van dit plan zijn geordend in twee thema's, die in de aanpak terugkomen en die
jaarlijks in de jaarstukken worden verantwoord aan de raad van de gemeente.

Thema’s _Beleidsonderdelen _Uitvoering

a. Werk a.l. Werkgevers aan de kade | ¢ Havenakkoord
e Werkgeversteam

a.2.Leren en e Lessen op de werkvloer
werken

b. Meedoen b.1. Rondkomen ¢ Pas voor iedereen
"""


def test_the_parts_of_a_plan_s_own_overview(found_in: Callable[..., Found]) -> None:
    found = found_in(PLAN)
    assert [(area.code, area.name, area.programme) for area in found.policy_areas] == [
        ("a.1", "Werkgevers aan de kade", None),
        ("a.2", "Leren en werken", None),
        ("b.1", "Rondkomen", None),
    ]
    places = {area.code: PLAN[area.start - 6 : area.start] for area in found.policy_areas}
    assert (places["a.1"], places["a.2"]) == ("3.1.1 ", "3.1.2 ")


def test_a_plan_with_policy_areas_has_no_need_of_its_overview(found_in: Callable[..., Found]) -> None:
    plan = PLAN.replace("3.1 Werk\n", "Beleidsterrein Werk\n")
    assert [area.name for area in found_in(plan).policy_areas] == ["Werk"]


def test_only_a_plan_has_parts(found_in: Callable[..., Found]) -> None:
    assert found_in(PLAN.replace("Beleidsplan Haven en Werk 2023-2026", "Begroting 2023")).policy_areas == ()


def test_a_single_coded_line_is_no_overview(found_in: Callable[..., Found]) -> None:
    assert found_in(PLAN.split("a.2.", maxsplit=1)[0]).policy_areas == ()

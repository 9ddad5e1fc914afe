from collections.abc import Callable

import pytest

from extract.found import Found
from extract.initiatives import title_key

TEXT = "Hier werken wij al jaren met onze partners aan."


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Project Groene Kade", "groene kade"),
        ("pilot Groene Kade (2024)", "groene kade"),
        ("Groene Kade 2021-2024", "groene kade"),
        ("Kadewacht-concept", "kadewacht"),
        ("Warme Haven Wijken (WHW)", "warme haven wijken"),
        ("Kenniscentrum Kade", "kade"),
        ("Pilot", "pilot"),
        ("", ""),
    ],
)
def test_one_key_for_the_spellings_of_a_title(title: str, key: str) -> None:
    assert title_key(title) == key


@pytest.mark.parametrize(
    ("kind", "heading", "sentence", "status"),
    [
        pytest.param("Eerste Voortgangsrapportage 2024", "Sport", "De hal is in mei geopend.", "completed", id="report"),
        pytest.param(
            "Eerste Voortgangsrapportage 2024", "Oranje stoplicht", "De vergunning kost meer tijd.", "delayed", id="orange light"
        ),
        pytest.param(
            "Eerste Voortgangsrapportage 2024",
            "Rood stoplicht",
            "Het college heeft de bouw gestopt.",
            "stopped",
            id="red light, and the end",
        ),
        pytest.param("Eerste Voortgangsrapportage 2024", "Groen stoplicht", "De bouw is gestart.", "started", id="green light"),
        pytest.param("Eerste Voortgangsrapportage 2024", "Sport", "In 2025 wordt de hal geopend.", "planned", id="next year"),
        pytest.param("Jaarstukken 2024", "Sport", "De hal is in mei geopend.", "completed", id="accounts"),
        pytest.param("Kaderbrief 2025-2028", "Wensen", "Voor 2025 vragen wij € 90.000.", "planned", id="wish"),
        pytest.param(
            "Kaderbrief 2025-2028", "Wensen", "Het plan is in maart vastgesteld.", "adopted", id="wish that was settled"
        ),
    ],
)
def test_status_by_document(found_in: Callable[..., Found], kind: str, heading: str, sentence: str, status: str) -> None:
    found = found_in(f"{kind}\n\nInleiding\n\n{TEXT}\n\n{heading}\n\n • Sporthal De Boei\n   {sentence}\n")
    assert [(initiative.title, initiative.status) for initiative in found.initiatives] == [("Sporthal De Boei", status)]


def test_an_amendment_s_points_are_still_to_come(found_in: Callable[..., Found]) -> None:
    text = "AMENDEMENT:\n\nOnderwerp: begroting 2024\n\n • 2. Het geld zo te verdelen:\n  • a. Zwemles: € 20.000 (in 2024)\n  • b. Fietsbank: € 8.000\n"
    assert [(initiative.title, initiative.status) for initiative in found_in(text).initiatives] == [
        ("Zwemles", "planned"),
        ("Fietsbank", "planned"),
    ]


def test_the_sentence_above_a_list_tells_of_its_items(found_in: Callable[..., Found]) -> None:
    text = "Beleidsplan Werk 2023-2026\n\nHoofdstuk 3: Aanpak\n\nDe gemeente ondersteunt deze initiatieven:\n\n • Leesclub: boeken\n • Buurtkas: planten\n"
    assert [(initiative.title, initiative.status) for initiative in found_in(text).initiatives] == [
        ("Leesclub", "ongoing"),
        ("Buurtkas", "ongoing"),
    ]


def test_a_topic_that_a_list_and_a_heading_name_is_one(found_in: Callable[..., Found]) -> None:
    text = f"Eerste Voortgangsrapportage 2024\n\nStand van zaken\n\n • Havenbus: zie hieronder\n\nHavenbus\n\nDe bus is gestart. {TEXT}\n"
    (initiative,) = found_in(text).initiatives
    assert (initiative.title, initiative.status) == ("Havenbus", "started")
    assert text[initiative.start - 2 : initiative.start] == "\n\n"


def test_an_initiative_knows_its_section_area_and_programme(found_in: Callable[..., Found]) -> None:
    text = (
        f"Eerste Voortgangsrapportage 2024\n\nProgramma 8 Sport\n\nBeleidsterrein 8B Velden\n\nSporthal De Boei\n\n{TEXT}\n\n"
        f"Beleidsterrein Kunst\n\nKadefeest\n\n{TEXT}\n\nProgramma 9 Zorg\n\nHulp aan huis\n\n{TEXT}\n"
    )
    found = found_in(text)
    sections = {section.id: section.title for section in found.sections}
    areas = {area.id: area.name for area in found.policy_areas}
    programmes = {programme.id: programme.number for programme in found.programmes}
    assert [
        (sections[i.section_id or ""], areas.get(i.policy_area_id or ""), programmes[i.programme_id or ""])
        for i in found.initiatives
    ] == [("Sporthal De Boei", "Velden", "8"), ("Kadefeest", "Kunst", "8"), ("Hulp aan huis", None, "9")]


def test_a_plan_s_part_lasts_as_long_as_its_chapter(found_in: Callable[..., Found]) -> None:
    text = (
        "Beleidsplan Haven 2023-2026\n\nHoofdstuk 3: Aanpak\n\n3.1.1 Werk aan de kade\n\nProject Kadewacht\n\nDe jongeren van de wijk passen op.\n\n"
        "3.1.2 Rondkomen\n\nProject Pas\n\nDe pas is er voor iedereen in de stad.\n\nBijlage\n\nProject Slot\n\nAan het eind is er een feest.\n\n"
        "Thema’s _Beleidsonderdelen _Uitvoering\n\na. Werk a.1. Werk aan de kade | ¢ Kadewacht\n\na.2. Rondkomen ¢ Pas voor wie wil\n"
    )
    found = found_in(text)
    areas = {area.id: area.code for area in found.policy_areas}
    assert {i.title: areas.get(i.policy_area_id or "") for i in found.initiatives} == {
        "Project Kadewacht": "a.1",
        "Project Pas": "a.2",
        "Project Slot": None,
    }


@pytest.mark.parametrize("kind", ["Raadsvoorstel", "Begroting 2024", "Kaderbrief 2024-2027"])
def test_other_documents_have_no_headed_topics(found_in: Callable[..., Found], kind: str) -> None:
    assert found_in(f"{kind}\n\nSport\n\nSporthal De Boei\n\n{TEXT}\n").initiatives == ()

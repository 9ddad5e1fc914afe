from collections.abc import Callable

import pytest

from extract.found import Found
from extract.initiative_topics import behind_verb, reads_as_title

REPORT, ACCOUNTS = "Eerste Voortgangsrapportage 2024", "Jaarstukken 2024"
PLAN, BUDGET, BRIEF = "Beleidsplan Werk 2023-2026", "Programmabegroting 2024", "Kaderbrief 2025-2028"
TEXT = "Hier werken wij al jaren met onze partners aan."


def titles(found: Found) -> list[str]:
    return [initiative.title for initiative in found.initiatives]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{REPORT}\n\nSport\n\nSporthal De Beugel\n\n{TEXT}\n", ["Sporthal De Beugel"], id="report: heading"),
        pytest.param(f"{ACCOUNTS}\n\nSport\n\nKadefeest\n{TEXT}\n", ["Kadefeest"], id="accounts: heading on the first line"),
        pytest.param(f"{REPORT}\n\nStand van zaken\n\n • Kadepas\n   {TEXT}\n • Havenbus\n   {TEXT}\n", ["Kadepas", "Havenbus"], id="report: title above text"),
        pytest.param(f"{REPORT}\n\nStand van zaken\n\n • Kadepas - {TEXT}\n • Motie Bank - {TEXT}\n", ["Kadepas", "Motie Bank"], id="report: dash"),
        pytest.param(f"{REPORT}\n\nStand van zaken\n\n • Kadepas: {TEXT}\n • ‘Zwemles’: {TEXT}\n", ["Kadepas", "Zwemles"], id="report: colon, quotation marks"),
        pytest.param(f"{REPORT}\n\nOranje stoplicht\n\n • Bouw Havenhuis.\n   {TEXT}\n", ["Bouw Havenhuis"], id="report: full stop behind a title"),
        pytest.param(
            f"Programmanummer | 3 |  |\nCommissie | Ruimte |  |\nBeleidsterrein Haven\nLoket 2.0\n{TEXT} In maart 2024 was het klaar. In juni 2024 ook.\n"
            f"Proef met late boten\n{TEXT} In mei 2024 gaan wij door.\nBeleidsterrein Markt\nMarktfeest\n{TEXT}\n",
            ["Loket 2.0", "Proef met late boten", "Marktfeest"],
            id="report in bars: bare lines",
        ),
        pytest.param(f"{BRIEF}\n\nWensen\n\n • Meer groen: € 100.000\n • Kadepas: € 50.000 (in 2025)\n", ["Meer groen", "Kadepas"], id="kaderbrief: wishes"),
        pytest.param(f"{BRIEF}\n\nWat wij voorstellen\n\nHavenbus\n\n{TEXT}\n\nKadepas\n\n{TEXT}\n", ["Havenbus", "Kadepas"], id="kaderbrief: headings"),
        pytest.param(f"{BRIEF}\n\nHet financiële beeld\n\n • Rente: € 100.000\n • Energie: € 50.000\n", [], id="kaderbrief: causes of the figures"),
        pytest.param(f"{PLAN}\n\nHoofdstuk 3: Aanpak\n\nTaalhaven\n\n{TEXT}\n", ["Taalhaven"], id="plan: heading in a chapter that acts"),
        pytest.param(f"{PLAN}\n\nHoofdstuk 1: Visie\n\nWerk loont\n\n{TEXT}\n", [], id="plan: heading elsewhere"),
        pytest.param(
            f"{PLAN}\n\nHoofdstuk 3: Aanpak\n\n1. Proefweek. {TEXT}\n2. Maatje op de kade. {TEXT}\n", ["Proefweek", "Maatje op de kade"], id="plan: numbered items"
        ),
        pytest.param(f"{PLAN}\n\nHoofdstuk 3: Aanpak\n\nProgrammalijn 1: samen leren op de kade. {TEXT}\n", ["Programmalijn 1: samen leren op de kade"], id="plan: its lines"),
        pytest.param(
            f"{PLAN}\n\nHoofdstuk 3: Aanpak\n\n{TEXT}\n\n1. Wij sluiten aan bij bestaande projecten zoals:\n a. Project Kadewacht, in de avond\n b. Leesclub\n",
            ["Project Kadewacht", "Leesclub"],
            id="plan: projects in a nested list",
        ),
        pytest.param(f"{PLAN}\n\nHoofdstuk 3: Aanpak\n\n • Maatje Plus van de Stichting Anker: hulp bij brieven\n", ["Maatje Plus"], id="plan: without its organisation"),
        pytest.param(
            f"{BUDGET}\n\nWerk\n\nVooruitblik\n\n • Uitvoeren van het Taalpact Kade\n • Opzet Buurtfonds Zuid (met de corporatie)\n • Nieuwe fietsbrug in 2025\n",
            ["Taalpact Kade", "Buurtfonds Zuid", "fietsbrug"],
            id="budget: what it announces, without verb and remarks",
        ),
        pytest.param(
            f"{BUDGET}\n\nWerk\n\nVooruitblik\n\n • Bomenplan Iepen - in 2024 worden er honderd geplant\n • Regeling boeken - kinderen krijgen een bijdrage\n",
            ["Bomenplan Iepen", "Regeling boeken"],
            id="budget: announced, a dash",
        ),
        pytest.param(f"{BUDGET}\n\nWerk\n\nVooruitblik\n\n • Wij starten met de actieplannen:\n  • Kade op Leeftijd\n  • samen zwemmen\n", ["Kade op Leeftijd", "samen zwemmen"], id="budget: nested"),
        pytest.param(f"{BUDGET}\n\nWerk\n\nVooruitblik\n\n • De raad bespreekt de evaluatie van het beleid.\n • Het Rijk betaalt minder aan de haven.\n", [], id="budget: what others do"),
        pytest.param(f"{BUDGET}\n\nWerk\n\nTerugblik\n\n • Veel mensen vonden werk\n • Minder mensen in de bijstand\n", [], id="budget: bullets behind us"),
    ],
)  # fmt: skip
def test_headed_and_bulleted_initiatives(found_in: Callable[..., Found], text: str, expected: list[str]) -> None:
    assert titles(found_in(text)) == expected


@pytest.mark.parametrize(
    "heading",
    [
        "Inleiding",
        "Stand van zaken",
        "Toelichting op de afwijkingen",
        "Wat hebben we gedaan?",
        "Visie",
        "Overig",
        "6A4.3 Haven",
        "“Samen”",
        "HAVEN",
    ],
)
def test_headings_that_order_a_report_are_none(found_in: Callable[..., Found], heading: str) -> None:
    assert titles(found_in(f"{REPORT}\n\nBeleidsterrein 5A Water\n\n{heading}\n\n{TEXT}\n")) == []


@pytest.mark.parametrize("heading", ["Visie Gelijke Kansen", "Groene kades", "Planning & Parkeren", "Evaluatie Kadepas"])
def test_a_heading_that_only_begins_with_such_a_word_may_be_one(found_in: Callable[..., Found], heading: str) -> None:
    assert titles(found_in(f"{REPORT}\n\nBeleidsterrein 5A Water\n\n{heading}\n\n{TEXT}\n")) == [heading]


@pytest.mark.parametrize(
    "below",
    [
        pytest.param(f"3.1.1 Havenbus\n\n{TEXT}", id="deeper headings"),
        pytest.param(f"Wij bieden:\n\n • Havenbus\n   {TEXT}", id="titled bullets"),
        pytest.param(
            f"Wij bieden:\n\n • Project Havenbus is bedoeld voor iedereen.\n • {TEXT}", id="bullets that open with a name"
        ),
    ],
)
def test_a_heading_that_gathers_others_is_none(found_in: Callable[..., Found], below: str) -> None:
    text = f"{PLAN}\n\nHoofdstuk 3: Aanpak\n\n3.1 Vervoer\n\n{TEXT}\n\n{below}\n"
    assert "Vervoer" not in titles(found_in(text))
    assert any("Havenbus" in title for title in titles(found_in(text)))


def test_the_text_about_a_topic_ends_at_the_next_heading_bullet_or_table(found_in: Callable[..., Found]) -> None:
    text = f"{REPORT}\n\nStand van zaken\n\n • Kadepas\n   De pas is er.\n • Havenbus\n   De bus rijdt.\n\nMarktfeest\n\nHet feest is geweest. Het was druk.\n"
    found = found_in(text)
    assert {
        initiative.title: " ".join(text[initiative.body_start : initiative.body_end].split()) for initiative in found.initiatives
    } == {
        "Kadepas": "De pas is er.",
        "Havenbus": "De bus rijdt.",
        "Marktfeest": "Het feest is geweest. Het was druk.",
    }


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Uitvoeren Taalpact", "Taalpact"),
        ("Opstellen van een Bomenplan", "Bomenplan"),
        ("Ondertekening van het Havenakkoord", "Havenakkoord"),
        ("Het nieuwe Havenhuis", "Havenhuis"),
        ("Havenhuis", "Havenhuis"),
        ("Uitvoeren", "Uitvoeren"),
        ("De", "De"),
    ],
)
def test_the_title_behind_a_verb(words: str, title: str) -> None:
    assert words[behind_verb(words, 0, len(words)) :] == title


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Kadepas", True), ("De pas is klaar", False), ("KADEPAS", False), ("Inleiding", False), ("een twee " * 7, False)],
)
def test_what_reads_as_a_title(words: str, expected: bool) -> None:
    assert reads_as_title(words) is expected

"""Names in running text: `[project Groene Kade]` in brackets is an initiative, and nothing else is."""

import itertools
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.found import Found

MARK = re.compile(r"\[([^]]+)\]")
BUDGET = "Programmabegroting 2024\n\nSociaal Meerdrecht\n\nTerugblik\n\n{}\n"


def named(found_in: Callable[..., Found], marked: str) -> None:
    text = BUDGET.format(MARK.sub(r"\1", marked))
    found = found_in(text)
    assert [text[initiative.start : initiative.end] for initiative in found.initiatives] == MARK.findall(marked)


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("Met het [project Groene Kade] werken wij aan schaduw.", id="sort and name"),
        pytest.param("Het [project KEK], gericht op werk, loopt goed.", id="abbreviation as a name"),
        pytest.param("Ook het [Taalpact Meerdrecht en Oosterweide 2021-2024] is getekend.", id="compound, name and years"),
        pytest.param("Wij doen mee aan het [Regionaal Mobiliteitsteam] in de haven.", id="adjective in capitals before it"),
        pytest.param("Zij tekenden ook het [Leerpact076] in de haven.", id="compound with figures"),
        pytest.param("De raad nam het [Blauwe Haven actieplan] aan.", id="name before the sort"),
        pytest.param("Zo biedt het [Meerdrecht Harbour Center] een plek aan velen.", id="English sort"),
        pytest.param(
            "In het [Kenniscentrum voor Slaap en Rust (KSR)] wordt gewerkt.", id="preposition in the name, abbreviation"
        ),
        pytest.param("Verder start het programma ‘[Gezond en Kansrijk]’ in de wijk.", id="quoted behind its sort"),
        pytest.param("Met de nieuwe aanpak, '[Perspectief op de kade]', wordt gewerkt.", id="quoted behind a comma"),
        pytest.param("Wij laten ons door '[Raad van de Kade]' adviseren.", id="quoted behind a preposition"),
        pytest.param("Wij hebben een [Warme Haven Wijken (WHW)] gemaakt.", id="name with its initials"),
        pytest.param(
            "Denk aan de [tijdelijke regeling zelfstandig varenden (TOZA)] en meer.", id="small letters with an abbreviation"
        ),
        pytest.param("In 2024 begint de [herinrichting van de Sluiskade] in de stad.", id="work on a place"),
        pytest.param("Daarnaast start de [nieuwbouw voor De Boei en de Vuurtoren] in het najaar.", id="work for two schools"),
        pytest.param("De [verbouwing van De Waag] is uitgesteld.", id="a work whose word holds another"),
        pytest.param("Het voorlopig ontwerp van de [Havenring Noord] is klaar.", id="a step on a thing: the thing is meant"),
        pytest.param("Wij starten een [pilot met de Kredietbank Oost] in de wijk.", id="trial with a partner"),
        pytest.param("De [proef met schapen] loopt nog.", id="trial that is known"),
        pytest.param("Dat doen wij met de [proef Adopteer een boomspiegel] in de wijk.", id="a name that calls"),
        pytest.param("Daarom is er het [project Kom je nog langs?] in de wijk.", id="a name that asks"),
        pytest.param("Ook is er een [lokaal sportakkoord] gesloten.", id="of a place, in small letters"),
        pytest.param(
            "Er komt een [regionale opvangvoorziening voor jongeren aan de Kade] bij.", id="of a region, with its place"
        ),
        pytest.param("Wij werken aan een [brede aanpak mentale gezondheid] in de wijk.", id="approach to a problem"),
        pytest.param("Er is een [stuurgroep veilige havens] opgericht.", id="group and its subject"),
        pytest.param("Op de kade rijdt de [Belbus De Kaden] nu ook in de avond.", id="bus"),
    ],
)
def test_what_is_named(found_in: Callable[..., Found], marked: str) -> None:
    named(found_in, marked)


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("Het project loopt goed en het plan ook.", id="a sort without a name"),
        pytest.param("Dit staat in de Omgevingsvisie Meerdrecht.", id="a plan that is only referred to"),
        pytest.param("Zo vroeg het bestuursakkoord ‘Dichtbij en degelijk’ het.", id="a quoted one"),
        pytest.param("Dit bouwt voort op de Fietsnota 2015-2022.", id="built upon"),
        pytest.param("De helft kwam uit het Afvalfonds.", id="a purse"),
        pytest.param("Het Nationaal Programma Zwemmen helpt daarbij.", id="another government's"),
        pytest.param("Dat doet het Regionaal Bureau Vaart (RBV) voor ons.", id="an organisation with its initials"),
        pytest.param("De Wet collectieve warmtevoorziening (Wcw) verandert dat.", id="an act with its abbreviation"),
        pytest.param("De invoering van de eigen bijdrage Wmo kost geld.", id="a work whose only name is an act"),
        pytest.param("De aanleg van fietspaden kost geld.", id="a work without a name"),
        pytest.param("Wij denken aan een pilot met schapen.", id="a trial that is only thought of"),
        pytest.param("Plan is om dit te doen.", id="a sort that opens a sentence"),
        pytest.param("De Veiligheidsregio en de Omgevingsdienst Rivierenmark werken samen.", id="standing organisations"),
    ],
)
def test_what_is_not(found_in: Callable[..., Found], marked: str) -> None:
    named(found_in, marked)


def test_each_once_at_its_first_mention(found_in: Callable[..., Found]) -> None:
    named(
        found_in,
        "Het [project Groene Kade] loopt. Ook in dit project Groene Kade en in Groene Kade wordt gewerkt. De Groene Kade is mooi.",
    )


def test_an_abbreviation_names_what_it_stands_for(found_in: Callable[..., Found]) -> None:
    named(found_in, "Er is een [Warme Haven Wijken (WHW)] gemaakt. Binnen het programma WHW is veel gedaan.")


def test_what_a_budget_reports_it_may_announce_again(found_in: Callable[..., Found]) -> None:
    text = BUDGET.format("Het Taalpact Kade is ondertekend.") + "\nVooruitblik\n\n • Uitvoeren Taalpact Kade\n"
    assert [(initiative.title, initiative.status) for initiative in found_in(text).initiatives] == [
        ("Taalpact Kade", "adopted"),
        ("Taalpact Kade", "planned"),
    ]


def test_in_a_plan_the_bullet_that_opens_with_a_name_is_its_place(found_in: Callable[..., Found]) -> None:
    text = (
        "Beleidsplan Werk 2023-2026\n\nHoofdstuk 3: Aanpak\n\nVanuit het project Kadewacht wordt veel gedaan.\n\n"
        "Verder zijn er deze projecten.\n\n • Project Kadewacht is er voor jongeren uit de wijk.\n"
    )
    (initiative,) = found_in(text).initiatives
    assert initiative.words == "Project Kadewacht"


def test_a_report_names_its_initiatives_in_headings_only(found_in: Callable[..., Found]) -> None:
    text = BUDGET.replace("Programmabegroting", "Jaarstukken").format("Het project Groene Kade is afgerond.")
    assert [initiative.title for initiative in found_in(text).initiatives if "Kade" in initiative.title] == []


def test_the_report_s_own_programmes_are_no_initiatives(found_in: Callable[..., Found]) -> None:
    text = f"Programmabegroting 2024\n\nProgramma 10 Werk en rondkomen\n\n{'Het programma Werk en rondkomen kost veel geld, meer dan vorig jaar.'}\n"
    assert found_in(text).initiatives == ()


@given(
    st.lists(
        st.sampled_from(
            [
                "project",
                "Groene",
                "Kade",
                "(GK)",
                "‘Samen",
                "Sterk’",
                "aanleg van",
                "de",
                "pilot met",
                "Taalpact",
                "2024",
                ",",
                ".",
                "is gestart",
            ]
        ),
        max_size=14,
    )
)
def test_names_lie_apart_and_in_order(found_in: Callable[..., Found], words: list[str]) -> None:
    text = BUDGET.format("In de stad " + " ".join(words) + " gebeurt dat allemaal en nog veel meer.")
    spans = [(initiative.start, initiative.end) for initiative in found_in(text).initiatives]
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))

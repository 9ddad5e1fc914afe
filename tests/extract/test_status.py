import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.status import View, find_status, status_of_sentence
from schema import Status

HORIZON = 2025


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # the step that was taken
        ("De raad heeft het plan in mei vastgesteld.", "adopted"),
        ("Het convenant is door negen partijen ondertekend.", "adopted"),
        ("In mei tekenden de partijen het akkoord.", "adopted"),
        ("De raad stemde op 6 juli in met de nota.", "adopted"),
        ("De raad heeft een aanvullend krediet verleend.", "adopted"),
        ("De nota is van kracht.", "adopted"),
        ("De pilot is in maart gestart.", "started"),
        ("Er is een energiebank opgericht.", "started"),
        ("Wij zijn aan de slag gegaan met de lessen.", "started"),
        ("De eerste stappen zijn gezet.", "started"),
        ("De bus is in maart gaan rijden.", "started"),
        ("De hal is in april opgeleverd.", "completed"),
        ("De banken zijn in april geplaatst.", "completed"),
        ("De markt is in juni gehouden en trok 1.400 bezoekers.", "completed"),
        ("Het plein werd vorig jaar heringericht.", "completed"),
        # what halts or ends it
        ("De oplevering is uitgesteld tot 2026.", "delayed"),
        ("Door levertijden loopt de verbouwing uit.", "delayed"),
        ("De bouw begint niet in mei maar in september.", "delayed"),
        ("De pas zou in mei beginnen.", "delayed"),
        ("De vaststelling was voorzien voor mei.", "delayed"),
        ("Het college heeft het project gestopt.", "stopped"),
        ("Het feest gaat dit jaar niet door.", "stopped"),
        ("Het college heeft besloten de proef te beëindigen.", "stopped"),
        ("De organisatie is failliet.", "stopped"),
        # what is to come
        ("Het plan wordt in mei vastgesteld.", "planned"),
        ("Het plan is nog niet vastgesteld.", "planned"),
        ("Daarover is nog niets besloten.", "planned"),
        ("Wij zullen in het voorjaar met de lessen beginnen.", "planned"),
        ("In het najaar stelt het college de regels vast.", "planned"),
        ("De opening is voorzien voor het derde kwartaal.", "planned"),
        ("De nota gaat voor de zomer naar de raad.", "planned"),
        ("De regeling wordt na de zomer geschreven.", "planned"),
        ("In 2025 planten wij bomen.", "planned"),
        # work that goes on
        ("Wij werken met de buurt aan het plein.", "ongoing"),
        ("De zestien scholen doen mee aan de lessen.", "ongoing"),
        ("De nota wordt uitgevoerd.", "ongoing"),
        ("De regeling loopt in 2025 door.", "ongoing"),
        ("De werkzaamheden gaan volgens planning door.", "ongoing"),
        # what tells nothing, or of something else
        ("Meerdrecht telt 46.800 inwoners.", None),
        ("De raad nam hierover een motie aan die is vastgesteld.", None),
        ("De regels gelden totdat de wet is aangenomen.", None),
        ("", None),
    ],
)
def test_the_status_of_a_sentence(sentence: str, expected: str | None) -> None:
    assert status_of_sentence(sentence, HORIZON) == (Status(expected) if expected else None)


def told(text: str, *, latest: bool = True, title: str = "", focus: int | None = None) -> Status | None:
    return find_status(text, 0, len(text), View(HORIZON, latest=latest), title=title, focus=focus)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("De nota is vastgesteld. In maart is de bouw gestart.", "started", id="the last step"),
        pytest.param("De bouw is gestart. De opening volgt in 2025.", "started", id="a step before what is to come"),
        pytest.param("De nota is vastgesteld. De bouw is vertraagd. De hal is gebouwd.", "delayed", id="delay overrules"),
        pytest.param("De hal is geopend. De exploitatie is gestopt.", "stopped", id="an end overrules"),
        pytest.param("Veel kinderen doen mee. De pas wordt in mei ingevoerd.", "ongoing", id="nothing taken: what is told first"),
        pytest.param("Sinds maart 2024 helpt een makelaar ouderen. Zij krijgen een premie.", "started", id="since a day"),
        pytest.param("De pas geldt voor iedereen.", "ongoing", id="a present verb alone"),
        pytest.param("Drie ton.", None, id="no verb at all"),
    ],
)
def test_the_status_of_a_text(text: str, expected: str | None) -> None:
    assert told(text) == (Status(expected) if expected else None)


def test_a_plan_says_first_how_things_stand() -> None:
    text = "De gemeente biedt lessen aan. In 2018 is een proef gestart."
    assert (told(text), told(text, latest=False)) == (Status.STARTED, Status.ONGOING)


def test_sentences_that_name_the_title_come_first_where_nothing_is_taken() -> None:
    text = "Alle inwoners doen mee aan sport. De Meerpas wordt in mei 2025 ingevoerd."
    assert (told(text), told(text, title="Meerpas")) == (Status.ONGOING, Status.PLANNED)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Groenplan", Status.ADOPTED), ("proef met schapen", Status.STOPPED)],
)
def test_of_two_steps_in_a_sentence_the_nearest_to_the_name_counts(name: str, expected: Status) -> None:
    text = "Het Groenplan is vastgesteld en rust op de proef met schapen die is stopgezet, en op meer."
    assert told(text, focus=text.index(name) + len(name)) == expected


def test_a_relative_clause_tells_of_something_else() -> None:
    text = "De pilot Kadewacht, waarin de regels worden vastgesteld, is in juni begonnen."
    assert told(text, focus=text.index(",")) == Status.STARTED


@given(st.text(alphabet="is vastgesteld. De wordt, in mei 2025;\n", max_size=80), st.booleans())
def test_any_text_has_a_status_or_none(text: str, latest: bool) -> None:
    assert told(text, latest=latest, title=text[:9], focus=len(text) // 2) in (*Status, None)

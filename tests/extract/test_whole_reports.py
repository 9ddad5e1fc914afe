"""Whole reports through all extractors: what each kind of document yields, and what holds for any text."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document_facts import Overrides
from extract.extractors import extract_all
from extract.profile import Profile, shipped_profiles
from ingest import document_from_text, read_document
from schema import Amount, Citation, DateExpression, DocumentFacts, DocumentKind, Extraction, LeidraadError

MEERDRECHT = Profile(
    name="Meerdrecht",
    code="GM9901",
    signs=("Meerdrecht", "Meerdrechtse", "Meerdrechters"),
    portfolios=("Zorg, Jeugd en Onderwijs", "Haven & Water", "Financiën"),
    committees=("Samenleving", "Ruimte"),
)


def extracted(text: str, file_name: str = "report.txt", **overrides: object) -> Extraction:
    return extract_all(document_from_text(text, file_name), (MEERDRECHT,), Overrides(**overrides))  # type: ignore[arg-type]


def facts(text: str, file_name: str = "report.txt") -> DocumentFacts:
    return extracted(text, file_name).facts


@pytest.mark.parametrize(
    ("text", "kind", "year", "year_end", "edition"),
    [
        pytest.param("Programmabegroting 2024\n\nInleiding\n\nWij bouwen.", "begroting", 2024, None, None, id="budget"),
        pytest.param("Begroting 2019\n\nInleiding\n\nWij bouwen.", "begroting", 2019, None, None, id="budget of another site"),
        pytest.param(
            "Kaderbrief 2025-2028\n\nInleiding\n\nWij wegen af.", "kaderbrief", 2025, 2028, None, id="kaderbrief, period"
        ),
        pytest.param("Jaarstukken 2023\n\nVoorwoord\n\nHet is klaar.", "jaarstukken", 2023, None, None, id="accounts"),
        pytest.param(
            "Tweede Voortgangsrapportage 2023\n\nSport\n\nHet loopt.", "voortgangsrapportage", 2023, None, 2, id="ordinal"
        ),
        pytest.param(
            "2e Bestuursrapportage 2019\n\nSport\n\nHet loopt.", "voortgangsrapportage", 2019, None, 2, id="digit and e"
        ),
        pytest.param("Burap 1 2022\n\nSport\n\nHet loopt.", "voortgangsrapportage", 2022, None, 1, id="number behind"),
        pytest.param("Beleidsplan Sport 2023-2026\n\nVisie\n\nWij bewegen.", "beleidsplan", 2023, 2026, None, id="plan"),
        pytest.param("AMENDEMENT\n\nOnderwerp: begroting 2024\n\nDe raad besluit.", "overig", 2024, None, None, id="amendment"),
        pytest.param(
            "Perspec efnota 2024-2027\n\nInleiding\n\nWij wegen af.",
            "kaderbrief",
            2024,
            2027,
            None,
            id="title that lost a ligature",
        ),
    ],
)
def test_what_a_document_is_by_its_title(text: str, kind: str, year: int, year_end: int | None, edition: int | None) -> None:
    found = facts(text)
    assert (found.kind, found.year, found.year_end, found.edition) == (kind, year, year_end, edition)
    assert found.found_by["kind"] == "title line"


def test_title_from_running_heads() -> None:
    page = (
        "{}\n\nDe gemeente helpt mensen aan werk en let daarbij\nop wat zij kunnen.\n\n\n\n"
        "Gemeente Meerdrecht, Beleidsplan Werk 2023-2026\n"
    )
    found = facts("\f".join(page.format(head) for head in ("Inleiding", "Aanpak", "Kosten")))
    assert (found.title, found.year, found.year_end, found.municipality) == (
        "Beleidsplan Werk 2023-2026",
        2023,
        2026,
        "Meerdrecht",
    )
    assert found.found_by["title"] == "running head"


@pytest.mark.parametrize(
    ("text", "kind", "year"),
    [
        pytest.param(
            "Voorwoord\n\nDe gemeente legt verantwoording af: dit verslag gaat over 2017.", "jaarstukken", 2017, id="accounts"
        ),
        pytest.param(
            "Sport\n\n"
            "In maart 2025 is de hal geopend. In juni 2025 zijn de regels vastgesteld. "
            "Het veld wordt eind december 2025 gekeurd.",
            "voortgangsrapportage",
            2025,
            id="months behind and plans ahead",
        ),
        pytest.param("Sport\n\nIn 2026 werken wij aan de hal. De raad zal in 2026 besluiten.", "begroting", 2026, id="all ahead"),
    ],
)
def test_what_a_document_is_without_a_title(text: str, kind: str, year: int) -> None:
    found = facts(text)
    assert (found.kind, found.year, found.title) == (kind, year, None)


def test_what_cannot_be_worked_out_is_null_and_an_issue() -> None:
    extraction = extracted("Sport\n\nHet zwembad is open.")
    assert (extraction.facts.kind, extraction.facts.year, extraction.facts.municipality) == (None, None, None)
    assert [issue.code for issue in extraction.issues] == ["unknown-kind", "unknown-municipality", "unknown-year"]


def test_the_file_name_is_the_last_resort() -> None:
    found = facts("Sport\n\nHet zwembad is open.", "jaarstukken-2021.txt")
    assert (found.kind, found.year) == ("jaarstukken", 2021)
    assert found.found_by == {"kind": "file name", "year": "file name"}


def test_the_user_overrules_the_text() -> None:
    found = extracted(
        "Begroting 2024\n\nSport", kind=DocumentKind.KADERBRIEF, year=2030, municipality="Elders", title="Brief"
    ).facts
    assert (found.kind, found.year, found.municipality, found.title) == ("kaderbrief", 2030, "Elders", "Brief")
    assert set(found.found_by.values()) == {"given by the user"}


CELLS = """Tweede Voortgangsrapportage 2024

Zorg

Programmanummer

\u00a0

9

Commissie

\u00a0

Samenleving,

Ruimte

Portefeuille(s)

\u00a0

Zorg, Jeugd & Onderwijs

Haven en Water

De missie van het programma Zorg luidt:

“Meerdrecht zorgt voor wie dat nodig heeft.”

Doelenbomen

Beleidsterrein 9A Ondersteuning

Doel

Prestatie

\u00a0

9A1 Inwoners redden zich thuis

9A1.1 Bieden van hulp

\u00a0

9A1.2 Vervoeren van ouderen,
ook in het weekend

\u00a0

9A2 Niemand is alleen

9A2.1 Bezoeken van ouderen

\u00a0

Toelichting doelenboom Beleidsterrein 9A Ondersteuning

Er zijn geen afwijkingen.

Beleidsterrein Opvang

Stand van zaken

 • Nachtopvang
   De opvang is in mei geopend.
"""

PIPES = """Programmanummer | 9 | |
Commissie | Samenleving | |
Portefeuille(s) | Zorg, Jeugd & Onderwijs Haven & Water |
De missie van het programma Zorg luidt: Meerdrecht zorgt voor wie dat nodig heeft. |
Beleidsterrein 9A Ondersteuning
Doel | Prestaties |
9A1 Inwoners redden zich thuis | 9A101 Bieden van hulp |
9A102 Vervoeren van ouderen, ook in het weekend |
9A2 Niemand is alleen | 9A201 Bezoeken van ouderen |
"""


@pytest.mark.parametrize("text", [pytest.param(CELLS, id="cells"), pytest.param(PIPES, id="pipes")])
def test_programme_goals_and_activities_in_both_flattenings(text: str) -> None:
    extraction = extracted(text)
    (programme,) = extraction.programmes
    assert (programme.number, programme.name, programme.mission) == ("9", "Zorg", "Meerdrecht zorgt voor wie dat nodig heeft.")
    assert len(programme.portfolios) == 2
    area = extraction.policy_areas[0]
    assert (area.code, area.name, area.programme, area.programme_id) == ("9A", "Ondersteuning", "9", programme.id)
    assert [(goal.code, goal.text, goal.policy_area_id) for goal in extraction.goals] == [
        ("9A1", "Inwoners redden zich thuis", area.id),
        ("9A2", "Niemand is alleen", area.id),
    ]
    assert [(activity.key, activity.text) for activity in extraction.activities] == [
        ("9A1.1", "Bieden van hulp"),
        ("9A1.2", "Vervoeren van ouderen, ook in het weekend"),
        ("9A2.1", "Bezoeken van ouderen"),
    ]
    goals = {goal.id: goal.code for goal in extraction.goals}
    assert [goals[activity.goal_id or ""] for activity in extraction.activities] == ["9A1", "9A1", "9A2"]


def test_committees_portfolios_and_an_area_without_code() -> None:
    extraction = extracted(CELLS)
    assert extraction.programmes[0].committee == "Samenleving, Ruimte"
    assert extraction.programmes[0].portfolios == ("Zorg, Jeugd & Onderwijs", "Haven en Water")
    assert [(area.code, area.name) for area in extraction.policy_areas] == [("9A", "Ondersteuning"), (None, "Opvang")]


def test_a_tree_without_codes_is_read_by_its_empty_cells() -> None:
    cells = [
        "Doel",
        "Prestatie",
        "\u00a0",
        "Schoon water",
        "Baggeren",
        "\u00a0",
        "Spoelen",
        "\u00a0",
        "Droge voeten",
        "Dijken ophogen",
        "\u00a0",
    ]
    extraction = extracted("\n\n".join(["Begroting 2024", *cells, "Toelichting doelenboom", "Er is niets te melden."]))
    assert [goal.text for goal in extraction.goals] == ["Schoon water", "Droge voeten"]
    assert [activity.text for activity in extraction.activities] == ["Baggeren", "Spoelen", "Dijken ophogen"]


def test_coded_rows_of_a_table_of_money_are_no_activities() -> None:
    text = (
        "Begroting 2024\n\nbedragen x 1.000,-\n\nlasten\n\nbaten\n\n09A101 Bieden van hulp\n\n1.582\n\n"
        "-41\n\n09A102 Vervoer\n\n1.196\n\n0\n"
    )
    assert not extracted(text).activities


def titles_and_status(text: str) -> list[tuple[str, str | None]]:
    return [(initiative.title, initiative.status) for initiative in extracted(text).initiatives]


REPORTED = {
    "De raad heeft de nota in mei vastgesteld.": "adopted",
    "De bouw is in maart gestart.": "started",
    "De hal is in april opgeleverd.": "completed",
    "De oplevering is uitgesteld tot 2025.": "delayed",
    "Het project is gestopt omdat het geld op is.": "stopped",
    "De nota wordt in het najaar vastgesteld.": "planned",
    "Wij werken met de buurt aan het plein.": "ongoing",
}


@pytest.mark.parametrize(("sentence", "status"), REPORTED.items())
def test_headed_topics_of_a_progress_report_and_their_status(sentence: str, status: str) -> None:
    text = f"Eerste Voortgangsrapportage 2024\n\nBeleidsterrein 5A Sport\n\nSporthal De Beugel\n\n{sentence}\n"
    assert titles_and_status(text) == [("Sporthal De Beugel", status)]


@pytest.mark.parametrize(
    "bullets",
    [
        pytest.param(
            " • Sluisplein\n   De aanleg is in mei gestart.\n • Havenhuis\n   De bouw is gestopt.\n", id="title above its text"
        ),
        pytest.param(" • Sluisplein - De aanleg is in mei gestart.\n • Havenhuis - De bouw is gestopt.\n", id="dash"),
        pytest.param(" • Sluisplein: de aanleg is in mei gestart.\n • Havenhuis: de bouw is gestopt.\n", id="colon"),
    ],
)
def test_bulleted_topics_of_a_progress_report(bullets: str) -> None:
    text = f"Eerste Voortgangsrapportage 2024\n\nStand van zaken\n\n{bullets}"
    assert titles_and_status(text) == [("Sluisplein", "started"), ("Havenhuis", "stopped")]


def test_a_traffic_light_tells_that_a_topic_is_late() -> None:
    text = "2e Bestuursrapportage 2024\n\nOranje stoplicht\n\n • Bouw Havenhuis.\n   De vergunning kost meer tijd.\n"
    assert titles_and_status(text) == [("Bouw Havenhuis", "delayed")]


NAMED = {
    "Met het project Groene Kade werken wij aan schaduw.": "project Groene Kade",
    "Wij doen mee aan het programma ‘Samen Sterk’ van de regio.": "Samen Sterk",
    "Het Taalpact Rivierenmark 2023-2026 is ondertekend.": "Taalpact Rivierenmark 2023-2026",
    "In 2024 begint de herinrichting van de Sluiskade in de binnenstad.": "herinrichting van de Sluiskade",
    "Ook het Regionaal Havenplatform is gestart.": "Regionaal Havenplatform",
    "Wij starten een pilot met de Kredietbank Oost in de wijk.": "pilot met de Kredietbank Oost",
}


@pytest.mark.parametrize(("sentence", "title"), NAMED.items())
def test_names_in_the_running_text_of_a_budget(sentence: str, title: str) -> None:
    text = f"Programmabegroting 2024\n\nSociale stad\n\nTerugblik\n\n{sentence}\n"
    assert [found for found, _ in titles_and_status(text)] == [title]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dit staat in de Omgevingsvisie Meerdrecht en in het coalitieakkoord.",
        "Het plan komt in het programma aan de orde.",
        "De Veiligheidsregio en de Omgevingsdienst Rivierenmark werken samen.",
    ],
)
def test_what_a_budget_only_refers_to_is_no_initiative(sentence: str) -> None:
    assert titles_and_status(f"Programmabegroting 2024\n\nSociale stad\n\nTerugblik\n\n{sentence}\n") == []


def test_bullets_that_announce_are_planned() -> None:
    text = "Programmabegroting 2024\n\nWerk\n\nVooruitblik\n\n • Uitvoeren Taalpact Rivierenmark\n • Opzet Buurtfonds Zuid\n"
    assert titles_and_status(text) == [("Taalpact Rivierenmark", "planned"), ("Buurtfonds Zuid", "planned")]


def test_the_points_of_an_amendment() -> None:
    text = (
        "AMENDEMENT\n\nOnderwerp: begroting 2024\n\n • 2. Het geld zo te verdelen:\n"
        "  • a. Zwemles: € 20.000 (in 2024)\n  • b. Fietsbank: € 8.000\n"
    )
    extraction = extracted(text)
    assert [(found.title, found.status) for found in extraction.initiatives] == [("Zwemles", "planned"), ("Fietsbank", "planned")]
    assert [amount.initiative_id for amount in extraction.amounts] == [found.id for found in extraction.initiatives]


def test_a_record_knows_its_section_and_initiative() -> None:
    text = (
        "Eerste Voortgangsrapportage 2024\n\nBeleidsterrein 5A Sport\n\nSporthal\n\n"
        "De hal kost € 5 miljoen en is in mei 2024 klaar (RV 24.0012).\n"
    )
    extraction = extracted(text)
    (sporthal,) = extraction.initiatives
    section = next(section for section in extraction.sections if section.title == "Sporthal")
    records: list[Amount | DateExpression | Citation] = [*extraction.amounts, *extraction.dates, *extraction.citations]
    assert len(records) == 3
    assert {(record.section_id, record.initiative_id) for record in records} == {(section.id, sporthal.id)}
    assert sporthal.policy_area_id == extraction.policy_areas[0].id


FRAGMENTS = st.sampled_from(
    [
        "Programmabegroting 2024",
        "Beleidsterrein 10A Werk",
        "Doel",
        "Prestatie",
        "\u00a0",
        "10A1 Meer werk",
        "10A1.1 Helpen",
        "10A101 x | 1 |",
        "Programmanummer | 10 | |",
        "Programmanummer",
        "10",
        " • Sport - tekst",
        " • ",
        "e Bullet",
        "Oranje stoplicht",
        "Vooruitblik",
        "‘Samen",
        "Sterk’",
        "project Groene Kade (GK)",
        "€ 1,4 miljoen",
        "(2023: 15.000",
        "RV 24.0012",
        "A.23.0042/01",
        "Participatiewet",
        "artikel 18b van de",
        "in mei 2024",
        "vanaf",
        "2024-2026",
        "1.582",
        "-41",
        "\f",
        "\n",
        "\n\n",
        "3",
        "Kosten ........ 7",
        "De missie van het programma Werk luidt:",
        "a.1. Werk e Leren",
        "is vastgesteld.",
    ]
)


@given(st.lists(st.one_of(FRAGMENTS, st.text(max_size=8)), max_size=30), st.sampled_from(["\n", "\n\n", " ", "\r\n"]))
def test_no_text_breaks_the_extraction(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    try:
        document = document_from_text(text)
    except (LeidraadError, UnicodeEncodeError):  # no text: nothing but signs, or half a character
        return
    extraction = extract_all(document, (MEERDRECHT,))
    assert extraction.ungrounded() == ()
    ids = [record.id for records in extraction.records().values() for record in records]
    assert len(ids) == len(set(ids))
    assert extract_all(document, (MEERDRECHT,)) == extraction


def test_the_real_reports_are_grounded(corpus: list[Path]) -> None:
    assert corpus
    for path in corpus:
        extraction = extract_all(read_document(path), shipped_profiles())
        assert extraction.ungrounded() == (), path.name
        ids = [record.id for records in extraction.records().values() for record in records]
        assert len(ids) == len(set(ids)), path.name


def test_extraction_is_linear(report_text: Callable[..., str]) -> None:
    """Twice the text has about twice the records: nothing is lost or found twice in a long report."""
    small = extracted("\n".join(report_text(number) for number in range(1, 11)))
    large = extracted("\n".join(report_text(number) for number in range(1, 21)))
    assert len(large.dates) == pytest.approx(2 * len(small.dates), rel=0.1)

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document_facts import Overrides, extract_facts
from extract.found import Found
from extract.programmes import extract_programmes
from schema import BlockKind, Document

BLANK = "\u00a0"
CELLS = [
    "Programmanummer", BLANK, "10", "Commissie", BLANK, "Samenleving", "Portefeuille(s)", BLANK, "Zorg, Jeugd & Onderwijs", "Haven & Water",
]  # fmt: skip
MISSION = "De missie van het programma Werk en rondkomen luidt:"
WORDS = "In Meerdrecht kan iedereen meedoen."


def lines(*texts: str) -> str:
    return "\n\n".join(texts) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(lines("Begroting 2025", "Werk", *CELLS, MISSION, WORDS), id="cells with empty ones"),
        pytest.param(
            lines("Begroting 2025", "Werk", *[cell for cell in CELLS if cell != BLANK], MISSION, WORDS), id="cells without them"
        ),
        pytest.param(lines("Jaarstukken 2024", "Werk", *CELLS, MISSION, f"“{WORDS}”"), id="mission in quotation marks"),
        pytest.param(
            lines("Jaarstukken 2024", "Werk", *CELLS, MISSION + "\n“I\nn Meerdrecht kan iedereen meedoen.”"), id="drop cap"
        ),
        pytest.param(
            "Programmanummer | 10 |  |\nCommissie | Samenleving |  |\nPortefeuille(s) | Zorg, Jeugd & Onderwijs Haven & Water |  |\n"
            f"{MISSION} {WORDS} |\nBeleidsterrein Werk\nEr is veel gebeurd in de haven.\n",
            id="bars, the mission in its row",
        ),
    ],
)
def test_the_header_block_of_a_programme(found_in: Callable[..., Found], text: str) -> None:
    (programme,) = found_in(text).programmes
    assert (programme.number, programme.name, programme.committee) == ("10", "Werk en rondkomen", "Samenleving")
    assert programme.portfolios == ("Zorg, Jeugd & Onderwijs", "Haven & Water")
    assert programme.mission == WORDS
    assert programme.words == "10"


def test_in_bars_the_mission_is_often_lost(found_in: Callable[..., Found]) -> None:
    text = f"Programmanummer | 10 |  |\nCommissie | Samenleving |  |\n{MISSION} |\nBeleidsterrein Werk\nEr is veel gebeurd.\n"
    (programme,) = found_in(text).programmes
    assert (programme.name, programme.mission, programme.portfolios) == ("Werk en rondkomen", None, ())


def test_without_a_mission_the_heading_names_the_programme(found_in: Callable[..., Found]) -> None:
    text = lines(
        "Jaarstukken 2024",
        "3.1.2 Veiligheid",
        "Programmanummer",
        "2",
        "Commissie",
        "Ruimte",
        "Inleiding",
        "Het was rustig in de stad.",
    )
    (programme,) = found_in(text).programmes
    assert (programme.number, programme.name, programme.committee) == ("2", "Veiligheid", "Ruimte")


def test_a_programme_can_have_more_committees(found_in: Callable[..., Found]) -> None:
    cells = ["Programmanummer", "8", "Commissie", "Samenleving,", "Ruimte", "Portefeuille(s)", "Wonen."]
    (programme,) = found_in(lines("Begroting 2025", "Sport", *cells, MISSION, WORDS)).programmes
    assert (programme.committee, programme.portfolios) == ("Samenleving, Ruimte", ("Wonen",))


def test_the_goal_tree_behind_a_header_block_belongs_to_no_portfolio(found_in: Callable[..., Found]) -> None:
    tree = ["Doel", "Prestatie", BLANK, "10A1 Meer werk", "10A1.1 Helpen van werkzoekenden", BLANK]
    (programme,) = found_in(lines("Begroting 2025", "Werk", *CELLS, *tree)).programmes
    assert programme.portfolios == ("Zorg, Jeugd & Onderwijs", "Haven & Water")


def test_a_later_table_belongs_to_no_portfolio(found_in: Callable[..., Found]) -> None:
    table = ["Lasten", "Begroting 2024", "Begroting 2025", "Zorg", "1.582", "1.601", "Werk", "920", "931"]
    (programme,) = found_in(
        lines("Begroting 2025", "Werk", *CELLS, "Inleiding", "Er is veel te doen in de haven.", *table)
    ).programmes
    assert programme.portfolios == ("Zorg, Jeugd & Onderwijs", "Haven & Water")


def test_several_programmes_in_one_report(found_in: Callable[..., Found]) -> None:
    second = [cell.replace("10", "5") for cell in CELLS]
    text = lines(
        "Begroting 2025",
        "Werk",
        *CELLS,
        MISSION,
        WORDS,
        "Water",
        *second,
        MISSION.replace("Werk en rondkomen", "Water"),
        "Droog.",
    )
    assert [(programme.number, programme.name, programme.mission) for programme in found_in(text).programmes] == [
        ("10", "Werk en rondkomen", WORDS),
        ("5", "Water", "Droog."),
    ]


@pytest.mark.parametrize(
    ("heading", "number", "name"),
    [
        pytest.param("Programma 6 Sociaal Domein", "6", "Sociaal Domein", id="plain"),
        pytest.param("Programma 2: Veiligheid", "2", "Veiligheid", id="colon"),
        pytest.param("Programma 1 - Bestuur en dienstverlening", "1", "Bestuur en dienstverlening", id="dash"),
        pytest.param("Programma 3. Economie", "3", "Economie", id="full stop"),
        pytest.param("Programma 04 Mobiliteit", "04", "Mobiliteit", id="nought before it"),
        pytest.param("PROGRAMMA 5 WATER", "5", "WATER", id="capitals"),
        pytest.param("3.4 Programma 9 Zorg", "9", "Zorg", id="numbered heading"),
    ],
)
def test_a_heading_with_a_number_names_a_programme(found_in: Callable[..., Found], heading: str, number: str, name: str) -> None:
    (programme,) = found_in(lines("Begroting 2025", heading, "Hier werken wij al jaren met onze partners aan.")).programmes
    assert (programme.number, programme.name, programme.committee, programme.portfolios) == (number, name, None, ())
    assert name in programme.words


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param("Programma Duurzaamheid", id="no number"),
        pytest.param("Programmabegroting 2025", id="another word"),
        pytest.param("Programma 2024 in cijfers", id="a year"),
        pytest.param("Programma 6 kost meer", id="no name behind the number"),
    ],
)
def test_other_headings_name_none(found_in: Callable[..., Found], heading: str) -> None:
    assert found_in(lines("Begroting 2025", heading, "Hier werken wij al jaren met onze partners aan.")).programmes == ()


def test_the_header_block_counts_where_a_heading_names_the_same_programme(found_in: Callable[..., Found]) -> None:
    text = lines("Begroting 2025", "Programma 10 Werk", "Een korte inleiding op dit programma.", "Opzet", *CELLS, MISSION, WORDS)
    (programme,) = found_in(text).programmes
    assert (programme.name, programme.committee) == ("Werk en rondkomen", "Samenleving")


def test_a_programme_in_running_text_is_only_mentioned(found_in: Callable[..., Found]) -> None:
    assert (
        found_in(lines("Begroting 2025", "Zorg", "In programma 7 Jeugd en 10 Werk & Inkomen staan de speerpunten.")).programmes
        == ()
    )


@given(st.sampled_from(["10", "2", "8a"]), st.sampled_from(["Wonen", "Haven & Water"]), st.booleans(), st.booleans())
def test_both_flattenings_give_the_same(
    found_in: Callable[..., Found], number: str, portfolio: str, blanks: bool, mission: bool
) -> None:
    said = [MISSION, WORDS] if mission else ["Inleiding", "Er is veel te doen in de haven."]
    pairs = [("Programmanummer", number), ("Commissie", "Ruimte"), ("Portefeuille(s)", portfolio)]
    cells = [text for label, value in pairs for text in ((label, BLANK, value) if blanks else (label, value))]
    bars = [f"{label} | {value} |  |" for label, value in pairs]
    row = f"{MISSION} {WORDS} |" if mission else "\n\n".join(said)
    by_cells = found_in(lines("Begroting 2025", "Werk en rondkomen", *cells, *said)).programmes
    by_bars = found_in("Begroting 2025\n\nWerk en rondkomen\n\n" + "\n".join(bars) + f"\n{row}\n").programmes
    fields = [(p.number, p.name, p.committee, p.portfolios, p.mission) for p in (*by_cells, *by_bars)]
    assert fields[0] == fields[1] == (number, "Werk en rondkomen", "Ruimte", (portfolio,), WORDS if mission else None)


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        pytest.param(["P1 Haven", "Wat kost het?", "P2 Zorg", "P1 Haven"], [("1", "Haven"), ("2", "Zorg")], id="each once"),
        pytest.param(["P1 Haven", "Wat kost het?"], [], id="one alone may be a car park"),
        pytest.param(["P2 Haven", "P3 Zorg"], [], id="a row begins with 1"),
        pytest.param(["Programma 1 Haven", "P1 Kade", "P2 Zorg"], [("1", "Haven")], id="the word itself goes before"),
    ],
)
def test_programmes_that_headings_call_by_a_letter(
    headings: list[str], expected: list[tuple[str, str]], document_of: Callable[..., Document]
) -> None:
    document = document_of(*((BlockKind.HEADING, heading) for heading in headings))
    facts, _, _ = extract_facts(document, (), Overrides())
    found = extract_programmes(document, Found(facts=facts))
    assert [(programme.number, programme.name) for programme in found] == expected

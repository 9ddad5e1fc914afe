from collections.abc import Callable

import pytest

from ingest.forms import find_form_cells
from ingest.lines import read_lines

HEADER = [
    "Programmanummer",
    "4",
    "Commissie",
    "Leefomgeving",
    "Portefeuille(s)",
    "Financiën, Mobiliteit & Haven",
    "Wonen, Water & Sport",
]


def cells(text: str) -> list[str]:
    lines = read_lines(text)
    return [lines[index].text for index in dict.fromkeys(find_form_cells(lines))]


@pytest.mark.parametrize("blank", ["\n\n", "\n\n\xa0\n\n", "\n\n \n\n", "\n", "\r\n\r\n\xa0\r\n\r\n"])
@pytest.mark.parametrize(
    "behind",
    [
        pytest.param("De missie van het programma Mobiliteit luidt:", id="mission"),
        pytest.param("Missie", id="mission, as a heading"),
        pytest.param("Inleiding", id="introduction"),
        pytest.param("Ontwikkelingen in 2024", id="developments"),
        pytest.param("Stand van zaken bij Voortgangsrapportage", id="state of affairs"),
        pytest.param("Beleidsterrein 4A Varen", id="policy area"),
        pytest.param("Wat willen we bereiken?", id="question of the budget"),
        pytest.param("Programma 4 Mobiliteit", id="the programme's name"),
    ],
)
def test_header_blocks(blank: str, behind: str) -> None:
    text = blank.join(HEADER) + f"\n\n{behind}\n\nIn Meerdrecht vaart en rijdt iedereen veilig door de stad."
    assert cells(text) == HEADER


@pytest.mark.parametrize("label", ["Commissie(s)", "Portefeuillehouder", "Portefeuilles", "COMMISSIE"])
def test_labels_of_header_blocks(label: str) -> None:
    assert cells(f"{label}\n\nLeefomgeving\n\nInleiding\n") == [label, "Leefomgeving"]


def test_a_sentence_is_no_value() -> None:
    sentence = "In Meerdrecht vaart en rijdt iedereen veilig door de stad en over het water."
    assert cells(f"Commissie\n\nLeefomgeving\n\n{sentence}\n") == ["Commissie", "Leefomgeving"]


def test_a_long_line_is_no_value() -> None:
    assert cells(f"Commissie\n\nLeefomgeving\n\n{'haven en kade ' * 8}\n") == ["Commissie", "Leefomgeving"]


TREE = [
    "Doel",
    "Prestatie",
    "4A1 Wie vaart, vaart veilig",
    "4A1.1 Baggeren van de haven",
    "4A1.2 Betonnen",
    "4A2 De kade is heel",
]
BARE_TREE = [
    "Doelen",
    "Activiteiten",
    "Wie vaart, vaart veilig",
    "Baggeren van de haven",
    "Betonnen van de vaargeul",
    "Vegen van de kade",
]


@pytest.mark.parametrize("blank", ["\n\n", "\n\n\xa0\n\n", "\n\n \n\n"])
def test_goal_trees_with_codes(blank: str) -> None:
    assert cells(blank.join(TREE) + "\n\nToelichting doelenboom Beleidsterrein 4A Varen\n\nGeen afwijkingen.") == TREE


def test_a_goal_tree_ends_with_the_text() -> None:
    assert cells("Haven\n\nDoel\n\nPrestatie") == ["Doel", "Prestatie"]


@pytest.mark.parametrize("behind", ["Haven", "De haven is klaar.", "12 schepen"])
def test_a_goal_tree_with_codes_ends_at_a_line_without(behind: str) -> None:
    assert cells("\n\n".join([*TREE, behind, "4A3 is vervallen"])) == TREE


def test_a_goal_tree_without_codes_ends_where_no_cell_is_empty() -> None:
    text = "Doel\n\nPrestatie\n\nVeilig varen\n\nBaggeren\n\n\xa0\n\nVegen\n\nDe haven\n\nDe kade is klaar."
    assert cells(text) == ["Doel", "Prestatie", "Veilig varen", "Baggeren", "Vegen", "De haven"]


def test_goal_trees_without_codes() -> None:
    goals = "\n\n".join(BARE_TREE[:4]) + "\n\n\xa0\n\n" + "\n\n\xa0\n\n".join(BARE_TREE[4:])
    assert cells(f"{goals}\n\nToelichting doelenboom\n\nGeen afwijkingen.") == BARE_TREE


@pytest.mark.parametrize("codes", [("2A101", "2A102"), ("02A101", "02A102"), ("10A1.1", "10A1.2"), ("2A1", "2A101")])
def test_coded_lines_beside_each_other(codes: tuple[str, str]) -> None:
    text = f"Overzicht\n\n{codes[0]} Baggeren\n\n{codes[1]} Betonnen\n"
    assert cells(text) == [f"{codes[1]} Betonnen"]


def test_a_long_text_behind_a_code_is_no_cell() -> None:
    assert cells(f"4A1 Varen\n\n4A2 {'De haven is veilig. ' * 20}") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("4A1 Varen\n\n12 schepen", id="a number behind a code"),
        pytest.param("Doel\n\nDe haven is veilig.", id="a goal that is told"),
        pytest.param("De commissie\n\nvergadert op dinsdag", id="a committee in a sentence"),
        pytest.param("12 woningen aan de kade\n\n14 woningen aan de haven", id="numbers"),
    ],
)
def test_what_is_no_form(text: str) -> None:
    assert cells(text) == []


def test_a_cell_with_a_line_break(outline: Callable[[str], list[tuple[str, str]]]) -> None:
    text = (
        "Doel\n\nPrestatie\n\n4A1 Wie vaart,\nvaart veilig\n\n4A1.1 Baggeren van de haven\nen de vaargeul\n\nToelichting\n\nGeen."
    )
    assert outline(text)[2:4] == [("cell", "4A1 Wie vaart, vaart veilig"), ("cell", "4A1.1 Baggeren van de haven en de vaargeul")]

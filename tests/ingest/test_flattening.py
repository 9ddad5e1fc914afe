from collections.abc import Callable

import pytest

from ingest.blocks import find_blocks

Outline = Callable[[str], list[tuple[str, str]]]

TEXT = "Langs de kade van de oude haven liggen in de winter de schepen die elders geen plaats vinden."
FULL_TITLE = "Uitvoeringsprogramma voor de havens, kades, sluizen en bruggen van Meerdrecht"
BROKEN_OFF = "De haven heeft in dat jaar voor € 3.000 aan liggeld ontvangen van de schepen uit"


def heading(found: list[tuple[str, str]], words: str) -> bool:
    """Whether these words are a heading; they must be a block of their own, or stand in one."""
    assert any(words in text for _, text in found)
    return ("heading", words) in found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"Haven\n\n{TEXT}", id="text"),
        pytest.param("Haven\n\nHet gaat om:\n\nde kade", id="an announcement"),
        pytest.param("Haven\n\n3.1 Kade\n\nde sluis", id="a numbered heading"),
        pytest.param("Haven\n\nKade 1.582 1.541\nSluis 400 500", id="a table"),
        pytest.param("Haven\n\n! Zie het plan voor de kade dat de raad in het voorjaar heeft vastgesteld.", id="a footnote"),
        pytest.param(f"tprwN\n\nHaven\n\n{TEXT}", id="behind scrap"),
        pytest.param(f"Kade van Meerdrecht\n\nHaven\n\n{TEXT}", id="behind another heading"),
        pytest.param(f"Liggeld van de schepen € 1.582 € 1.541\n\nHaven\n\n{TEXT}", id="behind a table"),
        pytest.param(f"e schepen uit de stad\no schepen van verder weg en van de zee\n\nHaven\n\n{TEXT}", id="behind a list"),
        pytest.param(f"{BROKEN_OFF}\n\fHaven\n\n{TEXT}", id="on top of a page, behind text that breaks off"),
    ],
)
def test_headings_in_a_transcript(within: Outline, text: str) -> None:
    assert heading(within(text), "Haven")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Haven\n\nkade\n\nsluis", id="over pieces of a diagram"),
        pytest.param("Haven\n\nKade\n\nsluis", id="over a word"),
        pytest.param("Haven\n\nAfbeelding 3. Schepen voor de kade van de haven van Meerdrecht in de winter", id="over a caption"),
        pytest.param(f"{BROKEN_OFF}\n\nHaven\n\n{TEXT}", id="behind text that breaks off"),
        pytest.param(f"{BROKEN_OFF}\nHaven\n\n{TEXT}", id="right behind text that breaks off"),
    ],
)
def test_no_headings_in_a_transcript(within: Outline, text: str) -> None:
    assert not heading(within(text), "Haven")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("3.1 Haven\n\nkade", "3.1 Haven", id="numbered and free below"),
        pytest.param("3.1 Haven\nPagina 28 van 40\nkade", "3.1 Haven", id="numbered, furniture below"),
        pytest.param("Inhoud\nHaven ........ 3\n\nHaven\n\nkade", "Haven", id="an entry of the contents list"),
        pytest.param("Hoofdstuk 3: Haven\n\nKade\n\nsluis", "Hoofdstuk 3: Haven", id="a known word over another heading"),
        pytest.param(
            "Kaderbrief 2024-2027\n\nInhoud\nHaven ........ 3", "Kaderbrief 2024-2027", id="a known word over a contents list"
        ),
        pytest.param(f"{FULL_TITLE}\n\n{TEXT}", FULL_TITLE, id="a line that fills the width, free below"),
    ],
)
def test_headings_by_their_words_in_a_transcript(within: Outline, text: str, words: str) -> None:
    assert heading(within(text), words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("3.1 Haven\nen kade", "3.1 Haven", id="numbered, and goes on"),
        pytest.param("Inhoud\nHaven ........ 3\n\nHaven\nen kade", "Haven", id="an entry that goes on"),
        pytest.param("Hoofdstuk 3 over de haven\n\nen kade", "Hoofdstuk 3 over de haven", id="a known word over a small letter"),
        pytest.param(
            f"{FULL_TITLE}\nRivierenmark, Oosterweide en Kadewoude, die daar laden en lossen en soms ook blijven.",
            FULL_TITLE,
            id="full",
        ),
    ],
)
def test_no_headings_by_their_words_in_a_transcript(within: Outline, text: str, words: str) -> None:
    assert not heading(within(text), words)


def test_a_word_in_a_transcript_without_empty_lines(outline: Outline, transcript: Callable[[str], str]) -> None:
    paragraph = transcript("").split("\n\n", maxsplit=1)[0]
    assert not heading(outline(f"{paragraph}\nKraan\nLoods van de rederij\n{paragraph}"), "Kraan")


def test_the_first_line_of_a_transcript_may_be_a_heading(outline: Outline, transcript: Callable[[str], str]) -> None:
    assert outline(f"Haven\n\n{transcript(TEXT)}Schepen uit")[0] == ("heading", "Haven")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Programma | 4 |\nHaven\nSoort\nLasten\nKade\n12\nSluis\n13\nBrug\n14", False, id="over a cell"),
        pytest.param("Programma | 4 |\nHaven\nen kade zijn klaar.", False, id="over a small letter"),
        pytest.param("Programma | 4 |\nHaven\nDe kade is klaar.", True, id="over text"),
    ],
)
def test_headings_in_a_flat_text(outline: Outline, text: str, expected: bool) -> None:
    assert heading(outline(f"Doel | Prestatie |\n{text}\n{TEXT}"), "Haven") is expected


def test_a_heading_right_above_rows_with_bars(outline: Outline) -> None:
    rows = "Doel | Prestaties |\n4A1 Veilig varen | 4A101 Baggeren |"
    assert heading(outline(f"{TEXT}\n\nHaven\n{rows}\n\n{TEXT}\n\n{TEXT}"), "Haven")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("De haven\n(zie de kaart) is klaar.", ["De haven (zie de kaart) is klaar."], id="a bracket goes on"),
        pytest.param(
            "De haven is klaar.\nen de kade ook.",
            ["De haven is klaar.", "en de kade ook."],
            id="a small letter behind a full stop",
        ),
        pytest.param("de haven\n\nen de kade.", ["de haven", "en de kade."], id="a small letter behind a gap"),
    ],
)
def test_where_a_paragraph_that_is_a_line_goes_on(outline: Outline, text: str, expected: list[str]) -> None:
    assert [words for _, words in outline(f"{TEXT}\n\n{text}\n\n{TEXT}")][1:-1] == expected


@pytest.mark.parametrize("border", ["\n\n", "\n\f"])
def test_short_pieces_of_a_transcript_do_not_join_over_a_border(within: Outline, border: str) -> None:
    assert within(f"de haven van de stad{border}en de kade") == [
        ("paragraph", "de haven van de stad"),
        ("paragraph", "en de kade"),
    ]


def test_a_row_does_not_join_the_text_above_it(within: Outline) -> None:
    assert within(f"{BROKEN_OFF}\nhaven en kade 1.582 1.541") == [
        ("paragraph", BROKEN_OFF),
        ("table_row", "haven en kade 1.582 1.541"),
    ]


def test_a_short_line_goes_on_behind_a_page_number(transcript: Callable[[str], str]) -> None:
    text = transcript("een lening van ten hoogste € 5.000 per schip, en betaalt terug met\n\n28\n\neen rente van drie procent.")
    continued = [text[block.start : block.end] for block in find_blocks(text) if block.continues]
    assert continued == ["een rente van drie procent."]


@pytest.mark.parametrize(("gap", "items"), [("\n", ["•\nDe haven"]), ("\n\n", ["•"])])
def test_a_mark_alone_takes_the_next_line(gap: str, items: list[str]) -> None:
    text = f"{TEXT}\n\n•{gap}De haven\n\n{TEXT}"
    assert [text[block.start : block.end] for block in find_blocks(text) if block.kind == "list_item"] == items


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param("Rekening\n2023\nHaven\n1\n2\n3", ["Rekening", "2023", "Haven", "1", "2", "3"], id="no gaps"),
        pytest.param("Lasten\nHaven\nen kade\n1\n2\n3", ["Lasten", "Haven\nen kade", "1", "2", "3"], id="a small letter goes on"),
        pytest.param(
            "Begrotings-\nwijziging 2024\nHaven\n1\n2\n3", ["Begrotings-\nwijziging 2024", "Haven", "1", "2", "3"], id="a hyphen"
        ),
        pytest.param("Lasten\nHaven, kade,\nSluis\n1\n2\n3", ["Lasten", "Haven, kade,\nSluis", "1", "2", "3"], id="a comma"),
        pytest.param(
            "Rekening\n2023\n\nHaven\n\n1\n\n2\n\n3\n4", ["Rekening\n2023", "Haven", "1", "2", "3\n4"], id="gaps between cells"
        ),
        pytest.param(
            "Begroting 2024\n\n-\nHaven\n-\n1\n2\n3",
            ["Begroting 2024", "-", "Haven", "-", "1", "2", "3"],
            id="a dash is no hyphen",
        ),
    ],
)
def test_cells_with_line_breaks(cells: str, expected: list[str]) -> None:
    text = f"{TEXT}\n\n{cells}"
    assert [text[block.start : block.end] for block in find_blocks(text) if block.kind == "cell"] == expected

from collections.abc import Callable

import pytest

from ingest.blocks import find_blocks
from ingest.headings import Levels, could_be_heading, find_chapters, heading_number
from ingest.lines import read_lines

Outline = Callable[[str], list[tuple[str, str]]]
TEXT = "Meerdrecht bouwt in dat jaar aan de haven, aan de kade en aan de sluis die daar ligt."


@pytest.mark.parametrize(
    "text",
    [
        "Sport",
        "Wonen, water & groen",
        "Haven en kade 2024",
        "2024 in het kort",
        "‘Samen aan boord’",
        "“Meerdrecht vaart wel”",
        "'t Havenhoofd",
        "Wat mag het kosten?",
        "(Concept)",
        "Één loket voor de haven",
        "3.1.2 Haven",
        "Beleidsterrein 4A Varen",
        "HAVEN EN KADE",
        "Wijzigingen ten opzichte van de Programmabegroting 2023-2026",
        "DZM: werk aan de haven",
    ],
)
def test_lines_that_read_as_headings(text: str) -> None:
    assert could_be_heading(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Wij bouwen aan de haven.", id="full stop"),
        pytest.param("“Wij bouwen aan de haven.”", id="full stop in quotation marks"),
        pytest.param("De haven:", id="colon"),
        pytest.param("De haven;", id="semicolon"),
        pytest.param("De haven,", id="comma"),
        pytest.param("Wij bouwen aan de", id="article at the end"),
        pytest.param("De haven en", id="conjunction at the end"),
        pytest.param("de haven van Meerdrecht", id="small letter"),
        pytest.param("Haven kost € 3", id="euro sign"),
        pytest.param("Haven | kade", id="bar"),
        pytest.param("12", id="number"),
        pytest.param("- -", id="dashes"),
        pytest.param("Ja", id="two letters"),
        pytest.param("Haven 2024 Kade 2025", id="two years"),
        pytest.param("Datum: 3 mei 2024", id="field of a form"),
        pytest.param("Vestigingsplaats: Meerdrecht", id="field of a party's sheet"),
        pytest.param("De haven is klaar. Wij gaan door", id="two sentences"),
        pytest.param(
            "Wie wil varen op een schip dat aan de kade ligt bij de sluis van de stad moet dat melden", id="too many words"
        ),
        pytest.param("A" * 111, id="too long"),
        pytest.param("T. de Roever, burgemeester", id="signature"),
    ],
)
def test_lines_that_do_not(text: str) -> None:
    assert not could_be_heading(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3.1 Haven", ("3.1", 4)),
        ("3.1.2 Haven", ("3.1.2", 6)),
        ("3.1.2. Haven", ("3.1.2", 7)),
        ("3.1.Haven", ("3.1", 4)),
        ("10.12 ‘Haven’", ("10.12", 6)),
        ("B. Planning", ("B", 3)),
        ("3 Haven", (None, 0)),
        ("3. Haven", (None, 0)),
        ("3.100 woningen", (None, 0)),
        ("3.1 miljoen", (None, 0)),
        ("Haven 3.1", (None, 0)),
    ],
)
def test_numbers_of_headings(text: str, expected: tuple[str | None, int]) -> None:
    assert heading_number(text) == expected


@pytest.mark.parametrize(("text", "expected"), [("3 Haven", ("3", 2)), ("12. Haven", ("12", 4)), ("3.1 Haven", ("3.1", 4))])
def test_numbers_of_chapters(text: str, expected: tuple[str, int]) -> None:
    assert heading_number(text, is_chapter=True) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"Haven\n\n{TEXT}", id="a line of its own"),
        pytest.param(f"Haven\n{TEXT}", id="first line of a paragraph"),
        pytest.param(f"Haven\n2024 is een nat jaar. {TEXT}", id="over a sentence that begins with a year"),
        pytest.param(f"Haven\n‘Alles stroomt’, zei de wethouder. {TEXT}", id="over a quotation"),
        pytest.param("Haven\n\n • kade\n • sluis", id="over a list"),
        pytest.param("Haven\n • kade\n • sluis", id="right above a list"),
        pytest.param("Haven\n\nProgramma | 2024 | 2025 |\nHaven | 12 | 13 |", id="over pipe rows"),
        pytest.param("Haven\nDoel | Prestaties |\n4A1 Veilig varen | 4A101 Baggeren |", id="right above pipe rows"),
        pytest.param("Haven\n\nDoel\n\nPrestatie\n\n4A1 Veilig\n\n4A1.1 Baggeren", id="over a goal tree"),
    ],
)
def test_where_headings_stand(outline: Outline, text: str) -> None:
    assert outline(text)[0] == ("heading", "Haven")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"Haven\n\n{TEXT}", id="a line of its own"),
        pytest.param(f"Haven\n{TEXT}", id="above its text"),
        pytest.param(f"2.3 Haven\n\n{TEXT}", id="numbered"),
        pytest.param(f"Haven\n\n12\n\f{TEXT}", id="a page number below it"),
        pytest.param("Haven\n\ne de kade en de sluis\no de kranen", id="over misread bullets"),
        pytest.param(f"Hoofdstuk 3: Haven\n\nKade\n\n{TEXT}", id="a chapter over another heading"),
        pytest.param(f"Wat willen we bereiken?\n\n{TEXT}", id="a question"),
    ],
)
def test_where_headings_stand_in_a_transcript(within: Outline, text: str) -> None:
    assert within(text)[0] == ("heading", text.split("\n", maxsplit=1)[0])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Haven\nen kade", id="goes on with a small letter"),
        pytest.param("Haven\nKade", id="a label above a label"),
        pytest.param("• Haven\n\nDe kade is klaar.", id="a bullet"),
    ],
)
def test_where_headings_do_not_stand(outline: Outline, text: str) -> None:
    assert outline(f"{text}\n\n{TEXT}\n\n{TEXT}")[0][0] != "heading"


def test_the_last_line_of_a_text_is_no_heading(outline: Outline) -> None:
    assert outline(f"{TEXT}\n\nHaven\n")[-1] == ("paragraph", "Haven")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kraan\nLoods\nSluis", id="pieces of a diagram"),
        pytest.param(
            "De schepen die in de winter aan de kade van de oude haven van Meerdrecht liggen, betalen\nHavengeld\n\n" + TEXT,
            id="the last word of a paragraph",
        ),
    ],
)
def test_where_headings_do_not_stand_in_a_transcript(within: Outline, text: str) -> None:
    assert "heading" not in {kind for kind, _ in within(text)}


def test_headings_in_a_flat_text_are_bare_lines(outline: Outline) -> None:
    found = outline(f"Programmanummer | 4 | |\nBeleidsterrein Varen\nHaven\n{TEXT}\nKade\n{TEXT}\n")
    assert [words for kind, words in found if kind == "heading"] == ["Beleidsterrein Varen", "Haven", "Kade"]


@pytest.mark.parametrize("head", ["Terugblik", "Vooruitblik", "Inleiding", "Samenvatting", "Wat mag het kosten?"])
def test_known_heads_need_no_text_below(outline: Outline, head: str) -> None:
    assert ("heading", head) in outline(f"{TEXT}\n\n{head}\nSport\n{TEXT}\n")


NUMBERED_PARTS = f"3 Haven\n\n3.1 Kade\n\n{TEXT}\n\n4 Sluis\n\n{TEXT}\n"
LISTED = f"Inhoud\n\n1. Haven ........ 3\n2. Kade ........ 5\n\n1. Haven\n\n{TEXT}\n\n1. Schepen\n\n2. Kade\n\n{TEXT}\n"
RUNNING = f"1. Haven\n\n{TEXT}\n\n2. Kade\n\n{TEXT}\n\n3. Sluis\n\n{TEXT}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(NUMBERED_PARTS, ["3 Haven"], id="its parts are numbered"),
        pytest.param(LISTED, ["1. Haven", "2. Kade"], id="the contents list has them"),
        pytest.param(RUNNING, ["1. Haven", "2. Kade", "3. Sluis"], id="the numbers run through the text"),
        pytest.param(f"1. Haven\n\n2. Kade\n\n3. Sluis\n\n{TEXT}", [], id="a list of titles"),
        pytest.param(f"1. Haven\n\n{TEXT}\n\n{RUNNING}", [], id="two lists of titles with text"),
        pytest.param(f"1. Haven\n\n{TEXT}\n", [], id="one title"),
        pytest.param(f"1. Haven\n{TEXT}\n2. Kade\n{TEXT}\n", [], id="titles right above their texts"),
    ],
)
def test_chapters(text: str, expected: list[str]) -> None:
    lines = read_lines(text)
    entries = frozenset({"1. haven", "2. kade"}) if text is LISTED else frozenset()
    assert [lines[index].text for index in sorted(find_chapters(lines, (), entries))] == expected


def test_numbered_rows_of_a_table_are_no_chapters(outline: Outline) -> None:
    table = "Begroting 2024\n\n1. Haven\n\n12\n\n2. Kade\n\n13\n\n3. Sluis\n\n14"
    found = outline(f"1. Geld\n\n{TEXT}\n\n{table}\n\n{TEXT}\n\n2. Mensen\n\n{TEXT}\n")
    assert [words for kind, words in found if kind == "heading"] == ["1. Geld", "2. Mensen"]


@pytest.mark.parametrize(
    "headings",
    [
        pytest.param(
            [
                ("Programmabegroting 2024", 1),
                ("Water en haven", 2),
                ("Inleiding", 3),
                ("Kade", 4),
                ("Beleidsterrein 4A Varen", 3),
                ("Sluis", 4),
                ("Samenvatting", 2),
            ],
            id="known words, and what stands below them",
        ),
        pytest.param(
            [("Jaarstukken 2024", 1), ("3.1 Haven", 3), ("3.1.2 Kade", 4), ("Terugblik", 5), ("Schepen", 6), ("3.2 Sluis", 3)],
            id="numbers, and known words below them",
        ),
        pytest.param(
            [("Hoofdstuk 1: Haven", 2), ("Kade", 3), ("Bijlage A", 2), ("B. Planning", 2), ("Sluis", 3)],
            id="chapters by word and letter",
        ),
        pytest.param([("Haven", 1), ("Kade", 1)], id="nothing is known"),
    ],
)
def test_levels(headings: list[tuple[str, int]]) -> None:
    text = ""
    for title, _ in headings:
        text += f"{title}\n\n" if title in ("Programmabegroting 2024", "Jaarstukken 2024") else f"{title}\n\n{TEXT}\n\n"
    assert [(text[b.start : b.end], b.level) for b in find_blocks(text) if b.kind == "heading"] == headings


def test_a_heading_right_behind_the_title_stands_below_it() -> None:
    levels = Levels()
    found = [levels.level("Jaarstukken 2024", None), levels.level("Haven", None)]
    levels.leave_heading()
    assert [*found, levels.level("Kade", None)] == [1, 2, 3]

from collections.abc import Callable

import pytest

Outline = Callable[[str], list[tuple[str, str]]]

BEFORE, AFTER = "De raad van Meerdrecht stelt de begroting vast.", "De haven draait in dat jaar met winst."


@pytest.fixture
def between(outline: Outline) -> Outline:
    """The outline of a text between two sentences that are lines of their own, without these."""

    def read(text: str) -> list[tuple[str, str]]:
        found = outline(f"{BEFORE}\n\n{text}\n\n{AFTER}\n")
        assert found[0] == ("paragraph", BEFORE)
        assert found[-1] == ("paragraph", AFTER)
        return found[1:-1]

    return read


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(["Programma Rekening 2023 Begroting 2024", "Haven 1.582 1.541", "Kade 400 500"], id="a head of years"),
        pytest.param(["Lasten Baten Saldo", "Haven 1.582 -41 1.541", "Kade 400 - 400"], id="a head of words, a dash for nil"),
        pytest.param(
            ["Omschrijving 2024 2025 I/S", "Leges haven N 140 N 150 S", "Leges kade V 610 0 I"], id="N and V, a code behind"
        ),
        pytest.param(["Haven N31.393 V31.682", "Kade N1 V2"], id="N and V stuck to the figure"),
        pytest.param(["Haven 4.977- 1.200-", "Kade 12- 13-"], id="minus behind the figure"),
        pytest.param(["Haven (4.977) 1.200", "Kade 12 (13)"], id="brackets for minus"),
        pytest.param(["Haven ‒ 2.400 ‒ 2.500", "Kade ‒ 12 ‒ 13"], id="figure dash for minus"),
        pytest.param(["Lasten3.3702.7885.991", "Baten-3.120-2.788-5.991"], id="glued figures"),
        pytest.param(["1. Haven 1.582 1.541", "2. Kade 400 500"], id="numbered"),
        pytest.param(["Haven van Meerdrecht 1.582 1.541", "en omliggende", "gronden", "Kade 400 500"], id="a label on two lines"),
        pytest.param(["Haven 1.582 1.541        ", "Kade 400                 "], id="blanks for empty cells behind"),
    ],
)
def test_rows_joined_with_blanks(between: Outline, rows: list[str]) -> None:
    assert between("\n".join(rows)) == [("table_row", " ".join(row.split())) for row in rows]


def test_rows_with_one_figure_in_a_transcript(within: Outline) -> None:
    rows = ["liggelden 400.000", "subsidies van het Rijk 1.250.000", "verhuur kranen € 3.385,- (per jaar)"]
    assert within("\n".join(rows)) == [("table_row", row) for row in rows]


@pytest.mark.parametrize("row", ["Kade 12.000", "Kade N12.000", "Kade € 12", "Kade 0"])
def test_a_row_with_one_figure_beside_others(between: Outline, row: str) -> None:
    assert between(f"{row}\nHaven 1.582 1.541") == [("table_row", row), ("table_row", "Haven 1.582 1.541")]


def test_a_row_whose_last_cells_are_empty(between: Outline) -> None:
    assert between("Haven 1.582 1.541\nKade 12") == [("table_row", "Haven 1.582 1.541"), ("table_row", "Kade 12")]


def test_a_long_head_of_years(between: Outline) -> None:
    head = "Programma van de haven Rekening 2023 Begroting 2024 Begroting 2025 Meerjarenraming 2026 Meerjarenraming 2027"
    assert between(f"{head}\nHaven 1.582 1.541") == [("table_row", head), ("table_row", "Haven 1.582 1.541")]


def test_a_head_of_two_lines(between: Outline) -> None:
    rows = ["Incidenteel", "Programma 2023 2024", "Haven 1.582 1.541"]
    assert between("\n".join(rows)) == [("table_row", row) for row in rows]


def test_a_table_at_the_end(outline: Outline) -> None:
    assert outline(f"{BEFORE}\n\nHaven 1.582 1.541\nKade 400 500")[-1] == ("table_row", "Kade 400 500")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Haven van Meerdrecht\n\nHaven 1.582 1.541", "heading", id="a heading above"),
        pytest.param("Geld voor de haven\n\nProgramma 2023 2024\nHaven 1.582 1.541", "heading", id="a heading above the head"),
        pytest.param("Begroting\n\n\nHaven 1.582 1.541", "heading", id="a word for a head, far above"),
        pytest.param("In 2023 en 2024 bouwde Meerdrecht.\nHaven 1.582 1.541", "paragraph", id="a sentence with years above"),
        pytest.param("Dit is van belang voor de haven.\nHaven 1.582 1.541\nKade 400 500", "paragraph", id="a sentence above"),
    ],
)
def test_what_stands_above_rows(between: Outline, text: str, kind: str) -> None:
    found = between(text)
    assert found[0] == (kind, text.split("\n", maxsplit=1)[0])
    assert found[-1][0] == "table_row"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("De haven telt ook in de winter veel schepen.", id="a sentence"),
        pytest.param("• Kade 12.000", id="a bullet"),
        pytest.param("• Kade", id="a bullet without a figure"),
    ],
)
def test_what_is_no_row_between_rows(between: Outline, line: str) -> None:
    assert between(f"Haven 1.582 1.541\n{line}\nKade 400 500")[1][1] == line
    assert between(f"Haven 1.582 1.541\n{line}\nKade 400 500")[1][0] != "table_row"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("\nKade 12", id="a short row below a gap"),
        pytest.param("Kade twaalf", id="no figure"),
        pytest.param("\nVastgesteld op 3 mei 2024", id="a date"),
        pytest.param(
            "\nDe haven van Meerdrecht heeft in dat jaar ook schepen uit andere steden ontvangen, in totaal 12.000", id="long"
        ),
    ],
)
def test_what_is_no_row_below_rows(between: Outline, line: str) -> None:
    found = between(f"Haven 1.582 1.541\n{line}")
    assert found[0] == ("table_row", "Haven 1.582 1.541")
    assert found[1][0] in ("heading", "paragraph")


def test_a_numbered_row_with_one_figure_between_rows(between: Outline) -> None:
    rows = ["2. Haven 1.582,10 1.541,00", "3. Kade 12,50", "4. Sluis 400,00 500,00"]
    assert between("\n".join(rows)) == [("table_row", row) for row in rows]


@pytest.mark.parametrize("text", ["62\nProgrammabegroting 2024", "Programmabegroting 2024\n62"])
def test_the_number_of_a_page_and_its_title_between_rows(between: Outline, text: str) -> None:
    found = between(f"Haven 1.582 1.541\n\n{text}\n\nKade 400 500")
    assert [kind for kind, _ in found] == ["table_row", "furniture", "furniture", "table_row"]


def test_misread_bullets_are_no_rows(within: Outline) -> None:
    assert within("e liggelden 400.000\no subsidies 1.250.000")[0] == ("list_item", "e liggelden 400.000")


@pytest.mark.parametrize(
    "text", ["liggelden 400.000", f"liggelden 400.000\n\n{BEFORE}" + f"\n\n{BEFORE}" * 5 + "\n\nsubsidies 1.000"]
)
def test_one_figure_alone_makes_no_row(outline: Outline, within: Outline, text: str) -> None:
    assert "table_row" not in {kind for kind, _ in outline(f"{BEFORE}\n\n{text}")}
    assert "table_row" not in {kind for kind, _ in within(text)}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("De haven kost in 2024 en 2025 samen € 1.582.000.", id="a sentence"),
        pytest.param("Kaderbrief 2024 - 2027", id="a range of years"),
        pytest.param("Vastgesteld op 3 mei 2024", id="a date"),
        pytest.param("• Havenfeest 2024 3.000", id="a bullet"),
        pytest.param("Sport: € 100.000", id="a label with a colon"),
        pytest.param("liggelden 400.000\nsubsidies 1.250.000", id="one figure on each of two lines"),
        pytest.param("haven en kade " * 20 + "1.582 1.541", id="a line of more than a row's length"),
    ],
)
def test_lines_that_are_no_rows(between: Outline, text: str) -> None:
    assert {kind for kind, _ in between(text)} <= {"paragraph", "heading", "list_item"}


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(["Programmanummer | 4 | |", "Commissie | Leefomgeving | |"], id="header block"),
        pytest.param(["Doel | Prestaties |", "4A1 Veilig varen | 4A101 Baggeren |", "4A102 Betonnen |"], id="goal tree"),
        pytest.param(
            ["Programma | 2024 | 2025", "---|---|---", "Haven | 1.582 | 1.541", "Kade | | 500"], id="without a bar behind"
        ),
        pytest.param(["-5.433 | -9.075 | -11.235 | | |", "Kade | - | 500 | | |"], id="empty cells behind"),
        pytest.param(["Haven | V 12 |", "Kade | 3 |"], id="two cells"),
        pytest.param(["4A102 Betonnen van de vaargeul |"], id="one cell"),
    ],
)
def test_rows_divided_by_bars(between: Outline, rows: list[str]) -> None:
    assert between("\n".join(rows)) == [("pipe_row", row) for row in rows]


def test_bars_go_before_blanks(between: Outline) -> None:
    rows = ["Programma | 2024 2025", "Haven | 1.582 1.541"]
    assert between("\n".join(rows)) == [("pipe_row", row) for row in rows]


@pytest.mark.parametrize("text", ["Programmabegroting 2024 | Gemeente Meerdrecht", "Water | groen", "|", "||"])
def test_a_single_bar_may_divide_a_title(between: Outline, text: str) -> None:
    assert [kind for kind, _ in between(text)] != ["pipe_row"]


def test_a_single_bar_in_a_transcript_may_be_a_letter(within: Outline) -> None:
    assert "pipe_row" not in {kind for kind, _ in within("Impactgebied | (bron: evaluatie haven)\n[ HAVEN |")}
    row = "Mrt. 21 | Jun. 21 | Sep. 21"
    assert within(row) == [("pipe_row", row)]


CELLS = ["Programma", "Rekening 2023", "Begroting 2024", "Haven", "1.582", "-41", "Kade", "400", "-", "Totaal", "1.982", "-41"]


@pytest.mark.parametrize("blank", ["\n", "\n\n", "\n\n \n\n", "\n\xa0\n", "\r\n\r\n"])
def test_tables_of_cells(between: Outline, blank: str) -> None:
    assert between(blank.join(CELLS)) == [("cell", cell) for cell in CELLS]


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(["Lasten", "1.582", "V", "400", "N", "1.982", "V"], id="N and V in cells of their own"),
        pytest.param(["Totaal", "N 1.582", "V 400", "N 1.982"], id="N and V before the figure"),
        pytest.param(["Totaal", "4.977-", "12-", "13-"], id="minus behind the figure"),
        pytest.param(["Totaal", "€ 4.977", "€ 12,50", "€3.385,-"], id="euro signs"),
        pytest.param(["Totaal", "12%", "12,5 %", "nb", "PM", "n.v.t."], id="percentages and figures that are not known"),
        pytest.param(["Baten", "-", "–", "‒", "1", "2", "3"], id="dashes for nil"),
        pytest.param(["Saldo", "(1.200)", "(-3)", "+12", "0"], id="brackets and signs"),
        pytest.param(
            ["Begroting 2024", "Verkeer e.d.", "1", "2", "per 1.000 inw.", "3"], id="labels that end in an abbreviation"
        ),
        pytest.param(["Begroting 2024", "waarvan:", "1", "2", "Overig", "3"], id="a label with a colon"),
        pytest.param(
            ["Lasten", "6.71", "Maatwerk 18+", "1.582", "1.541", "6.72", "Maatwerk 18-", "12", "13"],
            id="codes in cells of their own",
        ),
    ],
)
def test_cells_that_hold_figures(between: Outline, cells: list[str]) -> None:
    assert between("\n\n".join(cells)) == [("cell", cell) for cell in cells]


def test_a_cell_with_a_line_break(between: Outline) -> None:
    text = "Programma\n\nRekening\n2023\n\nBegrotings-\nwijziging 2024\n\nHaven\n\n1.582\n\n-41\n\nKade\n\n400\n\n12"
    assert between(text)[:3] == [("cell", "Programma"), ("cell", "Rekening 2023"), ("cell", "Begrotings- wijziging 2024")]


@pytest.mark.parametrize(
    ("above", "table"),
    [
        pytest.param(
            "Haven in cijfers",
            "Programma\n\nRekening\n2023\n\nBegroting\n2024\n\nHaven\n\n1\n\n2\n\nKade\n\n3\n\n4",
            id="two-line heads",
        ),
        pytest.param("Haven in cijfers", "Haven\n\n12\n\n13\n\nKade\n\n14\n\n15", id="no head"),
        pytest.param("Wat kost de haven?", "Begroting 2024\n\nHaven\n\n12\n\nKade\n\n14\n\nSluis\n\n15", id="a question"),
        pytest.param(
            "Beleidsterrein 4A Lasten", "Begroting 2024\n\nHaven\n\n12\n\nKade\n\n14\n\nSluis\n\n15", id="a policy area"
        ),
    ],
)
def test_headings_above_tables(between: Outline, above: str, table: str) -> None:
    found = between(f"{above}\n\n{table}")
    assert found[0] == ("heading", above)
    assert {kind for kind, _ in found[1:]} == {"cell"}


def test_a_sentence_above_the_head_of_a_table(between: Outline) -> None:
    sentence = "De begroting van de haven staat hieronder."
    found = between(f"{sentence}\n\nLasten\n\n{'De kosten stijgen in dat jaar flink.'}\n\nHaven\n\n12\n\n13\n\n14")
    assert [kind for kind, _ in found] == ["paragraph", "heading", "paragraph", "cell", "cell", "cell", "cell"]


def test_a_title_and_its_unit_in_one_cell(between: Outline) -> None:
    cells = "Havenbudget\nbedragen x 1.000,-\n\nRekening\n2023\n\nBegroting\n2024\n\nHaven\n\n1\n\n2\n\nKade\n\n3\n\n4"
    found = between(f"Geld voor de haven\n\n{cells}")
    assert found[:3] == [("heading", "Geld voor de haven"), ("cell", "Havenbudget"), ("caption", "bedragen x 1.000,-")]


def test_what_stands_above_a_year_that_heads_a_table(between: Outline) -> None:
    found = between("Haven 01\n\n2024\n\nlasten\n\nbaten\n\nLiggeld\n\n1\n\n2\n\nKranen\n\n3\n\n4")
    assert {kind for kind, _ in found} == {"cell"}


def test_a_line_above_a_table_without_gaps(between: Outline) -> None:
    found = between("Haven in cijfers\nProgramma\nRekening 2023\nBegroting 2024\nHaven\n1\n2\nKade\n3\n4")
    assert found[0] == ("paragraph", "Haven in cijfers")
    assert {kind for kind, _ in found[1:]} == {"cell"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("De haven telt ook in de winter veel schepen.", id="a sentence"),
        pytest.param(
            "\n\n".join(f"Schip {name}" for name in ("Anna", "Berta", "Clara", "Dora", "Emma", "Flora", "Greta", "Hanna")),
            id="many labels",
        ),
    ],
)
def test_what_divides_two_tables(between: Outline, text: str) -> None:
    tables = "Haven\n\n1\n\n2\n\n3", "Kade\n\n4\n\n5\n\n6"
    found = between(f"{tables[0]}\n\n{text}\n\n{tables[1]}")
    assert [words for kind, words in found if kind == "cell"] == ["Haven", "1", "2", "3", "Kade", "4", "5", "6"]


def test_a_heading_above_a_table_stays_a_heading(between: Outline) -> None:
    cells = ["Partij", "Bedrag", "Jaar", "Waterschap", "5.000.000", "2023", "Gemeente", "1.850.000", "2024", "Samen", "6.850.000"]
    assert between("\n\n".join(["Bijdragen aan de kade", *cells])) == [
        ("heading", "Bijdragen aan de kade"),
        *(("cell", cell) for cell in cells),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("In de haven liggen\n\n12\n\nschepen.", id="one figure"),
        pytest.param("Haven\n\n2023\n\n2024\n\n2025", id="years alone"),
        pytest.param("1. Haven\n\n2. Kade\n\n3. Sluis", id="a numbered list"),
    ],
)
def test_lines_that_are_no_cells(between: Outline, text: str) -> None:
    assert "cell" not in {kind for kind, _ in between(text)}


@pytest.mark.parametrize(
    "line",
    [
        "Tabel 1: Reserves van de haven",
        "Tabel 12. Reserves",
        "Afbeelding 3 Kosten per schip (bron: havendienst)",
        "Figuur 2: Schepen in 2024",
        "Grafiek 4 - Liggelden",
        "bedragen x € 1.000",
        "bedragen x 1.000,-",
        "Bedragen x € 1.000,-",
        "(bedragen x € 1.000)",
        "(Bedragen * € 1.000)",
        "bedragen in €",
        "alle bedragen in euro's",
        "Bedragen zijn in duizenden euro's",
        "Bedragen luiden in hele euro's",
        "1 Bedragen x € 1.000",
        "Bedragen x € 1.000; een plus is een voordeel",
        "(x € 1.000)",
        "x €1.000",
        "in € 1.000",
        "* € 1.000",
        "in euro's",
        "Overzicht reserves van de haven (x € 1.000)",
        "Overzicht reserves van de haven (bedragen in €)",
    ],
)
@pytest.mark.parametrize("place", ["{line}\n\n{table}", "{table}\n\n{line}", "{line}\n{table}"])
def test_captions_and_unit_lines(between: Outline, line: str, place: str) -> None:
    table = "Programma 2023 2024\nHaven 1.582 1.541\nKade 400 500"
    found = between(place.format(line=line, table=table))
    assert ("caption", line) in found
    assert [kind for kind, _ in found].count("table_row") == 3


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Tabel 1 laat zien wat de haven in dat jaar aan liggeld ontving.", id="a sentence about a table"),
        pytest.param("Bedragen in dit hoofdstuk zijn afgerond op hele duizenden.", id="a sentence about amounts"),
        pytest.param("In euro's van nu is de haven even duur als tien jaar geleden.", id="a sentence that begins with a unit"),
        pytest.param("Haven (2024)", id="a year in brackets"),
        pytest.param("Tabellen en figuren", id="no number"),
    ],
)
def test_lines_that_are_no_captions(between: Outline, line: str) -> None:
    assert "caption" not in {kind for kind, _ in between(line)}


def test_the_unit_in_the_head_of_a_table_is_a_cell(between: Outline) -> None:
    cells = [
        "Lasten en baten",
        "Rekening",
        "Begroting",
        "(x € 1.000)",
        "2023",
        "2024",
        "Haven",
        "1.582",
        "1.541",
        "Kade",
        "400",
        "500",
    ]
    assert between("\n\n".join(cells)) == [("cell", cell) for cell in cells]

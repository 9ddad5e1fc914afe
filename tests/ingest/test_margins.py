from collections.abc import Callable

import pytest

from ingest.margins import page_number

Outline = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("28", "28"),
        ("- 28 -", "28"),
        ("– 7 –", "7"),
        ("(3)", "3"),
        ("| 12", "12"),
        ("3 van 20", "3"),
        ("3/20", "3"),
        ("Pagina 3 van 20", "3"),
        ("pagina 3/20", "3"),
        ("Page 1:", "1"),
        ("PAGE 12", "12"),
        ("blz. 7", "7"),
        ("2024", None),
        ("1.200", None),
        ("Pagina", None),
        ("Pagina 3 van het rapport", None),
        ("12 woningen", None),
        ("3.1", None),
        ("28 maart", None),
        ("1" * 30, None),
    ],
)
def test_page_numbers(text: str, expected: str | None) -> None:
    assert page_number(text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Ga naar boven",
        "ga terug",
        "Terug naar navigatie - Water, groen en klimaat",
        "Verberg het menu",
        "PDF Opties",
        "Menu",
        "Lees meer",
        "Spring naar de inhoud",
        "Home / Bijlagen / Raadsbesluit",
        "Deze pagina is gebouwd op 09/27/2024 08:14:37 met de export van 09/27/2024 07:58:02",
    ],
)
def test_navigation_of_a_web_site(outline: Outline, line: str) -> None:
    assert ("furniture", line) in outline(f"{line}\n\nWater\n\nDe haven is klaar.\n")


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "Terug naar school gaan na een jaar thuis is voor veel jongeren in Meerdrecht een grote stap.", id="a sentence"
        ),
        pytest.param("Vorige pagina's van dit verslag gingen over de haven.", id="a sentence about pages"),
    ],
)
def test_sentences_that_begin_like_navigation(outline: Outline, line: str) -> None:
    assert outline(f"Water\n\n{line}\n") == [("heading", "Water"), ("paragraph", line)]


@pytest.mark.parametrize("number", ["28", "- 28 -", "Pagina 28 van 60", "Page 28:", "28 van 60", "(28)"])
@pytest.mark.parametrize("break_", ["\n{}\n", "\n\n{}\n\n", "\n\n{}\n\f", "\n{}\n\n ", "\n\f{}\n"])
def test_a_page_number_in_mid_sentence(within: Outline, number: str, break_: str) -> None:
    before = "De raad van Meerdrecht heeft het college gevraagd om voor de zomer te zeggen wat de nieuwe"
    after = "sporthal aan de Touwbaan kost en wie dat betaalt."
    found = within(f"{before}{break_.format(number)}{after}")
    assert found == [("paragraph", before), ("furniture", number), ("paragraph", after)]


def test_a_page_number_between_paragraphs_that_are_lines(outline: Outline) -> None:
    before = "De raad van Meerdrecht heeft het college gevraagd om voor de zomer van dat jaar te zeggen wat de nieuwe"
    after = "sporthal aan de Touwbaan kost en wie dat in de jaren daarna betaalt."
    assert outline(f"{before}\n\n28\n\n{after}\n") == [("paragraph", before), ("furniture", "28"), ("paragraph", after)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param(
            "Programmanummer\n\n \n\n10\n\nCommissie\n\n \n\nSamenleving\n", "10", id="programme number in a header block"
        ),
        pytest.param("Aantal\n\n2023\n\n2024\n\nHallen\n\n3\n\n4\n\nBaden\n\n1\n\n2\n", "3", id="figure in a table of cells"),
    ],
)
def test_bare_numbers_that_are_no_page_numbers(outline: Outline, text: str, number: str) -> None:
    assert ("cell", number) in outline(text)


HEAD = "Gemeente Meerdrecht, Beleidsplan Haven en Kade 2024-2027"


@pytest.mark.parametrize(
    "border",
    [
        pytest.param("\n\n\n{}\n\n", id="a wide gap above"),
        pytest.param("\n\n{}\n7\n\f", id="a page number below"),
        pytest.param("\n\f{}\n\n", id="behind a form feed"),
        pytest.param("\n\n{}\n\n", id="free, with the name of the report"),
        pytest.param("\n {}\n\n", id="set in by one blank"),
    ],
)
def test_running_heads(outline: Outline, transcript: Callable[[str], str], border: str) -> None:
    sentence = "De kade is in dat jaar verhoogd en de haven is daardoor een winter lang niet gebruikt."
    text = transcript(f"{sentence}{border.format(HEAD)}{sentence}{border.format(HEAD)}{sentence}")
    assert outline(text).count(("furniture", HEAD)) == 2


def test_running_heads_differ_in_their_numbers(within: Outline) -> None:
    heads = [f"Jaarverslag van de haven van Meerdrecht {page}" for page in (7, 8)]
    found = within(f"\fDe kade is verhoogd.\n\n\n{heads[0]}\n\fDe haven is klaar.\n\n\n{heads[1]}\n\f")
    assert [words for kind, words in found if kind == "furniture"] == heads


def test_the_title_on_top_is_no_running_head(outline: Outline, transcript: Callable[[str], str]) -> None:
    title = "Uitvoeringsprogramma Haven en Kade 2024-2027"
    found = outline(f"{title}\n\n{transcript(title)}")
    assert found[0] == ("heading", title)
    assert ("furniture", title) in found


@pytest.mark.parametrize("head", ["Terugblik", "Wat gaan we doen in de wijken"])
def test_headings_that_return_are_no_running_heads(within: Outline, head: str) -> None:
    sentence = "De kade is in dat jaar verhoogd en de haven is daardoor een winter lang niet gebruikt."
    found = within(f"{head}\n\n{sentence}\n\n{head}\n\n{sentence}")
    assert found.count(("heading", head)) == 2


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param(["Voorwoord ............ 3", "2.3 Water en groen ........ 14"], id="dots"),
        pytest.param(["Voorwoord . . . . . . 3", "2.3 Water en groen . . . . . . 14"], id="dots with blanks"),
        pytest.param(["Voorwoord …………… 3", "2.3 Water en groen ……… 14"], id="ellipses"),
        pytest.param(
            ["Voorwoord 3", "1. Water 5", "1.1 Haven 6", "2.3 Groen 14", "Bijlage A Begrippen 31"], id="page numbers alone"
        ),
        pytest.param(["Voorwoord\t3", "Water en groen\t14"], id="tabs"),
        pytest.param(["Voorwoord", "3", "2.3 Water en groen", "14"], id="page numbers in cells of their own"),
        pytest.param(["Deel I Programma's", "1 Water 5", "2 Groen 14"], id="a part without a page"),
        pytest.param(["Voorwoord ............", "2.3 Water en groen ........"], id="dots, the numbers lost"),
    ],
)
@pytest.mark.parametrize("head", ["Inhoud", "Inhoudsopgave", "INHOUDSOPGAVE:"])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_contents_lists(outline: Outline, head: str, entries: list[str], between: str) -> None:
    found = outline(between.join([head, *entries]) + "\n\nVoorwoord\n\nMeerdrecht bouwt aan de haven en aan de kade.\n")
    assert found == [
        *(("contents", " ".join(line.split())) for line in [head, *entries]),
        ("heading", "Voorwoord"),
        ("paragraph", "Meerdrecht bouwt aan de haven en aan de kade."),
    ]


def test_a_heading_that_tells_of_contents_is_no_contents_list(outline: Outline) -> None:
    assert outline("Inhoud\n\nDit verslag gaat over de haven van Meerdrecht.\n")[0] == ("heading", "Inhoud")


@pytest.mark.parametrize(
    "note",
    [
        "2 De havenverordening regelt wie er mag aanleggen en wat daarvoor wordt betaald.",
        "! Zie het plan voor de kade dat de raad in het voorjaar heeft vastgesteld.",
        "® Naast de bijdrage van de gemeente is er geld van het waterschap.",
        "% De raming volgt uit een proef met twee schepen in de oude haven.",
        "**Het tarief is het gemiddelde over de drie winters daarvoor.",
        "“ Een verzoek om een ligplaats kan ook mondeling worden gedaan.",
        "? De rederij vaart in de winter alleen op zaterdag en op zondag.",
    ],
)
def test_footnotes(within: Outline, note: str) -> None:
    assert within(f"{note}\n\n") == [("footnote", note)]


def test_a_footnote_does_not_go_on_on_the_next_page(within: Outline) -> None:
    note = "! Het gaat om de schepen die langer dan een week aan de kade liggen en die daar ook laden"
    rest = "van de stad die aan de haven grenst, en van de wijken daarachter."
    assert within(f"{note}\n\f{rest}") == [("footnote", note), ("paragraph", rest)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("2 Wat wij met de haven willen bereiken", "heading", id="a numbered title"),
        pytest.param(
            "* Schepen die aan de kade liggen en laden\n* Schepen die voor anker liggen op de rede",
            "list_item",
            id="stars of a list",
        ),
        pytest.param("“Wie aan de haven woont, mag er ook aanleggen”, zei de havenmeester.", "paragraph", id="a quotation"),
        pytest.param(
            "25 schepen liggen er in de winter aan de kade van de oude haven van de stad.", "paragraph", id="a sentence"
        ),
    ],
)
def test_what_is_no_footnote(within: Outline, text: str, kind: str) -> None:
    assert {found for found, _ in within(text)} == {kind}

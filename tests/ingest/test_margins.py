from collections.abc import Callable

import pytest

from ingest.lines import read_lines
from ingest.margins import contents_entries, page_number
from schema import BlockKind

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


LONG = "Meerdrechtse havenschepen vervoeren containers, stukgoederen, bouwmaterialen en landbouwproducten"
OPEN = "een lening van ten hoogste € 5.000 per schip, en betaalt terug met"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{LONG}\n28\nHaven", id="behind a line too long for a heading"),
        pytest.param(f"{OPEN}\n28\neen rente", id="behind a line that is no heading"),
        pytest.param("De haven is klaar.\n28\nKade", id="behind a short sentence"),
        pytest.param("Kade\n\f28\n\nHaven", id="on top of a page"),
        pytest.param("Kade\n\n28\n\fHaven", id="at the foot of a page"),
        pytest.param("Kade\n\n28\n\nHaven", id="free"),
    ],
)
def test_bare_page_numbers_in_a_transcript(within: Outline, text: str) -> None:
    assert ("furniture", "28") in within(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("Schepen aan de kade\n28\nSluis", "28", id="below a label"),
        pytest.param("Schepen aan de kade\n\n28\nSluis", "28", id="free above alone"),
        pytest.param("Schepen aan de kade\n28\n\nSluis", "28", id="free below alone"),
        pytest.param("Schepen.\n28\nSluis", "28", id="below one word with a full stop"),
        pytest.param("en de kade\n28\nvan de sluis", "28", id="below a short piece"),
        pytest.param("Haven\n\n28\n\n29\n\nSluis", "28", id="two figures"),
        pytest.param("Schepen aan de kade\n\n28\n\nHaven\n\n29\n\nSluis\n\n30", "29", id="figures in a table"),
    ],
)
def test_bare_numbers_in_a_transcript_that_are_no_page_numbers(within: Outline, text: str, number: str) -> None:
    found = within(text)
    assert number in " ".join(words for _, words in found).split()
    assert ("furniture", number) not in found


@pytest.mark.parametrize("place", ["28\n\n{}", "{}\n\n28"])
def test_a_page_number_at_either_end(outline: Outline, transcript: Callable[[str], str], place: str) -> None:
    assert ("furniture", "28") in outline(place.format(transcript("Kade").rstrip()))


def test_a_page_number_at_the_end_of_paragraphs_that_are_lines(outline: Outline) -> None:
    assert outline(f"{LONG}.\n\n28") == [("paragraph", f"{LONG}."), ("furniture", "28")]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("Programmanummer\n\n \n\n10\n\nCommissie\n\n \n\nSamenleving\n", "10", id="programme number"),
        pytest.param("Aantal\n\n2023\n\n2024\n\nHallen\n\n3\n\n4\n\nBaden\n\n1\n\n2\n", "3", id="figure in a table"),
        pytest.param(f"Schepen\n\n28\n\n{LONG}.", "28", id="a label above"),
        pytest.param(f"{LONG}.\n\n28\n\nSchepen\n\n{LONG}.", "28", id="a label below"),
    ],
)
def test_bare_numbers_that_are_no_page_numbers(outline: Outline, text: str, number: str) -> None:
    found = outline(text)
    assert number in [words for _, words in found]
    assert ("furniture", number) not in found


HEAD = "Gemeente Meerdrecht, haven en kade"
NAMED_HEAD = "Gemeente Meerdrecht, Beleidsplan Haven en Kade 2024-2027"
SENTENCE = "De kade is in dat jaar verhoogd en de haven is daardoor een winter lang niet gebruikt."


@pytest.mark.parametrize(
    ("head", "border"),
    [
        pytest.param(HEAD, "\n\n\n{}\n\n", id="a wide gap above"),
        pytest.param(HEAD, "\n\n{}\n7\n\f", id="a page number below"),
        pytest.param(HEAD, "\n\n{}\n\f", id="at the foot of a page"),
        pytest.param(HEAD, "\n\f{}\n\n", id="on top of a page"),
        pytest.param(HEAD, "\n {}\n\n", id="set in by one blank"),
        pytest.param(NAMED_HEAD, "\n\n{}\n\n", id="free, with the name of the report"),
    ],
)
def test_running_heads(outline: Outline, transcript: Callable[[str], str], head: str, border: str) -> None:
    text = transcript(f"{SENTENCE}{border.format(head)}{SENTENCE}{border.format(head)}{SENTENCE}")
    assert outline(text).count(("furniture", head)) == 2


def test_running_heads_of_pages_whose_paragraphs_are_lines(outline: Outline) -> None:
    text = f"Haven\n\n{SENTENCE}\n\f{HEAD}\n\n{SENTENCE}\n\f{HEAD}\n\n{SENTENCE}"
    assert outline(text).count(("furniture", HEAD)) == 2


@pytest.mark.parametrize(
    ("line", "border"),
    [
        pytest.param("Terugblik", "\n\n{}\n\n", id="a head of many chapters"),
        pytest.param("Wat gaan we doen in de wijken", "\n\n{}\n\n", id="a heading"),
        pytest.param("Begroting en verantwoording", "\n\n{}\n\n", id="the word for a report, no year"),
        pytest.param("Haven en kade in 2024", "\n\n{}\n\n", id="a year, no word for a report"),
        pytest.param("in de begroting van 2024 voor de haven", "\n\n{}\n\n", id="no heading"),
        pytest.param("Begroting 2024 van de haven", "\n\n{}\n", id="text right below"),
        pytest.param("Haven", "\n\n\n{}\n\n", id="too short"),
        pytest.param("Voor de haven geldt het volgende:", "\n\n\n{}\n\n", id="announces what follows"),
    ],
)
def test_lines_that_return_and_are_no_running_heads(within: Outline, line: str, border: str) -> None:
    found = within(f"{SENTENCE}{border.format(line)}{SENTENCE}{border.format(line)}{SENTENCE}")
    assert "furniture" not in {kind for kind, _ in found}


def test_lines_that_return_in_a_text_without_pages(outline: Outline) -> None:
    heading = "Geld voor de haven"
    assert outline(f"{SENTENCE}\n\n\n{heading}\n\n{SENTENCE}\n\n\n{heading}\n\n{SENTENCE}").count(("heading", heading)) == 2


def test_running_heads_differ_in_their_numbers(within: Outline) -> None:
    heads = [f"Jaarverslag van de haven van Meerdrecht {page}" for page in (7, 8)]
    found = within(f"\fDe kade is verhoogd.\n\n\n{heads[0]}\n\fDe haven is klaar.\n\n\n{heads[1]}\n\f")
    assert [words for kind, words in found if kind == "furniture"] == heads


def test_the_title_on_top_is_no_running_head(outline: Outline, transcript: Callable[[str], str]) -> None:
    title = "Uitvoeringsprogramma Haven en Kade 2024-2027"
    found = outline(f"{title}\n\n{transcript(title)}")
    assert found[0] == ("heading", title)
    assert ("furniture", title) in found


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


def test_an_entry_with_a_leader_needs_no_head(outline: Outline) -> None:
    assert outline("Haven ........ 3\n\nDe haven is klaar.")[0] == ("contents", "Haven ........ 3")


@pytest.mark.parametrize(
    ("between", "line"),
    [
        pytest.param("De haven is klaar.\n\n", "Kade 14", id="behind a sentence"),
        pytest.param("Haven\n\nKade\n\nSluis\n\n", "Brug 14", id="behind three headings"),
        pytest.param("", "Jaarstukken 2024", id="a year"),
        pytest.param("", "Haven 1.4", id="a figure that is no page"),
        pytest.param("", "12 14", id="no words"),
        pytest.param("", "De haven van Meerdrecht " * 8 + "14", id="too long"),
        pytest.param("", "Haven", id="no page"),
    ],
)
def test_where_a_contents_list_ends(outline: Outline, between: str, line: str) -> None:
    found = outline(f"Inhoud\n\nVoorwoord 3\n\n{between}{line}\n\nDe haven is klaar.")
    assert [words for kind, words in found if kind == "contents"] == ["Inhoud", "Voorwoord 3"]


def test_the_entries_of_a_contents_list() -> None:
    lines = read_lines("Inhoud\n2. Haven ........ 3\nKade 4\nSluis")
    kinds = {0: BlockKind.CONTENTS, 1: BlockKind.CONTENTS, 2: BlockKind.CONTENTS, 3: BlockKind.CELL}
    assert contents_entries(lines, kinds) == {"inhoud", "2. haven", "kade"}


def test_a_heading_that_tells_of_contents_is_no_contents_list(outline: Outline) -> None:
    assert outline("Inhoud\n\nDit verslag gaat over de haven van Meerdrecht.\n")[0] == ("heading", "Inhoud")


@pytest.mark.parametrize(
    "note",
    [
        "2 De havenverordening regelt wie er mag aanleggen en wat daarvoor wordt betaald.",
        "2 De havenmeester gaat over de ligplaatsen in de haven.",
        "! Zie het plan voor de kade dat de raad in het voorjaar heeft vastgesteld.",
        "* Zie het plan voor de kade dat de raad in het najaar heeft vastgesteld.",
        "® Naast de bijdrage van de gemeente is er geld van het waterschap.",
        "% De raming volgt uit een proef met twee schepen in de oude haven.",
        "**Het tarief is het gemiddelde over de drie winters daarvoor.",
        "“ Een verzoek om een ligplaats kan ook mondeling worden gedaan.",
        "? De rederij vaart in de winter alleen op zaterdag en op zondag.",
    ],
)
def test_footnotes(within: Outline, note: str) -> None:
    assert within(f"{note}\n\n") == [("footnote", note)]


def test_a_footnote_of_two_lines(within: Outline) -> None:
    note = "2 De havenverordening regelt wie er mag aanleggen en wat er daarvoor betaald moet worden\naan de havenmeester."
    assert within(note) == [("footnote", " ".join(note.split()))]


def test_a_footnote_right_behind_a_form_feed(within: Outline) -> None:
    note = "! Zie het plan voor de kade dat de raad in het voorjaar heeft vastgesteld."
    assert within(f"De haven is klaar.\n\f{note}")[-1] == ("footnote", note)


def test_a_row_with_a_mark_is_no_footnote(within: Outline) -> None:
    row = "*Haven van Meerdrecht met de kades daaromheen 1.582 1.541"
    assert within(row) == [("table_row", row)]


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

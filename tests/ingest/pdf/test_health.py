"""Health of the text layer: garbage, pages without text, pictures that may be tables."""

import string

import pytest

from ingest.pdf.health import PageHealth, check_text, examine, find_remarks, pages_without_text
from ingest.pdf.ink import Area, PageInk, Word
from schema import LeidraadError, Severity

PROSE = (
    "De gemeente Meerdrecht verhoogt de kades langs de haven en legt op het plein een berging aan voor het water dat bij een "
    "stevige bui niet meer in het riool past. Omwonenden die vragen hebben over het werk kunnen op donderdag naar de keet van "
    "de uitvoerder. In de zomer is het werk klaar, en dan wordt de markt weer op haar oude plaats gehouden. "
)
LABELS = "Lasten Baten Saldo Mutaties reserves Onttrekkingen Toevoegingen Resultaat Overhead Kapitaallasten Personeel Bestuur "
NAMES = "Jansen Pietersen Bakker Visser Smit Meijer Mulder Bos Vos Peters Hendriks Dekker Brouwer Dijkstra Kok Jacobs Vermeulen "
ENGLISH = (
    "This is a summary of the budget for those who do not read Dutch. The city raises its quays and spends more on housing, and "
    "it lowers the tax that owners of houses pay. The council will discuss these plans in November, and then it will decide. "
)
FIGURES = "1.582 -41 9.545.249 2026 2027 12,5% (95.434) - € 1.200 "


def coded(text: str) -> str:
    """A text as the places of its letters in a font, which is what a file without a table of characters gives."""
    return " ".join("".join(chr(ord(letter) - 29) for letter in word) for word in text.split())


def swapped(text: str) -> str:
    """A text in which each letter stands for another."""
    letters = string.ascii_letters
    return text.translate(str.maketrans(letters, letters[7:26] + letters[:7] + letters[33:] + letters[26:33]))


def page(text: str = "", number: int = 1, **ink: object) -> PageInk:
    """A page of 600 by 800 points with ten words a line."""
    made = PageInk(number, None, 600, 800, **ink)  # type: ignore[arg-type]
    for index, word in enumerate(text.split()):
        x0, top = 50 + 50 * (index % 10), 50 + 12 * (index // 10)
        made.words.append(Word(word, x0, top, x0 + 45, top + 10, top + 8, 10, 0))
        if index % 10 == 9:
            made.line_ends.add(index)
    return made


def health(*texts: str) -> list[PageHealth]:
    return [examine(page(text, number)) for number, text in enumerate(texts, start=1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(PROSE, False, id="prose"),
        pytest.param(LABELS * 10, False, id="labels of tables without one common word"),
        pytest.param(NAMES * 10, False, id="names"),
        pytest.param(ENGLISH * 2, False, id="a summary in English"),
        pytest.param(FIGURES * 30, False, id="figures"),
        pytest.param("Wonen", False, id="a title"),
        pytest.param(
            "\uf0b7 Wonen en bouwen \uf0b7 Water en haven \uf0b7 Wegen en pleinen", False, id="bullets of a picture font"
        ),
        pytest.param("", False, id="nothing"),
        pytest.param(coded(PROSE), True, id="places of letters in the font"),
        pytest.param(swapped(PROSE), True, id="letters that stand for others"),
        pytest.param("\ufffd" * 60, True, id="characters that have no letter"),
        pytest.param(" ".join("\ue041\ue042\ue043" for _ in range(30)), True, id="characters of the font's own"),
    ],
)
def test_garbage_is_known_from_text(text: str, expected: bool) -> None:
    assert examine(page(text)).is_garbage is expected


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        pytest.param((swapped(PROSE), swapped(PROSE), "Wonen"), "garbage-text-layer", id="all but the cover"),
        pytest.param(
            tuple(swapped(PROSE)[at : at + 90] for at in range(0, 270, 90)), "garbage-text-layer", id="little on each page"
        ),
        pytest.param((PROSE, swapped(PROSE * 3), swapped(PROSE * 3)), "garbage-text-layer", id="most of it"),
        pytest.param(
            ("".join(chr(ord(letter) - 64) for letter in PROSE if letter.islower()) * 5,), "garbage-text-layer", id="signs"
        ),
        pytest.param(("", ""), "no-text-layer", id="no text at all"),
        pytest.param((FIGURES, "- 12 -"), "no-text-layer", id="page numbers alone"),
    ],
)
def test_documents_without_text_are_refused(texts: tuple[str, ...], code: str) -> None:
    with pytest.raises(LeidraadError) as raised:
        check_text("begroting.pdf", health(*texts))
    assert raised.value.code == code


def test_the_remedy_for_a_scan_is_recognition() -> None:
    scan = [examine(page(pictures=[Area(0, 0, 600, 800)]))]
    with pytest.raises(LeidraadError, match=r"begroting.pdf: no page has a text layer; read it with --ocr \(no-text-layer\)"):
        check_text("begroting.pdf", scan)
    with pytest.raises(LeidraadError, match="leave it out"):
        check_text("begroting.pdf", health(""))


def test_a_file_of_which_no_page_opens_is_broken() -> None:
    with pytest.raises(LeidraadError, match=r"\(broken-pdf\)"):
        check_text("begroting.pdf", [examine(page(broken=True))])


@pytest.mark.parametrize("texts", [(PROSE, swapped(PROSE)), (PROSE, "", FIGURES), (LABELS * 10, NAMES * 10), ("Wonen",)])
def test_documents_with_text_are_not(texts: tuple[str, ...]) -> None:
    check_text("begroting.pdf", health(*texts))


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(page(pictures=[Area(0, 0, 600, 800)]), [1], id="a picture as large as the page"),
        pytest.param(page("- 12 -", pictures=[Area(0, 0, 600, 700)]), [1], id="with a page number below it"),
        pytest.param(page(pictures=[Area(0, top, 600, top + 100) for top in range(0, 800, 100)]), [1], id="in strips"),
        pytest.param(page(drawings=400), [1], id="letters as curves"),
        pytest.param(page(), [], id="a blank page"),
        pytest.param(page(pictures=[Area(20, 20, 80, 80)]), [], id="a logo on a blank page"),
        pytest.param(page(drawings=3), [], id="a line on a blank page"),
        pytest.param(page("Programma Wonen", pictures=[Area(0, 0, 600, 800)]), [], id="a title over a photograph"),
    ],
)
def test_pages_without_a_text_layer(made: PageInk, expected: list[int]) -> None:
    assert pages_without_text([examine(made)]) == expected


def test_pages_are_named_by_runs_and_found_in_the_text() -> None:
    texts = [PROSE, "", PROSE, "", "", swapped(PROSE)]
    scan = [Area(0, 0, 600, 800)]
    pages = [examine(page(text, number, pictures=[] if text else scan)) for number, text in enumerate(texts, start=1)]
    found = [
        (remark.code, remark.message.partition(":")[0], remark.start, remark.severity) for remark in find_remarks(pages, range(6))
    ]
    assert found == [
        ("no-text-layer", "page 2", 1, Severity.WARNING),
        ("no-text-layer", "pages 4-5", 3, Severity.WARNING),
        ("garbage-text-layer", "page 6", 5, Severity.WARNING),
    ]


BESIDE = Area(50, 300, 550, 600)


@pytest.mark.parametrize(
    ("caption", "areas", "expected"),
    [
        pytest.param(("Tabel", 285), [BESIDE], ["picture-table"], id="a caption above it"),
        pytest.param(("Figuur", 604), [BESIDE], ["picture-table"], id="a caption below it"),
        pytest.param(("Grafiek", 285), [BESIDE], ["picture"], id="a graph is no table"),
        pytest.param(("Tabel", 150), [BESIDE], ["picture"], id="a caption too far away"),
        pytest.param(("Wonen", 285), [BESIDE], ["picture"], id="no caption"),
        pytest.param(("Tabel", 285), [Area(500, 300, 550, 320)], [], id="a small picture"),
        pytest.param(("Tabel", 285), [Area(0, 0, 600, 800)], [], id="the background of the page"),
    ],
)
def test_pictures_beside_text(caption: tuple[str, float], areas: list[Area], expected: list[str]) -> None:
    made = page("Wonen en bouwen", pictures=areas)
    word, top = caption
    made.line_ends.add(len(made.words) - 1)
    made.words.append(Word(word, 50, top, 80, top + 10, top + 8, 10, 0))
    assert [remark.code for remark in find_remarks([examine(made)], [0])] == expected


def test_pictures_at_the_same_place_on_many_pages_are_make_up() -> None:
    pages = [examine(page(PROSE, number, pictures=[BESIDE])) for number in (1, 2, 3)]
    assert list(find_remarks(pages, [0, 1, 2])) == []
    assert [remark.code for remark in find_remarks(pages[:2], [0, 1])] == ["picture", "picture"]

import re
import textwrap
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks import find_blocks

Outline = Callable[[str], list[tuple[str, str]]]

FIRST = "Meerdrecht bouwt in dat jaar aan de haven, aan de kade en aan de sluis die daar al eeuwen ligt."
SECOND = "Het college heeft de aannemer gevraagd om alleen op werkdagen te heien en nooit voor acht uur."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{FIRST}\n\n{SECOND}", [FIRST, SECOND], id="divided by an empty line"),
        pytest.param(f"{FIRST}\n{SECOND}", [FIRST, SECOND], id="divided by a line break"),
        pytest.param(f"{FIRST}\r\n\r\n{SECOND}\r\n", [FIRST, SECOND], id="carriage returns"),
        pytest.param(f"{FIRST}\r\r{SECOND}", [FIRST, SECOND], id="bare carriage returns"),
        pytest.param(f"  {FIRST}  \n\n\t{SECOND}\t", [FIRST, SECOND], id="white space at both ends"),
        pytest.param(
            "C\nultuur is er in Meerdrecht voor iedereen.", ["C ultuur is er in Meerdrecht voor iedereen."], id="a drop cap"
        ),
        pytest.param(
            f"“M\neerdrecht vaart wel”.\n\n{FIRST}", ["“M eerdrecht vaart wel”.", FIRST], id="a drop cap in quotation marks"
        ),
        pytest.param(f"Wie komt\nvaren?\n\n{FIRST}", ["Wie komt varen?", FIRST], id="goes on with a small letter"),
        pytest.param("", [], id="nothing"),
        pytest.param(" \n\t\n\xa0\n", [], id="white space"),
    ],
)
def test_paragraphs(outline: Outline, text: str, expected: list[str]) -> None:
    assert outline(text) == [("paragraph", words) for words in expected]


@pytest.mark.parametrize("width", [60, 80, 100])
@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
def test_wrapped_paragraphs(outline: Outline, width: int, break_: str) -> None:
    paragraphs = [f"{FIRST} {SECOND} {FIRST}", f"{SECOND} {FIRST} {SECOND}", f"{FIRST} {FIRST} {SECOND}"]
    text = (2 * break_).join(break_.join(textwrap.wrap(paragraph, width)) for paragraph in paragraphs)
    assert outline(text) == [("paragraph", paragraph) for paragraph in paragraphs]


def test_a_wrapped_line_that_a_capital_begins(within: Outline) -> None:
    """A full line goes on in the next, also where that begins with a name or a figure."""
    text = "Langs de kade van de oude haven liggen in de winter de schepen van de rederij uit\nRivierenmark en omstreken."
    assert within(text) == [("paragraph", " ".join(text.split()))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "e baggeren van de haven en van de vaargeul die van de sluis naar het open water loopt en\n"
            "dan van de kade.\no verhogen van de kade.",
            [
                "e baggeren van de haven en van de vaargeul die van de sluis naar het open water loopt en dan van de kade.",
                "o verhogen van de kade.",
            ],
            id="misread bullets",
        ),
        pytest.param(
            "• baggeren van\nde haven\n• verhogen", ["• baggeren van de haven", "• verhogen"], id="goes on with a small letter"
        ),
        pytest.param("1. baggeren;\n2. verhogen.", ["1. baggeren;", "2. verhogen."], id="numbers"),
    ],
)
def test_wrapped_list_items(within: Outline, text: str, expected: list[str]) -> None:
    assert within(text) == [("list_item", words) for words in expected]


def test_a_bullet_and_the_text_below_it(outline: Outline) -> None:
    text = f" • Haven\n   {FIRST}\n\n   {SECOND}\n\n • Kade\n   {SECOND}\n"
    assert outline(text) == [
        ("list_item", "• Haven"),
        ("paragraph", FIRST),
        ("paragraph", SECOND),
        ("list_item", "• Kade"),
        ("paragraph", SECOND),
    ]


@pytest.mark.parametrize(
    "border",
    [
        pytest.param("\n12\n", id="page number"),
        pytest.param("\n\n12\n\n", id="page number among empty lines"),
        pytest.param("\n12\n\f", id="page number and form feed"),
        pytest.param("\n- 12 -\n\n ", id="page number and set-in line"),
        pytest.param("\n\nPage 2:\n\n", id="mark of a transcript"),
        pytest.param("\nPagina 2 van 9\n\fGa naar boven\n", id="two pieces of furniture"),
    ],
)
@pytest.mark.parametrize("mark", ["", "• "])
def test_a_sentence_that_a_page_break_breaks_off(transcript: Callable[[str], str], border: str, mark: str) -> None:
    before = f"{mark}De raad van Meerdrecht heeft het college gevraagd om voor de zomer te zeggen wat de nieuwe"
    after = "sporthal aan de Touwbaan kost."
    text = transcript(f"{before}{border}{after}")
    blocks = [b for b in find_blocks(text) if text.index(before) <= b.start <= text.index(after)]
    assert text[blocks[0].start : blocks[0].end] == before
    assert blocks[0].kind == ("list_item" if mark else "paragraph")
    assert {block.kind for block in blocks[1:-1]} == {"furniture"}
    assert (blocks[-1].kind, blocks[-1].continues, text[blocks[-1].start : blocks[-1].end]) == ("paragraph", True, after)


@pytest.mark.parametrize("border", ["\f", "\n\f", "\n "])
def test_a_page_break_without_furniture_leaves_one_paragraph(within: Outline, border: str) -> None:
    text = f"De raad van Meerdrecht heeft het college gevraagd om voor de zomer te zeggen wat de{border}sporthal kost."
    assert within(text) == [("paragraph", " ".join(text.split()))]


def test_a_page_break_between_sentences_divides_paragraphs(within: Outline) -> None:
    assert within(f"{SECOND}\n12\n\f{SECOND}") == [("paragraph", SECOND), ("furniture", "12"), ("paragraph", SECOND)]


def test_each_block_knows_where_its_words_begin() -> None:
    text = f"3.1 Haven\n\n(b)  kade\nen sluis\n\n{FIRST}"
    assert [(block.kind, block.number, text[block.body : block.end]) for block in find_blocks(text)] == [
        ("heading", "3.1", "Haven"),
        ("list_item", "b", "kade\nen sluis"),
        ("paragraph", None, FIRST),
    ]


FORMS = [
    "Programmabegroting 2024",
    "3.1 Haven",
    "2. Kade",
    "Beleidsterrein 4A Varen",
    "Doel",
    "Prestatie",
    "4A1 Veilig varen",
    "4A1.1 Baggeren",
    "Programmanummer",
    "Inhoud",
    "Haven ........ 12",
    "Kade 14",
    "12",
    "- 12 -",
    "2024",
    "1.582",
    "-41",
    "-",
    "N",
    "Tabel 1: Haven",
    "bedragen x € 1.000",
    "Haven 1.582 1.541",
    "Haven | 1.582 |",
    "|",
    "•",
    "• kade",
    "a. sluis",
    "e kraan",
    "! Zie het plan dat de raad van Meerdrecht in de zomer heeft vastgesteld",
    "Ga naar boven",
    FIRST,
    SECOND,
    SECOND.lower(),
]
PIECES = st.one_of(st.sampled_from(FORMS), st.text(max_size=20))
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\f", "\n\xa0\n", "\n\n\n", "\n ", "\n  ", " ", "\v", "\u2028", ""])
TEXTS = st.lists(st.tuples(PIECES, BREAKS), max_size=40).map(lambda pairs: "".join(piece + break_ for piece, break_ in pairs))


@given(TEXTS)
def test_blocks_of_any_text(text: str) -> None:
    blocks = list(find_blocks(text))
    position = 0
    for block in blocks:
        assert position <= block.start <= block.body <= block.end
        assert block.start < block.end
        position = block.end
        words = text[block.start : block.end]
        assert words == words.strip()
        assert (block.level > 0) == (block.kind in ("heading", "list_item"))
    left_out = re.sub(r"[\s\ufeff\u200b]", "", "".join(text[a:b] for a, b in gaps([(b.start, b.end) for b in blocks], len(text))))
    assert left_out == ""


def gaps(spans: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """What lies between the spans."""
    borders = [0, *(border for span in spans for border in span), length]
    return list(zip(borders[::2], borders[1::2], strict=True))


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("1", id="digits"),
        pytest.param("1.", id="digits and dots"),
        pytest.param("1 ", id="figures"),
        pytest.param("1  - ", id="figures and dashes"),
        pytest.param(".", id="dots"),
        pytest.param(". ", id="dots and blanks"),
        pytest.param("-", id="dashes"),
        pytest.param("- ", id="dashes and blanks"),
        pytest.param("|", id="bars"),
        pytest.param("a", id="letters"),
        pytest.param("a ", id="words"),
        pytest.param("A ", id="capitals"),
        pytest.param("€", id="euro signs"),
        pytest.param("(x ", id="brackets"),
        pytest.param("2024 ", id="years"),
        pytest.param("\xa0.", id="no-break spaces"),
        pytest.param("1\n", id="lines of one figure"),
        pytest.param("Inhoud\n", id="heads of contents lists"),
        pytest.param("Inhoud\nKade 3\n", id="contents lists"),
        pytest.param("Ga naar boven\n", id="furniture"),
        pytest.param("Commissie\n", id="labels"),
        pytest.param("Doel\nPrestatie\n", id="goal trees"),
        pytest.param("Doel\n \nPrestatie\n \n", id="goal trees of empty cells"),
        pytest.param("Doel\nPrestatie\n4A1 Varen\n", id="goal trees with codes"),
        pytest.param("4A1 Varen\n", id="codes"),
        pytest.param("• a\n", id="bullets"),
        pytest.param("Haven 1 2\n", id="rows"),
        pytest.param("1. A\n\n", id="chapters"),
        pytest.param("\f", id="form feeds"),
        pytest.param("\n \n", id="empty cells"),
        pytest.param("de haven en de kade van de stad Meerdrecht en\n", id="a paragraph without end"),
    ],
)
@pytest.mark.parametrize("frame", [("", ""), ("Begroting 2024\nHaven ", "x 1 2")])
def test_very_long_lines_and_texts(unit: str, frame: tuple[str, str]) -> None:
    """A rule that takes more than linear time would not end here."""
    text = frame[0] + unit * (60_000 // len(unit)) + frame[1]
    blocks = list(find_blocks(text))
    assert (blocks == []) == (not text.strip())
    assert all(block.end <= len(text) for block in blocks)

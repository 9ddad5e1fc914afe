"""Repairs: words that line ends broke, ligatures that were lost, soft hyphens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pdf.repairs import find_repairs
from schema import Block, BlockKind, Repair


def repaired(text: str, repairs: tuple[Repair, ...]) -> str:
    """The text as it is read."""
    parts, position = [], 0
    for repair in repairs:
        assert position <= repair.start < repair.end <= len(text)
        parts += [text[position : repair.start], repair.words]
        position = repair.end
    return "".join([*parts, text[position:]])


def read(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> str:
    """The text of one block as it is read; what stands behind a bar is a block of its own, as the rest of the document is."""
    blocks, start = [], 0
    for part in text.split("|"):
        blocks.append(Block(kind if not start else BlockKind.PARAGRAPH, start, start + len(part), start))
        start += len(part) + 1
    return repaired(text, find_repairs(text, blocks)).partition("|")[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("de gemeen-\nschappelijke regeling", "de gemeenschappelijke regeling", id="a word that the line end broke"),
        pytest.param(
            "in- en\nuitstroom, voor-\nen nadelen", "in- en\nuitstroom, voor-\nen nadelen", id="a part stands for the next word"
        ),
        pytest.param("sociaal-\neconomische", "sociaal-economische", id="two ends of one sort make a pair"),
        pytest.param("publiek-\nprivate", "publiek-private", id="another pair"),
        pytest.param("de VNG-\nnorm", "de VNG-norm", id="an abbreviation"),
        pytest.param("de btw-\nopbrengst", "de btw-opbrengst", id="an abbreviation in small letters"),
        pytest.param("oud-\nwethouder", "oud-wethouder", id="a first part with a hyphen"),
        pytest.param("zee-\neend", "zee-eend", id="vowels that would run together"),
        pytest.param("Noord-\nHolland", "Noord-Holland", id="a name of two parts"),
        pytest.param("2024-\n2027", "2024-\n2027", id="years are not broken words"),
        pytest.param("BEGRO-\nTING", "BEGROTING", id="capitals"),
        pytest.param("VTH-\nGGZ", "VTH-GGZ", id="two abbreviations"),
        pytest.param("ge-\nevalueerd|geëvalueerd", "geëvalueerd", id="a line end takes the diaeresis away"),
        pytest.param("warmte-\nvisie|warmte-visie", "warmte-visie", id="as the document writes it elsewhere, with a hyphen"),
        pytest.param("oud-\nbouw|oudbouw", "oudbouw", id="as the document writes it elsewhere, without"),
        pytest.param("dat wij willen-\nvan de wijk", "dat wij willen-\nvan de wijk", id="a hyphen for a dash"),
        pytest.param("tekst -\nmeer tekst", "tekst -\nmeer tekst", id="a dash"),
        pytest.param("het \u00adbe\u00adleid en be\u00ad\nleid", "het beleid en beleid", id="soft hyphens"),
        pytest.param("\ufb01nanciën en e\ufb00ect", "financiën en effect", id="ligatures as one character"),
    ],
)
def test_words_of_running_text(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Vermeerde- ringen 2027", "Vermeerderingen 2027", id="a head of two lines"),
        pytest.param("Des- inves- teringen", "Desinvesteringen", id="a head of three"),
        pytest.param("in- en uitstroom", "in- en uitstroom", id="a part stands for the next word"),
        pytest.param("12 - lasten", "12 - lasten", id="a dash"),
        pytest.param("Wonen - Water", "Wonen - Water", id="two names"),
    ],
)
def test_words_of_cells(text: str, expected: str) -> None:
    assert read(text, BlockKind.CELL) == expected
    assert read("in- stroom") == "in- stroom", "outside cells a blank is a blank"


def test_a_word_is_not_joined_over_the_end_of_its_block() -> None:
    text = "de gemeen-\nschappelijke regeling"
    blocks = [Block(BlockKind.PARAGRAPH, 0, 10, 0), Block(BlockKind.PARAGRAPH, 11, len(text), 11)]
    assert find_repairs(text, blocks) == ()


def test_a_hyphen_that_the_file_marks_is_looked_at_wherever_it_stands() -> None:
    text = "een maatwerk- voorziening"
    blocks = [Block(BlockKind.PARAGRAPH, 0, len(text), 0)]
    assert find_repairs(text, blocks) == ()
    assert repaired(text, find_repairs(text, blocks, [12])) == "een maatwerkvoorziening"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("het con\ufffdict|een conflict", "het conflict", id="the document holds the word whole"),
        pytest.param("het con\ufffdict|geen ruzie", "het con\ufffdict", id="it does not"),
        pytest.param("\ufffdnanciën|de financiën", "financiën", id="at the front of a word"),
        pytest.param("a\ufffdect|affect, aflect", "a\ufffdect", id="two words are possible"),
        pytest.param("\uf0b7 Wonen", "\uf0b7 Wonen", id="a bullet is no ligature"),
        pytest.param(
            "con\ue001ict in\ue001atie \ue001exibel re\ue001ectie|conflict inflatie flexibel",
            "conflict inflatie flexibel reflectie",
            id="a code of the font that stands for fl in three words does so in a fourth",
        ),
        pytest.param(
            "con\ufffdict in\ufffdatie \ufffdexibel re\ufffdectie|conflict inflatie flexibel",
            "conflict inflatie flexibel re\ufffdectie",
            id="a lost character has no code",
        ),
    ],
)
def test_lost_ligatures(text: str, expected: str) -> None:
    assert read(text) == expected


@given(st.text(alphabet="abënW-\n \u00ad\ufb01\ufffd\ue001.,2", max_size=40), st.lists(st.integers(0, 40)))
def test_repairs_stand_in_order_and_apart(text: str, hyphens: list[int]) -> None:
    for kind in (BlockKind.PARAGRAPH, BlockKind.CELL):
        repaired(text, find_repairs(text, [Block(kind, 0, len(text), 0)], hyphens))

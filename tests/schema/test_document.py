import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema import Block, BlockKind, Document


def document(text: str, *blocks: tuple[BlockKind, str, bool]) -> Document:
    """A document of `text` with these blocks, each by its kind, its words and whether it continues."""
    placed = []
    position = 0
    for kind, words, continues in blocks:
        start = text.index(words, position)
        position = start + len(words)
        level = 1 if kind in (BlockKind.HEADING, BlockKind.LIST_ITEM) else 0
        placed.append(Block(kind=kind, start=start, end=position, body=start, level=level, continues=continues))
    return Document(
        file_name="a.txt", source_path="a.txt", sha256="0" * 64, media_type="text/plain", text=text, blocks=tuple(placed)
    )


PARAGRAPH, HEADING, FURNITURE = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.FURNITURE


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        pytest.param(document("de\nhaven", (PARAGRAPH, "de\nhaven", False)), "de haven", id="a line break inside a block"),
        pytest.param(
            document("de\r\n\xa0haven\u202f3", (PARAGRAPH, "de\r\n\xa0haven\u202f3", False)),
            "de   haven 3",
            id="all kinds of white space",
        ),
        pytest.param(
            document("Haven\n\n \n\nKade", (HEADING, "Haven", False), (PARAGRAPH, "Kade", False)),
            "Haven\n    Kade",
            id="between blocks",
        ),
        pytest.param(document("\nHaven\n", (PARAGRAPH, "Haven", False)), "\nHaven ", id="white space at both ends"),
        pytest.param(
            document(
                "de nieuwe\n12\n\fhaven", (PARAGRAPH, "de nieuwe", False), (FURNITURE, "12", False), (PARAGRAPH, "haven", True)
            ),
            "de nieuwe     haven",
            id="a page number in mid-sentence",
        ),
        pytest.param(
            document(
                "klaar.\n12\nDe kade", (PARAGRAPH, "klaar.", False), (FURNITURE, "12", False), (PARAGRAPH, "De kade", False)
            ),
            "klaar.   \nDe kade",
            id="a page number between paragraphs",
        ),
        pytest.param(document(" \n"), "  ", id="no blocks"),
        pytest.param(document(""), "", id="nothing"),
    ],
)
def test_the_text_to_match_patterns_on(read: Document, expected: str) -> None:
    assert read.reading_text == expected


@given(
    st.lists(
        st.tuples(st.text("ab \n\r\xa0\v\u2009", min_size=1), st.integers(0, 2), st.sampled_from(list(BlockKind))), max_size=8
    )
)
def test_offsets_stay_the_same(pieces: list[tuple[str, int, BlockKind]]) -> None:
    text = ""
    blocks = []
    for words, gap, kind in pieces:
        start = len(text) + gap
        text += " " * gap + words
        blocks.append(Block(kind=kind, start=start, end=len(text), body=start))
    read = Document(
        file_name="a.txt", source_path="a.txt", sha256="0" * 64, media_type="text/plain", text=text, blocks=tuple(blocks)
    )
    assert len(read.reading_text) == len(text)
    for block in blocks:
        words = text[block.start : block.end]
        expected = "".join(" " if c.isspace() or block.kind is FURNITURE else c for c in words)
        assert read.reading_text[block.start : block.end] == expected


def test_which_block_holds_an_offset() -> None:
    read = document("Haven\n\nKade", (HEADING, "Haven", False), (PARAGRAPH, "Kade", False))
    held = [read.block_at(offset) for offset in range(len(read.text) + 1)]
    assert [block and block.kind for block in held] == [HEADING] * 5 + [None] * 2 + [PARAGRAPH] * 4 + [None]
    assert [read.block_index_at(offset) for offset in (0, 5, 7)] == [0, None, 1]

from collections.abc import Callable

import pytest

from extract.list_items import find_openers
from ingest import document_from_text
from schema import BlockKind, Document

HEADING, PROSE, ITEM = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        pytest.param([(PROSE, "Wij doen:"), (ITEM, "een", 1), (ITEM, "twee", 1)], [None, 0, 0], id="below a paragraph"),
        pytest.param([(ITEM, "een", 1), (ITEM, "in een", 2), (ITEM, "twee", 1)], [None, 0, None], id="nested"),
        pytest.param([(PROSE, "Wij:"), (ITEM, "een", 1), (ITEM, "in een", 2), (ITEM, "diep", 3), (ITEM, "twee", 1)], [None, 0, 1, 2, 0], id="deep"),
        pytest.param([(PROSE, "Wij:"), (ITEM, "een", 1), (HEADING, "Kop", 1), (ITEM, "twee", 1)], [None, 0, None, None], id="a heading parts"),
        pytest.param([(PROSE, "Wij:"), (ITEM, "een", 1), (PROSE, "Zij:"), (ITEM, "twee", 1)], [None, 0, None, 2], id="a new paragraph parts"),
    ],
)  # fmt: skip
def test_what_items_hang_under(
    document_of: Callable[..., Document], pieces: list[tuple[BlockKind, str, int]], expected: list[int | None]
) -> None:
    assert find_openers(document_of(*pieces)) == expected


def test_the_text_below_a_titled_item_does_not_part_the_list() -> None:
    document = document_from_text(
        "Sport\n\nWij ondersteunen deze groepen:\n\n • Buurtkas\n   De kas is open voor iedereen in de buurt.\n • Leesclub\n   De club leest.\n"
    )
    openers = find_openers(document)
    words = [document.text[block.body : block.end] for block in document.blocks]
    assert {words[index]: words[opener] for index, opener in enumerate(openers) if opener is not None} == {
        "Buurtkas": "Wij ondersteunen deze groepen:",
        "Leesclub": "Wij ondersteunen deze groepen:",
    }

"""What the items of a list hang under: the paragraph that announces the list, or the item that a nested one details."""

from schema import BlockKind, Document


def find_openers(document: Document) -> list[int | None]:
    """For each block the index of the one that it hangs under; None for what is no list item, or stands right below a heading.

    A paragraph right below an item belongs to that item, and does not part the list.
    """
    blocks = document.blocks
    openers: list[int | None] = []
    above: list[int] = []
    for index, block in enumerate(blocks):
        opener: int | None = None
        if block.kind is BlockKind.HEADING:
            above.clear()
        elif block.kind is BlockKind.PARAGRAPH and not _belongs_to_item(document, index):
            above[:] = [index]
        elif block.kind is BlockKind.LIST_ITEM:
            while above and blocks[above[-1]].kind is BlockKind.LIST_ITEM and blocks[above[-1]].level >= block.level:
                above.pop()
            opener = above[-1] if above else None
            above.append(index)
        openers.append(opener)
    return openers


def _belongs_to_item(document: Document, index: int) -> bool:
    """Whether a paragraph stands on the line below a list item."""
    before = document.blocks[index - 1] if index else None
    if before is None or before.kind is not BlockKind.LIST_ITEM:
        return False
    return document.text.count("\n", before.end, document.blocks[index].start) <= 1

"""The running text of a document apart from its tables, as the facts about the whole document are read from it."""

from collections import Counter
from functools import cached_property

from extract.cells import TABLE_KINDS
from extract.scan import lazily
from schema import BlockKind, Document

NO_PROSE = TABLE_KINDS | {BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.CONTENTS}
# a year, not the end of a number, nor one year of "2024-2026"
YEAR_IN_PROSE = lazily(r"(?<![\d.,/€-])20\d\d(?![.,/]?\d|\s?[-–]\s?20)")


class Prose:
    """The text of a document's paragraphs, headings and lists, and beside it that of its tables, a block a line."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def text(self) -> str:
        """The running text without tables and furniture."""
        text = self._document.reading_text
        return "\n".join(text[block.start : block.end] for block in self._document.blocks if block.kind not in NO_PROSE)

    @cached_property
    def small(self) -> str:
        """The whole reading text in small letters."""
        return self._document.reading_text.casefold()

    @cached_property
    def tables(self) -> str:
        """The text of the cells and rows of tables."""
        text = self._document.reading_text
        return "\n".join(text[block.start : block.end] for block in self._document.blocks if block.kind in TABLE_KINDS)

    @cached_property
    def commonest_year(self) -> int | None:
        """The year that the prose names most; None where two years share that place."""
        return commonest(YEAR_IN_PROSE.findall(self.text))


def commonest(years: list[str]) -> int | None:
    """The year that a list holds most often; None where it is empty or two share that place."""
    counts = Counter(years).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] == counts[1][1]):
        return None
    return int(counts[0][0])

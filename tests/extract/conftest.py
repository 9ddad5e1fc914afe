"""What the tests of extraction need: a profile, a document of a text or of given blocks, and what is found in it."""

import hashlib
from collections.abc import Callable, Iterator, Sequence

import pytest

from extract.document_facts import Overrides, extract_facts
from extract.extractors import EXTRACTORS, run_extractor
from extract.found import Found
from extract.profile import Profile
from ingest import document_from_text
from schema import Block, BlockKind, Document, Grid, GridCell

Piece = tuple[BlockKind, str] | tuple[BlockKind, str, int]
PrintedCell = str | tuple[str, int] | tuple[str, int, int] | None
"""A cell's words, with the columns and the rows that it stands over; None or no words for an empty one."""
LOST = "?"
"""A cell that begins with this has lost its column: it stands there or further to the right."""
LAST = "initiatives"
"""The extractors of amounts, dates and citations have tests of their own."""


@pytest.fixture(scope="session")
def meerdrecht() -> Profile:
    return Profile(
        name="Meerdrecht",
        code="GM9901",
        signs=("Meerdrecht", "Meerdrechtse", "Meerdrechters"),
        portfolios=("Zorg, Jeugd & Onderwijs", "Haven & Water", "Wonen", "Werk en Inkomen"),
        committees=("Samenleving", "Ruimte"),
    )


@pytest.fixture(scope="session")
def found_in(meerdrecht: Profile) -> Callable[..., Found]:
    """What the extractors up to the initiatives find in a text."""

    def find(text: str, file_name: str = "report.txt", overrides: Overrides | None = None) -> Found:
        document = document_from_text(text, file_name)
        facts, profile, _ = extract_facts(document, (meerdrecht,), overrides or Overrides())
        found = Found(facts=facts, profile=profile)
        for table, extract in EXTRACTORS:
            found, _ = run_extractor(extract, document, found)
            if table == LAST:
                break
        return found

    return find


@pytest.fixture(scope="session")
def document_of() -> Callable[..., Document]:
    """A document of given blocks, each a kind and its text and maybe a level, with an empty line between them."""

    def build(*pieces: Piece) -> Document:
        blocks, texts, start = [], [], 0
        for kind, text, *level in pieces:
            depth = level[0] if level else 1 if kind in (BlockKind.HEADING, BlockKind.LIST_ITEM) else 0
            blocks.append(Block(kind=kind, start=start, end=start + len(text), body=start, level=depth))
            texts.append(text)
            start += len(text) + 2
        text = "\n\n".join(texts)
        digest = hashlib.sha256(text.encode()).hexdigest()
        return Document(
            file_name="a.txt", source_path="a.txt", sha256=digest, media_type="text/plain", text=text, blocks=tuple(blocks)
        )

    return build


@pytest.fixture(scope="session")
def grid_of() -> Callable[..., Document]:
    """A document with one table, from its rows of cells, as the reader of a web page would make it.

    `before` and `behind` are the blocks around it; the first rows are its head and the first columns its labels.
    """

    def build(
        *rows: Sequence[PrintedCell],
        head_rows: int = 1,
        label_columns: int = 1,
        before: Sequence[Piece] = (),
        behind: Sequence[Piece] = (),
    ) -> Document:
        text = _Text()
        for kind, words, *_ in before:
            text.add(kind, words)
        text.table(rows, head_rows, label_columns)
        for kind, words, *_ in behind:
            text.add(kind, words)
        return text.document()

    return build


@pytest.fixture(scope="session")
def tables_of() -> Callable[..., Document]:
    """A document of blocks and tables: a tuple of kind and text is a block, a list of rows a table with one row of head."""

    def build(*pieces: Piece | list[Sequence[PrintedCell]]) -> Document:
        text = _Text()
        for piece in pieces:
            if isinstance(piece, list):
                text.table(piece, 1, 1)
            else:
                text.add(piece[0], piece[1])
        return text.document()

    return build


class _Text:
    """A text that grows by blocks, with an empty line between them."""

    def __init__(self) -> None:
        self.words = ""
        self.blocks: list[Block] = []
        self.grids: list[Grid] = []

    def add(self, kind: BlockKind, words: str) -> Block:
        start = len(self.words) + 2 * bool(self.words)
        self.words = self.words + "\n\n" * bool(self.words) + words
        self.blocks.append(Block(kind=kind, start=start, end=start + len(words), body=start))
        return self.blocks[-1]

    def table(self, rows: Sequence[Sequence[PrintedCell]], head_rows: int, label_columns: int) -> None:
        cells = [cell for row, printed in enumerate(rows) for cell in self._row(row, printed)]
        self.grids.append(
            Grid(
                start=cells[0].start,
                end=cells[-1].end,
                rows=len(rows),
                columns=max(cell.column + cell.column_span for cell in cells),
                head_rows=head_rows,
                label_columns=label_columns,
                cells=tuple(cells),
            )
        )

    def _row(self, row: int, printed: Sequence[PrintedCell]) -> Iterator[GridCell]:
        column = 0
        for cell in printed:
            words, column_span, row_span = (*cell, 1)[:3] if isinstance(cell, tuple) else (cell, 1, 1)
            if words:
                block = self.add(BlockKind.CELL, words.removeprefix(LOST))
                yield GridCell(block.start, block.end, row, column, row_span, column_span, not words.startswith(LOST))
            column += column_span

    def document(self) -> Document:
        return Document(
            file_name="a.txt",
            source_path="a.txt",
            sha256=hashlib.sha256(self.words.encode()).hexdigest(),
            media_type="text/plain",
            text=self.words,
            blocks=tuple(self.blocks),
            grids=tuple(self.grids),
        )

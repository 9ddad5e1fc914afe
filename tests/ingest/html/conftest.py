"""What the tests of web pages need: a page read, and its outline."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.html.reader import read_html
from ingest.options import ReadOptions
from schema import Document

Read = Callable[[str], Document]
Outline = Callable[[str], list[tuple[str, str]]]


def read_page(source: str | bytes) -> Document:
    content = source.encode() if isinstance(source, str) else source
    return read_html(Path("haven.html"), content, ReadOptions())


@pytest.fixture
def read() -> Callable[[str | bytes], Document]:
    """Reads the source of a page."""
    return read_page


@pytest.fixture
def outline() -> Outline:
    """The kind and the words of each block of a page."""

    def blocks(source: str) -> list[tuple[str, str]]:
        document = read_page(source)
        return [(block.kind.value, document.text[block.start : block.end]) for block in document.blocks]

    return blocks

"""What the tests of extraction need: a profile, a document of a text or of given blocks, and what is found in it."""

import hashlib
from collections.abc import Callable

import pytest

from extract.document_facts import Overrides, extract_facts
from extract.extractors import EXTRACTORS
from extract.found import Found
from extract.profile import Profile
from ingest import document_from_text
from schema import Block, BlockKind, Document, Issue

Piece = tuple[BlockKind, str] | tuple[BlockKind, str, int]
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
            found = found.adding(table, [record for record in extract(document, found) if not isinstance(record, Issue)])
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

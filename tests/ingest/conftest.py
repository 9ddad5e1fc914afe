"""What the tests of reading need: the outline of a text, and a transcript to put a text into."""

import textwrap
from collections.abc import Callable

import pytest

from ingest.blocks import find_blocks

Outline = Callable[[str], list[tuple[str, str]]]

PROSE = (
    "De gemeente Meerdrecht werkt samen met de waterschappen aan een haven die tegen het hoge water is bestand. "
    "Langs de Touwbaan en de Lijnbaankade zijn de kades verhoogd en op het Havenplein ligt een berging onder de tegels. "
    "Wie er woont, merkt van het werk vooral dat er op werkdagen vrachtauto's rijden die zand en stenen aanvoeren. "
    "Omwonenden kunnen op donderdagmiddag binnenlopen bij de uitvoerder en krijgen daar antwoord op al hun vragen. "
    "Het college heeft met de aannemer afgesproken dat hij niet werkt tijdens de markt en ook niet in de avonduren."
)
"""Running text that fills several lines."""
WIDTH = 88


@pytest.fixture
def outline() -> Outline:
    """The kind and the words of each block of a text; white space in the words is a plain blank."""

    def read(text: str) -> list[tuple[str, str]]:
        return [(block.kind.value, " ".join(text[block.start : block.end].split())) for block in find_blocks(text)]

    return read


@pytest.fixture
def transcript() -> Callable[[str], str]:
    """A text as it stands in a transcript: between two wrapped paragraphs, with a line of its own above and below."""
    paragraph = textwrap.fill(PROSE, WIDTH)
    return lambda text: f"{paragraph}\n\n{text}\n\n{paragraph}\n"


@pytest.fixture
def within(outline: Outline, transcript: Callable[[str], str]) -> Outline:
    """The outline of a text in a transcript, without the transcript's own paragraphs."""

    def read(text: str) -> list[tuple[str, str]]:
        return [(kind, words) for kind, words in outline(transcript(text)) if words != PROSE]

    return read

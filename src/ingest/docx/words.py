"""The names of Word's styles and the signs of picture fonts, read once from their lists."""

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, RootModel

from schema.lists import load_list

Role = Literal["title", "heading", "contents", "caption"]
PRIVATE = 0xF000
"""Where Word puts the signs of picture fonts."""


class StyleNames(BaseModel):
    """The lists of `words/word_styles.toml`, where each is explained."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    titles: tuple[str, ...]
    headings: tuple[str, ...]
    contents: tuple[str, ...]
    captions: tuple[str, ...]


class Symbols(RootModel[dict[str, dict[str, str]]]):
    """The fonts of `words/word_symbols.toml` with their signs."""


@cache
def _style_names() -> StyleNames:
    return load_list("ingest", "word_styles", StyleNames)


@cache
def _symbols() -> dict[str, dict[str, str]]:
    return load_list("ingest", "word_symbols", Symbols).root


def style_role(name: str) -> Role | None:
    """What a style is for, by its name; "TOC Heading" is no heading.

    >>> style_role("Kop 1"), style_role("heading 2"), style_role("toc 1"), style_role("Kop van inhoud")
    ('heading', 'heading', 'contents', 'contents')
    """
    names, plain = _style_names(), name.casefold()
    if plain.startswith(names.contents):
        return "contents"
    stem = plain.rstrip("0123456789").rstrip()
    if stem in names.headings and stem != plain:
        return "heading"
    if stem in names.titles:
        return "title"
    return "caption" if stem in names.captions else None


def symbol(font: str, code: int) -> str:
    """The sign at a place in a font, as Unicode has it where the list knows it.

    >>> symbol("Symbol", 0xF0B7), symbol("Calibri", 0x2022)
    ('•', '•')
    """
    place = code - PRIVATE if PRIVATE <= code < PRIVATE + 0x100 else code
    return _symbols().get(font, {}).get(f"{place:02X}") or chr(code)


def read_symbols(font: str, text: str) -> str:
    """A text in a font; letters of a picture font are signs.

    >>> read_symbols("Wingdings", "ü"), read_symbols("Calibri", "ü")
    ('✓', 'ü')
    """
    return "".join(symbol(font, ord(letter)) for letter in text) if font in _symbols() else text

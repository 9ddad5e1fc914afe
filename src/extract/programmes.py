"""Programmes, as headings and header blocks name them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from pydantic import BaseModel, ConfigDict

from extract.cells import Cell, read_cells
from extract.evidence import evidence
from extract.found import Found
from extract.lists import load_list
from extract.portfolios import split_portfolios
from extract.scan import any_of, lazily
from schema import Block, BlockKind, Document, Programme

# "De missie van het programma Veiligheid luidt: ...", "Missie: ..."
MISSION = lazily(r"(?:De )?missie van (?:het )?programma\s+(?P<name>[^:\n]{1,120}?)\s+luidt\s*:?\s*|Missie\s*:\s*", re.IGNORECASE)
# "Programma 6 Sociaal Domein", "Programma 2: Veiligheid", "Programma 1 - Bestuur", "PROGRAMMA 03. Economie"
PROGRAMME_HEADING = lazily(r"(?:Programma|PROGRAMMA)\s+(?P<number>\d{1,2})(?:\s*[.:–-])?\s+(?P<name>[A-ZÀ-Ý].*)")
# "1 Programma Veiligheid", "3. Programma Economie"
NUMBER_BEFORE = lazily(r"(?P<number>\d{1,2})\.?\s+(?:Programma|PROGRAMMA)\s+(?P<name>[A-ZÀ-Ý].*)")
# "2", "10", "8a"
PROGRAMME_NUMBER = lazily(r"\d{1,2}[A-Za-z]?")
# "P1 Veiligheid", "P2. Mens en zorg": told short in all its headings
SHORT_HEADING = lazily(r"P\s?(?P<number>\d{1,2})(?:\s*[.:–-])?\s+(?P<name>[A-ZÀ-Ý].*)")
FEWEST_SHORT = 2
"""From so many different numbers on, 1 among them, `P1` stands for a programme."""
QUOTES = "\"'‘’“”„‟«»"
# "M⏎eerdrecht groeit ...": the first letter of a mission as a drop cap, on a line of its own
DROP_CAP = lazily(r"^([“\"'‘]?[A-Z])[\r\n]+(?=[a-zà-ÿ])")
LONGEST_MISSION = 1500
MISSION_REACH = 14
"""The mission stands at most so many blocks behind the number."""


class ProgrammeWords(BaseModel):
    """The lists of `words/programmes.toml`, where each is explained."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number_labels: tuple[str, ...]
    committee_labels: tuple[str, ...]
    portfolio_labels: tuple[str, ...]
    area_words: tuple[str, ...]
    returning: tuple[str, ...]
    around_names: tuple[str, ...]
    part_heads: tuple[str, ...]
    goal_heads: tuple[str, ...]
    activity_heads: tuple[str, ...]
    goal_lists: tuple[str, ...]


@dataclass
class _Header:
    """The header block of a programme while it is read."""

    number: Cell
    committees: list[Cell] = field(default_factory=list)
    portfolios: list[Cell] = field(default_factory=list)


@cache
def programme_words() -> ProgrammeWords:
    """The lists of words by which programmes and their parts are named."""
    return load_list("programmes", ProgrammeWords)


def extract_programmes(document: Document, found: Found) -> Iterator[Programme]:
    """The programmes that a header block or a heading names, each once, in reading order.

    A header block tells more than a heading, so it counts where both name the same programme.
    """
    by_number: dict[str, Programme] = {}
    for header in _headers(document):
        by_number.setdefault(_plain(header.number.text), _from_header(document, found, header))
    headings = [block for block in document.blocks if block.kind is BlockKind.HEADING]
    for block in headings:
        if match := _named_in(document, block):
            by_number.setdefault(_plain(match["number"]), _from_heading(document, match))
    if not by_number:
        by_number = {number: _from_heading(document, match) for number, match in _short_headings(document, headings).items()}
    yield from sorted(by_number.values(), key=lambda programme: programme.start)


def _plain(number: str) -> str:
    """A number without the nought before it: `02` and `2` are one programme."""
    return number.lstrip("0").casefold()


def _headers(document: Document) -> Iterator[_Header]:
    """The header blocks of a document: cells behind the labels number, committee and portfolio."""
    if not _number_label().search(document.text):
        return
    labels = _header_labels()
    header: _Header | None = None
    label: str | None = None
    for cell in read_cells(document):
        if cell.opens:
            label = None
        name = labels.get(cell.text.casefold().rstrip(": "))
        if name:
            label = name
        elif label == "number" and PROGRAMME_NUMBER.fullmatch(cell.text):
            if header:
                yield header
            header, label = _Header(cell), None
        elif header and label in ("committee", "portfolio") and not MISSION.match(cell.text):
            (header.committees if label == "committee" else header.portfolios).append(cell)
        else:
            label = None
    if header:
        yield header


@cache
def _number_label() -> re.Pattern[str]:
    return re.compile(any_of(programme_words().number_labels), re.IGNORECASE)


@cache
def _header_labels() -> dict[str, str]:
    """What each label of a header block, in small letters, announces; the heads of a goal tree end the block."""
    words = programme_words()
    kinds = {
        "number": words.number_labels,
        "committee": words.committee_labels,
        "portfolio": words.portfolio_labels,
        "goal tree": (*words.goal_heads, *words.activity_heads),
    }
    return {label.casefold(): kind for kind, labels in kinds.items() for label in labels}


def _from_header(document: Document, found: Found, header: _Header) -> Programme:
    """The programme of a header block: its name stands in the mission line, or in the heading above the block."""
    name, mission = _mission(document, header.number.end)
    portfolios = [
        portfolio
        for cell in header.portfolios
        for line in document.text[cell.start : cell.end].splitlines()
        for portfolio in split_portfolios(line, found.profile)
    ]
    committees = [cell.text.strip(" ,.") for cell in header.committees]
    return _programme(
        document,
        (header.number.start, header.number.end),
        header.number.text,
        name or _heading_above(found, header.number.start),
        committee=", ".join(committees) or None,
        portfolios=portfolios,
        mission=mission,
    )


def _heading_above(found: Found, offset: int) -> str | None:
    section = found.section_at(offset)
    return section.title if section else None


def _mission(document: Document, offset: int) -> tuple[str | None, str | None]:
    """Name and mission of the programme whose number stands before `offset`: in the mission line, the mission maybe below it."""
    first = bisect_left(document.block_starts, offset)
    for index, block in enumerate(document.blocks[first : first + MISSION_REACH], start=first):
        line = document.text[block.start : block.end].strip("| ")
        match = MISSION.match(line)
        if match is None:
            continue
        name = match["name"].strip(QUOTES) if match["name"] else None
        mission = line[match.end() :] or _paragraph_behind(document, block, index)
        return name, _clean(mission) if mission else None
    return None, None


def _paragraph_behind(document: Document, line: Block, index: int) -> str | None:
    """The paragraph that follows a mission line, or the cell beside it; a pipe row loses its mission, so nothing counts there."""
    if line.kind is BlockKind.PIPE_ROW or index + 1 >= len(document.blocks):
        return None
    block = document.blocks[index + 1]
    beside = line.kind is block.kind is BlockKind.CELL and "\n" not in document.text[line.end : block.start]
    if not (beside or block.kind is BlockKind.PARAGRAPH) or block.end - block.start > LONGEST_MISSION:
        return None
    return document.text[block.start : block.end]


def _clean(mission: str) -> str:
    """A mission without quotation marks and line breaks, its drop cap joined to its word."""
    plain = " ".join(DROP_CAP.sub(r"\1", mission.strip("| ")).split())
    if plain[:1] in QUOTES and (plain[-1:] in QUOTES or not any(mark in plain[1:] for mark in '’”"')):
        plain = plain.strip(QUOTES)
    return plain


def _named_in(document: Document, heading: Block) -> re.Match[str] | None:
    """The number and name of the programme that a heading names, with the word before or behind the number."""
    text = document.reading_text
    before = PROGRAMME_HEADING.fullmatch(text, heading.body, heading.end)
    return before or NUMBER_BEFORE.fullmatch(text, heading.start, heading.end)


def _short_headings(document: Document, headings: Sequence[Block]) -> dict[str, re.Match[str]]:
    """The first heading of each programme that headings call `P1`, `P2` and so on; none where these are no row of programmes."""
    text = document.reading_text
    found: dict[str, re.Match[str]] = {}
    for heading in headings:
        if match := SHORT_HEADING.fullmatch(text, heading.body, heading.end):
            found.setdefault(_plain(match["number"]), match)
    return found if "1" in found and len(found) >= FEWEST_SHORT else {}


def _from_heading(document: Document, match: re.Match[str]) -> Programme:
    """The programme that a heading names."""
    return _programme(document, match.span(), match["number"], " ".join(match["name"].split()))


def _programme(
    document: Document,
    span: tuple[int, int],
    number: str,
    name: str | None,
    *,
    committee: str | None = None,
    portfolios: Sequence[str] = (),
    mission: str | None = None,
) -> Programme:
    return Programme(
        **evidence(document, "programme", *span),
        number=number,
        name=name,
        committee=committee,
        portfolios=tuple(portfolios),
        mission=mission,
    )

"""Programmes and policy areas, as headings and header blocks name them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from pydantic import BaseModel, ConfigDict

from extract.cells import Cell, read_cells
from extract.found import Found
from extract.lists import load_list
from extract.portfolios import split_portfolios
from schema import Block, BlockKind, Document, PolicyArea, Programme

# "De missie van het programma Veiligheid luidt: ...", "Missie programma Sport:"
MISSION = re.compile(r"(?:De )?missie van (?:het )?programma\s+(?P<name>.+?)\s+luidt\s*:?\s*|Missie\s*:\s*", re.IGNORECASE)
# "Programma 6 Sociaal Domein", "3.1 Programma 2: Veiligheid", "Programma 1 - Bestuur"
PROGRAMME_HEADING = re.compile(r"Programma\s+(?P<number>\d{1,2})\s*[.:–-]?\s+(?P<name>[A-Z].*)")
QUOTES = "\"'‘’“”„‟«»"
DROP_CAP = re.compile(r"^([A-Z])\s+(?=[a-zà-ÿ]{2})")
LONGEST_MISSION = 1500


class ProgrammeWords(BaseModel):
    """The lists of `words/programmes.toml`, where each is explained."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number_labels: tuple[str, ...]
    committee_labels: tuple[str, ...]
    portfolio_labels: tuple[str, ...]
    area_words: tuple[str, ...]
    returning: tuple[str, ...]
    around_names: tuple[str, ...]
    goal_heads: tuple[str, ...]
    activity_heads: tuple[str, ...]
    goal_lists: tuple[str, ...]


@dataclass
class _Header:
    """The header block of a programme while it is read."""

    number: Cell
    committees: list[Cell] = field(default_factory=list)
    portfolios: list[Cell] = field(default_factory=list)
    end: int = 0


@cache
def programme_words() -> ProgrammeWords:
    """The lists of words by which programmes and their parts are named."""
    return load_list("programmes", ProgrammeWords)


def extract_programmes(document: Document, found: Found) -> Iterator[Programme]:
    """The programmes that a header block or a heading names, each once, in reading order."""
    seen: set[str] = set()
    headed = [(header.number.start, _from_header(document, found, header)) for header in _headers(document)]
    named = [(block.start, programme) for block in document.blocks if (programme := _from_heading(document, block))]
    for _, programme in sorted([*headed, *named], key=lambda pair: pair[0]):
        if programme.number not in seen:
            seen.add(programme.number)
            yield programme


def _headers(document: Document) -> Iterator[_Header]:
    """The header blocks of a document: cells behind the labels number, committee and portfolio."""
    words = programme_words()
    labels = {
        **dict.fromkeys(_folded(words.number_labels), "number"),
        **dict.fromkeys(_folded(words.committee_labels), "committee"),
        **dict.fromkeys(_folded(words.portfolio_labels), "portfolio"),
    }
    header: _Header | None = None
    label: str | None = None
    for cell in read_cells(document):
        name = labels.get(cell.text.casefold().rstrip(": "))
        if name:
            label = name
        elif label == "number" and re.fullmatch(r"\d{1,2}[A-Za-z]?", cell.text):
            if header:
                yield header
            header, label = _Header(cell), None
        elif header and label and not MISSION.match(cell.text) and (label == "portfolio" or label == "committee"):
            (header.committees if label == "committee" else header.portfolios).append(cell)
        else:
            label = None
        if header and label:
            header.end = cell.end
    if header:
        yield header


def _from_header(document: Document, found: Found, header: _Header) -> Programme:
    """The programme of a header block: its name stands in the mission line, or in the heading above the block."""
    name, mission = _mission(document, header.number.end)
    heading = next((block for block in reversed(document.blocks) if block.kind is BlockKind.HEADING and block.end <= header.number.start), None)
    if name is None and heading is not None:
        name = " ".join(document.text[heading.body : heading.end].split())
    portfolios = [portfolio for cell in header.portfolios for portfolio in split_portfolios(cell.text, found.profile)]
    committees = [cell.text.strip(" ,.") for cell in header.committees]
    return _programme(
        document, (header.number.start, header.number.end), header.number.text, name,
        committee=", ".join(committees) or None, portfolios=portfolios, mission=mission,
    )


def _mission(document: Document, offset: int) -> tuple[str | None, str | None]:
    """Name and mission of the programme whose header block ends near `offset`: in the mission line, the mission maybe below it."""
    first = next((i for i, block in enumerate(document.blocks) if block.end > offset), len(document.blocks))
    for index in range(first, min(first + 14, len(document.blocks))):
        block = document.blocks[index]
        line = document.text[block.start : block.end].strip("| ")
        match = MISSION.match(line)
        if match is None:
            continue
        name = match["name"].strip(QUOTES) if match["name"] else None
        mission = line[match.end() :] or _paragraph_behind(document, block, index)
        return name, _clean(mission) if mission else None
    return None, None


def _paragraph_behind(document: Document, line: Block, index: int) -> str | None:
    """The paragraph that follows a mission line; a pipe row loses its mission, so nothing behind one counts."""
    if line.kind is BlockKind.PIPE_ROW or index + 1 >= len(document.blocks):
        return None
    block = document.blocks[index + 1]
    if block.kind is not BlockKind.PARAGRAPH or block.end - block.start > LONGEST_MISSION:
        return None
    return document.text[block.start : block.end]


def _clean(mission: str) -> str:
    """A mission without quotation marks and line breaks, its drop cap joined to its word."""
    plain = " ".join(mission.strip("| ").split())
    if plain[:1] in QUOTES and plain[-1:] in QUOTES or plain[:1] in QUOTES and not any(mark in plain[1:] for mark in "’”\""):
        plain = plain.strip(QUOTES)
    return DROP_CAP.sub(r"\1", plain)


def _from_heading(document: Document, block: Block) -> Programme | None:
    """The programme that a heading names with its number."""
    if block.kind is not BlockKind.HEADING:
        return None
    match = PROGRAMME_HEADING.fullmatch(document.reading_text, block.body, block.end)
    if match is None:
        return None
    return _programme(document, match.span(), match["number"], " ".join(match["name"].split()))


def _programme(
    document: Document, span: tuple[int, int], number: str, name: str | None, *,
    committee: str | None = None, portfolios: Sequence[str] = (), mission: str | None = None,
) -> Programme:
    start, end = span
    return Programme(
        id=document.record_id("programme", start, end), start=start, end=end, page=document.page_at(start),
        words=document.text[start:end], number=number, name=name, committee=committee, portfolios=tuple(portfolios), mission=mission,
    )


def _folded(words: Sequence[str]) -> list[str]:
    return [word.casefold() for word in words]


@cache
def _area_heading() -> re.Pattern[str]:
    words = programme_words()
    before, area, around = ("|".join(re.escape(word) for word in those) for those in (words.returning, words.area_words, words.around_names))
    # "Beleidsterrein 10A Arbeidsparticipatie", "Toelichting doelenboom Beleidsterrein 6A ...", "8A Ontwikkelingen Cultuur"
    return re.compile(
        rf"(?:(?P<returning>{before})\s+)?(?:(?:{area})\s*:?\s+(?:(?P<code>0?\d{{1,2}}\.?[A-Z])\.?\s+)?|(?P<bare>0?\d{{1,2}}[A-Z])\s+)"
        rf"(?:(?:{around})\s+)?(?P<name>[A-Z‘'].*)"
    )


def extract_policy_areas(document: Document, found: Found) -> Iterator[PolicyArea]:
    """The policy areas that a heading names, each once: by its code, or by its name where it has none."""
    seen: set[str] = set()
    pattern = _area_heading()
    for block in document.blocks:
        if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH) or block.end - block.start > 150:
            continue
        match = pattern.fullmatch(document.reading_text, block.start, block.end)
        if match is None or document.text[block.end - 1] in ".;:":
            continue
        code = match["code"] or match["bare"]
        key = code or match["name"].casefold()
        if key in seen or match["name"].casefold() in seen:
            continue
        seen.update((key, match["name"].casefold()))
        yield _policy_area(document, found, match, code)


def _policy_area(document: Document, found: Found, match: re.Match[str], code: str | None) -> PolicyArea:
    """The policy area of a heading; its programme is the number in its code, or the programme that it stands under."""
    start, end = match.span()
    programme = _programme_of(found, code, start)
    number = re.match(r"0?(\d{1,2})", code)[1] if code else (programme.number if programme else None)  # type: ignore[index]
    return PolicyArea(
        id=document.record_id("policy_area", start, end), start=start, end=end, page=document.page_at(start),
        words=document.text[start:end], programme_id=programme.id if programme else None, programme=number,
        code=code, name=" ".join(match["name"].split()),
    )


def _programme_of(found: Found, code: str | None, offset: int) -> Programme | None:
    """The programme with the number in `code`, or without a code the last one before `offset`."""
    if code:
        number = re.sub(r"\D", "", code).lstrip("0")
        return next((programme for programme in found.programmes if programme.number.lstrip("0") == number), None)
    before = [programme for programme in found.programmes if programme.start < offset]
    return before[-1] if before else None

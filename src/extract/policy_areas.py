"""Policy areas: the beleidsterreinen that headings name, and the parts of a policy plan that its overview codes."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extract.evidence import evidence
from extract.found import Found, last_before
from extract.programmes import programme_words
from extract.scan import any_of, lazily
from schema import Block, BlockKind, Document, DocumentKind, PolicyArea, Programme, Section

LONGEST_HEADING = 150
# "a.1. Wonen", "a.l.Wonen" (OCR), "b.2. Jeugd en"; the name ends at a bullet that OCR read as a letter, at a bar or a wide blank
CODED_PART = lazily(
    r"(?<!\S)(?P<letter>[a-h])\.\s?(?P<figure>[1-9lI])\.\s{0,2}(?P<name>[A-ZÀ-Ý][^|•¢®°\n]{2,80}?)(?=\s+[eo¢®°•|]\s|\s{3,}|\s*\||\s*$)"
)
FEWEST_PARTS = 2
MISREAD_ONE = str.maketrans("lI", "11")
OVERVIEW_REACH = 60
"""An overview of parts is at most so many blocks long."""


class _Part(NamedTuple):
    """One row of a plan's overview: the code of a part and as much of its name as stands on one line."""

    start: int
    end: int
    code: str
    name: str


def extract_policy_areas(document: Document, found: Found) -> Iterator[PolicyArea]:
    """The policy areas of a document in reading order; in a plan whose headings name none the parts of its overview."""
    areas = list(_headed_areas(document, found))
    if not areas and found.facts.kind is DocumentKind.BELEIDSPLAN:
        areas = sorted(_parts_of_plan(document, found), key=lambda area: area.start)
    yield from areas


@cache
def _initials() -> str:
    """The signs with which the heading of an area can begin."""
    words = programme_words()
    return "".join({word[0] for word in (*words.returning, *words.area_words)}) + "0123456789"


@cache
def _area_heading() -> re.Pattern[str]:
    words = programme_words()
    before, area, around = any_of(words.returning), any_of(words.area_words), any_of(words.around_names)
    # "Beleidsterrein 10A Arbeidsparticipatie", "Toelichting doelenboom Beleidsterrein 6A ...", "8A Ontwikkelingen Cultuur"
    return re.compile(
        rf"(?:(?P<returning>{before})\s+)?(?:(?:{area})\s*:?\s+(?:(?P<code>0?\d{{1,2}}\.?[A-Z])\.?\s+)?|(?P<bare>0?\d{{1,2}}[A-Z])\s+)"
        rf"(?:(?:{around})\s+)?(?P<name>[A-ZÀ-Ý‘'].*)"
    )


def _headed_areas(document: Document, found: Found) -> Iterator[PolicyArea]:
    """The areas that a heading names, each once: by its code, or by its name where it has none."""
    seen: set[str] = set()
    for block in document.blocks:
        match = _match_heading(document, block)
        if match is None:
            continue
        code = match["code"] or match["bare"]
        name = " ".join(match["name"].split())
        if (code or name.casefold()) not in seen and name.casefold() not in seen:
            seen.update((code or name.casefold(), name.casefold()))
            programme = _programme_of(found, code, match.start())
            number = _number_in(code) if code else programme.number if programme else None
            yield _policy_area(document, match.span(), code, name, programme, number)


def _match_heading(document: Document, block: Block) -> re.Match[str] | None:
    """The heading of an area: a heading, or in pipes a bare line, that ends as no sentence does."""
    if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH) or block.end - block.start > LONGEST_HEADING:
        return None
    if document.text[block.start] not in _initials() or document.text[block.end - 1] in ".;:":
        return None
    return _area_heading().fullmatch(document.reading_text, block.start, block.end)


def _programme_of(found: Found, code: str | None, offset: int) -> Programme | None:
    """The programme with the number in `code`, or without a code the last one before `offset`."""
    if code:
        return next((programme for programme in found.programmes if programme.number.lstrip("0") == _number_in(code)), None)
    return last_before(found.programmes, offset)


def _number_in(code: str) -> str:
    """The number of the programme in the code of an area: `10` in `10A`, `1` in `01B`."""
    return re.sub(r"\D", "", code).lstrip("0")


def _parts_of_plan(document: Document, found: Found) -> Iterator[PolicyArea]:
    """The parts that a plan's own overview codes `a.1` to `c.4`, each at the heading of its chapter where it has one."""
    parts: dict[str, _Part] = {}
    for part in _overview(document):
        parts.setdefault(part.code, part)
    if len(parts) < FEWEST_PARTS:
        return
    for part in parts.values():
        chapter = _chapter_of(part.name, found.sections)
        heading = document.block_at(chapter.start) if chapter else None
        if chapter and heading:
            yield _policy_area(document, (heading.body, heading.end), part.code, chapter.title)
        else:
            yield _policy_area(document, (part.start, part.end), part.code, part.name)


@cache
def _part_head() -> re.Pattern[str]:
    # "Thema’s _Beleidsonderdelen _Uitvoering"
    return re.compile(rf"(?:^|[\s_|])(?:{any_of(programme_words().part_heads)})(?:[\s_|]|$)")


def _overview(document: Document) -> Iterator[_Part]:
    """The coded parts below the head of an overview, OCR's `a.l` read as `a.1`."""
    text = document.reading_text
    last = -1
    for index, block in enumerate(document.blocks):
        if block.end - block.start < LONGEST_HEADING and _part_head().search(text, block.start, block.end):
            last = index + OVERVIEW_REACH
        if index > last:
            continue
        for match in CODED_PART.finditer(text, block.start, block.end):
            figure = match["figure"].translate(MISREAD_ONE)
            yield _Part(match.start(), match.end(), f"{match['letter']}.{figure}", match["name"].strip(" ,"))


def _chapter_of(name: str, sections: Sequence[Section]) -> Section | None:
    """The section whose title is `name`, or begins with it where the table has broken the name off."""
    plain = name.casefold()
    whole = [section for section in sections if section.title.casefold() == plain]
    longer = [section for section in sections if section.title.casefold().startswith(f"{plain} ")]
    return next(iter(whole or longer), None)


def _policy_area(
    document: Document,
    span: tuple[int, int],
    code: str | None,
    name: str,
    programme: Programme | None = None,
    number: str | None = None,
) -> PolicyArea:
    return PolicyArea(
        **evidence(document, "policy_area", *span),
        programme_id=programme.id if programme else None,
        programme=number,
        code=code,
        name=name,
    )

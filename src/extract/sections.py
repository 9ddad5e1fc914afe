"""Sections: each heading of a report with all that stands under it."""

from collections.abc import Iterator, Sequence

from extract.evidence import evidence
from extract.found import Found
from schema import Block, BlockKind, Document, Section


def extract_sections(document: Document, _: Found) -> Iterator[Section]:
    """The sections of a document, in reading order; a deeper one lies in the last that is less deep."""
    headings = [block for block in document.blocks if block.kind is BlockKind.HEADING]
    open_sections: list[tuple[int, str]] = []
    for heading, body_end in zip(headings, _ends(headings, len(document.text)), strict=True):
        while open_sections and open_sections[-1][0] >= heading.level:
            open_sections.pop()
        section = Section(
            **evidence(document, "section", heading.start, heading.end),
            parent_id=open_sections[-1][1] if open_sections else None,
            level=heading.level,
            number=heading.number,
            title=" ".join(document.text[heading.body : heading.end].split()),
            body_end=body_end,
        )
        open_sections.append((heading.level, section.id))
        yield section


def _ends(headings: Sequence[Block], length: int) -> list[int]:
    """Where each section ends: at the next heading that is no deeper, or with the text."""
    ends = [length] * len(headings)
    waiting: list[int] = []
    for index, heading in enumerate(headings):
        while waiting and headings[waiting[-1]].level >= heading.level:
            ends[waiting.pop()] = heading.start
        waiting.append(index)
    return ends

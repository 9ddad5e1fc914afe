"""Sections: each heading of a report with all that stands under it."""

from collections.abc import Iterator

from extract.found import Found
from schema import BlockKind, Document, Section


def extract_sections(document: Document, found: Found) -> Iterator[Section]:
    """The sections of a document, in reading order; a deeper one lies in the last that is less deep."""
    headings = [block for block in document.blocks if block.kind is BlockKind.HEADING]
    ends = _ends([block.level for block in headings], [block.start for block in headings], len(document.text))
    open_sections: list[tuple[int, str]] = []
    for heading, body_end in zip(headings, ends, strict=True):
        while open_sections and open_sections[-1][0] >= heading.level:
            open_sections.pop()
        section = Section(
            id=document.record_id("section", heading.start, heading.end),
            start=heading.start,
            end=heading.end,
            page=document.page_at(heading.start),
            words=document.text[heading.start : heading.end],
            parent_id=open_sections[-1][1] if open_sections else None,
            level=heading.level,
            number=heading.number,
            title=" ".join(document.text[heading.body : heading.end].split()),
            body_end=body_end,
        )
        open_sections.append((heading.level, section.id))
        yield section


def _ends(levels: list[int], starts: list[int], length: int) -> list[int]:
    """Where each section ends: at the next heading that is no deeper, or with the text."""
    ends = [length] * len(levels)
    waiting: list[int] = []
    for index, level in enumerate(levels):
        while waiting and levels[waiting[-1]] >= level:
            ends[waiting.pop()] = starts[index]
        waiting.append(index)
    return ends

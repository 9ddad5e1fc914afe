"""The links of a page that was written: to addresses, to places in its own text, from marks to their notes."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from urllib.parse import urljoin, urlsplit

from ingest.html.elements import fragment
from ingest.html.page_text import PageText, WrittenMark
from schema import Block, BlockKind, Link, Repair

SCHEMES = frozenset(("http", "https", "mailto"))


def resolve_links(text: PageText, address: str | None, base: str | None) -> tuple[Link, ...]:
    """The links in order; `address` is that of the page itself, `base` what its links are relative to."""
    inner: list[Link] = []
    outer: list[Link] = []
    for link in text.links:
        target = fragment(link.address, address)
        if target is not None:
            if target in text.places and text.places[target] != link.start:
                inner.append(Link(link.start, link.end, target=text.places[target]))
        elif leads_to := absolute(link.address, base):
            outer.append(Link(link.start, link.end, address=leads_to))
    linked = sorted(link.start for link in inner)
    marks = [mark for mark in text.marks if not _holds(mark, linked)]
    return tuple(sorted((*inner, *outer, *_notes(marks, text.writer.blocks)), key=lambda link: (link.start, link.end)))


def absolute(address: str, base: str | None) -> str | None:
    """An address that holds outside the page; None where the page does not tell what it is relative to.

    >>> absolute("bijlage.pdf", "https://meerdrecht.example/begroting/"), absolute("bijlage.pdf", None)
    ('https://meerdrecht.example/begroting/bijlage.pdf', None)
    """
    try:
        joined = urljoin(base or "", address.strip())
        return joined if urlsplit(joined).scheme in SCHEMES else None
    except ValueError:
        return None


def in_order(repairs: Sequence[Repair]) -> tuple[Repair, ...]:
    """The repairs in order, without those that lie in another."""
    kept: list[Repair] = []
    for repair in sorted(repairs):
        if not kept or repair.start >= kept[-1].end:
            kept.append(repair)
    return tuple(kept)


def _holds(mark: WrittenMark, starts: Sequence[int]) -> bool:
    """Whether a link begins within a mark."""
    index = bisect_right(starts, mark.end - 1)
    return index > 0 and starts[index - 1] >= mark.start


def _notes(marks: Sequence[WrittenMark], blocks: Sequence[Block]) -> Iterator[Link]:
    """From each mark to the next note behind it that has its number."""
    notes: dict[str, list[int]] = {}
    for block in blocks:
        if block.kind is BlockKind.FOOTNOTE and block.number:
            notes.setdefault(block.number, []).append(block.start)
    for mark in marks:
        starts = notes.get(mark.number, [])
        index = bisect_right(starts, mark.start)
        if index < len(starts):
            yield Link(mark.start, mark.end, target=starts[index])

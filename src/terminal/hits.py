"""What a search has found, for a screen: each hit with its document, its page and its words."""

from collections.abc import Iterator

from rich.text import Text

from store import Hit, SearchResult
from terminal.evidence import highlighted
from terminal.screen import remark, stdout
from terminal.tables import DIGITS_OF_AN_ID
from terminal.wording import counted, flat, one_line, printable, singular

NOTHING = "nothing found: all words must occur in one passage; try fewer of them, or the beginning of one with a star: loket*"
NOTHING_FILTERED = f"{NOTHING}; or search all documents"


def print_hits(found: SearchResult, *, is_filtered: bool) -> None:
    """The hits on stdout, their matches highlighted on a terminal and between marks elsewhere; how many there are on stderr."""
    screen = stdout()
    for hit in found.hits:
        for line in hit_lines(hit, marks=not screen.is_terminal):
            screen.print(line)
    remark(summary(found, is_filtered=is_filtered))


def hit_lines(hit: Hit, *, marks: bool) -> Iterator[Text]:
    """What was found, where, and the words around the matches."""
    page = f", p. {hit.page}" if hit.page else ""
    yield Text.assemble(
        (hit.record_id[:DIGITS_OF_AN_ID], "dim"),
        f"  {printable(hit.file_name)}{page}  ",
        (singular(hit.record_kind), "bold"),
        f"  {flat(hit.heading)}",
    )
    pieces = (
        highlighted(one_line(words), marks=marks) if is_match else ((one_line(words), ""),) for words, is_match in hit.snippet
    )
    yield Text.assemble("          ", *(part for piece in pieces for part in piece))


def summary(found: SearchResult, *, is_filtered: bool) -> str:
    """How many hits there are, of how many."""
    if not found.hits:
        return NOTHING_FILTERED if is_filtered else NOTHING
    shown = len(found.hits)
    if found.capped:
        return f"the best {shown} of {found.total} or more: the words are frequent, and only what was stored last is ranked"
    return counted(found.total, "hit") if shown == found.total else f"the best {shown} of {counted(found.total, 'hit')}"

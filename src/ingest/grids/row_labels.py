"""Labels of rows that stand on one line each: where they go on, and which columns they fill."""

import re
from collections.abc import Iterator

from ingest.figures import LAST_CODES
from ingest.grids.grid_drafts import DraftCell
from ingest.grids.row_figures import RowLine, Span
from ingest.grids.row_heads import head_tokens
from ingest.grids.row_words import nature
from ingest.layout import layout_words

# "Werk, inkomen", "Verkeer en", "Groen-", "Riolering/"
OPEN_END = re.compile(r"[,/&–-]$")
# "Leges B S": codes at the end of a label
CODES_BEHIND = re.compile(rf"(?:\s(?:{'|'.join(map(re.escape, sorted(LAST_CODES, key=len, reverse=True)))}))+$")


def goes_on_below(text: str, line: RowLine) -> bool:
    """Whether a line without figures is a further piece of the label above it: it begins small or with a bracket."""
    return not line.figures and (text[line.start].islower() or text[line.start] in "(&")


def goes_on_behind(text: str, line: RowLine, following: RowLine, *, has_capitals: bool) -> bool:
    """Whether a line without figures begins the label of the row below it.

    It breaks off, or that row has no label or one that begins small where others begin with capitals. `Lasten` is a section.
    """
    if line.figures or not following.figures:
        return False
    words = text[line.start : line.end]
    if following.label is None or words.rsplit(None, 1)[-1].casefold() in layout_words().open_words or OPEN_END.search(words):
        return True
    is_small = has_capitals and words[0].isupper() and text[following.label.start].islower()
    return is_small and any(token.sort != "figure" for token in head_tokens(text, line.start, line.end))


def split_label(text: str, label: Span, columns: int) -> Iterator[DraftCell]:
    """The cells of the columns of labels: the name, and behind it codes or words for how often a cost comes back."""
    end = label.end
    rest: list[Span] = []
    words = text[label.start : label.end]
    if columns > 1 and (match := nature().search(words)):
        rest = [Span(label.start + match.start(), label.start + len(words[: match.end()].rstrip()))]
        if words[: match.start()].strip().casefold() in layout_words().open_words:
            rest = [Span(label.start, rest[0].end)]
        end = rest[0].start
    elif columns > 1 and (codes := CODES_BEHIND.search(words)):
        rest = [
            Span(label.start + one.start(), label.start + one.end())
            for one in re.finditer(r"\S+", words)
            if one.start() > codes.start()
        ]
        rest = rest[-(columns - 1) :]
        end = rest[0].start
    name = text[label.start : end].rstrip()
    if name:
        yield DraftCell(Span(label.start, label.start + len(name)), 0)
    for column, span in enumerate(rest, start=columns - len(rest)):
        yield DraftCell(span, column)

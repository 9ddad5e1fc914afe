"""Sums of money in running text and lists, with what the sentence says of them: `circa € 1,4 miljoen structureel vanaf 2025`."""

from collections.abc import Iterator

from extract.amount_context import Context, read_contexts
from extract.amount_sense import is_money
from extract.amount_series import join_series
from extract.amount_terms import Term, read_terms
from extract.evidence import evidence
from extract.found import Found
from extract.scan import Anchors
from extract.sentences import find_sentences
from schema import Amount, BlockKind, Document, Issue, Severity

TABLE_KINDS = frozenset(
    {BlockKind.CELL, BlockKind.PIPE_ROW, BlockKind.TABLE_ROW, BlockKind.CAPTION, BlockKind.CONTENTS, BlockKind.FURNITURE}
)
"""Blocks whose figures belong to a table or the page, and not to the report's sentences."""

# `€ 5`, `2,4 miljoen`, `650.000 euro`, `EUR 5`, `een ton`, `35 cent`, `500,-`; a bare figure behind a word or year: `van 240.000`
_ANCHORS = Anchors(
    r"€|miljoen|miljard|\bml[nd]\b|\bmio\b|euro|\beur\b|\bton\b|,-|\bcents?\b|(?:[\pL:(.]|\b(?:19|20)\d\d) ?\d{1,3}\.\d\d\d"
)

NAMES_BACK = 2000
"""How far back, in characters, the text may have called structural what a sum is given for."""


def extract_amounts(document: Document, found: Found) -> Iterator[Amount | Issue]:
    """The sums of money of a document, in reading order; a figure that the end of the text cuts off is an issue.

    The span holds currency, number, scale and `,-`; a minus sign too, and both ends of a range.
    """
    text = document.reading_text
    scaled: Term | None = None
    for start, end in _sentences(document):
        if scaled and "\n" in text[scaled.end : start]:
            scaled = None
        terms = join_series(text, read_terms(text, start, end), start, scaled)
        scaled = next((term for term in reversed(terms) if term.scale), scaled)
        sums = [term for term in terms if is_money(text, term, start, end)]
        if not sums:
            continue
        section = found.section_at(start)
        floor = max(start - NAMES_BACK, section.start if section else 0, 0)
        for term, context in zip(sums, read_contexts(text, sums, start, end, floor), strict=True):
            yield (
                _cut_off(document, term)
                if document.is_flattened and _is_cut_off(text, term.end)
                else _amount(document, found, term, context)
            )


def _sentences(document: Document) -> Iterator[tuple[int, int]]:
    """The sentences outside tables that hold a sign of money."""
    text, high = document.reading_text, 0
    for place, _ in _ANCHORS.places(text):
        block = document.block_at(place) if place >= high else None
        if block is None:
            continue
        if block.kind in TABLE_KINDS:
            high = block.end
            continue
        low, high = next((span for span in find_sentences(text, block.start, block.end) if place < span[1]), (place, block.end))
        yield low, high


def _amount(document: Document, found: Found, term: Term, context: Context) -> Amount:
    start, end = term.start, term.end
    return Amount(
        **evidence(document, "amount", start, end),
        section_id=found.section_id_at(start),
        initiative_id=found.initiative_id_at(start),
        value=term.value,
        value_high=term.high,
        approximate=context.approximate,
        per=context.per,
        nature=context.nature,
        nv=context.favour,
        years=context.years,
    )


def _is_cut_off(text: str, end: int) -> bool:
    """Whether a figure that ends at `end` is the last of the text, so that more digits may have followed."""
    return end == len(text) and text[end - 1 : end].isdigit()


def _cut_off(document: Document, term: Term) -> Issue:
    start, end = term.start, term.end
    words = document.text[start:end]
    return Issue(
        **evidence(document, "issue", start, end, "figure-cut-off"),
        severity=Severity.WARNING,
        code="figure-cut-off",
        message=f"the text ends in the figure {' '.join(words.split())!r}, more of which may be lost: see the full text",
    )

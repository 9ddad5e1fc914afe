"""How much of what looks like money or a decision's number was claimed by a record, and where the rest stands."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from extract.amount_sense import is_count, is_unit
from extract.amounts import TABLE_KINDS
from extract.evidence import evidence
from extract.found import Found
from extract.scan import Anchors
from schema import Coverage, Document, Issue, Severity

# `€ 2,4 miljoen`, `2,4 mln`, `€ 12.500`, a lone `€`; `24.0012`, `22.0057/01`, `Z/25/3824014`
_SIGNS = Anchors(
    r"(?:€ ?)?-?\d[\d.,]*[-=]* ?(?:miljoen|miljard|mln|mld)\b|€(?: ?-?\d[\d.,]*)?"
    r"|\bZ/\d\d/\d+(?:/\d+)?|\d\d\.\d\d\d\d(?:/\d+)?\b"
)

# A decision's number that is no part of a longer one: not `12.0345.678`, `0285.0012.34`
_NUMBER = re.compile(r"Z/|(?<![\d,])(?<!\d\.)\d\d\.\d{4}(?:/\d+)?(?![.,]?\d)")

_MESSAGES = {
    "unclaimed-amount": "no amount claims {words!r}: see whether a sum of money was missed, or its figure left out",
    "unclaimed-cell": "{words!r} stands in a table, and no record claims it",
    "unclaimed-number": "no citation claims {words!r}, which has the form of a decision's number: see what it leads to",
    "unit-line": "{words!r} is the unit of a table and no sum",
    "counted-number": "{words!r} counts something and is no sum",
}
_ASIDE = frozenset({"unit-line", "counted-number"})


def measure_coverage(document: Document, found: Found) -> tuple[Coverage, tuple[Issue, ...]]:
    """The share of signs that the amounts and citations in `found` claim, and an issue for each other sign, in reading order.

    A sign is a euro sign, a scaled number or a number of the form of a decision. Units of tables, and scaled numbers
    that count something, are issues too but no signs: they are left aside on purpose. A sign in a table counts as
    not claimed for as long as no record rests on it.
    """
    text, claims = document.reading_text, _claims(found)
    claimed, issues = 0, []
    for start, end in _signs(text):
        if _is_claimed(claims, start, end):
            claimed += 1
        else:
            issues.append(_issue(document, start, end, _reason(document, start, end)))
    unclaimed = sum(issue.code not in _ASIDE for issue in issues)
    return Coverage(signs=claimed + unclaimed, claimed=claimed), tuple(issues)


def _signs(text: str) -> Iterator[tuple[int, int]]:
    """The spans of what a record should claim, punctuation behind it left out."""
    for start, end in _SIGNS.places(text):
        words = text[start:end]
        if words[0] in "€-" or words[-1].isalpha() or _NUMBER.match(text, start):
            yield start, start + len(words.rstrip(".,"))


def _claims(found: Found) -> list[tuple[int, int]]:
    """The spans of the records that claim signs, joined where they overlap."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted((record.start, record.end) for record in (*found.amounts, *found.citations)):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _is_claimed(claims: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a claim overlaps the span: the last that starts before its end."""
    index = bisect_left(claims, (end,)) - 1
    return index >= 0 and claims[index][1] > start


def _reason(document: Document, start: int, end: int) -> str:
    """The code of a sign that no record claims."""
    text = document.reading_text
    if "€" not in text[start:end] and not text[end - 1].isalpha():
        return "unclaimed-number"
    if is_unit(text, start, end):
        return "unit-line"
    if "€" not in text[start:end] and is_count(text, end):
        return "counted-number"
    block = document.block_at(start)
    return "unclaimed-cell" if block and block.kind in TABLE_KINDS else "unclaimed-amount"


def _issue(document: Document, start: int, end: int, code: str) -> Issue:
    words = document.text[start:end]
    return Issue(
        **evidence(document, "issue", start, end, code),
        severity=Severity.INFO if code in _ASIDE else Severity.WARNING,
        code=code,
        message=_MESSAGES[code].format(words=" ".join(words.split())),
    )

"""Decisions that a text cites without their number: `Rv. nr.:` left empty, a motie by its title or date alone."""

import re
from collections.abc import Iterator
from functools import cache

from extract.mentions import Gap
from extract.reference_words import any_of, reference_words
from extract.scan import Anchors
from extract.state_papers import month_numbers
from schema import Severity

# "nr.:", "zaaknummer:"
NUMBER_LABEL = re.compile(r"(?:nr|no|nummer)s?[ .]*:$", re.IGNORECASE)
# "24.0012", "Z/25/3824014", "RV 24.0012": in the next cell too
NUMBER = re.compile(r"[\s|]*(?:[A-Z&]{1,3}[ ./-]{0,2})?\d")
# " (M.23.0012)", ", nr. 12"
NUMBER_BEHIND = re.compile(r"[ ,:]*\(?(?:nr\.? ?)?(?:[A-Z&]{1,3}[ ./-]{0,2})?\d")


def find_missing_numbers(text: str) -> Iterator[Gap]:
    """The places at which a number is missing: a warning where its label stands there, a remark where only a title or date does."""
    for start, end in _label_anchors().places(text):
        if NUMBER_LABEL.search(text, start, end) and not NUMBER.match(text, end):
            yield Gap(start, end, Severity.WARNING, "the label of a number with no number behind it")
    for start, _ in _title_anchors().places(text):
        match = _titled().match(text, start)
        if match and (match["title"] or match["date"]) and not NUMBER_BEHIND.match(text, match.end()):
            yield Gap(start, match.end(), Severity.INFO, "a decision cited by title or date, without its number")


@cache
def _label_anchors() -> Anchors:
    """Where a word or code for a decision ends in a colon: `Rv. nr.:`, `B&W.nr.:`, `Zaaknummer:`."""
    return Anchors(rf"\b(?:{reference_words().labels})(?:[ .-]*(?:nrs?|no|nummers?))?[ .]*:")


@cache
def _title_anchors() -> Anchors:
    """Where a title or a date may stand behind a word for a decision."""
    return Anchors(rf"(?:{_words()}),? (?:[‘'“\"]|van |uit |d\.)")


@cache
def _titled() -> re.Pattern[str]:
    """A decision with its title, its date, or both: `motie ‘Groene daken’ d.d. 6 juni 2023`, `raadsvoorstel van 2018`."""
    months = "|".join(sorted(month_numbers(), key=len, reverse=True))
    return re.compile(
        rf"""
        (?:{_words().replace(" ", "[ ]")})
        (?P<title>[ ][‘'“"][^’'”"\n|]{{3,120}}[’'”"])?
        (?P<date>,?[ ](?:van|uit|d\.[ ]?d\.)[ ](?:(?:\d{{1,2}}[ ])?(?:{months})[ ]|\d{{1,2}}-\d{{1,2}}-)?20\d\d(?!\d))?
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def _words() -> str:
    return any_of(word for reference in reference_words().reference for word in reference.words)

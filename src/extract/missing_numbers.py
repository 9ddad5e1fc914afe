"""Decisions that a text cites without their number: `Rv. nr.:` left empty, a motie by its title or date alone."""

import re
from collections.abc import Iterator
from functools import cache

from extract.mentions import Gap
from extract.reference_words import reference_words
from extract.scan import Anchors, any_of, lazily, spaced
from extract.state_papers import month_numbers
from schema import Severity

# "nr.:", "zaaknummer:"
NUMBER_LABEL = lazily(r"(?:nr|no|nummer)s?[ .]*:$", re.IGNORECASE)
# "24.0012", "Z/25/3824014", "RV 24.0012": in the next cell too
NUMBER = lazily(r"[\s|]*(?:[A-Z&]{1,3}[ ./-]{0,2})?\d")
# " (M.23.0012)", ", nr. 12"
NUMBER_BEHIND = lazily(r"[ ,:]*\(?(?:nr\.? ?)?(?:[A-Z&]{1,3}[ ./-]{0,2})?\d")


def find_missing_numbers(text: str) -> Iterator[Gap]:
    """The places at which a number is missing: a warning behind its label, a remark where a title or date stands for it."""
    for start, end in _anchors().places(text):
        if text[end - 1] == ":":
            if NUMBER_LABEL.search(text, start, end) and not NUMBER.match(text, end):
                yield Gap(start, end, Severity.WARNING, "the label of a number with no number behind it")
            continue
        match = _titled().match(text, start)
        if match and (match["title"] or match["date"]) and not NUMBER_BEHIND.match(text, match.end()):
            yield Gap(start, match.end(), Severity.INFO, "a decision cited by title or date, without its number")


@cache
def _anchors() -> Anchors:
    """Where a label ends in a colon (`Rv. nr.:`), and where a title or date may stand behind a word for a decision."""
    label = rf"\b(?:{reference_words().labels})(?:[ .-]*(?:nrs?|no|nummers?))?[ .]*:"
    return Anchors(rf"{label}|(?:{_words()}),? +(?:[‘'“\"]|van |uit |d\.)")


@cache
def _titled() -> re.Pattern[str]:
    """A decision with its title, its date, or both: `motie ‘Groene daken’ d.d. 6 juni 2023`, `raadsvoorstel van 2018`."""
    title = r"(?P<title> [‘'“\"][^’'”\"\n|]{3,120}[’'”\"])?"
    day = rf"(?:(?:\d{{1,2}} )?(?:{any_of(month_numbers())}) |\d{{1,2}}-\d{{1,2}}-)?20\d\d(?!\d)"
    return spaced(rf"(?:{_words()}){title}(?P<date>,? (?:van|uit|d\.\s?d\.) {day})?")


def _words() -> str:
    return any_of(word for reference in reference_words().reference for word in reference.words)

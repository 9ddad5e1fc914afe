"""The words by which tables of indicators are read, from `words/indicators.toml`."""

import re
from functools import cache

from extract.lists import load_list
from extract.scan import any_of
from schema import IndicatorPhase
from schema.frozen import Frozen

# "Realisatie 2018", "PB 20211" with a footnote's mark stuck to the year; not "20000 inwoners"
YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?=[1-9]?(?!\d))")
LETTER = re.compile(r"[^\W\d_]")


class IndicatorWords(Frozen):
    """The lists of `words/indicators.toml`; what each is for stands there."""

    name_heads: frozenset[str]
    unit_heads: frozenset[str]
    source_heads: frozenset[str]
    period_heads: frozenset[str]
    other_heads: frozenset[str]
    unit_fields: tuple[str, ...]
    source_fields: tuple[str, ...]
    units: tuple[str, ...]
    unit_starts: tuple[str, ...]
    own: frozenset[str]
    regions: frozenset[str]
    phases: dict[IndicatorPhase, tuple[str, ...]]


@cache
def indicator_words() -> IndicatorWords:
    """The lists, loaded once."""
    return load_list("indicators", IndicatorWords)


@cache
def _phase_pattern() -> re.Pattern[str]:
    # "Streefwaarde 2020", "Nederland", "realisatie"
    groups = (f"(?P<{phase.value}>{any_of(words)})" for phase, words in indicator_words().phases.items())
    return re.compile(rf"(?<![^\W\d])(?:{'|'.join(groups)})(?![^\W\d])", re.IGNORECASE)


def phase_in(words: str) -> IndicatorPhase | None:
    """What the values under a head or beside a label are; what they are compared with tells most, else the first word.

    >>> phase_in("Realisatie 2018"), phase_in("Streefwaarde"), phase_in("Realisatie Nederland"), phase_in("2018")
    (<IndicatorPhase.ACTUAL: 'actual'>, <IndicatorPhase.TARGET: 'target'>, <IndicatorPhase.REFERENCE: 'reference'>, None)
    """
    told = [IndicatorPhase(match.lastgroup) for match in _phase_pattern().finditer(words) if match.lastgroup]
    if IndicatorPhase.REFERENCE in told:
        return IndicatorPhase.REFERENCE
    return told[0] if told else None


def is_phase(words: str) -> bool:
    """Whether a label or head says what values are, and nothing else but a year.

    >>> is_phase("Realisatie 2018"), is_phase("Streefwaarde:"), is_phase("2018"), is_phase("Landelijk dekkend netwerk")
    (True, True, False, False)
    """
    left, phases = _phase_pattern().subn("", words)
    return phases > 0 and LETTER.search(left) is None


def year_in(words: str) -> int | None:
    """The one year in some words; None where there is none, or more than one.

    >>> year_in("Realisatie 2018"), year_in("2017/2018"), year_in("PB 20211"), year_in("Nederland")
    (2018, None, 2021, None)
    """
    years = {match["year"] for match in YEAR.finditer(words)}
    return int(years.pop()) if len(years) == 1 else None

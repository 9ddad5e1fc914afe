"""Letters of ministers to parliament (kamerbrieven) and papers of parliament (kamerstukken)."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from pydantic import BaseModel, ConfigDict

from extract.lists import load_list
from extract.mentions import Mention
from extract.scan import Anchors
from extract.unlisted_acts import act_forms
from schema import CitationKind


class MonthNames(BaseModel):
    """What `words/dates.toml` says of months."""

    model_config = ConfigDict(frozen=True)

    months: dict[str, int]
    abbreviations: dict[str, int]


@cache
def month_numbers() -> dict[str, int]:
    """The number of each month, by its name and its abbreviations."""
    names = load_list("dates", MonthNames)
    return names.months | names.abbreviations


# "20 november 2018", "20-11-2018", "november 2018"
DATE = rf"(?P<day>(?:\d{{1,2}}\ )?(?:{'|'.join(sorted(month_numbers(), key=len, reverse=True))})\.?\ \d{{4}}|\d{{1,2}}-\d{{1,2}}-\d{{4}})(?!\d)"
# "van 20 november 2018", "d.d. 20 november 2018", "(20 november 2018)"
DATED = rf",?\ ?(?:(?:van|d\.\ ?d\.|dd\.?)\ {DATE.replace('day', 'after')}|\(?{DATE}\)?)"
# "Kamerbrief ‘Voortgang wijkaanpak’ (20 november 2018)", "kamerbrief over de voortgang van de wijkaanpak van 20 november 2018"
LETTER = re.compile(
    rf"""
    (?:kamerbrief|brief\ aan\ de\ (?:Tweede\ |Eerste\ )?Kamer)(?!\w)
    (?:\ [‘'“"](?P<title>[^’'”"\n|]{{3,150}})[’'”"] | (?P<subject>(?:\ [\w&-]+){{1,14}}?))?
    (?P<dated>{DATED})?
    """,
    re.VERBOSE | re.IGNORECASE,
)

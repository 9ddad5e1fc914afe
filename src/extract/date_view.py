"""The time at which a report was written, and the years that its words mean by it: `dit jaar`, `na de zomer`, `in maart`."""

from typing import NamedTuple

from extract.date_shapes import Shape, Time
from extract.date_words import Relation, date_words
from schema import DocumentFacts, DocumentKind

_WORDS = date_words()
_MONTH_OF_EDITION = {1: 5, 2: 9, 3: 11}
_YEARS_FROM_RUNNING_YEAR = 4


class Viewpoint(NamedTuple):
    """From where a report looks on time."""

    reported: int
    """The year that it is about."""
    this_year: int
    """The year that it calls `dit jaar`."""
    past_year: int
    """The year that it calls `afgelopen jaar`."""
    coming_year: int
    """The year that it calls `komend jaar`."""
    ahead: int
    """The year of `in maart` where the sentence does not look back."""
    written: tuple[int, int]
    """Year and month in which it was written, as far as its kind tells: on either side lie `afgelopen` and `komende zomer`."""

    def year_of(self, time: Time, sentence: str) -> int:
        """The year of a time that names none itself.

        A budget tells of the year in which it is written in the past tense and of its own year in the present.
        """
        if time.year_word:
            return self._related(time.year_word)
        if time.pointer:
            return self.reported if time.shape is Shape.YEARS else self._pointed(time.pointer, time.month)
        looks_back = self.this_year < self.ahead and _WORDS.tells_of_past.search(sentence)
        return self.this_year if looks_back else self.ahead

    def _related(self, relation: Relation) -> int:
        """The year that `dit jaar`, `vorig jaar` and their like name."""
        return {
            Relation.THIS: self.this_year,
            Relation.PREVIOUS: self.this_year - 1,
            Relation.PAST: self.past_year,
            Relation.NEXT: self.this_year + 1,
            Relation.COMING: self.coming_year,
        }[relation]

    def _pointed(self, relation: Relation, month: int) -> int:
        """The year of `komende zomer`, `11 maart jongstleden`: the nearest on that side of the time of writing."""
        year, now = self.written
        return {
            Relation.THIS: self.this_year,
            Relation.PREVIOUS: year - 1,
            Relation.PAST: year if month < now else year - 1,
            Relation.NEXT: year + 1,
            Relation.COMING: year if month >= now else year + 1,
        }[relation]


def viewpoint_of(facts: DocumentFacts) -> Viewpoint | None:
    """From where a report of this kind and year looks; None where the two are not known.

    A budget is written in the autumn before its year, accounts in the spring after it, a plan at the beginning of its
    first year. A kaderbrief is written in the spring of its first year where its period is the running year and the
    four of the meerjarenraming (`2025-2029`), else in the spring before the budget year that it is named after.
    """
    year = facts.year
    if year is None:
        return None
    match facts.kind:
        case DocumentKind.BEGROTING:
            return Viewpoint(year, this_year=year - 1, past_year=year - 1, coming_year=year, ahead=year, written=(year - 1, 10))
        case DocumentKind.JAARSTUKKEN:
            return Viewpoint(year, this_year=year, past_year=year, coming_year=year + 1, ahead=year, written=(year + 1, 4))
        case DocumentKind.BELEIDSPLAN:
            return Viewpoint(year, this_year=year, past_year=year - 1, coming_year=year, ahead=year, written=(year, 1))
        case DocumentKind.KADERBRIEF:
            from_running_year = facts.year_end is not None and facts.year_end - year >= _YEARS_FROM_RUNNING_YEAR
            now = year if from_running_year else year - 1
            return Viewpoint(year, this_year=now, past_year=now - 1, coming_year=now + 1, ahead=now, written=(now, 5))
        case DocumentKind.VOORTGANGSRAPPORTAGE | DocumentKind.RAADSVOORSTEL | DocumentKind.OVERIG:
            month = _MONTH_OF_EDITION.get(facts.edition or 0, 7)
            return Viewpoint(year, this_year=year, past_year=year - 1, coming_year=year + 1, ahead=year, written=(year, month))
        case None:
            return None

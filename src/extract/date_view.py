"""The time at which a report was written, and the years that its words mean by it: `dit jaar`, `na de zomer`, `in maart`."""

from dataclasses import dataclass

from extract.date_forms import Shape, Time
from extract.date_words import Relation, date_words
from schema import DocumentFacts, DocumentKind

_WORDS = date_words()
_MONTH_OF_EDITION = {1: 5, 2: 9, 3: 11}
_YEARS_FROM_RUNNING_YEAR = 4


@dataclass(frozen=True)
class Viewpoint:
    """From where a report looks on time."""

    reported: int
    """The year that it is about."""
    written: int
    """The year that it calls `dit jaar`."""
    month: int
    """The month in which it was written, or that it looks back from."""
    past: int
    """Its `afgelopen jaar`."""
    coming: int
    """Its `komend jaar`."""
    ahead: int
    """The year of `in maart` where the sentence does not look back."""

    def year_of(self, time: Time, sentence: str) -> int:
        """The year of a time that names none itself.

        A budget tells of the year in which it is written in the past tense and of its own year in the present.
        """
        if time.year_word:
            return self._related(time.year_word)
        if time.pointer:
            return self.reported if time.shape is Shape.YEARS else self._pointed(time.pointer, time.month)
        looks_back = self.written < self.ahead and _WORDS.tells_of_past.search(sentence)
        return self.written if looks_back else self.ahead

    def _related(self, relation: Relation) -> int:
        return {
            Relation.THIS: self.written,
            Relation.PREVIOUS: self.written - 1,
            Relation.PAST: self.past,
            Relation.NEXT: self.written + 1,
            Relation.COMING: self.coming,
        }[relation]

    def _pointed(self, relation: Relation, month: int) -> int:
        """The year of `komende zomer`, `afgelopen maart`: the nearest on that side of the time of writing."""
        return {
            Relation.THIS: self.written,
            Relation.PREVIOUS: self.written - 1,
            Relation.PAST: self.written if month < self.month else self.written - 1,
            Relation.NEXT: self.written + 1,
            Relation.COMING: self.written if month >= self.month else self.written + 1,
        }[relation]


def viewpoint_of(facts: DocumentFacts) -> Viewpoint | None:
    """From where a report of this kind and year looks; None where the two are not known.

    A budget is written in the autumn before its year, accounts look back from the end of theirs, a plan looks
    ahead from the beginning. A kaderbrief is written in the spring of its first year where its period is the running
    year and the four of the meerjarenraming (`2025-2029`), else in the spring before the budget year that it is named after.
    """
    year = facts.year
    if year is None:
        return None
    match facts.kind:
        case DocumentKind.BEGROTING:
            return Viewpoint(year, written=year - 1, month=10, past=year - 1, coming=year, ahead=year)
        case DocumentKind.JAARSTUKKEN:
            return Viewpoint(year, written=year, month=12, past=year, coming=year + 1, ahead=year)
        case DocumentKind.BELEIDSPLAN:
            return Viewpoint(year, written=year, month=1, past=year - 1, coming=year, ahead=year)
        case DocumentKind.KADERBRIEF:
            from_running_year = facts.year_end is not None and facts.year_end - year >= _YEARS_FROM_RUNNING_YEAR
            written = year if from_running_year else year - 1
            return Viewpoint(year, written=written, month=5, past=written - 1, coming=written + 1, ahead=written)
        case DocumentKind.VOORTGANGSRAPPORTAGE:
            month = _MONTH_OF_EDITION.get(facts.edition or 0, 7)
            return Viewpoint(year, written=year, month=month, past=year - 1, coming=year + 1, ahead=year)
        case DocumentKind.RAADSVOORSTEL | DocumentKind.OVERIG:
            return Viewpoint(year, written=year, month=6, past=year - 1, coming=year + 1, ahead=year)
        case None:
            return None

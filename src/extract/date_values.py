"""What a date expression means: its EDTF and modifier, once a neighbour or the report has given the year that it leaves out."""

from extract.date_series import Stretch
from extract.date_shapes import Shape, Time
from extract.date_times import sentence_around
from extract.date_view import Viewpoint
from extract.date_words import Limit, Relation
from extract.sentences import SENTENCE_END
from schema import DateModifier

Value = tuple[str, DateModifier | None]
"""EDTF and modifier."""

_NARROWING = (DateModifier.START, DateModifier.MID, DateModifier.END)
LONGEST_SENTENCE = 250
NEAR = 40


def settle(stretch: Stretch, before: Stretch | None, viewpoint: Viewpoint | None, text: str) -> Value | None:
    """EDTF and modifier of an expression; None where its year is not known. `before` is the date that stands before it.

    Raises ValueError for a day or week that the year does not have.
    """
    first, last = stretch.first, stretch.last
    near = None if first.year else _near(before, first, text)
    year = _year(first, near, viewpoint, text)
    if year is None:
        return None
    value = first.render(year)
    if near and near.year and near.mod is DateModifier.END and first.pointer is Relation.COMING and first.shape is Shape.YEARS:
        value = f"{near.year + 1}/{_end(first.render(near.year))}"
    if last:
        last_year = year + (last.month < first.month) if last.floats else _year(last, near, viewpoint, text)
        return None if last_year is None else (f"{_begin(value)}/{_end(last.render(last_year))}", None)
    return _limited(value, first)


def _limited(value: str, time: Time) -> Value:
    """A value with the limit that the words set: an open range, or BEFORE or AFTER."""
    part = time.mod if time.mod in _NARROWING else None
    match Limit.FROM if time.onward else time.limit:
        case Limit.FROM:
            return f"{_begin(value)}/..", part
        case Limit.UNTIL:
            return f"../{_end(value)}", part
        case Limit.BEFORE:
            return value, DateModifier.BEFORE
        case Limit.AFTER:
            return value, DateModifier.AFTER
        case None:
            return value, time.mod


def _year(time: Time, near: Time | None, viewpoint: Viewpoint | None, text: str) -> int | None:
    """The year that a time names, else that of a month or day right before it, else the report's."""
    if time.year is not None:
        return time.year
    if near and time.floats and near.shape is not Shape.YEAR and time.start - near.end < NEAR:
        return near.year
    return viewpoint.year_of(time, sentence_around(text, time.start)) if viewpoint else None


def _near(before: Stretch | None, time: Time, text: str) -> Time | None:
    """The time before this one in the same sentence, if it names its year."""
    if before is None:
        return None
    near = before.last or before.first
    if near.year is None or time.start - near.end > LONGEST_SENTENCE:
        return None
    gap = text[near.end : time.start + 1]
    return None if "\n" in gap or SENTENCE_END.search(gap) else near


def _begin(value: str) -> str:
    return value.partition("/")[0]


def _end(value: str) -> str:
    return value.rpartition("/")[2]

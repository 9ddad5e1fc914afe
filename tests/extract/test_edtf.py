from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.edtf import MONTHS_OF_PART, bounds
from schema import DateModifier

SPANS = [
    ("a day", "2024-02-29", None, "2024-02-29", "2024-02-29"),
    ("a month", "2024-02", None, "2024-02-01", "2024-02-29"),
    ("a year", "2024", None, "2024-01-01", "2024-12-31"),
    ("a decade", "199X", None, "1990-01-01", "1999-12-31"),
    ("spring is March to May", "2024-21", None, "2024-03-01", "2024-05-31"),
    ("summer is June to August", "2024-22", None, "2024-06-01", "2024-08-31"),
    ("autumn is September to November", "2024-23", None, "2024-09-01", "2024-11-30"),
    ("winter starts in the December of its year", "2024-24", None, "2024-12-01", "2025-02-28"),
    ("a quarter", "2024-35", None, "2024-07-01", "2024-09-30"),
    ("a half", "2024-41", None, "2024-07-01", "2024-12-31"),
    ("a range", "2024/2026", None, "2024-01-01", "2026-12-31"),
    ("a range of months", "2023-08/2024-07", None, "2023-08-01", "2024-07-31"),
    ("an open end", "2024-22/..", None, "2024-06-01", None),
    ("an open begin", "../2024-07-01", None, None, "2024-07-01"),
    ("begin of a year: four months", "2024", DateModifier.START, "2024-01-01", "2024-04-30"),
    ("middle of a year", "2024", DateModifier.MID, "2024-05-01", "2024-08-31"),
    ("end of a year", "2024", DateModifier.END, "2024-09-01", "2024-12-31"),
    ("begin of a month: ten days", "2024-02", DateModifier.START, "2024-02-01", "2024-02-10"),
    ("middle of a month", "2024-02", DateModifier.MID, "2024-02-11", "2024-02-20"),
    ("end of a month", "2024-02", DateModifier.END, "2024-02-21", "2024-02-29"),
    ("begin of a quarter: its first month", "2024-35", DateModifier.START, "2024-07-01", "2024-07-31"),
    ("middle of a half: its middle two months", "2024-40", DateModifier.MID, "2024-03-01", "2024-04-30"),
    ("end of a winter: February", "2023-24", DateModifier.END, "2024-02-01", "2024-02-29"),
    ("end of a school year", "2023-08/2024-07", DateModifier.END, "2024-04-01", "2024-07-31"),
    ("a day has no parts", "2024-02-29", DateModifier.END, "2024-02-29", "2024-02-29"),
    ("from the end of a year", "2024/..", DateModifier.END, "2024-09-01", None),
    ("until the middle of a year", "../2024", DateModifier.MID, None, "2024-08-31"),
    ("before holds the date itself", "2026", DateModifier.BEFORE, None, "2026-12-31"),
    ("after starts the day after", "2024-12", DateModifier.AFTER, "2025-01-01", None),
    ("around is the date itself", "2030", DateModifier.APPROX, "2030-01-01", "2030-12-31"),
]
BAD = [
    ("no date", "gisteren"),
    ("a month that does not exist", "2024-13"),
    ("a code between the seasons and the quarters", "2024-25"),
    ("a day that the month lacks", "2023-02-29"),
    ("a season has no days", "2024-21-03"),
    ("a decade has no months", "199X-03"),
    ("open at both ends", "../.."),
    ("backwards", "2026/2024"),
    ("the winter after the last year", "9999-24"),
]
POINTS = st.builds("{:04}-{:02}".format, st.integers(1, 9998), st.sampled_from(sorted(MONTHS_OF_PART)))


@pytest.mark.parametrize(("edtf", "mod", "earliest", "latest"), [row[1:] for row in SPANS], ids=[row[0] for row in SPANS])
def test_bounds(edtf: str, mod: DateModifier | None, earliest: str | None, latest: str | None) -> None:
    expected = tuple(day and date.fromisoformat(day) for day in (earliest, latest))
    assert tuple(bounds(edtf, mod)) == expected


@pytest.mark.parametrize("edtf", [row[1] for row in BAD], ids=[row[0] for row in BAD])
def test_refused(edtf: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        bounds(edtf)


@given(POINTS)
def test_thirds_fill_the_whole(edtf: str) -> None:
    whole = bounds(edtf)
    start, mid, end = (bounds(edtf, mod) for mod in (DateModifier.START, DateModifier.MID, DateModifier.END))
    assert start.earliest == whole.earliest
    assert end.latest == whole.latest
    for before, behind in ((start, mid), (mid, end)):
        assert before.latest is not None
        assert behind.earliest == before.latest + timedelta(days=1)


@given(POINTS)
def test_before_and_after_divide_all_time(edtf: str) -> None:
    before, after = bounds(edtf, DateModifier.BEFORE), bounds(edtf, DateModifier.AFTER)
    assert before.latest is not None
    assert after.earliest == before.latest + timedelta(days=1)
    assert (before.earliest, after.latest) == (None, None)

"""The rulings that are seen in a picture of a page."""

import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.pdf.ink import Rule
from ingest.pdf.scan_rules import MOST_RULES, find_rules

DOT = 72 / 300
PAGE = (2480, 3508)


def drawn(*lines: tuple[float, float, float, float], thick: int = 3) -> Image.Image:
    """A page with lines between these points."""
    page = Image.new("L", PAGE, 255)
    brush = ImageDraw.Draw(page)
    for x0, top, x1, bottom in lines:
        brush.line((x0 / DOT, top / DOT, x1 / DOT, bottom / DOT), fill=30, width=thick)
    return page


def borders(rule: Rule) -> tuple[int, ...]:
    return tuple(round(border) for border in rule)


@pytest.mark.parametrize(
    ("line", "is_level"),
    [
        pytest.param((72, 100, 500, 100), True, id="level"),
        pytest.param((72, 100, 72, 400), False, id="upright"),
        pytest.param((72, 100, 500, 103), True, id="level, of a page that lay a little askew"),
        pytest.param((72, 100, 74, 400), False, id="upright, of such a page"),
    ],
)
def test_a_line_is_one_ruling_where_it_runs(line: tuple[float, float, float, float], is_level: bool) -> None:
    (rule,) = find_rules(drawn(line), DOT)
    assert borders(rule) == pytest.approx(line, abs=2)
    assert rule.is_level == is_level


def test_a_ruled_table_is_its_lines() -> None:
    level = [(72, top, 500, top) for top in (100, 130, 160)]
    upright = [(left, 100, left, 160) for left in (72, 300, 500)]
    found = [borders(rule) for rule in find_rules(drawn(*level, *upright), DOT)]
    assert sorted(found) == [pytest.approx(line, abs=2) for line in sorted([*level, *upright])]


def test_letters_are_no_rulings() -> None:
    page = drawn()
    brush = ImageDraw.Draw(page)
    brush.text((300, 300), "Lasten 1.111 Illll HHH — 4.777", font=ImageFont.load_default(50), fill=0)
    brush.text((300, 500), "________", font=ImageFont.load_default(12), fill=0)
    assert find_rules(page, DOT) == []


def test_a_bar_and_a_grey_cell_are_no_rulings() -> None:
    page = drawn()
    brush = ImageDraw.Draw(page)
    brush.rectangle((300, 300, 2000, 400), fill=40)
    brush.rectangle((300, 600, 2000, 700), fill=215)
    assert find_rules(page, DOT) == []


def test_a_drawing_of_very_many_strokes_has_none() -> None:
    strokes = [(x, y, x + 40, y) for x in range(20, 500, 50) for y in range(20, 800, 9)]
    assert len(strokes) > MOST_RULES
    assert len(find_rules(drawn(*strokes[:50]), DOT)) == 50
    assert find_rules(drawn(*strokes), DOT) == []

"""Rules and shadings, put together out of the pieces that programs draw."""

from ingest.pdf.ink import Fill, PageInk, Rule
from ingest.pdf.tables.rulings import Level, Upright, read_rulings


def page(rules: list[Rule] | None = None, fills: list[Fill] | None = None) -> PageInk:
    return PageInk(1, None, 595.0, 842.0, rules=rules or [], fills=fills or [])


def test_the_sides_of_cells_become_one_rule() -> None:
    sides = [Rule(60.0, 100.0, 120.0, 100.5), Rule(120.0, 100.0, 120.5, 100.5), Rule(120.5, 100.2, 200.0, 100.7)]
    (level,) = read_rulings(page(sides)).levels
    assert (round(level.x0), round(level.x1), level.drawn) == (60, 200, True)


def test_a_gap_parts_two_rules() -> None:
    sides = [Rule(60.0, 100.0, 120.0, 100.5), Rule(140.0, 100.0, 200.0, 100.5)]
    assert len(read_rulings(page(sides)).levels) == 2


def test_corners_and_dots_are_no_rules() -> None:
    assert read_rulings(page([Rule(60.0, 100.0, 60.7, 100.7)])).levels == ()


def test_a_shading_within_one_of_its_colour_is_left_out() -> None:
    cell, line = Fill(60.0, 100.0, 200.0, 130.0, 0xDDDDDD), Fill(62.0, 102.0, 190.0, 112.0, 0xDDDDDD)
    assert read_rulings(page(fills=[line, cell])).fills == (cell,)


def test_the_edges_of_a_shading_part_cells() -> None:
    rulings = read_rulings(page(fills=[Fill(60.0, 100.0, 200.0, 130.0, 0xDDDDDD)]))
    assert rulings.levels == (Level(100.0, 60.0, 200.0, False), Level(130.0, 60.0, 200.0, False))
    assert rulings.uprights == (Upright(60.0, 100.0, 130.0, False), Upright(200.0, 100.0, 130.0, False))


def test_rules_that_touch_stand_in_one_frame() -> None:
    sides = [Rule(60.0, 100.0, 200.0, 100.5), Rule(60.0, 100.0, 60.5, 150.0), Rule(60.0, 300.0, 200.0, 300.5)]
    assert [round(frame.bottom) for frame in read_rulings(page(sides)).frames()] == [150, 300]

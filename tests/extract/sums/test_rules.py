"""Additions of lines: rounding, evidence, and the choice between several."""

import pytest

from extract.sums.rules import Addition, Trier, choose, evidence, find_strange_places, rounding
from schema import SumRule


@pytest.mark.parametrize(
    ("terms", "units"),
    [
        pytest.param(1, 1, id="one term and its result"),
        pytest.param(2, 1, id="three figures, each off by half a unit"),
        pytest.param(3, 2, id="four figures"),
        pytest.param(5, 3, id="six figures"),
        pytest.param(40, 3, id="never more than three units"),
    ],
)
def test_rounding_grows_with_the_terms(terms: int, units: int) -> None:
    assert rounding(terms) == units


@pytest.mark.parametrize(
    ("result", "terms", "bits"),
    [
        pytest.param(13, [6, 7], 1, id="small figures may add up by chance"),
        pytest.param(48_211, [18_110, 30_101], 13, id="large ones hardly"),
        pytest.param(5_000_000, [2_000_000, 3_000_000], 0, id="round ones are small ones in disguise"),
    ],
)
def test_evidence_is_the_size_of_the_figures(result: int, terms: list[int], bits: int) -> None:
    assert evidence(result, terms) == bits


PARTS = [(1210, 3120, 4005), (2205, 4410, 5110), (0, 0, 0)]


def total(*parts: int) -> Addition:
    return Addition(SumRule.TOTAL, 3, tuple((part, 1) for part in parts))


@pytest.mark.parametrize(
    ("result", "lines", "best"),
    [
        pytest.param((3415, 7530, 9115), PARTS, total(0, 1, 2), id="the natural one where both hold"),
        pytest.param(
            (3415, 7530, 9115), [*PARTS[:2], (0, 880, 0)], total(0, 1, 2), id="one wrong nought does not make the other win"
        ),
        pytest.param(
            (3415, 7530, 9115), [*PARTS[:2], (77, 880, 91)], total(0, 1), id="the other where it holds in two places more"
        ),
    ],
)
def test_a_less_natural_addition_must_win(result: tuple[int, ...], lines: list[tuple[int, ...]], best: Addition) -> None:
    chosen = choose([total(0, 1, 2), total(0, 1)], Trier([*lines, result], unit=1), alone=8)
    assert chosen is not None
    assert chosen[0] == best


def test_an_addition_with_an_open_row_is_not_tried() -> None:
    trial = Trier([(1210,), None, (0,), (3415,)], unit=1)(total(0, 1, 2))
    assert not trial.holds | trial.fails | trial.bare


def test_percentages_are_told_from_totals_that_are_wrong() -> None:
    lines = [(1210, 12, 1311), (2205, 30, 2007), (3415, 24, 3300)]
    additions = [Addition(SumRule.TOTAL, 2, ((0, 1), (1, 1))), Addition(SumRule.TOTAL_ABOVE, 2, ((0, 1), (1, 1)))]
    assert find_strange_places(additions, Trier(lines, unit=1)) == {1}

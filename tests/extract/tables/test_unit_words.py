"""Tests of the words that give a unit or a key."""

import pytest

from extract.tables.unit_words import parse_key, parse_unit, without_unit
from schema import SignConvention

WORTH_ITS_KEEP, WORTH_LESS = SignConvention.PLUS_IS_FAVOURABLE, SignConvention.PLUS_IS_UNFAVOURABLE


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("bedragen x € 1.000", 1000),
        ("bedragen x € 1.000,-", 1000),
        ("bedragen x 1.000,-", 1000),
        ("Bedragen x 1000", 1000),
        ("(x € 1.000)", 1000),
        ("in € 1.000", 1000),
        ("* € 1.000", 1000),
        ("x €1.000", 1000),
        ("€ x 1.000", 1000),
        ("bedragen × € 1.000", 1000),
        ("1 Bedragen x € 1.000", 1000),
        ("bedragen in duizenden euro's", 1000),
        ("bedragen in duizend euro", 1000),
        ("x € mln", 1_000_000),
        ("(x € 1 mln)", 1_000_000),
        ("x € 1.000.000", 1_000_000),
        ("in miljoenen euro’s", 1_000_000),
        ("bedragen in €", 1),
        ("(in euro's)", 1),
        ("bedragen in hele euro's", 1),
        ("bedragen x € 1,-", 1),
        ("N is nadeel; bedragen in €", 1),
        ("Begroting 2023", None),
        ("in 2023 € 1.000 meer", None),
        ("max € 1.000 per jaar", None),
    ],
)
def test_the_unit_that_a_line_states(words: str, unit: int | None) -> None:
    assert parse_unit(words) == unit


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("Lasten (x € 1.000)", "Lasten"),
        ("Begroting 2024 in €", "Begroting 2024"),
        ("(bedragen x € 1.000)", ""),
        ("Eigen vermogen (1-1) x € 1.000", "Eigen vermogen (1-1)"),
        ("€", ""),
        ("Totaal", "Totaal"),
    ],
)
def test_a_head_without_its_unit(words: str, rest: str) -> None:
    assert without_unit(words) == rest


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("(+ = nadeel, - = voordeel)", WORTH_LESS),
        ('"-"=nadeel', WORTH_ITS_KEEP),
        ("-/- = nadeel", WORTH_ITS_KEEP),
        ("+ is voordelig", WORTH_ITS_KEEP),
        ("een min is een voordeel", WORTH_LESS),
        ("N is nadeel, V is voordeel", SignConvention.FAVOUR),
        ("V = voordelig", SignConvention.FAVOUR),
        ('"-"=baten', SignConvention.EXPENDITURE_POSITIVE),
        ("- = lasten, + = baten", SignConvention.REVENUE_POSITIVE),
        ("+ = voordelig, - = nadelig", WORTH_ITS_KEEP),
        ('("-" = nadeel / "+" = voordeel)', WORTH_ITS_KEEP),
        ("Het nadeel is € 40.000", None),
    ],
)
def test_a_key_in_words(words: str, key: SignConvention | None) -> None:
    assert parse_key(words) is key

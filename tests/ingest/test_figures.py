import pytest

from ingest.figures import count_figures_behind, is_figure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Haven en kade 1.582 -41 1.541", 3),
        ("Haven en kade 1.582 - 1.541", 3),
        ("Haven en kade 1.582 – ‒ 1.541", 4),
        ("Haven N 31.393 N 31.682", 2),
        ("Haven N31.393 V31.682", 2),
        ("Haven 4.977- 1.200-", 2),
        ("Haven 4.977 -/- 1.200", 2),
        ("Haven (4.977) (1.200)", 2),
        ("Haven 12,5% 13%", 2),
        ("Haven 12,5 % 13 %", 2),
        ("Haven € 3.385,- € 12", 2),
        ("Haven €3.385,-- €12,50", 2),
        ("Haven 1.582 V 1.541 N", 2),
        ("Leges 610 0 0 I", 3),
        ("Leges 610 0 I/S", 2),
        ("Programma 12 Haven 610", 1),
        ("1.582 1.541", 2),
        ("Haven 12 B 13", 1),
        ("Haven 12 13 schepen", 0),
        ("Haven - -", 0),
        ("de haven en de kade", 0),
        ("op 3 mei 2024", 1),
        ("Kaderbrief 2024", 1),
    ],
)
def test_figures_at_the_end_of_a_line(text: str, expected: int) -> None:
    assert count_figures_behind(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "0",
        "1.582",
        "-59.754",
        "–12",
        "‒ 2.400",
        "+12",
        "(1.200)",
        "(-3)",
        "4.977-",
        "1.200 -/-",
        "€ 285",
        "€3.385,-",
        "€ 5.705.992,90",
        "N 31.393",
        "V12.000",
        "12 V",
        "12,5%",
        "12,5 %",
        "2024",
        "-",
        "—",
        "nb",
        "n.v.t.",
        "PM",
    ],
)
def test_figures_alone_on_a_line(text: str) -> None:
    assert is_figure(text)


@pytest.mark.parametrize(
    "text",
    ["18+ jaar", "12 schepen", "3.1 Haven", "1.200 1.300", "N", "V", "€", "12/13", "31-12-2024", "a", "12a", "haven", "1" * 20],
)
def test_what_is_no_figure(text: str) -> None:
    assert not is_figure(text)

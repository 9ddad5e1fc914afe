from collections.abc import Callable

import pytest

from extract.found import Found


@pytest.mark.parametrize(
    ("text", "kind", "found_by"),
    [
        pytest.param("Sport\n\nWat willen we bereiken? Meer sport.", "begroting", "head words", id="questions of a budget"),
        pytest.param("Sport\n\nWat hebben we bereikt? Meer sport.", "jaarstukken", "head words", id="questions of the accounts"),
        pytest.param("Sport\n\nIn deze kaderbrief wegen wij af.", "kaderbrief", "head words", id="kaderbrief about itself"),
        pytest.param("Oranje stoplicht\n\nDe bouw is laat.", "voortgangsrapportage", "head words", id="traffic light"),
        pytest.param("Besluit\n\nWij stellen de raad voor in te stemmen.", "raadsvoorstel", "head words", id="proposal"),
        pytest.param(
            "Sport\n\nWat mag het kosten? Wat heeft het gekost? Niets.", None, None, id="as many words of one kind as of another"
        ),
        pytest.param(
            "Sport\n\nIn 2026 gaan wij bouwen. De raad zal in 2026 besluiten.",
            "begroting",
            "verb tense and dates",
            id="all ahead",
        ),
        pytest.param(
            "Sport\n\nIn 2023 is de hal gebouwd. In 2023 zijn de velden gekeurd. In 2023 was het druk. De kosten waren laag in 2023.",
            "jaarstukken",
            "verb tense and dates",
            id="all behind",
        ),
        pytest.param(
            "Sport\n\nIn maart 2025 is de hal geopend. In juni 2025 was het feest. In oktober 2025 wordt het veld gekeurd.",
            "voortgangsrapportage",
            "verb tense and dates",
            id="months behind and ahead",
        ),
        pytest.param("Sport\n\nHet zwembad is open.", None, None, id="nothing tells"),
    ],
)
def test_the_kind_without_a_title(found_in: Callable[..., Found], text: str, kind: str | None, found_by: str | None) -> None:
    facts = found_in(f"{text}\n").facts
    assert (facts.kind, facts.found_by.get("kind")) == (kind, found_by)


@pytest.mark.parametrize(
    ("file_name", "kind"),
    [
        ("programmabegroting-2026.txt", "begroting"),
        ("tweede_voortgangsrapportage_2024.txt", "voortgangsrapportage"),
        ("burap-2.txt", "voortgangsrapportage"),
        ("notulen.txt", "overig"),
        ("meerdrecht.txt", None),
    ],
)
def test_the_file_name_comes_last(found_in: Callable[..., Found], file_name: str, kind: str | None) -> None:
    assert found_in("Sport\n\nHet zwembad is open.\n", file_name).facts.kind == kind
    assert found_in("Jaarstukken 2020\n\nSport\n\nHet zwembad is open.\n", file_name).facts.kind == "jaarstukken"

from collections.abc import Callable

import pytest

from extract.found import Found

COLUMNS = (
    "Omschrijving\n\nBegroting 2023\n\nBegroting 2024\n\n2025\n\nZorg\n\n1.582\n\n1.601\n\n1.644\n\nWerk\n\n920\n\n931\n\n944\n"
)


@pytest.mark.parametrize(
    ("text", "years", "found_by"),
    [
        pytest.param(
            "Besluit\n\nDe programmabegroting 2019-2022 vast te stellen.", (2019, 2022), "running text", id="the council's decision"
        ),
        pytest.param("Wat mag het kosten?\n\nZie hieronder.\n\n" + COLUMNS, (2024, None), "heads of the table", id="budget column"),
        pytest.param("Kaderbrief\n\n" + COLUMNS.replace("Begroting ", ""), (2023, 2025), "heads of the table", id="kaderbrief"),
        pytest.param("Jaarstukken\n\nDit is de verantwoording over 2021.", (2021, None), "running text", id="what it says of itself"),
        pytest.param("Sport\n\nIn 2022 is gebouwd. Eind 2022 was het klaar. In 2019 nog niet.", (2022, None), "dates in the text", id="most named"),
        pytest.param("Sport\n\nIn 2022 is gebouwd, in 2023 ook.", None, None, id="two years alike"),
        pytest.param("Sport\n\nHet plan 2024-2026 en de nota 2024-2026.", None, None, id="years of titles tell nothing"),
        pytest.param("Sport\n\nHet kost € 2.024 en 12.2024 keer niets.", None, None, id="figures are no years"),
        pytest.param(
            "AMENDEMENT:\n\nOnderwerp: Programmabegroting 2024, vrije ruimte\n\nIn 2025 en in 2025.", (2024, None), "subject line", id="subject"
        ),
        pytest.param(
            "Oranje stoplicht\n\nIn mei 2024 en juni 2024 is gebouwd. In de begroting van 2025 staat meer.",
            (2024, None),
            "dates in the text",
            id="months of a progress report, not the budget that it names",
        ),
        pytest.param(
            "Besluit\n\nDeze jaarstukken 2023 en de jaarstukken 2023. Zie jaarstukken 2023 en jaarstukken 2022. "
            "Hiermee leggen wij verantwoording af. In 2024 en 2024 en 2024 en 2024.",
            (2023, None),
            "running text",
            id="a long report names its kind with its year",
        ),
    ],
)  # fmt: skip
def test_the_year_without_one_in_the_title(
    found_in: Callable[..., Found], text: str, years: tuple[int, int | None] | None, found_by: str | None
) -> None:
    facts = found_in(f"{text}\n").facts
    assert ((facts.year, facts.year_end) if facts.year else None, facts.found_by.get("year")) == (years, found_by)


@pytest.mark.parametrize(
    ("file_name", "years"),
    [
        ("jaarstukken-2021.txt", (2021, None)),
        ("Kaderbrief_2025-2028.txt", (2025, 2028)),
        ("raad-2023-04-11.txt", (2023, None)),
        ("stuk-120245.txt", (None, None)),
        ("stuk.txt", (None, None)),
    ],
)
def test_the_file_name_comes_last(found_in: Callable[..., Found], file_name: str, years: tuple[int | None, int | None]) -> None:
    facts = found_in("Sport\n\nHet zwembad is open.\n", file_name).facts
    assert (facts.year, facts.year_end) == years
    assert found_in("Begroting 2019\n\nHet zwembad is open.\n", file_name).facts.year == 2019

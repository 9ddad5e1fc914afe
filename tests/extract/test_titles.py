from collections.abc import Callable

import pytest

from extract.titles import Title, find_edition, find_titles, kind_of_title
from ingest import document_from_text
from schema import BlockKind, Document, DocumentKind

TEXT = "\n\nInleiding\n\nMeerdrecht werkt hier al jaren aan met haar partners in de haven.\n"


def first_title(line: str) -> Title | None:
    return next(find_titles(document_from_text(line + TEXT)), None)


@pytest.mark.parametrize(
    ("line", "kind", "years", "edition"),
    [
        pytest.param("Programmabegroting 2024", "begroting", (2024, None), None, id="budget"),
        pytest.param("Begroting 2019", "begroting", (2019, None), None, id="budget, short"),
        pytest.param("PROGRAMMABEGROTING 2024", "begroting", (2024, None), None, id="capitals"),
        pytest.param("Programmabegroting 2024 - 2027", "begroting", (2024, 2027), None, id="budget with its years to come"),
        pytest.param("Begroting 2025 en meerjarenraming 2026-2028", "begroting", (2025, None), None, id="budget and estimates"),
        pytest.param("Meerjarenprogrammabegroting 2022/2025", "begroting", (2022, 2025), None, id="years with a stroke"),
        pytest.param("Jaarstukken 2020", "jaarstukken", (2020, None), None, id="accounts"),
        pytest.param("Jaarverslag en jaarrekening 2021", "jaarstukken", (2021, None), None, id="both halves of the accounts"),
        pytest.param("Programmarekening 2018", "jaarstukken", (2018, None), None, id="accounts by another name"),
        pytest.param("Kaderbrief 2024-2028", "kaderbrief", (2024, 2028), None, id="kaderbrief"),
        pytest.param("Perspectiefnota 2025–28", "kaderbrief", (2025, 2028), None, id="short last year, long dash"),
        pytest.param("Voorjaarsnota 2023", "kaderbrief", (2023, None), None, id="spring note"),
        pytest.param("Eerste Voortgangsrapportage 2022", "voortgangsrapportage", (2022, None), 1, id="ordinal as a word"),
        pytest.param("2de Voortgangsrapportage 2022", "voortgangsrapportage", (2022, None), 2, id="2de"),
        pytest.param("1e Bestuursrapportage 2018", "voortgangsrapportage", (2018, None), 1, id="1e"),
        pytest.param("1ste tussenrapportage 2018", "voortgangsrapportage", (2018, None), 1, id="1ste"),
        pytest.param(
            "Eerste bestuursrapportage 2022 gemeente Meerdrecht", "voortgangsrapportage", (2022, None), 1, id="and whose"
        ),
        pytest.param("Burap II", "voortgangsrapportage", None, 2, id="Roman, no year"),
        pytest.param("Burap 2 2023", "voortgangsrapportage", (2023, None), 2, id="figure behind"),
        pytest.param("Bestuursrapportage 2021-II", "voortgangsrapportage", (2021, None), 2, id="Roman behind the year"),
        pytest.param("Derde kwartaalrapportage 2024", "voortgangsrapportage", (2024, None), 3, id="quarterly"),
        pytest.param("Najaarsnota 2022", "voortgangsrapportage", (2022, None), None, id="autumn note"),
        pytest.param("Beleidsplan Werk & Rondkomen 2023-2026", "beleidsplan", (2023, 2026), None, id="policy plan"),
        pytest.param("Uitvoeringsprogramma Fiets 2023-2026", "beleidsplan", (2023, 2026), None, id="programme of works"),
        pytest.param("Actieplan Geluid", "beleidsplan", None, None, id="plan without a year"),
        pytest.param("Raadsvoorstel", "raadsvoorstel", None, None, id="proposal"),
        pytest.param("AMENDEMENT:", "overig", None, None, id="amendment with a colon"),
        pytest.param("Motie 2024-187 Vrij zwemmen", "overig", (2024, None), None, id="motion"),
        pytest.param("Perspec efnota 2024-2027", "kaderbrief", (2024, 2027), None, id="lost ligature, a blank left"),
        pytest.param("Begr ng 2024", None, None, None, id="more lost than a ligature"),
        pytest.param("Werk en inkomen", None, None, None, id="heading of another sort"),
        pytest.param("Wat gaat dit kosten?", None, None, None, id="question"),
    ],
)
def test_the_title_line(line: str, kind: str | None, years: tuple[int, int | None] | None, edition: int | None) -> None:
    title = first_title(line)
    if kind is None:
        assert title is None
        return
    assert title is not None
    assert (title.kind, title.years, title.edition, title.found_by) == (kind, years, edition, "title line")


@pytest.mark.parametrize(
    ("line", "title", "municipality"),
    [
        pytest.param("Gemeente Meerdrecht, Beleidsplan Sport 2023-2026", "Beleidsplan Sport 2023-2026", "Meerdrecht", id="before, comma"),
        pytest.param("Gemeente Bergen op Zoom - Begroting 2024", "Begroting 2024", "Bergen op Zoom", id="before, dash"),
        pytest.param("Gemeente Alphen aan den Rijn | Begroting 2024", "Begroting 2024", "Alphen aan den Rijn", id="before, bar"),
        pytest.param("Jaarstukken 2021 gemeente Meerdrecht", "Jaarstukken 2021 gemeente Meerdrecht", "Meerdrecht", id="behind"),
        pytest.param("Jaarstukken 2021", "Jaarstukken 2021", None, id="not named"),
    ],
)  # fmt: skip
def test_the_municipality_in_a_title(
    document_of: Callable[..., Document], line: str, title: str, municipality: str | None
) -> None:
    found = next(find_titles(document_of((BlockKind.HEADING, line), (BlockKind.PARAGRAPH, "Tekst."))))
    assert (found.text, found.municipality) == (title, municipality)


def test_a_sentence_that_names_a_budget_is_no_title() -> None:
    assert first_title("In de programmabegroting 2024 is dit al eens aan de raad gemeld, maar toen was er geen geld.") is None


def test_a_title_stands_on_top() -> None:
    lines = [f"Alinea {number} gaat over de haven en over niets anders dan dat." for number in range(8)]
    assert first_title("\n\n".join([*lines, "Begroting 2024"])) is None


def test_what_running_heads_repeat_counts_where_no_title_stands_on_top(document_of: Callable[..., Document]) -> None:
    prose, furniture = BlockKind.PARAGRAPH, BlockKind.FURNITURE
    pages = [(prose, f"Tekst van bladzijde {number}.") for number in range(8)]
    once = document_of(*pages, (furniture, "Jaarstukken 2023 | Meerdrecht"))
    twice = document_of(*pages, *[(furniture, "Jaarstukken 2023")] * 2)
    assert list(find_titles(once)) == []
    assert [(title.text, title.found_by) for title in find_titles(twice)] == [("Jaarstukken 2023", "running head")]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        pytest.param("Begrotingswijziging 2024", DocumentKind.OVERIG, id="a change of the budget is no budget"),
        pytest.param("Concept-begroting 2024", DocumentKind.BEGROTING, id="draft"),
        pytest.param("Nota Grondbeleid", DocumentKind.BELEIDSPLAN, id="nota"),
        pytest.param("Notabelen", None, id="part of a word"),
    ],
)
def test_the_first_word_that_names_a_kind(line: str, kind: DocumentKind | None) -> None:
    assert kind_of_title(line) == kind


@pytest.mark.parametrize(
    ("title", "edition"),
    [("Bestuursrapportage 2021 (1)", 1), ("Berap IV", 4), ("Turap 2024/3", 3), ("Voortgangsrapportage 2024", None)],
)
def test_editions(title: str, edition: int | None) -> None:
    assert find_edition(title) == edition

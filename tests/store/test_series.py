"""Figures over the years: what may stand in one series, and what the error says where it may not."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from schema import Extraction, Favour, LeidraadError, SignConvention, SumStatus
from store import SeriesFilters, Store

Write = Callable[..., str]
Report = Callable[..., Extraction]


@pytest.fixture
def begroting(write: Write, budget_report: Report, written_table: Any) -> str:
    """A begroting with one table: rekening 2024, and begroting 2025 (whose saldo is off) and 2026."""
    return write(budget_report(written_table()))


@pytest.fixture
def write_another(write: Write, budget_report: Report, written_table: Any) -> Callable[..., str]:
    """Stores another document with the same table, but for what is given."""
    return lambda **changes: write(budget_report(written_table(**changes), file_name="b.txt"))


def years_of(store: Store, label: str, **filters: str) -> dict[int, Decimal]:
    return {point.year: point.euros for point in store.series(label, **SeriesFilters(**filters))}  # type: ignore[typeddict-item]


def refusal(store: Store, label: str, **filters: str) -> str:
    with pytest.raises(LeidraadError) as caught:
        store.series(label, **SeriesFilters(**filters))  # type: ignore[typeddict-item]
    return str(caught.value)


def simple(figure: str, head: str = "Rekening 2024", caption: str = "Dijken", label: str = "Onderhoud") -> str:
    return f"{caption}\n | {head}\n{label} | {figure}\n"


class TestPoints:
    def test_a_point_has_its_year_euros_place_and_status(self, store: Store, begroting: str) -> None:
        first, second = store.series("Wonen / Saldo", phase="approved")
        assert (first.year, first.euros, first.status) == (2025, Decimal(1_551_000), SumStatus.CONFLICT)
        assert (second.year, second.euros, second.status) == (2026, Decimal(1_640_000), SumStatus.RECONCILED)
        assert (first.document_id, first.file_name, first.caption) == (begroting, "begroting-2025.txt", "Programma Wonen")
        assert (first.unit, first.sign_convention) == (1000, SignConvention.EXPENDITURE_POSITIVE)
        stored = store.find_record(first.line_id)
        assert stored is not None
        assert stored.record.words == "1.551"

    @pytest.mark.parametrize(
        "label",
        [
            pytest.param("Wonen / Lasten", id="the whole label"),
            pytest.param("wonen / lasten", id="in small letters"),
            pytest.param("Lasten", id="its last part, where that is enough"),
            pytest.param("lasten", id="that in small letters"),
        ],
    )
    def test_a_row_is_found_by_its_label(self, label: str, store: Store, begroting: str) -> None:
        assert years_of(store, label, phase="approved") == {2025: 1_600_000, 2026: 1_700_000}

    def test_a_whole_label_goes_before_the_last_part_of_another(
        self, store: Store, begroting: str, write: Write, budget_report: Report, written_table: Any
    ) -> None:
        write(budget_report(written_table(text=simple("7", label="Lasten"), sums=()), file_name="b.txt"))
        assert years_of(store, "Lasten") == {2024: 7000}

    def test_a_row_is_found_by_its_code(self, store: Store, write: Write, budget_report: Report, written_table: Any) -> None:
        more = {"code": "01A101", "code_key": "1A1.1"}
        write(budget_report(written_table(text=simple("7"), sums=(), more=more)))
        assert years_of(store, "01A101") == years_of(store, "1A1.1") == {2024: 7000}

    def test_a_figure_that_is_no_number_is_no_point(self, store: Store, begroting: str) -> None:
        assert years_of(store, "Water", phase="approved") == {2025: 12_500}

    def test_documents_go_on_where_others_end(
        self, store: Store, begroting: str, write: Write, budget_report: Report, written_table: Any
    ) -> None:
        later = "Programma Wonen, 2027\n | Begroting 2027\nWonen / Lasten | 1.800\n"
        write(budget_report(written_table(text=later, sums=()), file_name="begroting-2027.txt"))
        found = store.series("Wonen / Lasten", phase="approved")
        assert [(point.year, point.file_name) for point in found] == [
            (2025, "begroting-2025.txt"),
            (2026, "begroting-2025.txt"),
            (2027, "begroting-2027.txt"),
        ]


class TestSameYear:
    def test_the_same_figure_in_two_documents_is_one_point(
        self, store: Store, begroting: str, write: Write, budget_report: Report, written_table: Any
    ) -> None:
        write(budget_report(written_table(sums=()), file_name="jaarstukken-2024.txt", kind="jaarstukken"))
        (point,) = store.series("Wonen / Lasten", phase="actual")
        assert (point.document_id, point.status) == (begroting, SumStatus.RECONCILED), "the one that sums prove"

    def test_of_equal_figures_the_one_in_conflict_is_shown(
        self, store: Store, begroting: str, write: Write, budget_report: Report, written_table: Any
    ) -> None:
        write(budget_report(written_table(sums=()), file_name="a.txt"))
        first, _ = store.series("Wonen / Saldo", phase="approved")
        assert (first.document_id, first.status) == (begroting, SumStatus.CONFLICT)

    def test_different_figures_are_refused_with_what_tells_them_apart(
        self, store: Store, write: Write, budget_report: Report, written_table: Any
    ) -> None:
        write(budget_report(written_table(text=simple("7"), sums=()), file_name="a.txt"))
        write(budget_report(written_table(text=simple("8"), sums=()), file_name="b.txt", kind="jaarstukken"))
        assert refusal(store, "Onderhoud") == (
            "Onderhoud: there are 2 figures for 2024, and they differ; add kind: one of begroting, jaarstukken or document: one"
            " of a.txt, b.txt (ambiguous-series)"
        )
        assert years_of(store, "Onderhoud", kind="jaarstukken") == years_of(store, "Onderhoud", document="b.txt") == {2024: 8000}

    def test_a_nadeel_is_no_voordeel(self, store: Store, write: Write, budget_report: Report, written_table: Any) -> None:
        write(budget_report(written_table(text=simple("7 N") + "Onderhoud | 7 V\n", sums=())))
        assert refusal(store, "Onderhoud").endswith("(ambiguous-series)")

    def test_what_nothing_tells_apart_is_to_be_looked_at(
        self, store: Store, write: Write, budget_report: Report, written_table: Any
    ) -> None:
        write(budget_report(written_table(text=simple("7") + "Onderhoud | 8\n", sums=())))
        assert "see them with `leidraad tables begroting-2025.txt`" in refusal(store, "Onderhoud")

    def test_favour_stays_with_the_figure(self, store: Store, write: Write, budget_report: Report, written_table: Any) -> None:
        write(budget_report(written_table(text=simple("7 N"), sums=())))
        (point,) = store.series("Onderhoud")
        assert (point.euros, point.nv) == (Decimal(7000), Favour.NADEEL)


class TestMixed:
    def test_phases_are_never_mixed(self, store: Store, begroting: str) -> None:
        assert refusal(store, "Wonen / Lasten") == (
            "Wonen / Lasten: its figures differ in phase; add phase: one of actual, approved (mixed-series)"
        )

    def test_all_that_differs_is_named_at_once(self, store: Store, begroting: str) -> None:
        store.connection.execute("UPDATE budget_lines SET label = 'Wonen'")
        assert "add phase: one of actual, approved; add side: one of balance, expenditure, revenue, unknown" in refusal(
            store, "Wonen"
        )

    @pytest.mark.parametrize(
        ("change", "name", "choices"),
        [
            pytest.param({"unit": None}, "unit", "one of known, unknown", id="a unit that is not known"),
            pytest.param(
                {"convention": SignConvention.REVENUE_POSITIVE},
                "convention",
                "one of expenditure_positive, revenue_positive",
                id="the other signs",
            ),
            pytest.param(
                {"convention": None}, "convention", "one of expenditure_positive, unknown", id="signs that nobody knows"
            ),
        ],
    )
    def test_tables_that_count_or_sign_otherwise(
        self,
        change: dict[str, object],
        name: str,
        choices: str,
        store: Store,
        begroting: str,
        write_another: Callable[..., str],
    ) -> None:
        write_another(**change)
        assert refusal(store, "Wonen / Lasten", phase="actual") == (
            f"Wonen / Lasten: its figures differ in {name}; add {name}: {choices} (mixed-series)"
        )
        assert years_of(store, "Wonen / Lasten", phase="actual", document="begroting-2025") == {2024: 1_582_000}

    def test_thousands_and_euros_are_the_same_money(
        self, store: Store, begroting: str, write: Write, budget_report: Report, written_table: Any
    ) -> None:
        text = "Programma Wonen\n | Rekening 2024\nWonen / Lasten | 1.582.000\n"
        write(budget_report(written_table(text=text, unit=1, sums=()), file_name="b.txt"))
        assert years_of(store, "Wonen / Lasten", phase="actual") == {2024: 1_582_000}

    def test_municipalities_are_never_mixed(
        self, store: Store, begroting: str, write: Write, budget_report: Report, written_table: Any
    ) -> None:
        write(budget_report(written_table(), file_name="b.txt", municipality="Zandwijk"))
        assert "add municipality: one of Meerdrecht, Zandwijk" in refusal(store, "Wonen / Lasten", phase="actual")
        assert years_of(store, "Wonen / Lasten", phase="actual", municipality="zandwijk") == {2024: 1_582_000}

    def test_the_last_part_of_several_labels_is_to_be_written_in_full(
        self, store: Store, begroting: str, write: Write, budget_report: Report, written_table: Any
    ) -> None:
        write(budget_report(written_table(text=simple("7", label="Zorg / Lasten"), sums=()), file_name="b.txt"))
        assert "write the label in full: one of Wonen / Lasten, Zorg / Lasten" in refusal(store, "Lasten", phase="actual")

    def test_codes_of_different_lists_are_never_mixed(
        self, store: Store, write: Write, budget_report: Report, written_table: Any
    ) -> None:
        for year in (2017, 2023):
            more = {"code": "0.1", "code_list": f"taakvelden {year}"}
            write(budget_report(written_table(text=simple("7", f"Rekening {year}"), sums=(), more=more), file_name=f"{year}.txt"))
        assert "add codes: one of taakvelden 2017, taakvelden 2023" in refusal(store, "0.1")
        assert years_of(store, "0.1", codes="taakvelden 2023") == {2023: 7000}
        assert years_of(store, "Onderhoud") == {2017: 7000, 2023: 7000}, "by its label it is one row"

    def test_unknown_units_of_several_documents_may_not_be_the_same(
        self, store: Store, write: Write, budget_report: Report, written_table: Any
    ) -> None:
        for year in (2024, 2025):
            write(budget_report(written_table(text=simple("7", f"Rekening {year}"), unit=None, sums=()), file_name=f"{year}.txt"))
        assert refusal(store, "Onderhoud").endswith("add document: one of 2024.txt, 2025.txt (mixed-series)")
        assert years_of(store, "Onderhoud", document="2025.txt") == {2025: 7}, "as printed"


class TestTables:
    @pytest.fixture
    def two_years(self, write: Write, budget_report: Report, written_table: Any) -> Callable[[str, str], None]:
        """A row `Onderhoud` for 2024 in a table of one caption, and for 2025 in one of another."""

        def write_two(first: str, second: str) -> None:
            for year, caption in ((2024, first), (2025, second)):
                text = simple("7", f"Rekening {year}", caption)
                write(budget_report(written_table(text=text, sums=()), file_name=f"{year}.txt"))

        return write_two

    def test_years_are_not_pieced_together_from_different_tables(
        self, two_years: Callable[[str, str], None], store: Store
    ) -> None:
        two_years("Dijken", "Wegen")
        assert refusal(store, "Onderhoud") == (
            "Onderhoud: no table of one caption has all its years; add caption: one of Dijken, Wegen (mixed-series)"
        )
        assert years_of(store, "Onderhoud", caption="weg") == {2025: 7000}

    @pytest.mark.parametrize(
        ("first", "second", "same"),
        [
            pytest.param("Dijken 2024", "DIJKEN, 2025", True, id="years and signs"),
            pytest.param("Dijken 2024-2027", "Dijken 2025 - 2028", True, id="spans of years"),
            pytest.param("Tabel 3.1: Dijken", "Tabel 12b Dijken", True, id="the number of the table"),
            pytest.param("Programma 3", "Programma 4", False, id="the number of a programme"),
            pytest.param("Dijken", "Wegen", False, id="other words"),
            pytest.param("", "", False, id="no captions in two documents"),
        ],
    )
    def test_a_caption_is_the_same_but_for_numbers_of_tables_and_years(
        self, first: str, second: str, same: bool, two_years: Callable[[str, str], None], store: Store
    ) -> None:
        two_years(first, second)
        if same:
            assert years_of(store, "Onderhoud") == {2024: 7000, 2025: 7000}
        else:
            assert refusal(store, "Onderhoud").endswith("(mixed-series)")

    @pytest.mark.parametrize(
        ("first", "second", "caption"),
        [
            pytest.param("Programma 3 Dijken", "Programma 4 Dijken", "dijken", id="a programme with another number"),
            pytest.param("", "", "unknown", id="tables without captions"),
        ],
    )
    def test_who_names_the_caption_has_chosen_the_tables(
        self, first: str, second: str, caption: str, two_years: Callable[[str, str], None], store: Store
    ) -> None:
        two_years(first, second)
        assert years_of(store, "Onderhoud", caption=caption) == {2024: 7000, 2025: 7000}

    def test_another_table_may_repeat_what_one_has(
        self, store: Store, write: Write, budget_report: Report, written_table: Any
    ) -> None:
        whole = "Dijken\n | Rekening 2024 | Rekening 2025\nOnderhoud | 7 | 8\n"
        write(budget_report(written_table(text=whole, sums=()), written_table(text=simple("7", caption="Alles"), sums=())))
        assert years_of(store, "Onderhoud") == {2024: 7000, 2025: 8000}


class TestNothing:
    @pytest.mark.parametrize(
        ("label", "filters", "expected"),
        [
            pytest.param("wonen", {}, "try one of Wonen / Baten, Wonen / Lasten, Wonen / Saldo", id="labels that hold it"),
            pytest.param("Zorg", {}, "see the labels with `leidraad tables DOCUMENT`", id="nothing alike"),
            pytest.param("%", {}, "see the labels with `leidraad tables DOCUMENT`", id="no pattern"),
            pytest.param(
                "Lasten", {"phase": "realisatie"}, "choose phase: one of actual, approved", id="a filter that leaves nothing"
            ),
            pytest.param("Lasten", {"codes": "taakvelden"}, "no figure of it has the codes", id="a filter that cannot hold"),
        ],
    )
    def test_the_error_says_what_there_is(
        self, label: str, filters: dict[str, str], expected: str, store: Store, begroting: str
    ) -> None:
        said = refusal(store, label, **filters)
        assert expected in said
        assert said.endswith("(no-such-series)")

    def test_a_document_that_is_not_there_is_named(self, store: Store, begroting: str) -> None:
        assert refusal(store, "Lasten", document="nowhere.txt").endswith("(no-such-document)")

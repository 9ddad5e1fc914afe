"""The views of tables: proved figures, sums that do not hold, figures over the years, and where a record stands."""

from collections.abc import Callable
from typing import Any

import pytest

from schema import Extraction, SumRule
from store import Store

Write = Callable[..., str]
Report = Callable[..., Extraction]


def rows(store: Store, query: str) -> list[dict[str, Any]]:
    return [dict(row) for row in store.connection.execute(query)]


class TestReconciled:
    def test_only_figures_that_sums_prove(self, store: Store, write: Write, budget_report: Report, written_table: Any) -> None:
        write(budget_report(written_table()))
        found = rows(store, "SELECT * FROM budget_lines_reconciled ORDER BY start")
        assert [(row["label"], row["year"], row["phase"], row["side"], row["euros"]) for row in found] == [
            ("Wonen / Lasten", 2024, "actual", "expenditure", 1_582_000),
            ("Wonen / Lasten", 2026, "approved", "expenditure", 1_700_000),
            ("Wonen / Baten", 2024, "actual", "revenue", -41_000),
            ("Wonen / Baten", 2026, "approved", "revenue", -60_000),
            ("Wonen / Saldo", 2024, "actual", "balance", 1_541_000),
            ("Wonen / Saldo", 2026, "approved", "balance", 1_640_000),
        ]
        about = ("municipality", "kind", "document_year", "caption", "heading", "unit", "sign_convention")
        assert [found[0][column] for column in about] == [
            "Meerdrecht",
            "begroting",
            2025,
            "Programma Wonen",
            "Rekening 2024",
            1000,
            "expenditure_positive",
        ]

    def test_of_an_unknown_unit_it_tells_no_euros(
        self, store: Store, write: Write, budget_report: Report, written_table: Any
    ) -> None:
        write(budget_report(written_table(unit=None)))
        found = rows(store, "SELECT * FROM budget_lines_reconciled ORDER BY start")
        assert [(row["euros"], row["words"]) for row in found[:1]] == [(None, "1.582")]

    def test_superseded_documents_are_left_out(
        self, store: Store, write: Write, budget_report: Report, written_table: Any
    ) -> None:
        old = write(budget_report(written_table()))
        write(budget_report(written_table(), year=2026), supersedes=old)
        for view in ("budget_lines_reconciled", "budget_conflicts", "budget_series"):
            assert {row["document_year"] for row in rows(store, f"SELECT * FROM {view}")} == {2026}


class TestConflicts:
    def test_a_conflict_says_what_does_not_add_up(
        self, store: Store, write: Write, budget_report: Report, written_table: Any
    ) -> None:
        write(budget_report(written_table()))
        (found,) = rows(store, "SELECT * FROM budget_conflicts")
        assert found["terms"] == "Lasten 1.600 + Baten -50"
        assert [found[column] for column in ("caption", "rule", "label", "heading", "words", "unit")] == [
            "Programma Wonen",
            "balance",
            "Wonen / Saldo",
            "Begroting 2025",
            "1.551",
            1000,
        ]
        assert [found[column] for column in ("expected", "found", "difference")] == [1_550_000, 1_551_000, 1000]

    @pytest.mark.parametrize(
        ("terms", "expected"),
        [
            pytest.param(((-1, (1, 1)), (1, (2, 1))), "- Lasten 1.582 + Baten -41", id="what is taken off"),
            pytest.param(((1, (3, 1)), (1, (3, 3))), "Rekening 2024 1.541 + Begroting 2026 1.640", id="columns of its own row"),
            pytest.param(((1, (1, 2)), (-1, (4, 1))), "Lasten 1.600 - Water -", id="a dash is a figure"),
            pytest.param(((1, (5, 2)),), "Huur / Saldo 7", id="what is called as the sum is, by its whole label"),
        ],
    )
    def test_terms_are_called_after_what_tells_them_apart(
        self, terms: Any, expected: str, store: Store, write: Write, budget_report: Report, written_table: Any
    ) -> None:
        text = f"{written_table().text}Huur / Saldo | - | 7\n"
        write(budget_report(written_table(text=text, sums=((SumRule.TOTAL, (3, 2), terms),))))
        assert [row["terms"] for row in rows(store, "SELECT terms FROM budget_conflicts")] == [expected]

    def test_labels_with_quotes_and_line_breaks_are_whole(
        self, store: Store, write: Write, budget_report: Report, written_table: Any
    ) -> None:
        write(budget_report(written_table()))
        store.connection.execute("""UPDATE budget_lines SET label = 'A / De "kade" \\ dijk/sluis' WHERE label LIKE '%Lasten'""")
        store.connection.execute("UPDATE budget_lines SET label = NULL, words = '-' || char(10) || '50' WHERE words = '-50'")
        (found,) = rows(store, "SELECT terms FROM budget_conflicts")
        assert found["terms"] == 'De "kade" \\ dijk/sluis 1.600 + - 50'


class TestSeries:
    def test_a_row_holds_one_phase_side_and_year(
        self, store: Store, write: Write, budget_report: Report, written_table: Any
    ) -> None:
        write(budget_report(written_table()))
        found = rows(store, "SELECT * FROM budget_series WHERE label = 'Wonen / Saldo' ORDER BY phase, year")
        assert [(row["phase"], row["year"], row["euros"], row["status"]) for row in found] == [
            ("actual", 2024, 1_541_000, "reconciled"),
            ("approved", 2025, 1_551_000, "conflict"),
            ("approved", 2026, 1_640_000, "reconciled"),
        ]

    def test_units_and_sign_conventions_have_rows_of_their_own(
        self, store: Store, write: Write, budget_report: Report, written_table: Any
    ) -> None:
        write(budget_report(written_table(), written_table(unit=1), written_table(unit=None), written_table(convention=None)))
        query = "SELECT unit, sign_convention, euros FROM budget_series WHERE label = 'Wonen / Lasten' AND year = 2024"
        found = [tuple(row.values()) for row in rows(store, query)]
        assert len(found) == 4
        assert set(found) == {
            (1000, "expenditure_positive", 1_582_000),
            (1, "expenditure_positive", 1582),
            (None, "expenditure_positive", None),
            (1000, None, 1_582_000),
        }

    @pytest.mark.parametrize(
        ("second", "expected"),
        [
            pytest.param("12", (12_000, 2, 1), id="the same figure twice is one"),
            pytest.param("13", (None, 2, 2), id="two figures of one name are none"),
            pytest.param("12 N", (None, 2, 2), id="a nadeel is not what has no sign"),
        ],
    )
    def test_figures_that_their_name_does_not_tell_apart(
        self, second: str, expected: object, store: Store, write: Write, budget_report: Report, written_table: Any
    ) -> None:
        text = f"Dijken\n | Rekening 2024\nOnderhoud | 12\nOnderhoud | {second}\n"
        write(budget_report(written_table(text=text, sums=())))
        (found,) = rows(store, "SELECT euros, figures, different FROM budget_series")
        assert tuple(found.values()) == expected


class TestPlaces:
    def test_records_know_their_section_and_programme(self, store: Store, write: Write, report: Report) -> None:
        write(report())
        found = {row["kind"]: (row["section"], row["programme"]) for row in rows(store, "SELECT * FROM evidence")}
        assert found["goals"] == (None, "3"), "it lies in the section of the programme"
        assert found["initiatives"] == ("Water en groen", None), "that section ends before it"
        assert found["amounts"] == found["budget_tables"] == found["budget_lines"] == ("Water en groen", None)
        assert found["sections"] == (None, "3")

    def test_a_section_with_two_programmes_is_about_neither(self, store: Store, write: Write, report: Report) -> None:
        extraction = report()
        (programme,) = extraction.programmes
        other = programme.model_copy(update={"id": "0" * 16, "number": "4", "start": 40, "end": 42, "words": "ei"})
        write(extraction.model_copy(update={"programmes": (programme, other)}))
        assert {row["programme"] for row in rows(store, "SELECT programme FROM evidence")} == {None}

    def test_a_programme_is_in_the_innermost_section_around_it(self, store: Store, write: Write, report: Report) -> None:
        extraction = report()
        (section,) = extraction.sections
        inner = section.model_copy(update={"id": "0" * 16, "parent_id": section.id, "start": 17, "end": 18, "body_end": 60})
        write(extraction.model_copy(update={"sections": (section, inner)}))
        found = {row["kind"]: row["programme"] for row in rows(store, "SELECT * FROM evidence")}
        assert (found["policy_areas"], found["goals"], found["activities"]) == ("3", None, None)

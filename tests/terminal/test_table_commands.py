"""The commands about financial tables: `tables`, `series`, and what `show` and `ingest` say of them."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from pipeline.summary import summary_of
from schema import Extraction
from store import Store
from terminal.completion import DEFAULT_DATABASE, complete_convention, complete_label, complete_phase, complete_side

Program = Callable[..., CompletedProcess[str]]


@pytest.fixture
def stored(leidraad: Program, budget_report: Callable[..., Extraction], written_table: Any) -> Extraction:
    """A report in the default database: a table with a sum that is off, and one without sums."""
    reserves = written_table(text="Reserves\n | Rekening 2024\nDijkfonds | 12\n", sums=())
    extraction = budget_report(written_table(), reserves)
    keep(extraction)
    return extraction


def keep(extraction: Extraction) -> None:
    with Store.open(DEFAULT_DATABASE, create=True) as store:
        run_id = store.begin_run("0", "")
        store.write_extraction(
            extraction, program_version="0", run_id=run_id, supersedes=None, ingested_at="2025-06-01T12:00:00+00:00"
        )


class TestTables:
    def test_the_tables_of_a_document_with_the_sums_that_are_off(self, stored: Extraction, leidraad: Program) -> None:
        result = leidraad("tables", "begroting-2025.txt")
        assert result.returncode == 0
        lines = result.stdout.splitlines()
        assert [line for line in lines if line in ("Programma Wonen", "Reserves")] == ["Programma Wonen", "Reserves"]
        assert "  Saldo     1.541    1.551≠     1.640" in lines
        assert sum(line.startswith("≠ ") for line in lines) == 1
        assert result.stderr == "begroting-2025.txt: 2 tables, 1 sum off\n"

    def test_only_those_with_a_conflict(self, stored: Extraction, leidraad: Program) -> None:
        result = leidraad("tables", "begroting-2025.txt", "--only-conflicts")
        assert "Programma Wonen" in result.stdout
        assert "Reserves" not in result.stdout
        assert result.stderr == "begroting-2025.txt: 1 table with a sum that does not hold, 1 sum off\n"

    def test_json_has_all_that_is_stored(self, stored: Extraction, leidraad: Program) -> None:
        result = leidraad("tables", "begroting-2025.txt", "--json")
        first, second = json.loads(result.stdout)
        assert result.stderr == ""
        assert (first["caption"], second["caption"]) == ("Programma Wonen", "Reserves")
        assert [line["words"] for line in first["lines"]] == [line.words for line in stored.budget_lines[:-1]]
        ids = {line.id for line in stored.budget_lines}
        assert [one["status"] for one in first["sums"]] == ["reconciled", "conflict", "reconciled"]
        assert {one["result"] for one in first["sums"]} <= ids
        assert {term["line_id"] for one in first["sums"] for term in one["terms"]} <= ids
        assert json.loads(leidraad("tables", "begroting-2025.txt", "--json", "--only-conflicts").stdout) == [first]

    def test_a_document_without_tables_is_said_to_have_none(self, ingested: Path, leidraad: Program) -> None:
        result = leidraad("tables", "begroting-2026.txt")
        assert (result.returncode, result.stdout, result.stderr) == (0, "", "begroting-2026.txt: no tables\n")
        assert json.loads(leidraad("tables", "begroting-2026.txt", "--json").stdout) == []


class TestSeries:
    def test_a_row_for_each_year(self, stored: Extraction, leidraad: Program) -> None:
        result = leidraad("series", "Saldo", "--phase", "approved")
        assert result.returncode == 0
        assert [line.split() for line in result.stdout.splitlines()[2:]] == [
            ["2025", "1.551.000", "≠", "begroting-2025.txt", "Programma", "Wonen"],
            ["2026", "1.640.000", "begroting-2025.txt", "Programma", "Wonen"],
        ]
        assert result.stderr.splitlines() == [
            "Meerdrecht · Wonen / Saldo · approved · balance · lasten +, baten -; saldo + is a cost",
            "≠ 1 figure in conflict with a sum: see `leidraad tables`",
        ]

    def test_json_has_exact_euros_and_the_evidence(self, stored: Extraction, leidraad: Program) -> None:
        (point,) = json.loads(leidraad("series", "Wonen / Baten", "--phase", "actual", "--json").stdout)
        assert (point["year"], point["euros"], point["status"]) == (2024, "-41000", "reconciled")
        assert (point["municipality"], point["phase"], point["side"]) == ("Meerdrecht", "actual", "revenue")
        assert point["line_id"] in {line.id for line in stored.budget_lines}

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            pytest.param(("Lasten",), "mixed-series", id="phases are mixed"),
            pytest.param(("Zorg",), "no-such-series", id="no such label"),
            pytest.param(("Lasten", "--phase", "rekening"), "no-such-series", id="no such phase"),
            pytest.param(("Lasten", "--document", "nowhere"), "no-such-document", id="no such document"),
        ],
    )
    def test_what_cannot_be_a_series_is_one_line(
        self, arguments: tuple[str, ...], code: str, stored: Extraction, leidraad: Program
    ) -> None:
        result = leidraad("series", *arguments)
        assert (result.returncode, result.stdout, len(result.stderr.splitlines())) == (1, "", 1)
        assert result.stderr.endswith(f"({code})\n")

    def test_every_filter_that_an_error_can_name_is_an_option(self, stored: Extraction, leidraad: Program) -> None:
        from store.series import NEVER_MIXED, TELLING_APART

        shown = leidraad("series", "--help").stdout
        assert all(f"--{name} " in shown for name in {*NEVER_MIXED, *TELLING_APART} - {"label"})

    def test_every_option_narrows_the_series_down(self, stored: Extraction, leidraad: Program) -> None:
        passing = {
            "municipality": "meerdrecht",
            "phase": "approved",
            "side": "balance",
            "unit": "known",
            "convention": "expenditure_positive",
            "kind": "begroting",
            "document": "begroting-2025",
            "caption": "wonen",
            "detail": "unknown",
        }
        options = [word for name, value in passing.items() for word in (f"--{name}", value)]
        assert "1.551.000" in leidraad("series", "Saldo", *options).stdout
        for name in passing.keys() - {"document"}:
            refused = leidraad("series", "Saldo", f"--{name}", "nowhere")
            assert f"no figure of it has the {name} 'nowhere'" in refused.stderr

    def test_what_is_not_known_is_said(
        self, leidraad: Program, budget_report: Callable[..., Extraction], written_table: Any
    ) -> None:
        keep(budget_report(written_table(sums=(), unit=None, convention=None)))
        result = leidraad("series", "Baten", "--phase", "actual")
        assert result.stdout.splitlines()[0].split() == ["year", "as", "printed", "document", "table"]
        assert result.stdout.splitlines()[2].split()[:3] == ["2024", "-41", "?"]
        assert result.stderr.splitlines() == [
            "Meerdrecht · Wonen / Baten · actual · revenue · sign convention unknown",
            "the unit is not known: the figures are as printed",
            "? 1 figure that no sum proves",
        ]


class TestShow:
    def test_a_document_does_not_drown_in_figures(self, stored: Extraction, leidraad: Program) -> None:
        result = leidraad("show", "begroting-2025.txt")
        lines = result.stdout.splitlines()[2:]
        assert [line.split("  ")[-1] for line in lines] == [
            "Programma Wonen · x € 1.000 · lasten +, baten -; saldo + is a cost · 12 figures, 6 proved, 3 in conflict (≠), 3 in no sum (?)",
            "Reserves · x € 1.000 · lasten +, baten -; saldo + is a cost · 1 figure, no sums",
        ]
        assert result.stderr == "the figures of its tables: leidraad tables begroting-2025.txt\n"

    @pytest.mark.parametrize(("kind", "number"), [("budget_lines", 13), ("checks", 3), ("budget_tables", 2)])
    def test_one_kind_is_shown_on_request(self, kind: str, number: int, stored: Extraction, leidraad: Program) -> None:
        result = leidraad("show", "begroting-2025.txt", "--only", kind)
        assert sum(kind.replace("_", " ").removesuffix("s") in line for line in result.stdout.splitlines()) == number
        assert result.stderr == ""

    def test_json_has_every_record(self, stored: Extraction, leidraad: Program) -> None:
        shown = json.loads(leidraad("show", "begroting-2025.txt", "--json").stdout)
        assert len(shown["records"]) == sum(stored.counts().values())

    def test_a_table_is_shown_as_it_is_printed(self, stored: Extraction, leidraad: Program) -> None:
        whole = leidraad("tables", "begroting-2025.txt").stdout
        assert leidraad("show", stored.budget_tables[0].id).stdout == whole.partition("\n\nReserves")[0] + "\n"

    def test_a_figure_tells_its_sums(self, stored: Extraction, leidraad: Program) -> None:
        line = next(line for line in stored.budget_lines if line.words == "-50")
        shown = leidraad("show", line.id).stdout
        assert "»-50«" in shown
        assert "  Programma Wonen\n" in shown, "what its table is"
        assert shown.splitlines()[-2:] == [
            "Sums",
            "≠ lasten and baten to their saldo: Wonen / Saldo, Begroting 2025: Lasten 1.600 + Baten -50 = 1.550, printed 1.551: off by 1",
        ]

    def test_a_figure_that_is_proved_says_by_what(self, stored: Extraction, leidraad: Program) -> None:
        line = next(line for line in stored.budget_lines if line.words == "1.541")
        assert leidraad("show", line.id).stdout.splitlines()[-1] == (
            "✓ lasten and baten to their saldo: Wonen / Saldo, Rekening 2024: Lasten 1.582 + Baten -41 = 1.541, printed 1.541: holds"
        )

    def test_a_check_tells_its_sum(self, stored: Extraction, leidraad: Program) -> None:
        assert "Lasten 1.700 + Baten -60 = 1.640" in leidraad("show", stored.checks[2].id).stdout

    def test_a_figure_in_no_sum_has_none(self, stored: Extraction, leidraad: Program) -> None:
        assert "Sums" not in leidraad("show", stored.budget_lines[-1].id).stdout


def test_ingest_counts_figures_by_what_sums_say_of_them(
    leidraad: Program, reports: Path, budget_report: Callable[..., Extraction], written_table: Any
) -> None:
    run = json.loads(leidraad("ingest", reports, "--json").stdout)
    assert [file["summary"]["figures"] for file in run["files"]] == [{}, {}, {}], "these have no tables"
    summary = summary_of(budget_report(written_table()))
    assert summary.figures == {"reconciled": 6, "conflict": 3, "unverified": 3}
    assert summary.counts["budget_lines"] == 12


class TestCompletion:
    class Context:
        """What Typer hands over."""

        def __init__(self, **params: object) -> None:
            self.params = params

    def test_labels_of_the_database(self, stored: Extraction) -> None:
        context: Any = self.Context()
        assert complete_label(context, "Wonen / ") == ["Wonen / Baten", "Wonen / Lasten", "Wonen / Saldo"]
        assert complete_label(context, "x") == []

    def test_nothing_without_a_database(self, tmp_path: Path) -> None:
        context: Any = self.Context(db=tmp_path / "none.db")
        assert complete_label(context, "") == []

    def test_vocabularies(self) -> None:
        assert complete_phase("a") == ["actual", "approved", "amendment", "adjusted"]
        assert complete_side("reserve_") == ["reserve_addition", "reserve_withdrawal"]
        assert complete_convention("plus") == ["plus_is_favourable", "plus_is_unfavourable"]

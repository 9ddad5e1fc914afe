"""The charts: what stands in one panel may stand there, nothing is shown that a report contradicts, and text stays text."""

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree as ET

import pytest

from publish.charts import CHARTS, MOST_PANELS, chart_data, chart_spec, draw_chart
from schema import Extraction, LeidraadError
from store import ChartFilters, Store

BudgetReport = Callable[..., Extraction]

EVIL = "<script>alert(1)</script>&amp;\"'"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "leidraad.db", create=True) as store:
        yield store


def write(store: Store, extraction: Extraction) -> str:
    run = store.begin_run("0", "")
    return store.write_extraction(
        extraction, program_version="0", run_id=run, supersedes=None, ingested_at="2025-06-01T12:00:00Z"
    )


def name_programmes(store: Store, document: str, *programmes: tuple[str, str]) -> None:
    with store.connection as connection:
        for number, name in programmes:
            connection.execute(
                "INSERT INTO programmes (id, document_id, start, end, words, number, name, portfolios) VALUES (?, ?, 0, 0, '', ?, ?, '[]')",
                (f"{document}{number}{name}", document, number, name),
            )


def table_of(*rows: str, head: str = "Begroting 2025 | Begroting 2026") -> str:
    return "\n".join(["Lasten (x € 1.000)", f"      | {head}", *rows]) + "\n"


def figures(store: Store, **filters: Any) -> list[tuple[str, int, float]]:
    data = chart_data(store, "budget-by-programme", cast("ChartFilters", filters))
    return [(row["programme"], row["year"], row["euros"]) for row in data]


@pytest.fixture
def budget(store: Store, budget_report: BudgetReport, written_table: Any) -> Callable[..., str]:
    """Stores a report with a table of these rows and these programmes; all its figures are lasten."""

    def make(
        *rows: str,
        programmes: tuple[tuple[str, str], ...] = (("4", "Wonen"),),
        unit: int | None = 1000,
        head: str = "Begroting 2025 | Begroting 2026",
        **facts: Any,
    ) -> str:
        report = budget_report(written_table(text=table_of(*rows, head=head), sums=(), unit=unit), **facts)
        document = write(store, report)
        name_programmes(store, document, *programmes)
        with store.connection as connection:
            connection.execute("UPDATE budget_lines SET side = coalesce(side, 'expenditure')")
        return document

    return make


class TestBudgetByProgramme:
    @pytest.mark.parametrize(
        "label",
        [
            "4 Wonen",
            "4. Wonen",
            "Programma 4 Wonen",
            "Programma 4: Wonen",
            "Lasten / 4 Wonen",
            "4 Wonen / Lasten",
            "Wonen / Lasten",
            "4 WONEN",
        ],
    )
    def test_rows_that_show_themselves_as_a_programme(self, label: str, store: Store, budget: Callable[..., str]) -> None:
        budget(f"{label} | 1.600 | 1.700")
        assert figures(store) == [("4 Wonen", 2025, 1_600_000), ("4 Wonen", 2026, 1_700_000)]

    @pytest.mark.parametrize("label", ["Wonen", "5 Wonen", "4 Wonen en water", "Huur / Lasten", "Lasten", "4"])
    def test_rows_that_do_not(self, label: str, store: Store, budget: Callable[..., str]) -> None:
        budget(f"{label} | 1.600 | 1.700")
        assert figures(store) == []

    def test_a_name_without_number_counts_only_in_the_report_that_names_the_programme(
        self, store: Store, budget: Callable[..., str]
    ) -> None:
        budget("Haven / Lasten | 1.725 | 1.725", programmes=(("4", "Mobiliteit"),))
        budget("Totaal | 1 | 1", programmes=(("3", "Haven"),), file_name="haven.txt")
        assert figures(store) == []

    def test_the_report_of_the_year_itself_goes_first(self, store: Store, budget: Callable[..., str]) -> None:
        budget("4 Wonen | 1.600 | 1.700", file_name="begroting-2025.txt", year=2025)
        budget("4 Wonen | 1.650 | 1.750", file_name="begroting-2026.txt", year=2026)
        assert figures(store) == [("4 Wonen", 2025, 1_600_000), ("4 Wonen", 2026, 1_750_000)]

    def test_figures_of_one_name_that_differ_are_not_shown(self, store: Store, budget: Callable[..., str]) -> None:
        budget("4 Wonen | 1.600 | 1.700", "Lasten / 4 Wonen | 1.601 | 1.700")
        assert figures(store) == [("4 Wonen", 2026, 1_700_000)]

    def test_figures_without_a_known_unit_are_not_shown(self, store: Store, budget: Callable[..., str]) -> None:
        budget("4 Wonen | 1.600 | 1.700", unit=None)
        assert figures(store) == []

    def test_a_phase_never_stands_beside_another(self, store: Store, budget: Callable[..., str]) -> None:
        budget("4 Wonen | 1.582 | 1.700", head="Rekening 2025 | Begroting 2026")
        assert figures(store) == [("4 Wonen", 2026, 1_700_000)]
        assert figures(store, phase="actual") == [("4 Wonen", 2025, 1_582_000)]

    def test_municipalities_and_sign_conventions_have_panels_of_their_own(self, store: Store, budget: Callable[..., str]) -> None:
        first = budget("4 Wonen | 1.600 | 1.700")
        budget("4 Wonen | 2.600 | 2.700", municipality="Oosterweide", file_name="oosterweide.txt")
        with store.connection as connection:
            connection.execute("UPDATE budget_tables SET sign_convention = 'revenue_positive' WHERE document_id = ?", (first,))
        spec = chart_spec("budget-by-programme", chart_data(store, "budget-by-programme", {}))
        panels = {(row["municipality"], row["sign_convention"]): row["panel"] for row in spec["data"]["values"]}
        assert len(set(panels.values())) == 2
        assert (
            panels["Meerdrecht", "revenue_positive"]
            == "Meerdrecht · lasten (expenditure) · begroting (approved) · signs: lasten -, baten +"
        )

    def test_programmes_stand_in_the_order_of_their_numbers(self, store: Store, budget: Callable[..., str]) -> None:
        budget("10 Werk | 1 | 1", "2 Wonen | 1 | 1", programmes=(("10", "Werk"), ("2", "Wonen")))
        spec = chart_spec("budget-by-programme", chart_data(store, "budget-by-programme", {}))
        assert spec["spec"]["layer"][0]["encoding"]["y"]["sort"] == ["2 Wonen", "10 Werk"]

    def test_more_panels_than_can_be_read_are_said(self) -> None:
        row = {
            "side": "expenditure",
            "phase": "approved",
            "sign_convention": None,
            "programme": "1 A",
            "year": 2025,
            "euros": 1.0,
            "file_name": "a",
            "municipality": "M",
        }
        data = [{**row, "phase": f"phase {number}", "municipalities": 1} for number in range(MOST_PANELS + 1)]
        spec = chart_spec("budget-by-programme", data)
        assert len({one["panel"] for one in spec["data"]["values"]}) == MOST_PANELS
        assert f"The first {MOST_PANELS} of {MOST_PANELS + 1} panels" in str(spec["title"]["subtitle"])
        spec = chart_spec("budget-by-programme", [{**row, "municipalities": 55}])
        assert "The first 1 of 55 municipalities" in str(spec["title"]["subtitle"])

    def test_the_samples(self, samples: Path) -> None:
        with Store.open(samples) as stored:
            found = set(figures(stored))
        assert {("10 Werk en bestaanszekerheid", 2024, 38_415_000), ("2 Veiligheid", 2026, 3_761_000)} <= found
        assert ("3 Haven", 2026, 1_725_000) not in found, "a policy area of programme 4 is called so too"


class TestActualAgainstApproved:
    def test_both_figures_stand_in_one_row_of_one_table(self, store: Store, budget: Callable[..., str]) -> None:
        budget("4 Wonen | 1.600 | 1.582", "Water | 12 | -", head="Begroting 2024 | Rekening 2024")
        budget("4 Wonen | 9.999", head="Rekening 2024", file_name="another.txt")
        data = chart_data(store, "actual-against-approved", {})
        assert [(row["label"], row["phase"], row["euros"]) for row in data] == [
            ("4 Wonen", "approved", 1_600_000),
            ("4 Wonen", "actual", 1_582_000),
            ("Water", "approved", 12_000),
            ("Water", "actual", 0),
        ]

    def test_years_are_not_compared_with_each_other(self, store: Store, budget: Callable[..., str]) -> None:
        budget("4 Wonen | 1.600 | 1.582", head="Begroting 2025 | Rekening 2024")
        assert chart_data(store, "actual-against-approved", {}) == []

    def test_the_samples(self, samples: Path) -> None:
        with Store.open(samples) as stored:
            data = chart_data(stored, "actual-against-approved", ChartFilters(side="expenditure"))
        assert [(row["phase"], row["euros"]) for row in data] == [("approved", 38_415_000), ("actual", 37_902_000)]


def test_initiatives_are_counted_by_the_year_of_their_report(samples: Path) -> None:
    with Store.open(samples) as stored:
        data = chart_data(stored, "initiatives-by-status", ChartFilters(year=2024))
        rows = stored.connection.execute(
            "SELECT status, count(*) FROM initiatives WHERE document_id IN (SELECT id FROM current_documents WHERE year = 2024) GROUP BY 1"
        )
        assert {row["status"]: row["initiatives"] for row in data} == dict(rows.fetchall())


def test_coverage_has_every_report_that_has_something_to_claim(samples: Path) -> None:
    with Store.open(samples) as stored:
        data = chart_data(stored, "coverage-by-document", {})
        assert {row["file_name"] for row in data} == {row.file_name for row in stored.documents() if row.signs}
        assert [row["share"] for row in data] == sorted(row["share"] for row in data)


@pytest.mark.parametrize("name", CHARTS)
class TestEveryChart:
    def test_it_says_its_unit_and_its_source(self, name: str, samples: Path) -> None:
        with Store.open(samples) as stored:
            spec = chart_spec(name, chart_data(stored, name, {}))
        assert spec["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
        assert any(line.startswith("Source: ") for line in spec["title"]["subtitle"])
        assert any(word in spec["title"]["subtitle"][0] for word in ("Million euros", "Number of", "Per cent"))
        assert "url" not in json.dumps(spec.get("data"))
        assert spec["description"]

    def test_it_is_drawn_as_a_picture(self, name: str, samples: Path, tmp_path: Path) -> None:
        with Store.open(samples) as stored:
            spec = chart_spec(name, chart_data(stored, name, {}))
        draw_chart(spec, tmp_path / "chart.svg")
        draw_chart(spec, tmp_path / "chart.png")
        root = ET.parse(tmp_path / "chart.svg").getroot()
        assert CHARTS[name].title in "".join(root.itertext())
        assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG")
        assert not [path for path in tmp_path.iterdir() if path.name.endswith(".part")]

    def test_text_of_a_report_is_text_in_it(self, name: str, samples: Path, tmp_path: Path) -> None:
        with Store.open(samples) as stored:
            data = [
                {
                    key: EVIL if key in ("programme", "label", "caption", "file_name", "municipality") else value
                    for key, value in row.items()
                }
                for row in chart_data(stored, name, {})
            ]
        draw_chart(chart_spec(name, data), tmp_path / "chart.svg")
        picture = (tmp_path / "chart.svg").read_text(encoding="utf-8")
        root = ET.fromstring(picture)
        assert not [element.tag for element in root.iter() if element.tag.endswith("}script")]
        assert "<script" not in picture
        if name != "initiatives-by-status":
            assert "<script>alert(1)" in "".join(root.itertext()) or "<script>" in " ".join(
                str(one.attrib) for one in root.iter()
            )

    def test_without_data_it_says_so(self, name: str, store: Store) -> None:
        with pytest.raises(LeidraadError, match=rf"{name}: there is nothing to show; .* \(empty-chart\)"):
            chart_spec(name, chart_data(store, name, {}))

    def test_a_library_that_is_missing_is_one_line(
        self, name: str, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "vl_convert", None)
        with pytest.raises(LeidraadError, match="missing-extra"):
            draw_chart({}, tmp_path / f"{name}.svg")


def test_colours_of_statuses_differ(samples: Path) -> None:
    with Store.open(samples) as stored:
        spec = chart_spec("initiatives-by-status", chart_data(stored, "initiatives-by-status", {}))
    scale = spec["encoding"]["color"]["scale"]
    assert len(set(scale["range"])) == len(scale["domain"])
    assert all(re.fullmatch(r"#[0-9a-fA-F]{6}", colour) for colour in scale["range"])


def test_a_place_that_cannot_be_written_to(samples: Path, tmp_path: Path) -> None:
    with Store.open(samples) as stored:
        spec = chart_spec("coverage-by-document", chart_data(stored, "coverage-by-document", {}))
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(LeidraadError, match="cannot-write"):
        draw_chart(spec, tmp_path / "file" / "chart.svg")

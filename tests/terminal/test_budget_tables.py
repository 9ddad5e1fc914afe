"""Tables as a person would print them."""

from collections.abc import Callable, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from schema import Extraction, Indicator, IndicatorPhase, SumRule, TableKind
from store import Store, StoredTable
from terminal.budget_tables import budget_table_parts, standing

Tables = Callable[..., Sequence[StoredTable]]


@pytest.fixture
def tables_of(tmp_path: Path, budget_report: Callable[..., Extraction]) -> Tables:
    """Stores a report with some tables, and reads these back."""

    def store_and_read(*written: Any) -> Sequence[StoredTable]:
        with Store.open(tmp_path / "leidraad.db", create=True) as store:
            run_id = store.begin_run("0", "")
            document_id = store.write_extraction(
                budget_report(*written),
                program_version="0",
                run_id=run_id,
                supersedes=None,
                ingested_at="2025-06-01T12:00:00+00:00",
            )
            return store.budget_tables(document_id)

    return store_and_read


def printed(stored: StoredTable, width: int = 80) -> list[str]:
    stream = StringIO()
    screen = Console(file=stream, width=width, force_terminal=False, markup=False, highlight=False)
    for part in budget_table_parts(stored, width):
        screen.print(part)
    return [line.rstrip() for line in stream.getvalue().splitlines()]


def test_a_table_as_it_is_printed(tables_of: Tables, written_table: Any) -> None:
    (stored,) = tables_of(written_table())
    lines = printed(stored, 130)
    assert lines[0] == "Programma Wonen"
    assert lines[1] == (
        f"{stored.table.id[:8]}  28  x € 1.000 · lasten +, baten -; saldo + is a cost · "
        "12 figures, 6 proved, 3 in conflict (≠), 3 in no sum (?)"
    )
    assert lines[2:] == [
        "",
        "         Rekening Begroting Begroting",
        "             2024      2025      2026",
        "─────────────────────────────────────",
        "Wonen",
        "  Lasten    1.582    1.600≠     1.700",
        "  Baten       -41      -50≠       -60",
        "  Saldo     1.541    1.551≠     1.640",
        "Water          -?     12,5?       pm?",
        "≠ Wonen / Saldo, Begroting 2025: Lasten 1.600 + Baten -50 = 1.550, printed 1.551: off by 1",
    ]


def test_where_there_are_no_sums_nothing_is_marked(tables_of: Tables, written_table: Any) -> None:
    (stored,) = tables_of(written_table(sums=(), unit=None, convention=None))
    lines = printed(stored)
    assert lines[1].endswith("unit unknown · sign convention unknown · 12 figures, no sums")
    assert not set("≠?") & set("".join(lines[2:]))


def test_a_table_that_sums_prove_has_no_marks(tables_of: Tables, written_table: Any) -> None:
    (stored,) = tables_of(
        written_table(
            text="Dijken\n | Rekening 2024\nLasten | 5\nBaten | -2\nSaldo | 3\n",
            sums=((SumRule.BALANCE, (3, 1), ((1, (1, 1)), (1, (2, 1)))),),
        )
    )
    assert standing(stored) == "3 figures, 3 proved"
    assert not set("≠?") & set("".join(printed(stored)))


def test_conflict_and_doubt_have_colours_too(tables_of: Tables, written_table: Any) -> None:
    (stored,) = tables_of(written_table())
    stream = StringIO()
    screen = Console(file=stream, width=130, force_terminal=True, color_system="standard", markup=False, highlight=False)
    for part in budget_table_parts(stored, 130):
        screen.print(part)
    assert "\x1b[1;31m1.551≠" in stream.getvalue()
    assert "\x1b[2m12,5?" in stream.getvalue()


def test_figures_whose_column_nobody_knows_stand_behind_their_row(tables_of: Tables, written_table: Any) -> None:
    (stored,) = tables_of(written_table(loose=frozenset({(2, 2), (2, 3)}), sums=()))
    lines = printed(stored, 130)
    assert lines[3].split() == ["Rekening", "Begroting", "Begroting", "no"]
    assert lines[4].split() == ["2024", "2025", "2026", "column"]
    baten = next(line for line in lines if "Baten" in line)
    assert baten.split() == ["Baten", "-41", "-50", "-60"]
    assert baten.endswith("-50  -60")


def test_many_of_them_take_several_lines(tables_of: Tables, written_table: Any) -> None:
    figures = [f"{number}.000.000" for number in range(1, 12)]
    text = "Dijken\n" + "|".join(["", *(f" {year} " for year in range(2020, 2031))]) + "\nDijk | " + " | ".join(figures) + "\n"
    (stored,) = tables_of(written_table(text=text, sums=(), loose=frozenset((1, column) for column in range(1, 12))))
    lines = printed(stored)
    assert all(len(line) <= 80 for line in lines)
    assert [word for line in lines[6:] for word in line.split()] == ["Dijk", *figures]


@pytest.mark.parametrize("width", [40, 80, 140, 10_000])
def test_no_figure_is_ever_cut(width: int, tables_of: Tables, written_table: Any) -> None:
    years = range(2010, 2026)
    label = "Onderhoud van de dijken en kades langs de Meerkade, oostelijk deel"
    heads = "|".join(["", *(f" Meerjarenraming {year} " for year in years)])
    text = f"Dijken\n{heads}\nWater / {label} | " + " | ".join(f"{year}.567" for year in years) + "\n"
    (stored,) = tables_of(written_table(text=text, unit=1, sums=()))
    lines = printed(stored, width)
    assert all(len(line) <= width for line in lines)
    words = " ".join(lines).split()
    assert [word for word in words if word.endswith(".567")] == [f"{year // 1000}.{year % 1000:03}.567" for year in years]
    assert set(map(str, years)) <= set(words)
    assert set(label.split()) <= set(words)
    assert "…" not in "".join(lines)


@pytest.mark.parametrize("width", [1, 10, 30])
def test_a_screen_as_narrow_as_none_is_does_no_harm(width: int, tables_of: Tables, written_table: Any) -> None:
    (stored,) = tables_of(written_table(more={"code": "01A101", "detail": "Autonoom / I / S"}))
    assert "".join("".join(printed(stored, width)).split()).startswith("ProgrammaWonen")


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        pytest.param(["A", "B"], ["A", "B"], id="plain"),
        pytest.param(["A / x", "A / y", "B / x"], ["A", "  x", "  y", "B", "  x"], id="outer labels stand once"),
        pytest.param(["A", "A / x"], ["A", "  x"], id="the outer label has figures of its own"),
        pytest.param(["A / B / x", "A / C / x"], ["A", "  B", "    x", "  C", "    x"], id="three levels"),
        pytest.param(["A / x", "x", "A / x"], ["A", "  x", "x", "A", "  x"], id="it comes back"),
        pytest.param(["", "A"], ["", "A"], id="a row without a label"),
    ],
)
def test_outer_labels_are_rows_of_their_own(
    labels: list[str], expected: list[str], tables_of: Tables, written_table: Any
) -> None:
    text = "Dijken\n | Rekening 2024\n" + "".join(f"{label} | 7\n" for label in labels)
    (stored,) = tables_of(written_table(text=text, sums=()))
    shown = printed(stored, 130)[6:]
    assert [line.removesuffix("7").rstrip() for line in shown] == expected


@pytest.mark.parametrize(
    ("code", "label", "expected"),
    [
        pytest.param("6.71", "Zorg", "6.71 Zorg", id="a code before the label"),
        pytest.param("6.71", "6.71 Zorg", "6.71 Zorg", id="a label that begins with it needs no other"),
    ],
)
def test_a_code_is_shown_once(code: str, label: str, expected: str, tables_of: Tables, written_table: Any) -> None:
    (stored,) = tables_of(written_table(text=f"Zorg\n | 2024\n{label} | 7\n", sums=(), more={"code": code, "detail": "I / S"}))
    assert printed(stored)[-1].split() == [*expected.split(), "I", "/", "S", "7"]


def test_what_a_terminal_would_take_for_a_command_is_not_sent_to_it(tables_of: Tables, written_table: Any) -> None:
    (stored,) = tables_of(written_table(text="Dij\x1bken\n | 2024\x07\nDijk\x1b[2J | 7\n", sums=(), more={"detail": "\x9b"}))
    assert not set("\x1b\x07\x9b") & set("".join(printed(stored)))


def test_a_table_of_indicators(tables_of: Tables, written_table: Any) -> None:
    (stored,) = tables_of(written_table(text="Effecten\n | 2024\nTevredenheid | 7\n", sums=()))
    table = stored.table.model_copy(update={"kind": TableKind.INDICATORS})

    def value(words: str, name: str, year: int | None, phase: IndicatorPhase | None, unit: str | None = "%") -> Indicator:
        place = {"id": words, "start": 0, "end": 1, "page": None, "words": words, "table_id": table.id}
        about = {"name": name, "unit": unit, "source": "CBS", "year": year, "phase": phase, "value": None}
        return Indicator.model_validate(place | about)

    indicators = (
        value("7,1", "Tevredenheid", 2023, IndicatorPhase.ACTUAL),
        value("7,4", "Tevredenheid", 2026, IndicatorPhase.TARGET),
        value("104 tov 134 landelijk", "Schuldhulp", 2026, IndicatorPhase.TARGET, "aantal"),
        value("nb", "Schuldhulp", None, None, "aantal"),
    )
    lines = printed(StoredTable(stored.document_id, table, indicators=indicators), 120)
    assert lines[1].endswith("4 values of indicators")
    assert [line.split() for line in lines[3:5]] == [
        ["actual", "target"],
        ["indicator", "unit", "source", "2023", "2026", "value"],
    ]
    assert [line.split() for line in lines[6:]] == [
        ["Tevredenheid", "%", "CBS", "7,1", "7,4"],
        ["Schuldhulp", "aantal", "CBS", "104", "tov", "134", "landelijk", "nb"],
    ]

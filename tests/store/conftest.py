"""A document of the invented municipality Meerdrecht with a record of every kind, and a database to store it in."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from schema import (
    Activity,
    Amount,
    BudgetLine,
    BudgetTable,
    Check,
    CheckLine,
    Citation,
    CitationKind,
    Coverage,
    DateExpression,
    Document,
    DocumentFacts,
    DocumentKind,
    Extraction,
    Favour,
    Goal,
    Indicator,
    Initiative,
    Issue,
    Nature,
    Phase,
    PolicyArea,
    Programme,
    Section,
    Severity,
    Side,
    SignConvention,
    Status,
    SumRule,
    SumStatus,
    TableKind,
)
from store import Store

TEXT = """3 Water en groen
Programma 3 Water
Beleidsterrein 3A Kades
3A1 Droge voeten
3A1.1 Kades ophogen
Kadeplan\u00a0Zuid
In 2025 kost dit € 2 à 3 miljoen (RV 25.0101).
"""

TABLE = """Saldo (x € 1.000)
Saldo\t-1.551
Tevredenheid\t7,4
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "leidraad.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path, create=True) as store:
        yield store


@pytest.fixture
def write(store: Store) -> Callable[..., str]:
    """Stores an extraction with the usual particulars."""
    run_id = store.begin_run("0.1.0", "ingest reports")

    def write(extraction: Extraction, supersedes: str | None = None, version: str = "0.1.0") -> str:
        return store.write_extraction(
            extraction, program_version=version, run_id=run_id, supersedes=supersedes, ingested_at="2025-06-01T12:00:00+00:00"
        )

    return write


@pytest.fixture
def report() -> Callable[..., Extraction]:
    """Makes an extraction with a record of every kind."""
    return make_report


def make_report(file_name: str = "begroting.txt", more: str = "", *, table: bool = True) -> Extraction:
    """A report with one record of each kind; without its `table`, of each kind that text outside of tables gives."""
    text = TEXT + (TABLE if table else "") + more
    document = Document(
        file_name=file_name,
        source_path=f"reports/{file_name}",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        media_type="text/plain; charset=utf-8",
        text=text,
    )

    def span(words: str, kind: str) -> dict[str, object]:
        start = document.text.index(words)
        end = start + len(words)
        return {"id": document.record_id(kind, start, end), "start": start, "end": end, "page": None, "words": words}

    section = Section(
        **span("3 Water en groen", "section"), parent_id=None, level=1, number="3", title="Water en groen", body_end=90
    )
    programme = Programme(
        **span("Water\n", "programme"),
        number="3",
        name="Water",
        committee="Leefomgeving",
        portfolios=("Water & Groen",),
        mission=None,
    )
    area = PolicyArea(**span("3A Kades", "policy_area"), programme_id=programme.id, programme="3", code="3A", name="Kades")
    goal = Goal(**span("Droge voeten", "goal"), policy_area_id=area.id, code="3A1", text="Droge voeten")
    activity = Activity(**span("Kades ophogen", "activity"), goal_id=goal.id, code="3A1.1", key="3A1.1", text="Kades ophogen")
    initiative = Initiative(
        **span("Kadeplan\u00a0Zuid", "initiative"),
        section_id=section.id,
        programme_id=programme.id,
        policy_area_id=area.id,
        title="Kadeplan Zuid",
        status=Status.PLANNED,
        body_start=100,
        body_end=len(TEXT),
    )
    place = {"section_id": section.id, "initiative_id": initiative.id}
    amount = Amount(
        **span("€ 2 à 3 miljoen", "amount"),
        **place,
        value=Decimal(2_000_000),
        value_high=Decimal(3_000_000),
        nature=Nature.INCIDENTAL,
        nv=Favour.NADEEL,
        years=(2025,),
    )
    day = DateExpression(**span("2025", "date"), **place, edtf="2025", earliest=date(2025, 1, 1), latest=date(2025, 12, 31))
    citation = Citation(**span("RV 25.0101", "citation"), **place, kind=CitationKind.RAADSVOORSTEL, number="25.0101")
    issue = Issue(**span("", "issue"), severity=Severity.WARNING, code="no-edition", message="no edition is printed")
    facts = DocumentFacts(
        kind=DocumentKind.BEGROTING,
        title=None,
        year=2025,
        year_end=None,
        edition=None,
        municipality="Meerdrecht",
        municipality_code="GM9901",
        found_by={"year": "title line"},
    )
    extraction = Extraction(
        document=document,
        facts=facts,
        sections=(section,),
        programmes=(programme,),
        policy_areas=(area,),
        goals=(goal,),
        activities=(activity,),
        initiatives=(initiative,),
        amounts=(amount,),
        dates=(day,),
        citations=(citation,),
        issues=(issue,),
        coverage=Coverage(signs=2, claimed=2),
    )
    return extraction.model_copy(update=records_of_the_table(span, section.id)) if table else extraction


def records_of_the_table(span: Callable[[str, str], dict[str, object]], section_id: str) -> dict[str, object]:
    """A table, one figure of it, and a check that it does not pass; and one value of an indicator."""
    table = BudgetTable(
        **span("Saldo\t-1.551\nTevredenheid\t7,4", "budget_table"),
        section_id=section_id,
        kind=TableKind.FINANCIAL,
        caption="Saldo",
        unit=1000,
        unit_stated=True,
        sign_convention=SignConvention.EXPENDITURE_POSITIVE,
        status=SumStatus.CONFLICT,
    )
    line = BudgetLine(
        **span("-1.551", "budget_line"),
        table_id=table.id,
        row=0,
        column=None,
        label="Saldo",
        code=None,
        heading=None,
        year=2025,
        phase=Phase.APPROVED,
        side=Side.BALANCE,
        value=Decimal(-1_551_000),
        status=SumStatus.CONFLICT,
    )
    check = Check(
        **span("-1.551", "check"),
        table_id=table.id,
        rule=SumRule.BALANCE,
        expected=Decimal(-1_541_000),
        found=Decimal(-1_551_000),
        tolerance=Decimal(1000),
        status=SumStatus.CONFLICT,
    )
    value = Indicator(
        **span("7,4", "indicator"),
        table_id=table.id,
        name="Tevredenheid",
        unit=None,
        source=None,
        year=2025,
        phase=None,
        value=7.4,
    )
    return {
        "budget_tables": (table,),
        "budget_lines": (line,),
        "checks": (check,),
        "check_lines": (CheckLine(check_id=check.id, line_id=line.id, factor=0),),
        "indicators": (value,),
    }

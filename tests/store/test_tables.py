"""The tables and columns are a contract with who queries the file, and each of them is described."""

from collections.abc import Callable

import pytest

from schema import LINK_TABLES, RECORD_TABLES, Extraction
from schema.frozen import Frozen
from store import Store
from store.rows import columns_of

RECORD = ["id", "document_id", "start", "end", "page", "words"]

CONTRACT = {
    "documents": "id file_name source_path sha256 media_type title kind municipality municipality_code year year_end edition "
    "found_by pages characters ingested_at program_version superseded_by",
    "texts": "document_id text",
    "pages": "document_id number label start width height ocr",
    "sections": "parent_id level number title",
    "programmes": "number name committee portfolios mission",
    "policy_areas": "programme_id programme code name",
    "goals": "policy_area_id code text",
    "activities": "goal_id code key text",
    "initiatives": "section_id programme_id policy_area_id title status body_start body_end",
    "amounts": "section_id initiative_id cents cents_high euros approximate per nature nv years",
    "dates": "section_id initiative_id edtf mod earliest latest",
    "citations": "section_id initiative_id kind number bwb_id",
    "budget_tables": "section_id kind caption unit unit_stated sign_convention status",
    "budget_lines": "table_id row column label code code_key code_list detail heading year phase side cents euros nv status",
    "checks": "table_id rule expected_cents found_cents tolerance_cents difference_cents status",
    "check_lines": "document_id check_id line_id factor",
    "indicators": "table_id name unit source year phase value",
    "issues": "severity code message",
    "reviews": "record_id document_id kind decision correction remark reviewer reviewed_at",
    "passages": "id document_id kind record_id page title body marks",
    "search_words": "word",
    "runs": "id started_at program_version",
    "run_files": "run_id path outcome code message",
}


def columns(store: Store, table: str) -> list[str]:
    return [row["name"] for row in store.connection.execute(f"PRAGMA table_xinfo({table})")]


@pytest.mark.parametrize("table", CONTRACT)
def test_every_column_of_the_contract_is_there(table: str, store: Store) -> None:
    expected = CONTRACT[table].split()
    if table in RECORD_TABLES:
        expected = RECORD + expected
    assert set(expected) <= set(columns(store, table))


GENERATED = {
    "amounts": {"euros"},
    "budget_lines": {"euros"},
    "checks": {"difference_cents", "expected_euros", "found_euros", "difference_euros"},
}


MODELS: dict[str, type[Frozen]] = {**RECORD_TABLES, **LINK_TABLES}


@pytest.mark.parametrize("table", MODELS)
def test_a_record_table_has_the_fields_of_its_model_and_nothing_else(table: str, store: Store) -> None:
    fields = set(columns_of(MODELS[table]))
    assert set(columns(store, table)) == fields | {"document_id"} | GENERATED.get(table, set())


def test_what_is_generated_is_in_euros(store: Store, write: Callable[..., str], report: Callable[..., Extraction]) -> None:
    write(report())
    assert store.connection.execute("SELECT euros FROM budget_lines").fetchone()[0] == -1_551_000
    query = "SELECT difference_cents, expected_euros, found_euros, difference_euros FROM checks"
    assert tuple(store.connection.execute(query).fetchone()) == (-1_000_000, -1_541_000, -1_551_000, -10_000)


def test_every_table_is_strict(store: Store) -> None:
    tables = store.connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    assert {row["name"] for row in tables if not row["strict"]} == {"sqlite_schema"}


def test_every_reference_is_indexed(store: Store) -> None:
    """A deletion looks for rows that refer to what is deleted."""
    for table in CONTRACT:
        references = {row["from"] for row in store.connection.execute(f"PRAGMA foreign_key_list({table})")}
        indexes = [row["name"] for row in store.connection.execute(f"PRAGMA index_list({table})")]
        first = {store.connection.execute(f"PRAGMA index_info({index})").fetchone()["name"] for index in indexes}
        assert references <= first, table


def test_every_table_view_and_column_is_described_once(store: Store) -> None:
    names = [row["name"] for row in store.connection.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")]
    expected = {(name, column) for name in names for column in [None, *columns(store, name)]}
    rows = store.connection.execute("SELECT * FROM descriptions").fetchall()
    assert len(rows) == len(expected)
    assert {(row["table_name"], row["column_name"]) for row in rows} == expected
    assert [tuple(row) for row in rows if not row["description"].endswith(".")] == []


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        pytest.param("goals", None, "(doel)", id="a table says what its model says, with the Dutch term"),
        pytest.param("amounts", "cents", "in cents", id="money is described as it is stored"),
        pytest.param("checks", "difference_cents", "negative", id="what no model knows"),
        pytest.param("check_lines", "factor", "1 or -1", id="a table that ties records together says what its model says"),
        pytest.param("current_documents", "kind", "documentsoort", id="a view of documents says what documents say"),
        pytest.param("evidence", "kind", "table", id="in evidence the kind is the table"),
    ],
)
def test_descriptions(table: str, column: str | None, words: str, store: Store) -> None:
    query = "SELECT description FROM descriptions WHERE table_name = ? AND column_name IS ?"
    assert words in store.connection.execute(query, (table, column)).fetchone()[0]

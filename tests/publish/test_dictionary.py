"""The dictionary of the database: the committed page is what a new database says of itself, and it leaves nothing out."""

import sqlite3
from contextlib import closing
from pathlib import Path

from publish.export import write_dictionary
from store import Store, empty_tables
from store.exports import EXPORTED, EXPORTED_VIEWS, LEFT_OUT, TYPES_BY_NAME, ColumnType

COMMITTED = Path(__file__).parent.parent.parent / "docs" / "data-dictionary.md"


def test_the_committed_page_is_what_the_database_says() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == write_dictionary(empty_tables()), (
        "run `leidraad dictionary > docs/data-dictionary.md`"
    )


def test_every_table_view_and_column_is_described() -> None:
    for table in empty_tables():
        assert table.description, table.name
        assert [column.name for column in table.columns if not column.description] == [], table.name


def test_every_table_and_view_is_exported_or_left_out_for_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    Store.open(path, create=True).close()
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
        names = {name for (name,) in connection.execute(query)}
    decided = {*EXPORTED, *EXPORTED_VIEWS, *LEFT_OUT}
    indexes = {name for name in names if name.startswith("search_") and name not in decided}
    assert names - indexes <= decided
    assert {*EXPORTED, *EXPORTED_VIEWS} <= names


def test_every_column_that_is_checked_is_exported_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    Store.open(path, create=True).close()
    with closing(sqlite3.connect(path)) as connection:
        statements = [
            sql for (sql,) in connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL")
        ]
    lines = [line.strip() for sql in statements for line in sql.splitlines()]
    booleans = {line.split()[0] for line in lines if "IN (0, 1)" in line}
    lists = {line.split()[0] for line in lines if "json_valid" in line}
    assert {name for name, kind in TYPES_BY_NAME.items() if kind is ColumnType.BOOLEAN} == booleans
    assert lists <= {
        name for name, kind in TYPES_BY_NAME.items() if kind in (ColumnType.TEXTS, ColumnType.INTEGERS, ColumnType.OBJECT)
    }


def test_paths_of_the_publisher_are_in_no_table_that_is_exported() -> None:
    for table in empty_tables():
        if table.is_exported:
            assert not {"source_path", "path", "arguments"} & {column.name for column in table.columns}, table.name

"""Whatever a visitor asks, nothing is written, nothing runs long, and no path of the machine is told."""

import asyncio
import re
import resource
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from httpx import Response

from publish.serve.configuration import SETTINGS
from publish.serve.site import Site
from store import public_limits
from store.public import HIDDEN, open_public
from store.questions import questions

Get = Callable[[str], Response]

WRITING = [
    "INSERT INTO runs (started_at, program_version, arguments) VALUES ('x', 'x', 'x')",
    "WITH x AS (SELECT 1) INSERT INTO runs (started_at, program_version, arguments) SELECT 'x', 'x', 'x' FROM x",
    "UPDATE documents SET title = 'x'",
    "DELETE FROM amounts",
    "DROP TABLE amounts",
    "CREATE TABLE mine (x)",
    "CREATE TEMP TABLE mine (x)",
    "CREATE VIEW mine AS SELECT 1",
    "ALTER TABLE amounts ADD COLUMN mine",
    "VACUUM INTO '/tmp/copy.db'",
    "REINDEX",
    "ANALYZE",
    "ATTACH DATABASE '/tmp/other.db' AS other",
    "DETACH DATABASE main",
    "SELECT load_extension('mine')",
    "SELECT fts3_tokenizer('simple')",
    "SAVEPOINT mine",
]

WITHOUT_EFFECT = [
    "PRAGMA query_only = OFF",
    "PRAGMA writable_schema = ON",
    "PRAGMA journal_mode = WAL",
    "PRAGMA user_version = 99",
    "PRAGMA database_list",
    "PRAGMA temp_store_directory = '/tmp'",
]

TELLING = [
    "SELECT source_path FROM documents",
    "SELECT * FROM documents",
    "SELECT * FROM current_documents",
    "SELECT max(source_path), group_concat(source_path), json_group_array(source_path) FROM documents",
    "SELECT d.id FROM documents AS d WHERE source_path LIKE '%raw%'",
    "SELECT rowid, source_path FROM documents ORDER BY source_path",
    "SELECT (SELECT source_path FROM documents AS o WHERE o.id = d.id) FROM documents AS d",
    "SELECT first_value(source_path) OVER (ORDER BY id) FROM documents",
    "SELECT path, message FROM run_files",
    "SELECT arguments FROM runs",
]

JOINED_BY_NAME = [
    "SELECT source_path FROM documents FULL JOIN (SELECT 'x' AS source_path) USING (source_path)",
    "SELECT source_path FROM documents FULL JOIN (SELECT 'x' AS source_path) uSiNg/* */(source_path)",
    "SELECT source_path FROM documents NATURAL FULL JOIN (SELECT 'x' AS source_path)",
]

ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


def ask(get: Get, sql: str, extension: str = "") -> Response:
    return get(f"/meerdrecht{extension}?{urlencode({'sql': sql})}")


@pytest.fixture
def connection(sample_database: Path) -> sqlite3.Connection:
    return open_public(sample_database)


@pytest.fixture
def folder(sample_database: Path) -> str:
    """The folder that the reports were read from, as the database has it."""
    with closing(sqlite3.connect(sample_database)) as connection:
        return str(Path(connection.execute("SELECT source_path FROM documents").fetchone()[0]).parent)


@pytest.mark.parametrize("sql", WRITING)
def test_a_visitor_writes_nothing(get: Get, sample_database: Path, sql: str) -> None:
    before = sample_database.read_bytes()
    assert ask(get, sql).status_code == 400
    assert sample_database.read_bytes() == before


@pytest.mark.parametrize("sql", WRITING)
def test_the_connection_itself_refuses_to_write(connection: sqlite3.Connection, sample_database: Path, sql: str) -> None:
    before = sample_database.read_bytes()
    with closing(connection), pytest.raises(sqlite3.DatabaseError):
        connection.execute(sql)
    assert sample_database.read_bytes() == before
    assert not Path("/tmp/copy.db").exists()


@pytest.mark.parametrize("sql", WITHOUT_EFFECT)
def test_settings_of_the_connection_stay_as_they_are(connection: sqlite3.Connection, sql: str) -> None:
    with closing(connection):
        assert connection.execute(sql).fetchall() == []
        with pytest.raises(sqlite3.DatabaseError):
            connection.execute("DELETE FROM amounts")


def test_a_file_beside_it_is_not_read(get: Get) -> None:
    assert ask(get, "SELECT readfile('/etc/passwd')").status_code == 400


def test_an_endless_query_is_stopped(get: Get) -> None:
    began = time.monotonic()
    response = ask(get, ENDLESS)
    assert response.status_code == 400
    assert "was stopped" in response.text
    assert time.monotonic() - began < 2 * int(SETTINGS["sql_time_limit_ms"]) / 1000


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT length(zeroblob(1000000000))",
        "SELECT replace(hex(zeroblob(9000000)), '0', 'aaaaaaaa')",
        "SELECT 1" + " " * 200_000,
    ],
)
def test_giants_are_refused(connection: sqlite3.Connection, sql: str) -> None:
    with closing(connection), pytest.raises((sqlite3.DatabaseError, sqlite3.DataError)):
        connection.execute(sql).fetchall()


LONG = "replace(hex(zeroblob(7000000)), '0', 'a')"
"""A text of fourteen million letters."""

GREEDY = {
    "letter by letter": f"SELECT instr({LONG}, substr({LONG}, 7000000) || 'b')",
    "replaced letter by letter": f"SELECT length(replace({LONG}, substr({LONG}, 7000000) || 'b', 'c'))",
    "trimmed by many letters": f"SELECT length(trim({LONG}, substr({LONG}, 7000000)))",
    "a long pattern": f"SELECT {LONG} LIKE '%' || substr({LONG}, 1, 40000) || 'b'",
    "another long pattern": f"SELECT {LONG} GLOB '*' || substr({LONG}, 1, 40000) || 'b'",
    "an allowed pattern": f"SELECT {LONG} LIKE '%' || substr({LONG}, 1, 95) || 'b'",
    "a pattern with many stars": f"SELECT {LONG} LIKE '%a%a%a%a%a%a%a%a%a%a%a%b'",
    "grown by replacing": f"SELECT replace({LONG}, 'a', {LONG})",
    "objects into objects": "SELECT json_patch('{}', '{}')",
    "rows of giants": "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT zeroblob(15000000) FROM n",
    "endless giants": "WITH RECURSIVE n (x, i) AS (SELECT randomblob(15000000), 1 UNION SELECT randomblob(15000000), i + 1 FROM n)"
    " SELECT max(i) FROM n",
    "columns of giants": f"SELECT {', '.join(['zeroblob(15000000)'] * 200)}",
    "a giant by printf": "SELECT printf('%1000000000d', 1)",
    "many giants by printf": "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
    " SELECT max(length(printf('%.*c', 15000000, 'x'))) FROM n",
    "glued together": "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT group_concat(hex(zeroblob(100000))) FROM n",
    "everything with everything": "SELECT count(*) FROM boxes AS a JOIN boxes AS b ON a.x0 < b.x0 JOIN boxes AS c ON b.x0 < c.x0",
    "everything in order": "SELECT a.words FROM evidence AS a, evidence AS b ORDER BY a.words || b.words",
    "a series": "SELECT max(value) FROM generate_series(1, 100000000000)",
    "each of a giant": "SELECT count(*) FROM json_each('[' || replace(hex(zeroblob(3000000)), '0', '1,') || '1]')",
    "words that begin with any letter": "SELECT count(*) FROM search WHERE search MATCH '"
    + " OR ".join(f"{one}{two}*" for one in "abcdefghijklmnopqrstuvwxyz" for two in "aeiou")
    + "'",
}


@pytest.mark.parametrize(
    ("sql", "extension"),
    [
        *(pytest.param(sql, ".json", id=name) for name, sql in GREEDY.items()),
        *(
            pytest.param(GREEDY[name], form, id=f"{name}{form}")
            for name in ("rows of giants", "endless giants")
            for form in ("", ".csv")
        ),
    ],
)
def test_no_query_takes_all_time_or_memory(get: Get, sql: str, extension: str) -> None:
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    response = ask(get, sql, extension)
    assert response.status_code in (200, 400)
    assert len(response.content) < 40_000_000
    assert time.process_time() - began < 3 * int(SETTINGS["sql_time_limit_ms"]) / 1000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 1_200_000


@pytest.mark.parametrize(
    "address",
    [
        *("texts.json?_size=max", "texts?_size=max", "texts.csv?_stream=on", "texts?_facet=text&_facet_size=max"),
        *("evidence.json?_size=max&_shape=objects", "evidence.csv?_stream=on&_size=max", "evidence?_facet=words&_facet=kind"),
        *(
            "documents?_search=%22%22%22",
            "passages?_search=*&_searchmode=raw",
            "passages?_search=a*+OR+b*",
            "amounts?_timelimit=1000000",
        ),
        *(
            "amounts?_where=1+in+(" + quote(ENDLESS) + ")&_timelimit=1000000",
            "amounts.json?_size=1000000",
            "amounts?_next=x&_sort=cents",
        ),
        *(
            "amounts?_facet_size=max&_facet=words",
            "amounts?_labels=on&_col=nope",
            "amounts.json?_trace=1",
            "amounts.blob?x=1",
        ),
    ],
)
def test_no_form_of_a_table_takes_all_time(get: Get, address: str) -> None:
    began = time.process_time()
    assert get(f"/meerdrecht/{address}").status_code in (200, 400, 404)
    assert time.process_time() - began < 3 * int(SETTINGS["sql_time_limit_ms"]) / 1000


def test_an_answer_that_is_too_large_says_so(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public_limits, "LARGEST_ANSWER", 10_000)
    response = ask(get, "SELECT text FROM texts")
    assert response.status_code == 400
    assert "the answer is too large" in response.text


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT instr('Meerdrecht', 'drecht'), instr('x', NULL), instr(x'0102', x'02'), instr(2026, 26)",
        "SELECT replace('1.582', '.', ''), replace('x', '', 'y'), replace(NULL, 'a', 'b'), replace(12, 1, 3)",
        "SELECT trim('  x '), ltrim('xxy', 'x'), rtrim('yxx', 'x'), trim('x', ''), trim(NULL), trim('x', NULL)",
    ],
)
def test_functions_answer_as_those_of_sqlite(connection: sqlite3.Connection, sql: str) -> None:
    with closing(connection), closing(sqlite3.connect(":memory:")) as plain:
        assert tuple(connection.execute(sql).fetchone()) == plain.execute(sql).fetchone()


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "head"])
def test_other_methods_write_nothing(sample_database: Path, method: str) -> None:
    site = Site(sample_database)
    before = sample_database.read_bytes()
    with asyncio.Runner() as runner:
        for address in ("/", "/meerdrecht", "/meerdrecht/amounts", "/meerdrecht/-/create", "/-/auth-token", "/search?q=haven"):
            response = runner.run(getattr(site.client, method)(address))
            assert (response.status_code < 500) if method == "head" else (response.status_code == 405), address
    site.close()
    assert sample_database.read_bytes() == before


@pytest.mark.parametrize("sql", TELLING)
def test_paths_read_as_null(get: Get, folder: str, sql: str) -> None:
    for extension in ("", ".json", ".csv"):
        response = ask(get, sql, extension)
        assert response.status_code == 200
        assert folder not in response.text


@pytest.mark.parametrize("sql", JOINED_BY_NAME)
def test_joins_that_sqlite_asks_no_permission_for_are_refused(get: Get, folder: str, sql: str) -> None:
    for extension in ("", ".json", ".csv"):
        response = ask(get, sql, extension)
        assert response.status_code in (400, 200)  # CSV begins before it knows
        assert folder not in response.text
    assert folder not in get(f"/meerdrecht/documents?_where={quote('1 IN (' + sql + ')')}").text


def test_without_that_rule_such_a_join_would_tell_them(connection: sqlite3.Connection, folder: str) -> None:
    with closing(connection):
        assert any(folder in str(row[0]) for row in connection.execute(JOINED_BY_NAME[0]))


@pytest.mark.parametrize("sql", ["SELECT * FROM pragma_database_list", "SELECT * FROM dbstat", "SELECT * FROM sqlite_dbpage"])
def test_sqlite_itself_tells_no_paths_and_pages(get: Get, sample_database: Path, sql: str) -> None:
    assert str(sample_database.parent) not in ask(get, sql, ".json").text


@pytest.mark.parametrize(
    "address",
    [
        *("/", "/meerdrecht", "/meerdrecht/documents", "/meerdrecht/documents.json", "/meerdrecht/runs", "/meerdrecht/run_files"),
        *("/meerdrecht/documents.csv?_stream=1", "/-/databases.json", "/-/metadata.json", "/-/settings.json"),
        *("/-/plugins.json", "/-/versions.json", "/-/threads.json", "/meerdrecht.db", "/_internal", "/_memory"),
    ],
)
def test_no_page_tells_a_path(get: Get, sample_database: Path, folder: str, address: str) -> None:
    text = get(address).text
    assert folder not in text
    assert str(sample_database.parent) not in text
    assert not re.search(r"/(?:home|root|usr|tmp)/", text)


def test_every_hidden_column_is_there_to_hide(sample_database: Path) -> None:
    with closing(sqlite3.connect(sample_database)) as connection:
        for table, column in HIDDEN:
            assert connection.execute(f"SELECT count({column}) FROM {table}").fetchone()


def test_the_file_itself_is_not_handed_out(get: Get) -> None:
    assert get("/meerdrecht.db").status_code in (403, 404)


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_questions_pass_the_same_guard(connection: sqlite3.Connection, question: object) -> None:
    with closing(connection):
        assert connection.execute(getattr(question, "sql", ""), getattr(question, "parameters", {})).fetchall()


@pytest.mark.parametrize(
    "address", ["/", "/search", "/document/x", "/record/x", "/chart/x", "/meerdrecht", "/meerdrecht/amounts", "/nope"]
)
def test_every_page_forbids_scripts_inside_it_and_loads_from_here_alone(get: Get, address: str) -> None:
    policy = get(address).headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "unsafe-eval" not in policy
    assert "http" not in policy
    assert get(address).headers["x-content-type-options"] == "nosniff"


def test_pages_of_our_own_forbid_styles_inside_them_too(get: Get) -> None:
    assert "unsafe-inline" not in get("/").headers["content-security-policy"]


def test_ingest_can_write_while_it_is_served(get: Get, tmp_path: Path, sample_database: Path) -> None:
    assert get("/").status_code == 200
    with closing(sqlite3.connect(sample_database, timeout=60)) as writer:
        writer.execute("INSERT INTO runs (started_at, program_version, arguments) VALUES ('now', '0', 'test')")
        writer.commit()
        count = writer.execute("SELECT count(*) FROM runs").fetchone()[0]
    assert ask(get, "SELECT count(*) AS n FROM runs", ".json").json()["rows"] == [[count]]

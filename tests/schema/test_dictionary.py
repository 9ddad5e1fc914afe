from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import pytest

from schema import LINK_TABLES, RECORD_TABLES, Status, vocabulary
from schema.dictionary import VOCABULARIES, type_name, write_dictionary

COMMITTED = Path(__file__).parent.parent.parent / "docs" / "records.md"


def test_the_committed_page_is_what_the_models_say() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == write_dictionary(), "run `leidraad schema --markdown > docs/records.md`"


@pytest.mark.parametrize("table", RECORD_TABLES)
def test_every_own_field_has_a_row_with_a_description(table: str) -> None:
    page = write_dictionary()
    part = page[page.index(f"(table `{table}`)") :].partition("\n## ")[0]
    own = RECORD_TABLES[table].model_fields.keys() - {"id", "start", "end", "page", "words"}
    described = {line.split("`")[1] for line in part.splitlines() if line.startswith("| `") and not line.endswith("|  |")}
    assert described == own


def test_no_vocabulary_is_left_out() -> None:
    enums = {
        one for one in vars(vocabulary).values() if isinstance(one, type) and issubclass(one, StrEnum) and one is not StrEnum
    }
    assert set(VOCABULARIES) == enums


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("- `approved`: Begroting, primitieve begroting.", id="what stands below a member explains it"),
        pytest.param("- `heading`", id="a member that needs no explanation, among others that do"),
        pytest.param(
            "`planned`, `started`, `ongoing`, `adopted`, `completed`, `delayed`, `stopped`", id="where none is explained"
        ),
        pytest.param("`N` (nadeel), `V` (voordeel)", id="an abbreviation"),
    ],
)
def test_values_are_explained(line: str) -> None:
    assert f"\n{line}\n" in write_dictionary()


@pytest.mark.parametrize("table", LINK_TABLES)
def test_a_table_that_ties_records_together_has_all_its_fields(table: str) -> None:
    part = write_dictionary().partition(f"(table `{table}`)")[2].partition("\n## ")[0]
    assert all(f"| `{name}` | " in part for name in LINK_TABLES[table].model_fields)


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        pytest.param(str, "text", id="text"),
        pytest.param(int | None, "integer or null", id="what may be missing"),
        pytest.param(tuple[int, ...], "list of integer", id="a list"),
        pytest.param(dict[str, str], "text by text", id="a mapping"),
        pytest.param(date | None, "day (ISO 8601) or null", id="a day"),
        pytest.param(Decimal, "decimal", id="money"),
        pytest.param(Status | None, "[Status](#status) or null", id="a vocabulary, with a link to its values"),
    ],
)
def test_types_are_named_for_people(annotation: object, expected: str) -> None:
    assert type_name(annotation) == expected

"""What is stored comes back as it was."""

import types
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Union, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema import (
    RECORD_TABLES,
    CheckLine,
    Coverage,
    Document,
    DocumentFacts,
    Extraction,
    Link,
    Origin,
    Page,
    Record,
    RecordBox,
)
from store import Store

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
NUMBERS = st.integers(1, 2**40)
CENTS = st.integers(-(2**62), 2**62).map(lambda cents: Decimal(cents) / 100)
BORDERS = (st.floats(0, 99), st.floats(0, 99), st.floats(100, 999), st.floats(100, 999))
PARENTS = {
    "parent_id": "sections",
    "section_id": "sections",
    "programme_id": "programmes",
    "policy_area_id": "policy_areas",
    "goal_id": "goals",
    "initiative_id": "initiatives",
    "table_id": "budget_tables",
}


def values(annotation: Any) -> st.SearchStrategy[Any]:
    """Values of the type of a field."""
    simple = {str: WORDS, int: NUMBERS, float: st.floats(0, 9999), Decimal: CENTS, type(None): st.none()}
    origin, options = get_origin(annotation), get_args(annotation)
    if annotation in simple:
        return simple[annotation]
    if origin in (types.UnionType, Union):
        return st.one_of(*map(values, options))
    if origin is tuple:
        return st.lists(values(options[0]), max_size=3).map(tuple)
    if origin is dict:
        return st.dictionaries(WORDS, WORDS, max_size=3)
    return st.from_type(annotation)


@st.composite
def records(draw: st.DrawFn, document: Document, table: str, parents: dict[str, tuple[Record, ...]]) -> tuple[Record, ...]:
    """Records for one table, which refer to those of tables before it or to nothing."""
    model = RECORD_TABLES[table]
    found: list[Record] = []
    homeless = "table_id" in model.model_fields and not parents["budget_tables"]
    for number in range(0 if homeless else draw(st.integers(0, 3))):
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(document.text))] * 2)))
        fields = {name: draw(values(field.annotation)) for name, field in model.model_fields.items()}
        for name, parent in PARENTS.items():
            if name in fields:
                nothing = [] if name == "table_id" else [None]
                fields[name] = draw(st.sampled_from([*nothing, *(record.id for record in parents.get(parent, tuple(found)))]))
        fields |= {"id": document.record_id(table, start, end, str(number)), "start": start, "end": end}
        fields |= {"words": document.text[start:end]}
        fields |= {"body_start": start, "body_end": end} if "body_start" in fields else {}
        found.append(model.model_validate(fields))
    return tuple(found)


def check_lines(checks: tuple[Record, ...], lines: tuple[Record, ...]) -> st.SearchStrategy[list[CheckLine]]:
    """Some figures of some checks."""
    if not (checks and lines):
        return st.just([])
    ids = [st.sampled_from([record.id for record in records]) for records in (checks, lines)]
    return st.lists(st.builds(CheckLine, check_id=ids[0], line_id=ids[1], factor=st.sampled_from([-1, 0, 1])), max_size=4)


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """Any extraction that holds together."""

    def fields(model: type[Any]) -> dict[str, Any]:
        return {name: draw(values(field.annotation)) for name, field in model.model_fields.items()}

    sure = {"confidence": draw(st.none() | st.floats(0, 1))}
    pages = [Page.model_validate(fields(Page) | sure | {"number": number}) for number in range(1, draw(st.integers(1, 3)))]
    texts = {name: draw(WORDS) for name, field in Document.model_fields.items() if field.annotation is str}
    links = draw(st.lists(st.builds(Link, NUMBERS, st.just(2**40), st.none() | WORDS, st.none() | NUMBERS), max_size=2))
    document = Document(**texts, pages=tuple(pages), links=tuple(links), origin=Origin(**fields(Origin)))
    tables: dict[str, tuple[Record, ...]] = {}
    for table in RECORD_TABLES:
        tables[table] = draw(records(document, table, tables))
    tied = {"check_lines": draw(check_lines(tables["checks"], tables["budget_lines"]))}
    every = [record.id for records in tables.values() for record in records]
    boxes = draw(st.lists(st.builds(RecordBox, st.sampled_from(every), NUMBERS, *BORDERS), max_size=3)) if every else []
    facts, coverage = DocumentFacts.model_validate(fields(DocumentFacts)), Coverage.model_validate(fields(Coverage))
    return Extraction.model_validate(
        {"document": document, "facts": facts, "coverage": coverage, "boxes": boxes, **tables, **tied}
    )


@pytest.fixture(scope="module")
def full_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One database for all examples, so that each finds what those before it left."""
    with Store.open(tmp_path_factory.mktemp("store") / "leidraad.db", create=True) as store:
        yield store


@given(extraction=extractions())
def test_a_stored_extraction_comes_back_equal(full_store: Store, extraction: Extraction) -> None:
    run_id = full_store.begin_run("0.1.0", "")
    document_id = full_store.write_extraction(
        extraction, program_version="0.1.0", run_id=run_id, supersedes=None, ingested_at="2025-06-01T12:00:00+00:00"
    )
    assert full_store.extraction_of(document_id) == extraction
    assert full_store.counts(document_id) == extraction.counts()
    every = [record for records in extraction.records().values() for record in records]
    in_order = sorted(every, key=lambda record: (record.start, -record.end))
    assert [stored.record for stored in full_store.records_of(document_id)] == in_order
    assert full_store.integrity() == []

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest

from pipeline.golden import Golden, find_differences, golden_of, golden_path, golden_text, read_golden
from schema import Amount, Coverage, DocumentFacts, Extraction, Issue, LeidraadError, Section, Severity

TEXT = "Wonen\nDit kost € 5 en € 7.\n"


@pytest.fixture
def extraction() -> Extraction:
    from ingest import document_from_text

    document = document_from_text(TEXT, "begroting.txt")
    section = Section(
        id="5ec", start=0, end=5, page=None, words="Wonen", parent_id=None, level=1, number=None, title="Wonen", body_end=27
    )
    amounts = tuple(
        Amount(
            id=f"a{value}",
            start=start,
            end=start + 3,
            page=None,
            words=f"€ {value}",
            section_id="5ec",
            initiative_id=None,
            value=value,
        )
        for start, value in ((15, 5), (22, 7))
    )
    issues = tuple(
        Issue(id=code, start=0, end=0, page=None, words="", severity=Severity.WARNING, code=code, message="?")
        for code in ("no-year", "no-title")
    )
    facts = DocumentFacts(
        kind="begroting",
        title=None,
        year=2026,
        year_end=None,
        edition=None,
        municipality="Meerdrecht",
        municipality_code="GM9901",
        found_by={},
    )
    return Extraction(
        document=document, facts=facts, sections=(section,), amounts=amounts, issues=issues, coverage=Coverage(signs=2, claimed=2)
    )


@pytest.fixture
def golden(extraction: Extraction) -> Golden:
    return golden_of(extraction)


def test_a_sum_shows_its_figures(budget_report: Callable[..., Extraction], written_table: Callable[..., object]) -> None:
    report = budget_report(written_table())
    for check, entry in zip(report.checks, golden_of(report)["checks"], strict=True):
        places = {line.id: f"{line.words} ({line.start})" for line in report.budget_lines}
        terms = [line for line in report.check_lines if line.check_id == check.id and line.factor]
        assert len(terms) > 1
        assert entry["terms"] == [f"{'+' if term.factor > 0 else '-'} {places[term.line_id]}" for term in terms]


def test_a_golden_file_holds_what_can_be_reviewed(golden: Golden) -> None:
    assert golden["facts"] == {
        "kind": "begroting",
        "year": 2026,
        "municipality": "Meerdrecht",
        "municipality_code": "GM9901",
        "found_by": {},
    }
    assert golden["amounts"][0] == {"words": "€ 5", "start": 15, "end": 18, "section": "Wonen (0)", "value": "5"}
    assert "goals" not in golden


def test_neither_ids_nor_checksums_are_in_it(golden: Golden, extraction: Extraction) -> None:
    text = golden_text(golden)
    assert extraction.document.sha256 not in text
    assert not any(f'"{record.id}"' in text for record in (*extraction.sections, *extraction.amounts))


def test_its_text_has_a_line_for_each_record_and_reads_back(golden: Golden) -> None:
    text = golden_text(golden)
    assert json.loads(text) == golden
    assert sum('"words"' in line for line in text.splitlines()) == 5
    assert all(line.count('"words"') < 2 for line in text.splitlines())


def change_value(golden: Golden) -> None:
    golden["amounts"][0]["value"] = "50"


def drop_record(golden: Golden) -> None:
    del golden["amounts"][1]


def drop_kind(golden: Golden) -> None:
    del golden["sections"]


def add_record(golden: Golden) -> None:
    golden["amounts"].append({"words": "€ 9", "start": 30, "end": 33, "value": "9"})


def add_field(golden: Golden) -> None:
    golden["amounts"][0]["nv"] = "N"


def change_fact(golden: Golden) -> None:
    golden["facts"]["year"] = 2025


def change_coverage(golden: Golden) -> None:
    golden["coverage"]["claimed"] = 1


def change_issue(golden: Golden) -> None:
    golden["issues"][0]["code"] = "no-kind"


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        pytest.param(change_value, ['amounts 15-18 \'€ 5\': value: "50" → "5"'], id="a changed field, old and new"),
        pytest.param(add_field, ["amounts 15-18 '€ 5': nv: \"N\" → null"], id="a field that is gone"),
        pytest.param(
            drop_record, ['amounts 22-25 \'€ 7\': extra {"section": "Wonen (0)", "value": "7"}'], id="a record too many"
        ),
        pytest.param(add_record, ["amounts 30-33 '€ 9': missing"], id="a record too few"),
        pytest.param(
            drop_kind, ['sections 0-5 \'Wonen\': extra {"level": 1, "title": "Wonen", "body_end": 27}'], id="a new kind"
        ),
        pytest.param(change_fact, ["facts: year: 2025 → 2026"], id="a fact of the document"),
        pytest.param(change_coverage, ["coverage: claimed: 1 → 2"], id="the share that is claimed"),
        pytest.param(
            change_issue,
            ["issues 0-0 '': missing", 'issues 0-0 \'\': extra {"severity": "warning", "code": "no-year", "message": "?"}'],
            id="of issues at one place the code tells which is which",
        ),
    ],
)
def test_differences_are_told_record_by_record(golden: Golden, edit: Callable[[Golden], None], expected: list[str]) -> None:
    old = deepcopy(golden)
    edit(old)
    assert [str(difference) for difference in find_differences(old, golden)] == expected


def test_equal_goldens_do_not_differ(golden: Golden) -> None:
    assert list(find_differences(deepcopy(golden), golden)) == []


def test_two_records_of_a_kind_at_one_place_are_compared_by_rank(golden: Golden) -> None:
    golden["amounts"].append(deepcopy(golden["amounts"][1]))
    old = deepcopy(golden)
    old["amounts"][2]["value"] = "8"
    assert [str(difference) for difference in find_differences(old, golden)] == ['amounts 22-25 \'€ 7\': value: "8" → "7"']


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(None, "missing-golden", id="no file"),
        pytest.param("{", "bad-golden", id="no JSON"),
        pytest.param("[]", "bad-golden", id="a list"),
        pytest.param('{"amounts": 3}', "bad-golden", id="a kind that is no list"),
        pytest.param('{"amounts": [{"words": "€ 5"}]}', "bad-golden", id="a record without place"),
        pytest.param('{"amounts": ["€ 5"]}', "bad-golden", id="a record that is none"),
    ],
)
def test_a_golden_file_that_cannot_be_used_is_named(text: str | None, code: str, tmp_path: Path) -> None:
    path = golden_path(tmp_path / "begroting.txt")
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(LeidraadError) as caught:
        read_golden(path)
    assert (caught.value.code, caught.value.place) == (code, str(path))

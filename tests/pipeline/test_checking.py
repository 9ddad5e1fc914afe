from pathlib import Path

import pytest

from ingest import KNOWN_SUFFIXES
from pipeline.checking import GoldenCheck, check_reports, refuse_in_ci
from pipeline.files import find_files
from pipeline.reading import Settings
from schema import LeidraadError


def check(path: object, *, update: bool = False) -> dict[str, GoldenCheck]:
    checks = check_reports(find_files([str(path)], KNOWN_SUFFIXES), Settings(), update=update)
    return {Path(one.report).name: one for one in checks}


def code_of(one: GoldenCheck) -> str | None:
    return one.error.code if one.error else None


def test_a_report_without_golden_file_does_not_hold(reports: Path) -> None:
    assert {code_of(one) for one in check(reports).values()} == {"missing-golden"}
    assert not any(one.holds for one in check(reports).values())


def test_what_update_writes_holds_and_is_not_written_twice(reports: Path) -> None:
    assert all(one.updated for one in check(reports, update=True).values())
    assert all(one.holds for one in check(reports).values())
    assert not any(one.updated for one in check(reports, update=True).values())


def test_a_report_that_changed_differs(reports: Path) -> None:
    check(reports, update=True)
    changed = reports / "begroting-2026.txt"
    changed.write_text(changed.read_text(encoding="utf-8").replace("Sluiskade", "Sluizenkade"), encoding="utf-8")
    found = check(reports)
    assert found[changed.name].differences
    assert [name for name, one in found.items() if not one.holds] == [changed.name]


def test_a_golden_file_without_report_is_named(reports: Path) -> None:
    check(reports, update=True)
    (reports / "begroting-2026.txt").unlink()
    found = check(reports)
    assert [(name, code_of(one)) for name, one in found.items() if not one.holds] == [
        ("begroting-2026.golden.json", "golden-without-report")
    ]


def test_a_report_that_cannot_be_read_fails_and_the_others_are_checked(reports: Path) -> None:
    check(reports, update=True)
    (reports / "empty.txt").touch()
    found = check(reports)
    assert {name: code_of(one) for name, one in found.items() if not one.holds} == {"empty.txt": "empty-file"}
    assert len(found) == 4


def test_one_report_is_checked_against_its_own_golden_file_only(reports: Path) -> None:
    check(reports, update=True)
    assert list(check(reports / "begroting-2026.txt")) == ["begroting-2026.txt"]


def test_a_golden_file_that_cannot_be_written_is_named(reports: Path) -> None:
    (reports / "begroting-2026.golden.json").mkdir()
    found = check(reports / "begroting-2026.txt", update=True)
    assert [code_of(one) for one in found.values()] == ["unwritable"]


@pytest.mark.parametrize("value", ["true", "1"])
def test_nothing_is_written_in_ci(value: str) -> None:
    with pytest.raises(LeidraadError) as caught:
        refuse_in_ci({"CI": value})
    assert caught.value.code == "golden-in-ci"


@pytest.mark.parametrize("environment", [{}, {"CI": ""}])
def test_elsewhere_nothing_is_refused(environment: dict[str, str]) -> None:
    refuse_in_ci(environment)

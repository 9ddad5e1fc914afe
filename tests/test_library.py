"""The generated library: its reports hold together, and a search of it returns what it should."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby, islice
from pathlib import Path

import pytest

from bench.library import WRITTEN_AT, make_report, make_reports, municipalities, vocabulary, write_library
from bench.search_speed import query_mix, time_queries
from extract.municipality import MunicipalityWords
from schema import RECORD_TABLES
from schema.lists import load_list
from store import Store, charts

REPORTS = 6


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("library") / "library.db", create=True) as store:
        write_library(store, reports=REPORTS)
        yield store


def test_a_report_has_records_of_every_kind_and_their_words_stand_in_its_text() -> None:
    numbers = Counter[str]()
    for report in islice(make_reports(), REPORTS):
        assert report.ungrounded() == ()
        numbers.update(report.counts())
    assert set(numbers) == set(RECORD_TABLES)
    assert min(numbers.values()) >= REPORTS


def test_the_same_number_makes_the_same_report() -> None:
    assert make_report(5) == make_report(5)
    assert make_report(5).document.sha256 != make_report(6).document.sha256


def test_what_is_stored_is_what_was_made(library: Store) -> None:
    assert library.integrity() == []
    report = make_report(2)
    assert library.extraction_of(report.document.sha256[:16]).counts() == report.counts()
    assert library.connection.execute("SELECT count(*) FROM budget_conflicts").fetchone()[0] > 0


def test_it_goes_on_until_there_are_so_many_records(tmp_path: Path) -> None:
    with Store.open(tmp_path / "small.db", create=True) as store:
        stored = write_library(store, records=1_000)
        assert len(store.documents()) == 2
        assert 1_000 <= stored == sum(sum(store.counts(row.id).values()) for row in store.documents())


def test_a_chart_of_many_municipalities_shows_the_first_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts, "MOST_MUNICIPALITIES", 2)
    with Store.open(tmp_path / "three.db", create=True) as store:
        run_id = store.begin_run("0.0.0", "library")
        for report in make_reports((0, 30, 60)):
            store.write_extraction(
                report, program_version="0.0.0", run_id=run_id, supersedes=None, ingested_at=WRITTEN_AT.isoformat()
            )
        rows = store.chart_rows("budget-by-programme")
    assert [name for name, _ in groupby(row["municipality"] for row in rows)] == sorted(municipalities()[:3])[:2]
    assert {row["municipalities"] for row in rows} == {3}


def test_words_are_as_frequent_as_those_of_a_language() -> None:
    counts = Counter(word for report in islice(make_reports(), REPORTS) for word in report.document.text.lower().split())
    assert counts["de"] > 1.5 * counts["en"] > 3 * counts["niet"]
    assert sum(1 for number in counts.values() if number == 1) > len(counts) / 3
    assert len(vocabulary().words) == len(set(vocabulary().words))


def test_no_municipality_exists() -> None:
    names = municipalities()
    assert len(set(names)) == len(names) > 90
    known = load_list("extract", "municipalities", MunicipalityWords).names
    assert set(names).isdisjoint(known)


def test_the_mix_of_queries_finds_what_it_was_taken_from(library: Store) -> None:
    mix = query_mix(REPORTS)
    assert mix == query_mix(REPORTS)
    assert Counter(asked.group for asked in mix) == {"rare words": 40, "pairs": 80, "phrases": 40, "common words": 40}
    for asked in mix:
        found = library.search(asked.query, limit=400)
        assert found.hits
        assert all(any(is_match for _, is_match in hit.snippet) or asked.query in hit.heading for hit in found.hits), asked.query
        assert found.capped or asked.record_id is None or asked.record_id in {hit.record_id for hit in found.hits}, asked.query
    capped = Counter(asked.group for asked in mix if library.search(asked.query, limit=1).capped)
    assert capped["common words"] > 5
    assert capped["rare words"] == capped["phrases"] == 0


def test_each_query_is_timed(library: Store) -> None:
    groups = time_queries(library, query_mix(REPORTS)[::20], rounds=1)
    sizes = {"rare words": 2, "pairs": 4, "phrases": 2, "common words": 2, "all": 10, "all, narrowed down": 10}
    assert {name: len(times) for name, times in groups.items()} == sizes
    assert min(min(times) for times in groups.values()) > 0

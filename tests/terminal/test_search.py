"""The command `search`: hits with document, page and words; what it says where there are none or too many."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from rich.text import Text

from store import Hit, SearchResult
from terminal.hits import hit_lines, summary

Program = Callable[..., CompletedProcess[str]]

HIT = Hit(
    document_id="d" * 16,
    file_name="begroting.pdf",
    title="Begroting 2025",
    municipality="Meerdrecht",
    year=2025,
    kind="begroting",
    record_kind="initiatives",
    record_id="0123456789abcdef",
    page=3,
    heading="Kadeplan\nZuid",
    snippet=(("…de\n", False), ("kade\x1b", True), (" wordt", False)),
    score=1.0,
)


def lines(*, marks: bool) -> list[Text]:
    return list(hit_lines(HIT, marks=marks))


def test_a_hit_in_two_lines() -> None:
    head, words = (line.plain for line in lines(marks=True))
    assert head == "01234567  begroting.pdf, p. 3  initiative  Kadeplan Zuid"
    assert words == "          …de »kade\ufffd« wordt"


def test_a_match_is_highlighted_on_a_screen() -> None:
    words = lines(marks=False)[1]
    assert [words.plain[span.start : span.end] for span in words.spans if span.style == "reverse"] == ["kade\ufffd"]


@pytest.mark.parametrize(
    ("total", "capped", "words"),
    [
        (1, False, "1 hit"),
        (7, False, "the best 1 of 7 hits"),
        (400, True, "the best 1 of 400 or more: the words are frequent, and only what was stored last is ranked"),
    ],
)
def test_how_many_there_are(total: int, capped: bool, words: str) -> None:
    assert summary(SearchResult((HIT,), total, capped), is_filtered=False) == words


def test_a_search(leidraad: Program, ingested: Path) -> None:
    result = leidraad("search", "dijken", "--year", 2026, "--kind", "begroting", "--municipality", "Meerdrecht")
    assert result.returncode == 0
    head, words = result.stdout.splitlines()
    assert "begroting-2026.txt  section  Vooruitblik" in head
    assert "van de »dijk«." in words
    assert result.stderr == "1 hit\n"


def test_a_search_for_programs(leidraad: Program, ingested: Path) -> None:
    found = json.loads(leidraad("search", "dijken", "--json", "--limit", 2).stdout)
    assert (found["total"], found["capped"], len(found["hits"])) == (3, False, 2)
    assert {"document_id", "file_name", "record_id", "record_kind", "page", "heading", "snippet"} <= set(found["hits"][0])
    assert ["dijk", True] in found["hits"][0]["snippet"]


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["zeppelin"], "with a star: loket*"),
        (["-dijk"], "all words must occur"),
        (["dijk", "--year", 1999], "or search all documents"),
        (["dijk", "--only", "goals"], "or search all documents"),
    ],
)
def test_nothing_found(arguments: list[object], hint: str, leidraad: Program, ingested: Path) -> None:
    separator = ["--"] if arguments == ["-dijk"] else []
    result = leidraad("search", *separator, *arguments)
    assert (result.returncode, result.stdout) == (0, "")
    assert result.stderr.startswith("nothing found: ")
    assert hint in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [["dijk", "--kind", "plan"], ["dijk", "--only", "amounts"], ["dijk", "--limit", 0], ["dijk", "--year", "nu"], []],
)
def test_wrong_usage(arguments: list[object], leidraad: Program, ingested: Path) -> None:
    assert leidraad("search", *arguments).returncode == 2


def test_no_database(leidraad: Program) -> None:
    result = leidraad("search", "dijk")
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "(no-database)" in result.stderr

"""The page as text: what it holds, that nothing in it asks for anything, and that no report can break out of it."""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from publish.review import data_address, review_page, review_policy
from publish.review.data import offsets_in_utf16, page_data, pages_of, script_json
from publish.review.fields import kind_of_records
from schema import RECORD_TABLES, Document, Extraction, LeidraadError
from schema.overlay import Overlay, Review
from store import Store
from tests.review.hostile import ATTACKS, hostile_report

DATA = re.compile(r'<script id="data" type="application/json">(.*?)</script>', re.DOTALL)
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@pytest.fixture(scope="module")
def page(ingested_samples: Path) -> str:
    with Store.open(ingested_samples) as store:
        return review_page(store, store.find_document("begroting-2026").id, lambda number: data_address(bytes([number])))


def data_in(page: str) -> dict[str, Any]:
    (found,) = DATA.findall(page)
    value: dict[str, Any] = json.loads(found)
    return value


class TestPage:
    def test_every_record_is_in_it_in_reading_order(self, page: str, ingested_samples: Path) -> None:
        data = data_in(page)
        with Store.open(ingested_samples) as store:
            records = [one.record for one in store.records_of(data["document"]["id"])]
        assert [row[1] for row in data["records"]] == [record.id for record in records]
        assert [data["text"][row[2] : row[3]] for row in data["records"]] == [record.words for record in records]

    def test_every_record_of_a_page_with_words_has_boxes(self, page: str) -> None:
        data = data_in(page)
        with_words = [index for index, row in enumerate(data["records"]) if row[3] > row[2]]
        assert with_words
        assert all(data["boxes"][index] for index in with_words)
        for index in with_words:
            for number, x0, top, x1, bottom in zip(*[iter(data["boxes"][index])] * 5, strict=True):
                _, _, width, height = data["pages"][number - 1]
                assert -1 <= x0 <= x1 <= width * 10 + 10
                assert -1 <= top <= bottom <= height * 10 + 10

    def test_pictures_stand_behind_the_script_so_that_it_need_not_wait_for_them(self, page: str) -> None:
        places = [page.index(f'id="picture-{number}"') for number in range(1, 41)]
        assert places == sorted(places)
        assert places[0] > page.index("</script>", page.index('"use strict"'))
        assert page.count("data:image/webp;base64,") == 40

    def test_nothing_in_it_leads_to_another_place(self, page: str) -> None:
        outside = SCRIPT.sub("", DATA.sub("", page))
        assert not re.findall(r"(?:src|href|action|srcset)=[\"'](?!#)", outside)
        assert not re.findall(r"url\(|@import|https?://", outside)
        assert not re.findall(r"fetch\(|XMLHttpRequest|import\(|WebSocket|innerHTML|eval\(", "".join(SCRIPT.findall(page)))

    def test_its_policy_allows_its_own_script_and_style_alone(self, page: str) -> None:
        assert review_policy().replace("'", "&#39;") in page
        assert "unsafe" not in review_policy()
        assert review_policy().startswith("default-src 'none'; script-src 'sha256-")

    def test_without_pictures_there_are_none(self, ingested_samples: Path) -> None:
        with Store.open(ingested_samples) as store:
            page = review_page(store, store.find_document("begroting-2026").id, None)
        assert "picture-1" not in page
        assert data_in(page)["boxes"] == []

    def test_decisions_are_in_it(
        self,
        samples: Path,
        text_report: Extraction,
        overlay_of: Callable[..., Overlay],
        review_of: Callable[..., Review],
    ) -> None:
        review = review_of("amounts", text_report.amounts[0].id, "corrected", value="7.50")
        with Store.open(samples) as store:
            store.apply_overlay(overlay_of(text_report, review))
            page = review_page(store, text_report.document.sha256[:16], None)
        (found,) = data_in(page)["reviews"]
        assert Review.model_validate(found) == review

    def test_a_document_that_is_not_there(self, ingested_samples: Path) -> None:
        with Store.open(ingested_samples) as store, pytest.raises(LeidraadError) as caught:
            review_page(store, "f" * 16, None)
        assert caught.value.code == "no-such-document"

    def test_without_jinja_it_says_what_to_install(self, ingested_samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "jinja2", None)
        with Store.open(ingested_samples) as store, pytest.raises(LeidraadError, match="pip install") as caught:
            review_page(store, store.documents()[0].id, None)
        assert caught.value.code == "missing-extra"


class TestHostileReport:
    @pytest.fixture
    def page(self, tmp_path: Path) -> str:
        with Store.open(tmp_path / "hostile.db", create=True) as store:
            run = store.begin_run("0", "")
            when = "2026-03-02T09:00:00+00:00"
            name = store.write_extraction(hostile_report(), program_version="0", run_id=run, supersedes=None, ingested_at=when)
            return review_page(store, name, None)

    def test_the_page_has_no_other_scripts_than_its_own(self, page: str) -> None:
        assert page.count("<script") == page.count("</script>") == 2
        assert not re.search(r"<(?:img|svg|!--)", page)

    def test_the_words_come_through_to_the_letter(self, page: str) -> None:
        data = data_in(page)
        assert data["text"] == hostile_report().document.text
        assert data["title"] == ATTACKS[0]


@pytest.mark.parametrize("attack", ATTACKS)
def test_json_for_a_script_means_the_same_and_cannot_end_it(attack: str) -> None:
    written = script_json({attack: [attack]})
    assert json.loads(written) == {attack: [attack]}
    assert not set(written) & set("<>&\u2028\u2029")


def test_offsets_are_those_of_a_browser() -> None:
    text = "a😀b😀c"
    offset = offsets_in_utf16(text)
    wide = text.encode("utf-16-le")
    assert [wide[2 * offset(at) :].decode("utf-16-le") for at in range(6)] == [text[at:] for at in range(6)]


def test_a_text_without_pages_is_cut_at_line_ends() -> None:
    text = "\n".join(f"regel {number} van het verslag" for number in range(900))
    document = Document(file_name="a.txt", source_path="a.txt", sha256="0" * 64, media_type="text/plain", text=text)
    parts = [text[start:end] for start, end, *_ in pages_of(document)]
    assert len(parts) > 3
    assert "".join(parts) == text
    assert all(part.endswith("\n") for part in parts[:-1])


@pytest.mark.parametrize("kind", RECORD_TABLES)
def test_every_field_can_be_shown_and_asked_for(kind: str) -> None:
    fields = kind_of_records(kind)["fields"]
    assert {field["input"] for field in fields} <= {"text", "whole", "number", "money", "yes", "day", "list", "choice", "record"}
    assert all(field["choices"] for field in fields if field["input"] == "choice")
    assert all(field["help"] for field in fields)


def test_the_values_of_a_record_are_as_many_as_its_fields(text_report: Extraction) -> None:
    data = page_data("0" * 16, text_report, {}, pictures=False)
    for kind, _, _, _, _, *values in data["records"]:
        assert len(values) == len(data["kinds"][kind]["fields"])

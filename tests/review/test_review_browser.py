"""The page in Chromium: what reviewers do by keyboard and by mouse, at a desk and on a telephone."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select
from typer.testing import CliRunner

from publish.review import review_page
from store import Store
from terminal.commands import commands
from tests.browser import NARROW, WIDE, Visitor
from tests.review.hostile import ATTACKS, hostile_report

Program = Callable[..., CompletedProcess[str]]


class Reviewer(Visitor):
    """Someone with the page open."""

    def __init__(self, browser: Chrome, file: Path, size: tuple[int, int] = WIDE) -> None:
        super().__init__(browser, size)
        self.file = file
        self.keep_downloads_in(file.parent)
        self.open()

    def open(self, *, anew: bool = True) -> None:
        """Opens the page; with `anew` as in a browser that has not seen it before."""
        self.browser.get(self.file.as_uri())
        if anew:
            self.ask("localStorage.clear()")
            self.browser.get(self.file.as_uri())

    def choose(self, name: str, value: str) -> None:
        Select(self.find(f"#filter-{name}")).select_by_value(value)

    @property
    def chosen(self) -> str:
        """The id of the record that is chosen."""
        return str(self.ask("chosen && chosen.id"))

    @property
    def said(self) -> str:
        return self.find("#said").text

    @property
    def counted(self) -> str:
        return self.find("#count").text

    def save(self) -> dict[str, Any]:
        """Saves the decisions and gives what is in the file."""
        self.press("s")
        files = self.wait(lambda: [*self.file.parent.glob("*.overlay*.json")])
        saved: dict[str, Any] = json.loads(files[0].read_text("utf-8"))
        return saved


@pytest.fixture(scope="module")
def written_pages(ingested_samples: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages of the samples, before anything was decided."""
    folder = tmp_path_factory.mktemp("pages")
    found = {name: folder / f"{name}.html" for name in ("begroting-2026", "jaarstukken-2024")}
    for name, file in found.items():
        words = ["review", name, "--db", str(ingested_samples), "--to", str(file)]
        assert CliRunner().invoke(commands, words, prog_name="leidraad").exit_code == 0
    return found


@pytest.fixture
def page_file(written_pages: dict[str, Path], tmp_path: Path) -> Callable[[str], Path]:
    """Gives the page of a sample in a folder of its own."""
    return lambda name: Path(shutil.copy(written_pages[name], tmp_path / "page.html"))


@pytest.fixture
def text_page(browser: Chrome, page_file: Callable[[str], Path]) -> Iterator[Reviewer]:
    page = Reviewer(browser, page_file("jaarstukken-2024"))
    yield page
    assert page.console() == []


@pytest.fixture
def pdf_page(browser: Chrome, page_file: Callable[[str], Path]) -> Iterator[Reviewer]:
    page = Reviewer(browser, page_file("begroting-2026"))
    yield page
    assert page.console() == []


class TestKeyboard:
    def test_five_records_are_reviewed_saved_applied_and_seen(
        self, text_page: Reviewer, leidraad: Program, samples: Path
    ) -> None:
        text_page.find("#reviewer").send_keys("Joke", Keys.ESCAPE)
        text_page.choose("kind", "amounts")
        text_page.ask("list.focus()")
        text_page.press("j")
        first = text_page.chosen
        text_page.press("a", "a", "r")
        text_page.press("c")
        field = text_page.wait(lambda: text_page.find("#right input"))
        field.clear()
        field.send_keys("1.234.567,50", Keys.ENTER)
        text_page.press("a")
        assert "5 of 317 reviewed." in text_page.said
        saved = text_page.save()
        assert [review["decision"] for review in saved["reviews"]] == [
            "accepted",
            "accepted",
            "rejected",
            "corrected",
            "accepted",
        ]
        assert saved["reviews"][3]["correction"] == {"value": "1234567.50"}
        assert (saved["reviewer"], saved["reviews"][0]["record_id"]) == ("Joke", first)
        file = next(text_page.file.parent.glob("*.overlay.json"))
        assert leidraad("review", "--apply", file, "--db", samples).stdout.endswith("5 decisions stored, 0 unchanged\n")
        leidraad("review", "jaarstukken-2024", "--db", samples, "--to", text_page.file)
        text_page.open()
        assert text_page.find("#progress").text == "5 of 317 reviewed."
        text_page.choose("review", "corrected")
        assert text_page.counted == "1 of 317 records"
        text_page.ask("list.focus()")
        text_page.press("j")
        assert "€ 1.234.567,5" in text_page.find(".fields ins").text.replace("\u00a0", " ")

    def test_next_and_back_and_the_ends(self, text_page: Reviewer) -> None:
        ids = text_page.ask("records.map((record) => record.id)")
        text_page.press("j", "j", Keys.ARROW_DOWN)
        assert text_page.chosen == ids[2]
        text_page.press("k", Keys.ARROW_UP, "k")
        assert text_page.chosen == ids[0]
        text_page.ask("list.focus()")
        text_page.press(Keys.END)
        assert text_page.chosen == ids[-1]
        assert text_page.find("#list").get_attribute("aria-activedescendant") == f"row-{len(ids) - 1}"
        assert text_page.find(f"#row-{len(ids) - 1}").is_displayed()

    def test_undo(self, text_page: Reviewer) -> None:
        text_page.press("j")
        first = text_page.chosen
        text_page.press("a", "r", "u", "u")
        assert text_page.chosen == first
        assert text_page.said.startswith("Undone: ")
        assert text_page.find("#progress").text == "0 of 317 reviewed."
        text_page.press("u")
        assert text_page.said == "There is nothing to undo."

    def test_a_decision_that_is_stored_is_taken_back(self, text_page: Reviewer, leidraad: Program, samples: Path) -> None:
        text_page.press("j", "a")
        text_page.save()
        file = next(text_page.file.parent.glob("*.overlay.json"))
        leidraad("review", "--apply", file, "--db", samples)
        file.unlink()
        leidraad("review", "jaarstukken-2024", "--db", samples, "--to", text_page.file)
        text_page.open()
        text_page.press("j")
        text_page.find("#withdraw").click()
        assert [review["decision"] for review in text_page.save()["reviews"]] == ["withdrawn"]
        assert leidraad("review", "--apply", file, "--db", samples).stdout.endswith("0 unchanged, 1 withdrawn\n")

    def test_filter_help_and_leaving_a_field(self, text_page: Reviewer) -> None:
        text_page.press("/", *"loket", Keys.ESCAPE)
        assert text_page.ask("document.activeElement.id") == "list"
        assert " of 317 records" in text_page.counted
        text_page.press("?")
        assert text_page.find("#keys").is_displayed()
        text_page.press("a", Keys.ESCAPE)
        assert not text_page.find("#keys").is_displayed()
        assert text_page.find("#progress").text == "0 of 317 reviewed."

    def test_keys_can_be_turned_off(self, text_page: Reviewer) -> None:
        text_page.press("j")
        text_page.ask("byId('single-keys').click()")
        text_page.press("a")
        assert text_page.find("#progress").text == "0 of 317 reviewed."

    def test_all_can_be_reached_with_the_tab_key(self, text_page: Reviewer) -> None:
        text_page.press("j")
        text_page.ask("document.activeElement.blur()")
        seen = set()
        for _ in range(40):
            text_page.press(Keys.TAB)
            seen.add(text_page.ask("document.activeElement.id"))
        controls = {"reviewer", "save", "open", "help", "report", "larger", "filter-kind", "list", "remark", "accept", "reject"}
        assert controls <= seen


class TestForm:
    @pytest.mark.parametrize(
        ("written", "fault"),
        [
            ("veel", "Write a number as it is printed: 1.234.567,50."),
            ("1.5", "Write a number as it is printed: 1.234.567,50."),
            ("", "This cannot be empty."),
        ],
    )
    def test_a_value_that_cannot_be_is_said_beside_its_field(self, text_page: Reviewer, written: str, fault: str) -> None:
        text_page.choose("kind", "amounts")
        text_page.ask("list.focus()")
        text_page.press("j", "c")
        field = text_page.find("#right-0")
        field.clear()
        field.send_keys(written, Keys.ENTER)
        assert text_page.find("#fault-0").text == fault
        assert field.get_attribute("aria-invalid") == "true"
        assert text_page.find("#progress").text == "0 of 317 reviewed."

    def test_without_a_change_there_is_no_correction(self, text_page: Reviewer) -> None:
        text_page.choose("kind", "amounts")
        text_page.ask("list.focus()")
        text_page.press("j", "c", Keys.ENTER)
        assert text_page.find("#right > .fault").text.startswith("Nothing differs")

    def test_a_vocabulary_is_a_menu(self, text_page: Reviewer) -> None:
        text_page.choose("kind", "initiatives")
        text_page.ask("list.focus()")
        text_page.press("j", "c")
        menu = Select(text_page.find("#right select"))
        words = {option.get_attribute("value") for option in menu.options}
        assert {"", "planned", "stopped", "completed"} <= words

    def test_every_kind_of_record_has_a_form_or_says_that_it_has_none(self, pdf_page: Reviewer) -> None:
        opened = pdf_page.ask(
            """data.kinds.map((kind) => {
                const record = records.find((one) => one.kind === kind);
                if (!record) return "none";
                choose(record, { from: "list" });
                openForm();
                const form = byId("right");
                const fields = form ? form.querySelectorAll("input, select, textarea").length : 0;
                if (form) closeForm();
                return byId("correct").disabled ? "nothing" : fields;
            })"""
        )
        assert [opened[-3], opened[-1]] == ["nothing", "nothing"]
        assert all(one == "none" or one for one in opened)

    def test_what_is_stored_fits_what_the_form_makes_of_it(self, text_page: Reviewer, leidraad: Program, samples: Path) -> None:
        """Each field of each kind of record, changed a little: the program accepts the file."""
        text_page.ask(
            """data.kinds.forEach((kind) => {
                const record = records.find((one) => one.kind === kind && kind.fields.some((field) => field.right));
                if (!record) return;
                choose(record, { from: "list" });
                openForm();
                for (const input of byId("right").querySelectorAll("input, select, textarea")) {
                    if (input.tagName === "SELECT") input.selectedIndex = (input.selectedIndex + 1) % input.options.length;
                    else if (input.type === "date") input.value = "2026-01-31";
                    else if (/^-?[\\d.,;\\s]+$/.test(input.value)) input.value = "7";
                    else if (input.value) input.value += " anders";
                }
                byId("right").requestSubmit();
            })"""
        )
        saved = text_page.save()
        assert len(saved["reviews"]) >= 9
        file = next(text_page.file.parent.glob("*.overlay.json"))
        result = leidraad("review", "--apply", file, "--db", samples)
        assert (result.returncode, result.stderr) == (0, "")


class TestBothSides:
    def test_a_row_leads_to_its_words_in_the_text(self, text_page: Reviewer) -> None:
        text_page.choose("kind", "citations")
        row = text_page.find("#rows .row")
        words = row.find_element(By.CSS_SELECTOR, ".head").text
        row.click()
        mark = text_page.find("#report .mark.chosen")
        assert mark.text == words
        assert is_in_view(text_page, mark)

    def test_words_in_the_text_lead_to_their_row(self, text_page: Reviewer) -> None:
        mark = text_page.find("#report .mark.k-amounts")
        mark.click()
        row = text_page.find("#rows .row.chosen")
        assert row.get_attribute("data-index") == (mark.get_attribute("data-all") or "").split()[0]
        assert row.get_attribute("aria-selected") == "true"

    def test_a_row_leads_to_its_frame_on_the_picture(self, pdf_page: Reviewer) -> None:
        pdf_page.choose("kind", "indicators")
        pdf_page.find("#rows .row").click()
        mark = pdf_page.find("#report .sheet.picture .mark.chosen")
        assert is_in_view(pdf_page, mark)
        number = pdf_page.ask("chosen.page")
        pdf_page.wait(lambda: pdf_page.ask(f"document.querySelector('[data-page=\"{number}\"] img').naturalWidth") == 1100)

    def test_where_records_lie_over_each_other_each_click_takes_the_next(self, pdf_page: Reviewer) -> None:
        pdf_page.choose("kind", "budget_lines")
        pdf_page.find("#rows .row").click()
        pdf_page.choose("kind", "")
        mark = pdf_page.find("#report .mark.chosen")
        found = []
        for _ in range(3):
            ActionChains(pdf_page.browser).move_to_element(mark).click().perform()
            found.append(pdf_page.ask("chosen.kind.kind"))
        assert "budget_tables" in found
        assert len(set(found)) > 1

    def test_a_pdf_as_text(self, pdf_page: Reviewer) -> None:
        pdf_page.find("#as-text").click()
        assert pdf_page.wait(lambda: pdf_page.find(".sheet.text .words .mark"))
        pdf_page.press("j", "j")
        assert is_in_view(pdf_page, pdf_page.find(".mark.chosen"))

    def test_only_pages_that_are_near_are_drawn(self, pdf_page: Reviewer) -> None:
        assert pdf_page.wait(lambda: 0 < pdf_page.ask("report.querySelectorAll('img').length") < 8)
        assert pdf_page.ask("report.querySelectorAll('.sheet').length") == 40
        assert pdf_page.ask("rows.childElementCount") < 40
        pdf_page.find("#page").clear()
        pdf_page.find("#page").send_keys("40", Keys.ENTER)
        assert pdf_page.wait(lambda: pdf_page.ask("pages[39].isDrawn && !pages[0].isDrawn"))


class TestFilters:
    def test_kind_status_issue_and_words(self, pdf_page: Reviewer) -> None:
        pdf_page.choose("status", "sum conflict")
        kinds = pdf_page.ask("[...new Set(shown.map((record) => record.kind.kind))].sort()")
        assert kinds == ["budget_lines", "budget_tables", "checks"]
        pdf_page.choose("kind", "checks")
        wrong = pdf_page.ask("shown.length")
        assert wrong == pdf_page.ask(
            "records.filter((one) => one.kind.kind === 'checks' && found(one, 'status') === 'conflict').length"
        )
        pdf_page.find("#clear").click()
        pdf_page.choose("issue", "sum-conflict")
        assert pdf_page.ask(
            "shown.some((one) => one.kind.kind === 'issues') && shown.some((one) => one.kind.kind === 'budget_lines')"
        )
        pdf_page.find("#clear").click()
        pdf_page.find("#filter-words").send_keys("HAVEN")
        assert 0 < pdf_page.ask("shown.length") < 2694

    def test_what_is_reviewed_leaves_a_list_of_what_is_not(self, text_page: Reviewer) -> None:
        text_page.choose("review", "open")
        text_page.ask("list.focus()")
        text_page.press("j", "a", "a")
        assert text_page.counted == "315 of 317 records"
        assert text_page.chosen == text_page.ask("shown[0].id")


class TestSums:
    def test_a_sum_that_does_not_hold_tells_its_terms_and_the_difference(self, pdf_page: Reviewer) -> None:
        pdf_page.choose("kind", "checks")
        pdf_page.choose("status", "sum conflict")
        pdf_page.find("#rows .row").click()
        names = [name.text for name in pdf_page.browser.find_elements(By.CSS_SELECTOR, ".difference dt")]
        assert names == ["printed", "the terms come to", "difference"]
        printed, expected, difference = pdf_page.ask(
            "['found', 'expected'].map((name) => Number(found(chosen, name))).concat(0).map((one, at, all) => at < 2 ? one : all[0] - all[1])"
        )
        told = [value.text for value in pdf_page.browser.find_elements(By.CSS_SELECTOR, ".difference dd")]
        assert [number_in(one) for one in told] == [printed, expected, difference]
        assert len(pdf_page.browser.find_elements(By.CSS_SELECTOR, ".tree li")) >= 2

    def test_the_totals_of_a_table_open_into_their_terms(self, pdf_page: Reviewer) -> None:
        pdf_page.ask(
            "choose(records.find((one) => one.kind.kind === 'budget_tables' && found(one, 'status') === 'reconciled'), { from: 'list' })"
        )
        tree = pdf_page.find(".sums > .tree")
        tree.find_element(By.CSS_SELECTOR, "button.sign").click()
        terms = pdf_page.wait(lambda: tree.find_elements(By.CSS_SELECTOR, "li .figure"))
        assert len(terms) >= 2
        terms[0].click()
        assert pdf_page.ask("chosen.kind.kind") == "budget_lines"


class TestDrafts:
    def test_decisions_survive_a_reload_before_they_are_saved(self, text_page: Reviewer) -> None:
        text_page.press("j", "a", "r")
        text_page.open(anew=False)
        assert text_page.find("#progress").text == "2 of 317 reviewed. 2 not saved yet."

    def test_an_overlay_is_opened_again(self, text_page: Reviewer) -> None:
        text_page.press("j", "a", "r")
        text_page.save()
        text_page.open()
        assert text_page.find("#progress").text == "0 of 317 reviewed."
        file = next(text_page.file.parent.glob("*.overlay.json"))
        text_page.find("#file").send_keys(str(file))
        text_page.wait(lambda: text_page.said.startswith(f"Opened {file.name}: 2 decisions taken up"))

    @pytest.mark.parametrize(
        ("content", "fault"),
        [
            ("{", "this file is no JSON"),
            ("[]", "this file is no overlay"),
            ('{"format": "leidraad-overlay/1", "reviews": [], "document": {"sha256": "x"}}', "is about another document"),
        ],
    )
    def test_a_file_that_is_no_overlay_of_it_is_refused_in_words(self, text_page: Reviewer, content: str, fault: str) -> None:
        file = text_page.file.with_name("other.json")
        file.write_text(content)
        text_page.find("#file").send_keys(str(file))
        text_page.wait(lambda: fault in text_page.find("#fault").text)

    def test_where_nothing_can_be_kept_the_page_works_all_the_same(self, text_page: Reviewer) -> None:
        text_page.ask("Storage.prototype.setItem = () => { throw new Error('full') }")
        text_page.press("j", "a")
        assert text_page.find("#progress").text == "1 of 317 reviewed. 1 not saved yet."
        text_page.ask("decisions.clear()")


def test_nothing_of_a_hostile_report_runs(browser: Chrome, tmp_path: Path) -> None:
    with Store.open(tmp_path / "hostile.db", create=True) as store:
        run = store.begin_run("0", "")
        when = "2026-03-02T09:00:00+00:00"
        name = store.write_extraction(hostile_report(), program_version="0", run_id=run, supersedes=None, ingested_at=when)
        file = tmp_path / "page.html"
        file.write_text(review_page(store, name, None), encoding="utf-8")
    page = Reviewer(browser, file)
    for index in range(page.ask("records.length")):
        page.ask(f"choose(records[{index}], {{ from: 'list' }})")
        page.ask("openForm()")
        page.ask("byId('right') && closeForm()")
    page.press("a")
    assert page.ask("window.hacked") is None
    assert page.ask("document.querySelectorAll('script, svg, iframe').length") == 2
    assert page.find("h1").text == ATTACKS[0]
    assert page.ask("data.text.slice(records[0].start, records[0].end)") == ATTACKS[0]
    last = page.ask("records.at(-1)")
    assert page.ask(f"data.text.slice({last['start']}, {last['end']})") == "einde"
    assert page.console() == []


@pytest.mark.parametrize("name", ["begroting-2026", "jaarstukken-2024"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_nothing_is_wider_than_the_screen_and_all_can_be_seen(
    browser: Chrome, page_file: Callable[[str], Path], name: str, size: tuple[int, int], screenshots: Path
) -> None:
    page = Reviewer(browser, page_file(name), size)
    page.press("j", "j", "j")
    assert page.ask("document.documentElement.scrollWidth <= innerWidth")
    assert page.ask("document.documentElement.scrollHeight <= innerHeight")
    assert is_in_view(page, page.find("#rows .row.chosen"), "list")
    (screenshots / f"review-{name}-{size[0]}-list.png").write_bytes(page.drawn())
    if size is NARROW:
        page.find("#show-record").click()
    for button in ("accept", "correct", "reject"):
        assert page.find(f"#{button}").is_displayed()
    page.press("c")
    (screenshots / f"review-{name}-{size[0]}-form.png").write_bytes(page.drawn())


def is_in_view(page: Reviewer, element: WebElement, pane: str = "report") -> bool:
    """Whether an element lies inside its scrolling pane."""
    frame = page.ask(f"byId('{pane}').getBoundingClientRect().toJSON()")
    own = page.browser.execute_script("return arguments[0].getBoundingClientRect().toJSON()", element)
    return bool(frame["top"] - 1 <= own["top"] and own["bottom"] <= frame["bottom"] + 1)


def number_in(text: str) -> float:
    """The number in `€ -1.404.000` or `€ 12,50`."""
    return float(text.replace("\u00a0", "").replace("€", "").replace(" ", "").replace(".", "").replace(",", "."))

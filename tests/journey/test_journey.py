"""What people do: search, follow a record to its words, open a chart, ask a question, review, and see what was decided."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from publish.charts import CHARTS
from store.questions import questions
from tests.browser import Visitor
from tests.journey.conftest import Site

Program = Callable[..., CompletedProcess[str]]


def test_from_the_home_page_through_search_to_the_words_of_a_record(visitor: Visitor, site: Site) -> None:
    visitor.find("#q").send_keys("loketten", Keys.ENTER)
    hits = visitor.wait(lambda: visitor.find_all(".hits li"))
    assert {mark.text.lower() for mark in visitor.find_all(".snippet mark")} >= {"loket", "loketten"}

    Select(visitor.find("#kind")).select_by_visible_text("begroting")
    visitor.find("#year").send_keys("2026", Keys.ENTER)
    visitor.wait(lambda: "year=2026" in visitor.browser.current_url)
    narrowed = visitor.find_all(".hits li")
    assert 0 < len(narrowed) < len(hits)
    assert all("begroting · 2026" in hit.text for hit in narrowed)

    hit = narrowed[0].find_element("css selector", "h2 a")
    title = hit.text
    hit.click()
    visitor.wait(lambda: "/record/" in visitor.browser.current_url)
    record = visitor.browser.current_url.rpartition("/")[2]
    assert title in visitor.find("h1").text
    words = visitor.find(".evidence mark")
    assert words.is_displayed()
    assert words.text.split() == site.look_up(f"SELECT words FROM evidence WHERE id = '{record}'").split()

    visitor.find(".head .over a").click()
    visitor.wait(lambda: "/document/" in visitor.browser.current_url)
    assert visitor.find("h1").text == "Programmabegroting 2026"
    visitor.find_by_text("Oude Haven").click()
    assert visitor.wait(lambda: visitor.find(".evidence mark").text) == "Oude Haven"


def test_by_keyboard_alone_from_the_home_page_to_a_record(visitor: Visitor) -> None:
    visitor.press(Keys.TAB, Keys.ENTER)
    assert visitor.ask("document.activeElement.tagName") == "MAIN"
    visitor.press(Keys.TAB, *"buurtbaan", Keys.ENTER)
    visitor.wait(lambda: visitor.find_all(".hits"))
    visitor.press_until(Keys.TAB, ".hits h2 a:focus-visible")
    visitor.press(Keys.ENTER)
    visitor.wait(lambda: visitor.find_all(".evidence mark"))


def test_the_menu_of_a_column_opens_by_keyboard(visitor: Visitor, site: Site) -> None:
    visitor.go(f"{site.address}/meerdrecht/goals")
    visitor.press_until(Keys.TAB, "th[data-column=page] .dropdown-menu-icon:focus-visible")
    visitor.press(Keys.ENTER)
    assert visitor.ask("document.activeElement.textContent") == "Sort ascending"
    visitor.press(Keys.ESCAPE)
    assert not visitor.find(".dropdown-menu").is_displayed()
    visitor.press(Keys.ENTER, Keys.ENTER)
    visitor.wait(lambda: visitor.browser.current_url.endswith("?_sort=page"))


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_drawn_beside_its_figures(visitor: Visitor, name: str) -> None:
    visitor.find_by_text(CHARTS[name].title).click()
    marks = visitor.wait(lambda: visitor.find_all("#chart.drawn svg [aria-roledescription=bar]"))
    assert len(marks) >= 4
    assert len(visitor.find_all("[aria-labelledby=figures-title] tbody tr")) >= 4


def test_a_question_is_answered_asked_again_and_followed_to_a_record(visitor: Visitor) -> None:
    visitor.find_by_text(questions()[0].title).click()
    first = visitor.wait(lambda: visitor.find("tbody").text)
    asked = visitor.find("[name=programme]")
    asked.clear()
    asked.send_keys("5", Keys.ENTER)
    visitor.wait(lambda: "programme=5" in visitor.browser.current_url)
    assert visitor.find("tbody").text not in ("", first)
    visitor.find("tbody .col-record_id a").click()
    visitor.wait(lambda: visitor.find_all(".evidence mark"))


@pytest.mark.parametrize("place", ["file", "server"])
def test_five_records_are_reviewed_saved_applied_and_seen(
    visitor: Visitor, site: Site, leidraad: Program, tmp_path: Path, place: str
) -> None:
    name = {"file": "jaarstukken-2024.txt", "server": "begroting-2026.pdf"}[place]
    document = site.look_up(f"SELECT id FROM documents WHERE file_name = '{name}'")
    visitor.keep_downloads_in(tmp_path)
    if place == "file":
        assert leidraad("review", name, "--db", site.database, "--to", "page.html").returncode == 0
        visitor.go((tmp_path / "page.html").as_uri())
    else:
        visitor.go(f"{site.address}/review/{document}")

    visitor.press_until(Keys.TAB, "#reviewer:focus")
    visitor.press("Joke", Keys.ESCAPE, "j", "a", "a", "r", "a")
    while visitor.ask("document.getElementById('correct').disabled"):
        visitor.press("j")
    visitor.press("c")
    visitor.wait(lambda: visitor.find_all("#right :focus"))
    visitor.retype("7")
    visitor.press_until(Keys.TAB, "#right button.main:focus")
    visitor.press(Keys.ENTER, "s")
    saved = visitor.wait(lambda: [*tmp_path.glob("*.overlay.json")])[0]
    reviews = json.loads(saved.read_text("utf-8"))["reviews"]
    assert [review["decision"] for review in reviews] == ["accepted", "accepted", "rejected", "accepted", "corrected"]
    assert leidraad("review", "--apply", saved, "--db", site.database).stdout.endswith("5 decisions stored, 0 unchanged\n")

    visitor.go(f"{site.address}/review/{document}")
    visitor.ask("localStorage.clear()")
    visitor.browser.refresh()
    assert visitor.wait(lambda: visitor.find("#progress").text).startswith("5 of ")
    Select(visitor.find("#filter-review")).select_by_value("done")
    shown = visitor.ask("shown.map((record) => record.id)")
    assert sorted(shown) == sorted(review["record_id"] for review in reviews)

    for review in reviews:
        visitor.go(f"{site.address}/record/{review['record_id']}")
        said = visitor.find("[aria-labelledby=review-title]").text
        assert f"{review['decision']} by Joke" in said
    visitor.go(f"{site.address}/document/{document}")
    assert "Reviewed: 3 accepted, 1 corrected, 1 rejected." in visitor.find("aside").text


def test_a_visitor_cannot_write(visitor: Visitor, site: Site) -> None:
    before = sha256(site.database.read_bytes()).hexdigest()
    document = site.look_up("SELECT id FROM documents")
    post = (
        "const [address, done] = arguments; fetch(address, {method: 'POST', body: 'x=1'}).then((answer) => done(answer.status))"
    )
    for address in ("/", f"/document/{document}", f"/review/{document}", "/meerdrecht", "/meerdrecht/amounts", "/search"):
        assert visitor.browser.execute_async_script(post, address) == 405
    visitor.go(f"{site.address}/meerdrecht?sql=DELETE+FROM+documents")
    assert "Statement must be a SELECT" in visitor.find("main").text
    assert {message.rpartition(" of ")[2] for message in visitor.faults()} == {"405 (Method Not Allowed)", "400 (Bad Request)"}
    assert sha256(site.database.read_bytes()).hexdigest() == before

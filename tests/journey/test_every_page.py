"""Every page at a desk and on a telephone: nothing is cut, all works by keyboard, and axe finds nothing wrong."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from publish.charts import CHARTS
from tests.browser import NARROW, WIDE, Visitor
from tests.journey.conftest import Site, assert_asked_here

CONFLICT = (
    "SELECT line_id FROM check_lines AS l JOIN checks AS c ON c.id = l.check_id WHERE c.status = 'conflict' ORDER BY l.rowid"
)
BEGROTING = "SELECT id FROM documents WHERE file_name = 'begroting-2026.pdf'"


@dataclass(frozen=True)
class Page:
    """A page: its address, the query for the id in it, what is there once it has been put together, and how it is answered."""

    address: str
    query: str = "SELECT ''"
    ready: str = "main h1"
    status: int = 200


PAGES = {
    "home": Page("/"),
    "search": Page("/search?q=loketten", ready=".hits mark"),
    "document": Page("/document/{}", BEGROTING),
    "amount": Page("/record/{}", "SELECT id FROM amounts WHERE words = '€ 82,6 miljoen'"),
    "figure-in-conflict": Page("/record/{}", CONFLICT),
    "table-in-conflict": Page("/record/{}", "SELECT id FROM budget_tables WHERE caption = 'Verloop van de reserves'"),
    "initiative": Page("/record/{}", "SELECT id FROM initiatives WHERE title LIKE '%Buurtbaan%' AND status = 'delayed'"),
    **{f"chart-{name}": Page(f"/chart/{name}", ready="#chart.drawn svg") for name in CHARTS},
    "question": Page("/ask/sums-that-do-not-hold"),
    "data": Page("/meerdrecht"),
    "data-table": Page("/meerdrecht/amounts?_size=20"),
    "data-row": Page("/meerdrecht/budget_lines/{}", CONFLICT),
    "sql": Page("/meerdrecht?sql=SELECT+kind%2C+count(*)+AS+number+FROM+evidence+GROUP+BY+kind"),
    "review": Page("/review/{}", BEGROTING, ready="#rows .row"),
    "no-such-record": Page("/record/0000000000000000", status=404),
    "sql-refused": Page("/meerdrecht?sql=DELETE+FROM+documents", status=400),
}

RUN_AXE = """const [done] = arguments;
    axe.run(document, { preload: false, resultTypes: ["violations"] }).then(({ violations }) => done(violations))"""

# What is wider than the screen, or ends before its words do, and cannot be scrolled to.
CUT = """[...document.querySelectorAll("body *")].filter((element) => {
    const words = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!words && !element.matches("input, select, button, img, svg, meter")) return false;
    if (!element.checkVisibility({ visibilityProperty: true }) || element.closest(".skip, .unseen, svg svg, svg g")) return false;
    const style = getComputedStyle(element);
    if (style.clipPath !== "none" || element.closest("thead")?.matches(".documents thead")) return false;
    const isClipped = ["hidden", "clip"].includes(style.overflowX) && style.textOverflow !== "ellipsis" && element.scrollWidth > element.clientWidth + 1;
    const { left, right } = element.getBoundingClientRect();
    let around = element.parentElement;
    while (around && !["auto", "scroll"].includes(getComputedStyle(around).overflowX)) around = around.parentElement;
    return isClipped || (!around && (left < -1 || right > document.documentElement.clientWidth + 1));
}).map((element) => element.outerHTML.slice(0, 120))"""

# Words that are marked and for which a reader has to scroll the box that they stand in.
OUT_OF_VIEW = """[...document.querySelectorAll("section > .evidence mark")].filter((words) => {
    const [own, box] = [words, words.closest(".evidence")].map((element) => element.getBoundingClientRect());
    return own.top < box.top || own.top > box.bottom - 20;
}).map((words) => words.textContent)"""

# Notes what gets the focus, and whether it can be seen that it has it; tells how much there is that can have it.
WATCH_FOCUS = """
    window.tabbable = () => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
        .filter((element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true }));
    window.focused = [];
    window.unseen = [];
    const hasRing = (element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    };
    document.addEventListener("focusin", ({ target }) => {
        focused.push(target);
        const parts = [target, target.closest(".select-wrapper, .CodeMirror")].filter(Boolean);
        if (!parts.some(hasRing) || !target.checkVisibility()) unseen.push(target);
    });
    document.activeElement.blur();
    getSelection().setPosition(document.body, 0);
    return tabbable().length;"""


@dataclass(frozen=True)
class Opened:
    """A page that is open at one of two widths."""

    name: str
    visitor: Visitor
    site: Site


CASES = [pytest.param((name, size), id=f"{name}-{size[0]}") for name in PAGES for size in (WIDE, NARROW)]


@pytest.fixture(scope="class")
def opened(request: pytest.FixtureRequest, browser: Chrome, site: Site, screenshots: Path) -> Opened:
    """The page, drawn, with a picture of it among the screenshots."""
    name, size = request.param
    page, visitor = PAGES[name], Visitor(browser, size)
    visitor.go(site.address + page.address.format(site.look_up(page.query)))
    visitor.wait(lambda: visitor.find_all(page.ready))
    visitor.wait(lambda: visitor.ask("[...document.images].every((image) => image.complete)"))
    (screenshots / f"{name}-{size[0]}.png").write_bytes(visitor.drawn(most=2000))
    return Opened(name, visitor, site)


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, in the file that LEIDRAAD_AXE names."""
    file = os.environ.get("LEIDRAAD_AXE")
    if not file:
        pytest.skip("LEIDRAAD_AXE names no axe.min.js (npm install axe-core)")
    return Path(file).read_text(encoding="utf-8")


@pytest.mark.parametrize("opened", CASES, indirect=True, scope="class")
class TestEveryPage:
    def test_it_says_nothing_in_the_console_and_asks_nothing_of_others(self, opened: Opened) -> None:
        faults = opened.visitor.faults()
        status = PAGES[opened.name].status
        assert len(faults) == (status != 200)
        assert all(f"responded with a status of {status}" in fault for fault in faults)
        assert_asked_here(opened.visitor, opened.site)

    def test_nothing_is_cut_or_wider_than_the_screen(self, opened: Opened) -> None:
        assert opened.visitor.ask("document.scrollingElement.scrollWidth <= innerWidth")
        assert opened.visitor.ask(CUT) == []

    def test_the_words_of_a_record_are_in_view(self, opened: Opened) -> None:
        assert opened.visitor.ask(OUT_OF_VIEW) == []

    def test_axe_finds_nothing_wrong(self, opened: Opened, axe: str) -> None:
        assert violations(opened.visitor, axe) == []

    def test_the_tab_key_leads_to_all_of_it_in_order_and_shows_where_one_is(self, opened: Opened) -> None:
        browser = opened.visitor.browser
        number = browser.execute_script(WATCH_FOCUS)
        ActionChains(browser, duration=0).send_keys(Keys.TAB * number).perform()
        told = ".map((element) => element.outerHTML.slice(0, 120))"
        assert opened.visitor.ask(f"focused{told}") == opened.visitor.ask(f"tabbable(){told}")
        assert opened.visitor.ask(f"unseen{told}") == []
        assert opened.visitor.ask("focused[0].className") == "skip"


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_wrong_while_a_record_is_reviewed(
    browser: Chrome, site: Site, axe: str, screenshots: Path, size: tuple[int, int]
) -> None:
    visitor = Visitor(browser, size)
    visitor.go(f"{site.address}/review/{site.look_up(BEGROTING)}")
    visitor.ask("list.focus()")
    for name, keys in (("record", ("j", Keys.ENTER, "a")), ("form", ("c",)), ("help", (Keys.ESCAPE, "?"))):
        visitor.press(*keys)
        assert visitor.ask("document.scrollingElement.scrollWidth <= innerWidth")
        assert visitor.ask(CUT) == []
        assert violations(visitor, axe) == []
        assert visitor.ask("byId('panel').getBoundingClientRect().bottom - byId('record').getBoundingClientRect().bottom") < 2
        (screenshots / f"review-{name}-{size[0]}.png").write_bytes(visitor.drawn())


def violations(visitor: Visitor, axe: str) -> list[tuple[str, str, list[str]]]:
    """What axe finds wrong on the page that is open: how bad it is, what, and where."""
    visitor.browser.execute_script(axe)
    found: list[dict[str, Any]] = visitor.browser.execute_async_script(RUN_AXE)
    return [(one["impact"], one["help"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found]

"""Measures how soon the first record of a long report's page for review can be clicked, in Chromium without a window.

The report is made, and has a picture of every page. What counts is the time from opening the file until the record that was
clicked is shown in its place: on the picture of its page, and that picture drawn.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.wait import WebDriverWait

from bench.pdf_speed import made_report, repeated
from store import Store

PAGES = 300
ROUNDS = 5
PATIENCE = 60

CLICK = """
const [row] = document.querySelectorAll("#rows .row");
if (row) row.click();
return Boolean(row);
"""
"""Clicks the first record, if there is one."""

IS_SHOWN = """
const mark = document.querySelector("#report .mark.chosen");
const picture = mark && mark.closest(".sheet").querySelector("img");
return Boolean(picture && picture.complete && picture.naturalWidth);
"""
"""Whether the record that is chosen stands marked on a picture that is drawn."""


def written_page(folder: Path, pages: int) -> tuple[Path, int]:
    """The page for review of a report of so many pages, and how many records it has."""
    report, database, page = folder / "long.pdf", folder / "long.db", folder / "long.review.html"
    repeated(made_report(folder), report, pages)
    for words in (["ingest", str(report)], ["review", report.name, "--to", str(page)]):
        command = [sys.executable, "-m", "cli", *words, "--db", str(database)]
        subprocess.run(command, check=True, capture_output=True)
    with Store.open(database) as store:
        return page, sum(store.counts(store.find_document(report.name).id).values())


@contextmanager
def browser() -> Iterator[Chrome]:
    """Chromium without a window."""
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    assert program
    assert driver
    options = ChromeOptions()
    options.binary_location = program
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1400,900"):
        options.add_argument(argument)
    opened = Chrome(options=options, service=Service(driver))
    try:
        yield opened
    finally:
        opened.quit()


def time_first_click(page: Path) -> tuple[float, float]:
    """Seconds until a fresh browser has read the page, and until the first record is clicked and shown."""
    with browser() as opened:
        opened.get("about:blank")
        wait = WebDriverWait(opened, PATIENCE, poll_frequency=0.01)
        start = time.perf_counter()
        opened.get(page.as_uri())
        is_read = time.perf_counter() - start
        wait.until(lambda _: opened.execute_script(CLICK))
        wait.until(lambda _: opened.execute_script(IS_SHOWN))
        return is_read, time.perf_counter() - start


def print_review_speed(pages: int = PAGES, rounds: int = ROUNDS) -> None:
    """One line for the page, and one for the median and the slowest of the rounds."""
    with tempfile.TemporaryDirectory() as name:
        page, records = written_page(Path(name), pages)
        print(f"## Reviewing a generated PDF of {pages} pages\n")
        print(f"{records:,} records, a file of {page.stat().st_size / 1e6:.1f} MB.\n")
        times = [time_first_click(page) for _ in range(rounds)]
    print("| until | median, s | slowest, s |\n| --- | --: | --: |")
    for what, seconds in zip(
        ("the page is read", "its first record is clicked and shown"), zip(*times, strict=True), strict=True
    ):
        print(f"| {what} | {statistics.median(seconds):.2f} | {max(seconds):.2f} |")
    print()

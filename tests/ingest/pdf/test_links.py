"""Links: to addresses and to pages of the same file."""

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.pdf.ink import PageInk


def test_links_lead_to_addresses_and_pages(inks: Callable[[bytes], list[PageInk]], drawn: Callable[..., bytes]) -> None:
    def first(canvas: Canvas) -> None:
        canvas.drawString(50, 700, "Meerdrecht")
        canvas.linkURL("https://www.meerdrecht.example/begroting", (50, 695, 120, 712))
        canvas.linkAbsolute("Wonen", "wonen", (50, 595, 120, 612))

    def second(canvas: Canvas) -> None:
        canvas.bookmarkPage("wonen")
        canvas.drawString(50, 700, "Wonen")

    page, _ = inks(drawn(first, second))
    web, chapter = page.links
    assert (web.address, web.page) == ("https://www.meerdrecht.example/begroting", None)
    assert web.area == pytest.approx((50, 88, 120, 105), abs=0.5)
    assert (chapter.address, chapter.page) == (None, 2)
    assert chapter.area == pytest.approx((50, 188, 120, 205), abs=0.5)

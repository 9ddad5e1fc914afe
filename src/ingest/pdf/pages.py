"""The ink of each page of a PDF, read with PDFium."""

import ctypes
from collections.abc import Iterator, Sequence
from ctypes import c_float

import pypdfium2

from ingest.pdf import pdfium
from ingest.pdf.ink import PageInk
from ingest.pdf.links import read_links
from ingest.pdf.pictures import find_prints, has_pictures
from ingest.pdf.strokes import read_strokes
from ingest.pdf.turning import Frame, page_frame
from ingest.pdf.words import read_words

USUAL_PAGE = (0.0, 842.0, 595.0, 0.0)
"""A4, for a page that cannot be opened."""

MOST_LOOKS = 100
"""Pages of a document whose pictures are looked at; one with more is an album."""


def read_pages(document: pypdfium2.PdfDocument, numbers: Sequence[int] | None = None) -> Iterator[PageInk]:
    """The pages of a document, or those with these numbers (from 1), one by one; each is closed before the next is opened."""
    address = pdfium.address_of(document.raw)
    looks = MOST_LOOKS
    for number in range(1, len(document) + 1) if numbers is None else numbers:
        ink = _read_page(address, number, look=looks > 0)
        looks -= has_pictures(ink)
        yield ink


def _read_page(document: int, number: int, *, look: bool) -> PageInk:
    """The ink of one page; `look` says whether to look at its pictures."""
    label = pdfium.wide_string(pdfium.page_label, document, number - 1) or None
    address = pdfium.load_page(document, number - 1)
    page = pdfium.reference(address)
    frame = _shown_frame(address)
    ink = PageInk(number, label, frame.width, frame.height)
    if not address:
        ink.broken = True
        return ink
    try:
        text = pdfium.load_text(page)
        if text:
            try:
                frame = read_words(pdfium.reference(text), frame, ink)
            finally:
                pdfium.close_text(text)
        read_strokes(page, frame, ink)
        if look and ink.words and has_pictures(ink):
            ink.prints = list(find_prints(page, ink))
        ink.links = list(read_links(document, page, frame))
    finally:
        pdfium.close_page(page)
    return ink


def _shown_frame(page: int | None) -> Frame:
    sides = (c_float * 4)(*USUAL_PAGE)
    if page:
        pdfium.page_box(page, ctypes.addressof(sides))
    left, top, right, bottom = sides
    return page_frame((left, top, right, bottom), pdfium.page_rotation(page) if page else 0)

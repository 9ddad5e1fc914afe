"""Scans: pages that are pictures get the words that ocrmypdf and Tesseract see in them.

Only here is ocrmypdf used, as a program of its own, and only for those pages. Each is drawn by PDFium first, as it is shown,
so that neither its turn, its frame, a password nor a fault elsewhere in the file matters to what is recognised.
"""

import io
import math
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.pdf.ink import Rule
from ingest.pdf.ocr_tools import find_ocr_tools
from schema import LeidraadError

DOTS_PER_INCH = 300
"""What Tesseract reads best."""

MOST_DOTS = 30_000_000
"""Of one page: a sheet of A2 at 300 to the inch. A larger one is drawn coarser."""

MOST_PROCESSES = 4
"""Pages that are recognised at the same time, where there are as many processors."""

SURE_OF_TURN = 6
"""How sure Tesseract must be that a page lies on its side before it is read that way; its own scale, on which 15 is certain."""

# <span class='ocrx_word' id='word_1_7' title='bbox 120 282 351 316; x_wconf 96'>kademuur</span>
RECOGNISED_WORD = re.compile(r"x_wconf (?P<percent>\d+)[^>]*>(?P<inside>.*?)</span>", re.S)
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Recognised:
    """A file of which some pages were recognised."""

    content: bytes
    """The whole file as a PDF without password, in which each of those pages is a picture with its words behind it."""
    confidence: dict[int, float]
    """How sure Tesseract was of the characters of each of those pages, 0 to 1; a page without words has none."""


def recognise(content: bytes, pages: Sequence[int], place: str, password: str | None = None) -> Recognised:
    """Recognises the text of these pages (from 1) of a PDF; each keeps its number, its size and the way that it is shown.

    `place` names the file in errors. Raises LeidraadError `ocr-missing` where a program that it takes is not installed,
    `ocr-failed` where it fails.
    """
    tools = find_ocr_tools()
    if missing := tools.missing:
        names = ", ".join(name for name, _ in missing)
        raise LeidraadError("ocr-missing", place, f"--ocr needs {names}", "; ".join(remedy for _, remedy in missing))
    with TemporaryDirectory(prefix="leidraad-ocr-") as name, closing(pdfium.PdfDocument(content, password=password)) as document:
        folder = Path(name)
        drawn, recognised = folder / "drawn.pdf", folder / "recognised.pdf"
        try:
            rules = draw_pages(document, pages, drawn)
        except pdfium.PdfiumError as error:
            what = f"a page cannot be drawn: {error}"
            raise LeidraadError("ocr-failed", place, what, "save the file anew from a PDF viewer, or leave out --ocr") from error
        run_ocrmypdf(drawn, recognised, tools.reading_languages, place)
        return Recognised(put_back(document, pages, recognised, rules), dict(confidence_by_page(folder, pages)))


def draw_pages(document: pdfium.PdfDocument, pages: Sequence[int], target: Path) -> dict[int, list[Rule]]:
    """Writes a PDF of these pages as pictures in grey; gives the rulings that are seen in each."""
    from ingest.pdf.scan_rules import find_rules

    rules: dict[int, list[Rule]] = {}
    with closing(pdfium.PdfDocument.new()) as pictures:
        for number in pages:
            page = document[number - 1]
            width, height = page.get_size()
            scale = min(DOTS_PER_INCH / 72, math.sqrt(MOST_DOTS / (width * height)))
            picture = page.render(scale=scale, grayscale=True).to_pil()
            page.close()
            rules[number] = find_rules(picture, 1 / scale)
            file = io.BytesIO()
            picture.save(file, "JPEG", quality=95)
            image = pdfium.PdfImage.new(pictures)
            image.load_jpeg(file, inline=True)
            image.set_matrix(pdfium.PdfMatrix().scale(width, height))
            drawn = pictures.new_page(width, height)
            drawn.insert_obj(image)
            drawn.gen_content()
            drawn.close()
        pictures.save(target)
    return rules


def run_ocrmypdf(source: Path, target: Path, languages: str, place: str) -> None:
    """Adds the text; what ocrmypdf writes beside it, as the confidence of each word, stays in the folder of `source`."""
    jobs = min(os.cpu_count() or 1, MOST_PROCESSES)
    turn = ["--rotate-pages", "--rotate-pages-threshold", str(SURE_OF_TURN)]
    output = ["--output-type", "pdf", "--optimize", "0", "--rasterizer", "pypdfium", "--keep-temporary-files", "--quiet"]
    # -E and -P: neither settings of this Python nor a file in the folder where the user stands may change what is run.
    command = [sys.executable, "-E", "-P", "-m", "ocrmypdf", "--language", languages, "--jobs", str(jobs), *turn, *output]
    try:
        subprocess.run(
            [*command, str(source), str(target)],
            env=os.environ | {"TMPDIR": str(source.parent), "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=True,
        )
    except subprocess.CalledProcessError as error:
        said = " ".join(error.stderr.split("\n")[-2:]).strip() or f"exit code {error.returncode}"
        raise LeidraadError("ocr-failed", place, f"ocrmypdf: {said}", "run leidraad doctor, or leave out --ocr") from error


def put_back(document: pdfium.PdfDocument, pages: Sequence[int], recognised: Path, rules: Mapping[int, Sequence[Rule]]) -> bytes:
    """The document with the recognised pages in the place of those that they were drawn from, shown as those were.

    Their rulings are drawn anew, as lines, so that they are read as those of any other page.
    """
    with closing(pdfium.PdfDocument(recognised)) as found:
        for index, number in enumerate(pages):
            page = found[index]
            page.set_rotation(0)
            draw_rules(page, rules[number])
            page.close()
            document.import_pages(found, [index], index=number)
            document.del_page(number - 1)
        whole = io.BytesIO()
        document.save(whole, flags=pdfium_c.FPDF_REMOVE_SECURITY)
        return whole.getvalue()


def draw_rules(page: pdfium.PdfPage, rules: Sequence[Rule]) -> None:
    """Draws rulings on a page, as thin black rectangles."""
    height = page.get_height()
    for x0, top, x1, bottom in rules:
        ruling = pdfium_c.FPDFPageObj_CreateNewRect(x0, height - bottom, x1 - x0, bottom - top)
        pdfium_c.FPDFPath_SetDrawMode(ruling, pdfium_c.FPDF_FILLMODE_WINDING, False)
        pdfium_c.FPDFPage_InsertObject(page, ruling)
    if rules:
        page.gen_content()


def confidence_by_page(folder: Path, pages: Sequence[int]) -> Iterator[tuple[int, float]]:
    """How sure Tesseract was of each page, from the hOCR files that ocrmypdf has written; a long word counts for more."""
    for file in sorted(folder.glob("*/*.hocr")):
        words = [
            (int(match["percent"]), len(TAG.sub("", match["inside"])))
            for match in RECOGNISED_WORD.finditer(file.read_text(encoding="utf-8"))
        ]
        if characters := sum(length for _, length in words):
            number = pages[int(file.name[:6]) - 1]
            yield number, sum(percent * length for percent, length in words) / characters / 100

"""Pages that are pictures get the words that are seen in them."""

import io
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest import ReadOptions, read_document
from ingest.pdf import scans
from ingest.pdf.ocr_tools import OcrTools, find_ocr_tools
from ingest.pdf.pages import read_pages
from ingest.pdf.scans import RECOGNISED_WORD, confidence_by_page, recognise
from schema import LeidraadError
from terminal.doctor_files import make_files

WIDTH, HEIGHT = A4
LINES = (
    "Programma Haven en water",
    "Meerdrecht legt in 2026 een nieuwe kademuur aan.",
    "De gemeenteraad trekt daarvoor 250.000 euro uit.",
    "De wethouder licht de raming toe in het najaar.",
)
EVERYTHING = OcrTools("17.0", "tesseract 5.3.0", ("nld",))


@pytest.fixture(scope="module")
def _tesseract() -> None:
    if missing := find_ocr_tools().missing:
        pytest.skip(f"not installed: {', '.join(name for name, _ in missing)}")


def scan(*, sideways: bool = False) -> Image.Image:
    """A page of A4 with these lines and a rule below them as a scanner sees it, at 200 dots to the inch."""
    size = (round(WIDTH / 72 * 200), round(HEIGHT / 72 * 200))
    picture = Image.new("L", size[::-1] if sideways else size, 255)
    brush = ImageDraw.Draw(picture)
    for number, line in enumerate(LINES):
        brush.text((200, 200 + 120 * number), line, font=ImageFont.load_default(44), fill=0)
    brush.line((200, 800, 1400, 800), fill=0, width=4)
    return picture.rotate(90, expand=True) if sideways else picture


def make_pdf(*pictures: Image.Image, encrypt: StandardEncryption | None = None) -> bytes:
    """A PDF with a page of text, then a page for each picture."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1, encrypt=encrypt)
    canvas.drawString(72, 700, "Voorblad van de begroting")
    canvas.showPage()
    for picture in pictures:
        canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def texts(content: bytes) -> list[str]:
    """The text of each page."""
    with closing(pdfium.PdfDocument(content)) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.usefixtures("_tesseract")
def test_scanned_pages_get_their_words_and_the_others_stay_as_they_are() -> None:
    content = make_pdf(scan(), scan(sideways=True), Image.new("L", (200, 300), 255))
    found = recognise(content, [2, 3, 4], "begroting.pdf")
    front, upright, sideways, empty = texts(found.content)
    assert front == texts(content)[0]
    assert words(upright) == " ".join(LINES)
    assert words(sideways) == " ".join(LINES)
    assert empty.strip() == ""
    assert set(found.confidence) == {2, 3}
    assert all(0.8 < one <= 1 for one in found.confidence.values())
    with closing(pdfium.PdfDocument(found.content)) as document:
        rules = [len(page.rules) for page in read_pages(document)]
        shapes = [(*map(round, page.get_size()), page.get_rotation()) for page in document]
    assert shapes == [(round(WIDTH), round(HEIGHT), 0)] * 4
    assert rules == [0, 1, 1, 0]


@pytest.mark.usefixtures("_tesseract")
def test_a_scan_with_a_password_is_read_with_its_places_and_says_how_sure_it_is(tmp_path: Path) -> None:
    file = tmp_path / "begroting.pdf"
    file.write_bytes(make_pdf(scan(), encrypt=StandardEncryption("geheim")))
    document = read_document(file, ReadOptions(password="geheim", ocr=True))
    front, scanned = document.pages
    assert (front.ocr, front.confidence) == (False, None)
    assert scanned.ocr
    assert scanned.confidence is not None
    assert 0.8 < scanned.confidence <= 1
    assert "Meerdrecht legt in 2026 een nieuwe kademuur aan." in document.reading_text
    start = document.text.index("Meerdrecht legt")
    (box,) = document.boxes(start, start + len("Meerdrecht"))
    # The second line begins 200 dots from the left and 320 from the top, and its letters are 44 dots high.
    assert box.page == 2
    assert box.x0 == pytest.approx(200 / 200 * 72, abs=4)
    assert (box.top + box.bottom) / 2 == pytest.approx((320 + 22) / 200 * 72, abs=6)


def test_what_is_missing_is_one_error_with_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "find_ocr_tools", lambda: OcrTools(None, "tesseract 5.3.0", ("eng",)))
    with pytest.raises(LeidraadError) as caught:
        recognise(b"", [1], "begroting.pdf")
    assert caught.value.code == "ocr-missing"
    assert "ocrmypdf, Tesseract's Dutch" in caught.value.what
    assert "leidraad[ocr]" in caught.value.remedy
    assert "tesseract-ocr-nld" in caught.value.remedy


def fake_ocrmypdf(folder: Path, script: str) -> str:
    program = folder / "python"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(program)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        pytest.param(
            "echo 'een kladje' >&2; echo 'TesseractError: no room' >&2; exit 7", "TesseractError: no room", id="its last line"
        ),
        pytest.param("exit 7", "exit code 7", id="nothing said"),
    ],
)
def test_a_failure_is_one_error_and_leaves_no_files(
    script: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(work))
    monkeypatch.setattr(scans, "find_ocr_tools", lambda: EVERYTHING)
    monkeypatch.setattr(sys, "executable", fake_ocrmypdf(tmp_path, script))
    with pytest.raises(LeidraadError) as caught:
        recognise(make_pdf(scan()), [2], "begroting.pdf")
    assert (caught.value.code, caught.value.place) == ("ocr-failed", "begroting.pdf")
    assert said in caught.value.what
    assert "kladje" not in caught.value.what
    assert list(work.iterdir()) == []


def test_a_page_that_cannot_be_drawn_is_one_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "find_ocr_tools", lambda: EVERYTHING)
    broken = dict(make_files())["test.pdf"].replace(b"/Kids [3 0 R] /Count 1", b"/Kids [3 0 R 9 0 R] /Count 2")
    with pytest.raises(LeidraadError, match=r"^begroting.pdf: a page cannot be drawn: .*\(ocr-failed\)$"):
        recognise(broken, [2], "begroting.pdf")


def test_a_page_as_large_as_a_map_is_drawn_coarser(tmp_path: Path) -> None:
    with closing(pdfium.PdfDocument.new()) as document:
        document.new_page(4000, 3000).close()
        scans.draw_pages(document, [1], tmp_path / "drawn.pdf")
    with closing(pdfium.PdfDocument(tmp_path / "drawn.pdf")) as drawn:
        page = drawn[0]
        (picture,) = page.get_objects()
        width, height = picture.get_px_size()
        assert page.get_size() == (4000, 3000)
    assert width * height == pytest.approx(scans.MOST_DOTS, rel=0.01)


HOCR = """<span class='ocrx_word' id='word_1_1' title='bbox 1 2 3 4; x_wconf {first}'>{word}</span>
<span class='ocrx_word' id='word_1_2' title='bbox 5 2 9 4; x_wconf {second}'><em>ab</em></span>"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            HOCR.format(first=90, second=50, word="kademuur"), {7: (90 * 8 + 50 * 2) / 1000}, id="long words count for more"
        ),
        pytest.param("<span class='ocr_line'></span>", {}, id="no words"),
    ],
)
def test_confidence_is_that_of_the_characters(text: str, expected: dict[int, float], tmp_path: Path) -> None:
    work = tmp_path / "ocrmypdf.io"
    work.mkdir()
    (work / "000002_ocr_hocr.hocr").write_text(text, encoding="utf-8")
    assert dict(confidence_by_page(tmp_path, [3, 7])) == pytest.approx(expected)


def test_the_pattern_takes_one_word_at_a_time() -> None:
    text = HOCR.format(first=90, second=50, word="kademuur")
    assert [match["percent"] for match in RECOGNISED_WORD.finditer(text)] == ["90", "50"]


def test_without_ocr_nothing_of_it_is_imported(leidraad_process: Callable[..., object], tmp_path: Path) -> None:
    (tmp_path / "begroting.pdf").write_bytes(make_pdf())
    code = (
        "import sys; from pathlib import Path; from ingest import read_document\n"
        "text = read_document(Path('begroting.pdf')).text\n"
        "print(text.strip(), sorted({'ocrmypdf', 'pdfplumber', 'PIL'} & set(sys.modules)))"
    )
    result = leidraad_process(code=code)
    assert result.stdout == "Voorblad van de begroting []\n", result.stderr  # type: ignore[attr-defined]

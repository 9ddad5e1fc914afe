"""The pages of a PDF as small pictures for the page for review."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from schema import LeidraadError
from store import DocumentRow

if TYPE_CHECKING:
    from PIL import Image

Pictures = Callable[[int], bytes]
"""The picture of a page, by its place in the file from 1, as WebP; nothing where it cannot be drawn."""

WIDTH = 1100
"""Dots across a page: as many as the words of a report need to be read on a screen."""

MOST_DOTS = 12_000_000
"""Dots of a picture: a page that is a ribbon is drawn smaller, else it would fill the memory."""

COLOURS = 16
"""With these, a page of print is as sharp as it was and half as large."""

LARGE = 60_000
"""Bytes over which a page holds more than print, so that another way may make it smaller."""

PDF = "application/pdf"
REMEDY = "bring the file back, or leave out its pictures with --no-pictures"


def read_pages_file(document: DocumentRow, most_bytes: int | None = None) -> bytes:
    """The PDF that the document was read from.

    Raises LeidraadError `no-pictures` for a document of another type, and where the file is gone, has changed or has more
    than `most_bytes`.
    """
    if document.media_type != PDF:
        raise LeidraadError("no-pictures", document.source_path, "this type of file has no pages to draw", "its text is shown")
    path = Path(document.source_path)
    try:
        if most_bytes is not None and path.stat().st_size > most_bytes:
            what = f"its pages are not drawn: the file is larger than {most_bytes / 1e6:,.0f} MB"
            raise LeidraadError("no-pictures", document.source_path, what, REMEDY)
        content = path.read_bytes()
    except OSError as error:
        what = f"its pages cannot be drawn: {error.strerror}"
        raise LeidraadError("no-pictures", document.source_path, what, REMEDY) from error
    if sha256(content).hexdigest() != document.sha256:
        what = "its pages cannot be drawn: the file has changed since it was read"
        raise LeidraadError("no-pictures", document.source_path, what, REMEDY)
    return content


@contextmanager
def page_pictures(content: bytes, place: str, password: str | None = None) -> Iterator[Pictures]:
    """Gives what draws a page of the PDF, by its place from 1, as WebP; nothing for a page that cannot be drawn.

    Raises LeidraadError `no-pictures` for a file that cannot be opened.
    """
    import pypdfium2 as pdfium

    try:
        file = pdfium.PdfDocument(content, password=password)
    except pdfium.PdfiumError as error:
        what, remedy = f"its pages cannot be drawn: {error}", "give its --password, or leave out the pictures"
        raise LeidraadError("no-pictures", place, what, remedy) from error
    with closing(file):

        def draw(number: int) -> bytes:
            try:
                with closing(file[number - 1]) as page:
                    return as_webp(page.render(scale=scale_of(*page.get_size())).to_pil())
            except (pdfium.PdfiumError, OSError, ValueError, ZeroDivisionError, MemoryError):
                return b""

        yield draw


def scale_of(width: float, height: float) -> float:
    """How many dots a point of a page gets.

    >>> scale_of(550, 800), scale_of(1, 12_000_000)
    (2.0, 1.0)
    """
    return float(min(WIDTH / width, (MOST_DOTS / (width * height)) ** 0.5))


def as_webp(picture: "Image.Image") -> bytes:
    """A picture as small as it can be read: in few colours, as print is; one with photographs in all, and less sharp."""
    from PIL import Image

    few = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).convert("RGB")
    small = encoded(few, lossless=True, quality=20)
    return small if len(small) <= LARGE else min(small, encoded(picture.convert("RGB"), quality=35), key=len)


def encoded(picture: "Image.Image", **options: object) -> bytes:
    """A picture as WebP."""
    target = BytesIO()
    picture.save(target, "WEBP", method=1, **options)  # 0 is the fastest, 6 makes the smallest
    return target.getvalue()


def data_address(picture: bytes) -> str:
    """A picture as an address that holds it; empty where there is none."""
    return f"data:image/webp;base64,{b64encode(picture).decode()}" if picture else ""

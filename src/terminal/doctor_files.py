"""The small files that `doctor` reads: one of each type, made on the spot."""

import io
import zipfile
from collections.abc import Iterator

TEST_FIGURE = "1.582"
TEST_WORDS = f"Gemeente Meerdrecht heeft in de begroting {TEST_FIGURE} euro voor de haven."

WORD_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
MAIN_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def make_files() -> Iterator[tuple[str, bytes]]:
    """Each file with its name."""
    yield "test.txt", f"{TEST_WORDS}\n".encode()
    yield "test.pdf", make_pdf()
    yield "test.html", f"<!DOCTYPE html><html lang=nl><title>Haven</title><h1>Haven</h1><p>{TEST_WORDS}</p></html>".encode()
    yield "test.docx", make_docx()


def make_pdf() -> bytes:
    """A PDF of one page, in a font that it does not bring along and that no machine has."""
    ink = f"BT /F1 12 Tf 72 700 Td ({TEST_WORDS}) Tj ET".encode()
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(ink), ink),
        b"<< /Type /Font /Subtype /TrueType /BaseFont /Meerdrecht /Encoding /WinAnsiEncoding >>",
    )
    file = bytearray(b"%PDF-1.4\n")
    places: list[int] = []
    for number, content in enumerate(objects, start=1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    trailer = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return bytes(file) + trailer % (size, table, size, len(file))


def make_docx() -> bytes:
    """A Word file of one paragraph."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN_PART}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD_NAMESPACE}"><w:body>'
        f"<w:p><w:r><w:t>{TEST_WORDS}</w:t></w:r></w:p></w:body></w:document>",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()

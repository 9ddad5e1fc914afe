"""Files that are broken, or made to do harm: `python tests/hostile/make_hostile.py FOLDER` writes them all.

Each is written here byte by byte. Beside it stands what has to become of it: a code, or none where it can be read.
"""

import io
import struct
import sys
import zlib
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf

PASSWORD = "baken"
"""What `encrypted.pdf` asks for."""

SENTENCE = "De haven van Meerdrecht krijgt in 2026 een nieuwe kade van 3 miljoen euro"


class Hostile(NamedTuple):
    """A file to write, and the code that it has to fail with."""

    name: str
    make: Callable[[], bytes]
    code: str | None


def make_pdf(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects; the first is its catalogue."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, content in objects.items():
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, content))
    start, size = out.tell(), max(objects) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    for number in range(1, size):
        out.write(b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n")
    out.write(b"trailer\n<< /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start))
    return out.getvalue()


def stream(content: bytes, entries: bytes = b"", length: int | None = None) -> bytes:
    """A stream object."""
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(content) if length is None else length, entries, content)


def shown(text: str) -> bytes:
    """What shows a line of text on a page."""
    return b"BT /F1 12 Tf 72 720 Td (%b) Tj ET" % text.encode("ascii")


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
ONE_PAGE = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"

SOUND = {1: CATALOGUE, 2: ONE_PAGE, 3: PAGE, 4: stream(shown(SENTENCE)), 5: FONT}
"""The objects of a PDF of one page with nothing wrong."""


def bomb(piece: bytes, megabytes: int) -> bytes:
    """So many megabytes of a piece repeated, deflated. One megabyte is packed, and what comes of that repeated."""
    packer = zlib.compressobj(9)
    block = piece * (1_000_000 // len(piece))
    first = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    next_one = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + next_one * (megabytes - 1) + packer.flush()


def truncated_pdf() -> bytes:
    """The catalogue and the pages stand at the end, and so are lost."""
    return make_pdf({number: SOUND[number] for number in (5, 4, 3, 2, 1)})[:300]


def encrypted_pdf() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(make_pdf(SOUND))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user=PASSWORD, owner="eigenaar"))
    return out.getvalue()


def pdf_without_pages() -> bytes:
    return make_pdf({1: CATALOGUE, 2: b"<< /Type /Pages /Kids [] /Count 0 >>"})


def pdf_of_many_pages() -> bytes:
    kids = range(10, 10_010)
    pages = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    return make_pdf({**SOUND, 2: pages, **dict.fromkeys(kids, PAGE)})


def pdf_with_a_huge_count() -> bytes:
    return make_pdf({**SOUND, 2: b"<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>"})


def pdf_whose_pages_hold_each_other() -> bytes:
    return make_pdf(
        {
            **SOUND,
            2: b"<< /Type /Pages /Kids [6 0 R 3 0 R] /Count 2 >>",
            6: b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 6 0 R] /Count 2 >>",
        }
    )


def pdf_whose_outline_goes_round() -> bytes:
    items = {
        7: b"<< /First 8 0 R /Last 9 0 R /Count 2 >>",
        8: b"<< /Title (Haven) /Parent 7 0 R /Next 9 0 R /First 9 0 R /Dest [3 0 R /Fit] >>",
        9: b"<< /Title (Kade) /Parent 7 0 R /Next 8 0 R /First 7 0 R /Dest [3 0 R /Fit] >>",
    }
    return make_pdf({**SOUND, **items, 1: b"<< /Type /Catalog /Pages 2 0 R /Outlines 7 0 R >>"})


def pdf_whose_form_shows_itself() -> bytes:
    resources = b"/Resources << /Font << /F1 5 0 R >> /XObject << /X1 6 0 R >> >>"
    form = stream(b"/X1 Do " + shown(SENTENCE), b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] " + resources)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R %b >>" % resources
    return make_pdf({**SOUND, 3: page, 4: stream(b"/X1 Do"), 6: form})


def pdf_whose_objects_point_at_each_other() -> bytes:
    contents = b"<< /Length 6 0 R >>\nstream\n%b\nendstream" % shown(SENTENCE)
    catalogue = b"<< /Type /Catalog /Pages 2 0 R /Lang 6 0 R /Names << /Dests 8 0 R >> >>"
    return make_pdf({**SOUND, 1: catalogue, 4: contents, 6: b"7 0 R", 7: b"6 0 R", 8: b"<< /Kids [8 0 R] >>"})


def pdf_whose_page_labels_hold_themselves() -> bytes:
    """PDFium goes round until it has no stack left."""
    return make_pdf({**SOUND, 1: b"<< /Type /Catalog /Pages 2 0 R /PageLabels 8 0 R >>", 8: b"<< /Kids [8 0 R] >>"})


def pdf_of_deep_arrays() -> bytes:
    deep = b"[" * 200_000 + b"]" * 200_000
    return make_pdf({**SOUND, 1: b"<< /Type /Catalog /Pages 2 0 R /Deep 6 0 R >>", 6: deep})


def pdf_of_endless_drawing() -> bytes:
    """Two gigabytes of lines in a stream of two megabytes."""
    return make_pdf({**SOUND, 4: stream(bomb(b"0 0 m 9 9 l S\n", 2_000), b"/Filter /FlateDecode")})


def pdf_of_endless_text() -> bytes:
    """Two gigabytes of words in a stream of a few megabytes."""
    words = b"BT /F1 9 Tf 72 700 Td (haven en kade) Tj ET\n"
    return make_pdf({**SOUND, 4: stream(bomb(words, 2_000), b"/Filter /FlateDecode")})


def pdf_deflated_many_times() -> bytes:
    content = bomb(b" ", 1_000)
    for _ in range(4):
        content = zlib.compress(content, 9)
    return make_pdf({**SOUND, 4: stream(content, b"/Filter [" + b"/FlateDecode " * 5 + b"]")})


def pdf_of_a_huge_picture() -> bytes:
    """A picture of ten thousand million dots, which are no words."""
    size = b"/Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    picture = stream(bomb(b"\0", 500), b"/Type /XObject /Subtype /Image /Filter /FlateDecode " + size)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /X1 6 0 R >> >> >>"
    return make_pdf({**SOUND, 3: page, 4: stream(b"595 0 0 842 0 0 cm /X1 Do"), 6: picture})


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONSHIPS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
TEXT = f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>"


def make_docx(parts: Mapping[str, str | bytes]) -> bytes:
    """A Word file with these parts beside those that each has."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONSHIPS, **parts}.items():
            archive.writestr(name, content)
    return out.getvalue()


def document(body: str, before: str = "") -> str:
    """The main part of a Word file."""
    return f'<?xml version="1.0"?>{before}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'


def docx_bomb() -> bytes:
    """More blanks than the two hundred megabytes that there may be, in an honest directory."""
    return make_docx({"word/document.xml": document(f"{TEXT}<w:p><w:r><w:t>{' ' * 210_000_000}</w:t></w:r></w:p>")})


def docx_that_lies_about_its_size() -> bytes:
    """A bomb whose directory says that it holds a hundred bytes."""
    content = bytearray(make_docx({"word/document.xml": document(TEXT + "<!--" + " " * 30_000_000 + "-->")}))
    true = struct.pack("<L", len(document(TEXT + "<!---->")) + 30_000_000)
    while (place := content.find(true)) >= 0:
        content[place : place + 4] = struct.pack("<L", 100)
    return bytes(content)


def docx_of_bombs() -> bytes:
    """A bomb in a bomb, as a picture that nobody has to open."""
    inner = make_docx({"word/document.xml": document(" " * 50_000_000)})
    return make_docx({"word/document.xml": document(TEXT), "word/media/image1.zip": make_docx({"again.zip": inner})})


def docx_of_overlapping_parts() -> bytes:
    """A thousand parts that are all the same five megabytes of the file."""
    content = make_docx({"word/document.xml": document(TEXT + " " * 5_000_000)})
    last, end = content.rindex(b"PK\x01\x02"), content.rindex(b"PK\x05\x06")
    entry, (start,) = content[last:end], struct.unpack("<L", content[end + 16 : end + 20])
    others = b"".join(entry.replace(b"word/document.xml", b"word/document.%03d" % number) for number in range(1_000))
    counts = struct.pack("<HHLL", 1_003, 1_003, end - start + len(others), start)
    return content[:end] + others + content[end : end + 8] + counts + content[end + 20 :]


def billion_words() -> str:
    """Entities of which each holds ten of the one before; `&j;` would be a thousand million words."""
    return '<!ENTITY a "haven ">' + "".join(f'<!ENTITY {one} "{f"&{less};" * 10}">' for less, one in pairwise("abcdefghij"))


def docx_with_an_entity_bomb() -> bytes:
    before = f"<!DOCTYPE w:document [{billion_words()}]>"
    return make_docx({"word/document.xml": document("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", before)})


def docx_that_reads_other_files() -> bytes:
    before = '<!DOCTYPE w:document [<!ENTITY other SYSTEM "file:///etc/hostname">]>'
    return make_docx({"word/document.xml": document("<w:p><w:r><w:t>Haven &other;</w:t></w:r></w:p>", before)})


def docx_without_a_document() -> bytes:
    return make_docx({"word/styles.xml": f'<w:styles xmlns:w="{WORD}"/>'})


def docx_of_deep_tables() -> bytes:
    before, behind = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    return make_docx({"word/document.xml": document(before * 20_000 + TEXT + behind * 20_000)})


def truncated_docx() -> bytes:
    whole = make_docx({"word/document.xml": document(TEXT * 1000)})
    return whole[: len(whole) * 2 // 3]


def workbook() -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


def deep_html() -> bytes:
    return b"<!doctype html><html><body>" + b"<div>" * 100_000 + SENTENCE.encode() + b"</div>" * 100_000


def deep_inline_html() -> bytes:
    return b"<!doctype html><html><body><p>" + b"<b>" * 100_000 + SENTENCE.encode()


def deep_table_html() -> bytes:
    return b"<!doctype html><html><body>" + b"<table><tr><td>" * 20_000 + SENTENCE.encode()


def html_with_an_entity_bomb() -> bytes:
    text = f"<body><p>{SENTENCE} &j;</p></body>"
    head = f'<?xml version="1.0"?><!DOCTYPE html [{billion_words()}]>'
    return f'{head}<html xmlns="http://www.w3.org/1999/xhtml">{text}</html>'.encode()


def html_of_cells() -> bytes:
    return b"<!doctype html><html><body><table><tr>" + b"<td>" * 12_500_000 + SENTENCE.encode()


def html_of_wide_cells() -> bytes:
    """Each cell says that it stands over a thousand columns and sixty-five thousand rows."""
    cell = b"<td colspan=1000 rowspan=65534>1.000</td>"
    return b"<!doctype html><html><body><h1>Haven</h1><table>" + (b"<tr>" + cell * 50) * 200 + b"</table>"


def old_word() -> bytes:
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(2000)


def encrypted_word() -> bytes:
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(2000)


def png() -> bytes:
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0:~\x9bU" + bytes(200)


def text_of_one_word() -> bytes:
    return b"haven" * 200_000


def text_of_one_figure() -> bytes:
    return "€ ".encode() + b"1" * 1_100_000


HOSTILE = (
    Hostile("truncated.pdf", truncated_pdf, "broken-pdf"),
    Hostile("half-a-head.pdf", lambda: b"%PDF-1.7\n", "broken-pdf"),
    Hostile("encrypted.pdf", encrypted_pdf, "encrypted"),
    Hostile("no-pages.pdf", pdf_without_pages, "no-pages"),
    Hostile("many-pages.pdf", pdf_of_many_pages, "too-many-pages"),
    Hostile("huge-count.pdf", pdf_with_a_huge_count, None),
    Hostile("cyclic-pages.pdf", pdf_whose_pages_hold_each_other, "broken-pdf"),
    Hostile("cyclic-outline.pdf", pdf_whose_outline_goes_round, None),
    Hostile("cyclic-form.pdf", pdf_whose_form_shows_itself, None),
    Hostile("cyclic-objects.pdf", pdf_whose_objects_point_at_each_other, None),
    Hostile("cyclic-labels.pdf", pdf_whose_page_labels_hold_themselves, "reader-crashed"),
    Hostile("deep-arrays.pdf", pdf_of_deep_arrays, None),
    Hostile("drawing-bomb.pdf", pdf_of_endless_drawing, "too-much-memory"),
    Hostile("text-bomb.pdf", pdf_of_endless_text, "too-much-memory"),
    Hostile("deflated-often.pdf", pdf_deflated_many_times, "too-much-memory"),
    Hostile("picture-bomb.pdf", pdf_of_a_huge_picture, "no-text-layer"),
    Hostile("bomb.docx", docx_bomb, "too-large"),
    Hostile("bomb-that-lies.docx", docx_that_lies_about_its_size, "broken-docx"),
    Hostile("bomb-in-bomb.docx", docx_of_bombs, None),
    Hostile("overlapping.docx", docx_of_overlapping_parts, "too-large"),
    Hostile("entity-bomb.docx", docx_with_an_entity_bomb, "forbidden-entity"),
    Hostile("entity-of-a-file.docx", docx_that_reads_other_files, "forbidden-entity"),
    Hostile("no-document.docx", docx_without_a_document, "broken-docx"),
    Hostile("deep-tables.docx", docx_of_deep_tables, None),
    Hostile("truncated.docx", truncated_docx, "broken-docx"),
    Hostile("workbook.docx", workbook, "unknown-type"),
    Hostile("deep.html", deep_html, None),
    Hostile("deep-inline.html", deep_inline_html, None),
    Hostile("deep-tables.html", deep_table_html, None),
    Hostile("entity-bomb.xhtml", html_with_an_entity_bomb, None),
    Hostile("cells.html", html_of_cells, "too-much-memory"),
    Hostile("wide-cells.html", html_of_wide_cells, None),
    Hostile("picture.pdf", png, "unknown-type"),
    Hostile("pdf-in-disguise.txt", lambda: make_pdf(SOUND), None),
    Hostile("text.pdf", SENTENCE.encode, "not-as-named"),
    Hostile("empty.pdf", bytes, "empty-file"),
    Hostile("empty.html", bytes, "empty-file"),
    Hostile("nul.txt", lambda: bytes(10_000), "not-text"),
    Hostile("nul.docx", lambda: bytes(10_000), "not-as-named"),
    Hostile("old.docx", old_word, "unknown-type"),
    Hostile("password.docx", encrypted_word, "encrypted"),
    Hostile("one-word.txt", text_of_one_word, None),
    Hostile("one-figure.txt", text_of_one_figure, None),
)
"""All of them."""


def write_all(folder: Path) -> None:
    """Writes the files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for hostile in HOSTILE:
        (folder / hostile.name).write_bytes(hostile.make())


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))

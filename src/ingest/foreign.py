"""Files that no reader takes, known by their first bytes, so that it can be said what they are."""

from pathlib import Path

from schema import LeidraadError

ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
"""Name of the part of an old-style Office container that holds a file with a password."""

OFFICE_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

PARTS_OF_ARCHIVES = (
    (b"xl/workbook", "a workbook (Excel)"),
    (b"ppt/presentation", "a presentation (PowerPoint)"),
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"application/epub+zip", "an e-book (EPUB)"),
    (b"word/document", "a broken Word file"),
)
"""What a zip archive is, by what stands in it; the first that does."""

FIRST_BYTES = (
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"RIFF", "a picture or a sound (RIFF)"),
    (b"\0\0\0\x0cjP", "a picture (JPEG 2000)"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"\xfd7zXZ\0", "a compressed file (xz)"),
    (b"7z\xbc\xaf'\x1c", "an archive (7-Zip)"),
    (b"Rar!\x1a", "an archive (RAR)"),
    (b"SQLite format 3\0", "a database (SQLite)"),
    (b"PAR1", "a table (Parquet)"),
    (b"{\\rtf", "a Rich Text file (.rtf)"),
    (b"%!PS", "a PostScript file"),
)
"""What a file is that begins with these bytes."""


def refuse_foreign(path: Path, content: bytes) -> None:
    """Raises LeidraadError `unknown-type` for a type that is known not to be read, `encrypted` for Office with a password."""
    if content.startswith(OFFICE_CONTAINER) and ENCRYPTED_OFFICE in content:
        raise LeidraadError("encrypted", str(path), "this is an Office file with a password", "save it without one")
    kind = find_foreign_kind(content)
    if kind is not None:
        raise LeidraadError("unknown-type", str(path), f"this is {kind}", "save it as PDF, Word (.docx), HTML or plain text")


def find_foreign_kind(content: bytes) -> str | None:
    r"""What a file is that no reader takes; None where its first bytes don't tell.

    >>> find_foreign_kind(b"\x89PNG\r\n\x1a\n...")
    'a picture (PNG)'
    """
    if content.startswith(OFFICE_CONTAINER):
        return "an old Office file (.doc, .xls, .ppt)"
    if content.startswith(b"PK\x03\x04"):
        return next((kind for part, kind in PARTS_OF_ARCHIVES if part in content), "a zip archive")
    return next((kind for sign, kind in FIRST_BYTES if content.startswith(sign) and not is_word(sign, content)), None)


def is_word(sign: bytes, content: bytes) -> bool:
    """Whether bytes that could be letters are the beginning of a word and not a sign: `MZ` of a text about an MZI."""
    return sign.isalpha() and b"\0" not in content[:512]

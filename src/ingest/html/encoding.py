"""The text of a web page out of its bytes: by byte order mark, by what the page or its header says, else by detection."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import NamedTuple

from schema import Remark, Severity

BEGINNING = 4096
"""So many bytes at the front are looked at for what the page says of its encoding."""
DETECTED = 200_000
"""So many bytes are enough to detect an encoding by."""
WESTERN = "windows-1252"
# '<meta charset="utf-8">', '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', '<?xml encoding="utf-8"?>'
LABEL = re.compile(rb"""<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*(?P<label>[\w:.-]+)""", re.IGNORECASE)
# "utf-8", "iso-8859-15", "windows-1252", "cp850", "macintosh": never "utf-7" or "unicode_escape", which are no encodings of pages
TRUSTED = re.compile(r"utf-?8|(?:iso-?)?8859-?\d{1,2}|(?:windows|cp|ibm)-?\d{3,4}|macintosh|mac-?roman")
# labels that browsers read as windows-1252, which has the quotation marks and the euro sign
READ_AS_WESTERN = re.compile(r"(?:us-)?ascii|latin-?1|l1|(?:iso-?)?8859-?1")
NOT_ASCII = re.compile(rb"[\x80-\xff]")
CANDIDATES = ["utf_8", "cp1252", "iso8859_15", "mac_roman", "cp850"]
BOMS = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))
# what browsers do not show either
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


class Decoded(NamedTuple):
    """The source of a page, its encoding, and what is to be said of it."""

    source: str
    charset: str
    remarks: tuple[Remark, ...] = ()


def decode_page(content: bytes, header: str | None = None) -> Decoded:
    """The source of a page; `header` is the encoding that was told outside it. Control characters are left out.

    >>> decode_page('<meta charset="iso-8859-1">Financiën: € 5'.encode("cp1252")).charset
    'windows-1252'
    """
    source, charset, remarks = _decode(content, header)
    controls = len(CONTROLS.findall(source))
    if controls:
        message = f"{controls} control characters were left out"
        remarks = (*remarks, Remark("control-characters", Severity.INFO, message))
    return Decoded(CONTROLS.sub("", source) if controls else source, charset, remarks)


def find_utf_16(content: bytes) -> str | None:
    """The byte order of UTF-16 without a byte order mark, which shows in the noughts between the letters of its tags."""
    sample = content[:200]
    if len(sample) < 4 or sample.count(0) * 3 < len(sample):
        return None
    return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"


def _decode(content: bytes, header: str | None) -> Decoded:
    for mark, charset in BOMS:
        if content.startswith(mark):
            return _forced(content[len(mark) :], charset)
    if utf_16 := find_utf_16(content):
        return _forced(content, utf_16)
    if content.isascii():
        return Decoded(content.decode("ascii"), "utf-8")
    label = _told(content, header)
    if label != "utf-8" and (source := _strict(content, "utf-8")) is not None:
        return Decoded(source, "utf-8", (_wrong_label(label, "utf-8"),) if label else ())
    if label and (source := _strict(content, label)) is not None:
        return Decoded(source, label)
    detected = _detect(content)
    decoded = _forced(content, detected)
    return decoded._replace(remarks=(*decoded.remarks, _wrong_label(label, detected))) if label else decoded


def _told(content: bytes, header: str | None) -> str | None:
    """The encoding that the page's header or the page itself names, as browsers read the name."""
    match = LABEL.search(content[:BEGINNING])
    for name in (header, match["label"].decode("ascii", "replace") if match else None):
        label = (name or "").strip().casefold().replace("_", "-")
        if READ_AS_WESTERN.fullmatch(label):
            return WESTERN
        if TRUSTED.fullmatch(label):
            return "utf-8" if label == "utf8" else label
        if label.startswith("utf-16"):
            return "utf-8"
    return None


def _strict(content: bytes, charset: str) -> str | None:
    try:
        return content.decode(charset)
    except (UnicodeDecodeError, LookupError):
        return None


def _forced(content: bytes, charset: str) -> Decoded:
    """The source with U+FFFD for each byte that the encoding does not have."""
    source = content.decode(charset, "replace")
    lost = source.count("\ufffd")
    if charset.startswith("utf"):
        lost -= content.count("\ufffd".encode(charset))
    if lost <= 0:
        return Decoded(source, charset)
    message = f"{lost} bytes are no {charset} and read as \ufffd"
    return Decoded(source, charset, (Remark("undecoded-bytes", Severity.WARNING, message),))


def _detect(content: bytes) -> str:
    """The encoding that the bytes look like; Windows-1252 where they do not tell."""
    from charset_normalizer import from_bytes

    first = NOT_ASCII.search(content)
    start = max(0, first.start() - DETECTED // 2) if first else 0
    sample = content[start : start + DETECTED]
    best = from_bytes(sample, cp_isolation=CANDIDATES).best()
    charset = best.encoding.replace("_", "-") if best else WESTERN
    return {"cp1252": WESTERN, "ascii": "utf-8", "iso8859-15": "iso-8859-15", "mac-roman": "macintosh"}.get(charset, charset)


def _wrong_label(label: str | None, charset: str) -> Remark:
    return Remark("wrong-encoding", Severity.INFO, f"the page says that it is {label}, but its bytes are {charset}")

"""Spoils files as broken disks, cut downloads and bad software do, so that readers can be tried on what comes of it."""

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

import pikepdf

NUMBER = re.compile(rb"\d+")
ODD_NUMBERS = (b"0", b"-1", b"65536", b"2147483647", b"4294967296", b"99999999999999999999", b"1e400", b"NaN")
ODD_BYTES = (b"\xff", b"<", b">", b"]]>", b"endobj", b"\r", b"\x1a", b"&", b'"', b"%%EOF", b"\xef\xbb\xbf", b"\xc3\x28")
MOST_SPOILS = 8
MOST_BYTES = 2_000
"""Of one cut or copy."""

Spoil = Callable[[bytearray, Random], None]


def mutate(content: bytes, suffix: str, random: Random) -> bytes:
    """The file with up to eight things spoiled, half of the time under its compression, where most of it can be reached."""
    if suffix == ".docx" and random.random() < 0.5:
        return spoil_part(content, random)
    if suffix == ".pdf" and random.random() < 0.5:
        content = without_compression(content)
    return spoil(content, random)


def spoil(content: bytes, random: Random) -> bytes:
    """The bytes with one to eight things spoiled."""
    spoiled = bytearray(content)
    for _ in range(random.randint(1, MOST_SPOILS)):
        random.choice(SPOILS)(spoiled, random)
    return bytes(spoiled)


def span(content: bytearray, random: Random) -> tuple[int, int]:
    """A place in the content, and another one some bytes behind it."""
    start = random.randint(0, len(content))
    return start, start + min(random.randint(1, MOST_BYTES), len(content) - start)


def flip_bits(content: bytearray, random: Random) -> None:
    """Turns one bit of several bytes."""
    for _ in range(random.randint(1, 20) if content else 0):
        content[random.randrange(len(content))] ^= 1 << random.randrange(8)


def cut(content: bytearray, random: Random) -> None:
    """Takes a piece out."""
    start, end = span(content, random)
    del content[start:end]


def cut_end(content: bytearray, random: Random) -> None:
    """Takes all behind a place away, as a download does that broke off; mostly not much."""
    del content[len(content) - round(len(content) * random.random() ** 4) :]


def double(content: bytearray, random: Random) -> None:
    """Puts a copy of a piece somewhere, up to fifty times."""
    start, end = span(content, random)
    place = random.randint(0, len(content))
    content[place:place] = content[start:end] * random.choice((1, 1, 2, 50))


def blank(content: bytearray, random: Random) -> None:
    """Fills a piece with zeros, as a broken disk does, or with blanks."""
    start, end = span(content, random)
    content[start:end] = random.choice((b"\0", b" ")) * (end - start)


def put_odd_bytes(content: bytearray, random: Random) -> None:
    """Puts bytes somewhere that mean something in some format."""
    place = random.randint(0, len(content))
    content[place:place] = random.choice(ODD_BYTES) * random.choice((1, 1, 3, 1000))


def put_odd_number(content: bytearray, random: Random) -> None:
    """Puts an odd number in the place of one."""
    found = NUMBER.search(content, random.randint(0, len(content)))
    if found:
        content[found.start() : found.end()] = random.choice(ODD_NUMBERS)


SPOILS: tuple[Spoil, ...] = (flip_bits, cut, cut_end, double, blank, put_odd_bytes, put_odd_number)


def spoil_part(content: bytes, random: Random) -> bytes:
    """A Word file in which one part is spoiled, and the archive is whole."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as spoiled:
        names = archive.namelist()
        unlucky = random.choice([*names, *(name for name in names if name.startswith("word/") and name.endswith(".xml"))])
        for name in names:
            part = archive.read(name)
            spoiled.writestr(name, spoil(part, random) if name == unlucky else part)
    return out.getvalue()


def without_compression(content: bytes) -> bytes:
    """A PDF with its pages as they are drawn, and its objects one by one."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        settings = {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.generalized}
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True, **settings)
    return out.getvalue()

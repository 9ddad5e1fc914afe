"""A Word file as a package: a zip with parts, and relationships that lead from one part to another."""

import lzma
import posixpath
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from ingest.docx.markup import broken, read_tree
from schema import LeidraadError

ZIP = b"PK\x03\x04"
CONTENT_TYPES = "[Content_Types].xml"
MAIN_PART = "word/document.xml"
WORD_TYPES = (b"wordprocessingml.document.main", b"wordprocessingml.template.main", b"ms-word.document", b"ms-word.template")
"""What the parts of a .docx, .dotx, .docm and .dotm are said to be."""
MAX_UNPACKED = 200_000_000
"""So many bytes the parts that are read may hold together."""
MAX_RATIO = 200
"""A report shrinks to a tenth, a table of zeros to a hundredth; only what was made to be a bomb shrinks to less than this."""
FREE_SIZE = 20_000_000
"""A file that unpacks to less than this is no danger, whatever its ratio."""
UNPACKING = (zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
"""What zipfile raises on a zip whose directory is sound and whose members are not."""


class Relationship(NamedTuple):
    """What leads from a part to another one, or to an address."""

    kind: str
    target: str
    is_external: bool


def is_docx(content: bytes) -> bool:
    """Whether a file is Word's: a zip that says so, or that breaks off and has parts of Word."""
    if not content.startswith(ZIP):
        return False
    try:
        with ZipFile(BytesIO(content)) as archive:
            return _is_word(archive)
    except (BadZipFile, *UNPACKING):
        return b"word/" in content


def _is_word(archive: ZipFile) -> bool:
    names = set(archive.namelist())
    if CONTENT_TYPES not in names:
        return MAIN_PART in names
    with archive.open(CONTENT_TYPES) as part:
        types = part.read(FREE_SIZE)
    return any(word_type in types for word_type in WORD_TYPES) or MAIN_PART in names


class Package:
    """The parts of a Word file; they are unpacked one at a time and never over the limit."""

    def __init__(self, content: bytes, place: str) -> None:
        """Raises LeidraadError `encrypted`, `broken-docx` or `too-large`."""
        self._place = place
        self._left = MAX_UNPACKED
        try:
            self._archive = ZipFile(BytesIO(content))
        except (BadZipFile, *UNPACKING) as error:
            raise broken(place, f"it is no whole zip file ({error})") from error
        self._names = {info.filename.lower(): info.filename for info in self._archive.infolist()}
        self._refuse_bomb()
        self.main = self._find_main()
        self.relationships = dict(self._read_relationships(self.main))

    def part(self, name: str) -> bytes | None:
        """The content of a part, None where it is missing; raises LeidraadError `broken-docx`, `encrypted` or `too-large`."""
        member = self._names.get(name.lower())
        if member is None:
            return None
        info = self._archive.getinfo(member)
        if info.flag_bits & 1:
            raise LeidraadError("encrypted", self._place, "this Word file asks for a password", "save it without one")
        try:
            with self._archive.open(info) as stream:
                content = stream.read(self._left + 1)
        except (BadZipFile, *UNPACKING) as error:
            raise broken(self._place, f"{member} cannot be unpacked ({error})") from error
        self._left -= len(content)
        if self._left < 0:
            raise _too_large(self._place)
        return content

    def related(self, kind: str) -> bytes | None:
        """The content of the part that the main part names as its `styles`, `footnotes` and so on, if any."""
        relationships = self.relationships.values()
        target = next((found.target for found in relationships if found.kind == kind and not found.is_external), None)
        return self.part(target) if target else None

    def properties(self) -> bytes | None:
        """The content of the part with title, author and dates."""
        relationships = (found for _, found in self._read_relationships(""))
        return next((self.part(found.target) for found in relationships if found.kind == "core-properties"), None)

    def _refuse_bomb(self) -> None:
        infos = self._archive.infolist()
        unpacked, packed = sum(info.file_size for info in infos), sum(info.compress_size for info in infos)
        if unpacked > FREE_SIZE and unpacked > MAX_RATIO * packed:
            raise _too_large(self._place)

    def _find_main(self) -> str:
        relationships = (found for _, found in self._read_relationships(""))
        main = next((found.target for found in relationships if found.kind == "officeDocument"), MAIN_PART)
        if main.lower() not in self._names:
            raise broken(self._place, f"its part {main} is missing")
        return main

    def _read_relationships(self, source: str) -> Iterator[tuple[str, Relationship]]:
        """The relationships of a part by their ids; those of the package itself have no part as their source."""
        folder, name = posixpath.split(source)
        content = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        for element in read_tree(content, self._place) if content else ():
            target, is_external = element.get("Target", ""), element.get("TargetMode") == "External"
            if not is_external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = element.get("Type", "").rpartition("/")[2]
            yield element.get("Id", ""), Relationship(kind, target, is_external)


def _too_large(place: str) -> LeidraadError:
    what = f"unpacked it is over the limit of {MAX_UNPACKED / 1e6:,.0f} MB, or far larger than packed"
    return LeidraadError("too-large", place, what, "do not trust it; ask for a new copy")

"""The reader of Word files: .docx, .docm and the templates of both."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from ingest.docx.body import BodyWriter
from ingest.docx.drafts import Flow, Paragraph
from ingest.docx.markup import broken, read_steps, read_tree
from ingest.docx.numbering import Numbering
from ingest.docx.package import Package, is_docx
from ingest.docx.story import Context, StoryReader
from ingest.docx.styles import Styles
from ingest.options import ReadOptions
from schema import Document, LeidraadError, Origin, Remark, Severity

__all__ = ("is_docx", "read_docx")

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NOTES = ("footnotes", "endnotes")
# "2025-05-21T09:12:00Z"
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def read_docx(path: Path, content: bytes, options: ReadOptions) -> Document:  # noqa: ARG001 - all readers are called alike
    """The document in a Word file, as it reads when all tracked changes are accepted; headers, footers and comments are left out.

    Word works out its pages when it shows them, so that the document has none.
    Raises LeidraadError `broken-docx`, `encrypted`, `too-large`, `forbidden-entity` or `empty-file`.
    """
    place = str(path)
    package = Package(content, place)
    styles = Styles(_tree(package, "styles", place))
    numbering = Numbering(_tree(package, "numbering", place), styles)
    context = Context(styles, numbering, package.relationships, Counter(), Counter())
    main = package.part(package.main)
    body = StoryReader(context).read(read_steps(main or b"", place)).get("body")
    if body is None:
        raise broken(place, "it has no body")
    notes = {key: flow for kind in NOTES for key, flow in _read_notes(package, kind, context, place)}
    writer = BodyWriter(notes, has_title=any(isinstance(item, Paragraph) and item.role == "title" for item in body.items))
    writer.write(body)
    if not any(map(str.isalnum, writer.writer.text)):
        raise LeidraadError("empty-file", place, "the file holds no text", "fetch it again or leave it out")
    return Document(
        file_name=path.name,
        source_path=place,
        sha256=hashlib.sha256(content).hexdigest(),
        media_type=MEDIA_TYPE,
        text=writer.writer.text,
        blocks=tuple(writer.writer.blocks),
        grids=tuple(writer.writer.grids),
        repairs=tuple(sorted(writer.repairs)),
        links=tuple(writer.links()),
        remarks=(*_changes(context.changes), *writer.remarks),
        origin=_origin(package, place),
    )


def _tree(package: Package, kind: str, place: str) -> Element | None:
    content = package.related(kind)
    return read_tree(content, place) if content else None


def _read_notes(package: Package, kind: str, context: Context, place: str) -> Iterator[tuple[str, Flow]]:
    content = package.related(kind)
    if content:
        yield from StoryReader(context).read(read_steps(content, place)).items()


def _changes(seen: Counter[str]) -> Iterator[Remark]:
    """What the reader left out or settled for the whole of the file."""
    if seen["inserted"] or seen["deleted"]:
        counts = f"{seen['inserted']} insertions and {seen['deleted']} deletions"
        yield Remark("tracked-changes", Severity.INFO, f"changes are tracked: {counts} are read as accepted")
    if seen["comment"]:
        yield Remark("comments", Severity.INFO, f"{seen['comment']} comments are left out")


def _origin(package: Package, place: str) -> Origin:
    content = package.properties()
    if not content:
        return Origin()
    found = {element.tag.rpartition("}")[2]: (element.text or "").strip() for element in read_tree(content, place)}
    day = DAY.match(found.get("created", ""))
    return Origin(title=found.get("title") or None, author=found.get("creator") or None, created=day[0] if day else None)

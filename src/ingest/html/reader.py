"""The reader of web pages that were saved: the report without the site around it, with headings, lists and tables as marked."""

import hashlib
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from ingest.html.encoding import Decoded, decode_page, find_utf_16
from ingest.html.flow import Flow
from ingest.html.links import in_order, resolve_links
from ingest.html.main_part import choose_parts
from ingest.html.mhtml import is_mhtml, read_mhtml
from ingest.html.origin import PageOrigin, read_origin
from ingest.html.page_links import find_page_links
from ingest.html.survey import survey_page
from ingest.html.table_facts import find_data_tables
from ingest.html.tree import DEEPEST, parse_page
from ingest.options import ReadOptions
from schema import Document, LeidraadError, Remark, Severity

BEGINNING = 4096
"""So many bytes at the front of a file tell whether it is a page."""
# "<?xml ...?>", "<!-- saved from ... -->", "<!DOCTYPE svg ...>": what may stand before the first element
PROLOGUE = re.compile(r"(?:\s|<\?xml\b[^>]*>|<!--.*?-->)*", re.DOTALL)
PAGE_START = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
# "<p>", "</td>", "<a href": elements of a piece of a page
KNOWN_TAG = re.compile(
    r"</?(?:html|head|body|title|meta|link|p|div|span|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|t[dh]|a|br|hr|img|b|i|strong|em"
    r"|main|article|section|header|footer|nav|script|style)(?=[\s/>])",
    re.IGNORECASE,
)
FEWEST_TAGS = 3
DEEP = Remark("deep-nesting", Severity.INFO, f"elements lie more than {DEEPEST} deep; those below were read side by side")
LETTER_OR_FIGURE = re.compile(r"[^\W_]")


def is_html(content: bytes) -> bool:
    """Whether a file is a web page or a piece of one: it begins as one, or with a known tag that others follow."""
    if is_mhtml(content):
        return True
    source = _beginning(content)
    start = PROLOGUE.match(source)
    at = start.end() if start else 0
    if PAGE_START.match(source, at):
        return True
    tags = KNOWN_TAG.findall(source, at)
    return len(tags) >= FEWEST_TAGS and KNOWN_TAG.match(source, at) is not None


def read_html(path: Path, content: bytes, options: ReadOptions) -> Document:  # noqa: ARG001 - all readers are called alike
    """The document in a saved page.

    Raises LeidraadError `not-html` for a message without a page, `empty-file` for a page without text.
    """
    decoded, address = _decoded(path, content)
    page, is_deep = parse_page(decoded.source)
    root = page.root
    if root is None:
        raise _no_text(path)
    found: PageOrigin = read_origin(page, decoded.source, address)
    choice = choose_parts(survey_page(root))
    flow = Flow(choice, find_data_tables(root), find_page_links(page, found.origin.address))
    flow.read(root)
    text = flow.text.writer.text
    if not LETTER_OR_FIGURE.search(text):
        raise _no_text(path)
    return Document(
        file_name=path.name,
        source_path=str(path),
        sha256=hashlib.sha256(content).hexdigest(),
        media_type=f"text/html; charset={decoded.charset}",
        text=text,
        blocks=tuple(flow.text.writer.blocks),
        grids=tuple(flow.text.writer.grids),
        repairs=in_order(flow.text.repairs),
        links=resolve_links(flow.text, found.origin.address, found.base),
        remarks=(*decoded.remarks, *([DEEP] if is_deep else []), *choice.remarks, *flow.remarks),
        origin=found.origin,
    )


def _decoded(path: Path, content: bytes) -> tuple[Decoded, str | None]:
    """The source of a page, and the address that the message around it tells."""
    if not is_mhtml(content):
        return decode_page(content), None
    saved = read_mhtml(content)
    if saved is None:
        raise LeidraadError("not-html", str(path), "the archive holds no web page", "save the page again")
    return decode_page(saved.content, saved.charset), saved.address


def _beginning(content: bytes) -> str:
    """The front of a file as text, as far as tags are concerned."""
    beginning = content[:BEGINNING]
    for mark, charset in ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be")):
        if beginning.startswith(mark):
            return beginning[len(mark) :].decode(charset, "replace")
    return beginning.decode(find_utf_16(beginning) or "latin-1", "replace")


def _no_text(path: Path) -> LeidraadError:
    what = "the page holds no text; scripts may put it there when it is opened"
    return LeidraadError("empty-file", str(path), what, "save it from a browser when it is shown, or leave it out")

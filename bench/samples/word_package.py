"""Puts the parts of a Word file together, in an order and with a date that are always the same."""

from collections.abc import Mapping
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CORE = "docProps/core.xml"
MAIN = "document.xml"
HEADER = "p-header1.xml"
"""The relationship of the header that all pages have."""
FIRST_DAY = (1980, 1, 1, 0, 0, 0)


class Properties(NamedTuple):
    """What a file tells about itself."""

    title: str
    author: str
    created: str


def write_package(word: Mapping[str, str], links: Mapping[str, str], properties: Properties) -> bytes:
    """The file with these parts in its folder `word`; `links` gives the ids of addresses."""
    roots = {
        "r1": (f"{OFFICE}/officeDocument", f"word/{MAIN}"),
        "r2": (f"{PACKAGE}/relationships/metadata/core-properties", CORE),
    }
    own = {f"p-{name}": (f"{OFFICE}/{name.removesuffix('.xml').rstrip('1')}", name) for name in word if name != MAIN}
    addresses = {key: (f"{OFFICE}/hyperlink", address) for address, key in links.items()}
    parts = {
        "[Content_Types].xml": _content_types(word),
        "_rels/.rels": _relationships(roots),
        CORE: _core(properties),
        f"word/_rels/{MAIN}.rels": _relationships(own | addresses),
        **{f"word/{name}": content for name, content in word.items()},
    }
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(ZipInfo(name, FIRST_DAY), content.encode(), ZIP_DEFLATED)
    return file.getvalue()


def _relationships(found: Mapping[str, tuple[str, str]]) -> str:
    links = (
        f"<Relationship Id={quoteattr(key)} Type={quoteattr(kind)} Target={quoteattr(target)}"
        f"{' TargetMode=' + quoteattr('External') if target.startswith('https:') else ''}/>"
        for key, (kind, target) in found.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{"".join(links)}</Relationships>'


def _content_types(word: Mapping[str, str]) -> str:
    kinds = {MAIN: "document.main", "header1.xml": "header"}
    parts = "".join(
        f'<Override PartName="/word/{name}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
        f'{kinds.get(name, name.removesuffix(".xml"))}+xml"/>'
        for name in word
    )
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{CORE}" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>{parts}</Types>'
    )


def _core(properties: Properties) -> str:
    spaces = (
        f'xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    return (
        f"{DECLARATION}<cp:coreProperties {spaces}><dc:title>{escape(properties.title)}</dc:title>"
        f"<dc:creator>{escape(properties.author)}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{properties.created}</dcterms:created></cp:coreProperties>'
    )

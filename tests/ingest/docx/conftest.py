"""Makes Word files out of the XML of their parts, which may be written short.

`<p>`, `<p Kop1>`, `<li 2.0>` (list 2, level 0) and `<td>` are paragraphs, the last one in a cell; the words right behind them
are a run, as are `<t>words</t>`, `<b>bold words</b>` and `<sup>raised words</sup>`. What stands in Word's own tags stays.
"""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from ingest.docx.reader import read_docx
from ingest.options import ReadOptions
from schema import Document

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": f"{OFFICE}/relationships",
    "m": f"{OFFICE}/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "v": "urn:schemas-microsoft-com:vml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
DECLARED = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in SPACES.items())
STRICT = {
    SPACES["w"]: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    f"{OFFICE}/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
}

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop2blauw"><w:name w:val="Kop blauw"/><w:basedOn w:val="Kop2"/></w:style>
<w:style w:type="paragraph" w:styleId="Tussenkop"><w:name w:val="Tussenkop"/><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Geenkop"><w:name w:val="Geen kop"/><w:basedOn w:val="Kop1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Kopvaninhoudsopgave"><w:name w:val="TOC Heading"/><w:basedOn w:val="Kop1"/></w:style>
<w:style w:type="paragraph" w:styleId="Bijschrift"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Opsomming"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="numbering" w:styleId="Genummerd"><w:name w:val="Genummerd"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Verborgen"><w:name w:val="Verborgen"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Rond"><w:name w:val="Rond"/><w:basedOn w:val="Rond2"/></w:style>
<w:style w:type="paragraph" w:styleId="Rond2"><w:name w:val="Rond 2"/><w:basedOn w:val="Rond"/></w:style>
<w:style w:type="character" w:styleId="Zwaar"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Kopregel"><w:name w:val="Kopregel"/>
  <w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>
"""


def level(place: int, form: str, text: str, more: str = "") -> str:
    """One level of a list."""
    return f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


NUMBERING = f"""
<w:abstractNum w:abstractNumId="10">{level(0, "bullet", "")}{level(1, "bullet", "–")}</w:abstractNum>
<w:abstractNum w:abstractNumId="20">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "%2)")}{level(2, "lowerRoman", "(%3)")}</w:abstractNum>
<w:abstractNum w:abstractNumId="30">{level(0, "upperRoman", "%1")}{level(1, "decimal", "%1.%2", "<w:isLgl/>")}</w:abstractNum>
<w:abstractNum w:abstractNumId="40">{level(0, "decimal", "Programma %1:")}{level(1, "decimal", "%1.%2", '<w:lvlRestart w:val="0"/>')}</w:abstractNum>
<w:abstractNum w:abstractNumId="50"><w:numStyleLink w:val="Genummerd"/></w:abstractNum>
<w:num w:numId="6"><w:abstractNumId w:val="50"/></w:num>
<w:num w:numId="7"><w:abstractNumId w:val="20"/><w:lvlOverride w:ilvl="0">{level(0, "decimalZero", "%1")}</w:lvlOverride></w:num>
<w:num w:numId="1"><w:abstractNumId w:val="10"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="20"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="30"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="40"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="20"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
"""


CELLS = {
    "": "",
    "span2": '<w:gridSpan w:val="2"/>',
    "span3": '<w:gridSpan w:val="3"/>',
    "down": '<w:vMerge w:val="restart"/>',
    "goes_on": "<w:vMerge/>",
    "deleted": "<w:cellDel/>",
}
LOOKS = {"t": "", "b": "<w:b/>", "sup": '<w:vertAlign w:val="superscript"/>'}


def write_run(words: str, look: str = "") -> str:
    """A run with its words as they are."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>' if words else ""


def expand(body: str) -> str:
    """Word's XML for what is written short."""
    body = re.sub(r"<(t|b|sup)>([^<]*)</\1>", lambda match: write_run(match[2], LOOKS[match[1]]), body)
    body = re.sub(
        r"<p(?: (\w+))?>([^<]*)",
        lambda match: f'<w:p><w:pPr><w:pStyle w:val="{match[1] or ""}"/></w:pPr>{write_run(match[2])}',
        body,
    )
    body = re.sub(
        r"<li (\d)\.(\d)>([^<]*)",
        lambda match: (
            f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{match[2]}"/><w:numId w:val="{match[1]}"/></w:numPr></w:pPr>{write_run(match[3])}'
        ),
        body,
    )
    body = re.sub(
        r"<td ?(\w*)>([^<]*)", lambda match: f"<w:tc><w:tcPr>{CELLS[match[1]]}</w:tcPr><w:p>{write_run(match[2])}", body
    )
    body = re.sub(r"</td>", "</w:p></w:tc>", body)
    body = re.sub(r"</(?:p|li)>", "</w:p>", body)
    return re.sub(r"<(/?)(table|tr)>", lambda match: f"<{match[1]}w:{'tbl' if match[2] == 'table' else 'tr'}>", body)


def make_part(name: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<w:{name} {DECLARED}>{content}</w:{name}>'


def make_relationships(links: dict[str, str]) -> str:
    """The relationships of the main part: its own parts, and addresses by their ids."""
    parts = "".join(
        f'<Relationship Id="p{kind}" Type="{OFFICE}/relationships/{kind}" Target="{kind}.xml"/>'
        for kind in ("styles", "numbering", "footnotes", "endnotes")
    )
    addresses = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/relationships/hyperlink" Target="{address}" TargetMode="External"/>'
        for key, address in links.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{parts}{addresses}</Relationships>'


def make_word_file(
    body: str = "",
    *,
    footnotes: str = "",
    endnotes: str = "",
    links: dict[str, str] | None = None,
    properties: str = "",
    strict: bool = False,
    replaced: dict[str, bytes | None] | None = None,
) -> bytes:
    """A Word file; `replaced` puts other content in the place of a part, or takes it out."""
    parts: dict[str, bytes | None] = {
        "[Content_Types].xml": (
            f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/word/document.xml" ContentType="{WORD_TYPE}"/></Types>'
        ).encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="r2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
            "</Relationships>"
        ).encode(),
        "docProps/core.xml": f"<p>{properties}</p>".encode(),
        "word/_rels/document.xml.rels": make_relationships(links or {}).encode(),
        "word/document.xml": make_part("document", f"<w:body>{expand(body)}</w:body>").encode(),
        "word/styles.xml": make_part("styles", STYLES).encode(),
        "word/numbering.xml": make_part("numbering", NUMBERING).encode(),
        "word/footnotes.xml": make_part("footnotes", expand(footnotes)).encode(),
        "word/endnotes.xml": make_part("endnotes", expand(endnotes)).encode(),
        **(replaced or {}),
    }
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            if content is not None:
                text = content
                for usual, other in STRICT.items() if strict else ():
                    text = text.replace(usual.encode(), other.encode())
                package.writestr(name, text)
    return archive.getvalue()


@pytest.fixture(scope="session")
def word_file() -> Callable[..., bytes]:
    """The bytes of a Word file with this body."""
    return make_word_file


@pytest.fixture(scope="session")
def read_word() -> Callable[..., Document]:
    """Reads a Word file with this body."""

    def read(body: str, **parts: object) -> Document:
        return read_docx(Path("kaderbrief.docx"), make_word_file(body, **parts), ReadOptions())  # type: ignore[arg-type]

    return read


Outline = Callable[..., list[tuple[str, str]]]


@pytest.fixture(scope="session")
def outline(read_word: Callable[..., Document]) -> Outline:
    """Kind and words of each block of a Word file with this body."""

    def read(body: str, **parts: object) -> list[tuple[str, str]]:
        document = read_word(body, **parts)
        return [(block.kind.value, document.text[block.start : block.end]) for block in document.blocks]

    return read

"""Makes the kaderbrief as a Word file out of its text and figures; the same bytes each time.

It has what Word files have: styles, automatic numbers, merged cells, a footnote, a contents field, links and tracked changes.
"""

import re
from importlib.resources import files
from xml.sax.saxutils import escape

from bench.samples.sheets import Head, Sheet, Sort, find_sheet
from bench.samples.source import Piece, cells_of, read_source
from bench.samples.word_package import DECLARATION, OFFICE, Properties, write_package

TITLE = "Kaderbrief 2026-2029"
CHANGED = 'w:author="team Financiën" w:date="2025-05-16T10:00:00Z"'
# "[+wat erbij komt+]", "[-wat eruit gaat-]", the mark of a note, an address
SPECIAL = re.compile(r"\[\+(?P<inserted>.+?)\+\]|\[-(?P<deleted>.+?)-\]|\^(?P<note>\d+)\^|(?P<address>https://[\w./-]+\w)")
LISTS = {"-": (1, 0), "--": (1, 1)}
"""The list and the level of an item with a bullet; numbers and letters are levels of the second list."""
WORD_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STORED = ("styles.xml", "numbering.xml", "settings.xml", "header1.xml")
"""Parts that no text goes into."""
TEXT_TWIPS = 9070
"""Width of the text in twentieths of a point."""


def make_memo() -> bytes:
    """The Word file."""
    memo = Memo(read_source("kaderbrief-2026.txt"))
    word = {"document.xml": memo.document(), "footnotes.xml": memo.footnotes()}
    word |= {name: files("bench.samples").joinpath("word", name).read_text(encoding="utf-8") for name in STORED}
    return write_package(word, memo.links, Properties(TITLE, "Gemeente Meerdrecht, team Financiën", "2025-05-20T09:00:00Z"))


class Memo:
    """Turns the pieces of the source into Word's XML."""

    def __init__(self, pieces: list[Piece]) -> None:
        self._pieces = pieces
        self.links: dict[str, str] = {}
        """Ids of the addresses that are linked to."""
        self._notes = [piece for piece in pieces if piece.kind == "note"]
        self._changes = 0

    def document(self) -> str:
        """The main part."""
        body: list[str] = []
        rows: list[list[str]] = []
        for number, piece in enumerate([*self._pieces, Piece("text", "")]):
            if piece.kind == "row":
                rows.append(cells_of(piece))
            elif piece.kind != "rule":
                body += [self._words_table(rows)] if rows else []
                rows = []
                body.append(self._block(piece, number))
        section = (
            '<w:sectPr><w:headerReference w:type="default" r:id="{HEADER}"/>'
            '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418"/></w:sectPr>'
        )
        return _part("document", f"<w:body>{''.join(body)}{section}</w:body>")

    def footnotes(self) -> str:
        """The part with the notes, and the two that every Word file has for the line above them."""
        separators = (
            '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
            '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
        )
        mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        notes = (
            f'<w:footnote w:id="{note.mark}">{_paragraph(mark + _run(" " + note.words), "Voetnoottekst")}</w:footnote>'
            for note in self._notes
        )
        return _part("footnotes", separators + "".join(notes))

    def _block(self, piece: Piece, number: int) -> str:
        match piece.kind:
            case "heading":
                mark = f'<w:bookmarkStart w:id="{number}" w:name="_Toc{number}"/>'
                return _paragraph(f'{mark}{self._runs(piece.words)}<w:bookmarkEnd w:id="{number}"/>', f"Kop{len(piece.mark)}")
            case "item":
                number_id, level = LISTS.get(piece.mark, (2, int(piece.mark.endswith(")"))))
                properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number_id}"/></w:numPr>'
                return _paragraph(self._runs(piece.words), "Lijstalinea", properties)
            case "directive":
                return self._directive(piece.words)
            case "text" if piece.words:
                return _paragraph(self._runs(piece.words), "Standaard")
            case _:
                return ""

    def _directive(self, words: str) -> str:
        name, _, rest = words.partition(" ")
        if name in ("titel", "ondertitel"):
            return _paragraph(_run(rest), name.capitalize())
        return self._contents() if name == "inhoud" else _sheet(find_sheet(rest))

    def _contents(self) -> str:
        """A field with the headings; Word would fill in the pages, which nobody knows before."""
        begin = f"{_field('begin')}<w:r><w:instrText> TOC \\o &quot;1-2&quot; \\h </w:instrText></w:r>{_field('separate')}"
        entries = [
            _paragraph(
                f'{begin if place == 0 else ""}<w:hyperlink w:anchor="_Toc{number}">{_run(heading.words)}</w:hyperlink>',
                f"Inhopg{len(heading.mark)}",
            )
            for place, (number, heading) in enumerate(
                (number, piece) for number, piece in enumerate(self._pieces) if piece.kind == "heading" and len(piece.mark) < 3
            )
        ]
        return "".join(entries) + _paragraph(_field("end"), "Standaard")

    def _runs(self, words: str) -> str:
        """Runs of a text with its tracked changes, marks of notes and addresses."""
        runs: list[str] = []
        position = 0
        for match in SPECIAL.finditer(words):
            runs.append(_run(words[position : match.start()]))
            runs.append(self._special(match))
            position = match.end()
        return "".join([*runs, _run(words[position:])])

    def _special(self, match: re.Match[str]) -> str:
        if note := match["note"]:
            return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{note}"/></w:r>'
        if address := match["address"]:
            key = self.links.setdefault(address, f"h{len(self.links)}")
            return f'<w:hyperlink r:id="{key}">{_run(address)}</w:hyperlink>'
        self._changes += 1
        if match["inserted"]:
            return f'<w:ins w:id="{100 + self._changes}" {CHANGED}>{_run(match["inserted"])}</w:ins>'
        deleted = _run(match["deleted"]).replace("w:t", "w:delText")
        return f'<w:del w:id="{100 + self._changes}" {CHANGED}>{deleted}</w:del>'

    def _words_table(self, rows: list[list[str]]) -> str:
        """A table of words; `<` goes on from the cell before it, `^` from the one above."""
        width = TEXT_TWIPS // len(rows[0])
        written: list[str] = []
        for number, row in enumerate(rows):
            cells: list[str] = []
            for column, words in enumerate(row):
                if words == "<":
                    continue
                across = 2 if row[column + 1 : column + 2] == ["<"] else 1
                below = rows[number + 1][column] if number + 1 < len(rows) else ""
                down = "goes_on" if words == "^" else "start" if below == "^" else ""
                style = "Tabelkop" if number == 0 else "Tabeltekst"
                cells.append(_cell(_paragraph(self._runs("" if words == "^" else words), style), width, across, down))
            written.append(_row(cells, is_head=number == 0))
        return _table(written, [width] * len(rows[0]))


def _sheet(sheet: Sheet) -> str:
    """A table of figures with its caption; a label above empty ones spans their rows."""
    columns = sum(head.across for head in sheet.heads[0])
    figure = 850
    label = (TEXT_TWIPS - figure * (columns - sheet.labels)) // sheet.labels
    widths = [label] * sheet.labels + [figure] * (columns - sheet.labels)
    caption = _run("Tabel ") + f'<w:fldSimple w:instr=" SEQ Tabel ">{_run("1")}</w:fldSimple>' + _run(f": {sheet.caption}")
    rows = [_row(_head_cells(sheet, number, widths), is_head=True) for number in range(len(sheet.heads))]
    for number, row in enumerate(sheet.rows):
        below = sheet.rows[number + 1] if number + 1 < len(sheet.rows) else None
        cells = []
        for column, words in enumerate(row.cells):
            merges = column == 0 and row.sort is Sort.LINE
            starts = merges and words and below is not None and below.sort is Sort.LINE and not below.cells[0]
            down = "goes_on" if merges and not words else "start" if starts else ""
            style = "Tabeltekst" if column < sheet.labels else "Tabelcijfer"
            look = "<w:b/>" if row.sort is not Sort.LINE else ""
            cells.append(_cell(_paragraph(_run(words, look), style), widths[column], 1, down))
        rows.append(_row(cells))
    return _paragraph(caption, "Bijschrift") + _paragraph(_run(f"({sheet.unit})"), "Tabeltekst") + _table(rows, widths)


def _head_cells(sheet: Sheet, number: int, widths: list[int]) -> list[str]:
    """The cells of a row of the head: those that span rows go on in the rows below."""
    if number:
        above = [head for head in sheet.heads[0] if head.down > 1]
        cells = [_cell(_paragraph("", "Tabelkop"), widths[place], 1, "goes_on") for place in range(len(above))]
        return cells + [_head_cell(head, widths[-1]) for head in sheet.heads[number]]
    return [_head_cell(head, widths[place]) for place, head in enumerate(sheet.heads[0])]


def _head_cell(head: Head, width: int) -> str:
    down = "start" if head.down > 1 else ""
    return _cell(_paragraph(_run(head.words), "Tabelkop"), width * head.across, head.across, down)


def _table(rows: list[str], widths: list[int]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = '<w:tblStyle w:val="Tabelraster"/><w:tblW w:w="0" w:type="auto"/><w:tblLook w:val="04A0" w:firstRow="1"/>'
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>{_paragraph('', 'Standaard')}"


def _row(cells: list[str], *, is_head: bool = False) -> str:
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if is_head else ''}{''.join(cells)}</w:tr>"


def _cell(content: str, width: int, across: int, down: str) -> str:
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    merge = {"start": '<w:vMerge w:val="restart"/>', "goes_on": "<w:vMerge/>"}.get(down, "")
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}</w:tcPr>{content}</w:tc>'


def _paragraph(runs: str, style: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def _run(words: str, look: str = "") -> str:
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>' if words else ""


def _field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _part(name: str, content: str) -> str:
    return f'{DECLARATION}<w:{name} xmlns:w="{WORD_SPACE}" xmlns:r="{OFFICE}">{content}</w:{name}>'

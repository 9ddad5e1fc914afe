"""Makes the budget as a PDF out of its text and figures; the same bytes each time."""

import re
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.utils import simpleSplit
from reportlab.platypus import (
    BalancedColumns,
    CondPageBreak,
    Flowable,
    FrameBreak,
    NextPageTemplate,
    PageBreak,
    Paragraph,
    Spacer,
)

from bench.samples import drawing as look
from bench.samples.pages import BOX_WIDTH, GAP, HEIGHT, LEFT, NOTE_SIZE, RIGHT, WIDTH, Marks, Pages
from bench.samples.sheets import find_sheet
from bench.samples.source import Piece, cells_of, read_source

TITLE = "Programmabegroting 2026"
AUTHOR = "Gemeente Meerdrecht, team Financiën"
TEXT_WIDTH = WIDTH - LEFT - RIGHT
FIGURE_WIDTH = 51
NOTE_MARK = re.compile(r"\^(\d+)\^")
BOLD = re.compile(r"\*\*(.+?)\*\*")
ADDRESS = re.compile(r"https://[\w./-]+[\w/]")
OUTLINED = 2
"""So many levels of headings stand in the outline, and those of the first in the contents list."""


def make_budget() -> bytes:
    """The PDF. It is laid out twice: the contents list needs to know on which pages the chapters have come."""
    labels: dict[str, str] = {}
    for _ in range(2):
        file = BytesIO()
        pages = Pages(file, TITLE, AUTHOR)
        pages.build(Layout(read_source("begroting-2026.txt"), pages, labels).flowables())
        labels = dict(pages.found)
    return file.getvalue()


class Layout:
    """Turns the pieces of the source into what reportlab lays out."""

    def __init__(self, pieces: list[Piece], pages: Pages, labels: dict[str, str]) -> None:
        self._pieces = pieces
        self._pages = pages
        self._labels = labels
        self._body = look.BODY
        self._rows: list[list[str]] = []
        self._has_head = False
        self._width = TEXT_WIDTH
        self._flowables: list[Flowable] = []
        self._headings = 0
        self._columns = 0

    def flowables(self) -> list[Flowable]:
        """All that is laid out, in order."""
        for piece in [*self._pieces, Piece("text", "")]:
            if piece.kind not in ("row", "rule"):
                self._end_rows()
            getattr(self, f"_add_{piece.kind}")(piece)
        return self._flowables

    def _add(self, *flowables: Flowable) -> None:
        self._flowables += flowables

    def _add_heading(self, piece: Piece) -> None:
        level = len(piece.mark) - 1
        key = f"kop{self._headings}"
        self._headings += 1
        self._add(CondPageBreak(60))
        if level < OUTLINED:
            title = piece.words.replace("~", "")
            self._add(Marks(lambda canvas: self._pages.begin_chapter(canvas, key, title, level)))
        self._add(Paragraph(_markup(piece.words), look.HEADINGS[level]))

    def _add_text(self, piece: Piece) -> None:
        if piece.words:
            self._add(Paragraph(_markup(piece.words), self._body))

    def _add_item(self, piece: Piece) -> None:
        sign = {"-": "•", "--": "–"}.get(piece.mark, piece.mark)
        self._add(Paragraph(_markup(piece.words), look.INNER_ITEM if piece.mark == "--" else look.ITEM, bulletText=sign))

    def _add_box(self, piece: Piece) -> None:
        self._add(Paragraph(_markup(piece.words), look.BOXED))

    def _add_note(self, piece: Piece) -> None:
        lines = simpleSplit(piece.words, "Helvetica", NOTE_SIZE, TEXT_WIDTH - 7)
        self._add(Marks(lambda _: self._pages.notes.append((piece.mark, lines))))

    def _add_row(self, piece: Piece) -> None:
        self._rows.append(cells_of(piece))

    def _add_rule(self, _: Piece) -> None:
        self._has_head = True

    def _end_rows(self) -> None:
        """A table of words ends; its columns are as wide as their longest words ask for."""
        if self._rows:
            longest = [max(7, *(len(row[place]) for row in self._rows)) ** 0.6 for place in range(len(self._rows[0]))]
            widths = [self._width * part / sum(longest) for part in longest]
            rows = [[_markup(cell) for cell in row] for row in self._rows]
            self._add(look.draw_words(rows, has_head=self._has_head, widths=widths), Spacer(1, 7))
        self._rows, self._has_head = [], False

    def _add_directive(self, piece: Piece) -> None:
        name, _, rest = piece.words.partition(" ")
        match name:
            case "bladzijde":
                self._add(NextPageTemplate(rest), PageBreak())
                self._width = TEXT_WIDTH - BOX_WIDTH - GAP if rest == "kantlijn" else TEXT_WIDTH
            case "kader":
                self._add(FrameBreak())
            case "ruimte":
                self._add(Spacer(1, float(rest)))
            case "titel":
                self._add(Spacer(1, HEIGHT * 0.18), Paragraph(rest, look.TITLE))
            case "ondertitel":
                self._add(Paragraph(rest, look.SUBTITLE))
            case "inhoud":
                self._add_contents()
            case "kolommen":
                self._columns, self._body = len(self._flowables), look.JUSTIFIED
            case "einde":
                inside = self._flowables[self._columns :]
                self._flowables[self._columns :] = [BalancedColumns(inside, nCols=2, innerPadding=GAP, needed=120)]
                self._body = look.BODY
            case "dwars":
                heading = self._flowables.pop()
                self._add(look.Sideways([heading, *self._sheet(rest, HEIGHT - 240)]))
            case _:
                self._add(*self._sheet(rest, self._width), Spacer(1, 8))

    def _sheet(self, words: str, width: float) -> list[Flowable]:
        """A table of figures with its caption; `kosten 10: gelijnd`."""
        name, _, style = words.partition(": ")
        sheet = find_sheet(name)
        columns = sum(head.across for head in sheet.heads[0])
        figure = min(FIGURE_WIDTH, (width - 110) / (columns - sheet.labels))
        left = width - figure * (columns - sheet.labels)
        first = [left] if sheet.labels == 1 else [34, left - 34] if sheet.heads[0][0].words == "Nr." else [left - 54, 54]
        return [
            Paragraph(_markup(sheet.caption), look.CAPTION),
            Paragraph(_markup(sheet.unit), look.UNIT),
            look.draw_sheet(sheet, style, [*first, *[figure] * (columns - sheet.labels)]),
        ]

    def _add_contents(self) -> None:
        """The contents list: chapters and their sections, with leaders and page numbers."""
        number = -1
        for piece in self._pieces:
            if piece.kind != "heading":
                continue
            number += 1
            level = len(piece.mark) - 1
            if level < OUTLINED and not (level and piece.words.startswith("Wat ")):
                key = f"kop{number}"
                self._add(look.Entry(piece.words.replace("~", ""), self._labels.get(key, "0"), key, level, self._width))


def _markup(words: str) -> str:
    """What reportlab reads: breaks in words, bold words, raised marks of notes, links."""
    words = escape(words).replace("~", "\xad")
    words = BOLD.sub(r"<b>\1</b>", words)
    words = NOTE_MARK.sub(r'<super size="6">\1</super>', words)
    return ADDRESS.sub(lambda match: f'<a href="{match[0]}" color="#1F4E79">{match[0]}</a>', words)

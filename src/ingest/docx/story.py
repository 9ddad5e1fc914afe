"""Reads a part of a Word file from its first element to its last, whatever is nested in it, into paragraphs and tables.

What was inserted with changes tracked is kept, what was deleted or moved away is left out.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ingest.docx.drafts import Cell, Flow, Merge, Paragraph, Row, Table
from ingest.docx.fields import Fields
from ingest.docx.inline import Inline
from ingest.docx.markup import Step, children, is_on, number, relation, value
from ingest.docx.numbering import Numbering
from ingest.docx.package import Relationship
from ingest.docx.paragraphs import INLINE, ParagraphMaker
from ingest.docx.styles import Styles

FIRST_ROW_BIT = 0x0020
"""In the older form of `w:tblLook`: the first row is special."""
MOST_COLUMNS = 1_000
"""More columns than Word allows; what claims to span more does not."""
LEAST_PICTURE = (2_160_000, 1_080_000)
"""Width and height in 1/360,000 cm (6 by 3 cm); what is smaller is a logo or an ornament."""

Closer = Callable[[Element], None]


class Context(NamedTuple):
    """What all parts of a file share."""

    styles: Styles
    numbering: Numbering
    relationships: Mapping[str, Relationship]
    notes: Counter[str]
    """How many footnotes and endnotes there have been by now."""
    changes: Counter[str]
    """How often something was seen that a reader should know of: `inserted`, `deleted`, `comment`."""


class StoryReader:
    """Reads one part; `flows` are what it holds: the body under `body`, notes under `footnote 2`."""

    def __init__(self, context: Context) -> None:
        self.flows: dict[str, Flow] = {}
        self._context = context
        self._fields = Fields()
        self._elements: list[Element] = []
        self._closers: list[Closer | None] = []
        self._aside = 0
        """How deep the element stands whose children are kept for its end, or dropped; 0 for none."""
        self._flows: list[Flow] = []
        self._makers: list[ParagraphMaker] = []
        self._tables: list[Table] = []
        self._hidden_controls: list[bool] = []
        self._choices: list[bool] = []
        self._extent = LEAST_PICTURE

    def read(self, steps: Iterable[Step]) -> dict[str, Flow]:
        """Reads all of a part. What has been read is let go at once, so that a large part takes little memory."""
        for begins, name, element in steps:
            if begins:
                self._elements.append(element)
                begin = None if self._aside else BEGINNINGS.get(name)
                closer = begin(self, element) if begin else None
                if closer is None and not self._aside and self._makers and name in INLINE:
                    closer = self._inline(name)
                self._closers.append(closer)
                continue
            depth = len(self._elements)
            self._elements.pop()
            closer = self._closers.pop()
            self._aside = 0 if self._aside == depth else self._aside
            if closer is not None:
                closer(element)
            if not self._aside and self._elements:
                self._elements[-1].remove(element)
        return self.flows

    def _inline(self, name: str) -> Closer:
        maker, read = self._makers[-1], INLINE[name]
        return lambda element: read(maker, element)

    def _keep(self, closer: Closer | None) -> Closer | None:
        """The children of the element that begins are kept for its end; without a closer they are dropped."""
        self._aside = len(self._elements)
        return closer

    def drop(self, _: Element) -> None:
        """What is not shown."""
        self._keep(None)

    # The flows that a part holds.

    def begin_flow(self, element: Element) -> Closer:
        """The body, or a note."""
        kind = element.tag.rpartition("}")[2]
        flow = self.flows[kind if kind == "body" else f"{kind} {value(element, 'id')}"] = Flow()
        self._flows.append(flow)
        return lambda _: self._end_flow(self._flows.pop())

    def begin_box(self, _: Element) -> Closer:
        """A text box; what stands around it goes on behind it."""
        flow, look, fields = Flow(), self._makers[-1].look if self._makers else None, self._fields
        if self._makers and look is not None and not look.hidden:
            self._makers[-1].boxes.append(flow)
        self._flows.append(flow)
        self._fields = Fields()
        tables, self._tables = self._tables, []

        def end(_: Element) -> None:
            self._end_flow(self._flows.pop())
            self._fields, self._tables = fields, tables

        return end

    def _end_flow(self, flow: Flow) -> None:
        if flow.carried.text.strip():
            flow.items.append(Paragraph(flow.carried.stripped()))
        flow.carried = Inline()

    # Paragraphs.

    def begin_paragraph(self, _: Element) -> Closer | None:
        """A paragraph; outside a flow there is none."""
        if not self._flows:
            return None
        flow, context = self._flows[-1], self._context
        maker = ParagraphMaker(context.styles, self._fields, context.notes, flow.carried)
        flow.carried = Inline()
        self._makers.append(maker)

        def end(_: Element) -> None:
            self._makers.pop()
            paragraph = maker.finished(context.numbering)
            if maker.goes_on:
                flow.carried = paragraph.inline
                flow.items += [Paragraph(Inline(), boxes=paragraph.boxes)] if paragraph.boxes else []
            else:
                flow.items.append(paragraph)

        return end

    def begin_properties(self, _: Element) -> Closer | None:
        """`w:pPr`."""
        return self._keep(self._makers[-1].read_properties if self._makers else None)

    def begin_run(self, _: Element) -> None:
        """A run, before its properties are known."""
        if self._makers:
            self._makers[-1].begin_run()

    def begin_look(self, _: Element) -> Closer | None:
        """`w:rPr`."""
        return self._keep(self._makers[-1].read_look if self._makers else None)

    def begin_link(self, element: Element) -> Closer | None:
        """`w:hyperlink`: to an address, or to a bookmark."""
        if not self._makers:
            return None
        maker = self._makers[-1]
        found = self._context.relationships.get(relation(element) or "")
        maker.open_link(found.target if found and found.is_external else None, value(element, "anchor"))
        return lambda _: maker.close_link()

    def begin_simple_field(self, element: Element) -> Closer | None:
        """`w:fldSimple`: its code is an attribute, its result stands in it."""
        if not self._makers:
            return None
        maker = self._makers[-1]
        self._fields.begin(value(element, "instr") or "", shows_result=True)
        return lambda _: maker.end_field()

    def begin_code(self, _: Element) -> Closer:
        """`w:instrText`: a piece of the code of a field."""
        return lambda element: self._fields.tell(element.text or "")

    # What changes were tracked, and what is shown one way or another.

    def begin_inserted(self, _: Element) -> None:
        """Text that was put in or moved here; it is read as any other."""
        self._context.changes["inserted"] += 1

    def begin_deleted(self, _: Element) -> None:
        """Text that was taken out or moved away."""
        self._context.changes["deleted"] += 1
        self._keep(None)

    def begin_comment(self, _: Element) -> None:
        """The mark of a comment, which stands in a part that is not read."""
        self._context.changes["comment"] += 1

    def begin_control(self, _: Element) -> Closer:
        """`w:sdt`: a content control."""
        self._hidden_controls.append(False)

        def end(_: Element) -> None:
            self._hidden_controls.pop()

        return end

    def begin_control_properties(self, _: Element) -> Closer | None:
        """`w:sdtPr`: whether a control shows no more than its prompt."""

        def end(element: Element) -> None:
            if self._hidden_controls:
                self._hidden_controls[-1] = is_on(children(element).get("w:showingPlcHdr"))

        return self._keep(end)

    def begin_control_content(self, element: Element) -> None:
        """`w:sdtContent`: what was filled in."""
        if self._hidden_controls and self._hidden_controls[-1]:
            self.drop(element)

    def begin_alternatives(self, _: Element) -> Closer:
        """`mc:AlternateContent`: the same thing in several forms."""
        self._choices.append(False)

        def end(_: Element) -> None:
            self._choices.pop()

        return end

    def begin_choice(self, element: Element) -> None:
        """The first form is read, the others are not."""
        if self._choices and self._choices[-1]:
            self.drop(element)
        elif self._choices:
            self._choices[-1] = True

    # What is not read.

    def begin_extent(self, element: Element) -> None:
        """How large the drawing is whose parts follow."""
        sides = (element.get("cx", ""), element.get("cy", ""))
        width, height = (int(side) if side.isascii() and side.isdigit() else 0 for side in sides)
        self._extent = (width, height)

    def begin_picture(self, _: Element) -> None:
        """A picture; its size is known but in old files."""
        if all(side >= least for side, least in zip(self._extent, LEAST_PICTURE, strict=True)):
            self._unread("picture")
        self._extent = LEAST_PICTURE

    def begin_object(self, element: Element) -> None:
        """A chart, a sheet of Excel, a piece of another file."""
        names = {"chart": "chart", "relIds": "diagram", "object": "embedded-object", "altChunk": "embedded-file"}
        self._unread(names.get(element.tag.rpartition("}")[2], "embedded-file"))
        self.drop(element)

    def _unread(self, what: str) -> None:
        if self._makers:
            self._makers[-1].put_unread(what)
        elif self._flows:
            maker = ParagraphMaker(self._context.styles, self._fields, self._context.notes, Inline())
            maker.put_unread(what)
            self._flows[-1].items.append(maker.finished(self._context.numbering))

    # Tables.

    def begin_table(self, _: Element) -> Closer | None:
        """A table, which may stand in a cell of another."""
        if not self._flows:
            return None
        table, flow = Table(), self._flows[-1]
        self._end_flow(flow)
        self._tables.append(table)

        def end(_: Element) -> None:
            self._tables.pop()
            flow.items.append(table)

        return end

    def begin_table_properties(self, _: Element) -> Closer | None:
        """`w:tblPr`: whether its first row is special, and shown so by its style."""
        if not self._tables:
            return self._keep(None)
        table = self._tables[-1]

        def end(element: Element) -> None:
            parts = children(element)
            look = parts.get("w:tblLook")
            flag = value(look, "firstRow")
            is_special = flag in ("1", "true") if flag else bool((number(look, base=16) or 0) & FIRST_ROW_BIT)
            table.marks_first_row = is_special and self._context.styles.marks_first_row(value(parts.get("w:tblStyle")))

        return self._keep(end)

    def begin_row(self, _: Element) -> Closer | None:
        """`w:tr`; a deleted one goes at its end."""
        if not self._tables:
            return None
        rows, row = self._tables[-1].rows, Row()
        rows.append(row)

        def end(_: Element) -> None:
            if row.is_deleted:
                rows.pop()

        return end

    def begin_row_properties(self, _: Element) -> Closer | None:
        """`w:trPr`: columns that it leaves open, whether it is a head, whether it was deleted."""
        if not self._tables or not self._tables[-1].rows:
            return self._keep(None)
        row = self._tables[-1].rows[-1]

        def end(element: Element) -> None:
            parts = children(element)
            row.skipped = min(max(number(parts.get("w:gridBefore")) or 0, 0), MOST_COLUMNS)
            row.is_head = is_on(parts.get("w:tblHeader"))
            row.is_deleted = "w:del" in parts

        return self._keep(end)

    def begin_cell(self, _: Element) -> Closer | None:
        """`w:tc`, with a flow of its own."""
        if not self._tables or not self._tables[-1].rows:
            return None
        cell = Cell()
        self._tables[-1].rows[-1].cells.append(cell)
        self._flows.append(cell.flow)
        return lambda _: self._end_flow(self._flows.pop())

    def begin_cell_properties(self, _: Element) -> Closer | None:
        """`w:tcPr`: how many rows and columns it takes."""
        if not self._tables or not self._tables[-1].rows or not self._tables[-1].rows[-1].cells:
            return self._keep(None)
        cell = self._tables[-1].rows[-1].cells[-1]

        def end(element: Element) -> None:
            parts = children(element)
            cell.span = min(max(number(parts.get("w:gridSpan")) or 1, 1), MOST_COLUMNS)
            cell.down = _merge(parts.get("w:vMerge"))
            cell.across = _merge(parts.get("w:hMerge"))
            cell.is_deleted = "w:cellDel" in parts

        return self._keep(end)


def _merge(element: Element | None) -> Merge:
    if element is None:
        return Merge.NONE
    return Merge.START if value(element) == "restart" else Merge.GOES_ON


BEGINNINGS: dict[str, Callable[[StoryReader, Element], Closer | None]] = {
    "w:body": StoryReader.begin_flow,
    "w:footnote": StoryReader.begin_flow,
    "w:endnote": StoryReader.begin_flow,
    "w:txbxContent": StoryReader.begin_box,
    "w:p": StoryReader.begin_paragraph,
    "w:pPr": StoryReader.begin_properties,
    "w:r": StoryReader.begin_run,
    "m:r": StoryReader.begin_run,
    "w:rPr": StoryReader.begin_look,
    "w:hyperlink": StoryReader.begin_link,
    "w:fldSimple": StoryReader.begin_simple_field,
    "w:instrText": StoryReader.begin_code,
    "w:ins": StoryReader.begin_inserted,
    "w:moveTo": StoryReader.begin_inserted,
    "w:del": StoryReader.begin_deleted,
    "w:moveFrom": StoryReader.begin_deleted,
    "w:delText": StoryReader.drop,
    "w:delInstrText": StoryReader.drop,
    "w:rt": StoryReader.drop,
    "w:sectPr": StoryReader.drop,
    "w:numbering": StoryReader.drop,
    "w:commentReference": StoryReader.begin_comment,
    "w:sdt": StoryReader.begin_control,
    "w:sdtPr": StoryReader.begin_control_properties,
    "w:sdtContent": StoryReader.begin_control_content,
    "mc:AlternateContent": StoryReader.begin_alternatives,
    "mc:Choice": StoryReader.begin_choice,
    "mc:Fallback": StoryReader.begin_choice,
    "wp:extent": StoryReader.begin_extent,
    "pic:pic": StoryReader.begin_picture,
    "v:imagedata": StoryReader.begin_picture,
    "c:chart": StoryReader.begin_object,
    "dgm:relIds": StoryReader.begin_object,
    "w:object": StoryReader.begin_object,
    "w:altChunk": StoryReader.begin_object,
    "w:subDoc": StoryReader.begin_object,
    "w:tbl": StoryReader.begin_table,
    "w:tblPr": StoryReader.begin_table_properties,
    "w:tr": StoryReader.begin_row,
    "w:trPr": StoryReader.begin_row_properties,
    "w:tc": StoryReader.begin_cell,
    "w:tcPr": StoryReader.begin_cell_properties,
}
"""What to do where an element begins; what it returns is done where the element ends."""

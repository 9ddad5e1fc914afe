"""Which tables of a page hold data, and which only lay it out."""

from collections.abc import Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from ingest.html.elements import UNREAD, Attributes, heading_level, role_of
from ingest.html.table_tags import CELLS, table_tag
from ingest.html.tree import Event, walk

LONGEST_CELL = 600
LONGEST_HEADED_CELL = 150
"""A table without heads lays out text where a cell has more characters than this; the second holds where headings stand in it."""
LONGEST_TERM = 200
"""A list of terms is a table where none of them is explained in more characters."""
FEWEST_ROWS, FEWEST_COLUMNS = 3, 3
"""One of so many rows and columns is data, however long its cells are."""


@dataclass
class TableFacts:
    """What a table looks like from outside."""

    rows: int = 0
    widest: int = 0
    """Cells of the row that has most."""
    longest: int = 0
    """Characters of ink in the cell that has most."""
    holds_table: bool = False
    holds_headings: bool = False
    has_heads: bool = False
    """Whether it says what its head is, or has a caption."""
    lays_out: bool = False
    """Whether it says that it is no table of data."""
    is_list: bool = False
    """Whether it is a list of terms."""
    row: int = 0
    """Cells of the row that is open."""

    @property
    def is_data(self) -> bool:
        """Whether it is a table of data: one with heads, or one of several columns that holds no page layout."""
        if self.lays_out or self.widest < 2:
            return False
        if self.is_list:
            return not (self.holds_table or self.holds_headings or self.longest > LONGEST_TERM)
        if self.has_heads or self.holds_table:
            return self.has_heads
        is_short = self.longest <= (LONGEST_HEADED_CELL if self.holds_headings else LONGEST_CELL)
        return is_short or (self.rows >= FEWEST_ROWS and self.widest >= FEWEST_COLUMNS)


def find_data_tables(root: LexborNode) -> frozenset[int]:
    """The nodes of the tables below `root` that hold data."""
    return frozenset(node for node, facts in _survey(root).items() if facts.is_data)


def _survey(root: LexborNode) -> Mapping[int, TableFacts]:
    """All tables below `root`, by their nodes."""
    found: dict[int, TableFacts] = {}
    tables: list[TableFacts] = []
    cells: list[int] = []
    tags: list[str | None] = []
    ink = 0
    for event, node, name in walk(root, lambda _, tag: tag not in UNREAD):
        if event is Event.TEXT:
            ink += sum(map(len, (node.text_content or "").split())) if tables else 0
        elif event is Event.LEAVE:
            tag = tags.pop()
            if tag == "table":
                tables.pop()
            elif tag in CELLS and tables and cells:
                tables[-1].longest = max(tables[-1].longest, ink - cells.pop())
        else:
            attributes = node.attributes
            tags.append(tag := table_tag(name, attributes))
            if tag == "table":
                _enter_table(tables, name, attributes)
                found[node.mem_id] = tables[-1]
            elif tables:
                _enter_inside(tables[-1], name, tag, attributes)
                if tag in CELLS:
                    cells.append(ink)
    return found


def _enter_table(tables: list[TableFacts], name: str, attributes: Attributes) -> None:
    if tables:
        tables[-1].holds_table = True
    tables.append(TableFacts(lays_out=role_of(attributes) in ("presentation", "none"), is_list=name == "dl"))


def _enter_inside(table: TableFacts, name: str, tag: str | None, attributes: Attributes) -> None:
    if tag in ("tr", "dt"):
        table.rows += 1
        table.row = tag == "dt"
    elif tag in CELLS:
        table.row += 1
        table.widest = max(table.widest, table.row)
    table.has_heads = table.has_heads or tag in ("thead", "th", "caption")
    table.holds_headings = table.holds_headings or heading_level(name, attributes) is not None

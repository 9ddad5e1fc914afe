"""Tables that go on over the next page."""

from collections.abc import Iterable, Iterator, Sequence

from ingest.pdf.contents import title_key
from ingest.pdf.drafts import TableDraft
from ingest.pdf.parts import PageFlow, Part, Piece
from ingest.pdf.sheets import PageTable
from ingest.pdf.tables.runs_on import continues
from schema import BlockKind

MOST_BETWEEN = 2
"""So many lines may stand over a table that goes on: its caption said again."""
# "Tabel 3 (vervolg)"
GOES_ON = "vervolg"
LONGEST_CAPTION = 160


def match_columns(before: Sequence[TableDraft], drafts: Sequence[TableDraft], tables: Sequence[PageTable]) -> None:
    """Tells the first table of a page which columns of the last table of the page before its own stand under."""
    if not before or not drafts:
        return
    last = max(before, key=lambda draft: draft.bottom)
    first = min(range(len(drafts)), key=lambda index: drafts[index].top)
    tables[first].columns = continues(last, drafts[first])


def join_tables(pages: Iterable[PageFlow]) -> Iterator[PageFlow]:
    """Tells the tables that go on in the last table of the page before; what stands over them says that table's caption again."""
    last: PageTable | None = None
    before: Sequence[Part] = ()
    for page in pages:
        parts = page.parts
        first = next((place for place, part in enumerate(parts) if isinstance(part, PageTable)), None)
        if last and first is not None and first <= MOST_BETWEEN and _say_again(parts[:first], before):
            table = parts[first]
            if isinstance(table, PageTable):
                table.continues = table.columns is not None and (not table.head_rows or _head(table) == _head(last))
        flow = [part for part in parts if not isinstance(part, Piece) or part.kind is not BlockKind.FOOTNOTE]
        end = flow[-1] if flow else None
        last = end if isinstance(end, PageTable) else None
        before = parts
        yield page


def _say_again(above: Sequence[Part], before: Sequence[Part]) -> bool:
    """Whether the lines over a table are captions that stand on the page before too, or say that the table goes on."""
    if not above:
        return True
    texts = [part.text for part in before if isinstance(part, Piece)]
    captions = {title_key(text) for text in texts if len(text) < LONGEST_CAPTION}
    return all(
        isinstance(part, Piece) and (GOES_ON in part.text.casefold() or title_key(part.text) in captions) for part in above
    )


def _head(table: PageTable) -> list[str]:
    return [title_key(one.wording.text) for one in table.cells if one.cell.row < table.head_rows]
